//! `galley issue replace`, `galley issue count`, `galley issue quotes`, `galley snippet …`, `galley dictionary …`

use std::process::ExitCode;

use galley_api::Session;
use serde_json::{Value, json};

use crate::argument::{Dictionary, Replace, Snippet};
use crate::print::{self, short, word};
use crate::{Stop, host};

pub fn replace(session: &mut Session, verb: Replace, json: bool) -> Result<(), Stop> {
    let wanted = json!({
        "words": verb.find,
        "case": if verb.case { "same" } else { "either" },
        "extent": if verb.word { "word" } else { "anywhere" },
        "forms": if verb.fold { "folded" } else { "as_written" },
    });
    let found = host::ask(session, "issue_find", json!({ "issue": verb.issue, "wanted": wanted }))?;
    let count = found.as_array().map_or(0, Vec::len);
    let reply = match verb.dry_run {
        true => json!({ "changed": 0, "left": 0 }),
        false => {
            let request = json!({ "issue": verb.issue, "wanted": wanted, "words": verb.replace, "chosen": found });
            host::ask(session, "issue_replace", request)?["value"].take()
        }
    };
    if json {
        return print::json(&json!({ "found": found, "changed": reply["changed"], "left": reply["left"] }));
    }
    for one in found.as_array().into_iter().flatten() {
        let place = word(one, "place").replace('_', " ");
        print::line(&format!("{place:<20} {}[{}]{}", word(one, "before"), word(one, "words"), word(one, "behind")))?;
    }
    match verb.dry_run {
        true => print::line(&format!("{count} found. Nothing was changed.")),
        false => print::line(&format!("{} of {count} replaced.", reply["changed"])),
    }
}

pub fn count(session: &mut Session, issue: &str, json: bool) -> Result<(), Stop> {
    let counts = host::ask(session, "issue_count", json!({ "issue": issue }))?;
    if json {
        return print::json(&counts);
    }
    let shown = host::ask(session, "issue_show", json!({ "issue": issue }))?;
    let headline = |id: &str| {
        let items = shown["items"].as_array();
        items.and_then(|items| items.iter().find(|item| word(item, "id") == id)).map(|item| word(item, "headline"))
    };
    let parts = counts.as_array().map(Vec::as_slice).unwrap_or_default();
    let figure = |part: &Value, name: &str| part[name].as_u64().unwrap_or(0);
    for (at, part) in parts.iter().enumerate() {
        let name = headline(word(part, "item")).unwrap_or(if at == 0 { "Intro" } else { "Outro" });
        let missing = match figure(part, "missing") {
            0 => String::new(),
            missing => format!("  TK {missing}"),
        };
        let (words, characters) = (figure(part, "words"), figure(part, "characters"));
        print::line(&format!("{words:>6} words {characters:>7} characters  {name}{missing}"))?;
    }
    let sum = |name: &str| parts.iter().map(|part| figure(part, name)).sum::<u64>();
    let minutes = sum("seconds").div_ceil(60);
    print::line(&format!("{:>6} words {:>7} characters  {minutes} min to read", sum("words"), sum("characters")))
}

pub fn quotes(session: &mut Session, issue: &str, item: Option<String>, quotes: &str, json: bool) -> Result<(), Stop> {
    let request = json!({ "issue": issue, "item": item, "quotes": quotes });
    let reply = host::ask(session, "issue_quotes", request)?["value"].take();
    if json {
        return print::json(&reply);
    }
    print::line(&format!("{} changed.", reply["changed"]))
}

pub fn snippet(session: &mut Session, verb: Snippet, json: bool) -> Result<ExitCode, Stop> {
    let list = match verb {
        Snippet::List => host::ask(session, "snippet_list", json!({}))?,
        Snippet::Set { name, text } => {
            let text = host::words_or_input(&text)?;
            let body = host::ask(session, "body_parse", json!({ "form": "markdown", "text": text }))?["delta"].take();
            let there = host::ask(session, "snippet_list", json!({}))?;
            let wanted = name.trim_start_matches('/').to_lowercase();
            let same = |one: &Value| word(one, "name").to_lowercase() == wanted;
            let (command, request) = match there.as_array().into_iter().flatten().any(same) {
                true => ("snippet_set", json!({ "snippet": name, "body": body })),
                false => ("snippet_create", json!({ "name": name, "body": body })),
            };
            host::ask(session, command, request)?["value"].take()
        }
        Snippet::Remove { snippet } => {
            host::ask(session, "snippet_remove", json!({ "snippet": snippet }))?["value"].take()
        }
    };
    if json {
        print::record(&list)?;
        return Ok(ExitCode::SUCCESS);
    }
    for one in list.as_array().into_iter().flatten() {
        let text = word(one, "text").replace('\n', " ");
        print::line(&format!("{}  /{:<20} {text}", short(word(one, "id")), word(one, "name")))?;
    }
    Ok(ExitCode::SUCCESS)
}

pub fn dictionary(session: &mut Session, verb: Dictionary, json: bool) -> Result<ExitCode, Stop> {
    let list = match verb {
        Dictionary::List => host::ask(session, "dictionary_list", json!({}))?,
        Dictionary::Add { word, item } => {
            host::ask(session, "dictionary_add", json!({ "word": word, "item": item }))?["value"].take()
        }
        Dictionary::Remove { word } => {
            host::ask(session, "dictionary_remove", json!({ "word": word }))?["value"].take()
        }
    };
    if json {
        print::record(&list)?;
        return Ok(ExitCode::SUCCESS);
    }
    for one in list.as_array().into_iter().flatten() {
        let only = match word(one, "item") {
            "" => String::new(),
            item => format!("  (in item {} only)", short(item)),
        };
        print::line(&format!("{}{only}", word(one, "word")))?;
    }
    Ok(ExitCode::SUCCESS)
}
