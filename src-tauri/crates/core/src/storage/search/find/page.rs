//! Pages of the list of stories.

use rusqlite::{Connection, OptionalExtension};

use super::super::condition::named;
use super::lead::Plan;
use crate::error::Result;
use crate::search::find::{Ask, Counting, Cursor, Order, Stories};
use crate::search::query::{Found, Query};
use crate::storage::StorageContext;
use crate::storage::story::{COLUMNS, StorySummary, of_row};

const DOING: &str = "listing the stories";

/// A page of stories. The first page, in the order of arrival, of what an index alone answers is found and counted with one
/// walk of it.
pub(crate) fn stories(connection: &Connection, ask: &Ask, counting: Counting) -> Result<Stories> {
    let plan = Plan::of(connection, Found::Story, &ask.query, ask.order)?;
    let wanted = ask.limit.saturating_add(1);
    let newest = ask.after.is_none() && matches!(ask.order, Order::Newest | Order::Best);
    let rows = if newest { plan.rows(connection, counting.walk(wanted))? } else { None };
    let (found, total) = match rows {
        Some(rows) => (
            read_rows(connection, rows.iter().take(wanted as usize))?,
            counting.of_walk(super::count_of(&rows), wanted),
        ),
        None => {
            let found = read(connection, &plan, ask)?;
            let count = |most| count(connection, &ask.query, most);
            let total = counting.of_page(ask.after.as_ref(), super::count_of(&found), wanted, count)?;
            (found, total)
        }
    };
    let (stories, next) = cut(ask, found);
    Ok(Stories { stories, next, total })
}

/// The stories of a page, and one more where there is one: it says whether there is another page.
fn read(connection: &Connection, plan: &Plan, ask: &Ask) -> Result<Vec<StorySummary>> {
    let columns = COLUMNS.trim_start_matches("SELECT ").trim_end_matches(" FROM");
    let (sql, values) = plan.page(columns, ask.after.as_ref(), ask.limit.saturating_add(1));
    let mut statement = connection.prepare_cached(&sql).while_doing(DOING)?;
    let values = named(&statement, &values);
    let rows = statement.query_map(values, of_row).while_doing(DOING)?;
    rows.collect::<rusqlite::Result<_>>().while_doing(DOING)
}

/// The stories of these rows.
fn read_rows<'a>(connection: &Connection, rows: impl Iterator<Item = &'a i64>) -> Result<Vec<StorySummary>> {
    let mut statement =
        connection.prepare_cached(&format!("{COLUMNS} story WHERE story.id = ?1")).while_doing(DOING)?;
    let found = rows.filter_map(|row| statement.query_row([row], of_row).optional().transpose());
    found.collect::<rusqlite::Result<_>>().while_doing(DOING)
}

/// As many as are shown, and where the next page begins.
fn cut(ask: &Ask, mut found: Vec<StorySummary>) -> (Vec<StorySummary>, Option<Cursor>) {
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
    (found, next)
}

/// How many stories match in all, counted up to `most`.
pub(crate) fn count(connection: &Connection, query: &Query, most: u32) -> Result<u32> {
    Plan::of(connection, Found::Story, query, Order::Newest)?.count(connection, most)
}
