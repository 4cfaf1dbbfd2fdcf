//! Revisions: the states an item or an issue has been in, what is different between two of them, going back to one.

use crate::archive::difference::{self, Stretch};
use crate::document::Version;
use crate::error::{Error, Result};
use crate::library::{Reader, Tx};
use crate::review::passage::{Owner, Part, Passages};

/// A passage that is not the same in two states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The passage.
    pub part: Part,
    /// What it said.
    pub before: String,
    /// What it says.
    pub after: String,
    /// Both in one, word by word.
    pub stretches: Vec<Stretch>,
}

/// What the passages of a record said in a state.
pub fn passages(reader: &Reader<'_>, owner: Owner, version: &Version) -> Result<Passages> {
    reader.passages_at(owner, version)
}

/// What is different between two states; the later one is the present where none is named.
pub fn compare(reader: &Reader<'_>, owner: Owner, from: &Version, to: Option<&Version>) -> Result<Vec<Difference>> {
    let (before, after) = match to {
        Some(to) => reader.passages_at_both(owner, from, to)?,
        None => (passages(reader, owner, from)?, reader.passages(owner)?),
    };
    Ok(between(&before, &after))
}

fn between(before: &Passages, after: &Passages) -> Vec<Difference> {
    let differs = |(part, text): (Part, &str)| {
        let now = after.text(part);
        (text != now).then(|| Difference {
            part,
            before: text.to_owned(),
            after: now.to_owned(),
            stretches: difference::words(text, now),
        })
    };
    before.iter().filter_map(differs).collect()
}

/// Brings an item or an issue back to a state it was in, as a new change: what came after stays in its history.
pub fn restore(tx: &mut Tx<'_>, owner: Owner, version: &Version) -> Result<()> {
    if version.is_empty() || tx.read().passages_at(owner, version).is_err() {
        return Err(Error::invalid("version", "This library does not have that state, so nothing was changed."));
    }
    name_after(tx, owner)?;
    tx.restore(owner.uuid(), version)
}

/// Gives a state a name, by which it is found again.
pub fn name(tx: &mut Tx<'_>, owner: Owner, version: &Version, name: &str) -> Result<()> {
    let name = name.trim();
    if name.is_empty() {
        return Err(Error::invalid("name", "A named state needs a name."));
    }
    tx.read().passages_at(owner, version)?;
    name_after(tx, owner)?;
    tx.name_state(owner.uuid(), name, version)
}

fn name_after(tx: &mut Tx<'_>, owner: Owner) -> Result<()> {
    let name = match owner {
        Owner::Item(id) => tx.read().item(id)?.0.headline,
        Owner::Issue(id) => {
            let (issue, _) = tx.read().issue(id)?;
            let publication = tx.read().publication(issue.publication)?;
            crate::issue::create::title_of(&publication, issue.number, issue.date)
        }
    };
    tx.name(name);
    Ok(())
}
