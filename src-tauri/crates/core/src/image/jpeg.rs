//! The frame of a JPEG file (ISO 10918-1, annex B): whether it is whole, and where it ends.
//!
//! The unpacker paints what is missing grey, so a file that was cut short is told here. What follows the
//! end (a film that a phone appends, a second file) is left off.

use super::broken;
use crate::error::Result;

/// The file from its start to its end marker.
pub fn whole(bytes: &[u8]) -> Result<&[u8]> {
    let mut at = 2;
    let mut seen_scan = false;
    while let (Some(0xFF), Some(&marker)) = (bytes.get(at).copied(), bytes.get(at + 1)) {
        match marker {
            // Fill bytes may stand before a marker.
            0xFF => at += 1,
            0xD9 if seen_scan => return Ok(&bytes[..at + 2]),
            0x01 | 0xD0..=0xD7 => at += 2,
            0x00 | 0xD8 | 0xD9 => break,
            _ => {
                let Some(length) = bytes.get(at + 2..at + 4).map(|two| usize::from(two[0]) << 8 | usize::from(two[1]))
                else {
                    break;
                };
                if length < 2 {
                    break;
                }
                at += 2 + length;
                if marker == 0xDA {
                    seen_scan = true;
                    at = after_scan(bytes, at);
                }
            }
        }
    }
    Err(broken("JPEG"))
}

/// Where the coded data ends: at a marker that is neither stuffing nor a restart.
fn after_scan(bytes: &[u8], mut at: usize) -> usize {
    while let Some(&byte) = bytes.get(at) {
        match (byte, bytes.get(at + 1)) {
            (0xFF, Some(0x00 | 0xD0..=0xD7)) => at += 2,
            (0xFF, Some(0xFF)) => at += 1,
            (0xFF, _) => return at,
            _ => at += 1,
        }
    }
    at
}
