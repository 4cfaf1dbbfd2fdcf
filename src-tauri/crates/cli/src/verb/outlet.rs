//! `galley outlet …`

use std::process::ExitCode;

use galley_api::{Code, Session};
use serde_json::{Value, json};

use super::field;
use crate::argument::Outlet;
use crate::print::{self, word};
use crate::{Stop, host};

pub fn run(session: &mut Session, verb: Outlet, json: bool) -> Result<ExitCode, Stop> {
    match verb {
        Outlet::List => {
            let list = host::ask(session, "outlet_list", json!({}))?;
            if json {
                print::record(&list)?;
            } else {
                for outlet in list.as_array().into_iter().flatten() {
                    let home = word(outlet, "home");
                    print::line(&format!("{}  {}  {home}", print::short(word(outlet, "id")), word(outlet, "name")))?;
                }
            }
        }
        Outlet::Show { outlet } => show(&host::ask(session, "outlet_show", json!({ "outlet": outlet }))?, json)?,
        Outlet::Set { outlet, field: name, value } => {
            let known = match session.dispatch("outlet_show", json!({ "outlet": outlet })) {
                Ok(known) => Some(known),
                Err(failure) if failure.code == Code::NotFound => None,
                Err(failure) => return Err(failure.into()),
            };
            let known = match known {
                Some(known) => known,
                None => host::ask(session, "outlet_create", json!({ "name": outlet }))?["value"].take(),
            };
            let shown = match name {
                Some(name) => {
                    let value = value.unwrap_or_default();
                    let request = json!({ "outlet": word(&known, "id"), "field": field(&name), "value": value });
                    host::ask(session, "outlet_set", request)?["value"].take()
                }
                None => known,
            };
            show(&shown, json)?;
        }
        Outlet::Merge { outlet, into } => {
            let reply = host::ask(session, "outlet_merge", json!({ "outlet": outlet, "into": into }))?;
            show(&reply["value"], json)?;
        }
        Outlet::Match { url } => match host::ask(session, "outlet_match", json!({ "url": url }))? {
            Value::Null if json => print::json(&Value::Null)?,
            Value::Null => print::line("No outlet of the register has this domain.")?,
            found => show(&found, json)?,
        },
    }
    Ok(ExitCode::SUCCESS)
}

fn show(outlet: &Value, json: bool) -> Result<(), Stop> {
    if json {
        return print::record(outlet);
    }
    print::line(&format!("{}  {}", print::short(word(outlet, "id")), word(outlet, "name")))?;
    for name in ["credit", "home", "language", "kind", "paywall", "trust_note"] {
        if !word(outlet, name).is_empty() {
            print::line(&format!("{:<12} {}", name.replace('_', " "), word(outlet, name)))?;
        }
    }
    Ok(())
}
