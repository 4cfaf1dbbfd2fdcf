//! The rows that show a story, as they are written. What can be told without the library is told beforehand, so that an
//! import does it beside its writing.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::address;
use crate::address::rule::Rules;
use crate::document::{Document, Kind, StoryDocument, Version};
use crate::duplicate::near::Shingles;
use crate::error::Result;
use crate::id::ClippingId;
use crate::search::facet;
use crate::storage::record::Record;
use crate::storage::search::{self, Index, Indexed, plain};
use crate::storage::story::count::{self, Counted};
use crate::storage::story::line::{Before, Line, shown};
use crate::storage::{address_rule, used};
use crate::story::{Clipping, Story};

impl Record for Story {
    const KIND: Kind = Kind::Story;

    fn uuid(&self) -> Uuid {
        self.id.uuid()
    }

    fn of_document(document: &mut Document, uuid: Uuid) -> Option<Story> {
        (!document.is_void()).then(|| StoryDocument(document).read(uuid.into()))
    }

    fn to_document(&self, document: &mut Document) -> Result<()> {
        StoryDocument(document).write(self)
    }

    fn show(&self, connection: &Connection, row: i64, _: &Version) -> rusqlite::Result<()> {
        let before = shown(connection, row)?;
        let mut clippings = Vec::with_capacity(self.clippings.len());
        for clipping in &self.clippings {
            clippings.extend(captured(connection, clipping.uuid())?);
        }
        let addresses = self.addresses(&clippings, &address_rule::in_force(connection)?);
        let indexed = self.fingerprint();
        let line = Line::of(self);
        // A save of notes touches the notes and the index; every row that stays as it was is a page that need not be
        // written through to the disk.
        let is_listed_anew = before.as_ref().is_none_or(|before| before.line != line);
        if is_listed_anew {
            if before.is_some() {
                clear(connection, row, &["DELETE FROM story WHERE id = ?1", "DELETE FROM story_tag WHERE id = ?1"])?;
            }
            line.write(connection, row, self)?;
            let counted = before.as_ref().map(|before| before.line.counted());
            count::change(connection, &counted.unwrap_or_default(), &line.counted())?;
        }
        let is_reached_anew = before.is_none() || !reaches(connection, row, &addresses)?;
        if is_reached_anew {
            clear(connection, row, &["DELETE FROM story_address WHERE story = ?1"])?;
            write_addresses(connection, row, &addresses)?;
        }
        if before.is_none() || !holds(connection, row, &self.clippings)? {
            clear(connection, row, &["DELETE FROM story_clipping WHERE story = ?1"])?;
            self.write_clippings(connection, row)?;
        }
        let known = before.as_ref().filter(|before| before.indexed.is_some());
        let marked = self.index_anew(connection, row, &clippings, indexed, known)?;
        self.write_text(connection, row, indexed, marked)?;
        if known.is_none_or(|before| before.line.title != self.title) {
            used::tie_story(connection, row, &Shingles::of(&self.title).bands(), &self.title)?;
        }
        // What ran is told by address, by headline and by what is merged into it.
        if is_listed_anew || is_reached_anew || known.is_none() {
            used::tell_one(connection, row)?;
            // What a story that is merged into another brought is the other's, and no longer where it is parted again.
            let within = self.shelf.within();
            let was_within = before.as_ref().and_then(|before| before.line.merged_into);
            for other in [within, was_within.filter(|_| was_within != within)].into_iter().flatten() {
                used::tell_of(connection, other)?;
            }
        }
        Ok(())
    }

    fn hide(connection: &Connection, row: i64) -> rusqlite::Result<()> {
        let before = shown(connection, row)?;
        clear(connection, row, &EVERY_ROW)?;
        if let Some(before) = &before {
            count::change(connection, &before.line.counted(), &Counted::new())?;
        }
        used::tie_story(connection, row, &[], "")?;
        used::tell_one(connection, row)?;
        if let Some(into) = before.and_then(|before| before.line.merged_into) {
            used::tell_of(connection, into)?;
        }
        search::take_out(connection, Index::Story, row)
    }
}

/// All that the rows of a new story say, told without the library.
pub(crate) struct Rows {
    addresses: Vec<i64>,
    entry: Indexed,
    fingerprint: i64,
}

impl Rows {
    /// The rows of a story with these clippings.
    pub(crate) fn of(story: &Story, clippings: &[Clipping], rules: &Rules) -> Rows {
        let clippings: Vec<Captured> = clippings
            .iter()
            .map(|one| Captured { url: one.url.clone(), title: one.title.clone(), body: one.body.clone() })
            .collect();
        Rows {
            addresses: story.addresses(&clippings, rules),
            entry: story.entry(&clippings),
            fingerprint: story.fingerprint(),
        }
    }

    /// The address of the story itself, where it has one.
    pub(crate) fn address(&self, story: &Story) -> Option<i64> {
        self.addresses.first().copied().filter(|_| !story.url.is_empty())
    }

    /// Shows a story that was never shown, and stands in the library or in the trash.
    pub(crate) fn show(&self, story: &Story, connection: &Connection, row: i64) -> rusqlite::Result<()> {
        let line = Line::of(story);
        line.write(connection, row, story)?;
        write_addresses(connection, row, &self.addresses)?;
        story.write_clippings(connection, row)?;
        let marks = self.entry.marks();
        story.write_text(connection, row, self.fingerprint, Some(short_hash(&marks)))?;
        count::change(connection, &Counted::new(), &line.counted())?;
        used::tie_story(connection, row, self.entry.bands(), &story.title)?;
        used::tell_one(connection, row)?;
        self.entry.put_words(connection, Index::Story, row)?;
        search::put_marks(connection, Index::Story, row, &marks)
    }
}

impl Story {
    /// Brings the index up to date with what it holds of this story; gives back the hash of its marks.
    fn index_anew(
        &self,
        connection: &Connection,
        row: i64,
        clippings: &[Captured],
        indexed: i64,
        known: Option<&Before>,
    ) -> rusqlite::Result<Option<i64>> {
        if let Some(before) = known.filter(|before| before.indexed == Some(indexed)) {
            return Ok(before.marked);
        }
        let entry = self.entry(clippings);
        let marks = entry.marks();
        let marked = Some(short_hash(&marks));
        if known.is_some() {
            search::take_out_words(connection, Index::Story, row)?;
        }
        entry.put_words(connection, Index::Story, row)?;
        if known.is_none_or(|before| before.marked != marked) {
            if known.is_some() {
                search::take_out_marks(connection, Index::Story, row)?;
            }
            search::put_marks(connection, Index::Story, row, &marks)?;
        }
        Ok(marked)
    }

    fn write_clippings(&self, connection: &Connection, row: i64) -> rusqlite::Result<()> {
        let mut statement =
            connection.prepare_cached("INSERT INTO story_clipping (story, position, clipping) VALUES (?1, ?2, ?3)")?;
        for (position, clipping) in (0_i64..).zip(&self.clippings) {
            statement.execute(params![row, position, clipping.uuid()])?;
        }
        Ok(())
    }

    fn write_text(&self, connection: &Connection, row: i64, indexed: i64, marked: Option<i64>) -> rusqlite::Result<()> {
        connection
            .prepare_cached(
                "INSERT INTO story_text (id, notes, merged, extra, indexed, marked) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                 ON CONFLICT (id) DO UPDATE SET notes = ?2, merged = ?3, extra = ?4, indexed = ?5, marked = ?6",
            )?
            .execute(params![
                row,
                self.notes,
                json(&self.merged, self.merged.is_empty()),
                json(&self.extra, self.extra.is_empty()),
                indexed,
                marked
            ])
            .map(|_| ())
    }

    /// The keys of its own address and of those that it came by otherwise; its own comes first.
    fn addresses(&self, clippings: &[Captured], rules: &Rules) -> Vec<i64> {
        let own = std::iter::once(&self.url).chain(clippings.iter().map(|clipping| &clipping.url));
        address_keys(own.chain(self.merged.iter().map(|merged| &merged.url)).map(String::as_str), rules)
    }

    /// What the index holds of this story, as a number: the same text is not indexed again.
    fn fingerprint(&self) -> i64 {
        let mut digest = Sha256::new();
        for words in [&self.title, &self.notes] {
            digest.update(words.len().to_le_bytes());
            digest.update(words);
        }
        for clipping in &self.clippings {
            digest.update(clipping.uuid());
        }
        for facet in facet::of_story(self) {
            digest.update(facet.token());
        }
        shortened(digest)
    }

    fn entry(&self, clippings: &[Captured]) -> Indexed {
        let mut entry = Indexed::of_story(self);
        entry.notes.add(&self.notes);
        let mut text = String::new();
        for clipping in clippings {
            if clipping.title != self.title {
                entry.body.add(&clipping.title);
            }
            text.clear();
            plain::push(&mut text, &clipping.body);
            entry.body.add(&text);
        }
        entry
    }
}

fn short_hash(text: &str) -> i64 {
    shortened(Sha256::new_with_prefix(text))
}

/// The first eight bytes of a hash as a number.
fn shortened(digest: Sha256) -> i64 {
    let mut first = [0; 8];
    first.copy_from_slice(&digest.finalize()[..8]);
    i64::from_be_bytes(first)
}

/// What the index and the addresses want of a clipping.
struct Captured {
    url: String,
    title: String,
    body: String,
}

fn captured(connection: &Connection, clipping: Uuid) -> rusqlite::Result<Option<Captured>> {
    connection
        .prepare_cached("SELECT url, title, body FROM clipping WHERE uuid = ?1")?
        .query_row([clipping], |row| Ok(Captured { url: row.get(0)?, title: row.get(1)?, body: row.get(2)? }))
        .optional()
}

/// Every row of a story.
const EVERY_ROW: [&str; 5] = [
    "DELETE FROM story WHERE id = ?1",
    "DELETE FROM story_text WHERE id = ?1",
    "DELETE FROM story_tag WHERE id = ?1",
    "DELETE FROM story_clipping WHERE story = ?1",
    "DELETE FROM story_address WHERE story = ?1",
];

fn clear(connection: &Connection, row: i64, every: &[&str]) -> rusqlite::Result<()> {
    for sql in every {
        connection.prepare_cached(sql)?.execute([row])?;
    }
    Ok(())
}

/// The keys of a story's addresses, in their order; the same address twice in a row is looked at once.
pub(crate) fn address_keys<'a>(urls: impl Iterator<Item = &'a str>, rules: &Rules) -> Vec<i64> {
    let mut keys = Vec::with_capacity(1);
    let mut last = "";
    for url in urls {
        if url != last {
            keys.extend(address::key(url, rules));
        }
        last = url;
    }
    keys
}

/// Whether a story is known to be read at just these addresses.
fn reaches(connection: &Connection, row: i64, addresses: &[i64]) -> rusqlite::Result<bool> {
    let mut statement = connection.prepare_cached("SELECT address FROM story_address WHERE story = ?1")?;
    let known: BTreeSet<i64> = statement.query_map([row], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    Ok(known == addresses.iter().copied().collect())
}

pub(crate) fn write_addresses(connection: &Connection, row: i64, addresses: &[i64]) -> rusqlite::Result<()> {
    let mut statement =
        connection.prepare_cached("INSERT OR IGNORE INTO story_address (story, address) VALUES (?1, ?2)")?;
    for address in addresses {
        statement.execute([row, *address])?;
    }
    Ok(())
}

/// Whether a story is known to have just these clippings, in this order.
fn holds(connection: &Connection, row: i64, clippings: &[ClippingId]) -> rusqlite::Result<bool> {
    let sql = "SELECT clipping FROM story_clipping WHERE story = ?1 ORDER BY position";
    let mut statement = connection.prepare_cached(sql)?;
    let known: Vec<Uuid> = statement.query_map([row], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    Ok(known.iter().copied().eq(clippings.iter().map(|clipping| clipping.uuid())))
}

/// A value as JSON; nothing where it is empty.
fn json<T: serde::Serialize>(value: &T, is_empty: bool) -> String {
    if is_empty { String::new() } else { serde_json::to_string(value).unwrap_or_default() }
}
