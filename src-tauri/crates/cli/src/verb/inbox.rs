//! `galley inbox …` and `galley rule …`

use std::process::ExitCode;

use galley_api::Session;
use serde_json::{Value, json};

use crate::argument::{Inbox, Rule, RuleWords, Triage};
use crate::print::{self, short, word};
use crate::{Stop, host};

pub fn run(session: &mut Session, verb: Inbox, json: bool) -> Result<ExitCode, Stop> {
    match verb {
        Inbox::List { feed, folder, state, text, after, limit } => {
            let request = json!({
                "feed": feed, "folder": folder, "state": state, "text": text, "after": after, "limit": limit,
            });
            let page = host::ask(session, "inbox_list", request)?;
            if json {
                print::record(&page)?;
            } else {
                page["rows"].as_array().into_iter().flatten().try_for_each(row)?;
            }
        }
        Inbox::Shortlist(triage) => decide(session, triage, "shortlist", json)?,
        Inbox::Hold(triage) => decide(session, triage, "hold", json)?,
        Inbox::Spike(triage) => decide(session, triage, "spike", json)?,
        Inbox::Return(triage) => decide(session, triage, "inbox", json)?,
    }
    Ok(ExitCode::SUCCESS)
}

fn decide(session: &mut Session, triage: Triage, verdict: &str, json: bool) -> Result<(), Stop> {
    let request = json!({ "stories": triage.stories, "verdict": verdict });
    let stories = host::ask(session, "inbox_triage", request)?["value"].take();
    if json {
        return print::record(&stories);
    }
    for story in stories.as_array().into_iter().flatten() {
        print::line(&format!("{}  {:<10} {}", short(word(story, "id")), word(story, "state"), word(story, "title")))?;
    }
    Ok(())
}

fn row(row: &Value) -> Result<(), Stop> {
    let feeds: Vec<&str> = row["feeds"].as_array().into_iter().flatten().map(|feed| word(feed, "name")).collect();
    print::line(&format!("{}  {}  [{}]", short(word(row, "id")), word(row, "title"), feeds.join(", ")))?;
    for ran in row["ran"].as_array().into_iter().flatten() {
        print::line(&format!("    ran in {} No. {}", word(ran, "publication_name"), ran["number"]))?;
    }
    for effect in row["rules"].as_array().into_iter().flatten() {
        print::line(&format!("    rule “{}”: {} {}", word(effect, "name"), word(effect, "state"), tags(effect)))?;
    }
    Ok(())
}

pub fn rule(session: &mut Session, verb: Rule, json: bool) -> Result<ExitCode, Stop> {
    match verb {
        Rule::List => rules(&host::ask(session, "rule_list", json!({}))?, json)?,
        Rule::Add(words) => {
            let rule = host::ask(session, "rule_add", json!({ "words": wire(words) }))?["value"].take();
            one(&rule, json)?;
        }
        Rule::Set { rule, words } => {
            let rule = host::ask(session, "rule_set", json!({ "rule": rule, "words": wire(words) }))?["value"].take();
            one(&rule, json)?;
        }
        Rule::Remove { rule } => {
            rules(&host::ask(session, "rule_remove", json!({ "rule": rule }))?["value"], json)?;
        }
        Rule::Apply { rule } => done(&host::ask(session, "rule_apply", json!({ "rule": rule }))?["value"], json)?,
        Rule::Revert { rule } => done(&host::ask(session, "rule_revert", json!({ "rule": rule }))?["value"], json)?,
    }
    Ok(ExitCode::SUCCESS)
}

fn wire(words: RuleWords) -> Value {
    json!({
        "name": words.name, "off": words.off, "feeds": words.feeds, "folder": words.folder, "outlets": words.outlets,
        "languages": words.languages, "words": words.words, "without": words.without, "in_title": words.in_title,
        "tags": words.tags, "verdict": words.verdict,
    })
}

fn rules(rules: &Value, json: bool) -> Result<(), Stop> {
    if json {
        return print::json(rules);
    }
    rules.as_array().into_iter().flatten().try_for_each(|rule| one(rule, false))
}

fn one(rule: &Value, json: bool) -> Result<(), Stop> {
    if json {
        return print::json(rule);
    }
    let words = &rule["words"];
    let off = if words["off"] == true { "  off" } else { "" };
    let verdict = word(words, "verdict");
    print::line(&format!("{}  {}: {} {verdict}{off}", short(word(rule, "id")), word(rule, "name"), tags(words)))
}

fn done(done: &Value, json: bool) -> Result<(), Stop> {
    if json {
        return print::json(done);
    }
    print::line(&format!("{} stories were changed.", done["stories"]))
}

fn tags(of: &Value) -> String {
    let tags: Vec<String> =
        of["tags"].as_array().into_iter().flatten().filter_map(Value::as_str).map(|tag| format!("+{tag}")).collect();
    tags.join(" ")
}
