//! The formats that are read, told by a file's name or by its first bytes.

use crate::html;

/// A format of a past issue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Plain text.
    Text,
    /// A web page, or an HTML mail saved as one.
    Html,
    /// Markdown.
    Markdown,
    /// A mail (`.eml`).
    Mail,
}

/// How many bytes are looked at to tell a format.
const LOOK: usize = 64 * 1024;

impl Format {
    /// The format that a file's name promises.
    pub fn of_name(file_name: &str) -> Option<Format> {
        let (_, extension) = file_name.rsplit_once('.')?;
        match extension.to_ascii_lowercase().as_str() {
            "txt" | "text" => Some(Format::Text),
            "html" | "htm" | "xhtml" => Some(Format::Html),
            "md" | "markdown" | "mdown" | "mkd" => Some(Format::Markdown),
            "eml" | "mht" | "mhtml" => Some(Format::Mail),
            _ => None,
        }
    }

    /// The format that the bytes themselves look like; plain text where nothing else shows.
    pub fn sniff(bytes: &[u8]) -> Format {
        let start = &bytes[..bytes.len().min(LOOK)];
        let text = html::decode(start).text;
        let text = text.trim_start_matches(|c: char| c == '\u{FEFF}' || c.is_whitespace());
        if is_mail(text) {
            Format::Mail
        } else if is_html(text) {
            Format::Html
        } else if is_markdown(text) {
            Format::Markdown
        } else {
            Format::Text
        }
    }
}

/// Whether a text begins with the header fields of a mail.
fn is_mail(text: &str) -> bool {
    const FIELDS: [&str; 16] = [
        "from",
        "to",
        "subject",
        "date",
        "mime-version",
        "received",
        "return-path",
        "delivered-to",
        "message-id",
        "content-type",
        "x-received",
        "dkim-signature",
        "arc-seal",
        "reply-to",
        "sender",
        "x-mailer",
    ];
    let mut known = 0;
    for (nth, line) in text.lines().take(200).enumerate() {
        if line.trim().is_empty() {
            break;
        }
        // A mailbox file begins with a "From " line of its own.
        if line.starts_with([' ', '\t']) || nth == 0 && line.starts_with("From ") {
            continue;
        }
        let Some((name, _)) = line.split_once(':') else { return false };
        if name.is_empty() || !name.bytes().all(|b| b.is_ascii_graphic()) {
            return false;
        }
        known += usize::from(FIELDS.contains(&name.to_ascii_lowercase().as_str()));
    }
    known >= 2
}

fn is_html(text: &str) -> bool {
    let start: String = text.chars().take(4_000).collect::<String>().to_ascii_lowercase();
    let opens = [
        "<!doctype html",
        "<html",
        "<head",
        "<body",
        "<?xml",
        "<table",
        "<div",
        "<center",
        "<!--",
        "<h1",
        "<h2",
        "<p>",
        "<p ",
    ];
    let inside =
        ["<html", "<body", "</p>", "</div>", "</td>", "<br>", "<br/>", "<br />", "</h1>", "</h2>", "</li>", "</a>"];
    let count = inside.iter().filter(|tag| start.contains(*tag)).count();
    opens.iter().any(|tag| start.starts_with(tag)) && (count >= 1 || start.contains("</")) || count >= 3
}

/// Whether the marks of Markdown show that plain text hardly has.
fn is_markdown(text: &str) -> bool {
    let mut headings = 0;
    let mut strong = 0;
    let mut links = 0;
    for line in text.lines().take(2_000) {
        let bare = line.trim_start();
        let hashes = bare.len() - bare.trim_start_matches('#').len();
        headings += usize::from((1..=6).contains(&hashes) && bare[hashes..].starts_with(' '));
        strong += usize::from(bare.matches("**").count() >= 2);
        links += bare.matches("](http").count();
    }
    headings >= 2 || headings == 1 && strong + links >= 1 || links >= 2 || strong >= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_promises_a_format() {
        let check = |name: &str, expect: Option<Format>| assert_eq!(Format::of_name(name), expect, "{name}");
        check("issue 12.TXT", Some(Format::Text));
        check("a/b.htm", Some(Format::Html));
        check("a.md", Some(Format::Markdown));
        check("a.eml", Some(Format::Mail));
        check("a.pdf", None);
        check("txt", None);
    }

    #[test]
    fn bytes_look_like_a_format() {
        let check = |text: &str, expect: Format| assert_eq!(Format::sniff(text.as_bytes()), expect, "{text}");
        check("<!DOCTYPE html><html><body>Hello</body></html>", Format::Html);
        check("  <table><tr><td>Hello</td></tr></table>", Format::Html);
        check("From: a@quay.example\nSubject: Ships\nMIME-Version: 1.0\n\nHello", Format::Mail);
        check("# Quay Weekly\n\n## Ships\n\nThey sail.", Format::Markdown);
        check("**1. Ships**\n\nThey sail.\n\n**2. Sheds**\n\n**Bold**", Format::Markdown);
        check("Hello: this is text\n\nSubject: none", Format::Text);
        check("1 < 2 and a <b> tag", Format::Text);
        check("", Format::Text);
    }
}
