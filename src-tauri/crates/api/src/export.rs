//! Previews and exports on the wire.

use serde::{Deserialize, Serialize};

/// Renders an issue without writing anything.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs)]
pub struct IssuePreview {
    pub issue: String,
    #[serde(default)]
    pub target: TargetView,
}

/// An issue as it would be written out.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PreviewView {
    /// Exactly the bytes of the HTML export.
    pub html: String,
    /// Exactly the bytes of the text export.
    pub text: String,
    /// Size of the HTML in bytes.
    pub bytes: u32,
}

/// The mail tool an export is for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum TargetView {
    /// No mail tool in particular.
    #[default]
    Plain,
}

/// The form of an export.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ExportFormat {
    /// Email-safe HTML.
    #[default]
    Html,
    /// Plain text.
    Text,
    /// The JSON form that programs read.
    Json,
}

/// Writes an issue to a file.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs)]
pub struct IssueExport {
    pub issue: String,
    #[serde(default)]
    pub target: TargetView,
    #[serde(default)]
    pub format: ExportFormat,
    /// Where to write; an existing file is replaced as a whole or not at all.
    pub path: String,
}

/// An export that was written.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs)]
pub struct ExportView {
    pub path: String,
    /// Size in bytes.
    pub bytes: u32,
    /// SHA-256 of the bytes, in hexadecimal.
    pub hash: String,
}

/// Renders an issue in one form without writing anything.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs)]
pub struct IssueRender {
    pub issue: String,
    #[serde(default)]
    pub target: TargetView,
    #[serde(default)]
    pub format: ExportFormat,
}

/// An issue in one form.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RenderView {
    /// Exactly the bytes of the export.
    pub content: String,
}
