//! The chosen blocks as HTML of our own, which `html` then reads like any other.

use url::Url;

use crate::article::block::{Block, Kind};
use crate::article::tree::{Content, Id, Tree, escape};

/// The blocks as HTML. Addresses are made whole by `base`.
pub fn write<'a>(tree: &Tree, blocks: impl IntoIterator<Item = &'a Block>, base: Option<&Url>) -> String {
    let mut out = String::new();
    let mut lists: Vec<bool> = Vec::new();
    let mut table = None;
    for block in blocks {
        let row = match block.kind {
            Kind::Row(table) => Some(table),
            _ => None,
        };
        if table != row {
            if table.is_some() {
                out.push_str("</table>");
            }
            table = row;
            if table.is_some() {
                close_lists(&mut lists, 0, &mut out);
                out.push_str("<table>");
            }
        }
        let Kind::Entry(ordered, depth) = block.kind else {
            close_lists(&mut lists, 0, &mut out);
            plain(tree, block, base, &mut out);
            continue;
        };
        close_lists(&mut lists, usize::from(depth) + 1, &mut out);
        while lists.len() <= usize::from(depth) {
            out.push_str(if ordered { "<ol>" } else { "<ul>" });
            lists.push(ordered);
        }
        out.push_str("<li>");
        inline(tree, block, &block.leaves, base, &mut out);
        out.push_str("</li>");
    }
    close_lists(&mut lists, 0, &mut out);
    if table.is_some() {
        out.push_str("</table>");
    }
    out
}

fn close_lists(lists: &mut Vec<bool>, to: usize, out: &mut String) {
    while lists.len() > to {
        out.push_str(if lists.pop() == Some(true) { "</ol>" } else { "</ul>" });
    }
}

fn plain(tree: &Tree, block: &Block, base: Option<&Url>, out: &mut String) {
    let (before, after) = match block.kind {
        Kind::Paragraph | Kind::Entry(..) => ("<p>", "</p>"),
        Kind::Heading(1 | 2) => ("<h2>", "</h2>"),
        Kind::Heading(3) => ("<h3>", "</h3>"),
        Kind::Heading(_) => ("<h4>", "</h4>"),
        Kind::Quote => ("<blockquote><p>", "</p></blockquote>"),
        Kind::Code => ("<pre>", "</pre>"),
        Kind::Row(_) => ("<tr>", "</tr>"),
    };
    out.push_str(before);
    if matches!(block.kind, Kind::Row(_)) {
        cells(tree, block, base, out);
    } else {
        inline(tree, block, &block.leaves, base, out);
    }
    out.push_str(after);
}

fn cells(tree: &Tree, block: &Block, base: Option<&Url>, out: &mut String) {
    let cell_of = |leaf: Id| tree.ancestors(leaf).find(|id| matches!(tree.name(*id), "td" | "th"));
    let mut at = 0;
    while at < block.leaves.len() {
        let cell = cell_of(block.leaves[at]);
        let end =
            block.leaves[at..].iter().position(|leaf| cell_of(*leaf) != cell).map_or(block.leaves.len(), |n| at + n);
        let leaves = &block.leaves[at..end];
        at = end;
        let Some(cell) = cell else { continue };
        let name = if tree.name(cell) == "th" { "th" } else { "td" };
        out.push_str(&format!("<{name}>"));
        inline(tree, block, leaves, base, out);
        out.push_str(&format!("</{name}>"));
    }
}

fn inline(tree: &Tree, block: &Block, leaves: &[Id], base: Option<&Url>, out: &mut String) {
    let mut open: Vec<(Id, &'static str)> = Vec::new();
    for leaf in leaves {
        let mut chain: Vec<(Id, &'static str)> = tree
            .ancestors(*leaf)
            .take_while(|id| *id != block.within)
            .filter_map(|id| setting(tree.name(id)).map(|name| (id, name)))
            .collect();
        chain.reverse();
        let shared = open.iter().zip(&chain).take_while(|(a, b)| a == b).count();
        while open.len() > shared {
            if let Some((_, name)) = open.pop() {
                out.push_str(&format!("</{name}>"));
            }
        }
        for (id, name) in &chain[shared..] {
            open.push((*id, name));
            if *name == "a" {
                out.push_str("<a href=\"");
                escape(&whole(tree.attribute(*id, "href"), base), out);
                out.push_str("\">");
            } else {
                out.push_str(&format!("<{name}>"));
            }
        }
        match &tree.node(*leaf).content {
            Content::Words(words) => {
                // Indents that were typed are no words.
                let words = words.trim_start_matches(['\u{3000}', '\u{2003}']);
                escape(words, out);
            }
            Content::Element(name, _) if name == "br" => out.push_str("<br>"),
            Content::Element(..) => picture(tree, *leaf, base, out),
        }
    }
    while let Some((_, name)) = open.pop() {
        out.push_str(&format!("</{name}>"));
    }
}

fn setting(name: &str) -> Option<&'static str> {
    Some(match name {
        "a" => "a",
        "b" | "strong" => "strong",
        "i" | "em" | "cite" | "dfn" | "var" => "em",
        "code" | "kbd" | "tt" | "samp" => "code",
        "sub" => "sub",
        "sup" => "sup",
        "s" | "strike" | "del" => "s",
        "u" | "ins" => "u",
        _ => return None,
    })
}

/// A picture of the article; none for what only counts or decorates.
fn picture(tree: &Tree, id: Id, base: Option<&Url>, out: &mut String) {
    let lazy = ["data-src", "data-original", "src"].into_iter().map(|name| tree.attribute(id, name));
    let Some(source) = lazy.into_iter().find(|source| !source.is_empty() && !source.starts_with("data:")) else {
        return;
    };
    let measure = |name: &str| tree.attribute(id, name).trim_end_matches("px").parse::<u32>().ok();
    if measure("width").is_some_and(|width| width < 48) || measure("height").is_some_and(|height| height < 48) {
        return;
    }
    out.push_str("<img src=\"");
    escape(&whole(source, base), out);
    out.push_str("\" alt=\"");
    escape(tree.attribute(id, "alt"), out);
    out.push_str("\">");
}

/// An address made whole.
pub fn whole(written: &str, base: Option<&Url>) -> String {
    let written = written.trim();
    if written.is_empty() || written.starts_with('#') {
        return String::new();
    }
    match base {
        Some(base) => base.join(written).map(String::from).unwrap_or_default(),
        None => Url::parse(written).map(|_| written.to_owned()).unwrap_or_default(),
    }
}
