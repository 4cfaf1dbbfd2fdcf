//! Snippets: listing, keeping, changing, giving up. Every reply to a change is the whole list.

use super::{Reply, change, line, read};
use crate::command::Session;
use crate::history::Changed;
use crate::library::Empty;
use crate::writing::*;
use crate::{resolve, view};
use galley_core::Result;
use galley_core::body::Body;
use galley_core::change::Label;
use galley_core::library::{Reader, Tx};
use galley_core::snippet;

type List = Vec<SnippetView>;

pub fn snippet_list(session: &mut Session, _: Empty) -> Reply<List> {
    read(session, list)
}

pub fn snippet_create(session: &mut Session, request: SnippetCreate) -> Reply<Changed<List>> {
    changed(session, "snippet_create", |tx| {
        snippet::create(tx, &line(&request.name), Body::from_delta(&request.body.0)).map(|_| ())
    })
}

pub fn snippet_set(session: &mut Session, request: SnippetSet) -> Reply<Changed<List>> {
    changed(session, "snippet_set", |tx| {
        let id = resolve::snippet(&tx.read(), &request.snippet)?;
        let name = request.name.as_deref().map(line);
        let body = request.body.map(|body| Body::from_delta(&body.0));
        snippet::set(tx, id, name.as_deref(), body).map(|_| ())
    })
}

pub fn snippet_remove(session: &mut Session, request: SnippetShow) -> Reply<Changed<List>> {
    changed(session, "snippet_remove", |tx| {
        let id = resolve::snippet(&tx.read(), &request.snippet)?;
        snippet::remove(tx, id)
    })
}

fn changed(
    session: &mut Session,
    verb: &'static str,
    decide: impl FnOnce(&mut Tx<'_>) -> Result<()>,
) -> Reply<Changed<List>> {
    change(session, Label::new(verb, ""), decide, |reader, ()| list(reader))
}

fn list(reader: &Reader<'_>) -> Result<List> {
    let shown = |snippet: snippet::Snippet| SnippetView {
        id: snippet.id.to_string(),
        name: snippet.name,
        text: snippet.body.to_text(),
        body: view::delta(&snippet.body),
    };
    Ok(reader.snippets()?.into_iter().map(shown).collect())
}
