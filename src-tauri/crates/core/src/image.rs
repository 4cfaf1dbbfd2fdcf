//! Pictures of the library: what is pasted, dropped or chosen becomes a file that every mail program shows.
//!
//! The content decides what a file is, never its name. Out come PNG, JPEG and GIF only: upright, at most
//! twice the width of the text, and without anything that tells where or by whom it was taken. Sizes are
//! read and bounded before a picture is unpacked. Where the bytes are kept is `blob`'s business.

mod bitmap;
mod gif;
mod jpeg;
mod kept;
mod kind;
#[cfg(test)]
mod tests;

use crate::error::{Error, Result};
use crate::hash;

pub use self::kept::KeptImages;

use self::kind::Recognized;

/// The width of the text of a mail in CSS pixels (Ghost and most mail tools: 600).
pub const TEXT_WIDTH: u32 = 600;
/// The widest file: sharp on a screen with two dots a pixel.
pub const MAX_FILE_WIDTH: u32 = 2 * TEXT_WIDTH;
/// The highest file.
pub const MAX_FILE_HEIGHT: u32 = 6_000;
/// The most bytes that are taken in.
pub const MAX_INPUT: usize = 25_000_000;
/// The largest moving picture, in bytes: it is kept as it is, and every reader loads all of it.
pub const MAX_MOVING: usize = 4_000_000;

/// How a body names a picture of the library: this and the hash of its bytes.
const SCHEME: &str = "blob:";

/// What a prepared picture is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum ImageKind {
    Png,
    Jpeg,
    Gif,
}

/// What was done to a picture on its way in, where it shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ImageChange {
    /// It is of another kind now.
    Converted,
    /// It is smaller now.
    Resized,
    /// It stands upright now, as its camera wanted.
    Turned,
    /// It moved and does not any more: only GIF moves in every mail program.
    Stilled,
}

/// A picture that is fit for mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prepared {
    /// The file.
    pub bytes: Vec<u8>,
    /// What it is.
    pub kind: ImageKind,
    /// Its width in dots.
    pub pixel_width: u32,
    /// Its height in dots.
    pub pixel_height: u32,
    /// What was done to it.
    pub changes: Vec<ImageChange>,
}

/// A picture of the library, without its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImageRecord {
    /// SHA-256 of the file, in hexadecimal.
    pub hash: String,
    /// What it is.
    pub kind: ImageKind,
    /// Its width in dots.
    pub pixel_width: u32,
    /// Its height in dots.
    pub pixel_height: u32,
    /// The width it is shown at, in CSS pixels.
    pub width: u32,
    /// The height it is shown at, in CSS pixels.
    pub height: u32,
    /// The size of the file.
    pub bytes: u64,
}

impl ImageKind {
    /// The kind's name.
    pub fn name(self) -> &'static str {
        match self {
            ImageKind::Png => "png",
            ImageKind::Jpeg => "jpeg",
            ImageKind::Gif => "gif",
        }
    }

    /// The kind of that name.
    pub fn from_name(name: &str) -> Option<ImageKind> {
        [ImageKind::Png, ImageKind::Jpeg, ImageKind::Gif].into_iter().find(|kind| kind.name() == name)
    }

    /// Its media type (RFC 2046).
    pub fn media_type(self) -> &'static str {
        match self {
            ImageKind::Png => "image/png",
            ImageKind::Jpeg => "image/jpeg",
            ImageKind::Gif => "image/gif",
        }
    }
}

impl ImageRecord {
    /// The record of a prepared picture.
    pub fn of(prepared: &Prepared) -> ImageRecord {
        let width = prepared.pixel_width.min(TEXT_WIDTH);
        ImageRecord {
            hash: hash::hex(&prepared.bytes),
            kind: prepared.kind,
            pixel_width: prepared.pixel_width,
            pixel_height: prepared.pixel_height,
            width,
            height: scaled(prepared.pixel_height, width, prepared.pixel_width),
            bytes: prepared.bytes.len() as u64,
        }
    }

    /// How a body names it.
    pub fn address(&self) -> String {
        format!("{SCHEME}{}", self.hash)
    }
}

/// The hash in an address that names a picture of the library; none for any other address.
pub fn hash_of(address: &str) -> Option<&str> {
    address.strip_prefix(SCHEME).filter(|hash| hash::is_hex(hash))
}

/// Makes a picture fit for mail, or says in a sentence why it cannot be taken.
pub fn prepare(bytes: &[u8]) -> Result<Prepared> {
    if bytes.is_empty() {
        return Err(refused("This file is empty, so there is no picture in it."));
    }
    if bytes.len() > MAX_INPUT {
        return Err(refused(format!(
            "This picture has {} MB; at most {} MB are taken. Save it smaller and try again.",
            bytes.len() / 1_000_000,
            MAX_INPUT / 1_000_000
        )));
    }
    match kind::recognize(bytes)? {
        Recognized::Gif => gif::prepare(bytes),
        Recognized::Jpeg => bitmap::prepare(jpeg::whole(bytes)?, Recognized::Jpeg),
        other => bitmap::prepare(bytes, other),
    }
}

/// `length` of a side, where `of` of the other side becomes `to`; at least one.
fn scaled(length: u32, to: u32, of: u32) -> u32 {
    let exact = u64::from(length) * u64::from(to) + u64::from(of) / 2;
    u32::try_from(exact / u64::from(of.max(1))).unwrap_or(u32::MAX).max(1)
}

fn refused(reason: impl Into<String>) -> Error {
    Error::invalid("image", reason)
}

fn broken(what: &str) -> Error {
    refused(format!(
        "This {what} file is broken or was cut short, so it was not taken. Open it elsewhere and save it anew."
    ))
}
