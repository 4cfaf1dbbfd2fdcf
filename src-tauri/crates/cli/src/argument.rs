//! The arguments of the command line. What a doc comment says here is what `galley help` prints.

mod address;
mod archive;
mod clip;
mod comment;
mod feed;
mod issue;
mod item;
mod look;
mod outlet;
mod outside;
mod proof;
mod publication;
mod saved;
mod story;
mod suggestion;
mod writing;

use std::path::PathBuf;

pub use address::{Opml, Url};
pub use archive::{Archive, Image};
pub use clip::{Article, Clip, Host};
pub use comment::{Comment, CommentList, Person};
pub use feed::{Feed, FeedField, Inbox, Rule, RuleWords, Triage};
pub use issue::{ImportFormat, Issue};
pub use item::Item;
pub use look::{Export, Target, Theme};
pub use outlet::Outlet;
pub use outside::{Contact, Destination, Mail, Push, Security};
pub use proof::{Proof, Record, Review, Revision, Verdict};
pub use publication::{Preset, Publication};
pub use saved::Saved;
pub use story::{Links, Story, StoryForm};
pub use suggestion::{Decision, Suggestion};
pub use writing::{Dictionary, Replace, Snippet};

use clap::{Parser, Subcommand};

/// Galley composes newsletters from a library of news stories and exports clean HTML for mail tools.
#[derive(Parser)]
#[command(name = "galley", version, max_term_width = 100, propagate_version = true)]
pub struct Arguments {
    /// The library's folder [default: GALLEY_LIBRARY, else Galley in the platform's data folder]
    #[arg(long, global = true, value_name = "PATH")]
    pub library: Option<PathBuf>,
    /// Print one JSON value instead of text for people
    #[arg(long, global = true)]
    pub json: bool,
    #[command(subcommand)]
    pub verb: Verb,
}

#[derive(Subcommand)]
pub enum Verb {
    /// Make a library
    ///
    /// Example: galley --library desk init --sample
    Init {
        /// Fill it with the sample publications, stories and issues
        #[arg(long)]
        sample: bool,
    },
    /// Publications: the titles being published
    #[command(subcommand)]
    Publication(Publication),
    /// Outlets: the register of who publishes
    #[command(subcommand)]
    Outlet(Outlet),
    /// Issues and their rundowns
    #[command(subcommand)]
    Issue(Issue),
    /// Items: the written units of an issue
    #[command(subcommand)]
    Item(Item),
    /// Suggestions in running texts: proposed words, accepted or rejected
    #[command(subcommand)]
    Suggestion(Suggestion),
    /// Stories: the library's records of events
    #[command(subcommand)]
    Story(Story),
    /// Clip a page, a file or words on standard input: it becomes a story, or a further clipping of one
    ///
    /// Files: saved pages (.html, .mhtml), mails (.eml), text (.txt, .md), shortcuts (.url, .webloc, .desktop).
    /// Example: galley clip https://example.com/news/4 --tag trade
    Clip(Clip),
    /// The reader of pages, without a library
    #[command(subcommand)]
    Article(Article),
    /// Hosts in your own network that pages and feeds may be fetched from
    #[command(subcommand)]
    Host(Host),
    /// Comments on a draft: they stay on their words
    #[command(subcommand)]
    Comment(Comment),
    /// People: who writes and who comments
    #[command(subcommand)]
    Person(Person),
    /// Look for what should be repaired before an issue goes out
    ///
    /// Exit 1 where anything blocks. Example: galley check weekly@latest --target listmonk
    Check {
        #[arg(value_name = "ISSUE")]
        issue: String,
        /// The mail tool it goes to; see `galley target list`
        #[arg(long, default_value = "plain")]
        target: String,
    },
    /// Find stories, items and issues
    ///
    /// Words must all stand in the text, \"a phrase\" as it is, begin* may go on, -word must not stand there,
    /// one OR other takes either. Narrow with tag:, outlet:, feed:, state:, is:used, is:unused, is:broken, lang:,
    /// before:, after:, age:<7d, in:headline|body|notes, publication:, issue:.
    /// Example: galley search 'harbour OR 港口 -ferry tag:trade age:<30d' --json
    Search {
        #[arg(value_name = "QUERY", allow_hyphen_values = true)]
        query: String,
        /// How many at most
        #[arg(long, default_value_t = 50)]
        limit: u32,
        /// The best match first instead of the newest
        #[arg(long)]
        best: bool,
        /// Simplified and traditional Chinese characters count as one
        #[arg(long)]
        either_script: bool,
        /// Continue behind this cursor
        #[arg(long)]
        after: Option<String>,
    },
    /// Snippets: pieces of text that the library keeps under a name
    #[command(subcommand)]
    Snippet(Snippet),
    /// The personal dictionary: words that the spelling check passes over
    #[command(subcommand)]
    Dictionary(Dictionary),
    /// Searches that the library keeps under a name
    #[command(subcommand)]
    Saved(Saved),
    /// Addresses
    #[command(subcommand)]
    Url(Url),
    /// Feeds: what is read through the week
    #[command(subcommand)]
    Feed(Feed),
    /// What came in, and what is decided on it
    #[command(subcommand)]
    Inbox(Inbox),
    /// Rules for what arrives
    #[command(subcommand)]
    Rule(Rule),
    /// Lists of feeds
    #[command(subcommand)]
    Opml(Opml),
    /// Write an issue out
    ///
    /// Nothing is written while suggestions are open or, for a mail tool, while any check blocks it; --anyway gives
    /// the reason to do it all the same, which is kept with the record.
    /// Example: galley export weekly@latest --target mailchimp --format html --out weekly.html
    Export(Export),
    /// Proofs: numbered, frozen renderings of an issue, for reviewers
    #[command(subcommand)]
    Proof(Proof),
    /// What reviewers give back
    #[command(subcommand)]
    Review(Review),
    /// What an export of an issue waits for
    ///
    /// Exit 1 where anything blocks. Example: galley gate weekly@latest
    Gate {
        #[arg(value_name = "ISSUE")]
        issue: String,
        /// The mail tool it goes to; see `galley target list`
        #[arg(long)]
        target: Option<String>,
    },
    /// The history of an item or an issue: states, differences, going back
    #[command(subcommand)]
    Revision(Revision),
    /// Freeze an issue as it went out
    ///
    /// The archive keeps its last HTML export, or what it says now where nothing was exported.
    /// Example: galley seal weekly#41
    Seal {
        #[arg(value_name = "ISSUE")]
        issue: String,
    },
    /// Sealed issues as they went out, and corrections
    #[command(subcommand)]
    Archive(Archive),
    /// Pictures of the library
    #[command(subcommand)]
    Image(Image),
    /// The mail server, and test mails
    #[command(subcommand)]
    Mail(Mail),
    /// Mail tools that issues are pushed to as drafts
    #[command(subcommand)]
    Destination(Destination),
    /// Push an issue to a mail tool as a draft; nothing is sent to readers
    ///
    /// Example: galley push weekly@latest lists
    Push(Push),
    /// The hosts that Galley contacted
    #[command(subcommand)]
    Contact(Contact),
    /// Mail tools: what an export can be for
    #[command(subcommand)]
    Target(Target),
    /// Themes: how publications look in mail
    #[command(subcommand)]
    Theme(Theme),
    /// Print what Galley would keep of the foreign HTML on standard input
    ///
    /// Example: galley sanitize < page.html
    Sanitize,
    /// Take back the last change
    Undo,
    /// Bring again what was taken back last
    Redo,
    /// The newest named changes
    History {
        /// Only changes that touched this issue
        #[arg(value_name = "ISSUE")]
        issue: Option<String>,
        /// How many at most
        #[arg(long, default_value_t = 20)]
        limit: u32,
    },
    /// Copy the whole library into one file
    ///
    /// Example: galley backup desk-2026-11-21.galley
    Backup {
        #[arg(value_name = "FILE")]
        file: String,
    },
    /// Put a copy in the place of the library
    ///
    /// The copy is looked through first. The library that stands there is put aside, not removed.
    /// Example: galley --library desk restore desk-2026-11-21.galley
    Restore {
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// Examine the library
    ///
    /// Example: galley doctor --rebuild
    Doctor {
        /// Make every list anew from the records first
        #[arg(long)]
        rebuild: bool,
    },
    /// Answer JSON lines on standard input through the command table
    #[command(hide = true)]
    Rpc,
}
