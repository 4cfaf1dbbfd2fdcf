//! Secrets of links and of the browsers that opened them: 256 random bits, of which only a hash is ever kept.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, Mac};
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

/// The SHA-256 of a secret.
pub type Digest = [u8; 32];

/// The length of a secret as it is written: 32 bytes in base64url.
const LENGTH: usize = 43;

/// A secret.
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// A new one; none where the system has no randomness to give.
    pub fn new() -> Option<Secret> {
        let mut bytes = Zeroizing::new([0_u8; 32]);
        rustls::crypto::ring::default_provider().secure_random.fill(bytes.as_mut_slice()).ok()?;
        Some(Secret(Zeroizing::new(URL_SAFE_NO_PAD.encode(*bytes))))
    }

    /// As it stands in a link or a cookie.
    pub fn show(&self) -> &str {
        &self.0
    }

    /// Its hash.
    pub fn digest(&self) -> Digest {
        digest(&self.0)
    }
}

/// The hash of words that may be a secret.
pub fn digest(words: &str) -> Digest {
    Sha256::digest(words.as_bytes()).into()
}

/// Whether words have the form of a secret; nothing else needs to be looked up.
pub(super) fn is_formed(words: &str) -> bool {
    words.len() == LENGTH && words.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

/// What a page says besides its cookie, to show that it is the page: made from what the browser holds.
pub(super) fn sign(session: &str) -> String {
    let mut mac = match Hmac::<Sha256>::new_from_slice(session.as_bytes()) {
        Ok(mac) => mac,
        // HMAC takes keys of any length.
        Err(_) => return String::new(),
    };
    mac.update(b"galley page");
    URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes())
}

/// Whether that is what the page would say; takes as long whatever the answer.
pub(super) fn is_signed(session: &str, said: &str) -> bool {
    let expected = sign(session);
    !expected.is_empty() && bool::from(expected.as_bytes().ct_eq(said.as_bytes()))
}
