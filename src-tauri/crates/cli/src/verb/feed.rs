//! `galley feed …`

use std::io::Read;
use std::path::Path;
use std::process::ExitCode;

use galley_api::{Failure, Session, feed};
use serde_json::{Value, json};

use super::job;
use crate::argument::{Feed, FeedField};
use crate::print::{self, short, word};
use crate::{Stop, host};

/// The largest file that is read as a feed, in bytes.
const LARGEST: u64 = 64_000_000;

pub fn run(session: &mut Session, verb: Feed, json: bool) -> Result<ExitCode, Stop> {
    match verb {
        Feed::Add { url, title, folder, outlet, find } => {
            name_host(session, &url)?;
            let found = match find {
                true => job::run(session, "feed_discover", json!({ "url": url }), json)?["feeds"][0].take(),
                false => json!({ "url": url }),
            };
            let request = json!({
                "url": found["url"], "home": found["home"], "title": title, "folder": folder, "outlet": outlet,
            });
            let added = host::ask(session, "feed_add", request)?["value"].take();
            if json {
                print::record(&added)?;
            } else {
                let said = if added["already"] == true { "Already there:" } else { "New feed" };
                let feed = &added["feed"];
                print::line(&format!("{said} {}  {}", short(word(feed, "id")), word(feed, "name")))?;
            }
        }
        Feed::List => {
            let list = host::ask(session, "feed_list", json!({}))?;
            if json {
                print::record(&list)?;
            } else {
                list["feeds"].as_array().into_iter().flatten().try_for_each(show)?;
            }
        }
        Feed::Show { feed } => {
            let feed = host::ask(session, "feed_show", json!({ "feed": feed }))?;
            if json { print::record(&feed)? } else { show(&feed)? }
        }
        Feed::Find { url } => {
            name_host(session, &url)?;
            let found = job::run(session, "feed_discover", json!({ "url": url }), json)?["feeds"].take();
            if json {
                print::record(&json!({ "feeds": found }))?;
            } else {
                for feed in found.as_array().into_iter().flatten() {
                    print::line(&format!("{}  {}", word(feed, "url"), word(feed, "title")))?;
                }
            }
        }
        Feed::Set { feed, field, value } => {
            let field = match field {
                FeedField::Url => "url",
                FeedField::Title => "title",
                FeedField::Home => "home",
                FeedField::Folder => "folder",
                FeedField::Outlet => "outlet",
                FeedField::Paused => "paused",
            };
            if field == "url" {
                name_host(session, &value)?;
            }
            let known = host::ask(session, "feed_show", json!({ "feed": feed }))?;
            host::ask(session, "feed_set", json!({ "feeds": [word(&known, "id")], "field": field, "value": value }))?;
            let feed = host::ask(session, "feed_show", json!({ "feed": word(&known, "id") }))?;
            if json { print::record(&feed)? } else { show(&feed)? }
        }
        Feed::Remove { feeds } => {
            let list = host::ask(session, "feed_remove", json!({ "feeds": feeds }))?["value"].take();
            if json {
                print::record(&list)?;
            }
        }
        Feed::Refresh { feeds, folder, due } => {
            let chosen = if feeds.is_empty() { Value::Null } else { feeds.into() };
            let request = json!({ "feeds": chosen, "folder": folder, "due": due });
            let result = job::run(session, "feed_refresh", request, json)?["result"].take();
            refreshed(&result, json)?;
        }
        Feed::Every { minutes } => {
            let setting = match minutes {
                Some(every) => host::ask(session, "feed_setting_set", json!({ "every": every }))?,
                None => host::ask(session, "feed_setting_show", json!({}))?,
            };
            if json {
                print::record(&setting)?;
            } else {
                print::line(&match setting["every"].as_u64() {
                    Some(0) | None => "Feeds are asked when you say so.".to_owned(),
                    Some(minutes) => format!("Feeds are asked every {minutes} minutes while Galley runs."),
                })?;
            }
        }
        Feed::Parse { file, url, charset } => return parse(&file, url.as_deref(), charset.as_deref(), json),
    }
    Ok(ExitCode::SUCCESS)
}

/// Reads a feed without a library.
pub fn parse(file: &Path, url: Option<&str>, charset: Option<&str>, json: bool) -> Result<ExitCode, Stop> {
    let mut bytes = Vec::new();
    let unreadable = |error: std::io::Error| {
        Stop::Failure(Failure::invalid(format!("The file {} could not be read: {error}.", file.display())))
    };
    if file.as_os_str() == "-" {
        std::io::stdin().lock().take(LARGEST + 1).read_to_end(&mut bytes)?;
    } else {
        let opened = std::fs::File::open(file).map_err(unreadable)?;
        opened.take(LARGEST + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    }
    if bytes.len() as u64 > LARGEST {
        return Err(Failure::invalid(format!("This is larger than {} MB.", LARGEST / 1_000_000)).into());
    }
    let parsed = feed::parse(&bytes, charset, url)?;
    let parsed = serde_json::to_value(&parsed).map_err(std::io::Error::from)?;
    if json {
        print::json(&parsed)?;
    } else {
        print::line(word(&parsed, "title"))?;
        for entry in parsed["entries"].as_array().into_iter().flatten() {
            let day = word(entry, "published").get(..10).unwrap_or("          ");
            print::line(&format!("{day}  {}  {}", word(entry, "title"), word(entry, "link")))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Whoever types the address of a host in their own network has named it.
fn name_host(session: &mut Session, url: &str) -> Result<(), Stop> {
    if let Some(own) = feed::own_host(url) {
        host::ask(session, "host_allow", json!({ "host": own }))?;
        print::aside(&format!(
            "“{own}” lies in your own network. It is asked because you named it; `galley host` shows such hosts."
        ));
    }
    Ok(())
}

fn show(feed: &Value) -> Result<(), Stop> {
    let folder = if word(feed, "folder").is_empty() { String::new() } else { format!("{}/ ", word(feed, "folder")) };
    let waiting = match feed["waiting"].as_u64() {
        Some(0) | None => String::new(),
        Some(waiting) => format!(" ({waiting})"),
    };
    let paused = if feed["paused"] == true { "  paused" } else { "" };
    print::line(&format!(
        "{}  {folder}{}{waiting}  {}{paused}",
        short(word(feed, "id")),
        word(feed, "name"),
        word(feed, "url")
    ))?;
    if !feed["fault"].is_null() {
        print::line(&format!("    {}", word(&feed["fault"], "message")))?;
    }
    Ok(())
}

fn refreshed(result: &Value, json: bool) -> Result<(), Stop> {
    if json {
        return print::record(result);
    }
    print::line(&format!(
        "{} asked: {} new stories, {} seen again, {} edited; {} with nothing new, {} left alone for now, {} could not be read.",
        result["asked"],
        result["stories"],
        result["joined"],
        result["updated"],
        result["unchanged"],
        result["waiting"],
        result["failed"],
    ))?;
    for failed in result["faults"].as_array().into_iter().flatten() {
        print::aside(&format!("{}: {}", word(failed, "name"), word(&failed["fault"], "message")));
    }
    Ok(())
}
