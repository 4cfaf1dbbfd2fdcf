//! From Markdown to a body, by way of HTML.

use comrak::Options;

use crate::body::Body;
use crate::html;

/// Markdown longer than this is read in parts, so that its tree does not fill the memory.
const MAX_PART: usize = 512 << 10;
/// The most signs on one line that open a container; deeper nesting is read as words.
const MAX_NESTING: usize = 100;

/// Reads Markdown.
pub fn read(markdown: &str) -> Body {
    let mut lines = Vec::new();
    for part in parts(&bounded(markdown)) {
        lines.extend(html::to_body(&comrak::markdown_to_html(part, &options())).body.lines);
    }
    Body { lines }.canonical()
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

/// Cuts long Markdown at blank lines; a part without any is cut at a line, or anywhere.
fn parts(markdown: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = markdown;
    while rest.len() > MAX_PART {
        let mut limit = MAX_PART;
        while !rest.is_char_boundary(limit) {
            limit -= 1;
        }
        let head = &rest[..limit];
        let cut = head.rfind("\n\n").or_else(|| head.rfind('\n')).or_else(|| head.rfind(' ')).filter(|cut| *cut > 0);
        let (part, after) = rest.split_at(cut.unwrap_or(limit));
        parts.push(part);
        rest = after;
    }
    parts.push(rest);
    parts
}

/// The Markdown with lines that nest absurdly deep made harmless: the parser takes time for every
/// container on every line.
fn bounded(markdown: &str) -> std::borrow::Cow<'_, str> {
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
