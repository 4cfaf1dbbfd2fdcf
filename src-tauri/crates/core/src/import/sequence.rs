//! Which typed numbers count the items.
//!
//! A number before a line may count an item, an entry of a list inside an item, or nothing at all
//! ("2024 was …"). No single line can tell, so every one is weighed by what stands around it, and of
//! all rising sequences the weightiest is taken for the items.

use super::number::{Enumerator, HIGHEST, Style};
use super::row::Row;
use super::word::Ending;

/// The lines whose numbers count the items, in order, as indices into the rows; empty where there is
/// no such sequence.
pub(super) fn item_lines(rows: &[Row]) -> Vec<usize> {
    let mut best: (f32, Vec<usize>) = (0.0, Vec::new());
    for family in 0..FAMILIES {
        let found = weightiest(rows, family);
        // Of two sequences as heavy the finer one counts the items; the coarser one their sections.
        if found.1.len() >= 2 && found.0 > best.0 + if best.1.len() > found.1.len() { 0.5 } else { 0.0 } {
            best = found;
        }
    }
    best.1
}

const FAMILIES: usize = 6;

/// Styles that may stand for each other in one sequence. Sections counted 一、二、 over items counted
/// 1. 2. are two sequences.
fn family(enumerator: &Enumerator) -> usize {
    match enumerator.style {
        Style::Dot | Style::Paren | Style::Parens | Style::Comma | Style::Sign => 0,
        Style::Circled => 1,
        Style::Han => 2,
        Style::Roman => 3,
        Style::Bare => 4,
        Style::Entry => 5,
    }
}

struct Candidate {
    row: usize,
    value: u32,
    style: Style,
    weight: f32,
    /// Whether a title stands right above, as over the first item of a section.
    under_title: bool,
}

fn candidates(rows: &[Row], wanted: usize) -> Vec<Candidate> {
    let mine = |row: &Row| row.enumerator.filter(|enumerator| family(enumerator) == wanted);
    let least_indent = rows.iter().filter(|row| mine(row).is_some()).map(|row| row.line.indent).min().unwrap_or(0);
    let mut candidates = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let Some(enumerator) = mine(row) else { continue };
        let weight = weigh(rows, at, enumerator, wanted, least_indent);
        let under_title = at > 0 && rows[at - 1].title && rows[at - 1].enumerator.is_none_or(|e| family(&e) != wanted);
        candidates.push(Candidate { row: at, value: enumerator.value, style: enumerator.style, weight, under_title });
    }
    // Where headings count up from one, the other numbers count something else.
    let counted = |rows: &[Row]| {
        let mut values = candidates.iter().filter(|candidate| rows[candidate.row].is_heading());
        let regular = values.by_ref().zip(1..).take_while(|(candidate, value)| candidate.value == *value).count();
        regular >= 2 && values.next().is_none()
    };
    if counted(rows) {
        candidates.retain(|candidate| rows[candidate.row].is_heading());
    }
    candidates
}

/// How much speaks for this number counting an item rather than a list entry.
fn weigh(rows: &[Row], at: usize, enumerator: Enumerator, wanted: usize, least_indent: u8) -> f32 {
    let row = &rows[at];
    let beside = |index: Option<usize>, value: Option<u32>| {
        index
            .and_then(|index| rows.get(index))
            .and_then(|row| row.enumerator)
            .is_some_and(|other| other.style == enumerator.style && Some(other.value) == value)
    };
    if enumerator.alone {
        return -5.0;
    }
    let next = rows.get(at + 1);
    let mut weight = 0.0;
    // Text of its own between this number and the next.
    weight += match next {
        // Text may begin with a bare number itself.
        Some(next) if next.enumerator.is_none_or(|e| family(&e) != wanted || e.style == Style::Bare && !next.title) => {
            2.0
        }
        _ => -1.0,
    };
    if beside(at.checked_sub(1), enumerator.value.checked_sub(1)) {
        weight -= 3.0;
    }
    if beside(Some(at + 1), Some(enumerator.value + 1)) {
        weight -= 2.0;
    }
    weight += match row.ending {
        Ending::Bare => 1.0,
        Ending::Open => 0.5,
        Ending::Stop | Ending::Pending => -1.0,
    };
    if row.words > 30 {
        weight -= 1.5;
    }
    if row.is_heading() {
        weight += 2.0;
    } else if row.is_strong() || row.opens_strong() {
        weight += 1.5;
    }
    if row.line.indent > least_indent {
        weight -= 1.5;
    }
    if next.is_some_and(|next| next.is_prose() && next.words > row.words) {
        weight += 0.5;
    }
    match enumerator.style {
        // Any sentence may begin with a number, so a bare one needs all the rest.
        Style::Bare if !row.title => -5.0,
        Style::Bare => weight - 1.5,
        _ => weight,
    }
}

/// The weightiest rising sequence of one family of numbers, with its weight.
fn weightiest(rows: &[Row], family: usize) -> (f32, Vec<usize>) {
    let candidates = candidates(rows, family);
    let Some(style) = commonest_style(&candidates) else { return (0.0, Vec::new()) };
    let mut chain = Chain::default();
    for (at, candidate) in candidates.iter().enumerate() {
        let strange = if candidate.style == style { 0.0 } else { 1.5 };
        let weight = candidate.weight - strange;
        if weight > 0.0 {
            chain.offer(at, candidate, weight, family);
        }
    }
    let (weight, indices) = chain.heaviest();
    let strict = family == 4;
    let regular = indices.iter().zip(1..).all(|(&at, value)| candidates[at].value == value);
    if strict && (!regular || indices.len() < 3) {
        return (0.0, Vec::new());
    }
    (weight, indices.into_iter().map(|at| candidates[at].row).collect())
}

fn commonest_style(candidates: &[Candidate]) -> Option<Style> {
    let mut counts: Vec<(Style, usize)> = Vec::new();
    for candidate in candidates.iter().filter(|candidate| candidate.weight > 0.0) {
        match counts.iter_mut().find(|(style, _)| *style == candidate.style) {
            Some((_, count)) => *count += 1,
            None => counts.push((candidate.style, 1)),
        }
    }
    counts.iter().rev().max_by_key(|(_, count)| *count).map(|(style, _)| *style)
}

/// The best sequence so far for every number it may end in.
#[derive(Default)]
struct Chain {
    links: Vec<Link>,
    ends: Vec<Option<usize>>,
}

struct Link {
    candidate: usize,
    weight: f32,
    before: Option<usize>,
}

impl Chain {
    fn offer(&mut self, at: usize, candidate: &Candidate, weight: f32, family: usize) {
        let value = candidate.value.min(HIGHEST) as usize;
        if self.ends.is_empty() {
            self.ends = vec![None; HIGHEST as usize + 1];
        }
        let mut best = (weight - if value <= 1 { 0.0 } else { 1.0 }, None);
        for (end, link) in self.ends.iter().enumerate() {
            let Some(link) = *link else { continue };
            let cost = if end + 1 == value {
                0.0
            } else if end < value {
                1.0 + 0.05 * (value - end).min(40) as f32
            } else if end == value && family != 4 {
                1.25
            } else if value <= 1 && candidate.under_title {
                // A section begins, and its items are counted anew.
                0.5
            } else {
                continue;
            };
            let total = self.links[link].weight + weight - cost;
            if total > best.0 {
                best = (total, Some(link));
            }
        }
        if self.ends[value].is_none_or(|link| self.links[link].weight < best.0) {
            self.links.push(Link { candidate: at, weight: best.0, before: best.1 });
            self.ends[value] = Some(self.links.len() - 1);
        }
    }

    fn heaviest(&self) -> (f32, Vec<usize>) {
        let ends = self.ends.iter().flatten();
        let Some(&best) = ends.max_by(|a, b| self.links[**a].weight.total_cmp(&self.links[**b].weight)) else {
            return (0.0, Vec::new());
        };
        let mut indices = Vec::new();
        let mut at = Some(best);
        while let Some(link) = at {
            indices.push(self.links[link].candidate);
            at = self.links[link].before;
        }
        indices.reverse();
        (self.links[best].weight, indices)
    }
}

/// Whether the items' numbers follow each other: each is one more than the one before, or counts
/// anew from one under a section.
pub(super) fn follow(numbers: &[(u32, Opening)]) -> bool {
    numbers.windows(2).all(|pair| pair[1].0 == pair[0].0 + 1 || pair[1].0 == 1 && pair[1].1 == Opening::Section)
}

/// What stands before an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opening {
    /// The title of a section.
    Section,
    /// Another item, or nothing.
    Item,
}
