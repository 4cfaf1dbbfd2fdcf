//! Anchors through writes: whoever changes an item or an issue brings the remarks on it along, in the same transaction.

use std::collections::HashMap;
use std::ops::Range;

use uuid::Uuid;

use super::Tx;
use crate::compare::{self, Edit};
use crate::document::{Document, Held, IssueDocument, ItemDocument, Kind, Pin, Version};
use crate::error::Result;
use crate::id::ThreadId;
use crate::review::anchor::{self, Anchor, Hold, Quotation};
use crate::review::passage::{Owner, Part, Passages};
use crate::review::thread::Thread;
use crate::storage::{document, thread};

/// A record before a change: what it said, and in which state it was.
pub(super) struct Watched {
    kind: Kind,
    uuid: Uuid,
    before: Passages,
    version: Version,
}

impl Tx<'_> {
    /// Looks at a record before it is changed; none where nothing is anchored in it.
    pub(super) fn watch(&self, kind: Kind, uuid: Uuid, loaded: &mut Document) -> Result<Option<Watched>> {
        if !matches!(kind, Kind::Item | Kind::Issue) {
            return Ok(None);
        }
        if !thread::is_any_of(self.connection(), uuid)? {
            return Ok(None);
        }
        let before = passages(kind, uuid, loaded).unwrap_or_default();
        Ok(Some(Watched { kind, uuid, before, version: loaded.version() }))
    }

    /// Brings the remarks along after the change.
    pub(super) fn follow(&mut self, watched: Option<Watched>, loaded: &mut Document) -> Result<()> {
        let Some(watched) = watched else { return Ok(()) };
        let Some(after) = passages(watched.kind, watched.uuid, loaded) else { return Ok(()) };
        let mut edits: HashMap<Part, Vec<Edit>> = HashMap::new();
        // Most edits take nobody's words away; where they stood is asked only of those that lost theirs.
        let mut then: Option<Option<Document>> = None;
        for thread in thread::of_owner(self.connection(), watched.uuid)? {
            let Some(anchor) = &thread.anchor else { continue };
            let (before, text) = (watched.before.text(anchor.part), after.text(anchor.part));
            let chars = || text.chars().collect::<Vec<char>>();
            if let Some(Held { range, rest }) = place(anchor, loaded, text) {
                if let Some(rest) = rest {
                    let place = Standing::of(anchor.part, loaded, range, Hold::Pin(rest), &chars());
                    self.hold(&thread, place)?;
                }
                continue;
            }
            let edits = edits.entry(anchor.part).or_insert_with(|| compare::edits(before, text));
            let stood = match anchor.hold {
                Hold::Lost => None,
                Hold::At(..) => Some(&*loaded),
                Hold::Pin(_) => then.get_or_insert_with(|| loaded.at(&watched.version).ok()).as_ref(),
            };
            let stood = stood.and_then(|then| {
                let range = place(anchor, then, before)?.range;
                let before: Vec<char> = before.chars().collect();
                Some((range.clone(), Standing::of(anchor.part, then, range, anchor.hold.clone(), &before)))
            });
            let (words, own) = match &stood {
                Some((_, standing)) => (&standing.words, &standing.own),
                None => (&anchor.words, &anchor.own),
            };
            let text = chars();
            let found = match anchor.part.running() {
                None => anchor::follow(&anchor.words, stood.as_ref().map(|(range, _)| range), &text, edits),
                // The document knows better than any comparison which characters stayed.
                Some(_) => anchor::come_back(words, &text, edits),
            };
            let come_back = found.and_then(|range| Standing::at(anchor.part, loaded, range, own, &text));
            let lost = || Standing { words: words.clone(), own: own.clone(), hold: Hold::Lost };
            self.hold(&thread, come_back.unwrap_or_else(lost))?;
        }
        Ok(())
    }

    /// Looks once more for the words of a remark that came back itself, by undo or redo. A text that went back to a state
    /// of its own, one of `returned`, says what it said then: there the remark stood where it is to stand now.
    pub(super) fn find_again(&mut self, id: ThreadId, returned: &HashMap<Uuid, Version>) -> Result<()> {
        let Some(thread) = thread::get(self.connection(), id.uuid())? else { return Ok(()) };
        let Some(anchor) = &thread.anchor else { return Ok(()) };
        let Some((kind, mut loaded)) = self.owner(thread.owner)? else { return Ok(()) };
        let Some(passages) = passages(kind, thread.owner.uuid(), &mut loaded) else { return Ok(()) };
        let said = passages.text(anchor.part);
        let text: Vec<char> = said.chars().collect();
        let near = match place(anchor, &loaded, said) {
            Some(Held { rest: None, .. }) => return Ok(()),
            Some(Held { range, rest: Some(rest) }) => Some((range, rest)),
            None => None,
        };
        let then = returned.get(&thread.owner.uuid()).and_then(|version| loaded.at(version).ok());
        if let Some(mut then) = then
            && self::passages(kind, thread.owner.uuid(), &mut then).is_some_and(|then| then.text(anchor.part) == said)
            && let Some(stood) = place(anchor, &then, said)
        {
            let Standing { own, .. } =
                Standing::of(anchor.part, &then, stood.range.clone(), anchor.hold.clone(), &text);
            if let Some(standing) = Standing::at(anchor.part, &loaded, stood.range, &own, &text) {
                return self.hold(&thread, standing);
            }
        }
        let may = |range: &Range<usize>| {
            near.as_ref().is_none_or(|(near, _)| range.start <= near.start && near.end <= range.end)
        };
        let found = match (anchor.words.find(&text, may), near) {
            (Some(range), _) => Standing::at(anchor.part, &loaded, range, &anchor.own, &text),
            (None, Some((range, rest))) => Some(Standing::of(anchor.part, &loaded, range, Hold::Pin(rest), &text)),
            (None, None) => None,
        };
        let lost = || Standing { words: anchor.words.clone(), own: anchor.own.clone(), hold: Hold::Lost };
        let standing = found.unwrap_or_else(lost);
        self.hold(&thread, standing)
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
            let wanted = pin.as_ref().and_then(|pin| Some(loaded.unpin(name, pin)?.range));
            if stands == wanted {
                continue;
            }
            let standing = match wanted {
                Some(range) => told(anchor, name, loaded, range, &text),
                None => stands.map(|range| Standing::of(part, loaded, range, anchor.hold.clone(), &text).lost()),
            };
            if let Some(standing) = standing {
                self.hold(&thread, standing)?;
            }
        }
        Ok(())
    }

    /// Holds a stretch of a running text of a record.
    pub(crate) fn pin(&mut self, owner: Owner, text: &str, range: &Range<usize>) -> Result<Option<Pin>> {
        self.look(owner.uuid(), |_, loaded| loaded.pin(text, range))
    }

    fn owner(&self, owner: Owner) -> Result<Option<(Kind, Document)>> {
        let Some((row, kind)) = document::find(self.connection(), owner.uuid())? else { return Ok(None) };
        Ok(Some((kind, document::load(self.connection(), row, self.writer())?)))
    }

    /// Keeps what became of an anchor.
    fn hold(&mut self, thread: &Thread, Standing { words, own, hold }: Standing) -> Result<()> {
        let Some(anchor) = &thread.anchor else { return Ok(()) };
        let next = Anchor { words, own, hold, ..anchor.clone() };
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

/// What became of an anchor: the words it stands on, or stood on last, which of them are its own, and what holds it.
struct Standing {
    words: Quotation,
    own: Vec<usize>,
    hold: Hold,
}

impl Standing {
    /// An anchor that something holds in a stretch of a passage.
    fn of(part: Part, loaded: &Document, range: Range<usize>, hold: Hold, text: &[char]) -> Standing {
        let own = match (&hold, part.running()) {
            (Hold::Pin(pin), Some(name)) => loaded.places(name, pin),
            _ => Vec::new(),
        };
        let mut own: Vec<usize> = own.into_iter().filter_map(|place| place.checked_sub(range.start)).collect();
        own.sort_unstable();
        Standing { words: Quotation::of(text, &range), own, hold }
    }

    /// An anchor whose words came back to a stretch; those of `own` are its own.
    fn at(part: Part, loaded: &Document, range: Range<usize>, own: &[usize], text: &[char]) -> Option<Standing> {
        let Some(name) = part.running() else {
            let hold = Hold::At(range.start, range.end);
            return Some(Standing { words: Quotation::of(text, &range), own: Vec::new(), hold });
        };
        let pin = loaded.pin_own(name, &range, own)?;
        let range = loaded.unpin(name, &pin)?.range;
        Some(Standing::of(part, loaded, range, Hold::Pin(pin), text))
    }

    fn lost(self) -> Standing {
        Standing { hold: Hold::Lost, ..self }
    }
}

/// An anchor where the editor saw its words. What it holds there still is its own, and at the ends words that were spoken
/// about and are missing. Whatever else stands in the range may have been written since, beside a word that is gone.
fn told(anchor: &Anchor, name: &str, loaded: &Document, range: Range<usize>, text: &[char]) -> Option<Standing> {
    let seen = &text[range.clone()];
    let held = match &anchor.hold {
        Hold::Pin(pin) => loaded.places(name, pin),
        _ => Vec::new(),
    };
    let mut own: Vec<usize> = held.into_iter().filter(|at| range.contains(at)).map(|at| at - range.start).collect();
    if own.is_empty() && seen.iter().copied().eq(anchor.words.exact.chars()) {
        return Standing::at(anchor.part, loaded, range, &anchor.own, text);
    }
    let words = words_of(seen);
    let said = |word: &Range<usize>| seen[word.clone()].iter().collect::<String>();
    let mut missing: Vec<&str> = anchor.quote.split_whitespace().collect();
    let is_held = |word: &Range<usize>| own.iter().any(|at| word.contains(at));
    for word in words.iter().filter(|word| is_held(word)) {
        if let Some(at) = missing.iter().position(|one| *one == said(word)) {
            missing.swap_remove(at);
        }
    }
    let is_own = |word: &&Range<usize>| is_held(word) || missing.contains(&said(word).as_str());
    let ends = match (words.iter().find(is_own), words.iter().rfind(is_own)) {
        (Some(first), Some(last)) => [first.start, last.end - 1],
        // Letters were added to all of them; the editor saw it.
        _ => [0, range.len().checked_sub(1)?],
    };
    own.extend(ends);
    own.sort_unstable();
    own.dedup();
    Standing::at(anchor.part, loaded, range, &own, text)
}

/// Where the words of a text stand, by the white space between them.
fn words_of(text: &[char]) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    for (at, _) in text.iter().enumerate().filter(|(_, c)| !c.is_whitespace()) {
        match words.last_mut() {
            Some(word) if word.end == at => word.end = at + 1,
            _ => words.push(at..at + 1),
        }
    }
    words
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
