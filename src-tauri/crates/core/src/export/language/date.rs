//! Prints a date in a language.

use chrono::{Datelike, NaiveDate};

use super::table::Words;

/// The date as the language prints it; the ISO form where its months are not known.
pub(super) fn print(date: NaiveDate, words: &Words) -> String {
    let month = match words.months.get(date.month0() as usize) {
        Some(name) => (*name).to_owned(),
        None => date.month().to_string(),
    };
    let day = if date.day() == 1 { words.first_day.to_owned() } else { date.day().to_string() };
    words
        .date
        .replace("{y}", &date.year().to_string())
        .replace("{m}", &month)
        .replace("{0m}", &format!("{:02}", date.month()))
        .replace("{0d}", &format!("{:02}", date.day()))
        .replace("{d}", &day)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use chrono::NaiveDate;

    use crate::export::language::Language;

    #[test]
    fn the_first_of_a_month_is_an_ordinal_where_the_language_says_so() {
        let first = NaiveDate::from_ymd_opt(2026, 5, 1).unwrap();
        let check = |tag: &str, expect: &str| assert_eq!(Language::of(tag).date(first), expect, "{tag}");
        check("fr", "1er mai 2026");
        check("it", "1º maggio 2026");
        check("en", "1 May 2026");
        check("nl", "1 mei 2026");
    }
}
