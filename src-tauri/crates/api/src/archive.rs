//! What went out, on the wire: exports, sealed issues, corrections.

use serde::{Deserialize, Serialize};

use crate::issue::{IssueDesk, IssueStateView};

/// Names an issue.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs)]
pub struct IssueSeal {
    pub issue: String,
}

/// An issue that was sealed.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Sealed {
    /// Its place in the archive.
    pub entry: ArchiveEntry,
    /// Whether it was changed after the export that is kept as sent. Then the archive holds that export, and
    /// a correction shows what is different.
    pub changed_since_export: bool,
    /// Its desk.
    pub desk: IssueDesk,
}

/// Asks for the archive.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(default)]
pub struct ArchiveList {
    /// Only issues of this publication.
    pub publication: Option<String>,
}

/// An issue in the archive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ArchiveEntry {
    /// The issue's id.
    pub issue: String,
    /// The publication's short name.
    pub publication: String,
    /// The publication's name.
    pub publication_name: String,
    /// The issue's number, where it has one.
    pub number: Option<u32>,
    /// Its date, where it has one.
    pub date: Option<String>,
    /// The issue as people called it when it went out.
    pub title: String,
    /// The subject it went out under; empty for none.
    pub subject: String,
    /// `sealed`, or `corrected` while it is being repaired.
    pub state: IssueStateView,
    /// The mail tool it was for.
    pub target: String,
    /// The theme it was written in; empty where none is known.
    pub theme: String,
    /// SHA-256 of its HTML part, in hexadecimal.
    pub hash: String,
    /// When it was exported, RFC 3339 in UTC.
    pub exported_at: String,
    /// When it was sealed first, RFC 3339 in UTC.
    pub sealed_at: String,
    /// How many times it was sealed again after a correction.
    pub corrections: u32,
    /// What of it cannot be read any more, as a sentence; none where all is sound.
    pub damage: Option<String>,
}

/// Opens an issue of the archive.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct ArchiveShow {
    /// The issue.
    pub issue: String,
    /// Which of its seals: 1, what readers got, where absent; later ones after a correction.
    #[serde(default)]
    pub seal: Option<u32>,
}

/// An issue as it went out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ArchiveView {
    /// Its place in the archive.
    pub entry: ArchiveEntry,
    /// Which of its seals this is, from 1 on.
    pub seal: u32,
    /// How many there are.
    pub seals: u32,
    /// The exact bytes of the HTML part.
    pub html: String,
    /// The exact bytes of the text part; none where it was not kept.
    pub text: Option<String>,
    /// Every export of the issue, the first one first.
    pub exports: Vec<ExportedView>,
}

/// One export that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs)]
pub struct ExportedView {
    pub target: String,
    pub format: String,
    /// Empty where none is known.
    pub theme: String,
    /// SHA-256 of the bytes, in hexadecimal.
    pub hash: String,
    /// Size in bytes.
    pub bytes: u32,
    /// RFC 3339 in UTC.
    pub made_at: String,
    /// Whether its bytes can still be read as they were written.
    pub kept: bool,
}

/// What a correction changed, against what readers got.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CorrectionView {
    /// The passages that are not as they went out.
    pub differences: Vec<PassageView>,
    /// The headline of the note for the next issue.
    pub note_headline: String,
    /// What the note says: paragraphs with a blank line between; empty where there is nothing to tell.
    pub note: String,
    /// The next issue that is still open, to which the note belongs.
    pub next: Option<String>,
}

/// A passage that changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PassageView {
    /// What it is: `masthead`, `date`, `subject`, `preheader`, `topic_line`, `intro`, `section`, `kicker`,
    /// `headline`, `dek`, `body`, `sources`, `outro_heading`, `outro`, `call_to_action`.
    pub part: String,
    /// The item or section it belongs to.
    pub entry: Option<String>,
    /// That item's headline, or that section's name; empty for none.
    pub heading: String,
    /// Both texts in one.
    pub stretches: Vec<StretchView>,
}

/// A stretch of a compared text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct StretchView {
    /// Where the words stand.
    pub side: SideView,
    /// The words.
    pub text: String,
}

/// In which of two texts words stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum SideView {
    /// In both.
    Same,
    /// Only in what went out.
    Removed,
    /// Only in what it says now.
    Added,
}

/// Makes the note about a correction an item.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct ArchiveNote {
    /// The corrected issue.
    pub issue: String,
    /// The issue the note goes into; where absent, the next one that is still open, else on hold.
    #[serde(default)]
    pub into: Option<String>,
}

/// A note that stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NotePlaced {
    /// The item.
    pub item: String,
    /// The issue it stands in; none while it is on hold.
    pub issue: Option<String>,
}
