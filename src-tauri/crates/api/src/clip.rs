//! Clipping on the wire: something is read (`clip_read`, a job), looked at (`clip_show`) and kept (`clip_keep`);
//! `clip` does all of it at once.

use chrono::Utc;
use galley_core::clip::file::Given;
use serde::{Deserialize, Serialize};

use crate::body::Delta;
use crate::failure::Failure;
use crate::story::{RanByView, RanView, StoryRow, StoryStateView, StoryView};
use crate::view;

/// What is clipped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ClipFrom {
    /// A page by its address.
    Address {
        /// The address; `https://` may be left out.
        url: String,
    },
    /// Words that were pasted. Where they are an address and nothing else, the page is fetched.
    Text {
        /// The words.
        text: String,
        /// The address they are from.
        #[serde(default)]
        url: Option<String>,
    },
    /// HTML that was pasted or dropped.
    Html {
        /// The HTML.
        html: String,
        /// The address it is from.
        #[serde(default)]
        url: Option<String>,
    },
    /// A file: a saved page (`.html`, `.htm`, `.xhtml`, `.mhtml`, `.mht`), a mail (`.eml`), text (`.txt`, `.md`), or
    /// a shortcut to a page (`.url`, `.webloc`, `.desktop`), which is fetched.
    File {
        /// The file.
        path: String,
        /// The address it is from, where the file does not say it.
        #[serde(default)]
        url: Option<String>,
    },
}

/// Reads something that may be clipped. Nothing is kept yet.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ClipRead {
    /// What.
    pub from: ClipFrom,
}

/// Names what was read, by the number in the job's outcome. The latest sixteen of this run are remembered.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ClipShow {
    /// Its number.
    pub draft: u32,
}

/// What was read and would be kept.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ClipDraft {
    /// Its number in this run.
    pub draft: u32,
    /// The title.
    pub title: String,
    /// Who wrote it.
    pub author: Option<String>,
    /// The outlet: by the register where its domain is known, else as the page says.
    pub outlet: Option<String>,
    /// The outlet's id, where it stands in the register.
    pub outlet_id: Option<String>,
    /// The publication date, RFC 3339 date or time.
    pub published: Option<String>,
    /// BCP 47 language tag.
    pub language: Option<String>,
    /// The address it is kept under.
    pub url: Option<String>,
    /// The address that the page names as its own, where it is another.
    pub canonical: Option<String>,
    /// The address of the lead picture.
    pub image: Option<String>,
    /// The page's own description.
    pub description: Option<String>,
    /// Whether it seems that only a part is free to read.
    pub paywall: bool,
    /// How many words.
    pub words: u32,
    /// The readable text.
    pub body: Delta,
    /// The same as plain text.
    pub text: String,
    /// The same as cleaned HTML.
    pub html: String,
    /// The encoding the bytes were read in.
    pub encoding: Option<String>,
    /// The addresses that led there, in order, the one that was asked for first; empty where it was the same.
    pub hops: Vec<String>,
    /// What is worth knowing of it.
    pub findings: Vec<ClipFindingView>,
    /// The stories of the library that this may be, the surest first.
    pub already: Vec<AlreadyView>,
    /// Where it ran before.
    pub ran: Vec<RanView>,
}

/// Something worth knowing of what was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ClipFindingView {
    /// What it is about.
    pub kind: ClipFindingKind,
    /// The sentence.
    pub message: String,
}

/// What a finding is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ClipFindingKind {
    /// No readable text was found.
    Empty,
    /// Only the page's own description was found.
    SummaryOnly,
    /// It seems that only a part is free to read.
    Paywall,
    /// The page gives a date that cannot be.
    Date,
    /// Some bytes had no meaning in the page's encoding.
    Encoding,
    /// The page is larger, deeper or more marked up than is read.
    Bounded,
}

/// A story of the library that something may be.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct AlreadyView {
    /// The story.
    pub story: StoryRow,
    /// Why it may be: `address` or `headline`.
    pub by: RanByView,
    /// How alike the titles are, in hundredths, where that is why.
    pub likeness: Option<u8>,
    /// Whether the text is word for word that of its latest clipping from there.
    pub same_text: bool,
}

/// Keeps what was read. What is given here goes before what was read.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(default)]
#[allow(missing_docs)]
pub struct ClipKeep {
    /// The number of what was read.
    pub draft: u32,
    /// Where it goes.
    pub into: ClipInto,
    /// The story's working title, where it makes a new story.
    pub title: Option<String>,
    /// The outlet's name, where it makes a new story; entered in the register where it is new.
    pub outlet: Option<String>,
    pub tags: Vec<String>,
    pub notes: Option<String>,
    pub state: Option<StoryStateView>,
}

/// Where a clipping goes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ClipInto {
    /// To the story at the same address, where there is one; else it makes a new one.
    #[default]
    Matched,
    /// It makes a new story.
    New,
    /// To this story.
    Story {
        /// The story.
        story: String,
    },
}

/// What became of a clipping.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Clipped {
    /// What was done.
    pub deed: ClipDeed,
    /// The story it belongs to.
    pub story: StoryView,
    /// The clipping; the one that says the same where none was made.
    pub clipping: String,
}

/// What was done with what was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ClipDeed {
    /// A new story was made.
    Story,
    /// The story has a new clipping.
    Clipping,
    /// The story has a clipping of the same words already, so nothing was made.
    Nothing,
}

/// Reads something and keeps it at once.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs)]
pub struct Clip {
    pub from: ClipFrom,
    /// Where it goes; to the story at the same address where absent.
    #[serde(default)]
    pub into: ClipInto,
    #[serde(default)]
    pub tags: Vec<String>,
}

/// Names a clipping by its id.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ClippingShow {
    /// The clipping.
    pub clipping: String,
}

/// A clipping as it is read without a network.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ClippingPage {
    /// The clipping.
    pub clipping: String,
    /// The readable part as cleaned HTML.
    pub html: String,
    /// The address it was captured from.
    pub url: Option<String>,
    /// The address that was asked for.
    pub asked: Option<String>,
    /// The address that the page names as its own.
    pub canonical: Option<String>,
    /// The name of the site.
    pub site: Option<String>,
    /// The address of the lead picture.
    pub image: Option<String>,
    /// The page's own description.
    pub description: Option<String>,
    /// Whether it seems that only a part was free to read.
    pub paywall: bool,
    /// The page as it came, where it was kept.
    pub original: Option<OriginalView>,
}

/// A page as it came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct OriginalView {
    /// The SHA-256 of its bytes.
    pub hash: String,
    /// The type of its bytes, as `text/html`.
    pub media: String,
    /// The encoding it was read in.
    pub encoding: String,
}

/// Writes the page of a clipping to a file, as it came.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs)]
pub struct ClippingOriginal {
    pub clipping: String,
    /// The file.
    pub path: String,
}

/// A bookmark that clips the page it is used on.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct BookmarkletView {
    /// Its address, which is a script: to be dragged into a browser's bar.
    pub address: String,
}

/// A link that opens Galley, as the system hands it over.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ClipLink {
    /// The whole link: `galley://clip?url=…`.
    pub link: String,
}

/// A host in a private network that the person named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct HostView {
    /// The host.
    pub host: String,
    /// Whether it may be contacted. One that may not was withheld in this run.
    pub allowed: bool,
}

/// Names a host.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct HostName {
    /// Its name or its address, without scheme and port.
    pub host: String,
}

/// A page's readable part, in the form that programs read.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs)]
pub struct ArticleView {
    pub title: String,
    pub byline: Option<String>,
    pub site: Option<String>,
    /// RFC 3339 date or time.
    pub published: Option<String>,
    pub language: Option<String>,
    pub text: String,
    pub html: String,
}

/// The readable part of a file, without a library.
pub fn extract(name: &str, bytes: Vec<u8>, url: &str) -> Result<ArticleView, Failure> {
    let given = Given::File { name: name.to_owned(), bytes, url: url.to_owned() };
    let article = given.read(Utc::now())?.article;
    Ok(ArticleView {
        byline: view::some(&article.byline),
        site: view::some(&article.site),
        published: view::some(&article.published),
        language: view::some(&article.language),
        text: article.body.to_text(),
        html: article.html.into_string(),
        title: article.title,
    })
}
