//! Text blocks as wrapped lines.

use unicode_width::UnicodeWidthStr;

use super::inline::words;
use super::link::Links;
use super::wrap::wrap;
use crate::export::page::{Block, List};

/// The narrowest column that text is still wrapped to.
const NARROWEST: usize = 20;

/// The blocks, each as its lines; blocks without words are left out.
pub(super) fn body(blocks: &[Block], width: usize, links: &mut Links) -> Vec<String> {
    blocks.iter().map(|block| print(block, width, links)).filter(|text| !text.is_empty()).collect()
}

/// Words under a line of strokes as long as they are.
pub(super) fn underlined(words: &str, stroke: &str, width: usize) -> String {
    let lines = wrap(words, width);
    let longest = lines.iter().map(|line| line.width()).max().unwrap_or(0);
    format!("{}\n{}", lines.join("\n"), stroke.repeat(longest.min(width)))
}

fn print(block: &Block, width: usize, links: &mut Links) -> String {
    match block {
        Block::Paragraph { indent, content } => {
            let by = usize::from(*indent) * 2;
            hang(&wrap(words(content, links).trim(), narrower(width, by)), &" ".repeat(by), &" ".repeat(by))
        }
        Block::Heading { content, .. } => {
            let heading = words(content, links);
            if heading.trim().is_empty() { String::new() } else { underlined(heading.trim(), "-", width) }
        }
        Block::List(list) => print_list(list, width, links),
        Block::Quote(paragraphs) => {
            let quoted: Vec<String> = paragraphs
                .iter()
                .map(|content| hang(&wrap(words(content, links).trim(), narrower(width, 2)), "> ", "> "))
                .filter(|text| !text.is_empty())
                .collect();
            quoted.join("\n>\n")
        }
        Block::Code(code) => hang(&code.text.lines().map(str::to_owned).collect::<Vec<_>>(), "    ", "    "),
        Block::Rule => "* * *".to_owned(),
    }
}

fn print_list(list: &List, width: usize, links: &mut Links) -> String {
    let marker = |index: usize| list.start.map_or_else(|| "- ".to_owned(), |start| format!("{}. ", start + index));
    let indent = (0..list.entries.len()).map(|index| marker(index).len()).max().unwrap_or(0);
    let entries: Vec<String> = list
        .entries
        .iter()
        .enumerate()
        .map(|(index, entry)| {
            let text = body(entry, narrower(width, indent), links).join("\n");
            let lines: Vec<String> = text.lines().map(str::to_owned).collect();
            hang(&lines, &format!("{:indent$}", marker(index)), &" ".repeat(indent))
        })
        .collect();
    entries.join("\n")
}

fn narrower(width: usize, by: usize) -> usize {
    width.saturating_sub(by).max(NARROWEST)
}

/// The lines with one margin before the first and another before the rest; nothing for no words.
fn hang(lines: &[String], first: &str, rest: &str) -> String {
    if lines.iter().all(|line| line.trim().is_empty()) {
        return String::new();
    }
    let hung: Vec<String> = lines
        .iter()
        .enumerate()
        .map(|(index, line)| format!("{}{line}", if index == 0 { first } else { rest }).trim_end().to_owned())
        .collect();
    hung.join("\n")
}
