use std::collections::BTreeMap;

use rusqlite::{Connection, OpenFlags, StatementStatus};
use tempfile::TempDir;

use super::record::Record;
use super::{action, connect, document, migrate};
use crate::document::{Document, Kind, StoryDocument, Version};
use crate::id::{DeviceId, OutletId, StoryId};
use crate::story::{Shelf, Story, StoryState};

fn fresh() -> (TempDir, Connection) {
    let folder = tempfile::tempdir().unwrap();
    let mut connection = connect(&folder.path().join("library.sqlite"), OpenFlags::default()).unwrap();
    migrate::migrate(&mut connection, &folder.path().join("backups")).unwrap();
    (folder, connection)
}

fn titled(title: &str) -> Story {
    Story::titled(StoryId::new(chrono::DateTime::UNIX_EPOCH), title)
}

fn show(connection: &Connection, row: i64, story: &Story) {
    story.show(connection, row, &Version::from_bytes(&[])).unwrap();
}

#[test]
fn a_statement_is_prepared_once_whatever_is_bound() {
    let (_folder, connection) = fresh();
    for (value, last) in ["a", "b", "c"].into_iter().zip(0..) {
        // Given back to the cache each time, which forgets what was bound.
        let mut statement = connection.prepare_cached("SELECT id FROM story WHERE state = ?1 LIMIT ?2").unwrap();
        assert!(!statement.exists(rusqlite::params![value, last]).unwrap());
        assert_eq!(statement.get_status(StatementStatus::RePrepare), 0);
    }
}

#[test]
fn a_transaction_of_many_stories_writes_one_piece_of_index() {
    let (_folder, mut connection) = fresh();
    let pieces = |connection: &Connection| -> i64 {
        let sql = "SELECT count(DISTINCT segid) FROM story_word_idx";
        connection.query_row(sql, [], |row| row.get(0)).unwrap()
    };
    for transaction in 1..=2 {
        let tx = connection.transaction().unwrap();
        for row in 1..=20 {
            let story = Story { tags: vec!["trade".to_owned()], ..titled(&format!("Harbour {row}")) };
            show(&tx, transaction * 100 + row, &story);
        }
        tx.commit().unwrap();
        assert_eq!(pieces(&connection), transaction);
    }
}

#[test]
fn counts_follow_what_stands_in_the_library() {
    let (_folder, connection) = fresh();
    let counts = || -> BTreeMap<String, i64> {
        let sql = "SELECT kind || ' ' || CASE kind WHEN 'outlet' THEN 'x' ELSE value END, count FROM facet";
        let mut statement = connection.prepare(sql).unwrap();
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        rows.collect::<rusqlite::Result<_>>().unwrap()
    };
    let check = |expect: &[(&str, i64)]| {
        let expect: BTreeMap<String, i64> = expect.iter().map(|(name, count)| ((*name).to_owned(), *count)).collect();
        assert_eq!(counts(), expect);
    };
    let tags = |tags: &[&str]| -> Vec<String> { tags.iter().map(|tag| (*tag).to_owned()).collect() };
    let outlet = Some(OutletId::new(chrono::DateTime::UNIX_EPOCH));
    let mut one = Story { tags: tags(&["a", "b"]), outlet, ..titled("One") };
    let two = Story { tags: tags(&["b", "b"]), ..titled("Two") };
    show(&connection, 1, &one);
    show(&connection, 2, &two);
    check(&[("state inbox", 2), ("tag a", 1), ("tag b", 2), ("outlet x", 1)]);
    show(&connection, 2, &two);
    one.state = StoryState::Ready;
    one.tags = tags(&["b", "c"]);
    show(&connection, 1, &one);
    check(&[("state inbox", 1), ("state ready", 1), ("tag b", 2), ("tag c", 1), ("outlet x", 1)]);
    one.shelf = Shelf::Trash;
    show(&connection, 1, &one);
    check(&[("state inbox", 1), ("tag b", 1)]);
    Story::hide(&connection, 1).unwrap();
    check(&[("state inbox", 1), ("tag b", 1)]);
    Story::hide(&connection, 2).unwrap();
    check(&[]);
}

#[test]
fn a_long_history_is_folded_whoever_goes_on_with_it() {
    let (_folder, connection) = fresh();
    let at = chrono::DateTime::UNIX_EPOCH;
    let mut writing = document::Writing { device: DeviceId::new(at), person: None, action: 0, at };
    writing.action = action::begin(&connection, "story_set", "One", None, "done", &writing).unwrap();
    let mut story = titled("One");
    let row = document::insert(&connection, story.uuid(), Kind::Story).unwrap();
    let behind = || -> i64 {
        let sql = "SELECT count(*) FROM change WHERE id > (SELECT folded_to FROM document)";
        connection.query_row(sql, [], |row| row.get(0)).unwrap()
    };
    let mut most = 0;
    for turn in 0..10 {
        // Each time somebody else goes on, who has to read what gathered.
        let mut loaded = document::load(&connection, row, turn + 1).unwrap();
        for count in 0..20 {
            story.notes = format!("{turn} {count}");
            StoryDocument(&mut loaded).write(&story).unwrap();
            let change = loaded.take_change().unwrap().unwrap();
            document::append(&connection, row, &change, &mut loaded, &writing).unwrap();
            most = most.max(behind());
        }
    }
    assert_eq!(most, 48);
    assert_eq!(behind(), 200 % 49);
    let mut read: Document = document::load(&connection, row, 99).unwrap();
    assert_eq!(StoryDocument(&mut read).read(story.id).notes, "9 19");
}

#[test]
fn a_note_that_brings_no_new_character_leaves_the_table_of_characters_as_it_is() {
    let (_folder, connection) = fresh();
    let pieces = |index: &str| -> usize {
        super::search::join::pieces(&connection, index).unwrap().iter().map(|level| level.pieces.len()).sum()
    };
    let found = |words: &str| -> i64 {
        let sql = "SELECT count(*) FROM story_mark WHERE story_mark MATCH ?1";
        connection.query_row(sql, [words], |row| row.get(0)).unwrap()
    };
    let mut story = titled("Harbour 港口");
    // Whether a save with these notes writes the characters anew, and whether these two are found then.
    let mut check = |notes: &str, expect: (usize, i64, i64)| {
        let before = (pieces("story_word"), pieces("story_mark"));
        story.notes = notes.to_owned();
        show(&connection, 1, &story);
        assert_eq!(pieces("story_word"), before.0 + 1, "{notes}");
        assert_eq!((pieces("story_mark") - before.1, found("\"港\""), found("\"潮\"")), expect, "{notes}");
    };
    check("", (1, 1, 0));
    check("Ask the pilot", (0, 1, 0));
    check("Ask the pilot 口港", (0, 1, 0));
    check("Ask the pilot 潮", (1, 1, 1));
    check("Ask her 潮", (0, 1, 1));
    // As in a library of an older form: what is not known is written.
    connection.execute("UPDATE story_text SET marked = NULL", []).unwrap();
    check("Ask her", (1, 1, 0));
    check("Ask him", (0, 1, 0));
}
