//! Copies of a whole library: one made to a file of the person's choice, one made every day, and taking one
//! in again. A copy is made beside its place, looked through, and only then gets its name.

use std::fs::{self, TryLockError};
use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDate, Utc};

use super::{FILE, Library};
use crate::blob::Blobs;
use crate::error::{Error, IoContext, Result};
use crate::hash;
use crate::storage::{backup, migrate, seal};

/// How many daily copies are kept. They are counted and not judged by their age, so that a clock that is wrong
/// for a day takes none of them away.
const KEPT: usize = 10;

/// How many of them are kept however large they are, and how many bytes all of them may take where there are more: ten
/// copies of a library of a million stories would take seventy gigabytes.
const KEPT_AT_ANY_SIZE: usize = 2;
const ROOM: u64 = 5_000_000_000;

/// Who holds the lock on this file is the only one to make a daily copy.
const LOCK: &str = "daily.lock";

/// A copy that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// How many records it holds.
    pub documents: u32,
    /// How many pictures, exports and other files.
    pub blobs: u32,
    /// Its size in bytes.
    pub bytes: u64,
    /// The files that were missing or damaged, and so are not in it.
    pub lost: Vec<String>,
}

/// A library that was taken in again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// How many records it holds.
    pub documents: u32,
    /// How many pictures, exports and other files.
    pub blobs: u32,
    /// Where the library that stood there before lies now.
    pub replaced: Option<PathBuf>,
}

impl Library {
    /// Makes a copy of everything in one file. A file of that name is replaced once the new one is whole.
    pub fn back_up(&mut self, file: &Path) -> Result<Backup> {
        if file.is_dir() || file.file_name().is_none() {
            let reason = format!("“{}” names no file. Give the backup a file's name.", file.display());
            return Err(Error::invalid("path", reason));
        }
        let part = beside(file);
        let made = self.fill(&part).and_then(|made| {
            finish(&part, file)?;
            Ok(made)
        });
        if made.is_err() {
            // What could not be finished is no backup; a part that cannot be removed harms nobody.
            let _ = fs::remove_file(&part);
        }
        made
    }

    fn fill(&mut self, part: &Path) -> Result<Backup> {
        let _ = fs::remove_file(part);
        let blobs = self.blobs();
        backup::copy(&self.connection, part)?;
        let copy = backup::open(part)?;
        let (mut count, mut lost) = (0, Vec::new());
        backup::begin_blobs(&copy)?;
        // The copy is asked which files it needs: this library may have more by now.
        for (hash, what) in seal::blobs(&copy)? {
            match blobs.get(&hash) {
                Ok(bytes) => {
                    backup::add_blob(&copy, &hash, &bytes)?;
                    count += 1;
                }
                Err(_) => lost.push(format!("{} ({what})", hash.get(..12).unwrap_or(&hash))),
            }
        }
        let documents = backup::verify(&copy)?;
        drop(copy);
        let bytes = fs::metadata(part).while_doing("Reading", part)?.len();
        Ok(Backup { documents, blobs: count, bytes, lost })
    }

    /// Makes the copy of a day in the library's own folder, once a day; older ones beyond a number go. The files
    /// that never change lie beside it and are not copied.
    pub fn back_up_daily(&mut self, today: NaiveDate) -> Result<Option<PathBuf>> {
        let folder = self.folder.join("backups");
        fs::create_dir_all(&folder).while_doing("Making", &folder)?;
        let lock = folder.join(LOCK);
        let lock = fs::File::create(&lock).while_doing("Making", &lock)?;
        match lock.try_lock() {
            // What lies about half made belongs to nobody: Galley was ended in the midst of it.
            Ok(()) => sweep(&folder),
            Err(TryLockError::WouldBlock) => return Ok(None),
            // Not every file system knows locks. Then two may copy at once, each to a file of its own.
            Err(TryLockError::Error(_)) => {}
        }
        let file = folder.join(format!("daily-{today}.sqlite"));
        if file.exists() {
            return Ok(None);
        }
        let part = beside(&file);
        let _ = fs::remove_file(&part);
        let made = self.copy_day(&part, &file);
        if made.is_err() {
            // Half a copy is none, and may be what fills the disk.
            let _ = fs::remove_file(&part);
        }
        made?;
        for path in surplus(&folder, &file)? {
            fs::remove_file(&path).while_doing("Removing", &path)?;
        }
        Ok(Some(file))
    }

    fn copy_day(&self, part: &Path, file: &Path) -> Result<()> {
        backup::copy(&self.connection, part)?;
        backup::verify(&backup::look(part)?)?;
        finish(part, file)
    }
}

/// Takes away what was left half made.
fn sweep(folder: &Path) {
    let left = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    for path in left.filter(|path| is_half_made(path)) {
        // One that cannot be removed harms nobody, and is tried again another day.
        let _ = fs::remove_file(path);
    }
}

/// The daily copies that go now that this one is made, the oldest first.
fn surplus(folder: &Path, made: &Path) -> Result<Vec<PathBuf>> {
    let size = |path: &Path| fs::metadata(path).map_or(0, |about| about.len());
    let mut earlier: Vec<PathBuf> = fs::read_dir(folder)
        .while_doing("Reading", folder)?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| *path != made && is_daily(path))
        .collect();
    earlier.sort();
    let mut taken = size(made);
    let mut kept = 1;
    while let Some(newest) = earlier.last() {
        taken += size(newest);
        if kept == KEPT || (kept >= KEPT_AT_ANY_SIZE && taken > ROOM) {
            break;
        }
        kept += 1;
        earlier.pop();
    }
    Ok(earlier)
}

/// Puts a copy in the place of the library of a folder. The copy is looked through first and never changed; the
/// library that stood there is put aside, not removed.
pub fn restore(file: &Path, folder: &Path, at: DateTime<Utc>) -> Result<Restored> {
    if !file.is_file() {
        return Err(Error::invalid("path", format!("There is no file {}. Nothing was changed.", file.display())));
    }
    migrate::refuse_foreign(file)?;
    let copy = backup::look(file)?;
    let documents = backup::verify(&copy)?;
    let mut count = 0;
    backup::each_blob(&copy, |name, bytes| {
        count += 1;
        if hash::hex(bytes) == name { Ok(()) } else { Err(damaged(name)) }
    })?;
    fs::create_dir_all(folder).while_doing("Making", folder)?;
    let (place, part) = (folder.join(FILE), folder.join("restored.part"));
    let _ = fs::remove_file(&part);
    backup::copy(&copy, &part)?;
    backup::drop_blobs(&backup::open(&part)?)?;
    let blobs = Blobs::of(folder.join("blobs"));
    backup::each_blob(&copy, |_, bytes| blobs.keep(bytes).map(|_| ()))?;
    let replaced = put_aside(&place, folder, at)?;
    finish(&part, &place)?;
    fs::create_dir_all(folder.join("backups")).while_doing("Making", folder)?;
    Ok(Restored { documents, blobs: count, replaced })
}

/// Moves the library's database with everything that belongs to it into a folder of its own.
fn put_aside(place: &Path, folder: &Path, at: DateTime<Utc>) -> Result<Option<PathBuf>> {
    let beside = |ending: &str| folder.join(format!("{FILE}{ending}"));
    if place.exists() {
        // A damaged library cannot say whether anybody has it open; it is put aside as it is.
        if let Ok(false) = backup::claim(place) {
            return Err(Error::invalid(
                "library",
                "This library is open in another window or command, so nothing was changed. Close it and try again.",
            ));
        }
    }
    let found: Vec<PathBuf> =
        [place.to_owned(), beside("-wal"), beside("-shm")].into_iter().filter(|path| path.exists()).collect();
    if found.is_empty() {
        return Ok(None);
    }
    let aside = folder.join("backups").join(format!("replaced-{}", at.format("%Y-%m-%d-%H%M%S%3f")));
    fs::create_dir_all(&aside).while_doing("Making", &aside)?;
    for path in found.iter().rev() {
        let name = path.file_name().unwrap_or_default();
        fs::rename(path, aside.join(name)).while_doing("Moving", path)?;
    }
    Ok(Some(aside))
}

/// Flushes a file and gives it its name.
fn finish(part: &Path, file: &Path) -> Result<()> {
    let flush = |path: &Path| fs::File::open(path).and_then(|file| file.sync_all());
    flush(part).while_doing("Writing", part)?;
    fs::rename(part, file).while_doing("Writing", file)?;
    let folder = file.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."));
    // Not every file system has a way to do this, and the file is whole without it.
    let _ = flush(folder);
    Ok(())
}

fn beside(file: &Path) -> PathBuf {
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.part", std::process::id()));
    file.with_file_name(name)
}

fn is_daily(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let day = name.strip_prefix("daily-").and_then(|rest| rest.strip_suffix(".sqlite"));
    day.is_some_and(|day| day.parse::<NaiveDate>().is_ok())
}

/// `daily-2026-11-22.sqlite.4711.part`, and the journal beside it.
fn is_half_made(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    name.starts_with("daily-") && (name.ends_with(".part") || name.ends_with(".part-journal"))
}

fn damaged(hash: &str) -> Error {
    let short = hash.get(..12).unwrap_or(hash);
    Error::Damaged { reason: format!("The file {short} in this backup is not as it was written.") }
}
