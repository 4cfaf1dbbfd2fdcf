//! The speed of reviewing: fifty review files merged into a draft that has moved on, and histories of thousands of edits.
#![allow(missing_docs, clippy::unwrap_used)]

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use divan::Bencher;
use galley_api::Session;
use galley_tests::reviewer::Reviewer;
use galley_tests::{Sandbox, clock, device};
use serde_json::{Value, json};

/// How many people review.
const REVIEWERS: usize = 50;
/// What each of them says.
const COMMENTS: usize = 10;
const SUGGESTIONS: usize = 3;
/// How many edits the long histories have.
const ITEM_EDITS: usize = 5_000;
const ISSUE_EDITS: usize = 10_000;

fn main() {
    divan::main();
}

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % sides.max(1)
    }

    /// A sentence; in Chinese, every two characters count as a word.
    fn sentence(&mut self, chinese: bool, words: usize) -> String {
        const ENGLISH: [&str; 24] = [
            "harbour", "licence", "courier", "wallet", "server", "quarter", "ferry", "ledger", "signal", "market",
            "orchard", "tariff", "the", "of", "and", "in", "to", "said", "rose", "fell", "office", "city", "by",
            "from",
        ];
        const CHINESE: [&str; 16] = [
            "平台", "算法", "支付", "外卖", "芯片", "监管", "用户", "直播", "电商", "数据", "模型", "市场", "表示",
            "上涨", "下跌", "以及",
        ];
        if chinese {
            let all: String = (0..words).map(|_| CHINESE[self.roll(CHINESE.len())]).collect();
            return format!("{all}。");
        }
        let all: Vec<&str> = (0..words).map(|_| ENGLISH[self.roll(ENGLISH.len())]).collect();
        format!("{}. ", all.join(" "))
    }

    /// Some lines of three sentences.
    fn lines(&mut self, chinese: bool, count: usize) -> Vec<String> {
        let line =
            |dice: &mut Dice| (0..3).map(|_| dice.sentence(chinese, 20)).collect::<String>().trim_end().to_owned();
        (0..count).map(|_| line(self)).collect()
    }
}

/// A running text under somebody's hands.
struct Draft {
    item: String,
    version: String,
    lines: Vec<String>,
    chinese: bool,
}

impl Draft {
    fn save(&mut self, session: &mut Session) {
        let text: String = self.lines.iter().map(|line| format!("{line}\n")).collect();
        let request = json!({ "item": self.item, "base": self.version, "delta": [{ "insert": text }] });
        let saved = session.dispatch("item_save", request).unwrap();
        self.version = saved["value"]["version"].as_str().unwrap().to_owned();
    }

    /// Types a few words somewhere; what the text has too much is cut elsewhere, so that it stays as long as it is.
    fn type_on(&mut self, session: &mut Session, dice: &mut Dice) {
        let at = dice.roll(self.lines.len());
        let words = dice.sentence(self.chinese, 3);
        let line: Vec<char> = self.lines[at].chars().collect();
        let gaps: Vec<usize> = (0..line.len()).filter(|&at| line[at] == ' ' || line[at] > '\u{3000}').collect();
        let place = gaps[dice.roll(gaps.len())] + 1;
        let mut line: String =
            line[..place].iter().chain(&words.chars().collect::<Vec<_>>()).chain(&line[place..]).collect();
        if line.chars().count() > 600 {
            line = line.chars().skip(200).collect();
        }
        self.lines[at] = line;
        self.save(session);
    }
}

/// An issue of ten items with about 3,000 words, the second half of them Chinese, each typed in twenty saves.
fn issue(sandbox: &mut Sandbox, dice: &mut Dice) -> (String, Vec<Draft>) {
    sandbox.ask("publication_create", json!({ "slug": "weekly", "name": "Weekly", "preset": "weekly_digest" }));
    let desk = sandbox.ask("issue_create", json!({ "publication": "weekly" }))["value"].clone();
    let issue = desk["id"].as_str().unwrap().to_owned();
    for number in 0..10 {
        let headline = dice.sentence(number >= 5, 6).trim().trim_end_matches(['.', '。']).to_owned();
        sandbox.ask("issue_add", json!({ "issue": issue, "what": { "kind": "new", "headline": headline } }));
    }
    let desk = sandbox.desk(&issue);
    let items = desk["entries"].as_array().unwrap().iter().filter(|entry| entry["kind"] == "item");
    let mut drafts = Vec::new();
    for (number, entry) in items.enumerate() {
        let item = entry["id"].as_str().unwrap().to_owned();
        let version = sandbox.ask("item_show", json!({ "item": item }))["version"].as_str().unwrap().to_owned();
        let chinese = number >= 5;
        let mut draft = Draft { item, version, lines: dice.lines(chinese, 4), chinese };
        draft.save(&mut sandbox.session);
        (0..20).for_each(|_| draft.type_on(&mut sandbox.session, dice));
        drafts.push(draft);
    }
    (issue, drafts)
}

/// A library whose draft has moved on since its proof, and what fifty people said of that proof.
struct Reviewed {
    folder: PathBuf,
    files: Vec<String>,
}

fn reviewed() -> &'static Reviewed {
    static MADE: OnceLock<Reviewed> = OnceLock::new();
    MADE.get_or_init(|| {
        let mut sandbox = Sandbox::empty();
        let mut dice = Dice(20_261_121);
        let (issue, mut drafts) = issue(&mut sandbox, &mut dice);
        let page = sandbox.place("proof.html");
        sandbox.ask("proof_make", json!({ "issue": issue, "file": page.to_str().unwrap() }));
        let payload = Reviewer::payload(&page);
        let kept = tempfile::tempdir().unwrap().keep();
        let files = (0..REVIEWERS).map(|number| review(&kept, number, &payload, &mut dice)).collect();
        // The desk works on: words are typed, a paragraph moves, another is written anew, items change places.
        for draft in &mut drafts {
            (0..20).for_each(|_| draft.type_on(&mut sandbox.session, &mut dice));
            let moved = draft.lines.remove(3);
            draft.lines.insert(0, moved);
            draft.save(&mut sandbox.session);
            draft.lines[2] = dice.lines(draft.chinese, 1).remove(0);
            draft.save(&mut sandbox.session);
        }
        let folder = kept.join("library");
        let made = sandbox.library();
        let _closed = sandbox.closed();
        copy(&made, &folder);
        Reviewed { folder, files }
    })
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        match entry.path().is_dir() {
            true => copy(&entry.path(), &to.join(entry.file_name())),
            false => std::fs::copy(entry.path(), to.join(entry.file_name())).map(|_| ()).unwrap(),
        }
    }
}

/// One person's review file: remarks and suggestions at words anywhere in the issue, and a verdict.
fn review(folder: &Path, number: usize, payload: &Value, dice: &mut Dice) -> String {
    let mut reviewer = Reviewer::new(&format!("Reviewer {number}"));
    let passages = payload["passages"].as_array().unwrap();
    let bodies: Vec<&Value> = passages.iter().filter(|passage| passage["part"] == "body").collect();
    let mut entries = Vec::new();
    for remark in 0..COMMENTS + SUGGESTIONS {
        let passage = bodies[dice.roll(bodies.len())];
        let text: Vec<char> = passage["text"].as_str().unwrap().chars().collect();
        let range = loop {
            let start = dice.roll(text.len() - 30);
            let end = start + 6 + dice.roll(20);
            if !text[start..end].contains(&'\n') {
                break start..end;
            }
        };
        let replacement = (remark >= COMMENTS).then_some("other words");
        entries.push(reviewer.entry_at(passage, range, "Is that so? 是这样吗？", replacement));
    }
    let verdict = if number.is_multiple_of(3) { "request_changes" } else { "approve" };
    let file = folder.join(format!("{number}.galley-review"));
    std::fs::write(&file, reviewer.review(payload, Some(verdict), &entries)).unwrap();
    file.to_str().unwrap().to_owned()
}

/// A fresh copy of the library before any review came in. The folder goes with it.
fn before_reviews() -> (tempfile::TempDir, Session) {
    let folder = tempfile::tempdir().unwrap();
    copy(&reviewed().folder, folder.path());
    let session = Session::open(folder.path(), device()).unwrap().with_clock(clock);
    (folder, session)
}

fn import(session: &mut Session, files: &[String]) {
    let imported = session.dispatch("review_import", json!({ "files": files })).unwrap();
    for one in imported["value"].as_array().unwrap() {
        let added = one["added"].as_u64().unwrap() as usize;
        assert_eq!(added, COMMENTS + SUGGESTIONS, "{one}");
    }
}

/// What the window does when fifty files are dropped on it, and `galley review import *.galley-review`.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn merge_of_50_reviews_at_once(bencher: Bencher) {
    let files = &reviewed().files;
    bencher.with_inputs(before_reviews).bench_local_refs(|(_, session)| import(session, files));
}

/// The same fifty, as they come in over a day.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn merge_of_50_reviews_one_by_one(bencher: Bencher) {
    let files = &reviewed().files;
    bencher
        .with_inputs(before_reviews)
        .bench_local_refs(|(_, session)| files.iter().for_each(|file| import(session, std::slice::from_ref(file))));
}

/// The last of fifty, on top of the others.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn merge_of_the_fiftieth_review(bencher: Bencher) {
    let (last, others) = reviewed().files.split_last().unwrap();
    let with_others = || {
        let (folder, mut session) = before_reviews();
        import(&mut session, others);
        (folder, session)
    };
    bencher.with_inputs(with_others).bench_local_refs(|(_, session)| import(session, std::slice::from_ref(last)));
}

/// Fifty that are there already.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn merge_of_50_reviews_again(bencher: Bencher) {
    let files = &reviewed().files;
    let (_folder, mut session) = before_reviews();
    import(&mut session, files);
    bencher.bench_local(|| session.dispatch("review_import", json!({ "files": files })).unwrap());
}

/// An issue with a long history, and an item in it with one; a proof was made half way.
struct Worked {
    sandbox: Sandbox,
    issue: String,
    item: String,
}

fn worked() -> Worked {
    static MADE: OnceLock<(PathBuf, String, String)> = OnceLock::new();
    let (folder, issue, item) = MADE.get_or_init(|| {
        let mut sandbox = Sandbox::empty();
        let mut dice = Dice(7);
        let (issue, mut drafts) = issue(&mut sandbox, &mut dice);
        let version = sandbox.desk(&issue)["version"].as_str().unwrap().to_owned();
        let mut intro = Draft { item: issue.clone(), version, lines: dice.lines(false, 3), chinese: false };
        for half in 0..2 {
            (0..ITEM_EDITS / 2).for_each(|_| drafts[0].type_on(&mut sandbox.session, &mut dice));
            for edit in 0..ISSUE_EDITS / 2 {
                intro.write_intro(&mut sandbox.session, &mut dice, edit);
            }
            if half == 0 {
                sandbox.ask("proof_make", json!({ "issue": issue }));
            }
        }
        let folder = tempfile::tempdir().unwrap().keep();
        let (item, made) = (drafts[0].item.clone(), sandbox.library());
        let _closed = sandbox.closed();
        copy(&made, &folder);
        (folder, issue, item)
    });
    let mut sandbox = Sandbox::empty();
    sandbox.session = Session::open(folder, device()).unwrap().with_clock(clock);
    Worked { sandbox, issue: issue.clone(), item: item.clone() }
}

impl Draft {
    /// Typing in an intro, and now and then a field of the issue.
    fn write_intro(&mut self, session: &mut Session, dice: &mut Dice, edit: usize) {
        if edit.is_multiple_of(10) {
            let words = dice.sentence(false, 6);
            session.dispatch("issue_set", json!({ "issue": self.item, "field": "subject", "value": words })).unwrap();
            return;
        }
        let at = dice.roll(self.lines.len());
        let words = dice.sentence(false, 3);
        self.lines[at] = match self.lines[at].len() > 400 {
            true => self.lines[at].split_whitespace().skip(20).collect::<Vec<_>>().join(" "),
            false => format!("{} {}", self.lines[at], words.trim_end()),
        };
        let text: String = self.lines.iter().map(|line| format!("{line}\n")).collect();
        let request =
            json!({ "issue": self.item, "part": "intro", "base": self.version, "delta": [{ "insert": text }] });
        let saved = session.dispatch("issue_text_save", request).unwrap();
        self.version = saved["value"]["version"].as_str().unwrap().to_owned();
    }
}

/// The item with 5,000 edits, or the issue with 10,000.
const HISTORIES: [&str; 2] = ["item", "issue"];

fn subject(worked: &Worked, of: &str) -> Value {
    json!({ of: if of == "item" { &worked.item } else { &worked.issue } })
}

fn with(mut request: Value, name: &str, value: Value) -> Value {
    request[name] = value;
    request
}

#[divan::bench(args = HISTORIES, sample_count = 20)]
fn history_opens(bencher: Bencher, of: &str) {
    let mut worked = worked();
    let request = subject(&worked, of);
    bencher.bench_local(|| worked.sandbox.ask("revision_list", request.clone()));
}

#[divan::bench(args = HISTORIES, sample_count = 20)]
fn history_opens_with_every_state(bencher: Bencher, of: &str) {
    let mut worked = worked();
    let request = with(subject(&worked, of), "limit", json!(10_000));
    let states = worked.sandbox.ask("revision_list", request.clone()).as_array().unwrap().len();
    assert!(states >= if of == "item" { ITEM_EDITS } else { ISSUE_EDITS / 2 }, "{states} states");
    bencher.bench_local(|| worked.sandbox.ask("revision_list", request.clone()));
}

/// The version of a state that many edits lie behind.
fn state(worked: &mut Worked, of: &str, back: usize) -> Value {
    let request = with(subject(worked, of), "limit", json!(10_000));
    worked.sandbox.ask("revision_list", request)[back]["version"].clone()
}

#[divan::bench(args = HISTORIES, sample_count = 20)]
fn first_state_compared_with_the_present(bencher: Bencher, of: &str) {
    let mut worked = worked();
    let from = state(&mut worked, of, ITEM_EDITS - 10);
    let request = with(subject(&worked, of), "from", from);
    bencher.bench_local(|| worked.sandbox.ask("revision_compare", request.clone()));
}

#[divan::bench(args = HISTORIES, sample_count = 20)]
fn two_states_far_apart_compared(bencher: Bencher, of: &str) {
    let mut worked = worked();
    let (from, to) = (state(&mut worked, of, ITEM_EDITS - 10), state(&mut worked, of, 100));
    let request = with(with(subject(&worked, of), "from", from), "to", to);
    bencher.bench_local(|| worked.sandbox.ask("revision_compare", request.clone()));
}

#[divan::bench(args = HISTORIES, sample_count = 20)]
fn a_state_is_shown(bencher: Bencher, of: &str) {
    let mut worked = worked();
    let version = state(&mut worked, of, ITEM_EDITS / 2);
    let request = with(subject(&worked, of), "version", version);
    bencher.bench_local(|| worked.sandbox.ask("revision_show", request.clone()));
}

#[divan::bench(sample_count = 20)]
fn what_changed_since_the_proof(bencher: Bencher) {
    let mut worked = worked();
    let request = json!({ "issue": worked.issue });
    bencher.bench_local(|| worked.sandbox.ask("proof_compare", request.clone()));
}

#[divan::bench(sample_count = 20)]
fn the_gate_of_an_issue_with_650_remarks(bencher: Bencher) {
    let (_folder, mut session) = before_reviews();
    import(&mut session, &reviewed().files);
    bencher.bench_local(|| session.dispatch("gate", json!({ "issue": "weekly@latest" })).unwrap());
}

#[divan::bench(sample_count = 20)]
fn the_list_of_650_remarks(bencher: Bencher) {
    let (_folder, mut session) = before_reviews();
    import(&mut session, &reviewed().files);
    bencher.bench_local(|| session.dispatch("thread_list", json!({ "issue": "weekly@latest" })).unwrap());
}
