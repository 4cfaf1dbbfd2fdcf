//! `galley search`

use std::process::ExitCode;

use galley_api::Session;
use serde_json::Value;

use crate::print::{self, short, word};
use crate::{Stop, host};

pub fn run(session: &mut Session, request: Value, limit: u32, json: bool) -> Result<ExitCode, Stop> {
    let page = host::ask(session, "search", request)?;
    if json {
        print::record(&page)?;
        return Ok(ExitCode::SUCCESS);
    }
    for hit in page["hits"].as_array().into_iter().flatten() {
        let about: Vec<&str> =
            [word(hit, "date"), word(hit, "outlet")].into_iter().filter(|words| !words.is_empty()).collect();
        print::line(&format!(
            "{}  {:<5}  {}  {}",
            short(word(hit, "id")),
            word(hit, "kind"),
            word(hit, "title"),
            about.join(", ")
        ))?;
        if !word(hit, "snippet").is_empty() {
            print::line(&format!("    {}", word(hit, "snippet")))?;
        }
    }
    print::line(&counted(&page, limit))?;
    if let Some(cursor) = page["next"].as_str() {
        print::line(&format!("There is more: --after {cursor}"))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn counted(page: &Value, limit: u32) -> String {
    match page["total"].as_u64().unwrap_or(0) {
        0 => "Nothing was found.".to_owned(),
        1 => "1 hit.".to_owned(),
        more if more > u64::from(limit.max(1000)) => format!("More than {} hits.", more - 1),
        some => format!("{some} hits."),
    }
}
