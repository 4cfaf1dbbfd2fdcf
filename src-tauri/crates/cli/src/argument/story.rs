//! The arguments of the verbs about stories.

use clap::{Subcommand, ValueEnum};

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
    /// The addresses of stories and issues
    #[command(subcommand)]
    Links(Links),
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

#[derive(Subcommand)]
pub enum Links {
    /// Ask whether they still lead somewhere; what does not is found by is:broken and told by `galley check`
    ///
    /// Examples: galley story links check --issue weekly@latest;
    /// galley story links check --query 'state:ready age:<30d'; galley story links check 0193
    Check {
        /// Everything that this issue links to
        #[arg(long, value_name = "ISSUE")]
        issue: Option<String>,
        /// The stories that answer to this search
        #[arg(long, value_name = "QUERY", allow_hyphen_values = true)]
        query: Option<String>,
        #[arg(value_name = "STORY", required_unless_present_any = ["issue", "query"])]
        stories: Vec<String>,
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
