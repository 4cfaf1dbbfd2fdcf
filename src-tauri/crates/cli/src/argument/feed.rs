//! The arguments of the verbs on feeds, on what they bring, and on rules for it.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

#[derive(Subcommand)]
pub enum Feed {
    /// Enter a feed by its address; nothing is asked
    ///
    /// With --find the page at the address is asked for the feeds it has.
    /// Examples: galley feed add https://example.com/rss.xml --folder News; galley feed add example.com --find
    Add {
        #[arg(value_name = "URL")]
        url: String,
        /// What to call it [default: what it calls itself]
        #[arg(long)]
        title: Option<String>,
        /// The folder it goes into; folders within one another apart by slashes
        #[arg(long)]
        folder: Option<String>,
        /// The outlet that publishes it
        #[arg(long)]
        outlet: Option<String>,
        /// Ask the address for its feeds, and enter the first one
        #[arg(long)]
        find: bool,
    },
    /// The feeds, with what waits of each and what was wrong last time
    List,
    /// One feed
    Show {
        #[arg(value_name = "FEED")]
        feed: String,
    },
    /// The feeds that an address has; the address is asked
    Find {
        #[arg(value_name = "URL")]
        url: String,
    },
    /// Change a field of a feed
    ///
    /// Fields: url, title, home, folder, outlet, paused (yes or no).
    /// Example: galley feed set https://example.com/rss.xml folder News/China
    Set {
        #[arg(value_name = "FEED")]
        feed: String,
        #[arg(value_name = "FIELD")]
        field: FeedField,
        /// The new value; empty to clear
        #[arg(value_name = "VALUE", allow_hyphen_values = true)]
        value: String,
    },
    /// Remove feeds; their stories stay, and undo brings them back
    Remove {
        #[arg(value_name = "FEED", required = true)]
        feeds: Vec<String>,
    },
    /// Ask feeds for news
    ///
    /// Without a choice every feed that is not paused is asked. A feed that cannot be read is named and passed over.
    /// Example: galley feed refresh --folder News
    Refresh {
        #[arg(value_name = "FEED")]
        feeds: Vec<String>,
        /// Only the feeds of this folder
        #[arg(long, conflicts_with = "feeds")]
        folder: Option<String>,
        /// Only feeds whose time has come
        #[arg(long, conflicts_with = "feeds")]
        due: bool,
    },
    /// How often feeds are asked by themselves while Galley runs
    ///
    /// Example: galley feed every 60
    Every {
        /// Minutes; 0 for never. Without it the setting is shown
        #[arg(value_name = "MINUTES")]
        minutes: Option<u32>,
    },
    /// Read a feed from a file and show what is in it, without a library
    ///
    /// Example: galley feed parse feed.xml --url https://example.com/feed.xml --json
    Parse {
        /// The file; `-` reads standard input
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// The address it came from, for relative addresses in it
        #[arg(long)]
        url: Option<String>,
        /// The charset that came with it
        #[arg(long)]
        charset: Option<String>,
    },
}

#[derive(Clone, Copy, ValueEnum)]
pub enum FeedField {
    Url,
    Title,
    Home,
    Folder,
    Outlet,
    Paused,
}

#[derive(Subcommand)]
pub enum Inbox {
    /// What waits, the newest arrival first
    List {
        /// Only what came of this feed
        #[arg(long)]
        feed: Option<String>,
        /// Only what came of feeds of this folder
        #[arg(long)]
        folder: Option<String>,
        /// In another state, like spiked
        #[arg(long)]
        state: Option<String>,
        /// Only what answers to this search
        #[arg(long, allow_hyphen_values = true)]
        text: Option<String>,
        /// Continue behind this cursor
        #[arg(long)]
        after: Option<String>,
        /// How many at most
        #[arg(long, default_value_t = 50)]
        limit: u32,
    },
    /// Put stories on the shortlist
    Shortlist(Triage),
    /// Keep stories for later
    Hold(Triage),
    /// Reject stories; they stay searchable
    Spike(Triage),
    /// Bring stories back into the inbox
    Return(Triage),
}

#[derive(Args)]
pub struct Triage {
    #[arg(value_name = "STORY", required = true)]
    pub stories: Vec<String>,
}

#[derive(Subcommand)]
pub enum Rule {
    /// The rules, in the order in which they are asked
    List,
    /// Make a rule: what arrives and answers to all that is named is labelled or moved
    ///
    /// Example: galley rule add --word harbour --word 港口 --folder News --tag trade --verdict shortlist
    Add(RuleWords),
    /// Put other words in the place of a rule's
    Set {
        #[arg(value_name = "RULE")]
        rule: String,
        #[command(flatten)]
        words: RuleWords,
    },
    /// Remove a rule; what it did stays
    Remove {
        #[arg(value_name = "RULE")]
        rule: String,
    },
    /// Let a rule do its work on what waits in the inbox
    Apply {
        #[arg(value_name = "RULE")]
        rule: String,
    },
    /// Take back what a rule did, as far as nobody decided otherwise since
    Revert {
        #[arg(value_name = "RULE")]
        rule: String,
    },
}

#[derive(Args)]
pub struct RuleWords {
    /// What to call it
    #[arg(long, default_value = "")]
    pub name: String,
    /// It rests
    #[arg(long)]
    pub off: bool,
    /// Only what comes of this feed; may be given several times
    #[arg(long = "feed", value_name = "FEED")]
    pub feeds: Vec<String>,
    /// Only what comes of feeds of this folder
    #[arg(long, default_value = "")]
    pub folder: String,
    /// Only what this outlet publishes; may be given several times
    #[arg(long = "outlet", value_name = "OUTLET")]
    pub outlets: Vec<String>,
    /// Only in this language; may be given several times
    #[arg(long = "language", value_name = "TAG")]
    pub languages: Vec<String>,
    /// Only where this word or phrase stands; a star at its end stands for any end; may be given several times
    #[arg(long = "word", value_name = "WORDS")]
    pub words: Vec<String>,
    /// Not where this stands; may be given several times
    #[arg(long = "without", value_name = "WORDS")]
    pub without: Vec<String>,
    /// Words count in the title alone
    #[arg(long)]
    pub in_title: bool,
    /// A label to put on; may be given several times
    #[arg(long = "tag", value_name = "TAG")]
    pub tags: Vec<String>,
    /// What becomes of the story
    #[arg(long, value_parser = ["shortlist", "hold", "spike"])]
    pub verdict: Option<String>,
}
