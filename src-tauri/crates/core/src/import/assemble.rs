//! From flat lines to rows: lines that hold several are unfolded, lines that belong together are joined,
//! typed lists are told from runs of titles.

use std::collections::HashMap;

use super::label::is_open_label;
use super::number::{Enumerator, Style};
use super::row::{Rank, Row, is_address};
use super::word::{fold, has_word};
use super::{Hints, cut, source};
use crate::body::{BREAK, Body, Inline, Line, LineKind, is_blank_char};

/// The rows of flat lines.
pub(super) fn read(body: Body, hints: &Hints) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::with_capacity(body.lines.len());
    let mut gap = 0;
    for line in body.lines {
        if line.is_blank() {
            gap += 1;
            continue;
        }
        for (breaks, line) in unfold(cut::tidy(line)) {
            rows.push(Row::of(bulleted(line), gap + breaks.saturating_sub(1), hints));
            gap = 0;
        }
    }
    join_open_labels(&mut rows, hints);
    join_addresses(&mut rows, hints);
    join_lone_numbers(&mut rows, hints);
    count_entries(&mut rows, hints);
    mark_typed_lists(&mut rows);
    rows
}

/// A line as its parts where hard breaks hold apart what are lines of their own: paragraphs (two
/// breaks), a headline set above its text, numbered lines, a source line.
fn unfold(line: Line) -> Vec<(usize, Line)> {
    let broken = line.inline.iter().any(|inline| matches!(inline, Inline::Text { text, .. } if text.contains(BREAK)));
    if !broken || line.kind == LineKind::Code {
        return vec![(0, line)];
    }
    let pieces = cut::pieces(&line);
    let plain = Hints::default();
    let looks: Vec<Row> = pieces.iter().map(|(_, piece)| Row::of(bulleted(piece.clone()), 0, &plain)).collect();
    let marked = looks.iter().filter(|row| row.enumerator.is_some() || row.line.kind == LineKind::Bullet).count();
    let long = looks.iter().any(|row| row.text.len() > 200);
    let apart = marked >= 2 && line.kind == LineKind::Paragraph || looks.len() >= 3 && long;
    let mut lines: Vec<(usize, Line)> = Vec::with_capacity(pieces.len());
    for (at, (breaks, mut piece)) in pieces.into_iter().enumerate() {
        let parts = at > 0 && {
            let (above, here) = (&looks[at - 1], &looks[at]);
            let headline = lines.len() == 1 && above.title && (above.is_strong() || above.enumerator.is_some());
            breaks >= 2 || apart || headline || here.credit.is_some() || above.credit.is_some()
        };
        match lines.last_mut() {
            Some((_, before)) if !parts => {
                before.inline.push(Inline::text(BREAK));
                before.inline.append(&mut piece.inline);
            }
            _ => {
                // What comes after the first part of a list entry continues it.
                if at > 0 && matches!(line.kind, LineKind::Bullet | LineKind::Ordered) {
                    piece.kind = LineKind::Paragraph;
                    piece.indent = line.indent + 1;
                }
                lines.push((breaks, piece));
            }
        }
    }
    lines.into_iter().map(|(breaks, line)| (breaks, cut::tidy(line))).collect()
}

/// The line as a list entry, where it begins with a typed bullet.
fn bulleted(line: Line) -> Line {
    if line.kind != LineKind::Paragraph {
        return line;
    }
    let Some(Inline::Text { text, .. }) = line.inline.first() else { return line };
    let Some(first) = text.chars().next() else { return line };
    let sign = matches!(
        first,
        '•' | '●'
            | '▪'
            | '■'
            | '◦'
            | '○'
            | '‣'
            | '∙'
            | '·'
            | '➤'
            | '➢'
            | '►'
            | '▸'
            | '★'
            | '§'
            | '◆'
            | '◇'
    ) || matches!(first, '-' | '*' | '+');
    let whole = cut::text_of(&line);
    let rest = &whole[first.len_utf8()..];
    // "- Caijing" alone at an item's end is a credit at best, so a dash needs words behind a space.
    let spaced = rest.starts_with(is_blank_char) || matches!(first, '•' | '●' | '▪' | '■') && has_word(rest);
    if !sign || !spaced || !has_word(rest) {
        return line;
    }
    let (_, entry) = cut::split(&line, first.len_utf8());
    Line { kind: LineKind::Bullet, ..entry }
}

/// Joins "Source:" on a line of its own with the line, or the list, that holds the names.
fn join_open_labels(rows: &mut Vec<Row>, hints: &Hints) {
    if !rows.iter().any(|row| is_open_label(&row.text)) {
        return;
    }
    let mut joined: Vec<Row> = Vec::with_capacity(rows.len());
    let mut rest = std::mem::take(rows).into_iter().peekable();
    while let Some(row) = rest.next() {
        if !is_open_label(&row.text) {
            joined.push(row);
            continue;
        }
        let mut names: Vec<Row> = Vec::new();
        while let Some(next) = rest.next_if(|next| next.line.kind == LineKind::Bullet && next.words <= 12) {
            names.push(next);
        }
        if names.is_empty() {
            names.extend(rest.next_if(|next| next.title && next.words <= 8));
        }
        let lines: Vec<Line> = names.iter().map(|name| name.line.clone()).collect();
        let whole = Row::of(source::joined(&row.line, &lines), row.gap, hints);
        if whole.credit.is_some() {
            joined.push(whole);
        } else {
            joined.push(row);
            joined.extend(names);
        }
    }
    *rows = joined;
}

/// Joins a source line with the address on the line right under it.
fn join_addresses(rows: &mut Vec<Row>, hints: &Hints) {
    let mut joined: Vec<Row> = Vec::with_capacity(rows.len());
    for row in std::mem::take(rows) {
        let bare = |above: &&mut Row| {
            let credit = above.credit.as_ref();
            credit.is_some_and(|credit| matches!(credit.sources.as_slice(), [only] if only.url.is_none()))
        };
        match joined.last_mut().filter(|above| row.gap == 0 && is_address(&row.text) && bare(above)) {
            Some(above) => {
                let line = source::joined(&above.line, std::slice::from_ref(&row.line));
                *above = Row::of(line, above.gap, hints);
            }
            None => joined.push(row),
        }
    }
    *rows = joined;
}

/// Joins a number on a line of its own with the headline on the next line. A number without any sign
/// ("3") may be anything, so such are joined only where they count up from one.
fn join_lone_numbers(rows: &mut Vec<Row>, hints: &Hints) {
    let lone = |at: usize| {
        let enumerator = rows[at].enumerator.filter(|enumerator| enumerator.alone)?;
        rows.get(at + 1).filter(|next| next.title && next.enumerator.is_none()).map(|_| enumerator)
    };
    let found: Vec<(usize, Enumerator)> = (0..rows.len()).filter_map(|at| lone(at).map(|e| (at, e))).collect();
    // "No. 12" is the number more often than an item's.
    let unsure = |e: &Enumerator| matches!(e.style, Style::Bare | Style::Sign);
    let first = found.iter().position(|(_, e)| unsure(e) && e.value == 1).unwrap_or(found.len());
    let values: Vec<u32> = found[first..].iter().filter(|(_, e)| unsure(e)).map(|(_, e)| e.value).collect();
    let counting = values.len() >= 2 && values.iter().zip(1..).all(|(value, expect)| *value == expect);
    let sure = |nth: usize, e: &Enumerator| !unsure(e) || counting && nth >= first;
    let mut joins =
        found.into_iter().enumerate().filter(|(nth, (_, e))| sure(*nth, e)).map(|(_, join)| join).peekable();
    if joins.peek().is_none() {
        return;
    }
    let mut joined: Vec<Row> = Vec::with_capacity(rows.len());
    let mut rest = std::mem::take(rows).into_iter().enumerate();
    while let Some((at, row)) = rest.next() {
        let join = joins.next_if(|(join, _)| *join == at);
        let (Some((_, enumerator)), Some((_, headline))) = (join, join.and_then(|_| rest.next())) else {
            joined.push(row);
            continue;
        };
        let number = format!("{} ", row.text);
        let length = number.len();
        let mut line = headline.line;
        line.inline.insert(0, Inline::text(number));
        let mut whole = Row::of(line, row.gap, hints);
        let style = if enumerator.style == Style::Bare { Style::Sign } else { enumerator.style };
        whole.enumerator = Some(Enumerator { style, length, alone: false, ..enumerator });
        whole.rank = whole.rank.min(headline.rank);
        whole.title = true;
        joined.push(whole);
    }
    *rows = joined;
}

/// Numbers the entries of lists that the format marked as ordered: as they were typed, where that is
/// known, else on through the whole issue, for a list that is interrupted by text counts on.
fn count_entries(rows: &mut [Row], hints: &Hints) {
    let mut count = 0;
    let mut taken: HashMap<String, usize> = HashMap::new();
    for row in rows.iter_mut().filter(|row| row.line.kind == LineKind::Ordered) {
        row.enumerator = None;
        if row.line.indent > 0 {
            continue;
        }
        count += 1;
        let words = if hints.numbers.is_empty() { String::new() } else { fold(&row.text) };
        let typed = hints.numbers.get(&words).and_then(|numbers| {
            let nth = taken.entry(words).or_default();
            *nth += 1;
            numbers.get(*nth - 1)
        });
        let (style, value) = typed.map_or((Style::Entry, count), |typed| (Style::Dot, *typed));
        row.enumerator = Some(Enumerator { style, value, length: 0, alone: false });
    }
}

/// Lines that count up with nothing between them are a list, not a run of titles.
fn mark_typed_lists(rows: &mut [Row]) {
    let counts_on = |before: &Row, row: &Row| match (before.enumerator, row.enumerator) {
        (Some(a), Some(b)) => {
            a.style == b.style && a.style != Style::Bare && a.value + 1 == b.value && before.line.kind == row.line.kind
        }
        _ => false,
    };
    for at in 1..rows.len() {
        if counts_on(&rows[at - 1], &rows[at]) && rows[at].rank > Rank::Fourth {
            for row in &mut rows[at - 1..=at] {
                row.listed = true;
                row.title = false;
                row.rank = Rank::Plain;
            }
        }
    }
}
