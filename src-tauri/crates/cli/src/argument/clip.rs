//! The arguments of clipping, and of the readers behind it.

use std::path::PathBuf;

use clap::{Args, Subcommand};

#[derive(Args)]
pub struct Clip {
    /// An address, a file, or - for standard input
    #[arg(value_name = "ADDRESS_OR_FILE", required_unless_present = "bookmarklet")]
    pub from: Option<String>,
    /// The address that a file or standard input is from
    #[arg(long, value_name = "ADDRESS")]
    pub url: Option<String>,
    /// A label to put on the story; may be given several times
    #[arg(long = "tag", value_name = "TAG")]
    pub tags: Vec<String>,
    /// The working title of a new story
    #[arg(long, value_name = "TITLE")]
    pub title: Option<String>,
    /// The outlet of a new story
    #[arg(long, value_name = "NAME")]
    pub outlet: Option<String>,
    /// Add the clipping to this story [default: the story at the same address, else a new one]
    #[arg(long, value_name = "STORY", conflicts_with = "new")]
    pub into: Option<String>,
    /// Make a new story even if there is one at the same address
    #[arg(long)]
    pub new: bool,
    /// Show what would be kept, and keep nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Print the address of a browser's bookmark that clips the page it is used on
    #[arg(long, conflicts_with_all = ["from", "url", "tags", "title", "outlet", "into", "new", "dry_run"])]
    pub bookmarklet: bool,
}

#[derive(Subcommand)]
pub enum Article {
    /// Print the readable part of a saved page
    ///
    /// Example: galley article extract page.html --url https://example.com/a --json
    Extract {
        /// The file, or - for standard input
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// The address it is from
        #[arg(long, value_name = "ADDRESS")]
        url: Option<String>,
    },
}

#[derive(Subcommand)]
pub enum Host {
    /// The hosts that were named
    List,
    /// Name a host in your own network, so that pages and feeds may be fetched from it
    ///
    /// Example: galley host allow intranet.example
    Allow {
        #[arg(value_name = "HOST")]
        host: String,
    },
    /// Take that back
    Forget {
        #[arg(value_name = "HOST")]
        host: String,
    },
}
