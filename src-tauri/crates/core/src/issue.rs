//! One dated, numbered release of a publication, and the snapshot that everything downstream reads.

pub mod arrange;
pub mod create;
pub mod keep;
pub mod replace;
pub mod rundown;
pub mod set;
pub mod snapshot;
pub mod text;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::body::Body;
use crate::id::{EntryId, IssueId, ItemId, PublicationId};
use crate::publication::CallToAction;

/// An issue as it stands, with the order of its rundown but not the content of its items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issue {
    /// Its id.
    pub id: IssueId,
    /// The publication it is a release of.
    pub publication: PublicationId,
    /// The printed number, where it has one.
    pub number: Option<u32>,
    /// The printed date, where it has one.
    pub date: Option<NaiveDate>,
    /// A title of its own; empty where number and date say enough.
    pub title: String,
    /// Where it stands on its way.
    pub state: IssueState,
    /// The masthead of this issue, where it is not the publication's; empty where it is.
    pub masthead: String,
    /// The mail's subject.
    pub subject: String,
    /// The line that mail programs show behind the subject.
    pub preheader: String,
    /// The line of topics under the masthead.
    pub topic_line: String,
    /// The block before the items.
    pub intro: Body,
    /// The heading of the block after the items.
    pub outro_heading: String,
    /// The block after the items.
    pub outro: Body,
    /// The invitation at the end.
    pub call_to_action: CallToAction,
    /// Sections and items in reading order.
    pub rundown: Vec<Entry>,
}

/// One place in a rundown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// A named group; it holds every item down to the next section.
    Section {
        /// Its id.
        id: EntryId,
        /// Its printed name.
        title: String,
    },
    /// An item.
    Item(ItemId),
}

impl Entry {
    /// The id by which the rundown names this place.
    pub fn id(&self) -> EntryId {
        match self {
            Entry::Section { id, .. } => *id,
            Entry::Item(item) => (*item).into(),
        }
    }
}

/// Where an issue stands on its way.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum IssueState {
    Planned,
    #[default]
    Open,
    Proof,
    Approved,
    Exported,
    Sealed,
    Corrected,
}

impl IssueState {
    /// The state's name, as in the vocabulary.
    pub fn name(self) -> &'static str {
        match self {
            IssueState::Planned => "planned",
            IssueState::Open => "open",
            IssueState::Proof => "proof",
            IssueState::Approved => "approved",
            IssueState::Exported => "exported",
            IssueState::Sealed => "sealed",
            IssueState::Corrected => "corrected",
        }
    }

    /// The state of that name.
    pub fn from_name(name: &str) -> Option<IssueState> {
        use IssueState::*;
        [Planned, Open, Proof, Approved, Exported, Sealed, Corrected].into_iter().find(|state| state.name() == name)
    }
}
