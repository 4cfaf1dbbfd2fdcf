//! What can stand before a colon, and what behind it.

use crate::article::language::name::tag_of;
use chrono::{Datelike, Days, Months, NaiveDate};

use super::lex::{Lexeme, Value};
use super::{Fault, Reading, Typing};
use crate::issue::IssueState;
use crate::search::query::{Filter, Found, Part, Query};
use crate::story::StoryState;

/// What `name:value` comes to.
pub enum Narrowing {
    /// A condition.
    To(Query),
    /// The words of the group count in this part alone.
    In(Part),
    /// Words to look for in this part.
    Words(Part),
    /// The value is still to be typed.
    NotYet,
}

/// The names, as they are told to people.
const NAMES: &str = "tag, outlet, feed, state, is, lang, before, after, age, in, publication, issue";

/// Reads one `name:value`.
pub fn narrowing(lexeme: &Lexeme<'_>, name: &str, value: &Value<'_>, reading: Reading) -> Result<Narrowing, Fault> {
    // An address is looked for as one.
    if ["http", "https"].contains(&name) && value.text.starts_with("//") {
        return Ok(Narrowing::To(Query::Filter(Filter::Address(format!("{name}:{}", value.text)))));
    }
    let name = name.to_ascii_lowercase();
    let words = value.text.trim();
    let known = [
        "tag",
        "outlet",
        "feed",
        "state",
        "is",
        "lang",
        "language",
        "before",
        "after",
        "since",
        "until",
        "age",
        "in",
        "publication",
        "issue",
        "url",
        "title",
        "headline",
        "body",
        "notes",
    ];
    if !known.contains(&name.as_str()) {
        let message = format!(
            "There is no “{name}:” to narrow by; there are {NAMES}. Put words with a colon in quotation marks."
        );
        return Err(Fault::new(lexeme, message));
    }
    if words.is_empty() {
        return match reading.typing {
            Typing::Going => Ok(Narrowing::NotYet),
            Typing::Finished => {
                Err(Fault::new(lexeme, format!("There is nothing behind “{name}:”. {}", example(&name))))
            }
        };
    }
    let refused = || Fault::new(lexeme, format!("“{words}” is not one of what “{name}:” knows. {}", example(&name)));
    let to = |filter| Ok(Narrowing::To(Query::Filter(filter)));
    match name.as_str() {
        "tag" => to(Filter::Tag(words.to_owned())),
        "outlet" => to(Filter::Outlet(words.to_owned())),
        "feed" => to(Filter::Feed(words.to_owned())),
        "lang" | "language" => to(Filter::Language(tag_of(words).to_lowercase())),
        "publication" => to(Filter::Publication(words.to_owned())),
        "issue" => to(Filter::Issue(words.to_owned())),
        "url" => to(Filter::Address(words.to_owned())),
        "state" => {
            let state = words.to_lowercase();
            let known = StoryState::from_name(&state).is_some() || IssueState::from_name(&state).is_some();
            if known { to(Filter::State(state)) } else { going(reading, refused) }
        }
        "is" => match words.to_lowercase().as_str() {
            "used" | "ran" => to(Filter::Used),
            "unused" => Ok(Narrowing::To(Query::Not(Box::new(Query::Filter(Filter::Used))))),
            "broken" => to(Filter::Broken),
            "trashed" => to(Filter::Trashed),
            "story" => to(Filter::Kind(Found::Story)),
            "item" => to(Filter::Kind(Found::Item)),
            "issue" => to(Filter::Kind(Found::Issue)),
            _ => going(reading, refused),
        },
        "in" => match words.to_lowercase().as_str() {
            "headline" | "title" => Ok(Narrowing::In(Part::Headline)),
            "body" | "text" => Ok(Narrowing::In(Part::Body)),
            "notes" | "note" => Ok(Narrowing::In(Part::Notes)),
            "trash" => to(Filter::Trashed),
            _ => going(reading, refused),
        },
        "title" | "headline" => Ok(Narrowing::Words(Part::Headline)),
        "body" => Ok(Narrowing::Words(Part::Body)),
        "notes" => Ok(Narrowing::Words(Part::Notes)),
        "age" => match age(words, reading.today) {
            Some(filter) => Ok(Narrowing::To(filter)),
            None => going(reading, refused),
        },
        // before, after, since, until
        _ => match (period(words, reading.today), name.as_str()) {
            (Some((from, _)), "before") => to(Filter::Before(from)),
            (Some((_, end)), "after") => to(Filter::From(end)),
            (Some((from, _)), "since") => to(Filter::From(from)),
            (Some((_, end)), _) => to(Filter::Before(end)),
            (None, _) => going(reading, refused),
        },
    }
}

/// While a value is typed it is not yet wrong.
fn going(reading: Reading, refused: impl Fn() -> Fault) -> Result<Narrowing, Fault> {
    match reading.typing {
        Typing::Going => Ok(Narrowing::NotYet),
        Typing::Finished => Err(refused()),
    }
}

/// What would do, as a sentence.
fn example(name: &str) -> &'static str {
    match name {
        "tag" => "For example tag:finance or tag:\"central bank\".",
        "outlet" => "For example outlet:Caijing or outlet:caijing.com.cn.",
        "feed" => "For example feed:Caixin, or a folder: feed:News/China.",
        "state" => "For example state:inbox, state:shortlist, state:hold.",
        "is" => "It can be is:used, is:unused, is:broken, is:trashed, is:story, is:item or is:issue.",
        "lang" | "language" => "For example lang:zh.",
        "before" | "after" | "since" | "until" => "For example before:2025-01-03, after:2024, since:yesterday.",
        "age" => "For example age:<7d, age:>3m; h, d, w, m and y are hours, days, weeks, months, years.",
        "in" => "It can be in:headline, in:body, in:notes or in:trash.",
        "publication" => "For example publication:weekly.",
        "issue" => "For example issue:41 or issue:weekly#41.",
        _ => "For example title:harbour.",
    }
}

/// The first day of a named period, and the first day behind it.
fn period(words: &str, today: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    let day = |day: NaiveDate| Some((day, day.checked_add_days(Days::new(1))?));
    match words.to_lowercase().as_str() {
        "today" | "今天" => return day(today),
        "yesterday" | "昨天" => return day(today.pred_opt()?),
        _ => {}
    }
    let parts: Vec<&str> = words.split(['-', '/', '.']).collect();
    let plain = parts.iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
    if !plain || parts[0].len() != 4 || parts[1..].iter().any(|part| part.len() > 2) {
        return None;
    }
    let number = |at: usize| parts.get(at).and_then(|part| part.parse::<u32>().ok());
    let year = i32::try_from(number(0)?).ok()?;
    match parts.len() {
        1 => Some((NaiveDate::from_ymd_opt(year, 1, 1)?, NaiveDate::from_ymd_opt(year + 1, 1, 1)?)),
        2 => {
            let first = NaiveDate::from_ymd_opt(year, number(1)?, 1)?;
            Some((first, first.checked_add_months(Months::new(1))?))
        }
        3 => day(NaiveDate::from_ymd_opt(year, number(1)?, number(2)?)?),
        _ => None,
    }
}

/// `<7d` is younger than seven days, `>3m` older than three months; without a sign, younger.
fn age(words: &str, today: NaiveDate) -> Option<Query> {
    let (older, rest) = match words.chars().next()? {
        '<' | '＜' | '≤' => (false, words.trim_start_matches(['<', '＜', '≤', '='])),
        '>' | '＞' | '≥' => (true, words.trim_start_matches(['>', '＞', '≥', '='])),
        _ => (false, words),
    };
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let count: u32 = rest[..digits].parse().ok()?;
    let from = match &rest[digits..] {
        "h" => today.checked_sub_days(Days::new(u64::from(count.div_ceil(24)))),
        "" | "d" => today.checked_sub_days(Days::new(u64::from(count))),
        "w" => today.checked_sub_days(Days::new(u64::from(count) * 7)),
        "m" => today.checked_sub_months(Months::new(count)),
        "y" => today.checked_sub_months(Months::new(count.checked_mul(12)?)),
        _ => return None,
    };
    // An age beyond the calendar takes in everything.
    let from = from.filter(|day| day.year() > 0).or_else(|| NaiveDate::from_ymd_opt(1, 1, 1))?;
    Some(Query::Filter(if older { Filter::Before(from) } else { Filter::From(from) }))
}
