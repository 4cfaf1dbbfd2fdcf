//! The rows that show a story, as they are written. What can be told without the library is told beforehand, so that an
//! import does it beside its writing.

use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::address;
use crate::address::rule::Rules;
use crate::document::{Document, Kind, StoryDocument, Version};
use crate::duplicate::near::Shingles;
use crate::error::Result;
use crate::search::facet;
use crate::storage::record::Record;
use crate::storage::search::{self, Index, Indexed, plain};
use crate::storage::story::count::{self, Counted};
use crate::storage::{address_rule, used};
use crate::story::{Clipping, Shelf, Story};

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
        if before.is_some() {
            hide_rows(connection, row)?;
        }
        let mut clippings = Vec::with_capacity(self.clippings.len());
        for clipping in &self.clippings {
            clippings.extend(captured(connection, clipping.uuid())?);
        }
        let addresses = self.addresses(&clippings, &address_rule::in_force(connection)?);
        let indexed = self.fingerprint();
        self.write(connection, row, &addresses, indexed)?;
        let counted = before.as_ref().map(|before| &before.counted);
        count::change(connection, counted.unwrap_or(&Counted::new()), &self.counted())?;
        let known = before.as_ref().and_then(|before| before.indexed.map(|indexed| (indexed, &before.title)));
        if known.is_none_or(|(_, title)| *title != self.title) {
            used::tie_story(connection, row, &Shingles::of(&self.title).bands(), &self.title)?;
        }
        used::tell_one(connection, row)?;
        // What a story that is merged into another brought is the other's, and no longer where it is parted again.
        let within = self.shelf.within();
        let was_within = before.as_ref().and_then(|before| before.merged_into);
        for other in [within, was_within.filter(|_| was_within != within)].into_iter().flatten() {
            used::tell_of(connection, other)?;
        }
        match known {
            Some((before, _)) if before == indexed => return Ok(()),
            Some(_) => search::take_out(connection, Index::Story, row)?,
            None => {}
        }
        self.entry(&clippings).put(connection, Index::Story, row)
    }

    fn hide(connection: &Connection, row: i64) -> rusqlite::Result<()> {
        let before = shown(connection, row)?;
        hide_rows(connection, row)?;
        if let Some(before) = &before {
            count::change(connection, &before.counted, &Counted::new())?;
        }
        used::tie_story(connection, row, &[], "")?;
        used::tell_one(connection, row)?;
        if let Some(into) = before.and_then(|before| before.merged_into) {
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
        story.write(connection, row, &self.addresses, self.fingerprint)?;
        count::change(connection, &Counted::new(), &story.counted())?;
        used::tie_story(connection, row, self.entry.bands(), &story.title)?;
        used::tell_one(connection, row)?;
        self.entry.put(connection, Index::Story, row)
    }
}

impl Story {
    fn write(&self, connection: &Connection, row: i64, addresses: &[i64], indexed: i64) -> rusqlite::Result<()> {
        connection
            .prepare_cached(
                "INSERT INTO story (id, uuid, title, state, shelf, url, outlet, language, date, day, tags, merged_into)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
            )?
            .execute(params![
                row,
                self.id.uuid(),
                self.title,
                self.state.name(),
                shelf_name(self.shelf),
                self.url,
                self.outlet.map(|outlet| outlet.uuid()),
                self.language,
                self.date,
                self.day(),
                serde_json::to_string(&self.tags).unwrap_or_default(),
                self.shelf.within(),
            ])?;
        let mut statement = connection.prepare_cached("INSERT OR IGNORE INTO story_tag (id, tag) VALUES (?1, ?2)")?;
        for tag in &self.tags {
            statement.execute(params![row, tag])?;
        }
        let mut statement =
            connection.prepare_cached("INSERT INTO story_clipping (story, position, clipping) VALUES (?1, ?2, ?3)")?;
        for (position, clipping) in (0_i64..).zip(&self.clippings) {
            statement.execute(params![row, position, clipping.uuid()])?;
        }
        let mut statement =
            connection.prepare_cached("INSERT OR IGNORE INTO story_address (story, address) VALUES (?1, ?2)")?;
        for address in addresses {
            statement.execute([row, *address])?;
        }
        connection
            .prepare_cached("INSERT INTO story_text (id, notes, merged, extra, indexed) VALUES (?1, ?2, ?3, ?4, ?5)")?
            .execute(params![
                row,
                self.notes,
                json(&self.merged, self.merged.is_empty()),
                json(&self.extra, self.extra.is_empty()),
                indexed
            ])
            .map(|_| ())
    }

    /// The keys of its own address and of those that it came by otherwise; its own comes first.
    fn addresses(&self, clippings: &[Captured], rules: &Rules) -> Vec<i64> {
        let mut keys = Vec::with_capacity(1);
        let mut last = "";
        let own = std::iter::once(&self.url).chain(clippings.iter().map(|clipping| &clipping.url));
        for url in own.chain(self.merged.iter().map(|merged| &merged.url)) {
            if url != last {
                keys.extend(address::key(url, rules));
            }
            last = url;
        }
        keys
    }

    /// What the sidebar counts it under.
    fn counted(&self) -> Counted {
        match self.shelf {
            Shelf::Library => count::under(self.state.name(), self.outlet.map(|outlet| outlet.uuid()), &self.tags),
            Shelf::Trash | Shelf::Merged(_) => Counted::new(),
        }
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
        let mut first = [0; 8];
        first.copy_from_slice(&digest.finalize()[..8]);
        i64::from_be_bytes(first)
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

fn hide_rows(connection: &Connection, row: i64) -> rusqlite::Result<()> {
    for sql in [
        "DELETE FROM story WHERE id = ?1",
        "DELETE FROM story_text WHERE id = ?1",
        "DELETE FROM story_tag WHERE id = ?1",
        "DELETE FROM story_clipping WHERE story = ?1",
        "DELETE FROM story_address WHERE story = ?1",
    ] {
        connection.prepare_cached(sql)?.execute([row])?;
    }
    Ok(())
}

/// A value as JSON; nothing where it is empty.
fn json<T: serde::Serialize>(value: &T, is_empty: bool) -> String {
    if is_empty { String::new() } else { serde_json::to_string(value).unwrap_or_default() }
}

fn shelf_name(shelf: Shelf) -> &'static str {
    match shelf {
        Shelf::Library => "library",
        Shelf::Trash => "trash",
        Shelf::Merged(_) => "merged",
    }
}

/// What the rows of a story showed before.
struct Before {
    title: String,
    merged_into: Option<Uuid>,
    /// What the sidebar counts it under.
    counted: Counted,
    /// The hash of what the index holds of it; none while the index is made anew.
    indexed: Option<i64>,
}

fn shown(connection: &Connection, row: i64) -> rusqlite::Result<Option<Before>> {
    connection
        .prepare_cached(
            "SELECT title, merged_into, indexed, shelf, state, outlet, tags FROM story
             JOIN story_text ON story_text.id = story.id WHERE story.id = ?1",
        )?
        .query_row([row], |row| {
            let is_listed = row.get_ref(3)?.as_str()? == shelf_name(Shelf::Library);
            let tags: Vec<String> = serde_json::from_str(row.get_ref(6)?.as_str()?).unwrap_or_default();
            Ok(Before {
                title: row.get(0)?,
                merged_into: row.get(1)?,
                counted: match is_listed {
                    true => count::under(row.get_ref(4)?.as_str()?, row.get(5)?, &tags),
                    false => Counted::new(),
                },
                indexed: row.get(2)?,
            })
        })
        .optional()
}
