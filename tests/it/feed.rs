//! Feeds from a server on this machine that plays every role: what arrives, what is asked again, what is refused.

use std::io::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicU16, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use galley_net::clock::Patience;
use galley_net::secret::{Keychain, NoKeychain, Secret};
use galley_tests::Sandbox;
use galley_tests::web_server::{Answers, Asked, WebServer};
use serde_json::{Value, json};

const SHORT: Patience = Patience {
    connect: Duration::from_millis(2_000),
    answer: Duration::from_millis(2_000),
    message: Duration::from_millis(4_000),
    between: Duration::ZERO,
};

/// No keychain is asked here.
struct Nowhere;

impl Keychain for Nowhere {
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

/// A library that may ask this machine.
fn desk() -> Sandbox {
    let mut sandbox = Sandbox::empty().with_outside(Arc::new(Nowhere), SHORT);
    sandbox.ask("host_allow", json!({ "host": "127.0.0.1" }));
    sandbox
}

fn entry(number: usize, title: &str) -> String {
    format!(
        "<item><guid isPermaLink=\"false\">id-{number}</guid><title>{title}</title>\
         <link>https://news.example/{number}</link><pubDate>Tue, {:02} Sep 2026 08:00:00 GMT</pubDate>\
         <description>Words of entry {number}.</description></item>",
        number % 28 + 1
    )
}

fn feed(name: &str, entries: &[String]) -> Vec<u8> {
    format!("<rss version=\"2.0\"><channel><title>{name}</title>{}</channel></rss>", entries.concat()).into_bytes()
}

fn xml(body: impl Into<Vec<u8>>) -> Answers {
    Answers::with(200, &[("content-type", "application/rss+xml")], body)
}

fn add(sandbox: &mut Sandbox, url: &str) -> String {
    let added = sandbox.ask("feed_add", json!({ "url": url }));
    added["value"]["feed"]["id"].as_str().unwrap().to_owned()
}

fn refresh(sandbox: &mut Sandbox) -> Value {
    let ended = sandbox.job("feed_refresh", json!({}));
    assert_eq!(ended["state"], "done", "{ended}");
    ended["outcome"]["result"].clone()
}

fn titles(sandbox: &mut Sandbox) -> Vec<String> {
    let page = sandbox.ask("inbox_list", json!({ "limit": 200 }));
    page["rows"].as_array().unwrap().iter().map(|row| row["title"].as_str().unwrap().to_owned()).collect()
}

fn fault(sandbox: &mut Sandbox, feed: &str) -> Value {
    sandbox.ask("feed_show", json!({ "feed": feed }))["fault"].clone()
}

#[test]
fn entries_arrive_once_and_the_newest_stands_first() {
    let played = WebServer::start(xml(feed("Harbour News", &[entry(3, "Third story"), entry(2, "Second story")])));
    let mut sandbox = desk();
    let id = add(&mut sandbox, &played.url());
    assert!(played.asked().is_empty(), "to enter a feed asks nobody");
    let first = refresh(&mut sandbox);
    assert_eq!((&first["asked"], &first["stories"], &first["failed"]), (&json!(1), &json!(2), &json!(0)));
    assert_eq!(titles(&mut sandbox), ["Third story", "Second story"]);
    let again = refresh(&mut sandbox);
    assert_eq!((&again["stories"], &again["unchanged"]), (&json!(0), &json!(1)));
    let list = sandbox.ask("feed_list", json!({}));
    assert_eq!(list["feeds"][0]["name"], "Harbour News");
    assert_eq!((&list["feeds"][0]["waiting"], &list["waiting"]), (&json!(2), &json!(2)));
    let row = sandbox.ask("inbox_list", json!({ "feed": id }))["rows"][0].clone();
    assert_eq!(row["feeds"][0]["name"], "Harbour News");
    assert_eq!(row["summary"], "Words of entry 3.");
    assert_eq!(row["date"], "2026-09-04T08:00:00Z");
    assert_eq!(sandbox.ask("search", json!({ "query": "feed:Harbour entry" }))["total"], 2);
    let contacts = sandbox.ask("contact_list", json!({}));
    assert_eq!(contacts[0]["purpose"], "feed");
    // What the documents say and what the lists show is one.
    assert_eq!(sandbox.ask("library_doctor", json!({}))["faults"], json!([]));
}

#[test]
fn only_what_is_new_is_asked_for() {
    let played = WebServer::start(Answers::by(|asked: &Asked| {
        if asked.header("if-none-match") == "\"v1\"" && asked.header("if-modified-since").starts_with("Tue, 01 Sep") {
            return Answers::with(304, &[], Vec::new());
        }
        let headers =
            [("etag", "\"v1\""), ("last-modified", "Tue, 01 Sep 2026 08:00:00 GMT"), ("content-type", "text/xml")];
        Answers::with(200, &headers, feed("Harbour", &[entry(1, "One story")]))
    }));
    let mut sandbox = desk();
    add(&mut sandbox, &played.url());
    refresh(&mut sandbox);
    let again = refresh(&mut sandbox);
    assert_eq!((&again["unchanged"], &again["changed"]), (&json!(1), &json!(0)));
    let asked = played.asked();
    assert_eq!(asked.len(), 2);
    assert_eq!(asked[0].header("if-none-match"), "");
    assert_eq!(asked[1].header("if-none-match"), "\"v1\"");
    assert!(asked[0].header("user-agent").starts_with("Galley/"));
}

#[test]
fn an_edited_entry_is_a_further_clipping_and_renames_what_nobody_touched() {
    let count = Arc::new(AtomicUsize::new(0));
    let counted = count.clone();
    let played = WebServer::start(Answers::by(move |_| match counted.fetch_add(1, Ordering::SeqCst) {
        0 => xml(feed("Harbour", &[entry(1, "First wording"), entry(2, "Kept wording")])),
        _ => xml(feed("Harbour", &[entry(1, "Second wording"), entry(2, "Other wording")])),
    }));
    let mut sandbox = desk();
    add(&mut sandbox, &played.url());
    refresh(&mut sandbox);
    let rows = sandbox.ask("inbox_list", json!({}))["rows"].clone();
    let kept = rows.as_array().unwrap().iter().find(|row| row["title"] == "Kept wording").unwrap()["id"].clone();
    sandbox.ask("story_set", json!({ "story": kept, "field": "title", "value": "The editor's own" }));
    let told = refresh(&mut sandbox);
    assert_eq!((&told["updated"], &told["stories"]), (&json!(2), &json!(0)));
    let mut now = titles(&mut sandbox);
    now.sort_unstable();
    assert_eq!(now, ["Second wording", "The editor's own"]);
    assert_eq!(sandbox.ask("story_show", json!({ "story": kept }))["clippings"].as_array().unwrap().len(), 2);
}

#[test]
fn the_same_article_in_two_feeds_is_one_story_seen_in_both() {
    let first = WebServer::start(xml(feed("First", &[entry(1, "Harbour licences are sold again")])));
    let same_address = "<item><guid>other</guid><title>Quite another title for it</title>\
         <link>http://news.example/1?utm_source=second</link></item>";
    let same_headline = "<item><guid>third</guid><title>HARBOUR licences are sold again!</title>\
         <link>https://third.example/x</link><pubDate>Wed, 02 Sep 2026 20:00:00 GMT</pubDate></item>";
    let second = WebServer::start(xml(feed("Second", &[same_address.replace("http:", "https:")])));
    let third = WebServer::start(xml(feed("Third", &[same_headline.to_owned()])));
    let mut sandbox = desk();
    for played in [&first, &second, &third] {
        let id = add(&mut sandbox, &played.url());
        sandbox.job("feed_refresh", json!({ "feeds": [id] }));
    }
    let page = sandbox.ask("inbox_list", json!({}));
    assert_eq!(page["total"], 1, "{page}");
    let names: Vec<&str> =
        page["rows"][0]["feeds"].as_array().unwrap().iter().map(|feed| feed["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["First", "Second", "Third"]);
}

#[test]
fn a_day_is_that_of_where_it_was_published() {
    let dated = |number: usize, date: &str| {
        let entry = entry(number, &format!("Entry {number}"));
        let (before, rest) = entry.split_once("<pubDate>").unwrap();
        format!("{before}<pubDate>{date}{}", &rest[rest.find('<').unwrap()..])
    };
    let entries = [dated(1, "Fri, 04 Sep 2026 06:00:00 +0800"), dated(2, "Thu, 03 Sep 2026 23:00:00 GMT")];
    let server = WebServer::start(xml(feed("Morning", &entries)));
    let mut sandbox = desk();
    add(&mut sandbox, &server.url());
    refresh(&mut sandbox);
    let stories = sandbox.ask("story_list", json!({ "text": "after:2026-09-03" }))["stories"].clone();
    let seen: Vec<_> = stories.as_array().unwrap().iter().map(|story| (&story["title"], &story["date"])).collect();
    assert_eq!(seen, [(&json!("Entry 1"), &json!("2026-09-04T06:00:00+08:00"))]);
    // What came later stands first, whatever its clock said.
    let all = sandbox.ask("story_list", json!({}))["stories"].clone();
    assert_eq!(all[0]["title"], "Entry 2");
}

#[test]
fn what_a_feed_gathered_is_of_whoever_published_it() {
    let gathered = |number: usize, words: &str, source: &str| {
        entry(number, words).replace("</item>", &format!("<source {source}</source></item>"))
    };
    let entries = [
        gathered(1, "Port reopens - Harbour Post", "url=\"https://post.example\">Harbour Post"),
        gathered(2, "Bridge closes - Known Paper", "url=\"https://www.known.example/feed\">Known Paper Online"),
        entry(3, "A headline - of its own"),
        entry(4, "Wrapped")
            .replace("https://news.example/4", "https://www.google.com/url?q=https%3A%2F%2Fpost.example%2F4&amp;sa=D"),
    ];
    let server = WebServer::start(xml(feed("Gatherer", &entries)));
    let mut sandbox = desk();
    sandbox.ask("outlet_create", json!({ "name": "The Known" }));
    sandbox.ask("outlet_set", json!({ "outlet": "The Known", "field": "domains", "value": "known.example" }));
    add(&mut sandbox, &server.url());
    refresh(&mut sandbox);
    let stories = sandbox.ask("story_list", json!({}))["stories"].clone();
    let mut seen: Vec<(&str, &str)> = stories
        .as_array()
        .unwrap()
        .iter()
        .map(|story| (story["title"].as_str().unwrap(), story["outlet"].as_str().unwrap_or_default()))
        .collect();
    seen.sort_unstable();
    assert_eq!(
        seen,
        [
            ("A headline - of its own", ""),
            ("Bridge closes - Known Paper", "The Known"),
            ("Port reopens", "Harbour Post"),
            ("Wrapped", ""),
        ]
    );
    let wrapped = stories.as_array().unwrap().iter().find(|story| story["title"] == "Wrapped").unwrap();
    assert_eq!(wrapped["url"], "https://post.example/4");
}

#[test]
fn what_ran_before_is_told_in_the_inbox() {
    let mut sandbox = Sandbox::sample().with_outside(Arc::new(Nowhere), SHORT);
    sandbox.ask("host_allow", json!({ "host": "127.0.0.1" }));
    let issue = sandbox.ask("issue_list", json!({}))[0]["id"].clone();
    let desk = sandbox.desk(issue.as_str().unwrap());
    let entries = desk["entries"].as_array().unwrap();
    let headline = entries.iter().find_map(|entry| entry["headline"].as_str()).unwrap().to_owned();
    let played = WebServer::start(xml(feed("Harbour", &[entry(1, &headline.replace('&', "&amp;"))])));
    add(&mut sandbox, &played.url());
    refresh(&mut sandbox);
    let rows = sandbox.ask("inbox_list", json!({ "text": "feed:Harbour" }))["rows"].clone();
    assert_eq!(rows[0]["ran"][0]["headline"], headline.as_str(), "{rows}");
}

#[test]
fn rules_label_and_reject_what_arrives_and_say_why() {
    let played = WebServer::start(xml(feed(
        "Harbour",
        &[entry(1, "Ferry strike goes on"), entry(2, "Horoscope of the week"), entry(3, "Plain story here")],
    )));
    let mut sandbox = desk();
    let rule = |words: Value| json!({ "words": words });
    sandbox.ask("rule_add", rule(json!({ "words": ["ferr*"], "tags": ["ports"], "verdict": "shortlist" })));
    let spiking = sandbox.ask("rule_add", rule(json!({ "name": "Stars", "words": ["horoscope"], "verdict": "spike" })))
        ["value"]["id"]
        .clone();
    sandbox.refused("rule_add", rule(json!({ "words": ["no deed"] })));
    add(&mut sandbox, &played.url());
    refresh(&mut sandbox);
    assert_eq!(titles(&mut sandbox), ["Plain story here"]);
    let spiked = sandbox.ask("inbox_list", json!({ "state": "spiked" }))["rows"][0].clone();
    assert_eq!((&spiked["rules"][0]["name"], &spiked["rules"][0]["state"]), (&json!("Stars"), &json!("spiked")));
    let listed = sandbox.ask("inbox_list", json!({ "state": "shortlist" }))["rows"][0].clone();
    assert_eq!(listed["tags"], json!(["ports"]));
    // Taken back as one change, and that taken back too.
    let done = sandbox.ask("rule_revert", json!({ "rule": spiking }));
    assert_eq!(done["value"]["stories"], 1);
    assert_eq!(titles(&mut sandbox).len(), 2);
    sandbox.ask("undo", json!({}));
    assert_eq!(titles(&mut sandbox), ["Plain story here"]);
    sandbox.ask("redo", json!({}));
    assert_eq!(sandbox.ask("rule_apply", json!({ "rule": spiking }))["value"]["stories"], 1);
}

#[test]
fn triage_of_many_is_one_change() {
    let entries: Vec<String> = (1..=6).map(|at| entry(at, &format!("Story number {at} of six"))).collect();
    let played = WebServer::start(xml(feed("Harbour", &entries)));
    let mut sandbox = desk();
    add(&mut sandbox, &played.url());
    refresh(&mut sandbox);
    let rows = sandbox.ask("inbox_list", json!({}))["rows"].clone();
    let ids: Vec<&Value> = rows.as_array().unwrap().iter().take(4).map(|row| &row["id"]).collect();
    let changed = sandbox.ask("inbox_triage", json!({ "stories": ids, "verdict": "spike" }));
    assert_eq!(changed["undo"]["verb"], "inbox_spike");
    assert_eq!(titles(&mut sandbox).len(), 2);
    sandbox.ask("undo", json!({}));
    assert_eq!(titles(&mut sandbox).len(), 6);
}

#[test]
fn a_move_for_good_is_remembered_and_one_for_now_is_not() {
    let check = |status: u16, remembered: bool| {
        let played = WebServer::start(Answers::by(move |asked: &Asked| match asked.path.as_str() {
            "/new.xml" => xml(feed("Moved", &[entry(1, "A moved story")])),
            _ => Answers::with(status, &[("location", "/new.xml")], Vec::new()),
        }));
        let mut sandbox = desk();
        let id = add(&mut sandbox, &format!("{}/old.xml", played.url()));
        assert_eq!(refresh(&mut sandbox)["stories"], 1, "{status}");
        let url = sandbox.ask("feed_show", json!({ "feed": id }))["url"].as_str().unwrap().to_owned();
        assert_eq!(url.ends_with("/new.xml"), remembered, "{status}: {url}");
    };
    check(301, true);
    check(308, true);
    check(302, false);
    check(307, false);
}

#[test]
fn what_is_gone_or_wants_to_be_left_alone_is_not_asked_again_at_once() {
    let played = WebServer::start(Answers::by(|asked: &Asked| match asked.path.as_str() {
        "/gone" => Answers::with(410, &[], Vec::new()),
        "/often" => Answers::with(429, &[("retry-after", "86400")], Vec::new()),
        _ => Answers::with(503, &[("retry-after", "86400")], Vec::new()),
    }));
    let mut sandbox = desk();
    let check = |sandbox: &mut Sandbox, path: &str, cause: &str| {
        let id = add(sandbox, &format!("{}{path}", played.url()));
        let told = refresh(sandbox);
        assert_eq!(told["failed"], 1, "{path}: {told}");
        let fault = fault(sandbox, &id);
        assert_eq!(fault["cause"], cause, "{path}");
        let asked = played.asked().len();
        assert_eq!(refresh(sandbox)["waiting"], 1, "{path}");
        assert_eq!(played.asked().len(), asked, "{path} was left alone");
        sandbox.ask("feed_remove", json!({ "feeds": [id] }));
    };
    check(&mut sandbox, "/gone", "gone");
    check(&mut sandbox, "/often", "later");
    check(&mut sandbox, "/busy", "later");
}

#[test]
fn hostile_and_broken_servers_end_in_a_finding_within_bounds() {
    let mut bomb = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    bomb.write_all(b"<rss version='2.0'><channel><title>Bomb</title>").unwrap();
    for _ in 0..64 {
        bomb.write_all(&vec![b' '; 1_000_000]).unwrap();
    }
    let bomb = bomb.finish().unwrap();
    assert!(bomb.len() < 200_000);
    let check = |answers: Answers, cause: &str, words: &str| {
        let played = WebServer::start(answers);
        let mut sandbox = desk();
        let id = add(&mut sandbox, &played.url());
        let started = Instant::now();
        let told = refresh(&mut sandbox);
        assert!(started.elapsed() < Duration::from_secs(20), "{words}: {:?}", started.elapsed());
        assert_eq!(told["failed"], 1, "{words}: {told}");
        let fault = fault(&mut sandbox, &id);
        assert_eq!(fault["cause"], cause, "{fault}");
        assert!(fault["message"].as_str().unwrap().contains(words), "{fault}");
        assert_eq!(fault["times"], 1);
    };
    check(Answers::with(200, &[("content-encoding", "gzip")], bomb), "too_large", "more than 20 MB");
    check(Answers::Endless(b"<rss><channel><item>".repeat(1_000)), "too_large", "more than 20 MB");
    check(Answers::Hangs, "outside", "in time");
    check(Answers::Leaves, "outside", "in the middle");
    check(Answers::with(404, &[], Vec::new()), "outside", "(404)");
    check(Answers::with(500, &[], Vec::new()), "outside", "(500)");
    check(xml(b"<!doctype html><title>A page</title><p>Words".to_vec()), "no_feed", "web page");
    check(xml(b"\x89PNG\r\n\x1A\n\0\0\0\0".to_vec()), "no_feed", "not a feed");
    check(xml(Vec::new()), "no_feed", "nothing at all");
    check(Answers::leading_to("http://10.0.0.1/feed"), "guarded", "your own network");
    check(Answers::leading_to("http://169.254.169.254/latest/"), "guarded", "your own network");
    check(Answers::leading_to("http://[::1]:9/feed"), "guarded", "your own network");
    check(Answers::leading_to("http://2130706434/feed"), "guarded", "your own network");
    check(Answers::leading_to("file:///etc/passwd"), "outside", "");
    check(Answers::leading_to("/again"), "outside", "on and on");
}

#[test]
fn this_machine_is_not_asked_unless_somebody_named_it() {
    let played = WebServer::start(xml(feed("Own", &[entry(1, "Own story")])));
    let mut sandbox = Sandbox::empty().with_outside(Arc::new(Nowhere), SHORT);
    let id = add(&mut sandbox, &played.url());
    assert_eq!(refresh(&mut sandbox)["failed"], 1);
    assert_eq!(fault(&mut sandbox, &id)["cause"], "guarded");
    assert!(played.asked().is_empty());
    // The person can name it where hosts are named.
    assert_eq!(sandbox.ask("host_list", json!({})), json!([{ "host": "127.0.0.1", "allowed": false }]));
}

#[test]
fn a_host_that_was_withheld_on_the_way_can_be_named() {
    let inner = WebServer::start(xml(feed("Inner", &[entry(1, "Inner story")])));
    let outer = WebServer::start(Answers::leading_to(&format!("http://localhost:{}/feed", inner.port)));
    let mut sandbox = desk();
    let withheld = |sandbox: &mut Sandbox| {
        let hosts = sandbox.ask("host_list", json!({}));
        let withheld = hosts.as_array().unwrap().iter().filter(|host| host["allowed"] == false);
        withheld.map(|host| host["host"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let found = sandbox.job("feed_discover", json!({ "url": outer.url() }));
    assert_eq!(found["failure"]["code"], "guarded", "{found}");
    assert_eq!(withheld(&mut sandbox), ["localhost"]);
    sandbox.ask("host_allow", json!({ "host": "localhost" }));
    let found = sandbox.job("feed_discover", json!({ "url": outer.url() }));
    assert_eq!(found["outcome"]["feeds"][0]["title"], "Inner", "{found}");
    sandbox.ask("host_forget", json!({ "host": "localhost" }));
    let id = add(&mut sandbox, &outer.url());
    refresh(&mut sandbox);
    let fault = fault(&mut sandbox, &id);
    assert!(fault["message"].as_str().unwrap().contains("“localhost”"), "{fault}");
    assert_eq!(withheld(&mut sandbox), ["localhost"]);
}

#[test]
fn a_feed_that_is_gone_is_a_broken_address_until_it_answers_again() {
    let status = Arc::new(AtomicU16::new(404));
    let now = status.clone();
    let played = WebServer::start(Answers::by(move |_: &Asked| match now.load(Ordering::Relaxed) {
        200 => xml(feed("Back", &[entry(1, "It came back")])),
        status => Answers::with(status, &[], Vec::new()),
    }));
    let mut sandbox = desk();
    sandbox.ask("story_create", json!({ "title": "About that feed", "url": played.url() }));
    let id = add(&mut sandbox, &played.url());
    let mut check = |answer: u16, broken: u32| {
        status.store(answer, Ordering::Relaxed);
        sandbox.job("feed_refresh", json!({ "feeds": [id] }));
        assert_eq!(sandbox.ask("search", json!({ "query": "is:broken" }))["total"], broken, "{answer}");
    };
    check(500, 0);
    check(404, 1);
    check(500, 1);
    check(200, 0);
    check(410, 1);
    check(200, 0);
}

#[test]
fn one_feed_that_fails_keeps_no_other_from_its_news() {
    let played = WebServer::start(Answers::by(|asked: &Asked| match asked.path.as_str() {
        "/bad" => Answers::Leaves,
        path => xml(feed(
            path,
            &[format!(
                "<item><guid>{path}</guid><title>Story of place {path}</title><link>https://news.example{path}</link></item>"
            )],
        )),
    }));
    let mut sandbox = desk();
    for at in 0..30 {
        add(&mut sandbox, &format!("{}/{at}", played.url()));
    }
    add(&mut sandbox, &format!("{}/bad", played.url()));
    let told = refresh(&mut sandbox);
    assert_eq!((&told["stories"], &told["failed"]), (&json!(30), &json!(1)), "{told}");
    assert_eq!(told["faults"][0]["fault"]["cause"], "outside");
    assert_eq!(sandbox.ask("feed_list", json!({}))["faults"], 1);
}

#[test]
fn charsets_are_those_that_the_server_says() {
    let body = b"<rss version='2.0'><channel><title>\xD0\xC2\xCE\xC5</title><item><title>\xB8\xDB\xBF\xDA\xC5\xC6\xD5\xD5</title>\
                 <link>https://news.example/gb</link></item></channel></rss>";
    let played = WebServer::start(Answers::with(200, &[("content-type", "text/xml; charset=gb2312")], body.to_vec()));
    let mut sandbox = desk();
    add(&mut sandbox, &played.url());
    refresh(&mut sandbox);
    assert_eq!(titles(&mut sandbox), ["港口牌照"]);
}

#[test]
fn the_feeds_of_a_page_are_found() {
    let played = WebServer::start(Answers::by(|asked: &Asked| match asked.path.as_str() {
        "/" => Answers::with(
            200,
            &[("content-type", "text/html")],
            "<html><link rel=alternate type=application/rss+xml title=News href=/news.xml></html>",
        ),
        "/bare/" => Answers::with(200, &[("content-type", "text/html")], "<html><p>No link at all</html>"),
        "/news.xml" | "/bare/feed" => xml(feed("Harbour News", &[entry(1, "One story")])),
        _ => Answers::with(404, &[], Vec::new()),
    }));
    let mut sandbox = desk();
    for (page, feed) in [("/", "/news.xml"), ("/bare/", "/bare/feed"), ("/news.xml", "/news.xml")] {
        let found = sandbox.job("feed_discover", json!({ "url": format!("{}{page}", played.url()) }));
        let feeds = &found["outcome"]["feeds"];
        assert_eq!(feeds[0]["url"], format!("{}{feed}", played.url()), "{found}");
        assert_eq!((&feeds[0]["title"], &feeds[0]["entries"]), (&json!("Harbour News"), &json!(1)));
        assert_eq!(feeds[0]["headlines"], json!(["One story"]));
    }
    let nothing = sandbox.job("feed_discover", json!({ "url": format!("{}/nothing", played.url()) }));
    assert_eq!(nothing["state"], "failed");
}

#[test]
fn a_stopped_refresh_keeps_what_had_come() {
    let played = WebServer::start(Answers::by(|asked: &Asked| match asked.path.as_str() {
        "/hangs" => Answers::Hangs,
        path => xml(feed(path, &[entry(path.len(), "A story that came")])),
    }));
    let patient = Patience { answer: Duration::from_secs(30), message: Duration::from_secs(60), ..SHORT };
    let mut sandbox = Sandbox::empty().with_outside(Arc::new(Nowhere), patient);
    sandbox.ask("host_allow", json!({ "host": "127.0.0.1" }));
    add(&mut sandbox, &format!("{}/hangs", played.url()));
    let job = sandbox.ask("feed_refresh", json!({}))["job"].clone();
    let stopped = sandbox.ask("job_cancel", json!({ "job": job }));
    assert!(["running", "cancelled"].contains(&stopped["state"].as_str().unwrap()));
    let ended = sandbox.session.wait(job.as_u64().unwrap() as u32).unwrap();
    assert_eq!(serde_json::to_value(ended.state).unwrap(), "cancelled");
}

#[test]
fn feeds_are_carried_in_and_out_with_their_folders() {
    let mut sandbox = desk();
    let opml = "<opml version='2.0'><body><outline text='News'><outline text='China'>\
        <outline type='rss' text='One &amp; more' xmlUrl='https://one.example/rss' htmlUrl='https://one.example/'/>\
        </outline></outline><outline text='Two' xmlUrl='https://two.example/rss'/>\
        <outline text='No address' xmlUrl='javascript:x'/></body></opml>";
    let taken = sandbox.ask("opml_import", json!({ "text": opml }));
    assert_eq!(taken["value"]["added"].as_array().unwrap().len(), 2, "{taken}");
    assert_eq!(taken["value"]["refused"].as_array().unwrap().len(), 1);
    let list = sandbox.ask("feed_list", json!({}));
    let folders: Vec<&str> =
        list["folders"].as_array().unwrap().iter().map(|one| one["folder"].as_str().unwrap()).collect();
    assert_eq!(folders, ["News", "News/China"]);
    let written = sandbox.ask("opml_export", json!({}))["text"].as_str().unwrap().to_owned();
    let mut other = desk();
    assert_eq!(other.ask("opml_import", json!({ "text": written }))["value"]["added"].as_array().unwrap().len(), 2);
    let told = |list: &Value| -> Vec<String> {
        let feeds = list["feeds"].as_array().unwrap();
        feeds.iter().map(|feed| format!("{} {} {}", feed["folder"], feed["name"], feed["url"])).collect()
    };
    assert_eq!(told(&other.ask("feed_list", json!({}))), told(&list));
    assert_eq!(sandbox.ask("opml_import", json!({ "text": opml }))["value"]["already"], 2);
    sandbox.ask("feed_folder_rename", json!({ "folder": "News", "name": "Papers" }));
    assert_eq!(sandbox.ask("feed_list", json!({}))["folders"][1]["folder"], "Papers/China");
    sandbox.ask("undo", json!({}));
    assert_eq!(told(&sandbox.ask("feed_list", json!({}))), told(&list));
}

#[test]
fn a_feed_that_was_removed_comes_back_by_undo() {
    let mut sandbox = desk();
    let id = add(&mut sandbox, "https://one.example/rss");
    assert_eq!(sandbox.ask("feed_add", json!({ "url": "feed:https://one.example/rss/" }))["value"]["already"], true);
    sandbox.ask("feed_remove", json!({ "feeds": [id] }));
    sandbox.refused("feed_show", json!({ "feed": id }));
    sandbox.ask("undo", json!({}));
    assert_eq!(sandbox.ask("feed_show", json!({ "feed": id }))["url"], "https://one.example/rss");
    sandbox.ask("redo", json!({}));
    sandbox.refused("feed_show", json!({ "feed": id }));
    assert_eq!(sandbox.ask("library_doctor", json!({}))["faults"], json!([]));
}

#[test]
fn commands_are_answered_while_many_feeds_come_in() {
    let played = WebServer::start(Answers::by(|asked: &Asked| {
        let place = asked.path.trim_start_matches('/').to_owned();
        let entries = (0..20).map(|at| {
            format!(
                "<item><guid>{place}-{at}</guid><title>Story {at} about place {place} and more</title>\
                 <link>https://news.example/{place}/{at}</link><description>Words {at} of {place}.</description></item>"
            )
        });
        xml(feed(&place, &entries.collect::<Vec<_>>()))
    }));
    let mut sandbox = desk();
    let outlines: String =
        (0..100).map(|at| format!("<outline text='F{at}' xmlUrl='{}/{at}'/>", played.url())).collect();
    sandbox.ask("opml_import", json!({ "text": format!("<opml><body>{outlines}</body></opml>") }));
    let job = sandbox.ask("feed_refresh", json!({}))["job"].as_u64().unwrap() as u32;
    let mut longest = Duration::ZERO;
    let ended = loop {
        let asked = Instant::now();
        let view = sandbox.ask("job_show", json!({ "job": job }));
        longest = longest.max(asked.elapsed());
        if view["state"] != "running" {
            break view;
        }
    };
    assert_eq!(ended["outcome"]["result"]["stories"], 2_000, "{ended}");
    assert!(longest < Duration::from_secs(3), "a command waited {longest:?}");
}

#[test]
fn nothing_is_asked_by_itself_until_the_editor_switches_it_on() {
    let played = WebServer::start(xml(feed("Harbour", &[entry(1, "One story of it")])));
    let mut sandbox = desk();
    add(&mut sandbox, &played.url());
    assert!(sandbox.session.refresh_if_due().unwrap().is_none());
    assert!(played.asked().is_empty());
    assert_eq!(sandbox.ask("feed_setting_set", json!({ "every": 1 }))["every"], 5);
    let job = sandbox.session.refresh_if_due().unwrap().unwrap().job;
    assert!(sandbox.session.refresh_if_due().unwrap().is_none(), "one asking at a time");
    sandbox.session.wait(job).unwrap();
    assert_eq!(played.asked().len(), 1);
    assert_eq!(titles(&mut sandbox).len(), 1);
    sandbox.ask("feed_setting_set", json!({ "every": 600 }));
    sandbox.job("feed_refresh", json!({}));
    assert!(sandbox.session.refresh_if_due().unwrap().is_none(), "its time has not come");
}

#[test]
fn the_command_line_does_all_of_it() {
    let played = WebServer::start(xml(feed("Harbour News", &[entry(1, "One story of the harbour")])));
    let sandbox = Sandbox::empty().closed();
    let added = sandbox.galley(&["feed", "add", &played.url(), "--folder", "News", "--json"]).json();
    assert_eq!(added["feed"]["folder"], "News");
    assert!(played.asked().is_empty());
    sandbox.galley(&["rule", "add", "--word", "harbour", "--tag", "ports"]);
    let told = sandbox.galley(&["feed", "refresh", "--json"]).json();
    assert_eq!((&told["stories"], &told["failed"]), (&json!(1), &json!(0)), "{told}");
    let listed = sandbox.galley(&["feed", "list", "--json"]).json();
    assert_eq!((&listed["feeds"][0]["name"], &listed["feeds"][0]["waiting"]), (&json!("Harbour News"), &json!(1)));
    let inbox = sandbox.galley(&["inbox", "list", "--json"]).json();
    assert_eq!(inbox["rows"][0]["tags"], json!(["ports"]));
    let story = inbox["rows"][0]["id"].as_str().unwrap();
    let decided = sandbox.galley(&["inbox", "shortlist", story, "--json"]).json();
    assert_eq!(decided[0]["state"], "shortlist");
    let file = sandbox.place("feed.xml");
    std::fs::write(&file, feed("Harbour &amp; more", &[entry(1, "&lt;b&gt;Bold&lt;/b&gt; one")])).unwrap();
    let parsed = sandbox.galley(&["feed", "parse", file.to_str().unwrap(), "--json"]).json();
    assert_eq!(parsed["title"], "Harbour & more");
    assert_eq!(parsed["entries"][0]["title"], "Bold one");
    assert_eq!(parsed["entries"][0]["published"], "2026-09-02T08:00:00Z");
    assert_eq!(parsed["entries"][0]["summary_text"], "Words of entry 1.");
    assert_eq!(parsed["entries"][0]["content_html"], Value::Null);
    let out = sandbox.galley(&["opml", "export", "-"]);
    assert!(out.stdout.contains("xmlUrl="), "{out:?}");
    std::fs::write(&file, "no feed at all").unwrap();
    assert_eq!(sandbox.galley(&["feed", "parse", file.to_str().unwrap()]).code, Some(1));
}
