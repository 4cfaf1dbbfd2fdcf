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
    /// The slug of its theme; `plain` where none was chosen.
    #[serde(default)]
    pub theme: String,
    #[serde(default)]
    pub imprint: ImprintView,
}

/// Who sends a publication, why readers get it, and where they can go. Every member may be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(default)]
pub struct ImprintView {
    /// The postal address, as one line or several.
    pub postal_address: String,
    /// Why a reader gets it, in a sentence; may hold variables.
    pub reason: String,
    /// Where a reader leaves the list, for mail tools without words for it.
    pub unsubscribe_url: String,
    /// Where an issue stands on the web; may hold variables (`https://example.com/{{issue.number}}`).
    pub browser_url: String,
    /// The home page.
    pub home_url: String,
    /// The mail address it comes from.
    pub sender: String,
    /// The address of the folder on the web that the pictures of its issues are put into.
    pub image_url: String,
}

/// A recipe; see `galley_core::publication::Recipe`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs)]
pub struct RecipeView {
    pub numbering: NumberingView,
    pub kickers: PresenceView,
    pub source_line: PresenceView,
    /// Whether the names in a source line are links.
    #[serde(default = "on")]
    pub source_links: PresenceView,
    /// Whether a list of the items stands before them.
    #[serde(default = "off")]
    pub contents: PresenceView,
    pub top_link: TopLinkView,
    pub source_label: String,
    /// Markdown.
    pub intro: String,
    pub outro_heading: String,
    /// Markdown.
    pub outro: String,
    pub call_to_action: CallToActionText,
    pub subject_pattern: String,
    #[serde(default)]
    pub preheader_pattern: String,
    /// Least and most.
    pub item_count: Option<(u32, u32)>,
    /// Least and most.
    pub item_words: Option<(u32, u32)>,
    /// Markdown.
    pub footer: String,
    pub cadence_days: u32,
    /// How many approvals an export needs.
    #[serde(default)]
    pub approvals: u32,
    /// The variety of English that spelling is checked in.
    #[serde(default)]
    pub spelling: SpellingView,
}

/// The variety of English that spelling is checked in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum SpellingView {
    /// What the publication's language says.
    #[default]
    Language,
    American,
    British,
    /// Spelling is not checked.
    Off,
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

fn on() -> PresenceView {
    PresenceView::On
}

fn off() -> PresenceView {
    PresenceView::Off
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
    /// The slug of a theme.
    #[serde(default)]
    pub theme: Option<String>,
    #[serde(default)]
    pub imprint: Option<ImprintView>,
}
