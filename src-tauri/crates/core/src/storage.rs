//! All SQL: how documents, the change log and the projections are kept in one SQLite file.
//!
//! What records mean is not known here beyond their columns. `library` says when a transaction
//! begins and ends.

pub(crate) mod action;
pub(crate) mod address_answer;
pub(crate) mod address_number;
pub(crate) mod address_rule;
pub(crate) mod backup;
pub(crate) mod clipping;
pub(crate) mod contact;
pub(crate) mod destination;
pub(crate) mod dictionary;
pub(crate) mod document;
pub(crate) mod export;
pub(crate) mod feed;
pub(crate) mod feed_memory;
pub(crate) mod image;
pub(crate) mod invitation;
pub(crate) mod issue;
pub(crate) mod item;
pub(crate) mod migrate;
pub(crate) mod name;
pub(crate) mod outlet;
pub(crate) mod page;
pub(crate) mod person;
pub(crate) mod proof;
pub(crate) mod property;
pub(crate) mod publication;
pub(crate) mod record;
pub(crate) mod redirect;
pub(crate) mod revision;
pub(crate) mod saved_search;
pub(crate) mod seal;
pub(crate) mod search;
pub(crate) mod snippet;
pub(crate) mod story;
pub(crate) mod theme;
pub(crate) mod thread;
pub(crate) mod used;

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]
mod tests;

use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags};

use crate::error::{Error, Result};

/// `GALY`: marks the file as Galley's, in SQLite's header at byte 68.
pub(crate) const APPLICATION_ID: i32 = 0x4741_4C59;

/// How long a write waits for another process's write before it is refused.
pub(crate) const BUSY: Duration = Duration::from_secs(5);

/// Opens the file with the settings that keep an acknowledged change safe from a cut of power: WAL, and
/// a flush of the disk at every commit.
pub(crate) fn connect(file: &Path, flags: OpenFlags) -> Result<Connection> {
    let connection = Connection::open_with_flags(file, flags).while_doing("opening it")?;
    connection.busy_timeout(BUSY).while_doing("opening it")?;
    connection
        .execute_batch(
            "PRAGMA journal_mode = WAL;
             PRAGMA synchronous = FULL;
             PRAGMA foreign_keys = ON;
             PRAGMA cache_size = -32768;
             PRAGMA mmap_size = 0;
             PRAGMA temp_store = MEMORY;
             PRAGMA trusted_schema = OFF;",
        )
        .while_doing("opening it")?;
    // Without this, a statement that compares a column with a bound value is prepared anew each time a value is bound.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).while_doing("opening it")?;
    connection.execute_batch(search::term::VOCABULARY).while_doing("opening it")?;
    connection.set_prepared_statement_cache_capacity(256);
    Ok(connection)
}

/// Names what was being done when the database refused.
pub(crate) trait StorageContext<T> {
    fn while_doing(self, doing: &'static str) -> Result<T>;
}

impl<T> StorageContext<T> for rusqlite::Result<T> {
    fn while_doing(self, doing: &'static str) -> Result<T> {
        self.map_err(|source| match source.sqlite_error_code() {
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                Error::Damaged { reason: format!("Its file is not a sound database any more, seen while {doing}.") }
            }
            _ => Error::Storage { doing, source },
        })
    }
}
