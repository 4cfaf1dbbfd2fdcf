//! Our own reading of which blocks are the article: the part of the page whose running text weighs most against its
//! links and short lines, with the lead that stands before it.

use url::Url;

use crate::article::block::{Block, Kind};
use crate::article::tree::{Id, ROOT, Tree};
use crate::article::{junk, say};

/// How much of a part's weight one part within it must have to stand for it.
const CORE: f64 = 0.8;

/// Which blocks are the article of a page that stands at `place`, where that is known.
pub fn pick(tree: &Tree, blocks: &[Block], condemned: &[bool], place: Option<&Url>) -> Vec<bool> {
    let weights: Vec<f64> = blocks.iter().zip(condemned).map(|(block, out)| weight(block, *out)).collect();
    let mut sums = vec![0.0; tree.len()];
    for (block, weight) in blocks.iter().zip(&weights) {
        sums[block.within] += weight;
        for id in tree.ancestors(block.within) {
            sums[id] += weight;
        }
    }
    let core = core(tree, &sums);
    let is_in = |block: &Block| block.within == core || tree.ancestors(block.within).any(|id| id == core);
    let mut picked: Vec<bool> = blocks.iter().zip(condemned).map(|(block, out)| !out && is_in(block)).collect();
    add_lead(tree, blocks, condemned, core, &mut picked);
    trim(tree, blocks, place, &mut picked);
    picked
}

/// What a block speaks for (above zero) or against (below) the part it lies in.
fn weight(block: &Block, condemned: bool) -> f64 {
    let free = block.size.saturating_sub(block.linked) as f64;
    let share = block.link_share();
    if condemned {
        return -(free * 0.2).min(40.0);
    }
    if block.size == 0 {
        return 0.0;
    }
    if share > 0.5 {
        return -(12.0 + block.size as f64 * 0.3).min(80.0);
    }
    let worth = free * (1.0 - share);
    match block.kind {
        Kind::Heading(_) => 0.0,
        Kind::Row(_) => (worth * 0.5).min(60.0),
        Kind::Entry(..) if block.size < 30 => -4.0,
        Kind::Entry(..) => worth * 0.8,
        Kind::Code => worth * 0.6,
        Kind::Quote => worth,
        Kind::Paragraph if block.size < 30 && !block.ends_as_sentence() => -6.0,
        Kind::Paragraph if !block.ends_as_sentence() && block.size < 80 => worth * 0.3,
        Kind::Paragraph => worth,
    }
}

/// The part of the page with the greatest weight; within it, the narrowest that has nearly all of it.
fn core(tree: &Tree, sums: &[f64]) -> Id {
    let mut best = (ROOT, 0.0);
    for id in tree.elements() {
        let likely = sums[id] * preference(tree, id);
        // A part within another of the same weight comes later and is narrower.
        if sums[id] > 0.0 && likely >= best.1 {
            best = (id, likely);
        }
    }
    let mut at = best.0;
    loop {
        let narrower = tree.node(at).children.iter().copied().find(|child| {
            !tree.name(*child).is_empty()
                && sums[*child] >= CORE * sums[at]
                && sums[*child] > 0.0
                && is_part(tree, *child)
        });
        match narrower {
            Some(child) => at = child,
            None => return at,
        }
    }
}

/// Whether an element holds parts and is no paragraph itself.
fn is_part(tree: &Tree, id: Id) -> bool {
    matches!(
        tree.name(id),
        "div"
            | "section"
            | "article"
            | "main"
            | "center"
            | "td"
            | "table"
            | "tbody"
            | "tr"
            | "form"
            | "font"
            | "span"
            | "body"
            | "figure"
    ) && !tree.node(id).children.is_empty()
}

/// What an element's own name says for it.
fn preference(tree: &Tree, id: Id) -> f64 {
    if junk::is_marked_as_body(tree, id) {
        return 1.4;
    }
    match tree.name(id) {
        "article" => return 1.15,
        "main" => return 1.08,
        _ => {}
    }
    let names = junk::names(tree, id);
    let likely =
        ["article", "articlebody", "articlecontent", "content", "entry", "story", "post", "text", "body", "zhengwen"];
    if names.iter().any(|name| likely.contains(&name.as_str())) { 1.06 } else { 1.0 }
}

/// Adds the lead: running text that stands before the core, after the page's headline.
fn add_lead(tree: &Tree, blocks: &[Block], condemned: &[bool], core: Id, picked: &mut [bool]) {
    let Some(first) = picked.iter().position(|picked| *picked) else { return };
    // Not beyond the part that the article stands in.
    let bound = tree
        .ancestors(core)
        .find(|id| matches!(tree.name(*id), "article" | "main"))
        .or_else(|| tree.ancestors(core).nth(2))
        .unwrap_or(ROOT);
    let headline = blocks[..first].iter().rposition(|block| block.kind == Kind::Heading(1));
    let from = headline.map_or(first.saturating_sub(6), |at| at + 1);
    for at in from..first {
        let block = &blocks[at];
        let is_near = block.within == bound || tree.ancestors(block.within).any(|id| id == bound);
        let is_text = matches!(block.kind, Kind::Paragraph | Kind::Quote | Kind::Heading(2))
            && block.size >= 50
            && block.link_share() < 0.2
            && (block.ends_as_sentence() || headline.is_some());
        if is_text && !condemned[at] && (is_near || headline.is_some()) {
            picked[at] = true;
        }
    }
}

/// Takes off what links the end and the middle to elsewhere: rows of links, lone short lines at either end, headings
/// that nothing follows.
fn trim(tree: &Tree, blocks: &[Block], place: Option<&Url>, picked: &mut [bool]) {
    let names = named_places(tree, blocks, place, picked);
    for (at, block) in blocks.iter().enumerate() {
        let all_link = block.size > 0 && block.link_share() > 0.75 && block.ends_as_sentence().eq(&false);
        if picked[at] && all_link && !names[at] && !stands_in_text(blocks, picked, at) {
            picked[at] = false;
        }
        // A picture without words is kept only between words.
        if picked[at] && block.size == 0 && !stands_in_text(blocks, picked, at) {
            picked[at] = false;
        }
    }
    for last in (0..blocks.len()).rev().filter(|at| picked[*at]).collect::<Vec<_>>() {
        let block = &blocks[last];
        let hollow = matches!(block.kind, Kind::Heading(_)) || block.size == 0 || block.link_share() > 0.75;
        if !hollow || names[last] {
            break;
        }
        picked[last] = false;
    }
    let mut left = picked.iter().filter(|picked| **picked).count();
    for first in (0..blocks.len()).filter(|at| picked[*at]).collect::<Vec<_>>() {
        let block = &blocks[first];
        let hollow = block.kind == Kind::Heading(1) || (block.link_share() > 0.6 && block.size < 200);
        let short = block.kind == Kind::Paragraph && block.size < 30 && !block.ends_as_sentence();
        if !(hollow || (short && left > 1)) {
            break;
        }
        picked[first] = false;
        left -= 1;
    }
}

/// With fewer words a link says "Facebook" or "Home", and nothing of what it leads to.
const TELLING: usize = 3;

/// Which blocks are links that an article gives its readers: to elsewhere, beneath a line that announces them or in one
/// part with the text before them. Links within a house lead from its articles to its others.
fn named_places(tree: &Tree, blocks: &[Block], place: Option<&Url>, picked: &[bool]) -> Vec<bool> {
    let mut names = vec![false; blocks.len()];
    let Some(place) = place else { return names };
    let mut before: Option<usize> = None;
    for (at, block) in blocks.iter().enumerate().filter(|(at, _)| picked[*at]) {
        let is_link = block.link_share() > 0.75 && block.words.split_whitespace().count() >= TELLING;
        let is_announced = before.is_some_and(|before| match block.kind {
            Kind::Entry(..) => names[before] || blocks[before].ends_as_sentence(),
            Kind::Paragraph => blocks[before].size >= 60 && parent(tree, block) == parent(tree, &blocks[before]),
            _ => false,
        });
        names[at] = is_link && is_announced && leads_out(tree, block, place);
        before = Some(at);
    }
    names
}

fn parent(tree: &Tree, block: &Block) -> Id {
    tree.node(block.within).parent
}

/// Whether every link of a block leads to another house.
fn leads_out(tree: &Tree, block: &Block, place: &Url) -> bool {
    let links: Vec<Id> =
        block.leaves.iter().filter_map(|leaf| tree.ancestors(*leaf).find(|id| tree.name(*id) == "a")).collect();
    !links.is_empty()
        && links.iter().all(|link| {
            Url::parse(tree.attribute(*link, "href")).is_ok_and(|to| to.has_host() && !say::same_house(&to, place))
        })
}

/// Whether running text stands near on both sides.
fn stands_in_text(blocks: &[Block], picked: &[bool], at: usize) -> bool {
    let is_text = |other: usize| picked[other] && blocks[other].size >= 60 && blocks[other].link_share() < 0.4;
    let before = (at.saturating_sub(3)..at).any(is_text);
    let after = (at + 1..(at + 4).min(blocks.len())).any(is_text);
    before && after
}
