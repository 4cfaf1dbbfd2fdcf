//! The title being published, and its recipe: the rules of structure that every issue follows.

pub mod create;

use serde::{Deserialize, Serialize};

use crate::id::PublicationId;

/// A publication as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Publication {
    /// Its id.
    pub id: PublicationId,
    /// Short name for addresses and commands: lower-case letters, digits, hyphens.
    pub slug: String,
    /// The title ("China's Digital Digest").
    pub name: String,
    /// The printed masthead; the name where it is empty.
    pub masthead: String,
    /// BCP 47 language tag of the content.
    pub language: String,
    /// The rules of structure.
    pub recipe: Recipe,
    /// The short name of its theme; empty for the plain one.
    pub theme: String,
    /// Who sends it, and why readers get it.
    pub imprint: Imprint,
}

/// Who sends a publication, why readers get it, and where its readers can go. Every member may be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Imprint {
    /// The postal address, as one line or several.
    pub postal_address: String,
    /// Why a reader gets it, in a sentence.
    pub reason: String,
    /// Where a reader leaves the list, for targets that have no token for it.
    pub unsubscribe_url: String,
    /// Where an issue stands on the web, for targets that have no token for it; may hold variables.
    pub browser_url: String,
    /// The home page.
    pub home_url: String,
    /// The mail address it comes from.
    pub sender: String,
    /// The address of the folder on the web that the pictures of its issues are put into.
    pub image_url: String,
}

/// The rules of structure of a publication. Kept as one value; unknown members of a stored recipe are
/// left in place by the document that holds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Recipe {
    /// Whether items carry a number that follows their order.
    pub numbering: Numbering,
    /// Whether items carry a kicker.
    pub kickers: Presence,
    /// Whether items close with a printed source line.
    pub source_line: Presence,
    /// Whether the names in a source line lead to what they credit.
    pub source_links: Presence,
    /// Whether a list of the items stands before them.
    pub contents: Presence,
    /// Where links back to the top stand.
    pub top_link: TopLink,
    /// The word before a credit ("Source"), in the publication's language.
    pub source_label: String,
    /// The heading over the outro of a new issue; empty for none.
    pub outro_heading: String,
    /// The outro of a new issue, in Markdown.
    pub outro: String,
    /// The intro of a new issue, in Markdown.
    pub intro: String,
    /// The call to action of a new issue.
    pub call_to_action: CallToAction,
    /// The subject of a new issue, with variables (see `variable`).
    pub subject_pattern: String,
    /// The preheader of a new issue, with variables.
    pub preheader_pattern: String,
    /// The usual count of items, least and most.
    pub item_count: Option<(u32, u32)>,
    /// The usual words of an item's body, least and most.
    pub item_words: Option<(u32, u32)>,
    /// Text of the footer, in Markdown: address, why you get this.
    pub footer: String,
    /// Days between two issues; 0 where they come as they come.
    pub cadence_days: u32,
    /// How many approvals an export needs.
    pub approvals: u32,
    /// The variety of English that spelling is checked in.
    pub spelling: Spelling,
}

/// The variety of English that spelling is checked in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Spelling {
    /// What the publication's language says; British where it names no region.
    #[default]
    Language,
    /// American.
    American,
    /// British.
    British,
    /// Spelling is not checked.
    Off,
}

/// Whether items are numbered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Numbering {
    /// No numbers.
    #[default]
    Off,
    /// 1, 2, 3 … through the whole issue.
    Issue,
    /// 1, 2, 3 … anew in every section.
    Section,
}

/// Whether a part is printed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Presence {
    /// Left out.
    Off,
    /// Printed where there is something to print.
    #[default]
    On,
}

/// Where Top links stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TopLink {
    /// Nowhere.
    #[default]
    None,
    /// After every item.
    Item,
    /// After every section.
    Section,
    /// Once, at the end.
    End,
}

/// The recurring invitation at the end of an issue.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CallToAction {
    /// The sentence. It contains the label where the label is part of it.
    pub text: String,
    /// The words that carry the link; empty for none.
    pub label: String,
    /// The address; empty while it is missing.
    pub url: String,
}

impl Default for Recipe {
    fn default() -> Recipe {
        Recipe {
            numbering: Numbering::Off,
            kickers: Presence::On,
            source_line: Presence::On,
            source_links: Presence::On,
            contents: Presence::Off,
            top_link: TopLink::None,
            source_label: "Source".to_owned(),
            outro_heading: String::new(),
            outro: String::new(),
            intro: String::new(),
            call_to_action: CallToAction::default(),
            subject_pattern: String::new(),
            preheader_pattern: String::new(),
            item_count: None,
            item_words: None,
            footer: String::new(),
            cadence_days: 0,
            approvals: 0,
            spelling: Spelling::Language,
        }
    }
}

impl CallToAction {
    /// Whether there is nothing to print.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty() && self.label.trim().is_empty()
    }
}

impl Publication {
    /// The printed masthead.
    pub fn printed_masthead(&self) -> &str {
        if self.masthead.trim().is_empty() { &self.name } else { &self.masthead }
    }
}
