//! By which table a page is found. Stories are led by the index, which answers words and properties in any
//! combination, or by a set of few rows (what ran, what is broken); what is printed is little, so its text leads or
//! nothing does. Of several that could lead the one with the fewest rows does, the others are tested on its rows.
//! Counting is stopped early, so looking costs next to nothing.

use rusqlite::Connection;
use rusqlite::types::Value;

use super::super::Index;
use super::super::answer::{Answer, Asking, Table};
use super::condition::{self, Builder};
use crate::error::Result;
use crate::search::find::{Cursor, Order};
use crate::search::query::{Filter, Found, Query};
use crate::storage::StorageContext;

/// What has no more rows than this may be sorted.
const LITTLE: u32 = 4_000;

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
    /// The leading index with what it is asked, and whether its rows are tested besides.
    index: Option<(&'static str, String, Tested)>,
}

/// Whether the rows that lead are tested by further conditions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tested {
    No,
    Further,
}

/// A table that can lead.
struct Lead {
    from: String,
    id: String,
    condition: String,
    /// Which of the conjuncts it answers.
    answers: Vec<usize>,
    index: Option<(&'static str, String)>,
    /// How many rows it has, as a statement to count.
    counted: (String, Vec<Value>),
    /// Whether it gives only what stands on the shelf that is meant.
    shelved: bool,
}

impl Lead {
    /// Has the index test its rows by a condition of which the row is all that it needs, so that they need not be read.
    fn narrow(&mut self, condition: &str) {
        let condition = format!(" AND {}", condition.replace("story.id", &self.id));
        self.condition.push_str(&condition);
        if let Some((_, led)) = &mut self.index {
            led.push_str(&condition);
        }
    }
}

impl Plan {
    pub(super) fn of(connection: &Connection, kind: Found, query: &Query, order: Order) -> Result<Plan> {
        match kind {
            Found::Story => Plan::of_stories(connection, query, order),
            Found::Item | Found::Issue => Plan::of_printed(connection, kind, query, order),
        }
    }

    fn of_stories(connection: &Connection, query: &Query, order: Order) -> Result<Plan> {
        let mut builder = Builder::new(connection, Found::Story);
        let conjuncts = query.conjuncts();
        let trashed = query.mentions(&|filter| *filter == Filter::Trashed);
        let asking = Asking::new(connection, trashed);
        let mut leads = Vec::new();
        for table in [Table::Word, Table::Mark] {
            match index_lead(connection, &asking, &conjuncts, table, trashed, &mut builder)? {
                Led::By(lead) => leads.push(lead),
                Led::Nothing => return Ok(Plan::empty(order)),
                Led::NotAtAll => {}
            }
        }
        for (at, conjunct) in conjuncts.iter().enumerate() {
            if let Query::Filter(filter) = conjunct {
                leads.extend(set_lead(filter, at, &mut builder)?);
            }
        }
        let by_arrival = matches!(order, Order::Newest | Order::Oldest | Order::Best);
        let lead = if by_arrival && leads.len() < 2 {
            leads.pop()
        } else {
            let mut least: Option<(u32, Lead)> = None;
            for lead in leads {
                let rows = condition::count(connection, &lead.counted.0, &lead.counted.1, LITTLE + 1)?;
                if least.as_ref().is_none_or(|(few, _)| rows < *few) {
                    least = Some((rows, lead));
                }
            }
            // Another order has an index of its own, which is walked unless there is little to sort.
            least.filter(|(rows, _)| by_arrival || *rows <= LITTLE).map(|(_, lead)| lead)
        };
        let mut lead = lead;
        let mut conditions = Vec::new();
        for (at, conjunct) in conjuncts.iter().enumerate() {
            if lead.as_ref().is_some_and(|lead| lead.answers.contains(&at)) {
                continue;
            }
            let condition = builder.condition(conjunct)?;
            match &mut lead {
                Some(lead) if lead.index.is_some() && needs_only_the_row(conjunct) => lead.narrow(&condition),
                _ => conditions.push(condition),
            }
        }
        if !lead.as_ref().is_some_and(|lead| lead.shelved) {
            conditions.push(if trashed { "story.shelf <> 'merged'" } else { "story.shelf = 'library'" }.to_owned());
        }
        let tested = if conditions.is_empty() { Tested::No } else { Tested::Further };
        let (from, id, index) = match lead {
            Some(lead) => {
                conditions.insert(0, lead.condition);
                (lead.from, lead.id, lead.index.map(|(table, condition)| (table, condition, tested)))
            }
            None => {
                let from = match order {
                    Order::LatestDay | Order::EarliestDay if !trashed => "story INDEXED BY story_day",
                    Order::Title if !trashed => "story INDEXED BY story_title",
                    _ => "story",
                };
                (from.to_owned(), "story.id".to_owned(), None)
            }
        };
        Ok(Plan { kind: Found::Story, from, id, conditions, values: builder.values, order, index })
    }

    fn of_printed(connection: &Connection, kind: Found, query: &Query, order: Order) -> Result<Plan> {
        let mut builder = Builder::new(connection, kind);
        let conjuncts = query.conjuncts();
        let lead = text_lead(kind, &conjuncts, &mut builder);
        let mut conditions = Vec::new();
        for (at, conjunct) in conjuncts.iter().enumerate() {
            if !lead.as_ref().is_some_and(|lead| lead.answers.contains(&at)) {
                conditions.push(builder.condition(conjunct)?);
            }
        }
        let tested = if conditions.is_empty() { Tested::No } else { Tested::Further };
        let (from, id, index) = match lead {
            Some(lead) => {
                conditions.insert(0, lead.condition);
                (lead.from, lead.id, lead.index.map(|(table, condition)| (table, condition, tested)))
            }
            None => (kind.name().to_owned(), format!("{}.id", kind.name()), None),
        };
        Ok(Plan { kind, from, id, conditions, values: builder.values, order, index })
    }

    /// What no story can meet.
    fn empty(order: Order) -> Plan {
        let (from, id) = ("story".to_owned(), "story.id".to_owned());
        Plan { kind: Found::Story, from, id, conditions: vec!["0".to_owned()], values: Vec::new(), order, index: None }
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

    /// The rows of the leading index, the newest first, up to `most`, where nothing else has a say in them. The index of
    /// what is printed gives those of items and of issues.
    pub(super) fn rows(&self, connection: &Connection, most: u32) -> Result<Option<Vec<i64>>> {
        let Some((table, condition, Tested::No)) = &self.index else { return Ok(None) };
        let sql = format!("SELECT rowid FROM {table} WHERE {condition} ORDER BY rowid DESC LIMIT {most}");
        let mut statement = connection.prepare_cached(&sql).while_doing(super::DOING)?;
        let values = condition::named(&statement, &self.values);
        let rows = statement.query_map(values, |row| row.get(0)).while_doing(super::DOING)?;
        rows.collect::<rusqlite::Result<_>>().map(Some).while_doing(super::DOING)
    }

    /// How many rows there are, counted up to `most`. Where a common text meets rare conditions it is the
    /// count among the newest hits of the text.
    pub(super) fn count(&self, connection: &Connection, most: u32) -> Result<u32> {
        let index = self.index.as_ref().filter(|_| self.kind == Found::Story);
        let sql = match index {
            Some((table, condition, Tested::No)) => format!("SELECT 1 FROM {table} WHERE {condition}"),
            Some((table, condition, Tested::Further)) => {
                let kind = self.kind.name();
                let rest = all(&self.conditions[1..]);
                format!(
                    "SELECT 1 FROM (SELECT rowid AS id FROM {table} WHERE {condition} ORDER BY rowid DESC
                     LIMIT {LOOKED_AT}) AS hit CROSS JOIN {kind} ON {kind}.id = hit.id WHERE {rest}"
                )
            }
            None => format!("SELECT 1 FROM {} WHERE {}", self.from, all(&self.conditions)),
        };
        condition::count(connection, &sql, &self.values, most)
    }
}

/// What titles are ordered by: the beginning is enough to tell nearly all apart, and keeps the index small.
pub(super) const TITLE_KEY: &str = "substr(story.title, 1, 16) COLLATE NOCASE";

fn all(conditions: &[String]) -> String {
    if conditions.is_empty() { "1".to_owned() } else { conditions.join(" AND ") }
}

/// Whether the words of a query stand nowhere in what is printed.
pub(super) fn nothing_printed(connection: &Connection, query: &Query) -> Result<bool> {
    let mut builder = Builder::new(connection, Found::Item);
    let Some(lead) = text_lead(Found::Item, &query.conjuncts(), &mut builder) else { return Ok(false) };
    let (sql, values) = lead.counted;
    Ok(condition::count(connection, &sql, &values, 1)? == 0)
}

/// What an index says of a query.
enum Led {
    By(Lead),
    Nothing,
    NotAtAll,
}

/// The index of stories, for all that it answers of a query.
fn index_lead(
    connection: &Connection,
    asking: &Asking<'_>,
    conjuncts: &[&Query],
    by: Table,
    trashed: bool,
    builder: &mut Builder<'_>,
) -> Result<Led> {
    let (mut answers, mut answered) = (Vec::new(), Vec::new());
    let mut own = false;
    // A character alone is quicker among the marks; beside words it is asked with them, since testing the rows of one
    // table by the other is slower still.
    let words = conjuncts.iter().any(|one| has_text(one) && !is_lone(one));
    for (at, conjunct) in conjuncts.iter().enumerate() {
        if by == Table::Word && !words && is_lone(conjunct) {
            continue;
        }
        if let Some(answer) = asking.of(conjunct, by)? {
            // The other table answers properties too: each leads by what only it holds, and the smaller one, of marks,
            // where there are no words.
            own |= match by {
                Table::Word => has_text(conjunct),
                Table::Mark => !words,
            };
            answers.push(at);
            answered.push(answer);
        }
    }
    if answers.is_empty() {
        return Ok(Led::NotAtAll);
    }
    let answer = Answer::all(answered);
    if answer == Answer::Nothing {
        return Ok(Led::Nothing);
    }
    let expression = if own { answer.expression(connection, trashed)? } else { None };
    let Some(expression) = expression else { return Ok(Led::NotAtAll) };
    let table = match by {
        Table::Word => Index::Story.word(),
        Table::Mark => Index::Story.mark(),
    };
    let counted = (format!("SELECT 1 FROM {table} WHERE {table} MATCH ?1"), vec![expression.clone().into()]);
    let condition = format!("{table} MATCH {}", builder.bind(expression));
    Ok(Led::By(Lead {
        from: format!("{table} CROSS JOIN story ON story.id = {table}.rowid"),
        id: format!("{table}.rowid"),
        index: Some((table, condition.clone())),
        condition,
        answers,
        counted,
        shelved: true,
    }))
}

/// Whether a query is one character of a script without spaces and nothing else.
fn is_lone(query: &Query) -> bool {
    matches!(query, Query::Text { phrase, parts } if parts.is_empty() && phrase.lone_character().is_some())
}

/// Whether a story's row is all that is needed to tell whether it is meant.
fn needs_only_the_row(query: &Query) -> bool {
    match query {
        Query::Filter(filter) => *filter == Filter::Used,
        Query::Text { .. } => false,
        Query::Not(inner) => needs_only_the_row(inner),
        Query::All(all) | Query::Any(all) => all.iter().all(needs_only_the_row),
    }
}

/// Whether words are looked for anywhere in a query.
fn has_text(query: &Query) -> bool {
    match query {
        Query::Text { .. } => true,
        Query::Filter(_) => false,
        Query::Not(inner) => has_text(inner),
        Query::All(all) | Query::Any(all) => all.iter().any(has_text),
    }
}

/// A set of few stories.
fn set_lead(filter: &Filter, at: usize, builder: &mut Builder<'_>) -> Result<Option<Lead>> {
    // Its values are bound once for counting and once, in their place among the others, for leading.
    let mut alone = builder.alone();
    let Some(counted) = alone.set(filter)? else { return Ok(None) };
    let Some(set) = builder.set(filter)? else { return Ok(None) };
    let (from, id) = match filter {
        Filter::Used => ("story_used CROSS JOIN story ON story.id = story_used.story", "story_used.story"),
        _ => ("story", "story.id"),
    };
    let condition = if *filter == Filter::Used { "1".to_owned() } else { format!("story.id IN ({set})") };
    Ok(Some(Lead {
        from: from.to_owned(),
        id: id.to_owned(),
        condition,
        answers: vec![at],
        index: None,
        counted: (counted, alone.values),
        shelved: false,
    }))
}

/// The full-text table of what is printed, for all the words that must stand there and all that must not.
fn text_lead(kind: Found, conjuncts: &[&Query], builder: &mut Builder<'_>) -> Option<Lead> {
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
        (false, _) => (Index::Printed.word(), words.join(" AND "), by_word),
        (true, false) => (Index::Printed.mark(), characters.join(" AND "), by_character),
        (true, true) => return None,
    };
    if table == Index::Printed.word() {
        for (at, conjunct) in conjuncts.iter().enumerate() {
            if let Query::Not(inner) = conjunct
                && let Some(out) = inner.expression()
            {
                expression = format!("({expression}) NOT {out}");
                answers.push(at);
            }
        }
    }
    let counted = (format!("SELECT 1 FROM {table} WHERE {table} MATCH ?1"), vec![expression.clone().into()]);
    let condition = format!("{table} MATCH {}", builder.bind(expression));
    let kind = kind.name();
    Some(Lead {
        from: format!("{table} CROSS JOIN {kind} ON {kind}.id = {table}.rowid"),
        id: format!("{table}.rowid"),
        answers,
        index: Some((table, condition.clone())),
        condition,
        counted,
        shelved: false,
    })
}
