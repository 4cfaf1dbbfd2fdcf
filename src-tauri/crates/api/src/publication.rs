//! Publications on the wire.

use serde::{Deserialize, Serialize};

/// A publication.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs)]
pub struct PublicationView {
    pub id: String,
    pub slug: String,
    pub name: String,
    pub masthead: String,
    pub language: String,
    pub recipe: RecipeView,
}

/// A recipe; see `galley_core::publication::Recipe`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs)]
pub struct RecipeView {
    pub numbering: NumberingView,
    pub kickers: PresenceView,
    pub source_line: PresenceView,
    pub top_link: TopLinkView,
    pub source_label: String,
    /// Markdown.
    pub intro: String,
    pub outro_heading: String,
    /// Markdown.
    pub outro: String,
    pub call_to_action: CallToActionText,
    pub subject_pattern: String,
    /// Least and most.
    pub item_count: Option<(u32, u32)>,
    /// Least and most.
    pub item_words: Option<(u32, u32)>,
    /// Markdown.
    pub footer: String,
    pub cadence_days: u32,
}

/// A call to action as it is edited: empty where absent.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(default)]
#[allow(missing_docs)]
pub struct CallToActionText {
    pub text: String,
    pub label: String,
    pub url: String,
}

/// Whether items are numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum NumberingView {
    Off,
    Issue,
    Section,
}

/// Whether a part is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum PresenceView {
    Off,
    On,
}

/// Where Top links stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum TopLinkView {
    None,
    Item,
    Section,
    End,
}

/// Names a publication by slug, id or the beginning of its id.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs)]
pub struct PublicationShow {
    pub publication: String,
}

/// Makes a publication.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct PublicationCreate {
    /// Its title.
    pub name: String,
    /// Its short name; made from the title where absent.
    #[serde(default)]
    pub slug: Option<String>,
    /// The recipe it starts from.
    #[serde(default)]
    pub preset: Preset,
    /// BCP 47 language tag; `en` where absent.
    #[serde(default)]
    pub language: Option<String>,
}

/// A recipe to start from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Preset {
    /// A numbered flat list between an intro and a wrap-up, with a call to action.
    #[default]
    WeeklyDigest,
    /// Kickers, source lines, Top links.
    DailyPulse,
}

/// Changes a publication; what is absent stays as it is.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields = nullable))]
#[allow(missing_docs)]
pub struct PublicationSet {
    pub publication: String,
    #[serde(default)]
    pub name: Option<String>,
    #[serde(default)]
    pub slug: Option<String>,
    #[serde(default)]
    pub masthead: Option<String>,
    #[serde(default)]
    pub language: Option<String>,
    #[serde(default)]
    pub recipe: Option<RecipeView>,
}
