//! Dates as pages write them, and which of them can be.

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, Utc};

/// The first year in which something can have been published.
const FIRST: i32 = 1600;

/// What became of a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Dated {
    /// It is one, as RFC 3339 date or time.
    Is(String),
    /// It is a date that cannot be, as it was written.
    CannotBe(String),
    /// It is none.
    None,
}

/// Reads a date as data and metas write it.
pub fn read(written: &str, now: DateTime<Utc>) -> Dated {
    match told(written) {
        Some((day, shown)) => sane(day, written.trim().trim_matches('"'), now, shown),
        None => Dated::None,
    }
}

/// The day that is written, and the date as RFC 3339 writes it, whether it can be or not.
pub fn told(written: &str) -> Option<(NaiveDate, String)> {
    let written = written.trim().trim_matches('"');
    if written.is_empty() || written.len() > 80 {
        return None;
    }
    if let Some(moment) = moment(written) {
        return Some((moment.date_naive(), moment.to_rfc3339_opts(chrono::SecondsFormat::Secs, true)));
    }
    day(written).map(|day| (day, day.to_string()))
}

fn sane(day: NaiveDate, written: &str, now: DateTime<Utc>, shown: String) -> Dated {
    let latest = now.date_naive().checked_add_days(Days::new(366)).unwrap_or(NaiveDate::MAX);
    // The first second of computers' time is what a program prints for no time at all.
    let is_zero = day == NaiveDate::from_ymd_opt(1970, 1, 1).unwrap_or_default();
    if day.year() < FIRST || day > latest || is_zero {
        let short: String = written.chars().take(40).collect();
        return Dated::CannotBe(short);
    }
    Dated::Is(shown)
}

/// A moment with its place on earth.
fn moment(written: &str) -> Option<DateTime<chrono::FixedOffset>> {
    if let Ok(moment) = DateTime::parse_from_rfc3339(written) {
        return Some(moment);
    }
    if let Ok(moment) = DateTime::parse_from_rfc2822(written) {
        return Some(moment);
    }
    for form in [
        "%Y-%m-%dT%H:%M:%S%.f%z",
        "%Y-%m-%dT%H:%M%z",
        "%Y-%m-%d %H:%M:%S%.f %z",
        "%Y-%m-%d %H:%M:%S%z",
        "%Y-%m-%dT%H:%M:%S%.f%#z",
        "%a %b %d %H:%M:%S %z %Y",
    ] {
        if let Ok(moment) = DateTime::parse_from_str(written, form) {
            return Some(moment);
        }
    }
    let spaced = written.replacen(' ', "T", 1);
    if let Some(bare) = spaced.strip_suffix('Z') {
        let parsed = NaiveDateTime::parse_from_str(bare, "%Y-%m-%dT%H:%M").ok();
        return parsed.map(|time| time.and_utc().fixed_offset());
    }
    // Seconds or thousandths since 1970.
    if written.bytes().all(|b| b.is_ascii_digit()) {
        let number: i64 = written.parse().ok()?;
        return match written.len() {
            10 => DateTime::from_timestamp(number, 0).map(|moment| moment.fixed_offset()),
            13 => DateTime::from_timestamp_millis(number).map(|moment| moment.fixed_offset()),
            _ => None,
        };
    }
    None
}

/// A day at the beginning of what is written: the time behind it, without a place on earth, says nothing sure.
fn day(written: &str) -> Option<NaiveDate> {
    let digits: Vec<&str> = written.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let starts_with_year =
        digits.first().is_some_and(|first| first.len() == 4) && written.starts_with(|c: char| c.is_ascii_digit());
    if starts_with_year && digits.len() >= 3 && digits[1].len() <= 2 {
        let separators = &written[4..];
        if separators.starts_with(['-', '/', '.', '年', ' ']) {
            // The third number may run on into a time.
            return NaiveDate::from_ymd_opt(
                digits[0].parse().ok()?,
                digits[1].parse().ok()?,
                digits[2].get(..2).unwrap_or(digits[2]).parse().ok()?,
            );
        }
    }
    if written.len() >= 8 && written.as_bytes()[..8].iter().all(u8::is_ascii_digit) {
        return NaiveDate::parse_from_str(&written[..8], "%Y%m%d").ok();
    }
    in_one_way(&digits, written).or_else(|| in_words(written))
}

/// A day with its year last, where it can be read in one way: points are only written between day and month, and no
/// month is above twelve.
fn in_one_way(digits: &[&str], written: &str) -> Option<NaiveDate> {
    let [first, second, year, ..] = digits else { return None };
    let sign = written.get(first.len()..)?.chars().next()?;
    let pattern = [first, second, year].map(|part| part.len());
    if !written.starts_with(first) || !matches!(sign, '/' | '.' | '-') || !matches!(pattern, [1..=2, 1..=2, 4]) {
        return None;
    }
    let (first, second): (u32, u32) = (first.parse().ok()?, second.parse().ok()?);
    let (day, month) = match (first, second) {
        _ if sign == '.' || first == second => (first, second),
        (13.., ..=12) => (first, second),
        (..=12, 13..) => (second, first),
        _ => return None,
    };
    NaiveDate::from_ymd_opt(year.parse().ok()?, month, day)
}

const MONTHS: [&[&str]; 12] = [
    &["january", "jan", "januar", "janvier", "enero", "gennaio"],
    &["february", "feb", "februar", "février", "febrero", "febbraio"],
    &["march", "mar", "märz", "mars", "marzo"],
    &["april", "apr", "avril", "abril", "aprile"],
    &["may", "mai", "mayo", "maggio"],
    &["june", "jun", "juni", "juin", "junio", "giugno"],
    &["july", "jul", "juli", "juillet", "julio", "luglio"],
    &["august", "aug", "août", "agosto"],
    &["september", "sep", "sept", "septembre", "septiembre", "settembre"],
    &["october", "oct", "oktober", "octobre", "octubre", "ottobre"],
    &["november", "nov", "novembre", "noviembre"],
    &["december", "dec", "dezember", "décembre", "diciembre", "dicembre"],
];

/// A day with its month in letters, or in Chinese, Japanese or Korean, anywhere in some words.
pub fn in_words(words: &str) -> Option<NaiveDate> {
    if let Some(day) = with_signs(words, '年', '月', '日').or_else(|| with_signs(words, '년', '월', '일')) {
        return Some(day);
    }
    let lower = words.to_lowercase();
    let parts: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    for (at, part) in parts.iter().enumerate() {
        let Some(month) = MONTHS.iter().position(|names| names.contains(part)) else { continue };
        let month = u32::try_from(month).ok()? + 1;
        let day = |part: &str| {
            let bare = part.trim_end_matches(['s', 't', 'n', 'd', 'r', 'h']);
            bare.parse::<u32>().ok().filter(|day| (1..=31).contains(day))
        };
        let year = |part: &str| (part.len() == 4).then(|| part.parse::<i32>().ok()).flatten();
        let next = |n: usize| parts.get(at + n).copied().unwrap_or_default();
        if let (Some(day), Some(year)) = (day(next(1)), year(next(2))) {
            return NaiveDate::from_ymd_opt(year, month, day);
        }
        let before = |n: usize| at.checked_sub(n).and_then(|at| parts.get(at)).copied().unwrap_or_default();
        let day_before = day(before(1)).or_else(|| matches!(before(1), "de" | "of").then(|| day(before(2))).flatten());
        let year_after = year(next(1)).or_else(|| matches!(next(1), "de").then(|| year(next(2))).flatten());
        if let (Some(day), Some(year)) = (day_before, year_after) {
            return NaiveDate::from_ymd_opt(year, month, day);
        }
    }
    None
}

fn with_signs(words: &str, year: char, month: char, day: char) -> Option<NaiveDate> {
    let at = words.find(year)?;
    let start = words[..at].trim_end();
    let digits = start.len() - start.bytes().rev().take_while(u8::is_ascii_digit).count();
    let (after_year, rest) = (start[digits..].parse::<i32>().ok()?, &words[at + year.len_utf8()..]);
    let (m, rest) = rest.split_once(month)?;
    let (d, _) = rest.split_once(day)?;
    NaiveDate::from_ymd_opt(after_year, m.trim().parse().ok()?, d.trim().parse().ok()?)
}

/// A day as numbers stand among words: `2025-01-03 10:20`, `2025/1/3`.
pub fn in_numbers(words: &str) -> Option<NaiveDate> {
    let starts = words.char_indices().filter(|(at, c)| {
        c.is_ascii_digit() && words.get(at + 4..at + 5).is_some_and(|sign| matches!(sign, "-" | "/" | "."))
    });
    for (at, _) in starts.take(20) {
        let rest = &words[at..];
        let end = rest.find(|c: char| !(c.is_ascii_digit() || matches!(c, '-' | '/' | '.'))).unwrap_or(rest.len());
        let parts: Vec<&str> = rest[..end].split(['-', '/', '.']).collect();
        if let [year, month, day, ..] = parts.as_slice()
            && year.len() == 4
            && let (Ok(year), Ok(month), Ok(day)) = (year.parse(), month.parse(), day.parse())
            && let Some(found) = NaiveDate::from_ymd_opt(year, month, day)
        {
            return Some(found);
        }
    }
    None
}

/// A day in the path of an address: `/2025/01/03/`, `/2025-01-03/`, `/20250103/`.
pub fn in_address(url: &str) -> Option<NaiveDate> {
    let path = url::Url::parse(url).ok()?.path().to_owned();
    let parts: Vec<&str> = path.split('/').collect();
    for (at, part) in parts.iter().enumerate() {
        if let (4, Some(month)) = (part.len(), parts.get(at + 1))
            && let (Ok(year), Ok(month)) = (part.parse::<i32>(), month.parse::<u32>())
            && let Some(day) = parts.get(at + 2).and_then(|day| day.get(..2).unwrap_or(day).parse::<u32>().ok())
            && (1990..2100).contains(&year)
        {
            return NaiveDate::from_ymd_opt(year, month, day);
        }
        if part.len() >= 10
            && let Some(day) = part.get(..10).and_then(|day| NaiveDate::parse_from_str(day, "%Y-%m-%d").ok())
        {
            return Some(day);
        }
        if part.len() == 8
            && part.bytes().all(|b| b.is_ascii_digit())
            && let Ok(day) = NaiveDate::parse_from_str(part, "%Y%m%d")
            && (1990..2100).contains(&day.year())
        {
            return Some(day);
        }
    }
    None
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn now() -> DateTime<Utc> {
        "2026-01-10T00:00:00Z".parse().unwrap()
    }

    #[test]
    fn dates_are_read_as_pages_write_them() {
        let check =
            |written: &str, expect: &str| assert_eq!(read(written, now()), Dated::Is(expect.to_owned()), "{written}");
        check("2025-01-03", "2025-01-03");
        check("2025-01-03T10:20:30Z", "2025-01-03T10:20:30Z");
        check("2025-01-03T10:20:30+08:00", "2025-01-03T10:20:30+08:00");
        check("2025-01-03T10:20:30.123+0800", "2025-01-03T10:20:30+08:00");
        check("2025-01-03T10:20+0800", "2025-01-03T10:20:00+08:00");
        check("2025-01-03 10:20:30", "2025-01-03");
        check("2025/1/3 10:20", "2025-01-03");
        check("2025年1月3日 10:20", "2025-01-03");
        check("2025년 1월 3일", "2025-01-03");
        check("Fri, 03 Jan 2025 10:20:30 GMT", "2025-01-03T10:20:30Z");
        check("January 3, 2025", "2025-01-03");
        check("3rd January 2025", "2025-01-03");
        check("3 de enero de 2025", "2025-01-03");
        check("20250103", "2025-01-03");
        check("3.1.2025", "2025-01-03");
        check("Fri Jan 03 10:20:30 +0800 2025", "2025-01-03T10:20:30+08:00");
        check("03.01.2025 10:20", "2025-01-03");
        check("13/01/2025", "2025-01-13");
        check("01/13/2025", "2025-01-13");
        check("1735899630", "2025-01-03T10:20:30Z");
        check("1735899630000", "2025-01-03T10:20:30Z");
    }

    #[test]
    fn dates_that_cannot_be_are_told() {
        for written in ["0000-00-00", "soon", "", "2025-13-40", "01/03/2025", "40/13/2025", "1.2.3"] {
            assert_eq!(read(written, now()), Dated::None, "{written}");
        }
        for written in ["0001-01-01T00:00:00Z", "9999-12-31", "1970-01-01T00:00:00Z", "2099-01-01", "0000-01-01"] {
            assert_eq!(read(written, now()), Dated::CannotBe(written.to_owned()), "{written}");
        }
    }

    #[test]
    fn a_day_is_found_in_an_address_and_among_words() {
        let day = NaiveDate::from_ymd_opt(2025, 1, 3);
        assert_eq!(in_address("https://example.com/2025/01/03/x.html"), day);
        assert_eq!(in_address("https://example.com/n/20250103/4.htm"), day);
        assert_eq!(in_address("https://example.com/a/2025-01-03/b"), day);
        assert_eq!(in_address("https://example.com/12345678/x"), None);
        assert_eq!(in_numbers("发布时间：2025-01-03 10:20 来源"), day);
        assert_eq!(in_words("Published on Jan. 3, 2025 at noon"), day);
        assert_eq!(in_words("May be"), None);
    }
}
