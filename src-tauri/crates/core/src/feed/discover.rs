//! The feeds of a page: those that it names, else what it links to under a telling name, else where pages of its
//! kind have theirs. Nothing is asked here.

use url::Url;

use super::read::markup::{Markup, Node};
use super::read::word::{Meant, title};
use crate::charset;

/// The most candidates of a page.
const MOST: usize = 12;

/// A feed that a page may have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Its address.
    pub url: String,
    /// What the page calls it; empty for nothing.
    pub title: String,
    /// How it was come by.
    pub origin: Origin,
}

/// How a feed was come by; the surer is the lesser.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// The page names it.
    Named,
    /// The page links to what looks like it.
    Linked,
    /// It is where others have theirs.
    Guessed,
}

/// Where feeds stand on sites that do not say so, from the root.
const USUAL: [&str; 9] = [
    "feed",
    "rss",
    "rss.xml",
    "feed.xml",
    "atom.xml",
    "index.xml",
    "feed.json",
    "feeds/posts/default",
    "rss/index.xml",
];

/// The feeds that a page may have, the likeliest first. `said` is the charset that came with it, `url` its address.
pub fn of_page(bytes: &[u8], said: Option<&str>, url: &str) -> Vec<Candidate> {
    let Ok(mut base) = Url::parse(url) else { return Vec::new() };
    let page = base.clone();
    let text = charset::decode_as(bytes, said).text;
    let markup = Markup::read(&text, |_, _| false);
    if let Some(named) = markup.all().find(|node| is(*node, "base")).and_then(|node| node.attribute("href"))
        && let Ok(named) = base.join(&named)
    {
        base = named;
    }
    let mut found: Vec<Candidate> = Vec::new();
    let mut take = |url: Option<Url>, title: String, origin: Origin| {
        let url = url.filter(|url| matches!(url.scheme(), "http" | "https") && *url != page);
        if let Some(url) = url.map(String::from)
            && found.len() < MOST
            && !found.iter().any(|known| known.url == url)
        {
            found.push(Candidate { url, title, origin });
        }
    };
    for node in markup.all().filter(|node| is(*node, "link")) {
        if names_a_feed(node) {
            let href = node.attribute("href").and_then(|href| joined(&base, &href));
            take(href, title(&node.attribute("title").unwrap_or_default(), Meant::Plain), Origin::Named);
        }
    }
    known(&page).into_iter().for_each(|url| take(Some(url), String::new(), Origin::Named));
    for node in markup.all().filter(|node| is(*node, "a")) {
        let href = node.attribute("href").and_then(|href| joined(&base, &href));
        if let Some(href) = href.filter(looks_like_a_feed) {
            take(Some(href), title(&node.words(), Meant::Html), Origin::Linked);
        }
    }
    if found.is_empty() {
        guesses(&page).into_iter().take(MOST).for_each(|url| {
            found.push(Candidate { url: url.into(), title: String::new(), origin: Origin::Guessed });
        });
    }
    // Comments are rarely what is meant.
    found.sort_by_key(|candidate| (candidate.origin, candidate.url.contains("comments")));
    found
}

fn is(node: Node<'_, '_>, name: &str) -> bool {
    node.local().eq_ignore_ascii_case(name)
}

fn joined(base: &Url, href: &str) -> Option<Url> {
    let href = href.trim();
    let href = match href.get(..5) {
        Some(scheme) if scheme.eq_ignore_ascii_case("feed:") => super::subscribe::address(href).ok()?,
        _ => href.to_owned(),
    };
    let mut url = base.join(&href).ok()?;
    url.set_fragment(None);
    Some(url)
}

fn names_a_feed(node: Node<'_, '_>) -> bool {
    let relation = node.attribute("rel").unwrap_or_default().to_ascii_lowercase();
    let kind = node.attribute("type").unwrap_or_default().to_ascii_lowercase();
    let relates = relation.split_whitespace().any(|word| matches!(word, "alternate" | "feed" | "service.feed"));
    let is_feed = ["rss", "atom", "feed+json", "rdf"].iter().any(|word| kind.contains(word));
    let is_xml = matches!(kind.as_str(), "text/xml" | "application/xml");
    let loosely = || {
        let words = |name: &str| node.attribute(name).unwrap_or_default().to_ascii_lowercase();
        let (href, title) = (words("href"), words("title"));
        // What WordPress says of its programming interface is JSON and no feed.
        !href.contains("wp-json")
            && !href.contains("oembed")
            && ["rss", "atom", "feed", "rdf"].iter().any(|word| href.contains(word) || title.contains(word))
    };
    let is_loose = matches!(kind.as_str(), "" | "application/json") && loosely();
    relates && (is_feed || is_xml || is_loose || relation.split_whitespace().any(|word| word == "feed"))
}

fn looks_like_a_feed(url: &Url) -> bool {
    let path = url.path().to_ascii_lowercase();
    let last = path.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let ends = [".rss", ".rdf", ".atom"].iter().any(|end| last.ends_with(end));
    let named = matches!(
        last,
        "rss" | "feed" | "atom" | "rss.xml" | "feed.xml" | "atom.xml" | "index.rdf" | "rss2" | "feed.json"
    );
    let xml = last.ends_with(".xml") && ["rss", "feed", "atom"].iter().any(|word| path.contains(word));
    ends || named || xml || url.host_str().is_some_and(|host| host.starts_with("feeds."))
}

/// Where sites that many know have the feed of a page.
fn known(page: &Url) -> Vec<Url> {
    let host = page.host_str().unwrap_or_default().trim_start_matches("www.").trim_start_matches("m.");
    let parts: Vec<&str> = page.path().trim_matches('/').split('/').filter(|part| !part.is_empty()).collect();
    let query = |name: &str| page.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned());
    let address = match (host, parts.as_slice()) {
        ("youtube.com", ["channel", id, ..]) => format!("https://www.youtube.com/feeds/videos.xml?channel_id={id}"),
        ("youtube.com", ["user", name, ..]) => format!("https://www.youtube.com/feeds/videos.xml?user={name}"),
        ("youtube.com", ["playlist"]) => match query("list") {
            Some(list) => format!("https://www.youtube.com/feeds/videos.xml?playlist_id={list}"),
            None => return Vec::new(),
        },
        ("github.com", [owner, name]) => format!("https://github.com/{owner}/{name}/releases.atom"),
        ("github.com", [owner, name, "releases" | "tags" | "commits", ..]) => {
            format!("https://github.com/{owner}/{name}/{}.atom", parts.get(2).copied().unwrap_or("releases"))
        }
        ("reddit.com" | "old.reddit.com", ["r" | "user", ..]) => {
            format!("https://www.reddit.com/{}/.rss", parts.join("/"))
        }
        ("medium.com", [name, ..]) => format!("https://medium.com/feed/{name}"),
        (host, _) if host.ends_with(".substack.com") => format!("https://{host}/feed"),
        (host, [name]) if name.starts_with('@') && name.len() > 1 && host != "youtube.com" => {
            format!("https://{host}/{name}.rss")
        }
        _ => return Vec::new(),
    };
    Url::parse(&address).into_iter().collect()
}

/// Where others have theirs: at the root, and right below the page, as WordPress does.
fn guesses(page: &Url) -> Vec<Url> {
    let Ok(root) = page.join("/") else { return Vec::new() };
    let mut all: Vec<Url> = Vec::new();
    let path = page.path().trim_end_matches('/');
    if !path.is_empty() && !path.rsplit('/').next().unwrap_or_default().contains('.') {
        all.extend(root.join(&format!("{path}/feed")).ok());
    }
    all.extend(USUAL.iter().filter_map(|usual| root.join(usual).ok()));
    all.dedup();
    all
}

#[cfg(test)]
mod tests {
    use super::super::read::read;
    use super::*;

    fn check(page: &str, url: &str, expect: &[&str]) {
        let found: Vec<String> = of_page(page.as_bytes(), None, url).into_iter().map(|one| one.url).collect();
        assert_eq!(found, expect, "{page}");
    }

    #[test]
    fn a_page_names_its_feeds() {
        check(
            "<link rel=alternate type='application/rss+xml' title='News' href='/rss.xml?a=1&amp;b=2'>",
            "https://example.com/a/b",
            &["https://example.com/rss.xml?a=1&b=2"],
        );
        check(
            "<base href='/sub/'><LINK REL='Alternate feed' TYPE='application/atom+xml' HREF='x.atom'>
             <link rel=alternate type='application/rss+xml' href='comments/feed'>
             <link rel=alternate type='application/feed+json' href='//other.example/f.json'>",
            "https://example.com/",
            &[
                "https://example.com/sub/x.atom",
                "https://other.example/f.json",
                "https://example.com/sub/comments/feed",
            ],
        );
        check(
            "<link rel=alternate hreflang=en href=/en><link rel=alternate type=application/json href=/wp-json/x>
             <link rel=stylesheet type=text/css href=feed.css><a href='feed:https://example.com/rss'>RSS</a>",
            "https://example.com/",
            &["https://example.com/rss"],
        );
        check(
            "<a href='javascript:feed'>x</a><a href='/feed/'>y</a>",
            "https://example.com/",
            &["https://example.com/feed/"],
        );
    }

    #[test]
    fn sites_that_many_know_have_feeds_in_known_places() {
        check(
            "",
            "https://www.youtube.com/channel/UC123",
            &["https://www.youtube.com/feeds/videos.xml?channel_id=UC123"],
        );
        check("", "https://github.com/owner/name", &["https://github.com/owner/name/releases.atom"]);
        check("", "https://desk.substack.com/p/x", &["https://desk.substack.com/feed"]);
        check("", "https://social.example/@desk", &["https://social.example/@desk.rss"]);
    }

    #[test]
    fn else_the_usual_places_are_tried() {
        let found = of_page(b"<p>nothing</p>", None, "https://example.com/blog/");
        assert!(found.iter().all(|one| one.origin == Origin::Guessed));
        assert_eq!(found[0].url, "https://example.com/blog/feed");
        assert!(found.iter().any(|one| one.url == "https://example.com/rss.xml"));
    }

    #[test]
    fn a_page_is_read_as_a_browser_reads_it() {
        let named = "<link rel=\"alternate\" type=\"application/rss+xml\" href=\"/feed.xml\">";
        for around in [
            "<!doctype html><html><head>LINK</head><body></body></html>",
            "LINK",
            "<html><head><title>A < B & C</title>LINK",
            "<html><head><title>a <b \"quoted</title>LINK",
            "<head><script>if (a<b && c>\"d) { x = 'it' }</script>LINK",
            "<head><script>for(i=0;i<n;i++){s=\"</div>\";t='<a \"'}</script>LINK",
            "<head><style>a::before { content: '<' }</style>LINK",
            "<head><!-- a > b -- c \" ' -->LINK",
            "<head><!--[if IE]><link rel=stylesheet href=x><![endif]-->LINK",
            "<head><!-->LINK<!-- -->",
            "<head><!--->LINK<!-- -->",
            "<head><!-- unlike XML --!>LINK",
            "<?php echo 1 ?><head>LINK",
            "<head><meta name=description content=\"a > b\">LINK",
            "<head><meta name=description content='it\"s'>LINK",
            "<head><meta name=description content=it's>LINK",
            "<head><noscript><img src=x></noscript>LINK",
            "<head><textarea><div \"</textarea>LINK",
            "<!doctype html><head><svg><title>x</title><metadata><rdf:RDF><cc:Work/></rdf:RDF></metadata></svg>LINK",
            "<!-- a --> <html><head>LINK<body><feed><title>What we read</title></feed>",
        ] {
            let page = around.replace("LINK", named);
            let found = of_page(page.as_bytes(), None, "http://127.0.0.1:8000/");
            let named: Vec<_> = found.iter().filter(|one| one.origin == Origin::Named).collect();
            assert_eq!(named.len(), 1, "{page}");
            assert_eq!(named[0].url, "http://127.0.0.1:8000/feed.xml", "{page}");
            assert!(read(page.as_bytes(), None, None).is_err(), "{page}");
        }
    }

    #[test]
    fn what_a_page_names_is_taken_however_it_is_written() {
        let check = |link: &str, expect: &str| check(link, "http://127.0.0.1:8000/", &[expect]);
        for link in [
            "<link href='feed.xml' type='application/rss+xml' rel='alternate'/>",
            "<link\nrel='alternate'\n\ttype='application/rss+xml; charset=utf-8'\nhref='feed.xml'\n>",
            "<link rel=\"alternate\"type=\"application/rss+xml\"href=\"feed.xml\">",
            "<link rel = alternate type = application/rss+xml href = feed.xml>",
            "<link rel=alternate type=application/rss+xml href=feed.xml />",
            "<link rel=alternate href=feed.xml type=application/rss+xml/>",
            "<link rel='alternate' type='text/xml' href='/feed.xml'>",
            "<link rel='alternate' title='Feed' href='/feed.xml'>",
        ] {
            check(link, "http://127.0.0.1:8000/feed.xml");
        }
        check("<link rel=alternate type=application/rss+xml href=/news/>", "http://127.0.0.1:8000/news/");
        check("<link rel=alternate type=application/rss+xml href='?feed=rss2'>", "http://127.0.0.1:8000/?feed=rss2");
        check("<link rel=alternate type=application/xml title=x href=/news.xml>", "http://127.0.0.1:8000/news.xml");
        check("<link rel=alternate title=RSS href=/news>", "http://127.0.0.1:8000/news");
    }

    #[test]
    fn hostile_pages_name_no_more_than_some() {
        let page = "<link rel=alternate type=application/rss+xml href=/x>".repeat(10)
            + &(0..5_000)
                .map(|at| format!("<link rel=alternate type=application/rss+xml href=/{at}>"))
                .collect::<String>();
        assert_eq!(of_page(page.as_bytes(), None, "https://example.com/").len(), MOST);
        assert!(
            of_page(
                b"<link rel=alternate type=application/rss+xml href='file:///etc/passwd'>",
                None,
                "https://example.com/x.html"
            )
            .iter()
            .all(|one| one.origin == Origin::Guessed)
        );
    }
}
