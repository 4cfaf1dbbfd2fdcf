//! The library of stories: carried in and out, changed many at once, merged, thrown away and brought back, and
//! known when they ran before.

use std::fs;

use galley_tests::Sandbox;
use serde_json::{Map, Value, json};

fn lines(sandbox: &Sandbox, name: &str, lines: &[&str]) -> String {
    let path = sandbox.place(name);
    fs::write(&path, lines.join("\n")).unwrap();
    path.to_str().unwrap().to_owned()
}

fn exported(sandbox: &mut Sandbox) -> Vec<Map<String, Value>> {
    let path = sandbox.place("out.jsonl");
    sandbox.ask("story_export", json!({ "path": path }));
    fs::read_to_string(path).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn new_story(sandbox: &mut Sandbox, request: Value) -> String {
    sandbox.ask("story_create", request)["value"]["id"].as_str().unwrap().to_owned()
}

#[test]
fn nothing_is_lost_through_json_lines() {
    let mut sandbox = Sandbox::empty();
    let written = [
        r#"{"title":"One","text":"First.\n\nSecond.","url":"https://example.com/a?utm_source=x","outlet":"Paper","language":"en","date":"2025-01-03","tags":["b","a"]}"#,
        r#"{"title":"二","text":"平台\n算法  ","id":7,"score":{"a":[1.5,null,18446744073709551615]},"url":null}"#,
        r#"{"title":" Three ","tags":"x, y","date":"last spring","notes":"n","state":"hold"}"#,
    ];
    let path = lines(&sandbox, "in.jsonl", &[written[0], "{", written[1], "", r#"{"text":"no title"}"#, written[2]]);
    let done = sandbox.ask("story_import", json!({ "path": path }));
    assert_eq!((&done["added"], &done["refused"]), (&json!(3), &json!(2)), "{done}");
    assert_eq!((&done["findings"][0]["line"], &done["findings"][1]["line"]), (&json!(2), &json!(5)));
    let out = exported(&mut sandbox);
    for (line, story) in written.iter().zip(&out) {
        let line: Map<String, Value> = serde_json::from_str(line).unwrap();
        for (name, value) in &line {
            let (mut value, mut found) = (value.clone(), story[name].clone());
            // Labels are a set, and stand in alphabetical order.
            for one in [&mut value, &mut found] {
                if let (Value::Array(tags), "tags") = (one, name.as_str()) {
                    tags.sort_by_key(ToString::to_string);
                }
            }
            assert_eq!(found, value, "{name} of {story:?}");
        }
    }
    // Another library takes the same over, and writes the same again.
    let mut other = Sandbox::empty();
    let path = sandbox.place("out.jsonl");
    assert_eq!(other.ask("story_import", json!({ "path": path }))["added"], 3);
    assert_eq!(exported(&mut other), out);
    // The same file again brings nothing new.
    assert_eq!(other.ask("story_import", json!({ "path": path }))["already"], 3);
    assert_eq!(exported(&mut other), out);
    // What came in is searched, and goes with one undo.
    assert_eq!(other.ask("search", json!({ "query": "算" }))["total"], 1);
    other.ask("undo", json!({}));
    assert_eq!(exported(&mut other), Vec::<Map<String, Value>>::new());
    assert_eq!(other.ask("search", json!({ "query": "算" }))["total"], 0);
    other.ask("redo", json!({}));
    assert_eq!(exported(&mut other), out);
}

#[test]
fn a_whole_story_is_carried_with_its_clippings_and_shelf() {
    let mut sandbox = Sandbox::sample();
    let before = exported(&mut sandbox);
    let first = before[0]["galley"]["id"].as_str().unwrap().to_owned();
    sandbox.ask("story_change", json!({ "stories": [first], "deed": { "kind": "trash" } }));
    let before = exported(&mut sandbox);
    assert_eq!(before[0]["galley"]["trashed"], true);
    let mut other = Sandbox::empty();
    other.ask("story_import", json!({ "path": sandbox.place("out.jsonl") }));
    assert_eq!(exported(&mut other), before);
}

#[test]
fn the_command_takes_in_every_form_and_writes_it_again() {
    let sandbox = Sandbox::empty();
    let path = lines(
        &sandbox,
        "in.jsonl",
        &[r#"{"title":"One & two","text":"Text.","url":"https://example.com/1","tags":["a","b"]}"#, "nonsense"],
    );
    let run = sandbox.galley(&["story", "import", &path]);
    assert_eq!(run.code, Some(0), "{run:?}");
    assert!(run.stdout.contains("1 stories are new.") && run.stderr.contains("line 2:"), "{run:?}");
    for name in ["out.csv", "out.opml", "out.ris", "out.json", "folder"] {
        let file = sandbox.place(name);
        let file = file.to_str().unwrap();
        let format: &[&str] = if name == "folder" { &["--format", "markdown"] } else { &[] };
        let run = sandbox.galley(&[&["story", "export", file][..], format].concat());
        assert_eq!(run.code, Some(0), "{name}: {run:?}");
        let other = Sandbox::empty();
        let run = other.galley(&["story", "import", file, "--json"]);
        assert_eq!((run.code, &run.json()["added"]), (Some(0), &json!(1)), "{name}: {run:?}");
        let found = other.galley(&["search", "two tag:a", "--json"]);
        assert_eq!(found.json()["hits"][0]["title"], "One & two", "{name}: {found:?}");
    }
    let run = sandbox.galley(&["story", "export", "-", "--query", "nothing"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(0), ""), "{run:?}");
    assert_eq!(sandbox.galley(&["story", "import", "/nowhere.jsonl"]).code, Some(1));
}

#[test]
fn many_stories_are_changed_and_taken_back_as_one() {
    let mut sandbox = Sandbox::empty();
    let ids: Vec<String> =
        (0..5).map(|n| new_story(&mut sandbox, json!({ "title": format!("Story {n}"), "tags": ["old"] }))).collect();
    let titles = |sandbox: &mut Sandbox, request: Value| -> usize {
        sandbox.ask("story_list", request)["stories"].as_array().unwrap().len()
    };
    let some = json!(ids[..3]);
    sandbox.ask("story_change", json!({ "stories": some, "deed": { "kind": "tag", "tags": ["new", " new "] } }));
    assert_eq!(titles(&mut sandbox, json!({ "tag": "new" })), 3);
    sandbox.ask("story_change", json!({ "stories": some, "deed": { "kind": "untag", "tags": ["old"] } }));
    assert_eq!(titles(&mut sandbox, json!({ "tag": "old" })), 2);
    sandbox.ask("story_change", json!({ "stories": some, "deed": { "kind": "state", "state": "spiked" } }));
    assert_eq!(titles(&mut sandbox, json!({ "state": "spiked", "tag": "new" })), 3);
    sandbox.ask("story_change", json!({ "stories": some, "deed": { "kind": "outlet", "outlet": "Paper" } }));
    assert_eq!(titles(&mut sandbox, json!({ "text": "outlet:paper" })), 3);
    let facets = sandbox.ask("story_facets", json!({}));
    assert_eq!(
        facets["states"],
        json!([
            { "value": "inbox", "label": "inbox", "count": 2 }, { "value": "spiked", "label": "spiked", "count": 3 }
        ])
    );
    sandbox.ask("story_change", json!({ "stories": some, "deed": { "kind": "trash" } }));
    assert_eq!(titles(&mut sandbox, json!({})), 2);
    assert_eq!(titles(&mut sandbox, json!({ "text": "is:trashed" })), 3);
    assert_eq!(titles(&mut sandbox, json!({ "text": "in:trash state:spiked" })), 3);
    assert_eq!(sandbox.ask("search", json!({ "query": "story" }))["total"], 2);
    sandbox.ask("story_change", json!({ "stories": [ids[0]], "deed": { "kind": "restore" } }));
    assert_eq!(titles(&mut sandbox, json!({})), 3);
    for _ in 0..6 {
        sandbox.ask("undo", json!({}));
    }
    assert_eq!(
        (titles(&mut sandbox, json!({})), titles(&mut sandbox, json!({ "tag": "old", "state": "inbox" }))),
        (5, 5)
    );
    assert_eq!(sandbox.ask("library_doctor", json!({}))["faults"], json!([]));
}

#[test]
fn reports_of_one_event_are_merged_and_parted_without_loss() {
    let mut sandbox = Sandbox::empty();
    let one = new_story(
        &mut sandbox,
        json!({ "title": "Harbour licences go to the ferry company", "url": "https://example.com/1", "text": "Alpha text.", "tags": ["x"] }),
    );
    let two = new_story(
        &mut sandbox,
        json!({ "title": "Harbour licences go to a ferry company", "url": "https://example.org/2", "text": "Beta text.", "tags": ["x", "y"] }),
    );
    let other = new_story(
        &mut sandbox,
        json!({ "title": "The town hall opens on Sunday", "url": "https://example.com/1?utm_source=feed" }),
    );
    sandbox.ask("story_set", json!({ "story": two, "field": "notes", "value": "Ask two" }));
    sandbox.ask("story_set", json!({ "story": one, "field": "notes", "value": "Ask one" }));
    let found = sandbox.ask("story_duplicates", json!({ "story": one }));
    let found: Vec<(&str, &str)> = found
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["story"]["id"].as_str().unwrap(), one["by"].as_str().unwrap()))
        .collect();
    assert_eq!(found, [(other.as_str(), "address"), (two.as_str(), "headline")]);
    let groups = sandbox.ask("story_groups", json!({}));
    assert_eq!((groups.as_array().unwrap().len(), groups[0].as_array().unwrap().len()), (1, 3));
    let before = [&one, &two].map(|id| sandbox.ask("story_show", json!({ "story": id })));
    let merged = sandbox.ask("story_merge", json!({ "into": one, "stories": [two] }))["value"].clone();
    assert_eq!((&merged["notes"], &merged["tags"]), (&json!("Ask one\n\nAsk two"), &json!(["x", "y"])));
    assert_eq!(merged["clippings"].as_array().unwrap().len(), 2);
    assert_eq!(sandbox.ask("story_list", json!({}))["total"], 2);
    // What it brought is found in the story that took it in.
    let hits = sandbox.ask("search", json!({ "query": "beta" }));
    assert_eq!((&hits["total"], &hits["hits"][0]["id"]), (&json!(1), &json!(one)));
    assert_eq!(sandbox.ask("search", json!({ "query": "https://example.org/2" }))["total"], 1);
    sandbox.refused("story_merge", json!({ "into": other, "stories": [two] }));
    sandbox.refused("story_merge", json!({ "into": one, "stories": [one] }));
    sandbox.ask("story_part", json!({ "story": two }));
    let after = [&one, &two].map(|id| sandbox.ask("story_show", json!({ "story": id })));
    assert_eq!(after, before);
    sandbox.ask("undo", json!({}));
    sandbox.ask("undo", json!({}));
    assert_eq!([&one, &two].map(|id| sandbox.ask("story_show", json!({ "story": id }))), before);
    assert_eq!(sandbox.ask("library_doctor", json!({}))["faults"], json!([]));
}

#[test]
fn what_ran_before_is_told_wherever_it_matters() {
    let mut sandbox = Sandbox::empty();
    sandbox.ask("publication_create", json!({ "name": "Weekly", "slug": "weekly", "preset": "weekly_digest" }));
    let folder = sandbox.place("past");
    fs::create_dir_all(folder.join("2025")).unwrap();
    let past = "Intro words.\n\n1. First headline of the issue\n\nText of the first.\n\n2. Harbour licences go to the ferry company\n\nMore [here](https://example.com/a?utm_source=mail).\n";
    fs::write(folder.join("2025/weekly-2025-01-03.md"), past).unwrap();
    fs::write(folder.join("weekly-2025-01-10.txt"), past.replace("ferry", "tram")).unwrap();
    fs::write(folder.join("empty.txt"), "").unwrap();
    fs::write(folder.join("picture.png"), "no").unwrap();
    let run = sandbox.galley(&["issue", "import", "weekly", "--all", folder.to_str().unwrap(), "--json"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    let all = run.json();
    assert_eq!((all["issues"].as_array().unwrap().len(), all["refused"].as_array().unwrap().len()), (2, 1), "{all}");
    assert_eq!(all["issues"][0]["date"], "2025-01-03");
    // By the address, which the story writes otherwise; by the headline, which is nearly the same.
    let by_address =
        new_story(&mut sandbox, json!({ "title": "Other words for it", "url": "https://EXAMPLE.com/a#top" }));
    let by_headline = new_story(&mut sandbox, json!({ "title": "Harbour licences go to a ferry company" }));
    let ran = sandbox.ask("story_show", json!({ "story": by_address }))["ran"].clone();
    assert_eq!(ran[0]["by"], "address", "{ran}");
    let ran = sandbox.ask("story_show", json!({ "story": by_headline }))["ran"].clone();
    assert_eq!(
        (&ran[0]["by"], &ran[0]["position"], &ran[0]["publication_name"]),
        (&json!("headline"), &json!(2), &json!("Weekly")),
        "{ran}"
    );
    let listed = sandbox.ask("story_list", json!({ "text": "is:used" }));
    assert_eq!(listed["total"], 2);
    // While drafting, and when placed.
    let ran = sandbox.ask("used_before", json!({ "urls": ["http://example.com/b", "https://example.com/a"] }));
    assert!(
        ran.as_array().unwrap().iter().all(|ran| ran["by"] == "address") && !ran.as_array().unwrap().is_empty(),
        "{ran}"
    );
    sandbox.ask("issue_create", json!({ "publication": "weekly", "number": 90, "date": "2026-10-12" }));
    let added = sandbox
        .ask("issue_add", json!({ "issue": "weekly#90", "what": { "kind": "story", "story": by_headline } }))["value"]
        .clone();
    let dates: Vec<&str> = added["ran"].as_array().unwrap().iter().map(|ran| ran["date"].as_str().unwrap()).collect();
    assert!(dates.contains(&"2025-01-03") && !dates.contains(&"2026-10-12"), "{added}");
    let item = added["entry"].as_str().unwrap();
    assert!(!sandbox.ask("used_before", json!({ "item": item })).as_array().unwrap().is_empty());
    let said = sandbox.galley(&["story", "used", "--url", "https://example.com/a"]);
    assert!(said.stdout.contains("Weekly, 2025-01-03, item 2"), "{said:?}");
}

#[test]
fn an_outlet_is_known_by_its_domain_and_merged_with_its_double() {
    let mut sandbox = Sandbox::empty();
    for (name, domains) in [("Paper", "paper.example"), ("Paper Online", "paper-online.com.cn github.io")] {
        sandbox.ask("outlet_create", json!({ "name": name }));
        sandbox.ask("outlet_set", json!({ "outlet": name, "field": "domains", "value": domains }));
    }
    let mut check = |url: &str, expect: Value| {
        assert_eq!(sandbox.ask("outlet_match", json!({ "url": url }))["name"], expect, "{url}");
    };
    check("https://www.paper.example/a", json!("Paper"));
    check("https://finance.paper-online.com.cn/a", json!("Paper Online"));
    check("https://anna.github.io/", Value::Null);
    check("https://other.com.cn/", Value::Null);
    let story = new_story(&mut sandbox, json!({ "title": "One", "url": "https://news.paper-online.com.cn/1" }));
    assert_eq!(sandbox.ask("story_show", json!({ "story": story }))["outlet"], "Paper Online");
    sandbox.ask("outlet_merge", json!({ "outlet": "Paper Online", "into": "Paper" }));
    assert_eq!(sandbox.ask("story_show", json!({ "story": story }))["outlet"], "Paper");
    let outlets = sandbox.ask("outlet_list", json!({}));
    assert_eq!((outlets.as_array().unwrap().len(), &outlets[0]["stories"]), (1, &json!(1)));
    let named = new_story(&mut sandbox, json!({ "title": "Two", "outlet": "paper online" }));
    assert_eq!(sandbox.ask("story_show", json!({ "story": named }))["outlet"], "Paper");
    for _ in 0..2 {
        sandbox.ask("undo", json!({}));
    }
    assert_eq!(sandbox.ask("story_show", json!({ "story": story }))["outlet"], "Paper Online");
    assert_eq!(sandbox.ask("library_doctor", json!({}))["faults"], json!([]));
}

#[test]
fn an_own_rule_for_addresses_holds_for_what_is_kept_already() {
    let mut sandbox = Sandbox::empty();
    new_story(&mut sandbox, json!({ "title": "One", "url": "https://example.com/a?from=app" }));
    assert_eq!(sandbox.ask("search", json!({ "query": "https://example.com/a" }))["total"], 0);
    sandbox
        .ask("url_rules_set", json!({ "rules": [{ "host": "example.com", "parameter": "From", "verdict": "drop" }] }));
    assert_eq!(sandbox.ask("search", json!({ "query": "https://example.com/a" }))["total"], 1);
    assert_eq!(
        sandbox.ask("url_clean", json!({ "url": "https://example.com/a?from=b&c=d" }))["url"],
        "https://example.com/a?c=d"
    );
    sandbox.refused("url_rules_set", json!({ "rules": [{ "host": "", "parameter": "*", "verdict": "drop" }] }));
}

#[test]
fn one_page_has_one_address_however_it_is_written() {
    let mut sandbox = Sandbox::empty();
    new_story(&mut sandbox, json!({ "title": "One", "url": "http://www.example.com/a?id=1&utm_source=x" }));
    let mut check = |written: &str, total: i64| {
        assert_eq!(
            sandbox.ask("search", json!({ "query": format!("url:\"{written}\"") }))["total"],
            total,
            "{written}"
        );
    };
    check("https://example.com/a/?id=1#top", 1);
    check("https://www.google.com/url?q=https%3A%2F%2Fexample.com%2Fa%3Fid%3D1&sa=D", 1);
    check("https://link.zhihu.com/?target=https%3A//www.example.com/a%3Fid%3D1", 1);
    check("https://example.com/a?id=2", 0);
    check("https://m.example.com/a?id=1", 0);
    check("https://example.com.example.org/a?id=1", 0);
}

#[test]
fn what_is_kept_and_printed_says_nothing_of_how_the_editor_came() {
    let mut sandbox = Sandbox::sample();
    let tracked = "https://example.com/a/?id=1&utm_source=mail&fbclid=x";
    let clean = json!("https://example.com/a/?id=1");
    let made = new_story(&mut sandbox, json!({ "title": "One", "url": tracked }));
    assert_eq!(sandbox.ask("story_show", json!({ "story": made }))["url"], clean);
    sandbox.ask("story_set", json!({ "story": made, "field": "url", "value": tracked }));
    assert_eq!(sandbox.ask("story_show", json!({ "story": made }))["url"], clean);
    let mut dated = |words: &str| {
        sandbox.ask("story_set", json!({ "story": made, "field": "date", "value": words }))["value"]["date"].clone()
    };
    assert_eq!(dated("January 3, 2025"), "2025-01-03");
    assert_eq!(dated(""), Value::Null);
    sandbox.refused("story_set", json!({ "story": made, "field": "date", "value": "soon" }));
    // An import keeps how it was written beside, and gives that out again.
    let line = format!("{{\"title\":\"Two\",\"url\":\"{tracked}\"}}");
    let path = lines(&sandbox, "in.jsonl", &[&line]);
    sandbox.ask("story_import", json!({ "path": path }));
    let listed = sandbox.ask("search", json!({ "query": "in:headline two is:story" }))["hits"][0]["id"].clone();
    assert_eq!(sandbox.ask("story_show", json!({ "story": listed }))["url"], clean);
    assert!(exported(&mut sandbox).iter().any(|story| story["url"] == tracked));
    // What an item prints.
    let issue = sandbox.ask("issue_list", json!({}))[0]["id"].clone();
    let added = sandbox.ask("issue_add", json!({ "issue": issue, "what": { "kind": "story", "story": made } }));
    let item = added["value"]["entry"].clone();
    let sources = |sandbox: &mut Sandbox| sandbox.ask("item_show", json!({ "item": item }))["sources"].clone();
    assert_eq!(sources(&mut sandbox)[0]["url"], clean);
    let typed = json!([{ "outlet": "Paper", "url": tracked, "role": "primary" }]);
    sandbox.ask("item_sources", json!({ "item": item, "sources": typed }));
    assert_eq!(sources(&mut sandbox)[0]["url"], clean);
}

#[test]
fn addresses_are_numbered_anew_where_the_rules_of_a_release_changed() {
    let mut sandbox = Sandbox::sample();
    let issue = sandbox.ask("issue_list", json!({}))[0]["id"].clone();
    let desk = sandbox.ask("issue_open", json!({ "issue": issue }));
    let item =
        desk["entries"].as_array().unwrap().iter().find(|entry| entry["headline"].is_string()).unwrap()["id"].clone();
    let source = json!({ "outlet": "Paper", "url": "https://example.com/ran", "role": "primary" });
    sandbox.ask("item_sources", json!({ "item": item, "sources": [source] }));
    new_story(&mut sandbox, json!({ "title": "Said of nobody else", "url": "http://example.com/ran" }));
    sandbox.ask("feed_add", json!({ "url": "https://example.com/feed" }));
    let asked = |sandbox: &Sandbox| {
        let used =
            sandbox.galley(&["--json", "search", "is:used is:story url:https://example.com/ran"]).json()["total"]
                .clone();
        let ran = sandbox.galley(&["story", "used", "--url", "https://www.example.com/ran"]).stdout.lines().count();
        let added = sandbox.galley(&["feed", "add", "http://www.example.com/feed"]).stdout.starts_with("Already");
        let sound = sandbox.galley(&["doctor"]).code;
        (used, ran, added, sound)
    };
    let before = asked(&sandbox);
    assert_eq!(before, (json!(1), 1, true, Some(0)));
    rusqlite::Connection::open(sandbox.library().join("library.sqlite"))
        .unwrap()
        .execute_batch(
            "UPDATE story_address SET address = address + 1; UPDATE item_address SET address = address + 2;
             UPDATE feed SET address = 1; DELETE FROM story_used;
             UPDATE property SET value = '\"an older form\"' WHERE name = 'address_form';",
        )
        .unwrap();
    assert_eq!(asked(&sandbox), before);
}

#[test]
fn several_stories_are_put_into_a_rundown_in_their_order_and_taken_back_as_one() {
    let mut sandbox = Sandbox::sample();
    let issue = sandbox.ask("issue_list", json!({}))[0]["id"].as_str().unwrap().to_owned();
    let order = |sandbox: &mut Sandbox| -> Vec<String> {
        let desk = sandbox.ask("issue_open", json!({ "issue": issue }));
        let entries = desk["entries"].as_array().unwrap().iter();
        entries.map(|entry| entry["headline"].as_str().unwrap_or_default().to_owned()).collect()
    };
    let before = order(&mut sandbox);
    let second = sandbox.ask("issue_open", json!({ "issue": issue }))["entries"][1]["id"].clone();
    let stories: Vec<String> =
        ["One", "Two", "Three"].map(|title| new_story(&mut sandbox, json!({ "title": title }))).into();
    let what = json!({ "kind": "stories", "stories": stories });
    let added = sandbox.ask("issue_add", json!({ "issue": issue, "what": what, "before": second }));
    assert_eq!(added["undo"], json!({ "verb": "issue_add", "subject": "3" }));
    let now = order(&mut sandbox);
    assert_eq!(now[1..4], ["One", "Two", "Three"]);
    assert_eq!((now.len(), &now[0], &now[4]), (before.len() + 3, &before[0], &before[1]));
    assert_eq!(sandbox.ask("story_show", json!({ "story": stories[2] }))["state"], "placed");
    sandbox.ask("undo", json!({}));
    assert_eq!(order(&mut sandbox), before);
    assert_eq!(sandbox.ask("story_show", json!({ "story": stories[2] }))["state"], "inbox");
}
