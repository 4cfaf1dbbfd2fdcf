//! From a failure of the conversation to a sentence: what happened, what is safe, what to do.

use std::error::Error as _;
use std::io;

use lettre::transport::smtp::Error;
use rustls::CertificateError;

use crate::refusal::{Cause, Refusal, causes, said};

/// Where in the conversation it failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    Connect,
    Secure,
    SignIn,
    Sender,
    Recipient,
    Data,
    Message,
}

pub fn not_resolved(host: &str) -> Refusal {
    Refusal::new(
        Cause::NotResolved,
        format!("The mail server “{host}” could not be found. Nothing was sent."),
        "Check its name, and whether this machine is connected to the internet.",
    )
}

pub fn too_slow(host: &str) -> Refusal {
    Refusal::new(
        Cause::TooSlow,
        format!("The mail server “{host}” did not answer in time. The mail was not confirmed."),
        "Check the port, and whether a firewall stands in between; then try again.",
    )
}

pub fn no_secret(host: &str) -> Refusal {
    Refusal::new(
        Cause::NoSecret,
        format!("There is no password for the mail server “{host}” on this machine. Nothing was sent."),
        "Enter the password.",
    )
}

pub fn no_sign_in(host: &str) -> Refusal {
    Refusal::new(
        Cause::Declined,
        format!("The mail server “{host}” offers no way to sign in that Galley knows. Nothing was sent."),
        "Check the port and the kind of security; leave the user empty if the server wants no sign-in.",
    )
}

pub fn no_starttls(host: &str) -> Refusal {
    Refusal::new(
        Cause::NotTrusted,
        format!("The mail server “{host}” does not offer STARTTLS on this port, so nothing was sent in the clear."),
        "Choose TLS, usually on port 465.",
    )
}

pub fn no_address(words: &str) -> Refusal {
    Refusal::new(Cause::Invalid, format!("“{}” is not a mail address. Nothing was sent.", said(words)), "")
}

/// The sentence for a failure at that stage.
pub fn refusal(stage: Stage, host: &str, error: &Error) -> Refusal {
    if let Some(code) = error.status() {
        return answered(stage, host, u16::from(code), &words_of(error));
    }
    if let Some(reason) = certificate(error) {
        return Refusal::new(
            Cause::NotTrusted,
            format!("The mail server “{host}” could not be trusted: {reason} Nothing was sent."),
            "Check the server's name. If it is your own server, have its certificate renewed or trusted by this system.",
        );
    }
    if handshake(error) {
        return Refusal::new(
            Cause::NotTrusted,
            format!("No secret connection could be made with the mail server “{host}”. Nothing was sent."),
            "Check the port and the kind of security: TLS is usual on 465, STARTTLS on 587.",
        );
    }
    match (stage, io_kind(error)) {
        (_, Some(io::ErrorKind::TimedOut)) => too_slow(host),
        (Stage::Connect, Some(io::ErrorKind::ConnectionRefused)) => Refusal::new(
            Cause::NotConnected,
            format!("The mail server “{host}” refused the connection. Nothing was sent."),
            "Check the port: 465 is usual for TLS, 587 for STARTTLS.",
        ),
        (Stage::Connect, Some(_)) => Refusal::new(
            Cause::NotConnected,
            format!("No connection could be made with the mail server “{host}”. Nothing was sent."),
            "Check its name and port, and whether this machine is connected to the internet.",
        ),
        (Stage::Message, _) => Refusal::new(
            Cause::ConnectionLost,
            format!(
                "The connection with the mail server “{host}” ended while the mail was on its way, so it may or may not \
                     have been taken."
            ),
            "Look whether the mail has come before you send it again.",
        ),
        (Stage::Connect | Stage::Secure, None) if !is_cut(error) => Refusal::new(
            Cause::NotUnderstood,
            format!("What answers at “{host}” does not speak like a mail server. Nothing was sent."),
            "Check the name and the port.",
        ),
        _ => Refusal::new(
            Cause::ConnectionLost,
            format!("The mail server “{host}” ended the connection. Nothing was sent."),
            "Try again; if it stays so, check the port and the kind of security.",
        ),
    }
}

/// The server answered with a refusal of its own (RFC 5321, section 4.2.3).
fn answered(stage: Stage, host: &str, code: u16, words: &str) -> Refusal {
    let told = if words.is_empty() { format!("({code})") } else { format!("({code}: {words})") };
    let too_large = matches!(stage, Stage::Sender | Stage::Data | Stage::Message)
        && (code == 552 || words.contains("5.3.4") || words.contains("5.2.3"));
    if too_large {
        return Refusal::new(
            Cause::TooLarge,
            format!("The mail is too large for the mail server “{host}” {told}. It was not taken."),
            "Use smaller pictures, or have them hosted instead of carried inside.",
        );
    }
    match stage {
        // What a server says to a wrong password may repeat what was sent to it, so it is not shown.
        Stage::SignIn if code >= 500 => Refusal::new(
            Cause::NotSignedIn,
            format!("The mail server “{host}” did not accept the user or the password ({code}). Nothing was sent."),
            "Enter them again. Many providers want a password made for one app.",
        ),
        Stage::SignIn => Refusal::new(
            Cause::Declined,
            format!("The mail server “{host}” cannot sign anyone in at the moment ({code}). Nothing was sent."),
            "Try again later.",
        ),
        Stage::Sender => Refusal::new(
            Cause::SenderRefused,
            format!(
                "The mail server “{host}” does not let this account send from this address {told}. Nothing was sent."
            ),
            "Use the address that belongs to the account.",
        ),
        Stage::Recipient => Refusal::new(
            Cause::RecipientRefused,
            format!("The mail server “{host}” does not take mail for this address {told}."),
            "Check the address.",
        ),
        Stage::Connect | Stage::Secure => Refusal::new(
            Cause::Declined,
            format!("The mail server “{host}” does not want to talk now {told}. Nothing was sent."),
            "Try again later.",
        ),
        Stage::Data | Stage::Message if code < 500 => Refusal::new(
            Cause::Declined,
            format!("The mail server “{host}” did not take the mail for now {told}."),
            "Try again later.",
        ),
        Stage::Data | Stage::Message => Refusal::new(
            Cause::Declined,
            format!("The mail server “{host}” did not take the mail {told}."),
            "What it says tells why; often it is the content or the sender's reputation.",
        ),
    }
}

/// What the server said, without its code.
fn words_of(error: &Error) -> String {
    error.source().map(|source| said(&source.to_string())).unwrap_or_default()
}

fn io_kind(error: &Error) -> Option<io::ErrorKind> {
    causes(error).into_iter().find_map(|error| error.downcast_ref::<io::Error>()).map(io::Error::kind)
}

fn handshake(error: &Error) -> bool {
    error.is_tls() || causes(error).into_iter().any(|error| error.is::<rustls::Error>())
}

fn is_cut(error: &Error) -> bool {
    causes(error).into_iter().any(|error| error.to_string().contains("incomplete"))
}

/// What is wrong with a certificate, as a sentence.
fn certificate(error: &Error) -> Option<&'static str> {
    let found = causes(error).into_iter().find_map(|error| error.downcast_ref::<rustls::Error>())?;
    let rustls::Error::InvalidCertificate(reason) = found else { return None };
    Some(match reason {
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => "its certificate has run out.",
        CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => {
            "its certificate is not valid yet, or this machine's clock is wrong."
        }
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
            "its certificate is for another name."
        }
        CertificateError::Revoked => "its certificate was revoked.",
        CertificateError::UnknownIssuer | CertificateError::BadSignature => {
            "its certificate was signed by nobody that this system trusts."
        }
        _ => "its certificate is not in order.",
    })
}
