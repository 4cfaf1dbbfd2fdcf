//! Past issues that come in one archive (`.zip`): their names and their bytes, one after the other and within bounds.
//!
//! Nothing is ever written where an archive says; a name is only shown, and tells a format.

use std::fmt::Write as _;
use std::io::{Read, Seek};

use zip::ZipArchive;

use super::LARGEST;
use crate::charset;
use crate::error::{Error, Result};

/// The most files of an archive.
const MOST: usize = 100_000;
/// The most bytes that all of them may unpack to.
const ALL: u64 = 2 << 30;
/// The longest name that is shown, in characters.
const LONGEST_NAME: usize = 200;

/// An archive that is open.
pub struct Bundle<R: Read + Seek> {
    archive: ZipArchive<R>,
    members: Vec<Member>,
    unpacked: u64,
}

/// A file of an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Its name as it is shown: its place in the archive, without anything that leads elsewhere.
    pub name: String,
    at: usize,
}

impl<R: Read + Seek> Bundle<R> {
    /// Opens an archive. `endings` are those of the files that are of use; the others are passed over.
    pub fn open(from: R, endings: &[&str]) -> Result<Bundle<R>> {
        let mut archive = ZipArchive::new(from).map_err(|_| {
            Error::invalid(
                "path",
                "This archive cannot be read; it is damaged or no ZIP archive. Nothing was taken in.",
            )
        })?;
        if archive.len() > MOST {
            return Err(Error::invalid(
                "path",
                format!("There are more than {MOST} files in this archive. Nothing was taken in."),
            ));
        }
        let mut members = Vec::new();
        for at in 0..archive.len() {
            let Ok(file) = archive.by_index_raw(at) else { continue };
            if file.is_dir() || file.is_symlink() {
                continue;
            }
            let name = shown(file.name_raw());
            let base = name.rsplit('/').next().unwrap_or_default();
            let ending = base.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
            let is_beside = name.split('/').any(|part| part.starts_with('.') || part == "__MACOSX");
            if !is_beside && endings.contains(&ending.as_str()) {
                members.push(Member { name, at });
            }
        }
        members.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(Bundle { archive, members, unpacked: 0 })
    }

    /// Its files of use, by name.
    pub fn members(&self) -> &[Member] {
        &self.members
    }

    /// The bytes of a file.
    pub fn read(&mut self, member: &Member) -> Result<Vec<u8>> {
        let refused = |reason: &str| Error::invalid("path", reason.to_owned());
        if self.unpacked > ALL {
            return Err(refused("The archive unpacks to more than is read of one, so this file was left out."));
        }
        let file = self.archive.by_index(member.at).map_err(|error| match error {
            zip::result::ZipError::UnsupportedArchive(reason) if reason.contains("assword") => {
                refused("This file is locked with a password. Unpack the archive and take in the folder.")
            }
            _ => refused("This file cannot be unpacked; it is damaged, or packed in a way that Galley does not read."),
        })?;
        let mut bytes = Vec::new();
        // What a file says of its own size is not believed.
        let read = file.take(LARGEST as u64 + 1).read_to_end(&mut bytes);
        self.unpacked += bytes.len() as u64;
        if read.is_err() {
            return Err(refused("This file cannot be unpacked; it is damaged."));
        }
        if bytes.len() > LARGEST {
            return Err(refused("This file is larger than a newsletter can be, so it was left out."));
        }
        Ok(bytes)
    }
}

/// A name as it is shown: in its own encoding (programs of other times wrote GBK and others without saying so), its
/// parts apart by slashes, none of them leading upwards.
fn shown(raw: &[u8]) -> String {
    let name = match std::str::from_utf8(raw) {
        Ok(name) => name.to_owned(),
        Err(_) => charset::decode(raw).text,
    };
    let name = name.replace('\\', "/");
    let mut shown = String::new();
    for part in name.split('/').filter(|part| !matches!(*part, "" | "." | "..")) {
        let clean: String = part.chars().filter(|c| !c.is_control() && !crate::body::is_forbidden_char(*c)).collect();
        let slash = if shown.is_empty() { "" } else { "/" };
        let _ = write!(shown, "{slash}{clean}");
    }
    let count = shown.chars().count();
    if count > LONGEST_NAME { shown.chars().skip(count - LONGEST_NAME).collect() } else { shown }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::io::{Cursor, Write};

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn archive(files: &[(&str, &[u8])]) -> Cursor<Vec<u8>> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in files {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap()
    }

    fn names(bundle: &Bundle<Cursor<Vec<u8>>>) -> Vec<&str> {
        bundle.members().iter().map(|member| member.name.as_str()).collect()
    }

    #[test]
    fn files_of_use_are_named_in_order_and_read() {
        let from = archive(&[
            ("2025/b.txt", b"two"),
            ("2025/a.TXT", b"one"),
            ("__MACOSX/2025/._a.txt", b"x"),
            (".hidden.txt", b"x"),
            ("picture.png", b"x"),
            ("inner.zip", b"PK\x05\x06"),
        ]);
        let mut bundle = Bundle::open(from, &["txt"]).unwrap();
        assert_eq!(names(&bundle), ["2025/a.TXT", "2025/b.txt"]);
        let first = bundle.members()[0].clone();
        assert_eq!(bundle.read(&first).unwrap(), b"one");
    }

    #[test]
    fn names_lead_nowhere_and_are_read_in_their_encoding() {
        let check = |raw: &[u8], expect: &str| assert_eq!(shown(raw), expect);
        check(b"../../etc/passwd.txt", "etc/passwd.txt");
        check(b"/abs/a.txt", "abs/a.txt");
        check(b"C:\\past\\a.txt", "C:/past/a.txt");
        check(b"a\x1b[2J\n.txt", "a[2J.txt");
        check("往期/第一期.txt".as_bytes(), "往期/第一期.txt");
        let (gbk, ..) = encoding_rs::GBK.encode("往期通讯/第一期新能源汽车.txt");
        check(&gbk, "往期通讯/第一期新能源汽车.txt");
    }

    #[test]
    fn a_bomb_is_left_out_and_what_is_no_archive_refused() {
        let from = archive(&[("bomb.txt", &vec![b'a'; LARGEST + 10]), ("good.txt", b"fine")]);
        assert!(from.get_ref().len() < LARGEST / 100);
        let mut bundle = Bundle::open(from, &["txt"]).unwrap();
        let members = bundle.members().to_vec();
        assert!(bundle.read(&members[0]).unwrap_err().to_string().contains("larger"));
        assert_eq!(bundle.read(&members[1]).unwrap(), b"fine");
        assert!(Bundle::open(Cursor::new(b"no archive".to_vec()), &["txt"]).is_err());
        let mut cut = archive(&[("a.txt", b"words that are cut")]).into_inner();
        cut.truncate(40);
        assert!(Bundle::open(Cursor::new(cut), &["txt"]).is_err());
    }
}
