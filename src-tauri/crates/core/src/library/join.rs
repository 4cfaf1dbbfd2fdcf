//! Joining the pieces in which the indices of words lie: work that can wait, done by whoever has time.

use std::time::Duration;

use rusqlite::TransactionBehavior;

use super::Library;
use crate::error::Result;
use crate::search::join::{Joined, Joining};
use crate::storage::{BUSY, StorageContext, search};

const DOING: &str = "tidying its index";

impl Library {
    /// Goes a step further in joining the pieces of the indices, as a transaction of its own. Nothing is read or written
    /// where nothing was written since there was nothing more to do.
    pub fn join_index(&mut self, joining: Joining) -> Result<Joined> {
        if self.joined == Joined::Enough {
            return Ok(Joined::Enough);
        }
        let joined = if search::join::is_due(&self.connection, joining)? {
            // Who has time does not wait for another process that writes: it may be in the midst of an import.
            let patience = if joining == Joining::Aside { Duration::ZERO } else { BUSY };
            self.connection.busy_timeout(patience).while_doing(DOING)?;
            let joined = self.join_further(joining);
            self.connection.busy_timeout(BUSY).while_doing(DOING)?;
            joined?
        } else {
            Joined::Enough
        };
        // What is not yet a crowd may still be worth joining when there is time.
        if joining != Joining::Crowded {
            self.joined = joined;
        }
        Ok(joined)
    }

    /// Joins as far as there is something to join and `goes_on` says so: the end of a long work that is whole already. What
    /// is refused, because the disk is full or another process writes, is left to whoever has time later.
    pub fn join_on(&mut self, joining: Joining, mut goes_on: impl FnMut() -> bool) {
        while self.join_index(joining).is_ok_and(|joined| joined == Joined::More) && goes_on() {}
    }

    fn join_further(&mut self, joining: Joining) -> Result<Joined> {
        let tx = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).while_doing(DOING)?;
        let joined = search::join::step(&tx, joining)?;
        tx.commit().while_doing(DOING)?;
        Ok(joined)
    }
}
