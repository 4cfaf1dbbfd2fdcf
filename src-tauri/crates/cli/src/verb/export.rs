//! `galley export`: an issue to a file, or to standard output.

use std::process::ExitCode;

use galley_api::Session;
use serde_json::json;

use super::target::{images, known};
use crate::argument::Export;
use crate::print::{self, word};
use crate::{Stop, host};

pub fn run(session: &mut Session, export: &Export, json: bool) -> Result<ExitCode, Stop> {
    let mut request = json!({
        "issue": export.issue,
        "target": known(session, &export.target)?,
        "format": export.format,
        "images": images(&export.images),
        "anyway": export.anyway,
    });
    if export.out == "-" {
        let reply = host::ask(session, "issue_render", request)?;
        print::raw(word(&reply, "content"))?;
        return Ok(ExitCode::SUCCESS);
    }
    request["path"] = export.out.clone().into();
    let reply = host::ask(session, "issue_export", request)?;
    if json {
        print::json(&reply)?;
    } else {
        print::line(&format!("Wrote {} ({} bytes).", word(&reply, "path"), reply["bytes"]))?;
    }
    Ok(ExitCode::SUCCESS)
}
