//! Suggestions through the table of commands and the command line.

use galley_tests::Sandbox;
use serde_json::{Value, json};

const ID: &str = "0193aaaa-0000-7000-8000-000000000001";
const OTHER: &str = "0193bbbb-0000-7000-8000-000000000002";
const ANN: &str = "0193cccc-0000-7000-8000-00000000000a";

/// A sample library whose first weekly item says “The quince was late.”, with “late” to go and “early” and “ again” to
/// come in; gives the item's id.
fn suggested(sandbox: &mut Sandbox) -> String {
    let issue = sandbox.ask("issue_show", json!({ "issue": "weekly#88" }));
    let item = issue["items"][0]["id"].as_str().unwrap().to_owned();
    let base = sandbox.ask("item_show", json!({ "item": item }))["version"].clone();
    let delta = json!([
        { "insert": "The quince was " },
        { "insert": "late", "attributes": { "deletion": { "id": ID, "by": "" } } },
        { "insert": "early", "attributes": { "insertion": { "id": ID, "by": "" } } },
        { "insert": " again", "attributes": { "insertion": { "id": OTHER, "by": ANN } } },
        { "insert": ".\n" },
    ]);
    let saved = sandbox.ask("item_save", json!({ "item": item, "base": base, "delta": delta }));
    assert_eq!(saved["value"]["delta"], json!(null));
    assert_eq!(sandbox.ask("item_show", json!({ "item": item }))["body"], delta);
    assert_eq!(saved["value"]["words"], 5);
    item
}

#[test]
fn what_is_printed_counted_and_found_is_the_text_as_it_would_be() {
    let mut sandbox = Sandbox::sample();
    let item = suggested(&mut sandbox);
    let shown = sandbox.ask("item_show", json!({ "item": item }));
    assert_eq!(shown["text"], "The quince was early again.");
    assert_eq!(shown["html"], "<p>The quince was early again.</p>");
    assert_eq!(shown["words"], 5);
    let issue = sandbox.ask("issue_show", json!({ "issue": "weekly#88" }));
    assert_eq!(issue["items"][0]["text"], "The quince was early again.");
    let total = |sandbox: &mut Sandbox, words: &str| sandbox.ask("search", json!({ "query": words }))["total"].clone();
    assert_eq!(total(&mut sandbox, "\"quince was early\""), 1);
    assert_eq!(total(&mut sandbox, "\"quince was late\""), 0);
    let written = sandbox.galley(&["--json", "item", "show", &item]);
    let written: Value = serde_json::from_str(&written.stdout).unwrap();
    assert_eq!(written["text"], "The quince was early again.");
}

#[test]
fn every_export_waits_for_suggestions_or_for_a_reason() {
    let mut sandbox = Sandbox::sample();
    let item = suggested(&mut sandbox);
    let findings = sandbox.ask("issue_check", json!({ "issue": "weekly#88", "target": "plain" }))["findings"].clone();
    let open: Vec<&Value> =
        findings.as_array().unwrap().iter().filter(|one| one["check"] == "suggestion-open").collect();
    assert_eq!(open.len(), 2);
    assert_eq!((&open[0]["item"], &open[0]["facts"]["suggestion"]), (&json!(item), &json!(ID)));
    assert_eq!(open[0]["range"], json!([15, 20]));
    for target in ["plain", "listmonk"] {
        let refused = sandbox.galley(&["export", "weekly#88", "--target", target, "--out", "-"]);
        assert_eq!(refused.code, Some(1), "{target}");
        assert!(refused.stderr.contains("“early” in the place of “late”"), "{refused:?}");
    }
    let anyway = sandbox.galley(&["export", "weekly#88", "--format", "text", "--anyway", "Ann agreed", "--out", "-"]);
    assert_eq!(anyway.code, Some(0), "{anyway:?}");
    assert!(anyway.stdout.contains("The quince was early again."));
}

#[test]
fn the_command_line_lists_and_decides_and_undo_takes_it_back() {
    let mut sandbox = Sandbox::sample();
    let item = suggested(&mut sandbox);
    let list = sandbox.galley(&["--json", "suggestion", "list", "weekly#88"]);
    let list: Value = serde_json::from_str(&list.stdout).unwrap();
    let told: Vec<(&Value, &Value)> =
        list["suggestions"].as_array().unwrap().iter().map(|one| (&one["inserted"], &one["deleted"])).collect();
    assert_eq!(told, [(&json!("early"), &json!("late")), (&json!(" again"), &json!(""))]);

    let refused = sandbox.galley(&["suggestion", "accept", &item, "0193"]);
    assert_eq!(refused.code, Some(1));
    assert!(refused.stderr.contains("Several suggestions have an id that begins with “0193”."), "{refused:?}");
    assert_eq!(sandbox.galley(&["suggestion", "accept", &item, "0193a"]).code, Some(0));
    assert_eq!(sandbox.ask("item_show", json!({ "item": item }))["text"], "The quince was early again.");
    assert_eq!(sandbox.galley(&["suggestion", "reject", &item, "--by", ANN]).code, Some(0));
    assert_eq!(sandbox.ask("item_show", json!({ "item": item }))["text"], "The quince was early.");

    let undone = sandbox.ask("undo", json!({}));
    assert_eq!(undone["value"]["verb"], "suggestion_reject");
    let left = sandbox.ask("suggestion_list", json!({ "of": item }));
    assert_eq!(left.as_array().unwrap().len(), 1);
    assert_eq!(left[0]["by"], ANN);
    assert_eq!(sandbox.galley(&["suggestion", "accept", &item, "--all"]).code, Some(0));
    assert_eq!(sandbox.ask("suggestion_list", json!({ "of": item })), json!([]));
}

#[test]
fn a_body_set_whole_leaves_no_suggestion() {
    let mut sandbox = Sandbox::sample();
    let item = suggested(&mut sandbox);
    sandbox.ask("item_set", json!({ "item": item, "field": "body", "value": "The quince was **early**." }));
    assert_eq!(sandbox.ask("suggestion_list", json!({ "of": item })), json!([]));
}
