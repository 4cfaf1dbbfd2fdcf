//! The arguments of the verbs about addresses and lists of feeds.

use std::path::PathBuf;

use clap::Subcommand;

#[derive(Subcommand)]
pub enum Url {
    /// The normal form of an address, without parameters that only track the reader
    ///
    /// Example: galley url clean 'https://Example.com/a?utm_source=x#top'
    Clean {
        #[arg(value_name = "URL", allow_hyphen_values = true)]
        url: String,
    },
    /// The library's own rules on parameters, which go before Galley's
    Rules,
    /// Add a rule: a parameter that goes or stays, on one host or on all
    ///
    /// Example: galley url rule drop from --host example.com
    Rule {
        /// drop or keep; forget takes the rule away
        #[arg(value_parser = ["drop", "keep", "forget"])]
        verdict: String,
        /// The parameter; a star at its end stands for any end
        #[arg(value_name = "PARAMETER")]
        parameter: String,
        /// The host and what stands below it [default: every host]
        #[arg(long, default_value = "")]
        host: String,
    },
}

#[derive(Subcommand)]
pub enum Opml {
    /// The feeds that an OPML file names; with --add they are taken into the library, with their folders
    ///
    /// Examples: galley opml import feeds.opml --json; galley opml import feeds.opml --add
    Import {
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// Take them into the library; nothing is asked
        #[arg(long)]
        add: bool,
    },
    /// Write the library's feeds, with their folders
    ///
    /// Example: galley opml export feeds.opml
    Export {
        /// The file; `-` writes to standard output
        #[arg(value_name = "FILE")]
        file: String,
    },
}
