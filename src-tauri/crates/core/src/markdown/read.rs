//! From Markdown to a body, by way of HTML.

use std::borrow::Cow;

use comrak::Options;

use crate::body::Body;
use crate::html::{self, Bound, ParsedBody};

/// How much is read as Markdown; what comes after is words.
const MAX_SIZE: usize = 2 << 20;
/// Markdown longer than this is read in parts, so that its tree does not fill the memory.
const MAX_PART: usize = 512 << 10;
/// The most signs on one line that open a container; deeper nesting is read as words.
const MAX_NESTING: usize = 100;
/// The most paragraphs of the words after the Markdown.
const MAX_PARAGRAPHS: usize = 100_000;

/// Reads Markdown.
pub fn read(markdown: &str) -> ParsedBody {
    let (markdown, words) = markdown.split_at(cut(markdown, MAX_SIZE));
    let bounded = bounded(markdown);
    let mut read = ParsedBody::default();
    let mut lines = Vec::new();
    let mut rest: &str = &bounded;
    while !rest.is_empty() {
        let (part, after) = rest.split_at(cut(rest, MAX_PART));
        let parsed = html::to_body(&comrak::markdown_to_html(part, &options()));
        lines.extend(parsed.body.lines);
        read.bounds.extend(parsed.bounds);
        read.unlinked.extend(parsed.unlinked);
        rest = after;
    }
    if !words.is_empty() {
        read.bounds.push(Bound::Size);
        let paragraphs = words.splitn(MAX_PARAGRAPHS, "\n\n").map(|words| words.replace('\n', " "));
        lines.extend(Body::paragraphs(paragraphs).lines);
    }
    read.bounds.extend(matches!(bounded, Cow::Owned(_)).then_some(Bound::Depth));
    read.bounds.sort_unstable();
    read.bounds.dedup();
    read.body = Body { lines }.canonical();
    read
}

/// Where to cut text that is too long: at a blank line, else at the end of a line, else at a space.
fn cut(text: &str, limit: usize) -> usize {
    if text.len() <= limit {
        return text.len();
    }
    let mut limit = limit;
    while !text.is_char_boundary(limit) {
        limit -= 1;
    }
    let head = &text[..limit];
    let place = ["\n\n", "\n", " "].into_iter().find_map(|sign| head.rfind(sign));
    place.filter(|place| *place > 0).unwrap_or(limit)
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.strikethrough = true;
    options.extension.autolink = true;
    options.extension.table = true;
    // Emphasis beside Chinese and Japanese punctuation, which has no spaces around it.
    options.extension.cjk_friendly_emphasis = true;
    // HTML is let through here because it is cleaned right after.
    options.render.r#unsafe = true;
    options
}

/// The Markdown with lines that nest absurdly deep made harmless: the parser takes time for every
/// container on every line.
fn bounded(markdown: &str) -> Cow<'_, str> {
    let nests = |line: &str| {
        let signs =
            line.chars().take_while(|c| matches!(c, '>' | '-' | '+' | '*' | ' ' | '\t')).filter(|c| !c.is_whitespace());
        signs.count() > MAX_NESTING
    };
    // A row of one sign is a rule or an underline, however long.
    let is_row = |line: &str| {
        let mut signs = line.chars().filter(|c| !c.is_whitespace());
        signs.next().is_some_and(|first| first != '>' && signs.all(|c| c == first))
    };
    let deep = |line: &str| nests(line) && !is_row(line);
    if !markdown.lines().any(deep) {
        return markdown.into();
    }
    let lines: Vec<String> = markdown
        .lines()
        .map(|line| if deep(line) { format!("\\{}", line.trim_start()) } else { line.to_owned() })
        .collect();
    lines.join("\n").into()
}
