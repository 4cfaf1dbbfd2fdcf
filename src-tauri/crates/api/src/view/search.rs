//! Hits of a search.

use galley_core::search::find::{Finds, Hit};
use galley_core::search::query::Found;
use galley_core::search::snippet::Snippet;

use super::{count, some};
use crate::search::{FoundView, HitView};
use crate::story::FindsView;

/// A place in a text as scripts count it: UTF-16 units before it.
pub fn utf16(text: &str, at: usize) -> u32 {
    count(text.get(..at).map_or(0, |before| before.encode_utf16().count()))
}

fn marks(snippet: &Snippet) -> Vec<(u32, u32)> {
    snippet.marks.iter().map(|&(from, to)| (utf16(&snippet.text, from), utf16(&snippet.text, to))).collect()
}

pub fn finds(finds: &Finds) -> FindsView {
    FindsView {
        title_marks: marks(&finds.title),
        snippet: finds.snippet.text.clone(),
        snippet_marks: marks(&finds.snippet),
    }
}

pub fn hit(hit: &Hit) -> HitView {
    HitView {
        id: hit.uuid.to_string(),
        kind: match hit.kind {
            Found::Story => FoundView::Story,
            Found::Item => FoundView::Item,
            Found::Issue => FoundView::Issue,
        },
        title: hit.title.text.clone(),
        date: some(&hit.date),
        outlet: some(&hit.outlet),
        snippet: hit.snippet.text.clone(),
        title_marks: marks(&hit.title),
        snippet_marks: marks(&hit.snippet),
    }
}
