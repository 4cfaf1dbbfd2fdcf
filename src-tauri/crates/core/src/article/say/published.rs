//! When a page was published: what its data and its head say, what is marked as a date, what is printed near the
//! headline, what stands in the address, what a script gives a name of a date.

use chrono::{DateTime, Utc};
use url::Url;

use super::{Metas, is_marked};
use crate::article::block::{Block, Kind, key};
use crate::article::data::Data;
use crate::article::date::{self, Dated};
use crate::article::junk;
use crate::article::state::script;
use crate::article::tree::{Id, Tree};

/// Names that scripts give to the date of the page that they stand in.
const SCRIPTED: [&str; 8] =
    ["publish_time", "publishTime", "publishDate", "publish_date", "publishedAt", "pubtime", "pubTime", "pub_time"];

const DATES: &[&str] = &[
    "article:published_time",
    "article:published",
    "og:published_time",
    "datepublished",
    "date.published",
    "publishdate",
    "publish-date",
    "publish_date",
    "pubdate",
    "publication_date",
    "publication-date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dc.date.created",
    "dcterms.created",
    "dcterms.date",
    "citation_publication_date",
    "citation_date",
    "citation_online_date",
    "parsely-pub-date",
    "sailthru.date",
    "article.published",
    "cxenseparse:recs:publishtime",
    "bytedance:published_time",
    "bt:pubdate",
    "firstpublishedtime",
    "weibo:article:create_at",
    "article:create_time",
    "apub:time",
    "_pubtime",
    "og:release_date",
    "og:article:published_time",
    "article_date_original",
    "originalpublicationdate",
    "article-publish-date",
    "timestamp",
    "date",
    "created",
    "article:create_at",
];

/// Where a page may say when it was published.
pub(super) struct Dating<'a> {
    pub tree: &'a Tree,
    pub blocks: &'a [Block],
    pub metas: &'a Metas,
    pub data: &'a Data,
    pub account: &'a str,
    pub url: Option<&'a Url>,
    pub title: &'a str,
}

pub(super) fn of(page: &Dating<'_>, now: DateTime<Utc>) -> (String, Option<String>) {
    let Dating { tree, blocks, metas, data, account, url, title } = *page;
    let mut wrong = None;
    let mut found = None;
    let mut meet = |written: &str| {
        if found.is_some() {
            return;
        }
        match date::read(written, now) {
            Dated::Is(date) => found = Some(date),
            Dated::CannotBe(written) => wrong = wrong.take().or(Some(written)),
            Dated::None => {}
        }
    };
    meet(&data.published);
    for name in DATES {
        meet(metas.get(&[name]));
    }
    for id in tree.elements().filter(|id| is_marked(tree, *id, "datePublished") || is_marked(tree, *id, "dateCreated"))
    {
        meet(tree.attribute(id, "datetime"));
        meet(tree.attribute(id, "content"));
        meet(&tree.words(id));
    }
    let times: Vec<Id> = tree.named("time").filter(|id| !in_list_of_links(tree, *id)).take(40).collect();
    let is_publication = |id: &Id| {
        tree.value(*id, "pubdate").is_some()
            || junk::names(tree, *id)
                .iter()
                .any(|name| matches!(name.as_str(), "published" | "publish" | "date" | "pubdate"))
    };
    for id in times.iter().filter(|id| is_publication(id)).chain(&times) {
        meet(tree.attribute(*id, "datetime"));
        meet(&tree.words(*id));
    }
    meet(account);
    if found.is_none() {
        found = printed(blocks, title)
            .map(|day| day.to_string())
            .filter(|day| matches!(date::read(day, now), Dated::Is(_)));
    }
    if found.is_none() {
        let day = url.and_then(|url| date::in_address(url.as_str()));
        found = day.map(|day| day.to_string()).filter(|day| matches!(date::read(day, now), Dated::Is(_)));
    }
    if found.is_none() {
        let scripts = || tree.scripts.iter().filter(|script| script.len() < 1 << 20);
        let given = SCRIPTED.iter().find_map(|name| scripts().find_map(|script| script::assigned(script, name)));
        if let Some(Dated::Is(date)) = given.map(|given| date::read(&given, now)) {
            found = Some(date);
        }
    }
    let wrong = if found.is_some() { None } else { wrong };
    (found.unwrap_or_default(), wrong)
}

/// Whether a date belongs to a link to something else.
fn in_list_of_links(tree: &Tree, id: Id) -> bool {
    tree.ancestors(id).take(4).any(|id| matches!(tree.name(id), "li" | "aside" | "nav" | "a" | "footer"))
}

/// The date that is printed near the headline, in a short line.
fn printed(blocks: &[Block], title: &str) -> Option<chrono::NaiveDate> {
    let title = key(title);
    let at = blocks.iter().position(|block| !title.is_empty() && block.key() == title).unwrap_or(0);
    let near = blocks[at.saturating_sub(3)..].iter().take(16);
    near.filter(|block| block.size < 160 && !matches!(block.kind, Kind::Entry(..)))
        .find_map(|block| date::in_numbers(&block.words).or_else(|| date::in_words(&block.words)))
}
