//! Headlines that are none: of those that look alike, the first may be the masthead or head the
//! intro, the last may head the outro.

use super::divide::{Division, Scheme};
use super::row::{Rank, Row};
use super::word::fold;
use super::{date, issue_number, masthead, outro};

/// Takes the headlines of masthead, intro and outro away. Gives the row where the outro begins, if a
/// headline told.
pub(super) fn strip(rows: &[Row], division: &mut Division) -> Option<usize> {
    let outro = strip_end(rows, division);
    if division.scheme != Scheme::Listed {
        strip_start(rows, division, outro.unwrap_or(rows.len()));
    }
    outro
}

fn strip_start(rows: &[Row], division: &mut Division, end: usize) {
    while division.heads.len() > 1 && opens_issue(rows, &division.heads, division.scheme, end) {
        division.heads.remove(0);
    }
    // What is left may be the masthead alone, with a letter under it and no items at all.
    if let ([only], Scheme::Titled) = (division.heads.as_slice(), division.scheme)
        && *only == 0
        && masthead::names_publication(&rows[0].text)
    {
        division.heads.clear();
    }
}

/// Whether the first headline is the masthead's or the intro's.
fn opens_issue(rows: &[Row], heads: &[usize], scheme: Scheme, end: usize) -> bool {
    let head = heads[0];
    let row = &rows[head];
    if outro::is_opening(&fold(&row.text)) && row.enumerator.is_none() {
        return true;
    }
    if scheme == Scheme::Numbered || rows[..head].iter().any(|row| row.is_prose() || row.credit.is_some()) {
        return false;
    }
    let text = &rows[head + 1..heads[1]];
    let topmost = row.rank == Rank::Top && heads[1..].iter().all(|&other| rows[other].rank != Rank::Top);
    let first_words = text.iter().find(|row| row.is_prose());
    let greeted = first_words.is_some_and(|row| masthead::opens_intro(&row.text));
    let dated = !date::find(&row.text).is_empty() && row.words <= 12
        || text.first().is_some_and(|row| date::is_only_date(&row.text, &date::find(&row.text)))
        || issue_number::number_in(&row.text).is_some();
    let named = head == 0 && masthead::names_publication(&row.text) && row.words <= 12;
    // Every other item is credited and this one is not.
    let ends = heads[2..].iter().copied().chain([end]);
    let credited = |from: usize, to: usize| rows[from..to].iter().any(|row| row.credit.is_some());
    let odd = heads.len() > 2
        && !text.iter().any(|row| row.credit.is_some())
        && heads[1..].iter().zip(ends).all(|(&from, to)| credited(from, to.max(from)));
    // Under a masthead its line of topics may look like a headline.
    let topics =
        head > 0 && head <= 2 && masthead::names_publication(&rows[0].text) && masthead::lists_topics(&row.text);
    topmost || greeted || dated || named || odd && (head == 0 || topics)
}

/// Takes closing headlines away and gives the row where the first of them stands.
fn strip_end(rows: &[Row], division: &mut Division) -> Option<usize> {
    let heads = &mut division.heads;
    let closes = |&at: &usize| rows[at].enumerator.is_none() && outro::is_closing(&fold(&rows[at].text));
    if division.scheme == Scheme::Listed {
        return None;
    }
    // Behind a closing headline nothing is news any more, but a word such as "Summary" in the first
    // half of an issue closes nothing.
    let first = heads.iter().enumerate().position(|(nth, at)| nth > 0 && nth * 2 >= heads.len() && closes(at));
    if let Some(first) = first {
        let start = heads[first];
        heads.truncate(first);
        return Some(start);
    }
    let (&last, others) = heads.split_last()?;
    // The last of at least three, without the source line that all others have.
    let credited = |from: usize, to: usize| rows[from..to].iter().any(|row| row.credit.is_some());
    let ends = others.iter().skip(1).copied().chain([last]);
    let odd = others.len() >= 2
        && !credited(last, rows.len())
        && others.iter().zip(ends).all(|(&from, to)| credited(from, to))
        && rows[last].words <= 8
        && rows[last].enumerator.is_none();
    if odd {
        heads.pop();
        return Some(last);
    }
    None
}
