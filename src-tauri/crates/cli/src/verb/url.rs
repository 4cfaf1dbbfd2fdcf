//! `galley url …`: works without a library; where there is one, its own rules count too.

use std::path::Path;
use std::process::ExitCode;

use galley_api::{Session, search};
use serde_json::{Value, json};

use crate::argument::Url;
use crate::print::{self, word};
use crate::{Stop, host};

pub fn run(verb: Url, library: Option<&Path>, json: bool) -> Result<ExitCode, Stop> {
    let Url::Clean { url } = verb;
    let clean = match host::folder(library) {
        Ok(folder) if Session::exists(&folder) => {
            host::ask(&mut host::open(&folder)?, "url_clean", json!({ "url": url }))?
        }
        _ => json!({ "url": search::clean(&url)?.url }),
    };
    show(&clean, json)?;
    Ok(ExitCode::SUCCESS)
}

fn show(clean: &Value, json: bool) -> Result<(), Stop> {
    if json { print::json(clean) } else { print::line(word(clean, "url")) }
}
