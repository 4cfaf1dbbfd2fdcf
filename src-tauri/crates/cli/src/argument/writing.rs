//! The arguments of the verbs that help in writing.

use clap::{Args, Subcommand};

#[derive(Args)]
pub struct Replace {
    #[arg(value_name = "ISSUE")]
    pub issue: String,
    #[arg(value_name = "FIND", allow_hyphen_values = true)]
    pub find: String,
    #[arg(value_name = "REPLACE", allow_hyphen_values = true)]
    pub replace: String,
    /// Large and small letters differ
    #[arg(long)]
    pub case: bool,
    /// Whole words only
    #[arg(long)]
    pub word: bool,
    /// Accents, widths and forms of signs do not differ
    #[arg(long)]
    pub fold: bool,
    /// Show what would be replaced, and change nothing
    #[arg(long)]
    pub dry_run: bool,
}

#[derive(Subcommand)]
pub enum Snippet {
    /// All snippets by name
    List,
    /// Keep a text under a name, or give the snippet of that name another text
    ///
    /// Example: galley snippet set disclosure "The author owns *no* shares."
    Set {
        #[arg(value_name = "NAME")]
        name: String,
        /// Markdown; `-` reads it from standard input
        #[arg(value_name = "TEXT", allow_hyphen_values = true)]
        text: String,
    },
    /// Give a snippet up; where it was put in before, the text stays
    Remove {
        /// Its name, its id or the beginning of it
        #[arg(value_name = "SNIPPET")]
        snippet: String,
    },
}

#[derive(Subcommand)]
pub enum Dictionary {
    /// All words
    List,
    /// Keep a word
    Add {
        #[arg(value_name = "WORD")]
        word: String,
        /// Pass it over in this item only
        #[arg(long, value_name = "ITEM")]
        item: Option<String>,
    },
    /// Take a word out again
    Remove {
        #[arg(value_name = "WORD")]
        word: String,
    },
}
