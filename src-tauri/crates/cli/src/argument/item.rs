//! The arguments of the verbs about items.

use std::path::PathBuf;

use clap::Subcommand;

#[derive(Subcommand)]
pub enum Item {
    /// One item
    Show {
        #[arg(value_name = "ITEM")]
        item: String,
    },
    /// The items on hold: in no rundown
    List,
    /// Make an item that stands in no issue yet
    New {
        #[arg(value_name = "HEADLINE", default_value = "")]
        headline: String,
        /// The story it is drafted from
        #[arg(long)]
        story: Option<String>,
    },
    /// Change a field of an item
    ///
    /// Fields: headline, kicker, dek, body, sources. A body is Markdown, or HTML with --html; `-` or
    /// --file reads it. Sources are lines like `Caijing`, `via Caixin | https://example.com/a`.
    /// Example: galley item set 0193 body - < item.md
    Set {
        #[arg(value_name = "ITEM")]
        item: String,
        #[arg(value_name = "FIELD")]
        field: String,
        /// The new value; `-` reads it from standard input
        #[arg(value_name = "VALUE", allow_hyphen_values = true, required_unless_present = "file")]
        value: Option<String>,
        /// Read the value from a file
        #[arg(long, value_name = "FILE", conflicts_with = "value")]
        file: Option<PathBuf>,
        /// The body is HTML
        #[arg(long)]
        html: bool,
    },
}
