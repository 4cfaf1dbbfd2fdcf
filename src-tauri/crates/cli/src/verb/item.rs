//! `galley item …`

use std::process::ExitCode;

use galley_api::{Failure, Session};
use serde_json::{Value, json};

use super::field;
use crate::argument::Item;
use crate::print::{self, short, word};
use crate::{Stop, host};

pub fn run(session: &mut Session, verb: Item, json: bool) -> Result<ExitCode, Stop> {
    match verb {
        Item::Show { item } => show(&host::ask(session, "item_show", json!({ "item": item }))?, json)?,
        Item::List => {
            let list = host::ask(session, "item_held", json!({}))?;
            if json {
                print::record(&list)?;
            } else {
                for item in list.as_array().into_iter().flatten() {
                    print::line(&format!("{}  {}", short(word(item, "id")), word(item, "headline")))?;
                }
            }
        }
        Item::New { headline, story } => {
            let reply = host::ask(session, "item_create", json!({ "headline": headline, "story": story }))?;
            show(&reply["value"], json)?;
        }
        Item::Set { item, field: name, value, file, html } => {
            let value = match (&value, &file) {
                (_, Some(path)) => host::file(path)?,
                (Some(value), None) => host::words_or_input(value)?,
                (None, None) => String::new(),
            };
            let name = match (field(&name).as_str(), html) {
                ("body", true) => "body_html".to_owned(),
                (_, true) => return Err(Failure::invalid("Only a body can be given as HTML.").into()),
                (name, false) => name.to_owned(),
            };
            let reply = host::ask(session, "item_set", json!({ "item": item, "field": name, "value": value }))?;
            show(&reply["value"], json)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn show(item: &Value, json: bool) -> Result<(), Stop> {
    if json {
        return print::record(item);
    }
    print::line(&format!("{}  {}", short(word(item, "id")), word(item, "headline")))?;
    for name in ["kicker", "dek"] {
        if !word(item, name).is_empty() {
            print::line(&format!("{name:<7} {}", word(item, name)))?;
        }
    }
    if !word(item, "text").is_empty() {
        print::line(&format!("\n{}", word(item, "text")))?;
    }
    for source in item["sources"].as_array().into_iter().flatten() {
        print::line(&format!("\n{}: {} {}", word(source, "role"), word(source, "outlet"), word(source, "url")))?;
    }
    Ok(())
}
