//! A reviewer with a browser: reads the page of a proof and gives back a review file, signed as the page signs.

use std::ops::Range;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use serde_json::{Value, json};

/// Somebody with a name and a key of their browser.
pub struct Reviewer {
    name: String,
    pair: EcdsaKeyPair,
    count: u32,
}

impl Reviewer {
    pub fn new(name: &str) -> Reviewer {
        let random = SystemRandom::new();
        let kind = &ECDSA_P256_SHA256_FIXED_SIGNING;
        let secret = EcdsaKeyPair::generate_pkcs8(kind, &random).unwrap();
        let pair = EcdsaKeyPair::from_pkcs8(kind, secret.as_ref(), &random).unwrap();
        Reviewer { name: name.to_owned(), pair, count: 0 }
    }

    /// What the page of a proof knows.
    pub fn payload(page: &Path) -> Value {
        let page = std::fs::read_to_string(page).unwrap();
        serde_json::to_value(galley_core::proof::page::read(&page).unwrap()).unwrap()
    }

    /// A remark on the first place where words stand, or on the whole of the first item where there are none.
    pub fn entry(&mut self, payload: &Value, words: &str, body: &str, replacement: Option<&str>) -> Value {
        let passages = payload["passages"].as_array().unwrap();
        let found = passages.iter().find_map(|passage| {
            let text = passage["text"].as_str().unwrap();
            let at = text.find(words).filter(|_| !words.is_empty())?;
            Some((passage, text[..at].chars().count()))
        });
        let Some((passage, start)) = found else {
            let owner =
                &payload["entries"].as_array().unwrap().iter().find(|entry| entry["kind"] == "item").unwrap()["id"];
            let id = self.next_id();
            return json!({ "id": id, "owner": owner, "part": null, "quote": "", "body": body, "at": "2026-10-20T12:00:00Z" });
        };
        self.entry_at(passage, start..start + words.chars().count(), body, replacement)
    }

    /// A remark on a stretch of a passage.
    pub fn entry_at(&mut self, passage: &Value, range: Range<usize>, body: &str, replacement: Option<&str>) -> Value {
        let text: Vec<char> = passage["text"].as_str().unwrap().chars().collect();
        let words_of = |range: Range<usize>| text[range].iter().collect::<String>();
        let before = words_of(range.start.saturating_sub(32)..range.start);
        let after = words_of(range.end..(range.end + 32).min(text.len()));
        json!({
            "id": self.next_id(), "owner": passage["owner"], "part": passage["part"], "start": range.start,
            "end": range.end, "quote": words_of(range), "prefix": before.rsplit('\n').next().unwrap(),
            "suffix": after.split('\n').next().unwrap(), "body": body, "replacement": replacement,
            "at": "2026-10-20T12:00:00Z",
        })
    }

    /// No two people's remarks have one id, as those of no two browsers have.
    fn next_id(&mut self) -> String {
        self.count += 1;
        let key: String = self.pair.public_key().as_ref()[1..5].iter().map(|byte| format!("{byte:02x}")).collect();
        format!("0197c000-0000-7000-8000-{key}{:04x}", self.count)
    }

    /// The file that the page saves.
    pub fn review(&self, payload: &Value, verdict: Option<&str>, entries: &[Value]) -> String {
        let said = json!({
            "format": 1, "library": payload["library"], "proof": payload["proof"], "number": payload["number"],
            "hash": payload["hash"], "made_at": "2026-10-20T12:30:00Z",
            "reviewer": { "key": URL_SAFE_NO_PAD.encode(self.pair.public_key().as_ref()), "name": self.name },
            "verdict": verdict, "remark": "", "entries": entries,
        });
        self.signed(&said.to_string())
    }

    /// Any words, signed as a review.
    pub fn signed(&self, payload: &str) -> String {
        let signature = self.pair.sign(&SystemRandom::new(), payload.as_bytes()).unwrap();
        let signature = URL_SAFE_NO_PAD.encode(signature);
        armored(&json!({ "galley_review": 1, "payload": payload, "signature": signature }))
    }
}

/// An envelope as text in lines.
pub fn armored(envelope: &Value) -> String {
    let digits = STANDARD.encode(envelope.to_string());
    let lines: Vec<&str> = digits.as_bytes().chunks(64).map(|line| std::str::from_utf8(line).unwrap()).collect();
    format!("-----BEGIN GALLEY REVIEW-----\n{}\n-----END GALLEY REVIEW-----\n", lines.join("\n"))
}
