//! A past issue, taken apart: text, HTML, Markdown or mail in, structured items out.
//!
//! Nothing is invented. What is not recognized stays as text in place, with a note. Keeping the
//! result in the library is `issue`'s business; reading files is the caller's.
//!
//! Every format becomes flat lines (`lines`, `page`, `mail`); one recognizer, [`recognize`], makes
//! the structure of them.

mod assemble;
mod bound;
pub mod bundle;
mod call;
mod contents;
mod cut;
mod date;
mod dek;
mod divide;
mod drawn;
mod footer;
mod footnote;
mod format;
mod forward;
mod frame;
mod issue_number;
mod item;
mod kicker;
mod label;
mod lines;
mod list;
mod mail;
mod mark;
mod masthead;
mod number;
mod outro;
mod page;
mod phrase;
mod recognize;
mod residue;
mod row;
mod rundown;
mod sequence;
mod source;
mod word;
mod wrap;

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use format::Format;
pub use recognize::recognize;

use crate::body::Body;
use crate::error::{Error, Result};
use crate::html;
use crate::item::SourceRole;
use crate::publication::CallToAction;

/// The largest file that is read. Pictures inside a mail or a page may make it large.
pub const LARGEST: usize = 32 << 20;

/// The longest text that is taken apart, in bytes: the length of several books.
pub const LONGEST: usize = 2 << 20;

/// The most lines of a text that is taken apart, blank ones among them.
pub const MOST_LINES: usize = 20_000;

/// The most items and sections of one issue.
pub const MOST_ENTRIES: usize = 1_000;

/// What is known of an issue besides its lines.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hints {
    /// The page's title.
    pub title: Option<String>,
    /// The mail's subject.
    pub subject: Option<String>,
    /// The mail's preheader.
    pub preheader: Option<String>,
    /// The mail's date; also tells the year of dates printed without one.
    pub date: Option<NaiveDate>,
    /// The words of the page's main headings, in small letters.
    pub top_headings: Vec<String>,
    /// The numbers typed before list entries, by the entry's words in small letters; the lines
    /// themselves only say that a list is ordered.
    pub numbers: HashMap<String, Vec<u32>>,
}

/// Reads a past issue.
pub fn import(bytes: &[u8], format: Format) -> Result<ImportedIssue> {
    if bytes.len() > LARGEST {
        let reason = "This file is larger than 32 MB, which no newsletter is. Nothing was imported.";
        return Err(Error::invalid("file", reason));
    }
    if bytes.is_empty() {
        return Err(Error::invalid("file", "This file is empty. Nothing was imported."));
    }
    let mut notes = Vec::new();
    let (lines, hints) = match format {
        Format::Mail => mail::read(bytes, &mut notes)?,
        Format::Text => page::of_text(&decode(bytes, &mut notes)?)?,
        Format::Html => page::of_html(&decode(bytes, &mut notes)?, &mut notes),
        Format::Markdown => page::of_markdown(&decode(bytes, &mut notes)?, &mut notes)?,
    };
    bound::check_body(&lines)?;
    if !lines.lines.iter().any(|line| word::has_word(&line.words())) {
        return Err(Error::invalid("file", "There is no text in this file. Nothing was imported."));
    }
    let mut issue = recognize(lines, hints);
    bound::check_entries(&issue)?;
    // A link that led nowhere is no loss where its words went as well.
    let left_out = |note: &ImportNote| {
        let residue = issue.notes.iter().filter(|note| note.kind == ImportNoteKind::Residue);
        note.kind == ImportNoteKind::Link && residue.into_iter().any(|residue| residue.text.contains(&note.text))
    };
    notes.retain(|note| !left_out(note));
    notes.append(&mut issue.notes);
    issue.notes = notes;
    Ok(issue)
}

/// The text of bytes in whatever encoding they are.
fn decode(bytes: &[u8], notes: &mut Vec<ImportNote>) -> Result<String> {
    let decoded = html::decode(bytes);
    if let Some(what) = decoded.binary {
        let reason = format!(
            "This is {what}, not text. Nothing was imported; save it as text, HTML or Markdown, or as a mail, and \
             import that."
        );
        return Err(Error::invalid("file", reason));
    }
    if decoded.replaced {
        let text = format!("Some characters could not be read as {} and were replaced.", decoded.encoding);
        notes.push(ImportNote { kind: ImportNoteKind::Encoding, text });
    }
    Ok(decoded.text)
}

/// What was found in a past issue.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ImportedIssue {
    /// The printed masthead ("Daily Pulse").
    pub masthead: Option<String>,
    /// The line of topics beside or under the masthead.
    pub topic_line: Option<String>,
    /// The title of the issue, where it has one beside the masthead (a mail's subject, an HTML title).
    pub title: Option<String>,
    /// The printed number of the issue.
    pub number: Option<u32>,
    /// The printed date of the issue, or that of the mail.
    pub date: Option<NaiveDate>,
    /// The mail's subject.
    pub subject: Option<String>,
    /// The mail's preheader.
    pub preheader: Option<String>,
    /// The block before the items.
    pub intro: Body,
    /// Sections and items in reading order.
    pub entries: Vec<ImportedEntry>,
    /// The heading of the block after the items.
    pub outro_heading: Option<String>,
    /// The block after the items.
    pub outro: Body,
    /// The invitation at the end.
    pub call_to_action: Option<CallToAction>,
    /// What was dropped, changed or not understood.
    pub notes: Vec<ImportNote>,
}

/// One place in the rundown of a past issue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportedEntry {
    /// A named group.
    Section(String),
    /// An item.
    Item(ImportedItem),
}

/// An item of a past issue.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ImportedItem {
    /// The number as it was typed. It is not part of the headline.
    pub number: Option<u32>,
    /// The small label above the headline.
    pub kicker: Option<String>,
    /// The title.
    pub headline: String,
    /// The line under the headline.
    pub dek: Option<String>,
    /// The text, without number, kicker, headline and source line.
    pub body: Body,
    /// The credits of the source line.
    pub sources: Vec<ImportedSource>,
}

/// A credit of a past issue.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ImportedSource {
    /// The name as printed.
    pub outlet: String,
    /// The address the name led to.
    pub url: Option<String>,
    /// What the source was to the item.
    pub role: SourceRole,
}

/// A remark of the importer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportNote {
    /// What happened.
    pub kind: ImportNoteKind,
    /// The words it is about, shortened.
    pub text: String,
}

/// What the importer has to say of some words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ImportNoteKind {
    /// Left out: residue of a web page ("Comments", "Share", "Top").
    Residue,
    /// Kept as text, because its place in the issue was not recognized.
    Unrecognized,
    /// The bytes were not valid in their encoding; some characters were replaced.
    Encoding,
    /// The input was larger or deeper than is read; the rest was kept as plain text or left out.
    Bounded,
    /// The numbers of the items do not follow each other.
    Numbers,
    /// A link without a usable address; its words were kept.
    Link,
}
