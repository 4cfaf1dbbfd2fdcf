//! Long work in the foreground: the same job as in the window, with its progress on standard error.

use std::io::{BufRead, Write};
use std::sync::Mutex;

use galley_api::job::{JobKind, JobState};
use galley_api::{Failure, JobNotice, Session};
use serde_json::{Value, json};

use crate::print::{self, word};
use crate::{Stop, host};

/// Begins a job and waits for its end; gives back what came of it.
pub fn run(session: &mut Session, name: &str, request: Value, json: bool) -> Result<Value, Stop> {
    if !json {
        tell(session);
    }
    let begun = host::ask(session, name, request)?;
    let job = begun["job"].as_u64().and_then(|job| u32::try_from(job).ok()).unwrap_or_default();
    let ended = session.wait(job)?;
    if let Some(failure) = ended.failure {
        return Err(failure.into());
    }
    serde_json::to_value(ended.outcome)
        .map_err(|error| Failure::invalid(format!("The outcome is unreadable: {error}.")).into())
}

/// Gives Galley a secret from standard input, for this run; a keychain is not asked.
pub fn take_secret(session: &mut Session, owner: Value) -> Result<(), Stop> {
    let secret = secret()?;
    host::ask(session, "secret_set", json!({ "owner": owner, "secret": secret }))?;
    Ok(())
}

/// The first line of standard input, as it is but for the line's end.
pub fn secret() -> Result<String, Stop> {
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line)?;
    let secret = line.trim_end_matches(['\r', '\n']).to_owned();
    if secret.is_empty() {
        return Err(Failure::invalid("Standard input holds no password or key. Nothing was changed.").into());
    }
    Ok(secret)
}

/// Says once what each step is; of work that is counted, how far it is.
pub fn tell(session: &Session) {
    let last = Mutex::new(String::new());
    session.on_job(move |notice| {
        let JobNotice::Progress(view) = notice else { return };
        if matches!(view.kind, JobKind::StoryImport | JobKind::IssueImport) {
            match view.state {
                JobState::Running if view.done > 0 => print::progress(view.done, view.total),
                JobState::Running => {}
                _ if view.done > 0 => print::progress_ended(),
                _ => {}
            }
            return;
        }
        let Ok(view) = serde_json::to_value(&view) else { return };
        let words = match (word(&view, "state"), word(&view, "step")) {
            ("running", "connecting") => "Connecting …".to_owned(),
            ("running", "securing") => "Making the connection secret …".to_owned(),
            ("running", "signing_in") => "Signing in …".to_owned(),
            ("running", "fetching") if view["total"].as_u64() > Some(1) => {
                format!("{} of {} …", view["done"], view["total"])
            }
            ("running", "fetching") => "Fetching …".to_owned(),
            ("running", "sending") if view["done"] != view["total"] => {
                let next = view["done"].as_u64().unwrap_or_default() + 1;
                format!("Sending {next} of {} …", view["total"])
            }
            _ => return,
        };
        if let Ok(mut last) = last.lock()
            && *last != words
        {
            let _ = writeln!(std::io::stderr().lock(), "{words}");
            *last = words;
        }
    });
}
