//! What holds for the file of any proof: its policy fits its script, and no words of the issue are more than words.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::collections::BTreeMap;

use chrono::DateTime;
use proptest::prelude::*;
use scraper::{ElementRef, Html, Node, Selector};
use serde_json::{Value, json};
use uuid::Uuid;

use super::*;
use crate::body::{EMBED, is_uncounted_char};
use crate::export::Images;
use crate::export::arbitrary::snapshot;
use crate::export::sample::Sample;
use crate::issue::snapshot::{IssueSnapshot, SnapshotEntry};
use crate::proof::payload::{self, Stamp};

const HOSTILE: &str = "</script><!--<script>\u{2028}\u{2029}]]>&quot;\\u003c\"'<b>";

fn snapshot_of(words: &str) -> IssueSnapshot {
    let mut snapshot = Sample::read(r#"{"issue":{"number":41,"intro":["a"]},"entries":[{"headline":"b"}]}"#).snapshot();
    snapshot.publication.name = words.to_owned();
    snapshot.issue.subject = words.to_owned();
    snapshot.issue.intro = crate::body::Body::paragraphs([words]);
    snapshot
}

fn payload_of(words: &str) -> Payload {
    payload_in(&snapshot_of(words))
}

fn payload_in(snapshot: &IssueSnapshot) -> Payload {
    let stamp = Stamp {
        library: Uuid::from_u128(1),
        proof: Uuid::from_u128(2),
        number: 3,
        hash: crate::hash::hex(b""),
        made_at: DateTime::from_timestamp(1_800_000_000, 0).unwrap(),
    };
    payload::payload(snapshot, &stamp, Images::none())
}

fn texts(html: &Html, selector: &str) -> Vec<String> {
    html.select(&Selector::parse(selector).unwrap()).map(|element| element.text().collect()).collect()
}

#[test]
fn the_data_comes_back_whole_whatever_the_words() {
    for words in ["Plain", HOSTILE, "中文 👩\u{200D}🔬"] {
        let payload = payload_of(words);
        let file = page(&payload);
        let html = Html::parse_document(&file);
        let scripts = texts(&html, "script");
        assert_eq!(scripts.len(), 3, "{words}");
        assert!(!scripts[0].contains(['<', '\u{2028}', '\u{2029}']));
        assert_eq!(read(&file).unwrap(), payload);
        assert!(texts(&html, "title")[0].contains(words.trim()));
        assert!(html.errors.is_empty(), "{:?}", html.errors);
    }
}

#[test]
fn the_policy_names_the_one_script_and_nothing_outside() {
    let file = page(&payload_of(HOSTILE));
    let html = Html::parse_document(&file);
    let meta = Selector::parse("meta[http-equiv='Content-Security-Policy']").unwrap();
    let policy = html.select(&meta).next().unwrap().attr("content").unwrap();
    let script = &texts(&html, "script")[2];
    let hash = crate::hash::hash_base64(script.as_bytes());
    assert!(policy.contains(&format!("script-src 'sha256-{hash}';")), "{policy}");
    for rule in ["default-src 'none'", "connect-src 'none'", "base-uri 'none'", "form-action 'none'", "img-src data:"] {
        assert!(policy.contains(rule), "{policy}");
    }
    assert!(!policy.contains("unsafe-eval") && !policy.contains("http"));
}

#[test]
fn a_served_page_leaves_its_policy_to_the_server() {
    let mut payload = payload_of("Plain");
    let served = Served { base: "api/".to_owned() };
    payload.served = Some(served.clone());
    let file = page(&payload);
    assert!(!file.contains("Content-Security-Policy"));
    let html = Html::parse_document(&file);
    let hash = crate::hash::hash_base64(texts(&html, "script")[2].as_bytes());
    let policy = policy(Some(&served));
    assert!(policy.contains(&hash) && policy.contains("connect-src 'self'"), "{policy}");
}

#[test]
fn the_page_itself_names_no_address_and_no_handler() {
    let html = Html::parse_document(&page(&payload_of("Plain")));
    let script = &texts(&html, "script")[2];
    for own in [script, &texts(&html, "style")[0]] {
        assert!(
            !own.contains("http") && !own.contains("://") && !own.contains("/*"),
            "an address or a comment is left"
        );
    }
    assert!(!texts(&html, "style")[0].contains("url("));
    for way in ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function"] {
        assert!(!script.contains(way), "{way}");
    }
    for element in html.select(&Selector::parse("*").unwrap()) {
        assert!(element.value().attrs().all(|(name, _)| !name.starts_with("on") && !["src", "href"].contains(&name)));
    }
}

/// A long issue: ten items of six paragraphs each, half of them Chinese.
fn long() -> IssueSnapshot {
    let items: Vec<Value> = (0..10)
        .map(|number| {
            let line = match number % 2 {
                0 => "The office said on Friday that rents fell in sixty cities, for the fifth month in a row. ".repeat(3),
                _ => "租金连续五个月下跌，办公室周五表示，六十个城市的降幅为今年最大。".repeat(5),
            };
            json!({ "headline": format!("Headline {number}"), "dek": "A line under it", "body": [line, line, line, line, line, line] })
        })
        .collect();
    let issue = json!({ "issue": { "number": 41, "intro": ["Dear readers"] }, "entries": items });
    let mut snapshot = Sample::read(&issue.to_string()).snapshot();
    for (number, entry) in snapshot.entries.iter_mut().enumerate() {
        if let SnapshotEntry::Item(item) = entry {
            item.id = Uuid::from_u128(0x0198_0000_0000_7000_8000_00c0_0000_0000 + number as u128).into();
        }
    }
    snapshot
}

#[test]
fn the_page_adds_little_to_the_mail() {
    let check = |snapshot: &IssueSnapshot| {
        let file = page(&payload_in(snapshot));
        let mail = crate::export::html(snapshot, &snapshot.theme, crate::export::Target::Plain);
        let added = file.len() - mail.as_str().len();
        assert!(added <= 56_000, "{added} bytes more than the mail of {}", mail.as_str().len());
    };
    check(&snapshot_of("Plain"));
    check(&long());
}

#[test]
fn no_text_stands_in_the_page_twice() {
    let snapshot = long();
    let payload = payload_in(&snapshot);
    let data = data::of(&payload);
    let words: usize = payload.passages.iter().map(|passage| passage.text.len()).sum();
    assert!(data.json.len() < words / 4, "{} bytes beside {words} bytes of words", data.json.len());
    assert!(data.mail.len() < payload.mail.len());
}

#[test]
fn a_mail_that_holds_a_script_stands_in_the_data() {
    for words in ["<script>", "</SCRIPT x>", "a\r\nb"] {
        let mut payload = payload_of("Plain");
        payload.mail.push_str(words);
        let data = data::of(&payload);
        assert_eq!(data.mail, "");
        assert!(!data.json.contains('<'));
        assert_eq!(read(&page(&payload)).unwrap(), payload);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn the_page_of_any_issue_comes_back_whole(snapshot in snapshot()) {
        let payload = payload_in(&snapshot);
        prop_assert_eq!(read(&page(&payload)).unwrap(), payload.clone());
        // A browser reads the mail in the same way: its own parser finds the same characters at the same marks.
        let mail = data::of(&payload).mail;
        prop_assert_eq!(data::said(&mail), walked(&mail));
    }
}

fn count(found: &mut BTreeMap<String, BTreeMap<usize, char>>, key: &str, c: char, at: &mut usize) {
    if !key.is_empty() && !is_uncounted_char(c) {
        found.entry(key.to_owned()).or_default().insert(*at, c);
        *at += 1;
    }
}

/// What counting along the marks finds in the tree of a browser.
fn walked(mail: &str) -> BTreeMap<String, BTreeMap<usize, char>> {
    fn walk(element: ElementRef<'_>, outer: &str, at: &mut usize, found: &mut BTreeMap<String, BTreeMap<usize, char>>) {
        if element.attr("data-added").is_some() {
            return;
        }
        if element.value().name() == "img" {
            return count(found, outer, EMBED, at);
        }
        let mut key = outer.to_owned();
        if let Some((passage, position)) = element.attr("data-place").and_then(|place| place.rsplit_once('/')) {
            (key, *at) = (passage.to_owned(), position.parse().unwrap());
        }
        for child in element.children() {
            match child.value() {
                Node::Text(text) => text.chars().for_each(|c| count(found, &key, c, at)),
                _ => {
                    if let Some(child) = ElementRef::wrap(child) {
                        walk(child, &key, at, found);
                    }
                }
            }
        }
    }
    let mut found = BTreeMap::new();
    let html = Html::parse_document(mail);
    let body = html.select(&Selector::parse("body").unwrap()).next().unwrap();
    walk(body, "", &mut 0, &mut found);
    found
}
