//! The library at scale: import, open, lists, searches, saves and used-before, each beside a bare SQLite program that
//! does the least that would do on the same rows in the same run. Ratios tell more than milliseconds.
//!
//! `GALLEY_BENCH_SIZES` chooses the sizes, like `10000,100000,1000000`; 10,000 where it is not set. A million needs
//! 17 GB of disk for the while; `TMPDIR` says where.
//!
//! `GALLEY_BENCH_KEEP=<folder>` leaves both libraries of each size there and uses them again, which says nothing of
//! imports and saves the wait for them. `GALLEY_BENCH_ONLY=<words>` runs the lines in whose names these words stand,
//! several apart by bars; `more` and `rebuild` are what follows the table. `GALLEY_BENCH_TIMES` says how often each is
//! done, for a profile. `GALLEY_BENCH_BARE=joined` joins the bare program's index into one piece first, which FTS5 does
//! not do by itself.
#![allow(missing_docs, clippy::unwrap_used)]

#[path = "search/bare.rs"]
mod bare;
#[path = "search/corpus.rs"]
mod corpus;
#[path = "search/measure.rs"]
mod measure;

use std::cell::RefCell;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use bare::Bare;
use corpus::Corpus;
use galley_api::Session;
use galley_core::library::Library;
use measure::{Table, forget_peak, growth, memory, processor};
use serde_json::{Value, json};

/// How many issues ran, of ten items each.
const ISSUES: usize = 50;

/// How many stories are imported into the full library, and taken out again.
const MORE: usize = 1_000;

fn main() {
    let sizes = std::env::var("GALLEY_BENCH_SIZES").unwrap_or_else(|_| "10000".to_owned());
    let tables: Vec<(usize, Table)> =
        sizes.split(',').filter_map(|size| size.trim().parse().ok()).map(|size| (size, run(size))).collect();
    growth(&tables);
}

fn run(size: usize) -> Table {
    let mut table = Table::begin(size);
    let place = Place::of(size);
    let corpus = Corpus::new();
    write(&place.at("more.jsonl"), &corpus, size..size + MORE);
    if !place.is_filled() {
        fill(&place, &corpus, size);
    }
    let library = place.at("library");
    let mut bare = Bare::open(&place.at("bare.sqlite"));
    if std::env::var("GALLEY_BENCH_BARE").is_ok_and(|how| how == "joined") {
        let start = Instant::now();
        bare.join();
        println!("The bare program's index was joined in {:.0} s.\n", start.elapsed().as_secs_f64());
    }
    if !place.at("published").exists() {
        publish(&mut open(&library), &bare, size);
        std::fs::write(place.at("published"), "").unwrap();
    }
    table.head();
    let opened = |_: usize| {
        drop(open(&library));
        String::new()
    };
    table.both("open", opened, |_| drop(Bare::open(&place.at("bare.sqlite"))));
    let mut session = open(&library);
    forget_peak();
    let before = memory().0;
    lists(&mut table, &mut session, &bare, size);
    searches(&mut table, &mut session, &bare, &corpus);
    saves(&mut table, &mut session, &bare);
    let (now, peak) = memory();
    println!("\nMemory: {before} MB before the queries, {now} MB after them, {peak} MB at most.");
    if table.wants("more") {
        undo(&mut session, &mut bare, &place.at("more.jsonl"));
    }
    drop(session);
    if table.wants("rebuild") {
        rebuild(&library, size);
    }
    table
}

/// Where the libraries of a size lie: in a folder that goes away, or in one that is kept.
struct Place {
    folder: PathBuf,
    _passing: Option<tempfile::TempDir>,
}

impl Place {
    fn of(size: usize) -> Place {
        if let Some(kept) = std::env::var_os("GALLEY_BENCH_KEEP") {
            let folder = PathBuf::from(kept).join(size.to_string());
            std::fs::create_dir_all(&folder).unwrap();
            return Place { folder, _passing: None };
        }
        let passing = tempfile::tempdir().unwrap();
        Place { folder: passing.path().to_owned(), _passing: Some(passing) }
    }

    fn at(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Whether both libraries are there from an earlier run, whole.
    fn is_filled(&self) -> bool {
        let filled = self.at("filled").exists();
        if filled {
            println!("Both libraries are those of an earlier run, in {}.\n", self.folder.display());
        }
        filled
    }
}

/// Makes both libraries.
fn fill(place: &Place, corpus: &Corpus, size: usize) {
    for half in ["library", "bare.sqlite", "bare.sqlite-wal", "bare.sqlite-shm"] {
        let half = place.at(half);
        let _ = if half.is_dir() { std::fs::remove_dir_all(half) } else { std::fs::remove_file(half) };
    }
    let bytes = write(&place.at("stories.jsonl"), corpus, 0..size);
    import(&place.folder, size, bytes);
    std::fs::remove_file(place.at("stories.jsonl")).unwrap();
    std::fs::write(place.at("filled"), bytes.to_string()).unwrap();
}

/// Imports into both, and says how fast it was and how large it is now.
fn import(place: &Path, size: usize, bytes: u64) {
    let file = place.join("stories.jsonl");
    let rate = |took: Duration| size as f64 / took.as_secs_f64();
    forget_peak();
    let mut session = Session::create(&place.join("library"), galley_tests::device()).unwrap();
    let (begun, worked) = (Instant::now(), processor());
    let done = session.dispatch("story_import", json!({ "path": file })).unwrap();
    let ours = rate(begun.elapsed());
    let our_work = rate(processor() - worked);
    assert_eq!(done["added"], json!(size), "{done}");
    drop(session);
    let peak = memory().1;
    let (begun, worked) = (Instant::now(), processor());
    let mut bare = Bare::create(&place.join("bare.sqlite"));
    bare.import(&file);
    let theirs = rate(begun.elapsed());
    let their_work = rate(processor() - worked);
    drop(bare);
    let file_of = |name: &str| std::fs::metadata(place.join(name)).unwrap().len();
    let index = bare::bytes_of(&place.join("library/library.sqlite"), &["story_word", "story_mark"]);
    let bare_index = bare::bytes_of(&place.join("bare.sqlite"), &["word", "character"]);
    let share = |of: u64| of as f64 / bytes as f64;
    println!(
        "\nImport: {ours:.0} stories/s, the bare {theirs:.0}/s: {:.2} of its rate. At most {peak} MB of memory.\n\
         By the processor's time, of all threads: {our_work:.0}/s, the bare {their_work:.0}/s: {:.2} of its rate.\n\
         Plain text: {} MB. Index: {:.2} of the text, the bare {:.2}. Library: {:.2} of the text, the bare {:.2}.\n",
        ours / theirs,
        our_work / their_work,
        bytes / 1_000_000,
        share(index),
        share(bare_index),
        share(file_of("library/library.sqlite")),
        share(file_of("bare.sqlite")),
    );
    std::io::stdout().flush().unwrap();
}

/// Places stories from everywhere in the library in issues, so that something ran.
fn publish(session: &mut Session, bare: &Bare, size: usize) {
    ask(session, "publication_create", json!({ "name": "Weekly", "slug": "weekly", "preset": "weekly_digest" }));
    for issue in 1..=ISSUES {
        let name = format!("weekly#{issue}");
        ask(session, "issue_create", json!({ "publication": "weekly", "number": issue, "date": "2026-10-12" }));
        for item in 0..10 {
            let after = (size / (ISSUES * 10) * ((issue - 1) * 10 + item) + 2).to_string();
            let list = ask(session, "story_list", json!({ "limit": 1, "after": after }));
            let Some(story) = list["stories"].get(0) else { continue };
            ask(session, "issue_add", json!({ "issue": name, "what": { "kind": "story", "story": story["id"] } }));
            bare.run(story["url"].as_str().unwrap(), issue);
        }
    }
    while session.rest() {}
}

fn lists(table: &mut Table, session: &mut Session, bare: &Bare, size: usize) {
    let middle = (size / 2).to_string();
    let text = |words: &str| json!({ "limit": 50, "text": words });
    let newest = "ID DESC";
    let pages = [
        ("list, first page", json!({ "limit": 50 }), "1", newest),
        ("list, in the middle", json!({ "limit": 50, "after": middle }), "", newest),
        ("list, latest report first", json!({ "limit": 50, "order": "latest_day" }), "1", "date DESC, ID DESC"),
        ("list, by title", json!({ "limit": 50, "order": "title" }), "", ""),
        ("list, state:ready", text("state:ready"), "state = 'ready'", newest),
        ("list, tag:tag7", text("tag:tag7"), "tag = 'tag7'", newest),
        ("list, tag and state", text("tag:tag7 state:ready"), "tag = 'tag7' AND state = 'ready'", newest),
        ("list, two tags", text("tag:tag7 tag:topic9"), "", ""),
        ("list, outlet", text("outlet:\"Outlet 7\""), "outlet = 'Outlet 7'", newest),
        (
            "list, outlet and state",
            text("outlet:\"Outlet 7\" state:ready"),
            "outlet = 'Outlet 7' AND state = 'ready'",
            newest,
        ),
        ("list, tag, outlet and state", text("tag:tag7 outlet:\"Outlet 7\" state:ready"), "", ""),
        ("list, lang:zh", text("lang:zh"), "language = 'zh'", newest),
        ("list, lang of no story", text("lang:fi"), "", ""),
        ("list, tag and lang of no story", text("tag:tag7 lang:fi"), "", ""),
        ("list, before:2026-02-01", text("before:2026-02-01"), "date < '2026-02-01'", newest),
        ("list, before any story", text("before:2020-01-01"), "date < '2020-01-01'", newest),
        ("list, after: with a tag", text("after:2026-12-01 tag:tag7"), "", ""),
        ("list, age:<7d", text("age:<7d"), "", ""),
        ("list, is:used", text("is:used"), "", ""),
        ("list, is:unused", text("is:unused"), "", ""),
        ("list, is:unused state:ready", text("is:unused state:ready"), "", ""),
        ("list, is:used and a tag", text("is:used tag:tag7"), "", ""),
        ("list, is:broken", text("is:broken"), "", ""),
        ("list, publication:weekly", text("publication:weekly"), "", ""),
    ];
    for (name, request, condition, order) in pages {
        let page = apart(&request);
        let mut list = |_: usize| answer(session, "story_list", page.clone());
        match condition {
            "" => table.alone(name, list),
            _ => table.both(name, &mut list, |_| bare.page(condition, order)),
        }
    }
    for (name, text) in [("tag and state", "tag:tag7 state:ready"), ("after: with a tag", "after:2026-12-01 tag:tag7")]
    {
        table.alone(&format!("count, {name}"), |_| answer(session, "story_count", json!({ "text": text })));
    }
    table.alone("library status", |_| answer(session, "library_status", json!({})));
    table.alone("counts for the sidebar", |_| answer(session, "story_facets", json!({})));
}

fn searches(table: &mut Table, session: &mut Session, bare: &Bare, corpus: &Corpus) {
    let classes = corpus.queries();
    let mut search = |name: &str, more: &Value, asked: &[(String, String)], bare: &dyn Fn(&str)| {
        let asked = |count: usize| &asked[count % asked.len()];
        table.both(
            &format!("search, {name}"),
            |count| answer(session, "search", asked_with(&asked(count).0, more)),
            |count| bare(&asked(count).1),
        );
    };
    // As the window asks: the page, and how many there are in all by itself.
    let page = json!({ "count": "apart" });
    for (name, asked) in &classes {
        search(name, &page, asked, &|expression| bare.search(expression, ""));
    }
    // The whole answer: the bare program counts as far as the interface does too, and gives the same as JSON.
    for (name, asked) in &classes {
        search(&format!("{name}; counted"), &json!({}), asked, &|expression| bare.answer(expression));
    }
    let common = &classes[1].1;
    let best = json!({ "count": "apart", "order": "best" });
    search("common word, best match", &best, common, &|expression| bare.ranked(expression));
    let narrowed = [
        ("state:ready", "AND state = 'ready'"),
        ("tag:tag7", "AND story.id IN (SELECT id FROM story_tag WHERE tag = 'tag7')"),
        ("lang:zh", "AND language = 'zh'"),
        ("before:2026-02-01", "AND date < '2026-02-01'"),
        ("is:unused", "AND url NOT IN (SELECT url FROM ran)"),
    ];
    for (words, condition) in narrowed {
        let asked: Vec<(String, String)> =
            common.iter().map(|(query, expression)| (format!("{query} {words}"), expression.clone())).collect();
        let name = format!("common word and {words}");
        search(&name, &page, &asked, &|expression| bare.search(expression, condition));
    }
}

fn saves(table: &mut Table, session: &mut Session, bare: &Bare) {
    let newest = ask(session, "story_list", json!({ "limit": 1 }))["stories"][0].clone();
    let id = newest["id"].clone();
    let notes = |count: usize| format!("Remark {count} on 平台");
    // Between saves the window has what can wait done, and so does this; how long it takes is told by itself.
    let shared = RefCell::new(&mut *session);
    let mut beside = Vec::new();
    let mut rest = || {
        let begun = Instant::now();
        while shared.borrow_mut().rest() {}
        beside.push(begun.elapsed());
    };
    table.resting(
        "durable save of notes",
        |count| {
            let request = json!({ "story": id, "field": "notes", "value": notes(count) });
            answer(&mut shared.borrow_mut(), "story_set", request)
        },
        Some(&mut |count| bare.save(&notes(count))),
        &mut rest,
    );
    table.resting(
        "durable save of a state",
        |count| {
            let state = if count % 2 == 0 { "hold" } else { "ready" };
            let request = json!({ "story": id, "field": "state", "value": state });
            answer(&mut shared.borrow_mut(), "story_set", request)
        },
        None,
        &mut rest,
    );
    if let Some(most) = beside.iter().max() {
        let mean = beside.iter().sum::<Duration>() / u32::try_from(beside.len()).unwrap();
        println!("| joining the index between saves: {mean:.1?} a save, {most:.1?} at most | | | | | |");
    }
    let used = ask(session, "story_list", json!({ "limit": 1, "text": "is:used" }))["stories"][0].clone();
    let url = used["url"].as_str().unwrap().to_owned();
    table.both(
        "used before, by address",
        |_| answer(session, "used_before", json!({ "urls": [url] })),
        |_| bare.ran(&url),
    );
    let headline = json!({ "headline": used["title"] });
    table.alone("used before, by headline", |_| answer(session, "used_before", headline.clone()));
    table.alone("duplicates of a story", |_| answer(session, "story_duplicates", json!({ "story": id })));
    table.alone("story with its clippings", |_| answer(session, "story_show", json!({ "story": id })));
}

fn undo(session: &mut Session, bare: &mut Bare, file: &PathBuf) {
    let rate = |begun: Instant| MORE as f64 / begun.elapsed().as_secs_f64();
    let begun = Instant::now();
    ask(session, "story_import", json!({ "path": file }));
    let import = rate(begun);
    let begun = Instant::now();
    bare.import(file);
    let bare_import = rate(begun);
    let begun = Instant::now();
    let undone = ask(session, "undo", json!({}));
    assert_eq!(undone["value"]["verb"], json!("story_import"), "{undone}");
    println!(
        "\n{MORE} more into the full library: {import:.0} stories/s, the bare {bare_import:.0}/s: {:.2} of its rate. \
         Undone at {:.0} stories/s.",
        import / bare_import,
        rate(begun)
    );
}

fn rebuild(library: &Path, size: usize) {
    forget_peak();
    let mut library = Library::open(library, galley_tests::device()).unwrap();
    let begun = Instant::now();
    let examination = library.rebuild().unwrap();
    assert!(examination.faults.is_empty(), "{:?}", examination.faults);
    let rate = size as f64 / begun.elapsed().as_secs_f64();
    println!("Every list made anew at {rate:.0} stories/s. At most {} MB of memory.", memory().1);
}

fn ask(session: &mut Session, name: &str, request: Value) -> Value {
    session.dispatch(name, request).unwrap()
}

/// A page of hits, asked for as `more` says.
fn asked_with(query: &str, more: &Value) -> Value {
    let mut request = more.clone();
    request["query"] = json!(query);
    request["limit"] = json!(50);
    request
}

/// The same request, without the count.
fn apart(request: &Value) -> Value {
    let mut request = request.clone();
    request["count"] = json!("apart");
    request
}

/// Asks as the window does: the reply is the text of its JSON.
fn answer(session: &mut Session, name: &str, request: Value) -> String {
    session.reply(name, request).unwrap()
}

fn open(library: &Path) -> Session {
    Session::open(library, galley_tests::device()).unwrap()
}

/// Writes the stories; gives back how many bytes of plain text they hold.
fn write(file: &Path, corpus: &Corpus, numbers: std::ops::Range<usize>) -> u64 {
    let mut to = std::io::BufWriter::new(std::fs::File::create(file).unwrap());
    let mut bytes = 0;
    for number in numbers {
        let story = corpus.story(number as u64);
        bytes += (story.title.len() + story.text.len()) as u64;
        let line = json!({
            "title": story.title, "text": story.text, "url": story.url, "outlet": story.outlet, "state": story.state,
            "tags": story.tags, "date": story.date, "language": story.language,
        });
        serde_json::to_writer(&mut to, &line).unwrap();
        to.write_all(b"\n").unwrap();
    }
    to.flush().unwrap();
    bytes
}
