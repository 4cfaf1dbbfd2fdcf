//! `galley mail …`

use std::process::ExitCode;

use galley_api::Session;
use serde_json::{Value, json};

use super::job;
use crate::argument::{Mail, Security};
use crate::print::{self, word};
use crate::{Stop, host};

pub fn run(session: &mut Session, verb: Mail, json: bool) -> Result<ExitCode, Stop> {
    match verb {
        Mail::Show => show(&host::ask(session, "mail_setting_show", json!({}))?, json)?,
        Mail::Set { host, port, security, user, from, to } => {
            let mut setting = host::ask(session, "mail_setting_show", json!({}))?["setting"].take();
            if let Some(security) = security {
                setting["security"] = match security {
                    Security::Tls => "tls",
                    Security::Starttls => "starttls",
                    Security::None => "none",
                }
                .into();
                // Another security has another usual port.
                setting["port"] = 0.into();
            }
            if let Some(port) = port {
                setting["port"] = port.into();
            }
            for (name, value) in [("host", host), ("user", user), ("from", from)] {
                if let Some(value) = value {
                    setting[name] = value.into();
                }
            }
            if !to.is_empty() {
                setting["addresses"] = to.into();
            }
            show(&host::ask(session, "mail_setting_set", setting)?, json)?;
        }
        Mail::Password { forget } => secret(session, json!({ "kind": "mail" }), forget, json)?,
        Mail::Test { issue, to, secret } => {
            if secret.read {
                job::take_secret(session, json!({ "kind": "mail" }))?;
            }
            let to = if to.is_empty() { Value::Null } else { to.into() };
            let outcome = job::run(session, "test_mail_send", json!({ "issue": issue, "addresses": to }), json)?;
            return sent(&outcome, json);
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Keeps or forgets a password or key.
pub fn secret(session: &mut Session, owner: Value, forget: bool, json: bool) -> Result<(), Stop> {
    let outcome = match forget {
        true => job::run(session, "secret_forget", json!({ "owner": owner }), json)?,
        false => {
            let secret = job::secret()?;
            job::run(session, "secret_set", json!({ "owner": owner, "secret": secret }), json)?
        }
    };
    if json {
        return print::record(&outcome);
    }
    match (word(&outcome, "kept"), forget) {
        (_, true) => print::line("Forgotten."),
        ("keychain", false) => print::line("Kept in the system's keychain."),
        // This run ends now, and with it what it remembers.
        _ => Err(galley_api::Failure::invalid(
            "This system runs no keychain that Galley can use, or it is locked, so nothing was kept.",
        )
        .with_hint("Give the password or key with --secret-input when it is needed.")
        .into()),
    }
}

fn show(view: &Value, json: bool) -> Result<(), Stop> {
    if json {
        return print::record(view);
    }
    let setting = &view["setting"];
    if word(setting, "host").is_empty() {
        return print::line("No mail server is set. Set one with `galley mail set`.");
    }
    print::line(&format!("{}:{} ({})", word(setting, "host"), setting["port"], word(setting, "security")))?;
    print::line(&format!("user {}, password: {}", word(setting, "user"), word(view, "secret")))?;
    let addresses: Vec<&str> =
        setting["addresses"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    print::line(&format!("from {} to {}", word(setting, "from"), addresses.join(", ")))
}

fn sent(outcome: &Value, json: bool) -> Result<ExitCode, Stop> {
    if json {
        print::record(outcome)?;
    }
    for address in outcome["taken"].as_array().into_iter().flatten().filter(|_| !json) {
        print::line(&format!("Sent to {}.", address.as_str().unwrap_or_default()))?;
    }
    let refused = outcome["refused"].as_array().map_or(&[][..], Vec::as_slice);
    for one in refused.iter().filter(|_| !json) {
        print::line(&format!("Not sent to {}: {}", word(one, "address"), word(one, "message")))?;
    }
    Ok(if refused.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}
