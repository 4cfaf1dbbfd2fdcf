//! `galley story …`

use std::process::ExitCode;

use galley_api::Session;
use serde_json::{Value, json};

use super::field;
use crate::argument::Story;
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
    }
    Ok(ExitCode::SUCCESS)
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
    for clipping in story["clippings"].as_array().into_iter().flatten() {
        print::line(&format!("\n{}\n\n{}", word(clipping, "title"), word(clipping, "text")))?;
    }
    Ok(())
}
