//! The issues in `tests/fixtures/issues`, each with the structure that was reviewed and is expected.
//! `GALLEY_UPDATE=1` writes what is found; the difference is then to be read before it is kept.

use std::fs;
use std::path::{Path, PathBuf};

use galley_core::import::{Format, import};

use super::dump::dump;

pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures/issues")
}

fn fixtures() -> Vec<(String, Vec<u8>)> {
    let mut fixtures: Vec<(String, Vec<u8>)> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension != "json"))
        .map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read(&path).unwrap()))
        .collect();
    fixtures.sort();
    assert!(fixtures.len() >= 25, "the fixtures are missing");
    fixtures
}

#[test]
fn every_issue_has_the_structure_that_was_reviewed() {
    let update = std::env::var_os("GALLEY_UPDATE").is_some();
    let mut wrong = Vec::new();
    for (name, bytes) in fixtures() {
        let found = dump(&import(&bytes, Format::of_name(&name).unwrap()).unwrap());
        let expected = folder().join(format!("{name}.json"));
        if update {
            fs::write(&expected, &found).unwrap();
        } else if fs::read_to_string(&expected).unwrap_or_default() != found {
            eprintln!("{name}:\n{found}");
            wrong.push(name);
        }
    }
    assert!(wrong.is_empty(), "read otherwise than was reviewed: {wrong:?}");
}

#[test]
fn the_line_ends_of_windows_and_old_macs_change_nothing() {
    for (name, bytes) in fixtures() {
        let format = Format::of_name(&name).unwrap();
        let Ok(text) = String::from_utf8(bytes) else { continue };
        if format == Format::Mail || text.contains('\r') {
            continue;
        }
        let expect = dump(&import(text.as_bytes(), format).unwrap());
        for end in ["\r\n", "\r"] {
            let found = dump(&import(text.replace('\n', end).as_bytes(), format).unwrap());
            assert_eq!(found, expect, "{name} with {end:?}");
        }
        let marked = [b"\xEF\xBB\xBF".as_slice(), text.as_bytes()].concat();
        assert_eq!(dump(&import(&marked, format).unwrap()), expect, "{name} with a byte order mark");
    }
}

#[test]
fn what_a_file_is_shows_in_its_bytes() {
    for (name, bytes) in fixtures() {
        let promised = Format::of_name(&name).unwrap();
        // Plain text with Markdown's own signs may be read as either.
        let sniffed = Format::sniff(&bytes);
        let text_like = |format| matches!(format, Format::Text | Format::Markdown);
        assert!(sniffed == promised || text_like(sniffed) && text_like(promised), "{name} looks like {sniffed:?}");
    }
}
