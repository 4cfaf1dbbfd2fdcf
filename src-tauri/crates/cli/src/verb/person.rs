//! `galley person …`

use std::process::ExitCode;

use galley_api::{Code, Failure, Session};
use serde_json::{Value, json};

use crate::argument::Person;
use crate::print::{self, short, word};
use crate::{Stop, host};

pub fn run(session: &mut Session, verb: Person, json: bool) -> Result<ExitCode, Stop> {
    let people = match verb {
        Person::List => host::ask(session, "person_list", json!({}))?,
        Person::Me { name, new } => {
            let people = host::ask(session, "person_list", json!({}))?;
            let known = if new { None } else { known(&people, &name) };
            let request = match known {
                Some(person) => json!({ "person": person }),
                None => json!({ "name": name }),
            };
            host::ask(session, "person_me", request)?["value"].take()
        }
        Person::Set { person, name, initials, color } => {
            let request = json!({ "person": person, "name": name, "initials": initials, "color": color });
            host::ask(session, "person_set", request)?["value"].take()
        }
    };
    if json {
        print::record(&people)?;
    } else {
        for person in people["people"].as_array().into_iter().flatten() {
            let me = if person["id"] == people["me"] { "  (works on this device)" } else { "" };
            let (id, initials, name) = (short(word(person, "id")), word(person, "initials"), word(person, "name"));
            print::line(&format!("{id}  {initials:<3}  {name}{me}"))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// The id of the only person who is called so.
fn known(people: &Value, name: &str) -> Option<String> {
    let mut called = people["people"].as_array()?.iter().filter(|person| word(person, "name") == name);
    called.next().filter(|_| called.next().is_none()).map(|person| word(person, "id").to_owned())
}

/// The id of somebody by name, id or the beginning of it.
pub fn find(people: &Value, name: &str) -> Result<String, Stop> {
    let mut begin =
        people["people"].as_array().into_iter().flatten().filter(|person| word(person, "id").starts_with(name));
    let by_id = begin.next().filter(|_| !name.is_empty() && begin.next().is_none());
    let found = known(people, name).or_else(|| by_id.map(|person| word(person, "id").to_owned()));
    found.ok_or_else(|| {
        let message = format!("There is no one person “{name}” in this library.");
        Stop::Failure(Failure { code: Code::NotFound, message, hint: Some("See `galley person list`.".to_owned()) })
    })
}
