//! What is remembered of feeds beside the records: how asking went, what has arrived, what rules did.

use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

use super::StorageContext;
use crate::error::Result;
use crate::feed::arrive::Known;
use crate::feed::rule::Effect;
use crate::feed::{Fault, Fetch};
use crate::id::{FeedId, RuleId, StoryId};
use crate::story::StoryState;

/// Keeps how the asking of a feed went.
pub(crate) fn keep_fetch(connection: &Connection, feed: FeedId, fetch: &Fetch) -> Result<()> {
    let Fault { cause, message, hint } = fetch.fault.clone().unwrap_or_default();
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO feed_fetch (feed, title, home, language, etag, last_modified, hash, asked_at,
               answered_at, changed_at, next_at, failures, cause, message, hint)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
        )
        .and_then(|mut statement| {
            statement.execute(params![
                feed.uuid(),
                fetch.title,
                fetch.home,
                fetch.language,
                fetch.etag,
                fetch.last_modified,
                fetch.hash,
                fetch.asked_at,
                fetch.answered_at,
                fetch.changed_at,
                fetch.next_at,
                fetch.failures,
                cause,
                message,
                hint,
            ])
        })
        .while_doing("keeping how a feed answered")
        .map(|_| ())
}

/// What is known of an entry.
pub(crate) fn entry(connection: &Connection, feed: FeedId, identity: i64) -> Result<Option<Known>> {
    connection
        .prepare_cached("SELECT story, hash, title FROM feed_entry WHERE feed = ?1 AND identity = ?2")
        .and_then(|mut statement| {
            statement
                .query_row(params![feed.uuid(), identity], |row| {
                    Ok(Known { story: row.get::<_, Uuid>(0)?.into(), hash: row.get(1)?, title: row.get(2)? })
                })
                .optional()
        })
        .while_doing("looking for an entry")
}

/// One entry of a feed as it is remembered.
pub(crate) struct EntryRow<'a> {
    pub feed: FeedId,
    pub identity: i64,
    pub story: StoryId,
    pub hash: i64,
    pub title: &'a str,
    pub headline: Option<i64>,
    pub published: &'a str,
    pub arrived_at: &'a str,
}

/// Remembers an entry, in the place of what was known of it; when it first arrived stays.
pub(crate) fn keep_entry(connection: &Connection, entry: &EntryRow<'_>) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO feed_entry (feed, identity, story, hash, title, headline, published, arrived_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
             ON CONFLICT (feed, identity) DO UPDATE SET story = excluded.story, hash = excluded.hash,
               title = excluded.title, headline = excluded.headline, published = excluded.published",
        )
        .and_then(|mut statement| {
            statement.execute(params![
                entry.feed.uuid(),
                entry.identity,
                entry.story.uuid(),
                entry.hash,
                entry.title,
                entry.headline,
                entry.published,
                entry.arrived_at,
            ])
        })
        .while_doing("remembering an entry")
        .map(|_| ())
}

/// The stories of other feeds that have the same headline, with the time each was published; the latest first.
pub(crate) fn with_headline(
    connection: &Connection,
    headline: i64,
    except: FeedId,
) -> Result<Vec<(StoryId, String, String)>> {
    let doing = "looking for a headline";
    let mut statement = connection
        .prepare_cached(
            "SELECT story, published, arrived_at FROM feed_entry WHERE headline = ?1 AND feed <> ?2
             ORDER BY arrived_at DESC LIMIT 20",
        )
        .while_doing(doing)?;
    let rows = statement
        .query_map(params![headline, except.uuid()], |row| {
            Ok((row.get::<_, Uuid>(0)?.into(), row.get(1)?, row.get(2)?))
        })
        .while_doing(doing)?;
    rows.collect::<rusqlite::Result<_>>().while_doing(doing)
}

/// The feeds that a story was seen in, in order of arrival.
pub(crate) fn feeds_of(connection: &Connection, story: StoryId) -> Result<Vec<FeedId>> {
    let doing = "looking where a story was seen";
    let mut statement = connection
        .prepare_cached(
            "SELECT feed_entry.feed FROM feed_entry JOIN feed ON feed.uuid = feed_entry.feed
             WHERE feed_entry.story = ?1
                OR feed_entry.story IN (SELECT uuid FROM story WHERE merged_into = ?1)
             GROUP BY feed_entry.feed ORDER BY min(arrived_at), feed.id",
        )
        .while_doing(doing)?;
    let rows = statement.query_map([story.uuid()], |row| Ok(row.get::<_, Uuid>(0)?.into())).while_doing(doing)?;
    rows.collect::<rusqlite::Result<_>>().while_doing(doing)
}

/// Remembers what a rule did to a story.
pub(crate) fn keep_effect(connection: &Connection, effect: &Effect) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT OR REPLACE INTO feed_effect (story, rule, name, state, tags, made_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )
        .and_then(|mut statement| {
            statement.execute(params![
                effect.story.uuid(),
                effect.rule.uuid(),
                effect.name,
                effect.state.map(StoryState::name).unwrap_or_default(),
                serde_json::to_string(&effect.tags).unwrap_or_default(),
                effect.made_at,
            ])
        })
        .while_doing("remembering what a rule did")
        .map(|_| ())
}

/// What rules did to a story, in order.
pub(crate) fn effects_on(connection: &Connection, story: StoryId) -> Result<Vec<Effect>> {
    effects(connection, "story = ?1 ORDER BY made_at, rule", story.uuid())
}

/// What a rule did, in order.
pub(crate) fn effects_of(connection: &Connection, rule: RuleId) -> Result<Vec<Effect>> {
    effects(connection, "rule = ?1 ORDER BY made_at, story", rule.uuid())
}

fn effects(connection: &Connection, which: &str, uuid: Uuid) -> Result<Vec<Effect>> {
    let doing = "reading what rules did";
    let sql = format!("SELECT story, rule, name, state, tags, made_at FROM feed_effect WHERE {which}");
    let mut statement = connection.prepare_cached(&sql).while_doing(doing)?;
    let rows = statement.query_map([uuid], effect_of_row).while_doing(doing)?;
    rows.collect::<rusqlite::Result<_>>().while_doing(doing)
}

fn effect_of_row(row: &Row<'_>) -> rusqlite::Result<Effect> {
    Ok(Effect {
        story: row.get::<_, Uuid>(0)?.into(),
        rule: row.get::<_, Uuid>(1)?.into(),
        name: row.get(2)?,
        state: StoryState::from_name(&row.get::<_, String>(3)?),
        tags: serde_json::from_str(&row.get::<_, String>(4)?).unwrap_or_default(),
        made_at: row.get(5)?,
    })
}
