//! `galley export`: an issue to a file, or to standard output.

use std::process::ExitCode;

use galley_api::Session;
use serde_json::json;

use crate::argument::Export;
use crate::print::{self, word};
use crate::{Stop, host};

pub fn run(session: &mut Session, export: &Export, json: bool) -> Result<ExitCode, Stop> {
    let request = json!({ "issue": export.issue, "target": export.target, "format": export.format });
    if export.out == "-" {
        let reply = host::ask(session, "issue_render", request)?;
        print::raw(word(&reply, "content"))?;
        return Ok(ExitCode::SUCCESS);
    }
    let mut request = request;
    request["path"] = export.out.clone().into();
    let reply = host::ask(session, "issue_export", request)?;
    if json {
        print::json(&reply)?;
    } else {
        print::line(&format!("Wrote {} ({} bytes).", word(&reply, "path"), reply["bytes"]))?;
    }
    Ok(ExitCode::SUCCESS)
}
