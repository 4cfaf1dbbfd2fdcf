//! Drafts in mail tools: the shape of what is asked, the sentence for each refusal, and no secret on a side way.

use std::sync::Arc;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use galley_net::clock::Patience;
use galley_net::secret::{Keychain, NoKeychain, Secret};
use galley_tests::Sandbox;
use galley_tests::mail_server::closed_port;
use galley_tests::web_server::{Answers, WebServer};
use serde_json::{Value, json};

const KEY: &str = "64c0ffee:00112233445566778899aabbccddeeff";
const SHORT: Patience = Patience {
    connect: Duration::from_millis(2_000),
    answer: Duration::from_millis(2_000),
    message: Duration::from_millis(4_000),
    between: Duration::ZERO,
};

/// A keychain that keeps nothing and lets nobody in.
struct Locked;

impl Keychain for Locked {
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

fn desk() -> Sandbox {
    Sandbox::sample().with_outside(Arc::new(Locked), SHORT)
}

fn listmonk() -> Value {
    json!({ "kind": "listmonk", "user": "desk", "lists": [3, 1, 3], "template": 7 })
}

/// Enters a tool with its key.
fn enter(sandbox: &mut Sandbox, url: &str, tool: Value) {
    sandbox.ask("destination_set", json!({ "name": "tool", "url": url, "tool": tool }));
    let kept = sandbox.job("secret_set", json!({ "owner": { "kind": "destination", "name": "tool" }, "secret": KEY }));
    assert_eq!(kept["outcome"]["kept"], "session");
    assert!(kept["outcome"]["message"].as_str().unwrap().contains("locked"));
    assert_eq!(sandbox.ask("destination_list", json!({}))[0]["secret"], "session");
}

fn push(sandbox: &mut Sandbox) -> Value {
    sandbox.job("issue_push", json!({ "issue": "weekly@latest", "destination": "tool", "anyway": "a test" }))
}

#[test]
fn listmonk_gets_a_campaign_in_the_state_draft() {
    let played = WebServer::start(Answers::json(200, &json!({ "data": { "id": 42, "status": "draft" } })));
    let mut sandbox = desk();
    enter(&mut sandbox, &format!("{}/mail/", played.url()), listmonk());
    let ended = push(&mut sandbox);
    assert_eq!(ended["state"], "done", "{ended}");
    assert_eq!(ended["outcome"]["id"], "42");
    assert_eq!(ended["outcome"]["url"], format!("{}/mail/admin/campaigns/42", played.url()));
    let asked = played.asked();
    assert_eq!(asked.len(), 1);
    assert_eq!((asked[0].method.as_str(), asked[0].path.as_str()), ("POST", "/mail/api/campaigns"));
    assert_eq!(asked[0].header("authorization"), format!("Basic {}", STANDARD.encode(format!("desk:{KEY}"))));
    assert_eq!(asked[0].header("content-type"), "application/json");
    assert!(asked[0].header("user-agent").starts_with("Galley/"));
    let body = asked[0].json();
    let members: Vec<&String> = body.as_object().unwrap().keys().collect();
    assert_eq!(
        members,
        ["name", "subject", "lists", "type", "content_type", "messenger", "body", "altbody", "template_id"]
    );
    assert_eq!((&body["lists"], &body["template_id"]), (&json!([1, 3]), &json!(7)));
    assert_eq!((&body["type"], &body["content_type"]), (&json!("regular"), &json!("html")));
    assert!(body["body"].as_str().unwrap().contains("{{ UnsubscribeURL }}"), "made for listmonk");
    assert!(body.get("send_at").is_none(), "nothing is sent to readers");
}

#[test]
fn ghost_gets_a_post_in_the_state_draft_with_a_token_of_five_minutes() {
    let played = WebServer::start(Answers::json(201, &json!({ "posts": [{ "id": "65ab", "status": "draft" }] })));
    let mut sandbox = desk();
    enter(&mut sandbox, &played.url(), json!({ "kind": "ghost" }));
    let ended = push(&mut sandbox);
    assert_eq!(ended["outcome"]["url"], format!("{}/ghost/#/editor/post/65ab", played.url()), "{ended}");
    let asked = &played.asked()[0];
    assert_eq!((asked.method.as_str(), asked.path.as_str()), ("POST", "/ghost/api/admin/posts/?source=html"));
    let token = asked.header("authorization").strip_prefix("Ghost ").unwrap();
    let claims: Vec<Value> = token
        .split('.')
        .take(2)
        .map(|part| serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap())
        .collect();
    assert_eq!(claims[0]["kid"], "64c0ffee");
    assert_eq!(claims[1]["exp"].as_u64().unwrap() - claims[1]["iat"].as_u64().unwrap(), 300);
    assert!(!format!("{asked:?}").contains("00112233"), "the secret half is never sent");
    let post = &asked.json()["posts"][0];
    assert_eq!(post["status"], "draft");
    let html = post["html"].as_str().unwrap();
    assert!(html.starts_with("<!--kg-card-begin: html-->") && html.ends_with("<!--kg-card-end: html-->"));
    assert!(!html.contains("<html"), "a piece of a page, not a whole one");
}

#[test]
fn each_refusal_of_a_tool_has_its_sentence() {
    let cases: Vec<(Answers, &str, &str)> = vec![
        (Answers::json(401, &json!({ "message": format!("bad {KEY}") })), "secret", "did not accept the key"),
        (Answers::json(403, &json!({ "message": "no" })), "secret", "did not accept the key"),
        (Answers::json(404, &json!({})), "outside", "no such mail tool"),
        (Answers::json(413, &json!({})), "outside", "too large"),
        (Answers::json(422, &json!({ "message": "list 3 is gone" })), "outside", "list 3 is gone"),
        (Answers::json(400, &json!({ "message": "Invalid\u{1b}[31m lists\nx" })), "outside", "Invalid [31m lists x"),
        (Answers::json(429, &json!({})), "outside", "too often"),
        (Answers::json(500, &json!({ "message": "database" })), "outside", "fault of its own"),
        (Answers::json(200, &json!({ "data": {} })), "outside", "not known whether"),
        (
            Answers::With { status: 200, headers: vec![], body: b"<html>Sign in</html>".to_vec() },
            "outside",
            "not one of",
        ),
        (Answers::leading_to("https://elsewhere.example.com/"), "outside", "elsewhere.example.com"),
        (Answers::leading_to("/login"), "outside", "was not sent there"),
        (Answers::Endless(vec![b'x'; 65_536]), "outside", "more than 10 MB"),
        (Answers::Hangs, "outside", "did not answer in time"),
        (Answers::Leaves, "outside", "ended in the middle"),
    ];
    for (answers, code, words) in cases {
        let shown = format!("{answers:.200?}");
        let played = WebServer::start(answers);
        let mut sandbox = desk();
        enter(&mut sandbox, &played.url(), listmonk());
        let ended = push(&mut sandbox);
        assert_eq!(ended["failure"]["code"], code, "{shown:.300}: {ended}");
        assert!(ended["failure"]["message"].as_str().unwrap().contains(words), "{shown:.300}: {ended}");
        assert!(!ended.to_string().contains(KEY), "{shown:.300}");
        assert_eq!(played.asked().len(), 1, "asked once, led nowhere: {shown:.300}");
    }
    let mut sandbox = desk();
    enter(&mut sandbox, &format!("http://127.0.0.1:{}", closed_port()), listmonk());
    let ended = push(&mut sandbox);
    assert!(ended["failure"]["message"].as_str().unwrap().contains("could not be reached"), "{ended}");
    enter(&mut sandbox, "https://lists.invalid", listmonk());
    let ended = push(&mut sandbox);
    assert!(ended["failure"]["message"].as_str().unwrap().contains("could not be found"), "{ended}");
}

#[test]
fn a_packed_answer_that_unfolds_into_a_mountain_is_not_taken() {
    // 1032 zero bytes fold into one code again and again: the densest that DEFLATE can be.
    let mut packed = Vec::new();
    let mut encoder = flate2::write::GzEncoder::new(&mut packed, flate2::Compression::best());
    for _ in 0..300 {
        std::io::Write::write_all(&mut encoder, &vec![0; 1_000_000]).unwrap();
    }
    encoder.finish().unwrap();
    let headers = vec![("content-encoding".to_owned(), "gzip".to_owned())];
    let played = WebServer::start(Answers::With { status: 200, headers, body: packed });
    let mut sandbox = desk();
    enter(&mut sandbox, &played.url(), listmonk());
    let ended = push(&mut sandbox);
    assert!(ended["failure"]["message"].as_str().unwrap().contains("more than 10 MB"), "{ended}");
}

#[test]
fn a_tool_without_its_key_asks_for_it_and_sends_nothing() {
    let played = WebServer::start(Answers::json(200, &json!({ "data": { "id": 1 } })));
    let mut sandbox = desk();
    sandbox.ask("destination_set", json!({ "name": "tool", "url": played.url(), "tool": listmonk() }));
    assert_eq!(push(&mut sandbox)["failure"]["code"], "secret");
    assert!(played.asked().is_empty());
    enter(&mut sandbox, &played.url(), listmonk());
    assert_eq!(push(&mut sandbox)["state"], "done");
    // The same name at another address is another tool.
    let other = WebServer::start(Answers::json(200, &json!({ "data": { "id": 1 } })));
    sandbox.ask("destination_set", json!({ "name": "TOOL", "url": other.url(), "tool": listmonk() }));
    assert_eq!(push(&mut sandbox)["failure"]["code"], "secret");
    assert!(other.asked().is_empty());
}

#[test]
fn an_issue_that_checks_block_is_not_pushed_without_a_reason() {
    let mut sandbox = desk();
    enter(&mut sandbox, "http://127.0.0.1:9", listmonk());
    sandbox.ask("issue_create", json!({ "publication": "weekly", "number": 900 }));
    let what = json!({ "kind": "new", "headline": "Rents rise by TK per cent" });
    sandbox.ask("issue_add", json!({ "issue": "weekly#900", "what": what }));
    let request = json!({ "issue": "weekly#900", "destination": "tool" });
    assert_eq!(json!(sandbox.refused("issue_push", request).code), "blocked");
    assert_eq!(sandbox.ask("contact_list", json!({})), json!([]), "nobody was contacted");
}

#[test]
fn tools_are_entered_changed_and_removed() {
    let mut sandbox = desk();
    let mut refused = |request: Value, words: &str| {
        let failure = sandbox.refused("destination_set", request);
        assert!(failure.message.contains(words), "{failure}");
    };
    let with = |name: &str, url: &str, tool: Value| json!({ "name": name, "url": url, "tool": tool });
    refused(with(" ", "https://a.example.com", listmonk()), "needs a name");
    refused(with("a", "http://lists.example.com", listmonk()), "read on its way");
    refused(with("a", "lists.example.com", listmonk()), "not a web address");
    refused(with("a", "https://u:p@lists.example.com", listmonk()), "a user or a password");
    let none = json!({ "kind": "listmonk", "user": "desk", "lists": [] });
    refused(with("a", "https://lists.example.com", none), "at least one list");
    let set = |sandbox: &mut Sandbox, name: &str| {
        sandbox.ask("destination_set", with(name, "https://lists.example.com/", json!({ "kind": "ghost" })))
    };
    set(&mut sandbox, "Blog");
    let all = set(&mut sandbox, "blog");
    assert_eq!(all.as_array().unwrap().len(), 1, "one name, one tool, in any case of letters");
    assert_eq!(sandbox.ask("destination_remove", json!({ "name": "BLOG" })), json!([]));
    assert_eq!(json!(sandbox.refused("destination_remove", json!({ "name": "blog" })).code), "not_found");
    let status = sandbox.ask("library_status", json!({}));
    assert_ne!(status["undo"]["verb"], "destination_set", "settings stand outside of undo");
}
