//! The type of an answer, by its Content-Type: what can be a page, and a sentence for what cannot.

use reqwest::header::{CONTENT_TYPE, HeaderMap};

use crate::refusal::{Cause, Refusal};

/// What is asked for, the best first.
pub const WANTED: &str = "text/html,application/xhtml+xml,application/xml;q=0.9,text/plain;q=0.8,*/*;q=0.5";

/// The type of bytes, as a server says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Media {
    /// As `text/html`, in lower case.
    pub kind: String,
    /// The name of the encoding, where it is said.
    pub charset: Option<String>,
}

impl Media {
    /// The type that the headers name; none where they name none that can be read.
    pub fn of(headers: &HeaderMap) -> Option<Media> {
        let value = headers.get(CONTENT_TYPE)?;
        Media::read(&String::from_utf8_lossy(value.as_bytes()))
    }

    /// Reads the words of a Content-Type.
    pub fn read(words: &str) -> Option<Media> {
        let mut parts = words.split(';');
        let kind = parts.next().unwrap_or_default().trim().to_ascii_lowercase();
        if !kind.contains('/') {
            return None;
        }
        let charset = parts.find_map(|part| {
            let (name, value) = part.split_once('=')?;
            let value = value.trim().trim_matches(['"', '\'']).to_owned();
            (name.trim().eq_ignore_ascii_case("charset") && !value.is_empty()).then_some(value)
        });
        Some(Media { kind, charset })
    }

    /// Refuses what cannot be a page.
    pub(super) fn check(&self, host: &str) -> Result<(), Refusal> {
        let what = match self.kind.as_str() {
            "application/pdf" | "application/x-pdf" => "a PDF document",
            "application/rss+xml" | "application/atom+xml" | "application/feed+json" => {
                return Err(Refusal::new(
                    Cause::NotUnderstood,
                    format!("“{host}” has a feed at this address and no page."),
                    "Add it to the feeds instead.",
                ));
            }
            "application/json"
            | "application/ld+json"
            | "text/css"
            | "text/csv"
            | "text/calendar"
            | "application/javascript"
            | "text/javascript" => "data for programs",
            "application/zip"
            | "application/gzip"
            | "application/x-gzip"
            | "application/x-rar-compressed"
            | "application/x-7z-compressed"
            | "application/x-tar" => "an archive",
            kind if kind.starts_with("image/") => "a picture",
            kind if kind.starts_with("audio/") => "a sound",
            kind if kind.starts_with("video/") => "a film",
            kind if kind.starts_with("font/") => "a font",
            kind if kind.starts_with("application/vnd.") || kind == "application/msword" => "an office document",
            // Servers say this of what they do not know; the bytes tell.
            _ => return Ok(()),
        };
        Err(Refusal::new(
            Cause::NotUnderstood,
            format!("“{host}” has {what} at this address and no page, so nothing was taken."),
            "Clip the page that it is linked from.",
        ))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn the_type_and_its_encoding_are_read_as_servers_write_them() {
        let check = |words: &str, kind: &str, charset: Option<&str>| {
            let media = Media::read(words).unwrap();
            assert_eq!((media.kind.as_str(), media.charset.as_deref()), (kind, charset), "{words}");
        };
        check("text/html", "text/html", None);
        check("Text/HTML; Charset=GB2312", "text/html", Some("GB2312"));
        check("text/html;charset=\"big5\";x=y", "text/html", Some("big5"));
        check("text/html; charset=", "text/html", None);
        assert_eq!(Media::read("html"), None);
    }

    #[test]
    fn what_cannot_be_a_page_is_refused_by_name() {
        let check = |kind: &str, words: &str| {
            let refused = Media::read(kind).unwrap().check("example.com");
            assert!(refused.is_err_and(|refusal| refusal.message.contains(words)), "{kind}");
        };
        check("application/pdf", "a PDF document");
        check("image/webp", "a picture");
        check("video/mp4", "a film");
        check("application/rss+xml; charset=utf-8", "a feed");
        check("application/json", "data for programs");
        for kind in ["text/html", "application/xhtml+xml", "text/plain", "application/octet-stream", "text/xml"] {
            assert!(Media::read(kind).unwrap().check("example.com").is_ok(), "{kind}");
        }
    }
}
