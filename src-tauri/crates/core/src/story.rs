//! The library's record of one event, its clippings, and the states it goes through.

pub mod capture;
pub mod exchange;
pub mod many;
pub mod merge;
pub mod take_in;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::id::{ClippingId, OutletId, StoryId};

/// A story as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Story {
    /// Its id.
    pub id: StoryId,
    /// The working title.
    pub title: String,
    /// Where it stands on its way.
    pub state: StoryState,
    /// Free labels, in alphabetical order.
    pub tags: Vec<String>,
    /// Remarks that are never printed.
    pub notes: String,
    /// The address of the event's main report; empty for none.
    pub url: String,
    /// The outlet of the main report.
    pub outlet: Option<OutletId>,
    /// BCP 47 language tag; empty where it is not known.
    pub language: String,
    /// The date of the main report, as RFC 3339 date or time; empty where it is not known.
    pub date: String,
    /// What was captured of it, oldest first.
    pub clippings: Vec<ClippingId>,
    /// Where it is kept: in the library, in the trash, or within the story it was merged into.
    pub shelf: Shelf,
    /// What other stories that were merged into this one brought along.
    pub merged: Vec<Merged>,
    /// What an import knew and Galley does not: kept, and given out again.
    pub extra: serde_json::Map<String, serde_json::Value>,
}

/// Where a story is kept.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Shelf {
    /// In the library, where lists and searches show it.
    #[default]
    Library,
    /// In the trash, from which it can be restored.
    Trash,
    /// Within another story that it was merged into, from which it can be taken out again.
    Merged(StoryId),
}

impl Shelf {
    /// The story that it was merged into, where it was.
    pub fn within(self) -> Option<uuid::Uuid> {
        match self {
            Shelf::Merged(into) => Some(into.uuid()),
            Shelf::Library | Shelf::Trash => None,
        }
    }
}

/// What a story that was merged into another brought along: what goes when they are parted again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Merged {
    /// The story.
    pub story: StoryId,
    /// Its address, by which the story it was merged into is found too.
    #[serde(default)]
    pub url: String,
    /// The clippings that it brought.
    #[serde(default)]
    pub clippings: Vec<ClippingId>,
    /// The tags that only it had.
    #[serde(default)]
    pub tags: Vec<String>,
    /// The notes that were added for it, as they were added.
    #[serde(default)]
    pub notes: String,
}

impl Story {
    /// A story of which only the title is known.
    pub fn titled(id: StoryId, title: impl Into<String>) -> Story {
        Story {
            id,
            title: title.into(),
            state: StoryState::default(),
            tags: Vec::new(),
            notes: String::new(),
            url: String::new(),
            outlet: None,
            language: String::new(),
            date: String::new(),
            clippings: Vec::new(),
            shelf: Shelf::Library,
            merged: Vec::new(),
            extra: serde_json::Map::new(),
        }
    }

    /// The day of the main report, as `YYYY-MM-DD`; the day of arrival where it is not known.
    pub fn day(&self) -> String {
        let named = self.date.get(..10).filter(|day| day.parse::<chrono::NaiveDate>().is_ok());
        named.map_or_else(|| self.id.day(), str::to_owned)
    }
}

/// One captured page or feed entry. Immutable: a new capture is a new clipping.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clipping {
    /// Its id.
    pub id: ClippingId,
    /// The address; empty for pasted text.
    pub url: String,
    /// The title as captured.
    pub title: String,
    /// The author; empty where it is not known.
    pub author: String,
    /// The publication date, as RFC 3339 date or time; empty where it is not known.
    pub published: String,
    /// BCP 47 language tag; empty where it is not known.
    pub language: String,
    /// The readable text, as the Delta form of a body in JSON.
    pub body: String,
    /// When it was captured.
    pub captured_at: DateTime<Utc>,
}

/// Where a story stands on its way.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum StoryState {
    #[default]
    Inbox,
    Shortlist,
    Drafting,
    Ready,
    Placed,
    Ran,
    Hold,
    Spiked,
}

impl StoryState {
    /// Every state, in the order of its way.
    pub const ALL: [StoryState; 8] = [
        StoryState::Inbox,
        StoryState::Shortlist,
        StoryState::Drafting,
        StoryState::Ready,
        StoryState::Placed,
        StoryState::Ran,
        StoryState::Hold,
        StoryState::Spiked,
    ];

    /// The state's name, as in the vocabulary.
    pub fn name(self) -> &'static str {
        match self {
            StoryState::Inbox => "inbox",
            StoryState::Shortlist => "shortlist",
            StoryState::Drafting => "drafting",
            StoryState::Ready => "ready",
            StoryState::Placed => "placed",
            StoryState::Ran => "ran",
            StoryState::Hold => "hold",
            StoryState::Spiked => "spiked",
        }
    }

    /// The state of that name.
    pub fn from_name(name: &str) -> Option<StoryState> {
        StoryState::ALL.into_iter().find(|state| state.name() == name)
    }
}
