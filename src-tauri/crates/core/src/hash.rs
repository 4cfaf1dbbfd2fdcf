//! Content hashes: SHA-256 (FIPS 180-4), by which exports and images are named.

use sha2::{Digest, Sha256};

/// The hash of bytes in hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Whether words are a hash as [`hex`] writes it.
pub fn is_hex(words: &str) -> bool {
    words.len() == 64 && words.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_known_text_has_its_known_hash() {
        // The example of FIPS 180-4, appendix B.1.
        assert_eq!(super::hex(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
