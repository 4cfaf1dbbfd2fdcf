//! The index of words: contentless full-text tables, written with each record and asked by `find`.
//!
//! One pair of tables holds the stories, one what is printed (items and issues). Rows go by the record's own
//! row, so that "newest first" is the order in which the tables are read and a page stops early at any size.

pub(crate) mod condition;
pub(crate) mod find;
pub(crate) mod memory;
pub(crate) mod plain;

use rusqlite::{Connection, params};

use super::StorageContext;
use crate::duplicate::near::{self, Shingles};
use crate::error::Result;
use crate::search::index::{Tokens, characters};

/// Which records an index holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Index {
    /// Stories.
    Story,
    /// Items and issues.
    Printed,
}

impl Index {
    /// The table of words.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Index::Story => "story_word",
            Index::Printed => "printed_word",
        }
    }

    /// The table of single characters and of fingerprints.
    pub(crate) fn mark(self) -> &'static str {
        match self {
            Index::Story => "story_mark",
            Index::Printed => "printed_mark",
        }
    }
}

/// A record's text, ready for the index.
#[derive(Default)]
pub(crate) struct Indexed {
    pub headline: Tokens,
    pub body: Tokens,
    pub notes: Tokens,
    /// The headline by which near-equal ones find this record; empty where it has none.
    pub likened: Vec<u64>,
}

impl Indexed {
    /// The entry of a record whose headline can be compared with others.
    pub(crate) fn with_headline(headline: &str) -> Indexed {
        Indexed { headline: Tokens::of(headline), likened: Shingles::of(headline).bands(), ..Indexed::default() }
    }

    /// Enters the record, which must not stand in the index.
    pub(crate) fn put(&self, connection: &Connection, index: Index, row: i64) -> rusqlite::Result<()> {
        let (word, mark) = match index {
            Index::Story => (
                "INSERT INTO story_word (rowid, headline, body, notes) VALUES (?1, ?2, ?3, ?4)",
                "INSERT INTO story_mark (rowid, mark) VALUES (?1, ?2)",
            ),
            Index::Printed => (
                "INSERT INTO printed_word (rowid, headline, body, notes) VALUES (?1, ?2, ?3, ?4)",
                "INSERT INTO printed_mark (rowid, mark) VALUES (?1, ?2)",
            ),
        };
        connection.prepare_cached(word)?.execute(params![
            row,
            self.headline.as_str(),
            self.body.as_str(),
            self.notes.as_str()
        ])?;
        let mut marks = characters([&self.headline, &self.body, &self.notes]);
        if !self.likened.is_empty() {
            marks.push(' ');
            marks.push_str(&near::tokens(&self.likened));
        }
        connection.prepare_cached(mark)?.execute(params![row, marks]).map(|_| ())
    }
}

/// Takes a record out of the index, where it stands in it.
pub(crate) fn take_out(connection: &Connection, index: Index, row: i64) -> rusqlite::Result<()> {
    let (word, mark) = match index {
        Index::Story => ("DELETE FROM story_word WHERE rowid = ?1", "DELETE FROM story_mark WHERE rowid = ?1"),
        Index::Printed => ("DELETE FROM printed_word WHERE rowid = ?1", "DELETE FROM printed_mark WHERE rowid = ?1"),
    };
    connection.prepare_cached(word)?.execute([row])?;
    connection.prepare_cached(mark)?.execute([row]).map(|_| ())
}

/// Empties the index, to be filled anew in the same transaction.
pub(crate) fn clear(connection: &Connection) -> Result<()> {
    connection
        .execute_batch(
            "INSERT INTO story_word (story_word) VALUES ('delete-all');
             INSERT INTO story_mark (story_mark) VALUES ('delete-all');
             INSERT INTO printed_word (printed_word) VALUES ('delete-all');
             INSERT INTO printed_mark (printed_mark) VALUES ('delete-all');
             UPDATE story_text SET indexed = NULL;",
        )
        .while_doing("making the index anew")
}
