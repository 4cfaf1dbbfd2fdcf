//! Mail tools, pushing a draft to one, and the page of every host that was contacted.

use std::time::SystemTime;

use galley_core::Destination;
use galley_core::export::Target;
use galley_core::library::Reader;
use galley_net::push::{self, Draft, Ghost, Listmonk, Tool};
use galley_net::refusal::{Cause, Refusal};
use galley_net::secret::Secrets;

use super::mail::{account, place};
use super::{Reply, line, read, store};
use crate::command::Session;
use crate::destination::*;
use crate::failure::Failure;
use crate::job::{JobKind, JobOutcome, JobView, SecretPlace};
use crate::library::Empty;
use crate::mail::SecretOwner;

pub fn destination_list(session: &mut Session, _: Empty) -> Reply<Vec<DestinationView>> {
    let secrets = session.work.secrets.clone();
    read(session, |reader| {
        reader.destinations()?.iter().map(|found| destination_view(reader, &secrets, found)).collect()
    })
}

pub fn destination_set(session: &mut Session, request: DestinationSet) -> Reply<Vec<DestinationView>> {
    let name = line(&request.name);
    if name.is_empty() || name.chars().count() > 60 {
        return Err(Failure::invalid("A mail tool needs a name of at most 60 characters. Nothing was changed."));
    }
    let url = push::check_base(&request.url)?.to_string();
    let tool = match request.tool {
        ToolView::Listmonk { user, mut lists, template } => {
            lists.sort_unstable();
            lists.dedup();
            if lists.is_empty() || lists.contains(&0) {
                return Err(Failure::invalid("A listmonk campaign needs at least one list, by its number from 1 on.")
                    .with_hint("The number stands in the address of the list's page."));
            }
            let user = line(&user);
            if user.is_empty() || user.contains(':') {
                return Err(Failure::invalid("listmonk needs the name of an API user, without a colon."));
            }
            ToolView::Listmonk { user, lists, template: template.filter(|template| *template > 0) }
        }
        ToolView::Ghost => ToolView::Ghost,
    };
    let (kind, detail) = kept(&tool)?;
    let kept = Destination { name: name.clone(), kind, url, detail };
    let before = read(session, |reader| {
        Ok(reader.destinations()?.into_iter().find(|found| found.name.to_lowercase() == name.to_lowercase()))
    })?;
    let elsewhere = before.is_some_and(|before| before.url != kept.url || before.kind != kept.kind);
    store(session, "destination_set", |tx| tx.keep_destination(&kept))?;
    if elsewhere {
        // A key goes only to the tool it was entered for.
        super::secret_forget(session, crate::mail::SecretForget { owner: SecretOwner::Destination { name } })?;
    }
    destination_list(session, Empty {})
}

pub fn destination_remove(session: &mut Session, request: DestinationName) -> Reply<Vec<DestinationView>> {
    store(session, "destination_remove", |tx| tx.remove_destination(&request.name))?;
    let owner = SecretOwner::Destination { name: request.name };
    super::secret_forget(session, crate::mail::SecretForget { owner })?;
    destination_list(session, Empty {})
}

pub fn issue_push(session: &mut Session, request: IssuePush) -> Reply<JobView> {
    let (snapshot, kept) = super::export::snapshot(session, &request.issue)?;
    let destination = read(session, |reader| reader.destination(&request.destination))?;
    let tool = tool_of(&destination)?;
    let base = push::check_base(&destination.url)?;
    let title = galley_core::issue::create::title_of(&snapshot.publication, snapshot.issue.number, snapshot.issue.date);
    super::export::refuse_blocked(&snapshot, target(&tool), request.anyway.as_deref())?;
    let rendered = super::outgoing::hosted(&snapshot, &kept, target(&tool));
    let subject = snapshot.issue.subject.trim();
    let draft = Draft {
        name: title.clone(),
        subject: if subject.is_empty() { title.clone() } else { subject.to_owned() },
        preheader: snapshot.issue.preheader.trim().to_owned(),
        html: rendered.html,
        text: rendered.text,
    };
    let account = account(session, &SecretOwner::Destination { name: destination.name.clone() })?;
    let host = base.host_str().unwrap_or_default().to_owned();
    store(session, "issue_push", |tx| tx.count_contact(&host, "push"))?;
    let (secrets, patience) = (session.work.secrets.clone(), session.work.patience);
    let now = SystemTime::from((session.clock)());
    session.work.begin(
        JobKind::Push,
        title,
        |teller| async move {
            let Some(secret) = galley_net::job::aside(move || secrets.find(&account)).await.flatten() else {
                return Err(no_key(&destination.name));
            };
            push::push(outside(&tool).as_ref(), base.as_str(), &secret, &draft, now, patience, &teller).await
        },
        |_, pushed| {
            let pushed = pushed?;
            Ok(JobOutcome::Push { id: pushed.id, url: pushed.url })
        },
    )
}

pub fn contact_list(session: &mut Session, _: Empty) -> Reply<Vec<ContactView>> {
    read(session, |reader| {
        let view = |found: galley_core::ContactRow| ContactView {
            host: found.host,
            purpose: found.purpose,
            first_at: found.first_at,
            last_at: found.last_at,
            count: found.count,
        };
        Ok(reader.contacts()?.into_iter().map(view).collect())
    })
}

fn no_key(name: &str) -> Refusal {
    let message = format!("There is no key for “{name}” on this machine, so nothing was sent.");
    Refusal::new(Cause::NoSecret, message, "Enter the key of the mail tool.")
}

fn outside(tool: &ToolView) -> Box<dyn Tool> {
    match tool {
        ToolView::Listmonk { user, lists, template } => {
            Box::new(Listmonk { user: user.clone(), lists: lists.clone(), template: *template })
        }
        ToolView::Ghost => Box::new(Ghost),
    }
}

/// What the HTML is made for.
fn target(tool: &ToolView) -> Target {
    match tool {
        ToolView::Listmonk { .. } => Target::Listmonk,
        ToolView::Ghost => Target::Ghost,
    }
}

/// A tool as it is kept: its kind, and what only it wants to know.
fn kept(tool: &ToolView) -> Reply<(String, serde_json::Value)> {
    let unwritten = |_| Failure::invalid("These settings could not be written down. Nothing was changed.");
    let mut detail = serde_json::to_value(tool).map_err(unwritten)?;
    let kind = detail.as_object_mut().and_then(|members| members.shift_remove("kind"));
    Ok((kind.and_then(|kind| kind.as_str().map(str::to_owned)).unwrap_or_default(), detail))
}

fn tool_of(destination: &Destination) -> Reply<ToolView> {
    let mut value = destination.detail.clone();
    if !value.is_object() {
        value = serde_json::json!({});
    }
    value["kind"] = destination.kind.clone().into();
    serde_json::from_value(value)
        .map_err(|_| Failure::invalid(format!("“{}” is a mail tool that only a newer Galley knows.", destination.name)))
}

fn destination_view(
    reader: &Reader<'_>,
    secrets: &Secrets,
    found: &Destination,
) -> galley_core::Result<DestinationView> {
    let tool = tool_of(found).map_err(|failure| galley_core::Error::invalid("destination", failure.message))?;
    let secret: SecretPlace = place(reader, secrets, &SecretOwner::Destination { name: found.name.clone() })?;
    Ok(DestinationView { name: found.name.clone(), url: found.url.clone(), tool, secret })
}
