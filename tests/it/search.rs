//! Searching: exact for every script, narrowed by every property, stopped early, rebuilt from the documents.

use galley_core::body::Body;
use galley_core::change::Label;
use galley_core::id::StoryId;
use galley_core::library::Library;
use galley_core::story::Story;
use galley_core::story::capture::{self, Capture};
use galley_tests::{Sandbox, clock, device};
use serde_json::{Value, json};

/// Numbers that look random and are the same in every run (SplitMix64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((z ^ (z >> 31)) % sides as u64).unwrap()
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.roll(from.len())]
    }
}

const RUNS: &[&str] = &[
    "平", "台", "算", "法", "支", "付", "手", "机", "国", "人", "工", "智", "能", "カ", "ナ", "ー", "の", "한", "국",
    "𠀀", "々", "〇",
];
const WORDS: &[&str] = &["apple", "5g", "Apple", "port", "a", "App", "2025", "café", "ＡＢＣ"];
const SIGNS: &[&str] = &[" ", "，", "。", ".", "-", "\n", "　", "·", "%"];

fn text(dice: &mut Dice, pieces: usize) -> String {
    (0..pieces)
        .map(|_| match dice.roll(10) {
            0..=5 => dice.pick(RUNS),
            6 | 7 => dice.pick(WORDS),
            _ => dice.pick(SIGNS),
        })
        .collect()
}

/// What the search promises, told without an index: signs are gaps, a run and a word beside it are two things,
/// words count whole, characters of a run count wherever they stand.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    let mut before = ' ';
    for c in text.chars() {
        let c = match c {
            '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap().to_ascii_lowercase(),
            'é' => 'e',
            c => c.to_ascii_lowercase(),
        };
        let c = if c.is_alphanumeric() { c } else { ' ' };
        let meet = before != ' ' && c != ' ' && before.is_ascii() != c.is_ascii();
        if meet || (c == ' ' && before != ' ') {
            plain.push(' ');
        }
        if c != ' ' {
            plain.push(c);
        }
        before = c;
    }
    plain.trim().to_owned()
}

/// Whether a query stands in a text; both are plain.
fn stands_in(query: &str, text: &str) -> bool {
    let whole = |edge: Option<char>, beyond: Option<char>| {
        !edge.is_some_and(|c| c.is_ascii()) || beyond.is_none_or(|c| c == ' ')
    };
    (0..text.len()).filter(|at| text.is_char_boundary(*at) && text[*at..].starts_with(query)).any(|at| {
        whole(query.chars().next(), text[..at].chars().next_back())
            && whole(query.chars().next_back(), text[at + query.len()..].chars().next())
    })
}

fn ids(page: &Value) -> Vec<String> {
    let mut ids: Vec<String> =
        page["hits"].as_array().unwrap().iter().map(|hit| hit["id"].as_str().unwrap().to_owned()).collect();
    ids.sort();
    ids
}

/// A library of generated stories: their ids with the texts of each.
fn generated(count: usize) -> (Sandbox, Vec<(String, [String; 3])>) {
    let mut sandbox = Sandbox::empty();
    let mut library = Library::open(&sandbox.library(), device()).unwrap();
    let mut dice = Dice(7);
    let made = library
        .transact(clock(), Label::new("story_create", ""), |tx| {
            let mut made = Vec::new();
            for _ in 0..count {
                let title = format!("x{}", text(&mut dice, 6));
                let body = text(&mut dice, 40);
                let notes = text(&mut dice, 4);
                let story = Story { notes: notes.clone(), ..Story::titled(StoryId::new(tx.at()), title.trim()) };
                let capture = Capture {
                    title: title.trim().to_owned(),
                    body: Body::paragraphs(body.lines()),
                    ..Capture::default()
                };
                let id = capture::create(tx, story, vec![capture])?;
                made.push((id.to_string(), [title.trim().to_owned(), body, notes]));
            }
            Ok(made)
        })
        .unwrap();
    sandbox.session = galley_api::Session::open(&sandbox.library(), device()).unwrap().with_clock(clock);
    (sandbox, made.value)
}

#[test]
fn a_thousand_queries_find_exactly_what_a_scan_finds() {
    let (mut sandbox, stories) = generated(400);
    let plain_texts: Vec<(String, [String; 3])> =
        stories.iter().map(|(id, texts)| (id.clone(), texts.each_ref().map(|text| plain(text)))).collect();
    let mut dice = Dice(1);
    let (mut asked, mut found) = (0, 0);
    while asked < 1_000 {
        // Half are cut from a text, half are thrown together.
        let query: String = if asked % 2 == 0 {
            let (_, texts) = &stories[dice.roll(stories.len())];
            let characters: Vec<char> = texts[dice.roll(3)].chars().collect();
            let from = dice.roll(characters.len().max(1));
            characters.iter().skip(from).take(1 + dice.roll(6)).collect()
        } else {
            let length = 1 + dice.roll(3);
            text(&mut dice, length)
        };
        let wanted = plain(&query);
        if wanted.is_empty() {
            continue;
        }
        asked += 1;
        let mut expect: Vec<String> = plain_texts
            .iter()
            .filter(|(_, texts)| texts.iter().any(|text| stands_in(&wanted, text)))
            .map(|(id, _)| id.clone())
            .collect();
        expect.sort();
        let page = sandbox.ask("search", json!({ "query": format!("\"{query}\""), "limit": 10_000 }));
        assert_eq!(ids(&page), expect, "“{query}”, which is “{wanted}”");
        assert_eq!(page["total"], json!(expect.len()), "{query}");
        for hit in page["hits"].as_array().unwrap() {
            let marks = hit["title_marks"].as_array().unwrap().len() + hit["snippet_marks"].as_array().unwrap().len();
            assert!(marks > 0, "“{query}” is not shown in {hit}");
        }
        found += expect.len();
    }
    assert!(found > 5_000, "the queries found only {found}, which shows little");
}

#[test]
fn a_word_that_was_begun_finds_every_word_that_goes_on() {
    let mut sandbox = Sandbox::empty();
    // More words begin with “harb” than are looked up one by one, and few with “ferr”.
    let made: Vec<String> =
        (0..60).map(|at| format!("Old harb{at:02} and ferr{}", ["y", "ies", "yman"][at % 3])).collect();
    for title in &made {
        sandbox.ask("story_create", json!({ "title": title }));
    }
    let mut check = |query: &str, meant: &dyn Fn(&str) -> bool, count: usize| {
        let page = sandbox.ask("search", json!({ "query": query, "limit": 100 }));
        let mut expect: Vec<&str> = made.iter().map(String::as_str).filter(|title| meant(title)).collect();
        expect.reverse();
        assert_eq!(titles(&page), expect, "{query}");
        assert_eq!((page["total"].as_u64(), expect.len()), (Some(count as u64), count), "{query}");
    };
    check("ferr*", &|_| true, 60);
    check("harb*", &|_| true, 60);
    check("ferryma*", &|title| title.ends_with("ferryman"), 20);
    check("FERRI*", &|title| title.ends_with("ferries"), 20);
    check("harb1*", &|title| title.contains("harb1"), 10);
    check("harb1* ferrym*", &|title| title.contains("harb1") && title.ends_with("ferryman"), 3);
    check("-ferryma* is:story", &|title| !title.ends_with("ferryman"), 40);
    check("ferryma* OR harb07*", &|title| title.ends_with("ferryman") || title.contains("harb07"), 21);
    check("ferrx*", &|_| false, 0);
    check("-ferrx* is:story", &|_| true, 60);
}

#[test]
fn words_are_joined_as_logic_has_it() {
    let (mut sandbox, stories) = generated(200);
    let stories: Vec<(String, [String; 3])> =
        stories.iter().map(|(id, texts)| (id.clone(), texts.each_ref().map(|text| plain(text)))).collect();
    let mut dice = Dice(3);
    for _ in 0..150 {
        let words: Vec<&str> =
            (0..3).map(|_| if dice.roll(3) == 0 { dice.pick(WORDS) } else { dice.pick(RUNS) }).collect();
        let holds = |word: &str, texts: &[String; 3]| texts.iter().any(|text| stands_in(&plain(word), text));
        let in_body = |word: &str, texts: &[String; 3]| stands_in(&plain(word), &texts[1]);
        let (a, b, c) = (words[0], words[1], words[2]);
        type Meaning<'a> = Box<dyn Fn(&[String; 3]) -> bool + 'a>;
        let cases: [(String, Meaning<'_>); 7] = [
            (format!("{a} {b}"), Box::new(|t| holds(a, t) && holds(b, t))),
            (format!("{a} -{b}"), Box::new(|t| holds(a, t) && !holds(b, t))),
            (format!("-{a}"), Box::new(|t| !holds(a, t))),
            (format!("{a} OR {b} {c}"), Box::new(|t| (holds(a, t) || holds(b, t)) && holds(c, t))),
            (format!("({a} {b}) OR {c}"), Box::new(|t| (holds(a, t) && holds(b, t)) || holds(c, t))),
            (format!("{a} -({b} OR {c})"), Box::new(|t| holds(a, t) && !holds(b, t) && !holds(c, t))),
            (format!("{a} {b} in:body"), Box::new(|t| in_body(a, t) && in_body(b, t))),
        ];
        for (query, meant) in &cases {
            let mut expect: Vec<String> =
                stories.iter().filter(|(_, texts)| meant(texts)).map(|(id, _)| id.clone()).collect();
            expect.sort();
            let page = sandbox.ask("search", json!({ "query": query, "limit": 10_000 }));
            assert_eq!(ids(&page), expect, "{query}");
        }
    }
}

/// A story of which everything that a query can name is known.
struct Known {
    id: String,
    texts: [String; 3],
    tags: Vec<&'static str>,
    state: &'static str,
    outlet: &'static str,
    language: &'static str,
    day: &'static str,
}

const TAGS: &[&str] = &["trade", "ports", "港口"];
const STATES: &[&str] = &["inbox", "hold", "ready"];
const OUTLETS: &[&str] = &["", "Harbour Times", "财经"];
const LANGUAGES: &[&str] = &["", "en", "zh", "zh-Hans", "zh-Hant-TW"];
const DAYS: &[&str] = &["1999-12-31", "2024-02-29", "2026-01-31", "2026-02-01", "2026-02-14"];

/// A query of the language, and what it means for a story.
type Meaning = Box<dyn Fn(&Known) -> bool>;

fn leaf(dice: &mut Dice) -> (String, Meaning) {
    let day = dice.pick(DAYS).to_owned();
    match dice.roll(11) {
        0..=3 => {
            let word = if dice.roll(3) == 0 { dice.pick(WORDS) } else { dice.pick(RUNS) }.to_owned();
            (word.clone(), Box::new(move |story| story.texts.iter().any(|text| stands_in(&plain(&word), text))))
        }
        4 => {
            let phrase = format!("{}{}", dice.pick(RUNS), dice.pick(RUNS));
            let query = format!("\"{phrase}\" in:body");
            (format!("({query})"), Box::new(move |story| stands_in(&plain(&phrase), &story.texts[1])))
        }
        5 => {
            let tag = dice.pick(TAGS).to_owned();
            (format!("tag:{}", tag.to_uppercase()), Box::new(move |story| story.tags.contains(&tag.as_str())))
        }
        6 => {
            let state = dice.pick(STATES).to_owned();
            (format!("state:{state}"), Box::new(move |story| story.state == state))
        }
        7 => {
            let outlet = dice.pick(&OUTLETS[1..]).to_owned();
            (format!("outlet:\"{outlet}\""), Box::new(move |story| story.outlet == outlet))
        }
        8 => {
            let language = dice.pick(&["en", "zh", "zh-hant", "fi"]).to_owned();
            let query = format!("lang:{language}");
            let special = format!("{language}-");
            let meant = move |story: &Known| {
                let spoken = story.language.to_lowercase();
                spoken == language || spoken.starts_with(&special)
            };
            (query, Box::new(meant))
        }
        9 => (format!("before:{day}"), Box::new(move |story| story.day < day.as_str())),
        _ => (format!("since:{day}"), Box::new(move |story| story.day >= day.as_str())),
    }
}

fn tree(dice: &mut Dice, depth: usize) -> (String, Meaning) {
    if depth == 0 || dice.roll(4) == 0 {
        return leaf(dice);
    }
    let (one, meant_by_one) = tree(dice, depth - 1);
    match dice.roll(4) {
        0 => (format!("-({one})"), Box::new(move |story| !meant_by_one(story))),
        1 => {
            let (other, meant_by_other) = tree(dice, depth - 1);
            let query = format!("(({one}) OR ({other}))");
            (query, Box::new(move |story| meant_by_one(story) || meant_by_other(story)))
        }
        _ => {
            let (other, meant_by_other) = tree(dice, depth - 1);
            let query = format!("({one}) ({other})");
            (format!("({query})"), Box::new(move |story| meant_by_one(story) && meant_by_other(story)))
        }
    }
}

#[test]
fn every_query_of_the_language_finds_exactly_what_a_scan_finds() {
    let mut sandbox = Sandbox::empty();
    let mut dice = Dice(11);
    let mut made: Vec<Known> = Vec::new();
    let mut lines = String::new();
    for _ in 0..300 {
        let (title, body) = (format!("x{}", text(&mut dice, 5)).trim().to_owned(), text(&mut dice, 30));
        let notes = text(&mut dice, 3).trim().to_owned();
        let tags: Vec<&str> = TAGS.iter().copied().filter(|_| dice.roll(3) == 0).collect();
        let pick = |dice: &mut Dice, of: &'static [&'static str]| of[dice.roll(of.len())];
        let story = Known {
            id: String::new(),
            texts: [plain(&title), plain(&body), plain(&notes)],
            tags: TAGS.iter().copied().filter(|tag| tags.contains(tag)).collect(),
            state: pick(&mut dice, STATES),
            outlet: pick(&mut dice, OUTLETS),
            language: pick(&mut dice, LANGUAGES),
            day: pick(&mut dice, DAYS),
        };
        let line = json!({
            "title": title, "text": body, "notes": notes, "tags": tags, "state": story.state, "outlet": story.outlet,
            "language": story.language, "date": story.day,
        });
        lines.push_str(&format!("{line}\n"));
        made.push(story);
    }
    let file = sandbox.place("stories.jsonl");
    std::fs::write(&file, lines).unwrap();
    assert_eq!(sandbox.ask("story_import", json!({ "path": file }))["added"], 300);
    let listed = sandbox.ask("story_list", json!({ "limit": 500, "order": "oldest" }));
    for (story, row) in made.iter_mut().zip(listed["stories"].as_array().unwrap()) {
        story.id = row["id"].as_str().unwrap().to_owned();
    }
    // Some are changed after they came, some are thrown away: the index must follow.
    let mut thrown = Vec::new();
    for story in &mut made {
        match dice.roll(10) {
            0 => thrown.push(story.id.clone()),
            1 => {
                story.state = "ready";
                let request = json!({ "stories": [story.id], "deed": { "kind": "state", "state": "ready" } });
                sandbox.ask("story_change", request);
            }
            2 => {
                story.tags.retain(|tag| *tag != "trade");
                let request = json!({ "stories": [story.id], "deed": { "kind": "untag", "tags": ["trade"] } });
                sandbox.ask("story_change", request);
            }
            _ => {}
        }
    }
    sandbox.ask("story_change", json!({ "stories": thrown, "deed": { "kind": "trash" } }));
    let (mut found, mut narrowed) = (0, 0);
    for _ in 0..400 {
        let (query, meant) = tree(&mut dice, 3);
        let mut check = |query: String, of_trash: bool| {
            let meant = |story: &&Known| thrown.contains(&story.id) == of_trash && meant(story);
            let mut expect: Vec<String> = made.iter().filter(meant).map(|story| story.id.clone()).collect();
            expect.sort();
            let page = sandbox.ask("search", json!({ "query": query, "limit": 10_000 }));
            assert_eq!(ids(&page), expect, "{query}");
            assert_eq!(page["total"], json!(expect.len()), "{query}");
            counted_apart(&mut sandbox, &query, &page);
            // The list of stories goes other ways, and in other orders.
            for order in ["oldest", "latest_day", "title"] {
                let list = sandbox.ask("story_list", json!({ "text": query, "limit": 500, "order": order }));
                assert_eq!(list["stories"].as_array().unwrap().len(), expect.len(), "{query} {order}");
            }
            expect.len()
        };
        found += check(format!("{query} is:story"), false);
        narrowed += check(format!("{query} is:trashed"), true);
    }
    assert!(found > 10_000 && narrowed > 500, "the queries found only {found} and {narrowed}, which shows little");
}

#[test]
fn either_script_finds_what_a_scan_of_both_finds() {
    const PAIRS: [(char, char); 6] =
        [('国', '國'), ('体', '體'), ('网', '網'), ('车', '車'), ('语', '語'), ('马', '馬')];
    let simple = |text: &str| -> String {
        text.chars().map(|c| PAIRS.iter().find(|(_, old)| *old == c).map_or(c, |(new, _)| *new)).collect()
    };
    let characters: Vec<char> = PAIRS.iter().flat_map(|(new, old)| [*new, *old]).chain("人工。a ".chars()).collect();
    let mut dice = Dice(5);
    let mut sandbox = Sandbox::empty();
    let mut titles: Vec<(String, String)> = Vec::new();
    for _ in 0..80 {
        let title: String = (0..8).map(|_| characters[dice.roll(characters.len())]).collect();
        let title = format!("x {}", title.trim());
        let id = sandbox.ask("story_create", json!({ "title": title }))["value"]["id"].as_str().unwrap().to_owned();
        titles.push((id, title));
    }
    let mut found = 0;
    for _ in 0..150 {
        let length = 1 + dice.roll(3);
        let words: String = (0..length).map(|_| characters[dice.roll(12)]).collect();
        for (script, fold) in [("either", true), ("as_typed", false)] {
            let same = |text: &str| if fold { simple(text) } else { text.to_owned() };
            let stands = |title: &str| stands_in(&plain(&same(&words)), &plain(&same(title)));
            let mut expect: Vec<String> =
                titles.iter().filter(|(_, title)| stands(title)).map(|(id, _)| id.clone()).collect();
            expect.sort();
            let request = json!({ "query": format!("\"{words}\""), "script": script, "limit": 1_000 });
            assert_eq!(ids(&sandbox.ask("search", request)), expect, "{words} {script}");
            found += expect.len();
        }
    }
    assert!(found > 200, "the queries found only {found}, which shows little");
}

fn titles(page: &Value) -> Vec<&str> {
    page["hits"].as_array().unwrap().iter().map(|hit| hit["title"].as_str().unwrap()).collect()
}

#[test]
fn every_property_narrows() {
    let mut sandbox = Sandbox::empty();
    let mut story = |title: &str, more: Value| {
        let mut request = json!({ "title": title });
        request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        sandbox.ask("story_create", request)["value"]["id"].as_str().unwrap().to_owned()
    };
    story(
        "Alpha",
        json!({ "tags": ["Trade", "ports"], "outlet": "Harbour Times", "language": "en", "date": "2026-10-01" }),
    );
    let beta = story("Beta", json!({ "tags": ["trade"], "language": "zh-Hans", "date": "2026-10-19T23:00:00+08:00" }));
    let gamma = story("Gamma", json!({ "url": "https://example.com/a?utm_source=x", "text": "A ferry." }));
    sandbox.ask("publication_create", json!({ "name": "Weekly", "slug": "weekly", "preset": "weekly_digest" }));
    sandbox.ask("issue_create", json!({ "publication": "weekly", "number": 7, "date": "2026-10-12" }));
    sandbox.ask("issue_add", json!({ "issue": "weekly#7", "what": { "kind": "story", "story": beta } }));
    sandbox.ask("story_set", json!({ "story": gamma, "field": "state", "value": "hold" }));
    sandbox.ask("story_set", json!({ "story": gamma, "field": "notes", "value": "Ask Beta" }));
    let mut check = |query: &str, expect: &[&str]| {
        let page = sandbox.ask("search", json!({ "query": query }));
        assert_eq!(titles(&page), expect, "{query}");
        assert_eq!(page["total"], json!(expect.len()), "{query}");
    };
    check("tag:trade is:story", &["Beta", "Alpha"]);
    check("tag:\"ports\"", &["Alpha"]);
    check("-tag:trade is:story", &["Gamma"]);
    check("outlet:\"harbour times\"", &["Alpha"]);
    check("outlet:harbour", &["Alpha"]);
    check("outlet:nobody", &[]);
    check("state:hold", &["Gamma"]);
    check("state:placed", &["Beta"]);
    check("lang:zh is:story", &["Beta"]);
    check("lang:en is:story", &["Alpha"]);
    check("before:2026-10-19 is:story", &["Alpha"]);
    check("after:2026-10-18 is:story -Gamma", &["Beta"]);
    check("after:2026-10-01 before:2026-10-20 is:story", &["Beta"]);
    check("is:used is:story", &["Beta"]);
    check("is:unused is:story", &["Gamma", "Alpha"]);
    check("is:item", &["Beta"]);
    check("is:issue", &["Weekly No. 7"]);
    check("publication:weekly is:story", &["Beta"]);
    check("issue:7 is:story", &["Beta"]);
    check("issue:weekly#7 is:item", &["Beta"]);
    check("issue:weekly#8", &[]);
    check("Beta is:story", &["Gamma", "Beta"]);
    check("Beta in:headline is:story", &["Beta"]);
    check("in:notes Beta", &["Gamma"]);
    check("ferry", &["Gamma"]);
    check("ferr*", &["Gamma"]);
    check("tag:trade OR state:hold", &["Beta", "Gamma", "Beta", "Alpha"]);
    check("(alpha OR state:hold) is:story", &["Gamma", "Alpha"]);
    check("http://example.com", &[]);
    check("https://EXAMPLE.com/a?fbclid=1", &["Gamma"]);
    check("is:broken", &[]);
    check("", &["Beta", "Weekly No. 7", "Gamma", "Beta", "Alpha"]);
}

#[test]
fn what_ran_is_used_by_address_and_by_headline_too() {
    let mut sandbox = Sandbox::empty();
    sandbox.ask("publication_create", json!({ "name": "Weekly", "slug": "weekly", "preset": "weekly_digest" }));
    let text =
        "1. Harbour licences go to the ferry company\n\nText.\n\n2. Second headline of some length\n\nMore text.\n";
    sandbox
        .ask("issue_import", json!({ "publication": "weekly", "from": { "kind": "text", "text": text }, "number": 3 }));
    for title in ["Harbour licences go to a ferry company", "Something else happened at the town hall"] {
        sandbox.ask("story_create", json!({ "title": title }));
    }
    let page = sandbox.ask("search", json!({ "query": "is:used is:story" }));
    assert_eq!(titles(&page), ["Harbour licences go to a ferry company"]);
    let page = sandbox.ask("search", json!({ "query": "is:unused is:story" }));
    assert_eq!(titles(&page), ["Something else happened at the town hall"]);
}

/// A page that leaves the count to be asked for apart begins as the whole does, says how many there are only where it
/// holds them all, and the count that is asked for is that of the whole.
fn counted_apart(sandbox: &mut Sandbox, query: &str, whole: &Value) {
    let every = whole["hits"].as_array().unwrap();
    for (command, words, rows) in [("search", "query", "hits"), ("story_list", "text", "stories")] {
        let request = json!({ words: query, "limit": 3, "count": "apart" });
        let page = sandbox.ask(command, request.clone());
        let ids =
            |rows: &Value| -> Vec<Value> { rows.as_array().unwrap().iter().map(|row| row["id"].clone()).collect() };
        let first: Vec<Value> = every.iter().take(3).map(|row| row["id"].clone()).collect();
        assert_eq!(ids(&page[rows]), first, "{command} {query}");
        let told = if every.len() <= 3 { json!(every.len()) } else { Value::Null };
        assert_eq!(page["total"], told, "{command} {query}");
        assert_eq!(page["next"].is_null(), every.len() <= 3, "{command} {query}");
        let count = if command == "search" { "search_count" } else { "story_count" };
        assert_eq!(sandbox.ask(count, request)["total"], json!(every.len()), "{count} {query}");
    }
}

#[test]
fn pages_follow_one_another_without_a_gap() {
    let (mut sandbox, stories) = generated(120);
    for (query, order) in [("", "newest"), ("apple", "newest"), ("国", "newest"), ("apple", "best")] {
        let whole = sandbox.ask("search", json!({ "query": query, "order": order, "limit": 1_000 }));
        let (mut paged, mut after) = (Vec::new(), Value::Null);
        loop {
            let page = sandbox.ask("search", json!({ "query": query, "order": order, "limit": 7, "after": after }));
            paged.extend(page["hits"].as_array().unwrap().iter().map(|hit| hit["id"].clone()));
            assert_eq!(page["total"], whole["total"]);
            let apart = json!({ "query": query, "order": order, "limit": 7, "after": after, "count": "apart" });
            let apart = sandbox.ask("search", apart);
            assert_eq!((&apart["hits"], &apart["next"]), (&page["hits"], &page["next"]));
            after = page["next"].clone();
            if after.is_null() {
                break;
            }
        }
        let whole: Vec<Value> = whole["hits"].as_array().unwrap().iter().map(|hit| hit["id"].clone()).collect();
        assert_eq!(paged, whole, "{query} {order}");
        assert!(!query.is_empty() || paged.len() == stories.len());
    }
    for order in ["newest", "oldest", "latest_day", "earliest_day", "title"] {
        let (mut paged, mut after) = (Vec::new(), Value::Null);
        loop {
            let page = sandbox.ask("story_list", json!({ "order": order, "limit": 7, "after": after, "text": "" }));
            paged.extend(
                page["stories"].as_array().unwrap().iter().map(|story| story["id"].as_str().unwrap().to_owned()),
            );
            after = page["next"].clone();
            if after.is_null() {
                break;
            }
        }
        assert_eq!(paged.len(), stories.len(), "{order}");
        paged.sort();
        paged.dedup();
        assert_eq!(paged.len(), stories.len(), "{order} shows one twice");
    }
}

#[test]
fn the_command_searches_and_points_at_what_it_cannot_read() {
    let sandbox = Sandbox::sample();
    let run = sandbox.galley(&["search", "is:issue publication:weekly", "--json", "--limit", "1"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    let page = run.json();
    assert!(page["total"].as_u64().unwrap() >= 1);
    let hit = page["hits"][0].as_object().unwrap();
    for member in ["id", "kind", "title", "date", "outlet", "snippet"] {
        assert!(hit.contains_key(member), "{hit:?}");
    }
    assert_eq!(hit["kind"], "issue");
    let refused = sandbox.galley(&["search", "harbour tag:"]);
    assert_eq!(refused.code, Some(1), "{refused:?}");
    assert!(refused.stderr.contains("Characters 9 to 12") && refused.stderr.contains("tag:finance"), "{refused:?}");
    let none = sandbox.galley(&["search", "-notawordatall xyzzyplugh"]);
    assert_eq!((none.code, none.stdout.trim()), (Some(0), "Nothing was found."), "{none:?}");
    let clean = sandbox.galley(&["url", "clean", "HTTPS://Example.com:443/a/?b=2&a=1&utm_medium=mail#x", "--json"]);
    assert_eq!(clean.json(), json!({ "url": "https://example.com/a?a=1&b=2" }));
    assert_eq!(sandbox.galley(&["url", "clean", "nonsense"]).code, Some(1));
}
