//! Previews, exports and checks on the wire.

use serde::{Deserialize, Serialize};

use crate::issue::FindingView;
use crate::theme::SchemeView;

/// Renders an issue without writing anything.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct IssuePreview {
    /// The issue.
    pub issue: String,
    /// The mail tool.
    #[serde(default)]
    pub target: TargetView,
    /// The slug of a theme to try on; the publication's where absent.
    #[serde(default)]
    pub theme: Option<String>,
    /// For which system the colours are to be shown; the bytes of the export, which ask the reader's
    /// system, where absent.
    #[serde(default)]
    pub scheme: Option<SchemeView>,
    /// Whether the pictures of the library are to be seen in it.
    #[serde(default)]
    pub pictures: PreviewPictures,
}

/// How a preview shows the pictures of the library.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum PreviewPictures {
    /// As the export has them: by their address on the web.
    #[default]
    Hosted,
    /// Inside of the page, so that they are seen without any load.
    Shown,
}

/// An issue as it would be written out.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PreviewView {
    /// Exactly the bytes of the HTML export, but for a `scheme` or `pictures` that were asked for.
    pub html: String,
    /// Exactly the bytes of the text export.
    pub text: String,
    /// Size of the HTML in bytes.
    pub bytes: u32,
    /// What becomes of it when it is sent.
    pub size: SizeView,
    /// What the checks found.
    pub findings: Vec<FindingView>,
}

/// The size of a mail against the length at which Gmail cuts it.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SizeView {
    /// The HTML in bytes.
    pub html: u32,
    /// What the mail tool is expected to add, in bytes.
    pub overhead: u32,
    /// Both together.
    pub total: u32,
    /// From here on it is near the cut.
    pub warn: u32,
    /// From here on it is taken to be cut.
    pub block: u32,
}

/// The mail tool an export is for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum TargetView {
    /// No mail tool in particular.
    #[default]
    Plain,
    Mailchimp,
    Listmonk,
    Ghost,
    Buttondown,
    Brevo,
    Sendgrid,
    CampaignMonitor,
    Kit,
    Mailerlite,
    Substack,
    Gmail,
}

/// What is known of a mail tool.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TargetInfo {
    /// Its short name.
    pub target: TargetView,
    /// Its name as people write it.
    pub label: String,
    /// What it takes.
    pub form: TargetForm,
    /// The tool's words for what a mail leads to.
    pub tokens: Vec<TargetToken>,
    /// Whether the tool puts a footer with the way out of the list under the mail.
    pub brings_footer: bool,
    /// What the tool takes away.
    pub strips: Vec<StripView>,
    /// What it adds to the HTML once, in bytes.
    pub overhead_fixed: u32,
    /// What it adds for every link, in bytes.
    pub overhead_per_link: u32,
}

/// What a mail tool takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum TargetForm {
    /// A complete document.
    Document,
    /// The sheet alone, styled.
    Fragment,
    /// Headings, paragraphs and lists without style, by the clipboard.
    Article,
}

/// A mail tool's own words for a place.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TargetToken {
    /// `unsubscribe`, `browser`, `postal_address` or `preheader`.
    pub place: String,
    /// The words.
    pub words: String,
}

/// What a mail tool takes away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum StripView {
    /// Comments that only Outlook reads.
    Comments,
    /// Style sheets: dark colours, the narrow screen.
    StyleSheets,
    /// Every style.
    Styles,
    /// Names that Top links lead to.
    Anchors,
    /// The preheader, which is a field of the tool's own.
    Preheader,
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
    /// Markdown.
    #[serde(alias = "markdown")]
    Md,
    /// A whole mail that mail programs open as a draft.
    #[serde(alias = "mail")]
    Eml,
    /// A page for the web.
    Web,
    /// The entry of an Atom feed.
    Atom,
    /// The JSON form that programs read.
    Json,
}

/// How the library's own pictures reach the reader.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ImagesView {
    /// From the address at which each was put.
    #[default]
    Hosted,
    /// Inside the mail; only for `eml`.
    Inline,
    /// From a folder beside the file; this address stands before each file's name.
    Folder {
        /// The address of the folder, absolute or relative to the page.
        base: String,
    },
}

/// Writes an issue to a file.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct IssueExport {
    /// The issue.
    pub issue: String,
    /// The mail tool.
    #[serde(default)]
    pub target: TargetView,
    /// The form.
    #[serde(default)]
    pub format: ExportFormat,
    /// The pictures; hosted where absent.
    #[serde(default)]
    pub images: Option<ImagesView>,
    /// Why it is written although checks block it; it is kept with the record of the export.
    #[serde(default)]
    pub anyway: Option<String>,
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
    /// The pictures that were written beside it.
    pub images: Vec<String>,
}

/// Renders an issue in one form without writing anything.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct IssueRender {
    /// The issue.
    pub issue: String,
    /// The mail tool.
    #[serde(default)]
    pub target: TargetView,
    /// The form.
    #[serde(default)]
    pub format: ExportFormat,
    /// The pictures; hosted where absent.
    #[serde(default)]
    pub images: Option<ImagesView>,
    /// Why it is rendered although checks block it.
    #[serde(default)]
    pub anyway: Option<String>,
}

/// An issue in one form.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RenderView {
    /// Exactly the bytes of the export.
    pub content: String,
}

/// Asks for what goes to the clipboard, or says that it went there. What waits for an export waits for this too.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct IssueClipboard {
    /// The issue.
    pub issue: String,
    /// The mail tool it is copied for.
    #[serde(default)]
    pub target: TargetView,
    /// Why it is copied although checks block it; it is kept with the record once it was copied.
    #[serde(default)]
    pub anyway: Option<String>,
}

/// What goes to the clipboard, as two flavours of one thing.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ClipboardView {
    /// `text/html`.
    pub html: String,
    /// `text/plain`; the markup itself for a tool that takes source text.
    pub text: String,
}

/// Asks for what the checks find.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs)]
pub struct IssueCheck {
    pub issue: String,
    #[serde(default)]
    pub target: TargetView,
}

/// What the checks found.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CheckView {
    /// The findings, those that block first.
    pub findings: Vec<FindingView>,
}

/// Loads pictures that lie elsewhere, for a preview; readers' programs do the same when they open the mail.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PictureLoad {
    /// Their addresses, as they stand in the mail; at most 200.
    pub addresses: Vec<String>,
}
