//! Pages of stories and of hits. A page is found by keyset and read in the order in which its table lies, so
//! that it stops early at any size; no OFFSET, and nothing is sorted but what is known to be little.

mod lead;
mod page;
mod text;

pub(crate) use page::{count, stories};

use rusqlite::{Connection, OptionalExtension};
use uuid::Uuid;

use self::lead::Plan;
use self::text::Texts;
use super::condition;
use crate::error::Result;
use crate::search::find::{Ask, Cursor, Finds, Hit, Hits, Order};
use crate::search::phrase::Phrase;
use crate::search::query::{Filter, Found, Query};
use crate::search::{score, snippet};
use crate::storage::StorageContext;
use crate::storage::story::StorySummary;

const DOING: &str = "searching";

/// How many of the newest hits are scored for the best match.
const SCORED: u32 = 500;

/// A hit before its text is read.
struct Row {
    kind: Found,
    row: i64,
    uuid: Uuid,
    title: String,
    date: String,
    outlet: String,
}

/// A page of whatever is found: stories, items, issues.
pub(crate) fn hits(connection: &Connection, ask: &Ask, most: u32) -> Result<Hits> {
    let phrases: Vec<&Phrase> = ask.query.phrases().into_iter().map(|(phrase, _)| phrase).collect();
    let best = ask.order == Order::Best && !phrases.is_empty();
    let wanted = if best { SCORED } else { ask.limit.saturating_add(1) };
    let asking = Asking { connection, query: &ask.query, after: ask.after.as_ref().filter(|_| !best), wanted, most };
    let (mut rows, mut total) = (Vec::new(), 0);
    for (found, all) in asking.every_kind()? {
        rows.extend(found);
        total += all;
    }
    rows.sort_unstable_by_key(|found| std::cmp::Reverse(found.row));
    let total = total.min(most);
    if best {
        return best_first(connection, ask, &phrases, rows, total);
    }
    let limit = ask.limit as usize;
    let more = rows.len() > limit;
    rows.truncate(limit);
    let next = rows.last().filter(|_| more).map(|last| Cursor { key: String::new(), row: last.row });
    let mut texts = Texts::new(connection);
    let hits = rows.into_iter().map(|row| shown(&mut texts, row, &phrases)).collect::<Result<_>>()?;
    Ok(Hits { hits, next, total })
}

/// What is found in each of these stories; nothing at all where the query has no words to show.
pub(crate) fn finds(connection: &Connection, query: &Query, stories: &[StorySummary]) -> Result<Vec<Finds>> {
    let phrases: Vec<&Phrase> = query.phrases().into_iter().map(|(phrase, _)| phrase).collect();
    if phrases.is_empty() {
        return Ok(Vec::new());
    }
    let mut texts = Texts::new(connection);
    let of = |found: &StorySummary| {
        let text = texts.of(Found::Story, found.row, found.story.id.uuid())?;
        let title = snippet::marked(&found.story.title, &phrases);
        Ok(Finds { title, snippet: snippet::cut([text], &phrases) })
    };
    stories.iter().map(of).collect()
}

/// Asks for the newest rows of each kind that is meant.
struct Asking<'a> {
    connection: &'a Connection,
    query: &'a Query,
    after: Option<&'a Cursor>,
    /// How many rows are wanted of each kind.
    wanted: u32,
    /// Up to how many are counted.
    most: u32,
}

/// Rows, and how many there are in all.
type Newest = (Vec<Row>, u32);

impl Asking<'_> {
    fn every_kind(&self) -> Result<Vec<Newest>> {
        let mut kinds = vec![Found::Story, Found::Item, Found::Issue];
        for conjunct in self.query.conjuncts() {
            if let Query::Filter(Filter::Kind(only)) = conjunct {
                kinds.retain(|kind| kind == only);
            }
        }
        let mut found = Vec::with_capacity(kinds.len());
        if kinds.len() == 3 {
            if let Some(printed) = self.printed()? {
                found.push(printed);
                kinds.truncate(1);
            } else if lead::nothing_printed(self.connection, self.query)? {
                kinds.truncate(1);
            }
        }
        for kind in kinds {
            found.push(self.of_kind(kind)?);
        }
        Ok(found)
    }

    fn of_kind(&self, kind: Found) -> Result<Newest> {
        let plan = Plan::of(self.connection, kind, self.query, Order::Newest)?;
        if kind == Found::Story
            && let Some(rows) = self.in_one_go(&plan)?
        {
            return Ok((self.rows_at(kind, &rows)?, count_of(&rows)));
        }
        let found = rows_of(self.connection, &plan, kind, self.after, self.wanted)?;
        // A first page that is not full has shown all there is.
        let all = match (self.after, u32::try_from(found.len())) {
            (None, Ok(all)) if all < self.wanted => all,
            _ => plan.count(self.connection, self.most)?,
        };
        Ok((found, all))
    }

    /// Items and issues together, where their index alone answers: both stand in it.
    fn printed(&self) -> Result<Option<Newest>> {
        let plan = Plan::of(self.connection, Found::Item, self.query, Order::Newest)?;
        let Some(rows) = self.in_one_go(&plan)? else { return Ok(None) };
        let mut found = self.rows_at(Found::Item, &rows)?;
        found.extend(self.rows_at(Found::Issue, &rows)?);
        Ok(Some((found, count_of(&rows))))
    }

    /// Of a first page whose rows an index alone tells: all of them, as far as they are shown or counted, with one walk.
    fn in_one_go(&self, plan: &Plan) -> Result<Option<Vec<i64>>> {
        match self.after {
            None => plan.rows(self.connection, self.most.max(self.wanted)),
            Some(_) => Ok(None),
        }
    }

    /// What is wanted of these rows, as far as they are of this kind.
    fn rows_at(&self, kind: Found, rows: &[i64]) -> Result<Vec<Row>> {
        let wanted = rows.iter().take(self.wanted as usize);
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let (columns, name) = (columns(kind), kind.name());
        let sql = format!("SELECT {columns} FROM {name} WHERE {name}.id = ?1");
        let mut statement = self.connection.prepare_cached(&sql).while_doing(DOING)?;
        let found = wanted.filter_map(|row| statement.query_row([row], |row| row_of(kind, row)).optional().transpose());
        found.collect::<rusqlite::Result<_>>().while_doing(DOING)
    }
}

fn count_of(rows: &[i64]) -> u32 {
    u32::try_from(rows.len()).unwrap_or(u32::MAX)
}

fn best_first(connection: &Connection, ask: &Ask, phrases: &[&Phrase], mut rows: Vec<Row>, total: u32) -> Result<Hits> {
    rows.truncate(SCORED as usize);
    let mut texts = Texts::new(connection);
    let count = rows.len().max(1) as f64;
    let mut scored = Vec::with_capacity(rows.len());
    for (at, row) in rows.into_iter().enumerate() {
        let text = texts.of(row.kind, row.row, row.uuid)?;
        scored.push((score::score(phrases, &row.title, text, at as f64 / count), row));
    }
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    // Pages of the best go by place: the scores of another moment say nothing of this one.
    let from = ask.after.as_ref().and_then(|after| usize::try_from(after.row).ok()).unwrap_or(0);
    let end = from.saturating_add(ask.limit as usize).min(scored.len());
    let next =
        (end < scored.len()).then(|| Cursor { key: "best".to_owned(), row: i64::try_from(end).unwrap_or(i64::MAX) });
    let page = scored.into_iter().skip(from).take(ask.limit as usize);
    let hits = page.map(|(_, row)| shown(&mut texts, row, phrases)).collect::<Result<_>>()?;
    Ok(Hits { hits, next, total })
}

fn shown(texts: &mut Texts<'_>, row: Row, phrases: &[&Phrase]) -> Result<Hit> {
    let text = texts.of(row.kind, row.row, row.uuid)?;
    Ok(Hit {
        kind: row.kind,
        uuid: row.uuid,
        row: row.row,
        title: snippet::marked(&row.title, phrases),
        date: row.date,
        outlet: row.outlet,
        snippet: snippet::cut([text], phrases),
    })
}

fn rows_of(connection: &Connection, plan: &Plan, kind: Found, after: Option<&Cursor>, limit: u32) -> Result<Vec<Row>> {
    let (sql, values) = plan.page(columns(kind), after, limit);
    let mut statement = connection.prepare_cached(&sql).while_doing(DOING)?;
    let values = condition::named(&statement, &values);
    let rows = statement.query_map(values, |row| row_of(kind, row)).while_doing(DOING)?;
    rows.collect::<rusqlite::Result<_>>().while_doing(DOING)
}

/// What is read of a hit beside its text.
fn columns(kind: Found) -> &'static str {
    match kind {
        Found::Story => {
            "story.id, story.uuid, story.title, story.date,
            (SELECT name FROM outlet WHERE outlet.uuid = story.outlet)"
        }
        Found::Item => {
            "item.id, item.uuid, item.headline,
            (SELECT issue.date FROM entry JOIN issue ON issue.id = entry.issue WHERE entry.uuid = item.uuid LIMIT 1),
            (SELECT CASE item_source.name WHEN '' THEN outlet.name ELSE item_source.name END FROM item_source
             LEFT JOIN outlet ON outlet.uuid = item_source.outlet WHERE item_source.item = item.id
             ORDER BY position LIMIT 1)"
        }
        Found::Issue => {
            "issue.id, issue.uuid, CASE WHEN issue.title <> '' THEN issue.title
              WHEN issue.subject <> '' THEN issue.subject
              ELSE (SELECT name FROM publication WHERE publication.uuid = issue.publication) END, issue.date, NULL"
        }
    }
}

fn row_of(kind: Found, row: &rusqlite::Row<'_>) -> rusqlite::Result<Row> {
    Ok(Row {
        kind,
        row: row.get(0)?,
        uuid: row.get(1)?,
        title: row.get::<_, Option<String>>(2)?.unwrap_or_default(),
        date: row.get::<_, Option<String>>(3)?.unwrap_or_default(),
        outlet: row.get::<_, Option<String>>(4)?.unwrap_or_default(),
    })
}
