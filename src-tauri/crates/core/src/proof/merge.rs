//! Bringing a review to the draft, which has moved on since: every remark to its words, or to the tray; every suggestion
//! into the text; the verdict to the proof. The same review twice changes nothing.

use std::collections::HashMap;
use std::ops::Range;

use uuid::Uuid;

use super::file::{Entry, Review, Verdict};
use super::verdict;
use crate::body::Body;
use crate::body::suggestion::Mark;
use crate::document::{Document, IssueDocument, ItemDocument, Kind, Pin};
use crate::error::{Error, Result};
use crate::id::{ItemId, ProofId, SuggestionId, ThreadId};
use crate::issue::Issue;
use crate::item::Item;
use crate::library::Tx;
use crate::person::{self, Person};
use crate::review::anchor::Quotation;
use crate::review::comment::{self, On, Remark};
use crate::review::passage::{Owner, Part, Passages};
use crate::storage::proof::ProofRow;

/// What a review brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// Who reviewed, by name.
    pub by: String,
    /// The number of the proof.
    pub proof: u32,
    /// How many remarks came in.
    pub added: u32,
    /// How many were there already.
    pub already: u32,
    /// How many of those that came in have no place any more, and lie in the tray.
    pub lost: u32,
    /// What they think of the whole.
    pub verdict: Option<Verdict>,
    /// The threads that came in.
    pub threads: Vec<ThreadId>,
}

/// Items and issues as they were when proofs were made. Nothing changes them any more, so they are read once for all the
/// reviews that are taken in together.
#[derive(Default)]
pub struct Earlier(HashMap<(ProofId, Uuid), Option<Then>>);

/// A record as it was when a proof was made.
struct Then {
    kind: Kind,
    document: Document,
    passages: Passages,
    bodies: HashMap<Part, Body>,
}

impl Then {
    /// Where a stretch of a passage as the proof has it stands in its raw flat form, and what holds it there.
    fn pin(&mut self, part: Part, name: &str, range: &Range<usize>) -> Option<Pin> {
        let (kind, document) = (self.kind, &mut self.document);
        let body = self.bodies.entry(part).or_insert_with(|| body_of(kind, document, part));
        let (start, end) = body.raw_range(range.start, range.end);
        self.document.pin(name, &(start..end))
    }
}

/// Takes a review in.
pub fn merge(tx: &mut Tx<'_>, review: &Review) -> Result<Merged> {
    merge_among(tx, review, &mut Earlier::default())
}

/// Takes one of several reviews in.
pub fn merge_among(tx: &mut Tx<'_>, review: &Review, earlier: &mut Earlier) -> Result<Merged> {
    let proof = proof_of(tx, review)?;
    let person = person::of_key(tx, &review.reviewer.key, &review.reviewer.name)?;
    let (issue, _) = tx.read().issue(proof.issue)?;
    let publication = tx.read().publication(issue.publication)?;
    tx.name(crate::issue::create::title_of(&publication, issue.number, issue.date));
    let mut merged = Merged {
        by: person.name.clone(),
        proof: proof.number,
        added: 0,
        already: 0,
        lost: 0,
        verdict: review.verdict,
        threads: Vec::new(),
    };
    for entry in &review.entries {
        if entry.body.trim().is_empty() && entry.replacement.is_none() {
            continue;
        }
        match tx.read().thread_of_entry(entry.id)? {
            Some(thread) => {
                merged.already += 1;
                say_again(tx, thread, &person, entry)?;
            }
            None => {
                let (thread, landing) = take(tx, &proof, &person, entry, earlier)?;
                tx.keep_review_entry(entry.id, proof.id, thread)?;
                merged.added += 1;
                merged.threads.push(thread);
                merged.lost += u32::from(landing == Landing::Tray);
            }
        }
    }
    let remark = comment::said(&review.remark).unwrap_or_default();
    let at = tx.moment();
    verdict::give(tx, &proof, person.id, review.verdict, &remark, Some(at))?;
    Ok(merged)
}

/// The proof that a review is about.
fn proof_of(tx: &Tx<'_>, review: &Review) -> Result<ProofRow> {
    let refused = |reason: String| Err(Error::invalid("review", reason));
    if tx.read().library_id()? != review.library.to_string() {
        return refused("The review is of a proof from another library, so nothing was taken from it.".to_owned());
    }
    match tx.read().proof(review.proof.into())? {
        Some(proof) if proof.hash == review.hash && proof.number == review.number => Ok(proof),
        _ => refused(format!(
            "The review is of a proof that this library did not make (Proof {}), so nothing was taken from it.",
            review.number
        )),
    }
}

/// A reviewer may save again after another look: what they said otherwise is said otherwise here.
fn say_again(tx: &mut Tx<'_>, id: ThreadId, person: &Person, entry: &Entry) -> Result<()> {
    let Ok(thread) = tx.read().thread(id) else { return Ok(()) };
    let Ok(body) = comment::said(&entry.body) else { return Ok(()) };
    match thread.standing().find(|comment| comment.by == Some(person.id)) {
        Some(comment) if comment.body != body && comment.edited.is_none() => {
            let id = comment.id;
            comment::rewrite(tx, thread.id, id, &body)
        }
        _ => Ok(()),
    }
}

/// Where a remark came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Landing {
    /// To its words, or to the whole that it is about.
    Place,
    /// Its words are gone.
    Tray,
}

/// Takes in one remark by itself.
pub(super) fn take_one(tx: &mut Tx<'_>, proof: &ProofRow, person: &Person, entry: &Entry) -> Result<ThreadId> {
    take(tx, proof, person, entry, &mut Earlier::default()).map(|(thread, _)| thread)
}

fn take(
    tx: &mut Tx<'_>,
    proof: &ProofRow,
    person: &Person,
    entry: &Entry,
    earlier: &mut Earlier,
) -> Result<(ThreadId, Landing)> {
    let owner = owner_of(tx, proof, entry.owner)?;
    let replacement = entry.replacement.as_deref().map(one_line);
    let mut remark = Remark {
        body: comment::said(&entry.body).unwrap_or_default(),
        proof: Some(proof.id),
        by: Some(person.id),
        at: moment_of(&entry.at),
        ..Remark::default()
    };
    let Some(part) = entry.part.as_deref().and_then(Part::from_name) else {
        remark.body = if remark.body.is_empty() { replacement.unwrap_or_default() } else { remark.body };
        return Ok((comment::add(tx, owner, On::Whole, remark)?, Landing::Place));
    };
    let words = Quotation {
        exact: entry.quote.clone(),
        prefix: around(&entry.prefix, End::Last),
        suffix: around(&entry.suffix, End::First),
    };
    let Some(range) = place(tx, proof, owner, part, entry, &words, earlier)? else {
        remark.replacement = replacement;
        return Ok((comment::add(tx, owner, On::Lost(part, words), remark)?, Landing::Tray));
    };
    match (replacement, part.running()) {
        (Some(replacement), Some(_)) => {
            let mark = Mark { id: SuggestionId::from(entry.id), by: Some(person.id.uuid()) };
            suggest(tx, owner, part, range.clone(), &replacement, mark)?;
            remark.suggestion = Some(entry.id);
        }
        (replacement, _) => remark.replacement = replacement,
    }
    Ok((comment::add(tx, owner, On::Range(part, range), remark)?, Landing::Place))
}

/// The record that a remark is about; the issue where an item is not there any more.
fn owner_of(tx: &Tx<'_>, proof: &ProofRow, owner: Uuid) -> Result<Owner> {
    if owner != proof.issue.uuid() && tx.read().item(ItemId::from(owner)).is_ok() {
        return Ok(Owner::Item(owner.into()));
    }
    Ok(Owner::Issue(proof.issue))
}

/// Where words of a proof stand in the draft now, in its raw flat form; none where they are gone.
fn place(
    tx: &mut Tx<'_>,
    proof: &ProofRow,
    owner: Owner,
    part: Part,
    entry: &Entry,
    words: &Quotation,
    earlier: &mut Earlier,
) -> Result<Option<Range<usize>>> {
    let uuid = owner.uuid();
    if uuid != entry.owner || words.exact.is_empty() {
        return Ok(None);
    }
    tx.look(uuid, |kind, now| {
        let then = earlier.0.entry((proof.id, uuid)).or_insert_with(|| {
            let mut document = now.at(&proof.version(uuid)?).ok()?;
            let passages = crate::library::passages(kind, uuid, &mut document).unwrap_or_default();
            Some(Then { kind, document, passages, bodies: HashMap::new() })
        });
        let told = entry.start.zip(entry.end).map(|(start, end)| start..end).filter(|range| range.start < range.end);
        match (then, told, part.running()) {
            (Some(then), Some(range), Some(name)) => {
                // Held words are the reviewer's own; that some of them were replaced since is for the editor to see.
                let held = then.pin(part, name, &range).and_then(|pin| now.unpin(name, &pin));
                if let Some(held) = held {
                    return Some(held.range);
                }
            }
            (Some(then), Some(range), None) => {
                let (before, now) = (then.passages.text(part), said(kind, uuid, now));
                let there = before.chars().skip(range.start).take(range.len()).collect::<String>();
                let edits = crate::compare::edits(before, now.text(part));
                let followed = crate::compare::follow(&range, &edits).filter(|_| there == words.exact);
                if followed.is_some() {
                    return followed;
                }
            }
            _ => {}
        }
        words.find(&said(kind, uuid, now).text(part).chars().collect::<Vec<char>>(), |_| true)
    })
}

fn said(kind: Kind, uuid: Uuid, document: &mut Document) -> Passages {
    crate::library::passages(kind, uuid, document).unwrap_or_default()
}

fn body_of(kind: Kind, document: &mut Document, part: Part) -> Body {
    match (kind, part) {
        (Kind::Item, _) => ItemDocument(document).read(Uuid::nil().into(), None).body,
        (_, Part::Outro) => {
            IssueDocument(document).read(Uuid::nil().into()).map(|issue| issue.outro).unwrap_or_default()
        }
        _ => IssueDocument(document).read(Uuid::nil().into()).map(|issue| issue.intro).unwrap_or_default(),
    }
}

/// Puts a suggestion into running text.
pub(crate) fn suggest(
    tx: &mut Tx<'_>,
    owner: Owner,
    part: Part,
    range: Range<usize>,
    words: &str,
    mark: Mark,
) -> Result<()> {
    match owner {
        Owner::Item(id) => tx
            .edit::<Item>(id.uuid(), "item", |item| {
                item.body = item.body.suggest_replacement(range, words, mark);
                Ok(())
            })
            .map(|_| ()),
        Owner::Issue(id) => tx
            .edit::<Issue>(id.uuid(), "issue", |issue| {
                let text = if part == Part::Outro { &mut issue.outro } else { &mut issue.intro };
                *text = text.suggest_replacement(range, words, mark);
                Ok(())
            })
            .map(|_| ()),
    }
}

enum End {
    First,
    Last,
}

/// At most 32 characters of one line, those next to the words.
fn around(text: &str, end: End) -> String {
    let line = |text: &str| text.chars().filter(|c| *c != '\n').collect::<Vec<char>>();
    match end {
        End::First => line(text.split('\n').next().unwrap_or_default()).into_iter().take(32).collect(),
        End::Last => {
            let all = line(text.rsplit('\n').next().unwrap_or_default());
            all[all.len().saturating_sub(32)..].iter().collect()
        }
    }
}

fn one_line(words: &str) -> String {
    let clean = words.chars().map(|c| if c.is_whitespace() { ' ' } else { c });
    let clean: String = clean.filter(|c| !crate::body::is_forbidden_char(*c)).collect();
    clean.chars().take(comment::LONGEST).collect()
}

/// A moment as the browser gave it, in the form in which moments are kept; none where it is none.
fn moment_of(at: &str) -> Option<String> {
    let at = chrono::DateTime::parse_from_rfc3339(at).ok()?.with_timezone(&chrono::Utc);
    Some(crate::library::moment(at))
}
