//! Puts bytes into a file so that whoever opens it finds the old content or the new one, whole.
//!
//! The bytes go to a temporary file in the same folder, which then takes the old one's name.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::error::{Error, IoContext, Result};

/// What the file at the path is, as far as writing to it goes.
enum Place {
    /// Nothing stands there, or a file that is to be replaced with its permissions kept.
    File(Option<fs::Permissions>),
    /// A pipe or a device: written to as it is, since a file in its place would break it.
    Stream,
}

/// Writes the bytes to the file at that path, in full or not at all. After a failure the old file is
/// as it was and no other file is left behind. A link is followed, permissions are kept.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<()> {
    // A link to a file that is not there yet cannot be resolved; it is replaced.
    let path = &fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    match place(path)? {
        Place::Stream => {
            let mut stream = OpenOptions::new().write(true).open(path).while_doing("Writing", path)?;
            stream.write_all(bytes).and_then(|()| stream.flush()).while_doing("Writing", path)
        }
        Place::File(permissions) => {
            let folder = folder_of(path);
            let (mut file, mut temporary) = Temporary::create(folder).while_doing("Writing", path)?;
            fill(&mut file, bytes, permissions).while_doing("Writing", path)?;
            drop(file);
            fs::rename(&temporary.path, path).while_doing("Writing", path)?;
            temporary.kept = true;
            sync_folder(folder);
            Ok(())
        }
    }
}

fn place(path: &Path) -> Result<Place> {
    if path.file_name().is_none() {
        return Err(Error::invalid("path", format!("“{}” names no file. Give the file a name.", path.display())));
    }
    let metadata = match fs::metadata(path) {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return place_of_new(path),
        Err(error) => return Err(error).while_doing("Writing", path),
    };
    if metadata.is_dir() {
        let reason = format!("“{}” is a folder. Name a file in it; nothing was written.", path.display());
        return Err(Error::invalid("path", reason));
    }
    if !metadata.is_file() {
        return Ok(Place::Stream);
    }
    if metadata.permissions().readonly() {
        let reason = format!(
            "“{}” may only be read, so it was left as it is. Allow writing to it, or choose another name.",
            path.display()
        );
        return Err(Error::invalid("path", reason));
    }
    Ok(Place::File(Some(metadata.permissions())))
}

fn place_of_new(path: &Path) -> Result<Place> {
    if path.as_os_str().as_encoded_bytes().last().is_some_and(|last| std::path::is_separator(char::from(*last))) {
        let reason = format!("“{}” names a folder that is not there. Give the file a name.", path.display());
        return Err(Error::invalid("path", reason));
    }
    let folder = folder_of(path);
    if folder.is_dir() {
        return Ok(Place::File(None));
    }
    let reason = format!("There is no folder “{}”. Nothing was written.", folder.display());
    Err(Error::invalid("path", reason))
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    }
}

fn fill(file: &mut File, bytes: &[u8], permissions: Option<fs::Permissions>) -> io::Result<()> {
    // First, so that the content is never readable for more people than the old file was.
    if let Some(permissions) = permissions {
        file.set_permissions(permissions)?;
    }
    file.write_all(bytes)?;
    file.sync_all()
}

/// A temporary file that goes away unless it was kept under another name.
struct Temporary {
    path: PathBuf,
    kept: bool,
}

impl Temporary {
    /// A new file of a name that no other program uses. The name does not hold that of the file to be
    /// written, which may be as long as names can be.
    fn create(folder: &Path) -> io::Result<(File, Temporary)> {
        let mut attempt: u32 = 0;
        loop {
            let path = folder.join(format!(".galley-{}-{attempt}.part", std::process::id()));
            match OpenOptions::new().write(true).create_new(true).open(&path) {
                Ok(file) => return Ok((file, Temporary { path, kept: false })),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists && attempt < 10_000 => attempt += 1,
                Err(error) => return Err(error),
            }
        }
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        if !self.kept {
            // Nothing more can be done about a file that cannot be removed.
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Makes the new name last through a loss of power. The file is whole without it, and not every file
/// system has a way to do this, so a refusal is no failure of the export.
#[cfg(unix)]
fn sync_folder(folder: &Path) {
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
}

#[cfg(not(unix))]
fn sync_folder(_: &Path) {}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_is_written_and_replaced_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("issue.html");
        write_file(&path, b"first, and long").unwrap();
        write_file(&path, b"second").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"second");
        assert_eq!(names(folder.path()), ["issue.html"]);
    }

    #[test]
    fn a_name_as_long_as_names_can_be_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("n".repeat(255));
        write_file(&path, b"x").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"x");
    }

    #[test]
    fn what_cannot_be_a_file_is_refused_with_a_sentence() {
        let folder = tempfile::tempdir().unwrap();
        let check = |path: PathBuf, expect: &str| {
            let error = write_file(&path, b"x").unwrap_err();
            assert!(matches!(error, Error::Invalid { field: "path", .. }), "{error:?}");
            assert!(error.to_string().contains(expect), "{error}");
        };
        check(folder.path().to_owned(), "is a folder");
        check(folder.path().join("missing/issue.html"), "There is no folder");
        check(PathBuf::new(), "names no file");
        check(folder.path().join(".."), "is a folder");
        assert_eq!(names(folder.path()), Vec::<String>::new());
    }

    #[test]
    fn a_file_that_may_only_be_read_is_left_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("sealed.html");
        fs::write(&path, b"old").unwrap();
        let mut permissions = fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions).unwrap();
        assert!(write_file(&path, b"new").unwrap_err().to_string().contains("may only be read"));
        assert_eq!(fs::read(&path).unwrap(), b"old");
        assert_eq!(names(folder.path()), ["sealed.html"]);
    }

    #[test]
    fn a_failure_after_the_bytes_leaves_no_file_behind() {
        let folder = tempfile::tempdir().unwrap();
        let (file, temporary) = Temporary::create(folder.path()).unwrap();
        let (_, other) = Temporary::create(folder.path()).unwrap();
        assert_eq!(names(folder.path()).len(), 2);
        drop((file, temporary, other));
        assert_eq!(names(folder.path()), Vec::<String>::new());
    }

    #[cfg(unix)]
    mod unix {
        use std::os::unix::fs::{PermissionsExt, symlink};

        use super::*;

        fn mode(path: &Path) -> u32 {
            fs::metadata(path).unwrap().permissions().mode() & 0o777
        }

        #[test]
        fn permissions_are_kept_and_new_files_get_the_usual_ones() {
            let folder = tempfile::tempdir().unwrap();
            let (old, plain) = (folder.path().join("old.html"), folder.path().join("plain.html"));
            fs::write(&plain, b"").unwrap();
            let new = folder.path().join("new.html");
            write_file(&new, b"x").unwrap();
            assert_eq!(mode(&new), mode(&plain));
            fs::write(&old, b"").unwrap();
            fs::set_permissions(&old, fs::Permissions::from_mode(0o640)).unwrap();
            write_file(&old, b"x").unwrap();
            assert_eq!(mode(&old), 0o640);
        }

        #[test]
        fn a_link_stays_a_link() {
            let folder = tempfile::tempdir().unwrap();
            let (file, link) = (folder.path().join("file.html"), folder.path().join("link.html"));
            fs::write(&file, b"old").unwrap();
            symlink(&file, &link).unwrap();
            write_file(&link, b"new").unwrap();
            assert_eq!(fs::read(&file).unwrap(), b"new");
            assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        }

        #[test]
        fn a_device_is_written_to_and_not_replaced() {
            write_file(Path::new("/dev/null"), b"x").unwrap();
            assert!(!fs::metadata("/dev/null").unwrap().is_file());
        }
    }
}
