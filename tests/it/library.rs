//! Care of the library: what is refused, what is rebuilt, what stays as it was.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use galley_api::{Code, Session};
use galley_tests::{Sandbox, device, galley_with_input};
use serde_json::json;

fn bytes_of(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.file_type().unwrap().is_file())
        .map(|entry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap()))
        .collect()
}

fn closed_sample() -> Sandbox {
    let mut sandbox = Sandbox::sample();
    // Closing folds the write-ahead log into the file.
    let library = sandbox.library();
    sandbox.session = Session::create(&sandbox.place("other"), device()).unwrap();
    assert!(library.join("library.sqlite").exists());
    sandbox
}

/// Writes four bytes of SQLite's header (file format, section 1.3).
fn poke(file: &Path, at: usize, value: u32) {
    let mut bytes = fs::read(file).unwrap();
    bytes[at..at + 4].copy_from_slice(&value.to_be_bytes());
    fs::write(file, bytes).unwrap();
}

#[test]
fn a_newer_library_is_refused_and_not_one_byte_changes() {
    let sandbox = closed_sample();
    let library = sandbox.library();
    poke(&library.join("library.sqlite"), 60, 999);
    let before = bytes_of(&library);
    let failure = Session::open(&library, device()).err().unwrap();
    assert_eq!(failure.code, Code::NewerLibrary);
    let run = sandbox.galley(&["issue", "list"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("newer Galley") && run.stdout.is_empty(), "{run:?}");
    assert_eq!(bytes_of(&library), before);
}

#[test]
fn what_is_no_library_is_refused_with_a_sentence() {
    let check = |content: &[u8], code: Code, words: &str| {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("library.sqlite"), content).unwrap();
        let before = bytes_of(folder.path());
        let failure = Session::open(folder.path(), device()).err().unwrap();
        assert_eq!(failure.code, code, "{}", failure.message);
        assert!(failure.message.contains(words), "{}", failure.message);
        assert_eq!(bytes_of(folder.path()), before);
    };
    check(b"", Code::Damaged, "empty");
    check(b"a shopping list", Code::Damaged, "not a database");
    check(&[0xFF; 5000], Code::Damaged, "not a database");
    let foreign = [b"SQLite format 3\0".as_slice(), &[0; 4096]].concat();
    check(&foreign, Code::Invalid, "not a Galley library");
    let nowhere = tempfile::tempdir().unwrap();
    assert_eq!(Session::open(nowhere.path(), device()).err().unwrap().code, Code::NotFound);
}

#[test]
fn a_damaged_library_is_named_and_never_a_crash() {
    let sandbox = closed_sample();
    let file = sandbox.library().join("library.sqlite");
    let sound = fs::read(&file).unwrap();
    let mut noticed = 0;
    // Pages 2 and on, each overwritten in turn: whatever is asked ends in an answer or a sentence.
    for page in (1..sound.len() / 4096).step_by(5) {
        let mut damaged = sound.clone();
        damaged[page * 4096..(page + 1) * 4096].fill(0xA5);
        fs::write(&file, damaged).unwrap();
        for arguments in [&["issue", "list"][..], &["story", "list"], &["issue", "show", "weekly#88"]] {
            let run = sandbox.galley(arguments);
            assert!(matches!(run.code, Some(0..=2)), "page {page}: {run:?}");
            assert!(!run.stderr.contains("panicked"), "page {page}: {run:?}");
        }
        let doctor = sandbox.galley(&["doctor"]);
        assert!(!doctor.stderr.contains("panicked"), "page {page}: {doctor:?}");
        noticed += usize::from(doctor.code != Some(0));
    }
    assert!(noticed > 5, "the doctor noticed only {noticed}");
}

#[test]
fn every_projection_can_be_made_anew_from_the_documents() {
    let mut sandbox = Sandbox::sample();
    let entry = sandbox.desk("weekly#88")["entries"][2]["id"].clone();
    sandbox.ask("issue_remove", json!({ "issue": "weekly#88", "entry": entry }));
    sandbox.ask("issue_add", json!({ "issue": "weekly#88", "what": { "kind": "section", "title": "Late" } }));
    sandbox.ask("undo", json!({}));
    sandbox.ask("theme_copy", json!({ "theme": "plain", "name": "Ours" }));
    // A headline in characters of their own, and a story that nearly repeats one that ran.
    sandbox.ask("item_create", json!({ "headline": "港口牌照" }));
    let ran = sandbox.desk("weekly#88")["entries"][0]["headline"].clone();
    sandbox.ask("story_create", json!({ "title": ran }));
    sandbox.ask("feed_add", json!({ "url": "https://quay.example/feed.xml" }));
    let words = json!({ "words": ["ferry"], "tags": ["ports"], "verdict": "shortlist" });
    sandbox.ask("rule_add", json!({ "words": words }));
    sandbox.ask("saved_search_create", json!({ "name": "Ports", "query": "tag:ports" }));
    sandbox.ask("person_me", json!({ "name": "Ann" }));
    sandbox.ask("comment_add", json!({ "issue": "weekly#88", "body": "A good one." }));
    sandbox.ask("snippet_create", json!({ "name": "hello", "body": [{ "insert": "Good morning.\n" }] }));
    sandbox.ask("dictionary_add", json!({ "word": "Galley" }));
    let mut library = galley_core::library::Library::open(&sandbox.library(), device()).unwrap();
    let before = library.projections().unwrap();
    let empty: Vec<&String> = before.iter().filter(|(_, rows)| rows.is_empty()).map(|(table, _)| table).collect();
    assert!(empty.is_empty(), "every list has rows to compare, but {empty:?}");
    assert_eq!(library.examine().unwrap().faults, Vec::<String>::new());
    assert_eq!(library.rebuild().unwrap().faults, Vec::<String>::new());
    assert_eq!(library.projections().unwrap(), before);
}

#[test]
fn a_history_of_hundreds_of_saves_is_folded_and_stays_whole() {
    let mut sandbox = Sandbox::sample();
    let item = sandbox.desk("weekly#88")["entries"][0]["id"].clone();
    let mut base = sandbox.ask("item_show", json!({ "item": item }))["version"].clone();
    let first = base.clone();
    let mut text = String::from("Start.");
    for count in 0..160 {
        text.push_str(&format!(" Word {count}."));
        let delta = json!([{ "insert": format!("{text}\n") }]);
        let saved = sandbox.ask("item_save", json!({ "item": item, "base": base, "delta": delta }));
        base = saved["value"]["version"].clone();
    }
    assert_eq!(sandbox.ask("item_show", json!({ "item": item }))["text"], text);
    // The first version is still a base to merge on.
    let late = sandbox.ask("item_save", json!({ "item": item, "base": first, "delta": [{ "insert": "Late.\n" }] }));
    assert!(late["value"]["delta"][0]["insert"].as_str().unwrap().contains("Word 159."));
    assert_eq!(sandbox.ask("library_doctor", json!({}))["faults"], json!([]));
}

#[test]
fn a_folder_that_cannot_be_written_is_refused_with_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let taken = folder.path().join("taken");
    fs::write(&taken, "a file").unwrap();
    let run = galley_with_input(&taken.join("library"), &["init"], "");
    assert_eq!(run.code, Some(2), "{run:?}");
    assert!(run.stderr.contains("did not work"), "{run:?}");
    let sandbox = Sandbox::empty();
    let again = sandbox.galley(&["init"]);
    assert_eq!(again.code, Some(1), "{again:?}");
    assert!(again.stderr.contains("already"));
}
