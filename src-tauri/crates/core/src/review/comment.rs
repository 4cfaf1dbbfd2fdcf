//! Saying something about a draft, answering, settling.

use std::ops::Range;

use uuid::Uuid;

use super::anchor::{Anchor, Hold, Quotation};
use super::passage::{Owner, Part, Passages};
use super::thread::{Comment, Resolved, Thread};
use crate::error::{Error, OrNotFound, Result};
use crate::id::{CommentId, PersonId, ProofId, ThreadId};
use crate::library::Tx;

/// The longest comment, in characters.
pub const LONGEST: usize = 20_000;

/// Which words a remark is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum On {
    /// The whole item or issue.
    Whole,
    /// A stretch of a passage, in Unicode scalar values of its flat form.
    Range(Part, Range<usize>),
    /// The first place where these words stand in headline, dek or body (of an issue: in its texts).
    Quote(String),
    /// Words that have no place any more: straight into the tray.
    Lost(Part, Quotation),
}

/// What a new thread is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Remark {
    /// What is said; may be empty where something is proposed.
    pub body: String,
    /// Words proposed in place of the others, in a field of one line.
    pub replacement: Option<String>,
    /// The suggestion that it hangs on.
    pub suggestion: Option<Uuid>,
    /// The proof that was read.
    pub proof: Option<ProofId>,
    /// Who says it.
    pub by: Option<PersonId>,
    /// When, where it was not now: RFC 3339 in UTC.
    pub at: Option<String>,
}

/// Begins a thread.
pub fn add(tx: &mut Tx<'_>, owner: Owner, on: On, remark: Remark) -> Result<ThreadId> {
    let proposes = remark.replacement.is_some() || remark.suggestion.is_some();
    let body = if proposes && remark.body.trim().is_empty() { String::new() } else { said(&remark.body)? };
    let passages = tx.read().passages(owner)?;
    let anchor = match on {
        On::Whole => None,
        On::Range(part, range) => Some(anchored(tx, owner, &passages, part, &range)?),
        On::Quote(quote) => {
            let (part, range) = first_place(&passages, &quote).ok_or_else(|| {
                Error::invalid(
                    "quote",
                    format!("The words “{quote}” do not stand there, so there is nothing to comment on."),
                )
            })?;
            Some(anchored(tx, owner, &passages, part, &range)?)
        }
        On::Lost(part, words) => {
            Some(Anchor { part, quote: words.exact.clone(), words, own: Vec::new(), hold: Hold::Lost })
        }
    };
    let at = remark.at.unwrap_or_else(|| tx.moment());
    let comment = Comment { id: CommentId::new(tx.at()), by: remark.by, at, edited: None, body, removed: false };
    let thread = Thread {
        id: ThreadId::new(tx.at()),
        owner,
        anchor,
        resolved: None,
        replacement: remark.replacement,
        suggestion: remark.suggestion,
        proof: remark.proof,
        comments: vec![comment],
    };
    tx.create(&thread)?;
    name(tx, &thread);
    Ok(thread.id)
}

/// Answers in a thread; a settled one stays settled.
pub fn reply(tx: &mut Tx<'_>, id: ThreadId, by: Option<PersonId>, body: &str) -> Result<CommentId> {
    let body = said(body)?;
    let comment = Comment { id: CommentId::new(tx.at()), by, at: tx.moment(), edited: None, body, removed: false };
    let new = comment.id;
    edit(tx, id, |thread| {
        thread.comments.push(comment);
        Ok(())
    })?;
    Ok(new)
}

/// Says a comment otherwise.
pub fn rewrite(tx: &mut Tx<'_>, id: ThreadId, comment: CommentId, body: &str) -> Result<()> {
    let (body, at) = (said(body)?, tx.moment());
    edit(tx, id, |thread| {
        let found = of_thread(thread, comment)?;
        if found.body != body {
            (found.body, found.edited) = (body, Some(at));
        }
        Ok(())
    })
}

/// Takes a comment back; with the last one the thread goes. Undo brings both again.
pub fn remove(tx: &mut Tx<'_>, id: ThreadId, comment: CommentId) -> Result<()> {
    edit(tx, id, |thread| {
        of_thread(thread, comment)?.removed = true;
        Ok(())
    })?;
    let thread = tx.read().thread(id)?;
    if thread.standing().next().is_none() && thread.replacement.is_none() { remove_thread(tx, id) } else { Ok(()) }
}

/// Takes a whole thread back; undo brings it again.
pub fn remove_thread(tx: &mut Tx<'_>, id: ThreadId) -> Result<()> {
    let thread = tx.read().thread(id)?;
    name(tx, &thread);
    tx.remove::<Thread>(id.uuid(), "thread")
}

/// Settles a thread; settling it again changes nothing.
pub fn resolve(tx: &mut Tx<'_>, id: ThreadId, by: Option<PersonId>) -> Result<()> {
    let at = tx.moment();
    edit(tx, id, |thread| {
        thread.resolved.get_or_insert(Resolved { by, at });
        Ok(())
    })
}

/// Opens a settled thread again.
pub fn reopen(tx: &mut Tx<'_>, id: ThreadId) -> Result<()> {
    edit(tx, id, |thread| {
        thread.resolved = None;
        Ok(())
    })
}

/// Puts a thread on other words: the editor chose where it belongs.
pub fn place(tx: &mut Tx<'_>, id: ThreadId, part: Part, range: &Range<usize>) -> Result<()> {
    let thread = tx.read().thread(id)?;
    let passages = tx.read().passages(thread.owner)?;
    let mut anchor = anchored(tx, thread.owner, &passages, part, range)?;
    if let Some(before) = &thread.anchor {
        anchor.quote.clone_from(&before.quote);
    }
    edit(tx, id, |thread| {
        thread.anchor = Some(anchor);
        Ok(())
    })
}

fn edit(tx: &mut Tx<'_>, id: ThreadId, decide: impl FnOnce(&mut Thread) -> Result<()>) -> Result<()> {
    let thread = tx.edit::<Thread>(id.uuid(), "thread", decide)?;
    name(tx, &thread);
    Ok(())
}

/// The action is named after the words that are spoken about, else after what was said.
fn name(tx: &mut Tx<'_>, thread: &Thread) {
    let quote = thread.anchor.as_ref().map(|anchor| anchor.quote.as_str());
    let words = quote.or_else(|| thread.comments.first().map(|first| first.body.as_str())).unwrap_or_default();
    let short: String = words.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(40).collect();
    tx.name(short);
}

fn of_thread(thread: &mut Thread, comment: CommentId) -> Result<&mut Comment> {
    thread.comments.iter_mut().find(|one| one.id == comment && !one.removed).or_not_found("comment", comment)
}

fn anchored(tx: &mut Tx<'_>, owner: Owner, passages: &Passages, part: Part, range: &Range<usize>) -> Result<Anchor> {
    let text: Vec<char> = passages.text(part).chars().collect();
    let nowhere = || Error::invalid("range", "There are no such words in that text.");
    if range.is_empty() || range.end > text.len() {
        return Err(nowhere());
    }
    let words = Quotation::of(&text, range);
    let hold = match part.running() {
        Some(name) => Hold::Pin(tx.pin(owner, name, range)?.ok_or_else(nowhere)?),
        None => Hold::At(range.start, range.end),
    };
    Ok(Anchor { part, quote: words.exact.clone(), words, own: Vec::new(), hold })
}

/// Headline and dek before the body, whatever stands above them in print.
fn first_place(passages: &Passages, quote: &str) -> Option<(Part, Range<usize>)> {
    let quote = quote.trim();
    let mut texts: Vec<(Part, &str)> = passages.iter().collect();
    texts.sort_by_key(|(part, _)| *part == Part::Kicker);
    if quote.is_empty() {
        return None;
    }
    texts.into_iter().find_map(|(part, text)| {
        let at = text.find(quote)?;
        let start = text[..at].chars().count();
        Some((part, start..start + quote.chars().count()))
    })
}

/// A comment as it is kept: nothing that is not seen, no space around.
pub fn said(body: &str) -> Result<String> {
    let clean: String = body
        .replace("\r\n", "\n")
        .chars()
        .filter(|c| matches!(c, '\n' | '\t') || !crate::person::is_hidden(*c))
        .take(LONGEST + 1)
        .collect();
    let clean = clean.trim();
    if clean.is_empty() {
        return Err(Error::invalid("comment", "A comment needs words."));
    }
    if clean.chars().count() > LONGEST {
        return Err(Error::invalid("comment", "The comment is longer than 20,000 characters; nothing was kept of it."));
    }
    Ok(clean.to_owned())
}
