//! Rows back to a body: typed lists become lists, indents start at nought, rules at the edges go.

use super::cut;
use super::number::{Enumerator, Style};
use super::row::Row;
use crate::body::{Body, Line, LineKind, MAX_INDENT};

/// The body of some rows.
pub(super) fn body<'a>(rows: impl IntoIterator<Item = &'a Row>) -> Body {
    let mut rows: Vec<&Row> = rows.into_iter().collect();
    while rows.last().is_some_and(|row| row.is_rule()) {
        rows.pop();
    }
    let edge = rows.iter().take_while(|row| row.is_rule()).count();
    rows.drain(..edge);
    let least = rows.iter().map(|row| row.line.indent).min().unwrap_or(0);
    let mut lines: Vec<Line> = Vec::with_capacity(rows.len());
    let mut at = 0;
    while at < rows.len() {
        let length = rows[at..].iter().take_while(|row| in_list(row, least)).count();
        if length == 0 {
            lines.push(Line { indent: 0, ..rows[at].line.clone() });
            at += 1;
        } else {
            lines.extend(list(&rows[at..at + length]));
            at += length;
        }
    }
    Body { lines }.normalized()
}

/// Whether a row is part of a list: an entry, a line with a number before it, or an indented line.
fn in_list(row: &Row, least: u8) -> bool {
    row.is_list() || typed(row).is_some() || row.line.indent > least && row.line.kind == LineKind::Paragraph
}

/// The number of a typed list entry.
fn typed(row: &Row) -> Option<Enumerator> {
    let listed = |style| matches!(style, Style::Dot | Style::Paren | Style::Parens | Style::Comma | Style::Circled);
    row.enumerator.filter(|e| row.line.kind == LineKind::Paragraph && listed(e.style) && !e.alone)
}

fn list(rows: &[&Row]) -> Vec<Line> {
    let mut indents: Vec<u8> = rows.iter().map(|row| row.line.indent).collect();
    indents.sort_unstable();
    indents.dedup();
    let level =
        |row: &Row| indents.iter().position(|indent| *indent == row.line.indent).unwrap_or(0).min(MAX_INDENT.into());
    let counted = is_counted(rows, &level);
    let line = |row: &&Row| {
        let indent = level(row) as u8;
        match typed(row) {
            Some(number) if counted => {
                Line { kind: LineKind::Ordered, indent, ..cut::split(&row.line, number.length).1 }
            }
            // A line that only looks like an entry keeps its number and stands as text.
            Some(_) => Line { indent: 0, ..row.line.clone() },
            None => Line { indent, ..row.line.clone() },
        }
    };
    rows.iter().map(line).collect()
}

/// Whether the typed numbers are those that an ordered list shows by itself: at every level from one
/// on without a gap, and more than one of them. Otherwise the numbers must stay as they were typed.
fn is_counted(rows: &[&Row], level: &impl Fn(&Row) -> usize) -> bool {
    let mut counts = [(0_u32, None::<Style>); MAX_INDENT as usize + 2];
    let mut most = 0;
    for row in rows {
        let level = level(row);
        counts[level + 1..].fill((0, None));
        let Some(number) = typed(row) else {
            counts[level] = (0, None);
            continue;
        };
        let (count, style) = &mut counts[level];
        *count += 1;
        if number.value != *count || style.is_some_and(|style| style != number.style) {
            return false;
        }
        *style = Some(number.style);
        most = most.max(*count);
    }
    most >= 2
}
