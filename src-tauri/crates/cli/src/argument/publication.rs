//! The arguments of the verbs about publications.

use clap::{Subcommand, ValueEnum};

#[derive(Subcommand)]
pub enum Publication {
    /// All publications
    List,
    /// One publication
    Show {
        #[arg(value_name = "PUBLICATION")]
        publication: String,
    },
    /// Make a publication
    ///
    /// Example: galley publication new "China's Digital Digest" --preset weekly-digest
    New {
        #[arg(value_name = "NAME")]
        name: String,
        /// Short name for addresses and commands [default: made from the name]
        #[arg(long)]
        slug: Option<String>,
        /// The recipe it starts from
        #[arg(long, value_enum, default_value = "weekly-digest")]
        preset: Preset,
        /// Language tag of the content
        #[arg(long)]
        language: Option<String>,
    },
    /// Change a field of a publication
    ///
    /// Fields: name, slug, masthead, language, theme; those of its imprint (imprint.postal-address,
    /// imprint.reason, imprint.unsubscribe-url, imprint.browser-url, imprint.home-url, imprint.sender,
    /// imprint.image-url); those of its recipe (recipe.numbering, recipe.top-link, recipe.item-count,
    /// recipe.call-to-action.text …), as `galley --json publication show` lists them. A range is written 8-12;
    /// without a value a field becomes empty.
    ///
    /// Example: galley publication set weekly recipe.item-count 8-12
    #[command(verbatim_doc_comment)]
    Set {
        #[arg(value_name = "PUBLICATION")]
        publication: String,
        #[arg(value_name = "FIELD")]
        field: String,
        #[arg(value_name = "VALUE", allow_hyphen_values = true)]
        value: Option<String>,
    },
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Preset {
    /// A numbered flat list between an intro and a wrap-up, with a call to action
    WeeklyDigest,
    /// Kickers, source lines, Top links
    DailyPulse,
}
