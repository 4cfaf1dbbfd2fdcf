//! What a file is, by its first bytes; what is not a picture for mail is named and refused.

use super::refused;
use crate::error::Result;

/// A kind of file that can be unpacked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recognized {
    Png,
    Jpeg,
    Gif,
    Webp,
    Bmp,
    Tiff,
}

impl Recognized {
    /// The name people know it by.
    pub fn name(self) -> &'static str {
        match self {
            Recognized::Png => "PNG",
            Recognized::Jpeg => "JPEG",
            Recognized::Gif => "GIF",
            Recognized::Webp => "WebP",
            Recognized::Bmp => "BMP",
            Recognized::Tiff => "TIFF",
        }
    }
}

/// Recognizes a picture, or says what the file is instead.
pub fn recognize(bytes: &[u8]) -> Result<Recognized> {
    let at = |offset: usize, sign: &[u8]| bytes.get(offset..).is_some_and(|rest| rest.starts_with(sign));
    Ok(match bytes {
        _ if at(0, b"\x89PNG\r\n\x1a\n") => Recognized::Png,
        _ if at(0, b"\xFF\xD8\xFF") => Recognized::Jpeg,
        _ if at(0, b"GIF87a") || at(0, b"GIF89a") => Recognized::Gif,
        _ if at(0, b"RIFF") && at(8, b"WEBP") => Recognized::Webp,
        _ if at(0, b"BM") && bytes.len() > 26 && at(6, &[0; 4]) => Recognized::Bmp,
        _ if at(0, b"II*\0") || at(0, b"MM\0*") => Recognized::Tiff,
        _ => return Err(refused(instead(bytes))),
    })
}

/// What a file is that is no picture for mail, as a sentence that says what to do.
fn instead(bytes: &[u8]) -> String {
    let family = bytes.get(8..12).filter(|_| bytes.get(4..8) == Some(b"ftyp"));
    let other = match family {
        Some(b"heic" | b"heix" | b"hevc" | b"heim" | b"heis" | b"mif1" | b"msf1") => Some("HEIC"),
        Some(b"avif" | b"avis") => Some("AVIF"),
        Some(_) => Some("video"),
        None if bytes.starts_with(b"\xFF\x0A") || bytes.starts_with(b"\0\0\0\x0CJXL ") => Some("JPEG XL"),
        None if bytes.starts_with(b"\0\0\x01\0") => Some("icon"),
        None if bytes.starts_with(b"%PDF") => Some("PDF"),
        None if bytes.starts_with(b"8BPS") => Some("Photoshop"),
        None if bytes.starts_with(b"PK\x03\x04") => Some("ZIP"),
        None => None,
    };
    if let Some(name) = other {
        return format!("This is a {name} file, which mail programs do not show as a picture. Save it as PNG or JPEG.");
    }
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4_096)]).to_ascii_lowercase();
    let head = head.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\0');
    if head.contains("<svg") {
        return "This is an SVG drawing. Mail programs do not show these, and they can hold programs; save it as PNG."
            .to_owned();
    }
    if head.starts_with("<!doctype html")
        || head.contains("<html")
        || head.contains("<body")
        || head.contains("<script")
    {
        return "This is a web page, not a picture, whatever its name says. Save the picture itself and try again."
            .to_owned();
    }
    if head.starts_with('<') {
        return "This is a text file with markup, not a picture, whatever its name says.".to_owned();
    }
    "This file is not a picture that Galley knows: PNG, JPEG, GIF, WebP, BMP or TIFF.".to_owned()
}
