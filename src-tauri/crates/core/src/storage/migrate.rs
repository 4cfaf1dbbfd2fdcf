//! The form of the library's tables, and the steps from one form to the next.
//!
//! Steps are numbered files in `migrations/`, append-only. A library of a newer form is refused before
//! anything is written.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use rusqlite::Connection;

use super::{APPLICATION_ID, StorageContext};
use crate::error::{Error, IoContext, Result};

macro_rules! migration {
    ($name:literal) => {
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../migrations/", $name, ".sql"))
    };
}

/// The steps in order; the first makes form 1.
const STEPS: &[&str] = &[
    migration!("0001_library"),
    migration!("0002_theme"),
    migration!("0003_archive"),
    migration!("0004_search"),
    migration!("0005_feed"),
    migration!("0006_clip"),
    migration!("0007_saved_search"),
    migration!("0008_scale"),
    migration!("0009_review"),
    migration!("0010_proof"),
    migration!("0011_writing"),
    migration!("0012_count"),
    migration!("0013_invitation"),
    migration!("0014_join"),
    migration!("0015_mark"),
];

/// How many copies of earlier forms are kept.
const COPIES: usize = 2;

/// The newest form known here.
pub(crate) fn newest() -> u32 {
    u32::try_from(STEPS.len()).unwrap_or(u32::MAX)
}

/// Looks at the file's header without opening it as a database, so that not one byte can change.
pub(crate) fn refuse_foreign(file: &Path) -> Result<()> {
    let mut header = [0; 100];
    let read = File::open(file)
        .and_then(|mut file| {
            let mut read = 0;
            while read < header.len() {
                match file.read(&mut header[read..])? {
                    0 => break,
                    count => read += count,
                }
            }
            Ok(read)
        })
        .while_doing("Reading", file)?;
    if read == 0 {
        return Err(Error::Damaged { reason: "Its file is empty.".to_owned() });
    }
    if read < header.len() || !header.starts_with(b"SQLite format 3\0") {
        return Err(Error::Damaged { reason: "Its file is not a database.".to_owned() });
    }
    let word = |at: usize| i32::from_be_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]]);
    if word(68) != APPLICATION_ID {
        return Err(Error::invalid("library", format!("{} is a database, but not a Galley library.", file.display())));
    }
    refuse_newer(u32::try_from(word(60)).unwrap_or(u32::MAX))
}

/// Refuses a form that is newer than the newest known here.
pub(crate) fn refuse_newer(found: u32) -> Result<()> {
    if found > newest() { Err(Error::NewerLibrary { found, known: newest() }) } else { Ok(()) }
}

/// The form the library has.
pub(crate) fn form(connection: &Connection) -> Result<u32> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0)).while_doing("reading its form")
}

/// Brings the library to the newest form, each step in a transaction of its own.
pub(crate) fn migrate(connection: &mut Connection, backups: &Path) -> Result<()> {
    let found = form(connection)?;
    refuse_newer(found)?;
    if found == newest() {
        return Ok(());
    }
    if found > 0 {
        back_up(connection, backups, found)?;
    }
    for (form, step) in (1_u32..).zip(STEPS).skip(found as usize) {
        let tx = connection.transaction().while_doing("bringing it to the newest form")?;
        tx.execute_batch(step).while_doing("bringing it to the newest form")?;
        tx.pragma_update(None, "application_id", APPLICATION_ID).while_doing("bringing it to the newest form")?;
        tx.pragma_update(None, "user_version", form).while_doing("bringing it to the newest form")?;
        tx.commit().while_doing("bringing it to the newest form")?;
    }
    // The new form must stand in the file itself, where an older Galley looks before it opens anything.
    connection
        .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
        .while_doing("bringing it to the newest form")?;
    thin_out(backups);
    Ok(())
}

fn back_up(connection: &Connection, backups: &Path, found: u32) -> Result<()> {
    std::fs::create_dir_all(backups).while_doing("Making", backups)?;
    let target = backups.join(format!("before-form-{}.sqlite", found + 1));
    if target.exists() {
        return Ok(());
    }
    // A copy that was cut off must not be taken for one another time.
    let part = backups.join(format!("before-form-{}.sqlite.part", found + 1));
    let _ = std::fs::remove_file(&part);
    connection
        .execute("VACUUM INTO ?1", [part.to_string_lossy()])
        .while_doing("making a copy before bringing it to the newest form")?;
    std::fs::rename(&part, &target).while_doing("Writing", &target)
}

/// Keeps the latest of the copies that were made before steps: each is as large as the library.
fn thin_out(backups: &Path) {
    let form = |path: &Path| -> Option<u32> {
        path.file_name()?.to_str()?.strip_prefix("before-form-")?.strip_suffix(".sqlite")?.parse().ok()
    };
    let entries = std::fs::read_dir(backups).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut copies: Vec<_> = entries.filter_map(|path| Some((form(&path)?, path))).collect();
    copies.sort_unstable_by(|one, other| other.cmp(one));
    for (_, path) in copies.into_iter().skip(COPIES) {
        // One that cannot be removed harms nobody.
        let _ = std::fs::remove_file(path);
    }
}

/// Whether a step has changed what the projections show, so that they must be made anew.
pub(crate) fn has_stale_projections(connection: &Connection) -> Result<bool> {
    connection
        .query_row("SELECT EXISTS (SELECT 1 FROM property WHERE name = 'projection' AND value = 'stale')", [], |row| {
            row.get(0)
        })
        .while_doing("reading its form")
}

/// Says that the projections show what the documents say.
pub(crate) fn projections_are_fresh(connection: &Connection) -> Result<()> {
    connection
        .execute("DELETE FROM property WHERE name = 'projection'", [])
        .map(|_| ())
        .while_doing("making the lists anew")
}

/// The whole current schema, for people and for the snapshot test.
pub(crate) fn schema(connection: &Connection) -> Result<String> {
    let mut statement = connection
        .prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type = 'index', name")
        .while_doing("reading its form")?;
    let rows = statement.query_map([], |row| row.get::<_, String>(0)).while_doing("reading its form")?;
    let mut schema = String::new();
    for row in rows {
        schema.push_str(&row.while_doing("reading its form")?);
        schema.push_str(";\n");
    }
    Ok(schema)
}
