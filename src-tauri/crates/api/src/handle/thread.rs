//! Threads: listing, saying, answering, settling.

use super::{Reply, change, read};
use crate::command::Session;
use crate::history::Changed;
use crate::suggestion::Decision;
use crate::thread::*;
use crate::{resolve, view};
use galley_core::Result;
use galley_core::change::Label;
use galley_core::error::{Error, OrNotFound};
use galley_core::id::{CommentId, ThreadId};
use galley_core::issue::Entry;
use galley_core::library::{Put, Reader, Tx};
use galley_core::review::comment::{self, On, Remark};
use galley_core::review::passage::{Owner, Part};
use galley_core::review::propose;

pub fn thread_list(session: &mut Session, request: ThreadList) -> Reply<Vec<ThreadView>> {
    read(session, |reader| {
        let owner = owner(reader, request.item.as_deref(), request.issue.as_deref())?;
        let mut owners = vec![owner];
        if let Owner::Issue(issue) = owner {
            let (issue, _) = reader.issue(issue)?;
            owners.extend(issue.rundown.iter().filter_map(|entry| match entry {
                Entry::Item(item) => Some(Owner::Item(*item)),
                Entry::Section { .. } => None,
            }));
        }
        view::threads(reader, &owners)
    })
}

pub fn comment_add(session: &mut Session, request: CommentAdd) -> Reply<Changed<ThreadView>> {
    let by = super::me(session)?;
    changed(session, "comment_add", |tx| {
        let owner = owner(&tx.read(), request.item.as_deref(), request.issue.as_deref())?;
        let on = match (&request.part, request.start, request.end, &request.quote) {
            (Some(part), Some(start), Some(end), _) => On::Range(named(part)?, start as usize..end as usize),
            (_, _, _, Some(quote)) => On::Quote(quote.clone()),
            _ => On::Whole,
        };
        let suggestion = request.suggestion.as_deref().map(|id| id.parse().ok().or_not_found("suggestion", id));
        let remark = Remark {
            body: request.body.clone(),
            replacement: request.replacement.as_deref().map(super::line),
            suggestion: suggestion.transpose()?,
            by,
            ..Remark::default()
        };
        comment::add(tx, owner, on, remark)
    })
}

pub fn comment_reply(session: &mut Session, request: CommentReply) -> Reply<Changed<ThreadView>> {
    let by = super::me(session)?;
    changed(session, "comment_reply", |tx| {
        let id = resolve::thread(&tx.read(), &request.thread)?;
        comment::reply(tx, id, by, &request.body).map(|_| id)
    })
}

pub fn comment_edit(session: &mut Session, request: CommentEdit) -> Reply<Changed<ThreadView>> {
    changed(session, "comment_edit", |tx| {
        let id = resolve::thread(&tx.read(), &request.thread)?;
        let comment = match &request.comment {
            Some(name) => of_thread(tx, id, name)?,
            None => last(tx, id)?,
        };
        comment::rewrite(tx, id, comment, &request.body).map(|()| id)
    })
}

pub fn comment_remove(session: &mut Session, request: CommentRemove) -> Reply<Changed<Option<ThreadView>>> {
    let decide = |tx: &mut Tx<'_>| {
        let id = resolve::thread(&tx.read(), &request.thread)?;
        let comment = of_thread(tx, id, &request.comment)?;
        comment::remove(tx, id, comment).map(|()| id)
    };
    change(session, Label::new("comment_remove", ""), decide, |reader, id| match reader.thread(id) {
        Ok(_) => view::thread(reader, id).map(Some),
        Err(_) => Ok(None),
    })
}

pub fn thread_remove(session: &mut Session, request: ThreadShow) -> Reply<Changed<Option<ThreadView>>> {
    let decide = |tx: &mut Tx<'_>| {
        let id = resolve::thread(&tx.read(), &request.thread)?;
        comment::remove_thread(tx, id)
    };
    change(session, Label::new("thread_remove", ""), decide, |_, ()| Ok(None))
}

pub fn thread_resolve(session: &mut Session, request: ThreadShow) -> Reply<Changed<ThreadView>> {
    let by = super::me(session)?;
    changed(session, "thread_resolve", |tx| {
        let id = resolve::thread(&tx.read(), &request.thread)?;
        comment::resolve(tx, id, by).map(|()| id)
    })
}

pub fn thread_reopen(session: &mut Session, request: ThreadShow) -> Reply<Changed<ThreadView>> {
    changed(session, "thread_reopen", |tx| {
        let id = resolve::thread(&tx.read(), &request.thread)?;
        comment::reopen(tx, id).map(|()| id)
    })
}

pub fn thread_place(session: &mut Session, request: ThreadPlace) -> Reply<Changed<ThreadView>> {
    changed(session, "thread_place", |tx| {
        let id = resolve::thread(&tx.read(), &request.thread)?;
        comment::place(tx, id, named(&request.part)?, &(request.start as usize..request.end as usize)).map(|()| id)
    })
}

pub fn thread_decide(session: &mut Session, request: ThreadDecide) -> Reply<Changed<ThreadView>> {
    let by = super::me(session)?;
    let verb = if request.decision == Decision::Accept { "proposal_accept" } else { "proposal_reject" };
    changed(session, verb, |tx| {
        let id = resolve::thread(&tx.read(), &request.thread)?;
        match request.decision {
            Decision::Accept => propose::accept(tx, id, by)?,
            Decision::Reject => propose::reject(tx, id, by)?,
        }
        Ok(id)
    })
}

fn changed(
    session: &mut Session,
    verb: &'static str,
    decide: impl FnOnce(&mut Tx<'_>) -> Result<ThreadId>,
) -> Reply<Changed<ThreadView>> {
    change(session, Label::new(verb, ""), decide, view::thread)
}

/// The item or the issue that a request names.
pub(super) fn owner(reader: &Reader<'_>, item: Option<&str>, issue: Option<&str>) -> Result<Owner> {
    match (item, issue) {
        (Some(item), _) => resolve::item(reader, item).map(Owner::Item),
        (None, Some(issue)) => resolve::issue(reader, issue).map(Owner::Issue),
        (None, None) => Err(Error::invalid("item", "It has to be said which item or issue is meant.")),
    }
}

fn named(part: &str) -> Result<Part> {
    Part::from_name(part).or_not_found("passage", part)
}

fn of_thread(tx: &Tx<'_>, id: ThreadId, name: &str) -> Result<CommentId> {
    let thread = tx.read().thread(id)?;
    let begins = |comment: &&galley_core::review::thread::Comment| comment.id.to_string().starts_with(name);
    thread.standing().find(begins).map(|comment| comment.id).or_not_found("comment", name)
}

fn last(tx: &Tx<'_>, id: ThreadId) -> Result<CommentId> {
    let thread = tx.read().thread(id)?;
    thread.standing().last().map(|comment| comment.id).or_not_found("comment", id)
}

/// Where the editor saw threads after its own edit.
pub(super) fn put(threads: &Option<Vec<ThreadPut>>) -> Vec<Put> {
    let one = |put: &ThreadPut| {
        let range = put.start.zip(put.end).map(|(start, end)| start as usize..end as usize);
        Some(Put { thread: put.thread.parse().ok()?, range })
    };
    threads.iter().flatten().filter_map(one).collect()
}
