//! The conversation with a mail server, step by step, so that each failure has its own sentence.

use std::future::Future;

use lettre::Address;
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{AsyncSmtpConnection, Certificate, CertificateStore, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail as Sender, Rcpt, Rset};
use lettre::transport::smtp::extension::ClientId;

use super::settings::{Security, Server, Trust};
use super::why::{self, Stage};
use crate::clock::Patience;
use crate::job::{Step, Teller};
use crate::refusal::{Cause, Refusal, said};
use crate::secret::Secret;

/// A mail to one address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// The address.
    pub to: String,
    /// The whole mail (RFC 5322), lines ending with CRLF.
    pub bytes: Vec<u8>,
}

/// What became of the mails.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sent {
    /// The addresses for which the server took it.
    pub taken: Vec<String>,
    /// The addresses for which it did not.
    pub refused: Vec<Undelivered>,
}

/// An address that the server did not take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undelivered {
    /// The address.
    pub address: String,
    /// Why, as a sentence.
    pub message: String,
}

/// Sends the mails over one connection. A server that takes some of them is told from one that takes none:
/// the latter is a refusal.
pub async fn send(
    server: &Server,
    secret: Option<&Secret>,
    from: &str,
    mails: &[Mail],
    patience: Patience,
    teller: &Teller,
) -> Result<Sent, Refusal> {
    server.check()?;
    let host = server.host.as_str();
    let parse = |words: &str| words.parse::<Address>().map_err(|_| why::no_address(words));
    let from = parse(from)?;
    let addresses = mails.iter().map(|mail| parse(&mail.to)).collect::<Result<Vec<_>, _>>()?;
    if !server.user.is_empty() && secret.is_none() {
        return Err(why::no_secret(host));
    }
    let total = u32::try_from(addresses.len()).unwrap_or(u32::MAX);
    let mut connection = connect(server, patience, teller, total).await?;
    if let Some(secret) = secret.filter(|_| !server.user.is_empty()) {
        teller.tell(Step::SigningIn, 0, total);
        let credentials = Credentials::new(server.user.clone(), secret.reveal().to_owned());
        let offered = [Mechanism::Plain, Mechanism::Login];
        if connection.server_info().get_auth_mechanism(&offered).is_none() {
            return Err(why::no_sign_in(host));
        }
        within(patience.answer, host, connection.auth(&offered, &credentials))
            .await?
            .map_err(|error| why::refusal(Stage::SignIn, host, &error))?;
    }
    let mut sent = Sent::default();
    for ((done, address), mail) in (0..).zip(&addresses).zip(mails) {
        teller.tell(Step::Sending, done, total);
        match one(&mut connection, host, &from, address, &mail.bytes, patience).await {
            Ok(()) => sent.taken.push(address.to_string()),
            Err(refusal) if refusal.cause == Cause::RecipientRefused => {
                sent.refused.push(Undelivered { address: address.to_string(), message: refusal.message });
                let _ = within(patience.answer, host, connection.command(Rset)).await?;
            }
            Err(refusal) => return Err(with_taken(refusal, &sent)),
        }
    }
    teller.tell(Step::Sending, total, total);
    // The mails are taken; how the server says goodbye changes nothing.
    let _ = within(patience.answer, host, connection.quit()).await;
    match (sent.taken.is_empty(), sent.refused.first()) {
        (true, Some(first)) => Err(Refusal::new(
            Cause::RecipientRefused,
            first.message.clone(),
            "Check the test addresses, and whether this account may send to them.",
        )),
        _ => Ok(sent),
    }
}

async fn connect(
    server: &Server,
    patience: Patience,
    teller: &Teller,
    total: u32,
) -> Result<AsyncSmtpConnection, Refusal> {
    let host = server.host.as_str();
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    teller.tell(Step::Connecting, 0, total);
    let found: Vec<_> = within(patience.connect, host, tokio::net::lookup_host((bare, server.port)))
        .await?
        .map_err(|_| why::not_resolved(host))?
        .collect();
    if found.is_empty() {
        return Err(why::not_resolved(host));
    }
    let hello = ClientId::default();
    let parameters = parameters(server)?;
    let at_once = match server.security {
        Security::Tls => Some(parameters.clone()),
        Security::StartTls | Security::None => None,
    };
    if at_once.is_some() {
        teller.tell(Step::Securing, 0, total);
    }
    let greeting = AsyncSmtpConnection::connect_tokio1(&found[..], Some(patience.connect), &hello, at_once, None);
    let mut connection =
        within(patience.answer, host, greeting).await?.map_err(|error| why::refusal(Stage::Connect, host, &error))?;
    if server.security == Security::StartTls {
        teller.tell(Step::Securing, 0, total);
        if !connection.can_starttls() {
            return Err(why::no_starttls(host));
        }
        within(patience.answer, host, connection.starttls(parameters, &hello))
            .await?
            .map_err(|error| why::refusal(Stage::Secure, host, &error))?;
    }
    Ok(connection)
}

fn parameters(server: &Server) -> Result<TlsParameters, Refusal> {
    let unusable = |_: Error| {
        Refusal::new(
            Cause::NotTrusted,
            "This system's list of trusted certificates could not be read, so no mail server can be trusted. Nothing was \
             sent.",
            "Install the system's certificates (often a package named ca-certificates).",
        )
    };
    let bare = server.host.trim_start_matches('[').trim_end_matches(']').to_owned();
    let builder = TlsParameters::builder(bare);
    match &server.trust {
        Trust::System => builder,
        Trust::Only(der) => builder
            .certificate_store(CertificateStore::None)
            .add_root_certificate(Certificate::from_der(der.clone()).map_err(unusable)?),
    }
    .build_rustls()
    .map_err(unusable)
}

async fn one(
    connection: &mut AsyncSmtpConnection,
    host: &str,
    from: &Address,
    to: &Address,
    bytes: &[u8],
    patience: Patience,
) -> Result<(), Refusal> {
    let command = |stage: Stage| move |error: Error| why::refusal(stage, host, &error);
    within(patience.answer, host, connection.command(Sender::new(Some(from.clone()), Vec::new())))
        .await?
        .map_err(command(Stage::Sender))?;
    within(patience.answer, host, connection.command(Rcpt::new(to.clone(), Vec::new())))
        .await?
        .map_err(command(Stage::Recipient))?;
    within(patience.answer, host, connection.command(Data)).await?.map_err(command(Stage::Data))?;
    // The end of the mail is a line's end, a dot and a line's end; the first of them is the mail's own.
    let bytes = bytes.strip_suffix(b"\r\n").unwrap_or(bytes);
    within(patience.message, host, connection.message(bytes)).await?.map_err(command(Stage::Message))?;
    Ok(())
}

async fn within<T>(limit: std::time::Duration, host: &str, work: impl Future<Output = T>) -> Result<T, Refusal> {
    tokio::time::timeout(limit, work).await.map_err(|_| why::too_slow(host))
}

/// The refusal, with what the server had taken before it.
fn with_taken(refusal: Refusal, sent: &Sent) -> Refusal {
    if sent.taken.is_empty() {
        return refusal;
    }
    let message =
        format!("{} Before that, it had taken the mail to {}.", refusal.message, said(&sent.taken.join(", ")));
    Refusal { message, ..refusal }
}
