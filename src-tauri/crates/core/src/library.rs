//! The library: one folder with one database, and the only door to it.
//!
//! `read` gives one consistent view, `transact` is the only way to write. What records mean stands in
//! their own modules; how they are kept, in `storage`.

mod anchor;
pub mod backup;
mod care;
mod feed;
mod join;
mod loaded;
mod read;
pub mod review;
mod transact;
mod undo;

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OpenFlags};
use uuid::Uuid;

use crate::blob::Blobs;
use crate::error::{Error, IoContext, Result};
use crate::id::{DeviceId, PersonId};
use crate::search::join::Joined;
use crate::storage::{self, StorageContext, address_number, migrate};

pub(crate) use anchor::passages;
pub use care::Examination;
pub use read::Reader;
pub use transact::{Put, Tx};
pub use undo::ActionName;

/// The database's name in the library's folder.
pub const FILE: &str = "library.sqlite";

/// An open library. Another process may have it open too.
pub struct Library {
    connection: Connection,
    folder: PathBuf,
    device: DeviceId,
    /// Under which number this process writes into documents: never used before, so that a copied or
    /// restored library cannot give two edits one name.
    writer: u64,
    /// Who works with it, as far as they said so.
    person: Option<PersonId>,
    /// What was changed last, still loaded.
    loaded: loaded::Loaded,
    /// Whether the indices may have pieces to be joined.
    joined: Joined,
}

/// A moment as it is kept: RFC 3339 in UTC.
pub(crate) fn moment(at: DateTime<Utc>) -> String {
    storage::document::moment(at)
}

impl Library {
    /// Makes a library in a folder that holds none yet, and opens it.
    pub fn create(folder: &Path, device: DeviceId, at: DateTime<Utc>) -> Result<Library> {
        std::fs::create_dir_all(folder).while_doing("Making", folder)?;
        let file = folder.join(FILE);
        if std::fs::metadata(&file).is_ok_and(|found| found.len() > 0) {
            return Err(Error::invalid("library", format!("There is a library in {} already.", folder.display())));
        }
        // The rollback journal of a first, unfinished making is SQLite's to resolve.
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut connection = storage::connect(&file, flags)?;
        migrate::migrate(&mut connection, &folder.join("backups"))?;
        // Nothing stands in it yet that a list could show wrongly.
        migrate::projections_are_fresh(&connection)?;
        address_number::is_fresh(&connection)?;
        connection
            .execute(
                "INSERT OR IGNORE INTO property (name, value) VALUES ('id', ?1), ('made_at', ?2)",
                [crate::id::new_uuid(at).to_string(), storage::document::moment(at)],
            )
            .while_doing("making it")?;
        for part in ["blobs", "backups"] {
            let part = folder.join(part);
            std::fs::create_dir_all(&part).while_doing("Making", &part)?;
        }
        Ok(Library::over(connection, folder, device))
    }

    /// Opens the library of a folder. A newer library is refused before anything is touched.
    pub fn open(folder: &Path, device: DeviceId) -> Result<Library> {
        let file = folder.join(FILE);
        if !file.is_file() {
            return Err(Error::not_found("library", folder.display()));
        }
        migrate::refuse_foreign(&file)?;
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut connection = storage::connect(&file, flags)?;
        migrate::migrate(&mut connection, &folder.join("backups"))?;
        let mut library = Library::over(connection, folder, device);
        if migrate::has_stale_projections(&library.connection)? {
            library.rebuild()?;
        }
        library.number_stale_addresses()?;
        Ok(library)
    }

    fn over(connection: Connection, folder: &Path, device: DeviceId) -> Library {
        let writer = Uuid::new_v4().as_u64_pair().0;
        Library {
            connection,
            folder: folder.to_owned(),
            device,
            writer,
            person: None,
            loaded: loaded::Loaded::default(),
            joined: Joined::More,
        }
    }

    /// As whom this process writes to documents.
    pub(crate) fn writer(&self) -> u64 {
        self.writer
    }

    /// The device that writes.
    pub fn device(&self) -> DeviceId {
        self.device
    }

    /// Says who works with it: changes are kept under that name from now on.
    pub fn set_person(&mut self, person: Option<PersonId>) {
        self.person = person;
    }

    /// Its blobs: pictures, and what went out.
    pub fn blobs(&self) -> Blobs {
        Blobs::of(self.folder.join("blobs"))
    }

    /// The library's folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }
}
