//! The short lines above a headline: its kicker, or the title of a section that begins there.
//!
//! One such line cannot tell which it is. Together they can: labels that recur, or stand over every
//! item, are kickers; those over some items are sections.

use std::collections::HashMap;
use std::ops::Range;

use super::divide::{Division, Scheme};
use super::masthead;
use super::outro;
use super::row::{Rank, Row};
use super::word::{fold, has_word, is_caps, one_line};

/// What stands above a headline.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Above {
    /// The row of the section's title that begins before this item.
    pub section: Option<usize>,
    /// The row of the kicker.
    pub kicker: Option<usize>,
    /// The first row that belongs to the item or its section.
    pub start: usize,
}

/// The most words of a kicker.
const LONGEST: usize = 8;

/// What stands above every headline.
pub(super) fn above(rows: &[Row], division: &Division) -> Vec<Above> {
    let heads = &division.heads;
    let titles: Vec<Vec<usize>> =
        heads.iter().enumerate().map(|(nth, &head)| titles_above(rows, heads, nth, head)).collect();
    let near: Vec<Option<usize>> = titles.iter().map(|titles| titles.first().copied()).collect();
    let kickers = are_kickers(rows, heads, &near, &titles);
    let found: Vec<Above> = heads
        .iter()
        .zip(&titles)
        .map(|(&head, titles)| {
            let mut above = Above { start: head, ..Above::default() };
            let mut rest = titles.as_slice();
            if let (true, Some((&first, more))) = (kickers, rest.split_first())
                && rows[first].words <= LONGEST
            {
                above.kicker = Some(first);
                above.start = first;
                rest = more;
            }
            above.section = rest.first().copied();
            above
        })
        .collect();
    let mut found = with_sections(rows, division, found, kickers);
    for above in &mut found {
        above.start = above.section.unwrap_or(above.start);
    }
    with_pictures(rows, heads, found)
}

/// The titles right above a headline, nearest first; pictures and rules between them do not count.
fn titles_above(rows: &[Row], heads: &[usize], nth: usize, head: usize) -> Vec<usize> {
    let floor = if nth == 0 { 0 } else { heads[nth - 1] + 1 };
    let mut titles = Vec::new();
    for at in (floor..head).rev() {
        let row = &rows[at];
        if row.title && titles.len() < 3 {
            titles.push(at);
        } else if !row.is_rule() && !row.is_picture() {
            break;
        }
    }
    titles
}

fn are_kickers(rows: &[Row], heads: &[usize], near: &[Option<usize>], titles: &[Vec<usize>]) -> bool {
    let count = near.iter().flatten().count();
    let mut labels: HashMap<String, usize> = HashMap::new();
    for &at in near.iter().flatten() {
        *labels.entry(fold(&rows[at].text)).or_default() += 1;
    }
    let recurring: usize = labels.values().filter(|count| **count >= 2).sum();
    if recurring >= 2 && recurring * 10 >= heads.len() * 6 {
        return true;
    }
    if heads.len() == 1 {
        // Over a single item the masthead stands first; the kicker is the short line after it.
        let label = near[0].is_some_and(|at| rows[at].words <= 4 && !masthead::names_publication(&rows[at].text));
        return label && titles[0].len() >= 2;
    }
    let over_all = count == heads.len() || heads.len() >= 5 && count + 1 == heads.len();
    // A heading over a deeper heading may be a section; but of three sections some hold two items.
    let outranks = |(at, head): (usize, usize)| {
        rows[at].is_heading() && rows[head].is_heading() && rows[at].rank < rows[head].rank
    };
    let sections =
        near.iter().zip(heads).filter_map(|(at, head)| at.map(|at| (at, *head))).filter(|pair| outranks(*pair)).count();
    let words: usize = near.iter().flatten().map(|&at| rows[at].words).sum();
    // The line over the first item may be the masthead, which says nothing about the others.
    over_all
        && (sections * 2 <= count || heads.len() >= 3)
        && words <= count * 5
        && (heads.len() > 2 || near[0].is_some_and(|at| at > 0) || recurring >= 2 || caps(rows, near))
}

fn caps(rows: &[Row], near: &[Option<usize>]) -> bool {
    near.iter().flatten().all(|&at| is_caps(&rows[at].text))
}

/// Keeps the section titles that can be told from a stray short line or from the masthead.
fn with_sections(rows: &[Row], division: &Division, mut found: Vec<Above>, kickers: bool) -> Vec<Above> {
    let marked = |at: usize| rows[at].rank < Rank::Plain && rows[at].rank != Rank::Linked;
    let rest: Vec<usize> = found.iter().skip(1).filter_map(|above| above.section).collect();
    let first = found.first().and_then(|above| above.section);
    let later_sections = rest.iter().filter(|&&at| marked(at)).count();
    // Unmarked titles count only where the first item stands under one too, and all are short.
    let plain = first.is_some() && !rest.is_empty() && rest.iter().chain(&first).all(|&at| rows[at].words <= 6)
        || runs_are_sure(division) && !rest.is_empty();
    for (nth, above) in found.iter_mut().enumerate() {
        let Some(at) = above.section else { continue };
        let title = marked(at) && !(kickers && nth == 0) || plain && rows[at].words <= 8;
        let keep = if nth == 0 {
            title && is_first_section(rows, at, later_sections + usize::from(plain) * rest.len())
        } else {
            title
        };
        if !keep {
            above.section = None;
        }
    }
    found
}

/// Where the titles alone made the items, a second title over a headline is a section's.
fn runs_are_sure(division: &Division) -> bool {
    division.scheme == Scheme::Titled
}

/// Whether the title over the first item is a section's rather than the masthead or the intro's end.
fn is_first_section(rows: &[Row], at: usize, others: usize) -> bool {
    let text = &rows[at].text;
    let head_or_intro =
        masthead::names_publication(text) || masthead::opens_intro(text) || outro::is_opening(&fold(text));
    let above = rows[..at].iter().any(|row| has_word(&row.text));
    let heading = rows[at].is_heading() || rows[at].rank == Rank::Caps || rows[at].rank == Rank::Strong;
    // One heading at the very top is the masthead; where sections use its level too, this is one.
    let masthead = rows[at].rank == Rank::Top && rows.iter().filter(|row| row.rank == Rank::Top).count() < 2;
    !masthead
        && !head_or_intro
        && (others > 0 && (above || rows[at].words <= 4) || above && heading && rows[..at].iter().any(Row::is_prose))
}

/// A picture right above an item is the item's, where most items have one there.
fn with_pictures(rows: &[Row], heads: &[usize], mut found: Vec<Above>) -> Vec<Above> {
    let above = |start: usize| start > 0 && rows[start - 1].is_picture();
    let count = found.iter().filter(|item| item.section.is_none() && above(item.start)).count();
    if count >= 2 && count * 2 > heads.len() {
        for item in found.iter_mut().filter(|item| item.section.is_none() && above(item.start)) {
            item.start -= 1;
        }
    }
    found
}

/// The kickers that stand in the headlines' own lines, where all headlines have one: "RETAIL | …",
/// "[Retail] …", a label with a mark of its own before a colon. Gives the bytes of the label and the
/// byte where the headline goes on.
pub(super) fn inline(rows: &[Row], heads: &[usize]) -> Vec<Option<(Range<usize>, usize)>> {
    let found: Vec<Option<(Range<usize>, usize, Sort)>> = heads.iter().map(|&head| inline_label(&rows[head])).collect();
    let count = |sort: Sort| found.iter().flatten().filter(|(.., found)| *found == sort).count();
    let labels = found
        .iter()
        .zip(heads)
        .filter_map(|(found, &head)| found.as_ref().map(|(range, ..)| fold(&rows[head].text[range.clone()])));
    let mut seen: HashMap<String, usize> = HashMap::new();
    for label in labels {
        *seen.entry(label).or_default() += 1;
    }
    let recurs = seen.values().any(|count| *count >= 2);
    let trusted = |sort: Sort| match sort {
        Sort::Bracket => count(sort) >= 2,
        Sort::Mark => count(sort) >= 2 && count(sort) * 10 >= heads.len() * 6,
        Sort::Bar | Sort::Caps => {
            count(sort) == heads.len() && heads.len() >= 2 && (recurs || heads.len() >= 3 || sort == Sort::Bar)
        }
    };
    let keep = |found: &Option<(Range<usize>, usize, Sort)>| {
        let (range, next, sort) = found.as_ref()?;
        trusted(*sort).then(|| (range.clone(), *next))
    };
    found.iter().map(keep).collect()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Bracket,
    Bar,
    Caps,
    Mark,
}

fn inline_label(row: &Row) -> Option<(Range<usize>, usize, Sort)> {
    if row.text.len() > 400 {
        return None;
    }
    let from = row.enumerator.map_or(0, |enumerator| enumerator.length);
    let text = &row.text[from..];
    let whole = |inside: usize, end: usize, next: usize, sort: Sort| {
        let label = &text[inside..end];
        let rest = text[next..].trim_start();
        let fits =
            has_word(label) && has_word(rest) && label.split_whitespace().count() <= 5 && one_line(label).len() <= 60;
        let next = from + text.len() - rest.len();
        fits.then_some((from + inside..from + end, next, sort))
    };
    for (open, close) in [('[', ']'), ('【', '】'), ('〔', '〕')] {
        if text.starts_with(open)
            && let Some(end) = text.find(close)
        {
            return whole(open.len_utf8(), end, end + close.len_utf8(), Sort::Bracket);
        }
    }
    if let Some((at, bar)) = [" | ", "｜", " // "].iter().filter_map(|bar| text.find(bar).map(|at| (at, *bar))).min() {
        return whole(0, at, at + bar.len(), Sort::Bar);
    }
    let at = text.find([':', '：'])?;
    let sign = text[at..].chars().next().map_or(1, char::len_utf8);
    if is_caps(&text[..at]) && !is_caps(&text[at..]) {
        return whole(0, at, at + sign, Sort::Caps);
    }
    let marked = super::cut::mark_end(&row.line, from)?;
    (marked == from + at || marked == from + at + sign).then(|| whole(0, at, at + sign, Sort::Mark)).flatten()
}
