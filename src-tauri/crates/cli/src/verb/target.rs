//! `galley target …`

use std::process::ExitCode;

use galley_api::{Failure, Session};
use serde_json::{Value, json};

use crate::argument::Target;
use crate::print::{self, word};
use crate::{Stop, host};

pub fn run(session: &mut Session, verb: Target, json: bool) -> Result<ExitCode, Stop> {
    match verb {
        Target::List => {
            let list = host::ask(session, "target_list", json!({}))?;
            if json {
                print::record(&list)?;
            } else {
                for target in list.as_array().into_iter().flatten() {
                    let form = match word(target, "form") {
                        "document" => "a document",
                        "fragment" => "a fragment",
                        _ => "unstyled text, by the clipboard",
                    };
                    print::line(&format!("{:<17} {:<17} {form}", word(target, "target"), word(target, "label")))?;
                }
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// The target of that name, or a refusal that lists the names.
pub fn known(session: &mut Session, name: &str) -> Result<String, Stop> {
    let list = host::ask(session, "target_list", json!({}))?;
    let names: Vec<&str> = list.as_array().into_iter().flatten().map(|target| word(target, "target")).collect();
    if names.contains(&name) {
        return Ok(name.to_owned());
    }
    let refusal = Failure::invalid(format!("There is no mail tool “{name}” that an export can be for."));
    Err(refusal.with_hint(format!("There are: {}.", names.join(", "))).into())
}

/// How the library's pictures reach the reader, as the wire has it.
pub fn images(words: &str) -> Value {
    match words {
        "hosted" | "inline" => json!({ "kind": words }),
        base => json!({ "kind": "folder", "base": base }),
    }
}
