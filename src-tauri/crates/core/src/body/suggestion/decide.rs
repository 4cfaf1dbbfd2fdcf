//! Accepting and rejecting.

use uuid::Uuid;

use super::{Body, Mark, Suggested};
use crate::body::Line;
use crate::id::SuggestionId;

/// Which suggestions are decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// What was suggested in one go.
    One(SuggestionId),
    /// All of one person; of nobody, those of a desk that does not say who it is.
    By(Option<Uuid>),
    /// Every one.
    All,
}

/// What becomes of a suggestion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The text becomes as suggested.
    Accept,
    /// The text stays as it was.
    Reject,
}

impl Which {
    /// All of the person of that id; nobody's, where it is empty. None where it is no id.
    pub fn of_person(id: &str) -> Option<Which> {
        match id {
            "" => Some(Which::By(None)),
            id => Uuid::parse_str(id).ok().map(|by| Which::By(Some(by))),
        }
    }

    /// Whether it means that suggestion.
    pub fn means(&self, mark: &Mark) -> bool {
        match self {
            Which::One(id) => mark.id == *id,
            Which::By(by) => mark.by == *by,
            Which::All => true,
        }
    }
}

impl Suggested {
    /// What is left to decide of a piece; none where the piece goes.
    fn decided(self, which: &Which, verdict: Verdict) -> Option<Suggested> {
        let inserted = self.insertion.filter(|mark| which.means(mark)).is_some();
        let deleted = self.deletion.filter(|mark| which.means(mark)).is_some();
        let goes = match verdict {
            Verdict::Accept => deleted,
            Verdict::Reject => inserted,
        };
        (!goes).then_some(Suggested {
            insertion: self.insertion.filter(|_| !inserted),
            deletion: self.deletion.filter(|_| !deleted),
        })
    }
}

impl Body {
    /// The body with some suggestions decided, in canonical form.
    pub fn decide(&self, which: &Which, verdict: Verdict) -> Body {
        let mut lines: Vec<Line> = Vec::with_capacity(self.lines.len());
        // A line whose end went; what follows is joined to it and has its form.
        let mut open: Option<Line> = None;
        for line in &self.lines {
            let end = line.suggested.decided(which, verdict);
            if line.is_rule() {
                let Some(suggested) = end else { continue };
                lines.extend(open.take());
                lines.push(Line { suggested, ..line.clone() });
                continue;
            }
            let kept = line.inline.iter().filter_map(|inline| {
                let suggested = inline.suggested().decided(which, verdict)?;
                let mut inline = inline.clone();
                if let Some(slot) = inline.suggested_mut() {
                    *slot = suggested;
                }
                Some(inline)
            });
            let mut whole = match open.take() {
                Some(mut first) => {
                    first.inline.extend(kept);
                    first
                }
                None => Line { inline: kept.collect(), suggested: Suggested::default(), ..*line },
            };
            match end {
                Some(suggested) => {
                    whole.suggested = suggested;
                    lines.push(whole);
                }
                None => open = Some(whole),
            }
        }
        lines.extend(open);
        Body { lines }.normalized()
    }
}
