//! The line under a headline, told from the first paragraph by its look or by recurring.

use std::ops::Range;

use super::phrase::Phrases;
use super::row::Row;
use super::word::fold_short;

/// The longest dek, in words.
const LONGEST: usize = 40;

/// The rows of the deks, one place for each headline.
pub(super) fn find(rows: &[Row], heads: &[usize], texts: &[Range<usize>]) -> Vec<Option<usize>> {
    let under = |text: &Range<usize>| {
        let dek = text.start;
        let more = text.clone().skip(1).find(|&at| !rows[at].is_picture() && !rows[at].is_rule())?;
        let apart = rows[more].is_prose() || rows[more].is_list() || is_byline(&rows[more]);
        let fits = rows
            .get(dek)
            .is_some_and(|row| row.words <= LONGEST && !is_byline(row) && row.credit.is_none() && !row.is_list());
        (apart && fits && !(rows[dek].is_emphasized() && rows[more].is_emphasized())).then_some(dek)
    };
    let candidates: Vec<Option<usize>> = texts.iter().map(under).collect();
    let often = |fits: &dyn Fn(usize, usize) -> bool| {
        let pairs = candidates.iter().zip(heads);
        let count = pairs.filter(|(dek, head)| dek.is_some_and(|dek| fits(dek, **head))).count();
        count >= 2 && count * 10 >= heads.len() * 6
    };
    let deeper = |dek: usize, head: usize| rows[dek].is_heading() && rows[dek].rank > rows[head].rank;
    let plain = |dek: usize, _: usize| rows[dek].title && !rows[dek].is_heading();
    let (deeper_often, plain_often) = (often(&deeper), often(&plain));
    // Right under the headline, where other text stands apart from it.
    let apart = |text: &Range<usize>| rows.get(text.start).is_some_and(|row| row.gap > 0);
    let mixed = texts.iter().any(apart);
    let close = |dek: usize| {
        let next = rows.get(dek + 1).is_some_and(|row| row.gap > 0);
        mixed && rows[dek].title && rows[dek].gap == 0 && next
    };
    let is_dek = |dek: usize, head: usize| {
        rows[dek].is_emphasized() && !rows[dek].is_heading()
            || close(dek)
            || deeper_often && deeper(dek, head)
            || plain_often && plain(dek, head)
    };
    candidates.iter().zip(heads).map(|(dek, &head)| dek.filter(|&dek| is_dek(dek, head))).collect()
}

/// Who wrote it, or when: no dek.
fn is_byline(row: &Row) -> bool {
    static BYLINES: Phrases = Phrases::new("by | written by | words by | text by | 作者 | 记者");
    let start: String = row.text.chars().take(40).collect();
    BYLINES.open(&fold_short(&start)) || super::date::is_only_date(&row.text, &super::date::find(&row.text))
}
