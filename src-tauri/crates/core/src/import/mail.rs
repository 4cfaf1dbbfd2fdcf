//! Mails: subject, date and the part to read, the HTML one first.

use chrono::NaiveDate;
use mail_parser::{Message, MessageParser, MimeHeaders, PartType};

use super::word::{has_word, one_line, shortened};
use super::{Hints, ImportNote, ImportNoteKind, decode, page};
use crate::body::Body;
use crate::error::Result;

/// How deep a mail that was forwarded as an attachment is looked for.
const DEEPEST: usize = 3;

/// The lines of a mail. Bytes without a mail's header are read as plain text.
pub(super) fn read(bytes: &[u8], notes: &mut Vec<ImportNote>) -> Result<(Body, Hints)> {
    let message = MessageParser::default().parse(without_envelope(bytes));
    let Some(message) =
        message.filter(|message| message.subject().is_some() || message.from().is_some() || message.date().is_some())
    else {
        return page::of_text(&decode(bytes, notes)?);
    };
    let (inner, (body, mut hints)) = parts(&message, DEEPEST, notes)?.unwrap_or((&message, Default::default()));
    hints.subject = inner.subject().map(one_line).filter(|subject| has_word(subject));
    // The day it was where it was sent.
    let day =
        |date: &mail_parser::DateTime| NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into());
    hints.date = inner.date().and_then(day);
    Ok((body, hints))
}

/// A mailbox file sets a line of its own before each mail.
fn without_envelope(bytes: &[u8]) -> &[u8] {
    let start = bytes.iter().position(|byte| !byte.is_ascii_whitespace()).unwrap_or(0);
    let bytes = bytes[start..].strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes[start..]);
    match bytes
        .strip_prefix(b"From ")
        .and_then(|rest| rest.iter().position(|byte| *byte == b'\n').map(|end| &rest[end + 1..]))
    {
        Some(rest) => rest,
        None => bytes,
    }
}

type Read<'a> = (&'a Message<'a>, (Body, Hints));

/// The message with the text to read: this one, or one that was forwarded in it.
fn parts<'a>(message: &'a Message<'a>, depth: usize, notes: &mut Vec<ImportNote>) -> Result<Option<Read<'a>>> {
    let mut problem = false;
    let html: Vec<&str> = message
        .html_bodies()
        .filter_map(|part| match &part.body {
            PartType::Html(html) => {
                problem |= part.is_encoding_problem;
                Some(html.as_ref())
            }
            _ => None,
        })
        .collect();
    let text: Vec<String> = message
        .text_bodies()
        .filter_map(|part| match &part.body {
            PartType::Text(text) => {
                problem |= part.is_encoding_problem;
                let format = part.content_type().and_then(|kind| kind.attribute("format"));
                let flowed = format.is_some_and(|format| format.eq_ignore_ascii_case("flowed"));
                Some(if flowed { reflowed(text) } else { text.to_string() })
            }
            _ => None,
        })
        .collect();
    let mut html_notes = Vec::new();
    let page = html.into_iter().map(|html| page::of_html(html, &mut html_notes)).reduce(joined);
    let plain = match page::of_text(&text.join("\n\n")) {
        _ if text.is_empty() => None,
        // The page says the same.
        Err(_) if page.is_some() => None,
        read => Some(read?),
    };
    let words = |read: &Option<(Body, Hints)>| read.as_ref().map_or(0, |(body, _)| body.word_count());
    // A page that is all pictures says less than the text beside it.
    let picked = if words(&page) * 4 >= words(&plain) && words(&page) > 0 {
        notes.append(&mut html_notes);
        page
    } else {
        plain
    };
    if problem {
        let text = shortened("Some characters of this mail could not be read and were replaced.");
        notes.push(ImportNote { kind: ImportNoteKind::Encoding, text });
    }
    match picked {
        Some(read) if words_of(&read) > 0 => Ok(Some((message, read))),
        _ if depth > 0 => {
            for part in message.attachments() {
                if let PartType::Message(inner) = &part.body
                    && let Some(read) = parts(inner, depth - 1, notes)?
                {
                    return Ok(Some(read));
                }
            }
            Ok(None)
        }
        _ => Ok(None),
    }
}

fn words_of((body, _): &(Body, Hints)) -> usize {
    body.word_count()
}

fn joined(mut first: (Body, Hints), second: (Body, Hints)) -> (Body, Hints) {
    first.0.lines.extend(second.0.lines);
    first.1.top_headings.extend(second.1.top_headings);
    first
}

/// Text whose soft line ends are marked by a space (RFC 3676), with those ends taken out.
fn reflowed(text: &str) -> String {
    let mut whole = String::with_capacity(text.len());
    for line in text.split('\n') {
        let line = line.strip_suffix('\r').unwrap_or(line);
        // A space before a line's first sign was stuffed in.
        let bare = line.strip_prefix(' ').unwrap_or(line);
        whole.push_str(bare);
        let soft = bare.ends_with(' ') && bare != "-- " && has_word(bare);
        if !soft {
            whole.push('\n');
        }
    }
    whole
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn soft_line_ends_are_taken_out() {
        assert_eq!(reflowed("One two \r\nthree.\r\n\r\n-- \r\nMe"), "One two three.\n\n-- \nMe\n");
    }

    #[test]
    fn the_envelope_of_a_mailbox_is_skipped() {
        assert_eq!(without_envelope(b"\nFrom a@b Mon\nSubject: x\n"), b"Subject: x\n");
        assert_eq!(without_envelope(b"From: a\n"), b"From: a\n");
    }
}
