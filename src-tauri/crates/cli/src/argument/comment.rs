//! The arguments of the verbs about comments and people.

use clap::{Args, Subcommand};

#[derive(Subcommand)]
pub enum Comment {
    /// The comments on an issue and its items, in the order of the text
    ///
    /// A comment whose words are gone is listed as lost, with the words it was about.
    /// Example: galley comment list weekly@latest --open
    List(CommentList),
    /// Comment on words, on an item or on an issue
    ///
    /// With --quote it stands on the first place where these words are: in headline, dek or body, in this order.
    /// Example: galley comment add 0193 --quote "on Friday" --body "Was it not Thursday?"
    Add {
        #[arg(value_name = "ITEM", required_unless_present = "issue")]
        item: Option<String>,
        /// Comment on an issue itself: its title, subject, intro, outro …
        #[arg(long, value_name = "ISSUE", conflicts_with = "item")]
        issue: Option<String>,
        /// The words it is about; without them it is about the whole
        #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
        quote: Option<String>,
        /// What you say; `-` reads it from standard input
        #[arg(long, value_name = "TEXT", allow_hyphen_values = true, required_unless_present = "replacement")]
        body: Option<String>,
        /// Words that you propose in place of the quoted ones, in a field of one line
        #[arg(long, value_name = "TEXT", allow_hyphen_values = true, requires = "quote")]
        replacement: Option<String>,
    },
    /// Answer
    Reply {
        #[arg(value_name = "THREAD")]
        thread: String,
        /// What you say; `-` reads it from standard input
        #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
        body: String,
    },
    /// Settle a thread
    Resolve {
        #[arg(value_name = "THREAD")]
        thread: String,
    },
    /// Open a settled thread again
    Reopen {
        #[arg(value_name = "THREAD")]
        thread: String,
    },
    /// Say a comment otherwise: the last one of the thread, unless told which
    Edit {
        #[arg(value_name = "THREAD")]
        thread: String,
        /// The comment, by its id or the beginning of it
        #[arg(value_name = "COMMENT")]
        comment: Option<String>,
        /// What you say; `-` reads it from standard input
        #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
        body: String,
    },
    /// Take back a comment, or the whole thread unless told which
    ///
    /// `galley undo` brings it again.
    Remove {
        #[arg(value_name = "THREAD")]
        thread: String,
        /// The comment, by its id or the beginning of it
        #[arg(value_name = "COMMENT")]
        comment: Option<String>,
    },
    /// Put a thread on other words, where it lost its place
    Place {
        #[arg(value_name = "THREAD")]
        thread: String,
        /// The passage: kicker, headline, dek, body, intro, outro …
        #[arg(value_name = "PART")]
        part: String,
        /// Where the words begin, in characters of the passage
        #[arg(long, value_name = "N")]
        start: u32,
        /// Where the words end
        #[arg(long, value_name = "N")]
        end: u32,
    },
    /// Take the words that a thread proposes
    Accept {
        #[arg(value_name = "THREAD")]
        thread: String,
    },
    /// Leave the words as they are, and settle the proposal
    Reject {
        #[arg(value_name = "THREAD")]
        thread: String,
    },
}

#[derive(Args)]
pub struct CommentList {
    #[arg(value_name = "ISSUE", required_unless_present = "item")]
    pub issue: Option<String>,
    /// Only what waits: open, or without its place
    #[arg(long)]
    pub open: bool,
    /// Only on this item
    #[arg(long, value_name = "ITEM")]
    pub item: Option<String>,
    /// Only where you said something
    #[arg(long)]
    pub mine: bool,
    /// Only where this person said something
    #[arg(long, value_name = "PERSON")]
    pub by: Option<String>,
}

#[derive(Subcommand)]
pub enum Person {
    /// Everybody, and who works on this device
    List,
    /// Say who works on this device
    ///
    /// A name that one person has means that person; --new enters somebody of the same name.
    /// Example: galley person me "Ann Lee"
    Me {
        #[arg(value_name = "NAME")]
        name: String,
        /// Enter a new person, whoever else has the name
        #[arg(long)]
        new: bool,
    },
    /// Change a person
    Set {
        /// Name, id or the beginning of it
        #[arg(value_name = "PERSON")]
        person: String,
        #[arg(long)]
        name: Option<String>,
        /// Up to three letters
        #[arg(long)]
        initials: Option<String>,
        /// Like #4A6FA5
        #[arg(long)]
        color: Option<String>,
    },
}
