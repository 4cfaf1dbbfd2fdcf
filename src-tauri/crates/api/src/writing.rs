//! What helps in writing, on the wire: finding and replacing, lengths, quoting, snippets, spelling.

use serde::{Deserialize, Serialize};

use crate::body::Delta;
use crate::issue::TextSaved;
use crate::item::ItemView;

/// Looks for words over the whole of an issue.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct IssueFind {
    /// The issue.
    pub issue: String,
    /// What is looked for.
    pub wanted: WantedView,
}

/// What is looked for in an issue.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(default)]
pub struct WantedView {
    /// The words; nothing is found where there are none.
    pub words: String,
    /// What is looked for: the words, or markers of missing facts.
    pub what: WhatView,
    /// Whether large and small letters differ.
    pub case: CaseView,
    /// Whether it may be a part of a longer word.
    pub extent: ExtentView,
    /// Whether accents, widths and forms of signs differ.
    pub forms: FormsView,
}

/// Words, or markers of missing facts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum WhatView {
    #[default]
    Words,
    Marker,
}

/// Whether large and small letters differ.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum CaseView {
    #[default]
    Either,
    Same,
}

/// Whether what is found may be a part of a longer word.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum ExtentView {
    #[default]
    Anywhere,
    Word,
}

/// Whether accents, widths and forms of signs differ.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum FormsView {
    #[default]
    AsWritten,
    Folded,
}

/// One place that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FoundView {
    /// The text.
    pub place: PlaceView,
    /// The item that it belongs to, or the section whose name it is.
    pub entry: Option<String>,
    /// Where it begins, in Unicode scalars of the text; a body has a line feed between two lines, and one character
    /// for a picture or a rule.
    pub from: u32,
    /// Where it ends.
    pub to: u32,
    /// What stands there.
    pub words: String,
    /// What stands before it.
    pub before: String,
    /// What stands behind it.
    pub behind: String,
}

/// Where in an issue a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum PlaceView {
    Subject,
    Preheader,
    TopicLine,
    Intro,
    Section,
    Kicker,
    Headline,
    Dek,
    Body,
    OutroHeading,
    Outro,
    CallToActionText,
    CallToActionLabel,
}

/// Replaces what was found.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct IssueReplace {
    /// The issue.
    pub issue: String,
    /// What is looked for.
    pub wanted: WantedView,
    /// What comes in its place; empty to take it out.
    pub words: String,
    /// The chosen places, as they were found; all of them where absent.
    #[serde(default)]
    pub chosen: Option<Vec<FoundView>>,
}

/// What a replacement came to.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ReplacedView {
    /// How many places were changed.
    pub changed: u32,
    /// How many of the chosen ones say something else by now, and were left alone.
    pub left: u32,
}

/// Sets quotation marks and dashes as the publication's language prints them, or as a typewriter has them.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct IssueQuotes {
    /// The issue.
    pub issue: String,
    /// Only in this item; in the whole issue where absent.
    #[serde(default)]
    pub item: Option<String>,
    /// How they are to be.
    pub quotes: QuotesView,
}

/// How quotation marks are to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum QuotesView {
    Curled,
    Straight,
}

/// The length of one part of an issue, and what is still missing in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PartCountView {
    /// The item; absent for the intro, which comes first, and the outro, which comes last.
    pub item: Option<String>,
    /// Words; every Han, Kana or Hangul character is one.
    pub words: u32,
    /// Characters without white space.
    pub characters: u32,
    /// Those of the words that are one Han, Kana or Hangul character.
    pub ideographs: u32,
    /// How long it takes to read, in seconds.
    pub seconds: u32,
    /// How many markers of missing facts stand in its texts.
    pub missing: u32,
}

/// Keeps a body that quotes from a clipping, and credits the clipping on the item.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs)]
pub struct ItemQuote {
    pub item: String,
    /// The version it was typed on.
    pub base: String,
    pub delta: Delta,
    /// The clipping that is quoted.
    pub clipping: String,
}

/// A quotation that was kept.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs)]
pub struct ItemQuoted {
    pub saved: TextSaved,
    pub item: ItemView,
}

/// Says which story an item is drafted from.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields = nullable))]
#[allow(missing_docs)]
pub struct ItemStory {
    pub item: String,
    /// The story; none where absent.
    #[serde(default)]
    pub story: Option<String>,
}

/// Asks which words are not spelled as the dictionary of a publication has them.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct SpellingCheck {
    /// The publication, whose language and recipe say which dictionary it is.
    pub publication: String,
    /// The item, whose own words count; none where absent.
    #[serde(default)]
    pub item: Option<String>,
    /// The words.
    pub words: Vec<String>,
}

/// The words that are not spelled rightly.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SpellingChecked {
    /// Those of the asked ones.
    pub wrong: Vec<String>,
}

/// Asks what may be meant by a word.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs)]
pub struct SpellingSuggest {
    pub publication: String,
    pub word: String,
}

/// A word of the personal dictionary.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct WordView {
    /// As it is written.
    pub word: String,
    /// The item in which alone it is passed over; everywhere where absent.
    #[serde(default)]
    pub item: Option<String>,
}

/// A piece of text under a name.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs)]
pub struct SnippetView {
    pub id: String,
    pub name: String,
    pub body: Delta,
    /// Its plain form.
    pub text: String,
}

/// Keeps a text under a name.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs)]
pub struct SnippetCreate {
    pub name: String,
    pub body: Delta,
}

/// Gives a snippet another name or another text; what is absent stays.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct SnippetSet {
    /// Its name, its id or the beginning of it.
    pub snippet: String,
    /// Its new name.
    #[serde(default)]
    pub name: Option<String>,
    /// Its new text.
    #[serde(default)]
    pub body: Option<Delta>,
}

/// Names a snippet by its name, its id or the beginning of it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs)]
pub struct SnippetShow {
    pub snippet: String,
}
