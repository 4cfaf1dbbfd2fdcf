//! The rows that show feeds and rules.

use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

use super::record::Record;
use super::{StorageContext, address_rule};
use crate::address;
use crate::document::{Document, FeedDocument, Kind, RuleDocument, Version};
use crate::error::Result;
use crate::feed::rule::Rule;
use crate::feed::{Fault, Feed, FeedSummary, Fetch, Reading};
use crate::id::FeedId;

impl Record for Feed {
    const KIND: Kind = Kind::Feed;

    fn uuid(&self) -> Uuid {
        self.id.uuid()
    }

    fn of_document(document: &mut Document, uuid: Uuid) -> Option<Feed> {
        (!document.is_void()).then(|| FeedDocument(document).read(uuid.into()))
    }

    fn to_document(&self, document: &mut Document) -> Result<()> {
        FeedDocument(document).write(self)
    }

    fn show(&self, connection: &Connection, row: i64, _: &Version) -> rusqlite::Result<()> {
        Feed::hide(connection, row)?;
        let rules = address_rule::in_force(connection)?;
        connection
            .prepare_cached(
                "INSERT INTO feed (id, uuid, url, address, title, home, folder, outlet, paused)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            )?
            .execute(params![
                row,
                self.id.uuid(),
                self.url,
                address::key(&self.url, &rules).unwrap_or_default(),
                self.title,
                self.home,
                self.folder,
                self.outlet.map(|outlet| outlet.uuid()),
                self.reading == Reading::Paused,
            ])
            .map(|_| ())
    }

    fn hide(connection: &Connection, row: i64) -> rusqlite::Result<()> {
        connection.prepare_cached("DELETE FROM feed WHERE id = ?1")?.execute([row]).map(|_| ())
    }
}

impl Record for Rule {
    const KIND: Kind = Kind::Rule;

    fn uuid(&self) -> Uuid {
        self.id.uuid()
    }

    fn of_document(document: &mut Document, uuid: Uuid) -> Option<Rule> {
        (!document.is_void()).then(|| RuleDocument(document).read(uuid.into()))
    }

    fn to_document(&self, document: &mut Document) -> Result<()> {
        RuleDocument(document).write(self)
    }

    fn show(&self, connection: &Connection, row: i64, _: &Version) -> rusqlite::Result<()> {
        connection
            .prepare_cached("INSERT OR REPLACE INTO feed_rule (id, uuid, rule) VALUES (?1, ?2, ?3)")?
            .execute(params![row, self.id.uuid(), serde_json::to_string(&self.words).unwrap_or_default()])
            .map(|_| ())
    }

    fn hide(connection: &Connection, row: i64) -> rusqlite::Result<()> {
        connection.prepare_cached("DELETE FROM feed_rule WHERE id = ?1")?.execute([row]).map(|_| ())
    }
}

const COLUMNS: &str = "SELECT feed.uuid, feed.url, feed.title, feed.home, feed.folder, feed.outlet, feed.paused,
      (SELECT name FROM outlet WHERE outlet.uuid = feed.outlet),
      coalesce(fetch.title, ''), coalesce(fetch.home, ''), coalesce(fetch.language, ''), coalesce(fetch.etag, ''),
      coalesce(fetch.last_modified, ''), coalesce(fetch.hash, 0), coalesce(fetch.asked_at, ''),
      coalesce(fetch.answered_at, ''), coalesce(fetch.changed_at, ''), coalesce(fetch.next_at, ''),
      coalesce(fetch.failures, 0), coalesce(fetch.cause, ''), coalesce(fetch.message, ''), coalesce(fetch.hint, '')
    FROM feed LEFT JOIN feed_fetch fetch ON fetch.feed = feed.uuid";

fn of_row(row: &Row<'_>) -> rusqlite::Result<FeedSummary> {
    let cause: String = row.get(19)?;
    let fault = Fault { cause, message: row.get(20)?, hint: row.get(21)? };
    Ok(FeedSummary {
        feed: Feed {
            id: row.get::<_, Uuid>(0)?.into(),
            url: row.get(1)?,
            title: row.get(2)?,
            home: row.get(3)?,
            folder: row.get(4)?,
            outlet: row.get::<_, Option<Uuid>>(5)?.map(Into::into),
            reading: if row.get(6)? { Reading::Paused } else { Reading::Going },
        },
        outlet_name: row.get(7)?,
        fetch: Fetch {
            title: row.get(8)?,
            home: row.get(9)?,
            language: row.get(10)?,
            etag: row.get(11)?,
            last_modified: row.get(12)?,
            hash: row.get(13)?,
            asked_at: row.get(14)?,
            answered_at: row.get(15)?,
            changed_at: row.get(16)?,
            next_at: row.get(17)?,
            failures: row.get(18)?,
            fault: (!fault.cause.is_empty()).then_some(fault),
        },
        waiting: 0,
        stories: 0,
    })
}

/// Every feed by folder and name, with counts.
pub(crate) fn all(connection: &Connection) -> Result<Vec<FeedSummary>> {
    let doing = "listing the feeds";
    let mut statement = connection.prepare_cached(COLUMNS).while_doing(doing)?;
    let rows = statement.query_map([], of_row).while_doing(doing)?;
    let mut feeds: Vec<FeedSummary> = rows.collect::<rusqlite::Result<_>>().while_doing(doing)?;
    let waiting = counts(
        connection,
        "SELECT feed_entry.feed, count(DISTINCT story.id) FROM story
           JOIN feed_entry ON feed_entry.story = story.uuid
         WHERE story.state = 'inbox' AND story.shelf = 'library' GROUP BY feed_entry.feed",
    )?;
    let stories = counts(connection, "SELECT feed, count(DISTINCT story) FROM feed_entry GROUP BY feed")?;
    for feed in &mut feeds {
        feed.waiting = waiting.get(&feed.feed.id.uuid()).copied().unwrap_or_default();
        feed.stories = stories.get(&feed.feed.id.uuid()).copied().unwrap_or_default();
    }
    feeds.sort_by_cached_key(|feed| {
        // Feeds without a folder come last, as loose sheets do.
        (feed.feed.folder.is_empty(), feed.feed.folder.to_lowercase(), feed.name().to_lowercase(), feed.feed.id.uuid())
    });
    Ok(feeds)
}

fn counts(connection: &Connection, sql: &str) -> Result<std::collections::HashMap<Uuid, u32>> {
    let doing = "counting the stories of feeds";
    let mut statement = connection.prepare_cached(sql).while_doing(doing)?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).while_doing(doing)?;
    rows.collect::<rusqlite::Result<_>>().while_doing(doing)
}

/// The feed of that id, with counts.
pub(crate) fn get(connection: &Connection, uuid: Uuid) -> Result<Option<FeedSummary>> {
    let doing = "looking for a feed";
    let found = connection
        .prepare_cached(&format!("{COLUMNS} WHERE feed.uuid = ?1"))
        .and_then(|mut statement| statement.query_row([uuid], of_row).optional())
        .while_doing(doing)?;
    let Some(mut found) = found else { return Ok(None) };
    (found.waiting, found.stories) = connection
        .prepare_cached(
            "SELECT count(DISTINCT CASE WHEN story.state = 'inbox' AND story.shelf = 'library' THEN story.id END),
                    count(DISTINCT feed_entry.story)
             FROM feed_entry LEFT JOIN story ON story.uuid = feed_entry.story WHERE feed_entry.feed = ?1",
        )
        .and_then(|mut statement| statement.query_row([uuid], |row| Ok((row.get(0)?, row.get(1)?))))
        .while_doing(doing)?;
    Ok(Some(found))
}

/// What people call a feed.
pub(crate) fn name(connection: &Connection, uuid: Uuid) -> Result<Option<String>> {
    connection
        .prepare_cached(
            "SELECT coalesce(nullif(feed.title, ''), nullif(fetch.title, ''), feed.url)
             FROM feed LEFT JOIN feed_fetch fetch ON fetch.feed = feed.uuid WHERE feed.uuid = ?1",
        )
        .and_then(|mut statement| statement.query_row([uuid], |row| row.get(0)).optional())
        .while_doing("looking for a feed")
}

/// When the next feed that is not paused has its time.
pub(crate) fn next_at(connection: &Connection) -> Result<Option<String>> {
    connection
        .prepare_cached(
            "SELECT min(coalesce(feed_fetch.next_at, '')) FROM feed LEFT JOIN feed_fetch ON feed_fetch.feed = feed.uuid
             WHERE feed.paused = 0",
        )
        .and_then(|mut statement| statement.query_row([], |row| row.get(0)))
        .while_doing("looking which feed has its time")
}

/// The feeds of a folder and of those within it.
pub(crate) fn in_folder(connection: &Connection, folder: &str) -> Result<Vec<FeedId>> {
    let doing = "looking for the feeds of a folder";
    let mut statement = connection
        .prepare_cached(
            "SELECT uuid FROM feed WHERE folder = ?1 OR substr(folder, 1, length(?1) + 1) = ?1 || '/' ORDER BY id",
        )
        .while_doing(doing)?;
    let rows = statement.query_map([folder], |row| Ok(row.get::<_, Uuid>(0)?.into())).while_doing(doing)?;
    rows.collect::<rusqlite::Result<_>>().while_doing(doing)
}

/// The feeds at an address, the first to arrive first.
pub(crate) fn at_address(connection: &Connection, key: i64) -> Result<Vec<FeedId>> {
    let doing = "looking for a feed";
    let mut statement =
        connection.prepare_cached("SELECT uuid FROM feed WHERE address = ?1 ORDER BY id").while_doing(doing)?;
    let rows = statement.query_map([key], |row| Ok(row.get::<_, Uuid>(0)?.into())).while_doing(doing)?;
    rows.collect::<rusqlite::Result<_>>().while_doing(doing)
}

/// Every rule, in order of arrival.
pub(crate) fn rules(connection: &Connection) -> Result<Vec<Rule>> {
    let doing = "listing the rules";
    let mut statement = connection.prepare_cached("SELECT uuid, rule FROM feed_rule ORDER BY id").while_doing(doing)?;
    let rows = statement.query_map([], rule_of_row).while_doing(doing)?;
    rows.collect::<rusqlite::Result<_>>().while_doing(doing)
}

/// The rule of that id.
pub(crate) fn rule(connection: &Connection, uuid: Uuid) -> Result<Option<Rule>> {
    connection
        .prepare_cached("SELECT uuid, rule FROM feed_rule WHERE uuid = ?1")
        .and_then(|mut statement| statement.query_row([uuid], rule_of_row).optional())
        .while_doing("looking for a rule")
}

fn rule_of_row(row: &Row<'_>) -> rusqlite::Result<Rule> {
    let words: String = row.get(1)?;
    Ok(Rule { id: row.get::<_, Uuid>(0)?.into(), words: serde_json::from_str(&words).unwrap_or_default() })
}
