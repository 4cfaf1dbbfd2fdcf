//! The register of who publishes, from which printed credits come.

pub mod domain;
pub mod merge;
pub mod register;

use serde::{Deserialize, Serialize};

use crate::id::OutletId;

/// An outlet as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outlet {
    /// Its id.
    pub id: OutletId,
    /// The name.
    pub name: String,
    /// The credit as it is to be printed; the name where it is empty.
    pub credit: String,
    /// The home page; empty for none.
    pub home: String,
    /// Domains that belong to it, lower-case, without `www.`.
    pub domains: Vec<String>,
    /// BCP 47 language tag; empty where it is not known.
    pub language: String,
    /// What it is.
    pub kind: OutletKind,
    /// Whether readers meet a paywall.
    pub paywall: Paywall,
    /// A remark on how far it can be trusted; never printed.
    pub trust_note: String,
    /// The outlet that it was found to be; lists show that one alone.
    pub merged_into: Option<OutletId>,
}

/// What an outlet is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum OutletKind {
    #[default]
    Newspaper,
    Agency,
    Regulator,
    Filing,
    Company,
    Social,
    Report,
    Blog,
}

/// Whether readers meet a paywall.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Paywall {
    #[default]
    Unknown,
    Free,
    Partial,
    Full,
}

impl Outlet {
    /// The credit as it is printed.
    pub fn printed_credit(&self) -> &str {
        if self.credit.trim().is_empty() { &self.name } else { &self.credit }
    }
}
