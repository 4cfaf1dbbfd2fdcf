//! The library as a whole, on the wire.

use serde::{Deserialize, Serialize};

use crate::history::ActionLabel;

/// Asks nothing: the empty request.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(default)]
pub struct Empty {}

/// Where a library stands.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LibraryStatus {
    /// The library's folder.
    pub path: String,
    /// The form of its tables.
    pub schema: u32,
    /// Changes whenever anything was written, by this or another process.
    #[cfg_attr(test, ts(type = "number"))]
    pub version: i64,
    /// How many publications.
    pub publications: u32,
    /// How many issues.
    pub issues: u32,
    /// How many items.
    pub items: u32,
    /// How many stories.
    pub stories: u32,
    /// How many outlets.
    pub outlets: u32,
    /// What undo would take back.
    pub undo: Option<ActionLabel>,
    /// What redo would bring again.
    pub redo: Option<ActionLabel>,
}

/// Fills an empty library with the sample.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(default)]
pub struct LibrarySample {}

/// Asks for an examination of the library.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(default)]
pub struct LibraryDoctor {
    /// What to do beside looking.
    pub mode: DoctorMode,
}

/// Makes a copy of the whole library in one file.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LibraryBackup {
    /// Where; an existing file is replaced once the new one is whole.
    pub path: String,
}

/// A copy that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct BackupView {
    /// Where it lies.
    pub path: String,
    /// How many records it holds.
    pub documents: u32,
    /// How many pictures, exports and other files.
    pub blobs: u32,
    /// Its size in bytes.
    #[cfg_attr(test, ts(type = "number"))]
    pub bytes: u64,
    /// The files that were missing or damaged, and so are not in it.
    pub lost: Vec<String>,
}

/// What an examination does.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum DoctorMode {
    /// Look only.
    #[default]
    Look,
    /// Make every projection anew from the documents.
    Rebuild,
}

/// What an examination found.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct DoctorReport {
    /// Whether nothing is wrong (any more).
    pub sound: bool,
    /// How many documents were read.
    pub documents: u32,
    /// What is wrong, as sentences.
    pub faults: Vec<String>,
    /// Whether the projections were made anew.
    pub rebuilt: bool,
}
