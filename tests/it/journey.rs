//! The whole way through the contract: publication, issue, rundown, text, credits.

use galley_tests::Sandbox;
use serde_json::json;

#[test]
fn the_sample_library_is_what_the_welcome_says() {
    let mut sandbox = Sandbox::sample();
    let status = sandbox.ask("library_status", json!({}));
    assert_eq!(status["publications"], 2);
    assert_eq!(status["issues"], 4);
    assert_eq!(status["outlets"], 10);
    assert!(status["stories"].as_u64().unwrap() >= 40);
    assert!(status["undo"].is_null(), "a newcomer cannot undo the sample away");
    for publication in ["weekly", "daily"] {
        let issues = sandbox.ask("issue_list", json!({ "publication": publication }));
        let states: Vec<_> = issues.as_array().unwrap().iter().map(|issue| issue["state"].clone()).collect();
        assert_eq!(states, ["open", "exported"]);
    }
    assert_eq!(sandbox.refused("library_sample", json!({})).code, galley_api::Code::Invalid);
}

#[test]
fn numbers_follow_the_order_and_are_never_part_of_a_headline() {
    let mut sandbox = Sandbox::sample();
    let numbers = |desk: &serde_json::Value| -> Vec<u64> {
        desk["entries"].as_array().unwrap().iter().map(|entry| entry["number"].as_u64().unwrap()).collect()
    };
    let before = sandbox.desk("weekly@latest");
    assert_eq!(numbers(&before), (1..=10).collect::<Vec<_>>());
    let last = before["entries"][9].clone();
    let moved = sandbox.ask(
        "issue_move",
        json!({ "issue": "weekly@latest", "entry": last["id"], "to": { "kind": "position", "position": 1 } }),
    );
    assert_eq!(numbers(&moved["value"]), (1..=10).collect::<Vec<_>>());
    assert_eq!(moved["value"]["entries"][0]["headline"], last["headline"]);
    assert_eq!(moved["undo"]["verb"], "issue_move");
    assert_eq!(moved["undo"]["subject"], last["headline"]);
}

#[test]
fn a_story_becomes_an_item_is_held_and_comes_back() {
    let mut sandbox = Sandbox::sample();
    let page = sandbox.ask("story_list", json!({ "state": "ready", "limit": 1 }));
    let story = page["stories"][0].clone();
    let added = sandbox
        .ask("issue_add", json!({ "issue": "weekly@latest", "what": { "kind": "story", "story": story["id"] } }));
    let entry = added["value"]["entry"].clone();
    let state = |sandbox: &mut Sandbox| sandbox.ask("story_show", json!({ "story": story["id"] }))["state"].clone();
    assert_eq!(added["value"]["issue"]["entries"].as_array().unwrap().len(), 11);
    assert_eq!(state(&mut sandbox), "placed");
    let shown = sandbox.ask("story_show", json!({ "story": story["id"] }));
    assert_eq!(shown["ran"][0]["publication"], "weekly");

    sandbox.ask("issue_remove", json!({ "issue": "weekly@latest", "entry": entry }));
    assert_eq!(state(&mut sandbox), "hold");
    let held = sandbox.ask("item_held", json!({}));
    assert_eq!(held[0]["id"], entry);

    let back = json!({ "issue": "daily@latest", "what": { "kind": "item", "item": entry } });
    sandbox.ask("issue_add", back.clone());
    assert_eq!(state(&mut sandbox), "placed");
    assert!(sandbox.refused("issue_add", back).message.contains("already"));

    sandbox.ask("issue_transfer", json!({ "issue": "daily@latest", "entry": entry, "to": "weekly@latest" }));
    assert_eq!(sandbox.desk("weekly@latest")["entries"][10]["id"], entry);
    assert_eq!(sandbox.ask("item_held", json!({})), json!([]));
}

#[test]
fn a_save_on_an_old_version_merges_and_says_so() {
    let mut sandbox = Sandbox::sample();
    let item = sandbox.desk("weekly@latest")["entries"][0]["id"].clone();
    sandbox.ask("item_set", json!({ "item": item, "field": "body", "value": "One.\n\nTwo.\n\nThree." }));
    let base = sandbox.ask("item_show", json!({ "item": item }))["version"].clone();
    let save = |delta| json!({ "item": item, "base": base, "delta": delta });
    let first = sandbox.ask("item_save", save(json!([{ "insert": "One!\nTwo.\nThree.\n" }])));
    // It is just what was sent.
    assert_eq!(first["value"]["delta"], json!(null));
    let second = sandbox.ask("item_save", save(json!([{ "insert": "One.\nTwo.\nThree?\n" }])));
    assert_eq!(second["value"]["delta"], json!([{ "insert": "One!\nTwo.\nThree?\n" }]));
    let shown = sandbox.ask("item_show", json!({ "item": item }));
    assert_eq!(shown["text"], "One!\n\nTwo.\n\nThree?");
    assert_eq!(shown["version"], second["value"]["version"]);
}

#[test]
fn a_new_issue_begins_with_what_the_recipe_says() {
    let mut sandbox = Sandbox::empty();
    sandbox.ask("publication_create", json!({ "name": "Paper & Wire", "preset": "weekly_digest" }));
    let made = sandbox.ask("issue_create", json!({ "publication": "paper-wire", "date": "2026-11-06" }));
    let desk = &made["value"];
    assert_eq!(desk["number"], 1);
    assert_eq!(desk["date"], "2026-11-06");
    assert_eq!(desk["subject"], "Paper & Wire No. 1");
    assert_eq!(desk["outro_heading"], "Wrapping up");
    assert_eq!(desk["call_to_action"]["label"], "click here");
    let next = sandbox.ask("issue_create", json!({ "publication": "paper-wire" }));
    assert_eq!(next["value"]["number"], 2);
    assert_eq!(next["value"]["date"], "2026-11-13");
    let taken = sandbox.refused("issue_create", json!({ "publication": "paper-wire", "number": 2 }));
    assert!(taken.message.contains("No. 2"), "{}", taken.message);
}

#[test]
fn credits_come_from_the_register() {
    let mut sandbox = Sandbox::sample();
    let item =
        sandbox.desk("daily@latest")["entries"].as_array().unwrap().iter().find(|e| e["kind"] == "item").unwrap()["id"]
            .clone();
    let lines = "Harbour Ledger | https://harbour.example/a\nvia Moth and Lamp\ndocument Gazette of Trials";
    let set = sandbox.ask("item_set", json!({ "item": item, "field": "sources", "value": lines }));
    let sources = set["value"]["sources"].as_array().unwrap().clone();
    let roles: Vec<_> = sources.iter().map(|s| (s["outlet"].as_str().unwrap(), s["role"].as_str().unwrap())).collect();
    assert_eq!(roles, [("Harbour Ledger", "primary"), ("Moth and Lamp", "via"), ("Gazette of Trials", "document")]);
    sandbox.ask("outlet_set", json!({ "outlet": "Harbour Ledger", "field": "credit", "value": "The Ledger" }));
    let shown = sandbox.ask("item_show", json!({ "item": item }));
    assert_eq!(shown["sources"][0]["outlet"], "The Ledger");
    assert_eq!(shown["sources"][0]["url"], "https://harbour.example/a");
}

#[test]
fn an_outlet_takes_no_name_that_is_taken() {
    let mut sandbox = Sandbox::sample();
    for name in ["Tideway Times", "Quay Post"] {
        sandbox.ask("outlet_create", json!({ "name": name }));
    }
    let set = |outlet: &str, field: &str, value: &str| json!({ "outlet": outlet, "field": field, "value": value });
    for (outlet, taken) in [("Tideway Times", "quay post"), ("Quay Post", "TIDEWAY TIMES")] {
        let refused = sandbox.refused("outlet_set", set(outlet, "name", taken));
        assert!(refused.message.contains("already"), "{}", refused.message);
    }
    // Another case is the same outlet.
    sandbox.ask("outlet_set", set("Quay Post", "name", "QUAY Post"));
    let shown = sandbox.ask("outlet_show", json!({ "outlet": "quay post" }));
    assert_eq!(shown["name"], "QUAY Post");
}

#[test]
fn a_list_pages_through_every_story_once() {
    let mut sandbox = Sandbox::sample();
    let all = sandbox.ask("story_list", json!({ "limit": 500 }));
    let total = all["total"].as_u64().unwrap() as usize;
    let mut seen = Vec::new();
    let mut after = serde_json::Value::Null;
    loop {
        let page = sandbox.ask("story_list", json!({ "limit": 7, "after": after }));
        seen.extend(page["stories"].as_array().unwrap().iter().map(|story| story["id"].clone()));
        after = page["next"].clone();
        if after.is_null() {
            break;
        }
    }
    let ids: Vec<_> = all["stories"].as_array().unwrap().iter().map(|story| story["id"].clone()).collect();
    assert_eq!(seen.len(), total);
    assert_eq!(seen, ids);
    let tag = all["stories"][0]["tags"][0].clone();
    let tagged = sandbox.ask("story_list", json!({ "tag": tag }));
    assert!(tagged["total"].as_u64().unwrap() > 0);
    assert!(tagged["stories"].as_array().unwrap().iter().all(|s| s["tags"].as_array().unwrap().contains(&tag)));
}
