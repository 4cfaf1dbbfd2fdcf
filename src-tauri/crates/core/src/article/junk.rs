//! What is no part of an article: what is hidden, what is named like a menu, a share bar or a comment, and lines that
//! every site prints under its articles. A name alone never condemns what holds most of a page's words.

use std::collections::HashMap;

use crate::article::block::{Block, Kind};
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

/// Whether nobody sees an element.
pub fn is_hidden(tree: &Tree, id: Id) -> bool {
    let name = tree.name(id);
    if matches!(
        name,
        "noscript"
            | "template"
            | "svg"
            | "math"
            | "button"
            | "select"
            | "option"
            | "textarea"
            | "video"
            | "audio"
            | "object"
            | "canvas"
            | "input"
            | "meta"
            | "link"
            | "label"
            | "datalist"
            | "progress"
            | "meter"
            | "iframe"
            | "rp"
            | "rt"
            | "amp-ad"
            | "amp-analytics"
            | "amp-social-share"
            | "amp-sidebar"
            | "amp-consent"
    ) {
        // A label can be words of a form, but no words of an article.
        return true;
    }
    if tree.value(id, "hidden").is_some_and(|value| value != "until-found")
        || tree.attribute(id, "aria-hidden") == "true"
    {
        return true;
    }
    // What is only invisible (`visibility:hidden`) is shown by a script: so one great platform keeps its articles.
    let style = tree.attribute(id, "style");
    if !style.is_empty() {
        let bare: String = style.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
        if bare.contains("display:none") {
            return true;
        }
    }
    let class = tree.attribute(id, "class");
    let hides = |name: &str| {
        matches!(
            name,
            "sr-only"
                | "visually-hidden"
                | "visuallyhidden"
                | "screen-reader-text"
                | "hidden"
                | "hide"
                | "d-none"
                | "is-hidden"
                | "u-hidden"
                | "print-only"
                | "noscreen"
        )
    };
    class.split_whitespace().any(hides)
}

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
fn is_hardly_suspect(tree: &Tree, id: Id) -> bool {
    const WEAK: &[&str] =
        &["ad", "ads", "adv", "advertising", "extra", "hot", "jump", "print", "rating", "skip", "statement", "tools"];
    let is_suspect = |name: &&String| SUSPECT.contains(&name.as_str()) || COMMENT.contains(&name.as_str());
    !ELEMENTS.contains(&tree.name(id))
        && names(tree, id).iter().filter(is_suspect).all(|name| WEAK.contains(&name.as_str()))
}

fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

fn is_of_comments(tree: &Tree, id: Id) -> bool {
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

/// Which of the blocks are no part of an article by what stands around them, and by what they say. An element that
/// holds more of the running text than everything that nobody suspects is no suspect, however it is called.
pub fn condemned(tree: &Tree, blocks: &[Block]) -> Vec<bool> {
    let runs = |block: &Block| block.size >= 60 && block.link_share() < 0.3 && !matches!(block.kind, Kind::Heading(_));
    let running = || blocks.iter().filter(|block| runs(block));
    let total: usize = running().map(|block| block.size).sum();
    let free: usize = running().filter(|block| block.suspects.is_empty()).map(|block| block.size).sum();
    let mut held: HashMap<Id, usize> = HashMap::new();
    let mut held_alike: HashMap<&str, usize> = HashMap::new();
    for block in running() {
        for suspect in &block.suspects {
            *held.entry(*suspect).or_default() += block.size;
        }
        // An article in pieces: none of them holds much, and all are called alike.
        let mut alike: Vec<&str> =
            block.suspects.iter().map(|suspect| tree.attribute(*suspect, "class").trim()).collect();
        alike.sort_unstable();
        alike.dedup();
        for class in alike.into_iter().filter(|class| !class.is_empty()) {
            *held_alike.entry(class).or_default() += block.size;
        }
    }
    let is_cleared = |id: &Id| {
        let own = held.get(id).copied().unwrap_or(0);
        let alike = held_alike.get(tree.attribute(*id, "class").trim()).copied().unwrap_or(0);
        let most = |size: usize| size * 5 > total * 2 && size > free;
        match tree.name(*id) {
            "nav" | "figcaption" | "footer" => false,
            _ if is_of_comments(tree, *id) => own > 4 * free && free < 300,
            // What stands aside is long on many a page whose article is short.
            "aside" => most(own) && free < SHORTEST,
            _ => most(own) || (most(alike) && is_hardly_suspect(tree, *id)),
        }
    };
    let teasers = teasers(tree, blocks);
    blocks
        .iter()
        .zip(teasers)
        .map(|(block, teaser)| {
            block.suspects.iter().any(|suspect| !is_cleared(suspect))
                || says_boilerplate(&block.words, block.size)
                || is_a_contact(block)
                || (teaser && block.size < total / 2)
        })
        .collect()
}

/// A short line with a mail address: whom to write to.
fn is_a_contact(block: &Block) -> bool {
    block.size < 80 && block.words.split_whitespace().any(|word| word.contains('@') && word.contains('.'))
}

/// So much running text, in characters, is an article though other parts of its page say more.
const SHORTEST: usize = 120;

/// How far out a link and the words beneath it are looked for in one element.
const NEAR: usize = 3;

/// Which blocks announce something else: words beneath a headline that is a link, alone with it in an element.
fn teasers(tree: &Tree, blocks: &[Block]) -> Vec<bool> {
    let mut counts: HashMap<Id, usize> = HashMap::new();
    for block in blocks.iter().filter(|block| block.size >= 30) {
        *counts.entry(block.within).or_default() += 1;
        for id in tree.ancestors(block.within) {
            *counts.entry(id).or_default() += 1;
        }
    }
    let around = |block: &Block| -> Vec<Id> {
        std::iter::once(block.within).chain(tree.ancestors(block.within)).take(NEAR + 1).collect()
    };
    (0..blocks.len())
        .map(|at| {
            let Some(before) = at.checked_sub(1).map(|at| &blocks[at]) else { return false };
            let block = &blocks[at];
            let announces = before.size >= 12
                && before.size < 260
                && before.link_share() > 0.8
                && (matches!(before.kind, Kind::Heading(_)) || before.size >= 30);
            if !announces || block.size < 30 || matches!(block.kind, Kind::Heading(1)) {
                return false;
            }
            let own = around(block);
            let shared = around(before).into_iter().find(|id| own.contains(id) && *id != super::tree::ROOT);
            shared.is_some_and(|shared| counts.get(&shared).copied().unwrap_or(0) <= 3)
        })
        .collect()
}

/// How lines begin that stand beneath or between articles.
const BEGINNINGS: &[&str] = &[
    "share this",
    "share on",
    "share via",
    "share article",
    "follow us",
    "follow @",
    "sign up",
    "subscribe",
    "read more",
    "read also",
    "read next",
    "see also",
    "also read",
    "related:",
    "related stories",
    "related articles",
    "more on this",
    "more from",
    "recommended",
    "advertisement",
    "copyright",
    "©",
    "(c) ",
    "all rights reserved",
    "click here",
    "tags:",
    "filed under",
    "posted in",
    "posted by",
    "topics:",
    "leave a comment",
    "leave a reply",
    "comments",
    "view comments",
    "0 comments",
    "photo:",
    "photo by",
    "photograph:",
    "image:",
    "image credit",
    "image source",
    "credit:",
    "picture:",
    "getty images",
    "print this",
    "email this",
    "sign in",
    "log in",
    "create an account",
    "register now",
    "download our app",
    "download the app",
    "get the app",
    "join our",
    "join the conversation",
    "support our journalism",
    "this article was originally",
    "this story was originally",
    "contact the author",
    "editing by",
    "reporting by",
    "our standards:",
    "have a tip",
    "like this article",
    "enjoyed this",
    "don't miss",
    "most read",
    "most popular",
    "trending",
    "listen to this article",
    "skip to",
    "jump to",
    "back to top",
    "previous article",
    "next article",
    "we use cookies",
    "this site uses cookies",
    "accept all",
    "thank you for reading",
    "thanks for reading",
    "sign up for our newsletter",
    "get our newsletter",
    "the views expressed",
    "责任编辑",
    "责编",
    "编辑：",
    "编辑:",
    "（编辑",
    "(编辑",
    "（责任",
    "(责任",
    "【编辑",
    "[编辑",
    "审核：",
    "校对：",
    "来源：",
    "来源:",
    "文章来源",
    "稿源",
    "作者：",
    "作者:",
    "分享到",
    "分享至",
    "分享：",
    "相关阅读",
    "相关新闻",
    "相关链接",
    "相关报道",
    "相关推荐",
    "延伸阅读",
    "推荐阅读",
    "更多精彩",
    "更多新闻",
    "热门推荐",
    "猜你喜欢",
    "扫一扫",
    "扫描二维码",
    "扫码",
    "长按二维码",
    "关注我们",
    "关注微信",
    "微信公众号",
    "版权声明",
    "版权所有",
    "未经授权",
    "未经许可",
    "免责声明",
    "特别声明",
    "声明：",
    "本文仅代表",
    "本文来自",
    "点击进入",
    "点击查看",
    "点击下载",
    "点击关注",
    "上一篇",
    "下一篇",
    "上一页",
    "下一页",
    "返回首页",
    "返回顶部",
    "返回列表",
    "打印本",
    "打印",
    "字号",
    "字体：",
    "收藏",
    "举报",
    "原标题",
    "关键词",
    "标签：",
    "标签:",
    "发表评论",
    "我要评论",
    "网友评论",
    "查看评论",
    "打开app",
    "下载app",
    "展开全文",
    "阅读全文",
    "阅读原文",
    "订阅",
    "联系我们",
    "广告",
    "▲",
    "（本文",
    "海量资讯",
    "関連記事",
    "あわせて読みたい",
    "シェア",
    "この記事をシェア",
    "ログイン",
    "会員登録",
    "無断転載",
    "関連キーワード",
    "続きを読む",
    "관련기사",
    "관련 기사",
    "무단 전재",
    "무단전재",
    "저작권자",
    "기사제보",
    "공유하기",
    "댓글",
    "구독",
    "compartir",
    "suscríbete",
    "lea también",
    "partager",
    "lire aussi",
    "à lire aussi",
    "abonnez-vous",
    "lesen sie auch",
    "mehr zum thema",
    "teilen",
    "kommentare",
    "kommentare geschlossen",
    "schreibe einen kommentar",
    "hinterlasse einen kommentar",
    "ähnliche beiträge",
    "ähnliche artikel",
    "das könnte dich auch interessieren",
    "das könnte sie auch interessieren",
    "auch interessant:",
    "weiterlesen",
    "newsletter abonnieren",
    "zurück zur übersicht",
    "leggi anche",
    "leggi tutto",
    "articoli correlati",
    "condividi",
    "commenti",
    "lire la suite",
    "partager cet article",
    "commentaires",
    "laisser un commentaire",
    "sur le même sujet",
    "articles similaires",
    "leer más",
    "artículos relacionados",
    "te puede interesar",
    "comentarios",
    "leia também",
    "leia mais",
    "lees ook",
    "lees meer",
    "czytaj także",
    "you may also like",
    "you might also like",
    "comments are closed",
    "comments off",
    "related posts",
    "recommended for you",
    "continue reading",
    "editors' recommendations",
    "editors’ recommendations",
];

/// Beyond this length a line is text, however it begins.
const LONGEST_LINE: usize = 240;

/// Whether a line says nothing of an article.
pub fn says_boilerplate(words: &str, size: usize) -> bool {
    if size == 0 || size > LONGEST_LINE {
        return false;
    }
    let words = words.trim_start_matches(['|', '｜', '>', '»', '·', '•', '【', '■', '-', '—', ' ', '*']);
    let lower = words.to_lowercase();
    let begins = BEGINNINGS.iter().any(|beginning| {
        lower.strip_prefix(beginning).is_some_and(|rest| {
            // "Comments" is such a line, "Comments by the minister drew fire." is none.
            let whole = rest.trim_matches(|c: char| !c.is_alphanumeric()).is_empty();
            let is_phrase = beginning.contains([' ', ':', '：', '©'])
                || crate::article::block::size(beginning) >= 8 && !beginning.is_ascii();
            let is_sentence = lower.ends_with(['.', '。', '!', '?', '！', '？', '”', '"']);
            whole || (is_phrase && (size < 120 || !is_sentence)) || (size < 40 && !(is_sentence && size >= 24))
        })
    });
    begins
        || (size < 160
            && [
                "all rights reserved",
                "版权所有",
                "违者必究",
                "無断転載を禁",
                "재배포 금지",
                "转载请注明",
                "请联系我们删除",
            ]
            .iter()
            .any(|part| lower.contains(part)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::block::size;

    #[test]
    fn lines_of_every_site_are_told_from_text() {
        let check = |words: &str, expect: bool| assert_eq!(says_boilerplate(words, size(words)), expect, "{words}");
        check("Share this article", true);
        check("Advertisement", true);
        check("© 2025 The Gazette. All rights reserved.", true);
        check("责任编辑：王小明", true);
        check("来源：新华社", true);
        check("関連記事", true);
        check("Comments", true);
        check("Comments by the minister on Tuesday drew fire from every side of the chamber.", false);
        check("Subscribers to the service rose by four percent in the last quarter, the company said.", false);
        check("The harbour opened.", false);
        check("收藏家王先生在拍卖会上以三百万元的价格买下了这幅失传已久的画作，他说这是一生的梦想。", false);
        check("", false);
    }

    #[test]
    fn names_are_read_in_every_spelling() {
        let tree = crate::article::tree::read("<div class='postShareBar c_related-items' id=left_col>x</div>");
        let names = names(&tree, 1);
        for name in ["share", "related", "items", "left", "col"] {
            assert!(names.iter().any(|known| known == name), "{names:?}");
        }
    }
}
