//! A page as plain semantic HTML: headings, paragraphs and lists without any style. It is what an editor
//! that has its own look takes from the clipboard, what the web page sets, and what a feed carries.

use std::fmt::Write;

use askama::filters::Escaper;

use super::html::escape::Markup;
use super::page::{Block, Invitation, Item, List, Listed, Page, Part, Span};

/// Everything between masthead and footer.
pub(super) fn render(page: &Page) -> String {
    let mut article = Article { out: String::with_capacity(8_192) };
    article.blocks(&page.intro);
    article.contents(page);
    for part in &page.parts {
        match part {
            Part::Section(title) => article.element("h2", title.as_str()),
            Part::Item(item) => article.item(item, page.language.top_link()),
            Part::TopLink => article.top_link(page.language.top_link()),
        }
    }
    if let Some(outro) = &page.outro {
        if !outro.heading.is_empty() {
            article.element("h2", outro.heading.as_str());
        }
        article.blocks(&outro.body);
    }
    if let Some(Invitation { content, .. }) = &page.call_to_action {
        article.line("p", content);
    }
    if page.top_link_at_end {
        article.top_link(page.language.top_link());
    }
    article.out
}

/// The words as they stand in markup.
pub(crate) fn escaped(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len() + 16);
    // Writing into memory has no way to fail.
    let _ = Markup.write_escaped_str(&mut escaped, words);
    escaped
}

/// A line of spans as markup.
pub(super) fn inline(content: &[Span]) -> String {
    let mut article = Article { out: String::new() };
    article.spans(content);
    article.out
}

struct Article {
    out: String,
}

impl Article {
    fn push(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    fn words(&mut self, words: &str) {
        let _ = Markup.write_escaped_str(&mut self.out, words);
    }

    fn element(&mut self, name: &str, words: &str) {
        let _ = write!(self.out, "<{name}>");
        self.words(words);
        let _ = writeln!(self.out, "</{name}>");
    }

    fn line(&mut self, name: &str, content: &[Span]) {
        let _ = write!(self.out, "<{name}>");
        self.spans(content);
        let _ = writeln!(self.out, "</{name}>");
    }

    fn top_link(&mut self, words: &str) {
        self.push("<p><a href=\"#top\">");
        self.words(words);
        self.push("</a></p>\n");
    }

    fn contents(&mut self, page: &Page) {
        if page.contents.is_empty() {
            return;
        }
        self.element("h2", page.language.contents());
        self.push("<ul>\n");
        for line in &page.contents {
            self.push("<li>");
            match line {
                Listed::Section(title) => {
                    self.push("<strong>");
                    self.words(title.as_str());
                    self.push("</strong>");
                }
                Listed::Item { number, headline, anchor } => {
                    if let Some(number) = number {
                        let _ = write!(self.out, "{number}. ");
                    }
                    if let Some(anchor) = anchor {
                        let _ = write!(self.out, "<a href=\"#{anchor}\">");
                    }
                    self.words(headline.as_str());
                    if anchor.is_some() {
                        self.push("</a>");
                    }
                }
            }
            self.push("</li>\n");
        }
        self.push("</ul>\n");
    }

    fn item(&mut self, item: &Item, top: &str) {
        if !item.kicker.is_empty() {
            self.push("<p><strong>");
            self.words(item.kicker.as_str());
            self.push("</strong></p>\n");
        }
        let number = item.number.map(|number| format!("{number}. ")).unwrap_or_default();
        let anchor = item.anchor.as_ref().map(|anchor| format!(" id=\"{anchor}\"")).unwrap_or_default();
        let name = if item.headline.is_empty() { "p".to_owned() } else { format!("h{}", item.level) };
        let title = format!("{number}{}", item.headline);
        if !title.trim().is_empty() {
            let _ = write!(self.out, "<{name}{anchor}>");
            self.words(title.trim());
            let _ = writeln!(self.out, "</{name}>");
        }
        if !item.dek.is_empty() {
            self.push("<p><em>");
            self.words(item.dek.as_str());
            self.push("</em></p>\n");
        }
        self.blocks(&item.body);
        if !item.source_line.is_empty() {
            self.line("p", &item.source_line);
        }
        if item.top_link {
            self.top_link(top);
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph { content, .. } => self.line("p", content),
                Block::Heading { level, content } => self.line(&format!("h{level}"), content),
                Block::List(list) => self.list(list),
                Block::Quote(paragraphs) => {
                    self.push("<blockquote>\n");
                    paragraphs.iter().for_each(|content| self.line("p", content));
                    self.push("</blockquote>\n");
                }
                Block::Code(code) => {
                    self.push("<pre>");
                    self.words(&code.text);
                    self.push("</pre>\n");
                }
                Block::Rule => self.push("<hr>\n"),
            }
        }
    }

    fn list(&mut self, list: &List) {
        let name = if list.start.is_some() { "ol" } else { "ul" };
        match list.start {
            Some(start) if start != 1 => drop(writeln!(self.out, "<ol start=\"{start}\">")),
            _ => drop(writeln!(self.out, "<{name}>")),
        }
        for entry in &list.entries {
            self.push("<li>");
            match entry.split_first() {
                Some((Block::Paragraph { content, .. }, rest)) => {
                    self.spans(content);
                    if !rest.is_empty() {
                        self.push("\n");
                    }
                    self.blocks(rest);
                }
                _ => self.blocks(entry),
            }
            self.push("</li>\n");
        }
        let _ = writeln!(self.out, "</{name}>");
    }

    fn spans(&mut self, content: &[Span]) {
        for span in content {
            match span {
                Span::Words { text, marks } => {
                    let marks: Vec<&str> = [
                        (marks.strong, "strong"),
                        (marks.em, "em"),
                        (marks.underline, "u"),
                        (marks.strike, "s"),
                        (marks.code, "code"),
                        (marks.sub, "sub"),
                        (marks.sup, "sup"),
                    ]
                    .into_iter()
                    .filter_map(|(set, name)| set.then_some(name))
                    .collect();
                    for name in &marks {
                        let _ = write!(self.out, "<{name}>");
                    }
                    self.words(text);
                    for name in marks.iter().rev() {
                        let _ = write!(self.out, "</{name}>");
                    }
                }
                Span::Link { address, content } => {
                    self.push("<a href=\"");
                    self.words(address.as_str());
                    self.push("\">");
                    self.spans(content);
                    self.push("</a>");
                }
                Span::Picture(picture) => {
                    self.push("<img src=\"");
                    self.words(picture.address.as_str());
                    self.push("\" alt=\"");
                    self.words(picture.alt.as_str());
                    self.push("\"");
                    if let Some(width) = picture.width.filter(|width| *width > 0) {
                        let _ = write!(self.out, " width=\"{width}\"");
                        if let Some(height) = picture.height.filter(|height| *height > 0) {
                            let _ = write!(self.out, " height=\"{height}\"");
                        }
                    }
                    self.push(">");
                }
                Span::Placed { content, .. } => self.spans(content),
                Span::Break => self.push("<br>\n"),
            }
        }
    }
}
