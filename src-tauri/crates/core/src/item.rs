//! The written unit that stands in an issue: kicker, headline, dek, body, sources.

pub mod cite;
pub mod draft;

use serde::{Deserialize, Serialize};

use crate::body::Body;
use crate::id::{ClippingId, IssueId, ItemId, OutletId, StoryId};

/// An item as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its id.
    pub id: ItemId,
    /// The issue whose rundown it stands in; none while it is held.
    pub issue: Option<IssueId>,
    /// The story it was drafted from.
    pub story: Option<StoryId>,
    /// The small label above the headline; empty for none.
    pub kicker: String,
    /// The title.
    pub headline: String,
    /// The line under the headline; empty for none.
    pub dek: String,
    /// The text.
    pub body: Body,
    /// The credits, in order.
    pub sources: Vec<Source>,
}

/// The credit on an item.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The outlet in the register. Absent where a credit names none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outlet: Option<OutletId>,
    /// The clipping that is credited.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clipping: Option<ClippingId>,
    /// The printed name, where it differs from the outlet's preferred credit or there is no outlet.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The address; empty for none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub url: String,
    /// What the source was to the item.
    #[serde(default)]
    pub role: SourceRole,
}

/// What a source was to the item.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SourceRole {
    /// It reported the story.
    #[default]
    Primary,
    /// The story was found through it.
    Via,
    /// The document itself: a filing, a notice, a report.
    Document,
}

impl SourceRole {
    /// The role's name.
    pub fn name(self) -> &'static str {
        match self {
            SourceRole::Primary => "primary",
            SourceRole::Via => "via",
            SourceRole::Document => "document",
        }
    }
}
