//! Proofs served to browsers: what a reviewer does stands on the desk at once, stays theirs, and ends with their link.

use std::io::{BufRead, BufReader};
use std::time::Duration;

use chrono::{DateTime, Utc};
use galley_tests::Sandbox;
use galley_tests::browser::{Browser, Page};
use galley_tests::reviewer::Reviewer;
use serde_json::{Value, json};

const BODY: &str =
    "The ministry met on Friday in Hefei to speak about tariffs.\n\nRents fell in sixty cities, 官员说。";

struct Desk {
    sandbox: Sandbox,
    issue: String,
    item: String,
    payload: Value,
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
        sandbox.ask("item_set", json!({ "item": item, "field": "body", "value": BODY }));
        let page = sandbox.place("proof.html");
        sandbox.ask("proof_make", json!({ "issue": issue, "file": page.to_str().unwrap() }));
        let payload = Reviewer::payload(&page);
        sandbox.ask("serving_start", json!({}));
        Desk { sandbox, issue, item, payload }
    }

    /// Has a browser do something while the desk goes on.
    fn while_tending<T: Send>(&mut self, visit: impl FnOnce() -> T + Send) -> T {
        std::thread::scope(|scope| {
            let visit = scope.spawn(visit);
            while !visit.is_finished() {
                self.sandbox.session.tend();
                std::thread::sleep(Duration::from_millis(1));
            }
            visit.join().unwrap()
        })
    }

    fn invite(&mut self, name: &str) -> (String, Browser) {
        let made = self.sandbox.ask("invitation_create", json!({ "issue": self.issue, "name": name }));
        (made["id"].as_str().unwrap().to_owned(), Browser::at(made["links"][0].as_str().unwrap()))
    }

    fn enter(&mut self, browser: &mut Browser) -> Page {
        self.while_tending(|| browser.enter())
    }

    fn post(&mut self, browser: &Browser, name: &str, body: &Value) -> Page {
        self.while_tending(|| browser.post(name, body))
    }

    fn put(&mut self, browser: &Browser, entry: &Value) -> Page {
        self.post(browser, "entry", &json!({ "entry": entry }))
    }

    fn threads(&mut self) -> Vec<Value> {
        self.sandbox.ask("thread_list", json!({ "issue": self.issue })).as_array().unwrap().clone()
    }

    fn suggestions(&mut self) -> Vec<Value> {
        self.sandbox.ask("suggestion_list", json!({ "of": self.item })).as_array().unwrap().clone()
    }

    fn links(&mut self) -> Vec<Value> {
        self.sandbox.ask("invitation_list", json!({ "issue": self.issue })).as_array().unwrap().clone()
    }
}

fn refused(page: &Page, code: &str) {
    assert_ne!(page.status, 200, "{}", page.body);
    assert_eq!(page.json()["code"], code, "{}", page.body);
}

#[test]
fn what_a_reviewer_says_in_the_browser_stands_on_the_desk_under_their_name() {
    let mut desk = Desk::new();
    let (_, mut ann) = desk.invite("Ann Lee");
    let entered = desk.enter(&mut ann);
    assert_eq!((entered.status, entered.json()["name"].clone()), (200, json!("Ann Lee")));
    let page = desk.while_tending(|| ann.proof());
    assert_eq!(page.status, 200);
    assert!(page.body.contains("Tariffs are spoken about") && page.body.contains("\"base\":\"api/\""));
    let mut reviewer = Reviewer::new("Ann Lee");
    let comment = reviewer.entry(&desk.payload, "Hefei", "Where is this from?", None);
    let suggestion = reviewer.entry(&desk.payload, "sixty cities", "The report says 62.", Some("62 cities"));
    // The draft has moved on since the proof.
    let moved = format!("A line that is new.\n\n{BODY}");
    desk.sandbox.ask("item_set", json!({ "item": desk.item, "field": "body", "value": moved }));
    assert_eq!(desk.put(&ann, &comment).status, 200);
    assert_eq!(desk.put(&ann, &suggestion).status, 200);
    assert_eq!(desk.put(&ann, &suggestion).status, 200, "the same again changes nothing");
    let threads = desk.threads();
    assert_eq!(threads.len(), 2);
    let first = threads.iter().find(|thread| thread["quote"] == "Hefei").unwrap();
    assert_eq!((first["state"].as_str(), first["part"].as_str()), (Some("open"), Some("body")));
    assert_eq!(first["comments"][0]["body"], "Where is this from?");
    assert_eq!(first["comments"][0]["by"], "Ann Lee");
    let open = desk.suggestions();
    assert_eq!((open.len(), open[0]["inserted"].as_str()), (1, Some("62 cities")));
    let concluded = json!({ "verdict": "approve", "remark": "Good", "name": "Ann B. Lee" });
    assert_eq!(desk.post(&ann, "verdict", &concluded).status, 200);
    let gate = desk.sandbox.ask("gate", json!({ "issue": desk.issue }));
    assert_eq!(
        (gate["words"][0]["verdict"].as_str(), gate["words"][0]["name"].as_str()),
        (Some("approve"), Some("Ann B. Lee"))
    );
    let link = desk.links().remove(0);
    assert_eq!((link["state"].as_str(), link["remarks"].as_u64()), (Some("open"), Some(2)));
    assert_eq!(link["links"], json!([]), "the secret is said once");
    let again = desk.post(&ann, "session", &json!({ "token": "" })).json();
    assert_eq!((again["entries"].as_array().unwrap().len(), again["verdict"].as_str()), (2, Some("approve")));
    let undone = desk.sandbox.ask("undo", json!({}));
    assert_eq!(undone["value"]["verb"], "item_body", "undo passes over what others said");
    assert_eq!((desk.threads().len(), desk.suggestions().len()), (2, 1));
}

#[test]
fn undo_and_redo_walk_past_what_reviewers_said_and_lose_none_of_it() {
    let mut desk = Desk::new();
    let (_, mut ann) = desk.invite("Ann");
    desk.enter(&mut ann);
    let mut reviewer = Reviewer::new("Ann");
    let write = |desk: &mut Desk, words: &str| {
        desk.sandbox.ask("item_set", json!({ "item": desk.item, "field": "headline", "value": words }));
    };
    let body = |desk: &mut Desk| {
        let shown = desk.sandbox.ask("item_show", json!({ "item": desk.item }));
        let text: String = shown["body"].as_array().unwrap().iter().filter_map(|op| op["insert"].as_str()).collect();
        (shown["headline"].as_str().unwrap().to_owned(), text)
    };
    desk.sandbox
        .ask("item_set", json!({ "item": desk.item, "field": "body", "value": format!("A first line.\n\n{BODY}") }));
    let suggestion = reviewer.entry(&desk.payload, "sixty cities", "", Some("62 cities"));
    desk.put(&ann, &suggestion);
    write(&mut desk, "Tariffs, again");
    let comment = reviewer.entry(&desk.payload, "Hefei", "Really?", None);
    desk.put(&ann, &comment);
    let there = |desk: &mut Desk| {
        let (headline, text) = body(desk);
        assert_eq!((text.matches("62 cities").count(), text.matches("sixty cities").count()), (1, 1), "{text}");
        assert_eq!((desk.threads().len(), desk.suggestions().len()), (2, 1));
        assert!(desk.threads().iter().all(|thread| thread["state"] == "open"), "{:?}", desk.threads());
        (headline, text.contains("A first line."))
    };
    assert_eq!(there(&mut desk), ("Tariffs, again".to_owned(), true));
    desk.sandbox.ask("undo", json!({}));
    assert_eq!(there(&mut desk), ("Tariffs are spoken about".to_owned(), true));
    desk.sandbox.ask("undo", json!({}));
    assert_eq!(there(&mut desk), ("Tariffs are spoken about".to_owned(), false));
    desk.sandbox.ask("redo", json!({}));
    desk.sandbox.ask("redo", json!({}));
    assert_eq!(there(&mut desk), ("Tariffs, again".to_owned(), true));
}

#[test]
fn a_remark_is_said_otherwise_taken_back_and_never_somebody_elses() {
    let mut desk = Desk::new();
    let (_, mut ann) = desk.invite("Ann");
    let (_, mut bo) = desk.invite("Bo");
    desk.enter(&mut ann);
    desk.enter(&mut bo);
    let mut reviewer = Reviewer::new("Ann");
    let mut entry = reviewer.entry(&desk.payload, "sixty cities", "", Some("62 cities"));
    assert_eq!(desk.put(&ann, &entry).status, 200);
    entry["replacement"] = json!("many cities");
    assert_eq!(desk.put(&ann, &entry).status, 200);
    let open = desk.suggestions();
    assert_eq!((open.len(), open[0]["inserted"].as_str()), (1, Some("many cities")), "one suggestion, said otherwise");
    entry["body"] = json!("The number differs by source.");
    assert_eq!(desk.put(&ann, &entry).status, 200);
    assert_eq!(desk.threads().len(), 1);
    refused(&desk.put(&bo, &entry), "refused");
    assert_eq!(desk.post(&bo, "entry/remove", &json!({ "id": entry["id"] })).status, 200, "nothing of Bo's is there");
    assert_eq!(desk.threads().len(), 1);
    assert_eq!(desk.post(&ann, "entry/remove", &json!({ "id": entry["id"] })).status, 200);
    assert_eq!((desk.threads().len(), desk.suggestions().len()), (0, 0));
    assert_eq!(desk.put(&ann, &entry).status, 200, "and may be said again");
    assert_eq!((desk.threads().len(), desk.suggestions().len()), (1, 1));
}

#[test]
fn what_the_editors_answered_stays_when_the_remark_is_taken_back() {
    let mut desk = Desk::new();
    let (_, mut ann) = desk.invite("Ann");
    desk.enter(&mut ann);
    let entry = Reviewer::new("Ann").entry(&desk.payload, "Hefei", "Really?", None);
    desk.put(&ann, &entry);
    let thread = desk.threads().remove(0);
    desk.sandbox.ask("person_me", json!({ "name": "Mei" }));
    desk.sandbox.ask("comment_reply", json!({ "thread": thread["id"], "body": "Yes, by the record." }));
    assert_eq!(desk.post(&ann, "entry/remove", &json!({ "id": entry["id"] })).status, 200);
    let left = desk.threads();
    assert_eq!(left.len(), 1);
    let standing: Vec<&Value> =
        left[0]["comments"].as_array().unwrap().iter().filter(|comment| comment["removed"] != true).collect();
    assert_eq!((standing.len(), standing[0]["body"].as_str()), (1, Some("Yes, by the record.")));
}

#[test]
fn a_link_ends_by_its_time_by_being_taken_back_and_by_being_made_anew() {
    fn in_a_month() -> DateTime<Utc> {
        galley_tests::clock() + chrono::Duration::days(30)
    }
    let mut desk = Desk::new();
    let (id, mut ann) = desk.invite("Ann");
    desk.enter(&mut ann);
    let mut thief = Browser::at("http://127.0.0.1:1/r/x/#y");
    std::mem::swap(&mut thief, &mut ann);
    let entry = Reviewer::new("Ann").entry(&desk.payload, "Hefei", "Really?", None);
    desk.sandbox.ask("invitation_revoke", json!({ "invitation": id }));
    refused(&desk.put(&thief, &entry), "revoked");
    assert_eq!(desk.while_tending(|| thief.proof()).status, 303);
    let renewed = desk.sandbox.ask("invitation_renew", json!({ "invitation": id, "days": 14 }));
    refused(&desk.post(&thief, "session", &json!({ "token": "" })), "unknown");
    let mut anew = Browser::at(renewed["links"][0].as_str().unwrap());
    assert_eq!(desk.enter(&mut anew).status, 200);
    let mut replayed = Browser::at(renewed["links"][0].as_str().unwrap());
    refused(&desk.enter(&mut replayed), "used");
    assert_eq!(desk.put(&anew, &entry).status, 200);
    let days = desk.sandbox.refused("invitation_renew", json!({ "invitation": id, "days": 15 }));
    assert!(days.message.contains("1 to 14"), "{}", days.message);
    let Desk { sandbox, issue, item, payload } = desk;
    let library = sandbox.library();
    assert!(
        !std::fs::read(library.join("library.sqlite"))
            .unwrap()
            .windows(43)
            .any(|bytes| bytes == &anew.cookie.as_bytes()[anew.cookie.len() - 43..])
    );
    let mut desk = Desk { sandbox: sandbox.with_clock(in_a_month), issue, item, payload };
    refused(&desk.put(&anew, &entry), "expired");
    assert_eq!(desk.links()[0]["state"], "expired");
}

#[test]
fn a_link_leads_to_one_proof_and_to_no_other() {
    let mut desk = Desk::new();
    let (_, mut ann) = desk.invite("Ann");
    desk.enter(&mut ann);
    let (_, mut bo) = desk.invite("Bo");
    desk.enter(&mut bo);
    // Ann's cookie under Bo's link.
    let mut mixed = Browser::at("http://127.0.0.1:1/r/x/#y");
    std::mem::swap(&mut mixed, &mut bo);
    mixed.cookie = format!("{}={}", mixed.cookie.split('=').next().unwrap(), ann.cookie.split('=').nth(1).unwrap());
    assert_eq!(desk.while_tending(|| mixed.proof()).status, 303);
    let taken_back = desk.sandbox.ask("undo", json!({}));
    assert_eq!(taken_back["value"]["verb"], "proof_make");
    let entry = Reviewer::new("Ann").entry(&desk.payload, "Hefei", "Really?", None);
    refused(&desk.put(&ann, &entry), "gone");
}

#[test]
fn hostile_words_stay_words() {
    let mut desk = Desk::new();
    let (_, mut ann) = desk.invite("<img src=x onerror=alert(1)>");
    desk.enter(&mut ann);
    let hostile = "</script><script>alert(1)</script>\u{202E}\u{0000}<b>";
    let mut entry = Reviewer::new("Ann").entry(&desk.payload, "sixty cities", hostile, Some(hostile));
    entry["at"] = json!("0000-99-99");
    assert_eq!(desk.put(&ann, &entry).status, 200);
    let said = desk.threads()[0]["comments"][0]["body"].as_str().unwrap().to_owned();
    assert_eq!(said, "</script><script>alert(1)</script><b>", "what cannot be seen is left out, the rest is text");
    for form in [json!({ "entry": { "id": "x" } }), json!({ "entry": [] }), json!({}), json!([])] {
        refused(&desk.post(&ann, "entry", &form), "form");
    }
    refused(&desk.post(&ann, "verdict", &json!({ "verdict": "maybe" })), "form");
    let unheard = Reviewer::new("Ann").entry(&desk.payload, "Hefei", " \u{200B} ", None);
    let page = desk.while_tending(|| ann.proof());
    assert!(!page.body.contains("onerror=alert"));
    let mut other = unheard;
    other["id"] = json!("0197c000-0000-7000-8000-00000000ffff");
    refused(&desk.put(&ann, &other), "refused");
}

#[test]
fn it_is_off_until_it_is_switched_on_and_keeps_its_port() {
    let mut sandbox = Sandbox::sample();
    let off = sandbox.ask("serving_show", json!({}));
    assert_eq!((off["on"].as_bool(), off["origins"].clone()), (Some(false), json!([])));
    let issue = sandbox.ask("issue_list", json!({}))[0]["id"].clone();
    let early = sandbox.refused("invitation_create", json!({ "issue": issue, "name": "Ann" }));
    assert!(early.hint.unwrap().contains("Switch serving on"));
    let on = sandbox.ask("serving_start", json!({}));
    let port = on["port"].as_u64().unwrap() as u16;
    assert_eq!(on["origins"][0], format!("http://127.0.0.1:{port}"));
    let again = sandbox.ask("serving_start", json!({}));
    assert_eq!(again["port"].as_u64(), Some(u64::from(port)), "links that are out go on working");
    let stopped = sandbox.ask("serving_stop", json!({}));
    assert_eq!(stopped["on"], false);
    assert!(std::net::TcpStream::connect(("127.0.0.1", port)).is_err(), "nothing listens any more");
    let taken = std::net::TcpListener::bind(("127.0.0.1", port)).unwrap();
    let refused = sandbox.refused("serving_start", json!({ "port": port }));
    assert!(refused.message.contains("in use"), "{}", refused.message);
    drop(taken);
    let network = sandbox.ask("serving_start", json!({ "reach": "network", "names": ["desk.example"] }));
    assert!(network["origins"][0].as_str().unwrap().starts_with("https://desk.example:"));
    assert_eq!(network["fingerprint"].as_str().unwrap().len(), 95);
}

#[test]
fn the_command_serves_in_the_foreground_and_the_library_hears_it() {
    let desk = Desk::new();
    let Desk { sandbox, issue, payload, .. } = desk;
    let mut sandbox = sandbox;
    sandbox.ask("serving_stop", json!({}));
    let mut command = galley_tests::command(&sandbox.library());
    command.args(["--json", "proof", "serve", &issue, "--reviewer", "Ann"]);
    let mut child = command.spawn().unwrap();
    let mut text = String::new();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let said: Value = loop {
        text.push_str(&lines.next().expect("the command said where it serves").unwrap());
        if let Ok(said) = serde_json::from_str(&text) {
            break said;
        }
    };
    let mut ann = Browser::at(said["links"][0]["links"][0].as_str().unwrap());
    assert_eq!(ann.enter().status, 200);
    let entry = Reviewer::new("Ann").entry(&payload, "Hefei", "Really?", None);
    assert_eq!(ann.post("entry", &json!({ "entry": entry })).status, 200);
    child.kill().unwrap();
    child.wait().unwrap();
    let threads = sandbox.ask("thread_list", json!({ "issue": issue }));
    assert_eq!(threads[0]["quote"], "Hefei", "what was answered is kept, whatever becomes of the process");
}
