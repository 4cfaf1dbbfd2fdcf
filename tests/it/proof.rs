//! Proofs and what comes back: reviews merged into a draft that has moved on, verdicts that lapse, gates.

use galley_tests::Sandbox;
use galley_tests::reviewer::Reviewer;
use serde_json::{Value, json};

const BODY: &str = "The ministry met on Friday in Hefei to speak about tariffs.\n\nShares of three makers rose after the \
                    meeting.\n\nRents fell in sixty cities, the office said.";

struct Desk {
    sandbox: Sandbox,
    issue: String,
    item: String,
}

impl Desk {
    fn new() -> Desk {
        let mut sandbox = Sandbox::empty();
        sandbox.ask("publication_create", json!({ "slug": "weekly", "name": "Weekly", "preset": "weekly_digest" }));
        let desk = sandbox.ask("issue_create", json!({ "publication": "weekly" }))["value"].clone();
        let issue = desk["issue"]["id"].as_str().or(desk["id"].as_str()).unwrap().to_owned();
        let new = json!({ "kind": "new", "headline": "Tariffs are spoken about" });
        sandbox.ask("issue_add", json!({ "issue": issue, "what": new }));
        let desk = sandbox.ask("issue_open", json!({ "issue": issue }));
        let entry = desk["entries"].as_array().unwrap().iter().find(|entry| entry["kind"] == "item").unwrap();
        let item = entry["id"].as_str().unwrap().to_owned();
        let mut desk = Desk { sandbox, issue, item };
        desk.set("body", BODY);
        desk
    }

    fn set(&mut self, field: &str, value: &str) {
        self.sandbox.ask("item_set", json!({ "item": self.item, "field": field, "value": value }));
    }

    fn proof(&mut self) -> Value {
        let page = self.sandbox.place("proof.html");
        let made = self.sandbox.ask("proof_make", json!({ "issue": self.issue, "file": page.to_str().unwrap() }));
        let payload = Reviewer::payload(&page);
        assert_eq!(payload["hash"], made["value"]["hash"]);
        payload
    }

    fn import(&mut self, text: &str) -> Value {
        self.sandbox.ask("review_import", json!({ "text": text }))["value"][0].clone()
    }

    fn threads(&mut self) -> Vec<Value> {
        self.sandbox.ask("thread_list", json!({ "issue": self.issue })).as_array().unwrap().clone()
    }

    /// The words on which a thread stands now, or its state where it stands on none.
    fn stands(&mut self, thread: &Value) -> String {
        let Some(start) = thread["start"].as_u64() else { return thread["state"].as_str().unwrap().to_owned() };
        let shown = self.sandbox.ask("item_show", json!({ "item": self.item }));
        let text = match thread["part"].as_str().unwrap() {
            "body" => {
                shown["body"].as_array().unwrap().iter().filter_map(|op| op["insert"].as_str()).collect::<String>()
            }
            part => shown[part].as_str().unwrap().to_owned(),
        };
        let end = thread["end"].as_u64().unwrap();
        text.chars().skip(start as usize).take((end - start) as usize).collect()
    }

    fn state(&mut self) -> String {
        let shown = self.sandbox.ask("issue_show", json!({ "issue": self.issue }));
        shown["state"].as_str().unwrap().to_owned()
    }

    fn need_approvals(&mut self, count: u32) {
        let shown = self.sandbox.ask("publication_show", json!({ "publication": "weekly" }));
        let mut recipe = shown["recipe"].clone();
        recipe["approvals"] = json!(count);
        self.sandbox.ask("publication_set", json!({ "publication": "weekly", "recipe": recipe }));
    }

    fn blockers(&mut self) -> Vec<(String, String)> {
        let gate = self.sandbox.ask("gate", json!({ "issue": self.issue }));
        let word = |one: &Value, name: &str| one[name].as_str().unwrap().to_owned();
        let all = gate["blockers"].as_array().unwrap();
        all.iter().map(|one| (word(one, "kind"), word(one, "message"))).collect()
    }
}

#[test]
fn a_review_finds_its_words_in_a_draft_that_has_moved_on() {
    let mut desk = Desk::new();
    let payload = desk.proof();
    let mut ann = Reviewer::new("Ann");
    let entries = [
        ann.entry(&payload, "on Friday", "Was it not Thursday?", None),
        ann.entry(&payload, "three makers", "Which?", None),
        ann.entry(&payload, "Tariffs", "Better: Duties", Some("Duties")),
        ann.entry(&payload, "sixty cities", "", Some("sixty-one cities")),
        ann.entry(&payload, "", "A good item.", None),
    ];
    let review = ann.review(&payload, Some("request_changes"), &entries);
    // The paragraphs change places, words are added, and what one remark was about is gone.
    desk.set(
        "body",
        "Rents fell in sixty cities, the office said.\n\nIn the end the ministry met, as planned, on Friday in Hefei to \
         speak about tariffs.\n\nShares rose after the meeting.",
    );
    let imported = desk.import(&review);
    assert_eq!(imported["refused"], Value::Null);
    assert_eq!((imported["by"].as_str(), imported["proof"].as_u64()), (Some("Ann"), Some(1)));
    assert_eq!((imported["added"].as_u64(), imported["lost"].as_u64()), (Some(5), Some(1)));
    let threads = desk.threads();
    let of = |quote: &str| threads.iter().find(|thread| thread["quote"] == quote).unwrap().clone();
    for (quote, expect) in
        [("on Friday", "on Friday"), ("three makers", "lost"), ("Tariffs", "Tariffs"), ("sixty cities", "sixty cities")]
    {
        assert_eq!(desk.stands(&of(quote)), expect, "{quote}");
    }
    assert_eq!(of("Tariffs")["replacement"], "Duties");
    assert_eq!(of("on Friday")["comments"][0]["by"], "Ann");

    // The same file again changes nothing.
    let before = (desk.threads(), desk.sandbox.ask("history_list", json!({})));
    let again = desk.import(&review);
    assert_eq!((again["added"].as_u64(), again["already"].as_u64()), (Some(0), Some(5)));
    assert_eq!((desk.threads(), desk.sandbox.ask("history_list", json!({}))), before);

    // What is suggested blocks an export, is accepted one by one, and the words are there.
    let kinds: Vec<String> = desk.blockers().into_iter().map(|(kind, _)| kind).collect();
    assert_eq!(kinds.iter().filter(|kind| *kind == "suggestion").count(), 2, "{kinds:?}");
    let proposal = of("Tariffs")["id"].as_str().unwrap().to_owned();
    desk.sandbox.ask("thread_decide", json!({ "thread": proposal, "decision": "accept" }));
    let suggestion = of("sixty cities")["suggestion"].as_str().unwrap().to_owned();
    let listed = desk.sandbox.ask("suggestion_list", json!({ "of": desk.item }));
    assert_eq!(listed[0]["id"], suggestion.as_str());
    let shown = desk.sandbox.ask("item_show", json!({ "item": desk.item }));
    assert_eq!(shown["headline"], "Duties are spoken about");
    assert!(!desk.blockers().iter().any(|(_, message)| message.contains("“Duties” in the place")));
    let imported = desk.sandbox.ask("undo", json!({}));
    assert_eq!(imported["value"]["verb"], "proposal_accept");
}

#[test]
fn a_review_that_is_not_for_this_is_refused_with_the_reason() {
    let mut desk = Desk::new();
    let payload = desk.proof();
    let ann = Reviewer::new("Ann");
    let check = |desk: &mut Desk, change: &dyn Fn(&mut Value), expect: &str| {
        let mut other = payload.clone();
        change(&mut other);
        let imported = desk.import(&ann.review(&other, Some("approve"), &[]));
        let reason = imported["refused"].as_str().unwrap_or_default();
        assert!(reason.contains(expect), "{imported}");
    };
    let stranger = json!("0197c000-0000-7000-8000-000000000001");
    check(&mut desk, &|payload| payload["library"] = stranger.clone(), "another library");
    check(&mut desk, &|payload| payload["proof"] = stranger.clone(), "did not make");
    check(&mut desk, &|payload| payload["hash"] = json!("00"), "did not make");
    let good = ann.review(&payload, None, &[]);
    assert_eq!(desk.import(&good)["refused"], Value::Null);
    let other = Reviewer::new("Bo").review(&payload, Some("approve"), &[]);
    // The words of one with the signature of the other.
    let open = |text: &str| -> Value {
        let digits: String = text.lines().filter(|line| !line.starts_with('-')).collect();
        use base64::Engine;
        serde_json::from_slice(&base64::engine::general_purpose::STANDARD.decode(digits).unwrap()).unwrap()
    };
    let mut mixed = open(&other);
    mixed["signature"] = open(&good)["signature"].clone();
    let imported = desk.import(&galley_tests::reviewer::armored(&mixed));
    assert!(imported["refused"].as_str().unwrap().contains("changed after"), "{imported}");
    assert_eq!(desk.threads().len(), 0);
}

#[test]
fn an_approval_counts_for_what_was_read_and_for_nothing_else() {
    let mut desk = Desk::new();
    desk.need_approvals(1);
    let waits =
        |desk: &mut Desk| desk.blockers().into_iter().find(|(kind, _)| kind == "approval").map(|(_, words)| words);
    assert_eq!(waits(&mut desk).as_deref(), Some("One more approval is needed."));
    let payload = desk.proof();
    assert_eq!(desk.state(), "proof");
    let target = desk.sandbox.place("out.html");
    let export = json!({ "issue": desk.issue, "target": "plain", "format": "html", "path": target.to_str().unwrap() });
    let failure = desk.sandbox.refused("issue_export", export.clone());
    assert!(failure.message.contains("One more approval"), "{failure}");

    let ann = Reviewer::new("Ann");
    desk.import(&ann.review(&payload, Some("approve"), &[]));
    assert_eq!((desk.state().as_str(), waits(&mut desk)), ("approved", None));
    // It lapses with the change that makes the words others, and stands again when that is taken back.
    desk.set("headline", "Tariffs are spoken of");
    assert_eq!(desk.state(), "proof");
    let words = waits(&mut desk).unwrap();
    assert_eq!(words, "Ann approved Proof 1; one item changed since. One more approval is needed.");
    let compared = desk.sandbox.ask("proof_compare", json!({ "issue": desk.issue }));
    assert_eq!(compared["differences"][0]["part"], "headline");
    desk.sandbox.ask("undo", json!({}));
    assert_eq!((desk.state().as_str(), waits(&mut desk)), ("approved", None));
    desk.sandbox.ask("redo", json!({}));
    assert_eq!(desk.state(), "proof");

    // With a reason it goes out all the same.
    let mut anyway = export.clone();
    anyway["anyway"] = json!("Ann is on a train");
    desk.sandbox.ask("issue_export", anyway);

    // Two people of one name are two people; one person twice is one.
    desk.need_approvals(2);
    let payload = desk.proof();
    desk.import(&ann.review(&payload, Some("approve"), &[]));
    desk.import(&ann.review(&payload, Some("approve"), &[]));
    assert_eq!(waits(&mut desk).as_deref(), Some("One more approval is needed."));
    desk.import(&Reviewer::new("Ann").review(&payload, Some("approve"), &[]));
    assert_eq!(waits(&mut desk), None);
    desk.sandbox.ask("issue_export", export);
}

#[test]
fn a_copy_to_the_clipboard_waits_for_the_same_as_an_export_and_is_recorded() {
    let mut desk = Desk::new();
    desk.need_approvals(1);
    let copy = json!({ "issue": "weekly#1", "target": "gmail" });
    for name in ["issue_clipboard", "issue_copied"] {
        let refused = desk.sandbox.refused(name, copy.clone());
        assert_eq!(json!(refused.code), "blocked", "{name}: {refused:?}");
    }
    let mut anyway = copy.clone();
    anyway["anyway"] = json!("  ");
    desk.sandbox.refused("issue_clipboard", anyway.clone());
    anyway["anyway"] = json!("Ann is on a train");
    let taken = desk.sandbox.ask("issue_clipboard", anyway.clone());
    assert!(taken["html"].as_str().unwrap().contains("<p"), "{taken}");
    assert_eq!(desk.sandbox.ask("export_list", json!({ "issue": "weekly#1" })), json!([]), "asking is no copy yet");
    let records = desk.sandbox.ask("issue_copied", anyway);
    assert_eq!(records[0]["format"], "clipboard", "{records}");
    assert_eq!(records[0]["target"], "gmail", "{records}");
    assert_eq!(desk.state(), "exported");
}

#[test]
fn a_request_for_changes_blocks_until_the_reviewer_says_otherwise() {
    let mut desk = Desk::new();
    desk.need_approvals(1);
    let payload = desk.proof();
    let ann = Reviewer::new("Ann");
    desk.import(&ann.review(&payload, Some("request_changes"), &[]));
    let changes = |desk: &mut Desk| desk.blockers().iter().any(|(kind, _)| kind == "changes");
    assert!(changes(&mut desk));
    desk.set("dek", "What was said");
    assert!(changes(&mut desk), "a request stays until it is taken back");
    let payload = desk.proof();
    desk.import(&ann.review(&payload, Some("approve"), &[]));
    assert!(!changes(&mut desk));
    assert_eq!(desk.state(), "approved");
}

#[test]
fn a_record_goes_back_to_any_state_it_was_in() {
    let mut desk = Desk::new();
    desk.set("headline", "Second");
    desk.set("headline", "Third");
    let states = desk.sandbox.ask("revision_list", json!({ "item": desk.item }));
    let versions: Vec<String> =
        states.as_array().unwrap().iter().map(|one| one["version"].as_str().unwrap().to_owned()).collect();
    let compared = desk.sandbox.ask("revision_compare", json!({ "item": desk.item, "from": versions[1] }));
    assert_eq!((compared[0]["before"].as_str(), compared[0]["after"].as_str()), (Some("Second"), Some("Third")));
    desk.sandbox.ask("revision_name", json!({ "item": desk.item, "version": versions[1], "name": "Before lunch" }));
    desk.sandbox.ask("revision_restore", json!({ "item": desk.item, "version": versions[1] }));
    let shown = desk.sandbox.ask("item_show", json!({ "item": desk.item }));
    assert_eq!(shown["headline"], "Second");
    let states = desk.sandbox.ask("revision_list", json!({ "item": desk.item }));
    assert!(states.as_array().unwrap().iter().any(|one| one["names"][0] == "Before lunch"));
    assert_eq!(states.as_array().unwrap().len(), versions.len() + 1, "restoring is a change of its own");
    let refused = desk.sandbox.refused("revision_restore", json!({ "item": desk.item, "version": "00ff" }));
    assert!(refused.message.contains("state"), "{refused}");
}

#[test]
fn a_name_of_a_state_is_one_change_that_undo_takes_back_and_redo_brings_again() {
    let mut desk = Desk::new();
    desk.set("headline", "Second");
    let names = |desk: &mut Desk| -> Vec<String> {
        let states = desk.sandbox.ask("revision_list", json!({ "item": desk.item }));
        let all = states.as_array().unwrap().iter().flat_map(|one| one["names"].as_array().unwrap().clone());
        all.map(|name| name.as_str().unwrap().to_owned()).collect()
    };
    desk.sandbox.ask("revision_name", json!({ "item": desk.item, "name": "Before lunch" }));
    let named = desk.sandbox.ask("revision_name", json!({ "item": desk.item, "name": "Before the lawyers" }));
    assert_eq!(named["undo"]["verb"], "revision_name");
    assert_eq!(named["undo"]["subject"], "Second");
    assert_eq!(names(&mut desk), ["Before lunch", "Before the lawyers"]);
    desk.sandbox.ask("undo", json!({}));
    assert_eq!(names(&mut desk), ["Before lunch"]);
    let shown = desk.sandbox.ask("item_show", json!({ "item": desk.item }));
    assert_eq!(shown["headline"], "Second", "a name taken back changes no words");
    desk.sandbox.ask("redo", json!({}));
    assert_eq!(names(&mut desk), ["Before lunch", "Before the lawyers"]);
    desk.sandbox.ask("undo", json!({}));
    desk.set("headline", "Third");
    desk.sandbox.ask("undo", json!({}));
    assert_eq!(names(&mut desk), ["Before lunch"], "what was taken back before another change stays gone");
}
