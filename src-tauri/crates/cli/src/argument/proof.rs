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
    /// Serve a proof to reviewers' browsers, until this is stopped (Ctrl+C)
    ///
    /// Each reviewer gets a link of their own, good for one browser and a few days. What they say stands on the desk as
    /// they say it. Only browsers on this computer reach it unless --network is given: then those in its networks do,
    /// over TLS with a certificate that this computer made; its fingerprint is printed for reviewers to compare.
    /// Example: galley proof serve weekly@latest --reviewer Ann --reviewer "Bo Li" --network
    Serve {
        #[arg(value_name = "ISSUE")]
        issue: String,
        /// Which proof; the last one unless told
        #[arg(long, value_name = "N")]
        number: Option<u32>,
        /// Who is invited, by name; may be given several times
        #[arg(long = "reviewer", value_name = "NAME")]
        reviewers: Vec<String>,
        /// For how many days the links are good, 1 to 14
        #[arg(long, value_name = "N", default_value_t = 7)]
        days: u32,
        /// Let browsers in the networks of this computer reach it too
        #[arg(long)]
        network: bool,
        /// The port; that of the last time unless told
        #[arg(long, value_name = "PORT")]
        port: Option<u16>,
        /// A further name of this computer in its network; may be given several times
        #[arg(long = "name", value_name = "HOST", requires = "network")]
        names: Vec<String>,
    },
    /// The links to the served proofs of an issue, and what came by them
    Links {
        #[arg(value_name = "ISSUE")]
        issue: String,
    },
    /// Take a link to a served proof back
    ///
    /// What was said by it stays.
    Revoke {
        /// The link's id, as `galley proof links` shows it
        #[arg(value_name = "LINK")]
        link: String,
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
