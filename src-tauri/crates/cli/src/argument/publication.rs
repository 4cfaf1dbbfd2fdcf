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
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Preset {
    /// A numbered flat list between an intro and a wrap-up, with a call to action
    WeeklyDigest,
    /// Kickers, source lines, Top links
    DailyPulse,
}
