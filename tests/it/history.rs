//! Undo and redo across every record.

use galley_tests::Sandbox;
use proptest::prelude::*;
use serde_json::{Value, json};

/// Everything of the open weekly and of what is held, as programs read it.
fn state(sandbox: &mut Sandbox) -> Value {
    json!([
        sandbox.ask("issue_show", json!({ "issue": "weekly#88" })),
        sandbox.ask("issue_show", json!({ "issue": "daily#413" })),
        sandbox.ask("item_held", json!({})),
        sandbox.ask("story_list", json!({ "limit": 500 })),
        sandbox.ask("outlet_list", json!({})),
    ])
}

#[derive(Debug, Clone)]
enum Step {
    Move(usize, u32),
    Remove(usize),
    Add(usize),
    New(String),
    Section(String, usize),
    Transfer(usize),
    Headline(usize, String),
    Body(usize, String),
    Subject(String),
    Undo,
    Redo,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (0_usize..12, 1_u32..12).prop_map(|(at, to)| Step::Move(at, to)),
        2 => (0_usize..12).prop_map(Step::Remove),
        2 => (0_usize..40).prop_map(Step::Add),
        1 => "[A-Za-z ]{0,12}".prop_map(Step::New),
        1 => ("[A-Z][a-z]{1,6}", 0_usize..12).prop_map(|(name, at)| Step::Section(name, at)),
        1 => (0_usize..12).prop_map(Step::Transfer),
        1 => (0_usize..12, "[A-Z][a-z]{1,9}").prop_map(|(at, words)| Step::Headline(at, words)),
        2 => (0_usize..12, "[a-z*_ \n甲乙]{0,30}").prop_map(|(at, words)| Step::Body(at, words)),
        1 => "[A-Z][a-z]{1,9}".prop_map(Step::Subject),
        1 => Just(Step::Undo),
        1 => Just(Step::Redo),
    ]
}

/// Runs a step on the open weekly; gives back how the stack of undo grew.
fn run(sandbox: &mut Sandbox, step: &Step) -> i32 {
    let desk = sandbox.desk("weekly#88");
    let entries = desk["entries"].as_array().unwrap().clone();
    let entry = |at: usize| entries.get(at % entries.len().max(1)).map(|entry| entry["id"].clone());
    let item = |at: usize| {
        let items: Vec<_> = entries.iter().filter(|entry| entry["kind"] == "item").collect();
        items.get(at % items.len().max(1)).map(|entry| entry["id"].clone())
    };
    let issue = "weekly#88";
    let (name, args) = match step {
        Step::Move(at, to) => match entry(*at) {
            Some(id) => {
                ("issue_move", json!({ "issue": issue, "entry": id, "to": { "kind": "position", "position": to } }))
            }
            None => return 0,
        },
        Step::Remove(at) => match entry(*at) {
            Some(id) => ("issue_remove", json!({ "issue": issue, "entry": id })),
            None => return 0,
        },
        Step::Add(at) => {
            let page = sandbox.ask("story_list", json!({ "limit": 500 }));
            let stories = page["stories"].as_array().unwrap();
            let story = stories[at % stories.len()]["id"].clone();
            ("issue_add", json!({ "issue": issue, "what": { "kind": "story", "story": story } }))
        }
        Step::New(headline) => {
            ("issue_add", json!({ "issue": issue, "what": { "kind": "new", "headline": headline } }))
        }
        Step::Section(title, at) => (
            "issue_add",
            json!({ "issue": issue, "what": { "kind": "section", "title": title }, "before": entry(*at) }),
        ),
        Step::Transfer(at) => match item(*at) {
            Some(id) => ("issue_transfer", json!({ "issue": issue, "entry": id, "to": "daily#413" })),
            None => return 0,
        },
        Step::Headline(at, words) => match item(*at) {
            Some(id) => ("item_set", json!({ "item": id, "field": "headline", "value": words })),
            None => return 0,
        },
        Step::Body(at, words) => match item(*at) {
            Some(id) => ("item_set", json!({ "item": id, "field": "body", "value": words })),
            None => return 0,
        },
        Step::Subject(words) => ("issue_set", json!({ "issue": issue, "field": "subject", "value": words })),
        Step::Undo => {
            let undone = sandbox.ask("undo", json!({}));
            return if undone["value"].is_null() { 0 } else { -1 };
        }
        Step::Redo => {
            let redone = sandbox.ask("redo", json!({}));
            return i32::from(!redone["value"].is_null());
        }
    };
    let touched = sandbox.ask(name, args)["touched"].clone();
    // A change that changes nothing leaves no name behind.
    let any = touched.as_object().unwrap().values().any(|ids| !ids.as_array().unwrap().is_empty());
    i32::from(any)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]
    #[test]
    fn any_changes_followed_by_as_many_undos_give_the_same_issue(steps in proptest::collection::vec(step(), 1..14)) {
        let mut sandbox = Sandbox::sample();
        let before = state(&mut sandbox);
        let mut depth = 0;
        for step in &steps {
            depth += run(&mut sandbox, step);
        }
        let after = state(&mut sandbox);
        for _ in 0..depth {
            let undone = sandbox.ask("undo", json!({}));
            prop_assert!(!undone["value"].is_null());
        }
        let undone = sandbox.ask("undo", json!({}));
        prop_assert!(undone["value"].is_null());
        prop_assert_eq!(state(&mut sandbox), before);
        for _ in 0..depth {
            sandbox.ask("redo", json!({}));
        }
        prop_assert_eq!(state(&mut sandbox), after);
        prop_assert_eq!(sandbox.ask("library_doctor", json!({}))["faults"].clone(), json!([]));
    }
}

#[test]
fn typing_is_one_change_and_a_pause_begins_another() {
    let mut sandbox = Sandbox::sample();
    let item = sandbox.desk("weekly#88")["entries"][0]["id"].clone();
    let library = sandbox.library();
    let session = galley_api::Session::open(&library, galley_tests::device()).unwrap();
    // A clock that stands still: every save falls into one minute.
    sandbox.session = session.with_clock(|| chrono::DateTime::from_timestamp(1_800_000_000, 0).unwrap());
    let mut base = sandbox.ask("item_show", json!({ "item": item }))["version"].clone();
    for text in ["A\n", "Ab\n", "Abc\n"] {
        let saved = sandbox.ask("item_save", json!({ "item": item, "base": base, "delta": [{ "insert": text }] }));
        base = saved["value"]["version"].clone();
    }
    let undone = sandbox.ask("undo", json!({}));
    assert_eq!(undone["value"]["verb"], "item_body");
    assert!(sandbox.ask("item_show", json!({ "item": item }))["words"].as_u64().unwrap() > 50);
    assert!(sandbox.ask("undo", json!({}))["value"].is_null());
    sandbox.ask("redo", json!({}));
    assert_eq!(sandbox.ask("item_show", json!({ "item": item }))["text"], "Abc");
}

#[test]
fn undo_outlives_the_process() {
    let mut sandbox = Sandbox::sample();
    let before = sandbox.order("weekly#88");
    let entry = sandbox.desk("weekly#88")["entries"][4]["id"].clone();
    sandbox.ask("issue_remove", json!({ "issue": "weekly#88", "entry": entry }));
    let undone = sandbox.galley(&["undo", "--json"]);
    assert_eq!(undone.code, Some(0), "{undone:?}");
    assert_eq!(undone.json()["value"]["verb"], "issue_remove");
    assert_eq!(sandbox.order("weekly#88"), before);
}
