//! `galley opml …`: a reader that needs no library.

use std::process::ExitCode;

use galley_api::{Failure, search};
use serde_json::json;

use crate::argument::Opml;
use crate::print;
use crate::{Stop, host};

pub fn run(verb: Opml, json: bool) -> Result<ExitCode, Stop> {
    let Opml::Import { file } = verb;
    let text = host::file(&file)?;
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
