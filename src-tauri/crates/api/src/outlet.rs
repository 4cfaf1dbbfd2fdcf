//! Outlets on the wire.

use serde::{Deserialize, Serialize};

/// An outlet.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs)]
pub struct OutletView {
    pub id: String,
    pub name: String,
    /// The credit as it is printed; empty where it is the name.
    pub credit: String,
    pub home: String,
    pub domains: Vec<String>,
    pub language: String,
    pub kind: OutletKindView,
    pub paywall: PaywallView,
    pub trust_note: String,
    /// How many stories name it.
    pub stories: u32,
}

/// What an outlet is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum OutletKindView {
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum PaywallView {
    Unknown,
    Free,
    Partial,
    Full,
}

/// Names an outlet by id, the beginning of its id, or its name.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs)]
pub struct OutletShow {
    pub outlet: String,
}

/// Makes an outlet.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs)]
pub struct OutletCreate {
    pub name: String,
}

/// Changes one field of an outlet; makes the outlet where `outlet` names none and the field is its name.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs)]
pub struct OutletSet {
    pub outlet: String,
    pub field: OutletField,
    /// The words; domains apart by commas or white space; kind and paywall by name.
    pub value: String,
}

/// A field of an outlet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum OutletField {
    Name,
    Credit,
    Home,
    Domains,
    Language,
    Kind,
    Paywall,
    TrustNote,
}

/// Merges an outlet into another: stories and items go over, its name and domains lead there.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct OutletMerge {
    /// The outlet that goes.
    pub outlet: String,
    /// The outlet that stays.
    pub into: String,
}

/// Asks to which outlet an address belongs, by its domain.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct OutletMatch {
    /// The address.
    pub url: String,
}
