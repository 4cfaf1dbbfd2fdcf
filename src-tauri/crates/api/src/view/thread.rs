//! Threads as the wire shows them.

use galley_core::Result;
use galley_core::id::{PersonId, ThreadId};
use galley_core::library::Reader;
use galley_core::library::review::Place;
use galley_core::person::Person;
use galley_core::review::passage::Owner;
use galley_core::review::thread::Thread;

use crate::thread::{CommentView, ThreadState, ThreadView};

pub fn thread(reader: &Reader<'_>, id: ThreadId) -> Result<ThreadView> {
    let owner = reader.thread(id)?.owner;
    let found = reader.threads(owner)?.into_iter().find(|(thread, _)| thread.id == id);
    let (found, place) = found.ok_or_else(|| galley_core::Error::not_found("thread", id))?;
    show(reader, &reader.people()?, found, &place)
}

pub fn threads(reader: &Reader<'_>, owners: &[Owner]) -> Result<Vec<ThreadView>> {
    let people = reader.people()?;
    let mut views = Vec::new();
    for owner in owners {
        for (thread, place) in reader.threads(*owner)? {
            views.push(show(reader, &people, thread, &place)?);
        }
    }
    Ok(views)
}

fn show(reader: &Reader<'_>, people: &[Person], thread: Thread, place: &Place) -> Result<ThreadView> {
    let (item, issue) = match thread.owner {
        Owner::Item(item) => (Some(item.to_string()), reader.item(item)?.0.issue.map(|issue| issue.to_string())),
        Owner::Issue(issue) => (None, Some(issue.to_string())),
    };
    let placed = !matches!(place, Place::Lost(_));
    let state = match (&thread.resolved, placed) {
        (Some(_), _) => ThreadState::Resolved,
        (None, true) => ThreadState::Open,
        (None, false) => ThreadState::Lost,
    };
    let (part, range) = match place {
        Place::Whole => (None, None),
        Place::At(part, range) => (Some(part), Some(range)),
        Place::Lost(part) => (Some(part), None),
    };
    let name =
        |by: Option<PersonId>| people.iter().find(|person| Some(person.id) == by).map(|person| person.name.clone());
    let comments = thread.standing().map(|comment| CommentView {
        id: comment.id.to_string(),
        by: name(comment.by).unwrap_or_default(),
        person: comment.by.map(|by| by.to_string()),
        at: comment.at.clone(),
        edited: comment.edited.clone(),
        body: comment.body.clone(),
    });
    Ok(ThreadView {
        item,
        issue,
        part: part.map(|part| part.name().to_owned()),
        start: range.map(|range| super::count(range.start)),
        end: range.map(|range| super::count(range.end)),
        quote: thread.anchor.as_ref().map(|anchor| anchor.quote.clone()),
        state,
        placed,
        resolved_by: thread.resolved.as_ref().and_then(|resolved| resolved.by).map(|by| by.to_string()),
        resolved_at: thread.resolved.as_ref().map(|resolved| resolved.at.clone()),
        replacement: thread.replacement.clone(),
        suggestion: thread.suggestion.map(|id| id.to_string()),
        proof: match thread.proof {
            Some(proof) => reader.proof_number(proof)?,
            None => None,
        },
        comments: comments.collect(),
        id: thread.id.to_string(),
    })
}
