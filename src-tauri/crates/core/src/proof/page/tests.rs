//! What holds for the file of any proof: its policy fits its script, and no words of the issue are more than words.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use chrono::DateTime;
use scraper::{Html, Selector};
use uuid::Uuid;

use super::*;
use crate::export::Images;
use crate::export::sample::Sample;
use crate::proof::payload::{self, Stamp};

const HOSTILE: &str = "</script><!--<script>\u{2028}\u{2029}]]>&quot;\\u003c\"'<b>";

fn payload_of(words: &str) -> Payload {
    let mut snapshot = Sample::read(r#"{"issue":{"number":41,"intro":["a"]},"entries":[{"headline":"b"}]}"#).snapshot();
    snapshot.publication.name = words.to_owned();
    snapshot.issue.subject = words.to_owned();
    snapshot.issue.intro = crate::body::Body::paragraphs([words]);
    let stamp = Stamp {
        library: Uuid::from_u128(1),
        proof: Uuid::from_u128(2),
        number: 3,
        hash: crate::hash::hex(b""),
        made_at: DateTime::from_timestamp(1_800_000_000, 0).unwrap(),
    };
    payload::payload(&snapshot, &stamp, Images::none())
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
        assert_eq!(scripts.len(), 2, "{words}");
        assert!(!scripts[0].contains(['<', '\u{2028}', '\u{2029}']));
        assert_eq!(serde_json::from_str::<Payload>(&scripts[0]).unwrap(), payload);
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
    let script = &texts(&html, "script")[1];
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
    let hash = crate::hash::hash_base64(texts(&html, "script")[1].as_bytes());
    let policy = policy(Some(&served));
    assert!(policy.contains(&hash) && policy.contains("connect-src 'self'"), "{policy}");
}

#[test]
fn the_page_itself_names_no_address_and_no_handler() {
    let html = Html::parse_document(&page(&payload_of("Plain")));
    let script = &texts(&html, "script")[1];
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

#[test]
fn the_page_adds_little_to_the_mail() {
    let payload = payload_of("Plain");
    let added = page(&payload).len() - payload.mail.len();
    assert!(added <= 60 * 1024, "{added} bytes more than the mail");
}
