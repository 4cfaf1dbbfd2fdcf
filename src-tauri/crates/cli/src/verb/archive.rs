//! `galley seal` and `galley archive …`

use std::path::Path;
use std::process::ExitCode;

use galley_api::{Failure, Session};
use galley_core::export::write;
use serde_json::{Value, json};

use crate::argument::Archive;
use crate::print::{self, word};
use crate::{Stop, host};

pub fn seal(session: &mut Session, issue: &str, json: bool) -> Result<ExitCode, Stop> {
    let reply = host::ask(session, "issue_seal", json!({ "issue": issue }))?;
    let entry = &reply["value"]["entry"];
    if json {
        print::json(&json!({ "entry": entry, "changed_since_export": reply["value"]["changed_since_export"] }))?;
        return Ok(ExitCode::SUCCESS);
    }
    print::line(&format!("Sealed {} as it went out on {}.", word(entry, "title"), word(entry, "exported_at")))?;
    if reply["value"]["changed_since_export"] == true {
        print::line(
            "It was changed after that export: the archive holds what was exported. `galley archive compare` shows what differs.",
        )?;
    }
    Ok(ExitCode::SUCCESS)
}

pub fn run(session: &mut Session, verb: Archive, json: bool) -> Result<ExitCode, Stop> {
    match verb {
        Archive::List { publication } => {
            list(&host::ask(session, "archive_list", json!({ "publication": publication }))?, json)?;
        }
        Archive::Show { issue, seal, out, text } => {
            let reply = host::ask(session, "archive_show", json!({ "issue": issue, "seal": seal }))?;
            show(&reply, out.as_deref(), text, json)?;
        }
        Archive::Correct { issue } => {
            let reply = host::ask(session, "archive_correct", json!({ "issue": issue }))?;
            if json {
                print::record(&reply["value"])?;
            } else {
                print::line(
                    "The issue can be edited again. What went out stays kept; seal it again when it is right.",
                )?;
            }
        }
        Archive::Compare { issue } => {
            compare(&host::ask(session, "archive_compare", json!({ "issue": issue }))?, json)?;
        }
        Archive::Note { issue, into } => {
            let reply = host::ask(session, "archive_note", json!({ "issue": issue, "into": into }))?;
            match (json, reply["value"]["issue"].as_str()) {
                (true, _) => print::record(&reply["value"])?,
                (false, Some(issue)) => {
                    print::line(&format!("The note stands at the end of issue {}.", print::short(issue)))?
                }
                (false, None) => print::line(&format!(
                    "The note is on hold as item {}: there is no later issue that is open.",
                    print::short(word(&reply["value"], "item"))
                ))?,
            }
        }
        Archive::Exports { issue } => {
            exports(&host::ask(session, "export_list", json!({ "issue": issue }))?, json)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn list(entries: &Value, json: bool) -> Result<(), Stop> {
    if json {
        return print::record(entries);
    }
    for entry in entries.as_array().into_iter().flatten() {
        let corrections = match entry["corrections"].as_u64().unwrap_or_default() {
            0 => String::new(),
            count => format!("  (corrected {count} times)"),
        };
        print::line(&format!(
            "{}  {:<9} {}{corrections}",
            word(entry, "exported_at"),
            word(entry, "state"),
            word(entry, "title")
        ))?;
        if let Some(damage) = entry["damage"].as_str() {
            print::line(&format!("  {damage}"))?;
        }
    }
    Ok(())
}

fn show(reply: &Value, out: Option<&str>, text: bool, json: bool) -> Result<(), Stop> {
    let Some(out) = out else {
        if json {
            return print::record(reply);
        }
        let entry = &reply["entry"];
        print::line(word(entry, "title"))?;
        if !word(entry, "subject").is_empty() {
            print::line(&format!("subject: {}", word(entry, "subject")))?;
        }
        print::line(&format!("went out {} for {}", word(entry, "exported_at"), word(entry, "target")))?;
        print::line(&format!("seal {} of {}, SHA-256 {}", reply["seal"], reply["seals"], word(entry, "hash")))?;
        return print::line("\nWrite it with --out FILE.");
    };
    let content = match text {
        false => word(reply, "html"),
        true => reply["text"].as_str().ok_or_else(|| Failure::invalid("The text part of this issue was not kept."))?,
    };
    if out == "-" {
        return print::raw(content);
    }
    write::write_file(Path::new(out), content.as_bytes()).map_err(Failure::from)?;
    if json {
        print::json(&json!({ "path": out, "bytes": content.len() }))
    } else {
        print::line(&format!("Wrote {out} ({} bytes).", content.len()))
    }
}

fn compare(reply: &Value, json: bool) -> Result<(), Stop> {
    if json {
        return print::record(reply);
    }
    let differences = reply["differences"].as_array().into_iter().flatten();
    for difference in differences {
        let heading = word(difference, "heading");
        let of = if heading.is_empty() { String::new() } else { format!(" of “{heading}”") };
        print::line(&format!("{}{of}", word(difference, "part").replace('_', " ")))?;
        let mut line = String::from("  ");
        for stretch in difference["stretches"].as_array().into_iter().flatten() {
            let text = word(stretch, "text");
            line.push_str(&match word(stretch, "side") {
                "removed" => format!("[-{text}-]"),
                "added" => format!("{{+{text}+}}"),
                _ => text.to_owned(),
            });
        }
        print::line(&line)?;
    }
    match word(reply, "note") {
        "" => print::line("Nothing that readers saw has changed."),
        note => print::line(&format!("\n{}\n{note}", word(reply, "note_headline"))),
    }
}

fn exports(rows: &Value, json: bool) -> Result<(), Stop> {
    if json {
        return print::record(rows);
    }
    for row in rows.as_array().into_iter().flatten() {
        let kept = if row["kept"] == true { "" } else { "  (its bytes are not kept)" };
        print::line(&format!(
            "{}  {:<5} {:<16} {:>8} bytes  {}{kept}",
            word(row, "made_at"),
            word(row, "format"),
            word(row, "target"),
            row["bytes"],
            word(row, "hash").get(..12).unwrap_or_default()
        ))?;
    }
    Ok(())
}
