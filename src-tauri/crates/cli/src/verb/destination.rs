//! `galley destination …`, `galley push` and `galley contact list`.

use std::process::ExitCode;

use galley_api::Session;
use serde_json::{Value, json};

use super::{job, mail};
use crate::argument::{Destination, Push};
use crate::print::{self, word};
use crate::{Stop, host};

pub fn run(session: &mut Session, verb: Destination, json: bool) -> Result<ExitCode, Stop> {
    let owner = |name: &str| json!({ "kind": "destination", "name": name });
    match verb {
        Destination::List => list(&host::ask(session, "destination_list", json!({}))?, json)?,
        Destination::Listmonk { name, url, user, lists, template } => {
            let tool = json!({ "kind": "listmonk", "user": user, "lists": lists, "template": template });
            list(&host::ask(session, "destination_set", json!({ "name": name, "url": url, "tool": tool }))?, json)?;
        }
        Destination::Ghost { name, url } => {
            let tool = json!({ "kind": "ghost" });
            list(&host::ask(session, "destination_set", json!({ "name": name, "url": url, "tool": tool }))?, json)?;
        }
        Destination::Key { name, forget } => mail::secret(session, owner(&name), forget, json)?,
        Destination::Remove { name } => {
            list(&host::ask(session, "destination_remove", json!({ "name": name }))?, json)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

pub fn push(session: &mut Session, push: &Push, json: bool) -> Result<ExitCode, Stop> {
    if push.secret.read {
        job::take_secret(session, json!({ "kind": "destination", "name": push.destination }))?;
    }
    let request = json!({ "issue": push.issue, "destination": push.destination });
    let outcome = job::run(session, "issue_push", request, json)?;
    if json {
        print::record(&outcome)?;
    } else {
        print::line(&format!("The draft stands at {}.", word(&outcome, "url")))?;
    }
    Ok(ExitCode::SUCCESS)
}

pub fn contacts(session: &mut Session, json: bool) -> Result<ExitCode, Stop> {
    let reply = host::ask(session, "contact_list", json!({}))?;
    if json {
        print::record(&reply)?;
        return Ok(ExitCode::SUCCESS);
    }
    let rows = reply.as_array().map_or(&[][..], Vec::as_slice);
    if rows.is_empty() {
        print::line("Galley has contacted no host.")?;
    }
    for row in rows {
        let purpose = word(row, "purpose").replace('_', " ");
        print::line(&format!("{}  {:<10} {:>5}×  {}", word(row, "last_at"), purpose, row["count"], word(row, "host")))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn list(rows: &Value, json: bool) -> Result<(), Stop> {
    if json {
        return print::record(rows);
    }
    for row in rows.as_array().into_iter().flatten() {
        print::line(&format!(
            "{:<16} {:<9} {}  key: {}",
            word(row, "name"),
            word(&row["tool"], "kind"),
            word(row, "url"),
            word(row, "secret")
        ))?;
    }
    Ok(())
}
