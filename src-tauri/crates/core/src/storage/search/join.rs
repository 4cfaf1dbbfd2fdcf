//! Joining the pieces of the indices of words, a step at a time.

use rusqlite::Connection;

use crate::error::Result;
use crate::search::join::{Joined, Joining, Level, Step, next, read};
use crate::storage::StorageContext;

const DOING: &str = "tidying its index";

/// The indices.
pub(crate) const INDEXES: [&str; 4] = ["story_word", "story_mark", "printed_word", "printed_mark"];

/// Whether anything is worth joining now.
pub(crate) fn is_due(connection: &Connection, joining: Joining) -> Result<bool> {
    for index in INDEXES {
        if next(&pieces(connection, index)?, joining).is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Goes a step further in each index.
pub(crate) fn step(connection: &Connection, joining: Joining) -> Result<Joined> {
    let mut joined = Joined::Enough;
    for index in INDEXES {
        let pages = match next(&pieces(connection, index)?, joining) {
            None => continue,
            Some(Step::Level) => joining.pages(),
            Some(Step::All) => -joining.pages(),
        };
        let before = connection.total_changes();
        connection
            .prepare_cached(&format!("INSERT INTO {index} ({index}, rank) VALUES ('merge', ?1)"))
            .and_then(|mut statement| statement.execute([pages]))
            .while_doing(DOING)?;
        // The statement counts as one change itself, and so does what it writes (FTS5, "The 'merge' Command").
        if connection.total_changes() - before >= 2 {
            joined = Joined::More;
        }
    }
    Ok(joined)
}

/// Joins what has become too many, as part of the change that is under way.
pub(crate) fn thin_out(connection: &Connection) -> Result<()> {
    while step(connection, Joining::Crowded)? == Joined::More {}
    Ok(())
}

/// The pieces of an index; none where they are told in a form that is not known here, which is then left as it is.
pub(crate) fn pieces(connection: &Connection, index: &str) -> Result<Vec<Level>> {
    let record: Vec<u8> = connection
        .prepare_cached(&format!("SELECT block FROM {index}_data WHERE id = 10"))
        .and_then(|mut statement| statement.query_row([], |row| row.get(0)))
        .while_doing(DOING)?;
    Ok(read(&record).unwrap_or_default())
}

#[cfg(test)]
#[path = "join_test.rs"]
mod test;
