//! Served proofs on the wire: the host, and the links by which reviewers reach it.

use serde::{Deserialize, Serialize};

/// Switches the host of proofs on.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct ServingStart {
    /// Who can reach it.
    #[serde(default)]
    pub reach: ReachView,
    /// The port; the one of the last time where absent, so that links that are out go on working.
    #[serde(default)]
    pub port: Option<u16>,
    /// Further names under which this computer is known in its network; those of the last time where absent.
    #[serde(default)]
    pub names: Option<Vec<String>>,
}

/// Who can reach the host of proofs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ReachView {
    /// Browsers on this computer.
    #[default]
    Loopback,
    /// Browsers in the networks that this computer is in.
    Network,
}

/// The host of proofs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ServingView {
    /// Whether it is on.
    pub on: bool,
    /// Who can reach it, or could the last time.
    pub reach: ReachView,
    /// Its port, or that of the last time.
    pub port: Option<u16>,
    /// Its addresses, the one for others first: `https://192.0.2.7:4040`; none while it is off.
    pub origins: Vec<String>,
    /// Further names of this computer.
    pub names: Vec<String>,
    /// The SHA-256 of its certificate, as browsers show it; none over loopback.
    pub fingerprint: Option<String>,
    /// The job that it is; none while it is off.
    pub job: Option<u32>,
}

/// Lists the links to the proofs of an issue.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs)]
pub struct InvitationList {
    pub issue: String,
}

/// Invites a reviewer to a proof: one whom the library knows, or a new one by name.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct InvitationCreate {
    /// The issue.
    pub issue: String,
    /// The proof's number; the last proof where absent.
    #[serde(default)]
    pub number: Option<u32>,
    /// The person's id.
    #[serde(default)]
    pub person: Option<String>,
    /// The new person's name.
    #[serde(default)]
    pub name: Option<String>,
    /// For how many days the link is good, 1 to 14; 7 where absent.
    #[serde(default)]
    pub days: Option<u32>,
}

/// Makes a link anew: the old one is no good any more.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct InvitationRenew {
    /// The link's id.
    pub invitation: String,
    /// For how many days; 7 where absent.
    #[serde(default)]
    pub days: Option<u32>,
}

/// Names a link.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs)]
pub struct InvitationShow {
    pub invitation: String,
}

/// A link by which one reviewer reaches one proof.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct InvitationView {
    /// Its id.
    pub id: String,
    /// The proof's number.
    pub proof: u32,
    /// Who was invited, by id.
    pub person: String,
    /// Who, by name.
    pub name: String,
    /// When it was made, RFC 3339 in UTC.
    pub made_at: String,
    /// Until when it is good.
    pub expires_at: String,
    /// When a browser opened it.
    pub opened_at: Option<String>,
    /// When it was last used, to the minute.
    pub seen_at: Option<String>,
    /// Where it stands.
    pub state: InvitationState,
    /// How many remarks came by it.
    pub remarks: u32,
    /// The links themselves, one for each address of the host, the best one first. Said once, when a link is made:
    /// nothing that is kept knows them.
    pub links: Vec<String>,
}

/// Where a link stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum InvitationState {
    /// No browser has opened it yet.
    Waiting,
    /// A browser has.
    Open,
    /// Its time is over.
    Expired,
    /// It was taken back.
    Revoked,
}
