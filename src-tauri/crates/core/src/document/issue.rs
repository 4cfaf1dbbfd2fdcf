//! The document of an issue: its fields, its intro and outro, and the rundown as a movable list.

use std::ops::Range;

use loro::{LoroMovableList, LoroValue};
use serde_json::{Value, json};

use super::{Document, Pin, Version, refused};
use crate::body::Body;
use crate::error::Result;
use crate::id::{IssueId, PublicationId};
use crate::issue::{Entry, Issue, IssueState};

const RUNDOWN: &str = "rundown";

/// An issue's document; see [`Issue`] for the meaning of the fields.
pub struct IssueDocument<'a>(pub &'a mut Document);

/// A running text of an issue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Before the items.
    Intro,
    /// After the items.
    Outro,
}

impl Part {
    fn name(self) -> &'static str {
        match self {
            Part::Intro => "intro",
            Part::Outro => "outro",
        }
    }
}

impl IssueDocument<'_> {
    /// The issue as it stands; none where the document names no publication.
    pub fn read(&self, id: IssueId) -> Option<Issue> {
        Some(Issue {
            id,
            publication: self.0.word("publication").parse::<PublicationId>().ok()?,
            number: self.0.json("number"),
            date: self.0.word("date").parse().ok(),
            title: self.0.word("title"),
            state: IssueState::from_name(&self.0.word("state")).unwrap_or_default(),
            masthead: self.0.word("masthead"),
            subject: self.0.word("subject"),
            preheader: self.0.word("preheader"),
            topic_line: self.0.word("topic_line"),
            intro: self.0.body("intro"),
            outro_heading: self.0.word("outro_heading"),
            outro: self.0.body("outro"),
            call_to_action: self.0.json("call_to_action").unwrap_or_default(),
            rundown: self.rundown(),
        })
    }

    /// Makes it so. The rundown is brought to the new order by moves, so that two people's moves merge.
    pub fn write(&mut self, issue: &Issue) -> Result<()> {
        self.0.set_word("publication", &issue.publication.to_string())?;
        self.0.set_json("number", &issue.number)?;
        self.0.set_word("date", &issue.date.map(|date| date.to_string()).unwrap_or_default())?;
        self.0.set_word("title", &issue.title)?;
        self.0.set_word("state", issue.state.name())?;
        self.0.set_word("masthead", &issue.masthead)?;
        self.0.set_word("subject", &issue.subject)?;
        self.0.set_word("preheader", &issue.preheader)?;
        self.0.set_word("topic_line", &issue.topic_line)?;
        self.0.set_word("outro_heading", &issue.outro_heading)?;
        self.0.set_json("call_to_action", &issue.call_to_action)?;
        self.0.set_body("intro", &issue.intro)?;
        self.0.set_body("outro", &issue.outro)?;
        self.write_rundown(&issue.rundown)
    }

    /// Keeps a running text that was typed on `base`; gives back a hold on each stretch of it.
    pub fn save_body(
        &mut self,
        part: Part,
        body: &Body,
        base: &Version,
        ranges: &[Option<Range<usize>>],
    ) -> Result<Vec<Option<Pin>>> {
        self.0.save_body(part.name(), body, base, ranges)
    }

    /// Changes a running text as it was at `base`.
    pub fn change_body(&mut self, part: Part, base: &Version, change: impl FnOnce(Body) -> Body) -> Result<()> {
        self.0.change_body(part.name(), base, change, &[]).map(|_| ())
    }

    fn list(&self) -> LoroMovableList {
        self.0.doc.get_movable_list(RUNDOWN)
    }

    pub(super) fn rundown(&self) -> Vec<Entry> {
        let mut seen = std::collections::HashSet::new();
        let entries = self.list().to_vec();
        // Two machines may have placed one item twice; it stands where it stands first.
        entries.iter().filter_map(entry_of).filter(|entry| seen.insert(entry.id())).collect()
    }

    pub(super) fn write_rundown(&mut self, wanted: &[Entry]) -> Result<()> {
        let list = self.list();
        let mut present: Vec<Option<Entry>> = list.to_vec().iter().map(entry_of).collect();
        for at in (0..present.len()).rev() {
            let Some(entry) = &present[at] else { continue };
            let first = present.iter().position(|other| other.as_ref().map(Entry::id) == Some(entry.id()));
            if first != Some(at) || !wanted.iter().any(|other| other.id() == entry.id()) {
                list.delete(at, 1).map_err(|_| refused())?;
                present.remove(at);
            }
        }
        // Only what left its place is moved: the entries of a longest run that kept its order stay, so
        // that a move here and a move elsewhere merge into both. Entries that a newer Galley wrote and
        // this one cannot read keep their places in between.
        let place = |present: &[Option<Entry>], entry: &Entry| {
            present.iter().position(|other| other.as_ref().map(Entry::id) == Some(entry.id()))
        };
        let still = kept_in_order(&wanted.iter().map(|entry| place(&present, entry)).collect::<Vec<_>>());
        let mut next = 0;
        for (entry, stays) in wanted.iter().zip(still) {
            let at = match place(&present, entry) {
                Some(from) if stays => from,
                Some(from) => {
                    let to = if from < next { next - 1 } else { next };
                    if from != to {
                        list.mov(from, to).map_err(|_| refused())?;
                        let moved = present.remove(from);
                        present.insert(to, moved);
                    }
                    to
                }
                None => {
                    list.insert(next, value_of(entry)).map_err(|_| refused())?;
                    present.insert(next, Some(entry.clone()));
                    next
                }
            };
            if present[at].as_ref() != Some(entry) {
                list.set(at, value_of(entry)).map_err(|_| refused())?;
                present[at] = Some(entry.clone());
            }
            next = at + 1;
        }
        Ok(())
    }
}

/// Which of these places belong to a longest increasing run; absent places belong to none.
fn kept_in_order(places: &[Option<usize>]) -> Vec<bool> {
    let mut best: Vec<(usize, Option<usize>)> = Vec::with_capacity(places.len());
    for (at, place) in places.iter().enumerate() {
        let before = (0..at).filter(|&b| places[b].is_some() && places[b] < *place).max_by_key(|&b| best[b].0);
        let length = if place.is_some() { 1 + before.map_or(0, |b| best[b].0) } else { 0 };
        best.push((length, before));
    }
    let mut keep = vec![false; places.len()];
    let mut at = (0..places.len()).filter(|&at| best[at].0 > 0).max_by_key(|&at| best[at].0);
    while let Some(index) = at {
        keep[index] = true;
        at = best[index].1;
    }
    keep
}

fn value_of(entry: &Entry) -> LoroValue {
    LoroValue::from(match entry {
        Entry::Section { id, title } => json!({ "section": id, "title": title }),
        Entry::Item(item) => json!({ "item": item }),
    })
}

fn entry_of(value: &LoroValue) -> Option<Entry> {
    let value = serde_json::to_value(value).ok()?;
    let id = |name: &str| value.get(name).and_then(Value::as_str);
    if let Some(item) = id("item") {
        return item.parse().ok().map(Entry::Item);
    }
    let title = value.get("title").and_then(Value::as_str).unwrap_or_default().to_owned();
    id("section").and_then(|section| section.parse().ok()).map(|id| Entry::Section { id, title })
}
