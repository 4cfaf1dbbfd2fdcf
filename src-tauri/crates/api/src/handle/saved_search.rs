//! Saved searches: listing, keeping, naming, ordering, giving up. Every reply to a change is the whole list.

use super::{Reply, change, line, read};
use crate::command::Session;
use crate::history::Changed;
use crate::library::Empty;
use crate::resolve;
use crate::saved_search::*;
use crate::search::COUNTED;
use chrono::NaiveDate;
use galley_core::change::Label;
use galley_core::library::{Reader, Tx};
use galley_core::search::parse::{Reading, Script, Typing, parse};
use galley_core::search::saved;

type List = Vec<SavedSearchView>;

pub fn saved_search_list(session: &mut Session, _: Empty) -> Reply<List> {
    let today = (session.clock)().date_naive();
    read(session, |reader| list(reader, today))
}

pub fn saved_search_create(session: &mut Session, request: SavedSearchCreate) -> Reply<Changed<List>> {
    let (name, query) = (line(&request.name), line(&request.query));
    changed(session, "saved_search_create", |tx, today| saved::create(tx, &name, &query, today).map(|_| ()))
}

pub fn saved_search_set(session: &mut Session, request: SavedSearchSet) -> Reply<Changed<List>> {
    changed(session, "saved_search_set", |tx, today| {
        let id = resolve::saved_search(&tx.read(), &request.saved)?;
        if let Some(query) = &request.query {
            saved::set_query(tx, id, &line(query), today)?;
        }
        if let Some(name) = &request.name {
            saved::rename(tx, id, &line(name))?;
        }
        Ok(())
    })
}

pub fn saved_search_move(session: &mut Session, request: SavedSearchMove) -> Reply<Changed<List>> {
    changed(session, "saved_search_move", |tx, _| {
        let id = resolve::saved_search(&tx.read(), &request.saved)?;
        let before = request.before.as_deref().map(|name| resolve::saved_search(&tx.read(), name)).transpose()?;
        saved::move_before(tx, id, before)
    })
}

pub fn saved_search_remove(session: &mut Session, request: SavedSearchShow) -> Reply<Changed<List>> {
    changed(session, "saved_search_remove", |tx, _| {
        let id = resolve::saved_search(&tx.read(), &request.saved)?;
        saved::remove(tx, id)
    })
}

fn changed(
    session: &mut Session,
    verb: &'static str,
    decide: impl FnOnce(&mut Tx<'_>, NaiveDate) -> galley_core::Result<()>,
) -> Reply<Changed<List>> {
    let today = (session.clock)().date_naive();
    change(session, Label::new(verb, ""), |tx| decide(tx, today), |reader, ()| list(reader, today))
}

fn list(reader: &Reader<'_>, today: NaiveDate) -> galley_core::Result<List> {
    let reading = Reading { today, typing: Typing::Finished, script: Script::AsTyped };
    let shown = |saved: saved::SavedSearch| {
        // A search of a newer Galley may say what is not understood here; then it finds nothing.
        let total = match parse(&saved.query, reading) {
            Ok(query) => reader.story_count(&query, COUNTED)?,
            Err(_) => 0,
        };
        Ok(SavedSearchView { id: saved.id.to_string(), name: saved.name, query: saved.query, total })
    };
    reader.saved_searches()?.into_iter().map(shown).collect()
}
