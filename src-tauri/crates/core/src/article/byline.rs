//! Who wrote a page, as it is printed.

use crate::article::block::{Block, Kind};
use crate::article::data::Data;
use crate::article::junk;
use crate::article::tree::{Id, Tree};

/// The longest byline, in characters.
const LONGEST: usize = 120;

/// The byline: what the data says, else the head, else what is marked or printed as one.
pub fn of(
    tree: &Tree,
    blocks: &[Block],
    meta: &str,
    cited: &[String],
    account: &str,
    data: &Data,
    site: &str,
) -> String {
    let authors = joined(&data.authors);
    let candidates = [authors, joined(cited), meta.to_owned(), account.to_owned(), marked(tree), printed(blocks)];
    candidates.iter().map(|words| tidied(words, site)).find(|words| !words.is_empty()).unwrap_or_default()
}

/// A byline without what stands around the name; empty where it is none, or the site's own name.
pub fn tidied(words: &str, site: &str) -> String {
    let words = tidy(words);
    if is_name(&words) && !words.eq_ignore_ascii_case(site) { words } else { String::new() }
}

fn joined(names: &[String]) -> String {
    let mut known: Vec<&str> = Vec::new();
    for name in names.iter().map(|name| name.trim()) {
        if !name.is_empty() && !known.contains(&name) && known.len() < 12 {
            known.push(name);
        }
    }
    known.join(", ")
}

fn is_name(words: &str) -> bool {
    let count = words.chars().count();
    (2..=LONGEST).contains(&count)
        && !words.starts_with("http")
        && !words.contains("://")
        && !words.contains('@')
        && words.chars().any(char::is_alphabetic)
        && !matches!(
            words.to_lowercase().as_str(),
            "admin" | "administrator" | "editor" | "staff" | "null" | "undefined" | "none"
        )
}

/// The words of a byline without what stands before the name.
fn tidy(words: &str) -> String {
    let mut words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    for _ in 0..3 {
        let lower = words.to_lowercase();
        let begins = [
            "by ",
            "by: ",
            "written by ",
            "posted by ",
            "author: ",
            "author ",
            "von ",
            "par ",
            "por ",
            "作者：",
            "作者:",
            "作者 ",
            "作者",
            "记者：",
            "记者:",
            "记者 ",
            "本报记者 ",
            "本报记者",
            "文｜",
            "文|",
            "文/",
            "文丨",
            "撰文：",
            "撰文/",
            "記者 ",
            "文・",
            "기자 ",
        ];
        let Some(beginning) = begins.iter().find(|beginning| lower.starts_with(**beginning)) else { break };
        words = words.get(beginning.len()..).unwrap_or_default().trim().to_owned();
    }
    // What else stands on the line is no name.
    let end = words
        .char_indices()
        .find(|(at, c)| matches!(c, '|' | '｜' | '•' | '·') && *at > 0 && words[..*at].ends_with(' '))
        .map_or(words.len(), |(at, _)| at);
    words[..end].trim_end_matches([',', ' ', '-', '–', '|']).trim().to_owned()
}

/// What a page marks as its author.
fn marked(tree: &Tree) -> String {
    let is_author = |id: &Id| {
        tree.attribute(*id, "itemprop").split_whitespace().any(|word| word == "author" || word == "creator")
            || tree.attribute(*id, "rel").split_whitespace().any(|word| word == "author")
    };
    let mut names = Vec::new();
    for id in tree.elements().filter(is_author).take(12) {
        let own = tree.elements().skip_while(|other| *other <= id).take(20).find(|other| {
            tree.attribute(*other, "itemprop") == "name" && tree.ancestors(*other).any(|outer| outer == id)
        });
        let words = match own {
            Some(own) if !tree.attribute(own, "content").is_empty() => tree.attribute(own, "content").to_owned(),
            Some(own) => tree.words(own),
            None if !tree.attribute(id, "content").is_empty() => tree.attribute(id, "content").to_owned(),
            None => tree.words(id),
        };
        if words.chars().count() <= 60 {
            names.push(words);
        }
    }
    let named = joined(&names);
    if !named.is_empty() {
        return named;
    }
    let by_class = tree.elements().filter(|id| {
        !junk::is_hidden(tree, *id)
            && junk::names(tree, *id)
                .iter()
                .any(|name| matches!(name.as_str(), "byline" | "author" | "authors" | "writer" | "reporter"))
    });
    let likely = |words: &String| (2..=80).contains(&words.chars().count());
    by_class.take(20).map(|id| tree.words(id)).map(|words| until_date(&words)).find(likely).unwrap_or_default()
}

/// The words before a date that stands on the same line.
fn until_date(words: &str) -> String {
    let end = words
        .char_indices()
        .find(|(at, c)| c.is_ascii_digit() && words[*at..].chars().take_while(char::is_ascii_digit).count() == 4);
    let months =
        ["Jan", "Feb", "Mar ", "Apr", "May ", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Published", "Updated"];
    let month = months.iter().filter_map(|month| words.find(&format!(" {month}"))).min();
    let end = end.map(|(at, _)| at).into_iter().chain(month).min().unwrap_or(words.len());
    words[..end].trim_end_matches(|c: char| !c.is_alphanumeric() && c != '.').to_owned()
}

/// A short line that is printed as a byline.
fn printed(blocks: &[Block]) -> String {
    for block in blocks.iter().take(60).filter(|block| block.size < 120 && !matches!(block.kind, Kind::Heading(_))) {
        let words = block.words.as_str();
        let lower = words.to_lowercase();
        if let Some(rest) = lower.strip_prefix("by ").and(words.get(3..)) {
            let first = rest.chars().next().unwrap_or(' ');
            let name = until_date(rest);
            if first.is_uppercase() && name.split_whitespace().count() <= 8 && !block.ends_as_sentence() {
                return name;
            }
        }
        for mark in ["作者：", "作者:", "记者：", "文｜", "文丨", "文/", "撰文：", "本报记者"] {
            if let Some((_, rest)) = words.split_once(mark) {
                let name: String = rest
                    .trim_start()
                    .chars()
                    .take_while(|c| !c.is_whitespace() && !"|｜（(，,；;）)】".contains(*c))
                    .collect();
                if (2..=12).contains(&name.chars().count()) {
                    return name;
                }
            }
        }
    }
    String::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines_are_read_as_they_are_printed() {
        let check = |words: &str, expect: &str| assert_eq!(tidy(words), expect, "{words}");
        check("By Ada Wu", "Ada Wu");
        check("Written by  Ada Wu and Bo Li", "Ada Wu and Bo Li");
        check("作者：王小明", "王小明");
        check("文｜李雷", "李雷");
        check("Ada Wu | The Gazette", "Ada Wu");
        assert_eq!(until_date("Ada Wu, Jan 3, 2025"), "Ada Wu");
        assert_eq!(until_date("王小明 2025-01-03 10:20"), "王小明");
    }
}
