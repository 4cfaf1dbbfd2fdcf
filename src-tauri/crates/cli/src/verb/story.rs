//! `galley story …`

use std::process::ExitCode;

use galley_api::Session;
use serde_json::{Value, json};

use super::issue::ran_words;
use super::{exchange, field, job};
use crate::argument::{Links, Story};
use crate::print::{self, short, word};
use crate::{Stop, host};

pub fn run(session: &mut Session, verb: Story, json: bool) -> Result<ExitCode, Stop> {
    match verb {
        Story::List { state, tag, outlet, text, after, limit } => {
            let request = json!({
                "state": state, "tag": tag, "outlet": outlet, "text": text, "after": after, "limit": limit,
            });
            list(&host::ask(session, "story_list", request)?, json)?;
        }
        Story::Show { story } => show(&host::ask(session, "story_show", json!({ "story": story }))?, json)?,
        Story::New { title, url, outlet, language, date, tags, text } => {
            let text = text.as_deref().map(host::words_or_input).transpose()?;
            let request = json!({
                "title": title, "url": url, "outlet": outlet, "language": language, "date": date,
                "tags": tags, "text": text,
            });
            let reply = host::ask(session, "story_create", request)?;
            show(&reply["value"], json)?;
        }
        Story::Set { story, field: name, value } => {
            let value = host::words_or_input(&value)?;
            let request = json!({ "story": story, "field": field(&name), "value": value });
            let reply = host::ask(session, "story_set", request)?;
            show(&reply["value"], json)?;
        }
        Story::Links(Links::Check { issue, query, stories }) => {
            let request = json!({ "issue": issue, "query": query, "stories": stories });
            links(&job::run(session, "links_check", request, json)?, json)?;
        }
        Story::Import { file, format } => exchange::import(session, &file, format, json)?,
        Story::Export { file, format, query } => exchange::export(session, &file, format, query, json)?,
        Story::Tag { tags, stories } => {
            change(session, &stories, json!({ "kind": "tag", "tags": apart(&tags) }), json)?
        }
        Story::Untag { tags, stories } => {
            change(session, &stories, json!({ "kind": "untag", "tags": apart(&tags) }), json)?;
        }
        Story::Trash { stories } => change(session, &stories, json!({ "kind": "trash" }), json)?,
        Story::Restore { stories } => change(session, &stories, json!({ "kind": "restore" }), json)?,
        Story::Merge { into, stories } => {
            let reply = host::ask(session, "story_merge", json!({ "into": into, "stories": stories }))?;
            show(&reply["value"], json)?;
        }
        Story::Part { story } => {
            show(&host::ask(session, "story_part", json!({ "story": story }))?["value"], json)?;
        }
        Story::Duplicates { story } => {
            let found = host::ask(session, "story_duplicates", json!({ "story": story }))?;
            if json {
                print::json(&found)?;
                return Ok(ExitCode::SUCCESS);
            }
            for duplicate in found.as_array().into_iter().flatten() {
                let story = &duplicate["story"];
                let why = duplicate["likeness"]
                    .as_u64()
                    .map_or("the same address".to_owned(), |likeness| format!("{likeness} % alike"));
                print::line(&format!("{}  {}  ({why})", short(word(story, "id")), word(story, "title")))?;
            }
        }
        Story::Used { url, headline, item } => {
            let ran = host::ask(session, "used_before", json!({ "urls": url, "headline": headline, "item": item }))?;
            if json {
                print::json(&ran)?;
                return Ok(ExitCode::SUCCESS);
            }
            for ran in ran.as_array().into_iter().flatten() {
                print::line(&ran_words(ran))?;
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn change(session: &mut Session, stories: &[String], deed: Value, json: bool) -> Result<(), Stop> {
    let reply = host::ask(session, "story_change", json!({ "stories": stories, "deed": deed }))?;
    list(&json!({ "stories": reply["value"] }), json)
}

fn apart(tags: &str) -> Vec<&str> {
    tags.split([',', '，']).map(str::trim).filter(|tag| !tag.is_empty()).collect()
}

fn list(page: &Value, json: bool) -> Result<(), Stop> {
    if json {
        return print::record(page);
    }
    for story in page["stories"].as_array().into_iter().flatten() {
        print::line(&format!(
            "{}  {:<9} {}  {}",
            short(word(story, "id")),
            word(story, "state"),
            word(story, "title"),
            word(story, "outlet")
        ))?;
    }
    match page["next"].as_str() {
        Some(cursor) => print::line(&format!("There is more: --after {cursor}")),
        None => Ok(()),
    }
}

fn show(story: &Value, json: bool) -> Result<(), Stop> {
    if json {
        return print::record(story);
    }
    print::line(&format!("{}  {}", short(word(story, "id")), word(story, "title")))?;
    for name in ["state", "outlet", "date", "language", "url", "notes"] {
        if !word(story, name).is_empty() {
            print::line(&format!("{name:<9} {}", word(story, name)))?;
        }
    }
    let tags: Vec<&str> = story["tags"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    if !tags.is_empty() {
        print::line(&format!("tags      {}", tags.join(", ")))?;
    }
    for ran in story["ran"].as_array().into_iter().flatten() {
        print::line(&format!("ran       {}", ran_words(ran)))?;
    }
    for clipping in story["clippings"].as_array().into_iter().flatten() {
        print::line(&format!("\n{}\n\n{}", word(clipping, "title"), word(clipping, "text")))?;
    }
    Ok(())
}

/// What came of asking addresses.
fn links(outcome: &Value, json: bool) -> Result<(), Stop> {
    if json {
        return print::json(outcome);
    }
    for (name, words) in [("broken", "Broken"), ("unknown", "Not known")] {
        for link in outcome[name].as_array().into_iter().flatten() {
            print::line(&format!("{words}  {}  {}", word(link, "url"), word(link, "message")))?;
        }
    }
    print::line(&format!("{} answered.", outcome["sound"]))
}
