//! `galley clip …`, `galley article …` and `galley host …`

use std::path::Path;
use std::process::ExitCode;

use galley_api::{Failure, Session, clip};
use serde_json::{Value, json};

use super::job;
use crate::argument::{Article, Clip, Host};
use crate::print::{self, short, word};
use crate::{Stop, host};

pub fn run(session: &mut Session, verb: Clip, json: bool) -> Result<ExitCode, Stop> {
    if verb.bookmarklet {
        let found = host::ask(session, "clip_bookmarklet", json!({}))?;
        if json {
            print::json(&found)?;
        } else {
            print::line(word(&found, "address"))?;
        }
        return Ok(ExitCode::SUCCESS);
    }
    let from = from(verb.from.as_deref().unwrap_or_default(), verb.url.as_deref())?;
    let read = job::run(session, "clip_read", json!({ "from": from }), json)?;
    let draft = host::ask(session, "clip_show", json!({ "draft": read["draft"] }))?;
    if verb.dry_run {
        show(&draft, json)?;
        return Ok(ExitCode::SUCCESS);
    }
    if word(&draft, "text").trim().is_empty() && draft["findings"].as_array().is_some_and(|all| !all.is_empty()) {
        return Err(Failure::invalid("No words to read were found there, so nothing was kept.")
            .with_hint("Save the page in a browser and clip the file, or give its text on standard input.")
            .into());
    }
    let into = match (verb.into, verb.new) {
        (Some(story), _) => json!({ "kind": "story", "story": story }),
        (None, true) => json!({ "kind": "new" }),
        (None, false) => json!({ "kind": "matched" }),
    };
    let request = json!({
        "draft": read["draft"], "into": into, "tags": verb.tags, "title": verb.title, "outlet": verb.outlet,
    });
    let clipped = host::ask(session, "clip_keep", request)?["value"].take();
    if json {
        print::record(&clipped)?;
        return Ok(ExitCode::SUCCESS);
    }
    let story = &clipped["story"];
    let said = match word(&clipped, "deed") {
        "story" => "New story",
        "clipping" => "New clipping of",
        _ => "Already in your library, word for word:",
    };
    print::line(&format!("{said} {}  {}", short(word(story, "id")), word(story, "title")))?;
    remarks(&draft, word(story, "id"))?;
    Ok(ExitCode::SUCCESS)
}

/// What the words on the command line name.
fn from(given: &str, url: Option<&str>) -> Result<Value, Stop> {
    if given == "-" {
        let text = host::input()?;
        let is_page = text.trim_start().starts_with('<');
        return Ok(match is_page {
            true => json!({ "kind": "html", "html": text, "url": url }),
            false => json!({ "kind": "text", "text": text, "url": url }),
        });
    }
    let path = Path::new(given);
    if !given.contains("://") && path.exists() {
        let path = std::path::absolute(path)?;
        return Ok(json!({ "kind": "file", "path": path.to_string_lossy(), "url": url }));
    }
    Ok(json!({ "kind": "address", "url": given }))
}

fn show(draft: &Value, json: bool) -> Result<(), Stop> {
    if json {
        return print::record(draft);
    }
    print::line(word(draft, "title"))?;
    let facts = ["author", "outlet", "published", "language", "url"];
    for name in facts.into_iter().filter(|name| !word(draft, name).is_empty()) {
        print::line(&format!("{name:<10} {}", word(draft, name)))?;
    }
    print::line(&format!("{:<10} {}", "words", draft["words"]))?;
    remarks(draft, "")?;
    print::line("")?;
    print::line(word(draft, "text"))
}

/// What is worth knowing beside: findings, stories that it may be, where it ran.
fn remarks(draft: &Value, kept: &str) -> Result<(), Stop> {
    let all = |name: &str| draft[name].as_array().cloned().unwrap_or_default();
    for finding in all("findings") {
        print::aside(word(&finding, "message"));
    }
    for already in all("already").iter().filter(|already| word(&already["story"], "id") != kept) {
        let story = &already["story"];
        let why =
            already["likeness"].as_u64().map_or("the same address".to_owned(), |alike| format!("{alike} % alike"));
        print::line(&format!(
            "Already in your library ({why}): {}  {}",
            short(word(story, "id")),
            word(story, "title")
        ))?;
    }
    for ran in all("ran") {
        print::line(&format!("Ran in {}", super::issue::ran_words(&ran)))?;
    }
    Ok(())
}

/// `galley article …`: works without a library.
pub fn article(verb: Article, json: bool) -> Result<ExitCode, Stop> {
    let Article::Extract { file, url } = verb;
    let bytes = if file.as_os_str() == "-" { host::input_bytes()? } else { host::file_bytes(&file)? };
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let article = clip::extract(&name, bytes, url.as_deref().unwrap_or_default())?;
    if json {
        let value = serde_json::to_value(article).map_err(std::io::Error::from)?;
        print::json(&value)?;
    } else {
        print::line(&article.title)?;
        print::line("")?;
        print::line(&article.text)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// `galley host …`
pub fn hosts(session: &mut Session, verb: Host, json: bool) -> Result<ExitCode, Stop> {
    let hosts = match verb {
        Host::List => host::ask(session, "host_list", json!({}))?,
        Host::Allow { host: name } => host::ask(session, "host_allow", json!({ "host": name }))?,
        Host::Forget { host: name } => host::ask(session, "host_forget", json!({ "host": name }))?,
    };
    if json {
        print::json(&hosts)?;
        return Ok(ExitCode::SUCCESS);
    }
    for host in hosts.as_array().into_iter().flatten() {
        print::line(word(host, "host"))?;
    }
    Ok(ExitCode::SUCCESS)
}
