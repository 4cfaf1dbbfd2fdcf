//! What is no part of an article: what is hidden, what is named like a menu, a share bar or a comment (`junk/name`), and
//! lines that every site prints under its articles (`junk/line`). A name alone never condemns what holds most of a page's
//! words.

mod line;
mod name;

use std::collections::HashMap;

use crate::article::block::{Block, Kind};
use crate::article::tree::{Id, Tree};
use line::says_boilerplate;
use name::{is_hardly_suspect, is_of_comments};
pub use name::{is_marked_as_body, is_suspect, names};

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
