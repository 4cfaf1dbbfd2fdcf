//! The arguments of the verbs about what went out, and about pictures.

use std::path::PathBuf;

use clap::Subcommand;

#[derive(Subcommand)]
pub enum Archive {
    /// The sealed issues, the latest first
    List {
        /// Only those of this publication
        #[arg(value_name = "PUBLICATION")]
        publication: Option<String>,
    },
    /// An issue as it went out, byte for byte
    ///
    /// Example: galley archive show weekly#41 --out sent.html
    Show {
        #[arg(value_name = "ISSUE")]
        issue: String,
        /// Which of its seals; 1 is what readers got
        #[arg(long, value_name = "N")]
        seal: Option<u32>,
        /// Write the HTML part to this file; `-` writes it to standard output
        #[arg(long, value_name = "FILE")]
        out: Option<String>,
        /// Write the text part instead of the HTML part
        #[arg(long, requires = "out")]
        text: bool,
    },
    /// Open a sealed issue for its repair; what went out stays kept
    Correct {
        #[arg(value_name = "ISSUE")]
        issue: String,
    },
    /// What is different from what went out, and the note about it
    Compare {
        #[arg(value_name = "ISSUE")]
        issue: String,
    },
    /// Make the note about a correction an item of the next issue
    Note {
        #[arg(value_name = "ISSUE")]
        issue: String,
        /// The issue it goes into [default: the next one that is still open, else on hold]
        #[arg(long, value_name = "ISSUE")]
        into: Option<String>,
    },
    /// Every export of an issue
    Exports {
        #[arg(value_name = "ISSUE")]
        issue: String,
    },
}

#[derive(Subcommand)]
pub enum Image {
    /// Take a picture into the library
    ///
    /// PNG, JPEG, GIF, WebP, BMP and TIFF are taken; the content decides which it is. Prints the address by
    /// which a body names it.
    /// Example: galley image add harbour.jpg
    Add {
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// Every picture, the latest first
    List,
    /// One picture
    Show {
        /// Its address or its hash
        #[arg(value_name = "IMAGE")]
        image: String,
        /// Write its file there
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
}
