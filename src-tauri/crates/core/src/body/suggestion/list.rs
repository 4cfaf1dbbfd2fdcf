//! The suggestions of a text, each with its words.

use uuid::Uuid;

use super::{Body, Suggested};
use crate::body::{BREAK, Inline};
use crate::id::SuggestionId;

/// What was suggested in one go, as a reader would say it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// Its id.
    pub id: SuggestionId,
    /// Who suggests it.
    pub by: Option<Uuid>,
    /// The words that would come in; a line end is `\n`, a picture its alternative text.
    pub inserted: String,
    /// The words that would go.
    pub deleted: String,
    /// Where its first piece begins in the flat text.
    pub start: usize,
    /// Where its last piece ends.
    pub end: usize,
}

impl Body {
    /// Every suggestion, in the order in which they begin.
    pub fn suggestions(&self) -> Vec<Suggestion> {
        let mut found: Vec<Suggestion> = Vec::new();
        let mut at = 0;
        for line in &self.lines {
            for inline in &line.inline {
                let suggested = if line.is_rule() { line.suggested } else { inline.suggested() };
                let length = inline.length();
                tell(&mut found, suggested, at, length, || words(inline));
                at += length;
            }
            tell(&mut found, line.suggested, at, 1, || if line.is_rule() { String::new() } else { "\n".to_owned() });
            at += 1;
        }
        found
    }
}

fn tell(found: &mut Vec<Suggestion>, suggested: Suggested, at: usize, length: usize, words: impl Fn() -> String) {
    for (mark, inserts) in [(suggested.insertion, true), (suggested.deletion, false)] {
        let Some(mark) = mark else { continue };
        let index = found.iter().position(|one| one.id == mark.id).unwrap_or_else(|| {
            let (inserted, deleted) = (String::new(), String::new());
            found.push(Suggestion { id: mark.id, by: mark.by, inserted, deleted, start: at, end: at });
            found.len() - 1
        });
        if let Some(one) = found.get_mut(index) {
            one.end = at + length;
            if inserts { &mut one.inserted } else { &mut one.deleted }.push_str(&words());
        }
    }
}

fn words(inline: &Inline) -> String {
    match inline {
        Inline::Text { text, .. } => text.replace(BREAK, " "),
        Inline::Image(image) if image.alt.is_empty() => "🖼".to_owned(),
        Inline::Image(image) => image.alt.clone(),
        Inline::Rule => "---".to_owned(),
    }
}
