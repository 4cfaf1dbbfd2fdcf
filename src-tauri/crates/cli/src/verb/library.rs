//! The library as a whole: making it, undo and redo, the history, the doctor.

use std::path::Path;
use std::process::ExitCode;

use galley_api::Session;
use serde_json::{Value, json};

use crate::print::{self, word};
use crate::{Stop, host};

pub fn init(folder: &Path, sample: bool, json: bool) -> Result<ExitCode, Stop> {
    let mut session = host::create(folder)?;
    if sample {
        host::ask(&mut session, "library_sample", json!({}))?;
    }
    let status = host::ask(&mut session, "library_status", json!({}))?;
    if json {
        print::json(&status)?;
    } else {
        print::line(&format!("Made a library in {}.", folder.display()))?;
        if sample {
            print::line(&format!(
                "It holds {} publications, {} issues, {} stories and {} outlets to play with.",
                status["publications"], status["issues"], status["stories"], status["outlets"]
            ))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

pub fn backup(session: &mut Session, file: &str, json: bool) -> Result<ExitCode, Stop> {
    let made = host::ask(session, "library_backup", json!({ "path": file }))?;
    let lost = made["lost"].as_array().map_or(&[][..], Vec::as_slice);
    if json {
        print::json(&made)?;
    } else {
        print::line(&format!(
            "Wrote {file}: {} records and {} files, {} bytes.",
            made["documents"], made["blobs"], made["bytes"]
        ))?;
        for file in lost {
            print::line(&format!(
                "Not in it, because it is missing or damaged: {}",
                file.as_str().unwrap_or_default()
            ))?;
        }
    }
    Ok(if lost.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

pub fn restore(folder: &Path, file: &Path, json: bool) -> Result<ExitCode, Stop> {
    let restored = Session::restore(file, folder)?;
    // Opening it brings an older form to the newest one, and shows that it opens.
    host::open(folder)?;
    let aside = restored.replaced.map(|path| path.display().to_string());
    if json {
        print::json(&json!({ "documents": restored.documents, "blobs": restored.blobs, "replaced": aside }))?;
        return Ok(ExitCode::SUCCESS);
    }
    print::line(&format!(
        "The library in {} holds {} records and {} files again.",
        folder.display(),
        restored.documents,
        restored.blobs
    ))?;
    if let Some(aside) = aside {
        print::line(&format!("What stood there before lies in {aside}."))?;
    }
    Ok(ExitCode::SUCCESS)
}

pub fn undo(session: &mut Session, name: &str, json: bool) -> Result<ExitCode, Stop> {
    let reply = host::ask(session, name, json!({}))?;
    if json {
        print::json(&reply)?;
    } else {
        let nothing = if name == "undo" { "There is nothing to undo." } else { "There is nothing to redo." };
        match &reply["value"] {
            Value::Null => print::line(nothing)?,
            label => print::line(&format!("{}: {}", past(name), label_words(label)))?,
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn past(name: &str) -> &'static str {
    if name == "undo" { "Taken back" } else { "Brought again" }
}

fn label_words(label: &Value) -> String {
    let verb = word(label, "verb").replace('_', " ");
    match word(label, "subject") {
        "" => verb,
        subject => format!("{verb} “{subject}”"),
    }
}

pub fn history(session: &mut Session, issue: Option<String>, limit: u32, json: bool) -> Result<ExitCode, Stop> {
    let reply = host::ask(session, "history_list", json!({ "issue": issue, "limit": limit }))?;
    if json {
        print::json(&reply)?;
        return Ok(ExitCode::SUCCESS);
    }
    for action in reply.as_array().into_iter().flatten() {
        let state = match word(action, "state") {
            "done" => "",
            "undone" => "  (taken back)",
            _ => "  (taken back for good)",
        };
        print::line(&format!("{}  {}{state}", word(action, "made_at"), label_words(&action["label"])))?;
    }
    Ok(ExitCode::SUCCESS)
}

pub fn doctor(session: &mut Session, rebuild: bool, json: bool) -> Result<ExitCode, Stop> {
    let mode = if rebuild { "rebuild" } else { "look" };
    let report = host::ask(session, "library_doctor", json!({ "mode": mode }))?;
    let sound = report["sound"] == Value::Bool(true);
    if json {
        print::json(&report)?;
    } else {
        if rebuild {
            print::line("Every list was made anew from the records.")?;
        }
        for fault in report["faults"].as_array().into_iter().flatten() {
            print::line(fault.as_str().unwrap_or_default())?;
        }
        if sound {
            print::line(&format!("The library is sound: {} records were read.", report["documents"]))?;
        }
    }
    Ok(if sound { ExitCode::SUCCESS } else { ExitCode::from(1) })
}
