//! Issues and their rundowns on the wire: the desk's form, and the form that programs read.

use std::collections::BTreeMap;

use crate::story::RanView;
use serde::{Deserialize, Serialize};

use crate::body::Delta;
use crate::item::{ItemCard, SourceView};
use crate::publication::{CallToActionText, PublicationView};

/// Asks for issues, newest first.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(default)]
pub struct IssueList {
    /// Only those of this publication.
    pub publication: Option<String>,
}

/// An issue in a list.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs)]
pub struct IssueRow {
    pub id: String,
    /// The publication's slug.
    pub publication: String,
    pub publication_name: String,
    pub number: Option<u32>,
    /// `YYYY-MM-DD`.
    pub date: Option<String>,
    pub title: Option<String>,
    pub state: IssueStateView,
    /// How many items.
    pub items: u32,
}

/// Names an issue by id, the beginning of its id, `PUBLICATION#NUMBER` or `PUBLICATION@latest`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs)]
pub struct IssueShow {
    pub issue: String,
}

/// Where an issue stands on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum IssueStateView {
    Planned,
    Open,
    Proof,
    Approved,
    Exported,
    Sealed,
    Corrected,
}

/// An issue as the desk works on it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs)]
pub struct IssueDesk {
    pub id: String,
    /// The version of the issue's document: the base of the next save of intro or outro.
    pub version: String,
    pub publication: PublicationView,
    pub number: Option<u32>,
    /// `YYYY-MM-DD`.
    pub date: Option<String>,
    pub title: String,
    pub state: IssueStateView,
    /// The printed masthead: the issue's own, else the publication's.
    pub masthead: String,
    pub subject: String,
    pub preheader: String,
    pub topic_line: String,
    pub intro: Delta,
    pub outro_heading: String,
    pub outro: Delta,
    pub call_to_action: CallToActionText,
    /// The rundown in reading order.
    pub entries: Vec<EntryView>,
    /// What the checks found, those that block first.
    pub findings: Vec<FindingView>,
}

/// One place in the rundown.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum EntryView {
    /// A named group.
    Section {
        /// Its id.
        id: String,
        /// Its printed name.
        title: String,
    },
    /// An item.
    Item(ItemCard),
}

/// Makes an issue.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct IssueCreate {
    /// Slug, id or the beginning of the id.
    pub publication: String,
    /// `YYYY-MM-DD`; the cadence after the last issue, or today, where absent.
    #[serde(default)]
    pub date: Option<String>,
    /// One more than the highest where absent.
    #[serde(default)]
    pub number: Option<u32>,
}

/// Changes one field of an issue.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs)]
pub struct IssueSet {
    pub issue: String,
    pub field: IssueField,
    /// The words; a number in digits, a date as `YYYY-MM-DD`; empty to clear.
    pub value: String,
}

/// A field of an issue that is set as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum IssueField {
    Number,
    Date,
    Title,
    /// Empty for the publication's.
    Masthead,
    State,
    Subject,
    Preheader,
    TopicLine,
    OutroHeading,
    CallToActionText,
    CallToActionLabel,
    CallToActionUrl,
    /// Markdown.
    Intro,
    /// Markdown.
    Outro,
}

/// Saves the intro or the outro as it was typed on a version of the issue's document.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields = nullable))]
#[allow(missing_docs)]
pub struct IssueTextSave {
    pub issue: String,
    pub part: IssuePart,
    /// The version it was typed on.
    pub base: String,
    pub delta: Delta,
    /// Where the editor saw comments after its own edit; those that are not named are found by their words.
    #[serde(default)]
    pub threads: Option<Vec<crate::thread::ThreadPut>>,
}

/// A running text of an issue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum IssuePart {
    Intro,
    Outro,
}

/// A save that was kept. Where somebody else wrote in between, `delta` is the merged text.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs)]
pub struct TextSaved {
    /// The base of the next save.
    pub version: String,
    /// The text as it stands now; absent where that is, operation by operation, what was sent.
    pub delta: Option<Delta>,
    pub words: u32,
}

/// Puts an item into a rundown: an existing item, a story to be drafted from, or a new one.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct IssueAdd {
    /// The issue.
    pub issue: String,
    /// What is added.
    pub what: Addition,
    /// The entry it is to stand before; at the end where absent.
    #[serde(default)]
    pub before: Option<String>,
}

/// What is added to a rundown.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Addition {
    /// An item that stands nowhere, or elsewhere: then it is moved here.
    Item {
        /// Id or the beginning of it.
        item: String,
    },
    /// A story of the library; an item is drafted from it.
    Story {
        /// Id or the beginning of it.
        story: String,
    },
    /// Several stories, an item drafted from each, in this order; undo takes them back as one.
    Stories {
        /// Ids or the beginnings of them.
        stories: Vec<String>,
    },
    /// A new item.
    New {
        /// Its headline; may be empty.
        headline: String,
    },
    /// A new section.
    Section {
        /// Its printed name.
        title: String,
    },
}

/// An addition that was made.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Added {
    /// The new entry's id: the item's own, or the section's; the first of several.
    pub entry: String,
    /// The issue as it now stands.
    pub issue: IssueDesk,
    /// Where the same ran before: its story, one of its addresses, a headline nearly the same.
    pub ran: Vec<RanView>,
}

/// Moves an entry within its rundown.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs)]
pub struct IssueMove {
    pub issue: String,
    pub entry: String,
    pub to: Place,
}

/// A place in a rundown.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Place {
    /// Just before that entry.
    Before {
        /// The entry that is to follow.
        entry: String,
    },
    /// The nth entry counting from 1; the end where there are fewer.
    Position {
        /// From 1.
        position: u32,
    },
    /// Behind everything.
    End,
}

/// Takes an entry out of its rundown: an item is held, a section dissolves and its items stay.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs)]
pub struct IssueRemove {
    pub issue: String,
    pub entry: String,
}

/// Moves an item to the end of another issue.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs)]
pub struct IssueTransfer {
    pub issue: String,
    pub entry: String,
    /// The issue it goes to.
    pub to: String,
}

/// Gives a section another name.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs)]
pub struct SectionRename {
    pub issue: String,
    pub section: String,
    pub title: String,
}

/// An issue as programs read it: absent is `null`, never an empty string.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs)]
pub struct IssueView {
    /// Absent for an issue that was only read, not kept.
    pub id: Option<String>,
    /// The publication's slug.
    pub publication: String,
    pub number: Option<u32>,
    /// `YYYY-MM-DD`.
    pub date: Option<String>,
    pub title: Option<String>,
    pub state: IssueStateView,
    pub masthead: Option<String>,
    pub subject: Option<String>,
    pub preheader: Option<String>,
    pub topic_line: Option<String>,
    pub intro: Option<TextView>,
    pub sections: Vec<SectionView>,
    pub items: Vec<ItemProse>,
    pub outro: Option<OutroView>,
    pub call_to_action: Option<CallToActionView>,
    pub findings: Vec<FindingView>,
}

/// A running text as programs read it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs)]
pub struct TextView {
    pub text: String,
    pub html: String,
}

/// A section as programs read it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SectionView {
    /// Absent for an issue that was only read.
    pub id: Option<String>,
    /// Its printed name.
    pub title: String,
    /// How many items stand before it.
    pub before: u32,
}

/// An item as programs read it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs)]
pub struct ItemProse {
    /// Absent for an item that was only read, not kept.
    pub id: Option<String>,
    /// From 1, through the whole issue.
    pub position: u32,
    pub section: Option<String>,
    pub kicker: Option<String>,
    pub headline: String,
    pub dek: Option<String>,
    pub text: String,
    pub html: String,
    pub words: u32,
    pub sources: Vec<SourceView>,
}

/// The block after the items as programs read it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs)]
pub struct OutroView {
    pub heading: Option<String>,
    pub text: String,
    pub html: String,
}

/// The call to action as programs read it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs)]
pub struct CallToActionView {
    pub text: String,
    pub label: Option<String>,
    pub url: Option<String>,
}

/// A finding as programs read it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs)]
pub struct FindingView {
    pub check: String,
    /// `block`, `warn` or `note`.
    pub severity: String,
    pub item: Option<String>,
    pub message: String,
    /// Start and end in Unicode scalars of the item's text.
    pub range: Option<(u32, u32)>,
    /// The part of the issue, where it is about none of the items.
    pub part: Option<FindingPart>,
    /// What the sentence is made of, by name, for saying it in another language.
    #[cfg_attr(test, ts(type = "Record<string, string>"))]
    pub facts: BTreeMap<String, String>,
}

/// A part of an issue, of its publication or of its look that a finding can be about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum FindingPart {
    Subject,
    Preheader,
    TopicLine,
    Intro,
    Outro,
    CallToAction,
    Footer,
    BrowserAddress,
    Theme,
}

/// Takes in every past issue of a folder or of an archive.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct IssueImportAll {
    /// The publication, by slug or id.
    pub publication: String,
    /// The folder, or the `.zip` archive; folders within it are read too.
    pub path: String,
}

/// What became of a folder of past issues.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct IssuesImported {
    /// The issues that were taken in, in the order of the files' names.
    pub issues: Vec<IssueOfFile>,
    /// The files that were not, and why.
    pub refused: Vec<RefusedFile>,
    /// Whether it was stopped before the end; what was taken by then stands.
    #[serde(default)]
    pub stopped: bool,
}

/// A file that was taken in as an issue.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct IssueOfFile {
    /// The file.
    pub file: String,
    /// The issue's id.
    pub issue: String,
    /// Its number.
    pub number: Option<u32>,
    /// Its date.
    pub date: Option<String>,
    /// How many items.
    pub items: u32,
    /// How many things the reading remarked on.
    pub findings: u32,
}

/// A file that was not taken in.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RefusedFile {
    /// The file.
    pub file: String,
    /// Why, as a sentence.
    pub message: String,
}
