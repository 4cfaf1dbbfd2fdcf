//! Saved searches: a query under a name, as a list that fills itself. They stand in an order that the
//! editor chooses.
//!
//! What a query means is read anew each time it is asked, so that `age:<7d` stays a week.

use chrono::NaiveDate;

use super::parse::{Reading, Script, Typing, parse};
use crate::error::{Error, Result};
use crate::id::SavedSearchId;
use crate::library::Tx;

/// A query under a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedSearch {
    /// Its id.
    pub id: SavedSearchId,
    /// What it is called.
    pub name: String,
    /// The search, in the query language.
    pub query: String,
    /// Where it stands among the others: what is smaller comes first.
    pub place: i64,
}

/// Room that is left between two neighbours, so that most moves write one record.
const GAP: i64 = 1 << 20;

/// Keeps a search under a name, behind the others. It must be one that can be read.
pub fn create(tx: &mut Tx<'_>, name: &str, query: &str, today: NaiveDate) -> Result<SavedSearchId> {
    let query = readable(query, today)?;
    let name = named(tx, name, None)?;
    let place = tx.read().saved_searches()?.last().map_or(0, |last| last.place.saturating_add(GAP));
    let saved = SavedSearch { id: SavedSearchId::new(tx.at()), name, query, place };
    tx.name(saved.name.clone());
    tx.create(&saved)?;
    Ok(saved.id)
}

/// Gives it another name.
pub fn rename(tx: &mut Tx<'_>, id: SavedSearchId, name: &str) -> Result<SavedSearch> {
    let name = named(tx, name, Some(id))?;
    tx.name(name.clone());
    edit(tx, id, |saved| saved.name = name)
}

/// Has it look for something else.
pub fn set_query(tx: &mut Tx<'_>, id: SavedSearchId, query: &str, today: NaiveDate) -> Result<SavedSearch> {
    let query = readable(query, today)?;
    let saved = edit(tx, id, |saved| saved.query = query)?;
    tx.name(saved.name.clone());
    Ok(saved)
}

/// Puts it before another one, or at the end.
pub fn move_before(tx: &mut Tx<'_>, id: SavedSearchId, before: Option<SavedSearchId>) -> Result<()> {
    let moved = tx.read().saved_search(id)?;
    tx.name(moved.name);
    if before == Some(id) {
        return Ok(());
    }
    let others: Vec<SavedSearch> = tx.read().saved_searches()?.into_iter().filter(|one| one.id != id).collect();
    let at = match before {
        Some(before) => {
            let found = others.iter().position(|one| one.id == before);
            found.ok_or_else(|| Error::not_found("saved search", before))?
        }
        None => others.len(),
    };
    let place = |at: Option<usize>| at.and_then(|at| others.get(at)).map(|one| one.place);
    match between(place(at.checked_sub(1)), place(Some(at))) {
        Some(place) => edit(tx, id, |saved| saved.place = place).map(|_| ()),
        None => {
            let mut order: Vec<SavedSearchId> = others.iter().map(|one| one.id).collect();
            order.insert(at, id);
            for (place, id) in (0..).zip(order) {
                edit(tx, id, |saved| saved.place = place * GAP)?;
            }
            Ok(())
        }
    }
}

/// Gives it up; undo brings it again. The stories it found stay as they are.
pub fn remove(tx: &mut Tx<'_>, id: SavedSearchId) -> Result<()> {
    let saved = tx.read().saved_search(id)?;
    tx.name(saved.name);
    tx.remove::<SavedSearch>(id.uuid(), "saved search")
}

/// A place between two neighbours; none where there is no room.
fn between(before: Option<i64>, after: Option<i64>) -> Option<i64> {
    match (before, after) {
        (None, None) => Some(0),
        (Some(before), None) => before.checked_add(GAP),
        (None, Some(after)) => after.checked_sub(GAP),
        (Some(before), Some(after)) => {
            let middle = before.midpoint(after);
            (before < middle && middle < after).then_some(middle)
        }
    }
}

fn edit(tx: &mut Tx<'_>, id: SavedSearchId, decide: impl FnOnce(&mut SavedSearch)) -> Result<SavedSearch> {
    tx.edit::<SavedSearch>(id.uuid(), "saved search", |saved| {
        decide(saved);
        Ok(())
    })
}

/// A name that no other saved search has.
fn named(tx: &Tx<'_>, name: &str, of: Option<SavedSearchId>) -> Result<String> {
    let name = name.trim();
    if name.is_empty() {
        return Err(Error::invalid("name", "A saved search needs a name."));
    }
    let taken = tx.read().saved_searches()?.iter().any(|one| Some(one.id) != of && one.name == name);
    if taken {
        return Err(Error::invalid("name", format!("There is a saved search “{name}” already.")));
    }
    Ok(name.to_owned())
}

fn readable(query: &str, today: NaiveDate) -> Result<String> {
    let query = query.trim();
    if query.is_empty() {
        return Err(Error::invalid("query", "A saved search needs something to look for, like tag:finance."));
    }
    match parse(query, Reading { today, typing: Typing::Finished, script: Script::AsTyped }) {
        Ok(_) => Ok(query.to_owned()),
        Err(fault) => Err(fault.refusal(query)),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_found_between_neighbours_while_there_is_room() {
        let check = |before, after, expect| assert_eq!(between(before, after), expect, "{before:?} {after:?}");
        check(None, None, Some(0));
        check(Some(0), None, Some(GAP));
        check(None, Some(0), Some(-GAP));
        check(Some(0), Some(GAP), Some(GAP / 2));
        check(Some(0), Some(2), Some(1));
        check(Some(0), Some(1), None);
        check(Some(4), Some(4), None);
        check(Some(-3), Some(-2), None);
        check(Some(i64::MAX), None, None);
        check(None, Some(i64::MIN), None);
    }
}
