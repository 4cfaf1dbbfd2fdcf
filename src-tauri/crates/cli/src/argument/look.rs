//! The arguments of the verbs about exports and how they look.

use clap::{Args, Subcommand};

#[derive(Subcommand)]
pub enum Target {
    /// All mail tools, with what they take
    List,
}

#[derive(Subcommand)]
pub enum Theme {
    /// All themes; those that come with Galley can be copied, not changed
    List,
    /// One theme; with --json as the file that `theme set --file` takes
    Show {
        #[arg(value_name = "THEME")]
        theme: String,
    },
    /// Make a theme, change one, or choose one for a publication
    ///
    /// Examples: galley theme set mine --copy broadsheet; galley theme set mine light.accent "#005A9C";
    /// galley theme set --file mine.json; galley theme set mine --for weekly
    Set {
        /// The theme's short name; of a copy, its name
        #[arg(value_name = "THEME", required_unless_present = "file")]
        theme: Option<String>,
        /// A token, like light.accent; see `galley theme show plain`
        #[arg(value_name = "TOKEN", requires = "value")]
        token: Option<String>,
        /// What it is to say
        #[arg(value_name = "VALUE", allow_hyphen_values = true)]
        value: Option<String>,
        /// Take in a theme file as a new theme; `-` reads it from standard input
        #[arg(long, value_name = "FILE", conflicts_with_all = ["theme", "token", "value", "copy"])]
        file: Option<String>,
        /// Make it a copy of this theme
        #[arg(long, value_name = "THEME", conflicts_with = "token")]
        copy: Option<String>,
        /// Make this publication look like it
        #[arg(long = "for", value_name = "PUBLICATION")]
        publication: Option<String>,
    },
    /// Give up a theme of the library's own that no publication wears; `galley undo` brings it again
    Remove {
        #[arg(value_name = "THEME")]
        theme: String,
    },
}

#[derive(Args)]
pub struct Export {
    #[arg(value_name = "ISSUE")]
    pub issue: String,
    /// The mail tool it is for; see `galley target list`
    #[arg(long, default_value = "plain")]
    pub target: String,
    /// The form; web is a page for an archive, atom an entry of a feed
    #[arg(long, default_value = "html", value_parser = ["html", "text", "md", "eml", "web", "atom", "json"])]
    pub format: String,
    /// Where the library's pictures are: hosted, inline (eml only), or the address of a folder beside the file
    #[arg(long, value_name = "hosted|inline|FOLDER/", default_value = "hosted")]
    pub images: String,
    /// Write it although checks block it, for this reason
    #[arg(long, value_name = "REASON")]
    pub anyway: Option<String>,
    /// The file to write; `-` writes to standard output
    #[arg(long, value_name = "FILE")]
    pub out: String,
}
