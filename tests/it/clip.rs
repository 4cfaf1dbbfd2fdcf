//! Clipping from outside: pages of a server on this machine that plays every role, files, words, and what the library
//! says of what it has already.

use std::io::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use flate2::Compression;
use flate2::write::GzEncoder;
use galley_net::clock::Patience;
use galley_net::secret::{Keychain, NoKeychain, Secret};
use galley_tests::web_server::{Answers, Asked, WebServer};
use galley_tests::{Sandbox, galley_with_input, root};
use serde_json::{Value, json};

/// Longer than the server is slow on purpose, shorter than a person waits.
const SHORT: Patience = Patience {
    connect: Duration::from_secs(2),
    answer: Duration::from_millis(1_500),
    message: Duration::from_secs(12),
    between: Duration::ZERO,
};

struct Nowhere;

impl Keychain for Nowhere {
    fn keep(&self, _: &str, _: &Secret) -> Result<(), NoKeychain> {
        Err(NoKeychain::Absent)
    }
    fn find(&self, _: &str) -> Result<Option<Secret>, NoKeychain> {
        Err(NoKeychain::Absent)
    }
    fn forget(&self, _: &str) -> Result<(), NoKeychain> {
        Err(NoKeychain::Absent)
    }
}

const LEAD: &str = "The harbour of Varnholm took in its first freighter on Tuesday morning, four months after ice had \
    closed it to all but the smallest boats.";

fn page(title: &str, more: &str) -> Vec<u8> {
    format!(
        "<html lang=en><head><title>{title}</title><meta property=og:site_name content='The Gazette'>\
         <meta property='article:published_time' content='2025-01-07T09:12:00Z'><meta name=author content='Ada Wu'></head>\
         <body><nav><a href=/a>News</a> <a href=/b>Sport</a></nav><article><h1>{title}</h1><p>{LEAD}</p><p>{more}</p></article></body></html>"
    )
    .into_bytes()
}

fn html(body: Vec<u8>) -> Answers {
    Answers::With {
        status: 200,
        headers: vec![("content-type".to_owned(), "text/html; charset=utf-8".to_owned())],
        body,
    }
}

fn with(kind: &str, body: Vec<u8>) -> Answers {
    Answers::With { status: 200, headers: vec![("content-type".to_owned(), kind.to_owned())], body }
}

/// A library whose person has named this machine.
fn library() -> Sandbox {
    let mut sandbox = Sandbox::empty().with_outside(Arc::new(Nowhere), SHORT);
    sandbox.ask("host_allow", json!({ "host": "127.0.0.1" }));
    sandbox
}

fn clip(sandbox: &mut Sandbox, url: &str) -> Value {
    sandbox.job("clip", json!({ "from": { "kind": "address", "url": url } }))
}

fn read(sandbox: &mut Sandbox, url: &str) -> Value {
    let ended = sandbox.job("clip_read", json!({ "from": { "kind": "address", "url": url } }));
    assert_eq!(ended["state"], "done", "{ended}");
    sandbox.ask("clip_show", json!({ "draft": ended["outcome"]["draft"] }))
}

#[test]
fn a_page_becomes_a_story_and_is_known_ever_after() {
    let mut sandbox = library();
    let server = WebServer::start(html(page(
        "Harbour opens again after winter",
        "Two more ships are expected before the week is out.",
    )));
    let url = format!("{}/news/4?utm_source=mail", server.url());
    let draft = read(&mut sandbox, &url);
    assert_eq!(draft["title"], "Harbour opens again after winter");
    assert_eq!((&draft["author"], &draft["outlet"]), (&json!("Ada Wu"), &json!("The Gazette")));
    assert_eq!((&draft["published"], &draft["language"]), (&json!("2025-01-07T09:12:00Z"), &json!("en")));
    assert!(draft["text"].as_str().unwrap().starts_with(LEAD), "{draft}");
    assert_eq!(draft["already"], json!([]));
    let kept = sandbox.ask("clip_keep", json!({ "draft": draft["draft"], "tags": ["trade"] }))["value"].clone();
    assert_eq!(kept["deed"], "story");
    assert_eq!(kept["story"]["tags"], json!(["trade"]));

    // The same page once more, by an address that differs only in how the reader came.
    let again = read(&mut sandbox, &format!("{}/news/4?utm_medium=x#top", server.url()));
    assert_eq!(again["already"][0]["story"]["id"], kept["story"]["id"]);
    assert_eq!((&again["already"][0]["by"], &again["already"][0]["same_text"]), (&json!("address"), &json!(true)));
    let nothing = sandbox.ask("clip_keep", json!({ "draft": again["draft"] }))["value"].clone();
    assert_eq!((&nothing["deed"], &nothing["clipping"]), (&json!("nothing"), &kept["clipping"]));

    // It is read offline, and the page lies there as it came.
    let page = sandbox.ask("clipping_page", json!({ "clipping": kept["clipping"] }));
    assert!(page["html"].as_str().unwrap().contains("<p>The harbour of Varnholm"), "{page}");
    assert!(page["original"]["hash"].as_str().unwrap().len() == 64);
    assert_eq!(sandbox.ask("library_doctor", json!({}))["faults"], json!([]));
    let contacts = sandbox.ask("contact_list", json!({}));
    assert_eq!((&contacts[0]["host"], &contacts[0]["purpose"]), (&json!("127.0.0.1"), &json!("page")));
    assert_eq!(contacts[0]["count"], 2);
    // One step back, and the story is gone.
    sandbox.ask("undo", json!({}));
    assert_eq!(sandbox.ask("story_list", json!({}))["total"], 0);
}

#[test]
fn a_page_whose_text_changed_is_a_further_clipping_of_its_story() {
    let mut sandbox = library();
    let first = WebServer::start(html(page("Harbour opens again after winter", "Two more ships are expected.")));
    let kept = clip(&mut sandbox, &format!("{}/n", first.url()))["outcome"].clone();
    let file = sandbox.place("later.html");
    std::fs::write(&file, page("Harbour opens again after winter", "Three more ships are expected.")).unwrap();
    let from = json!({ "kind": "file", "path": file.to_str().unwrap(), "url": format!("{}/n", first.url()) });
    let ended = sandbox.job("clip", json!({ "from": from }));
    assert_eq!((&ended["outcome"]["deed"], &ended["outcome"]["story"]), (&json!("clipping"), &kept["story"]));
    let story = sandbox.ask("story_show", json!({ "story": kept["story"] }));
    assert_eq!(story["clippings"].as_array().unwrap().len(), 2);
    // Elsewhere under nearly the same headline: told, and a story of its own.
    let other = WebServer::start(html(page(
        "Harbour opens again after the winter",
        "Another paper says so too, in its own words.",
    )));
    let draft = read(&mut sandbox, &format!("{}/x", other.url()));
    assert_eq!(draft["already"][0]["by"], "headline", "{draft}");
    assert_eq!(sandbox.ask("clip_keep", json!({ "draft": draft["draft"] }))["value"]["deed"], "story");
}

#[test]
fn a_short_link_finds_its_story_later() {
    let mut sandbox = library();
    let target = WebServer::start(html(page("Harbour opens again after winter", "Two more ships are expected.")));
    let short = WebServer::start(Answers::leading_to(&format!("{}/long/way/4", target.url())));
    let kept = clip(&mut sandbox, &format!("{}/s4", short.url()))["outcome"].clone();
    assert_eq!(kept["deed"], "story", "{kept}");
    let story = sandbox.ask("story_show", json!({ "story": kept["story"] }));
    assert_eq!(story["url"], format!("{}/long/way/4", target.url()));
    // By the short link alone, without a network: a file that says it is from there.
    let file = sandbox.place("saved.html");
    std::fs::write(&file, page("Another headline altogether", "Other words entirely, as it happens.")).unwrap();
    let from =
        json!({ "kind": "file", "path": file.to_str().unwrap(), "url": format!("{}/s4?utm_source=a", short.url()) });
    let ended = sandbox.job("clip_read", json!({ "from": from }));
    let draft = sandbox.ask("clip_show", json!({ "draft": ended["outcome"]["draft"] }));
    assert_eq!(draft["already"][0]["story"]["id"], kept["story"], "{draft}");
    // What ran under the long address is known by the short one.
    sandbox.ask("publication_create", json!({ "name": "Weekly" }));
    let issue = sandbox.ask("issue_create", json!({ "publication": "weekly" }))["value"]["id"].clone();
    sandbox.ask("issue_add", json!({ "issue": issue, "what": { "kind": "story", "story": kept["story"] } }));
    let ran = sandbox.ask("used_before", json!({ "urls": [format!("{}/s4", short.url())] }));
    assert_eq!(ran.as_array().unwrap().len(), 1, "{ran}");
    // Other rules for addresses number everything anew, chains included.
    sandbox.ask("url_rules_set", json!({ "rules": [{ "host": "", "parameter": "zz", "verdict": "drop" }] }));
    assert_eq!(
        sandbox.ask("used_before", json!({ "urls": [format!("{}/s4?zz=1", short.url())] })).as_array().unwrap().len(),
        1
    );
}

fn leading_on(place: &str) -> Answers {
    html(
        format!(
            "<html><title>…</title><meta http-equiv=refresh content=\"0; url='{place}'\"><p>You are taken on.</html>"
        )
        .into_bytes(),
    )
}

#[test]
fn a_page_that_only_leads_on_is_followed_like_a_redirect() {
    let mut sandbox = library();
    let server = WebServer::start(Answers::by(|asked: &Asked| match asked.path.as_str() {
        "/out?to=4" => leading_on("/way"),
        "/way" => Answers::leading_to("/news/4"),
        "/news/4" => html(page("Harbour opens again after winter", "Two more ships are expected.")),
        path => match path.strip_prefix("/step/").and_then(|step| step.parse::<u32>().ok()) {
            Some(step) if step % 2 == 0 => leading_on(&format!("/step/{}", step + 1)),
            Some(step) => Answers::leading_to(&format!("/step/{}", step + 1)),
            None => Answers::with(404, &[], Vec::new()),
        },
    }));
    let kept = clip(&mut sandbox, &format!("{}/out?to=4", server.url()))["outcome"].clone();
    assert_eq!(kept["deed"], "story", "{kept}");
    let story = sandbox.ask("story_show", json!({ "story": kept["story"] }));
    assert_eq!(
        (&story["title"], &story["url"]),
        (&json!("Harbour opens again after winter"), &json!(format!("{}/news/4", server.url())),)
    );
    let clipping = sandbox.ask("clipping_page", json!({ "clipping": kept["clipping"] }));
    assert_eq!(clipping["asked"], format!("{}/out?to=4", server.url()));
    // Both kinds of steps are counted together: five lead on, the sixth is one too many.
    let ended = clip(&mut sandbox, &format!("{}/step/1", server.url()));
    assert!(ended["failure"]["message"].as_str().unwrap().contains("on and on"), "{ended}");
    let steps = server.asked().iter().filter(|asked| asked.path.starts_with("/step/")).count();
    assert_eq!(steps, 6);
}

#[test]
fn a_page_that_only_leads_on_leads_past_the_same_guard() {
    let mut sandbox = library();
    for place in ["http://192.168.7.7/x", "http://[::ffff:10.0.0.1]/x", "http://2130706433.nip.invalid@10.0.0.9/"] {
        let server = WebServer::start(leading_on(place));
        let ended = clip(&mut sandbox, &server.url());
        assert_eq!(ended["failure"]["code"], "guarded", "{place}: {ended}");
    }
    let circle = WebServer::start(Answers::by(|asked: &Asked| match asked.path.as_str() {
        "/a" => leading_on("/b"),
        _ => leading_on("/a"),
    }));
    let ended = clip(&mut sandbox, &format!("{}/a", circle.url()));
    assert!(ended["failure"]["message"].as_str().unwrap().contains("in a circle"), "{ended}");
    let withheld = sandbox.ask("host_list", json!({}));
    assert!(withheld.as_array().unwrap().contains(&json!({ "host": "192.168.7.7", "allowed": false })), "{withheld}");
    // What was withheld can be named as it is written there.
    for host in withheld.as_array().unwrap() {
        sandbox.ask("host_allow", json!({ "host": host["host"] }));
    }
}

#[test]
fn a_page_that_is_gone_when_it_is_clipped_again_is_broken_until_it_is_read_again() {
    let mut sandbox = library();
    let is_gone = Arc::new(AtomicBool::new(false));
    let gone = is_gone.clone();
    let server = WebServer::start(Answers::by(move |asked: &Asked| match asked.path.as_str() {
        "/short" => Answers::leading_to("/news/4"),
        _ if gone.load(Ordering::Relaxed) => Answers::with(410, &[], Vec::new()),
        _ => html(page("Harbour opens again after winter", "Two more ships are expected.")),
    }));
    let broken = |sandbox: &mut Sandbox| sandbox.ask("search", json!({ "query": "is:broken" }))["total"].clone();
    clip(&mut sandbox, &format!("{}/news/4", server.url()));
    assert_eq!(broken(&mut sandbox), 0);
    is_gone.store(true, Ordering::Relaxed);
    // By another way to the same page, too.
    assert_eq!(clip(&mut sandbox, &format!("{}/short", server.url()))["state"], "failed");
    assert_eq!(broken(&mut sandbox), 1);
    is_gone.store(false, Ordering::Relaxed);
    read(&mut sandbox, &format!("{}/news/4", server.url()));
    assert_eq!(broken(&mut sandbox), 0);
    // A fault of the server says nothing of the page.
    let busy = WebServer::start(Answers::with(503, &[], Vec::new()));
    sandbox.ask("story_create", json!({ "title": "Busy", "url": busy.url() }));
    assert_eq!(clip(&mut sandbox, &busy.url())["state"], "failed");
    assert_eq!(broken(&mut sandbox), 0);
}

#[test]
fn every_hostile_server_ends_in_a_sentence_and_in_time() {
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    let zeros = vec![b' '; 1 << 20];
    for _ in 0..200 {
        packed.write_all(&zeros).unwrap();
    }
    let bomb = Answers::With {
        status: 200,
        headers: vec![
            ("content-type".to_owned(), "text/html".to_owned()),
            ("content-encoding".to_owned(), "gzip".to_owned()),
        ],
        body: packed.finish().unwrap(),
    };
    let mut sandbox = library();
    let mut check = |answers: Answers, words: &str| {
        let server = WebServer::start(answers);
        let began = Instant::now();
        let ended = clip(&mut sandbox, &server.url());
        assert!(began.elapsed() < Duration::from_secs(60), "{words}: {:?}", began.elapsed());
        assert_eq!(ended["state"], "failed", "{words}: {ended}");
        let message = ended["failure"]["message"].as_str().unwrap();
        assert!(message.contains(words), "“{words}” is not in: {message}");
        assert_eq!(sandbox.ask("story_list", json!({}))["total"], 0);
    };
    check(bomb, "more than 10 MB");
    check(Answers::Endless(vec![b'x'; 1 << 16]), "more than 10 MB");
    check(Answers::Hangs, "did not answer in time");
    check(Answers::Leaves, "");
    check(Answers::leading_to("/again"), "leads in a circle");
    check(Answers::leading_to("http://192.168.7.7/x"), "into your own network");
    check(Answers::leading_to("http://[::ffff:10.0.0.1]/x"), "into your own network");
    check(Answers::leading_to("file:///etc/passwd"), "not the address of a page");
    check(with("image/png", b"\x89PNG\r\n\x1a\n".to_vec()), "a picture");
    check(with("application/pdf", b"%PDF-1.7".to_vec()), "a PDF document");
    check(with("text/html", b"%PDF-1.7\n%\xE2\xE3".to_vec()), "a PDF document");
    check(with("application/octet-stream", vec![0; 4_000]), "binary data");
    check(with("application/rss+xml", b"<rss/>".to_vec()), "a feed");
    check(html(b"<html><body><div id=app></div></body></html>".to_vec()), "No words to read");
    for (status, words) in [
        (401, "signs in"),
        (403, "did not let Galley"),
        (404, "no page"),
        (410, "no page"),
        (451, "legal"),
        (500, "out of order"),
        (204, ""),
    ] {
        check(Answers::With { status, headers: Vec::new(), body: Vec::new() }, words);
    }
}

#[test]
fn odd_pages_are_read_within_bounds() {
    let mut sandbox = library();
    let mut check = |body: Vec<u8>, kind: &str| {
        let server = WebServer::start(with(kind, body));
        let draft = read(&mut sandbox, &server.url());
        assert!(draft["text"].as_str().unwrap().contains("freighter"), "{kind}: {}", draft["text"]);
        draft
    };
    let deep = check(format!("{}<p>{LEAD}</p>", "<div>".repeat(100_000)).into_bytes(), "text/html");
    assert_eq!(deep["findings"][0]["kind"], "bounded");
    let wide = check(format!("<p {}>{LEAD}</p>", "a=b ".repeat(80_000)).into_bytes(), "text/html");
    assert_eq!(wide["findings"][0]["kind"], "bounded");
    // A server that says another encoding than the page is in.
    let wrong = check(page("Café", "“Quoted” words – and more of them."), "text/html; charset=gb2312");
    assert!(wrong["text"].as_str().unwrap().contains("“Quoted” words –"), "{wrong}");
    check(format!("Harbour\n\n{LEAD}").into_bytes(), "text/plain");
    let year = format!("<meta property='article:published_time' content='9999-12-31'><p>{LEAD}</p>");
    let year = check(year.into_bytes(), "text/html");
    assert_eq!((&year["published"], &year["findings"][0]["kind"]), (&json!(null), &json!("date")));
}

#[test]
fn chinese_pages_are_read_in_the_encoding_that_only_the_server_names() {
    let mut sandbox = library();
    let file = root().join("src-tauri/crates/core/tests/article/page/chinese_without_charset.html");
    let server = WebServer::start(with("text/html; charset=gb18030", std::fs::read(file).unwrap()));
    let draft = read(&mut sandbox, &server.url());
    assert_eq!(draft["title"], "南方水库蓄水降至多年同期最低 农业部门部署抗旱");
    assert!(draft["text"].as_str().unwrap().contains("水利部门周四通报"), "{draft}");
    assert_eq!((&draft["language"], &draft["encoding"]), (&json!("zh"), &json!("gb18030")));
}

#[test]
fn a_private_host_is_reached_only_once_it_was_named() {
    let mut sandbox = Sandbox::empty().with_outside(Arc::new(Nowhere), SHORT);
    let server = WebServer::start(html(page("Harbour opens again", "More.")));
    let ended = clip(&mut sandbox, &format!("http://localhost:{}/", server.port));
    assert!(ended["failure"]["message"].as_str().unwrap().contains("into your own network"), "{ended}");
    assert!(server.asked().is_empty());
    assert_eq!(sandbox.ask("host_list", json!({})), json!([{ "host": "localhost", "allowed": false }]));
    sandbox.ask("host_allow", json!({ "host": "http://LOCALHOST:80/" }));
    assert_eq!(clip(&mut sandbox, &format!("http://localhost:{}/", server.port))["state"], "done");
    sandbox.ask("host_forget", json!({ "host": "localhost" }));
    assert_eq!(clip(&mut sandbox, &format!("http://localhost:{}/", server.port))["state"], "failed");
    sandbox.refused("host_forget", json!({ "host": "localhost" }));
    sandbox.refused("host_allow", json!({ "host": "not a host" }));
}

#[test]
fn words_and_links_are_clipped_as_they_are_pasted() {
    let mut sandbox = library();
    let from = json!({ "kind": "text", "text": format!("Harbour opens\n\n{LEAD}") });
    let ended = sandbox.job("clip", json!({ "from": from }));
    assert_eq!(ended["outcome"]["title"], "Harbour opens", "{ended}");
    let server = WebServer::start(html(page("A page", "Its words.")));
    let from = json!({ "kind": "text", "text": format!("  {}/p \n", server.url()) });
    assert_eq!(sandbox.job("clip", json!({ "from": from }))["outcome"]["title"], "A page");
    let shortcut = sandbox.place("a.url");
    std::fs::write(&shortcut, format!("[InternetShortcut]\r\nURL={}/p\r\n", server.url())).unwrap();
    let from = json!({ "kind": "file", "path": shortcut.to_str().unwrap() });
    assert_eq!(sandbox.job("clip", json!({ "from": from }))["outcome"]["deed"], "nothing");
    sandbox.refused("clip", json!({ "from": { "kind": "text", "text": "  " } }));
    sandbox.refused("clip", json!({ "from": { "kind": "address", "url": "ftp://example.com/" } }));
    let link = sandbox.ask("clip_link", json!({ "link": "galley://clip?url=https%3A%2F%2Fexample.com%2Fa" }));
    assert_eq!(link, json!({ "kind": "address", "url": "https://example.com/a" }));
    sandbox.refused("clip_link", json!({ "link": "galley://clip?url=file:///etc/passwd" }));
    assert!(sandbox.ask("clip_bookmarklet", json!({}))["address"].as_str().unwrap().starts_with("javascript:"));
}

#[test]
fn clippings_with_their_pages_survive_a_round_trip() {
    let mut sandbox = library();
    let server = WebServer::start(html(page("Harbour opens again", "More words of it.")));
    let kept = clip(&mut sandbox, &server.url())["outcome"].clone();
    let file = sandbox.place("all.jsonl");
    sandbox.ask("story_export", json!({ "path": file.to_str().unwrap() }));
    let mut other = Sandbox::empty();
    assert_eq!(other.ask("story_import", json!({ "path": file.to_str().unwrap() }))["added"], 1);
    let page = other.ask("clipping_page", json!({ "clipping": kept["clipping"] }));
    assert_eq!(page["site"], "The Gazette");
    assert!(page["html"].as_str().unwrap().contains("Varnholm"));
    assert_eq!(page["original"], json!(null));
}

#[test]
fn the_command_line_clips_and_extracts() {
    let sandbox = Sandbox::empty();
    let file = sandbox.place("page.html");
    std::fs::write(&file, page("Harbour opens again", "More words of it.")).unwrap();
    let path = file.to_str().unwrap();
    let article = sandbox.galley(&["article", "extract", path, "--url", "https://example.com/a", "--json"]).json();
    assert_eq!((&article["title"], &article["site"]), (&json!("Harbour opens again"), &json!("The Gazette")));
    assert_eq!(article["text"], format!("{LEAD}\n\nMore words of it."));
    let dry = sandbox.galley(&["clip", path, "--url", "https://example.com/a", "--dry-run", "--json"]).json();
    assert_eq!(dry["title"], "Harbour opens again");
    assert_eq!(sandbox.galley(&["story", "list", "--json"]).json()["stories"], json!([]));
    let kept = sandbox.galley(&["clip", path, "--url", "https://example.com/a", "--tag", "trade", "--json"]).json();
    assert_eq!((&kept["deed"], &kept["story"]["tags"]), (&json!("story"), &json!(["trade"])));
    let again = sandbox.galley(&["clip", path, "--url", "https://example.com/a?utm_source=x"]);
    assert!(again.stdout.contains("Already in your library"), "{again:?}");
    let words = galley_with_input(&sandbox.library(), &["clip", "-", "--json"], format!("Words\n\n{LEAD}"));
    assert_eq!(words.json()["story"]["title"], "Words");
    let refused = sandbox.galley(&["clip", "http://127.0.0.1:9/"]);
    assert_eq!(refused.code, Some(1), "{refused:?}");
    assert!(refused.stderr.contains("your own network"), "{refused:?}");
}

#[test]
fn a_page_of_an_account_is_the_accounts_and_not_the_platforms() {
    let sandbox = Sandbox::empty();
    assert_eq!(sandbox.galley(&["outlet", "set", "Platform News", "domains", "qq.com"]).code, Some(0));
    let file = sandbox.place("account.html");
    let page = format!(
        "<html><head><meta property=og:site_name content=Platform></head><body><h1>Harbour opens again after winter</h1>\
         <a id=js_name>Harbour Watch</a><em id=publish_time></em><div id=js_content style='visibility: hidden'>\
         <section>{LEAD}</section><section>{LEAD}</section></div><script>var ct = \"1741219200\";</script></body></html>"
    );
    std::fs::write(&file, page).unwrap();
    let path = file.to_str().unwrap();
    let kept = sandbox.galley(&["clip", path, "--url", "https://mp.weixin.qq.com/s/abc", "--json"]).json();
    assert_eq!(
        (&kept["story"]["outlet"], &kept["story"]["date"]),
        (&json!("Harbour Watch"), &json!("2025-03-06T08:00:00+08:00")),
        "{kept}"
    );
}

#[test]
fn past_issues_come_out_of_an_archive() {
    let mut sandbox = Sandbox::sample();
    let issue = "Weekly No. 7\n\n1. Harbour opens\n\nThe harbour opened on Tuesday after months of ice.\nSource: Gazette\n\n\
        2. Bridge approved\n\nThe council approved the bridge late on Wednesday.\nSource: Courier\n";
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for (name, bytes) in
        [("past/2025-01-03.txt", issue.as_bytes()), ("../../up.txt", b"".as_slice()), ("past/cover.png", b"x")]
    {
        writer.start_file(name, options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    let path = sandbox.place("past.zip");
    std::fs::write(&path, writer.finish().unwrap().into_inner()).unwrap();
    let all = sandbox.ask("issue_import_all", json!({ "publication": "weekly", "path": path.to_str().unwrap() }));
    assert_eq!(all["issues"].as_array().unwrap().len(), 1, "{all}");
    assert_eq!(
        (&all["issues"][0]["file"], &all["issues"][0]["date"]),
        (&json!("past/2025-01-03.txt"), &json!("2025-01-03"))
    );
    assert_eq!(all["refused"][0]["file"], "up.txt");
}
