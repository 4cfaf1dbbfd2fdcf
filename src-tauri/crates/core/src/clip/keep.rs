//! Keeping what was read: a new story, a further clipping of one, or nothing where it is there already.

use crate::clip::known::same;
use crate::clip::{Draft, Page};
use crate::error::{Error, Result};
use crate::id::{ClippingId, OutletId, StoryId};
use crate::library::Tx;
use crate::outlet::{domain, register};
use crate::story::{Clipping, Shelf, Story, StoryState, capture};

/// Where a clipping goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Into {
    /// To the story at the same address, where there is one; else it makes a new one.
    Matched,
    /// It makes a new story.
    New,
    /// To this story.
    Story(StoryId),
}

/// What an editor says of it beyond what was read. Empty words leave what was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wish {
    /// The story's working title.
    pub title: String,
    /// The outlet's name.
    pub outlet: String,
    /// Labels to put on.
    pub tags: Vec<String>,
    /// Remarks.
    pub notes: String,
    /// Where a new story stands.
    pub state: StoryState,
}

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// A new story was made.
    Story,
    /// The story has a new clipping.
    Clipping,
    /// The story has a clipping of the same words already.
    Nothing,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kept {
    /// What was done.
    pub deed: Deed,
    /// The story.
    pub story: StoryId,
    /// The clipping.
    pub clipping: ClippingId,
}

/// Keeps what was read. `original` is the hash of the blob that holds the bytes as they came; empty for none.
pub fn keep(tx: &mut Tx<'_>, draft: &Draft, original: &str, into: Into, wish: &Wish) -> Result<Kept> {
    remember_redirects(tx, draft)?;
    let story = match into {
        Into::New => None,
        Into::Story(story) => Some(story),
        Into::Matched => at_its_address(tx, draft)?,
    };
    let Some(id) = story else { return new_story(tx, draft, original, wish) };
    if let Some(clipping) = same(&tx.read(), id, draft)? {
        if !wish.tags.is_empty() || !wish.notes.is_empty() {
            capture::edit(tx, id, |story| touch(story, wish))?;
        }
        let story = tx.read().story(id)?.story;
        tx.name(story.title);
        return Ok(Kept { deed: Deed::Nothing, story: id, clipping });
    }
    let clipping = keep_clipping(tx, draft, original)?;
    let url = clean(tx, draft)?;
    capture::edit(tx, id, |story| {
        if story.shelf != Shelf::Library {
            return Err(Error::invalid("story", "This story lies in the trash or in another story. Restore it first."));
        }
        story.clippings.push(clipping);
        if story.url.is_empty() {
            story.url.clone_from(&url);
        }
        touch(story, wish)
    })?;
    Ok(Kept { deed: Deed::Clipping, story: id, clipping })
}

fn touch(story: &mut Story, wish: &Wish) -> Result<()> {
    story.tags.extend(wish.tags.iter().cloned());
    if !wish.notes.is_empty() && !story.notes.contains(&wish.notes) {
        if !story.notes.is_empty() {
            story.notes.push_str("\n\n");
        }
        story.notes.push_str(&wish.notes);
    }
    Ok(())
}

fn at_its_address(tx: &Tx<'_>, draft: &Draft) -> Result<Option<StoryId>> {
    let reader = tx.read();
    for address in draft.addresses() {
        if let Some(story) = reader.stories_at(address)?.first() {
            return Ok(Some(*story));
        }
    }
    Ok(None)
}

fn new_story(tx: &mut Tx<'_>, draft: &Draft, original: &str, wish: &Wish) -> Result<Kept> {
    let article = &draft.article;
    let title = if wish.title.is_empty() { title(draft) } else { wish.title.clone() };
    let url = clean(tx, draft)?;
    let outlet = outlet(tx, draft, &url, wish)?;
    let clipping = keep_clipping(tx, draft, original)?;
    let story = Story {
        state: wish.state,
        tags: capture::tidy_tags(wish.tags.clone()),
        notes: wish.notes.clone(),
        url,
        outlet,
        language: article.language.clone(),
        date: article.published.clone(),
        clippings: vec![clipping],
        ..Story::titled(StoryId::new(tx.at()), title)
    };
    let id = capture::enter(tx, &story)?;
    Ok(Kept { deed: Deed::Story, story: id, clipping })
}

/// The outlet: as wished, else by the domain, else by the name that the page gives its site. The domain of a platform
/// says nothing of whose account a page is.
fn outlet(tx: &mut Tx<'_>, draft: &Draft, url: &str, wish: &Wish) -> Result<Option<OutletId>> {
    if !wish.outlet.is_empty() {
        return Ok(register::of_name(tx, &wish.outlet)?.map(|outlet| outlet.id));
    }
    if !draft.article.is_account
        && let Some(known) = domain::outlet_of(&tx.read(), url)?
    {
        return Ok(Some(known.id));
    }
    Ok(register::of_name(tx, &draft.article.site)?.map(|outlet| outlet.id))
}

/// The title of a new story: the headline, else the beginning of the text, else the address.
pub fn title(draft: &Draft) -> String {
    let headline = draft.article.title.trim();
    if !headline.is_empty() {
        return headline.to_owned();
    }
    let first = draft.article.body.lines.iter().map(|line| line.words()).find(|words| !words.trim().is_empty());
    match first {
        Some(words) => {
            let short: String = words.trim().chars().take(80).collect();
            if short.chars().count() < words.trim().chars().count() { format!("{short} …") } else { short }
        }
        None => draft.url.clone(),
    }
}

/// The address that a story is kept under: the page's own where it names a sound one, else where it was read.
pub fn address(draft: &Draft) -> String {
    let canonical = &draft.article.canonical;
    if canonical.is_empty() { draft.url.clone() } else { canonical.clone() }
}

/// The same as the story keeps it.
fn clean(tx: &Tx<'_>, draft: &Draft) -> Result<String> {
    Ok(crate::address::clean(&address(draft), &tx.read().address_rules()?))
}

fn keep_clipping(tx: &mut Tx<'_>, draft: &Draft, original: &str) -> Result<ClippingId> {
    let article = &draft.article;
    let clipping = Clipping {
        id: ClippingId::new(tx.at()),
        url: if draft.url.is_empty() { article.canonical.clone() } else { draft.url.clone() },
        title: title(draft),
        author: article.byline.clone(),
        published: article.published.clone(),
        language: article.language.clone(),
        body: article.body.clone().normalized().to_json(),
        captured_at: tx.at(),
    };
    tx.keep_clipping(&clipping)?;
    let read_in = draft.original.as_ref().filter(|_| !original.is_empty());
    let page = Page {
        asked: draft.hops.first().cloned().unwrap_or_default(),
        canonical: article.canonical.clone(),
        site: article.site.clone(),
        image: article.image.clone(),
        description: article.description.clone(),
        paywall: article.paywall,
        html: article.html.as_str().to_owned(),
        original: original.to_owned(),
        media: read_in.map(|original| original.media.clone()).unwrap_or_default(),
        encoding: read_in.map(|original| original.encoding.clone()).unwrap_or_default(),
    };
    tx.keep_page(clipping.id, &page)?;
    Ok(clipping.id)
}

/// Remembers where each of the addresses led, so that a short link finds its story later.
fn remember_redirects(tx: &mut Tx<'_>, draft: &Draft) -> Result<()> {
    for hop in &draft.hops {
        tx.keep_redirect(hop, &draft.url)?;
    }
    Ok(())
}
