//! A page as plain text: the part of a mail that is read aloud, and on small and old devices.
//!
//! Wrapped at 72 columns, headings over a line of strokes, links numbered with their addresses under
//! the item that holds them.

mod body;
mod inline;
mod link;
mod wrap;

use self::body::{body, underlined};
use self::inline::words;
use self::link::Links;
use self::wrap::wrap;
use super::page::{Footer, Invitation, Item, Line, Listed, Masthead, Outro, Page, Part, Span};

/// The column at which text is wrapped.
const WIDTH: usize = 72;

/// The page as plain text.
pub(super) fn render(page: &Page) -> String {
    let mut sheet = Sheet::default();
    sheet.part(masthead(&page.masthead));
    let intro = body(&page.intro, WIDTH, &mut sheet.links);
    sheet.part(intro);
    sheet.part(print_contents(page));
    for part in &page.parts {
        match part {
            Part::Section(title) => sheet.part(vec![underlined(title.as_str(), "=", WIDTH)]),
            Part::Item(item) => {
                let lines = print_item(item, page, &mut sheet.links);
                sheet.part(lines);
            }
            // In text there is nothing to follow a link within.
            Part::TopLink => {}
        }
    }
    if let Some(outro) = &page.outro {
        let lines = print_outro(outro, &mut sheet.links);
        sheet.part(lines);
    }
    if let Some(invitation) = &page.call_to_action {
        sheet.part(print_invitation(invitation));
    }
    let footer = print_footer(&page.footer, &mut sheet.links);
    sheet.part(footer);
    sheet.text
}

/// What was printed so far.
#[derive(Default)]
struct Sheet {
    text: String,
    links: Links,
}

impl Sheet {
    /// Prints the blocks of a part, and the addresses of its links under it.
    fn part(&mut self, mut blocks: Vec<String>) {
        blocks.extend(self.links.list());
        if blocks.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
        self.text.push_str(&blocks.join("\n\n"));
        self.text.push('\n');
    }
}

fn masthead(masthead: &Masthead) -> Vec<String> {
    let mut lines = vec![underlined(masthead.name.as_str(), "=", WIDTH)];
    for line in [&masthead.issue_line, &masthead.title, &masthead.topic_line] {
        if !line.is_empty() {
            lines.extend(wrap(line.as_str(), WIDTH));
        }
    }
    vec![lines.join("\n")]
}

fn print_item(item: &Item, page: &Page, links: &mut Links) -> Vec<String> {
    let mut head = Vec::new();
    if !item.kicker.is_empty() {
        head.extend(wrap(&page.language.capitals(item.kicker.as_str()), WIDTH));
    }
    match (item.number, item.headline.as_str()) {
        (None, "") => {}
        (Some(number), headline) => head.push(underlined(format!("{number}. {headline}").trim(), "-", WIDTH)),
        (None, headline) => head.push(underlined(headline, "-", WIDTH)),
    }
    if !item.dek.is_empty() {
        head.extend(wrap(item.dek.as_str(), WIDTH));
    }
    let mut blocks = Vec::new();
    if !head.is_empty() {
        blocks.push(head.join("\n"));
    }
    blocks.extend(body(&item.body, WIDTH, links));
    if !item.source_line.is_empty() {
        blocks.push(wrap(&words(&item.source_line, links), WIDTH).join("\n"));
    }
    blocks
}

fn print_outro(outro: &Outro, links: &mut Links) -> Vec<String> {
    let mut blocks = Vec::new();
    if !outro.heading.is_empty() {
        blocks.push(underlined(outro.heading.as_str(), "-", WIDTH));
    }
    blocks.extend(body(&outro.body, WIDTH, links));
    blocks
}

/// The invitation stands with its address, not with a number.
fn print_invitation(invitation: &Invitation) -> Vec<String> {
    let sentence: String = invitation.content.iter().map(|span| words(linked(span), &mut Links::default())).collect();
    let mut lines = wrap(sentence.trim(), WIDTH);
    if let Some(address) = invitation.address.as_ref().filter(|address| !sentence.contains(address.as_str())) {
        lines.push(address.to_string());
    }
    vec![lines.join("\n")]
}

/// The list of the items, without links: in text there is nothing to follow one within.
fn print_contents(page: &Page) -> Vec<String> {
    if page.contents.is_empty() {
        return Vec::new();
    }
    let lines: Vec<String> = page
        .contents
        .iter()
        .flat_map(|line| match line {
            Listed::Section(title) => wrap(title.as_str(), WIDTH),
            Listed::Item { number: Some(number), headline, .. } => wrap(&format!("{number}. {headline}"), WIDTH),
            Listed::Item { number: None, headline, .. } => wrap(&format!("- {headline}"), WIDTH),
        })
        .collect();
    vec![underlined(page.language.contents(), "-", WIDTH), lines.join("\n")]
}

/// The footer; a way out stands with its address.
fn print_footer(footer: &Footer, links: &mut Links) -> Vec<String> {
    let mut blocks = body(&footer.text, WIDTH, links);
    if !footer.reason.is_empty() {
        blocks.push(wrap(footer.reason.as_str(), WIDTH).join("\n"));
    }
    let lines: Vec<String> = footer
        .postal_address
        .iter()
        .flat_map(|line| match line {
            Line::Words(words) => wrap(words.as_str(), WIDTH),
            Line::Token(token) => vec![token.to_string()],
        })
        .collect();
    if !lines.is_empty() {
        blocks.push(lines.join("\n"));
    }
    let ways: Vec<String> = footer.links.iter().map(print_way).collect();
    if !ways.is_empty() {
        blocks.push(ways.join("\n"));
    }
    blocks
}

fn print_way(span: &Span) -> String {
    match span {
        Span::Link { address, content } => {
            let name = words(content, &mut Links::default());
            if address.is_spelled_by(&name) { address.to_string() } else { format!("{name}: {address}") }
        }
        span => words(std::slice::from_ref(span), &mut Links::default()),
    }
}

/// What a link holds, or the span itself.
fn linked(span: &Span) -> &[Span] {
    match span {
        Span::Link { content, .. } => content,
        span => std::slice::from_ref(span),
    }
}
