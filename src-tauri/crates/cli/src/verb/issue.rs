//! `galley issue …`

use std::process::ExitCode;

use galley_api::{Code, Session};
use serde_json::{Value, json};

use super::{field, writing};
use crate::argument::{ImportFormat, Issue};
use crate::print::{self, short, word};
use crate::{Stop, host};

pub fn run(session: &mut Session, verb: Issue, json: bool) -> Result<ExitCode, Stop> {
    match verb {
        Issue::List { publication } => {
            list(&host::ask(session, "issue_list", json!({ "publication": publication }))?, json)?;
        }
        Issue::Show { issue } => show(&host::ask(session, "issue_show", json!({ "issue": issue }))?, json)?,
        Issue::New { publication, date, number } => {
            let request = json!({ "publication": publication, "date": date, "number": number });
            let made = host::ask(session, "issue_create", request)?;
            show_again(session, &made["value"], json)?;
        }
        Issue::Set { issue, field: name, value } => {
            let value = host::words_or_input(&value)?;
            let request = json!({ "issue": issue, "field": field(&name), "value": value });
            let reply = host::ask(session, "issue_set", request)?;
            show_again(session, &reply["value"], json)?;
        }
        Issue::Import { publication, all: Some(folder), .. } => import_all(session, &publication, &folder, json)?,
        Issue::Import { publication, file, all: None, date, number, format, dry_run } => {
            let from = match file.as_deref().unwrap_or("-") {
                "-" => json!({ "kind": "text", "text": host::input()? }),
                path => json!({ "kind": "file", "path": path }),
            };
            let format = format.map(|format| match format {
                ImportFormat::Text => "text",
                ImportFormat::Html => "html",
                ImportFormat::Markdown => "markdown",
                ImportFormat::Mail => "mail",
            });
            let request = json!({
                "publication": publication, "from": from, "format": format, "date": date, "number": number,
            });
            let shown = match dry_run {
                true => host::ask(session, "issue_import_preview", request)?,
                false => host::ask(session, "issue_import", request)?["value"].take(),
            };
            show(&shown, json)?;
        }
        Issue::Add { issue, what, before } => {
            let what = addition(session, &what)?;
            let reply = host::ask(session, "issue_add", json!({ "issue": issue, "what": what, "before": before }))?;
            for ran in reply["value"]["ran"].as_array().into_iter().flatten() {
                print::aside(&format!("This ran before: {}", ran_words(ran)));
            }
            if json {
                let shown = host::ask(session, "issue_show", json!({ "issue": word(&reply["value"]["issue"], "id") }))?;
                return with_ran(shown, &reply["value"]);
            }
            show_again(session, &reply["value"]["issue"], json)?;
        }
        Issue::Section { issue, name, before } => {
            let what = json!({ "kind": "section", "title": name });
            let reply = host::ask(session, "issue_add", json!({ "issue": issue, "what": what, "before": before }))?;
            show_again(session, &reply["value"]["issue"], json)?;
        }
        Issue::Move { issue, entry, to } => {
            let place = match (to.before, to.to) {
                (Some(before), _) => json!({ "kind": "before", "entry": before }),
                (None, Some(position)) => json!({ "kind": "position", "position": position }),
                (None, None) => json!({ "kind": "end" }),
            };
            let reply = host::ask(session, "issue_move", json!({ "issue": issue, "entry": entry, "to": place }))?;
            show_again(session, &reply["value"], json)?;
        }
        Issue::Replace(verb) => writing::replace(session, verb, json)?,
        Issue::Count { issue } => writing::count(session, &issue, json)?,
        Issue::Quotes { issue, item, straight } => {
            writing::quotes(session, &issue, item, if straight { "straight" } else { "curled" }, json)?;
        }
        Issue::Remove { issue, entry } => {
            let reply = host::ask(session, "issue_remove", json!({ "issue": issue, "entry": entry }))?;
            show_again(session, &reply["value"], json)?;
        }
        Issue::Transfer { issue, entry, to } => {
            let reply = host::ask(session, "issue_transfer", json!({ "issue": issue, "entry": entry, "to": to }))?;
            show_again(session, &reply["value"], json)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// The issue, with its new entry and where that ran before.
fn with_ran(mut shown: Value, added: &Value) -> Result<ExitCode, Stop> {
    if let Value::Object(members) = &mut shown {
        members.insert("entry".to_owned(), added["entry"].clone());
        members.insert("ran".to_owned(), added["ran"].clone());
    }
    print::json(&shown)?;
    Ok(ExitCode::SUCCESS)
}

/// Where something ran, as people say it: "Weekly No. 12, 2025-01-03, item 4".
pub fn ran_words(ran: &Value) -> String {
    let number = ran["number"].as_u64().map(|number| format!(" No. {number}")).unwrap_or_default();
    let date = match word(ran, "date") {
        "" => String::new(),
        date => format!(", {date}"),
    };
    let how = match word(ran, "by") {
        "address" => ", by the same address",
        "headline" => ", with a headline nearly the same",
        _ => "",
    };
    format!(
        "{}{number}{date}, item {} (“{}”){how}",
        word(ran, "publication_name"),
        ran["position"],
        word(ran, "headline")
    )
}

fn import_all(session: &mut Session, publication: &str, folder: &std::path::Path, json: bool) -> Result<(), Stop> {
    if !json {
        super::job::tell(session);
    }
    let request = json!({ "publication": publication, "path": folder });
    let all = host::ask(session, "issue_import_all", request)?;
    if json {
        return print::json(&all);
    }
    for issue in all["issues"].as_array().into_iter().flatten() {
        let number = issue["number"].as_u64().map(|number| format!("No. {number}")).unwrap_or_default();
        print::line(&format!(
            "{}  {number:<8} {:<10}  {} items  {}",
            short(word(issue, "issue")),
            word(issue, "date"),
            issue["items"],
            word(issue, "file")
        ))?;
    }
    for refused in all["refused"].as_array().into_iter().flatten() {
        print::aside(&format!("{}: {}", word(refused, "file"), word(refused, "message")));
    }
    let count = |name: &str| all[name].as_array().map_or(0, Vec::len);
    print::line(&format!("{} issues were taken in, {} files were not.", count("issues"), count("refused")))
}

/// What an id names: an item, else a story.
fn addition(session: &mut Session, id: &str) -> Result<Value, Stop> {
    match session.dispatch("item_show", json!({ "item": id })) {
        Ok(item) => Ok(json!({ "kind": "item", "item": word(&item, "id") })),
        Err(failure) if failure.code == Code::NotFound => Ok(json!({ "kind": "story", "story": id })),
        Err(failure) => Err(failure.into()),
    }
}

fn show_again(session: &mut Session, desk: &Value, json: bool) -> Result<(), Stop> {
    show(&host::ask(session, "issue_show", json!({ "issue": word(desk, "id") }))?, json)
}

fn list(issues: &Value, json: bool) -> Result<(), Stop> {
    if json {
        return print::json(issues);
    }
    for issue in issues.as_array().into_iter().flatten() {
        let name = match issue["number"].as_u64() {
            Some(number) => format!("{}#{number}", word(issue, "publication")),
            None => word(issue, "publication").to_owned(),
        };
        print::line(&format!(
            "{}  {name:<16} {:<10}  {:<9} {} items",
            short(word(issue, "id")),
            word(issue, "date"),
            word(issue, "state"),
            issue["items"]
        ))?;
    }
    Ok(())
}

fn show(issue: &Value, json: bool) -> Result<(), Stop> {
    if json {
        return print::json(issue);
    }
    let number = issue["number"].as_u64().map(|number| format!(" No. {number}")).unwrap_or_default();
    print::line(&format!("{}{number}  {}  {}", word(issue, "masthead"), word(issue, "date"), word(issue, "state")))?;
    for name in ["subject", "preheader", "topic_line"] {
        if !word(issue, name).is_empty() {
            print::line(&format!("{:<10} {}", name.replace('_', " "), word(issue, name)))?;
        }
    }
    if !word(&issue["intro"], "text").is_empty() {
        print::line(&format!("\n{}", word(&issue["intro"], "text")))?;
    }
    let mut section = "";
    for item in issue["items"].as_array().into_iter().flatten() {
        if word(item, "section") != section {
            section = word(item, "section");
            print::line(&format!("\n== {section}"))?;
        }
        let kicker = match word(item, "kicker") {
            "" => String::new(),
            kicker => format!("[{kicker}] "),
        };
        let sources: Vec<&str> =
            item["sources"].as_array().into_iter().flatten().map(|source| word(source, "outlet")).collect();
        print::line(&format!(
            "{:>3}. {kicker}{}  ({} words{}{})  {}",
            item["position"],
            word(item, "headline"),
            item["words"],
            if sources.is_empty() { "" } else { "; " },
            sources.join(", "),
            short(word(item, "id")),
        ))?;
    }
    if !issue["outro"].is_null() {
        print::line(&format!("\n{}\n{}", word(&issue["outro"], "heading"), word(&issue["outro"], "text")))?;
    }
    if !issue["call_to_action"].is_null() {
        print::line(&format!("\n{}", word(&issue["call_to_action"], "text")))?;
    }
    for finding in issue["findings"].as_array().into_iter().flatten() {
        print::line(&format!("{}: {}", word(finding, "severity"), word(finding, "message")))?;
    }
    Ok(())
}
