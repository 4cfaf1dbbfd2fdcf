//! By which table a page is found. Each of the conditions that must hold at once is looked at: the one with the
//! fewest rows leads, the others are tested on the rows that it gives. Counting is stopped early, so looking
//! costs next to nothing.

use rusqlite::Connection;
use rusqlite::types::Value;

use super::super::Index;
use super::condition::{self, Builder};
use crate::error::Result;
use crate::search::find::{Cursor, Order};
use crate::search::query::{Filter, Found, Query};

/// What has no more rows than this may be sorted.
const LITTLE: u32 = 2_000;

/// How many hits of a text are looked at to count those that meet further conditions.
const LOOKED_AT: u32 = 20_000;

/// A query ready to be asked of the rows of one kind.
pub(super) struct Plan {
    kind: Found,
    from: String,
    /// The column of the leading table that holds the row's id.
    id: String,
    conditions: Vec<String>,
    values: Vec<Value>,
    order: Order,
    /// Where a text leads and rows are tested besides: the text by itself, to bound the effort of counting.
    tested_text: Option<(&'static str, String)>,
}

/// A table that can lead.
struct Lead {
    from: String,
    id: String,
    condition: String,
    /// Which of the conjuncts it answers.
    answers: Vec<usize>,
    rows: u32,
    text: Option<(&'static str, String)>,
}

impl Plan {
    pub(super) fn of(connection: &Connection, kind: Found, query: &Query, order: Order) -> Result<Plan> {
        let mut builder = Builder::new(connection, kind);
        let conjuncts = query.conjuncts();
        let table = kind.name();
        let mut leads = Vec::new();
        leads.extend(text_lead(connection, kind, &conjuncts, &mut builder)?);
        let trashed = query.mentions(&|filter| *filter == Filter::Trashed);
        // Those indexes hold what stands in the library.
        if kind == Found::Story && !trashed {
            for (at, conjunct) in conjuncts.iter().enumerate() {
                if let Query::Filter(filter) = conjunct {
                    leads.extend(filter_lead(connection, filter, at, &mut builder)?);
                }
            }
        }
        let least = leads.into_iter().min_by_key(|lead| lead.rows);
        let by_arrival = matches!(order, Order::Newest | Order::Oldest | Order::Best);
        // Another order has an index of its own, which is walked unless there is little to sort.
        let lead = least.filter(|lead| by_arrival || lead.rows <= LITTLE);
        let mut conditions = Vec::new();
        let mut tested = false;
        for (at, conjunct) in conjuncts.iter().enumerate() {
            if lead.as_ref().is_some_and(|lead| lead.answers.contains(&at)) {
                continue;
            }
            conditions.push(builder.condition(conjunct)?);
            tested = true;
        }
        if kind == Found::Story {
            conditions.push(if trashed { "story.shelf <> 'merged'" } else { "story.shelf = 'library'" }.to_owned());
        }
        let (from, id, text) = match lead {
            Some(lead) => {
                conditions.insert(0, lead.condition);
                (lead.from, lead.id, lead.text)
            }
            None => (
                match order {
                    Order::LatestDay | Order::EarliestDay if kind == Found::Story && !trashed => {
                        "story INDEXED BY story_day"
                    }
                    Order::Title if kind == Found::Story && !trashed => "story INDEXED BY story_title",
                    _ => table,
                }
                .to_owned(),
                format!("{table}.id"),
                None,
            ),
        };
        let values = builder.values;
        Ok(Plan { kind, from, id, conditions, values, order, tested_text: text.filter(|_| tested) })
    }

    /// The statement for a page, with its values.
    pub(super) fn page(&self, columns: &str, after: Option<&Cursor>, limit: u32) -> (String, Vec<Value>) {
        let mut values = self.values.clone();
        let mut conditions = self.conditions.clone();
        let mut bind = |value: Value| {
            values.push(value);
            format!("?{}", values.len())
        };
        let id = &self.id;
        let (key, way) = match self.order {
            Order::LatestDay => ("story.day", "DESC"),
            Order::EarliestDay => ("story.day", "ASC"),
            Order::Title => (TITLE_KEY, "ASC"),
            Order::Oldest => ("", "ASC"),
            Order::Newest | Order::Best => ("", "DESC"),
        };
        let key = if self.kind == Found::Story { key } else { "" };
        let beyond = if way == "ASC" { ">" } else { "<" };
        if let Some(after) = after {
            let row = bind(after.row.into());
            conditions.push(match key {
                "" => format!("{id} {beyond} {row}"),
                key => format!("({key}, {id}) {beyond} ({}, {row})", bind(after.key.clone().into())),
            });
        }
        let limit = bind(i64::from(limit).into());
        let by = if key.is_empty() { format!("{id} {way}") } else { format!("{key} {way}, {id} {way}") };
        let from = &self.from;
        let conditions = all(&conditions);
        (format!("SELECT {columns} FROM {from} WHERE {conditions} ORDER BY {by} LIMIT {limit}"), values)
    }

    /// How many rows there are, counted up to `most`. Where a common text meets rare conditions it is the
    /// count among the newest hits of the text.
    pub(super) fn count(&self, connection: &Connection, most: u32) -> Result<u32> {
        let conditions = all(&self.conditions);
        let sql = match &self.tested_text {
            Some((table, matching)) => {
                let kind = self.kind.name();
                let rest = all(&self.conditions[1..]);
                format!(
                    "SELECT 1 FROM (SELECT rowid AS id FROM {table} WHERE {matching} ORDER BY rowid DESC LIMIT {LOOKED_AT})
                     AS hit CROSS JOIN {kind} ON {kind}.id = hit.id WHERE {rest}"
                )
            }
            None => format!("SELECT 1 FROM {} WHERE {conditions}", self.from),
        };
        condition::count(connection, &sql, &self.values, most)
    }
}

/// What titles are ordered by: the beginning is enough to tell nearly all apart, and keeps the index small.
pub(super) const TITLE_KEY: &str = "substr(story.title, 1, 16) COLLATE NOCASE";

fn all(conditions: &[String]) -> String {
    if conditions.is_empty() { "1".to_owned() } else { conditions.join(" AND ") }
}

/// The full-text table, for all the words that must stand there and all that must not.
fn text_lead(
    connection: &Connection,
    kind: Found,
    conjuncts: &[&Query],
    builder: &mut Builder<'_>,
) -> Result<Option<Lead>> {
    let index = if kind == Found::Story { Index::Story } else { Index::Printed };
    let mut words: Vec<String> = Vec::new();
    let mut characters: Vec<String> = Vec::new();
    let (mut by_word, mut by_character) = (Vec::new(), Vec::new());
    for (at, conjunct) in conjuncts.iter().enumerate() {
        let lone = match conjunct {
            Query::Text { phrase, parts } if parts.is_empty() => phrase.lone_character(),
            _ => None,
        };
        if let Some(character) = lone {
            characters.push(format!("\"{character}\""));
            by_character.push(at);
        } else if let Some(expression) = conjunct.expression() {
            words.push(expression);
            by_word.push(at);
        }
    }
    let (table, mut expression, mut answers) = match (words.is_empty(), characters.is_empty()) {
        (false, _) => (index.word(), words.join(" AND "), by_word),
        (true, false) => (index.mark(), characters.join(" AND "), by_character),
        (true, true) => return Ok(None),
    };
    if table == index.word() {
        for (at, conjunct) in conjuncts.iter().enumerate() {
            if let Query::Not(inner) = conjunct
                && let Some(out) = inner.expression()
            {
                expression = format!("({expression}) NOT {out}");
                answers.push(at);
            }
        }
    }
    let matching = |name: &str| format!("{table} MATCH {name}");
    let sql = format!("SELECT 1 FROM {table} WHERE {}", matching("?1"));
    let rows = condition::count(connection, &sql, &[expression.clone().into()], LITTLE + 1)?;
    let condition = matching(&builder.bind(expression));
    let kind = kind.name();
    Ok(Some(Lead {
        from: format!("{table} CROSS JOIN {kind} ON {kind}.id = {table}.rowid"),
        id: format!("{table}.rowid"),
        text: Some((table, condition.clone())),
        condition,
        answers,
        rows,
    }))
}

/// The index of a property of stories.
fn filter_lead(connection: &Connection, filter: &Filter, at: usize, builder: &mut Builder<'_>) -> Result<Option<Lead>> {
    let story = |index: &str| format!("story INDEXED BY {index}");
    let (from, id, column, values): (String, &str, &str, Vec<Value>) = match filter {
        Filter::Tag(_) | Filter::TagExactly(_) => {
            let tags = condition::tags(connection, filter)?;
            let from = "story_tag INDEXED BY story_tag_arrival CROSS JOIN story ON story.id = story_tag.id".to_owned();
            (from, "story_tag.id", "story_tag.tag", tags.into_iter().map(Value::from).collect())
        }
        Filter::Outlet(_) | Filter::OutletExactly(_) => {
            let outlets = condition::outlets(connection, filter)?;
            let outlets = outlets.into_iter().map(condition::blob).collect();
            (story("story_outlet"), "story.id", "story.shelf = 'library' AND story.outlet", outlets)
        }
        Filter::State(state) => {
            (story("story_state"), "story.id", "story.shelf = 'library' AND story.state", vec![state.clone().into()])
        }
        _ => return Ok(None),
    };
    if values.is_empty() {
        return Ok(None);
    }
    let names: Vec<String> = (1..=values.len()).map(|at| format!("?{at}")).collect();
    let counted = format!(
        "SELECT 1 FROM {} WHERE {column} IN ({})",
        from.split(" CROSS").next().unwrap_or(&from),
        names.join(", ")
    );
    let rows = condition::count(connection, &counted, &values, LITTLE + 1)?;
    // Several values are several runs of the index, which only come in order where they are sorted.
    if values.len() != 1 && rows > LITTLE {
        return Ok(None);
    }
    let names: Vec<String> = values.into_iter().map(|value| builder.bind(value)).collect();
    let condition = match names.as_slice() {
        [only] => format!("{column} = {only}"),
        several => format!("{column} IN ({})", several.join(", ")),
    };
    Ok(Some(Lead { from, id: id.to_owned(), condition, answers: vec![at], rows, text: None }))
}
