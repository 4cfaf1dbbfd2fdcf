//! Undo, redo and the list of named changes.

use super::{Reply, finish, read};
use crate::command::Session;
use crate::history::{ActionLabel, ActionView, Changed, HistoryList};
use crate::library::Empty;
use crate::{resolve, view};
use galley_core::issue::Entry;

pub fn history_list(session: &mut Session, request: HistoryList) -> Reply<Vec<ActionView>> {
    let limit = request.limit.unwrap_or(100).min(1000);
    read(session, |reader| {
        let of = match &request.issue {
            Some(name) => {
                let (issue, _) = reader.issue(resolve::issue(reader, name)?)?;
                let items = issue.rundown.iter().filter(|entry| matches!(entry, Entry::Item(_)));
                let mut records = vec![issue.id.uuid()];
                records.extend(items.map(|entry| entry.id().uuid()));
                Some(records)
            }
            None => None,
        };
        Ok(reader.history(of.as_deref(), limit)?.into_iter().map(view::action).collect())
    })
}

pub fn undo(session: &mut Session, _: Empty) -> Reply<Changed<Option<ActionLabel>>> {
    let at = (session.clock)();
    let undone = session.library.undo(at)?;
    named(session, undone)
}

pub fn redo(session: &mut Session, _: Empty) -> Reply<Changed<Option<ActionLabel>>> {
    let at = (session.clock)();
    let redone = session.library.redo(at)?;
    named(session, redone)
}

fn named(
    session: &mut Session,
    changed: galley_core::change::Changed<Option<galley_core::library::ActionName>>,
) -> Reply<Changed<Option<ActionLabel>>> {
    let galley_core::change::Changed { value, touched } = changed;
    finish(session, galley_core::change::Changed { value: value.map(super::action_label), touched })
}
