//! Undo and redo, across every record and across restarts: an action's documents go back to the
//! states they had before it. Every write of this library is an action in one order, so the last one
//! done is also the last change of each of its documents, and going back is exact. Where something that undo passes
//! over came in since (what a reviewer said in their browser), that stays: only what the action did is taken back.

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use super::{Library, Tx};
use crate::change::{Changed, Label, Undo};
use crate::document::Kind;
use crate::error::Result;
use crate::storage::action::ActionRow;
use crate::storage::{action, document};

/// The name of an action that undo or redo would now walk over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActionName {
    /// What was done.
    pub verb: String,
    /// What it was done to.
    pub subject: String,
}

impl From<ActionRow> for ActionName {
    fn from(row: ActionRow) -> ActionName {
        ActionName { verb: row.verb, subject: row.subject }
    }
}

impl Library {
    /// Takes back the last change; none where there is none.
    pub fn undo(&mut self, at: DateTime<Utc>) -> Result<Changed<Option<ActionName>>> {
        self.transact(at, reversal("undo"), |tx| {
            let Some(last) = action::last_done(tx.connection())? else { return Ok(None) };
            walk(tx, &last, Way::Back)
        })
    }

    /// Brings again what undo took back last; none where there is nothing.
    pub fn redo(&mut self, at: DateTime<Utc>) -> Result<Changed<Option<ActionName>>> {
        self.transact(at, reversal("redo"), |tx| {
            let Some(first) = action::first_undone(tx.connection())? else { return Ok(None) };
            walk(tx, &first, Way::Forth)
        })
    }
}

/// Which way an action is walked over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// Undo.
    Back,
    /// Redo.
    Forth,
}

fn walk(tx: &mut Tx<'_>, over: &ActionRow, way: Way) -> Result<Option<ActionName>> {
    let (mut last, mut threads, mut returned) = (0, Vec::new(), HashMap::new());
    loop {
        let page = document::of_action(tx.connection(), over.id, last)?;
        let Some((end, ..)) = page.last() else { break };
        last = *end;
        for (row, uuid, before, after) in page {
            let kind = if document::is_changed_since(tx.connection(), row, over.id)? {
                tx.walk(row, uuid, way, &before, &after)?
            } else {
                let to = if way == Way::Back { before } else { after };
                let kind = tx.return_to(row, uuid, &to)?;
                returned.insert(uuid, to);
                kind
            };
            if kind == Kind::Thread {
                threads.push(uuid);
            }
        }
    }
    // A remark that came back with its text holds characters that were there before; the words are there again.
    for thread in threads {
        tx.find_again(thread.into(), &returned)?;
    }
    let state = match way {
        Way::Back => "undone",
        Way::Forth => "done",
    };
    action::set_state(tx.connection(), over.id, state)?;
    Ok(Some(over.clone().into()))
}

fn reversal(verb: &'static str) -> Label {
    Label { verb, subject: String::new(), series: None, undo: Undo::Withheld }
}
