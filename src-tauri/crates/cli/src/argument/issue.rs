//! The arguments of the verbs about issues and their rundowns.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

#[derive(Subcommand)]
pub enum Issue {
    /// Issues, the newest first
    List {
        /// Only those of this publication
        #[arg(value_name = "PUBLICATION")]
        publication: Option<String>,
    },
    /// One issue with everything in it
    ///
    /// Example: galley issue show weekly#41 --json
    Show {
        /// Id, PUBLICATION#NUMBER or PUBLICATION@latest
        #[arg(value_name = "ISSUE")]
        issue: String,
    },
    /// Make the next issue of a publication
    New {
        #[arg(value_name = "PUBLICATION")]
        publication: String,
        /// Its date, like 2025-01-03
        #[arg(long)]
        date: Option<String>,
        /// Its number
        #[arg(long)]
        number: Option<u32>,
    },
    /// Change a field of an issue
    ///
    /// Fields: number, date, title, masthead, state, subject, preheader, topic-line, intro, outro,
    /// outro-heading, call-to-action-text, call-to-action-label, call-to-action-url.
    /// Example: galley issue set weekly@latest subject "Ten things"
    Set {
        #[arg(value_name = "ISSUE")]
        issue: String,
        #[arg(value_name = "FIELD")]
        field: String,
        /// The new value; `-` reads it from standard input
        #[arg(value_name = "VALUE", allow_hyphen_values = true)]
        value: String,
    },
    /// Read a past issue into structured items
    ///
    /// Examples: galley issue import weekly past.txt --number 12 --date 2025-01-03;
    /// galley issue import weekly --all archive/; galley issue import weekly --all archive.zip
    Import {
        #[arg(value_name = "PUBLICATION")]
        publication: String,
        /// A .txt, .html, .md or .eml file; `-` reads standard input
        #[arg(value_name = "FILE", required_unless_present = "all")]
        file: Option<String>,
        /// Read every past issue of this folder and of those in it, or of this .zip archive
        #[arg(long, value_name = "FOLDER_OR_ZIP", conflicts_with_all = ["file", "date", "number", "format", "dry_run"])]
        all: Option<PathBuf>,
        /// Overrides the date found
        #[arg(long)]
        date: Option<String>,
        /// Overrides the number found
        #[arg(long)]
        number: Option<u32>,
        /// The form of the text [default: found out]
        #[arg(long, value_enum)]
        format: Option<ImportFormat>,
        /// Show what would be kept, and keep nothing
        #[arg(long)]
        dry_run: bool,
    },
    /// Put an item or a story into the rundown
    Add {
        #[arg(value_name = "ISSUE")]
        issue: String,
        /// Id of an item or of a story
        #[arg(value_name = "ITEM_OR_STORY")]
        what: String,
        /// The entry it is to stand before
        #[arg(long, value_name = "ENTRY")]
        before: Option<String>,
    },
    /// Begin a section in the rundown
    Section {
        #[arg(value_name = "ISSUE")]
        issue: String,
        #[arg(value_name = "NAME")]
        name: String,
        /// The entry it is to stand before
        #[arg(long, value_name = "ENTRY")]
        before: Option<String>,
    },
    /// Move an entry of the rundown
    ///
    /// An entry is named by its id or by its place counting from 1.
    /// Example: galley issue move weekly@latest 7 --to 2
    Move {
        #[arg(value_name = "ISSUE")]
        issue: String,
        #[arg(value_name = "ENTRY")]
        entry: String,
        #[command(flatten)]
        to: Place,
    },
    /// Replace words in every text of an issue, as one change
    ///
    /// Example: galley issue replace weekly@latest harbor harbour --word --dry-run
    Replace(super::Replace),
    /// How long each part of an issue is, and how many markers of missing facts (TK) it holds
    Count {
        #[arg(value_name = "ISSUE")]
        issue: String,
    },
    /// Set quotation marks and dashes as the publication's language prints them
    Quotes {
        #[arg(value_name = "ISSUE")]
        issue: String,
        /// Only in this item
        #[arg(long, value_name = "ITEM")]
        item: Option<String>,
        /// As a typewriter has them instead
        #[arg(long)]
        straight: bool,
    },
    /// Take an entry out of the rundown; an item is kept on hold
    Remove {
        #[arg(value_name = "ISSUE")]
        issue: String,
        #[arg(value_name = "ENTRY")]
        entry: String,
    },
    /// Move an item to the end of another issue
    Transfer {
        #[arg(value_name = "ISSUE")]
        issue: String,
        #[arg(value_name = "ENTRY")]
        entry: String,
        #[arg(value_name = "TO_ISSUE")]
        to: String,
    },
}

#[derive(Args)]
#[group(required = true, multiple = false)]
pub struct Place {
    /// The entry it is to stand before
    #[arg(long, value_name = "ENTRY")]
    pub before: Option<String>,
    /// Its new place, counting from 1
    #[arg(long, value_name = "N")]
    pub to: Option<u32>,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum ImportFormat {
    Text,
    Html,
    Markdown,
    Mail,
}
