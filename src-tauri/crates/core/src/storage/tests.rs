use std::collections::BTreeMap;

use rusqlite::{Connection, OpenFlags, StatementStatus};
use tempfile::TempDir;

use super::record::Record;
use super::{connect, migrate};
use crate::document::Version;
use crate::id::{OutletId, StoryId};
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
    let mut last = 0;
    for value in ["a", "b", "c"] {
        // Given back to the cache each time, which forgets what was bound.
        let mut statement = connection.prepare_cached("SELECT id FROM story WHERE state = ?1 LIMIT ?2").unwrap();
        assert!(!statement.exists(rusqlite::params![value, last]).unwrap());
        last += 1;
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
