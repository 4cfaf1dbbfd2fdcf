//! The index of words: contentless full-text tables, written with each record and asked by `find`.
//!
//! One pair of tables holds the stories, one what is printed (items and issues). Rows go by the record's own
//! row, so that "newest first" is the order in which the tables are read and a page stops early at any size. Both tables
//! of stories hold what stories are narrowed by too, so that `answer` can join it with words in one expression.

mod answer;
pub(crate) mod condition;
pub(crate) mod find;
pub(crate) mod join;
pub(crate) mod memory;
pub(crate) mod plain;
pub(crate) mod term;

use rusqlite::{Connection, params};

use super::{StorageContext, used};
use crate::duplicate::near::{self, Shingles};
use crate::error::Result;
use crate::search::facet;
use crate::search::index::{Tokens, characters};
use crate::story::Story;

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
    /// What it can be narrowed by, as tokens apart by spaces.
    facets: String,
    /// The fingerprints by which headlines that are nearly the same find this record.
    likened: Vec<u64>,
}

impl Indexed {
    /// The entry of a story, with its title and all that it can be narrowed by.
    pub(crate) fn of_story(story: &Story) -> Indexed {
        let mut facets = String::with_capacity(128);
        for facet in facet::of_story(story) {
            if !facets.is_empty() {
                facets.push(' ');
            }
            facets.push_str(facet.token());
        }
        Indexed {
            headline: Tokens::of(&story.title),
            facets,
            likened: Shingles::of(&story.title).bands(),
            ..Indexed::default()
        }
    }

    /// The fingerprints of the title.
    pub(crate) fn bands(&self) -> &[u64] {
        &self.likened
    }

    /// What the table of characters and fingerprints holds of it.
    pub(crate) fn marks(&self) -> String {
        let mut marks = characters([&self.headline, &self.body, &self.notes]);
        for more in [near::tokens(&self.likened).as_str(), self.facets.as_str()] {
            if !more.is_empty() {
                marks.push(' ');
                marks.push_str(more);
            }
        }
        marks
    }

    /// Enters the record, which must not stand in the index.
    pub(crate) fn put(&self, connection: &Connection, index: Index, row: i64) -> rusqlite::Result<()> {
        self.put_words(connection, index, row)?;
        put_marks(connection, index, row, &self.marks())
    }

    /// Enters the words of the record alone.
    pub(crate) fn put_words(&self, connection: &Connection, index: Index, row: i64) -> rusqlite::Result<()> {
        let texts = [self.body.as_str(), self.headline.as_str(), self.notes.as_str()];
        match index {
            Index::Story => connection
                .prepare_cached(
                    "INSERT INTO story_word (rowid, body, headline, notes, facet) VALUES (?1, ?2, ?3, ?4, ?5)",
                )?
                .execute(params![row, texts[0], texts[1], texts[2], self.facets]),
            Index::Printed => connection
                .prepare_cached("INSERT INTO printed_word (rowid, body, headline, notes) VALUES (?1, ?2, ?3, ?4)")?
                .execute(params![row, texts[0], texts[1], texts[2]]),
        }
        .map(|_| ())
    }
}

/// Enters the marks of a record alone.
pub(crate) fn put_marks(connection: &Connection, index: Index, row: i64, marks: &str) -> rusqlite::Result<()> {
    let sql = match index {
        Index::Story => "INSERT INTO story_mark (rowid, mark) VALUES (?1, ?2)",
        Index::Printed => "INSERT INTO printed_mark (rowid, mark) VALUES (?1, ?2)",
    };
    connection.prepare_cached(sql)?.execute(params![row, marks]).map(|_| ())
}

/// Takes a record out of the index, where it stands in it.
pub(crate) fn take_out(connection: &Connection, index: Index, row: i64) -> rusqlite::Result<()> {
    take_out_words(connection, index, row)?;
    take_out_marks(connection, index, row)
}

/// Takes the words of a record out of the index.
pub(crate) fn take_out_words(connection: &Connection, index: Index, row: i64) -> rusqlite::Result<()> {
    let sql = match index {
        Index::Story => "DELETE FROM story_word WHERE rowid = ?1",
        Index::Printed => "DELETE FROM printed_word WHERE rowid = ?1",
    };
    connection.prepare_cached(sql)?.execute([row]).map(|_| ())
}

/// Takes the marks of a record out of the index.
pub(crate) fn take_out_marks(connection: &Connection, index: Index, row: i64) -> rusqlite::Result<()> {
    let sql = match index {
        Index::Story => "DELETE FROM story_mark WHERE rowid = ?1",
        Index::Printed => "DELETE FROM printed_mark WHERE rowid = ?1",
    };
    connection.prepare_cached(sql)?.execute([row]).map(|_| ())
}

/// Empties the index, to be filled anew in the same transaction.
pub(crate) fn clear(connection: &Connection) -> Result<()> {
    connection
        .execute_batch(
            "INSERT INTO story_word (story_word) VALUES ('delete-all');
             INSERT INTO story_mark (story_mark) VALUES ('delete-all');
             INSERT INTO printed_word (printed_word) VALUES ('delete-all');
             INSERT INTO printed_mark (printed_mark) VALUES ('delete-all');
             UPDATE story_text SET indexed = NULL, marked = NULL;",
        )
        .and_then(|()| connection.execute_batch(used::CLEAR))
        .while_doing("making the index anew")
}
