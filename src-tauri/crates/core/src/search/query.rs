//! What a query means, after it was read: words and phrases, and what the hits are narrowed by.

use chrono::NaiveDate;

use super::phrase::Phrase;
use crate::id::{FeedId, OutletId};

/// A query as read. An empty conjunction is met by everything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Query {
    /// Each of these.
    All(Vec<Query>),
    /// At least one of these.
    Any(Vec<Query>),
    /// Not this.
    Not(Box<Query>),
    /// The words stand in the text.
    Text {
        /// What must stand there.
        phrase: Phrase,
        /// Where alone it counts; empty for anywhere.
        parts: Vec<Part>,
    },
    /// The record has this property.
    Filter(Filter),
}

/// A part of a record's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// A story's title, an item's headline, an issue's title and subject.
    Headline,
    /// The text of clippings; an item's kicker, dek and body; an issue's running texts.
    Body,
    /// A story's notes.
    Notes,
}

impl Part {
    /// Every part, in the order of the index's columns.
    pub const ALL: [Part; 3] = [Part::Headline, Part::Body, Part::Notes];

    /// Its name in the query language, and the index's column.
    pub fn name(self) -> &'static str {
        match self {
            Part::Headline => "headline",
            Part::Body => "body",
            Part::Notes => "notes",
        }
    }
}

/// What a record is narrowed by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Filter {
    /// It carries this tag, in any case of letters.
    Tag(String),
    /// It carries exactly this tag, as a list of tags gives it.
    TagExactly(String),
    /// It is of this outlet: its name, credit or domain, or words of its name.
    Outlet(String),
    /// It is of the outlet of this id.
    OutletExactly(OutletId),
    /// It came of a feed so called, or of one in a folder so called.
    Feed(String),
    /// It came of one of these feeds.
    FeedExactly(Vec<FeedId>),
    /// It is in this state.
    State(String),
    /// Its language, or a more special form of it (`zh` is met by `zh-Hans`).
    Language(String),
    /// It is dated before this day.
    Before(NaiveDate),
    /// It is dated on this day or later.
    From(NaiveDate),
    /// It stands in an issue of the publication of that short name or name.
    Publication(String),
    /// It stands in an issue so called: a number, `PUBLICATION#NUMBER`, or an id.
    Issue(String),
    /// One of its addresses, however it is written.
    Address(String),
    /// It ran: drafted from it, or with its address or its headline.
    Used,
    /// One of its addresses is known not to answer.
    Broken,
    /// It was thrown away and can be restored.
    Trashed,
    /// It is a record of this kind.
    Kind(Found),
}

/// What can be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Found {
    /// A story of the library.
    Story,
    /// An item, in an issue or on hold.
    Item,
    /// An issue.
    Issue,
}

impl Found {
    /// Its name on the wire.
    pub fn name(self) -> &'static str {
        match self {
            Found::Story => "story",
            Found::Item => "item",
            Found::Issue => "issue",
        }
    }
}

impl Query {
    /// The query that everything meets.
    pub fn everything() -> Query {
        Query::All(Vec::new())
    }

    /// What must hold at once, each by itself.
    pub fn conjuncts(&self) -> Vec<&Query> {
        match self {
            Query::All(all) => all.iter().flat_map(Query::conjuncts).collect(),
            other => vec![other],
        }
    }

    /// Both of two queries.
    pub fn and(self, other: Query) -> Query {
        match (self, other) {
            (Query::All(all), other) if all.is_empty() => other,
            (query, Query::All(all)) if all.is_empty() => query,
            (query, other) => Query::All(vec![query, other]),
        }
    }

    /// The whole of it in the index's own language; none where the index alone cannot answer.
    pub fn expression(&self) -> Option<String> {
        match self {
            Query::Text { phrase, parts } => Some(within(parts, phrase.expression())),
            Query::Filter(_) | Query::Not(_) => None,
            Query::Any(any) => joined(any.iter(), " OR "),
            Query::All(all) => {
                let (out, within): (Vec<&Query>, Vec<&Query>) =
                    all.iter().partition(|one| matches!(one, Query::Not(_)));
                let mut expression = joined(within.into_iter(), " AND ")?;
                for one in out {
                    let Query::Not(inner) = one else { continue };
                    expression = format!("({expression} NOT {})", inner.expression()?);
                }
                Some(expression)
            }
        }
    }

    /// The expression of words of which the last was begun, where it is any of these.
    pub fn expression_ending(&self, words: &[String]) -> Option<String> {
        match self {
            Query::Text { phrase, parts } => Some(within(parts, phrase.expression_ending(words))),
            _ => None,
        }
    }

    /// Whether some filter is so, wherever it stands.
    pub fn mentions(&self, wanted: &impl Fn(&Filter) -> bool) -> bool {
        match self {
            Query::Filter(filter) => wanted(filter),
            Query::Text { .. } => false,
            Query::Not(inner) => inner.mentions(wanted),
            Query::All(all) | Query::Any(all) => all.iter().any(|one| one.mentions(wanted)),
        }
    }

    /// The phrases that a hit can show: those that are not excluded.
    pub fn phrases(&self) -> Vec<(&Phrase, &[Part])> {
        match self {
            Query::Text { phrase, parts } => vec![(phrase, parts.as_slice())],
            Query::Filter(_) | Query::Not(_) => Vec::new(),
            Query::All(all) | Query::Any(all) => all.iter().flat_map(Query::phrases).collect(),
        }
    }
}

/// An expression that counts in these parts alone; in all where there are none.
fn within(parts: &[Part], expression: String) -> String {
    if parts.is_empty() {
        return expression;
    }
    let parts: Vec<&str> = parts.iter().map(|part| part.name()).collect();
    format!("{{{}}} : {expression}", parts.join(" "))
}

/// Several expressions as one; none where there is none or one of them cannot be written.
fn joined<'a>(all: impl Iterator<Item = &'a Query>, by: &str) -> Option<String> {
    let all: Option<Vec<String>> = all.map(Query::expression).collect();
    let all = all.filter(|all| !all.is_empty())?;
    Some(format!("({})", all.join(by)))
}
