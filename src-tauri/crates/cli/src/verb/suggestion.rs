//! `galley suggestion …`

use std::process::ExitCode;

use galley_api::Session;
use serde_json::{Value, json};

use crate::argument::{Decision, Suggestion};
use crate::print::{self, short, word};
use crate::{Stop, host};

pub fn run(session: &mut Session, verb: Suggestion, json: bool) -> Result<ExitCode, Stop> {
    match verb {
        Suggestion::List { of } => {
            let list = host::ask(session, "suggestion_list", json!({ "of": of }))?;
            if json {
                print::json(&json!({ "suggestions": list }))?;
            } else {
                list.as_array().into_iter().flatten().try_for_each(line)?;
            }
        }
        Suggestion::Accept(decision) => decide(session, &decision, "accept", json)?,
        Suggestion::Reject(decision) => decide(session, &decision, "reject", json)?,
    }
    Ok(ExitCode::SUCCESS)
}

fn decide(session: &mut Session, decision: &Decision, verdict: &str, json: bool) -> Result<(), Stop> {
    let request = json!({ "of": decision.of(), "which": decision.which(), "verdict": verdict });
    let reply = host::ask(session, "suggestion_decide", request)?;
    let list = host::ask(session, "suggestion_list", json!({ "of": decision.item }))?;
    let left = list.as_array().map_or(0, Vec::len);
    if json {
        return print::json(&json!({ "version": word(&reply["value"], "version"), "open": left }));
    }
    print::line(&match left {
        0 => "No suggestion is open.".to_owned(),
        1 => "One suggestion is still open.".to_owned(),
        _ => format!("{left} suggestions are still open."),
    })
}

fn line(one: &Value) -> Result<(), Stop> {
    let told = |words: &str| words.replace('\n', "¶");
    let mut text = format!("{}  ", short(word(one, "id")));
    if !word(one, "deleted").is_empty() {
        text.push_str(&format!("- {} ", told(word(one, "deleted"))));
    }
    if !word(one, "inserted").is_empty() {
        text.push_str(&format!("+ {}", told(word(one, "inserted"))));
    }
    print::line(text.trim_end())
}
