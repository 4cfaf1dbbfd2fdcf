//! Stories in the forms of other programs: read one after the other from a stream of any length, written the
//! same way. JSON Lines is Galley's own form and loses nothing; the others carry what they can.
//!
//! A line or entry that cannot be read is a [`Refused`] with its line; the next one is read all the same.

pub mod csl_json;
pub mod csv;
pub mod json_lines;
pub mod line;
pub mod markdown;
mod name;
pub mod opml;
pub mod ris;
pub mod tidy;
mod transcode;

use std::io::{BufRead, Write};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::body::Body;
use crate::clip::PageOf;
use crate::id::StoryId;
use crate::story::{Clipping, Shelf, Story, StoryState};

/// A story as it is carried from one library or program to another.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Carried {
    /// The working title.
    pub title: String,
    /// The text of the first clipping, in its plain form.
    pub text: String,
    /// The address of the main report.
    pub url: String,
    /// The outlet's name.
    pub outlet: String,
    /// BCP 47 language tag.
    pub language: String,
    /// The date of the main report, as it was written.
    pub date: String,
    /// Who wrote the main report.
    pub author: String,
    /// Free labels.
    pub tags: Vec<String>,
    /// Remarks.
    pub notes: String,
    /// Where it stands.
    pub state: StoryState,
    /// What only Galley knows of it.
    pub galley: Option<Own>,
    /// What Galley does not know: kept and given out again.
    pub extra: Map<String, Value>,
}

/// What only Galley knows of a story, so that a library can be carried over whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Own {
    /// Its id.
    pub id: StoryId,
    /// Whether it lies in the trash.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub trashed: bool,
    /// Every clipping, where the text alone does not say all of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clippings: Vec<Clipping>,
    /// What is kept of the pages of those clippings, but for the pages as they came.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pages: Vec<PageOf>,
}

/// An entry that cannot be taken, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// The line on which it begins, counting from 1.
    pub line: u64,
    /// Why, as a sentence.
    pub reason: String,
}

/// A form in which stories are carried.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// One JSON object on each line.
    JsonLines,
    /// Comma-separated values with a line of names.
    Csv,
    /// Outlines with addresses.
    Opml,
    /// The tagged lines of reference managers.
    Ris,
    /// The JSON of the Citation Style Language.
    CslJson,
    /// One Markdown file for each story, in a folder.
    Markdown,
}

impl Form {
    /// The form that a file's name tells; none where it tells nothing.
    pub fn of_name(name: &str) -> Option<Form> {
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase())?;
        Some(match ending.as_str() {
            "jsonl" | "ndjson" | "jsonlines" => Form::JsonLines,
            "csv" | "tsv" => Form::Csv,
            "opml" | "xml" => Form::Opml,
            "ris" => Form::Ris,
            "csljson" => Form::CslJson,
            "md" | "markdown" => Form::Markdown,
            _ => return None,
        })
    }

    /// The form that the beginning of a file shows.
    pub fn sniff(beginning: &[u8]) -> Form {
        let text = String::from_utf8_lossy(beginning);
        let text = text.trim_start_matches('\u{FEFF}').trim_start();
        if text.starts_with('{') {
            // One object on the first line is a line; an object that goes on holds a list.
            let first = text.split_once('\n').map(|(first, _)| first.trim_end());
            if first.is_some_and(|first| !first.ends_with('}')) { Form::CslJson } else { Form::JsonLines }
        } else if text.starts_with('[') {
            Form::CslJson
        } else if text.starts_with('<') {
            Form::Opml
        } else if text.starts_with("TY  -") || text.contains("\nTY  -") {
            Form::Ris
        } else {
            Form::Csv
        }
    }
}

/// Reads every entry of a stream in its order, and shows each. Stops where `take` does; gives back its error.
/// A stream that breaks off is told as the last entry. `name` is the file's own, without what tells its form: a story
/// that is a file may have no other.
pub fn read<E>(
    form: Form,
    from: impl BufRead,
    name: &str,
    mut take: impl FnMut(Result<Carried, Refused>, u64) -> Result<(), E>,
) -> Result<(), E> {
    // JSON is UTF-8 by its definition.
    let from: Box<dyn BufRead> = match form {
        Form::JsonLines | Form::CslJson => Box::new(from),
        Form::Csv | Form::Ris | Form::Opml | Form::Markdown => match transcode::in_utf_8(from) {
            Ok(from) => from,
            Err(error) => {
                return take(Err(Refused { line: 1, reason: format!("The file cannot be read: {error}.") }), 1);
            }
        },
    };
    match form {
        Form::JsonLines => json_lines::read(from, &mut take),
        Form::Csv => csv::read(from, &mut take),
        Form::Opml => opml::read(from, &mut take),
        Form::Ris => ris::read(from, &mut take),
        Form::CslJson => csl_json::read(from, &mut take),
        Form::Markdown => markdown::read(from, name, &mut take),
    }
}

/// Writes stories one after the other.
pub struct Writer<W: Write> {
    form: Form,
    to: W,
    written: u64,
}

impl<W: Write> Writer<W> {
    /// Begins a file.
    pub fn begin(form: Form, mut to: W) -> std::io::Result<Writer<W>> {
        match form {
            Form::Csv => csv::begin(&mut to)?,
            Form::Opml => opml::begin(&mut to)?,
            Form::CslJson => to.write_all(b"[")?,
            Form::JsonLines | Form::Ris | Form::Markdown => {}
        }
        Ok(Writer { form, to, written: 0 })
    }

    /// Writes a story.
    pub fn write(&mut self, story: &Carried) -> std::io::Result<()> {
        let first = self.written == 0;
        self.written += 1;
        match self.form {
            Form::JsonLines => json_lines::write(&mut self.to, story),
            Form::Csv => csv::write(&mut self.to, story),
            Form::Opml => opml::write(&mut self.to, story),
            Form::Ris => ris::write(&mut self.to, story),
            Form::CslJson => {
                self.to.write_all(if first { b"\n" } else { b",\n" })?;
                csl_json::write(&mut self.to, story)
            }
            Form::Markdown => markdown::write(&mut self.to, story),
        }
    }

    /// Ends the file; gives back what it was written to.
    pub fn end(mut self) -> std::io::Result<W> {
        match self.form {
            Form::Opml => opml::end(&mut self.to)?,
            Form::CslJson => self.to.write_all(b"\n]\n")?,
            Form::JsonLines | Form::Csv | Form::Ris | Form::Markdown => {}
        }
        self.to.flush()?;
        Ok(self.to)
    }
}

impl Carried {
    /// A story of the library as it is carried: with the name of its outlet and its clippings.
    pub fn of(story: &Story, outlet: &str, clippings: Vec<Clipping>, pages: Vec<PageOf>) -> Carried {
        let body = |clipping: &Clipping| Body::from_json(&clipping.body).unwrap_or_default();
        let first = clippings.first();
        let text = first.map(|clipping| body(clipping).to_text()).unwrap_or_default();
        let author = first.map(|clipping| clipping.author.clone()).unwrap_or_default();
        // One clipping that repeats what the story says itself is told by the text alone.
        let told = match clippings.as_slice() {
            [] => true,
            _ if !pages.is_empty() => false,
            [only] => {
                only.url == story.url
                    && only.title == story.title
                    && only.published == story.date
                    && only.language == story.language
                    && !text.is_empty()
                    && tidy::plain(&text) == text
                    && body(only) == plain_body(&text)
            }
            _ => false,
        };
        Carried {
            title: story.title.clone(),
            text,
            url: story.url.clone(),
            outlet: outlet.to_owned(),
            language: story.language.clone(),
            date: story.date.clone(),
            author,
            tags: story.tags.clone(),
            notes: story.notes.clone(),
            state: story.state,
            galley: Some(Own {
                id: story.id,
                trashed: story.shelf == Shelf::Trash,
                clippings: if told { Vec::new() } else { clippings },
                pages,
            }),
            extra: story.extra.clone(),
        }
    }
}

/// The body of plain text: paragraphs apart by blank lines, line breaks within them.
pub fn plain_body(text: &str) -> Body {
    let mut paragraphs: Vec<String> = Vec::new();
    let mut open = false;
    for line in text.lines() {
        if line.trim().is_empty() {
            open = false;
            continue;
        }
        match paragraphs.last_mut().filter(|_| open) {
            Some(last) => {
                last.push(crate::body::BREAK);
                last.push_str(line.trim_end());
            }
            None => paragraphs.push(line.trim_end().to_owned()),
        }
        open = true;
    }
    Body::paragraphs(paragraphs).normalized()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]
mod tests;

#[cfg(test)]
mod program_test;
