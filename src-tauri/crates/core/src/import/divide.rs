//! Finding the items: which rows are headlines.
//!
//! Five kinds of evidence, the surest first: typed numbers, marked headings, labels and source lines
//! that recur, short lines over text, entries of a list. The first that finds items decides.

use std::collections::HashMap;

use super::row::{Rank, Row};
use super::word::{Ending, fold};
use super::{cut, masthead, number, outro, sequence};
use crate::body::LineKind;

/// By which evidence the items were found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scheme {
    /// Typed numbers, or entries of an ordered list with text of their own.
    Numbered,
    /// Headings of that rank.
    Ranked(Rank),
    /// Short lines over text.
    Titled,
    /// Entries of one list, without text of their own.
    Listed,
}

/// The headlines of an issue.
#[derive(Debug, Clone)]
pub(super) struct Division {
    /// By which evidence they were found.
    pub scheme: Scheme,
    /// The rows of the headlines, in order.
    pub heads: Vec<usize>,
}

/// The headlines among the rows; none where no evidence finds any.
pub(super) fn divide(rows: &[Row]) -> Option<Division> {
    if let Some(division) = numbered(rows) {
        return Some(division);
    }
    let division = ranked(rows).or_else(|| titled(rows));
    match division {
        Some(division) => Some(entries_under(rows, &division).unwrap_or(division)),
        None => single(rows).or_else(|| listed(rows)),
    }
}

/// Where what looks like headlines stands over nothing but lists of short notices, each with a linked
/// or strong lead of its own, the notices are the items and the lines above them sections.
fn entries_under(rows: &[Row], division: &Division) -> Option<Division> {
    let ends = division.heads.iter().skip(1).copied().chain([rows.len()]);
    let mut heads = Vec::new();
    let mut lists = 0;
    let mut others = 0;
    for (&head, end) in division.heads.iter().zip(ends) {
        let text = &rows[head + 1..end];
        let entries: Vec<usize> = (head + 1..end).filter(|&at| is_notice(&rows[at])).collect();
        let told = text.iter().filter(|row| !row.is_rule() && !row.title && row.line.indent == 0).count();
        if !entries.is_empty() && entries.len() * 2 >= told {
            lists += 1;
            heads.extend(entries);
        } else {
            others += usize::from(!is_frame(rows, head));
        }
    }
    (lists > 0 && heads.len() >= 2 && others == 0).then_some(Division { scheme: Scheme::Listed, heads })
}

/// Whether a list entry is a notice: a lead that is linked or strong, and words behind it.
fn is_notice(row: &Row) -> bool {
    let lead = row.opens_strong() || cut::links(&row.line).first().is_some_and(|(from, ..)| *from == 0);
    row.is_list() && row.line.indent == 0 && lead && row.words >= 6
}

/// The one item of an issue that has only one: a title that is counted first, over text, where nothing
/// else is counted in that way.
fn single(rows: &[Row]) -> Option<Division> {
    let first = |row: &Row| {
        let sure = |e: number::Enumerator| e.value == 1 && !e.alone && e.style != number::Style::Bare;
        row.title && !row.is_list() && row.line.indent == 0 && row.enumerator.is_some_and(sure)
    };
    let heads: Vec<usize> = (0..rows.len()).filter(|&at| first(&rows[at])).collect();
    let [head] = heads.as_slice() else { return None };
    let text = rows[head + 1..].iter().find(|row| !row.is_rule() && !row.is_picture())?;
    (text.is_prose() && text.words > rows[*head].words).then_some(Division { scheme: Scheme::Numbered, heads })
}

fn numbered(rows: &[Row]) -> Option<Division> {
    let mut heads = sequence::item_lines(rows);
    if heads.is_empty() {
        return None;
    }
    heads = fill(rows, heads);
    heads = with_unnumbered_headings(rows, heads);
    Some(Division { scheme: Scheme::Numbered, heads })
}

/// The heads with those whose numbers are missing between them and whose lines are there: an item
/// without text of its own does not look like one by itself.
fn fill(rows: &[Row], heads: Vec<usize>) -> Vec<usize> {
    let mut filled: Vec<usize> = Vec::with_capacity(heads.len());
    for &head in &heads {
        let Some(last) = rows[head].enumerator else { continue };
        let (from, expect) = match filled.last() {
            Some(&before) => (before + 1, rows[before].enumerator.map_or(1, |e| e.value + 1)),
            None => (0, 1),
        };
        if last.value > expect {
            let mut next = expect;
            let mut between = Vec::new();
            for (at, row) in rows.iter().enumerate().take(head).skip(from) {
                let fits = row.enumerator.is_some_and(|e| e.style == last.style && e.value == next && !e.alone);
                if fits
                    && (row.title || row.listed && row.ending != Ending::Stop)
                    && row.line.indent <= rows[head].line.indent
                {
                    between.push(at);
                    next += 1;
                }
            }
            if next == last.value {
                filled.extend(between);
            }
        }
        filled.push(head);
    }
    filled
}

/// Adds headings that look like the numbered ones but carry no number, where they stand between them.
fn with_unnumbered_headings(rows: &[Row], heads: Vec<usize>) -> Vec<usize> {
    let (Some(&first), Some(&last)) = (heads.first(), heads.last()) else { return heads };
    let kind = rows[first].line.kind;
    if !rows[first].is_heading() || heads.iter().any(|&head| rows[head].line.kind != kind) {
        return heads;
    }
    let bare = |at: &usize| {
        let row = &rows[*at];
        row.line.kind == kind && row.enumerator.is_none() && rows.get(at + 1).is_some_and(|next| !next.title)
    };
    let mut all: Vec<usize> = (first..last).filter(bare).chain(heads.iter().copied()).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// The rows of one rank that have text of their own, at the shallowest rank that is not a mere level
/// of sections over deeper ones.
fn ranked(rows: &[Row]) -> Option<Division> {
    let levels = [Rank::Top, Rank::Second, Rank::Third, Rank::Fourth, Rank::Strong, Rank::Linked, Rank::Caps];
    for (nth, &level) in levels.iter().enumerate() {
        let heads: Vec<usize> = (0..rows.len()).filter(|&at| is_head_of(rows, at, level)).collect();
        let news = heads.iter().filter(|&&at| !is_frame(rows, at)).count();
        let single = level <= Rank::Fourth && news == 1 && is_single_item(rows, &heads, level);
        if news < 2 && !single || is_over_deeper(rows, &heads, level, &levels[nth + 1..]) {
            continue;
        }
        return Some(Division { scheme: Scheme::Ranked(level), heads });
    }
    None
}

/// Whether a row is a heading of that rank with something under it. A long one without is a headline
/// too; a short one is a label over the next.
fn is_head_of(rows: &[Row], at: usize, level: Rank) -> bool {
    let row = &rows[at];
    if row.rank != level {
        return false;
    }
    match rows[at + 1..].iter().find(|next| !next.is_rule()) {
        Some(next) if next.title && next.rank <= level => row.words > 6 && level <= Rank::Strong,
        Some(next) => !next.is_rule(),
        None => false,
    }
}

/// Whether a heading opens or closes the issue rather than an item.
fn is_frame(rows: &[Row], at: usize) -> bool {
    let folded = fold(&rows[at].text);
    outro::is_closing(&folded) || outro::is_opening(&folded) || at == 0 && masthead::names_publication(&rows[at].text)
}

/// Whether the only heading of a rank is an item's: it is not the page's first line, and a source
/// line or a label shows what it is.
fn is_single_item(rows: &[Row], heads: &[usize], level: Rank) -> bool {
    heads.iter().any(|&at| {
        !is_frame(rows, at) && at > 0 && level > Rank::Top && rows[at..].iter().any(|row| row.credit.is_some())
    })
}

/// Whether headings of this rank are sections, kickers or page titles over deeper headlines.
fn is_over_deeper(rows: &[Row], heads: &[usize], level: Rank, deeper: &[Rank]) -> bool {
    let heads: Vec<usize> = heads.iter().copied().filter(|&at| !is_frame(rows, at)).collect();
    let marked = |rank: Rank| deeper.contains(&rank) && (rank <= Rank::Strong || level >= Rank::Strong);
    let mut labels: HashMap<String, usize> = HashMap::new();
    // The titles right under these headings, and the deeper headlines anywhere under them.
    let mut under: Vec<usize> = Vec::new();
    let mut inside: Vec<usize> = Vec::new();
    let mut holding = 0;
    for (nth, &head) in heads.iter().enumerate() {
        let end = heads.get(nth + 1).copied().unwrap_or(rows.len());
        *labels.entry(fold(&rows[head].text)).or_default() += 1;
        under.extend((head + 1..end).find(|&at| !rows[at].is_rule()).filter(|&at| rows[at].title));
        let inner = (head + 1..end).filter(|&at| marked(rows[at].rank) && is_head_of(rows, at, rows[at].rank));
        let before = inside.len();
        inside.extend(inner);
        holding += usize::from(inside.len() > before);
    }
    let mean = |at: &[usize]| at.iter().map(|&at| rows[at].words).sum::<usize>() as f32 / at.len().max(1) as f32;
    let all = heads.len().max(1);
    let direct = under.iter().filter(|&&at| marked(rows[at].rank)).count();
    let plain = under.iter().filter(|&&at| level >= Rank::Strong && rows[at].rank == Rank::Plain).count();
    let recurring: usize = labels.values().filter(|count| **count >= 2).sum();
    let recurs = recurring * 10 >= all * 6 && under.len() >= 2 && under.len() * 10 >= all * 6;
    // A label has few words, and the headline under it more.
    let labels = mean(&heads) <= 3.0 && under.len() == all && mean(&under) >= 4.0;
    // Where both are marked headings, half of the sections may hold something else ("Quick hits" over a list).
    let holding = if level <= Rank::Fourth { holding * 2 >= all } else { holding * 10 >= all * 6 };
    let sections = mean(&heads) <= 3.0 && holding && inside.len() >= 2 && mean(&inside) >= 4.0;
    recurs || labels || sections || (direct + plain) * 2 > all
}

/// A run of titles with text under it; the last title is the headline.
#[derive(Debug, Clone, Copy)]
struct Run {
    first: usize,
    last: usize,
}

fn titled(rows: &[Row]) -> Option<Division> {
    let runs = runs(rows);
    let labelled = labelled(rows, &runs);
    let credits: Vec<usize> = (0..rows.len()).filter(|&at| rows[at].credit.is_some()).collect();
    let kept = if labelled.iter().filter(|labelled| **labelled).count() >= 2 {
        by_label(rows, &runs, &labelled)
    } else if credits.len() >= 2 {
        by_credit(&runs, &credits)
    } else {
        by_gap(rows, runs)
    };
    let heads: Vec<usize> = kept.iter().map(|run| run.last).collect();
    let news = heads.iter().filter(|&&at| !is_frame(rows, at)).count();
    let sure = !credits.is_empty() || labelled.iter().any(|labelled| *labelled);
    (news >= 2 || news == 1 && sure).then_some(Division { scheme: Scheme::Titled, heads })
}

fn runs(rows: &[Row]) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut at = 0;
    while at < rows.len() {
        if !rows[at].title {
            at += 1;
            continue;
        }
        let length = rows[at..].iter().take_while(|row| row.title).count();
        // A run that stretches over two dozen lines is no run of titles but verse or a plain list.
        let last = at + length - 1;
        if length <= 12 && rows.get(last + 1).is_some_and(|next| carries(next, &rows[last])) {
            runs.push(Run { first: at, last });
        }
        at += length;
    }
    runs
}

/// Whether a row can be the text under a headline.
fn carries(row: &Row, headline: &Row) -> bool {
    if row.is_rule() {
        return false;
    }
    let longer = row.words > headline.words || row.ending == Ending::Stop;
    row.credit.is_some() || row.is_list() || row.is_picture() || longer || row.line.kind == LineKind::Quote
}

/// Which runs begin with a label that recurs over other headlines.
fn labelled(rows: &[Row], runs: &[Run]) -> Vec<bool> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    let labels = |run: &Run| {
        (run.first..run.last).filter(|&at| rows[at].words <= 6).map(|at| fold(&rows[at].text)).collect::<Vec<_>>()
    };
    for run in runs {
        for label in labels(run) {
            *counts.entry(label).or_default() += 1;
        }
    }
    runs.iter().map(|run| labels(run).iter().any(|label| counts.get(label).is_some_and(|count| *count >= 2))).collect()
}

/// Where labels recur, every item has one or, by exception, comes right after a source line.
fn by_label(rows: &[Row], runs: &[Run], labelled: &[bool]) -> Vec<Run> {
    let share = labelled.iter().filter(|labelled| **labelled).count() * 10 >= runs.len() * 5;
    let keep = |(run, labelled): &(&Run, &bool)| {
        let after_credit = run.first > 0 && rows[run.first - 1].credit.is_some();
        // Over the first item the masthead stands as well.
        let labels = if run.first == 0 { 2 } else { 1 };
        **labelled || run.last - run.first >= labels || after_credit || !share
    };
    runs.iter().zip(labelled).filter(keep).map(|(run, _)| *run).collect()
}

/// Where source lines recur, they close the items: one headline between two of them, unless most
/// stretches between them hold just one anyway.
fn by_credit(runs: &[Run], credits: &[usize]) -> Vec<Run> {
    let stretch = |run: &Run| credits.partition_point(|credit| *credit < run.first);
    let mut counts = vec![0_usize; credits.len() + 1];
    for run in runs {
        counts[stretch(run)] += 1;
    }
    let inner = &counts[1..credits.len()];
    let crowded = inner.iter().filter(|count| **count > 1).count() * 2 > inner.len().max(1);
    if !crowded {
        return runs.to_vec();
    }
    let mut kept: Vec<Run> = Vec::new();
    for (nth, run) in runs.iter().enumerate() {
        let here = stretch(run);
        let first_here = nth == 0 || stretch(&runs[nth - 1]) != here;
        // Before the first source line stand masthead and intro too.
        let chosen = if here == 0 && counts[0] > 1 && run.first == 0 {
            false
        } else {
            first_here || here == 0 && kept.is_empty()
        };
        if chosen || here == credits.len() {
            kept.push(*run);
        }
    }
    kept
}

/// Where blank lines stand between items only, or wider ones do, they tell headlines from short lines.
fn by_gap(rows: &[Row], runs: Vec<Run>) -> Vec<Run> {
    let count = |sure: &dyn Fn(&Run) -> bool| runs.iter().filter(|run| sure(run)).count();
    let opens_block = |run: &Run| (run.first == 0 || rows[run.first].gap > 0) && rows[run.last + 1].gap == 0;
    let wide = |run: &Run| run.first == 0 || rows[run.first].gap > 1 && rows[run.last + 1].gap <= 1;
    for sure in [&wide as &dyn Fn(&Run) -> bool, &opens_block] {
        let number = count(sure);
        if number >= 2 && number * 10 >= runs.len() * 6 {
            return runs.iter().copied().filter(|run| sure(run)).collect();
        }
    }
    runs
}

/// The entries of lists as items, where nothing else is and they are no mere words.
fn listed(rows: &[Row]) -> Option<Division> {
    let entry = |row: &Row| {
        row.is_list() && row.line.indent == 0
            || row.enumerator.is_some_and(|e| !e.alone && e.style != number::Style::Bare)
    };
    let numbered = rows.iter().filter(|row| row.enumerator.is_some() && entry(row)).count();
    let heads: Vec<usize> =
        (0..rows.len()).filter(|&at| entry(&rows[at]) && (numbered < 2 || rows[at].enumerator.is_some())).collect();
    let words: usize = heads.iter().map(|&at| rows[at].words).sum();
    let marked = heads.iter().filter(|&&at| rows[at].opens_strong() || !cut::links(&rows[at].line).is_empty()).count();
    let told = words >= heads.len() * 12 || marked * 10 >= heads.len() * 6 || numbered >= 2 && words >= heads.len() * 4;
    let most = heads.len() * 2 >= rows.iter().filter(|row| !row.title).count();
    (heads.len() >= 2 && told && most).then_some(Division { scheme: Scheme::Listed, heads })
}
