//! What a write gives back: the new truth, what it touched, and its name for undo.

use std::collections::BTreeSet;

use uuid::Uuid;

use crate::document::Kind;

/// The records that a change touched.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Touched(BTreeSet<(Kind, Uuid)>);

impl Touched {
    /// Adds a record.
    pub fn add(&mut self, kind: Kind, uuid: Uuid) {
        self.0.insert((kind, uuid));
    }

    /// Adds all that something else touched.
    pub fn join(&mut self, other: &Touched) {
        self.0.extend(other.0.iter().copied());
    }

    /// The records of one kind.
    pub fn of(&self, kind: Kind) -> impl Iterator<Item = Uuid> {
        self.0.iter().filter(move |(of, _)| *of == kind).map(|(_, uuid)| *uuid)
    }

    /// Whether nothing was touched.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// A write's result: the value, and every record that the write touched.
#[derive(Debug, Clone)]
pub struct Changed<T> {
    /// The new truth.
    pub value: T,
    /// What was touched.
    pub touched: Touched,
}

/// The name of a change, as undo shows it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Label {
    /// What is done, in one word of the command table or finer (`issue_move`, `item_body`).
    pub verb: &'static str,
    /// What it is done to, as people know it.
    pub subject: String,
    /// Small changes of one series within a minute are one change to undo (typing in one body).
    pub series: Option<String>,
    /// Whether undo may take it back.
    pub undo: Undo,
}

/// Whether undo may take a change back.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Undo {
    /// It may.
    #[default]
    Offered,
    /// It stands in the history, but undo passes over it (the making of a sample library).
    Withheld,
}

impl Label {
    /// A change of its own.
    pub fn new(verb: &'static str, subject: impl Into<String>) -> Label {
        Label { verb, subject: subject.into(), ..Label::default() }
    }

    /// A change that joins the one before where both are of this series.
    pub fn series(verb: &'static str, subject: impl Into<String>, series: impl Into<String>) -> Label {
        Label { verb, subject: subject.into(), series: Some(series.into()), undo: Undo::Offered }
    }
}
