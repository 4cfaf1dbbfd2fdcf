//! Entries become stories of the inbox. What has arrived before does not arrive again: the same entry by its id,
//! the same article by its address or, from another feed at about the same time, by its headline. An entry that was
//! edited becomes a further clipping of its story.

use chrono::{DateTime, FixedOffset, SecondsFormat, TimeDelta, Utc};
use sha2::{Digest, Sha256};

use super::read::{ParsedEntry, ParsedFeed};
use super::rule::{News, Rulebook};
use crate::address;
use crate::address::rule::Rules;
use crate::body::Body;
use crate::error::Result;
use crate::html;
use crate::id::{ClippingId, FeedId, StoryId};
use crate::library::{Reader, Tx};
use crate::outlet::{Outlet, domain, register};
use crate::search::index::Tokens;
use crate::story::{Clipping, Shelf, Story, StoryState};

/// The most entries that are taken of one feed at once, the newest of them.
pub const MOST: usize = 500;
/// A headline tells an article by itself from this many tokens on: four words, or a run of eight characters.
const TELLING: usize = 4;
const TELLING_RUN: usize = 8;
/// How far apart two feeds bring one article.
const APART: TimeDelta = TimeDelta::hours(48);
/// A story gathers no more clippings than this from edited entries.
const CLIPPINGS: usize = 12;
/// The longest title, in characters.
const TITLE: usize = 500;
/// How long a title is that was made of an entry's text, in characters.
const MADE_TITLE: usize = 90;

/// An entry ready to be taken in. Making one takes work and no library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// By what it is known within its feed.
    pub identity: i64,
    /// Its title; made of its text where it has none.
    pub title: String,
    /// Its address; empty for none.
    pub url: String,
    /// Who wrote it; empty where that is not known.
    pub author: String,
    /// When it was published, RFC 3339 in the time of where it was; empty where that is not known.
    pub published: String,
    /// BCP 47 language tag; empty where it is not known.
    pub language: String,
    /// The name of whoever published it, where its feed gathers from others; empty for the feed's own.
    pub source: String,
    /// The address of that publisher.
    pub source_url: String,
    /// Its text.
    pub body: Body,
    /// What it says, as a number.
    pub hash: i64,
    /// Its headline as a number, where that tells it from other articles.
    pub headline: Option<i64>,
}

/// What is remembered of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// The story it became, or belongs to.
    pub story: StoryId,
    /// What it said.
    pub hash: i64,
    /// Its title then.
    pub title: String,
}

/// What came of taking in a feed's entries.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Arrived {
    /// New stories.
    pub added: Vec<StoryId>,
    /// Stories that the library had, of which this feed now is another place.
    pub joined: u32,
    /// Stories whose entry was edited.
    pub updated: u32,
}

impl Arrived {
    /// Both together.
    pub fn and(mut self, more: Arrived) -> Arrived {
        self.added.extend(more.added);
        self.joined += more.joined;
        self.updated += more.updated;
        self
    }
}

/// Makes a feed's entries ready to be taken in, in the order of their arrival: the oldest first.
pub fn prepare(parsed: &ParsedFeed, rules: &Rules) -> Vec<Piece> {
    let ids = || parsed.entries.iter().map(|entry| entry.id.as_str());
    let mut seen: std::collections::HashMap<&str, u32> = std::collections::HashMap::new();
    ids().for_each(|id| *seen.entry(id).or_default() += 1);
    let mut pieces: Vec<Piece> = Vec::with_capacity(parsed.entries.len());
    let mut known = std::collections::HashSet::new();
    for entry in parsed.entries.iter().filter(|entry| !entry.is_blank()) {
        // An id that several entries share tells none of them.
        let is_own = seen.get(entry.id.as_str()).is_none_or(|count| *count == 1);
        let piece = piece(entry, parsed, is_own, rules);
        if known.insert(piece.identity) {
            pieces.push(piece);
        }
    }
    // Feeds stand newest first; where they say when, that decides.
    pieces.reverse();
    if pieces.iter().all(|piece| !piece.published.is_empty()) {
        pieces.sort_by_key(|piece| piece.published.parse::<DateTime<Utc>>().ok());
    }
    let beyond = pieces.len().saturating_sub(MOST);
    pieces.drain(..beyond);
    pieces
}

fn piece(entry: &ParsedEntry, parsed: &ParsedFeed, is_own: bool, rules: &Rules) -> Piece {
    let html = if entry.content.is_empty() { &entry.summary } else { &entry.content };
    let body = html::to_body(html).body;
    let text = body.to_text();
    let title = match short(&entry.title, TITLE) {
        title if !title.is_empty() => title,
        _ => match short(text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default(), MADE_TITLE) {
            first if !first.is_empty() => first,
            _ => short(if entry.link.is_empty() { &parsed.title } else { &entry.link }, TITLE),
        },
    };
    let gathered = is_gathered(entry, parsed);
    // Who gathers writes behind a headline whose it is.
    let behind = format!(" - {}", entry.source);
    let title = match title.strip_suffix(&behind).filter(|_| gathered) {
        Some(own) if !own.trim().is_empty() => own.trim().to_owned(),
        _ => title,
    };
    let published = entry.published.or(entry.updated).map(moment).unwrap_or_default();
    let normal = address::normal(&entry.link, rules).unwrap_or_else(|| entry.link.clone());
    let identity = match (entry.id.is_empty(), is_own) {
        (false, true) => number(&["id", &entry.id]),
        (false, false) => number(&["id", &entry.id, &normal, &entry.title]),
        (true, _) if !normal.is_empty() => number(&["url", &normal]),
        (true, _) => number(&["title", &title, &published]),
    };
    Piece {
        identity,
        headline: headline(&title),
        hash: number(&[&title, &text, &normal]),
        title,
        url: address::clean(&entry.link, rules),
        source: if gathered { short(&entry.source, TITLE) } else { String::new() },
        source_url: if gathered { entry.source_url.clone() } else { String::new() },
        author: short(&entry.author, TITLE),
        published,
        language: [&entry.language, &parsed.language]
            .into_iter()
            .find(|tag| !tag.is_empty())
            .cloned()
            .unwrap_or_default(),
        body,
    }
}

/// Whether an entry says that it was published by somebody else than its feed.
fn is_gathered(entry: &ParsedEntry, parsed: &ParsedFeed) -> bool {
    let same = |url: &str| match (address::host(url), address::host(&entry.source_url)) {
        (Some(one), Some(other)) => domain::house(&one) == domain::house(&other),
        _ => false,
    };
    !entry.source.is_empty() && entry.source != parsed.title && !same(&parsed.link)
}

/// The words on one line, cut at a word where they are longer than that many characters.
fn short(words: &str, most: usize) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= most {
        return line;
    }
    let cut: String = line.chars().take(most).collect();
    let at = cut.rfind(' ').filter(|at| *at * 2 > cut.len()).unwrap_or(cut.len());
    format!("{} …", cut[..at].trim_end())
}

/// A headline as a number: the same in any width, case and punctuation.
fn headline(title: &str) -> Option<i64> {
    let tokens = Tokens::of(title);
    let words = tokens.as_str().split(' ').filter(|token| !token.is_empty());
    let (runs, plain): (Vec<&str>, Vec<&str>) = words.partition(|token| !token.is_ascii());
    (plain.len() >= TELLING || runs.len() >= TELLING_RUN || runs.len() + plain.len() * 2 >= TELLING_RUN)
        .then(|| number(&["headline", tokens.as_str()]))
}

fn number(parts: &[&str]) -> i64 {
    let mut digest = Sha256::new();
    for part in parts {
        digest.update(part.len().to_le_bytes());
        digest.update(part);
    }
    let mut first = [0; 8];
    first.copy_from_slice(&digest.finalize()[..8]);
    i64::from_be_bytes(first)
}

/// A moment as the library keeps dates of reports.
fn moment(at: DateTime<FixedOffset>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// The bytes of a feed as a number: the same bytes need not be read again.
pub fn hash(bytes: &[u8]) -> i64 {
    let mut first = [0; 8];
    first.copy_from_slice(&Sha256::digest(bytes)[..8]);
    i64::from_be_bytes(first)
}

/// Takes pieces of one feed in.
pub fn arrive(tx: &mut Tx<'_>, feed: FeedId, pieces: &[Piece], book: &Rulebook) -> Result<Arrived> {
    let known_feed = tx.read().feed(feed)?.feed;
    let mut arrived = Arrived::default();
    for piece in pieces {
        match tx.feed_entry(feed, piece.identity)? {
            Some(known) if known.hash == piece.hash => {}
            Some(known) => {
                update(tx, &known, piece)?;
                tx.keep_feed_entry(feed, known.story, piece)?;
                arrived.updated += 1;
            }
            None => match same_article(&tx.read(), feed, piece)? {
                Some(Same { story, by }) => {
                    if by == By::Headline {
                        further_clipping(tx, story, piece, |_| ())?;
                    }
                    tx.keep_feed_entry(feed, story, piece)?;
                    arrived.joined += 1;
                }
                None => {
                    let story = create(tx, &known_feed, piece, book)?;
                    tx.keep_feed_entry(feed, story, piece)?;
                    arrived.added.push(story);
                }
            },
        }
    }
    Ok(arrived)
}

fn create(tx: &mut Tx<'_>, feed: &super::Feed, piece: &Piece, book: &Rulebook) -> Result<StoryId> {
    let outlet = outlet(tx, piece)?;
    let language = match &outlet {
        Some(outlet) if piece.language.is_empty() => outlet.language.clone(),
        _ => piece.language.clone(),
    };
    let mut story = Story {
        url: piece.url.clone(),
        outlet: outlet.map(|outlet| outlet.id).or(feed.outlet),
        language,
        date: piece.published.clone(),
        ..Story::titled(StoryId::new(tx.at()), piece.title.clone())
    };
    let text = piece.body.to_text();
    let feeds = [(feed.id, feed.folder.as_str())];
    let asked = story.clone();
    let news =
        News { feeds: &feeds, outlet: asked.outlet, language: &asked.language, title: &asked.title, text: &text };
    let made_at = tx.moment();
    let effects = book.apply(&mut story, &news, &made_at);
    let clipping = clipping(tx, piece);
    tx.keep_clipping(&clipping)?;
    story.clippings.push(clipping.id);
    tx.create(&story)?;
    for effect in &effects {
        tx.keep_effect(effect)?;
    }
    Ok(story.id)
}

/// Who published it: by the domain of its address, by that of the publisher whom the entry names, by that name.
fn outlet(tx: &mut Tx<'_>, piece: &Piece) -> Result<Option<Outlet>> {
    for url in [&piece.url, &piece.source_url] {
        if let Some(known) = domain::outlet_of(&tx.read(), url)? {
            return Ok(Some(known));
        }
    }
    register::of_name(tx, &piece.source)
}

fn clipping(tx: &Tx<'_>, piece: &Piece) -> Clipping {
    Clipping {
        id: ClippingId::new(tx.at()),
        url: piece.url.clone(),
        title: piece.title.clone(),
        author: piece.author.clone(),
        published: piece.published.clone(),
        language: piece.language.clone(),
        body: piece.body.clone().normalized().to_json(),
        captured_at: tx.at(),
    }
}

/// An entry was edited: its new words are a further clipping; the story takes the new title as long as it is the
/// entry's own and nobody works on it yet.
fn update(tx: &mut Tx<'_>, known: &Known, piece: &Piece) -> Result<()> {
    let Some(story) = standing(&tx.read(), known.story)? else { return Ok(()) };
    further_clipping(tx, story, piece, |story| {
        let fresh = matches!(story.state, StoryState::Inbox | StoryState::Shortlist | StoryState::Hold);
        if fresh && story.title == known.title {
            story.title.clone_from(&piece.title);
        }
    })
}

fn further_clipping(tx: &mut Tx<'_>, id: StoryId, piece: &Piece, decide: impl FnOnce(&mut Story)) -> Result<()> {
    let clipping = clipping(tx, piece);
    tx.keep_clipping(&clipping)?;
    tx.edit::<Story>(id.uuid(), "story", |story| {
        decide(story);
        if story.clippings.len() >= CLIPPINGS {
            story.clippings.pop();
        }
        story.clippings.push(clipping.id);
        Ok(())
    })?;
    Ok(())
}

/// A story that the library has of the same article.
struct Same {
    story: StoryId,
    by: By,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum By {
    Address,
    Headline,
}

fn same_article(reader: &Reader<'_>, feed: FeedId, piece: &Piece) -> Result<Option<Same>> {
    for story in reader.stories_ever_at(&piece.url)? {
        if let Some(story) = standing(reader, story)? {
            return Ok(Some(Same { story, by: By::Address }));
        }
    }
    let Some(headline) = piece.headline else { return Ok(None) };
    let mine: Option<DateTime<Utc>> = piece.published.parse().ok();
    for (story, published, arrived_at) in reader.entries_headed(headline, feed)? {
        let theirs: Option<DateTime<Utc>> = published.parse().or_else(|_| arrived_at.parse()).ok();
        let near = match (mine, theirs) {
            (Some(mine), Some(theirs)) => (mine - theirs).abs() <= APART,
            // One that does not say when it was published has just come.
            _ => true,
        };
        if near && let Some(story) = standing(reader, story)? {
            return Ok(Some(Same { story, by: By::Headline }));
        }
    }
    Ok(None)
}

/// The story as it stands: itself, or the one that it was merged into; none where its making was taken back.
fn standing(reader: &Reader<'_>, id: StoryId) -> Result<Option<StoryId>> {
    let mut id = id;
    // Stories are merged one into another, but no ring is made of them here.
    for _ in 0..16 {
        match reader.story_if_any(id)?.map(|found| found.story.shelf) {
            None => return Ok(None),
            Some(Shelf::Merged(into)) => id = into,
            Some(_) => return Ok(Some(id)),
        }
    }
    Ok(None)
}
