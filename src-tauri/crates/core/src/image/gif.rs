//! GIF (version 89a): a moving one is kept picture by picture as it is, without its remarks; one that
//! stands still is like any other picture.

use std::io::Cursor;

use image::codecs::gif::GifDecoder;
use image::{AnimationDecoder, ImageDecoder};

use super::kind::Recognized;
use super::{ImageKind, MAX_FILE_HEIGHT, MAX_FILE_WIDTH, MAX_MOVING, Prepared, bitmap, broken, refused};
use crate::error::Result;

/// The most dots of all pictures of a moving one together.
const MAX_MOVING_PIXELS: u64 = 150_000_000;

/// A file taken apart into what is kept of it.
struct Frame {
    kept: Vec<u8>,
    width: u32,
    height: u32,
    pictures: u32,
}

pub fn prepare(bytes: &[u8]) -> Result<Prepared> {
    let Some(frame) = take_apart(bytes) else { return Err(broken("GIF")) };
    if frame.pictures == 0 || frame.width == 0 || frame.height == 0 {
        return Err(broken("GIF"));
    }
    let fits = frame.width <= MAX_FILE_WIDTH && frame.height <= MAX_FILE_HEIGHT;
    if frame.pictures == 1 && !(fits && frame.kept.len() <= MAX_MOVING) {
        return bitmap::prepare(bytes, Recognized::Gif);
    }
    if !fits {
        return Err(refused(format!(
            "This moving GIF is {} × {} dots. A moving picture is kept as it is, so it may have at most {MAX_FILE_WIDTH} × \
             {MAX_FILE_HEIGHT}. Save it smaller.",
            frame.width, frame.height
        )));
    }
    if frame.kept.len() > MAX_MOVING {
        return Err(refused(format!(
            "This moving GIF has {:.1} MB, which every reader would have to load; at most {} MB are taken. Save it with \
             fewer pictures or smaller.",
            frame.kept.len() as f64 / 1e6,
            MAX_MOVING / 1_000_000
        )));
    }
    let pixels = u64::from(frame.width) * u64::from(frame.height) * u64::from(frame.pictures);
    if pixels > MAX_MOVING_PIXELS {
        return Err(refused(format!(
            "This moving GIF has {} pictures, too many to show. Save it with fewer.",
            frame.pictures
        )));
    }
    if !unpacks(&frame.kept) {
        return Err(broken("GIF"));
    }
    Ok(Prepared {
        bytes: frame.kept,
        kind: ImageKind::Gif,
        pixel_width: frame.width,
        pixel_height: frame.height,
        changes: Vec::new(),
    })
}

fn unpacks(bytes: &[u8]) -> bool {
    let Ok(mut decoder) = GifDecoder::new(Cursor::new(bytes)) else { return false };
    decoder.set_limits(bitmap::limits()).is_ok() && decoder.into_frames().all(|picture| picture.is_ok())
}

/// Walks over the blocks and copies those that are seen. None where the file is not whole, or a picture
/// lies outside of its canvas.
fn take_apart(bytes: &[u8]) -> Option<Frame> {
    let word = |at: usize| Some(u32::from(*bytes.get(at)?) | u32::from(*bytes.get(at + 1)?) << 8);
    let (width, height) = (word(6)?, word(8)?);
    let mut at = 13 + colours(*bytes.get(10)?);
    let mut frame = Frame { kept: bytes.get(..at)?.to_vec(), width, height, pictures: 0 };
    loop {
        let start = at;
        match bytes.get(at) {
            Some(0x21) => {
                let label = *bytes.get(at + 1)?;
                let body = at + 2;
                at = after_parts(bytes, body)?;
                let repeats = bytes
                    .get(body..body + 12)
                    .is_some_and(|name| &name[1..] == b"NETSCAPE2.0" || &name[1..] == b"ANIMEXTS1.0");
                if label == 0xF9 || (label == 0xFF && repeats) {
                    frame.kept.extend_from_slice(&bytes[start..at]);
                }
            }
            Some(0x2C) => {
                let (left, top, wide, high) = (word(at + 1)?, word(at + 3)?, word(at + 5)?, word(at + 7)?);
                if left + wide > width || top + high > height {
                    return None;
                }
                at = after_parts(bytes, at + 10 + colours(*bytes.get(at + 9)?) + 1)?;
                frame.kept.extend_from_slice(&bytes[start..at]);
                frame.pictures += 1;
            }
            Some(0x3B) => {
                frame.kept.push(0x3B);
                return Some(frame);
            }
            _ => return None,
        }
    }
}

/// The length of a table of colours, by the flags before it.
fn colours(flags: u8) -> usize {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

/// The place after a run of parts, each with its length before it, up to the empty one.
fn after_parts(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        let length = usize::from(*bytes.get(at)?);
        at += 1 + length;
        if length == 0 {
            return Some(at);
        }
    }
}
