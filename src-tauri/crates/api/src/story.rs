//! Stories and clippings on the wire.

use serde::{Deserialize, Serialize};

use crate::body::Delta;
use crate::search::{CountView, ScriptView};

/// Asks for a page of stories, the newest first.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(default)]
pub struct StoryList {
    /// Only stories in this state.
    pub state: Option<StoryStateView>,
    /// Only stories with this tag.
    pub tag: Option<String>,
    /// Only stories of this outlet, by id.
    pub outlet: Option<String>,
    /// Only what answers to this search, in the query language; read as it is typed.
    pub text: Option<String>,
    /// How Chinese characters of the search that are written in two ways are taken; as typed where absent.
    pub script: Option<ScriptView>,
    /// In which order; the newest arrival first where absent.
    pub order: Option<OrderView>,
    /// Continue behind this cursor of an earlier page.
    pub after: Option<String>,
    /// How many at most; 50 where absent, 500 at most.
    pub limit: Option<u32>,
    /// Whether the page tells how many there are in all; it does where absent.
    pub count: Option<CountView>,
}

/// An order of lists and hits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum OrderView {
    /// The latest arrival first.
    #[default]
    Newest,
    /// The first arrival first.
    Oldest,
    /// The latest report first.
    LatestDay,
    /// The earliest report first.
    EarliestDay,
    /// By title.
    Title,
    /// The best match among the newest few hundred first; a list without words to look for is newest first.
    Best,
}

/// A page of stories.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct StoryPage {
    /// The stories, newest first.
    pub stories: Vec<StoryRow>,
    /// The cursor of the next page; absent on the last.
    pub next: Option<String>,
    /// How many match in all, counted up to 1,001; absent where it is to be asked for apart.
    pub total: Option<u32>,
    /// What is found in each of the stories, in their order; empty where no words are looked for.
    #[serde(default)]
    pub finds: Vec<FindsView>,
}

/// What is found in a story of a list.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FindsView {
    /// Where the finds stand in the title: beginning and end, in UTF-16 units as scripts count them.
    pub title_marks: Vec<(u32, u32)>,
    /// A piece of its text around what was found; empty where it has none.
    pub snippet: String,
    /// Where the finds stand in the snippet.
    pub snippet_marks: Vec<(u32, u32)>,
}

/// A story in a list.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs)]
pub struct StoryRow {
    pub id: String,
    pub title: String,
    pub state: StoryStateView,
    pub outlet: Option<String>,
    pub outlet_id: Option<String>,
    pub url: Option<String>,
    pub language: Option<String>,
    /// Date of the main report, `YYYY-MM-DD` or RFC 3339.
    pub date: Option<String>,
    pub tags: Vec<String>,
    /// Where items drafted from it stand.
    pub ran: Vec<RanView>,
}

/// Where a story stands or ran.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs)]
pub struct RanView {
    pub issue: String,
    /// The publication's slug.
    pub publication: String,
    pub publication_name: String,
    pub number: Option<u32>,
    pub date: Option<String>,
    pub item: String,
    /// The item's headline.
    pub headline: String,
    /// Which item of the issue it is, counting from 1.
    pub position: u32,
    /// How it is known.
    pub by: RanByView,
    /// How alike the headlines are, in hundredths, where that is how it is known.
    pub likeness: Option<u8>,
}

/// How it is known that something ran.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum RanByView {
    /// The item was drafted from the story.
    Story,
    /// The item prints the address.
    Address,
    /// The item's headline is nearly the same.
    Headline,
}

/// A story with everything.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs)]
pub struct StoryView {
    #[serde(flatten)]
    pub row: StoryRow,
    pub notes: String,
    pub clippings: Vec<ClippingView>,
    /// Where it is kept.
    pub shelf: ShelfView,
    /// The story that it was merged into.
    pub merged_into: Option<String>,
    /// The stories that were merged into it.
    pub merged: Vec<String>,
}

/// Where a story is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ShelfView {
    /// In the library.
    Library,
    /// In the trash.
    Trash,
    /// Within another story.
    Merged,
}

/// A clipping.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs)]
pub struct ClippingView {
    pub id: String,
    pub url: Option<String>,
    pub title: String,
    pub author: Option<String>,
    pub published: Option<String>,
    pub language: Option<String>,
    pub captured_at: String,
    pub body: Delta,
    pub text: String,
}

/// Where a story stands on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum StoryStateView {
    Inbox,
    Shortlist,
    Drafting,
    Ready,
    Placed,
    Ran,
    Hold,
    Spiked,
}

/// Names a story by id or the beginning of it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs)]
pub struct StoryShow {
    pub story: String,
}

/// Makes a story, with a clipping where there is text.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(default)]
#[allow(missing_docs)]
pub struct StoryCreate {
    pub title: String,
    pub url: Option<String>,
    /// The outlet's name; it is entered in the register where it is new.
    pub outlet: Option<String>,
    pub language: Option<String>,
    pub date: Option<String>,
    pub tags: Vec<String>,
    /// The text of a clipping, as Markdown.
    pub text: Option<String>,
}

/// Changes one field of a story.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs)]
pub struct StorySet {
    pub story: String,
    pub field: StoryField,
    /// The words; tags apart by commas; the state by name; empty to clear.
    pub value: String,
}

/// A field of a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum StoryField {
    Title,
    State,
    Tags,
    Notes,
    Url,
    Outlet,
    Language,
    Date,
}

/// What the library's stories can be narrowed by.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct StoryFacets {
    /// States with the count of stories in each.
    pub states: Vec<Facet>,
    /// Tags with the count of stories that carry each, most used first.
    pub tags: Vec<Facet>,
    /// Outlets by id, with the count of stories of each, most used first.
    pub outlets: Vec<Facet>,
}

/// A value to narrow by.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Facet {
    /// The value to ask with.
    pub value: String,
    /// The words to show.
    pub label: String,
    /// How many stories.
    pub count: u32,
}

/// Does one thing to many stories; undo takes it back as one.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct StoryChange {
    /// The stories.
    pub stories: Vec<String>,
    /// What is done to each.
    pub deed: DeedView,
}

/// What is done to many stories.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum DeedView {
    /// These labels are put on.
    Tag {
        /// The labels.
        tags: Vec<String>,
    },
    /// These labels are taken off.
    Untag {
        /// The labels.
        tags: Vec<String>,
    },
    /// They are brought into this state.
    State {
        /// The state.
        state: StoryStateView,
    },
    /// They are said to be of this outlet, which is entered where it is new; of none for an empty name.
    Outlet {
        /// Its name.
        outlet: String,
    },
    /// They go into the trash.
    Trash,
    /// They come out of the trash.
    Restore,
}

/// Merges stories into one: clippings, tags and notes of each come together.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct StoryMerge {
    /// The story that takes the others in.
    pub into: String,
    /// The others.
    pub stories: Vec<String>,
}

/// A story that may be of the same event as another.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct DuplicateView {
    /// The story.
    pub story: StoryRow,
    /// Why it may be: `address` or `headline`.
    pub by: RanByView,
    /// How alike the titles are, in hundredths, where that is why.
    pub likeness: Option<u8>,
}

/// Asks where something like this ran before, while it is drafted or captured.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(default)]
pub struct UsedBefore {
    /// An item: its story, headline, sources and links are asked about, apart from where it stands itself.
    pub item: Option<String>,
    /// A headline.
    pub headline: Option<String>,
    /// Addresses.
    pub urls: Vec<String>,
}

/// Takes in a file of stories.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct StoryImport {
    /// The file, or a folder of Markdown files.
    pub path: String,
    /// Its form; found out where absent.
    #[serde(default)]
    pub form: Option<FormView>,
}

/// A form in which stories are carried.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum FormView {
    JsonLines,
    Csv,
    Opml,
    Ris,
    CslJson,
    Markdown,
}

/// What became of a file of stories.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct StoryImported {
    /// How many stories are new.
    pub added: u32,
    /// How many stood in the library already.
    pub already: u32,
    /// How many lines or entries could not be taken.
    pub refused: u32,
    /// Those that could not be taken, the first thousand.
    pub findings: Vec<LineFinding>,
    /// Whether it was stopped before the end; what was taken by then stands.
    #[serde(default)]
    pub stopped: bool,
}

/// A line or entry that could not be taken.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LineFinding {
    /// The file, where there are several.
    pub file: Option<String>,
    /// The line on which it begins, counting from 1.
    #[cfg_attr(test, ts(type = "number"))]
    pub line: u64,
    /// Why, as a sentence.
    pub message: String,
}

/// Writes stories to a file.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct StoryExport {
    /// The file; a folder for Markdown.
    pub path: String,
    /// Its form; by the file's name where absent.
    #[serde(default)]
    pub form: Option<FormView>,
    /// Only what answers to this search; everything, the trash too, where absent.
    #[serde(default)]
    pub query: Option<String>,
}

/// What was written.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct StoryExported {
    /// Where.
    pub path: String,
    /// How many stories.
    pub stories: u32,
}
