//! Entering feeds, changing them, removing them. Nothing is asked here.

use url::Url;

use super::{Feed, Reading};
use crate::error::{Error, Result};
use crate::id::FeedId;
use crate::library::Tx;

/// The longest address that is taken.
const LONGEST: usize = 4_096;

/// What became of a feed that was to be entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entered {
    /// It is new.
    Added(FeedId),
    /// It was there already.
    Already(FeedId),
}

impl Entered {
    /// The feed, new or not.
    pub fn id(self) -> FeedId {
        match self {
            Entered::Added(id) | Entered::Already(id) => id,
        }
    }
}

/// Enters a feed; `feed.id` is given here. One address is entered once.
pub fn add(tx: &mut Tx<'_>, feed: Feed) -> Result<Entered> {
    let feed = Feed { id: FeedId::new(tx.at()), url: address(&feed.url)?, folder: folder(&feed.folder), ..feed };
    if let Some(known) = tx.read().feed_at(&feed.url)? {
        return Ok(Entered::Already(known));
    }
    tx.name(if feed.title.is_empty() { &feed.url } else { &feed.title });
    tx.create(&feed)?;
    Ok(Entered::Added(feed.id))
}

/// Changes a feed.
pub fn edit(tx: &mut Tx<'_>, id: FeedId, decide: impl FnOnce(&mut Feed) -> Result<()>) -> Result<Feed> {
    let feed = tx.edit::<Feed>(id.uuid(), "feed", |feed| {
        decide(feed)?;
        feed.url = address(&feed.url)?;
        feed.folder = folder(&feed.folder);
        Ok(())
    })?;
    if let Some(other) = tx.read().feeds_at(&feed.url)?.into_iter().find(|other| *other != id) {
        let other = tx.read().feed(other)?;
        return Err(Error::invalid("url", format!("“{}” has this address already.", other.name())));
    }
    tx.name(tx.read().feed(id)?.name().to_owned());
    Ok(feed)
}

/// Removes a feed. The stories that came of it stay.
pub fn remove(tx: &mut Tx<'_>, id: FeedId) -> Result<()> {
    let name = tx.read().feed(id)?.name().to_owned();
    tx.name(name);
    tx.remove::<Feed>(id.uuid(), "feed")
}

/// The address of a feed as people give it: with `feed:` before it, with no scheme at all.
pub fn address(words: &str) -> Result<String> {
    let refused = || {
        let reason = "This is not the address of a page or feed. It begins with https://.";
        Error::invalid("url", reason)
    };
    let words = words.trim();
    if words.is_empty() || words.len() > LONGEST || words.contains(char::is_whitespace) {
        return Err(refused());
    }
    let bare = match words.get(..5) {
        Some(scheme) if scheme.eq_ignore_ascii_case("feed:") => {
            let rest = &words[5..];
            if rest.starts_with("//") { format!("https:{rest}") } else { rest.to_owned() }
        }
        _ => words.to_owned(),
    };
    let whole = if bare.contains("://") { bare } else { format!("https://{}", bare.trim_start_matches('/')) };
    let mut url = Url::parse(&whole).map_err(|_| refused())?;
    let names_a_host =
        url.host_str().is_some_and(|host| host.contains('.') || host.contains(':') || host == "localhost");
    if !matches!(url.scheme(), "http" | "https") || !names_a_host {
        return Err(refused());
    }
    url.set_fragment(None);
    Ok(url.into())
}

/// A folder's name without space around its parts and without empty ones.
pub fn folder(words: &str) -> String {
    let parts: Vec<&str> = words.split('/').map(str::trim).filter(|part| !part.is_empty()).collect();
    parts.join("/")
}

impl Feed {
    /// A feed of which only the address is known.
    pub fn at(id: FeedId, url: impl Into<String>) -> Feed {
        Feed {
            id,
            url: url.into(),
            title: String::new(),
            home: String::new(),
            folder: String::new(),
            outlet: None,
            reading: Reading::default(),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    #[test]
    fn an_address_is_taken_as_people_give_it() {
        let check = |words: &str, expect: Option<&str>| {
            assert_eq!(super::address(words).ok().as_deref(), expect, "{words}");
        };
        check("https://example.com/feed", Some("https://example.com/feed"));
        check(" example.com/rss.xml#top ", Some("https://example.com/rss.xml"));
        check("feed://example.com/rss", Some("https://example.com/rss"));
        check("feed:https://example.com/rss", Some("https://example.com/rss"));
        check("FEED:http://example.com/rss", Some("http://example.com/rss"));
        check("http://127.0.0.1:8000/a.xml", Some("http://127.0.0.1:8000/a.xml"));
        check("新闻.example/订阅", Some("https://xn--efvy88h.example/%E8%AE%A2%E9%98%85"));
        check("ftp://example.com/rss", None);
        check("javascript:alert(1)", None);
        check("file:///etc/passwd", None);
        check("two words", None);
        check("word", None);
        check("", None);
    }

    #[test]
    fn folders_are_kept_bare() {
        assert_eq!(super::folder(" News / China //"), "News/China");
    }
}
