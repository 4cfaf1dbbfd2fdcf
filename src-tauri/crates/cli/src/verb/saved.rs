//! `galley saved …`

use std::process::ExitCode;

use galley_api::{Code, Failure, Session};
use serde_json::{Value, json};

use super::search;
use crate::argument::Saved;
use crate::print::{self, short, word};
use crate::{Stop, host};

pub fn run(session: &mut Session, verb: Saved, json: bool) -> Result<ExitCode, Stop> {
    let (name, request) = match verb {
        Saved::List => {
            let list = host::ask(session, "saved_search_list", json!({}))?;
            show(&list, json)?;
            return Ok(ExitCode::SUCCESS);
        }
        Saved::Find { saved, limit } => {
            let request = json!({ "query": query(session, &saved)?, "limit": limit });
            return search::run(session, request, limit, json);
        }
        Saved::Add { name, query } => ("saved_search_create", json!({ "name": name, "query": query })),
        Saved::Set { saved, name, query } => {
            ("saved_search_set", json!({ "saved": saved, "name": name, "query": query }))
        }
        Saved::Move { saved, before } => ("saved_search_move", json!({ "saved": saved, "before": before })),
        Saved::Remove { saved } => ("saved_search_remove", json!({ "saved": saved })),
    };
    show(&host::ask(session, name, request)?["value"], json)?;
    Ok(ExitCode::SUCCESS)
}

/// What a saved search looks for. It is named as the other verbs take it.
fn query(session: &mut Session, saved: &str) -> Result<String, Stop> {
    let list = host::ask(session, "saved_search_list", json!({}))?;
    let all = || list.as_array().into_iter().flatten();
    let found = all().find(|one| word(one, "name") == saved).or_else(|| {
        let mut begun = all().filter(|one| word(one, "id").starts_with(saved));
        begun.next().filter(|_| begun.next().is_none())
    });
    match found {
        Some(found) => Ok(word(found, "query").to_owned()),
        None => Err(Stop::Failure(Failure {
            code: Code::NotFound,
            message: format!("There is no saved search {saved}."),
            hint: Some("See them with `galley saved list`.".to_owned()),
        })),
    }
}

fn show(list: &Value, json: bool) -> Result<(), Stop> {
    if json {
        return print::record(list);
    }
    for saved in list.as_array().into_iter().flatten() {
        let total = saved["total"].as_u64().unwrap_or(0);
        let total = if total > 1000 { "1000+".to_owned() } else { total.to_string() };
        print::line(&format!(
            "{}  {total:>5}  {:<24} {}",
            short(word(saved, "id")),
            word(saved, "name"),
            word(saved, "query")
        ))?;
    }
    Ok(())
}
