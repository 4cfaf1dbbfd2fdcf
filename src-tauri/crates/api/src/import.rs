//! Past issues on the wire: what was found, correctable before it is kept.

use serde::{Deserialize, Serialize};

use crate::body::Delta;
use crate::item::SourceView;
use crate::publication::CallToActionText;

/// Reads a past issue without keeping anything.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct IssueParse {
    /// Where the text comes from.
    pub from: ImportFrom,
    /// The form of the text; found out where absent.
    #[serde(default)]
    pub format: Option<ImportFormat>,
}

/// Where a past issue comes from.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ImportFrom {
    /// A file on this machine.
    File {
        /// Its path.
        path: String,
    },
    /// Text that was pasted.
    Text {
        /// The text.
        text: String,
    },
}

/// The form of a past issue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum ImportFormat {
    Text,
    Html,
    Markdown,
    Mail,
}

/// A past issue taken apart, as it is shown, corrected and kept.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(default)]
#[allow(missing_docs)]
pub struct ParsedIssue {
    pub masthead: String,
    pub topic_line: String,
    pub title: String,
    pub number: Option<u32>,
    /// `YYYY-MM-DD`.
    pub date: Option<String>,
    pub subject: String,
    pub preheader: String,
    pub intro: Delta,
    pub entries: Vec<ParsedEntry>,
    pub outro_heading: String,
    pub outro: Delta,
    pub call_to_action: CallToActionText,
    pub notes: Vec<ParsedNote>,
}

/// One place in the rundown of a past issue.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ParsedEntry {
    /// A named group.
    Section {
        /// Its printed name.
        title: String,
    },
    /// An item.
    Item(ParsedItem),
}

/// An item of a past issue.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs)]
pub struct ParsedItem {
    /// The number as it was typed.
    pub number: Option<u32>,
    pub kicker: String,
    pub headline: String,
    pub dek: String,
    pub body: Delta,
    pub words: u32,
    pub sources: Vec<SourceView>,
}

/// A remark of the importer.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs)]
pub struct ParsedNote {
    pub kind: ParsedNoteKind,
    /// The words it is about.
    pub text: String,
    /// The remark as a sentence, in English.
    pub message: String,
}

/// What the importer has to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum ParsedNoteKind {
    Residue,
    Unrecognized,
    Encoding,
    Bounded,
    Numbers,
    Link,
}

/// Keeps a past issue, as it was corrected.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs)]
pub struct IssueKeep {
    /// Slug, id or the beginning of the id.
    pub publication: String,
    pub issue: ParsedIssue,
}

/// Reads a past issue and keeps it, or only shows what would be kept.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct IssueImport {
    /// Slug, id or the beginning of the id.
    pub publication: String,
    /// Where the text comes from.
    pub from: ImportFrom,
    /// The form of the text; found out where absent.
    #[serde(default)]
    pub format: Option<ImportFormat>,
    /// Overrides the number found.
    #[serde(default)]
    pub number: Option<u32>,
    /// Overrides the date found, `YYYY-MM-DD`.
    #[serde(default)]
    pub date: Option<String>,
}
