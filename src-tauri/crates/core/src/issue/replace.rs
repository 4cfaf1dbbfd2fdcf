//! Finding and replacing over a whole issue: what is found is a list, and what was chosen of it is replaced in one
//! change. Quotation marks are straightened and curled in the same way.

use std::collections::BTreeMap;

use crate::body::edit::{Edit, edited_words};
use crate::check::marker;
use crate::error::{Error, Result};
use crate::find::{self, Pattern};
use crate::id::{IssueId, ItemId};
use crate::issue::snapshot::IssueSnapshot;
use crate::issue::text::Place;
use crate::issue::{Entry, Issue};
use crate::item::Item;
use crate::library::Tx;
use crate::quotation;

/// How many characters are shown before and behind what was found.
const CONTEXT: usize = 32;

/// What is looked for in an issue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// Words.
    Words(Pattern),
    /// Markers of missing facts.
    Marker,
}

/// One place that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The text.
    pub place: Place,
    /// Where it begins, in Unicode scalars of the text as [`crate::issue::text::Words::flat`] tells it.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
    /// What stands there.
    pub words: String,
    /// What stands before it on its line.
    pub before: String,
    /// What stands behind it on its line.
    pub behind: String,
}

/// What quotation marks are to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quotes {
    /// As the language of the publication prints them.
    Curled,
    /// As a typewriter has them.
    Straight,
}

/// What a replacement came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Replaced {
    /// How many places were changed.
    pub changed: usize,
    /// How many of the chosen places say something else by now, and were left alone.
    pub left: usize,
}

/// Every place of the issue in which it stands, in reading order.
pub fn find(snapshot: &IssueSnapshot, wanted: &Wanted) -> Vec<Found> {
    let mut all = Vec::new();
    for text in snapshot.texts() {
        let flat = text.words.flat();
        let places = match wanted {
            Wanted::Words(pattern) => find::find(&flat, pattern),
            Wanted::Marker => {
                let place = |(from, to): (u32, u32)| (from as usize, to as usize);
                marker::markers(&flat).into_iter().map(place).collect()
            }
        };
        if places.is_empty() {
            continue;
        }
        let characters: Vec<char> = flat.chars().collect();
        all.extend(places.into_iter().map(|(from, to)| shown(text.place, &characters, from, to)));
    }
    // Words that go over a line's end are in no place that could be replaced.
    all.retain(|found| !found.words.contains(['\n', crate::body::EMBED]));
    all
}

/// Replaces the chosen places. One that says something else by now is left alone and counted.
pub fn replace(tx: &mut Tx<'_>, issue: IssueId, wanted: &Wanted, chosen: &[Found], words: &str) -> Result<Replaced> {
    let snapshot = tx.read().snapshot(issue)?;
    let there = find(&snapshot, wanted);
    let still =
        |one: &&Found| there.iter().any(|now| (now.place, now.from, &now.words) == (one.place, one.from, &one.words));
    let mut edits: BTreeMap<Place, Vec<Edit>> = BTreeMap::new();
    let mut changed = 0;
    for one in chosen.iter().filter(still) {
        edits.entry(one.place).or_default().push(Edit { from: one.from, to: one.to, words: words.to_owned() });
        changed += 1;
    }
    apply(tx, issue, edits)?;
    Ok(Replaced { changed, left: chosen.len() - changed })
}

/// Makes quotation marks and dashes what they are to be, in one item or in the whole issue; tells how many.
pub fn set_quotes(tx: &mut Tx<'_>, issue: IssueId, item: Option<ItemId>, quotes: Quotes) -> Result<usize> {
    let snapshot = tx.read().snapshot(issue)?;
    if item.is_some_and(|item| snapshot.items().all(|one| one.id != item)) {
        return Err(Error::not_found("item of this issue", item.map(|item| item.to_string()).unwrap_or_default()));
    }
    let style = quotation::Style::of_language(&snapshot.publication.language);
    let mut edits = BTreeMap::new();
    for text in snapshot.texts().iter().filter(|text| item.is_none() || text.place.item() == item) {
        let (flat, code) = (text.words.flat(), text.words.code());
        let these = match quotes {
            Quotes::Curled => quotation::curl(&flat, &code, &style),
            Quotes::Straight => quotation::straighten(&flat, &code, &style),
        };
        if !these.is_empty() {
            edits.insert(text.place, these);
        }
    }
    let count = edits.values().map(Vec::len).sum();
    apply(tx, issue, edits)?;
    Ok(count)
}

fn shown(place: Place, characters: &[char], from: usize, to: usize) -> Found {
    let is_end = |c: &char| *c == '\n';
    let before = &characters[..from];
    let begin = before.iter().rposition(is_end).map_or(0, |at| at + 1).max(from.saturating_sub(CONTEXT));
    let behind = &characters[to..];
    let end = behind.iter().position(is_end).unwrap_or(behind.len()).min(CONTEXT);
    let words = |part: &[char]| -> String {
        let part = part.iter().filter(|c| **c != crate::body::EMBED);
        part.map(|c| if *c == crate::body::BREAK { ' ' } else { *c }).collect()
    };
    let cut = |cut: bool, words: String, before: bool| match (cut, before) {
        (false, _) => words,
        (true, true) => format!("…{words}"),
        (true, false) => format!("{words}…"),
    };
    let starts_line = begin == 0 || characters[begin - 1] == '\n';
    let ends_line = end == behind.len() || behind[end] == '\n';
    Found {
        place,
        from,
        to,
        words: characters[from..to].iter().collect(),
        before: cut(!starts_line, words(&characters[begin..from]), true),
        behind: cut(!ends_line, words(&behind[..end]), false),
    }
}

/// Writes the edits, one write a record. Each text's edits are put in order.
fn apply(tx: &mut Tx<'_>, issue: IssueId, mut edits: BTreeMap<Place, Vec<Edit>>) -> Result<()> {
    edits.values_mut().for_each(|list| list.sort_by_key(|edit| edit.from));
    let items: Vec<ItemId> = edits.keys().filter_map(|place| place.item()).collect();
    if edits.keys().any(|place| place.item().is_none()) {
        tx.edit::<Issue>(issue.uuid(), "issue", |issue| {
            write_issue(issue, &edits);
            Ok(())
        })?;
    }
    let mut done = None;
    for id in items {
        if done == Some(id) {
            continue;
        }
        done = Some(id);
        tx.edit::<Item>(id.uuid(), "item", |item| {
            let of = |place: Place| edits.get(&place).map(Vec::as_slice).unwrap_or_default();
            item.kicker = edited_words(&item.kicker, of(Place::Kicker(id)));
            item.headline = edited_words(&item.headline, of(Place::Headline(id)));
            item.dek = edited_words(&item.dek, of(Place::Dek(id)));
            if let Some(edits) = edits.get(&Place::Body(id)) {
                item.body = item.body.edited(edits);
            }
            Ok(())
        })?;
    }
    Ok(())
}

fn write_issue(issue: &mut Issue, edits: &BTreeMap<Place, Vec<Edit>>) {
    let of = |place: Place| edits.get(&place).map(Vec::as_slice).unwrap_or_default();
    for (place, words) in [
        (Place::Subject, &mut issue.subject),
        (Place::Preheader, &mut issue.preheader),
        (Place::TopicLine, &mut issue.topic_line),
        (Place::OutroHeading, &mut issue.outro_heading),
        (Place::CallToActionText, &mut issue.call_to_action.text),
        (Place::CallToActionLabel, &mut issue.call_to_action.label),
    ] {
        *words = edited_words(words, of(place));
    }
    for (place, body) in [(Place::Intro, &mut issue.intro), (Place::Outro, &mut issue.outro)] {
        if let Some(edits) = edits.get(&place) {
            *body = body.edited(edits);
        }
    }
    for entry in &mut issue.rundown {
        if let Entry::Section { id, title } = entry {
            *title = edited_words(title, of(Place::Section(*id)));
        }
    }
}
