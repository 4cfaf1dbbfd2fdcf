//! The rows that show items.

use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

use super::record::Record;
use super::search::{self, Index, Indexed, memory};
use super::{StorageContext, address_rule, used};
use crate::address;
use crate::address::rule::Rules;
use crate::body::Body;
use crate::document::{Document, ItemDocument, Kind, Version};
use crate::duplicate::near::Shingles;
use crate::error::Result;
use crate::id::IssueId;
use crate::item::{Item, Source, SourceRole};

impl Record for Item {
    const KIND: Kind = Kind::Item;

    fn uuid(&self) -> Uuid {
        self.id.uuid()
    }

    fn of_document(document: &mut Document, uuid: Uuid) -> Option<Item> {
        (!document.is_void()).then(|| ItemDocument(document).read(uuid.into(), None))
    }

    fn to_document(&self, document: &mut Document) -> Result<()> {
        ItemDocument(document).write(self)
    }

    fn show(&self, connection: &Connection, row: i64, version: &Version) -> rusqlite::Result<()> {
        let mut touched = used::stories_of_item(connection, row)?;
        let before: Option<String> = connection
            .prepare_cached("SELECT headline FROM item WHERE id = ?1")?
            .query_row([row], |row| row.get(0))
            .optional()?;
        let is_same_headline =
            before.is_some_and(|before| before == self.headline) && used::has_bands(connection, row)?;
        hide_rows(connection, row)?;
        connection
            .prepare_cached(
                "INSERT INTO item (id, uuid, story, kicker, headline, dek, words, version)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?
            .execute(params![
                row,
                self.id.uuid(),
                self.story.map(|story| story.uuid()),
                self.kicker,
                self.headline,
                self.dek,
                i64::try_from(self.body.word_count()).unwrap_or(i64::MAX),
                version.as_bytes(),
            ])?;
        connection.prepare_cached("INSERT INTO item_text (id, body, plain) VALUES (?1, ?2, ?3)")?.execute(params![
            row,
            self.body.to_json(),
            self.body.to_text()
        ])?;
        let mut statement = connection.prepare_cached(
            "INSERT INTO item_source (item, position, outlet, clipping, name, url, role)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?;
        for (position, source) in (0_i64..).zip(&self.sources) {
            statement.execute(params![
                row,
                position,
                source.outlet.map(|outlet| outlet.uuid()),
                source.clipping.map(|clipping| clipping.uuid()),
                source.name,
                source.url,
                source.role.name(),
            ])?;
        }
        let sources = self.sources.iter().map(|source| source.url.as_str());
        keep_addresses(connection, row, sources, &self.body, &address_rule::in_force(connection)?)?;
        if !is_same_headline {
            let headline = Shingles::of(&self.headline);
            used::keep_bands(connection, row, &headline.bands())?;
            let near = memory::stories_near(connection, &headline)?;
            let near: Vec<i64> = near.into_iter().map(|(story, _)| story).collect();
            used::tie_item(connection, row, &near)?;
        }
        touched.extend(used::stories_of_item(connection, row)?);
        used::tell(connection, &touched)?;
        let mut entry = Indexed::default();
        entry.headline.add(&self.headline);
        for words in [&self.kicker, &self.dek, &self.body.to_text()] {
            entry.body.add(words);
        }
        entry.put(connection, Index::Printed, row)
    }

    fn hide(connection: &Connection, row: i64) -> rusqlite::Result<()> {
        let touched = used::stories_of_item(connection, row)?;
        hide_rows(connection, row)?;
        used::keep_bands(connection, row, &[])?;
        used::tie_item(connection, row, &[])?;
        used::tell(connection, &touched)
    }
}

/// Keeps the numbers of the addresses that an item prints: those of its sources and the links of its body.
pub(crate) fn keep_addresses<'a>(
    connection: &Connection,
    row: i64,
    sources: impl Iterator<Item = &'a str>,
    body: &'a Body,
    rules: &Rules,
) -> rusqlite::Result<()> {
    let mut statement =
        connection.prepare_cached("INSERT OR IGNORE INTO item_address (item, address) VALUES (?1, ?2)")?;
    for key in sources.chain(body.links()).filter_map(|url| address::key(url, rules)) {
        statement.execute(params![row, key])?;
    }
    Ok(())
}

fn hide_rows(connection: &Connection, row: i64) -> rusqlite::Result<()> {
    for sql in [
        "DELETE FROM item WHERE id = ?1",
        "DELETE FROM item_text WHERE id = ?1",
        "DELETE FROM item_source WHERE item = ?1",
        "DELETE FROM item_address WHERE item = ?1",
    ] {
        connection.prepare_cached(sql)?.execute([row])?;
    }
    search::take_out(connection, Index::Printed, row)
}

/// An item as the rows show it, with the version that the next edit is made on.
pub(crate) struct ItemRow {
    pub item: Item,
    pub version: Version,
}

const COLUMNS: &str =
    "SELECT item.uuid, item.story, item.kicker, item.headline, item.dek, item.version, item_text.body,
    (SELECT issue.uuid FROM entry JOIN issue ON issue.id = entry.issue WHERE entry.uuid = item.uuid LIMIT 1), item.id
    FROM item JOIN item_text ON item_text.id = item.id";

fn of_row(row: &Row<'_>) -> rusqlite::Result<(i64, ItemRow)> {
    let version: Vec<u8> = row.get(5)?;
    let body: String = row.get(6)?;
    let item = Item {
        id: row.get::<_, Uuid>(0)?.into(),
        story: row.get::<_, Option<Uuid>>(1)?.map(Into::into),
        kicker: row.get(2)?,
        headline: row.get(3)?,
        dek: row.get(4)?,
        body: Body::from_json(&body).unwrap_or_default(),
        issue: row.get::<_, Option<Uuid>>(7)?.map(IssueId::from),
        sources: Vec::new(),
    };
    Ok((row.get(8)?, ItemRow { item, version: Version::from_bytes(&version) }))
}

fn sources(connection: &Connection, row: i64) -> rusqlite::Result<Vec<Source>> {
    connection
        .prepare_cached("SELECT outlet, clipping, name, url, role FROM item_source WHERE item = ?1 ORDER BY position")?
        .query_map([row], |row| {
            let role: String = row.get(4)?;
            Ok(Source {
                outlet: row.get::<_, Option<Uuid>>(0)?.map(Into::into),
                clipping: row.get::<_, Option<Uuid>>(1)?.map(Into::into),
                name: row.get(2)?,
                url: row.get(3)?,
                role: [SourceRole::Via, SourceRole::Document]
                    .into_iter()
                    .find(|known| known.name() == role)
                    .unwrap_or_default(),
            })
        })?
        .collect()
}

/// The item of that id.
pub(crate) fn get(connection: &Connection, uuid: Uuid) -> Result<Option<ItemRow>> {
    let doing = "looking for an item";
    let found = connection
        .prepare_cached(&format!("{COLUMNS} WHERE item.uuid = ?1"))
        .and_then(|mut statement| statement.query_row([uuid], of_row).optional())
        .while_doing(doing)?;
    found
        .map(|(row, mut found)| {
            found.item.sources = sources(connection, row).while_doing(doing)?;
            Ok(found)
        })
        .transpose()
}

/// The items that stand in no rundown, the newest first.
pub(crate) fn held(connection: &Connection) -> Result<Vec<ItemRow>> {
    let doing = "listing the items on hold";
    let sql =
        format!("{COLUMNS} WHERE NOT EXISTS (SELECT 1 FROM entry WHERE entry.uuid = item.uuid) ORDER BY item.id DESC");
    let mut statement = connection.prepare_cached(&sql).while_doing(doing)?;
    let rows: Vec<(i64, ItemRow)> = statement.query_map([], of_row).and_then(Iterator::collect).while_doing(doing)?;
    rows.into_iter()
        .map(|(row, mut found)| {
            found.item.sources = sources(connection, row).while_doing(doing)?;
            Ok(found)
        })
        .collect()
}

/// The issue whose rundown names this entry.
pub(crate) fn issue_of_entry(connection: &Connection, entry: Uuid) -> Result<Option<IssueId>> {
    connection
        .prepare_cached(
            "SELECT issue.uuid FROM entry JOIN issue ON issue.id = entry.issue WHERE entry.uuid = ?1 LIMIT 1",
        )
        .and_then(|mut statement| statement.query_row([entry], |row| row.get::<_, Uuid>(0)).optional())
        .while_doing("looking for an item")
        .map(|found| found.map(IssueId::from))
}
