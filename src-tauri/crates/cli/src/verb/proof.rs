//! `galley proof …`, `galley review …`, `galley gate`.

use std::io::Read;
use std::process::ExitCode;

use galley_api::{Code, Failure, Session};
use serde_json::{Value, json};

use super::serving;
use super::target::known;
use crate::argument::{Proof, Review, Verdict};
use crate::print::{self, word};
use crate::{Stop, host};

pub fn run(session: &mut Session, verb: Proof, json: bool) -> Result<ExitCode, Stop> {
    match verb {
        Proof::Make { issue, out } => {
            let reply = host::ask(session, "proof_make", json!({ "issue": issue, "file": out }))?;
            made(&reply["value"], json)?;
        }
        Proof::Page { issue, number, out } => {
            let reply = host::ask(session, "proof_page", json!({ "issue": issue, "number": number, "file": out }))?;
            made(&reply, json)?;
        }
        Proof::List { issue } => list(&host::ask(session, "proof_list", json!({ "issue": issue }))?, json)?,
        Proof::Serve { issue, number, reviewers, days, network, port, names } => {
            let start = json!({
                "reach": if network { "network" } else { "loopback" },
                "port": port,
                "names": if network { Some(names) } else { None },
            });
            let invite = json!({ "issue": issue, "number": number, "days": days });
            serving::serve(session, start, &invite, &reviewers, json)?;
        }
        Proof::Links { issue } => {
            serving::links(&host::ask(session, "invitation_list", json!({ "issue": issue }))?, json)?;
        }
        Proof::Revoke { link } => {
            let reply = host::ask(session, "invitation_revoke", json!({ "invitation": link }))?;
            if json {
                print::record(&reply)?;
            } else {
                print::line(&format!(
                    "The link of {} opens nothing any more. What was said by it stays.",
                    word(&reply, "name")
                ))?;
            }
        }
        Proof::Diff { issue, number } => {
            let reply = host::ask(session, "proof_compare", json!({ "issue": issue, "number": number }))?;
            if json {
                print::json(&reply)?;
            } else {
                differences(&reply["differences"], "heading")?;
            }
        }
        Proof::Verdict { issue, verdict, number, remark } => {
            let verdict = match verdict {
                Verdict::Approve => json!("approve"),
                Verdict::RequestChanges => json!("request_changes"),
                Verdict::None => Value::Null,
            };
            let request = json!({ "issue": issue, "number": number, "verdict": verdict, "remark": remark });
            let reply = host::ask(session, "verdict_set", request)?;
            return show(&reply["value"], json);
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn made(proof: &Value, json: bool) -> Result<(), Stop> {
    if json {
        return print::record(proof);
    }
    print::line(&format!("Proof {}  {}", proof["number"], word(proof, "hash")))?;
    match proof["file"].as_str() {
        Some(file) => print::line(&format!("Its page is {file}, {} bytes.", proof["bytes"])),
        None => Ok(()),
    }
}

fn list(proofs: &Value, json: bool) -> Result<(), Stop> {
    if json {
        return print::json(proofs);
    }
    for proof in proofs.as_array().into_iter().flatten() {
        let since = match proof["changed"].as_u64() {
            Some(0) => "unchanged since".to_owned(),
            Some(1) => "one item changed since".to_owned(),
            count => format!("{} items changed since", count.unwrap_or_default()),
        };
        print::line(&format!("Proof {}  {}  {since}", proof["number"], word(proof, "made_at")))?;
        for verdict in proof["verdicts"].as_array().into_iter().flatten() {
            let said = if verdict["verdict"] == "approve" { "approved" } else { "requested changes" };
            print::line(&format!("  {} {said}  {}", word(verdict, "name"), word(verdict, "remark")))?;
        }
    }
    Ok(())
}

pub fn review(session: &mut Session, verb: Review, json: bool) -> Result<ExitCode, Stop> {
    let Review::Import { files } = verb;
    let (piped, files): (Vec<String>, Vec<String>) = files.into_iter().partition(|file| file == "-");
    let mut text = None;
    if !piped.is_empty() {
        let mut bytes = Vec::new();
        std::io::stdin().lock().read_to_end(&mut bytes).map_err(|error| {
            Stop::Failure(Failure {
                code: Code::Io,
                message: format!("Standard input could not be read: {error}."),
                hint: None,
            })
        })?;
        text = Some(String::from_utf8_lossy(&bytes).into_owned());
    }
    let reply = host::ask(session, "review_import", json!({ "files": files, "text": text }))?;
    let imported = reply["value"].as_array().cloned().unwrap_or_default();
    let refused = imported.iter().any(|one| one["refused"].is_string());
    match (json, imported.as_slice()) {
        (true, [only]) => print::record(only)?,
        (true, all) => print::json(&json!(all))?,
        (false, all) => {
            for one in all {
                told(one)?;
            }
        }
    }
    Ok(ExitCode::from(u8::from(refused)))
}

fn told(one: &Value) -> Result<(), Stop> {
    if let Some(reason) = one["refused"].as_str() {
        return print::line(&format!("{}: {reason}", one["file"].as_str().unwrap_or("The text")));
    }
    let verdict = match one["verdict"].as_str() {
        Some("approve") => ", who approved it",
        Some("request_changes") => ", who requested changes",
        _ => "",
    };
    print::line(&format!(
        "Proof {} by {}{verdict}: {} came in, {} were there already, {} lost their place.",
        one["proof"],
        word(one, "by"),
        one["added"],
        one["already"],
        one["lost"]
    ))
}

pub fn gate(session: &mut Session, issue: &str, target: Option<&str>, json: bool) -> Result<ExitCode, Stop> {
    let target = target.map(|target| known(session, target)).transpose()?;
    let reply = host::ask(session, "gate", json!({ "issue": issue, "target": target }))?;
    show(&reply, json)
}

fn show(gate: &Value, json: bool) -> Result<ExitCode, Stop> {
    if json {
        print::json(gate)?;
    } else {
        for blocker in gate["blockers"].as_array().into_iter().flatten() {
            print::line(&format!("{:<10} {}", word(blocker, "kind"), word(blocker, "message")))?;
        }
        if gate["open"] == true {
            print::line("Nothing blocks an export.")?;
        }
    }
    Ok(ExitCode::from(u8::from(gate["open"] != true)))
}

/// Passages that changed: what they are, and their words with what came and went.
pub fn differences(found: &Value, heading: &str) -> Result<(), Stop> {
    let all = found.as_array().map(Vec::as_slice).unwrap_or_default();
    if all.is_empty() {
        return print::line("Nothing is different.");
    }
    for one in all {
        let of = one[heading].as_str().filter(|words| !words.is_empty());
        print::line(&match of {
            Some(of) => format!("{} of “{of}”", word(one, "part")),
            None => word(one, "part").to_owned(),
        })?;
        let stretch = |stretch: &Value| match stretch["side"].as_str() {
            Some("before") => format!("[-{}-]", word(stretch, "text")),
            Some("after") => format!("[+{}+]", word(stretch, "text")),
            _ => word(stretch, "text").to_owned(),
        };
        let text: String = one["stretches"].as_array().into_iter().flatten().map(stretch).collect();
        print::line(&format!("  {}", text.trim_end().replace('\n', "\n  ")))?;
    }
    Ok(())
}
