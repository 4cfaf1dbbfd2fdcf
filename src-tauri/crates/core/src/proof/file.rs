//! The review file: what a reviewer's browser gives back. Text in lines, so that it survives a mail; signed by the key of
//! that browser over the proof's hash and everything the reviewer said.
//!
//! `-----BEGIN GALLEY REVIEW-----`, base64 of `{"galley_review":1,"payload":"…","signature":"…"}`, an end line. The
//! signature is ECDSA on P-256 with SHA-256 in the form of WebCrypto (r and s, 64 bytes) over the bytes of `payload`.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use ring::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::error::{Error, Result};

const BEGIN: &str = "-----BEGIN GALLEY REVIEW-----";
const END: &str = "-----END GALLEY REVIEW-----";
/// The longest file that is read, in bytes.
pub const LARGEST: usize = 8 << 20;
/// The most entries that one file may bring.
const MOST: usize = 2_000;

/// What a reviewer gave back, as signed.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Review {
    /// The version of the form.
    pub format: u32,
    /// The library that the proof came from.
    pub library: Uuid,
    /// The proof.
    pub proof: Uuid,
    /// Its number.
    pub number: u32,
    /// The hash of what was read.
    pub hash: String,
    /// When it was saved, RFC 3339.
    pub made_at: String,
    /// Who.
    pub reviewer: Reviewer,
    /// `approve` or `request_changes`; none for neither.
    #[serde(default)]
    pub verdict: Option<Verdict>,
    /// What they say of the whole.
    #[serde(default)]
    pub remark: String,
    /// What they say of places.
    #[serde(default)]
    pub entries: Vec<Entry>,
}

/// Who reviewed.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Reviewer {
    /// The public key of their browser: the raw point, base64url.
    pub key: String,
    /// What they call themselves.
    pub name: String,
}

/// What somebody thinks of a proof as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It may go out.
    Approve,
    /// It may not, as it is.
    RequestChanges,
}

impl Verdict {
    /// The verdict of that name; none where one was taken back.
    pub fn from_name(name: &str) -> Option<Verdict> {
        [Verdict::Approve, Verdict::RequestChanges].into_iter().find(|verdict| verdict.name() == name)
    }

    /// The verdict's name.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Approve => "approve",
            Verdict::RequestChanges => "request_changes",
        }
    }
}

/// One remark.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The browser's own id of it.
    pub id: Uuid,
    /// The item or the issue.
    pub owner: Uuid,
    /// The passage; none for the whole.
    #[serde(default)]
    pub part: Option<String>,
    /// Where the words begin in the passage as the proof has it.
    #[serde(default)]
    pub start: Option<usize>,
    /// Where they end.
    #[serde(default)]
    pub end: Option<usize>,
    /// The words.
    #[serde(default)]
    pub quote: String,
    /// What stood before them.
    #[serde(default)]
    pub prefix: String,
    /// What stood after them.
    #[serde(default)]
    pub suffix: String,
    /// What is said.
    #[serde(default)]
    pub body: String,
    /// Words proposed in place of those.
    #[serde(default)]
    pub replacement: Option<String>,
    /// When, RFC 3339.
    #[serde(default)]
    pub at: String,
}

#[derive(Deserialize)]
struct Envelope {
    galley_review: u32,
    payload: String,
    signature: String,
}

/// The reviews in a text: a file, or a mail that one was pasted into, however its lines were wrapped, quoted or indented.
pub fn read(text: &[u8]) -> Result<Vec<Review>> {
    if text.len() > LARGEST {
        return Err(refused("This is larger than a review can be, so it was not read."));
    }
    let text = String::from_utf8_lossy(text);
    let mut reviews = Vec::new();
    let mut rest = &*text;
    while let Some((_, from)) = rest.split_once(BEGIN) {
        let Some((block, after)) = from.split_once(END) else {
            return Err(refused("The review is cut off: its end is missing. Ask for it again, whole."));
        };
        reviews.push(opened(block)?);
        rest = after;
    }
    match reviews.is_empty() {
        true => Err(refused("There is no review in this file. A review file comes from the page of a proof.")),
        false => Ok(reviews),
    }
}

fn opened(block: &str) -> Result<Review> {
    let damaged = || refused("The review cannot be read: it was damaged on its way. Ask for it again.");
    let digits: String = block.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '=')).collect();
    let bytes = STANDARD.decode(digits).map_err(|_| damaged())?;
    let envelope: Envelope = serde_json::from_slice(&bytes).map_err(|_| damaged())?;
    if envelope.galley_review != 1 {
        return Err(refused("The review was made by the page of a newer Galley. Nothing was taken from it."));
    }
    let review: Review = serde_json::from_str(&envelope.payload).map_err(|_| damaged())?;
    if review.format != 1 {
        return Err(refused("The review was made by the page of a newer Galley. Nothing was taken from it."));
    }
    if review.entries.len() > MOST {
        return Err(refused("The review has more remarks than one can make, so nothing was taken from it."));
    }
    let key = URL_SAFE_NO_PAD.decode(&review.reviewer.key).map_err(|_| damaged())?;
    let signature = URL_SAFE_NO_PAD.decode(&envelope.signature).map_err(|_| damaged())?;
    let key = UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, key);
    key.verify(envelope.payload.as_bytes(), &signature).map_err(|_| {
        refused("The review was changed after its reviewer saved it, so nothing was taken from it. Ask for it again.")
    })?;
    Ok(review)
}

fn refused(reason: &str) -> Error {
    Error::invalid("review", reason)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]
pub(crate) mod tests {
    use ring::rand::SystemRandom;
    use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};

    use super::*;

    fn signed(payload: &str, change: impl Fn(String) -> String) -> String {
        let random = SystemRandom::new();
        let kind = &ECDSA_P256_SHA256_FIXED_SIGNING;
        let pair =
            EcdsaKeyPair::from_pkcs8(kind, EcdsaKeyPair::generate_pkcs8(kind, &random).unwrap().as_ref(), &random);
        let pair = pair.unwrap();
        let payload = payload.replace("KEY", &URL_SAFE_NO_PAD.encode(pair.public_key().as_ref()));
        let signature = URL_SAFE_NO_PAD.encode(pair.sign(&random, payload.as_bytes()).unwrap());
        let envelope = serde_json::json!({ "galley_review": 1, "payload": change(payload), "signature": signature });
        let digits = STANDARD.encode(envelope.to_string());
        let lines: Vec<&str> = digits.as_bytes().chunks(64).map(|line| std::str::from_utf8(line).unwrap()).collect();
        format!("{BEGIN}\n{}\n{END}\n", lines.join("\n"))
    }

    const PAYLOAD: &str = r#"{"format":1,"library":"0197c000-0000-7000-8000-000000000001","proof":
        "0197c000-0000-7000-8000-000000000002","number":3,"hash":"00","made_at":"2026-11-20T10:00:00Z",
        "reviewer":{"key":"KEY","name":"Ann"},"verdict":"approve","remark":"Fine","entries":[]}"#;

    #[test]
    fn a_review_is_read_however_a_mail_wrapped_it() {
        let whole = signed(PAYLOAD, |payload| payload);
        let check = |text: String| {
            let reviews = read(text.as_bytes()).unwrap();
            assert_eq!((reviews.len(), reviews[0].reviewer.name.as_str()), (1, "Ann"));
            assert_eq!(reviews[0].verdict, Some(Verdict::Approve));
        };
        check(whole.clone());
        check(whole.replace('\n', "\r\n"));
        check(format!("Hello,\n\n> {}\n> Bye", whole.replace('\n', "\n> ")));
        check(whole.replace('\n', "\n    "));
        check(format!("\u{FEFF}{whole}"));
        assert_eq!(read(format!("{whole}\n{whole}").as_bytes()).unwrap().len(), 2);
    }

    #[test]
    fn a_review_that_cannot_be_trusted_is_refused_with_the_reason() {
        let check = |text: String, expect: &str| {
            let error = read(text.as_bytes()).unwrap_err().to_string();
            assert!(error.contains(expect), "{error}");
        };
        check(signed(PAYLOAD, |payload| payload.replace("Fine", "Bad")), "was changed after");
        check(signed(PAYLOAD, |payload| payload.replace("\"00\"", "\"11\"")), "was changed after");
        check(signed(PAYLOAD, |payload| payload.replace("\"format\":1", "\"format\":2")), "newer Galley");
        let whole = signed(PAYLOAD, |payload| payload);
        check(whole.replace(END, ""), "cut off");
        check("Dear all".to_owned(), "no review in this file");
        check(String::new(), "no review in this file");
        check(format!("{BEGIN}\nAAAA\n{END}"), "damaged");
    }
}
