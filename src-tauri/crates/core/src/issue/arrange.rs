//! Order in a rundown: pure rules over a list of entries.

use crate::error::{Error, OrNotFound, Result};
use crate::id::EntryId;
use crate::issue::Entry;

/// A place in a rundown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Just before that entry.
    Before(EntryId),
    /// The nth entry, counting from 1; the end where there are fewer.
    Position(u32),
    /// Behind everything.
    End,
}

/// Where an entry stands, from 0.
pub fn position(rundown: &[Entry], entry: EntryId) -> Result<usize> {
    rundown.iter().position(|other| other.id() == entry).or_not_found("entry of this rundown", entry)
}

/// Puts a new entry in its place.
pub fn insert(rundown: &mut Vec<Entry>, entry: Entry, place: Place) -> Result<()> {
    if rundown.iter().any(|other| other.id() == entry.id()) {
        return Err(Error::invalid("entry", "This item stands in the rundown already."));
    }
    let at = index_of(rundown, place)?;
    rundown.insert(at, entry);
    Ok(())
}

/// Takes an entry out.
pub fn remove(rundown: &mut Vec<Entry>, entry: EntryId) -> Result<Entry> {
    let at = position(rundown, entry)?;
    Ok(rundown.remove(at))
}

/// Moves an entry to another place. To stand before itself is where it stands.
pub fn shift(rundown: &mut Vec<Entry>, entry: EntryId, place: Place) -> Result<()> {
    let at = position(rundown, entry)?;
    if place == Place::Before(entry) {
        return Ok(());
    }
    // A place that is refused is refused before anything leaves its own.
    index_of(rundown, place)?;
    let moved = rundown.remove(at);
    let to = index_of(rundown, place)?;
    rundown.insert(to, moved);
    Ok(())
}

fn index_of(rundown: &[Entry], place: Place) -> Result<usize> {
    match place {
        Place::Before(other) => position(rundown, other),
        Place::Position(0) => Err(Error::invalid("position", "Places in a rundown are counted from 1.")),
        Place::Position(nth) => Ok((nth as usize - 1).min(rundown.len())),
        Place::End => Ok(rundown.len()),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use chrono::DateTime;

    fn entries(count: u128) -> Vec<Entry> {
        (1..=count).map(|n| Entry::Item(uuid::Uuid::from_u128(n).into())).collect()
    }

    #[test]
    fn an_entry_goes_where_it_is_sent_and_no_other_changes_its_order() {
        let check = |from: usize, place: &dyn Fn(&[Entry]) -> Place, expect: [u128; 4]| {
            let mut rundown = entries(4);
            let entry = rundown[from].id();
            let place = place(&rundown);
            shift(&mut rundown, entry, place).unwrap();
            let expect: Vec<Entry> = expect.iter().map(|n| Entry::Item(uuid::Uuid::from_u128(*n).into())).collect();
            assert_eq!(rundown, expect);
        };
        check(0, &|_| Place::End, [2, 3, 4, 1]);
        check(0, &|r| Place::Before(r[2].id()), [2, 1, 3, 4]);
        check(3, &|r| Place::Before(r[0].id()), [4, 1, 2, 3]);
        check(1, &|r| Place::Before(r[1].id()), [1, 2, 3, 4]);
        check(1, &|_| Place::Position(4), [1, 3, 4, 2]);
        check(1, &|_| Place::Position(99), [1, 3, 4, 2]);
        check(2, &|_| Place::Position(1), [3, 1, 2, 4]);
    }

    #[test]
    fn a_place_or_an_entry_that_is_not_there_is_refused_and_nothing_moves() {
        let mut rundown = entries(3);
        let stranger = EntryId::new(DateTime::UNIX_EPOCH);
        assert!(shift(&mut rundown, stranger, Place::End).is_err());
        let first = rundown[0].id();
        assert!(shift(&mut rundown, first, Place::Before(stranger)).is_err());
        assert!(shift(&mut rundown, first, Place::Position(0)).is_err());
        assert!(insert(&mut rundown, Entry::Item(uuid::Uuid::from_u128(2).into()), Place::End).is_err());
        assert_eq!(rundown.len(), 3);
    }
}
