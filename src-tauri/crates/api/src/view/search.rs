//! Hits of a search.

use galley_core::search::find::{Finds, Hit};
use galley_core::search::query::Found;
use galley_core::search::snippet::Snippet;

use super::{count, some};
use crate::search::{FoundView, HitView};
use crate::story::FindsView;

/// A place in a text as scripts count it: UTF-16 units before it.
pub fn utf16(text: &str, at: usize) -> u32 {
    let before = text.get(..at).unwrap_or_default();
    // ASCII, which is nearly all of English, is seen at a glance.
    count(if before.is_ascii() { before.len() } else { before.chars().map(char::len_utf16).sum() })
}

fn marks(snippet: &Snippet) -> Vec<(u32, u32)> {
    // Marks stand in order, so each goes on counting where the one before it ended.
    let (mut at, mut counted) = (0, 0);
    let mut count_to = |place: usize| {
        counted += utf16(snippet.text.get(at..).unwrap_or_default(), place.saturating_sub(at));
        at = place;
        counted
    };
    snippet.marks.iter().map(|&(from, to)| (count_to(from), count_to(to))).collect()
}

pub fn finds(finds: &Finds) -> FindsView {
    FindsView {
        title_marks: marks(&finds.title),
        snippet: finds.snippet.text.clone(),
        snippet_marks: marks(&finds.snippet),
    }
}

pub fn hit(hit: Hit) -> HitView {
    HitView {
        id: hit.uuid.to_string(),
        kind: match hit.kind {
            Found::Story => FoundView::Story,
            Found::Item => FoundView::Item,
            Found::Issue => FoundView::Issue,
        },
        date: some(&hit.date),
        outlet: some(&hit.outlet),
        title_marks: marks(&hit.title),
        snippet_marks: marks(&hit.snippet),
        title: hit.title.text,
        snippet: hit.snippet.text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_counted_as_scripts_count() {
        let text = "a é 𠀀 平台 b".to_owned();
        let places = ["a", "é", "𠀀", "平台", "b"].map(|word| text.find(word).map(|at| (at, at + word.len())));
        let snippet = Snippet { text, marks: places.into_iter().flatten().collect() };
        assert_eq!(marks(&snippet), [(0, 1), (2, 3), (4, 6), (7, 9), (10, 11)]);
    }
}
