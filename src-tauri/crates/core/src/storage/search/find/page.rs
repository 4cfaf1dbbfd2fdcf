//! Pages of the list of stories.

use rusqlite::Connection;

use super::super::condition::named;
use super::lead::Plan;
use crate::error::Result;
use crate::search::find::{Ask, Cursor, Order};
use crate::search::query::{Found, Query};
use crate::storage::StorageContext;
use crate::storage::story::{COLUMNS, StorySummary, of_row};

/// A page of stories, and where the next begins.
pub(crate) fn stories(connection: &Connection, ask: &Ask) -> Result<(Vec<StorySummary>, Option<Cursor>)> {
    let doing = "listing the stories";
    let plan = Plan::of(connection, Found::Story, &ask.query, ask.order)?;
    let columns = COLUMNS.trim_start_matches("SELECT ").trim_end_matches(" FROM");
    // One more than is shown says whether there is another page.
    let (sql, values) = plan.page(columns, ask.after.as_ref(), ask.limit.saturating_add(1));
    let mut statement = connection.prepare_cached(&sql).while_doing(doing)?;
    let values = named(&statement, &values);
    let rows = statement.query_map(values, of_row).while_doing(doing)?;
    let mut found: Vec<StorySummary> = rows.collect::<rusqlite::Result<_>>().while_doing(doing)?;
    let more = found.len() > ask.limit as usize;
    found.truncate(ask.limit as usize);
    let next = found.last().filter(|_| more).map(|last| Cursor {
        key: match ask.order {
            Order::LatestDay | Order::EarliestDay => last.day.clone(),
            Order::Title => last.story.title.chars().take(16).collect(),
            Order::Newest | Order::Oldest | Order::Best => String::new(),
        },
        row: last.row,
    });
    Ok((found, next))
}

/// How many stories match in all, counted up to `most`.
pub(crate) fn count(connection: &Connection, query: &Query, most: u32) -> Result<u32> {
    Plan::of(connection, Found::Story, query, Order::Newest)?.count(connection, most)
}
