//! Several processes on one library, and processes that are killed.

use std::io::{BufRead, BufReader, Write};

use galley_tests::{Sandbox, command};
use serde_json::{Value, json};

#[test]
fn two_processes_write_to_one_library_and_nothing_is_lost() {
    let mut sandbox = Sandbox::sample();
    let library = sandbox.library();
    let writers: Vec<_> = (0..2)
        .map(|writer| {
            let library = library.clone();
            std::thread::spawn(move || {
                let mut child = command(&library).arg("rpc").spawn().unwrap();
                let mut stdin = child.stdin.take().unwrap();
                for count in 0..25 {
                    let args = json!({ "title": format!("Story {writer}-{count}") });
                    writeln!(stdin, "{}", json!({ "id": count, "name": "story_create", "args": args })).unwrap();
                }
                drop(stdin);
                let lines = BufReader::new(child.stdout.take().unwrap()).lines();
                let replies: Vec<Value> = lines.map(|line| serde_json::from_str(&line.unwrap()).unwrap()).collect();
                assert!(child.wait().unwrap().success());
                replies
            })
        })
        .collect();
    // The third process is this one, editing at the same time.
    let before = sandbox.ask("library_status", json!({}))["stories"].as_u64().unwrap();
    let version = sandbox.ask("library_status", json!({}))["version"].clone();
    for writer in writers {
        for reply in writer.join().unwrap() {
            assert!(reply["error"].is_null(), "{reply}");
        }
    }
    let status = sandbox.ask("library_status", json!({}));
    assert!(status["stories"].as_u64().unwrap() >= before);
    let list = sandbox.ask("story_list", json!({ "text": "Story", "limit": 500 }));
    let ours = |row: &&Value| row["title"].as_str().is_some_and(|title| title.starts_with("Story "));
    assert_eq!(list["stories"].as_array().unwrap().iter().filter(ours).count(), 50, "{list}");
    assert_ne!(status["version"], version, "this process can see that others wrote");
    assert_eq!(sandbox.ask("library_doctor", json!({}))["faults"], json!([]));
}

#[test]
fn what_was_acknowledged_before_a_kill_is_there_after_it() {
    let mut sandbox = Sandbox::sample();
    let library = sandbox.library();
    let item = sandbox.desk("weekly#88")["entries"][0]["id"].clone();
    for round in 0..12 {
        let mut child = command(&library).arg("rpc").spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut acknowledged = String::new();
        for count in 0..=round {
            let text = format!("round {round} save {count}");
            let args = json!({ "item": item, "field": "dek", "value": text });
            writeln!(stdin, "{}", json!({ "id": count, "name": "item_set", "args": args })).unwrap();
            let reply: Value = serde_json::from_str(&lines.next().unwrap().unwrap()).unwrap();
            assert!(reply["error"].is_null(), "{reply}");
            acknowledged = text;
        }
        // One more is on its way when the process dies.
        let args = json!({ "item": item, "field": "dek", "value": format!("round {round} unanswered") });
        writeln!(stdin, "{}", json!({ "id": 99, "name": "item_set", "args": args })).unwrap();
        child.kill().unwrap();
        child.wait().unwrap();
        let dek = sandbox.ask("item_show", json!({ "item": item }))["dek"].as_str().unwrap().to_owned();
        assert!(dek == acknowledged || dek == format!("round {round} unanswered"), "{dek}");
    }
    assert_eq!(sandbox.ask("library_doctor", json!({}))["faults"], json!([]));
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let sandbox = Sandbox::sample();
    let mut child = command(&sandbox.library()).args(["story", "list", "--json", "--limit", "500"]).spawn().unwrap();
    drop(child.stdout.take());
    assert!(child.wait().unwrap().success());
}
