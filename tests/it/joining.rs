//! The pieces of the index are joined by whoever has time: an import at its end, a command before it ends, the window
//! while nobody asks.

use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};

use galley_tests::{Sandbox, command};
use rusqlite::Connection;
use serde_json::json;

const INDEXES: [&str; 2] = ["story_word", "story_mark"];

fn pieces(library: &Path) -> [i64; 2] {
    let connection = Connection::open(library.join("library.sqlite")).unwrap();
    INDEXES.map(|index| {
        let sql = format!("SELECT count(DISTINCT segid) FROM {index}_idx");
        connection.query_row(&sql, [], |row| row.get(0)).unwrap()
    })
}

#[test]
fn imports_leave_few_pieces_and_nothing_to_do() {
    let mut sandbox = Sandbox::sample();
    for file in 0..20 {
        let line = |number: usize| {
            let text = format!("The harbour counted {number} boats at dusk. 港口在黄昏数了{number}条船。 ").repeat(5);
            format!("{}\n", json!({ "title": format!("Boats {file} {number}"), "text": text }))
        };
        let place = sandbox.place("boats.jsonl");
        std::fs::write(&place, (0..60).map(line).collect::<String>()).unwrap();
        assert_eq!(sandbox.ask("story_import", json!({ "path": place }))["added"], 60);
    }
    let [words, marks] = pieces(&sandbox.library());
    assert!(words < 8 && marks < 8, "{words}, {marks}");
    assert!(!sandbox.session.rest());
    assert_eq!(sandbox.ask("search", json!({ "query": "条船", "limit": 1 }))["total"], 1_001);
    assert_eq!(sandbox.ask("search", json!({ "query": "\"43 boats\"", "limit": 5 }))["total"], 20);
    assert_eq!(sandbox.ask("library_doctor", json!({}))["faults"], json!([]));
}

#[test]
fn many_small_saves_leave_few_pieces_where_somebody_rests() {
    let mut sandbox = Sandbox::sample();
    for count in 0..60 {
        sandbox.ask("story_create", json!({ "title": format!("Ferry {count} 渡轮") }));
    }
    let [words, marks] = pieces(&sandbox.library());
    assert!(words > 60 && marks > 60, "a save joins nothing: {words}, {marks}");
    while sandbox.session.rest() {}
    let [words, marks] = pieces(&sandbox.library());
    assert!(words < 16 && marks < 16, "{words}, {marks}");
    assert_eq!(sandbox.ask("search", json!({ "query": "渡轮", "limit": 1 }))["total"], 60);
    assert_eq!(sandbox.ask("library_doctor", json!({}))["faults"], json!([]));
}

#[test]
fn commands_that_save_one_by_one_leave_few_pieces() {
    let sandbox = Sandbox::sample();
    let library = sandbox.library();
    let mut child = command(&library).arg("rpc").spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    for count in 0..60 {
        let args = json!({ "title": format!("Ferry {count}") });
        writeln!(stdin, "{}", json!({ "id": count, "name": "story_create", "args": args })).unwrap();
    }
    drop(stdin);
    assert!(child.wait_with_output().unwrap().status.success());
    let [words, marks] = pieces(&library);
    assert!(words < 24 && marks < 24, "{words}, {marks}");
}

#[test]
fn resting_does_not_wait_for_another_process_that_writes() {
    let mut sandbox = Sandbox::sample();
    for count in 0..20 {
        sandbox.ask("story_create", json!({ "title": format!("Ferry {count}") }));
    }
    let other = Connection::open(sandbox.library().join("library.sqlite")).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let begun = Instant::now();
    assert!(!sandbox.session.rest());
    assert!(begun.elapsed() < Duration::from_secs(2), "it waited {:?}", begun.elapsed());
    other.execute_batch("ROLLBACK").unwrap();
    assert!(sandbox.session.rest());
}
