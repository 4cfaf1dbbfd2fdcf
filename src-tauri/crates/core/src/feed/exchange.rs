//! The list of feeds carried in and out as OPML 2.0, with its folders.

use std::collections::BTreeMap;
use std::io::Write;

use quick_xml::escape::escape;

use super::{Feed, FeedSummary};
use crate::id::FeedId;
use crate::story::exchange::opml;

/// The feed that an outline names.
pub fn feed_of(outline: &opml::Feed, id: FeedId) -> Feed {
    // What most programs write where a feed has no title.
    let title = if outline.title == outline.xml_url { "" } else { outline.title.as_str() };
    Feed {
        title: title.to_owned(),
        home: outline.html_url.clone(),
        folder: outline.folder.clone(),
        ..Feed::at(id, outline.xml_url.clone())
    }
}

/// Folders within a folder, and the feeds that lie in it.
#[derive(Default)]
struct Folder<'a> {
    folders: BTreeMap<&'a str, Folder<'a>>,
    feeds: Vec<&'a FeedSummary>,
}

/// Writes the feeds as a document.
pub fn write(to: &mut impl Write, feeds: &[FeedSummary]) -> std::io::Result<()> {
    let mut root = Folder::default();
    for feed in feeds {
        let parts = feed.feed.folder.split('/').filter(|part| !part.is_empty());
        let folder = parts.fold(&mut root, |folder, part| folder.folders.entry(part).or_default());
        folder.feeds.push(feed);
    }
    to.write_all(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n")?;
    to.write_all(b"<head><title>Feeds</title></head>\n<body>\n")?;
    root.write(to)?;
    to.write_all(b"</body>\n</opml>\n")
}

impl Folder<'_> {
    fn write(&self, to: &mut impl Write) -> std::io::Result<()> {
        for (name, folder) in &self.folders {
            let name = attribute(name);
            writeln!(to, "<outline text=\"{name}\" title=\"{name}\">")?;
            folder.write(to)?;
            to.write_all(b"</outline>\n")?;
        }
        for feed in &self.feeds {
            let name = attribute(feed.name());
            write!(to, "<outline type=\"rss\" text=\"{name}\" title=\"{name}\"")?;
            write!(to, " xmlUrl=\"{}\"", attribute(&feed.feed.url))?;
            let home = if feed.feed.home.is_empty() { &feed.fetch.home } else { &feed.feed.home };
            if !home.is_empty() {
                write!(to, " htmlUrl=\"{}\"", attribute(home))?;
            }
            to.write_all(b"/>\n")?;
        }
        Ok(())
    }
}

/// Words as the value of an attribute, without what XML cannot hold.
fn attribute(words: &str) -> String {
    let kept: String = words.chars().filter(|c| !c.is_control() && !matches!(c, '\u{FFFE}' | '\u{FFFF}')).collect();
    escape(kept.as_str()).into_owned()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::feed::Fetch;

    #[test]
    fn what_is_written_is_read_again_with_its_folders() {
        let feed = |title: &str, url: &str, folder: &str| FeedSummary {
            feed: Feed {
                title: title.to_owned(),
                home: "https://example.com/?a=1&b=2".to_owned(),
                folder: folder.to_owned(),
                ..Feed::at(FeedId::new(DateTime::UNIX_EPOCH), url)
            },
            outlet_name: None,
            fetch: Fetch::default(),
            waiting: 0,
            stories: 0,
        };
        let feeds = [
            feed("Harbour & <Port>", "https://example.com/a?x=1&y=\"2\"", "News/China"),
            feed("新闻", "https://example.com/b", "News"),
            feed("", "https://example.com/c", ""),
        ];
        let mut text = Vec::new();
        write(&mut text, &feeds).unwrap();
        let (read, refused) = opml::feeds(text.as_slice());
        assert!(refused.is_empty(), "{refused:?}");
        let told: Vec<Feed> = read.iter().map(|one| feed_of(one, feeds[0].feed.id)).collect();
        for feed in &feeds {
            let expect = Feed { id: feeds[0].feed.id, ..feed.feed.clone() };
            assert!(told.contains(&expect), "{expect:?} in {told:?}");
        }
    }
}
