//! What went out: kept byte for byte, frozen, opened again, corrected.

use std::fs;

use galley_tests::Sandbox;
use serde_json::{Value, json};

fn export(sandbox: &mut Sandbox, issue: &str, format: &str) -> Vec<u8> {
    let path = sandbox.place(&format!("letter.{format}"));
    sandbox.ask("issue_export", json!({ "issue": issue, "format": format, "path": path.to_str().unwrap() }));
    fs::read(path).unwrap()
}

fn state(sandbox: &mut Sandbox, issue: &str) -> String {
    sandbox.desk(issue)["state"].as_str().unwrap().to_owned()
}

fn first_item(sandbox: &mut Sandbox, issue: &str) -> Value {
    let desk = sandbox.desk(issue);
    let entries = desk["entries"].as_array().unwrap();
    entries.iter().find(|entry| entry["kind"] == "item").unwrap()["id"].clone()
}

fn set(sandbox: &mut Sandbox, item: &Value, field: &str, value: &str) {
    sandbox.ask("item_set", json!({ "item": item, "field": field, "value": value }));
}

#[test]
fn an_export_keeps_its_bytes_and_moves_the_issue_on() {
    let mut sandbox = Sandbox::sample();
    assert_eq!(state(&mut sandbox, "weekly#88"), "open");
    let html = export(&mut sandbox, "weekly#88", "html");
    export(&mut sandbox, "weekly#88", "text");
    assert_eq!(state(&mut sandbox, "weekly#88"), "exported");
    let exports = sandbox.ask("export_list", json!({ "issue": "weekly#88" }));
    assert_eq!(exports.as_array().unwrap().len(), 2);
    assert_eq!(exports[0]["hash"], galley_core::hash::hex(&html));
    assert_eq!((&exports[0]["format"], &exports[0]["target"]), (&json!("html"), &json!("plain")));
    assert_eq!((&exports[0]["bytes"], &exports[0]["kept"]), (&json!(html.len()), &json!(true)));
    assert!(!exports[0]["theme"].as_str().unwrap().is_empty());
    assert_eq!(sandbox.ask("library_doctor", json!({}))["faults"], json!([]));
}

#[test]
fn taking_back_an_edit_after_an_export_goes_past_the_export() {
    let mut sandbox = Sandbox::sample();
    let item = first_item(&mut sandbox, "weekly#88");
    let before = sandbox.ask("item_show", json!({ "item": item }))["headline"].clone();
    set(&mut sandbox, &item, "headline", "Another headline");
    export(&mut sandbox, "weekly#88", "html");
    let undone = sandbox.ask("undo", json!({}));
    assert_eq!(undone["value"]["verb"], "item_headline", "{undone}");
    assert_eq!(sandbox.ask("item_show", json!({ "item": item }))["headline"], before);
}

#[test]
fn a_sealed_issue_is_opened_as_it_was_sent() {
    let mut sandbox = Sandbox::sample();
    let html = export(&mut sandbox, "weekly#88", "html");
    let text = export(&mut sandbox, "weekly#88", "text");
    let sealed = sandbox.ask("issue_seal", json!({ "issue": "weekly#88" }));
    assert_eq!(sealed["value"]["changed_since_export"], false);
    assert_eq!(sealed["undo"]["verb"], "issue_seal");
    assert_eq!(state(&mut sandbox, "weekly#88"), "sealed");
    let list = sandbox.ask("archive_list", json!({}));
    assert_eq!(list.as_array().unwrap().len(), 1);
    assert_eq!((&list[0]["number"], &list[0]["state"]), (&json!(88), &json!("sealed")));
    assert_eq!((&list[0]["hash"], &list[0]["damage"]), (&json!(galley_core::hash::hex(&html)), &json!(null)));
    assert_eq!(sandbox.ask("archive_list", json!({ "publication": "daily" })), json!([]));
    let shown = sandbox.ask("archive_show", json!({ "issue": "weekly#88" }));
    assert_eq!(shown["html"].as_str().unwrap().as_bytes(), html);
    assert_eq!(shown["text"].as_str().unwrap().as_bytes(), text);
    // A change of the publication's look or recipe does not reach what went out.
    sandbox.ask("publication_set", json!({ "publication": "weekly", "masthead": "Another name" }));
    assert_eq!(sandbox.ask("archive_show", json!({ "issue": "weekly#88" }))["html"], shown["html"]);
    assert!(sandbox.refused("issue_seal", json!({ "issue": "weekly#88" })).message.contains("sealed already"));
}

#[test]
fn an_issue_that_was_never_exported_is_sealed_as_it_stands() {
    let mut sandbox = Sandbox::sample();
    let now = sandbox.ask("issue_render", json!({ "issue": "weekly#88" }))["content"].clone();
    sandbox.ask("issue_seal", json!({ "issue": "weekly#88" }));
    let shown = sandbox.ask("archive_show", json!({ "issue": "weekly#88" }));
    assert_eq!(shown["html"], now);
    assert!(shown["text"].is_string());
}

#[test]
fn nothing_of_a_sealed_issue_can_be_changed_and_the_refusal_names_the_way_out() {
    let mut sandbox = Sandbox::sample();
    let item = first_item(&mut sandbox, "weekly#88");
    let shown = sandbox.ask("item_show", json!({ "item": item }));
    let desk = sandbox.desk("weekly#88");
    sandbox.ask("issue_seal", json!({ "issue": "weekly#88" }));
    let other = sandbox.ask("issue_create", json!({ "publication": "weekly" }))["value"]["id"].clone();
    let issue = "weekly#88";
    let attempts = [
        ("issue_set", json!({ "issue": issue, "field": "subject", "value": "x" })),
        ("issue_set", json!({ "issue": issue, "field": "state", "value": "open" })),
        (
            "issue_text_save",
            json!({ "issue": issue, "part": "intro", "delta": [{ "insert": "x\n" }], "base": desk["version"] }),
        ),
        ("issue_add", json!({ "issue": issue, "what": { "kind": "new", "headline": "x" } })),
        ("issue_add", json!({ "issue": issue, "what": { "kind": "section", "title": "x" } })),
        ("issue_move", json!({ "issue": issue, "entry": item, "to": { "kind": "end" } })),
        ("issue_remove", json!({ "issue": issue, "entry": item })),
        ("issue_transfer", json!({ "issue": issue, "entry": item, "to": other })),
        ("issue_add", json!({ "issue": other, "what": { "kind": "item", "item": item } })),
        ("item_set", json!({ "item": item, "field": "headline", "value": "x" })),
        ("item_save", json!({ "item": item, "delta": [{ "insert": "x\n" }], "base": shown["version"] })),
        ("item_sources", json!({ "item": item, "sources": [] })),
    ];
    for (name, args) in attempts {
        let failure = sandbox.refused(name, args.clone());
        assert_eq!(json!(failure.code), "invalid", "{name} {args}: {failure}");
        assert!(
            failure.message.contains("is sealed") && failure.message.contains("correction"),
            "{name} {args}: {failure}"
        );
    }
    assert_eq!(sandbox.ask("item_show", json!({ "item": item })), shown, "nothing was changed");
    for state in ["sealed", "corrected"] {
        let request = json!({ "issue": other, "field": "state", "value": state });
        assert!(sandbox.refused("issue_set", request).message.contains("galley seal"));
    }
}

#[test]
fn sealing_is_taken_back_and_brought_again_like_any_named_change() {
    let mut sandbox = Sandbox::sample();
    export(&mut sandbox, "weekly#88", "html");
    sandbox.ask("issue_seal", json!({ "issue": "weekly#88" }));
    assert_eq!(sandbox.ask("undo", json!({}))["value"]["verb"], "issue_seal");
    assert_eq!(state(&mut sandbox, "weekly#88"), "exported");
    assert_eq!(sandbox.ask("archive_list", json!({})), json!([]));
    assert!(sandbox.refused("archive_show", json!({ "issue": "weekly#88" })).message.contains("never sealed"));
    sandbox.ask("redo", json!({}));
    assert_eq!(state(&mut sandbox, "weekly#88"), "sealed");
    assert_eq!(sandbox.ask("archive_list", json!({})).as_array().unwrap().len(), 1);
    sandbox.ask("undo", json!({}));
    let item = first_item(&mut sandbox, "weekly#88");
    set(&mut sandbox, &item, "headline", "Open again");
    assert_eq!(sandbox.ask("library_doctor", json!({}))["faults"], json!([]));
}

#[test]
fn what_was_changed_after_the_export_is_told_and_the_export_is_what_is_kept() {
    let mut sandbox = Sandbox::sample();
    let html = export(&mut sandbox, "weekly#88", "html");
    let item = first_item(&mut sandbox, "weekly#88");
    set(&mut sandbox, &item, "headline", "Changed too late");
    let sealed = sandbox.ask("issue_seal", json!({ "issue": "weekly#88" }));
    assert_eq!(sealed["value"]["changed_since_export"], true);
    let shown = sandbox.ask("archive_show", json!({ "issue": "weekly#88" }));
    assert_eq!(shown["html"].as_str().unwrap().as_bytes(), html);
    assert_eq!(shown["text"], json!(null), "no text part of that moment is known");
    let compared = sandbox.ask("archive_compare", json!({ "issue": "weekly#88" }));
    assert!(compared["differences"].to_string().contains("Changed too late"));
}

#[test]
fn a_correction_shows_word_by_word_what_changed_and_makes_the_note_for_the_next_issue() {
    let mut sandbox = Sandbox::sample();
    let item = first_item(&mut sandbox, "weekly#88");
    set(&mut sandbox, &item, "headline", "Harbour rents rise");
    set(&mut sandbox, &item, "body", "The lease began in May. The rent is 18 million dollars. More is to come.");
    let sent = export(&mut sandbox, "weekly#88", "html");
    sandbox.ask("issue_seal", json!({ "issue": "weekly#88" }));
    assert!(sandbox.refused("archive_note", json!({ "issue": "weekly#88" })).message.contains("nothing to tell"));
    let next = sandbox.ask("issue_create", json!({ "publication": "weekly" }))["value"]["id"].clone();
    sandbox.ask("archive_correct", json!({ "issue": "weekly#88" }));
    assert_eq!(state(&mut sandbox, "weekly#88"), "corrected");
    set(&mut sandbox, &item, "body", "The lease began in May. The rent is 16 million dollars. More is to come.");
    let compared = sandbox.ask("archive_compare", json!({ "issue": "weekly#88" }));
    let differences = compared["differences"].as_array().unwrap();
    assert_eq!(differences.len(), 1, "{compared}");
    assert_eq!((&differences[0]["part"], &differences[0]["heading"]), (&json!("body"), &json!("Harbour rents rise")));
    assert_eq!(
        differences[0]["stretches"],
        json!([
            { "side": "same", "text": "The lease began in May. The rent is " },
            { "side": "removed", "text": "18" },
            { "side": "added", "text": "16" },
            { "side": "same", "text": " million dollars. More is to come." },
        ])
    );
    let note = compared["note"].as_str().unwrap();
    assert!(
        note.contains("“The rent is 18 million dollars.” It should read: “The rent is 16 million dollars.”"),
        "{note}"
    );
    assert_eq!(compared["next"], next);
    let placed = sandbox.ask("archive_note", json!({ "issue": "weekly#88" }));
    assert_eq!(placed["value"]["issue"], next);
    assert_eq!(sandbox.order(next.as_str().unwrap()), ["Correction"]);
    sandbox.ask("undo", json!({}));
    assert_eq!(sandbox.order(next.as_str().unwrap()), Vec::<String>::new(), "the note is one change");
    // Sealed again, the archive holds both; what readers got stays the first.
    let repaired = export(&mut sandbox, "weekly#88", "html");
    sandbox.ask("issue_seal", json!({ "issue": "weekly#88" }));
    let list = sandbox.ask("archive_list", json!({}));
    assert_eq!((&list[0]["corrections"], &list[0]["state"]), (&json!(1), &json!("sealed")));
    let show = |sandbox: &mut Sandbox, seal: u32| {
        sandbox.ask("archive_show", json!({ "issue": "weekly#88", "seal": seal }))["html"].as_str().unwrap().to_owned()
    };
    assert_eq!(show(&mut sandbox, 1).as_bytes(), sent);
    assert_eq!(show(&mut sandbox, 2).as_bytes(), repaired);
    assert_eq!(json!(sandbox.refused("archive_show", json!({ "issue": "weekly#88", "seal": 3 })).code), "not_found");
}

#[test]
fn a_note_without_a_next_issue_is_on_hold() {
    let mut sandbox = Sandbox::sample();
    let issue = sandbox.ask("issue_create", json!({ "publication": "weekly", "number": 999, "date": "2031-01-01" }));
    let issue = issue["value"]["id"].clone();
    sandbox.ask("issue_add", json!({ "issue": issue, "what": { "kind": "new", "headline": "A slip" } }));
    sandbox.ask("issue_seal", json!({ "issue": issue }));
    sandbox.ask("archive_correct", json!({ "issue": issue }));
    let item = first_item(&mut sandbox, issue.as_str().unwrap());
    set(&mut sandbox, &item, "headline", "A slip, repaired");
    let placed = sandbox.ask("archive_note", json!({ "issue": issue }));
    assert_eq!(placed["value"]["issue"], json!(null));
    assert_eq!(sandbox.ask("item_held", json!({}))[0]["id"], placed["value"]["item"]);
}

#[test]
fn what_is_damaged_in_the_archive_is_told_and_never_shown_as_sent() {
    let mut sandbox = Sandbox::sample();
    let html = export(&mut sandbox, "weekly#88", "html");
    sandbox.ask("issue_seal", json!({ "issue": "weekly#88" }));
    let hash = galley_core::hash::hex(&html);
    let blob = sandbox.library().join("blobs").join(&hash[..2]).join(&hash);
    let mut bytes = html.clone();
    bytes[100] ^= 1;
    fs::write(&blob, bytes).unwrap();
    let list = sandbox.ask("archive_list", json!({}));
    assert!(list[0]["damage"].as_str().unwrap().contains("not as it was written"));
    assert_eq!(json!(sandbox.refused("archive_show", json!({ "issue": "weekly#88" })).code), "damaged");
    fs::remove_file(&blob).unwrap();
    assert!(sandbox.ask("archive_list", json!({}))[0]["damage"].as_str().unwrap().contains("is missing"));
    assert_eq!(sandbox.ask("export_list", json!({ "issue": "weekly#88" }))[0]["kept"], false);
    assert!(sandbox.ask("library_doctor", json!({}))["faults"].to_string().contains("an issue as it went out"));
}

#[test]
fn the_command_line_seals_lists_and_writes_out_what_was_sent() {
    let sandbox = Sandbox::sample();
    let out = sandbox.place("letter.html");
    sandbox.galley(&["export", "weekly#88", "--out", out.to_str().unwrap()]);
    let run = sandbox.galley(&["seal", "weekly#88"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    assert!(run.stdout.contains("Sealed") && run.stdout.contains("No. 88"), "{run:?}");
    let again = sandbox.galley(&["seal", "weekly#88"]);
    assert_eq!(again.code, Some(1));
    let list = sandbox.galley(&["archive", "list", "--json"]).json();
    assert_eq!((&list[0]["number"], &list[0]["state"]), (&json!(88), &json!("sealed")));
    let sent = sandbox.place("sent.html");
    sandbox.galley(&["archive", "show", "weekly#88", "--out", sent.to_str().unwrap()]);
    assert_eq!(fs::read(&sent).unwrap(), fs::read(&out).unwrap());
    let refused = sandbox.galley(&["issue", "set", "weekly#88", "subject", "x"]);
    assert_eq!(refused.code, Some(1));
    assert!(refused.stderr.contains("galley archive correct"), "{refused:?}");
    assert_eq!(sandbox.galley(&["archive", "correct", "weekly#88"]).code, Some(0));
    assert_eq!(sandbox.galley(&["issue", "set", "weekly#88", "topic-line", "Repaired words"]).code, Some(0));
    let compared = sandbox.galley(&["archive", "compare", "weekly#88"]);
    assert!(compared.stdout.contains("{+Repaired words+}"), "{compared:?}");
}
