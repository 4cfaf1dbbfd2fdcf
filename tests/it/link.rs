//! Asking addresses: what leads nowhere is found by the search and told before an issue goes out.

use std::time::Duration;

use galley_core::change::{Label, Undo};
use galley_core::library::Library;
use galley_net::clock::Patience;
use galley_net::secret::{Keychain, NoKeychain, Secret};
use galley_tests::mail_server::closed_port;
use galley_tests::web_server::{Answers, WebServer};
use galley_tests::{Sandbox, clock, device};
use serde_json::{Value, json};

const SHORT: Patience = Patience {
    connect: Duration::from_millis(1_000),
    answer: Duration::from_millis(2_000),
    message: Duration::from_millis(4_000),
    between: Duration::ZERO,
};

struct None;

impl Keychain for None {
    fn keep(&self, _: &str, _: &Secret) -> Result<(), NoKeychain> {
        Err(NoKeychain::Locked)
    }
    fn find(&self, _: &str) -> Result<Option<Secret>, NoKeychain> {
        Err(NoKeychain::Locked)
    }
    fn forget(&self, _: &str) -> Result<(), NoKeychain> {
        Err(NoKeychain::Locked)
    }
}

fn page(status: u16) -> Answers {
    Answers::With { status, headers: Vec::new(), body: b"<p>A page.</p>".to_vec() }
}

/// A library that may reach this machine, with a story at each of these addresses.
fn library(urls: &[String]) -> Sandbox {
    let sandbox = Sandbox::empty();
    let label = Label { undo: Undo::Withheld, ..Label::new("host_allow", "") };
    let mut library = Library::open(&sandbox.library(), device()).unwrap();
    library.transact(clock(), label, |tx| tx.set_setting("allowed_hosts", &["127.0.0.1"])).unwrap();
    drop(library);
    let mut sandbox = sandbox.with_outside(std::sync::Arc::new(None), SHORT);
    for (at, url) in urls.iter().enumerate() {
        sandbox.ask("story_create", json!({ "title": format!("Story {at}"), "url": url }));
    }
    sandbox
}

fn titles(sandbox: &mut Sandbox, query: &str) -> Vec<String> {
    let page = sandbox.ask("search", json!({ "query": query }));
    page["hits"].as_array().unwrap().iter().map(|hit| hit["title"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_page_that_is_gone_is_broken_and_one_that_cannot_be_told_is_not() {
    let (sound, gone, busy) = (WebServer::start(page(200)), WebServer::start(page(404)), WebServer::start(page(503)));
    let at = |port: u16| format!("http://127.0.0.1:{port}/a");
    let urls = [at(sound.port), at(gone.port), at(busy.port), at(closed_port())];
    let mut sandbox = library(&urls);
    let ended = sandbox.job("links_check", json!({ "query": "is:story" }));
    let outcome = &ended["outcome"];
    assert_eq!((&outcome["kind"], &outcome["sound"]), (&json!("links"), &json!(1)), "{ended}");
    assert_eq!(outcome["of"], 4, "{ended}");
    assert_eq!(outcome["broken"][0]["url"], urls[1], "{ended}");
    assert_eq!(outcome["broken"][0]["stories"][0]["title"], "Story 1", "{ended}");
    assert_eq!(outcome["broken"].as_array().unwrap().len(), 1, "{ended}");
    assert_eq!(outcome["unknown"].as_array().unwrap().len(), 2, "{ended}");
    assert_eq!(titles(&mut sandbox, "is:broken"), ["Story 1"]);
    assert_eq!(titles(&mut sandbox, "-is:broken is:story"), ["Story 3", "Story 2", "Story 0"]);
    // The head alone where that is enough; the whole page before one is called gone.
    let methods = |server: &WebServer| server.asked().iter().map(|asked| asked.method.clone()).collect::<Vec<_>>();
    assert_eq!((methods(&sound), methods(&gone)), (vec!["HEAD".to_owned()], vec!["HEAD".to_owned(), "GET".to_owned()]));
    let contacts = sandbox.ask("contact_list", json!({}));
    assert_eq!((&contacts[0]["host"], &contacts[0]["purpose"]), (&json!("127.0.0.1"), &json!("link_check")));
}

#[test]
fn what_was_found_until_a_check_was_stopped_is_kept_and_told() {
    let (gone, silent) = (WebServer::start(page(404)), WebServer::start(Answers::Hangs));
    let urls = [format!("http://127.0.0.1:{}/a", gone.port), format!("http://127.0.0.1:{}/b", silent.port)];
    // Addresses of one host are asked one after the other: the second keeps silent until it is stopped.
    let patience = Patience { connect: Duration::from_secs(60), answer: Duration::from_secs(60), ..SHORT };
    let mut sandbox = library(&[]).with_outside(std::sync::Arc::new(None), patience);
    let stories: Vec<Value> = (0..)
        .zip(&urls)
        .map(|(at, url)| sandbox.ask("story_create", json!({ "title": format!("Story {at}"), "url": url })))
        .map(|made| made["value"]["id"].clone())
        .collect();
    let begun = sandbox.ask("links_check", json!({ "stories": stories }));
    let job = begun["job"].as_u64().unwrap() as u32;
    let started = std::time::Instant::now();
    while sandbox.ask("job_show", json!({ "job": job }))["done"] != 1 {
        assert!(started.elapsed() < Duration::from_secs(30), "the first address was never told");
        std::thread::yield_now();
    }
    sandbox.ask("job_cancel", json!({ "job": job }));
    let ended = serde_json::to_value(sandbox.session.wait(job).unwrap()).unwrap();
    assert_eq!(ended["state"], "cancelled", "{ended}");
    let outcome = &ended["outcome"];
    assert_eq!((&outcome["sound"], &outcome["of"]), (&json!(0), &json!(2)), "{ended}");
    assert_eq!(outcome["broken"][0]["url"], urls[0], "{ended}");
    assert_eq!(outcome["unknown"], json!([]), "what was not asked is not told of");
    assert_eq!(titles(&mut sandbox, "is:broken"), ["Story 0"], "and it is noted in the library");
}

#[test]
fn an_issue_that_links_to_a_page_that_is_gone_is_told_before_it_goes_out() {
    let gone = WebServer::start(page(410));
    let url = format!("http://127.0.0.1:{}/gone?utm_source=x", gone.port);
    let mut sandbox = library(&[]);
    sandbox.ask("publication_create", json!({ "name": "Weekly", "slug": "weekly", "preset": "weekly_digest" }));
    sandbox.ask("issue_create", json!({ "publication": "weekly", "number": 1 }));
    let item = sandbox.ask("item_create", json!({ "headline": "Harbour" }))["value"]["id"].clone();
    let body = format!("Read [more]({url}).");
    sandbox.ask("item_set", json!({ "item": item, "field": "body", "value": body }));
    sandbox.ask("issue_add", json!({ "issue": "weekly#1", "what": { "kind": "item", "item": item } }));
    let found = |sandbox: &mut Sandbox| -> Vec<Value> {
        let view = sandbox.ask("issue_check", json!({ "issue": "weekly#1", "target": "plain" }));
        let all = view["findings"].as_array().unwrap().iter();
        all.filter(|finding| finding["check"] == "link-gone").cloned().collect()
    };
    assert_eq!(found(&mut sandbox), Vec::<Value>::new());
    let undo = sandbox.ask("library_status", json!({}))["undo"].clone();
    sandbox.job("links_check", json!({ "issue": "weekly#1" }));
    assert_eq!(sandbox.ask("library_status", json!({}))["undo"], undo, "what the world said is nothing to undo");
    let findings = found(&mut sandbox);
    assert_eq!((findings.len(), &findings[0]["item"]), (1, &item), "{findings:?}");
    assert!(findings[0]["message"].as_str().unwrap().contains("410"), "{findings:?}");
    // A page that is there again is no finding any more.
    let mut library = Library::open(&sandbox.library(), device()).unwrap();
    library.transact(clock(), Label::new("links_check", ""), |tx| tx.mark_sound(&url)).unwrap();
    assert_eq!(found(&mut sandbox), Vec::<Value>::new());
}

#[test]
fn nothing_in_the_own_network_is_asked_unless_it_was_named() {
    let server = WebServer::start(page(404));
    let mut sandbox = Sandbox::empty();
    let url = format!("http://127.0.0.1:{}/a", server.port);
    let story = sandbox.ask("story_create", json!({ "title": "A", "url": url }))["value"]["id"].clone();
    let ended = sandbox.job("links_check", json!({ "stories": [story] }));
    assert!(ended["outcome"]["unknown"][0]["message"].as_str().unwrap().contains("own network"), "{ended}");
    assert!(server.asked().is_empty());
    let bare = sandbox.ask("story_create", json!({ "title": "B" }))["value"]["id"].clone();
    let refused = sandbox.refused("links_check", json!({ "stories": [bare] }));
    assert!(refused.message.contains("nothing was contacted"), "{refused:?}");
}

#[test]
fn the_command_asks_and_names_what_is_gone() {
    let gone = WebServer::start(page(404));
    let url = format!("http://127.0.0.1:{}/a", gone.port);
    let sandbox = library(std::slice::from_ref(&url));
    let run = sandbox.galley(&["story", "links", "check", "--query", "is:story"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    assert!(run.stdout.contains(&format!("Broken  {url}")) && run.stdout.contains("0 answered."), "{run:?}");
    let found = sandbox.galley(&["search", "is:broken", "--json"]);
    assert_eq!(found.json()["total"], 1);
}
