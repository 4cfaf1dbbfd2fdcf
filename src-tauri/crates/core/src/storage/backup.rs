//! A library as one file: its database, with its blobs in a table that only a backup has.

use std::path::Path;

use rusqlite::{Connection, OpenFlags, params};

use super::StorageContext;
use crate::error::{Error, Result};

/// Copies the whole database, as it is at one moment, into a file that does not exist yet.
pub(crate) fn copy(connection: &Connection, file: &Path) -> Result<()> {
    let file = file
        .to_str()
        .ok_or_else(|| Error::invalid("path", "The name of this file is not valid Unicode, so it was not written."))?;
    connection.execute("VACUUM INTO ?1", [file]).while_doing("copying it").map(|_| ())
}

/// Opens a copy. It is one file alone: no journal stays beside it.
pub(crate) fn open(file: &Path) -> Result<Connection> {
    let doing = "opening its copy";
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(file, flags).while_doing(doing)?;
    connection
        .execute_batch("PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL; PRAGMA trusted_schema = OFF;")
        .while_doing(doing)?;
    Ok(connection)
}

/// Opens a copy to read it; not a byte of it changes.
pub(crate) fn look(file: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    Connection::open_with_flags(file, flags).while_doing("opening its copy")
}

/// Begins the table of blobs.
pub(crate) fn begin_blobs(connection: &Connection) -> Result<()> {
    connection
        .execute_batch("CREATE TABLE backup_blob (hash TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT;")
        .while_doing("copying its files")
}

/// Adds a blob.
pub(crate) fn add_blob(connection: &Connection, hash: &str, bytes: &[u8]) -> Result<()> {
    connection
        .prepare_cached("INSERT INTO backup_blob (hash, bytes) VALUES (?1, ?2)")
        .and_then(|mut statement| statement.execute(params![hash, bytes]))
        .while_doing("copying its files")
        .map(|_| ())
}

/// Hands every blob of a copy on; a copy without them has none.
pub(crate) fn each_blob(connection: &Connection, mut take: impl FnMut(&str, &[u8]) -> Result<()>) -> Result<()> {
    let doing = "reading the files of its copy";
    let has: i64 = connection
        .query_row("SELECT count(*) FROM sqlite_schema WHERE name = 'backup_blob'", [], |row| row.get(0))
        .while_doing(doing)?;
    if has == 0 {
        return Ok(());
    }
    let mut statement = connection.prepare("SELECT hash, bytes FROM backup_blob ORDER BY hash").while_doing(doing)?;
    let mut rows = statement.query([]).while_doing(doing)?;
    while let Some(row) = rows.next().while_doing(doing)? {
        let hash: String = row.get(0).while_doing(doing)?;
        let bytes = row.get_ref(1).while_doing(doing)?;
        take(&hash, bytes.as_blob().unwrap_or_default())?;
    }
    Ok(())
}

/// Takes the blobs out of a copy that becomes a library again.
pub(crate) fn drop_blobs(connection: &Connection) -> Result<()> {
    connection.execute_batch("DROP TABLE IF EXISTS backup_blob; VACUUM;").while_doing("taking the copy in")
}

/// Looks whether a copy is sound; gives back how many records it holds.
pub(crate) fn verify(connection: &Connection) -> Result<u32> {
    let doing = "looking through its copy";
    let verdict: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0)).while_doing(doing)?;
    if verdict != "ok" {
        return Err(Error::Damaged { reason: "The copy is not a sound database.".to_owned() });
    }
    connection.query_row("SELECT count(*) FROM document", [], |row| row.get(0)).while_doing(doing)
}

/// Brings everything of a library into its one file and has it alone; false where another process has it open.
pub(crate) fn claim(file: &Path) -> Result<bool> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let doing = "closing it";
    let connection = Connection::open_with_flags(file, flags).while_doing(doing)?;
    // Only the last one to have it open can leave the shared journal.
    let mode = connection.query_row("PRAGMA journal_mode = DELETE", [], |row| row.get::<_, String>(0));
    match mode {
        Ok(mode) => Ok(mode == "delete"),
        Err(error) if error.sqlite_error_code() == Some(rusqlite::ErrorCode::DatabaseBusy) => Ok(false),
        Err(error) => Err(error).while_doing(doing),
    }
}
