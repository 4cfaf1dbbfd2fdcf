//! What a story can be narrowed by, as tokens of the index: state, tags, outlet, language, day, shelf.
//!
//! A token is two characters, so that it stays out of the index of beginnings, and its first is of private use, so
//! that no word of a text is taken for one. States and days have characters of their own; tags, outlets and
//! languages go by a hash of some 34 bits, which thousands of them share without meeting.

use chrono::{Datelike, NaiveDate};
use sha2::{Digest, Sha256};

use crate::story::{Shelf, Story, StoryState};

/// A token of the index.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Facet(String);

/// The first character of the tokens that are told by a number; hashes begin behind them.
const SHELF: u32 = 0xF_0000;
const STATE: u32 = 0xF_0001;
const CENTURY: u32 = 0xF_0002;
const DECADE: u32 = 0xF_0003;
const YEAR: u32 = 0xF_0004;
/// Twelve of them: January's, February's …
const MONTH: u32 = 0xF_0010;
/// One for each day of a year.
const DAY: u32 = 0xF_0020;
const HASH: u32 = 0xF_0200;
/// How many characters of private use there are for hashes, and where the second character is taken from.
const FIRST: u64 = 0xFE00;
const SECOND: (u32, u64) = (0x2_0000, 0xC_0000);

impl Facet {
    /// It stands on this shelf; stories that are merged into any other stand on one.
    pub fn shelf(shelf: Shelf) -> Facet {
        Facet::of(
            SHELF,
            match shelf {
                Shelf::Library => 0,
                Shelf::Trash => 1,
                Shelf::Merged(_) => 2,
            },
        )
    }

    /// It is in this state; none for a state that stories do not have.
    pub fn state(name: &str) -> Option<Facet> {
        let state = StoryState::from_name(name)?;
        let at = StoryState::ALL.iter().position(|one| *one == state)?;
        Some(Facet::of(STATE, u32::try_from(at).ok()?))
    }

    /// It carries exactly this tag.
    pub fn tag(tag: &str) -> Facet {
        Facet::hashed("tag", tag.as_bytes())
    }

    /// It is of the outlet of this id.
    pub fn outlet(id: uuid::Uuid) -> Facet {
        Facet::hashed("outlet", id.as_bytes())
    }

    /// Its language is this or a more special form of it.
    pub fn language(language: &str) -> Facet {
        Facet::hashed("language", language.to_lowercase().as_bytes())
    }

    /// The tokens of the days from `from` to before `to`, as few as will do: whole centuries, decades, years and
    /// months where they lie within.
    pub fn days(from: NaiveDate, to: NaiveDate) -> Vec<Facet> {
        let mut facets = Vec::new();
        let mut day = from;
        while day < to {
            let year = day.year();
            let begins = day.ordinal() == 1;
            let steps = [
                (begins && year.rem_euclid(100) == 0, 100, CENTURY),
                (begins && year.rem_euclid(10) == 0, 10, DECADE),
                (begins, 1, YEAR),
            ];
            let whole = steps.iter().find_map(|&(may, years, kind)| {
                let next = NaiveDate::from_ymd_opt(year.checked_add(years)?, 1, 1)?;
                (may && next <= to).then(|| (Facet::of_year(kind, year, years), next))
            });
            let month = || {
                let next = day.checked_add_months(chrono::Months::new(1))?;
                (day.day() == 1 && next <= to).then(|| (Facet::of_year(MONTH + day.month0(), year, 1), next))
            };
            let (facet, next) = match whole.or_else(month) {
                Some(larger) => larger,
                None => match day.succ_opt() {
                    Some(next) => (Facet::of_year(DAY + day.ordinal0(), year, 1), next),
                    None => break,
                },
            };
            facets.push(facet);
            day = next;
        }
        facets
    }

    fn of_day(day: NaiveDate) -> [Facet; 5] {
        let year = day.year();
        [
            Facet::of_year(CENTURY, year, 100),
            Facet::of_year(DECADE, year, 10),
            Facet::of_year(YEAR, year, 1),
            Facet::of_year(MONTH + day.month0(), year, 1),
            Facet::of_year(DAY + day.ordinal0(), year, 1),
        ]
    }

    fn of_year(kind: u32, year: i32, years: i32) -> Facet {
        // Days are of the years 0 to 9999, as they are written.
        Facet::of(kind, u32::try_from(year.div_euclid(years)).unwrap_or(0))
    }

    fn of(kind: u32, number: u32) -> Facet {
        Facet::told([kind, SECOND.0 + number])
    }

    fn hashed(kind: &str, value: &[u8]) -> Facet {
        let mut digest = Sha256::new();
        digest.update(kind);
        digest.update([0]);
        digest.update(value);
        let mut first = [0; 8];
        first.copy_from_slice(&digest.finalize()[..8]);
        let hash = u64::from_be_bytes(first);
        // Both are below what the bounds let in, so neither conversion cuts anything.
        let at = |start: u32, number: u64| start + u32::try_from(number).unwrap_or(0);
        Facet::told([at(HASH, hash % (FIRST - 0x200)), at(SECOND.0, (hash >> 20) % SECOND.1)])
    }

    fn told(characters: [u32; 2]) -> Facet {
        Facet(characters.into_iter().filter_map(char::from_u32).collect())
    }

    /// The token as it stands in the index.
    pub fn token(&self) -> &str {
        &self.0
    }
}

/// Everything that a story can be narrowed by.
pub fn of_story(story: &Story) -> Vec<Facet> {
    let mut facets = vec![Facet::shelf(story.shelf)];
    facets.extend(Facet::state(story.state.name()));
    facets.extend(story.tags.iter().map(|tag| Facet::tag(tag)));
    facets.extend(story.outlet.map(|outlet| Facet::outlet(outlet.uuid())));
    let language = story.language.to_lowercase();
    let ends = language.match_indices('-').map(|(at, _)| at).chain([language.len()]);
    facets.extend(ends.filter(|end| *end > 0).map(|end| Facet::language(&language[..end])));
    facets.extend(story.day().parse().ok().into_iter().flat_map(Facet::of_day));
    facets
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::id::StoryId;

    fn dated(day: &str) -> Story {
        let id = StoryId::new(chrono::DateTime::UNIX_EPOCH);
        Story { date: day.to_owned(), ..Story::titled(id, "A") }
    }

    #[test]
    fn every_day_is_in_exactly_the_periods_that_hold_it() {
        let check = |from: &str, to: &str, most: usize| {
            let (from, to): (NaiveDate, NaiveDate) = (from.parse().unwrap(), to.parse().unwrap());
            let period = Facet::days(from, to);
            assert!(period.len() <= most, "{from} to {to} takes {}", period.len());
            let around = [from.pred_opt(), to.pred_opt(), Some(to), Some(from), from.succ_opt(), to.succ_opt()];
            let further = ["0001-01-01", "1999-12-31", "2000-02-29", "2026-11-21", "9999-12-31"];
            let further = further.iter().map(|day| day.parse().ok());
            let written = |day: &NaiveDate| (0..=9999).contains(&day.year());
            for day in around.into_iter().chain(further).flatten().filter(written) {
                let facets = of_story(&dated(&day.to_string()));
                let held = facets.iter().filter(|facet| period.contains(facet)).count();
                assert_eq!(held, usize::from(day >= from && day < to), "{day} in {from} to {to}");
            }
        };
        check("2026-02-27", "2026-03-02", 3);
        check("2020-01-01", "2020-01-01", 0);
        // 17 days, 9 months, 1 year, 2 decades, 6 years, 10 months, 20 days.
        check("1998-03-15", "2026-11-21", 65);
        check("0000-01-01", "9999-12-31", 160);
        check("2000-01-01", "2100-01-01", 1);
        check("2024-02-01", "2024-03-01", 1);
    }

    #[test]
    fn a_language_is_met_by_its_special_forms() {
        let story = Story { language: "zh-Hans-CN".to_owned(), ..dated("2026-01-01") };
        let facets = of_story(&story);
        let check = |language: &str, expect: bool| {
            assert_eq!(facets.contains(&Facet::language(language)), expect, "{language}");
        };
        check("zh", true);
        check("zh-hans", true);
        check("zh-Hans-CN", true);
        check("zh-Han", false);
        check("hans", false);
    }

    #[test]
    fn tokens_are_two_characters_that_no_word_begins_with() {
        let story = Story { tags: vec!["trade".to_owned(), "港口".to_owned()], ..dated("2026-01-01") };
        for facet in of_story(&story) {
            let characters: Vec<char> = facet.token().chars().collect();
            assert_eq!(characters.len(), 2, "{facet:?}");
            let mut units = 0;
            crate::search::unit::walk(&characters[0].to_string(), |_| {
                units += 1;
                std::ops::ControlFlow::Continue(())
            });
            assert_eq!(units, 0, "{facet:?}");
        }
    }
}
