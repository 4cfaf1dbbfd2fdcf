//! What a page says of itself in its head and by its marks: title, author, site, date, language, addresses, picture.

mod published;

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use url::Url;

use crate::article::block::{Block, key, size};
use crate::article::data::Data;
use crate::article::date::{self, Dated};
use crate::article::state::State;
use crate::article::tree::{Id, Tree};
use crate::article::{account, byline, junk, write};
use crate::html::address;
use crate::outlet::domain;

/// What a page says of itself. Words that are not known are empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Said {
    pub title: String,
    pub byline: String,
    pub site: String,
    /// Whether the site is an account on a platform.
    pub is_account: bool,
    pub published: String,
    /// A date that cannot be, as it was written.
    pub wrong_date: Option<String>,
    /// Languages that are named, the surest first.
    pub languages: Vec<String>,
    pub canonical: String,
    pub image: String,
    pub description: String,
}

/// The metas of a page by name, in small letters; the first of a name counts, all of some.
struct Metas {
    first: HashMap<String, String>,
    authors: Vec<String>,
}

impl Metas {
    fn of(tree: &Tree) -> Metas {
        let mut metas = Metas { first: HashMap::new(), authors: Vec::new() };
        for id in tree.named("meta") {
            let content = tidy(tree.attribute(id, "content"));
            if content.is_empty() {
                continue;
            }
            for attribute in ["property", "name", "itemprop", "http-equiv"] {
                for name in tree.attribute(id, attribute).to_ascii_lowercase().split_whitespace() {
                    if matches!(name, "citation_author" | "dc.creator" | "dcterms.creator") {
                        metas.authors.push(content.clone());
                    }
                    metas.first.entry(name.to_owned()).or_insert_with(|| content.clone());
                }
            }
        }
        metas
    }

    fn get(&self, names: &[&str]) -> &str {
        names.iter().find_map(|name| self.first.get(*name)).map(String::as_str).unwrap_or_default()
    }
}

/// Reads what a page says of itself.
pub fn read(tree: &Tree, blocks: &[Block], data: &Data, url: Option<&Url>, now: DateTime<Utc>) -> Said {
    let metas = Metas::of(tree);
    let base = base(tree, url);
    let account = account::of(tree).unwrap_or_default();
    let site = if account.name.is_empty() { site(tree, &metas, data) } else { account.name.clone() };
    let title = title(tree, &metas, data, &site);
    let (published, wrong_date) = published::of(
        &published::Dating { tree, blocks, metas: &metas, data, account: &account.published, url, title: &title },
        now,
    );
    let description = [
        metas.get(&["og:description", "description", "twitter:description", "dc.description", "dcterms.abstract"]),
        &data.description,
    ];
    let image = [
        metas.get(&[
            "og:image:secure_url",
            "og:image",
            "og:image:url",
            "twitter:image",
            "twitter:image:src",
            "image",
            "thumbnail",
        ]),
        &data.image,
        link(tree, "image_src"),
    ];
    let image = image.into_iter().filter(|written| !written.is_empty());
    Said {
        byline: byline::of(
            tree,
            blocks,
            metas.get(&[
                "author",
                "article:author",
                "byl",
                "parsely-author",
                "sailthru.author",
                "dc.creator",
                "byline",
            ]),
            &metas.authors,
            &account.author,
            data,
            &site,
        ),
        site,
        is_account: !account.name.is_empty(),
        published,
        wrong_date,
        languages: [
            tree.language.as_str(),
            metas.get(&["content-language", "language", "dc.language", "dcterms.language", "citation_language"]),
            metas.get(&["og:locale"]),
            &data.language,
        ]
        .into_iter()
        .filter(|said| !said.is_empty())
        .map(str::to_owned)
        .collect(),
        canonical: canonical(tree, &metas, data, url, base.as_ref()),
        image: image
            .filter_map(|written| address::picture(&write::whole(written, base.as_ref())))
            .next()
            .unwrap_or_default(),
        description: description.into_iter().find(|words| !words.is_empty()).map(tidy).unwrap_or_default(),
        title,
    }
}

impl Said {
    /// Takes over what the state of a page says of the text that was taken from it, where the page says less.
    pub fn fill(&mut self, state: &State, now: DateTime<Utc>) {
        let is_around = |whole: &str, part: &str| key(whole).to_lowercase().contains(&key(part).to_lowercase());
        if !state.title.is_empty() && (self.title.is_empty() || is_around(&self.title, &state.title)) {
            self.title = tidy(&state.title);
        }
        if self.byline.is_empty() {
            self.byline = byline::tidied(&state.author, &self.site);
        }
        if self.site.is_empty() && !state.site.starts_with("http") && state.site.chars().any(char::is_alphabetic) {
            self.site = tidy(&state.site);
        }
        if let (true, Dated::Is(date)) = (self.published.is_empty(), date::read(&state.published, now)) {
            self.published = date;
        }
    }
}

/// By what addresses are made whole: the page's base where it names one, else where it stands.
pub fn base(tree: &Tree, url: Option<&Url>) -> Option<Url> {
    match url {
        Some(url) if tree.base.is_empty() => Some(url.clone()),
        Some(url) => url.join(&tree.base).ok().or_else(|| Some(url.clone())),
        None => Url::parse(&tree.base).ok(),
    }
}

fn tidy(words: &str) -> String {
    crate::html::text::on_one_line(words)
}

fn link<'a>(tree: &'a Tree, rel: &str) -> &'a str {
    let is = |id: &Id| tree.attribute(*id, "rel").split_whitespace().any(|word| word.eq_ignore_ascii_case(rel));
    tree.named("link").find(is).map(|id| tree.attribute(id, "href")).unwrap_or_default()
}

fn site(tree: &Tree, metas: &Metas, data: &Data) -> String {
    let named = metas.get(&[
        "og:site_name",
        "application-name",
        "al:ios:app_name",
        "dc.publisher",
        "citation_journal_title",
        "twitter:app:name:iphone",
    ]);
    let marked = || {
        let is = |id: &Id| tree.attribute(*id, "itemprop").split_whitespace().any(|word| word == "publisher");
        tree.elements()
            .find(is)
            .map(|id| tree.words(id))
            .filter(|words| words.chars().count() <= 60)
            .unwrap_or_default()
    };
    let og = metas.get(&["og:site_name"]);
    if !og.is_empty() && !og.starts_with("http") {
        return og.to_owned();
    }
    if !data.publisher.is_empty() {
        return data.publisher.clone();
    }
    if !named.is_empty() && !named.starts_with("http") {
        return named.to_owned();
    }
    marked()
}

/// The headline as it is printed: the page's own great heading where the head says the same with the site's name
/// around it, else what the data, the head and the title say.
fn title(tree: &Tree, metas: &Metas, data: &Data, site: &str) -> String {
    let og = metas.get(&[
        "og:title",
        "twitter:title",
        "dc.title",
        "dcterms.title",
        "citation_title",
        "headline",
        "title",
        "parsely-title",
        "sailthru.title",
    ]);
    let citation = metas.get(&["citation_title"]);
    if !citation.is_empty() {
        return citation.to_owned();
    }
    let headings: Vec<String> = tree
        .elements()
        .filter(|id| matches!(tree.name(*id), "h1" | "h2") || is_marked(tree, *id, "headline"))
        .filter(|id| !junk::is_hidden(tree, *id))
        .take(60)
        .map(|id| tree.words(id))
        .filter(|words| !words.is_empty() && words.chars().count() <= 400)
        .collect();
    let around = [og, tree.title.as_str()].map(|words| key(words).to_lowercase());
    let said_around = |words: &str| {
        let key = key(words).to_lowercase();
        key.chars().count() >= 6 && around.iter().any(|around| around.contains(&key))
    };
    let site_key = key(site).to_lowercase();
    if let Some(heading) = headings
        .iter()
        .filter(|words| said_around(words) && key(words).to_lowercase() != site_key)
        .max_by_key(|words| words.chars().count())
    {
        return heading.clone();
    }
    let headline = tidy(&data.headline);
    // Some data is cut at 110 characters; then the head has the whole.
    if !headline.is_empty() && !headline.ends_with('…') && !headline.ends_with("...") && !og.starts_with(&headline) {
        return without_site(&headline, site);
    }
    if !og.is_empty() {
        return without_site(og, site);
    }
    if !tree.title.is_empty() {
        let bare = without_site(&tree.title, site);
        let only = tree.elements().find(|id| tree.name(*id) == "h1").map(|id| tree.words(id)).unwrap_or_default();
        // A title that is only the site's name is none.
        if (key(&bare).to_lowercase() == site_key || bare.chars().count() < 6)
            && only.chars().count() > bare.chars().count()
        {
            return only;
        }
        return bare;
    }
    headings.into_iter().next().unwrap_or_default()
}

fn is_marked(tree: &Tree, id: Id, name: &str) -> bool {
    tree.attribute(id, "itemprop").split_whitespace().any(|word| word.eq_ignore_ascii_case(name))
}

/// How long words are in print: a Chinese character says as much as two letters.
fn width(words: &str) -> usize {
    words.chars().count().max(size(words))
}

/// A title without the name of the site at its end or beginning.
pub fn without_site(title: &str, site: &str) -> String {
    let title = tidy(title);
    let site_key = key(site).to_lowercase();
    let mut best = title.clone();
    for mark in [" | ", " - ", " – ", " — ", " · ", " :: ", " » ", "_", "｜", "|", "-", "—"] {
        if let Some((rest, last)) = title.rsplit_once(mark) {
            let last_key = key(last).to_lowercase();
            let is_site = !site_key.is_empty()
                && !last_key.is_empty()
                && (last_key.contains(&site_key) || site_key.contains(&last_key));
            let spaced = mark.starts_with(' ') || matches!(mark, "_" | "｜" | "|");
            // Without a site's name a short tail behind a mark is one, where the rest is a headline.
            let short =
                site_key.is_empty() && spaced && last.chars().count() <= 24 && width(rest) >= 12.max(width(last));
            if (is_site || short) && !rest.trim().is_empty() {
                // Chinese portals put the channel before the site: "标题_财经_新华网".
                best = if mark == "_" { title.split('_').next().unwrap_or(rest).to_owned() } else { rest.to_owned() };
                break;
            }
        }
        if let Some((first, rest)) = title.split_once(mark)
            && !site_key.is_empty()
            && key(first).to_lowercase() == site_key
            && !rest.trim().is_empty()
        {
            best = rest.to_owned();
            break;
        }
    }
    best.trim().to_owned()
}

fn canonical(tree: &Tree, metas: &Metas, data: &Data, url: Option<&Url>, base: Option<&Url>) -> String {
    for written in [link(tree, "canonical"), metas.get(&["og:url", "twitter:url"]), &data.address] {
        let whole = write::whole(written, base.or(url));
        let Some(address) = address::link(&whole).filter(|address| address.starts_with("http")) else { continue };
        let Ok(own) = Url::parse(&address) else { continue };
        let sound = match url {
            // A page speaks for its own house only, and a front page is no article's address.
            Some(url) => (is_front(url) || !is_front(&own)) && same_house(url, &own),
            None => !is_front(&own),
        };
        if sound {
            return address;
        }
    }
    String::new()
}

fn is_front(url: &Url) -> bool {
    url.path().trim_matches('/').is_empty() && url.query().is_none()
}

/// Whether two addresses are of one registered domain (Public Suffix List).
pub fn same_house(a: &Url, b: &Url) -> bool {
    domain::house(a.host_str().unwrap_or_default()) == domain::house(b.host_str().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_name_of_the_site_is_taken_off_a_title() {
        let check = |title: &str, site: &str, expect: &str| assert_eq!(super::without_site(title, site), expect);
        check("Harbour opens again - The Gazette", "The Gazette", "Harbour opens again");
        check("Harbour opens again | World | Gazette", "Gazette", "Harbour opens again | World");
        check("The Gazette: x", "The Gazette", "The Gazette: x");
        check("Gazette - Harbour opens", "Gazette", "Harbour opens");
        check("港口重新开放_财经_新报网", "新报网", "港口重新开放");
        check("Harbour opens again | Gazette", "", "Harbour opens again");
        check("港口恢复通航_新报网", "", "港口恢复通航");
        check("港口_新报网", "", "港口_新报网");
        check("Up-to-date news of the day", "", "Up-to-date news of the day");
        check("Gazette", "Gazette", "Gazette");
    }
}
