//! Words proposed in place of others in a field of one line: taking them, or leaving the field as it is. What is
//! proposed in running text stands in the text itself, as marks.

use super::anchor::Quotation;
use super::comment;
use super::passage::{Owner, Part};
use crate::body::suggestion::{Mark, Verdict, Which};
use crate::error::{Error, Result};
use crate::id::{PersonId, SuggestionId, ThreadId};
use crate::issue::{self, Issue};
use crate::item::{Item, draft};
use crate::library::Tx;
use crate::library::review::Place;
use crate::proof::merge;

/// Puts the proposed words in the place of the others, and settles the thread.
pub fn accept(tx: &mut Tx<'_>, id: ThreadId, by: Option<PersonId>) -> Result<()> {
    let owner = tx.read().thread(id)?.owner;
    let found = tx.read().threads(owner)?.into_iter().find(|(thread, _)| thread.id == id);
    let proposed = found.and_then(|(thread, place)| Some((thread.replacement?, place)));
    let Some((words, place)) = proposed else {
        return Err(Error::invalid("thread", "This thread proposes no other words, so there is nothing to accept."));
    };
    let Place::At(part, range) = place else {
        let reason =
            "The words that this proposal is about are not there any more. Put it on other words, or reject it.";
        return Err(Error::invalid("thread", reason));
    };
    if part.running().is_some() {
        // A remark that had lost its place comes to running text only here.
        let mark = Mark { id: SuggestionId::new(tx.at()), by: by.map(PersonId::uuid) };
        merge::suggest(tx, owner, part, range, &words, mark)?;
        decide(tx, owner, part, &Which::One(mark.id), Verdict::Accept)?;
        return comment::resolve(tx, id, by);
    }
    let passages = tx.read().passages(owner)?;
    let text: Vec<char> = passages.text(part).chars().collect();
    let around = Quotation::of(&text, &range);
    let (before, after): (String, String) = (text[..range.start].iter().collect(), text[range.end..].iter().collect());
    let changed = match (around.exact.is_empty(), words.is_empty()) {
        // Words that are taken out do not leave two spaces.
        (false, true) => format!("{}{}", before.trim_end_matches(' '), after),
        _ => format!("{before}{words}{after}"),
    };
    comment::resolve(tx, id, by)?;
    set(tx, owner, part, changed.trim().to_owned())
}

/// Leaves the field as it is, and settles the thread.
pub fn reject(tx: &mut Tx<'_>, id: ThreadId, by: Option<PersonId>) -> Result<()> {
    comment::resolve(tx, id, by)
}

fn set(tx: &mut Tx<'_>, owner: Owner, part: Part, words: String) -> Result<()> {
    use crate::issue::set::Field;
    match (owner, part) {
        (Owner::Item(item), Part::Kicker) => draft::set(tx, item, draft::Field::Kicker(words)).map(|_| ()),
        (Owner::Item(item), Part::Headline) => draft::set(tx, item, draft::Field::Headline(words)).map(|_| ()),
        (Owner::Item(item), Part::Dek) => draft::set(tx, item, draft::Field::Dek(words)).map(|_| ()),
        (Owner::Issue(id), part) => {
            let field = match part {
                Part::Title => Field::Title(words),
                Part::Subject => Field::Subject(words),
                Part::Preheader => Field::Preheader(words),
                Part::TopicLine => Field::TopicLine(words),
                Part::OutroHeading => Field::OutroHeading(words),
                Part::CallToAction => Field::CallToActionText(words),
                _ => return Err(running()),
            };
            issue::set::set(tx, id, field).map(|_| ())
        }
        _ => Err(running()),
    }
}

/// Decides what is proposed in running text; where there is nothing of it, nothing changes.
pub(crate) fn decide(tx: &mut Tx<'_>, owner: Owner, part: Part, which: &Which, verdict: Verdict) -> Result<()> {
    match owner {
        Owner::Item(id) => tx
            .edit::<Item>(id.uuid(), "item", |item| {
                item.body = item.body.decide(which, verdict);
                Ok(())
            })
            .map(|_| ()),
        Owner::Issue(id) => tx
            .edit::<Issue>(id.uuid(), "issue", |issue| {
                let text = if part == Part::Outro { &mut issue.outro } else { &mut issue.intro };
                *text = text.decide(which, verdict);
                Ok(())
            })
            .map(|_| ()),
    }
}

fn running() -> Error {
    Error::invalid("thread", "What is proposed in running text is accepted in the text itself.")
}
