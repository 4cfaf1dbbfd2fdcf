//! People, and who works on this device.

use super::{Reply, change, line, read};
use crate::command::Session;
use crate::history::Changed;
use crate::library::Empty;
use crate::person::*;
use crate::resolve;
use galley_core::change::{Label, Undo};
use galley_core::error::Error;
use galley_core::id::PersonId;
use galley_core::library::{Reader, Tx};
use galley_core::person::{self, Change};
use galley_core::{Result, person::Person};

pub fn person_list(session: &mut Session, _: Empty) -> Reply<PeopleView> {
    let key = device_key(session);
    read(session, |reader| people(reader, &key))
}

pub fn person_me(session: &mut Session, request: PersonMe) -> Reply<Changed<PeopleView>> {
    let key = device_key(session);
    let mut me = None;
    // Who sits at a desk is no edit of the library's content, so undo passes over it.
    let label = Label { undo: Undo::Withheld, ..Label::new("person_me", "") };
    let changed = change(
        session,
        label,
        |tx| {
            let known = tx.read().person_of_key(&key)?;
            let person = match (&request.person, &request.name) {
                (Some(name), _) => {
                    let id = resolve::person(&tx.read(), name)?;
                    give_up(tx, known.filter(|before| before.id != id), &key)?;
                    person::set(tx, id, Change { key: Some(key.clone()), ..Change::default() })?
                }
                (None, Some(name)) => {
                    give_up(tx, known, &key)?;
                    person::create(tx, &line(name), vec![key.clone()])?
                }
                (None, None) => return Err(Error::invalid("name", "A person needs a name.")),
            };
            me = Some(person.id);
            Ok(())
        },
        |reader, ()| people(reader, &key),
    )?;
    session.library.set_person(me);
    Ok(changed)
}

pub fn person_set(session: &mut Session, request: PersonSet) -> Reply<Changed<PeopleView>> {
    let key = device_key(session);
    change(
        session,
        Label::new("person_set", ""),
        |tx| {
            let id = resolve::person(&tx.read(), &request.person)?;
            let change = Change {
                name: request.name.as_deref().map(line),
                initials: request.initials.as_deref().map(line),
                color: request.color.clone(),
                key: None,
            };
            person::set(tx, id, change).map(|_| ())
        },
        |reader, ()| people(reader, &key),
    )
}

/// Says under whose name this session writes, as far as it is known.
pub(crate) fn take_place(session: &mut Session) {
    let key = device_key(session);
    let me = session.library.read(|reader| reader.person_of_key(&key)).ok().flatten();
    session.library.set_person(me.map(|person| person.id));
}

/// Who works on this device.
pub(super) fn me(session: &mut Session) -> Reply<Option<PersonId>> {
    let key = device_key(session);
    Ok(read(session, |reader| reader.person_of_key(&key))?.map(|person| person.id))
}

/// The device has changed hands: whoever worked on it is not known by it any more.
fn give_up(tx: &mut Tx<'_>, before: Option<Person>, key: &str) -> Result<()> {
    before.map_or(Ok(()), |before| person::forget_key(tx, before.id, key))
}

fn device_key(session: &Session) -> String {
    format!("device:{}", session.library.device())
}

fn people(reader: &Reader<'_>, key: &str) -> Result<PeopleView> {
    let people = reader.people()?;
    let me = people.iter().find(|person| person.keys.iter().any(|one| one == key)).map(|person| person.id.to_string());
    let view = |person: Person| PersonView {
        id: person.id.to_string(),
        name: person.name,
        initials: person.initials,
        color: person.color,
        keys: u32::try_from(person.keys.len()).unwrap_or(u32::MAX),
    };
    Ok(PeopleView { people: people.into_iter().map(view).collect(), me })
}
