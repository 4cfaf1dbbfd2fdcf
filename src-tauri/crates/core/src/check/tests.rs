#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use super::*;
use crate::export::sample::Sample;

/// An issue in which nothing is found, as JSON that a case changes.
fn sound() -> serde_json::Value {
    serde_json::json!({
        "publication": {
            "recipe": { "item_count": [1, 3], "item_words": [2, 9] },
            "imprint": { "postal_address": "Quay 4, Old Harbour", "unsubscribe_url": "https://harbour.example/leave" }
        },
        "issue": {
            "number": 41, "date": "2025-01-03", "subject": "Ferries", "preheader": "Late again",
            "call_to_action": { "text": "Read on", "url": "https://harbour.example/" }
        },
        "entries": [
            { "headline": "Ferry late", "body": ["The ferry came late."],
              "sources": [{ "name": "Gazette", "url": "https://gazette.example/1" }] },
            { "headline": "Fog", "body": ["Fog lay on the quay."], "sources": [{ "name": "Gazette" }] }
        ]
    })
}

/// A body with one suggestion.
const SUGGESTED: &str = r#"[{"insert":"The ferry came "},
    {"insert":"late","attributes":{"deletion":{"id":"00000000-0000-0000-0000-000000000001","by":""}}},
    {"insert":"early","attributes":{"insertion":{"id":"00000000-0000-0000-0000-000000000001","by":""}}},
    {"insert":".\n"}]"#;

/// What the checks find after a change, as `check severity item`.
fn found(target: Target, change: impl FnOnce(&mut serde_json::Value)) -> Vec<String> {
    let mut issue = sound();
    change(&mut issue);
    let snapshot = Sample::read(&issue.to_string()).snapshot();
    let position = |finding: &Finding| {
        let item = snapshot.items().find(|item| Some(item.id) == finding.item);
        item.map(|item| format!(" {}", item.position)).unwrap_or_default()
    };
    check(&snapshot, target)
        .iter()
        .map(|finding| format!("{} {}{}", finding.check, finding.severity.name(), position(finding)))
        .collect()
}

#[test]
fn nothing_is_found_in_a_sound_issue() {
    for target in Target::ALL {
        assert_eq!(found(target, |_| {}), Vec::<String>::new(), "{}", target.name());
    }
}

#[test]
fn each_fault_is_found_by_its_check_alone() {
    let check = |pointer: &str, value: serde_json::Value, expect: &[&str]| {
        let change = |issue: &mut serde_json::Value| {
            let (parent, member) = pointer.rsplit_once('/').unwrap_or_default();
            match issue.pointer_mut(parent) {
                Some(serde_json::Value::Array(list)) => list[member.parse::<usize>().unwrap_or(0)] = value,
                Some(parent) => parent[member] = value,
                None => {}
            }
        };
        assert_eq!(found(Target::Plain, change), expect, "{pointer}");
    };
    let json = |text: &str| serde_json::from_str(text).unwrap_or_default();
    check("/entries", json("[]"), &["issue-empty block"]);
    check("/entries/0/body", json(r#"["It cost TK yuan."]"#), &["tk block 1"]);
    check("/entries/0/body", json(SUGGESTED), &["suggestion-open block 1"]);
    check("/issue/outro", json(SUGGESTED), &["suggestion-open block"]);
    check("/issue/preheader", json(r#""TK""#), &["tk block"]);
    check("/entries/1/headline", json(r#""""#), &["headline-missing warn 2"]);
    check("/entries/1/body", json("[]"), &["body-missing warn 2"]);
    check("/entries/1/sources", json("[]"), &["source-missing warn 2"]);
    check("/entries/1/sources/0/url", json(r#""gazette.example""#), &["link-broken warn 2"]);
    check("/issue/call_to_action/url", json(r#""""#), &["link-missing warn"]);
    check("/issue/call_to_action/url", json(r#""javascript:alert(1)""#), &["link-broken warn"]);
    check("/issue/intro", json(r#"["Dear {{reader}}"]"#), &["variable-unknown warn"]);
    check("/issue/intro", json(r#"["Hello from {{issue.title}}"]"#), &["variable-empty warn"]);
    check("/issue/intro", json(r#"["No. {{issue.number}}"]"#), &[]);
    check("/publication/imprint/unsubscribe_url", json(r#""""#), &["unsubscribe-missing warn"]);
    check("/publication/imprint/postal_address", json(r#""""#), &["address-missing warn"]);
    check("/issue/subject", json(r#""""#), &["subject-missing warn"]);
    check("/issue/subject", serde_json::json!("x".repeat(79)), &["subject-long note"]);
    check("/issue/preheader", json(r#""""#), &["preheader-missing note"]);
    check("/issue/preheader", serde_json::json!("字".repeat(76)), &["preheader-long note"]);
    check("/entries/1/headline", json(r#""FERRY LATE""#), &["headline-twice warn 2"]);
    check("/entries/1/sources/0/url", json(r#""http://www.gazette.example/1/#top""#), &["link-twice note 2"]);
    check("/publication/recipe/item_count", json("[3, 5]"), &["item-count note"]);
    check("/entries/1/body", json(r#"["Fog."]"#), &["item-words note 2"]);
    check("/entries/1/body", json(r#"["שלום עולם וכל טוב לכולם בנמל הישן"]"#), &["direction warn 2"]);
    let picture = |src: &str, alt: &str| {
        serde_json::json!([
            { "insert": "Fog lay here. " }, { "insert": { "image": { "src": src, "alt": alt } } }, { "insert": "\n" }
        ])
    };
    check("/entries/1/body", picture("https://harbour.example/a.png", ""), &["alt-missing warn 2"]);
    check("/entries/1/body", picture("https://harbour.example/a.webp?x=1", "Fog"), &["image-kind warn"]);
    check("/entries/1/body", picture("file:///a.png", "Fog"), &["image-unreachable warn"]);
    check("/entries/1/body", picture(&format!("blob:{}", "a1".repeat(32)), "Fog"), &["image-not-hosted warn"]);
}

#[test]
fn what_a_mail_tool_brings_is_not_missed() {
    let bare = |issue: &mut serde_json::Value| issue["publication"]["imprint"] = serde_json::json!({});
    assert_eq!(found(Target::Ghost, bare), Vec::<String>::new());
    assert_eq!(found(Target::Mailchimp, bare), Vec::<String>::new());
    assert_eq!(found(Target::Listmonk, bare), ["address-missing warn"]);
    assert_eq!(found(Target::Gmail, bare), ["unsubscribe-missing note", "address-missing note"]);
}

#[test]
fn a_mail_near_the_cut_is_found_with_what_the_tool_adds() {
    let long = |issue: &mut serde_json::Value| {
        issue["publication"]["recipe"] = serde_json::json!({});
        issue["entries"][0]["body"] = serde_json::json!(["Fog lay on the quay. ".repeat(3_600)]);
    };
    assert_eq!(found(Target::Plain, long), ["size warn"]);
    assert_eq!(found(Target::Substack, long), Vec::<String>::from(["size warn".to_owned()]));
    let longer = |issue: &mut serde_json::Value| {
        issue["publication"]["recipe"] = serde_json::json!({});
        issue["entries"][0]["body"] = serde_json::json!(["Fog lay on the quay. ".repeat(4_700)]);
    };
    assert_eq!(found(Target::Plain, longer), ["size block"]);
}

#[test]
fn a_marker_is_found_where_it_stands() {
    let mut issue = sound();
    issue["entries"][0]["body"] = serde_json::json!(["字字 TK."]);
    let snapshot = Sample::read(&issue.to_string()).snapshot();
    let findings = check(&snapshot, Target::Plain);
    assert_eq!(findings.iter().find(|finding| finding.check == "tk").and_then(|finding| finding.range), Some((3, 5)));
}

#[test]
fn a_suggestion_is_told_with_its_words_where_they_would_stand() {
    let mut issue = sound();
    issue["entries"][0]["body"] = serde_json::from_str(SUGGESTED).unwrap();
    let snapshot = Sample::read(&issue.to_string()).snapshot();
    let findings = blockers(check(&snapshot, Target::Plain), Target::Plain);
    let told = "“Ferry late” has an open suggestion: “early” in the place of “late”. Accept or reject it.";
    assert_eq!(findings.iter().map(|one| one.message.as_str()).collect::<Vec<_>>(), [told]);
    assert_eq!(findings[0].range, Some((15, 20)));
    assert_eq!(findings[0].facts["suggestion"], "00000000-0000-0000-0000-000000000001");
    assert_eq!(snapshot.items().next().unwrap().body.to_text(), "The ferry came early.");
}

#[test]
fn an_export_for_no_tool_waits_for_suggestions_alone() {
    let mut issue = sound();
    issue["entries"][1]["body"] = serde_json::json!(["It cost TK yuan."]);
    let findings = |issue: &serde_json::Value, target| {
        blockers(check(&Sample::read(&issue.to_string()).snapshot(), target), target).len()
    };
    assert_eq!((findings(&issue, Target::Plain), findings(&issue, Target::Listmonk)), (0, 1));
    issue["entries"][0]["body"] = serde_json::from_str(SUGGESTED).unwrap();
    assert_eq!((findings(&issue, Target::Plain), findings(&issue, Target::Listmonk)), (1, 2));
}
