//! Dates as feeds write them: RFC 822 with every liberty, RFC 3339, ISO 8601 and its cousins, what programs print by
//! themselves, and dates in Chinese, Japanese and Korean, with the names of months and zones of many languages.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

/// Longer words are no date.
const LONGEST: usize = 120;

/// What a zone that has two meanings means.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Region {
    /// `CST` is six hours behind.
    #[default]
    Elsewhere,
    /// `CST` is eight hours ahead.
    China,
}

/// The moment that the words name; none where they name none, or one that is no date of a report.
pub fn moment(words: &str, region: Region) -> Option<DateTime<FixedOffset>> {
    let words = words.trim();
    if words.is_empty() || words.len() > LONGEST {
        return None;
    }
    let found = seconds(words, region).or_else(|| {
        let parts = Parts::of(words, region)?;
        parts.moment(region)
    })?;
    let year = chrono::Datelike::year(&found.to_utc());
    (1..=9999).contains(&year).then_some(found)
}

impl Region {
    /// Minutes ahead of UTC of its clocks, where they are known.
    fn minutes(self) -> i32 {
        match self {
            Region::China => 8 * 60,
            Region::Elsewhere => 0,
        }
    }
}

fn ahead(minutes: i32) -> Option<FixedOffset> {
    FixedOffset::east_opt(minutes * 60)
}

/// Seconds or thousandths since 1970, as some programs write.
fn seconds(words: &str, region: Region) -> Option<DateTime<FixedOffset>> {
    let number: i64 = words.split('.').next()?.parse().ok()?;
    let moment = match words.split('.').next()?.len() {
        9..=11 => DateTime::from_timestamp(number, 0),
        12..=14 if number > 100_000_000_000 && words.len() == 13 => DateTime::from_timestamp_millis(number),
        _ => None,
    }?;
    Some(moment.with_timezone(&ahead(region.minutes())?))
}

/// What was found in the words.
#[derive(Debug, Default)]
struct Parts {
    year: Option<i32>,
    month: Option<u32>,
    day: Option<u32>,
    time: Option<(u32, u32, u32)>,
    /// Twelve hours are added where they are before noon.
    afternoon: Option<bool>,
    /// Minutes ahead of UTC.
    zone: Option<i32>,
}

impl Parts {
    fn of(words: &str, region: Region) -> Option<Parts> {
        let words: String = words.chars().map(plain).collect();
        let mut parts = Parts::default();
        let mut rest = words.as_str();
        // What names the date comes first wherever it stands, since its digits could be a time's.
        let mut loose: Vec<u32> = Vec::new();
        while let Some(first) = rest.chars().next() {
            if first.is_ascii_digit() {
                rest = parts.digits(rest, &mut loose)?;
            } else if matches!(first, '+' | '-' | '−')
                && parts.time.is_some()
                && parts.zone.is_none_or(|zone| zone == 0)
            {
                rest = parts.offset(rest);
            } else if first.is_alphabetic() {
                let end = rest.find(|c: char| !c.is_alphabetic() && c != '.').unwrap_or(rest.len());
                let word = rest[..end].trim_end_matches('.');
                parts.word(word, region);
                rest = &rest[end..];
            } else {
                rest = &rest[first.len_utf8()..];
            }
        }
        parts.settle(&loose);
        Some(parts)
    }

    /// Takes what begins with digits, and gives back what is behind it.
    fn digits<'a>(&mut self, rest: &'a str, loose: &mut Vec<u32>) -> Option<&'a str> {
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        let (number, behind) = (&rest[..end], &rest[end..]);
        let value: u32 = if end <= 9 { number.parse().ok()? } else { 0 };
        // 2025-01-03, 2025/1/3, 2025.1.3, 2025年1月3日
        if end == 4
            && self.year.is_none()
            && let Some(behind) = self.dated(value, behind)
        {
            return Some(behind);
        }
        if self.time.is_none()
            && let Some(behind) = self.timed(value, end, behind)
        {
            return Some(behind);
        }
        match end {
            // 20250103, 20250103T150405, 20250103150405
            8 | 12 | 14 if self.year.is_none() => {
                let at = |from: usize, to: usize| number[from..to].parse::<u32>().ok();
                (self.year, self.month, self.day) = (i32::try_from(at(0, 4)?).ok(), at(4, 6), at(6, 8));
                if end > 8 {
                    self.time = Some((at(8, 10)?, at(10, 12)?, if end == 14 { at(12, 14)? } else { 0 }));
                }
                Some(behind)
            }
            6 if self.year.is_some() && self.time.is_none() => {
                self.time = Some((value / 10_000, value / 100 % 100, value % 100));
                Some(behind)
            }
            4 if self.year.is_none() => {
                self.year = i32::try_from(value).ok();
                Some(behind)
            }
            // 年, 月 and 日 say themselves what the number is, and so do their Korean kin.
            1 | 2 if self.named(value, behind) => Some(&behind[behind.chars().next()?.len_utf8()..]),
            1 | 2 => {
                loose.push(value);
                let ordinal = ["st", "nd", "rd", "th", "º", "ª"].into_iter().find_map(|end| behind.strip_prefix(end));
                Some(ordinal.unwrap_or(behind))
            }
            _ => Some(behind),
        }
    }

    fn dated<'a>(&mut self, year: u32, behind: &'a str) -> Option<&'a str> {
        let sign = behind.chars().next().filter(|c| matches!(c, '-' | '/' | '.' | '年' | '년'))?;
        let wordy = matches!(sign, '年' | '년');
        let rest = behind[sign.len_utf8()..].trim_start_matches(|c: char| wordy && c.is_whitespace());
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        // 2025-003: the day of the year.
        if end == 3 && sign == '-' {
            let day = NaiveDate::from_yo_opt(i32::try_from(year).ok()?, rest[..3].parse().ok()?)?;
            use chrono::Datelike;
            (self.year, self.month, self.day) = (Some(day.year()), Some(day.month()), Some(day.day()));
            return Some(&rest[3..]);
        }
        if !(1..=2).contains(&end) {
            // 2025-Jan-03 goes on by words.
            self.year = i32::try_from(year).ok();
            return Some(rest);
        }
        self.year = i32::try_from(year).ok();
        self.month = rest[..end].parse().ok();
        let rest = &rest[end..];
        let Some(sign) = rest.chars().next().filter(|c| matches!(c, '-' | '/' | '.' | '月' | '월')) else {
            self.day = Some(1);
            return Some(rest);
        };
        let rest = rest[sign.len_utf8()..].trim_start_matches(|c: char| wordy && c.is_whitespace());
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        if end == 0 || end > 2 {
            self.day = Some(1);
            return Some(rest);
        }
        self.day = rest[..end].parse().ok();
        let rest = &rest[end..];
        Some(rest.strip_prefix(['日', '일', '号']).unwrap_or(rest))
    }

    /// Hours, minutes and seconds, with signs or with characters between them.
    fn timed<'a>(&mut self, hour: u32, digits: usize, behind: &'a str) -> Option<&'a str> {
        if digits > 2 {
            return None;
        }
        let sign = behind.chars().next().filter(|c| matches!(c, ':' | '时' | '時' | '시' | '点'))?;
        let spaced = |rest: &'a str| if sign == ':' { rest } else { rest.trim_start() };
        let mut rest = spaced(&behind[sign.len_utf8()..]);
        let mut numbers = [hour, 0, 0];
        for number in &mut numbers[1..] {
            let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
            if end == 0 || end > 2 {
                break;
            }
            *number = rest[..end].parse().ok()?;
            rest = &rest[end..];
            match rest.chars().next().filter(|c| matches!(c, ':' | '分' | '분' | '秒' | '초')) {
                Some(sign) => rest = spaced(&rest[sign.len_utf8()..]),
                None => break,
            }
        }
        // Parts of a second are not kept.
        if let Some(parts) = rest.strip_prefix(['.', ',']) {
            let end = parts.find(|c: char| !c.is_ascii_digit()).unwrap_or(parts.len());
            if end > 0 {
                rest = &parts[end..];
            }
        }
        self.time = Some((numbers[0], numbers[1], numbers[2]));
        Some(rest)
    }

    fn named(&mut self, value: u32, behind: &str) -> bool {
        let place = match behind.chars().next() {
            Some('月' | '월') => &mut self.month,
            Some('日' | '일' | '号') => &mut self.day,
            _ => return false,
        };
        *place = Some(value);
        true
    }

    /// `+08:00`, `+0800`, `+8`, `-05`.
    fn offset<'a>(&mut self, rest: &'a str) -> &'a str {
        let sign = if rest.starts_with('+') { 1 } else { -1 };
        let after = &rest[rest.chars().next().map_or(1, char::len_utf8)..];
        let end = after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len());
        let number: i32 = after[..end].parse().unwrap_or_default();
        let (mut hours, mut minutes) = match end {
            0 => return after,
            1 | 2 => (number, 0),
            3 | 4 => (number / 100, number % 100),
            _ => return &after[end..],
        };
        let mut behind = &after[end..];
        if let Some(more) = behind.strip_prefix(':') {
            let end = more.find(|c: char| !c.is_ascii_digit()).unwrap_or(more.len());
            if (1..=2).contains(&end) && end + behind.len() > 0 {
                minutes = more[..end].parse().unwrap_or_default();
                behind = &more[end..];
            }
        }
        if hours > 15 || minutes > 59 {
            (hours, minutes) = (0, 0);
        }
        self.zone = Some(sign * (hours * 60 + minutes));
        behind
    }

    fn word(&mut self, word: &str, region: Region) {
        let lower = word.to_lowercase();
        if let Some(afternoon) = half(&lower) {
            self.afternoon = Some(afternoon);
        } else if self.month.is_none()
            && let Some(month) = month(&lower)
        {
            self.month = Some(month);
        } else if let Some(zone) = zone(&lower, region) {
            // A name beside a number says the same.
            self.zone = self.zone.or(Some(zone));
        }
    }

    /// Gives loose numbers their meaning: `3 Jan 25`, `01/03/2025`, `25-12-31`.
    fn settle(&mut self, loose: &[u32]) {
        let mut loose = loose.to_vec();
        if self.month.is_none() && loose.len() >= 2 {
            let (first, second) = (loose[0], loose[1]);
            if self.year.is_none() && loose.len() >= 3 && first > 31 {
                // 99-12-31
                self.year = Some(century(first));
                (self.month, self.day) = (Some(second), Some(loose[2]));
                return;
            }
            // With the month first, unless that cannot be.
            let (month, day) = if first > 12 { (second, first) } else { (first, second) };
            (self.month, self.day) = (Some(month), Some(day));
            loose.drain(..2);
        }
        if self.day.is_none() && !loose.is_empty() {
            self.day = Some(loose.remove(0));
        }
        if self.year.is_none()
            && let Some(year) = loose.first()
        {
            self.year = Some(century(*year));
        }
    }

    fn moment(&self, region: Region) -> Option<DateTime<FixedOffset>> {
        let day = NaiveDate::from_ymd_opt(self.year?, self.month.unwrap_or(1), self.day.unwrap_or(1))?;
        let (mut hour, minute, second) = self.time.unwrap_or_default();
        match self.afternoon {
            Some(true) if hour < 12 => hour += 12,
            Some(false) if hour == 12 => hour = 0,
            _ => {}
        }
        // The end of a day is the beginning of the next; a second too many is the last one.
        let (hour, over) = if hour == 24 && minute == 0 { (0, 1) } else { (hour, 0) };
        let time = NaiveTime::from_hms_opt(hour, minute, second.min(59))?;
        let here = NaiveDateTime::new(day, time).checked_add_signed(TimeDelta::days(over))?;
        // Who says no place means the one where the feed is written, as far as its language tells.
        let zone = ahead(self.zone.unwrap_or(region.minutes()))?;
        here.and_local_timezone(zone).single()
    }
}

/// Full-width digits and signs as the plain ones.
fn plain(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '\u{3000}' | '\u{A0}' => ' ',
        '−' | '–' => '-',
        c => c,
    }
}

/// Years of two digits: up to 68 they are of this century.
fn century(year: u32) -> i32 {
    let year = i32::try_from(year).unwrap_or_default();
    if year < 69 { 2000 + year } else { 1900 + year }
}

/// Whether a word says before or after noon.
fn half(word: &str) -> Option<bool> {
    match word {
        "am" | "a.m" | "上午" | "凌晨" | "早上" | "午前" | "오전" => Some(false),
        "pm" | "p.m" | "下午" | "晚上" | "中午" | "午後" | "오후" => Some(true),
        _ => None,
    }
}

/// The month of a name: its beginning tells it in most languages.
fn month(word: &str) -> Option<u32> {
    const MONTHS: [&[&str]; 12] = [
        &["jan", "ene", "gen", "gennaio", "sty", "янв", "ιαν", "led", "oca", "tammi", "jän"],
        &["feb", "fév", "fev", "lut", "фев", "φεβ", "úno", "şub", "helmi"],
        &["mar", "mär", "maa", "mrt", "мар", "μαρ", "μάρ", "bře", "már"],
        &["apr", "avr", "abr", "kwi", "апр", "απρ", "dub", "nis", "huhti", "ápr"],
        &["may", "mai", "mag", "mei", "maj", "май", "мая", "μαι", "μαϊ", "máj", "kvě", "touko"],
        &["jun", "juin", "giu", "cze", "июн", "ιουν", "ιούν", "čer", "haz", "kesä", "jún"],
        &["jul", "juil", "lug", "lip", "июл", "ιουλ", "ιούλ", "tem", "heinä", "júl"],
        &["aug", "aoû", "aou", "ago", "sie", "авг", "αυγ", "αύγ", "srp", "ağu", "elo"],
        &["sep", "set", "wrz", "сен", "σεπ", "zář", "eyl", "syys", "szept"],
        &["oct", "okt", "ott", "out", "paź", "окт", "οκτ", "říj", "eki", "loka"],
        &["nov", "lis", "ноя", "νοε", "νοέ", "kas", "marras"],
        &["dec", "dez", "déc", "dic", "gru", "дек", "δεκ", "pro", "ara", "joulu"],
    ];
    let begins = |names: &&[&str]| names.iter().filter(|name| word.starts_with(**name)).map(|name| name.len()).max();
    // The longest beginning decides: juin is not juillet's neighbour by chance.
    let found = MONTHS.iter().enumerate().filter_map(|(at, names)| begins(names).map(|length| (length, at)));
    let (length, at) = found.max_by_key(|(length, at)| (*length, std::cmp::Reverse(*at)))?;
    (length >= 3).then(|| u32::try_from(at + 1).unwrap_or(1))
}

/// Minutes ahead of UTC, by the name of a zone.
fn zone(word: &str, region: Region) -> Option<i32> {
    let hours = match word {
        "z" | "ut" | "utc" | "gmt" | "wet" | "格林尼治标准时间" => 0,
        "bst" | "cet" | "met" | "mez" | "wat" | "west" => 1,
        "cest" | "mest" | "mesz" | "eet" | "cat" | "sast" => 2,
        "eest" | "msk" | "trt" | "eat" => 3,
        "msd" | "gst" => 4,
        "pkt" => 5,
        "wib" | "ict" => 7,
        "北京时间" | "中国标准时间" | "中國標準時間" | "台北標準時間" | "香港時間" | "hkt" | "sgt" | "myt" | "pht"
        | "awst" | "prc" | "shanghai" | "beijing" | "taipei" | "hongkong" | "singapore" => 8,
        "jst" | "kst" | "tokyo" | "seoul" => 9,
        "aest" | "chst" => 10,
        "aedt" => 11,
        "nzst" => 12,
        "nzdt" => 13,
        "ast" | "edt" => -4,
        "brt" | "art" | "adt" => -3,
        "est" | "cdt" => -5,
        "cst" if region == Region::China => 8,
        "cst" | "mdt" => -6,
        "mst" | "pdt" => -7,
        "pst" | "akdt" => -8,
        "akst" => -9,
        "hst" => -10,
        "ist" => return Some(330),
        "npt" => return Some(345),
        "acst" => return Some(570),
        _ => return None,
    };
    Some(hours * 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &str, expect: &str) {
        let found = moment(words, Region::Elsewhere).map(|moment| moment.to_utc().to_rfc3339());
        let found = found.as_deref().map_or("", |found| found.trim_end_matches("+00:00"));
        assert_eq!(found, expect, "{words}");
    }

    #[test]
    fn dates_of_feeds_are_read() {
        check("Thu, 01 Jan 2004 19:48:21 GMT", "2004-01-01T19:48:21");
        check("Thu, 1 Jan 04 19:48 EST", "2004-01-02T00:48:00");
        check("01 Jan 2004 19:48:21 +0800", "2004-01-01T11:48:21");
        check("Thursday, 01-Jan-04 19:48:21 GMT", "2004-01-01T19:48:21");
        check("Thu, 01 Jan 2004", "2004-01-01T00:00:00");
        check("Thu Jan  1 19:48:21 2004", "2004-01-01T19:48:21");
        check("Thu Jan  1 19:48:21 PST 2004", "2004-01-02T03:48:21");
        check("Thu, 31 Jun 2004 19:48:21", "");
        check("Thu, 01 Jan 2004 24:00:00 GMT", "2004-01-02T00:00:00");
        check("Thu, 01 Jan 2004 23:59:60 GMT", "2004-01-01T23:59:59");
        check("January 3rd, 2025 3:04 PM", "2025-01-03T15:04:00");
        check("3 janvier 2025 15:04", "2025-01-03T15:04:00");
        check("03.01.2025 15:04", "2025-03-01T15:04:00");
        check("31.01.2025 15:04", "2025-01-31T15:04:00");
        check("12/31/2025 11:05:00 PM", "2025-12-31T23:05:00");
        check("Fri, 2006/09/15 08:19:53 EDT", "2006-09-15T12:19:53");
        check("2003-12-31T10:14:55Z", "2003-12-31T10:14:55");
        check("2003-12-31T10:14:55.123456+08:00", "2003-12-31T02:14:55");
        check("2003-12-31T10:14:55-0800", "2003-12-31T18:14:55");
        check("2003-12-31T10:14-08", "2003-12-31T18:14:00");
        check("2003-12-31 10:14:55", "2003-12-31T10:14:55");
        check("2003-12-31 10:14:55 +0800", "2003-12-31T02:14:55");
        check("2003-12-31T10:14:55 PST", "2003-12-31T18:14:55");
        check("2003-12", "2003-12-01T00:00:00");
        check("2003", "2003-01-01T00:00:00");
        check("2003-335", "2003-12-01T00:00:00");
        check("20031231", "2003-12-31T00:00:00");
        check("20031231T101455Z", "2003-12-31T10:14:55");
        check("20031231101455", "2003-12-31T10:14:55");
        check("1072865695", "2003-12-31T10:14:55");
        check("1072865695000", "2003-12-31T10:14:55");
        check("Mon, 03 Feb 2025 08:00:00 GMT+8", "2025-02-03T00:00:00");
        check("Mon, 03 Feb 2025 08:00:00 UTC+08:00", "2025-02-03T00:00:00");
        check("Mon, 03 Feb 2025 08:00:00 +08", "2025-02-03T00:00:00");
        check("Mon, 03 Feb 2025 08:00:00 Asia/Shanghai", "2025-02-03T00:00:00");
        check("Fri Jan 03 2025 15:04:05 GMT+0800 (China Standard Time)", "2025-01-03T07:04:05");
    }

    #[test]
    fn dates_of_east_asia_are_read() {
        check("2025年1月3日 15:04:05", "2025-01-03T15:04:05");
        check("2025年1月3日 下午3:04", "2025-01-03T15:04:00");
        check("2025年01月03日15时04分", "2025-01-03T15:04:00");
        check("2025-01-03 08:00:00 北京时间", "2025-01-03T00:00:00");
        check("２０２５年１月３日", "2025-01-03T00:00:00");
        check("2004년 05월 28일 01:31:15", "2004-05-28T01:31:15");
        check("2004-05-28 오후 11:23:17", "2004-05-28T23:23:17");
        let chinese = |words: &str, expect: &str| {
            let found = moment(words, Region::China).map(|moment| moment.to_rfc3339());
            assert_eq!(found.as_deref(), Some(expect), "{words}");
        };
        chinese("Fri, 03 Jan 2025 08:00:00 CST", "2025-01-03T08:00:00+08:00");
        // The day is the one that was there, whoever reads of it elsewhere.
        chinese("2025年1月3日 06:00", "2025-01-03T06:00:00+08:00");
        chinese("2025-01-03", "2025-01-03T00:00:00+08:00");
        chinese("1735858800", "2025-01-03T07:00:00+08:00");
        chinese("Fri, 03 Jan 2025 06:00:00 GMT", "2025-01-03T06:00:00+00:00");
        check("Fri, 03 Jan 2025 08:00:00 CST", "2025-01-03T14:00:00");
    }

    #[test]
    fn what_is_no_date_is_none() {
        check("", "");
        check("yesterday", "");
        check("0000-01-01T00:00:00Z", "");
        check("9999-12-31T23:59:59Z", "9999-12-31T23:59:59");
        check("9999-12-31T23:59:59-08:00", "");
        check("99999-01-01", "");
        check("2025-13-01", "");
        check("2025-02-30", "");
        check("2025-01-03T99:00:00Z", "");
        check(&"9".repeat(1_000), "");
        check("-1", "");
    }
}
