//! Links by which reviewers reach a served proof.

use galley_core::error::OrNotFound;
use galley_core::id::InvitationId;
use galley_core::library::Reader;
use galley_core::proof::invitation::{self, Guest, Invitation, Standing};
use galley_core::proof::verdict;
use galley_net::serve::{Secret, path};

use super::{Reply, read, serving, store};
use crate::command::Session;
use crate::failure::{Code, Failure};
use crate::resolve;
use crate::serving::*;
use crate::view;

/// For how many days a link is good unless told.
const DAYS: u32 = 7;

pub fn invitation_list(session: &mut Session, request: InvitationList) -> Reply<Vec<InvitationView>> {
    let now = (session.clock)();
    read(session, |reader| {
        let issue = resolve::issue(reader, &request.issue)?;
        let mut all = Vec::new();
        for proof in reader.proofs(issue)? {
            for invitation in reader.invitations(proof.id)? {
                all.push(shown(reader, &invitation, proof.number, now)?);
            }
        }
        Ok(all)
    })
}

pub fn invitation_create(session: &mut Session, request: InvitationCreate) -> Reply<InvitationView> {
    let origins = origins(session)?;
    let guest = match (&request.person, &request.name) {
        (Some(person), None) => {
            let known =
                read(session, |reader| reader.people())?.into_iter().find(|known| known.id.to_string() == *person);
            Guest::Known(known.map(|known| known.id).or_not_found("person", person)?)
        }
        (None, Some(name)) => Guest::New(name.clone()),
        _ => return Err(Failure::invalid("A link is for one person: name one who is known, or a new one.")),
    };
    let secret = secret()?;
    let invitation = store(session, "invitation_create", |tx| {
        let issue = resolve::issue(&tx.read(), &request.issue)?;
        let proof = verdict::numbered(&tx.read(), issue, request.number)?;
        invitation::create(tx, &proof, guest, secret.digest().into(), request.days.unwrap_or(DAYS))
    })?;
    told(session, &invitation, &origins, &secret)
}

pub fn invitation_renew(session: &mut Session, request: InvitationRenew) -> Reply<InvitationView> {
    let origins = origins(session)?;
    let (id, secret) = (named(session, &request.invitation)?, secret()?);
    let days = request.days.unwrap_or(DAYS);
    let invitation = store(session, "invitation_renew", |tx| invitation::renew(tx, id, secret.digest().into(), days))?;
    told(session, &invitation, &origins, &secret)
}

pub fn invitation_revoke(session: &mut Session, request: InvitationShow) -> Reply<InvitationView> {
    let id = named(session, &request.invitation)?;
    store(session, "invitation_revoke", |tx| invitation::revoke(tx, id))?;
    let now = (session.clock)();
    read(session, |reader| {
        let invitation = reader.invitation(id)?.or_not_found("link", id)?.invitation;
        let number = reader.proof_number(invitation.proof)?.unwrap_or(0);
        shown(reader, &invitation, number, now)
    })
}

/// The addresses that links lead to: there are none while nobody could follow them.
fn origins(session: &Session) -> Reply<Vec<String>> {
    match serving::running(session) {
        Some(on) => Ok(on.origins.clone()),
        None => Err(Failure::invalid("Proofs are not served, so a link would lead nowhere. None was made.")
            .with_hint("Switch serving on first.")),
    }
}

/// The link of an id.
fn named(session: &mut Session, id: &str) -> Reply<InvitationId> {
    let parsed = id.parse::<InvitationId>().ok();
    let found = read(session, |reader| match parsed {
        Some(parsed) => reader.invitation(parsed),
        None => Ok(None),
    })?;
    Ok(found.map(|kept| kept.invitation.id).or_not_found("link", id)?)
}

fn secret() -> Reply<Secret> {
    Secret::new().ok_or_else(|| Failure {
        code: Code::Fault,
        message: "This computer gave no randomness for a secret, so no link was made.".to_owned(),
        hint: Some("Try again.".to_owned()),
    })
}

/// The new link with its secret, the only time that it is said.
fn told(session: &mut Session, invitation: &Invitation, origins: &[String], secret: &Secret) -> Reply<InvitationView> {
    let now = (session.clock)();
    let path = path(&invitation.id.uuid().simple().to_string(), secret);
    let view = read(session, |reader| {
        let number = reader.proof_number(invitation.proof)?.unwrap_or(0);
        shown(reader, invitation, number, now)
    })?;
    Ok(InvitationView { links: origins.iter().map(|origin| format!("{origin}{path}")).collect(), ..view })
}

fn shown(
    reader: &Reader<'_>,
    invitation: &Invitation,
    number: u32,
    now: chrono::DateTime<chrono::Utc>,
) -> galley_core::Result<InvitationView> {
    Ok(InvitationView {
        id: invitation.id.to_string(),
        proof: number,
        person: invitation.person.to_string(),
        name: reader.person(invitation.person).map(|person| person.name).unwrap_or_default(),
        made_at: invitation.made_at.clone(),
        expires_at: invitation.expires_at.clone(),
        opened_at: invitation.opened_at.clone(),
        seen_at: invitation.seen_at.clone(),
        state: match invitation.standing(now) {
            Standing::Waiting => InvitationState::Waiting,
            Standing::Open => InvitationState::Open,
            Standing::Expired => InvitationState::Expired,
            Standing::Revoked => InvitationState::Revoked,
        },
        remarks: view::count(reader.invitation_entries(invitation.id)?.len()),
        links: Vec::new(),
    })
}
