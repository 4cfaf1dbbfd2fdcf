//! `galley comment …`

use std::process::ExitCode;

use galley_api::Session;
use serde_json::{Value, json};

use crate::argument::{Comment, CommentList};
use crate::print::{self, short, word};
use crate::{Stop, host};

pub fn run(session: &mut Session, verb: Comment, json: bool) -> Result<ExitCode, Stop> {
    let reply = match verb {
        Comment::List(verb) => return list(session, &verb, json),
        Comment::Add { item, issue, quote, body, replacement } => {
            let body = host::words_or_input(&body.unwrap_or_default())?;
            let request = json!({
                "item": item, "issue": issue, "quote": quote, "body": body, "replacement": replacement,
            });
            host::ask(session, "comment_add", request)?
        }
        Comment::Reply { thread, body } => {
            let body = host::words_or_input(&body)?;
            host::ask(session, "comment_reply", json!({ "thread": thread, "body": body }))?
        }
        Comment::Resolve { thread } => host::ask(session, "thread_resolve", json!({ "thread": thread }))?,
        Comment::Reopen { thread } => host::ask(session, "thread_reopen", json!({ "thread": thread }))?,
        Comment::Edit { thread, comment, body } => {
            let body = host::words_or_input(&body)?;
            let request = json!({ "thread": thread, "comment": comment, "body": body });
            host::ask(session, "comment_edit", request)?
        }
        Comment::Remove { thread, comment: Some(comment) } => {
            host::ask(session, "comment_remove", json!({ "thread": thread, "comment": comment }))?
        }
        Comment::Remove { thread, comment: None } => host::ask(session, "thread_remove", json!({ "thread": thread }))?,
        Comment::Place { thread, part, start, end } => {
            let request = json!({ "thread": thread, "part": part, "start": start, "end": end });
            host::ask(session, "thread_place", request)?
        }
        Comment::Accept { thread } => {
            host::ask(session, "thread_decide", json!({ "thread": thread, "decision": "accept" }))?
        }
        Comment::Reject { thread } => {
            host::ask(session, "thread_decide", json!({ "thread": thread, "decision": "reject" }))?
        }
    };
    if json {
        print::record(&reply["value"])?;
    } else if reply["value"].is_null() {
        print::line("The thread was removed. `galley undo` brings it again.")?;
    } else {
        show(&reply["value"])?;
    }
    Ok(ExitCode::SUCCESS)
}

fn list(session: &mut Session, verb: &CommentList, json: bool) -> Result<ExitCode, Stop> {
    let all = host::ask(session, "thread_list", json!({ "item": verb.item, "issue": verb.issue }))?;
    let people = host::ask(session, "person_list", json!({}))?;
    let by = verb.by.as_deref().map(|name| super::person::find(&people, name)).transpose()?;
    let spoke = |thread: &Value, person: Option<&str>| {
        let comments = thread["comments"].as_array().into_iter().flatten();
        // On a device where nobody said who they are, comments have no person, and those are one's own.
        comments.map(|comment| comment["person"].as_str()).any(|said| said == person)
    };
    let wanted = |thread: &&Value| {
        (!verb.open || thread["state"] != "resolved")
            && (!verb.mine || spoke(thread, people["me"].as_str()))
            && by.as_deref().is_none_or(|by| spoke(thread, Some(by)))
    };
    let threads: Vec<&Value> = all.as_array().into_iter().flatten().filter(wanted).collect();
    if json {
        print::record(&json!({ "threads": threads }))?;
    } else if threads.is_empty() {
        print::line("There are no comments.")?;
    } else {
        threads.into_iter().try_for_each(show)?;
    }
    Ok(ExitCode::SUCCESS)
}

fn show(thread: &Value) -> Result<(), Stop> {
    let on = match (thread["quote"].as_str(), thread["item"].is_null()) {
        (Some(quote), _) => format!("{}: “{quote}”", word(thread, "part").replace('_', " ")),
        (None, true) => "the issue".to_owned(),
        (None, false) => "the item".to_owned(),
    };
    print::line(&format!("{}  {:<8}  {}", short(word(thread, "id")), word(thread, "state"), on))?;
    if let Some(replacement) = thread["replacement"].as_str() {
        print::line(&format!("    proposed: “{replacement}”"))?;
    }
    for comment in thread["comments"].as_array().into_iter().flatten() {
        let by = Some(word(comment, "by")).filter(|by| !by.is_empty()).unwrap_or("Somebody");
        print::line(&format!("    {by}, {}: {}", word(comment, "at"), word(comment, "body")))?;
    }
    Ok(())
}
