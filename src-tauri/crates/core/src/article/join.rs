//! Choosing between the two readings, block by block, and recovering what either drops.

use crate::article::block::{Block, Kind, key};
use crate::article::data::Data;
use crate::article::smooth::Smooth;
use crate::article::tree::Tree;

/// How many bytes are looked through for what the page's data repeats.
const MOST: usize = 1_000_000_000;

/// The chosen blocks of a page.
///
/// What both chose is the article. What only our own chose is, unless the other chose much more without it. What only
/// the other chose is where it is running text in the neighbourhood. Text that the page's data repeats is surely it.
pub fn join(
    tree: &Tree,
    blocks: &[Block],
    own: &[bool],
    condemned: &[bool],
    smooth: Option<&Smooth>,
    data: &Data,
    title: &str,
) -> Vec<bool> {
    let other: Vec<bool> = blocks.iter().map(|block| smooth.is_some_and(|smooth| smooth.has(block))).collect();
    let body = key(&data.body);
    // Looking for every block in the data takes the product of both.
    let is_affordable = !body.is_empty() && body.len().saturating_mul(blocks.len()) <= MOST;
    let said: Vec<bool> =
        blocks.iter().map(|block| is_affordable && block.size >= 30 && body.contains(&block.key())).collect();
    let mut chosen = merged(blocks, own, condemned, &other);
    recover_said(blocks, condemned, &said, &body, &mut chosen);
    tidy(tree, blocks, condemned, title, &mut chosen);
    chosen
}

fn total(blocks: &[Block], picked: impl Fn(usize) -> bool) -> usize {
    let free = |block: &Block| block.size.saturating_sub(block.linked);
    blocks.iter().enumerate().filter(|(at, _)| picked(*at)).map(|(_, block)| free(block)).sum()
}

fn merged(blocks: &[Block], own: &[bool], condemned: &[bool], other: &[bool]) -> Vec<bool> {
    let (mine, theirs) = (total(blocks, |at| own[at]), total(blocks, |at| other[at] && !condemned[at]));
    let both = total(blocks, |at| own[at] && other[at]);
    if mine == 0 || theirs == 0 {
        let picked = if mine == 0 { other } else { own };
        return picked.iter().zip(condemned).map(|(picked, out)| *picked && !out).collect();
    }
    let agree = both as f64 / mine.min(theirs) as f64;
    if agree < 0.25 {
        // They speak of two different parts of the page: the one that says more.
        let picked = if theirs > mine { other } else { own };
        return picked.iter().zip(condemned).map(|(picked, out)| *picked && !out).collect();
    }
    let first = own.iter().position(|own| *own).unwrap_or(0);
    let last = own.iter().rposition(|own| *own).unwrap_or(0);
    let missed = mine * 2 < theirs;
    blocks
        .iter()
        .enumerate()
        .map(|(at, block)| match (own[at], other[at]) {
            (true, _) => true,
            (false, true) if condemned[at] => false,
            (false, true) => {
                let within = (first..=last).contains(&at);
                let near = at + 8 >= first && at <= last + 8;
                let text =
                    block.link_share() < 0.3 && (block.size >= 60 && block.ends_as_sentence() || block.size >= 160);
                missed || (within && block.link_share() < 0.5) || (near && text)
            }
            (false, false) => false,
        })
        .collect()
}

/// Takes in what the page's data repeats, and leaves out what stands behind the last of it where the data holds the
/// whole text.
fn recover_said(blocks: &[Block], condemned: &[bool], said: &[bool], body: &str, chosen: &mut [bool]) {
    let covered: usize = blocks.iter().zip(said).filter(|(_, said)| **said).map(|(block, _)| block.key().len()).sum();
    if body.is_empty() || covered * 10 < body.len() * 6 {
        return;
    }
    for (at, said) in said.iter().enumerate() {
        chosen[at] |= *said && !condemned[at];
    }
    let Some(last) = said.iter().rposition(|said| *said) else { return };
    if covered * 10 >= body.len() * 8 {
        for at in last + 1..blocks.len() {
            // A list or a short closing line may be missing in the data.
            chosen[at] &= at <= last + 1 && blocks[at].link_share() < 0.2;
        }
    }
}

/// Leaves out the headline itself, repetitions, and headings that nothing follows.
fn tidy(tree: &Tree, blocks: &[Block], condemned: &[bool], title: &str, chosen: &mut [bool]) {
    let title = key(title).to_lowercase();
    let text_begins = (0..blocks.len())
        .find(|at| chosen[*at] && blocks[*at].size >= 60 && !matches!(blocks[*at].kind, Kind::Heading(_)));
    let mut before: Option<usize> = None;
    for (at, block) in blocks.iter().enumerate() {
        if !chosen[at] {
            continue;
        }
        if condemned[at] {
            chosen[at] = false;
            continue;
        }
        let key = block.key().to_lowercase();
        let is_head = text_begins.is_none_or(|begins| at < begins);
        // Old pages set headline, author and date with breaks in one block.
        let is_title = !key.is_empty()
            && (is_head || matches!(block.kind, Kind::Heading(_)))
            && (key == title || (!title.is_empty() && key.starts_with(&title) && key.len() < title.len() + 90));
        let is_dateline = is_head && is_of_the_head(block);
        let is_again = |other: usize| is_repeated(tree, &blocks[other], block);
        if is_title || is_dateline || (block.size >= 40 && before.is_some_and(is_again)) {
            chosen[at] = false;
            continue;
        }
        if block.size > 0 {
            before = Some(at);
        }
    }
    drop_teaser(tree, blocks, chosen);
    for last in (0..blocks.len()).rev().filter(|at| chosen[*at]).collect::<Vec<_>>() {
        if !matches!(blocks[last].kind, Kind::Heading(_)) && blocks[last].size > 0 {
            break;
        }
        chosen[last] = false;
    }
}

/// Leaves out a lead that the text says again: word for word, or as the beginning of what was cut off.
fn drop_teaser(tree: &Tree, blocks: &[Block], chosen: &mut [bool]) {
    let mut texts = (0..blocks.len()).filter(|at| chosen[*at] && blocks[*at].size >= 60);
    let Some(lead) = texts.next() else { return };
    let words = blocks[lead].key();
    let begun = words.trim_end_matches(['.', '…', '[', ']']);
    let is_cut = words.ends_with(['…', ']']) || words.ends_with("...");
    let repeats =
        |at: usize| is_repeated(tree, &blocks[lead], &blocks[at]) || (is_cut && blocks[at].key().starts_with(begun));
    if texts.take(3).any(repeats) {
        chosen[lead] = false;
    }
}

/// Whether a page shows the same words at two places, for two widths of a screen perhaps. Who writes the same paragraph
/// twice in a row means it.
fn is_repeated(tree: &Tree, one: &Block, other: &Block) -> bool {
    let parent = |block: &Block| tree.node(block.within).parent;
    parent(one) != parent(other) && one.key().to_lowercase() == other.key().to_lowercase()
}

/// Whether a short line before the text is a byline, a date or a source line.
fn is_of_the_head(block: &Block) -> bool {
    if block.size == 0 || block.size > 110 || matches!(block.kind, Kind::Entry(..) | Kind::Row(_) | Kind::Quote) {
        return false;
    }
    let words = block.words.as_str();
    let lower = words.to_lowercase();
    let begins = [
        "by ",
        "published",
        "updated",
        "posted",
        "last updated",
        "first published",
        "written by",
        "发布时间",
        "时间：",
        "时间:",
        "日期：",
        "日期:",
        "来源",
        "作者",
        "记者",
        "编辑",
        "责任编辑",
        "浏览",
        "阅读",
        "点击",
        "发表于",
        "更新时间",
        "入力 ",
        "입력 ",
        "公開日",
        "最終更新",
    ];
    let dated = super::date::in_numbers(words).is_some() || super::date::in_words(words).is_some();
    let is_byline = begins.iter().any(|begin| lower.starts_with(begin)) && !block.ends_as_sentence();
    is_byline || (dated && !block.ends_as_sentence() && block.size < 80)
}
