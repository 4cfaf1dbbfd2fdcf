//! The arguments of the verbs about proofs, reviews and revisions.

use clap::{Args, Subcommand, ValueEnum};

#[derive(Subcommand)]
pub enum Proof {
    /// Freeze an issue as its next proof, and write the page that reviewers read it on
    ///
    /// The page is one file: it opens in any browser, from disk, without a network. Reviewers comment, suggest, approve
    /// or request changes there, and give back a review file.
    /// Example: galley proof make weekly@latest --out proof.html
    Make {
        #[arg(value_name = "ISSUE")]
        issue: String,
        /// Where the page is written
        #[arg(long, value_name = "FILE")]
        out: Option<String>,
    },
    /// The proofs of an issue, and what people said of them
    List {
        #[arg(value_name = "ISSUE")]
        issue: String,
    },
    /// Write the page of a proof again
    Page {
        #[arg(value_name = "ISSUE")]
        issue: String,
        /// Which proof; the last one unless told
        #[arg(long, value_name = "N")]
        number: Option<u32>,
        /// Where the page is written
        #[arg(long, value_name = "FILE")]
        out: String,
    },
    /// What changed since a proof
    Diff {
        #[arg(value_name = "ISSUE")]
        issue: String,
        /// Which proof; the last one unless told
        #[arg(long, value_name = "N")]
        number: Option<u32>,
    },
    /// Give your verdict on a proof
    ///
    /// Example: galley proof verdict weekly@latest approve
    Verdict {
        #[arg(value_name = "ISSUE")]
        issue: String,
        #[arg(value_name = "VERDICT", value_enum)]
        verdict: Verdict,
        /// Which proof; the last one unless told
        #[arg(long, value_name = "N")]
        number: Option<u32>,
        /// In words
        #[arg(long, value_name = "TEXT", default_value = "")]
        remark: String,
    },
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Verdict {
    Approve,
    RequestChanges,
    /// Take your verdict back
    None,
}

#[derive(Subcommand)]
pub enum Review {
    /// Take in what reviewers gave back: review files, or mails that they pasted a review into
    ///
    /// The same review twice changes nothing. One that is refused keeps no other from coming in.
    /// Example: galley review import ann.galley-review bo.galley-review
    Import {
        /// Files; `-` reads standard input
        #[arg(value_name = "FILE", required = true)]
        files: Vec<String>,
    },
}

#[derive(Args)]
pub struct Record {
    /// The item
    #[arg(value_name = "ITEM", required_unless_present = "issue")]
    pub item: Option<String>,
    /// An issue instead
    #[arg(long, value_name = "ISSUE", conflicts_with = "item")]
    pub issue: Option<String>,
}

#[derive(Subcommand)]
pub enum Revision {
    /// The states of an item, the newest first
    ///
    /// Example: galley revision list 0193
    List {
        #[command(flatten)]
        record: Record,
        /// How many at most
        #[arg(long, default_value_t = 50)]
        limit: u32,
    },
    /// What changed between two states, word by word
    ///
    /// Example: galley revision diff 0193 --from 02ab
    Diff {
        #[command(flatten)]
        record: Record,
        /// The earlier state; the one before the present unless told
        #[arg(long, value_name = "VERSION")]
        from: Option<String>,
        /// The later state; the present one unless told
        #[arg(long, value_name = "VERSION")]
        to: Option<String>,
    },
    /// Bring back a state, as a new change
    Restore {
        #[command(flatten)]
        record: Record,
        /// The state, or what it was called
        #[arg(long, value_name = "VERSION")]
        to: String,
    },
    /// Give the present state a name, or an earlier one
    Name {
        #[command(flatten)]
        record: Record,
        /// What it is to be called
        #[arg(long, value_name = "NAME")]
        name: String,
        /// The state; the present one unless told
        #[arg(long, value_name = "VERSION")]
        version: Option<String>,
    },
}
