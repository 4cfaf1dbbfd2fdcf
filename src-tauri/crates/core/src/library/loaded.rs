//! Documents that stay loaded from one change to the next: whoever types saves the same text again and again, and reading
//! its whole history each time would cost more than all else that a save does. What another process wrote meanwhile shows
//! in the log, and such a document is read anew.

use std::collections::VecDeque;

use rusqlite::Connection;

use crate::document::Document;
use crate::error::Result;
use crate::storage::document;

/// So many stay loaded within a change: an issue with all its items.
const WITHIN: usize = 32;

/// So many stay loaded from one change to the next.
const BETWEEN: usize = 4;

/// Loaded documents by their rows, the latest last.
#[derive(Default)]
pub(super) struct Loaded {
    kept: VecDeque<(i64, Option<i64>, Document)>,
}

impl Loaded {
    /// A document as the log has it now. Whoever changes it keeps the change and lays it by.
    pub(super) fn take_up(&mut self, connection: &Connection, row: i64, writer: u64) -> Result<Document> {
        if let Some(at) = self.kept.iter().position(|(kept, ..)| *kept == row)
            && let Some((_, last, loaded)) = self.kept.remove(at)
            && last == document::last_change(connection, row)?
        {
            return Ok(loaded);
        }
        document::load(connection, row, writer)
    }

    /// Lays a document by that says what the log says.
    pub(super) fn lay_by(&mut self, connection: &Connection, row: i64, loaded: Document) -> Result<()> {
        self.kept.retain(|(kept, ..)| *kept != row);
        if self.kept.len() == WITHIN {
            self.kept.pop_front();
        }
        self.kept.push_back((row, document::last_change(connection, row)?, loaded));
        Ok(())
    }

    /// Those that stay loaded when a change is done.
    pub(super) fn after_change(mut self) -> Loaded {
        let most = self.kept.len().saturating_sub(BETWEEN);
        self.kept.drain(..most);
        self
    }
}
