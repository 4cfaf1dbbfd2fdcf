//! The library's speed at 1,000, 10,000 and 100,000 stories, each beside a bare SQLite program that does
//! the least that would do, in the same run. The figures are printed and read by people.
#![allow(missing_docs, clippy::unwrap_used)]

use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock};

use chrono::{DateTime, TimeZone, Utc};
use divan::{Bencher, black_box};
use galley_api::Session;
use galley_core::body::Body;
use galley_core::change::Label;
use galley_core::id::StoryId;
use galley_core::library::Library;
use galley_core::story::capture::{self, Capture};
use galley_core::story::{Story, StoryState};
use rusqlite::{Connection, params};
use serde_json::{Value, json};

const SIZES: [usize; 3] = [1_000, 10_000, 100_000];

fn main() {
    divan::main();
}

fn at() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 10, 1, 8, 0, 0).unwrap()
}

/// A number that looks random and is the same in every run (SplitMix64).
fn scatter(seed: u64) -> u64 {
    let mut z = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15).wrapping_add(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

fn words(seed: u64, count: usize) -> String {
    const ENGLISH: [&str; 12] = [
        "harbour", "licence", "courier", "wallet", "server", "quarter", "ferry", "ledger", "signal", "market",
        "orchard", "tariff",
    ];
    const CHINESE: [&str; 12] =
        ["平台", "算法", "支付", "外卖", "芯片", "监管", "用户", "直播", "电商", "数据", "模型", "市场"];
    let chinese = scatter(seed).is_multiple_of(2);
    let pick = |n: usize| {
        let at = (scatter(seed ^ (n as u64) << 20) % 12) as usize;
        if chinese { CHINESE[at] } else { ENGLISH[at] }
    };
    (0..count).map(pick).collect::<Vec<_>>().join(if chinese { "" } else { " " })
}

fn story(number: u64) -> (Story, Capture) {
    let states = StoryState::ALL;
    let title = format!("{} {number}", words(number, 8));
    let body = Body::paragraphs((0..3).map(|part| words(number * 31 + part, 50)));
    let url = format!("https://outlet{}.example/{number}", number % 40);
    let capture = Capture { url: url.clone(), title: title.clone(), body, ..Capture::default() };
    let story = Story {
        state: states[(scatter(number) % 8) as usize],
        tags: vec![format!("tag{}", scatter(number ^ 7) % 30), format!("tag{}", scatter(number ^ 9) % 30)],
        url,
        language: "en".to_owned(),
        date: "2026-10-01".to_owned(),
        ..Story::titled(StoryId::new(at()), title)
    };
    (story, capture)
}

struct Sizes {
    folder: tempfile::TempDir,
}

/// The libraries of every size, made once in a run.
fn library(size: usize) -> PathBuf {
    static MADE: OnceLock<Mutex<Sizes>> = OnceLock::new();
    let made = MADE.get_or_init(|| Mutex::new(Sizes { folder: tempfile::tempdir().unwrap() })).lock().unwrap();
    let folder = made.folder.path().join(size.to_string());
    if !folder.exists() {
        let mut library = Library::create(&folder, galley_tests::device(), at()).unwrap();
        for start in (0..size).step_by(5_000) {
            let batch = start..size.min(start + 5_000);
            library
                .transact(at(), Label::new("bench", ""), |tx| {
                    for number in batch {
                        let (story, capture) = story(number as u64);
                        capture::create(tx, story, vec![capture])?;
                    }
                    Ok(())
                })
                .unwrap();
        }
        bare(&folder.join("bare.sqlite"), size);
    }
    folder
}

/// The same rows in the barest database that could serve the list.
fn bare(file: &Path, size: usize) {
    let connection = Connection::open(file).unwrap();
    connection
        .execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
             CREATE TABLE story (id INTEGER PRIMARY KEY, title TEXT, state TEXT, url TEXT, body TEXT);
             CREATE INDEX story_state ON story (state, id); BEGIN",
        )
        .unwrap();
    for number in 0..size {
        let (story, capture) = story(number as u64);
        connection
            .prepare_cached("INSERT INTO story (title, state, url, body) VALUES (?1, ?2, ?3, ?4)")
            .unwrap()
            .execute(params![story.title, story.state.name(), story.url, capture.body.to_text()])
            .unwrap();
    }
    connection.execute_batch("COMMIT").unwrap();
}

fn session(size: usize) -> Session {
    Session::open(&library(size), galley_tests::device()).unwrap()
}

fn bare_connection(size: usize) -> Connection {
    let connection = Connection::open(library(size).join("bare.sqlite")).unwrap();
    connection.execute_batch("PRAGMA synchronous = FULL").unwrap();
    connection
}

#[divan::bench(args = SIZES)]
fn open(bencher: Bencher, size: usize) {
    let folder = library(size);
    bencher.bench_local(|| Session::open(black_box(&folder), galley_tests::device()).unwrap());
}

#[divan::bench(args = SIZES)]
fn open_bare(bencher: Bencher, size: usize) {
    let file = library(size).join("bare.sqlite");
    bencher.bench_local(|| {
        let connection = Connection::open(black_box(&file)).unwrap();
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0)).unwrap()
    });
}

fn page(session: &mut Session, request: Value) -> Value {
    session.dispatch("story_list", request).unwrap()
}

#[divan::bench(args = SIZES)]
fn list_page_first(bencher: Bencher, size: usize) {
    let mut session = session(size);
    bencher.bench_local(|| page(&mut session, json!({ "limit": 50 })));
}

#[divan::bench(args = SIZES)]
fn list_page_in_the_middle(bencher: Bencher, size: usize) {
    let mut session = session(size);
    bencher.bench_local(|| page(&mut session, json!({ "limit": 50, "after": (size / 2).to_string() })));
}

#[divan::bench(args = SIZES)]
fn list_page_of_a_state(bencher: Bencher, size: usize) {
    let mut session = session(size);
    bencher.bench_local(|| page(&mut session, json!({ "limit": 50, "state": "ready" })));
}

#[divan::bench(args = SIZES)]
fn list_page_of_a_tag(bencher: Bencher, size: usize) {
    let mut session = session(size);
    bencher.bench_local(|| page(&mut session, json!({ "limit": 50, "tag": "tag7" })));
}

#[divan::bench(args = SIZES)]
fn list_page_of_a_tag_and_a_state(bencher: Bencher, size: usize) {
    let mut session = session(size);
    bencher.bench_local(|| page(&mut session, json!({ "limit": 50, "tag": "tag7", "state": "ready" })));
}

#[divan::bench(args = SIZES)]
fn list_page_bare(bencher: Bencher, size: usize) {
    let connection = bare_connection(size);
    let mut statement =
        connection.prepare("SELECT id, title, state, url FROM story ORDER BY id DESC LIMIT 50").unwrap();
    bencher.bench_local(|| {
        let rows = statement.query_map([], |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?, row.get::<_, String>(3)?))
        });
        rows.unwrap().map(|row| row.unwrap()).collect::<Vec<_>>()
    });
}

#[divan::bench(args = SIZES, sample_count = 60)]
fn save_of_one_edit(bencher: Bencher, size: usize) {
    let mut session = session(size);
    let first = page(&mut session, json!({ "limit": 1 }))["stories"][0]["id"].clone();
    let mut count = 0;
    bencher.bench_local(|| {
        count += 1;
        let args = json!({ "story": first, "field": "notes", "value": format!("Remark {count}") });
        session.dispatch("story_set", args).unwrap()
    });
}

#[divan::bench(args = SIZES, sample_count = 60)]
fn save_bare(bencher: Bencher, size: usize) {
    let connection = bare_connection(size);
    let mut count = 0;
    bencher.bench_local(|| {
        count += 1;
        connection.execute("UPDATE story SET body = ?1 WHERE id = 7", [format!("Remark {count}")]).unwrap()
    });
}

#[divan::bench(sample_count = 60)]
fn save_of_typing_in_an_item(bencher: Bencher) {
    let mut sandbox = galley_tests::Sandbox::sample();
    let item = sandbox.desk("weekly#88")["entries"][0]["id"].clone();
    let mut base = sandbox.ask("item_show", json!({ "item": item }))["version"].clone();
    let mut text = "word ".repeat(900);
    bencher.bench_local(|| {
        text.push_str("and more ");
        let delta = json!([{ "insert": format!("{text}\n") }]);
        let saved = sandbox.ask("item_save", json!({ "item": item, "base": base, "delta": delta }));
        base = saved["value"]["version"].clone();
    });
}
