//! Test mails, and the passwords and keys of mail servers and mail tools.

use galley_core::library::Reader;
use galley_net::job::{Step, aside};
use galley_net::mail::{self, Security, Server, Trust, check_address};
use galley_net::secret::{Kept, Secrets};

use super::{Reply, line, read, store};
use crate::command::Session;
use crate::failure::Failure;
use crate::job::{JobKind, JobOutcome, JobView, SecretPlace, UndeliveredView};
use crate::library::Empty;
use crate::mail::*;

/// Under which name the library keeps the mail server.
const SETTING: &str = "mail";

/// The most test addresses: a test goes to a few people, not to a list.
const MAX_ADDRESSES: usize = 20;

pub fn mail_setting_show(session: &mut Session, _: Empty) -> Reply<MailSettingView> {
    let secrets = session.work.secrets.clone();
    read(session, |reader| {
        let setting = reader.setting::<MailSetting>(SETTING)?.unwrap_or_default();
        Ok(MailSettingView { setting, secret: place(reader, &secrets, &SecretOwner::Mail)? })
    })
}

pub fn mail_setting_set(session: &mut Session, request: MailSetting) -> Reply<MailSettingView> {
    let mut addresses: Vec<String> = Vec::new();
    for words in request.addresses.iter().filter(|words| !words.trim().is_empty()) {
        let address = check_address(words)?;
        if !addresses.iter().any(|known| known.eq_ignore_ascii_case(&address)) {
            addresses.push(address);
        }
    }
    if addresses.len() > MAX_ADDRESSES {
        return Err(Failure::invalid(format!(
            "A test goes to at most {MAX_ADDRESSES} addresses; nothing was changed. Readers are reached through a mail tool."
        )));
    }
    let setting = MailSetting {
        host: line(&request.host),
        port: if request.port == 0 { security(request.security).usual_port() } else { request.port },
        user: line(&request.user),
        from: check_address(&request.from)?,
        addresses,
        ..request
    };
    server(&setting).check()?;
    let before = mail_setting_show(session, Empty {})?;
    let known = !before.setting.host.is_empty();
    let other = known && (before.setting.host != setting.host || before.setting.user != setting.user);
    store(session, "mail_setting_set", |tx| {
        tx.set_setting(SETTING, &setting)?;
        if other {
            // The password was for another server or another user.
            tx.set_setting(&place_name(&SecretOwner::Mail), &SecretPlace::None)?;
        }
        Ok(())
    })?;
    if other {
        let account = account(session, &SecretOwner::Mail)?;
        forget(session, SecretOwner::Mail, account)?;
    }
    mail_setting_show(session, Empty {})
}

pub fn test_mail_send(session: &mut Session, request: TestMailSend) -> Reply<JobView> {
    let (snapshot, kept) = super::export::snapshot(session, &request.issue)?;
    let setting = read(session, |reader| Ok(reader.setting::<MailSetting>(SETTING)?.unwrap_or_default()))?;
    if setting.host.is_empty() {
        return Err(Failure::invalid("No mail server is set yet, so no test mail can be sent.")
            .with_hint("Enter the server, the sender and the test addresses in the settings first."));
    }
    let recipients = recipients(&setting, request.addresses.as_deref())?;
    let server = server(&setting);
    server.check()?;
    let title = galley_core::issue::create::title_of(&snapshot.publication, snapshot.issue.number, snapshot.issue.date);
    let at = (session.clock)();
    let from = setting.from;
    let mails = super::outgoing::tests(&snapshot, &kept, request.target.into(), &from, &recipients, at)?;
    let account = account(session, &SecretOwner::Mail)?;
    store(session, "test_mail_send", |tx| tx.count_contact(&server.host, "test_mail"))?;
    let (secrets, patience) = (session.work.secrets.clone(), session.work.patience);
    session.work.begin(
        JobKind::TestMail,
        title,
        |teller| async move {
            let secret =
                if server.user.is_empty() { None } else { aside(move || secrets.find(&account)).await.flatten() };
            mail::send(&server, secret.as_ref(), &from, &mails, patience, &teller).await
        },
        |_, sent| {
            let sent = sent?;
            let refused =
                sent.refused.into_iter().map(|one| UndeliveredView { address: one.address, message: one.message });
            Ok(JobOutcome::TestMail { taken: sent.taken, refused: refused.collect() })
        },
    )
}

pub fn secret_set(session: &mut Session, request: SecretSet) -> Reply<JobView> {
    let SecretSet { owner, secret: SecretWords(secret) } = request;
    if secret.reveal().is_empty() {
        return Err(Failure::invalid("An empty password or key opens nothing. Nothing was changed."));
    }
    known(session, &owner)?;
    let account = account(session, &owner)?;
    session.work.secrets.remember(&account, secret);
    store(session, "secret_set", |tx| tx.set_setting(&place_name(&owner), &SecretPlace::None))?;
    let secrets = session.work.secrets.clone();
    session.work.begin(
        JobKind::Secret,
        subject(&owner),
        |teller| async move {
            teller.tell(Step::Keeping, 0, 1);
            aside(move || secrets.keep(&account)).await
        },
        move |session, kept| {
            let (kept, message) = match kept {
                Some(Kept::Keychain) => (SecretPlace::Keychain, None),
                Some(Kept::Session(reason)) => (SecretPlace::Session, Some(reason.sentence().to_owned())),
                None => return Err(crate::work::fault()),
            };
            if kept == SecretPlace::Keychain {
                // What only this run has is nothing that the next one should be told.
                store(session, "secret_set", |tx| tx.set_setting(&place_name(&owner), &kept))?;
            }
            Ok(JobOutcome::Secret { kept, message })
        },
    )
}

pub fn secret_forget(session: &mut Session, request: SecretForget) -> Reply<JobView> {
    let account = account(session, &request.owner)?;
    store(session, "secret_forget", |tx| tx.set_setting(&place_name(&request.owner), &SecretPlace::None))?;
    forget(session, request.owner, account)
}

fn forget(session: &mut Session, owner: SecretOwner, account: String) -> Reply<JobView> {
    let secrets = session.work.secrets.clone();
    secrets.dismiss(&account);
    session.work.begin(
        JobKind::Secret,
        subject(&owner),
        |teller| async move {
            teller.tell(Step::Keeping, 0, 1);
            aside(move || secrets.erase(&account)).await
        },
        |_, _| Ok(JobOutcome::Secret { kept: SecretPlace::None, message: None }),
    )
}

/// Where the password or key of an owner is kept. That the keychain has it is noted in the library; what only
/// this run has is known to this run alone.
pub(super) fn place(reader: &Reader<'_>, secrets: &Secrets, owner: &SecretOwner) -> galley_core::Result<SecretPlace> {
    let account = account_of(reader, owner)?;
    Ok(match reader.setting(&place_name(owner))?.unwrap_or_default() {
        SecretPlace::None if secrets.remembers(&account) => SecretPlace::Session,
        noted => noted,
    })
}

/// The keychain's account for an owner's secret: of this library and no other.
pub(super) fn account(session: &mut Session, owner: &SecretOwner) -> Reply<String> {
    read(session, |reader| account_of(reader, owner))
}

fn account_of(reader: &Reader<'_>, owner: &SecretOwner) -> galley_core::Result<String> {
    Ok(format!("{}/{}", reader.library_id()?, subject_key(owner)))
}

fn known(session: &mut Session, owner: &SecretOwner) -> Reply<()> {
    match owner {
        SecretOwner::Mail => Ok(()),
        SecretOwner::Destination { name } => read(session, |reader| reader.destination(name).map(|_| ())),
    }
}

fn place_name(owner: &SecretOwner) -> String {
    format!("secret/{}", subject_key(owner))
}

fn subject_key(owner: &SecretOwner) -> String {
    match owner {
        SecretOwner::Mail => "mail".to_owned(),
        SecretOwner::Destination { name } => format!("destination/{}", name.to_lowercase()),
    }
}

fn subject(owner: &SecretOwner) -> String {
    match owner {
        SecretOwner::Mail => String::new(),
        SecretOwner::Destination { name } => name.clone(),
    }
}

/// The addresses a test goes to: those asked for, each of which must be on the list.
fn recipients(setting: &MailSetting, asked: Option<&[String]>) -> Reply<Vec<String>> {
    let Some(asked) = asked else {
        return match setting.addresses.is_empty() {
            true => Err(Failure::invalid("There are no test addresses yet, so no test mail was sent.")
                .with_hint("Enter the test addresses in the settings first.")),
            false => Ok(setting.addresses.clone()),
        };
    };
    if asked.is_empty() {
        return Err(Failure::invalid("Choose at least one test address. Nothing was sent."));
    }
    let listed = |words: &String| {
        let found = setting.addresses.iter().find(|known| known.eq_ignore_ascii_case(words.trim()));
        found.cloned().ok_or_else(|| {
            let shown = line(words);
            Failure::invalid(format!("“{shown}” is not on the list of test addresses, so nothing was sent."))
                .with_hint("Test mails go only to listed addresses. Add it to the list first.")
        })
    };
    let mut recipients = asked.iter().map(listed).collect::<Reply<Vec<_>>>()?;
    recipients.sort_unstable();
    recipients.dedup();
    Ok(recipients)
}

fn server(setting: &MailSetting) -> Server {
    Server {
        host: setting.host.clone(),
        port: setting.port,
        security: security(setting.security),
        user: setting.user.clone(),
        trust: Trust::System,
    }
}

fn security(security: MailSecurity) -> Security {
    match security {
        MailSecurity::Tls => Security::Tls,
        MailSecurity::Starttls => Security::StartTls,
        MailSecurity::None => Security::None,
    }
}
