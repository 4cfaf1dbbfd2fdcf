//! Anchors through writes: whoever changes an item or an issue brings the remarks on it along, in the same transaction.

use std::collections::HashMap;
use std::ops::Range;

use uuid::Uuid;

use super::Tx;
use crate::compare::{self, Edit};
use crate::document::{Document, Held, IssueDocument, ItemDocument, Kind, Pin};
use crate::error::{OrNotFound, Result};
use crate::id::ThreadId;
use crate::review::anchor::{self, Anchor, Hold, Quotation};
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
            Some((thread.id, place(anchor, loaded, before.text(anchor.part))?.range))
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
            let (before, text) = (watched.before.text(anchor.part), after.text(anchor.part));
            let stands = place(anchor, loaded, text);
            if let Some(Held { range, rest }) = &stands {
                if let Some(rest) = rest {
                    let text: Vec<char> = text.chars().collect();
                    self.hold(&thread, Some((range.clone(), Hold::Pin(rest.clone()))), None, &text)?;
                }
                continue;
            }
            let edits = edits.entry(anchor.part).or_insert_with(|| compare::edits(before, text));
            let stood = watched.stood.get(&thread.id);
            let text: Vec<char> = text.chars().collect();
            let found = match anchor.part.running() {
                None => anchor::follow(&anchor.words, stood, &text, edits),
                // The document knows better than any comparison which characters stayed.
                Some(_) => {
                    let words = stood.map(|range| Quotation::of(&before.chars().collect::<Vec<_>>(), range));
                    anchor::come_back(words.as_ref().unwrap_or(&anchor.words), &text, edits)
                }
            };
            let words = stood.map(|range| Quotation::of(&before.chars().collect::<Vec<_>>(), range));
            let held = found.and_then(|range| held(anchor, loaded, range));
            self.hold(&thread, held, words, &text)?;
        }
        Ok(())
    }

    /// Looks once more for the words of a remark that came back itself, by undo or redo.
    pub(super) fn find_again(&mut self, id: ThreadId) -> Result<()> {
        let Some(thread) = thread::get(self.connection(), id.uuid())? else { return Ok(()) };
        let Some(anchor) = &thread.anchor else { return Ok(()) };
        let Some((kind, mut loaded)) = self.owner(thread.owner)? else { return Ok(()) };
        let Some(passages) = passages(kind, thread.owner.uuid(), &mut loaded) else { return Ok(()) };
        let text: Vec<char> = passages.text(anchor.part).chars().collect();
        let stands = place(anchor, &loaded, passages.text(anchor.part));
        let near = match stands {
            Some(Held { rest: None, .. }) => return Ok(()),
            Some(Held { range, .. }) => Some(range),
            None => None,
        };
        let may =
            |range: &Range<usize>| near.as_ref().is_none_or(|near| range.start <= near.start && near.end <= range.end);
        let found = anchor.words.find(&text, may).or(near.clone());
        let held = found.and_then(|range| held(anchor, &loaded, range));
        self.hold(&thread, held, None, &text)
    }

    /// Puts remarks where the editor saw them after its own edit: it knows where every character went. `None` says that
    /// the words are gone.
    pub(super) fn put(
        &mut self,
        owner: Uuid,
        put: &[(ThreadId, Option<Pin>)],
        part: Part,
        loaded: &mut Document,
    ) -> Result<()> {
        let Some((_, kind)) = document::find(self.connection(), owner)? else { return Ok(()) };
        let Some(passages) = passages(kind, owner, loaded) else { return Ok(()) };
        let Some(name) = part.running() else { return Ok(()) };
        let text: Vec<char> = passages.text(part).chars().collect();
        for (id, pin) in put {
            let Some(thread) = thread::get(self.connection(), id.uuid())? else { continue };
            let Some(anchor) = thread.anchor.as_ref().filter(|anchor| anchor.part == part) else { continue };
            if thread.owner.uuid() != owner {
                continue;
            }
            let stands = place(anchor, loaded, passages.text(part)).map(|held| held.range);
            // What was written between the words that were commented on is no part of them.
            let wanted = pin.as_ref().and_then(|pin| held(anchor, loaded, loaded.unpin(name, pin)?.range));
            if stands == wanted.as_ref().map(|(range, _)| range.clone()) {
                continue;
            }
            let words = stands.as_ref().map(|range| Quotation::of(&text, range));
            self.hold(&thread, wanted, words, &text)?;
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

    /// Keeps what became of an anchor: where it stands and what holds it, none where its words are gone. `words` is what
    /// it stood on, where that is known better.
    fn hold(
        &mut self,
        thread: &Thread,
        held: Option<(Range<usize>, Hold)>,
        words: Option<Quotation>,
        text: &[char],
    ) -> Result<()> {
        let Some(anchor) = &thread.anchor else { return Ok(()) };
        let next = match held {
            Some((range, hold)) => Anchor { words: Quotation::of(text, &range), hold, ..anchor.clone() },
            None => Anchor { words: words.unwrap_or_else(|| anchor.words.clone()), hold: Hold::Lost, ..anchor.clone() },
        };
        if next == *anchor {
            return Ok(());
        }
        self.edit::<Thread>(thread.id.uuid(), "thread", |thread| {
            thread.anchor = Some(next);
            Ok(())
        })?;
        Ok(())
    }
}

/// What holds a stretch of a passage to which the words of an anchor came back.
fn held(anchor: &Anchor, loaded: &Document, range: Range<usize>) -> Option<(Range<usize>, Hold)> {
    match anchor.part.running() {
        Some(name) => {
            let pin = loaded.pin_own(name, &range, &anchor.quote)?;
            Some((loaded.unpin(name, &pin)?.range, Hold::Pin(pin)))
        }
        None => Some((range.clone(), Hold::At(range.start, range.end))),
    }
}

/// Where an anchor stands; none where it is lost.
pub(super) fn place(anchor: &Anchor, loaded: &Document, text: &str) -> Option<Held> {
    match &anchor.hold {
        Hold::Pin(pin) => loaded.unpin(anchor.part.running()?, pin),
        Hold::At(start, end) => {
            let stands: String = text.chars().skip(*start).take(end.saturating_sub(*start)).collect();
            (stands == anchor.words.exact && start < end).then_some(Held { range: *start..*end, rest: None })
        }
        Hold::Lost => None,
    }
}

/// What the passages of a record say; none where it is no item and no issue, or not there.
pub(crate) fn passages(kind: Kind, uuid: Uuid, loaded: &mut Document) -> Option<Passages> {
    if loaded.is_void() {
        return None;
    }
    match kind {
        Kind::Item => Some(Passages::of_item(&ItemDocument(loaded).read(uuid.into(), None))),
        Kind::Issue => IssueDocument(loaded).read(uuid.into()).map(|issue| Passages::of_issue(&issue)),
        _ => None,
    }
}
