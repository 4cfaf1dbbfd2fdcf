//! Addresses are known by numbers, the hashes of their normal forms. Where what makes them normal changes, the editor's
//! rules or Galley's own with a new release, every number is made anew from the rows that hold the addresses; no record
//! and no index of words is touched.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use super::item::keep_addresses;
use super::story::{address_keys, write_addresses};
use super::{StorageContext, address_answer, address_rule, property, redirect, used};
use crate::address;
use crate::address::rule::Rules;
use crate::body::Body;
use crate::error::Result;
use crate::story::Merged;

/// The property that says by what form of Galley's own rules the numbers were made.
const FORM: &str = "address_form";

/// How many stories are read at once.
const PAGE: i64 = 10_000;

const DOING: &str = "numbering its addresses anew";

/// Whether the numbers were made by other rules of Galley's own than these.
pub(crate) fn is_stale(connection: &Connection) -> Result<bool> {
    let form: Option<String> = property::get(connection, FORM)?;
    Ok(form.as_deref() != Some(&address::form()))
}

/// Says that the numbers are made by these rules.
pub(crate) fn is_fresh(connection: &Connection) -> Result<()> {
    property::set(connection, FORM, &address::form())
}

/// Makes every number anew, by the rules in force.
pub(crate) fn again(connection: &Connection) -> Result<()> {
    let rules = address_rule::in_force(connection).while_doing(DOING)?;
    redirect::number_again(connection, &rules)?;
    address_answer::number_again(connection, &rules)?;
    feeds(connection, &rules).while_doing(DOING)?;
    items(connection, &rules).while_doing(DOING)?;
    stories(connection, &rules).while_doing(DOING)?;
    // Whether a story ran hangs on both ends of each address.
    connection.execute("DELETE FROM story_used", []).while_doing(DOING)?;
    let items: Vec<i64> = all(connection, "SELECT id FROM item").while_doing(DOING)?;
    let mut touched = BTreeSet::new();
    for item in items {
        touched.extend(used::stories_of_item(connection, item).while_doing(DOING)?);
    }
    used::tell(connection, &touched).while_doing(DOING)?;
    is_fresh(connection)
}

fn feeds(connection: &Connection, rules: &Rules) -> rusqlite::Result<()> {
    let feeds: Vec<(i64, String)> = connection
        .prepare("SELECT id, url FROM feed")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let mut statement = connection.prepare("UPDATE feed SET address = ?2 WHERE id = ?1")?;
    for (id, url) in feeds {
        statement.execute(params![id, address::key(&url, rules).unwrap_or_default()])?;
    }
    Ok(())
}

fn items(connection: &Connection, rules: &Rules) -> rusqlite::Result<()> {
    connection.execute("DELETE FROM item_address", [])?;
    let items: Vec<i64> = all(connection, "SELECT id FROM item")?;
    let mut body = connection.prepare("SELECT body FROM item_text WHERE id = ?1")?;
    let mut sources = connection.prepare("SELECT url FROM item_source WHERE item = ?1")?;
    for item in items {
        let urls: Vec<String> = sources.query_map([item], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        let body: Option<String> = body.query_row([item], |row| row.get(0)).optional()?;
        let body = body.and_then(|body| Body::from_json(&body).ok()).unwrap_or_default();
        keep_addresses(connection, item, urls.iter().map(String::as_str), &body, rules)?;
    }
    Ok(())
}

fn stories(connection: &Connection, rules: &Rules) -> rusqlite::Result<()> {
    connection.execute("DELETE FROM story_address", [])?;
    let mut page = connection.prepare(
        "SELECT story.id, story.url, coalesce(story_text.merged, '') FROM story
         LEFT JOIN story_text ON story_text.id = story.id WHERE story.id > ?1 ORDER BY story.id LIMIT ?2",
    )?;
    let mut clippings = connection.prepare("SELECT clipping FROM story_clipping WHERE story = ?1 ORDER BY position")?;
    let mut captured = connection.prepare("SELECT url FROM clipping WHERE uuid = ?1")?;
    let mut last = 0;
    loop {
        let stories: Vec<(i64, String, String)> = page
            .query_map([last, PAGE], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
            .collect::<rusqlite::Result<_>>()?;
        let Some((end, ..)) = stories.last() else { return Ok(()) };
        last = *end;
        for (story, url, merged) in stories {
            let mut urls = vec![url];
            let of_it: Vec<Uuid> = clippings.query_map([story], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
            for clipping in of_it {
                for url in captured.query_map([clipping], |row| row.get(0))? {
                    urls.push(url?);
                }
            }
            let merged: Vec<Merged> = serde_json::from_str(&merged).unwrap_or_default();
            urls.extend(merged.into_iter().map(|merged| merged.url));
            write_addresses(connection, story, &address_keys(urls.iter().map(String::as_str), rules))?;
        }
    }
}

fn all(connection: &Connection, sql: &str) -> rusqlite::Result<Vec<i64>> {
    connection.prepare(sql)?.query_map([], |row| row.get(0))?.collect()
}
