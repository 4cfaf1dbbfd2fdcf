//! Which server, how, and to whom.

use lettre::Address;

use crate::refusal::{Cause, Refusal};

/// A mail server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Server {
    /// Its name.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is made secret.
    pub security: Security,
    /// As whom Galley signs in; empty where the server wants nobody.
    pub user: String,
    /// Which certificates are trusted.
    pub trust: Trust,
}

/// How a connection is made secret.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Security {
    /// From the first byte (RFC 8314), usually port 465.
    #[default]
    Tls,
    /// After a word in the clear, usually port 587; a server that does not offer it is not used.
    StartTls,
    /// Not at all: only to a server on this machine.
    None,
}

/// Which certificates are trusted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Trust {
    /// Those that this system trusts.
    #[default]
    System,
    /// Those that this one, in the DER form, has signed: for a server that a test plays.
    Only(Vec<u8>),
}

impl Security {
    /// The port that is usual for it.
    pub fn usual_port(self) -> u16 {
        match self {
            Security::Tls => 465,
            Security::StartTls => 587,
            Security::None => 25,
        }
    }
}

impl Server {
    /// Refuses what could not work, or would show a password to the network.
    pub fn check(&self) -> Result<(), Refusal> {
        let invalid = |message: &str, hint: &str| Err(Refusal::new(Cause::Invalid, message, hint));
        let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']');
        if self.host.is_empty() || self.host.len() > 253 || !self.host.chars().all(fits) {
            return invalid(
                "This is not the name of a mail server.",
                "Give it without a scheme, like mail.example.com.",
            );
        }
        if self.port == 0 {
            return invalid("A mail server has a port from 1 on.", "Usual are 465 for TLS and 587 for STARTTLS.");
        }
        if self.security == Security::None && !is_this_machine(&self.host) {
            return invalid(
                "Without TLS everything, the password too, could be read on its way. Only a server on this machine may be \
                 used so.",
                "Choose TLS or STARTTLS.",
            );
        }
        Ok(())
    }
}

/// Whether a host is this machine by its name alone.
fn is_this_machine(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    host.eq_ignore_ascii_case("localhost") || bare.parse().is_ok_and(|address: std::net::IpAddr| address.is_loopback())
}

/// Refuses words that are no bare mail address; gives it back as it is used.
pub fn check_address(words: &str) -> Result<String, Refusal> {
    let words = words.trim();
    match words.parse::<Address>() {
        Ok(address) if words.is_ascii() => Ok(address.to_string()),
        _ => Err(Refusal::new(
            Cause::Invalid,
            format!("“{}” is not a mail address.", crate::refusal::said(words)),
            "Write it bare, like desk@example.com.",
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_never_sent_in_the_clear_over_a_network() {
        let server = |host: &str, security| Server {
            host: host.to_owned(),
            port: 25,
            security,
            user: String::new(),
            trust: Trust::System,
        };
        for host in ["localhost", "127.0.0.1", "127.0.0.9", "::1", "[::1]", "LOCALHOST"] {
            assert!(server(host, Security::None).check().is_ok(), "{host}");
        }
        for host in ["mail.example.com", "192.168.1.4", "localhost.example.com", "127.0.0.1.example.com", "10.0.0.1"] {
            assert!(server(host, Security::None).check().is_err(), "{host}");
            assert!(server(host, Security::Tls).check().is_ok(), "{host}");
        }
        for host in ["", "https://mail.example.com", "mail.example.com/x", "a b", "mail\r\nRCPT", "user@host"] {
            assert!(server(host, Security::Tls).check().is_err(), "{host:?}");
        }
    }

    #[test]
    fn only_bare_addresses_are_taken() {
        for good in ["desk@example.com", " a.b+c@sub.example.org "] {
            assert_eq!(check_address(good).ok().as_deref(), Some(good.trim()));
        }
        for bad in
            ["", "desk", "Desk <desk@example.com>", "a@b\r\nRCPT TO:<x@y.z>", "a@b,c@d", "a b@c.d", "ä@example.com"]
        {
            assert!(check_address(bad).is_err(), "{bad:?}");
        }
    }
}
