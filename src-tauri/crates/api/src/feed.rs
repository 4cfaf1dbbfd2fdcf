//! Feeds, what arrives of them and what rules do to it, on the wire.

use chrono::{DateTime, FixedOffset, SecondsFormat};
use galley_core::feed::{read, subscribe};
use galley_core::{address, html};
use serde::{Deserialize, Serialize};

use crate::failure::Failure;
use crate::story::{StoryRow, StoryStateView};
use crate::view::some;

/// A feed that the editor reads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FeedView {
    /// Its id.
    pub id: String,
    /// What people call it: the editor's name for it, its own, its address.
    pub name: String,
    /// The editor's own name for it, where there is one.
    pub title: Option<String>,
    /// Its address.
    pub url: String,
    /// The page it belongs to.
    pub home: Option<String>,
    /// The folder it is in, folders within one another apart by slashes.
    pub folder: Option<String>,
    /// The outlet's name.
    pub outlet: Option<String>,
    /// The outlet's id.
    pub outlet_id: Option<String>,
    /// BCP 47 language tag.
    pub language: Option<String>,
    /// Whether it is passed over when feeds are asked.
    pub paused: bool,
    /// How many of its stories wait in the inbox.
    pub waiting: u32,
    /// How many stories ever came of it.
    pub stories: u32,
    /// When it was last asked, RFC 3339 in UTC.
    pub asked_at: Option<String>,
    /// When it last answered as a feed does, RFC 3339 in UTC.
    pub answered_at: Option<String>,
    /// When it last had something new, RFC 3339 in UTC.
    pub changed_at: Option<String>,
    /// Not asked by itself before this moment, RFC 3339 in UTC.
    pub next_at: Option<String>,
    /// Why it could not be read last time.
    pub fault: Option<FeedFault>,
}

/// Why a feed could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FeedFault {
    /// What a caller can act on.
    pub cause: FeedCause,
    /// What happened, as a sentence.
    pub message: String,
    /// What to do, as a sentence.
    pub hint: Option<String>,
    /// How often in a row it has failed.
    pub times: u32,
}

/// What kind of fault a feed has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum FeedCause {
    /// The server says that it is gone for good.
    Gone,
    /// The server asks to be left alone for a while.
    Later,
    /// What is there is no feed.
    NoFeed,
    /// It is larger than is read.
    TooLarge,
    /// It leads into the person's own network.
    Guarded,
    /// Anything else outside: not found, not reached, not in time.
    Outside,
}

/// Every feed, with the folders.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FeedListView {
    /// The feeds by folder and name, those without a folder last.
    pub feeds: Vec<FeedView>,
    /// The folders by name, those within others behind them.
    pub folders: Vec<FolderView>,
    /// How many stories wait in the inbox, those of no feed included; counted up to 1,001.
    pub waiting: u32,
    /// How many feeds could not be read last time.
    pub faults: u32,
}

/// A folder of feeds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FolderView {
    /// Its whole name, folders around it first, apart by slashes.
    pub folder: String,
    /// How many feeds are in it, those of folders within it included.
    pub feeds: u32,
    /// How many of their stories wait in the inbox.
    pub waiting: u32,
}

/// Names a feed by id, the beginning of it, or its address.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FeedShow {
    /// The feed.
    pub feed: String,
}

/// Enters a feed. Nothing is asked; one that is there already stays as it is.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(default)]
pub struct FeedAdd {
    /// Its address; with `feed:` before it or without a scheme too.
    pub url: String,
    /// What the editor calls it; what it calls itself where absent.
    pub title: Option<String>,
    /// The page it belongs to.
    pub home: Option<String>,
    /// The folder it goes into.
    pub folder: Option<String>,
    /// The outlet's name, entered in the register where it is new.
    pub outlet: Option<String>,
}

/// What became of a feed that was to be entered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FeedAdded {
    /// The feed.
    pub feed: FeedView,
    /// Whether it was there before.
    pub already: bool,
}

/// Changes one field of feeds.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FeedSet {
    /// The feeds, by id or address.
    pub feeds: Vec<String>,
    /// What changes.
    pub field: FeedField,
    /// The words; `yes` or `no` for paused; empty to clear.
    pub value: String,
}

/// A field of a feed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum FeedField {
    Url,
    Title,
    Home,
    Folder,
    Outlet,
    Paused,
}

/// Names several feeds.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FeedNames {
    /// The feeds, by id or address.
    pub feeds: Vec<String>,
}

/// Gives a folder another name, and the folders within it; to none where the new name is empty.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FolderRename {
    /// The folder.
    pub folder: String,
    /// Its new name, whole.
    pub name: String,
}

/// Asks feeds for news, as a job. Without a choice every feed that is not paused is asked.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(default)]
pub struct FeedRefresh {
    /// Only these, by id or address; they are asked even where they are paused.
    pub feeds: Option<Vec<String>>,
    /// Only those of this folder and of folders within it.
    pub folder: Option<String>,
    /// Whether only those are asked whose time has come.
    pub due: bool,
}

/// What came of asking feeds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FeedRefreshed {
    /// How many were asked.
    pub asked: u32,
    /// How many had something new to say.
    pub changed: u32,
    /// How many had not.
    pub unchanged: u32,
    /// How many could not be read; each says why in the list of feeds.
    pub failed: u32,
    /// How many were not asked, because their server asked to be left alone for a while.
    pub waiting: u32,
    /// How many stories are new.
    pub stories: u32,
    /// How many entries were of stories that the library had already.
    pub joined: u32,
    /// How many entries were edited since.
    pub updated: u32,
    /// The feeds that could not be read, the first hundred of them.
    pub faults: Vec<FeedFailed>,
}

/// A feed that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FeedFailed {
    /// The feed.
    pub feed: String,
    /// What people call it.
    pub name: String,
    /// Why.
    pub fault: FeedFault,
}

/// Looks for the feeds of an address, as a job: the feed itself, or those that the page names.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FeedDiscover {
    /// The address of a page or a feed.
    pub url: String,
}

/// A feed that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FeedFound {
    /// Its address.
    pub url: String,
    /// What it or the page calls it.
    pub title: Option<String>,
    /// The page it belongs to.
    pub home: Option<String>,
    /// How many entries it has; absent where it was named by the page and not asked.
    pub entries: Option<u32>,
    /// The first of its headlines.
    pub headlines: Vec<String>,
    /// The feed of the library that has this address.
    pub feed: Option<String>,
}

/// How feeds are asked by themselves.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(default)]
pub struct FeedSetting {
    /// Every so many minutes; 0 for never, as it is at first.
    pub every: u32,
}

/// Takes in the feeds of an OPML document, with their folders. Nothing is asked.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct OpmlImport {
    /// The document.
    #[serde(default)]
    pub text: Option<String>,
    /// The file that holds it, where it does not come as text.
    #[serde(default)]
    pub path: Option<String>,
}

/// What became of the feeds of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct OpmlImported {
    /// Those that are new.
    pub added: Vec<FeedView>,
    /// How many were there already.
    pub already: u32,
    /// What could not be taken, as sentences.
    pub refused: Vec<String>,
}

/// Writes the feeds as an OPML document.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(default)]
pub struct OpmlExport {
    /// The file to write; the reply holds the text alone where absent.
    pub path: Option<String>,
}

/// The feeds as an OPML document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct OpmlExported {
    /// The document.
    pub text: String,
    /// The file, where one was written.
    pub path: Option<String>,
    /// How many feeds.
    pub feeds: u32,
}

/// Asks for a page of what came in, the newest arrival first.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields = nullable))]
#[serde(default)]
pub struct InboxList {
    /// Only what came of this feed, by id.
    pub feed: Option<String>,
    /// Only what came of feeds of this folder.
    pub folder: Option<String>,
    /// In this state; the inbox where absent. `spiked` shows what rules and the editor rejected.
    pub state: Option<StoryStateView>,
    /// Only what answers to this search.
    pub text: Option<String>,
    /// Continue behind this cursor of an earlier page.
    pub after: Option<String>,
    /// How many at most; 50 where absent, 200 at most.
    pub limit: Option<u32>,
}

/// A page of what came in.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct InboxPage {
    /// The stories, the newest arrival first.
    pub rows: Vec<InboxRow>,
    /// The cursor of the next page; absent on the last.
    pub next: Option<String>,
    /// How many match in all, counted up to 1,001.
    pub total: u32,
}

/// A story as it came in. What it, its address or something headed like it ran in before stands in `ran`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct InboxRow {
    /// The story.
    #[serde(flatten)]
    pub story: StoryRow,
    /// When it arrived, RFC 3339 in UTC.
    pub arrived_at: String,
    /// The beginning of its text.
    pub summary: String,
    /// Who wrote it.
    pub author: Option<String>,
    /// The feeds that it was seen in, in order; none for what came in another way.
    pub feeds: Vec<SeenIn>,
    /// What rules did to it.
    pub rules: Vec<RuleEffect>,
}

/// A feed that a story was seen in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SeenIn {
    /// The feed.
    pub feed: String,
    /// What people call it.
    pub name: String,
}

/// What a rule did to a story.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RuleEffect {
    /// The rule.
    pub rule: String,
    /// What it was called then.
    pub name: String,
    /// The state that it gave.
    pub state: Option<StoryStateView>,
    /// The labels that it put on.
    pub tags: Vec<String>,
    /// When, RFC 3339 in UTC.
    pub made_at: String,
}

/// Decides on stories of the inbox, as one change that undo takes back.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct InboxTriage {
    /// The stories.
    pub stories: Vec<String>,
    /// What becomes of them.
    pub verdict: Verdict,
}

/// What becomes of a story of the inbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It is wanted.
    Shortlist,
    /// It is kept for later.
    Hold,
    /// It is rejected, but kept and found by searches.
    Spike,
    /// It goes back into the inbox.
    Inbox,
}

/// A rule for what arrives. What it does not name it does not ask.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(default)]
pub struct RuleWordsView {
    /// What people call it; made of its words where empty.
    pub name: String,
    /// Whether it rests.
    pub off: bool,
    /// Only what came of one of these feeds, by id.
    pub feeds: Vec<String>,
    /// Only what came of feeds of this folder.
    pub folder: String,
    /// Only what one of these outlets published, by id or name.
    pub outlets: Vec<String>,
    /// Only in one of these languages.
    pub languages: Vec<String>,
    /// Only where one of these words or phrases stands; a star at the end stands for any end.
    pub words: Vec<String>,
    /// Not where one of these stands.
    pub without: Vec<String>,
    /// Whether words count in the title alone.
    pub in_title: bool,
    /// The labels that it puts on.
    pub tags: Vec<String>,
    /// What becomes of the story; it stays in the inbox where absent.
    pub verdict: Option<Verdict>,
}

/// A rule for what arrives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RuleView {
    /// Its id.
    pub id: String,
    /// What it asks and does.
    pub words: RuleWordsView,
    /// What people call it.
    pub name: String,
    /// How many stories it did something to.
    pub effects: u32,
}

/// Names a rule by id or the beginning of it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RuleShow {
    /// The rule.
    pub rule: String,
}

/// Makes a rule.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RuleAdd {
    /// What it asks and does.
    pub words: RuleWordsView,
}

/// Puts other words in the place of a rule's.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RuleSet {
    /// The rule.
    pub rule: String,
    /// What it asks and does from now on.
    pub words: RuleWordsView,
}

/// What came of applying a rule to what is there, or of taking back what it did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RuleDone {
    /// The rule.
    pub rule: RuleView,
    /// How many stories were changed.
    pub stories: u32,
}

/// A feed that was read from a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct FeedParsed {
    pub title: Option<String>,
    pub link: Option<String>,
    pub language: Option<String>,
    pub entries: Vec<EntryParsed>,
}

/// An entry of a feed that was read from a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct EntryParsed {
    pub id: Option<String>,
    pub title: Option<String>,
    pub link: Option<String>,
    /// RFC 3339 in UTC.
    pub published: Option<String>,
    /// RFC 3339 in UTC.
    pub updated: Option<String>,
    pub author: Option<String>,
    /// Its short form as plain text.
    pub summary_text: Option<String>,
    /// The whole of it, as HTML that Galley keeps.
    pub content_html: Option<String>,
}

/// Reads a feed without a library. `charset` is what came with the bytes, `url` the address they came from.
pub fn parse(bytes: &[u8], charset: Option<&str>, url: Option<&str>) -> Result<FeedParsed, Failure> {
    let parsed = read::read(bytes, charset, url).map_err(|why| Failure::invalid(why.sentence()))?;
    let moment = |at: Option<DateTime<FixedOffset>>| at.map(|at| at.to_rfc3339_opts(SecondsFormat::Secs, true));
    let entries = parsed.entries.iter().map(|entry| EntryParsed {
        id: some(&entry.id),
        title: some(&entry.title),
        link: some(&entry.link),
        published: moment(entry.published),
        updated: moment(entry.updated),
        author: some(&entry.author),
        summary_text: some(&html::to_body(&entry.summary).body.to_text()),
        content_html: some(html::sanitize(&entry.content).html.as_str()),
    });
    Ok(FeedParsed {
        entries: entries.collect(),
        title: some(&parsed.title),
        link: some(&parsed.link),
        language: some(&parsed.language),
    })
}

/// The host of an address that a person typed, where it says by itself that it is of their own network.
pub fn own_host(url: &str) -> Option<String> {
    let host = address::host(&subscribe::address(url).ok()?)?;
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    let own = match bare.parse::<std::net::IpAddr>() {
        Ok(address) => !galley_net::guard::is_public(address),
        Err(_) => host == "localhost" || host.ends_with(".localhost"),
    };
    own.then_some(host)
}
