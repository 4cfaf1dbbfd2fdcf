//! Immutable bytes by their hash: images, exports, what an issue said when it went out.
//!
//! A blob is one file in the library's folder, `blobs/ab/ab12…`, named by its SHA-256. It is written in
//! full under another name, flushed to the disk, and only then gets its own, so a file of that name is
//! whole. Which blobs a library needs is said by its tables.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::error::{Error, IoContext, Result};
use crate::export::write::write_file;
use crate::hash;

/// The folder of blobs of one library.
#[derive(Debug, Clone)]
pub struct Blobs {
    folder: PathBuf,
}

/// How a blob was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// Its bytes have its hash.
    Sound,
    /// There is no file.
    Missing,
    /// There are bytes, but not these, or they cannot be read.
    Damaged,
}

impl Blobs {
    /// The blobs in that folder. It is made when the first one is kept.
    pub fn of(folder: PathBuf) -> Blobs {
        Blobs { folder }
    }

    /// Keeps bytes; gives back their hash. Bytes that are kept already are not written again.
    pub fn keep(&self, bytes: &[u8]) -> Result<String> {
        let hash = hash::hex(bytes);
        if self.examine(&hash) == Found::Sound {
            return Ok(hash);
        }
        let path = self.path(&hash);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).while_doing("Making", folder)?;
            // The folder's own name must last too; where a file system has no way to see to it, none is needed.
            let _ = fs::File::open(&self.folder).and_then(|folder| folder.sync_all());
        }
        write_file(&path, bytes)?;
        Ok(hash)
    }

    /// The bytes of that hash. Other bytes than those are never given back.
    pub fn get(&self, hash: &str) -> Result<Vec<u8>> {
        let bytes = match self.read(hash) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(missing(hash)),
            Err(error) => return Err(error).while_doing("Reading", &self.path(hash)),
        };
        if hash::hex(&bytes) == hash { Ok(bytes) } else { Err(damaged(hash)) }
    }

    /// Looks whether the bytes of that hash are there and are those.
    pub fn examine(&self, hash: &str) -> Found {
        match self.read(hash) {
            Ok(bytes) if hash::hex(&bytes) == hash => Found::Sound,
            Err(error) if error.kind() == io::ErrorKind::NotFound => Found::Missing,
            Ok(_) | Err(_) => Found::Damaged,
        }
    }

    /// Where the bytes of that hash lie.
    pub fn path(&self, hash: &str) -> PathBuf {
        self.folder.join(hash.get(..2).unwrap_or("00")).join(hash)
    }

    /// The folder of all blobs.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    fn read(&self, hash: &str) -> io::Result<Vec<u8>> {
        // A hash that is none must never become a path.
        if !hash::is_hex(hash) {
            return Err(io::ErrorKind::NotFound.into());
        }
        fs::read(self.path(hash))
    }
}

fn missing(hash: &str) -> Error {
    Error::Damaged { reason: format!("The file {} is missing from its folder “blobs”.", short(hash)) }
}

fn damaged(hash: &str) -> Error {
    Error::Damaged { reason: format!("The file {} in its folder “blobs” is not as it was written.", short(hash)) }
}

fn short(hash: &str) -> &str {
    hash.get(..12).unwrap_or(hash)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn bytes_come_back_by_their_hash_and_are_written_once() {
        let folder = tempfile::tempdir().unwrap();
        let blobs = Blobs::of(folder.path().join("blobs"));
        let hash = blobs.keep(b"a picture").unwrap();
        assert_eq!(hash, hash::hex(b"a picture"));
        assert_eq!(blobs.get(&hash).unwrap(), b"a picture");
        let written = fs::metadata(blobs.path(&hash)).unwrap().modified().unwrap();
        assert_eq!(blobs.keep(b"a picture").unwrap(), hash);
        assert_eq!(fs::metadata(blobs.path(&hash)).unwrap().modified().unwrap(), written);
        let names: Vec<_> = fs::read_dir(blobs.path(&hash).parent().unwrap()).unwrap().collect();
        assert_eq!(names.len(), 1, "no half-written file is left");
    }

    #[test]
    fn missing_and_damaged_bytes_are_told_apart_and_never_given_back() {
        let folder = tempfile::tempdir().unwrap();
        let blobs = Blobs::of(folder.path().join("blobs"));
        let hash = blobs.keep(b"sent").unwrap();
        assert_eq!(blobs.examine(&hash), Found::Sound);
        fs::write(blobs.path(&hash), b"Sent").unwrap();
        assert_eq!(blobs.examine(&hash), Found::Damaged);
        assert!(blobs.get(&hash).unwrap_err().to_string().contains("not as it was written"));
        blobs.keep(b"sent").unwrap();
        assert_eq!(blobs.get(&hash).unwrap(), b"sent", "keeping the bytes again repairs them");
        fs::remove_file(blobs.path(&hash)).unwrap();
        assert_eq!(blobs.examine(&hash), Found::Missing);
        assert!(blobs.get(&hash).unwrap_err().to_string().contains("is missing"));
    }

    #[test]
    fn a_name_that_is_no_hash_reaches_no_file() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("secret"), b"x").unwrap();
        let blobs = Blobs::of(folder.path().join("blobs"));
        for name in ["", "../secret", "..", "/etc/passwd", &"A".repeat(64), &"g".repeat(64), &"é".repeat(32)] {
            assert_eq!(blobs.examine(name), Found::Missing, "{name}");
            assert!(blobs.get(name).is_err(), "{name}");
        }
    }
}
