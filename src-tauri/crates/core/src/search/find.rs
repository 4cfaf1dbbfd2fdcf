//! What is asked of a search, and what it gives.

use uuid::Uuid;

use super::query::{Found, Query};
use super::snippet::Snippet;
use crate::error::Result;
use crate::storage::story::StorySummary;

/// A page of hits that is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// What is looked for.
    pub query: Query,
    /// In which order.
    pub order: Order,
    /// Where an earlier page ended.
    pub after: Option<Cursor>,
    /// How many at most.
    pub limit: u32,
}

/// The order of hits and of lists.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Order {
    /// The latest arrival first: every page comes at once at any size.
    #[default]
    Newest,
    /// The first arrival first.
    Oldest,
    /// The latest report first.
    LatestDay,
    /// The earliest report first.
    EarliestDay,
    /// By title, as letters stand in their code.
    Title,
    /// The best of the newest few hundred first.
    Best,
}

/// Whether a page tells how many there are in all. Counting walks on where a page stops early, so whoever shows a page
/// first asks for it apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counting {
    /// It does, counted up to so many.
    UpTo(u32),
    /// Only where the page itself shows it, since it holds all there are.
    Apart,
}

impl Counting {
    /// How many rows are walked for a page on which so many are wanted, the one that tells of a next page among them.
    pub(crate) fn walk(self, wanted: u32) -> u32 {
        match self {
            Counting::UpTo(most) => most.max(wanted),
            Counting::Apart => wanted,
        }
    }

    /// What a walk of a first page, on which so many were wanted, says of all there are.
    pub(crate) fn of_walk(self, walked: u32, wanted: u32) -> Option<u32> {
        match self {
            Counting::UpTo(most) => Some(walked.min(most)),
            Counting::Apart => Some(walked).filter(|walked| *walked < wanted),
        }
    }

    /// What a page behind `after`, on which so many were wanted and `found` are, says of all there are; `count` counts them
    /// up to a bound, where that has to be done.
    pub(crate) fn of_page(
        self,
        after: Option<&Cursor>,
        found: u32,
        wanted: u32,
        count: impl FnOnce(u32) -> Result<u32>,
    ) -> Result<Option<u32>> {
        match self {
            // A first page that is not full has shown all there is.
            _ if after.is_none() && found < wanted => Ok(Some(found)),
            Counting::UpTo(most) => count(most).map(Some),
            Counting::Apart => Ok(None),
        }
    }
}

/// Where a page ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor {
    /// What the order goes by; empty where it goes by arrival.
    pub key: String,
    /// The row of the last hit.
    pub row: i64,
}

impl Cursor {
    /// The cursor as it is given out.
    pub fn written(&self) -> String {
        if self.key.is_empty() { self.row.to_string() } else { format!("{}~{}", self.row, self.key) }
    }

    /// The cursor as it was given out.
    pub fn read(written: &str) -> Option<Cursor> {
        let (row, key) = written.split_once('~').unwrap_or((written, ""));
        Some(Cursor { key: key.to_owned(), row: row.parse().ok()? })
    }
}

/// What is found in a story of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Finds {
    /// Its title.
    pub title: Snippet,
    /// A piece of its text; empty where it has none.
    pub snippet: Snippet,
}

/// A page of hits.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hits {
    /// The hits in order.
    pub hits: Vec<Hit>,
    /// Where the next page begins; none on the last.
    pub next: Option<Cursor>,
    /// How many there are in all, as far as was asked; none where it is to be asked for apart.
    pub total: Option<u32>,
}

/// A page of stories.
#[derive(Debug, Clone)]
pub struct Stories {
    /// The stories in order.
    pub stories: Vec<StorySummary>,
    /// Where the next page begins; none on the last.
    pub next: Option<Cursor>,
    /// How many there are in all, as far as was asked; none where it is to be asked for apart.
    pub total: Option<u32>,
}

/// A hit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// What was found.
    pub kind: Found,
    /// Its id.
    pub uuid: Uuid,
    /// Its row: the order of arrival.
    pub row: i64,
    /// Its title or headline, with what was found in it.
    pub title: Snippet,
    /// Its date; empty where it has none.
    pub date: String,
    /// The outlet's name; empty where it has none.
    pub outlet: String,
    /// A piece of its text around what was found.
    pub snippet: Snippet,
}
