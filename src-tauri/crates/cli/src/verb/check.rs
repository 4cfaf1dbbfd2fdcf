//! `galley check`: what should be repaired before an issue goes out.

use std::process::ExitCode;

use galley_api::Session;
use serde_json::json;

use super::target::known;
use crate::print::{self, word};
use crate::{Stop, host};

pub fn run(session: &mut Session, issue: &str, target: &str, json: bool) -> Result<ExitCode, Stop> {
    let target = known(session, target)?;
    let reply = host::ask(session, "issue_check", json!({ "issue": issue, "target": target }))?;
    let findings = reply["findings"].as_array().map(Vec::as_slice).unwrap_or_default();
    if json {
        print::json(&reply)?;
    } else if findings.is_empty() {
        print::line("Nothing was found.")?;
    } else {
        for finding in findings {
            print::line(&format!("{:<6} {}", word(finding, "severity"), word(finding, "message")))?;
        }
    }
    let blocks = findings.iter().any(|finding| word(finding, "severity") == "block");
    Ok(ExitCode::from(u8::from(blocks)))
}
