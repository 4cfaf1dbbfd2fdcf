//! Reading people and remarks. Where a remark stands only its document and the text's tell together, so these are
//! decoded here: an issue has few.

use std::ops::Range;

use super::{Reader, anchor};
use crate::error::{OrNotFound, Result};
use crate::id::{PersonId, ThreadId};
use crate::review::passage::{Owner, Part, Passages};
use crate::review::thread::Thread;
use crate::storage::{document, person, thread};
use crate::person::Person;

/// Under which number documents are loaded that are only read.
const NOBODY: u64 = 2;

/// Where a remark stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// On the whole.
    Whole,
    /// On these words of a passage, in Unicode scalar values of its flat form.
    At(Part, Range<usize>),
    /// Its words are gone.
    Lost(Part),
}

impl Reader<'_> {
    /// Everybody, in order of arrival.
    pub fn people(&self) -> Result<Vec<Person>> {
        person::all(self.connection())
    }

    /// The person of that id.
    pub fn person(&self, id: PersonId) -> Result<Person> {
        self.people()?.into_iter().find(|person| person.id == id).or_not_found("person", id)
    }

    /// The person who works on a device; none where nobody said so.
    pub fn person_of_key(&self, key: &str) -> Result<Option<Person>> {
        Ok(self.people()?.into_iter().find(|person| person.keys.iter().any(|one| one == key)))
    }

    /// The thread of that id.
    pub fn thread(&self, id: ThreadId) -> Result<Thread> {
        thread::get(self.connection(), id.uuid())?.or_not_found("thread", id)
    }

    /// What the passages of a record say, in their flat form.
    pub fn passages(&self, owner: Owner) -> Result<Passages> {
        match owner {
            Owner::Item(id) => Ok(Passages::of_item(&self.item(id)?.0)),
            Owner::Issue(id) => Ok(Passages::of_issue(&self.issue(id)?.0)),
        }
    }

    /// The threads on an item, or on an issue itself, each with where it stands, in the order of the text.
    pub fn threads(&self, owner: Owner) -> Result<Vec<(Thread, Place)>> {
        let threads = thread::of_owner(self.connection(), owner.uuid())?;
        if threads.is_empty() {
            return Ok(Vec::new());
        }
        let (row, kind) = document::find(self.connection(), owner.uuid())?.or_not_found("record", owner.uuid())?;
        let mut loaded = document::load(self.connection(), row, NOBODY)?;
        let passages = anchor::passages(kind, owner.uuid(), &mut loaded).unwrap_or_default();
        let mut placed: Vec<(Thread, Place)> = threads
            .into_iter()
            .map(|thread| {
                let place = match &thread.anchor {
                    None => Place::Whole,
                    Some(anchor) => match anchor::place(anchor, &loaded, passages.text(anchor.part)) {
                        Some(range) => Place::At(anchor.part, range),
                        None => Place::Lost(anchor.part),
                    },
                };
                (thread, place)
            })
            .collect();
        let order = |place: &Place| match place {
            Place::Whole => (0, None, 0),
            Place::At(part, range) => (1, Some(*part), range.start),
            Place::Lost(part) => (2, Some(*part), 0),
        };
        placed.sort_by_key(|(_, place)| order(place));
        Ok(placed)
    }
}
