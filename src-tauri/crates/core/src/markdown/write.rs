//! From a body to Markdown. Every block is written the short way, read back, and where it does not come
//! back the same, written the longer ways: with tags for marks, and last as HTML.

mod inline;

use crate::body::text::Numbering;
use crate::body::{Body, Line, LineKind};
use crate::html;

use super::to_body;
use inline::Way;

/// The Markdown of a body in canonical form.
pub fn write(body: &Body) -> String {
    let short = joined(body, |block| in_markdown(block, Way::Signs));
    if to_body(&short) == *body {
        return short;
    }
    joined(body, |block| {
        let body = Body { lines: block.to_vec() };
        let ways = [Way::Signs, Way::Tags].into_iter().map(|way| in_markdown(block, way));
        ways.into_iter()
            .find(|markdown| to_body(markdown) == body)
            .unwrap_or_else(|| html::from_body(&body).into_string())
    })
}

fn joined(body: &Body, write: impl Fn(&[Line]) -> String) -> String {
    let blocks: Vec<String> = body.lines.chunk_by(belong_together).map(write).collect();
    blocks.join("\n\n")
}

/// Whether two lines are parts of one list, one quote or one block of code.
fn belong_together(before: &Line, line: &Line) -> bool {
    let in_list = |line: &Line| matches!(line.kind, LineKind::Bullet | LineKind::Ordered) || line.indent > 0;
    (in_list(before) && in_list(line))
        || (before.kind == line.kind && matches!(line.kind, LineKind::Quote | LineKind::Code))
}

fn in_markdown(block: &[Line], way: Way) -> String {
    let Some(first) = block.first() else { return String::new() };
    match first.kind {
        _ if first.is_rule() => "---".to_owned(),
        LineKind::Code => code(block),
        LineKind::Quote => {
            let lines = block.iter().map(|line| format!("> {}", inline::write(line, way, "> ")));
            lines.collect::<Vec<_>>().join("\n>\n")
        }
        LineKind::Heading2 => format!("## {}", inline::write(first, way, "")),
        LineKind::Heading3 => format!("### {}", inline::write(first, way, "")),
        LineKind::Heading4 => format!("#### {}", inline::write(first, way, "")),
        LineKind::Bullet | LineKind::Ordered => list(block, way),
        LineKind::Paragraph => inline::write(first, way, ""),
    }
}

fn code(block: &[Line]) -> String {
    let lines: Vec<String> = block.iter().map(Line::words).collect();
    let longest = lines.iter().flat_map(|line| line.split(|c| c != '`')).map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    format!("{fence}\n{}\n{fence}", lines.join("\n"))
}

fn list(block: &[Line], way: Way) -> String {
    let mut out = String::new();
    let mut numbers = Numbering::default();
    // How far the words of each open entry stand in.
    let mut margins: Vec<usize> = Vec::new();
    for line in block {
        let number = numbers.next(line);
        margins.truncate(usize::from(line.indent));
        let margin = margins.last().copied().unwrap_or(0);
        let marker = match line.kind {
            LineKind::Bullet => "- ".to_owned(),
            LineKind::Ordered => format!("{number}. "),
            _ => String::new(),
        };
        if !out.is_empty() {
            out.push_str(if marker.is_empty() { "\n\n" } else { "\n" });
        }
        let words_margin = margin + marker.len();
        out.push_str(&" ".repeat(margin));
        out.push_str(&marker);
        out.push_str(&inline::write(line, way, &" ".repeat(words_margin)));
        if !marker.is_empty() {
            margins.push(words_margin);
        }
    }
    out
}
