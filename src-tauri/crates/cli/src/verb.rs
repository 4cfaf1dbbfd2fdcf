//! The verbs: each asks the dispatcher and prints the reply.

mod archive;
mod check;
mod clip;
mod comment;
mod destination;
mod exchange;
mod export;
mod feed;
mod image;
mod inbox;
mod issue;
mod item;
mod job;
mod library;
mod mail;
mod opml;
mod outlet;
mod person;
mod proof;
mod publication;
mod revision;
mod rpc;
mod sanitize;
mod saved;
mod search;
mod serving;
mod story;
mod suggestion;
mod target;
mod theme;
mod url;
mod writing;

use std::process::ExitCode;

use galley_api::Session;
use serde_json::json;

use crate::Stop;
use crate::argument::{Arguments, Contact, Feed, Opml, Verb};
use crate::host;

/// Runs the verb.
pub fn run(arguments: Arguments) -> Result<ExitCode, Stop> {
    let Arguments { library, json, verb } = arguments;
    if let Verb::Sanitize = verb {
        return sanitize::run();
    }
    if let Verb::Url(verb) = verb {
        return url::run(verb, library.as_deref(), json);
    }
    if let Verb::Opml(Opml::Import { file, add: false }) = &verb {
        return opml::show(file, json);
    }
    if let Verb::Feed(Feed::Parse { file, url, charset }) = &verb {
        return feed::parse(file, url.as_deref(), charset.as_deref(), json);
    }
    if let Verb::Article(verb) = verb {
        return clip::article(verb, json);
    }
    let folder = host::folder(library.as_deref())?;
    if let Verb::Init { sample } = verb {
        return library::init(&folder, sample, json);
    }
    if let Verb::Restore { file } = &verb {
        return library::restore(&folder, file, json);
    }
    let mut session = host::open(&folder)?;
    let done = carry_out(&mut session, verb, json);
    host::rest(&mut session);
    done
}

fn carry_out(session: &mut Session, verb: Verb, json: bool) -> Result<ExitCode, Stop> {
    match verb {
        Verb::Publication(verb) => publication::run(session, verb, json),
        Verb::Outlet(verb) => outlet::run(session, verb, json),
        Verb::Issue(verb) => issue::run(session, verb, json),
        Verb::Item(verb) => item::run(session, verb, json),
        Verb::Suggestion(verb) => suggestion::run(session, verb, json),
        Verb::Story(verb) => story::run(session, verb, json),
        Verb::Clip(verb) => clip::run(session, verb, json),
        Verb::Host(verb) => clip::hosts(session, verb, json),
        Verb::Comment(verb) => comment::run(session, verb, json),
        Verb::Person(verb) => person::run(session, verb, json),
        Verb::Check { issue, target } => check::run(session, &issue, &target, json),
        Verb::Target(verb) => target::run(session, verb, json),
        Verb::Theme(verb) => theme::run(session, verb, json),
        Verb::Search { query, limit, best, either_script, after } => {
            let order = if best { "best" } else { "newest" };
            let script = if either_script { "either" } else { "as_typed" };
            let request = json!({ "query": query, "limit": limit, "order": order, "script": script, "after": after });
            search::run(session, request, limit, json)
        }
        Verb::Snippet(verb) => writing::snippet(session, verb, json),
        Verb::Dictionary(verb) => writing::dictionary(session, verb, json),
        Verb::Saved(verb) => saved::run(session, verb, json),
        Verb::Export(verb) => export::run(session, &verb, json),
        Verb::Feed(verb) => feed::run(session, verb, json),
        Verb::Inbox(verb) => inbox::run(session, verb, json),
        Verb::Rule(verb) => inbox::rule(session, verb, json),
        Verb::Opml(verb) => opml::run(session, verb, json),
        Verb::Proof(verb) => proof::run(session, verb, json),
        Verb::Review(verb) => proof::review(session, verb, json),
        Verb::Gate { issue, target } => proof::gate(session, &issue, target.as_deref(), json),
        Verb::Revision(verb) => revision::run(session, verb, json),
        Verb::Seal { issue } => archive::seal(session, &issue, json),
        Verb::Archive(verb) => archive::run(session, verb, json),
        Verb::Image(verb) => image::run(session, verb, json),
        Verb::Mail(verb) => mail::run(session, verb, json),
        Verb::Destination(verb) => destination::run(session, verb, json),
        Verb::Push(verb) => destination::push(session, &verb, json),
        Verb::Contact(Contact::List) => destination::contacts(session, json),
        Verb::Undo => library::undo(session, "undo", json),
        Verb::Redo => library::undo(session, "redo", json),
        Verb::History { issue, limit } => library::history(session, issue, limit, json),
        Verb::Doctor { rebuild } => library::doctor(session, rebuild, json),
        Verb::Backup { file } => library::backup(session, &file, json),
        Verb::Rpc => rpc::run(session),
        Verb::Init { .. } | Verb::Restore { .. } | Verb::Sanitize | Verb::Url(_) | Verb::Article(_) => {
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// A field's name as the wire has it: `trust-note` is `trust_note`.
fn field(name: &str) -> String {
    name.to_lowercase().replace('-', "_")
}
