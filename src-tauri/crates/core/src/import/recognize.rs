//! From flat lines to the structure of an issue: the order in which the parts are told apart.

use std::collections::HashSet;
use std::ops::Range;

use super::call::{self, Taken};
use super::divide::{Division, divide};
use super::kicker::{self, Above};
use super::masthead::{self, Head};
use super::outro::{self, Place};
use super::row::Row;
use super::word::{fold, one_line, shortened};
use super::{Hints, ImportNote, ImportNoteKind, ImportedEntry, ImportedIssue};
use super::{assemble, contents, frame, list, residue, rundown};
use crate::body::Body;

/// The structure of flat lines. Blank lines are hints: they may stand in `lines` and are not kept.
pub fn recognize(lines: Body, hints: Hints) -> ImportedIssue {
    let (rows, notes) = residue::sweep(assemble::read(lines, &hints));
    let mut issue = ImportedIssue { notes, ..ImportedIssue::default() };
    let division = divide(&rows).and_then(|mut division| {
        let outro = frame::strip(&rows, &mut division);
        (!division.heads.is_empty()).then_some((division, outro))
    });
    match division {
        Some((division, outro)) => read_items(&mut issue, rows, &division, outro, &hints),
        None => read_letter(&mut issue, rows, &hints),
    }
    take_names(&mut issue, &hints);
    issue
}

/// An issue in which no items were found: everything stays where it stands.
fn read_letter(issue: &mut ImportedIssue, rows: Vec<Row>, hints: &Hints) {
    if let Some(first) = rows.iter().find(|row| row.is_prose()).or(rows.first()) {
        issue.notes.push(note(ImportNoteKind::Unrecognized, &first.text));
    }
    read_front(issue, rows, hints, &HashSet::new());
}

fn read_items(issue: &mut ImportedIssue, mut rows: Vec<Row>, division: &Division, outro: Option<usize>, hints: &Hints) {
    let above = kicker::above(&rows, division);
    let mut units = units(&above, outro.unwrap_or(rows.len()));
    let place = match outro {
        Some(start) => Some(Place { start, headed: true }),
        None => outro::find(&rows, division, &units),
    };
    let last_head = division.heads[division.heads.len() - 1];
    let tail = match place {
        Some(place) => rows.split_off(place.start),
        None => {
            // Nothing closes the issue but, perhaps, a request behind the last item's text.
            let mut text = rows.split_off(last_head + 1);
            let call = call::take_from_item(&mut text, hints);
            put_call(issue, call);
            rows.append(&mut text);
            Vec::new()
        }
    };
    if let Some(last) = units.last_mut() {
        last.end = rows.len();
    }
    let entries = rundown::read(&rows, division, &above, &units, &mut issue.notes);
    let headlines = entries.iter().filter_map(|entry| match entry {
        ImportedEntry::Item(item) => Some(fold(&item.headline)),
        ImportedEntry::Section(_) => None,
    });
    read_front(issue, rows[..units[0].start].to_vec(), hints, &headlines.collect());
    issue.entries.extend(entries);
    if let Some(place) = place {
        read_outro(issue, tail, place.headed, hints);
    }
}

fn units(above: &[Above], end: usize) -> Vec<Range<usize>> {
    let ends = above.iter().skip(1).map(|above| above.start).chain([end]);
    above.iter().zip(ends).map(|(above, end)| above.start..end.max(above.start)).collect()
}

/// Masthead, topic line, title, number, date and intro.
fn read_front(issue: &mut ImportedIssue, mut rows: Vec<Row>, hints: &Hints, headlines: &HashSet<String>) {
    issue.notes.extend(contents::take(&mut rows, headlines));
    let Head { masthead, topic_line, title, number, date, rows: read, kept, rest } = masthead::read(&rows, hints.date);
    issue.notes.extend(rest.iter().map(|words| note(ImportNoteKind::Residue, words)));
    for &at in kept.iter().filter(|&&at| !rows[at].is_picture()) {
        issue.notes.push(note(ImportNoteKind::Unrecognized, &rows[at].text));
    }
    let intro = rows.iter().enumerate().filter(|(at, _)| *at >= read || kept.contains(at)).map(|(_, row)| row);
    issue.intro = list::body(intro);
    issue.masthead = masthead;
    issue.topic_line = topic_line;
    issue.title = title;
    issue.number = number;
    issue.date = date;
}

fn read_outro(issue: &mut ImportedIssue, mut rows: Vec<Row>, headed: bool, hints: &Hints) {
    if headed {
        let heading = rows.remove(0);
        issue.outro_heading = Some(one_line(heading.text.trim_end_matches([':', '：'])));
    }
    let call = call::take(&mut rows, hints);
    put_call(issue, call);
    issue.outro = list::body(&rows);
}

fn put_call(issue: &mut ImportedIssue, taken: Option<Taken>) {
    let Some(Taken { call, lost }) = taken else { return };
    issue.notes.extend(lost.iter().map(|url| note(ImportNoteKind::Residue, url)));
    issue.call_to_action = Some(call);
}

/// What the mail's subject and the page's title say that the text does not.
fn take_names(issue: &mut ImportedIssue, hints: &Hints) {
    issue.subject = hints.subject.clone();
    issue.preheader = hints.preheader.clone();
    for name in [&hints.title, &hints.subject].into_iter().flatten() {
        take_name(issue, name, hints);
    }
    issue.date = issue.date.or(hints.date);
}

fn take_name(issue: &mut ImportedIssue, name: &str, hints: &Hints) {
    let outer = masthead::read_name(name, hints.date);
    issue.number = issue.number.or(outer.number);
    issue.date = issue.date.or(outer.date);
    let known: Vec<String> =
        [&issue.masthead, &issue.topic_line, &issue.title].into_iter().flatten().map(|field| fold(field)).collect();
    let parts: Vec<&String> = [&outer.masthead, &outer.topic_line, &outer.title].into_iter().flatten().collect();
    let is_part = |words: &str| known.iter().any(|known| known.contains(&fold(words)));
    let strange: Vec<&&String> = parts.iter().filter(|part| !is_part(part)).collect();
    if strange.is_empty() || is_part(name) {
        return;
    }
    let named = outer.masthead.as_deref().is_some_and(|name| name.contains(' ') || !name.is_ascii())
        && outer.masthead.as_deref().is_some_and(masthead::names_publication);
    if issue.masthead.is_none() && named {
        issue.masthead = outer.masthead;
        if issue.topic_line.is_none() {
            issue.topic_line = outer.topic_line;
        }
    } else if issue.title.is_none() {
        // Beside a known masthead only the rest is the title of the issue.
        issue.title = Some(match strange.as_slice() {
            [rest] if parts.len() > 1 => one_line(rest),
            _ => one_line(name),
        });
    }
}

fn note(kind: ImportNoteKind, words: &str) -> ImportNote {
    ImportNote { kind, text: shortened(words) }
}
