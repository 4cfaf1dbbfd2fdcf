//! Dates as newsletters print them.
//!
//! A date without a year is found too; what year it means is the caller's to know. Of dates written
//! only in digits with slashes, those are taken that can be read in one way.

use chrono::{Datelike, NaiveDate};

use super::word::half_width;
use crate::body::is_blank_char;

/// A date found in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Printed {
    /// The first byte of its words, the weekday included.
    pub from: usize,
    /// The byte after its words.
    pub to: usize,
    /// The year, where it is printed.
    pub year: Option<i32>,
    /// 1 to 12.
    pub month: u32,
    /// 1 to 31.
    pub day: u32,
}

impl Printed {
    /// The day it means; without a printed year the one nearest to a day known from elsewhere.
    pub fn date(&self, near: Option<NaiveDate>) -> Option<NaiveDate> {
        match (self.year, near) {
            (Some(year), _) => NaiveDate::from_ymd_opt(year, self.month, self.day),
            (None, Some(near)) => [near.year() - 1, near.year(), near.year() + 1]
                .into_iter()
                .filter_map(|year| NaiveDate::from_ymd_opt(year, self.month, self.day))
                .min_by_key(|date| (*date - near).num_days().abs()),
            (None, None) => None,
        }
    }
}

const MONTHS: [&[&str]; 12] = [
    &["january", "jan", "januar", "janvier", "enero"],
    &["february", "feb", "februar", "février", "febrero"],
    &["march", "mar", "märz", "mars", "marzo"],
    &["april", "apr", "avril", "abril"],
    &["may", "mai", "mayo"],
    &["june", "jun", "juni", "juin", "junio"],
    &["july", "jul", "juli", "juillet", "julio"],
    &["august", "aug", "août", "agosto"],
    &["september", "sep", "sept", "septembre", "septiembre"],
    &["october", "oct", "oktober", "octobre", "octubre"],
    &["november", "nov", "novembre", "noviembre"],
    &["december", "dec", "dezember", "décembre", "diciembre"],
];

const WEEKDAYS: [&str; 21] = [
    "monday",
    "mon",
    "tuesday",
    "tue",
    "tues",
    "wednesday",
    "wed",
    "thursday",
    "thu",
    "thur",
    "thurs",
    "friday",
    "fri",
    "saturday",
    "sat",
    "sunday",
    "sun",
    "星期",
    "周",
    "週",
    "礼拜",
];

/// Words that go with a date and say nothing without it.
const COMPANIONS: [&str; 14] =
    ["date", "dated", "published", "posted", "on", "week", "of", "the", "for", "updated", "to", "日期", "发布", "更新"];

/// The longest line in which a date is looked for.
const LONGEST: usize = 400;

/// The dates in words, in order.
pub(super) fn find(text: &str) -> Vec<Printed> {
    if text.len() > LONGEST {
        return Vec::new();
    }
    let tokens = tokens(text);
    let mut found: Vec<Printed> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match read(&tokens[at..]) {
            Some((length, year, month, day)) if is_day(year, month, day) => {
                let (first, last) = with_weekday(&tokens, at, at + length);
                found.push(Printed { from: tokens[first].from, to: tokens[last - 1].to, year, month, day });
                at = last;
            }
            _ => at += 1,
        }
    }
    found
}

/// Whether nothing but dates and the words that go with them stands in a line.
pub(super) fn is_only_date(text: &str, dates: &[Printed]) -> bool {
    if dates.is_empty() {
        return false;
    }
    let inside = |token: &Token| dates.iter().any(|date| date.from <= token.from && token.to <= date.to);
    tokens(text).iter().filter(|token| !inside(token)).all(|token| match &token.kind {
        Kind::Word(word) => COMPANIONS.contains(&word.as_str()) || is_weekday(word) || month_of(word).is_some(),
        Kind::Number(_) => true,
        Kind::Sign(_) => true,
    })
}

fn is_day(year: Option<i32>, month: u32, day: u32) -> bool {
    // Without a year 29 February may be right, so a leap year stands in.
    NaiveDate::from_ymd_opt(year.unwrap_or(2000), month, day).is_some()
}

#[derive(Debug, Clone)]
struct Token {
    from: usize,
    to: usize,
    /// Whether white space stands before it.
    apart: bool,
    kind: Kind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Kind {
    /// Digits, with how many there are.
    Number((u32, usize)),
    Word(String),
    Sign(char),
}

fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut apart = false;
    let mut chars = text.char_indices().peekable();
    while let Some((from, c)) = chars.next() {
        if is_blank_char(c) {
            apart = true;
            continue;
        }
        let narrow = half_width(&text[from..from + c.len_utf8()]).chars().next().unwrap_or(c);
        let mut to = from + c.len_utf8();
        let kind = if let Some(digit) = digit_of(narrow) {
            let (mut value, mut length) = (digit, 1);
            while let Some(&(at, next)) = chars.peek() {
                let Some(digit) = half_width(&text[at..at + next.len_utf8()]).chars().next().and_then(digit_of) else {
                    break;
                };
                value = value.saturating_mul(10).saturating_add(digit);
                length += 1;
                to = at + next.len_utf8();
                chars.next();
            }
            Kind::Number((value, length))
        } else if c.is_alphabetic() && !is_date_sign(c) {
            let mut word: String = c.to_lowercase().collect();
            while let Some(&(at, next)) = chars.peek() {
                if !next.is_alphabetic() || is_date_sign(next) || digit_of(next).is_some() {
                    break;
                }
                word.extend(next.to_lowercase());
                to = at + next.len_utf8();
                chars.next();
            }
            Kind::Word(word)
        } else {
            Kind::Sign(narrow)
        };
        tokens.push(Token { from, to, apart, kind });
        apart = false;
    }
    tokens
}

fn is_date_sign(c: char) -> bool {
    matches!(c, '年' | '月' | '日' | '号' | '號')
}

/// The digit a character stands for. The Han digits that also count (十) are read apart.
fn digit_of(c: char) -> Option<u32> {
    c.to_digit(10).or_else(|| "〇一二三四五六七八九".chars().position(|han| han == c).map(|digit| digit as u32))
}

type Reading = (usize, Option<i32>, u32, u32);

fn read(tokens: &[Token]) -> Option<Reading> {
    read_han(tokens)
        .or_else(|| read_digits(tokens))
        .or_else(|| read_day_first(tokens))
        .or_else(|| read_month_first(tokens))
}

fn number(tokens: &[Token], at: usize) -> Option<(u32, usize)> {
    match tokens.get(at)?.kind {
        Kind::Number(number) => Some(number),
        _ => None,
    }
}

fn sign(tokens: &[Token], at: usize) -> Option<char> {
    match tokens.get(at)?.kind {
        Kind::Sign(sign) => Some(sign),
        _ => None,
    }
}

fn word(tokens: &[Token], at: usize) -> Option<&str> {
    match &tokens.get(at)?.kind {
        Kind::Word(word) => Some(word),
        _ => None,
    }
}

/// A day or a year is not part of a longer number ("1,000", "3.5%").
fn stands_free(tokens: &[Token], after: usize) -> bool {
    match (sign(tokens, after), tokens.get(after + 1)) {
        (Some('.' | ','), Some(next)) => next.apart || !matches!(next.kind, Kind::Number(_)),
        (Some('%'), _) => false,
        _ => true,
    }
}

fn as_year((value, length): (u32, usize)) -> Option<i32> {
    (length == 4 && (1900..2100).contains(&value)).then_some(value as i32)
}

fn as_day((value, length): (u32, usize)) -> Option<u32> {
    (length <= 2 && (1..=31).contains(&value)).then_some(value)
}

/// `2025年1月3日`, `1月3日`, also with Han digits.
fn read_han(tokens: &[Token]) -> Option<Reading> {
    let (year, at) = match (number(tokens, 0).and_then(as_year), sign(tokens, 1)) {
        (Some(year), Some('年')) => (Some(year), 2),
        _ => (None, 0),
    };
    let (month, at) = han_number(tokens, at)?;
    let at = (sign(tokens, at) == Some('月')).then_some(at + 1)?;
    let (day, at) = han_number(tokens, at)?;
    matches!(sign(tokens, at), Some('日' | '号' | '號')).then_some((at + 1, year, month, day))
}

/// A number of up to two digits, or a Han number below forty ("二十三").
fn han_number(tokens: &[Token], at: usize) -> Option<(u32, usize)> {
    let ten = |at| word(tokens, at) == Some("十");
    let digit = |at| number(tokens, at).filter(|(value, _)| *value < 10).map(|(value, _)| value);
    match (number(tokens, at), ten(at), ten(at + 1)) {
        (Some(tens), _, true) if tens.0 < 4 => match digit(at + 2) {
            Some(ones) => Some((tens.0 * 10 + ones, at + 3)),
            None => Some((tens.0 * 10, at + 2)),
        },
        (Some(value), ..) => as_day(value).map(|value| (value, at + 1)),
        (None, true, _) => match digit(at + 1) {
            Some(ones) => Some((10 + ones, at + 2)),
            None => Some((10, at + 1)),
        },
        _ => None,
    }
}

/// `2025-01-03`, `2025/1/3`, `2025.01.03`; `03.01.2025` with the day first; `1/23/2025` and
/// `23/1/2025`, where only one of the two can be the month.
fn read_digits(tokens: &[Token]) -> Option<Reading> {
    let (first, second, third) = (number(tokens, 0)?, number(tokens, 2)?, number(tokens, 4)?);
    let joint = sign(tokens, 1).filter(|joint| sign(tokens, 3) == Some(*joint) && matches!(joint, '-' | '/' | '.'))?;
    if let Some(year) = as_year(first) {
        return Some((5, Some(year), as_day(second)?, as_day(third)?));
    }
    let year = as_year(third)?;
    let (a, b) = (as_day(first)?, as_day(second)?);
    match joint {
        '.' => Some((5, Some(year), b, a)),
        _ if a > 12 => Some((5, Some(year), b, a)),
        _ if b > 12 || a == b => Some((5, Some(year), a, b)),
        _ => None,
    }
}

/// `3 January 2025`, `3rd of January, 2025`, `3. Januar 2025`, `3 Jan`.
fn read_day_first(tokens: &[Token]) -> Option<Reading> {
    let day = as_day(number(tokens, 0)?)?;
    let mut at = after_ordinal(tokens, 1);
    if sign(tokens, at) == Some('.') {
        at += 1;
    }
    while matches!(word(tokens, at), Some("of" | "de")) {
        at += 1;
    }
    let month = month_of(word(tokens, at)?)?;
    at += 1;
    let (year, at) = read_year(tokens, at);
    Some((at, year, month, day))
}

/// `January 3, 2025`, `Jan. 3rd 2025`, `January 3`.
fn read_month_first(tokens: &[Token]) -> Option<Reading> {
    let month = month_of(word(tokens, 0)?)?;
    let at = 1 + usize::from(sign(tokens, 1) == Some('.'));
    let day = as_day(number(tokens, at)?)?;
    let mut at = after_ordinal(tokens, at + 1);
    if !stands_free(tokens, at) {
        return None;
    }
    // In a span of days ("January 3–9, 2025") the last one counts.
    let mut last = day;
    if matches!(sign(tokens, at), Some('-' | '–' | '—'))
        && let Some(until) = number(tokens, at + 1).and_then(as_day)
        && until > day
    {
        last = until;
        at = after_ordinal(tokens, at + 2);
    }
    let (year, at) = read_year(tokens, at);
    Some((at, year, month, last))
}

fn after_ordinal(tokens: &[Token], at: usize) -> usize {
    let ordinal =
        matches!(word(tokens, at), Some("st" | "nd" | "rd" | "th")) && tokens.get(at).is_some_and(|t| !t.apart);
    at + usize::from(ordinal)
}

fn read_year(tokens: &[Token], at: usize) -> (Option<i32>, usize) {
    let signed = at + usize::from(matches!(sign(tokens, at), Some(',' | '.')));
    let signed = signed + usize::from(matches!(word(tokens, signed), Some("de")));
    match number(tokens, signed).and_then(as_year) {
        Some(year) => (Some(year), signed + 1),
        None => (None, at),
    }
}

fn month_of(word: &str) -> Option<u32> {
    MONTHS.iter().position(|names| names.contains(&word)).map(|month| month as u32 + 1)
}

fn is_weekday(word: &str) -> bool {
    WEEKDAYS.iter().any(|day| if day.is_ascii() { *day == word } else { word.starts_with(day) })
}

/// The tokens of a date with the weekday before it ("Friday, 3 January") or after it ("（星期五）").
fn with_weekday(tokens: &[Token], first: usize, last: usize) -> (usize, usize) {
    let mut from = first;
    let signs = tokens[..first].iter().rev().take_while(|t| matches!(t.kind, Kind::Sign(',' | '.'))).count();
    if first > signs && word(tokens, first - signs - 1).is_some_and(is_weekday) {
        from = first - signs - 1;
    }
    let mut to = last;
    let open = last + usize::from(matches!(sign(tokens, last), Some('(' | ',')));
    // 星期五 is a word and, for its digit-like end (五), a number.
    if word(tokens, open).is_some_and(is_weekday) {
        to = open + 1;
        if tokens.get(to).is_some_and(|t| !t.apart && matches!(t.kind, Kind::Number(_) | Kind::Sign('日'))) {
            to += 1;
        }
        if sign(tokens, to) == Some(')') {
            to += 1;
        }
    }
    (from, to.min(tokens.len()))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_newsletters_print_them() {
        let check = |text: &str, expect: &str| {
            let found = find(text);
            let dates: Vec<String> =
                found.iter().map(|d| d.date(None).map_or("no year".to_owned(), |date| date.to_string())).collect();
            assert_eq!(dates.join(" "), expect, "{text}");
        };
        check("2025-01-03", "2025-01-03");
        check("2025/1/3 and 2025.01.04", "2025-01-03 2025-01-04");
        check("3 January 2025", "2025-01-03");
        check("Friday, 3rd of January, 2025", "2025-01-03");
        check("January 3, 2025", "2025-01-03");
        check("Jan. 3rd 2025", "2025-01-03");
        check("Jan 3", "no year");
        check("3. Januar 2025", "2025-01-03");
        check("03.01.2025", "2025-01-03");
        check("2025年1月3日（星期五）", "2025-01-03");
        check("二〇二五年一月二十三日", "2025-01-23");
        check("２０２５年１月３日", "2025-01-03");
        check("23/1/2025", "2025-01-23");
        check("1/23/2025", "2025-01-23");
        check("January 3–9, 2025", "2025-01-09");
        check("1/2/2025", "");
        check("March 3,000 units", "");
        check("30 February 2025", "");
        check("Issue 12", "");
    }

    #[test]
    fn a_year_left_out_is_the_nearest_one() {
        let near = NaiveDate::from_ymd_opt(2025, 1, 3);
        assert_eq!(find("Dec 30")[0].date(near), NaiveDate::from_ymd_opt(2024, 12, 30));
        assert_eq!(find("Dec 30")[0].date(None), None);
    }

    #[test]
    fn a_date_line_holds_nothing_else() {
        let check = |text: &str, expect: bool| assert_eq!(is_only_date(text, &find(text)), expect, "{text}");
        check("Friday, 3 January 2025", true);
        check("Published on January 3, 2025", true);
        check("Week of January 3 to January 9, 2025", true);
        check("Shops open on 3 January 2025", false);
        check("Friday", false);
    }
}
