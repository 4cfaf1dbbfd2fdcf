//! The arguments of the verbs about saved searches.

use clap::Subcommand;

#[derive(Subcommand)]
pub enum Saved {
    /// All saved searches in their order, with how many stories each finds now
    List,
    /// What a saved search finds now
    ///
    /// Example: galley saved find "To read"
    Find {
        /// Its name, its id or the beginning of it
        #[arg(value_name = "SAVED")]
        saved: String,
        /// How many at most
        #[arg(long, default_value_t = 50)]
        limit: u32,
    },
    /// Keep a search under a name
    ///
    /// Example: galley saved add "To read" "state:shortlist age:<7d"
    Add {
        #[arg(value_name = "NAME")]
        name: String,
        #[arg(value_name = "QUERY", allow_hyphen_values = true)]
        query: String,
    },
    /// Give a saved search another name, or have it look for something else
    Set {
        /// Its name, its id or the beginning of it
        #[arg(value_name = "SAVED")]
        saved: String,
        #[arg(long)]
        name: Option<String>,
        #[arg(long, allow_hyphen_values = true)]
        query: Option<String>,
    },
    /// Put a saved search elsewhere among the others, at the end unless told before which
    Move {
        /// Its name, its id or the beginning of it
        #[arg(value_name = "SAVED")]
        saved: String,
        /// Before this one
        #[arg(long, value_name = "SAVED")]
        before: Option<String>,
    },
    /// Give a saved search up; the stories that it found stay
    Remove {
        /// Its name, its id or the beginning of it
        #[arg(value_name = "SAVED")]
        saved: String,
    },
}
