//! Typed numbers: reading the number before a line. Which of them count the items is `sequence`'s business.

use crate::body::is_blank_char;
use crate::body::text::is_ideographic;

use super::date;
use super::word::half_width;

/// The highest number that is taken for one of an item or a list entry.
pub(super) const HIGHEST: u32 = 400;

/// How a number is set off from the words after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Style {
    /// `1.`
    Dot,
    /// `1)`
    Paren,
    /// `(1)`, `[1]`
    Parens,
    /// `1、`
    Comma,
    /// `#1`, `No. 1:`, `Story 1:`, `1 –`, `1:`, `1/`, a keycap
    Sign,
    /// `①`
    Circled,
    /// `一、`, `（一）`
    Han,
    /// `II.`
    Roman,
    /// A number and a space.
    Bare,
    /// The position of an entry in a list that the format itself marked as ordered.
    Entry,
}

/// The number before a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Enumerator {
    /// How it is set off.
    pub style: Style,
    /// The number.
    pub value: u32,
    /// How many bytes of the line's words it takes, with the white space after it.
    pub length: usize,
    /// Whether no words follow it: the headline is the next line.
    pub alone: bool,
}

/// The number before these words, if there is one.
pub(super) fn read(text: &str) -> Option<Enumerator> {
    let (style, value, end) = read_mark(text)?;
    if value > HIGHEST || value == 0 && style != Style::Dot {
        return None;
    }
    let rest = &text[end..];
    let words = rest.trim_start_matches(is_blank_char);
    let spaced = words.len() < rest.len();
    let free = match style {
        Style::Comma | Style::Circled | Style::Han | Style::Parens => true,
        // "1.5 million" and "1.x" are words; "1.Shops" was typed in a hurry.
        Style::Dot | Style::Paren => {
            spaced || words.chars().next().is_none_or(|c| c.is_uppercase() || is_ideographic(c) || is_opener(c))
        }
        _ => spaced || words.is_empty(),
    };
    if !free || !words.is_empty() && words.chars().all(|c| !c.is_alphanumeric()) {
        return None;
    }
    let alone = words.is_empty();
    if style == Style::Bare && !alone && !words.chars().next().is_some_and(|c| !c.is_lowercase() && !c.is_numeric()) {
        return None;
    }
    // A full date ("3. January …", "1. März") or a year is not a count, nor is "10 – 12 January".
    if matches!(style, Style::Sign) && words.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    Some(Enumerator { style, value, length: text.len() - words.len(), alone })
}

fn is_opener(c: char) -> bool {
    matches!(c, '"' | '“' | '‘' | '\'' | '«' | '「' | '『' | '《' | '【' | '(' | '（' | '[')
}

fn read_mark(text: &str) -> Option<(Style, u32, usize)> {
    let first = text.chars().next()?;
    if first == '\u{1F51F}' {
        return Some((Style::Sign, 10, first.len_utf8()));
    }
    if let Some(value) = circled(first) {
        let mark = text[first.len_utf8()..].chars().next().filter(|c| matches!(c, '、' | '.' | '．'));
        let end = first.len_utf8() + mark.map_or(0, char::len_utf8);
        return Some((Style::Circled, value, end));
    }
    read_bracketed(text)
        .or_else(|| read_named(text))
        .or_else(|| read_words(text))
        .or_else(|| read_digits(text))
        .or_else(|| read_han(text))
        .or_else(|| read_roman(text))
}

/// `(1)`, `[1]`, `【1】`, `（一）`.
fn read_bracketed(text: &str) -> Option<(Style, u32, usize)> {
    let inside = text.strip_prefix(['(', '（', '[', '【'])?;
    let open = text.len() - inside.len();
    let (style, value, length) = match digits(inside) {
        Some((value, length)) => (Style::Parens, value, length),
        None => han_numeral(inside).map(|(value, length)| (Style::Han, value, length))?,
    };
    let length = length + of_all(&inside[length..], value).unwrap_or(0);
    let close = inside[length..].chars().next().filter(|c| matches!(c, ')' | '）' | ']' | '】'))?;
    Some((style, value, open + length + close.len_utf8()))
}

/// `#1`, `No. 1:`, `Story 1:`.
fn read_named(text: &str) -> Option<(Style, u32, usize)> {
    if let Some(rest) = text.strip_prefix(['#', '＃']) {
        let (value, length) = digits(rest)?;
        let end = text.len() - rest.len() + length;
        let end = end + usize::from(rest[length..].starts_with(['.', ':', ')']));
        return Some((Style::Sign, value, end));
    }
    let (name, loose) = NAMES
        .into_iter()
        .find(|(name, _)| text.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name)))?;
    let rest = text[name.len()..].trim_start_matches(is_blank_char);
    let (value, length) = digits(rest).or_else(|| word_numeral(rest))?;
    let after = &rest[length..];
    let end = text.len() - after.len();
    match after.trim_start_matches(is_blank_char).chars().next() {
        None => Some((Style::Sign, value, end)),
        Some(c) if matches!(c, ':' | '：' | '.' | ')') && after.starts_with(c) => {
            Some((Style::Sign, value, end + c.len_utf8()))
        }
        Some(c) if matches!(c, '-' | '–' | '—' | '|') && !after.starts_with(c) => {
            Some((Style::Sign, value, text.len() - after.trim_start_matches(is_blank_char).len() + c.len_utf8()))
        }
        // "No. 12 · 3 January 2025" is the number.
        Some(c) if loose && (c.is_uppercase() || is_ideographic(c) || is_opener(c)) => {
            let dated = date::is_only_date(after, &date::find(after));
            (!dated).then_some((Style::Sign, value, end))
        }
        Some(_) => None,
    }
}

/// Words before a number, and whether the headline may follow it without a sign.
const NAMES: [(&str, bool); 9] = [
    ("no.", true),
    ("nr.", true),
    ("№", true),
    ("story", false),
    ("item", false),
    ("news", false),
    ("headline", false),
    ("topic", false),
    ("number", false),
];

/// `One: `, with a sign behind it: a number in words begins many sentences.
fn read_words(text: &str) -> Option<(Style, u32, usize)> {
    let (value, length) = word_numeral(text)?;
    let mark = text[length..].chars().next().filter(|c| matches!(c, ':' | '：' | '.' | ')'))?;
    Some((Style::Sign, value, length + mark.len_utf8()))
}

/// A number below eleven in words, and its bytes.
fn word_numeral(text: &str) -> Option<(u32, usize)> {
    const WORDS: [&str; 10] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let length = text.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(text.len());
    let value = WORDS.iter().position(|word| text[..length].eq_ignore_ascii_case(word))? + 1;
    Some((u32::try_from(value).ok()?, length))
}

/// The bytes of "/10" behind the first of ten.
fn of_all(rest: &str, value: u32) -> Option<usize> {
    let inside = rest.strip_prefix('/')?;
    let (all, length) = digits(inside)?;
    (all >= value && all > 1).then_some(1 + length)
}

fn read_digits(text: &str) -> Option<(Style, u32, usize)> {
    let (value, length) = digits(text)?;
    let rest = &text[length..];
    if let Some(more) = of_all(rest, value) {
        let words = rest[more..].trim_start_matches([':', '.', ')']).trim_start_matches(is_blank_char);
        // "1/3 of the shops" is a share.
        let title = words.chars().next().is_none_or(|c| c.is_uppercase() || is_ideographic(c) || is_opener(c));
        let signs = rest[more..].len() - rest[more..].trim_start_matches([':', '.', ')']).len();
        return title.then_some((Style::Sign, value, length + more + signs));
    }
    let mut chars = rest.chars();
    let Some(mark) = chars.next() else { return Some((Style::Bare, value, length)) };
    let after = length + mark.len_utf8();
    match mark {
        '.' | '．' => {
            // "1.)" and "1.、" are one mark.
            let more = chars.next().filter(|c| matches!(c, ')' | '、')).map_or(0, char::len_utf8);
            Some((Style::Dot, value, after + more))
        }
        ')' | '）' => Some((Style::Paren, value, after)),
        '、' => Some((Style::Comma, value, after)),
        ':' | '：' | '/' | '|' | '｜' => Some((Style::Sign, value, after)),
        '\u{FE0F}' | '\u{20E3}' => {
            let end = rest.trim_start_matches(['\u{FE0F}', '\u{20E3}']);
            Some((Style::Sign, value, text.len() - end.len()))
        }
        c if is_blank_char(c) => {
            let words = rest.trim_start_matches(is_blank_char);
            match words.strip_prefix(['-', '–', '—', '|', '·', ':']) {
                Some(rest) if rest.starts_with(is_blank_char) => Some((Style::Sign, value, text.len() - rest.len())),
                _ => Some((Style::Bare, value, length)),
            }
        }
        _ => None,
    }
}

/// Up to three digits, full-width ones too.
fn digits(text: &str) -> Option<(u32, usize)> {
    let mut value = 0;
    let mut length = 0;
    for (count, c) in text.chars().enumerate() {
        let narrow = half_width(c.encode_utf8(&mut [0; 4])).chars().next().unwrap_or(c);
        match narrow.to_digit(10) {
            Some(_) if count >= 3 => return None,
            Some(digit) => value = value * 10 + digit,
            None => break,
        }
        length += c.len_utf8();
    }
    (length > 0).then_some((value, length))
}

fn circled(c: char) -> Option<u32> {
    let code = c as u32;
    match c {
        '①'..='⑳' => Some(code - '①' as u32 + 1),
        '❶'..='❿' => Some(code - '❶' as u32 + 1),
        '➀'..='➉' => Some(code - '➀' as u32 + 1),
        '➊'..='➓' => Some(code - '➊' as u32 + 1),
        '⑴'..='⒇' => Some(code - '⑴' as u32 + 1),
        '⒈'..='⒛' => Some(code - '⒈' as u32 + 1),
        '㈠'..='㈩' => Some(code - '㈠' as u32 + 1),
        _ => None,
    }
}

/// `一、`, `十二．`.
fn read_han(text: &str) -> Option<(Style, u32, usize)> {
    let (value, length) = han_numeral(text)?;
    let mark =
        text[length..].chars().next().filter(|c| matches!(c, '、' | '.' | '．' | '：' | ':' | ' ' | '\u{3000}'))?;
    Some((Style::Han, value, length + mark.len_utf8()))
}

/// A Han number below one hundred, and its bytes.
pub(super) fn han_numeral(text: &str) -> Option<(u32, usize)> {
    let digit = |c: char| "一二三四五六七八九".chars().position(|han| han == c).map(|digit| digit as u32 + 1);
    let mut chars = text.chars();
    let first = chars.next()?;
    let (tens, mut length) = match (digit(first), first) {
        (None, '十') => (1, 3),
        (Some(digit), _) => match chars.next() {
            Some('十') => (digit, 6),
            _ => return Some((digit, 3)),
        },
        _ => return None,
    };
    let ones = text[length..].chars().next().and_then(digit);
    length += ones.map_or(0, |_| 3);
    Some((tens * 10 + ones.unwrap_or(0), length))
}

fn read_roman(text: &str) -> Option<(Style, u32, usize)> {
    const NUMERALS: [&str; 20] = [
        "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII",
        "XVIII", "XIX", "XX",
    ];
    let length = text.find(|c: char| !matches!(c, 'I' | 'V' | 'X'))?;
    let value = NUMERALS.iter().position(|numeral| *numeral == &text[..length])? as u32 + 1;
    let rest = &text[length..];
    let mark = rest.chars().next().filter(|c| matches!(c, '.' | ')'))?;
    rest[1..].starts_with(is_blank_char).then_some((Style::Roman, value, length + mark.len_utf8()))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn the_number_before_a_line_is_read_in_many_hands() {
        let check = |text: &str, expect: Option<(u32, &str)>| {
            let found = read(text).map(|e| (e.value, &text[e.length..]));
            assert_eq!(found, expect, "{text}");
        };
        check("1. Shops open", Some((1, "Shops open")));
        check("12) Shops open", Some((12, "Shops open")));
        check("(3) Shops open", Some((3, "Shops open")));
        check("【3】商店", Some((3, "商店")));
        check("#4 Shops open", Some((4, "Shops open")));
        check("5、商店开门", Some((5, "商店开门")));
        check("６．商店开门", Some((6, "商店开门")));
        check("⑦ 商店开门", Some((7, "商店开门")));
        check("十二、商店开门", Some((12, "商店开门")));
        check("（三）商店开门", Some((3, "商店开门")));
        check("IV. Shops open", Some((4, "Shops open")));
        check("8 – Shops open", Some((8, "Shops open")));
        check("9\u{FE0F}\u{20E3} Shops open", Some((9, "Shops open")));
        check("Story 2: Shops open", Some((2, "Shops open")));
        check("1.Shops open", Some((1, "Shops open")));
        check("7. \u{A0}Shops open", Some((7, "Shops open")));
        check("1 Shops open", Some((1, "Shops open")));
        check("01. Shops open", Some((1, "Shops open")));
        check("3.", Some((3, "")));
        check("No. 4 Shops open", Some((4, "Shops open")));
        check("1/10 Shops open", Some((1, "Shops open")));
        check("(2/10) Shops open", Some((2, "Shops open")));
        check("Story 2 – Shops open", Some((2, "Shops open")));
        check("Item 3", Some((3, "")));
        check("Two: Shops open", Some((2, "Shops open")));
        check("1/3 of the shops", None);
        check("One shop opens", None);
        check("No. 12 · 3 January 2025", None);
        check("No. 12 January 3, 2025", None);
        check("Items 3 and 4", None);
        check("News 24 hours a day", None);
        check("3 million users", None);
        check("1.5 million users", None);
        check("2024 was a good year", None);
        check("2024. A good year", None);
        check("10:30 in the morning", None);
        check("10 – 12 January", None);
        check("1st of May", None);
        check("I. M. Pei", Some((1, "M. Pei")));
        check("#hashtag", None);
        check("一些商店", None);
        check("1,000 shops", None);
        check("50% off", None);
    }
}
