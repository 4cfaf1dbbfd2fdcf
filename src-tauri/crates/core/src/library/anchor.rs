//! Anchors through writes: whoever changes an item or an issue brings the remarks on it along, in the same transaction.

use std::collections::HashMap;
use std::ops::Range;

use uuid::Uuid;

use super::Tx;
use crate::compare::{self, Edit};
use crate::document::{Document, IssueDocument, ItemDocument, Kind, Pin};
use crate::error::{OrNotFound, Result};
use crate::id::ThreadId;
use crate::review::anchor::{self, Anchor, Followed, Hold, Quotation};
use crate::review::passage::{Owner, Part, Passages};
use crate::review::thread::Thread;
use crate::storage::{document, thread};

/// A record before a change: what it said, and where the remarks on it stood.
pub(super) struct Watched {
    kind: Kind,
    uuid: Uuid,
    before: Passages,
    stood: HashMap<ThreadId, Range<usize>>,
}

impl Tx<'_> {
    /// Looks at a record before it is changed; none where nothing is anchored in it.
    pub(super) fn watch(&self, kind: Kind, uuid: Uuid, loaded: &mut Document) -> Result<Option<Watched>> {
        if !matches!(kind, Kind::Item | Kind::Issue) {
            return Ok(None);
        }
        let threads = thread::of_owner(self.connection(), uuid)?;
        if threads.is_empty() {
            return Ok(None);
        }
        let before = passages(kind, uuid, loaded).unwrap_or_default();
        let stands = |thread: &Thread| {
            let anchor = thread.anchor.as_ref()?;
            Some((thread.id, place(anchor, loaded, before.text(anchor.part))?))
        };
        let stood = threads.iter().filter_map(stands).collect();
        Ok(Some(Watched { kind, uuid, before, stood }))
    }

    /// Brings the remarks along after the change.
    pub(super) fn follow(&mut self, watched: Option<Watched>, loaded: &mut Document) -> Result<()> {
        let Some(watched) = watched else { return Ok(()) };
        let Some(after) = passages(watched.kind, watched.uuid, loaded) else { return Ok(()) };
        let mut edits: HashMap<Part, Vec<Edit>> = HashMap::new();
        for thread in thread::of_owner(self.connection(), watched.uuid)? {
            let Some(anchor) = &thread.anchor else { continue };
            let text = after.text(anchor.part);
            if place(anchor, loaded, text).is_some() {
                continue;
            }
            let edits =
                edits.entry(anchor.part).or_insert_with(|| compare::edits(watched.before.text(anchor.part), text));
            let stood = watched.stood.get(&thread.id);
            let text: Vec<char> = text.chars().collect();
            let followed = anchor::follow(&anchor.words, stood, &text, edits);
            let words = stood.map(|range| {
                Quotation::of(&watched.before.text(anchor.part).chars().collect::<Vec<_>>(), range)
            });
            self.hold(&thread, followed, words, loaded, &text)?;
        }
        Ok(())
    }

    /// Looks once more for the words of a remark that came back itself, by undo or redo.
    pub(super) fn find_again(&mut self, id: ThreadId) -> Result<()> {
        let Some(thread) = thread::get(self.connection(), id.uuid())? else { return Ok(()) };
        let Some(anchor) = &thread.anchor else { return Ok(()) };
        let Some((kind, mut loaded)) = self.owner(thread.owner)? else { return Ok(()) };
        let Some(passages) = passages(kind, thread.owner.uuid(), &mut loaded) else { return Ok(()) };
        if place(anchor, &loaded, passages.text(anchor.part)).is_some() {
            return Ok(());
        }
        let text: Vec<char> = passages.text(anchor.part).chars().collect();
        let followed = anchor.words.find(&text, |_| true).map_or(Followed::Lost, Followed::To);
        self.hold(&thread, followed, None, &loaded, &text)
    }

    /// Puts remarks where the editor saw them after its own edit: it knows where every character went. A position is of
    /// the text as it was typed; `None` says that the words are gone.
    pub(super) fn put(&mut self, put: &[(ThreadId, Option<Pin>)], part: Part, loaded: &mut Document) -> Result<()> {
        for (id, pin) in put {
            let Some(thread) = thread::get(self.connection(), id.uuid())? else { continue };
            let Some(anchor) = thread.anchor.as_ref().filter(|anchor| anchor.part == part) else { continue };
            let Some((kind, _)) = document::find(self.connection(), thread.owner.uuid())?
                .map(|(_, kind)| (kind, ()))
            else {
                continue;
            };
            let Some(passages) = passages(kind, thread.owner.uuid(), loaded) else { continue };
            let text = passages.text(part);
            let stands = place(anchor, loaded, text);
            let wanted = pin.as_ref().and_then(|pin| loaded.unpin(pin));
            if stands == wanted {
                continue;
            }
            let text: Vec<char> = text.chars().collect();
            let words = stands.as_ref().map(|range| Quotation::of(&text, range));
            let followed = wanted.map_or(Followed::Lost, Followed::To);
            self.hold(&thread, followed, words, loaded, &text)?;
        }
        Ok(())
    }

    /// Holds a stretch of a running text of a record.
    pub(crate) fn pin(&self, owner: Owner, text: &str, range: &Range<usize>) -> Result<Option<Pin>> {
        let found = self.owner(owner)?.or_not_found("record", owner.uuid())?;
        Ok(found.1.pin(text, range))
    }

    fn owner(&self, owner: Owner) -> Result<Option<(Kind, Document)>> {
        let Some((row, kind)) = document::find(self.connection(), owner.uuid())? else { return Ok(None) };
        Ok(Some((kind, document::load(self.connection(), row, self.writer())?)))
    }

    /// Keeps what became of an anchor; `words` is what it stood on, where that is known better.
    fn hold(
        &mut self,
        thread: &Thread,
        followed: Followed,
        words: Option<Quotation>,
        loaded: &Document,
        text: &[char],
    ) -> Result<()> {
        let Some(anchor) = &thread.anchor else { return Ok(()) };
        let held = match followed {
            Followed::To(range) => {
                let hold = match anchor.part.running() {
                    Some(name) => loaded.pin(name, &range).map_or(Hold::Lost, Hold::Pin),
                    None => Hold::At(range.start, range.end),
                };
                Anchor { words: Quotation::of(text, &range), hold, ..anchor.clone() }
            }
            Followed::Lost => {
                Anchor { words: words.unwrap_or_else(|| anchor.words.clone()), hold: Hold::Lost, ..anchor.clone() }
            }
        };
        if held == *anchor {
            return Ok(());
        }
        self.edit::<Thread>(thread.id.uuid(), "thread", |thread| {
            thread.anchor = Some(held);
            Ok(())
        })?;
        Ok(())
    }
}

/// Where an anchor stands; none where it is lost.
pub(super) fn place(anchor: &Anchor, loaded: &Document, text: &str) -> Option<Range<usize>> {
    match &anchor.hold {
        Hold::Pin(pin) => loaded.unpin(pin),
        Hold::At(start, end) => {
            let stands: String = text.chars().skip(*start).take(end.saturating_sub(*start)).collect();
            (stands == anchor.words.exact && start < end).then_some(*start..*end)
        }
        Hold::Lost => None,
    }
}

/// What the passages of a record say; none where it is no item and no issue, or not there.
pub(super) fn passages(kind: Kind, uuid: Uuid, loaded: &mut Document) -> Option<Passages> {
    if loaded.is_void() {
        return None;
    }
    match kind {
        Kind::Item => Some(Passages::of_item(&ItemDocument(loaded).read(uuid.into(), None))),
        Kind::Issue => IssueDocument(loaded).read(uuid.into()).map(|issue| Passages::of_issue(&issue)),
        _ => None,
    }
}
