//! Suggestions in running text: words, pictures and line ends that somebody would put in or take out.
//!
//! They are marks on what they are about. What is inserted stands in the text already, what is deleted still does, so
//! the text is all of it at once: [`Body::settled`] is what it would be, [`Body::refused`] what it was. A joined line has
//! the form of the first, in both directions; so the order in which suggestions are decided does not matter.
//!
//! Three things about line ends could not be decided and are never kept (`keep_decidable`): the last line's end has
//! nothing to join; the end of a line before rules goes only together with all of them; a rule and its end are one.

mod decide;
mod list;
mod place;
mod replace;

pub use decide::{Verdict, Which};
pub use list::Suggestion;

use std::borrow::Cow;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use uuid::Uuid;

use super::{Body, Inline, Line};
use crate::id::SuggestionId;

/// The mark of one suggestion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Mark {
    /// What was suggested in one go has one id.
    pub id: SuggestionId,
    /// Who suggests; nobody where the desk does not say who it is. An empty string on the wire.
    #[serde(default, serialize_with = "write_person", deserialize_with = "read_person")]
    pub by: Option<Uuid>,
}

/// What is suggested of a piece of text. What one suggests and another would take out again has both.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Suggested {
    /// It is suggested, and not yet part of the text.
    pub insertion: Option<Mark>,
    /// It is part of the text, and suggested to be taken out.
    pub deletion: Option<Mark>,
}

fn write_person<S: Serializer>(by: &Option<Uuid>, serializer: S) -> Result<S::Ok, S::Error> {
    match by {
        Some(by) => serializer.collect_str(by),
        None => serializer.serialize_str(""),
    }
}

fn read_person<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Uuid>, D::Error> {
    let by = Cow::<'_, str>::deserialize(deserializer)?;
    // Who it was may be said in a way that only a newer Galley knows; the suggestion itself stays.
    Ok(Uuid::parse_str(&by).ok())
}

impl Suggested {
    /// A piece that is suggested.
    pub fn inserted(mark: Mark) -> Suggested {
        Suggested { insertion: Some(mark), deletion: None }
    }

    /// Whether nothing is suggested of it.
    pub fn is_none(&self) -> bool {
        self.insertion.is_none() && self.deletion.is_none()
    }

    /// The marks, the insertion first.
    pub fn marks(self) -> impl Iterator<Item = Mark> {
        self.insertion.into_iter().chain(self.deletion)
    }
}

impl Inline {
    /// What is suggested of it. A rule's suggestion is its line's.
    pub fn suggested(&self) -> Suggested {
        match self {
            Inline::Text { marks, .. } => marks.suggested,
            Inline::Image(image) => image.suggested,
            Inline::Rule => Suggested::default(),
        }
    }

    fn suggested_mut(&mut self) -> Option<&mut Suggested> {
        match self {
            Inline::Text { marks, .. } => Some(&mut marks.suggested),
            Inline::Image(image) => Some(&mut image.suggested),
            Inline::Rule => None,
        }
    }

    /// How many characters of the flat text it is.
    pub(super) fn length(&self) -> usize {
        match self {
            Inline::Text { text, .. } => text.chars().count(),
            Inline::Image(_) | Inline::Rule => 1,
        }
    }
}

impl Line {
    fn has_suggestions(&self) -> bool {
        !self.suggested.is_none() || self.inline.iter().any(|inline| !inline.suggested().is_none())
    }
}

impl Body {
    /// Whether anything is suggested in it.
    pub fn has_suggestions(&self) -> bool {
        self.lines.iter().any(Line::has_suggestions)
    }

    /// The body as it would be with every suggestion accepted: what is printed, checked, counted and searched.
    pub fn settled(&self) -> Cow<'_, Body> {
        match self.has_suggestions() {
            true => Cow::Owned(self.decide(&Which::All, Verdict::Accept)),
            false => Cow::Borrowed(self),
        }
    }

    /// The same as [`Body::settled`], of a body that is not needed any more.
    pub fn into_settled(self) -> Body {
        match self.has_suggestions() {
            true => self.decide(&Which::All, Verdict::Accept),
            false => self,
        }
    }

    /// The body as it was before anything was suggested.
    pub fn refused(&self) -> Cow<'_, Body> {
        match self.has_suggestions() {
            true => Cow::Owned(self.decide(&Which::All, Verdict::Reject)),
            false => Cow::Borrowed(self),
        }
    }
}

/// Takes off the suggestions of line ends that could not be decided.
pub(super) fn keep_decidable(lines: &mut [Line]) {
    for at in 0..lines.len() {
        if lines[at].is_rule() || lines[at].suggested.is_none() {
            continue;
        }
        let mut end = lines[at].suggested;
        if at + 1 == lines.len() {
            end = Suggested::default();
        }
        for rule in lines[at + 1..].iter().take_while(|next| next.is_rule()) {
            end.insertion = end.insertion.filter(|mark| rule.suggested.insertion == Some(*mark));
            end.deletion = end.deletion.filter(|mark| rule.suggested.deletion == Some(*mark));
        }
        lines[at].suggested = end;
    }
}

#[cfg(test)]
mod tests;
