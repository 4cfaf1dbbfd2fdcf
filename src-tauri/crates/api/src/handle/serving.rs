//! The host of proofs: on, off, and what browsers ask of it. It runs as a job beside the library; each wish comes back as
//! an errand, so that what reviewers say is written like everything else, one transaction after the other.

use std::sync::Arc;

use galley_core::change::{Label, Undo};
use galley_core::error::Error;
use galley_core::id::InvitationId;
use galley_core::library::Tx;
use galley_core::proof::file::{Entry, Verdict};
use galley_core::proof::invitation::{self, Denied, Digest, Invitation};
use galley_core::proof::payload::Served;
use galley_core::proof::{guest, make, page};
use galley_net::serve::{Answer, Desk, Identity, Place, Promise, Reach, Reason, Wish};
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

use super::{Reply, read, store};
use crate::command::Session;
use crate::failure::{Code, Failure};
use crate::job::{JobKind, JobState};
use crate::library::Empty;
use crate::serving::{ReachView, ServingStart, ServingView};
use crate::work::Door;

/// Under which name the library keeps how the host was set the last time.
const SETTING: &str = "serving";

/// The host while it is on, or as it last was.
#[derive(Debug, Clone)]
pub(crate) struct Serving {
    job: u32,
    pub origins: Vec<String>,
    fingerprint: Option<String>,
}

/// How the host was set the last time.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct Setting {
    #[serde(default)]
    reach: ReachView,
    #[serde(default)]
    port: Option<u16>,
    #[serde(default)]
    names: Vec<String>,
}

pub fn serving_show(session: &mut Session, _: Empty) -> Reply<ServingView> {
    let setting: Setting = read(session, |reader| reader.setting(SETTING))?.unwrap_or_default();
    let on = running(session);
    Ok(ServingView {
        on: on.is_some(),
        reach: setting.reach,
        port: setting.port,
        names: setting.names,
        origins: on.map(|on| on.origins.clone()).unwrap_or_default(),
        fingerprint: on.and_then(|on| on.fingerprint.clone()),
        job: on.map(|on| on.job),
    })
}

pub fn serving_start(session: &mut Session, request: ServingStart) -> Reply<ServingView> {
    let known: Setting = read(session, |reader| reader.setting(SETTING))?.unwrap_or_default();
    if let Some(job) = running(session).map(|on| on.job) {
        // Switched on anew, it may be reached by others: the old one lets its port go first.
        session.work.stop(job)?;
        session.wait(job)?;
    }
    let names = request.names.unwrap_or(known.names);
    let (reach, identity) = match request.reach {
        ReachView::Loopback => (Reach::Loopback, None),
        ReachView::Network => {
            let identity = match &session.work.settings {
                Some(folder) => Identity::kept_in(folder, &names),
                None => Identity::new(&names),
            };
            (Reach::Network, Some(identity.map_err(|error| failed("Its certificate could not be made", &error))?))
        }
    };
    let fingerprint = identity.as_ref().map(|identity| identity.fingerprint().to_owned());
    let asked = request.port.or(known.port);
    let place = Place::take(reach, asked, &names, identity)
        .map_err(|error| failed("No port could be taken on this computer", &error))?;
    let (origins, port) = (place.origins(), place.port());
    if request.port.is_some_and(|wanted| wanted != port) {
        return Err(Failure::invalid(format!("Port {} is in use, so the proofs are not served.", asked.unwrap_or(0)))
            .with_hint("Choose another port, or none, and Galley takes one that is free."));
    }
    let setting = Setting { reach: request.reach, port: Some(port), names };
    store(session, "serving_start", |tx| tx.set_setting(SETTING, &setting))?;
    let desk: Arc<dyn Desk> = Arc::new(Counter(session.work.door()));
    let job = session.work.begin(
        JobKind::Serving,
        origins.first().cloned().unwrap_or_default(),
        |_| place.serve(desk),
        |_, ended| Err(failed("The proofs are not served any more", &ended.err().unwrap_or_else(gone))),
    )?;
    session.work.serving = Some(Serving { job: job.job, origins, fingerprint });
    serving_show(session, Empty {})
}

pub fn serving_stop(session: &mut Session, _: Empty) -> Reply<ServingView> {
    if let Some(job) = running(session).map(|on| on.job) {
        session.work.stop(job)?;
        session.wait(job)?;
    }
    serving_show(session, Empty {})
}

/// The host, where it is on.
pub(super) fn running(session: &Session) -> Option<&Serving> {
    let serving = session.work.serving.as_ref()?;
    let job = session.work.view(serving.job).ok()?;
    (job.state == JobState::Running).then_some(serving)
}

fn failed(what: &str, error: &std::io::Error) -> Failure {
    Failure { code: Code::Io, message: format!("{what}: {error}. Nothing else was changed."), hint: None }
}

fn gone() -> std::io::Error {
    std::io::Error::other("the host ended")
}

/// Where wishes come in, and are brought to the library.
struct Counter(Door);

impl Desk for Counter {
    fn ask(&self, wish: Wish) -> Promise {
        let awaited = self.0.ask(move |session| answer(session, wish).unwrap_or_else(Answer::Refused));
        Box::pin(async move { awaited.come().await.unwrap_or(Answer::Refused(Reason::Away)) })
    }
}

type Answered = Result<Answer, Reason>;

fn answer(session: &mut Session, wish: Wish) -> Answered {
    match wish {
        Wish::Enter { link, token, session: held } => {
            let id = id_of(&link)?;
            let found = write(session, "invitation_open", |tx| {
                invitation::exchange(tx, id, &Digest::from(token), Digest::from(held))
            })?;
            work(session, &let_in(found)?)
        }
        Wish::Work { link, session: held } => {
            let invitation = admit(session, &link, held)?;
            work(session, &invitation)
        }
        Wish::Page { link, session: held } => {
            let invitation = admit(session, &link, held)?;
            page_of(session, &invitation)
        }
        Wish::Put { link, session: held, entry } => {
            let invitation = admit(session, &link, held)?;
            let entry: Entry = serde_json::from_value(entry).map_err(|_| Reason::Form)?;
            done(session, "review_import", |tx| guest::put(tx, &invitation, &entry))
        }
        Wish::Remove { link, session: held, entry } => {
            let invitation = admit(session, &link, held)?;
            let entry: Uuid = serde_json::from_value(entry).map_err(|_| Reason::Form)?;
            done(session, "review_import", |tx| guest::remove(tx, &invitation, entry))
        }
        Wish::Conclude { link, session: held, word } => {
            let invitation = admit(session, &link, held)?;
            let word: Word = serde_json::from_value(word).map_err(|_| Reason::Form)?;
            let verb = match word.verdict {
                Some(Verdict::Approve) => "proof_approve",
                Some(Verdict::RequestChanges) => "proof_request_changes",
                None => "verdict_remove",
            };
            done(session, verb, |tx| guest::conclude(tx, &invitation, word.verdict, &word.remark, &word.name))
        }
    }
}

/// What a page sends at the end of a review.
#[derive(Deserialize)]
struct Word {
    verdict: Option<Verdict>,
    #[serde(default)]
    remark: String,
    #[serde(default)]
    name: String,
}

fn admit(session: &mut Session, link: &str, held: galley_net::serve::Digest) -> Result<Invitation, Reason> {
    let (id, now) = (id_of(link)?, (session.clock)());
    let found = session.library.read(|reader| invitation::admit(reader, id, &Digest::from(held), now));
    let_in(found.map_err(reason)?)
}

fn work(session: &mut Session, invitation: &Invitation) -> Answered {
    let work = session.library.read(|reader| invitation::work(reader, invitation)).map_err(reason)?;
    Ok(Answer::Work(json!({
        "name": work.name,
        "entries": work.entries,
        "verdict": work.verdict.map(Verdict::name),
        "remark": work.remark,
    })))
}

fn page_of(session: &mut Session, invitation: &Invitation) -> Answered {
    let blobs = session.library.blobs();
    let proof = session.library.read(|reader| reader.proof(invitation.proof)).map_err(reason)?.ok_or(Reason::Gone)?;
    let mut payload = make::payload_of(&blobs, &proof).map_err(reason)?;
    payload.served = Some(Served { base: "api/".to_owned() });
    Ok(Answer::Page { html: page::page(&payload), policy: page::policy(payload.served.as_ref()) })
}

fn done(
    session: &mut Session,
    verb: &'static str,
    change: impl FnOnce(&mut Tx<'_>) -> galley_core::Result<()>,
) -> Answered {
    write(session, verb, change)?;
    if let Some(job) = running(session).map(|on| on.job) {
        session.work.count_one(job);
    }
    Ok(Answer::Done)
}

fn write<T>(
    session: &mut Session,
    verb: &'static str,
    change: impl FnOnce(&mut Tx<'_>) -> galley_core::Result<T>,
) -> Result<T, Reason> {
    let at = (session.clock)();
    let label = Label { undo: Undo::Withheld, ..Label::new(verb, "") };
    session.library.transact(at, label, change).map(|changed| changed.value).map_err(reason)
}

fn let_in(found: Result<Invitation, Denied>) -> Result<Invitation, Reason> {
    found.map_err(|denied| match denied {
        Denied::Unknown => Reason::Unknown,
        Denied::Used => Reason::Used,
        Denied::Expired => Reason::Expired,
        Denied::Revoked => Reason::Revoked,
        Denied::Gone => Reason::Gone,
    })
}

/// A refusal is told to the reviewer; whatever else went wrong may be over in a moment, and is tried again.
fn reason(error: Error) -> Reason {
    match error {
        Error::Invalid { .. } | Error::NotFound { .. } => Reason::Refused(error.to_string()),
        _ => Reason::Away,
    }
}

fn id_of(link: &str) -> Result<InvitationId, Reason> {
    Uuid::try_parse(link).map(InvitationId::from).map_err(|_| Reason::Unknown)
}
