//! The printed number of an issue: "No. 12", "Issue #12", "第12期", "Vol. 3, No. 4".

use super::number::han_numeral;
use super::word::{half_width, has_word};
use crate::body::is_blank_char;

/// The printed number of an issue, and where it stands.
pub(super) struct IssueNumber {
    /// The first byte of its words.
    pub from: usize,
    /// The byte after them.
    pub to: usize,
    /// The number.
    pub value: u32,
    /// The volume beside it.
    pub volume: Option<u32>,
}

/// The printed number of an issue in a line of the head: "No. 12", "Issue #12", "第12期",
/// "Vol. 3, No. 4".
pub(super) fn issue_number(text: &str) -> Option<IssueNumber> {
    if text.len() > 400 {
        return None;
    }
    han_issue_number(text).or_else(|| latin_issue_number(text))
}

fn han_issue_number(text: &str) -> Option<IssueNumber> {
    for (at, c) in text.char_indices().filter(|(_, c)| matches!(c, '第' | '제')) {
        let rest = text[at + c.len_utf8()..].trim_start();
        let start = text.len() - rest.len();
        let (value, length) = match leading_number(rest) {
            Some(found) => found,
            None => han_numeral(rest)?,
        };
        let after = rest[length..].trim_start();
        let unit = after.chars().next().filter(|c| matches!(c, '期' | '号' | '號' | '回' | '호' | '卷'));
        if let Some(unit) = unit {
            let from = if text[..at].ends_with(['总', '總']) { at - 3 } else { at };
            let to = start + length + (rest.len() - length - after.len()) + unit.len_utf8();
            return Some(IssueNumber { from, to, value, volume: None });
        }
    }
    None
}

fn latin_issue_number(text: &str) -> Option<IssueNumber> {
    const NAMES: [&str; 17] = [
        "issue number",
        "issue no.",
        "issue no",
        "issue nr.",
        "issue",
        "edition no.",
        "edition",
        "number",
        "numéro",
        "número",
        "no.",
        "no",
        "nr.",
        "nr",
        "ausgabe",
        "n°",
        "nº",
    ];
    let mut volume: Option<(usize, usize, u32)> = None;
    let word_starts = text.char_indices().filter(|(at, _)| !text[..*at].ends_with(|c: char| c.is_alphanumeric()));
    for (at, c) in word_starts {
        let rest = &text[at..];
        let named = |name: &&str| {
            let start = rest.get(..name.len())?;
            let matches = start.to_lowercase() == **name;
            let after = &rest[name.len()..];
            let whole = !name.ends_with(|c: char| c.is_alphabetic()) || !after.starts_with(|c: char| c.is_alphabetic());
            (matches && whole).then_some(after)
        };
        if let Some(after) = ["volume", "vol.", "vol"].iter().find_map(named)
            && let Some((value, to)) = number_at(text, after)
        {
            volume = volume.or(Some((at, to, value)));
            continue;
        }
        let sign = matches!(c, '#' | '＃' | '№').then(|| &rest[c.len_utf8()..]);
        let Some(after) = NAMES.iter().find_map(named).or(sign) else { continue };
        if let Some((value, to)) = number_at(text, after) {
            let from = volume.map_or(at, |(from, ..)| from);
            return Some(IssueNumber { from, to, value, volume: volume.map(|(.., volume)| volume) });
        }
    }
    ordinal_issue_number(text).or_else(|| volume.map(|(from, to, value)| IssueNumber { from, to, value, volume: None }))
}

/// The number that begins these last bytes of a text, after white space, a colon and a `#`.
fn number_at(text: &str, after: &str) -> Option<(u32, usize)> {
    let rest = after.trim_start_matches(|c: char| is_blank_char(c) || matches!(c, '#' | '＃' | ':' | '：' | '№'));
    let (value, length) = leading_number(rest)?;
    let end = text.len() - rest.len() + length;
    // "No. 1 retailer" ranks and "No. 12.5" measures; a number of an issue stands free.
    let free = !text[end..].starts_with(|c: char| c.is_alphanumeric() || c == '%');
    free.then_some((value, end))
}

/// "12th edition".
fn ordinal_issue_number(text: &str) -> Option<IssueNumber> {
    let folded = text.to_lowercase();
    if folded.len() != text.len() {
        return None;
    }
    for name in [" edition", " issue"] {
        let Some(end) = folded.find(name) else { continue };
        let from = folded[..end].rfind(' ').map_or(0, |at| at + 1);
        let word = &folded[from..end];
        let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        if matches!(&word[digits.len()..], "st" | "nd" | "rd" | "th")
            && let Some((value, length)) = leading_number(digits)
            && length == digits.len()
            && (!has_word(&text[..from]) || !has_word(&text[end + name.len()..]))
        {
            return Some(IssueNumber { from, to: end + name.len(), value, volume: None });
        }
    }
    None
}

/// Up to six digits at the start, and their bytes.
fn leading_number(text: &str) -> Option<(u32, usize)> {
    let mut value: u32 = 0;
    let mut length = 0;
    for (count, c) in text.chars().enumerate() {
        let narrow = half_width(c.encode_utf8(&mut [0; 4])).chars().next().unwrap_or(c);
        match narrow.to_digit(10) {
            Some(_) if count >= 6 => return None,
            Some(digit) => value = value * 10 + digit,
            None => break,
        }
        length += c.len_utf8();
    }
    (length > 0).then_some((value, length))
}

/// The number printed in a line such as a mail's subject.
pub(super) fn number_in(text: &str) -> Option<u32> {
    issue_number(text).map(|number| number.value)
}
