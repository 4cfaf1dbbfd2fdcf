//! The arguments of the command line. What a doc comment says here is what `galley help` prints.

mod archive;
mod clip;
mod outside;

use std::path::PathBuf;

pub use archive::{Archive, Image};
pub use clip::{Article, Clip, Host};
pub use outside::{Contact, Destination, Mail, Push, Security};

use clap::{Args, Parser, Subcommand, ValueEnum};

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
    /// one OR other takes either. Narrow with tag:, outlet:, state:, is:used, is:unused, is:broken, lang:,
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
    /// Addresses
    #[command(subcommand)]
    Url(Url),
    /// Lists of feeds
    #[command(subcommand)]
    Opml(Opml),
    /// Write an issue out
    ///
    /// For a mail tool, nothing is written while checks block it; --anyway gives the reason to do it all the
    /// same, which is kept with the record.
    /// Example: galley export weekly@latest --target mailchimp --format html --out weekly.html
    Export(Export),
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

#[derive(Subcommand)]
pub enum Publication {
    /// All publications
    List,
    /// One publication
    Show {
        #[arg(value_name = "PUBLICATION")]
        publication: String,
    },
    /// Make a publication
    ///
    /// Example: galley publication new "China's Digital Digest" --preset weekly-digest
    New {
        #[arg(value_name = "NAME")]
        name: String,
        /// Short name for addresses and commands [default: made from the name]
        #[arg(long)]
        slug: Option<String>,
        /// The recipe it starts from
        #[arg(long, value_enum, default_value = "weekly-digest")]
        preset: Preset,
        /// Language tag of the content
        #[arg(long)]
        language: Option<String>,
    },
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Preset {
    /// A numbered flat list between an intro and a wrap-up, with a call to action
    WeeklyDigest,
    /// Kickers, source lines, Top links
    DailyPulse,
}

#[derive(Subcommand)]
pub enum Outlet {
    /// All outlets
    List,
    /// One outlet
    Show {
        #[arg(value_name = "OUTLET")]
        outlet: String,
    },
    /// Change a field of an outlet, or enter a new outlet
    ///
    /// Example: galley outlet set Caijing credit "Caijing Magazine"
    Set {
        /// Name or id; a new name enters the outlet
        #[arg(value_name = "OUTLET")]
        outlet: String,
        /// name, credit, home, domains, language, kind, paywall or trust-note
        #[arg(value_name = "FIELD")]
        field: Option<String>,
        #[arg(value_name = "VALUE", requires = "field")]
        value: Option<String>,
    },
    /// Merge an outlet into another: stories and items go over, its name and domains lead there
    Merge {
        /// The outlet that goes
        #[arg(value_name = "OUTLET")]
        outlet: String,
        /// The outlet that stays
        #[arg(value_name = "INTO")]
        into: String,
    },
    /// The outlet that an address belongs to
    Match {
        #[arg(value_name = "URL")]
        url: String,
    },
}

#[derive(Subcommand)]
pub enum Issue {
    /// Issues, the newest first
    List {
        /// Only those of this publication
        #[arg(value_name = "PUBLICATION")]
        publication: Option<String>,
    },
    /// One issue with everything in it
    ///
    /// Example: galley issue show weekly#41 --json
    Show {
        /// Id, PUBLICATION#NUMBER or PUBLICATION@latest
        #[arg(value_name = "ISSUE")]
        issue: String,
    },
    /// Make the next issue of a publication
    New {
        #[arg(value_name = "PUBLICATION")]
        publication: String,
        /// Its date, like 2025-01-03
        #[arg(long)]
        date: Option<String>,
        /// Its number
        #[arg(long)]
        number: Option<u32>,
    },
    /// Change a field of an issue
    ///
    /// Fields: number, date, title, masthead, state, subject, preheader, topic-line, intro, outro,
    /// outro-heading, call-to-action-text, call-to-action-label, call-to-action-url.
    /// Example: galley issue set weekly@latest subject "Ten things"
    Set {
        #[arg(value_name = "ISSUE")]
        issue: String,
        #[arg(value_name = "FIELD")]
        field: String,
        /// The new value; `-` reads it from standard input
        #[arg(value_name = "VALUE", allow_hyphen_values = true)]
        value: String,
    },
    /// Read a past issue into structured items
    ///
    /// Examples: galley issue import weekly past.txt --number 12 --date 2025-01-03;
    /// galley issue import weekly --all archive/; galley issue import weekly --all archive.zip
    Import {
        #[arg(value_name = "PUBLICATION")]
        publication: String,
        /// A .txt, .html, .md or .eml file; `-` reads standard input
        #[arg(value_name = "FILE", required_unless_present = "all")]
        file: Option<String>,
        /// Read every past issue of this folder and of those in it, or of this .zip archive
        #[arg(long, value_name = "FOLDER_OR_ZIP", conflicts_with_all = ["file", "date", "number", "format", "dry_run"])]
        all: Option<PathBuf>,
        /// Overrides the date found
        #[arg(long)]
        date: Option<String>,
        /// Overrides the number found
        #[arg(long)]
        number: Option<u32>,
        /// The form of the text [default: found out]
        #[arg(long, value_enum)]
        format: Option<ImportFormat>,
        /// Show what would be kept, and keep nothing
        #[arg(long)]
        dry_run: bool,
    },
    /// Put an item or a story into the rundown
    Add {
        #[arg(value_name = "ISSUE")]
        issue: String,
        /// Id of an item or of a story
        #[arg(value_name = "ITEM_OR_STORY")]
        what: String,
        /// The entry it is to stand before
        #[arg(long, value_name = "ENTRY")]
        before: Option<String>,
    },
    /// Begin a section in the rundown
    Section {
        #[arg(value_name = "ISSUE")]
        issue: String,
        #[arg(value_name = "NAME")]
        name: String,
        /// The entry it is to stand before
        #[arg(long, value_name = "ENTRY")]
        before: Option<String>,
    },
    /// Move an entry of the rundown
    ///
    /// An entry is named by its id or by its place counting from 1.
    /// Example: galley issue move weekly@latest 7 --to 2
    Move {
        #[arg(value_name = "ISSUE")]
        issue: String,
        #[arg(value_name = "ENTRY")]
        entry: String,
        #[command(flatten)]
        to: Place,
    },
    /// Take an entry out of the rundown; an item is kept on hold
    Remove {
        #[arg(value_name = "ISSUE")]
        issue: String,
        #[arg(value_name = "ENTRY")]
        entry: String,
    },
    /// Move an item to the end of another issue
    Transfer {
        #[arg(value_name = "ISSUE")]
        issue: String,
        #[arg(value_name = "ENTRY")]
        entry: String,
        #[arg(value_name = "TO_ISSUE")]
        to: String,
    },
}

#[derive(Args)]
#[group(required = true, multiple = false)]
pub struct Place {
    /// The entry it is to stand before
    #[arg(long, value_name = "ENTRY")]
    pub before: Option<String>,
    /// Its new place, counting from 1
    #[arg(long, value_name = "N")]
    pub to: Option<u32>,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum ImportFormat {
    Text,
    Html,
    Markdown,
    Mail,
}

#[derive(Subcommand)]
pub enum Item {
    /// One item
    Show {
        #[arg(value_name = "ITEM")]
        item: String,
    },
    /// The items on hold: in no rundown
    List,
    /// Make an item that stands in no issue yet
    New {
        #[arg(value_name = "HEADLINE", default_value = "")]
        headline: String,
        /// The story it is drafted from
        #[arg(long)]
        story: Option<String>,
    },
    /// Change a field of an item
    ///
    /// Fields: headline, kicker, dek, body, sources. A body is Markdown, or HTML with --html; `-` or
    /// --file reads it. Sources are lines like `Caijing`, `via Caixin | https://example.com/a`.
    /// Example: galley item set 0193 body - < item.md
    Set {
        #[arg(value_name = "ITEM")]
        item: String,
        #[arg(value_name = "FIELD")]
        field: String,
        /// The new value; `-` reads it from standard input
        #[arg(value_name = "VALUE", allow_hyphen_values = true, required_unless_present = "file")]
        value: Option<String>,
        /// Read the value from a file
        #[arg(long, value_name = "FILE", conflicts_with = "value")]
        file: Option<PathBuf>,
        /// The body is HTML
        #[arg(long)]
        html: bool,
    },
}

#[derive(Subcommand)]
pub enum Story {
    /// Stories, the newest first
    List {
        /// Only stories in this state
        #[arg(long)]
        state: Option<String>,
        /// Only stories with this tag
        #[arg(long)]
        tag: Option<String>,
        /// Only stories of this outlet
        #[arg(long)]
        outlet: Option<String>,
        /// Only what answers to this search; see `galley help search`
        #[arg(long)]
        text: Option<String>,
        /// Continue behind this cursor
        #[arg(long)]
        after: Option<String>,
        /// How many at most
        #[arg(long, default_value_t = 50)]
        limit: u32,
    },
    /// One story with its clippings
    Show {
        #[arg(value_name = "STORY")]
        story: String,
    },
    /// Make a story
    New {
        #[arg(value_name = "TITLE")]
        title: String,
        /// The address of the main report
        #[arg(long)]
        url: Option<String>,
        /// The outlet of the main report
        #[arg(long)]
        outlet: Option<String>,
        /// Language tag
        #[arg(long)]
        language: Option<String>,
        /// Date of the main report
        #[arg(long)]
        date: Option<String>,
        /// A free label; may be given several times
        #[arg(long = "tag", value_name = "TAG")]
        tags: Vec<String>,
        /// The text of a clipping as Markdown; `-` reads it from standard input
        #[arg(long, allow_hyphen_values = true)]
        text: Option<String>,
    },
    /// Change a field of a story
    ///
    /// Fields: title, state, tags, notes, url, outlet, language, date.
    /// Example: galley story set 0193 state shortlist
    Set {
        #[arg(value_name = "STORY")]
        story: String,
        #[arg(value_name = "FIELD")]
        field: String,
        /// The new value; `-` reads it from standard input
        #[arg(value_name = "VALUE", allow_hyphen_values = true)]
        value: String,
    },
    /// Take in stories from a file, or from a folder of Markdown files
    ///
    /// JSON Lines, CSV, OPML, RIS, CSL-JSON or Markdown. A line that cannot be read is named and passed over.
    /// Example: galley story import stories.jsonl
    Import {
        #[arg(value_name = "FILE")]
        file: String,
        /// The form of the file [default: by its name, else by how it begins]
        #[arg(long, value_enum)]
        format: Option<StoryForm>,
    },
    /// Write stories to a file, or to a folder as Markdown files
    ///
    /// JSON Lines loses nothing. Example: galley story export stories.jsonl --query 'tag:trade'
    Export {
        /// The file or folder; `-` writes to standard output
        #[arg(value_name = "FILE")]
        file: String,
        /// The form of the file [default: by its name, else JSON Lines]
        #[arg(long, value_enum)]
        format: Option<StoryForm>,
        /// Only what answers to this search
        #[arg(long, allow_hyphen_values = true)]
        query: Option<String>,
    },
    /// Put labels on stories
    ///
    /// Example: galley story tag trade,ports 0193 0194
    Tag {
        /// Labels, apart by commas
        #[arg(value_name = "TAGS")]
        tags: String,
        #[arg(value_name = "STORY", required = true)]
        stories: Vec<String>,
    },
    /// Take labels off stories
    Untag {
        /// Labels, apart by commas
        #[arg(value_name = "TAGS")]
        tags: String,
        #[arg(value_name = "STORY", required = true)]
        stories: Vec<String>,
    },
    /// Throw stories away; they can be restored
    Trash {
        #[arg(value_name = "STORY", required = true)]
        stories: Vec<String>,
    },
    /// Bring stories back from the trash
    Restore {
        #[arg(value_name = "STORY", required = true)]
        stories: Vec<String>,
    },
    /// Merge stories of one event into one; nothing of them is lost
    Merge {
        /// The story that takes the others in
        #[arg(value_name = "INTO")]
        into: String,
        #[arg(value_name = "STORY", required = true)]
        stories: Vec<String>,
    },
    /// Part a story from the one it was merged into
    Part {
        #[arg(value_name = "STORY")]
        story: String,
    },
    /// The stories that may be of the same event as this one
    Duplicates {
        #[arg(value_name = "STORY")]
        story: String,
    },
    /// Where an address, a headline or an item ran before
    ///
    /// Example: galley story used --url https://example.com/a --headline "Harbour licences"
    Used {
        #[arg(long, value_name = "URL")]
        url: Vec<String>,
        #[arg(long, value_name = "WORDS")]
        headline: Option<String>,
        #[arg(long, value_name = "ITEM")]
        item: Option<String>,
    },
}

#[derive(Clone, Copy, ValueEnum)]
pub enum StoryForm {
    /// One JSON object on each line
    Jsonl,
    Csv,
    Opml,
    Ris,
    CslJson,
    /// A folder of files
    Markdown,
}

#[derive(Subcommand)]
pub enum Opml {
    /// The feeds that an OPML file names, without a library
    ///
    /// Example: galley opml import feeds.opml --json
    Import {
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
}

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
