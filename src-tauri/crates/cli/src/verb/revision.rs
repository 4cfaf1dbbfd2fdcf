//! `galley revision …`

use std::process::ExitCode;

use galley_api::{Code, Failure, Session};
use serde_json::{Value, json};

use super::proof::differences;
use crate::argument::{Record, Revision};
use crate::print::{self, word};
use crate::{Stop, host};

pub fn run(session: &mut Session, verb: Revision, json: bool) -> Result<ExitCode, Stop> {
    match verb {
        Revision::List { record, limit } => {
            let request = json!({ "item": record.item, "issue": record.issue, "limit": limit });
            show(&host::ask(session, "revision_list", request)?, json)?;
        }
        Revision::Diff { record, from, to } => {
            let from = match from {
                Some(from) => version(session, &record, &from)?,
                None => before(session, &record)?,
            };
            let to = to.map(|to| version(session, &record, &to)).transpose()?;
            let request = json!({ "item": record.item, "issue": record.issue, "from": from, "to": to });
            let reply = host::ask(session, "revision_compare", request)?;
            if json {
                print::json(&json!({ "differences": reply }))?;
            } else {
                differences(&reply, "heading")?;
            }
        }
        Revision::Restore { record, to } => {
            let version = version(session, &record, &to)?;
            let request = json!({ "item": record.item, "issue": record.issue, "version": version });
            show(&host::ask(session, "revision_restore", request)?["value"], json)?;
        }
        Revision::Name { record, name, version: of } => {
            let of = of.map(|of| version(session, &record, &of)).transpose()?;
            let request = json!({ "item": record.item, "issue": record.issue, "name": name, "version": of });
            show(&host::ask(session, "revision_name", request)?["value"], json)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn all(session: &mut Session, record: &Record) -> Result<Vec<Value>, Stop> {
    let request = json!({ "item": record.item, "issue": record.issue, "limit": 10_000 });
    Ok(host::ask(session, "revision_list", request)?.as_array().cloned().unwrap_or_default())
}

/// A state as people name it: what it was called, the beginning of its version, or its place with 1 for the present.
fn version(session: &mut Session, record: &Record, name: &str) -> Result<String, Stop> {
    let states = all(session, record)?;
    let called = |state: &&Value| state["names"].as_array().into_iter().flatten().any(|one| one == name);
    let of = |state: &Value| word(state, "version").to_owned();
    if let Some(state) = states.iter().find(called) {
        return Ok(of(state));
    }
    if let Some(state) = name.parse::<usize>().ok().and_then(|at| states.get(at.checked_sub(1)?)) {
        return Ok(of(state));
    }
    let mut begun = states.iter().filter(|state| word(state, "version").starts_with(name));
    match (begun.next(), begun.next()) {
        (Some(only), None) if !name.is_empty() => Ok(of(only)),
        _ => Err(missing(name)),
    }
}

fn before(session: &mut Session, record: &Record) -> Result<String, Stop> {
    let states = all(session, record)?;
    let state = states.get(1).or_else(|| states.first());
    state.map(|state| word(state, "version").to_owned()).ok_or_else(|| missing(""))
}

fn missing(name: &str) -> Stop {
    Stop::Failure(Failure {
        code: Code::NotFound,
        message: format!("There is no state {name} in this history."),
        hint: Some("See them with `galley revision list`.".to_owned()),
    })
}

fn show(states: &Value, json: bool) -> Result<(), Stop> {
    if json {
        return print::json(&json!({ "revisions": states }));
    }
    for (place, state) in (1..).zip(states.as_array().into_iter().flatten()) {
        let names: Vec<&str> = state["names"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        print::line(&format!(
            "{place:>4}  {}  {:<24} {:<16} {}",
            word(state, "made_at"),
            word(&state["label"], "verb"),
            word(state, "by"),
            names.join(", ")
        ))?;
    }
    Ok(())
}
