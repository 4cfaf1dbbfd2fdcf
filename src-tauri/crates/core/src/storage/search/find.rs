//! Pages of stories and of hits. A page is found by keyset and read in the order in which its table lies, so
//! that it stops early at any size; no OFFSET, and nothing is sorted but what is known to be little.

mod lead;
mod page;
mod read;
mod text;

pub(crate) use page::{count, stories};

use std::borrow::Cow;

use rusqlite::{Connection, OptionalExtension};

use self::lead::Plan;
use self::read::{Reading, Row, columns};
use self::text::Texts;
use super::condition;
use crate::error::Result;
use crate::search::find::{Ask, Counting, Cursor, Finds, Hit, Hits, Order};
use crate::search::phrase::Phrase;
use crate::search::query::{Filter, Found, Query};
use crate::search::{score, snippet};
use crate::storage::StorageContext;
use crate::storage::story::StorySummary;

const DOING: &str = "searching";

/// How many of the newest hits are scored for the best match.
const SCORED: u32 = 500;

/// A page of whatever is found: stories, items, issues.
pub(crate) fn hits(connection: &Connection, ask: &Ask, counting: Counting) -> Result<Hits> {
    let phrases: Vec<&Phrase> = ask.query.phrases().into_iter().map(|(phrase, _)| phrase).collect();
    let best = ask.order == Order::Best && !phrases.is_empty();
    let wanted = if best { SCORED } else { ask.limit.saturating_add(1) };
    let asking = Asking {
        connection,
        query: &ask.query,
        after: ask.after.as_ref().filter(|_| !best),
        wanted,
        counting,
        shown: if best { None } else { Some(&phrases) },
    };
    let (mut rows, mut total) = (Vec::new(), Some(0));
    for (found, all) in asking.every_kind()? {
        rows.extend(found);
        total = total.zip(all).map(|(total, all)| total + all);
    }
    rows.sort_unstable_by_key(|found| std::cmp::Reverse(found.row));
    if let Counting::UpTo(most) = counting {
        total = total.map(|total| total.min(most));
    }
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
        let title = snippet::marked(found.story.title.clone(), &phrases);
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
    /// Whether they are counted.
    counting: Counting,
    /// What is shown of the rows at once; none where they are yet to be chosen from.
    shown: Option<&'a [&'a Phrase]>,
}

/// Rows, and how many there are in all, as far as it is to be told.
type Newest = (Vec<Row>, Option<u32>);

impl Asking<'_> {
    fn every_kind(&self) -> Result<Vec<Newest>> {
        let mut kinds = kinds_of(self.query);
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
            return Ok((self.rows_at(kind, &rows)?, self.counting.of_walk(count_of(&rows), self.wanted)));
        }
        let found = self.rows_of(&plan, kind)?;
        let count = |most| plan.count(self.connection, most);
        let all = self.counting.of_page(self.after, count_of(&found), self.wanted, count)?;
        Ok((found, all))
    }

    /// Items and issues together, where their index alone answers: both stand in it.
    fn printed(&self) -> Result<Option<Newest>> {
        let plan = Plan::of(self.connection, Found::Item, self.query, Order::Newest)?;
        let Some(rows) = self.in_one_go(&plan)? else { return Ok(None) };
        let mut found = self.rows_at(Found::Item, &rows)?;
        found.extend(self.rows_at(Found::Issue, &rows)?);
        Ok(Some((found, self.counting.of_walk(count_of(&rows), self.wanted))))
    }

    /// Of a first page whose rows an index alone tells: all of them, as far as they are shown or counted, with one walk.
    fn in_one_go(&self, plan: &Plan) -> Result<Option<Vec<i64>>> {
        match self.after {
            None => plan.rows(self.connection, self.counting.walk(self.wanted)),
            Some(_) => Ok(None),
        }
    }

    /// What is wanted of these rows, as far as they are of this kind.
    fn rows_at(&self, kind: Found, rows: &[i64]) -> Result<Vec<Row>> {
        let wanted = rows.iter().take(self.wanted as usize);
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let sql = match (kind, self.shown) {
            (Found::Story, Some(_)) => Cow::Borrowed(text::STORY_AND_BEGINNING),
            _ => {
                let (columns, name) = (columns(kind), kind.name());
                format!("SELECT {columns} FROM {name} WHERE {name}.id = ?1").into()
            }
        };
        let mut statement = self.connection.prepare_cached(&sql).while_doing(DOING)?;
        let mut reading = self.reading(kind);
        let found = wanted.filter_map(|row| statement.query_row([row], |row| reading.row(row)).optional().transpose());
        found.collect::<rusqlite::Result<_>>().while_doing(DOING)
    }

    fn rows_of(&self, plan: &Plan, kind: Found) -> Result<Vec<Row>> {
        let (sql, values) = plan.page(&self.columns(kind), self.after, self.wanted);
        let mut statement = self.connection.prepare_cached(&sql).while_doing(DOING)?;
        let values = condition::named(&statement, &values);
        let mut reading = self.reading(kind);
        let rows = statement.query_map(values, |row| reading.row(row)).while_doing(DOING)?;
        rows.collect::<rusqlite::Result<_>>().while_doing(DOING)
    }

    /// What is read of a hit.
    fn columns(&self, kind: Found) -> Cow<'static, str> {
        let columns = columns(kind);
        match (kind, self.shown) {
            (Found::Story, Some(_)) => format!("{columns}, {}", text::BEGINNING).into(),
            _ => columns.into(),
        }
    }

    fn reading(&self, kind: Found) -> Reading<'_> {
        Reading::new(self.connection, kind, self.shown.filter(|_| kind == Found::Story))
    }
}

fn count_of<T>(rows: &[T]) -> u32 {
    u32::try_from(rows.len()).unwrap_or(u32::MAX)
}

/// How much is found in all, of every kind that is meant, counted up to `most`.
pub(crate) fn count_hits(connection: &Connection, query: &Query, most: u32) -> Result<u32> {
    let kinds = kinds_of(query);
    let mut total = 0;
    if kinds.len() == 3 && lead::nothing_printed(connection, query)? {
        return count(connection, query, most);
    }
    for kind in kinds {
        if total < most {
            total += Plan::of(connection, kind, query, Order::Newest)?.count(connection, most - total)?;
        }
    }
    Ok(total)
}

/// The kinds of records that a query may mean.
fn kinds_of(query: &Query) -> Vec<Found> {
    let mut kinds = vec![Found::Story, Found::Item, Found::Issue];
    for conjunct in query.conjuncts() {
        if let Query::Filter(Filter::Kind(only)) = conjunct {
            kinds.retain(|kind| kind == only);
        }
    }
    kinds
}

fn best_first(
    connection: &Connection,
    ask: &Ask,
    phrases: &[&Phrase],
    mut rows: Vec<Row>,
    total: Option<u32>,
) -> Result<Hits> {
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
    let snippet = match row.snippet {
        Some(snippet) => snippet,
        None => snippet::cut([texts.of(row.kind, row.row, row.uuid)?], phrases),
    };
    Ok(Hit {
        kind: row.kind,
        uuid: row.uuid,
        row: row.row,
        title: snippet::marked(row.title, phrases),
        date: row.date,
        outlet: row.outlet,
        snippet,
    })
}
