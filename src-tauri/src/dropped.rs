//! A file that was dropped onto the window. The page has its bytes and no path; they are put into a folder of this
//! process alone, so that the library reads them as it reads a chosen file.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use galley_api::{Code, Failure};
use tauri::State;

use crate::chosen::Chosen;

/// Largest file that is taken in this way, in bytes; a saved page with its pictures is smaller.
const LARGEST: usize = 32 * 1024 * 1024;

/// Counts what was dropped, so that two files of one name are two.
static COUNT: AtomicU32 = AtomicU32::new(0);

/// Keeps the bytes of a dropped file for the library to read; gives back where.
#[tauri::command]
pub(crate) async fn take_dropped(name: String, bytes: String, chosen: State<'_, Chosen>) -> Result<String, Failure> {
    if bytes.len() / 4 * 3 > LARGEST {
        return Err(Failure::invalid("This file is too large to be clipped. Nothing was kept."));
    }
    let bytes = STANDARD.decode(bytes).map_err(|_| Failure::invalid("The dropped file came through damaged."))?;
    let folder = std::env::temp_dir().join(format!("galley-dropped-{}", std::process::id()));
    let path = put(&folder, &name, &bytes).map_err(|error| Failure {
        code: Code::Io,
        message: format!("The dropped file could not be put aside: {error}. Nothing was kept."),
        hint: None,
    })?;
    chosen.remember(&path);
    Ok(path.to_string_lossy().into_owned())
}

/// Takes away what was dropped in this run.
pub(crate) fn clear() {
    let _ = fs::remove_dir_all(std::env::temp_dir().join(format!("galley-dropped-{}", std::process::id())));
}

fn put(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<PathBuf> {
    let own = folder.join(COUNT.fetch_add(1, Ordering::Relaxed).to_string());
    make(folder)?;
    make(&own)?;
    let path = own.join(plain(name));
    fs::write(&path, bytes)?;
    Ok(path)
}

/// Makes a folder that nobody else can look into.
fn make(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// The last part of a name as a plain file name: no separators, no controls, never empty, its ending kept.
fn plain(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String =
        last.chars().map(|c| if c.is_control() || r#":*?"<>|"#.contains(c) { '-' } else { c }).collect();
    let clean = clean.trim().trim_start_matches('.');
    let from = clean.char_indices().rev().nth(119).map_or(0, |(at, _)| at);
    match &clean[from..] {
        "" => "file".to_owned(),
        name => name.to_owned(),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod test {
    use super::*;

    #[test]
    fn a_dropped_file_keeps_its_name_and_stays_in_its_folder() {
        let check = |name: &str, expect: &str| assert_eq!(plain(name), expect, "{name:?}");
        check("page.html", "page.html");
        check("../../etc/passwd", "passwd");
        check("C:\\pages\\a.eml", "a.eml");
        check("..", "file");
        check("", "file");
        check("a\nb:c.txt", "a-b-c.txt");
        check("页面.html", "页面.html");
        assert!(plain(&format!("{}.html", "x".repeat(500))).ends_with(".html"));
        let folder = std::env::temp_dir().join(format!("galley-drop-test-{}", std::process::id()));
        let (one, two) = (put(&folder, "a.txt", b"1").unwrap(), put(&folder, "a.txt", b"2").unwrap());
        assert_ne!(one, two);
        assert_eq!((fs::read(&one).unwrap(), fs::read(&two).unwrap()), (b"1".to_vec(), b"2".to_vec()));
        fs::remove_dir_all(&folder).unwrap();
    }
}
