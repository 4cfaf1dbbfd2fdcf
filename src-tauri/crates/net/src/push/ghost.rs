//! Ghost: a post in the state `draft`, by `POST /ghost/api/admin/posts/?source=html` (Ghost Admin API,
//! version 5). The key of an integration is `id:secret`; with it a token (JWT, HS256) is signed that
//! lasts five minutes.

use std::time::{SystemTime, UNIX_EPOCH};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, Mac};
use reqwest::{Request, Url};
use serde_json::{Value, json};
use sha2::Sha256;

use super::{Draft, Pushed, Tool, join, unwritable};
use crate::http::{Answer, Web};
use crate::refusal::{Cause, Refusal, said};
use crate::secret::Secret;

/// How long a token lasts, in seconds; Ghost takes no longer one.
const LASTS: u64 = 300;
/// The longest excerpt that Ghost takes, in characters.
const EXCERPT: usize = 300;
/// The longest title that Ghost takes, in characters.
const TITLE: usize = 255;

/// A Ghost wants to know nothing beside the draft and the key.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Ghost;

impl Tool for Ghost {
    fn request(
        &self,
        web: &Web,
        base: &Url,
        secret: &Secret,
        draft: &Draft,
        now: SystemTime,
    ) -> Result<Request, Refusal> {
        let token = token(secret.reveal(), now)?;
        // One card keeps the HTML as it is; without it Ghost would take it apart into cards of its own.
        let card = format!("<!--kg-card-begin: html-->\n{}\n<!--kg-card-end: html-->", draft.html);
        let mut post = json!({ "title": cut(&draft.name, TITLE), "html": card, "status": "draft" });
        if !draft.subject.is_empty() {
            post["email_subject"] = cut(&draft.subject, EXCERPT).into();
        }
        if !draft.preheader.is_empty() {
            post["custom_excerpt"] = cut(&draft.preheader, EXCERPT).into();
        }
        let mut url = join(base, "ghost/api/admin/posts/")?;
        url.set_query(Some("source=html"));
        web.client()
            .post(url)
            .header("Authorization", format!("Ghost {token}"))
            .header("Accept-Version", "v5.0")
            .json(&json!({ "posts": [post] }))
            .build()
            .map_err(unwritable)
    }

    fn pushed(&self, base: &Url, answer: &Answer) -> Option<Pushed> {
        let value: Value = serde_json::from_slice(&answer.body).ok()?;
        let id = value["posts"][0]["id"].as_str().filter(|id| id.chars().all(|c| c.is_ascii_alphanumeric()))?;
        Some(Pushed { id: id.to_owned(), url: base.join(&format!("ghost/#/editor/post/{id}")).ok()?.into() })
    }

    fn said(&self, answer: &Answer) -> String {
        let value: Value = serde_json::from_slice(&answer.body).unwrap_or_default();
        let error = &value["errors"][0];
        said(error["context"].as_str().or_else(|| error["message"].as_str()).unwrap_or_default())
    }
}

fn cut(words: &str, most: usize) -> String {
    words.chars().take(most).collect()
}

/// The token of that moment (RFC 7519), signed with the secret half of the key.
fn token(key: &str, now: SystemTime) -> Result<String, Refusal> {
    let wrong = || {
        Refusal::new(
            Cause::NotSignedIn,
            "This is not an Admin API key of a Ghost. Nothing was sent.",
            "Copy the whole key from Settings, Integrations, of that Ghost: it has a colon in its middle.",
        )
    };
    let (id, secret) = key.trim().split_once(':').ok_or_else(wrong)?;
    let secret = unhex(secret).ok_or_else(wrong)?;
    if id.is_empty() || !id.chars().all(|c| c.is_ascii_alphanumeric()) {
        return Err(wrong());
    }
    let issued = now.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let header = json!({ "alg": "HS256", "typ": "JWT", "kid": id });
    let claims = json!({ "iat": issued, "exp": issued + LASTS, "aud": "/admin/" });
    let signed = format!("{}.{}", encode(header.to_string()), encode(claims.to_string()));
    let mut mac = Hmac::<Sha256>::new_from_slice(&secret).map_err(|_| wrong())?;
    mac.update(signed.as_bytes());
    Ok(format!("{signed}.{}", encode(mac.finalize().into_bytes())))
}

fn encode(bytes: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

fn unhex(words: &str) -> Option<Vec<u8>> {
    if words.is_empty() || !words.len().is_multiple_of(2) || !words.is_ascii() {
        return None;
    }
    (0..words.len()).step_by(2).map(|at| u8::from_str_radix(&words[at..at + 2], 16).ok()).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_token_is_signed_with_the_secret_half_and_names_the_other() {
        // The signature was made by another program (Python's hmac).
        let now = UNIX_EPOCH + Duration::from_secs(1_700_000_000);
        let token = token("6489f0:0011223344556677", now).unwrap();
        let parts: Vec<&str> = token.split('.').collect();
        let json = |part: &str| -> Value { serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap() };
        assert_eq!(json(parts[0]), json!({ "alg": "HS256", "typ": "JWT", "kid": "6489f0" }));
        assert_eq!(json(parts[1]), json!({ "iat": 1_700_000_000, "exp": 1_700_000_300, "aud": "/admin/" }));
        assert_eq!(parts[2], "DQYvxuHvmXX6mBDvQEWCcz4R93__yEVqXZr3VlOf8pw");
    }

    #[test]
    fn a_key_of_another_form_is_refused_before_anything_is_sent_and_not_repeated() {
        for key in ["", "canary", "canary:", ":00", "id:0", "id:canary", "i d:00", "id:0é"] {
            let refusal = token(key, UNIX_EPOCH).unwrap_err();
            assert_eq!(refusal.cause, Cause::NotSignedIn);
            assert!(!format!("{refusal:?}").contains("canary"));
        }
    }
}
