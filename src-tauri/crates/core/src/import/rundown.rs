//! The rundown: items and sections in reading order, with their numbers checked.

use std::ops::Range;

use super::divide::{Division, Scheme};
use super::item::{self, Parts};
use super::kicker::{self, Above};
use super::number::Style;
use super::row::{Rank, Row};
use super::sequence::{self, Opening};
use super::word::{one_line, shortened};
use super::{ImportNote, ImportNoteKind, ImportedEntry, ImportedItem, dek, list};

/// Sections and items of the divided rows.
pub(super) fn read(
    rows: &[Row],
    division: &Division,
    above: &[Above],
    units: &[Range<usize>],
    notes: &mut Vec<ImportNote>,
) -> Vec<ImportedEntry> {
    let heads = &division.heads;
    let inline = kicker::inline(rows, heads);
    let texts: Vec<Range<usize>> =
        heads.iter().zip(units).map(|(head, unit)| (head + 1).min(unit.end)..unit.end).collect();
    let deks = dek::find(rows, heads, &texts);
    let mut entries = Vec::new();
    let mut numbers = Vec::new();
    let mut position = 0;
    for (nth, unit) in units.iter().enumerate() {
        let above = &above[nth];
        if let Some(section) = above.section {
            entries.push(ImportedEntry::Section(one_line(&rows[section].text)));
            position = 0;
        }
        let first = above.section.map_or(unit.start, |section| section + 1);
        let end = texts[nth].clone().find(|&at| outranks(rows, at, heads[nth], division.scheme)).unwrap_or(unit.end);
        let parts = Parts {
            head: heads[nth],
            kicker: above.kicker,
            inline_kicker: inline[nth].clone().filter(|_| above.kicker.is_none()),
            dek: deks[nth].filter(|dek| *dek < end),
            rows: first..end,
        };
        let found = item::read(rows, &parts);
        let mut item = found.item;
        position += 1;
        if rows[heads[nth]].enumerator.is_some_and(|enumerator| enumerator.style == Style::Entry) {
            // The format counts its lists itself; the number is that of the place in the list.
            item.number = Some(position);
        }
        let opening = if above.section.is_some() { Opening::Section } else { Opening::Item };
        numbers.extend(item.number.map(|number| (number, opening)));
        notes.extend(found.rest.iter().map(|words| note(ImportNoteKind::Residue, words)));
        if item.headline.is_empty() {
            notes.push(note(ImportNoteKind::Unrecognized, &rows[heads[nth]].text));
        }
        entries.push(ImportedEntry::Item(item));
        entries.extend(stray(rows, end..unit.end, heads[nth], division.scheme, notes));
    }
    if !sequence::follow(&numbers) {
        let list: Vec<String> = numbers.iter().map(|(number, _)| number.to_string()).collect();
        notes.push(note(ImportNoteKind::Numbers, &list.join(", ")));
    }
    entries
}

/// Whether a row in an item's text is a heading above the headline's own level.
fn outranks(rows: &[Row], at: usize, head: usize, scheme: Scheme) -> bool {
    let level = match scheme {
        Scheme::Ranked(rank) => rank,
        _ => rows[head].rank,
    };
    rows[at].is_heading() && rows[at].rank < level
}

/// Text under a section's heading that belongs to no item: it stays in place, as an item without a
/// headline.
fn stray(
    rows: &[Row],
    range: Range<usize>,
    head: usize,
    scheme: Scheme,
    notes: &mut Vec<ImportNote>,
) -> Vec<ImportedEntry> {
    let mut entries = Vec::new();
    let mut text: Vec<&Row> = Vec::new();
    let flush = |text: &mut Vec<&Row>, entries: &mut Vec<ImportedEntry>, notes: &mut Vec<ImportNote>| {
        let body = list::body(std::mem::take(text));
        if !body.is_blank() {
            notes.push(note(ImportNoteKind::Unrecognized, &body.to_text()));
            entries.push(ImportedEntry::Item(ImportedItem { body, ..ImportedItem::default() }));
        }
    };
    for at in range {
        if outranks(rows, at, head, scheme) && rows[at].rank > Rank::Top {
            flush(&mut text, &mut entries, notes);
            entries.push(ImportedEntry::Section(one_line(&rows[at].text)));
        } else {
            text.push(&rows[at]);
        }
    }
    flush(&mut text, &mut entries, notes);
    entries
}

fn note(kind: ImportNoteKind, words: &str) -> ImportNote {
    ImportNote { kind, text: shortened(words) }
}
