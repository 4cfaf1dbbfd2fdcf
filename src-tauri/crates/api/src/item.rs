//! Items and their credits on the wire.

use serde::{Deserialize, Serialize};

use crate::body::Delta;

/// An item as a card of the rundown.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs)]
pub struct ItemCard {
    pub id: String,
    /// From 1, through the whole issue.
    pub position: u32,
    /// The printed number, where the recipe numbers items.
    pub number: Option<u32>,
    pub kicker: String,
    pub headline: String,
    pub dek: String,
    pub words: u32,
    /// The story it was drafted from.
    pub story: Option<String>,
    pub sources: Vec<SourceView>,
}

/// A credit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct SourceView {
    /// The printed name.
    pub outlet: String,
    /// The outlet's id in the register.
    #[serde(default)]
    pub outlet_id: Option<String>,
    /// The address it leads to.
    #[serde(default)]
    pub url: Option<String>,
    /// What it was to the item.
    pub role: RoleView,
}

/// What a source was to the item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum RoleView {
    Primary,
    Via,
    Document,
}

/// An item as it is edited.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs)]
pub struct ItemView {
    pub id: String,
    /// The issue whose rundown it stands in; absent while it is held.
    pub issue: Option<String>,
    pub story: Option<String>,
    /// The version of the item's document: the base of the next save.
    pub version: String,
    pub kicker: String,
    pub headline: String,
    pub dek: String,
    pub body: Delta,
    /// The plain form of the body.
    pub text: String,
    /// The body as plain semantic HTML.
    pub html: String,
    pub words: u32,
    pub sources: Vec<SourceView>,
}

/// Names an item by id or the beginning of it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs)]
pub struct ItemShow {
    pub item: String,
}

/// Asks for the items that stand in no issue.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(default)]
pub struct ItemHeld {}

/// Makes an item that stands in no issue yet.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(default)]
pub struct ItemCreate {
    /// Its headline; may be empty.
    pub headline: String,
    /// The story it is drafted from.
    pub story: Option<String>,
}

/// Changes one field of an item.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs)]
pub struct ItemSet {
    pub item: String,
    pub field: ItemField,
    /// The words; empty to clear.
    pub value: String,
}

/// A field of an item that is set as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ItemField {
    /// The small label above the headline.
    Kicker,
    /// The title.
    Headline,
    /// The line under the headline.
    Dek,
    /// The text, as Markdown.
    Body,
    /// The text, as HTML.
    BodyHtml,
    /// The credits, as lines: `Name`, `Name | address`, `via Name | address`, `document Name`.
    Sources,
}

/// Saves a body as it was typed on a version of the item's document.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields = nullable))]
#[allow(missing_docs)]
pub struct ItemSave {
    pub item: String,
    /// The version it was typed on.
    pub base: String,
    pub delta: Delta,
    /// Where the editor saw comments after its own edit; those that are not named are found by their words.
    #[serde(default)]
    pub threads: Option<Vec<crate::thread::ThreadPut>>,
}

/// Sets the credits of an item.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs)]
pub struct ItemSources {
    pub item: String,
    /// In order. A credit without `outlet_id` is matched to the register by name, and printed as it is.
    pub sources: Vec<SourceView>,
}
