//! What the names of elements tell: classes and ids speak of menus, share bars and comments, and lie now and then.

use crate::article::tree::{Id, Tree};

/// Names whose elements hold no words of an article. Each is compared with the words that a class or an id is made of.
const SUSPECT: &[&str] = &[
    "ad",
    "ads",
    "adv",
    "advert",
    "advertisement",
    "advertising",
    "adsense",
    "also",
    "banner",
    "bio",
    "biography",
    "bottombar",
    "breadcrumb",
    "breadcrumbs",
    "byline",
    "caption",
    "captions",
    "combx",
    "community",
    "consent",
    "cookie",
    "cookies",
    "copyright",
    "correction",
    "credit",
    "credits",
    "crumb",
    "crumbs",
    "disclaimer",
    "donate",
    "donation",
    "download",
    "editor",
    "extra",
    "feedback",
    "figcaption",
    "foot",
    "footer",
    "gdpr",
    "hot",
    "hotnews",
    "infobox",
    "jump",
    "keyword",
    "keywords",
    "legal",
    "legends",
    "lightbox",
    "login",
    "masthead",
    "menu",
    "metadata",
    "modal",
    "more",
    "mostread",
    "nav",
    "navbar",
    "navigation",
    "newsletter",
    "newsletters",
    "noprint",
    "outbrain",
    "overlay",
    "pager",
    "pagination",
    "permalink",
    "popular",
    "popup",
    "postprofile",
    "userinfo",
    "signature",
    "post-meta",
    "prevnext",
    "print",
    "profile",
    "promo",
    "promos",
    "promoted",
    "promotion",
    "qrcode",
    "rank",
    "ranking",
    "rating",
    "recirc",
    "recommend",
    "recommendation",
    "recommendations",
    "recommended",
    "register",
    "related",
    "relate",
    "relatednews",
    "relatedposts",
    "remark",
    "rss",
    "search",
    "share",
    "shares",
    "sharebar",
    "sharedaddy",
    "sharing",
    "shoutbox",
    "sidebar",
    "signin",
    "signup",
    "skip",
    "skyscraper",
    "social",
    "sponsor",
    "sponsored",
    "statement",
    "subscribe",
    "subscription",
    "supplemental",
    "survey",
    "tag",
    "tags",
    "tagcloud",
    "taglist",
    "taboola",
    "teaser",
    "teasers",
    "timestamp",
    "toc",
    "toolbar",
    "tools",
    "topbar",
    "trending",
    "vote",
    "widget",
    "widgets",
];

/// The same for what strangers wrote beneath.
const COMMENT: &[&str] = &[
    "comment",
    "comments",
    "commentlist",
    "commentary",
    "disqus",
    "replies",
    "reply",
    "respond",
    "livefyre",
    "pinglun",
    "forum",
    "divforum",
];

/// Elements that hold no words of an article whatever they are called.
const ELEMENTS: &[&str] = &["nav", "aside", "footer", "menu", "dialog", "figcaption"];
/// Whether an element looks like no part of an article.
pub fn is_suspect(tree: &Tree, id: Id) -> bool {
    let name = tree.name(id);
    if ELEMENTS.contains(&name) {
        return true;
    }
    if matches!(
        tree.attribute(id, "role"),
        "navigation"
            | "banner"
            | "contentinfo"
            | "complementary"
            | "search"
            | "dialog"
            | "alertdialog"
            | "menu"
            | "menubar"
            | "toolbar"
    ) {
        return true;
    }
    if is_marked_as_body(tree, id) || matches!(name, "article" | "main") {
        return false;
    }
    // A heading's id is made of its words, which may be any.
    let names = match is_heading(name) {
        true => names_in(&[tree.attribute(id, "class")]),
        false => names(tree, id),
    };
    let has = |name: &str| names.iter().any(|known| known == name);
    let is_of_author = has("author") && ["box", "card", "info", "about", "description"].iter().any(|name| has(name));
    is_of_author || names.iter().any(|name| SUSPECT.contains(&name.as_str()) || COMMENT.contains(&name.as_str()))
}

/// Whether an element is suspected only for words that articles' own parts are called by as well.
pub(super) fn is_hardly_suspect(tree: &Tree, id: Id) -> bool {
    const WEAK: &[&str] =
        &["ad", "ads", "adv", "advertising", "extra", "hot", "jump", "print", "rating", "skip", "statement", "tools"];
    let is_suspect = |name: &&String| SUSPECT.contains(&name.as_str()) || COMMENT.contains(&name.as_str());
    !ELEMENTS.contains(&tree.name(id))
        && names(tree, id).iter().filter(is_suspect).all(|name| WEAK.contains(&name.as_str()))
}

fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

/// Whether an element holds what readers wrote.
pub(super) fn is_of_comments(tree: &Tree, id: Id) -> bool {
    names(tree, id).iter().any(|name| COMMENT.contains(&name.as_str()))
}

/// Whether the page itself says that this holds the article.
pub fn is_marked_as_body(tree: &Tree, id: Id) -> bool {
    tree.attribute(id, "itemprop").split_whitespace().any(|word| word.eq_ignore_ascii_case("articleBody"))
}

/// The words that the class and the id of an element are made of: `postShareBar` is post, share, bar.
pub fn names(tree: &Tree, id: Id) -> Vec<String> {
    names_in(&[tree.attribute(id, "class"), tree.attribute(id, "id"), tree.attribute(id, "data-testid")])
}

/// What a kit for building pages calls its boxes, whatever is in them: beside these words its names tell of no matter.
const KIT: &[&str] = &["widget", "editor", "print"];

fn names_in(attributes: &[&str]) -> Vec<String> {
    let mut names = Vec::new();
    for written in attributes {
        if written.len() > 400 {
            continue;
        }
        let is_post = written.split_whitespace().any(is_of_a_post);
        for class in written.split_whitespace() {
            // A post of WordPress bears its labels as classes, whatever they say (`tag-sponsored`).
            if is_post && (class.starts_with("tag-") || class.starts_with("category-")) {
                continue;
            }
            let mut words = vec![class.to_ascii_lowercase()];
            let mut word = String::new();
            let mut before = ' ';
            for c in class.chars() {
                if !c.is_alphanumeric() || (c.is_uppercase() && before.is_lowercase()) {
                    words.extend((!word.is_empty()).then(|| std::mem::take(&mut word)));
                }
                if c.is_alphanumeric() {
                    word.push(c.to_ascii_lowercase());
                }
                before = c;
            }
            words.extend((!word.is_empty()).then_some(word));
            let has = |name: &str| words.iter().any(|word| word == name);
            if has("elementor") || (has("text") && has("editor")) {
                words.retain(|word| !KIT.contains(&word.as_str()));
            }
            names.append(&mut words);
        }
    }
    names
}

/// Whether a class is one that WordPress gives to every post.
fn is_of_a_post(class: &str) -> bool {
    matches!(class, "hentry" | "type-post" | "type-page")
        || class.strip_prefix("post-").is_some_and(|rest| rest.parse::<u64>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_in_every_spelling() {
        let tree = crate::article::tree::read("<div class='postShareBar c_related-items' id=left_col>x</div>");
        let names = names(&tree, 1);
        for name in ["share", "related", "items", "left", "col"] {
            assert!(names.iter().any(|known| known == name), "{names:?}");
        }
    }
}
