//! Test mails and passwords on the wire. No reply ever holds a password or a key.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::export::TargetView;
use crate::job::SecretPlace;

/// The mail server that test mails go through.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(default)]
pub struct MailSetting {
    /// The server's name; empty while there is none.
    pub host: String,
    /// Its port; the usual one of its security where 0.
    pub port: u16,
    /// How the connection is made secret.
    pub security: MailSecurity,
    /// As whom Galley signs in; empty where the server wants nobody.
    pub user: String,
    /// The address that test mails come from.
    pub from: String,
    /// The only addresses that test mails go to.
    pub addresses: Vec<String>,
}

/// How a connection is made secret.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum MailSecurity {
    /// From the first byte; usually port 465.
    #[default]
    Tls,
    /// After a word in the clear; usually port 587.
    Starttls,
    /// Not at all: only to a server on this machine.
    None,
}

/// The mail server, and whether its password is at hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct MailSettingView {
    /// The server.
    pub setting: MailSetting,
    /// Where its password is kept.
    pub secret: SecretPlace,
}

/// Sends an issue as a test.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct TestMailSend {
    /// The issue.
    pub issue: String,
    /// To which of the test addresses; to all of them where absent.
    #[serde(default)]
    pub addresses: Option<Vec<String>>,
    /// The mail tool it is rendered for.
    #[serde(default)]
    pub target: TargetView,
}

/// Whose password or key it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum SecretOwner {
    /// The mail server's.
    Mail,
    /// A mail tool's.
    Destination {
        /// The destination's name.
        name: String,
    },
}

/// Gives Galley a password or key: it is at hand at once, and a job brings it into the keychain.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SecretSet {
    /// Whose it is.
    pub owner: SecretOwner,
    /// The password or key.
    #[cfg_attr(test, ts(type = "string"))]
    pub secret: SecretWords,
}

/// Takes a password or key away, from memory and from the keychain.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SecretForget {
    /// Whose it is.
    pub owner: SecretOwner,
}

/// A password or key on its way in. It goes out as nothing, and a wrong one is refused without repeating it.
#[derive(Clone)]
pub struct SecretWords(pub(crate) galley_net::secret::Secret);

impl fmt::Debug for SecretWords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretWords")
    }
}

impl Serialize for SecretWords {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_unit()
    }
}

impl<'de> Deserialize<'de> for SecretWords {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<SecretWords, D::Error> {
        // The usual message repeats what it was given.
        let words = String::deserialize(deserializer).map_err(|_| serde::de::Error::custom("a secret is a string"))?;
        Ok(SecretWords(galley_net::secret::Secret::new(words)))
    }
}
