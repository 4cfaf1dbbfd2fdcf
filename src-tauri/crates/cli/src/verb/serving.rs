//! `galley proof serve`: the host of proofs in the foreground, with the links that lead to it.

use std::io::Write;

use galley_api::job::{JobKind, JobState};
use galley_api::{JobNotice, Session};
use serde_json::{Value, json};

use crate::print::{self, word};
use crate::{Stop, host};

/// Switches the host on, says the links, and answers reviewers until it is stopped.
pub fn serve(
    session: &mut Session,
    start: Value,
    invite: &Value,
    reviewers: &[String],
    json: bool,
) -> Result<(), Stop> {
    // An issue or a proof that is not there is told before anything listens.
    host::ask(session, "invitation_list", json!({ "issue": invite["issue"] }))?;
    let serving = host::ask(session, "serving_start", start)?;
    let mut links = Vec::new();
    for name in reviewers {
        let mut request = invite.clone();
        request["name"] = json!(name);
        links.push(host::ask(session, "invitation_create", request)?);
    }
    if json {
        print::json(&json!({
            "origins": serving["origins"], "fingerprint": serving["fingerprint"], "links": links,
        }))?;
    } else {
        told(&serving, &links)?;
        listen(session);
    }
    std::io::stdout().flush()?;
    let job = serving["job"].as_u64().and_then(|job| u32::try_from(job).ok()).unwrap_or_default();
    match session.wait(job)?.failure {
        Some(failure) => Err(failure.into()),
        None => Ok(()),
    }
}

fn told(serving: &Value, links: &[Value]) -> Result<(), Stop> {
    let origin = serving["origins"][0].as_str().unwrap_or_default();
    print::line(&format!("Serving proofs at {origin}. Stop with Ctrl+C."))?;
    if let Some(fingerprint) = serving["fingerprint"].as_str() {
        print::line("Browsers ask before they go on, since this computer vouches for itself. Reviewers compare:")?;
        print::line(&format!("SHA-256  {fingerprint}"))?;
    }
    for link in links {
        let address = link["links"][0].as_str().unwrap_or_default();
        print::line(&format!(
            "{}  Proof {}, until {}\n  {address}",
            word(link, "name"),
            link["proof"],
            word(link, "expires_at")
        ))?;
    }
    Ok(())
}

/// Says that something came, on standard error.
fn listen(session: &Session) {
    session.on_job(|notice| {
        if let JobNotice::Progress(view) = notice
            && view.kind == JobKind::Serving
            && view.state == JobState::Running
            && view.done > 0
        {
            eprintln!(
                "{} from reviewers so far.",
                if view.done == 1 { "1 thing".to_owned() } else { format!("{} things", view.done) }
            );
        }
    });
}

/// The links of an issue.
pub fn links(all: &Value, json: bool) -> Result<(), Stop> {
    if json {
        return print::json(all);
    }
    for link in all.as_array().into_iter().flatten() {
        print::line(&format!(
            "{}  Proof {}  {}  {}  {} said, until {}",
            word(link, "id"),
            link["proof"],
            word(link, "name"),
            word(link, "state"),
            link["remarks"],
            word(link, "expires_at")
        ))?;
    }
    Ok(())
}
