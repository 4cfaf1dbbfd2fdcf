//! The library at scale: import, open, lists, searches, saves and used-before, each beside a bare SQLite program that
//! does the least that would do on the same rows in the same run. Ratios tell more than milliseconds.
//!
//! `GALLEY_BENCH_SIZES` chooses the sizes, like `10000,100000,1000000`; 10,000 where it is not set.
#![allow(missing_docs, clippy::unwrap_used)]

#[path = "search/bare.rs"]
mod bare;
#[path = "search/corpus.rs"]
mod corpus;

use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};

use bare::Bare;
use corpus::Corpus;
use galley_api::Session;
use serde_json::{Value, json};

/// How often each thing is done; the first times warm up and do not count.
const TIMES: usize = 40;

fn main() {
    let sizes = std::env::var("GALLEY_BENCH_SIZES").unwrap_or_else(|_| "10000".to_owned());
    for size in sizes.split(',').filter_map(|size| size.trim().parse().ok()) {
        run(size);
    }
}

fn run(size: usize) {
    println!("\n{size} stories: half English, half Chinese, 300 to 1,500 characters");
    println!("{:<34} {:>9} {:>9}   {:>9} {:>9}   {:>6}", "", "p50 ms", "p95 ms", "bare p50", "bare p95", "ratio");
    let folder = tempfile::tempdir().unwrap();
    let corpus = Corpus::new();
    let file = folder.path().join("stories.jsonl");
    let bytes = write(&file, &corpus, size);

    let mut session = Session::create(&folder.path().join("library"), galley_tests::device()).unwrap();
    let begun = Instant::now();
    let done = session.dispatch("story_import", json!({ "path": file })).unwrap();
    let took = begun.elapsed();
    assert_eq!(done["added"], json!(size), "{done}");
    let begun = Instant::now();
    let mut bare = Bare::create(&folder.path().join("bare.sqlite"));
    bare.import(&file);
    let bare_took = begun.elapsed();
    let rate = |took: Duration| size as f64 / took.as_secs_f64();
    println!(
        "{:<34} {:>9.0}/s {:>19.0}/s   {:>15.2} of the bare rate; {} MB of text",
        "import",
        rate(took),
        rate(bare_took),
        rate(took) / rate(bare_took),
        bytes / 1_000_000
    );
    drop(session);
    let library = folder.path().join("library");
    let index = bare::bytes_of(&library.join("library.sqlite"), &["story_word", "story_mark"]);
    println!("{:<34} {:>9.2} of the plain text", "index", index as f64 / bytes as f64);

    row("open", || drop(open(&library)), || drop(Bare::open(&folder.path().join("bare.sqlite"))));
    let mut session = open(&library);
    let before = memory();
    lists(&mut session, &bare, size);
    searches(&mut session, &bare, &corpus);
    saves(&mut session, &bare);
    println!("{:<34} {:>9} MB resident, {} MB before the queries", "memory", memory(), before);
}

fn lists(session: &mut Session, bare: &Bare, size: usize) {
    let page = |request: Value| move |session: &mut Session| drop(ask(session, "story_list", request.clone()));
    let middle = (size / 2).to_string();
    let pages = [
        ("list, first page", json!({ "limit": 50 }), "1", size + 1),
        ("list, in the middle", json!({ "limit": 50, "after": middle }), "1", size / 2),
        ("list, one state", json!({ "limit": 50, "state": "ready" }), "state = 'ready'", size + 1),
        ("list, one tag", json!({ "limit": 50, "tag": "tag7" }), "tag = 'tag7'", size + 1),
        (
            "list, tag and state",
            json!({ "limit": 50, "tag": "tag7", "state": "ready" }),
            "tag = 'tag7' AND state = 'ready'",
            size + 1,
        ),
        ("list, latest report first", json!({ "limit": 50, "order": "latest_day" }), "1", size + 1),
        ("list, by title", json!({ "limit": 50, "order": "title" }), "1", size + 1),
    ];
    for (name, request, condition, below) in pages {
        let list = page(request);
        row(name, || list(session), || bare.page(condition, below));
    }
    row("counts for the sidebar", || drop(ask(session, "story_facets", json!({}))), || bare.page("1", size + 1));
}

fn searches(session: &mut Session, bare: &Bare, corpus: &Corpus) {
    for (name, query, expression) in corpus.queries() {
        let request = json!({ "query": query, "limit": 50 });
        row(&format!("search, {name}"), || drop(ask(session, "search", request.clone())), || bare.search(&expression));
    }
    let query = corpus.queries()[1].1.clone();
    let best = json!({ "query": query, "order": "best", "limit": 50 });
    row(
        "search, common word, best match",
        || drop(ask(session, "search", best.clone())),
        || bare.ranked(&corpus.queries()[1].2),
    );
    let narrowed = json!({ "query": format!("{query} tag:tag7 state:ready"), "limit": 50 });
    row(
        "search, common word, tag and state",
        || drop(ask(session, "search", narrowed.clone())),
        || bare.search(&corpus.queries()[1].2),
    );
}

fn saves(session: &mut Session, bare: &Bare) {
    let newest = ask(session, "story_list", json!({ "limit": 1 }))["stories"][0]["id"].clone();
    let mut count = 0;
    let edit = |session: &mut Session, count: i32| {
        let value = format!("Remark {count} on 平台");
        drop(ask(session, "story_set", json!({ "story": newest, "field": "notes", "value": value })));
    };
    row(
        "durable save of an edit",
        || {
            count += 1;
            edit(session, count);
        },
        || bare.save(),
    );
    let url = ask(session, "story_list", json!({ "limit": 1 }))["stories"][0]["url"].clone();
    row("used before, by address", || drop(ask(session, "used_before", json!({ "urls": [url] }))), || bare.at("x"));
    let title = ask(session, "story_list", json!({ "limit": 1 }))["stories"][0]["title"].clone();
    let draft = json!({ "headline": title });
    row("used before, by headline", || drop(ask(session, "used_before", draft.clone())), || bare.at("x"));
    row(
        "duplicates of a story",
        || drop(ask(session, "story_duplicates", json!({ "story": newest }))),
        || bare.at("x"),
    );
}

fn ask(session: &mut Session, name: &str, request: Value) -> Value {
    session.dispatch(name, request).unwrap()
}

fn open(library: &Path) -> Session {
    Session::open(library, galley_tests::device()).unwrap()
}

/// Does both things in turn and prints how long each took.
fn row(name: &str, mut galley: impl FnMut(), mut bare: impl FnMut()) {
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..TIMES {
        ours.push(time(&mut galley));
        theirs.push(time(&mut bare));
    }
    let at = |times: &mut Vec<f64>, share: f64| {
        let times = &mut times[TIMES / 10..];
        times.sort_by(f64::total_cmp);
        times[((times.len() - 1) as f64 * share) as usize]
    };
    let figures =
        [at(&mut ours.clone(), 0.5), at(&mut ours, 0.95), at(&mut theirs.clone(), 0.5), at(&mut theirs, 0.95)];
    let [p50, p95, bare_p50, bare_p95] = figures;
    println!("{name:<34} {p50:>9.3} {p95:>9.3}   {bare_p50:>9.3} {bare_p95:>9.3}   {:>6.2}", p50 / bare_p50);
    std::io::stdout().flush().unwrap();
}

fn time(what: &mut impl FnMut()) -> f64 {
    let begun = Instant::now();
    what();
    begun.elapsed().as_secs_f64() * 1_000.0
}

/// What of this process lies in memory, in MB; 0 where the system does not say.
fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or_default();
    line.split_whitespace().next().and_then(|kb| kb.parse::<u64>().ok()).unwrap_or(0) / 1_024
}

/// Writes the stories; gives back how many bytes of plain text they hold.
fn write(file: &Path, corpus: &Corpus, size: usize) -> u64 {
    let mut to = std::io::BufWriter::new(std::fs::File::create(file).unwrap());
    let mut bytes = 0;
    for number in 0..size {
        let story = corpus.story(number as u64);
        bytes += (story.title.len() + story.text.len()) as u64;
        let line = json!({
            "title": story.title, "text": story.text, "url": story.url, "state": story.state, "tags": story.tags,
            "date": story.date, "language": story.language,
        });
        serde_json::to_writer(&mut to, &line).unwrap();
        to.write_all(b"\n").unwrap();
    }
    to.flush().unwrap();
    bytes
}
