//! `galley opml …`: lists of feeds. To look at one needs no library.

use std::path::Path;
use std::process::ExitCode;

use galley_api::{Failure, Session, search};
use serde_json::{Value, json};

use crate::argument::Opml;
use crate::print;
use crate::{Stop, host};

pub fn run(session: &mut Session, verb: Opml, json: bool) -> Result<ExitCode, Stop> {
    match verb {
        Opml::Import { file, .. } => {
            let text = host::file(&file)?;
            let taken = host::ask(session, "opml_import", json!({ "text": text }))?["value"].take();
            if json {
                print::record(&taken)?;
            } else {
                let added = taken["added"].as_array().map_or(0, Vec::len);
                print::line(&format!("{added} feeds are new, {} were there already.", taken["already"]))?;
            }
            for reason in taken["refused"].as_array().into_iter().flatten().filter_map(Value::as_str) {
                print::aside(reason);
            }
        }
        Opml::Export { file } => {
            let path = if file == "-" { Value::Null } else { file.into() };
            let written = host::ask(session, "opml_export", json!({ "path": path }))?;
            match (json, path.is_null()) {
                (true, _) => print::json(&written)?,
                (false, true) => print::raw(print::word(&written, "text"))?,
                (false, false) => print::line(&format!("{} feeds were written.", written["feeds"]))?,
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// The feeds that a file names, without a library.
pub fn show(file: &Path, json: bool) -> Result<ExitCode, Stop> {
    let text = host::file(file)?;
    let (feeds, refused) = search::opml_feeds(&text);
    if feeds.is_empty()
        && let Some(reason) = refused.first()
    {
        return Err(Failure::invalid(format!("{} names no feed. {reason}", file.display())).into());
    }
    if json {
        print::json(&json!({ "feeds": feeds }))?;
    } else {
        for feed in &feeds {
            print::line(&format!("{}  {}", feed.title.as_deref().unwrap_or_default(), feed.xml_url))?;
        }
    }
    for reason in refused {
        print::aside(&reason);
    }
    Ok(ExitCode::SUCCESS)
}
