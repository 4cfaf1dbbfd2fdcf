//! Bad input: each gets a sentence, an exit code of one or two, within its time and memory, and nothing is lost.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use galley_tests::{Run, Sandbox, command, galley_with_input, root};
use serde_json::{Value, json};

/// A generous bound for a debug build on a busy machine; the speed itself is measured in the benches.
const PATIENCE: Duration = Duration::from_secs(30);

fn import(sandbox: &Sandbox, file: &Path, arguments: &[&str]) -> Run {
    let begun = Instant::now();
    let path = file.to_str().unwrap();
    let run = sandbox.galley(&[&["issue", "import", "weekly", path], arguments].concat());
    assert!(begun.elapsed() < PATIENCE, "{path} took {:?}", begun.elapsed());
    assert!(!run.stderr.contains("panicked"), "{path}: {run:?}");
    run
}

#[test]
fn what_is_no_newsletter_is_refused_with_a_sentence_and_nothing_changes() {
    let mut sandbox = Sandbox::sample();
    let before = sandbox.ask("library_status", json!({}));
    let file = sandbox.place("input.txt");
    let check = |content: &[u8], words: &str| {
        fs::write(&file, content).unwrap();
        let run = import(&sandbox, &file, &[]);
        assert_eq!(run.code, Some(1), "{words}: {run:?}");
        assert!(run.stderr.contains(words), "{words}: {run:?}");
        assert!(run.stderr.trim_end().ends_with('.'), "a sentence: {run:?}");
    };
    check(b"", "empty");
    check(b" \n\t\r\n ", "no text");
    check(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06", "not text");
    check(b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0", "not text");
    check(&[0; 4096], "not text");
    // 200 MB that take no room on the disk.
    fs::File::create(&file).unwrap().set_len(200_000_000).unwrap();
    let run = import(&sandbox, &file, &[]);
    assert_eq!(run.code, Some(1), "{run:?}");
    assert!(run.stderr.contains("larger than"), "{run:?}");
    let run = import(&sandbox, &sandbox.library(), &[]);
    assert!(run.code == Some(1) && run.stderr.contains("not a file"), "{run:?}");
    assert_eq!(sandbox.ask("library_status", json!({})), before);
}

#[test]
fn bytes_that_are_wrong_in_their_encoding_are_kept_as_well_as_can_be() {
    let sandbox = Sandbox::sample();
    let file = sandbox.place("input.txt");
    let text = b"An intro line for readers.\n\n1. A headline about caf\xe9s\nThe paragraph of the first item stands here, with \xff in it.\n\n2. A second headline\nIts paragraph is here.\n";
    fs::write(&file, text).unwrap();
    let run = import(&sandbox, &file, &["--dry-run", "--json"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    let headline = run.json()["items"][0]["headline"].as_str().unwrap().to_owned();
    assert!(headline.starts_with("A headline about caf"), "{headline}");
}

#[test]
fn markup_that_would_stall_a_parser_is_bounded_and_its_words_are_kept() {
    let sandbox = Sandbox::sample();
    let nest = |open: &str, count: usize| format!("{}<p>the words inside</p>", open.repeat(count));
    let attributes: String = (0..80_000).map(|n| format!(" a{n}=\"{n}\"")).collect();
    let pages = [
        nest("<div>", 100_000),
        nest("<b>", 100_000),
        nest("<table><tr><td>", 40_000),
        nest("<a href=\"https://example.com/\"><p>", 40_000),
        nest("<svg><g>", 50_000),
        nest("<ul><li>", 50_000),
        nest("<blockquote>", 100_000),
        format!("<p{attributes}>the words inside</p>"),
    ];
    for page in &pages {
        let begun = Instant::now();
        let run = galley_with_input(&sandbox.library(), &["sanitize"], page);
        assert_eq!(run.code, Some(0), "{}", &page[..40]);
        assert!(
            run.stdout.contains("the words inside"),
            "{}: {}",
            &page[..40],
            &run.stdout[..run.stdout.len().min(200)]
        );
        assert!(begun.elapsed() < PATIENCE, "{} took {:?}", &page[..40], begun.elapsed());
        let file = sandbox.place("page.html");
        fs::write(&file, format!("<h1>1. A headline</h1>{page}")).unwrap();
        let run = import(&sandbox, &file, &["--dry-run", "--json"]);
        assert!(run.stdout.contains("the words inside"), "{}: {run:?}", &page[..40]);
    }
}

#[test]
fn a_disk_that_is_full_keeps_everything_that_was_acknowledged() {
    let mut sandbox = Sandbox::sample();
    let library = sandbox.library();
    // A bound on the size of files makes every write beyond it fail, as a full disk does. It leaves room for some work.
    // What was written last may still lie in the log beside the library.
    let size = |name: &str| fs::metadata(library.join(name)).map_or(0, |file| file.len());
    let bound = (size("library.sqlite") + size("library.sqlite-wal")) / 1024 + 600;
    let script = format!(
        "trap '' XFSZ; ulimit -f {bound}; for n in $(seq 1 200); do \"$@\" story new \"Story $n\" --text \"{}\" >/dev/null || exit $?; \
         echo $n; done",
        "word ".repeat(2_000)
    );
    let built = command(&library);
    let output = Command::new("bash")
        .arg("-c")
        .arg(script)
        .arg("bash")
        .arg(built.get_program())
        .arg("--library")
        .arg(&library)
        .envs(built.get_envs().filter_map(|(name, value)| Some((name, value?))))
        .output()
        .unwrap();
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2), "{stderr}");
    assert!(stderr.contains("all earlier work is safe"), "{stderr}");
    assert!(!stderr.contains("panicked"), "{stderr}");
    let acknowledged = String::from_utf8(output.stdout).unwrap().lines().count();
    assert!(acknowledged > 3, "{acknowledged}: {stderr}");
    let found = sandbox.ask("story_list", json!({ "text": "Story ", "limit": 500 }))["total"].as_u64().unwrap();
    assert!(found >= acknowledged as u64, "{found} of {acknowledged}");
    assert_eq!(sandbox.ask("library_doctor", json!({}))["faults"], json!([]));
    // With room again, work goes on.
    sandbox.ask("story_create", json!({ "title": "After" }));
}

#[test]
fn an_export_that_cannot_be_written_leaves_the_old_file_as_it_was() {
    let sandbox = Sandbox::sample();
    let check = |path: &Path| {
        let run = sandbox.galley(&["export", "weekly@latest", "--out", path.to_str().unwrap()]);
        assert!(matches!(run.code, Some(1 | 2)), "{run:?}");
        assert!(run.stderr.contains("folder") && run.stdout.is_empty(), "{run:?}");
    };
    check(&sandbox.place("no/such/folder/letter.html"));
    check(&sandbox.library());
    let letter = sandbox.place("letter.html");
    fs::write(&letter, "the old letter").unwrap();
    let written = sandbox.galley(&["export", "weekly@latest", "--out", letter.to_str().unwrap()]);
    assert_eq!(written.code, Some(0), "{written:?}");
    let printed = sandbox.galley(&["export", "weekly@latest", "--out", "-"]);
    assert_eq!(fs::read_to_string(&letter).unwrap(), printed.stdout);
    let around = fs::read_dir(letter.parent().unwrap()).unwrap();
    let names: Vec<String> = around.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    assert!(!names.iter().any(|name| name.contains("letter") && name != "letter.html"), "{names:?}");
}

#[test]
fn no_request_of_any_shape_is_a_fault() {
    let mut sandbox = Sandbox::sample();
    let odd = [
        json!(null),
        json!([]),
        json!("x"),
        json!({}),
        json!({ "issue": "", "item": "", "story": "", "publication": "", "outlet": "" }),
        json!({ "issue": "weekly#88", "entry": "", "to": { "kind": "position", "position": 4294967295_u32 } }),
        json!({ "issue": "weekly#88", "what": { "kind": "new", "headline": "\u{0}\u{202e}\n" }, "before": "zz" }),
        json!({ "issue": "#", "field": "number", "value": "-1" }),
        json!({ "issue": "@latest", "field": "date", "value": "9999-99-99" }),
        json!({ "item": "f", "base": "00", "delta": [{ "insert": "\u{fffc}\n" }, { "insert": { "rule": true } }] }),
        json!({ "story": "f", "field": "state", "value": "asleep" }),
        json!({ "html": "<".repeat(10_000), "form": "html", "text": "<".repeat(10_000) }),
    ];
    for name in galley_api::COMMANDS.iter().filter(|name| **name != "issue_export") {
        for args in &odd {
            if let Err(failure) = sandbox.session.dispatch(name, Value::clone(args)) {
                assert_ne!(failure.code, galley_api::Code::Fault, "{name} {args}: {}", failure.message);
                assert!(failure.message.ends_with('.'), "{name}: {}", failure.message);
            }
        }
    }
    assert_eq!(sandbox.ask("library_doctor", json!({}))["faults"], json!([]));
}

#[test]
fn the_two_printed_shapes_come_out_whole() {
    let sandbox = Sandbox::sample();
    let sample = root().join("src-tauri/crates/core/sample");
    let weekly = import(&sandbox, &sample.join("past-weekly.txt"), &["--dry-run", "--json"]).json();
    assert_eq!(weekly["items"].as_array().unwrap().len(), 10);
    assert_eq!(weekly["outro"]["heading"], "Wrapping Up");
    assert_eq!(weekly["call_to_action"]["label"], "click here");
    assert!(
        weekly["items"]
            .as_array()
            .unwrap()
            .iter()
            .all(|item| !item["headline"].as_str().unwrap().starts_with(char::is_numeric))
    );
    let daily = import(&sandbox, &sample.join("past-daily.txt"), &["--json"]).json();
    let items = daily["items"].as_array().unwrap();
    assert_eq!(items.len(), 3);
    assert!(items.iter().all(|item| item["kicker"].is_string() && item["sources"].as_array().unwrap().len() == 1));
    assert_eq!(items[0]["text"].as_str().unwrap().lines().filter(|line| line.starts_with(char::is_numeric)).count(), 7);
    assert!(daily["id"].is_string() && daily["masthead"].is_string() && daily["topic_line"].is_string());
    let undone = sandbox.galley(&["undo", "--json"]).json();
    assert_eq!(undone["value"]["verb"], "issue_import");
}
