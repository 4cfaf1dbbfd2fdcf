//! Content hashes: SHA-256 (FIPS 180-4), by which exports and images are named; and base64 (RFC 4648), in which
//! bytes stand in text.

use sha2::{Digest, Sha256};

/// The hash of bytes in hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The hash of bytes in base64, as a content security policy names a script by it.
pub fn hash_base64(bytes: &[u8]) -> String {
    base64(&Sha256::digest(bytes))
}

/// Bytes in base64, with its padding.
pub fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let at = |index: usize| u32::from(three.get(index).copied().unwrap_or(0));
        let bits = at(0) << 16 | at(1) << 8 | at(2);
        for place in 0..4 {
            let sign = SIGNS[(bits >> (18 - 6 * place) & 63) as usize];
            text.push(if place > three.len() { '=' } else { char::from(sign) });
        }
    }
    text
}

/// Whether words are a hash as [`hex`] writes it.
pub fn is_hex(words: &str) -> bool {
    words.len() == 64 && words.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

#[cfg(test)]
mod tests {
    #[test]
    fn base64_is_that_of_the_standard() {
        // The examples of RFC 4648, section 10.
        let check = |bytes: &str, expect: &str| assert_eq!(super::base64(bytes.as_bytes()), expect);
        check("", "");
        check("f", "Zg==");
        check("fo", "Zm8=");
        check("foo", "Zm9v");
        check("foob", "Zm9vYg==");
        check("fooba", "Zm9vYmE=");
        check("foobar", "Zm9vYmFy");
        assert_eq!(super::base64(&[0xFB, 0xFF, 0xFE]), "+//+");
    }

    #[test]
    fn a_known_text_has_its_known_hash() {
        // The example of FIPS 180-4, appendix B.1.
        assert_eq!(super::hex(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
