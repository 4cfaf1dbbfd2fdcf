//! Lines drawn with signs: rules, and underlines that make headings.

use std::collections::HashMap;

use super::lines::Typed;
use super::mark::inlines;
use super::source;
use super::word::{Ending, ending, has_word};
use super::wrap::{columns, join};
use crate::body::{Inline, Line, LineKind, is_blank_char};

/// With which strokes a line is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Drawn {
    Double,
    Single,
}

/// A line drawn with signs ("-----", "* * *").
pub(super) fn drawn_line(text: &str) -> Option<Drawn> {
    let mut signs = text.chars().filter(|c| !is_blank_char(*c));
    let first = signs.next()?;
    let drawn = matches!(first, '-' | '=' | '*' | '_' | '~' | '–' | '—' | '─' | '━' | '·' | '#' | '+' | '⁂' | '═');
    let count = 1 + signs.clone().count();
    let least = match first {
        '⁂' | '—' | '–' => 1,
        '-' => 2,
        _ => 3,
    };
    (drawn && count >= least && signs.all(|c| c == first)).then_some(if matches!(first, '=' | '═') {
        Drawn::Double
    } else {
        Drawn::Single
    })
}

/// A drawn line right under a short line that opens a block makes it a heading; elsewhere it is a rule.
pub(super) fn underline_or_rule(lines: &mut Vec<Line>, typed: &[Typed], at: usize, drawn: Drawn) {
    let opens = |at: usize| at == 0 || typed[at - 1].text.is_empty() || drawn_line(typed[at - 1].text).is_some();
    let spaced = typed[at].text.contains(' ');
    let above = at.checked_sub(1).filter(|&above| opens(above) && !spaced);
    let heads = |line: &Line| {
        let words = line.words();
        line.kind == LineKind::Paragraph
            && has_word(&words)
            && columns(&words) <= 120
            && ending(&words) != Ending::Stop
            && source::read(line, &words).is_none()
    };
    match (above, lines.last_mut()) {
        (Some(_), Some(line)) if heads(line) => {
            line.kind = kind_of(drawn);
            // Mail tools mark headings in their text form with asterisks as well.
            if let Some(Inline::Text { text, .. }) = line.inline.first_mut() {
                *text = text.trim_start_matches(['*', ' ']).trim_end_matches(['*', ' ']).to_owned();
            }
        }
        // The upper line of a box around a heading, or a break between items.
        _ => lines.push(Line { inline: vec![Inline::Rule], ..Line::default() }),
    }
}

/// The most lines of a heading that was wrapped.
const MOST_HEADING_LINES: usize = 4;

/// The headings that are underlined as far as they reach: the first of their lines, with the underline.
/// So exact a line belongs to the words above it even where a label stands above them in one block.
pub(super) fn headings(typed: &[Typed]) -> HashMap<usize, usize> {
    let drawn = |at: usize| drawn_line(typed[at].text).is_some();
    let mut headings = HashMap::new();
    for at in (1..typed.len()).filter(|&at| drawn(at) && !typed[at].text.contains(' ')) {
        let width = columns(typed[at].text);
        let block = (0..at).rev().take_while(|&above| !typed[above].text.is_empty() && !drawn(above)).last();
        let Some(block) = block.filter(|_| width >= 3) else { continue };
        let least = at.saturating_sub(MOST_HEADING_LINES).max(block);
        let fits = |&first: &usize| {
            let widths = typed[first..at].iter().map(|line| columns(line.text));
            // A sentence right over a rule may be as long by chance, but not at the start of a block.
            let title = ending(typed[at - 1].text) != Ending::Stop || first - block <= 1;
            widths.max() == Some(width) && title
        };
        if let Some(first) = (least..at).rev().find(fits) {
            let words = Line::of(LineKind::Paragraph, typed[first].text);
            if has_word(typed[first].text) && source::read(&words, typed[first].text).is_none() {
                headings.insert(first, at);
            }
        }
    }
    headings
}

/// The heading of some lines and their underline.
pub(super) fn heading(typed: &[Typed]) -> Line {
    let Some((underline, lines)) = typed.split_last() else { return Line::default() };
    let mut words = String::new();
    for line in lines {
        if words.is_empty() {
            words.push_str(line.text);
        } else {
            join(&mut words, line.text);
        }
    }
    let kind = kind_of(drawn_line(underline.text).unwrap_or(Drawn::Single));
    Line { kind, inline: inlines(words.trim_matches(['*', ' '])), ..Line::default() }
}

fn kind_of(drawn: Drawn) -> LineKind {
    match drawn {
        Drawn::Double => LineKind::Heading2,
        Drawn::Single => LineKind::Heading3,
    }
}
