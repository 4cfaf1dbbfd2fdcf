//! Saved searches: records of the library like any other, in an order of their own.

use std::sync::{Arc, Mutex};

use galley_api::JobNotice;
use galley_api::job::{JobKind, JobState};
use galley_tests::Sandbox;
use serde_json::{Value, json};

fn names(sandbox: &mut Sandbox) -> Vec<String> {
    let list = sandbox.ask("saved_search_list", json!({}));
    list.as_array().unwrap().iter().map(|saved| saved["name"].as_str().unwrap().to_owned()).collect()
}

fn save(sandbox: &mut Sandbox, name: &str, query: &str) {
    sandbox.ask("saved_search_create", json!({ "name": name, "query": query }));
}

#[test]
fn every_change_of_a_saved_search_is_taken_back_by_undo() {
    let mut sandbox = Sandbox::empty();
    for name in ["One", "Two", "Three"] {
        save(&mut sandbox, name, "state:inbox");
    }
    let check = |sandbox: &mut Sandbox, command: &str, request: Value, expect: &[&str]| {
        let before = sandbox.ask("saved_search_list", json!({}));
        let reply = sandbox.ask(command, request);
        assert_eq!(names(sandbox), expect, "{command}");
        assert_eq!(reply["value"], sandbox.ask("saved_search_list", json!({})));
        assert!(!reply["touched"]["saved_searches"].as_array().unwrap().is_empty());
        sandbox.ask("undo", json!({}));
        assert_eq!(sandbox.ask("saved_search_list", json!({})), before, "undo of {command}");
        sandbox.ask("redo", json!({}));
        assert_eq!(names(sandbox), expect, "redo of {command}");
    };
    check(&mut sandbox, "saved_search_move", json!({ "saved": "Three", "before": "One" }), &["Three", "One", "Two"]);
    check(&mut sandbox, "saved_search_move", json!({ "saved": "Three" }), &["One", "Two", "Three"]);
    check(&mut sandbox, "saved_search_set", json!({ "saved": "Two", "name": "Second" }), &["One", "Second", "Three"]);
    check(&mut sandbox, "saved_search_remove", json!({ "saved": "One" }), &["Second", "Three"]);
    check(
        &mut sandbox,
        "saved_search_create",
        json!({ "name": "Four", "query": "tag:a" }),
        &["Second", "Three", "Four"],
    );
    // What is shown is what the documents say.
    let report = sandbox.ask("library_doctor", json!({ "mode": "rebuild" }));
    assert_eq!(report["faults"], json!([]), "{report}");
    assert_eq!(names(&mut sandbox), ["Second", "Three", "Four"]);
}

#[test]
fn many_moves_into_one_gap_keep_the_order() {
    let mut sandbox = Sandbox::empty();
    for name in ["a", "b", "c"] {
        save(&mut sandbox, name, "tag:x");
    }
    // Each halves the room before “b”, until there is none and all are placed anew.
    for turn in 0..48 {
        let moved = if turn % 2 == 0 { "c" } else { "a" };
        sandbox.ask("saved_search_move", json!({ "saved": moved, "before": "b" }));
        let other = if turn % 2 == 0 { "a" } else { "c" };
        assert_eq!(names(&mut sandbox), [other, moved, "b"], "turn {turn}");
    }
}

#[test]
fn a_saved_search_counts_what_it_finds_and_must_be_one_that_can_be_read() {
    let mut sandbox = Sandbox::empty();
    sandbox.ask("story_create", json!({ "title": "平台算法", "tags": ["finance"] }));
    sandbox.ask("story_create", json!({ "title": "Harbour" }));
    save(&mut sandbox, "算法", "算法 tag:finance");
    assert_eq!(sandbox.ask("saved_search_list", json!({}))[0]["total"], 1);
    let check = |sandbox: &mut Sandbox, name: &str, query: &str, words: &str| {
        let failure = sandbox.refused("saved_search_create", json!({ "name": name, "query": query }));
        assert!(failure.message.contains(words), "{}", failure.message);
    };
    check(&mut sandbox, "Broken", "state:nowhere", "Characters 1 to 13");
    check(&mut sandbox, "Broken", "\"open", "of the search");
    check(&mut sandbox, "Blank", "  ", "something to look for");
    check(&mut sandbox, "", "tag:a", "needs a name");
    check(&mut sandbox, "算法", "tag:a", "already");
    assert_eq!(names(&mut sandbox), ["算法"]);
}

#[test]
fn the_command_keeps_lists_and_asks_saved_searches() {
    let sandbox = Sandbox::sample();
    let run = |arguments: &[&str]| {
        let run = sandbox.galley(arguments);
        assert_eq!(run.code, Some(0), "{run:?}");
        run.stdout
    };
    run(&["saved", "add", "Everything", "is:story"]);
    run(&["saved", "add", "Nothing", "is:story -is:story"]);
    run(&["saved", "move", "Nothing", "--before", "Everything"]);
    run(&["saved", "set", "Nothing", "--name", "None"]);
    let list: Value = serde_json::from_str(&run(&["saved", "list", "--json"])).unwrap();
    assert_eq!((&list[0]["name"], &list[1]["name"]), (&json!("None"), &json!("Everything")));
    assert_eq!(list[0]["total"], 0);
    assert!(list[1]["total"].as_u64().unwrap() > 0);
    let found: Value = serde_json::from_str(&run(&["saved", "find", "Everything", "--json"])).unwrap();
    assert_eq!(found["total"], list[1]["total"]);
    run(&["saved", "remove", "None"]);
    assert!(!run(&["saved", "list"]).contains("None"));
    let refused = sandbox.galley(&["saved", "find", "None"]);
    assert_eq!(refused.code, Some(1), "{refused:?}");
}

#[test]
fn a_list_marks_what_was_looked_for() {
    let mut sandbox = Sandbox::empty();
    sandbox.ask("story_create", json!({ "title": "港口 strike", "text": "Nothing here.\n\nThe 港口 was closed." }));
    let page = sandbox.ask("story_list", json!({ "text": "港口" }));
    assert_eq!(page["finds"][0]["title_marks"], json!([[0, 2]]));
    let snippet = page["finds"][0]["snippet"].as_str().unwrap();
    let from = snippet.encode_utf16().position(|unit| unit == '港' as u16).unwrap();
    assert_eq!(page["finds"][0]["snippet_marks"], json!([[from, from + 2]]));
    assert_eq!(sandbox.ask("story_list", json!({ "text": "lang:en" }))["finds"], json!([]));
}

#[test]
fn an_import_is_told_as_a_job_and_stops_when_it_is_asked_to() {
    let mut sandbox = Sandbox::empty();
    let path = sandbox.place("many.jsonl");
    let lines: Vec<String> = (0..3_500).map(|at| format!("{{\"title\":\"Story {at}\"}}")).collect();
    std::fs::write(&path, lines.join("\n")).unwrap();
    let told = Arc::new(Mutex::new(Vec::new()));
    let (keep, stops) = (told.clone(), sandbox.session.stops());
    sandbox.session.on_job(move |notice| {
        let JobNotice::Progress(view) = notice else { return };
        if view.done >= 2_000 {
            stops.stop(view.job);
        }
        keep.lock().unwrap().push((view.kind, view.state, view.done));
    });
    let done = sandbox.ask("story_import", json!({ "path": path }));
    assert_eq!((&done["stopped"], &done["added"]), (&json!(true), &json!(2_000)), "{done}");
    let mut expect: Vec<_> = (0..=10).map(|part| (JobKind::StoryImport, JobState::Running, part * 200)).collect();
    expect.push((JobKind::StoryImport, JobState::Done, 2_000));
    assert_eq!(*told.lock().unwrap(), expect);
    // One undo takes back all that was taken.
    sandbox.ask("undo", json!({}));
    assert_eq!(sandbox.ask("library_status", json!({}))["stories"], 0);
    // One that nobody stops comes to its end.
    sandbox.session.on_job(|_| {});
    let done = sandbox.ask("story_import", json!({ "path": path }));
    assert_eq!((&done["stopped"], &done["added"]), (&json!(false), &json!(3_500)));
    // A refusal ends its job too.
    sandbox.refused("story_import", json!({ "path": sandbox.place("none") }));
    let jobs = sandbox.ask("job_list", json!({}));
    assert!(jobs.as_array().unwrap().iter().all(|job| job["state"] != "running"), "{jobs}");
}
