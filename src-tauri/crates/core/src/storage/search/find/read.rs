//! Reading the rows of hits: what is shown of each before its text is asked for, and the piece of the text where the row
//! brings its beginning. Which rows are read, `find` knows.

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension};
use uuid::Uuid;

use crate::search::phrase::Phrase;
use crate::search::query::Found;
use crate::search::snippet::{self, Snippet};
use crate::storage::search::plain;

/// How many bytes of a text are looked at first for the piece of it that is shown.
const FIRST_LOOK: usize = 1_200;

/// A hit before its text is read.
pub(super) struct Row {
    pub(super) kind: Found,
    pub(super) row: i64,
    pub(super) uuid: Uuid,
    pub(super) title: String,
    pub(super) date: String,
    pub(super) outlet: String,
    /// The piece of its text that is shown, where it was read with the row.
    pub(super) snippet: Option<Snippet>,
}

/// Reads rows one after the other.
pub(super) struct Reading<'a> {
    kind: Found,
    /// What is shown of the text that comes with each row.
    shown: Option<&'a [&'a Phrase]>,
    /// A place to work in.
    text: String,
    outlets: Outlets<'a>,
}

/// The names of the outlets of a page, each looked up once.
struct Outlets<'a> {
    connection: &'a Connection,
    names: Vec<(Uuid, String)>,
}

impl Outlets<'_> {
    fn name(&mut self, uuid: Uuid) -> rusqlite::Result<String> {
        if let Some((_, name)) = self.names.iter().find(|(known, _)| *known == uuid) {
            return Ok(name.clone());
        }
        let name: String = self
            .connection
            .prepare_cached("SELECT name FROM outlet WHERE uuid = ?1")?
            .query_row([uuid], |row| row.get(0))
            .optional()?
            .unwrap_or_default();
        self.names.push((uuid, name.clone()));
        Ok(name)
    }
}

impl<'a> Reading<'a> {
    /// Of rows of this kind. `shown` is what is shown of the text that comes with each, where it does.
    pub(super) fn new(connection: &'a Connection, kind: Found, shown: Option<&'a [&'a Phrase]>) -> Reading<'a> {
        Reading { kind, shown, text: String::new(), outlets: Outlets { connection, names: Vec::new() } }
    }

    pub(super) fn row(&mut self, row: &rusqlite::Row<'_>) -> rusqlite::Result<Row> {
        let words = |column: usize| -> rusqlite::Result<String> {
            Ok(row.get_ref(column)?.as_str_or_null()?.unwrap_or_default().to_owned())
        };
        let snippet = match self.shown {
            Some(phrases) => row.get_ref(5)?.as_bytes_or_null()?.and_then(|body| self.piece(body, phrases)),
            None => None,
        };
        let outlet = match row.get_ref(4)? {
            ValueRef::Blob(uuid) => self.outlets.name(Uuid::from_slice(uuid).unwrap_or_default())?,
            _ => words(4)?,
        };
        Ok(Row {
            kind: self.kind,
            row: row.get(0)?,
            uuid: row.get(1)?,
            title: words(2)?,
            date: words(3)?,
            outlet,
            snippet,
        })
    }

    /// The piece of a text that is shown, where the beginning of its first clipping tells it. Most finds stand near the
    /// front, so little is read at first.
    fn piece(&mut self, body: &[u8], phrases: &[&Phrase]) -> Option<Snippet> {
        for most in [FIRST_LOOK, 4 * FIRST_LOOK, usize::MAX / 2] {
            self.text.clear();
            let is_whole = plain::push_beginning(&mut self.text, body, most)?;
            let piece = snippet::cut_beginning(&self.text, phrases);
            if piece.is_some() || is_whole {
                return piece;
            }
        }
        None
    }
}

/// What is read of a hit beside its text. A story's outlet is named by its id, since one page has few of them.
pub(super) fn columns(kind: Found) -> &'static str {
    match kind {
        Found::Story => "story.id, story.uuid, story.title, story.date, story.outlet",
        Found::Item => {
            "item.id, item.uuid, item.headline,
            (SELECT issue.date FROM entry JOIN issue ON issue.id = entry.issue WHERE entry.uuid = item.uuid LIMIT 1),
            (SELECT CASE item_source.name WHEN '' THEN outlet.name ELSE item_source.name END FROM item_source
             LEFT JOIN outlet ON outlet.uuid = item_source.outlet WHERE item_source.item = item.id
             ORDER BY position LIMIT 1)"
        }
        Found::Issue => {
            "issue.id, issue.uuid, CASE WHEN issue.title <> '' THEN issue.title
              WHEN issue.subject <> '' THEN issue.subject
              ELSE (SELECT name FROM publication WHERE publication.uuid = issue.publication) END, issue.date, NULL"
        }
    }
}
