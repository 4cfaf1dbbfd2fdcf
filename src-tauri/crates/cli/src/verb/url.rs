//! `galley url …`: works without a library; where there is one, its own rules count too.

use std::path::Path;
use std::process::ExitCode;

use galley_api::{Failure, Session, search};
use serde_json::{Value, json};

use crate::argument::Url;
use crate::print::{self, word};
use crate::{Stop, host};

pub fn run(verb: Url, library: Option<&Path>, json: bool) -> Result<ExitCode, Stop> {
    let folder = host::folder(library).ok().filter(|folder| Session::exists(folder));
    match (verb, folder) {
        (Url::Clean { url }, Some(folder)) => {
            let clean = host::ask(&mut host::open(&folder)?, "url_clean", json!({ "url": url }))?;
            show(&clean, json)?;
        }
        (Url::Clean { url }, None) => show(&json!({ "url": search::clean(&url)?.url }), json)?,
        (Url::Rules, Some(folder)) => rules(&host::ask(&mut host::open(&folder)?, "url_rules", json!({}))?, json)?,
        (Url::Rule { verdict, parameter, host }, Some(folder)) => {
            let mut session = host::open(&folder)?;
            let mut own = host::ask(&mut session, "url_rules", json!({}))?;
            if let Value::Array(own) = &mut own {
                own.retain(|rule| word(rule, "host") != host || word(rule, "parameter") != parameter);
                if verdict != "forget" {
                    own.insert(0, json!({ "host": host, "parameter": parameter, "verdict": verdict }));
                }
            }
            rules(&host::ask(&mut session, "url_rules_set", json!({ "rules": own }))?, json)?;
        }
        (Url::Rules | Url::Rule { .. }, None) => {
            return Err(Failure::invalid("Rules are kept in a library, and there is none here.")
                .with_hint("Make one with `galley init`, or name another with --library PATH.")
                .into());
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn show(clean: &Value, json: bool) -> Result<(), Stop> {
    if json { print::json(clean) } else { print::line(word(clean, "url")) }
}

fn rules(rules: &Value, json: bool) -> Result<(), Stop> {
    if json {
        return print::json(rules);
    }
    for rule in rules.as_array().into_iter().flatten() {
        let host = if word(rule, "host").is_empty() { "everywhere" } else { word(rule, "host") };
        print::line(&format!("{:<5} {}  {host}", word(rule, "verdict"), word(rule, "parameter")))?;
    }
    Ok(())
}
