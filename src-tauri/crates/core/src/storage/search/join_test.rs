#![allow(clippy::unwrap_used, missing_docs)]

use chrono::DateTime;
use rusqlite::OpenFlags;
use tempfile::TempDir;

use super::*;
use crate::document::Version;
use crate::id::StoryId;
use crate::storage::record::Record;
use crate::storage::{connect, migrate};
use crate::story::Story;

fn library() -> (TempDir, Connection) {
    let folder = tempfile::tempdir().unwrap();
    let mut connection = open(&folder);
    migrate::migrate(&mut connection, &folder.path().join("backups")).unwrap();
    (folder, connection)
}

fn open(folder: &TempDir) -> Connection {
    connect(&folder.path().join("library.sqlite"), OpenFlags::default()).unwrap()
}

/// Enters stories or writes them anew, in one transaction.
fn write(connection: &mut Connection, rows: impl Iterator<Item = i64>, words: &str) {
    let tx = connection.transaction().unwrap();
    for row in rows {
        let story = Story::titled(StoryId::new(DateTime::UNIX_EPOCH), format!("Harbour {row} {words} 港口{row}"));
        story.show(&tx, row, &Version::from_bytes(&[])).unwrap();
    }
    tx.commit().unwrap();
}

fn places(connection: &Connection, index: &str) -> Vec<(String, i64, String)> {
    connection
        .execute_batch(&format!("CREATE VIRTUAL TABLE temp.place USING fts5vocab('main', '{index}', 'instance')"))
        .unwrap();
    let of_row = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, format!("{:?}", row.get_ref(3)?)));
    let found = connection
        .prepare("SELECT term, doc, col, \"offset\" FROM temp.place")
        .unwrap()
        .query_map([], of_row)
        .unwrap()
        .collect::<rusqlite::Result<_>>()
        .unwrap();
    connection.execute_batch("DROP TABLE temp.place").unwrap();
    found
}

fn count(connection: &Connection, index: &str) -> usize {
    pieces(connection, index).unwrap().iter().map(|level| level.pieces.len()).sum()
}

/// Joins as a host does while nobody asks; gives back how many steps it took.
fn rest(connection: &mut Connection, joining: Joining) -> usize {
    let mut steps = 0;
    while is_due(connection, joining).unwrap() {
        let tx = connection.transaction().unwrap();
        let joined = step(&tx, joining).unwrap();
        tx.commit().unwrap();
        steps += 1;
        assert!(steps < 10_000, "joining comes to no end");
        if joined == Joined::Enough {
            break;
        }
    }
    steps
}

#[test]
fn the_pieces_are_read_as_the_index_keeps_them() {
    let (_folder, mut connection) = library();
    assert_eq!(count(&connection, "story_word"), 0);
    for row in 1..=5 {
        write(&mut connection, row..=row, "quay");
        let sql = "SELECT count(DISTINCT segid) FROM story_word_idx";
        let kept: i64 = connection.query_row(sql, [], |row| row.get(0)).unwrap();
        assert_eq!(count(&connection, "story_word"), usize::try_from(kept).unwrap());
    }
    write(&mut connection, 2..=3, "anchor");
    let all: Vec<_> = pieces(&connection, "story_word").unwrap().into_iter().flat_map(|level| level.pieces).collect();
    assert_eq!(all.iter().map(|piece| piece.records).sum::<u64>(), 7);
    assert_eq!(all.iter().map(|piece| piece.gone).sum::<u64>(), 2);
}

#[test]
fn a_save_leaves_a_piece_and_joins_none() {
    let (_folder, mut connection) = library();
    for row in 1..=40 {
        write(&mut connection, row..=row, "quay");
        assert_eq!(count(&connection, "story_word"), usize::try_from(row).unwrap());
    }
    assert!(rest(&mut connection, Joining::Aside) > 0);
    assert_eq!(count(&connection, "story_word"), 1);
    assert_eq!(count(&connection, "story_mark"), 1);
}

#[test]
fn joining_changes_nothing_of_what_is_found() {
    let (_folder, mut connection) = library();
    for round in 0..60 {
        let from = 1 + round * 7 % 90;
        write(&mut connection, from..=from + round % 5, ["quay", "anchor", "tide 潮汐"][round as usize % 3]);
        if round % 9 == 0 {
            super::super::take_out(&connection, super::super::Index::Story, from).unwrap();
        }
        if round % 13 == 0 {
            let before = INDEXES.map(|index| places(&connection, index));
            rest(&mut connection, if round % 2 == 0 { Joining::Aside } else { Joining::Whole });
            assert_eq!(INDEXES.map(|index| places(&connection, index)), before);
        }
    }
}

#[test]
fn joining_that_was_cut_off_is_gone_on_with() {
    let (folder, mut connection) = library();
    for batch in 0..24 {
        write(&mut connection, batch * 700 + 1..=batch * 700 + 700, &format!("quay{batch} anchor tide {}", batch * 31));
    }
    let before = places(&connection, "story_word");
    let tx = connection.transaction().unwrap();
    assert_eq!(step(&tx, Joining::Aside).unwrap(), Joined::More);
    tx.commit().unwrap();
    assert!(pieces(&connection, "story_word").unwrap().iter().any(|level| level.under_way), "one step joined it all");
    // The next one never gets to its end.
    let tx = connection.transaction().unwrap();
    step(&tx, Joining::Aside).unwrap();
    drop(tx);
    drop(connection);
    let mut connection = open(&folder);
    assert_eq!(places(&connection, "story_word"), before);
    write(&mut connection, 90_000..=90_000, "quay");
    assert!(rest(&mut connection, Joining::Aside) > 1);
    assert_eq!(count(&connection, "story_word"), 2);
    let after = places(&connection, "story_word");
    assert!(after.iter().filter(|place| place.1 != 90_000).eq(before.iter()));
}

#[test]
fn a_crowd_is_thinned_out_within_a_change() {
    let (_folder, mut connection) = library();
    for row in 1..=255 {
        write(&mut connection, row..=row, "quay");
    }
    let tx = connection.transaction().unwrap();
    thin_out(&tx).unwrap();
    assert_eq!(count(&tx, "story_word"), 255);
    drop(tx);
    write(&mut connection, 256..=256, "quay");
    let tx = connection.transaction().unwrap();
    thin_out(&tx).unwrap();
    tx.commit().unwrap();
    assert_eq!(count(&connection, "story_word"), 1);
}

/// A large library, in which somebody then saves one story after the other: what is written for it must stay in
/// proportion to what was saved.
#[test]
fn a_large_piece_is_not_written_anew_for_every_few_saves() {
    let (_folder, mut connection) = library();
    for batch in 0..40 {
        write(&mut connection, batch * 200 + 1..=batch * 200 + 200, &format!("quay{batch} anchor"));
    }
    rest(&mut connection, Joining::Whole);
    let large = |connection: &Connection| {
        let levels = pieces(connection, "story_word").unwrap();
        levels.into_iter().flat_map(|level| level.pieces).map(|piece| piece.records).max().unwrap()
    };
    let (mut size, mut anew) = (large(&connection), 0);
    for save in 0..1_500 {
        write(&mut connection, 100_000 + save..=100_000 + save, "tide");
        rest(&mut connection, Joining::Aside);
        let now = large(&connection);
        if now != size {
            (size, anew) = (now, anew + 1);
        }
        assert!(count(&connection, "story_word") <= 40);
    }
    assert!(anew <= 2, "the large piece was written anew {anew} times");
}
