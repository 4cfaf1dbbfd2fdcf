//! What the index of stories answers by itself: words and whatever a story is narrowed by, joined in any way, as one
//! expression in the index's own language. It walks its lists from the newest entry on and leaps over what one of them
//! lacks, so a page of any such query stops early.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::condition::{outlets, tags};
use super::term;
use crate::error::Result;
use crate::search::facet::Facet;
use crate::search::query::{Filter, Found, Query};
use crate::storage::StorageContext;
use crate::story::Shelf;

/// Which stories a query means, as far as an index can tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Answer {
    /// All.
    Every,
    /// None.
    Nothing,
    /// Those that meet this expression.
    In(String),
    /// Those that do not meet this expression.
    Out(String),
}

/// Which of the two tables is asked. Both hold what stories are narrowed by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Table {
    /// The words.
    Word,
    /// The single characters of scripts without spaces.
    Mark,
}

/// Asks on behalf of one query.
pub(super) struct Asking<'a> {
    connection: &'a Connection,
    /// Whether stories in the trash may be meant.
    trashed: bool,
    days: std::cell::OnceCell<Option<(NaiveDate, NaiveDate)>>,
}

impl<'a> Asking<'a> {
    pub(super) fn new(connection: &'a Connection, trashed: bool) -> Asking<'a> {
        Asking { connection, trashed, days: std::cell::OnceCell::new() }
    }

    /// What the table answers; none where it cannot tell.
    pub(super) fn of(&self, query: &Query, table: Table) -> Result<Option<Answer>> {
        Ok(Some(match query {
            Query::All(all) => match self.each(all, table)? {
                Some(all) => Answer::all(all),
                None => return Ok(None),
            },
            Query::Any(any) => match self.each(any, table)? {
                Some(any) => Answer::any(any),
                None => return Ok(None),
            },
            Query::Not(inner) => match self.of(inner, table)? {
                Some(answer) => answer.not(),
                None => return Ok(None),
            },
            Query::Text { phrase, parts } => {
                let lone = phrase.lone_character().filter(|_| parts.is_empty());
                let expression = match (table, lone) {
                    (Table::Mark, Some(character)) => Some(format!("\"{character}\"")),
                    (Table::Mark, None) => None,
                    // A lone character is the beginning of its pairs here: slower, and exact too.
                    (Table::Word, _) => match phrase.begun_word() {
                        Some(begun) => match term::beginning(self.connection, begun)? {
                            Some(words) if words.is_empty() => return Ok(Some(Answer::Nothing)),
                            Some(words) => query.expression_ending(&words),
                            None => query.expression(),
                        },
                        None => query.expression(),
                    },
                };
                match expression {
                    Some(expression) => Answer::In(expression),
                    None => return Ok(None),
                }
            }
            Query::Filter(filter) => match self.filter(filter)? {
                Some(answer) => answer,
                None => return Ok(None),
            },
        }))
    }

    fn each(&self, all: &[Query], table: Table) -> Result<Option<Vec<Answer>>> {
        all.iter().map(|one| self.of(one, table)).collect()
    }

    fn filter(&self, filter: &Filter) -> Result<Option<Answer>> {
        Ok(Some(match filter {
            Filter::Tag(_) | Filter::TagExactly(_) => {
                Answer::any_of(tags(self.connection, filter)?.iter().map(|tag| Facet::tag(tag)))
            }
            Filter::Outlet(_) | Filter::OutletExactly(_) => {
                Answer::any_of(outlets(self.connection, filter)?.into_iter().map(Facet::outlet))
            }
            Filter::State(state) => Answer::any_of(Facet::state(state)),
            Filter::Language(language) => Answer::any_of([Facet::language(language)]),
            Filter::Before(day) => self.days(|first, _| (first, *day))?,
            Filter::From(day) => self.days(|_, end| (*day, end))?,
            Filter::Trashed => Answer::any_of([Facet::shelf(Shelf::Trash)]),
            Filter::Kind(Found::Story) => Answer::Every,
            Filter::Kind(Found::Item | Found::Issue) => Answer::Nothing,
            Filter::Feed(_)
            | Filter::FeedExactly(_)
            | Filter::Publication(_)
            | Filter::Issue(_)
            | Filter::Address(_)
            | Filter::Used
            | Filter::Broken => return Ok(None),
        }))
    }

    /// The stories of a period, told by the first day of the library and the one after its last.
    fn days(&self, period: impl Fn(NaiveDate, NaiveDate) -> (NaiveDate, NaiveDate)) -> Result<Answer> {
        let bounds = match self.days.get() {
            Some(known) => *known,
            None => {
                let found = self.bounds()?;
                *self.days.get_or_init(|| found)
            }
        };
        let Some((first, end)) = bounds else { return Ok(Answer::Nothing) };
        let (from, to) = period(first, end);
        if from <= first && to >= end {
            return Ok(Answer::Every);
        }
        Ok(Answer::any_of(Facet::days(from.max(first), to.min(end))))
    }

    fn bounds(&self) -> Result<Option<(NaiveDate, NaiveDate)>> {
        if self.trashed {
            return Ok(NaiveDate::from_ymd_opt(0, 1, 1).zip(NaiveDate::from_ymd_opt(10_000, 1, 1)));
        }
        let end = |way: &str| {
            self.connection
                .prepare_cached(&format!("SELECT {way}(day) FROM story INDEXED BY story_day WHERE shelf = 'library'"))
                .and_then(|mut statement| statement.query_row([], |row| row.get::<_, Option<String>>(0)))
                .while_doing("searching")
        };
        let day = |found: Option<String>| found.and_then(|day| day.parse::<NaiveDate>().ok());
        let last = day(end("max")?).and_then(|last| last.succ_opt());
        Ok(day(end("min")?).zip(last))
    }
}

impl Answer {
    fn any_of(facets: impl IntoIterator<Item = Facet>) -> Answer {
        Answer::any(facets.into_iter().map(|facet| Answer::In(format!("\"{}\"", facet.token()))).collect())
    }

    /// What all of these mean at once.
    pub(super) fn all(answers: Vec<Answer>) -> Answer {
        Answer::any(answers.into_iter().map(Answer::not).collect()).not()
    }

    /// What at least one of these means.
    pub(super) fn any(answers: Vec<Answer>) -> Answer {
        let (mut within, mut out) = (Vec::new(), Vec::new());
        for answer in answers {
            match answer {
                Answer::Every => return Answer::Every,
                Answer::Nothing => {}
                Answer::In(expression) => within.push(expression),
                Answer::Out(expression) => out.push(expression),
            }
        }
        match (within.is_empty(), out.is_empty()) {
            (true, true) => Answer::Nothing,
            (false, true) => Answer::In(joined(&within, " OR ")),
            (true, false) => Answer::Out(joined(&out, " AND ")),
            // In one or not in another: not in the other without the one.
            (false, false) => Answer::Out(format!("({} NOT {})", joined(&out, " AND "), joined(&within, " OR "))),
        }
    }

    pub(super) fn not(self) -> Answer {
        match self {
            Answer::Every => Answer::Nothing,
            Answer::Nothing => Answer::Every,
            Answer::In(expression) => Answer::Out(expression),
            Answer::Out(expression) => Answer::In(expression),
        }
    }

    /// The expression that finds these among the stories on the shelf that is meant. None for all or none of them.
    pub(super) fn expression(self, connection: &Connection, trashed: bool) -> Result<Option<String>> {
        let token = |shelf: Shelf| format!("\"{}\"", Facet::shelf(shelf).token());
        let merged = token(Shelf::Merged(crate::id::StoryId::from(uuid::Uuid::nil())));
        Ok(match self {
            Answer::Every | Answer::Nothing => None,
            Answer::In(expression) if trashed => Some(format!("{expression} NOT {merged}")),
            Answer::In(expression) if has_apart(connection)? => {
                Some(format!("{expression} NOT ({merged} OR {})", token(Shelf::Trash)))
            }
            Answer::In(expression) => Some(expression),
            Answer::Out(expression) if trashed => {
                Some(format!("({} OR {}) NOT {expression}", token(Shelf::Library), token(Shelf::Trash)))
            }
            Answer::Out(expression) => Some(format!("{} NOT {expression}", token(Shelf::Library))),
        })
    }
}

fn joined(all: &[String], by: &str) -> String {
    match all {
        [only] => only.clone(),
        all => format!("({})", all.join(by)),
    }
}

/// Whether any story is in the trash or merged into another.
fn has_apart(connection: &Connection) -> Result<bool> {
    connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM story INDEXED BY story_apart WHERE shelf <> 'library')")
        .and_then(|mut statement| statement.query_row([], |row| row.get(0)))
        .while_doing("searching")
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::Answer::{self, Every, In, Nothing, Out};

    #[test]
    fn answers_are_joined_as_logic_has_it() {
        let within = |words: &str| In(words.to_owned());
        let out = |words: &str| Out(words.to_owned());
        let check = |answer: Answer, expect: Answer| assert_eq!(answer, expect);
        check(Answer::all(vec![]), Every);
        check(Answer::any(vec![]), Nothing);
        check(Answer::all(vec![Every, within("a")]), within("a"));
        check(Answer::any(vec![Nothing, within("a")]), within("a"));
        check(Answer::all(vec![Nothing, within("a")]), Nothing);
        check(Answer::any(vec![Every, within("a")]), Every);
        check(Answer::all(vec![within("a"), within("b")]), within("(a AND b)"));
        check(Answer::any(vec![within("a"), within("b")]), within("(a OR b)"));
        check(Answer::all(vec![within("a"), out("b"), out("c")]), within("(a NOT (b OR c))"));
        check(Answer::all(vec![out("b"), out("c")]), out("(b OR c)"));
        check(Answer::any(vec![within("a"), out("b")]), out("(b NOT a)"));
    }
}
