//! The words of a line in Markdown.

use crate::body::{BREAK, Image, Inline, Line, LineKind, Marks};

/// How marks are said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// By Markdown's own signs.
    Signs,
    /// By tags, which may stand anywhere.
    Tags,
}

/// One mark around words.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Mark<'a> {
    Link(&'a str),
    Strong,
    Em,
    Strike,
    Underline,
    Sub,
    Sup,
    Code,
}

/// The Markdown of a line; lines after a hard break begin with `margin`.
pub fn write(line: &Line, way: Way, margin: &str) -> String {
    let is_heading = matches!(line.kind, LineKind::Heading2 | LineKind::Heading3 | LineKind::Heading4);
    let mut writer = Writer { out: String::new(), way, margin, is_heading, at_start: true, open: Vec::new() };
    for inline in &line.inline {
        match inline {
            Inline::Text { text, marks } => writer.words(text, marks),
            Inline::Image(image) => writer.picture(image),
            Inline::Rule => {}
        }
    }
    writer.set(Vec::new());
    writer.out
}

struct Writer<'a> {
    out: String,
    way: Way,
    margin: &'a str,
    is_heading: bool,
    /// Whether the next character begins a visible line.
    at_start: bool,
    open: Vec<Mark<'a>>,
}

impl<'a> Writer<'a> {
    fn words(&mut self, text: &str, marks: &'a Marks) {
        self.set(marks_of(marks));
        if marks.code && self.way == Way::Signs {
            self.code_span(text);
            return;
        }
        for (index, words) in text.split(BREAK).enumerate() {
            if index > 0 {
                self.hard_break();
            }
            self.escaped(words);
        }
    }

    fn hard_break(&mut self) {
        if self.is_heading {
            self.out.push_str("<br>");
            return;
        }
        self.out.push_str("\\\n");
        self.out.push_str(self.margin);
        self.at_start = true;
    }

    fn code_span(&mut self, text: &str) {
        let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
        let fence = "`".repeat(longest + 1);
        // One space at both ends is not part of the code.
        let pad = if text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']) { " " } else { "" };
        for part in [&fence, pad, text, pad, &fence] {
            self.out.push_str(part);
        }
        self.at_start = false;
    }

    fn escaped(&mut self, words: &str) {
        let mut before: Option<char> = None;
        let mut rest = words.char_indices().peekable();
        while let Some((at, c)) = rest.next() {
            let after = rest.peek().map(|(_, c)| *c);
            let is_sign = match c {
                '\\' | '`' | '*' | '[' | ']' | '<' | '&' | '~' => true,
                // Inside a word an underscore means nothing.
                '_' => !(before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric)),
                '#' => self.is_heading || self.at_start,
                // Bare addresses would become links.
                ':' => words[at..].starts_with("://") || self.at_start,
                '.' => words[..at].to_ascii_lowercase().ends_with("www") || self.ends_a_number(&words[..at], after),
                ')' => self.ends_a_number(&words[..at], after),
                _ => self.at_start && c.is_ascii_punctuation(),
            };
            if is_sign {
                self.out.push('\\');
            }
            self.out.push(c);
            // Digits at the start may yet become the number of a list.
            self.at_start &= c.is_ascii_digit();
            before = Some(c);
        }
    }

    /// Whether the digits before this sign would make it a list marker.
    fn ends_a_number(&self, before: &str, after: Option<char>) -> bool {
        self.at_start
            && !before.is_empty()
            && before.bytes().all(|b| b.is_ascii_digit())
            && after.is_none_or(|c| c == ' ')
    }

    fn picture(&mut self, image: &'a Image) {
        self.set(image.link.as_deref().map(Mark::Link).into_iter().collect());
        if image.width.is_some() || image.height.is_some() || self.way == Way::Tags {
            self.out.push_str("<img");
            self.attribute("src", &image.src);
            self.attribute("alt", &image.alt);
            for (key, size) in [("width", image.width), ("height", image.height)] {
                if let Some(size) = size {
                    self.attribute(key, &size.to_string());
                }
            }
            self.out.push('>');
        } else {
            self.out.push_str("![");
            self.at_start = false;
            self.escaped(&image.alt);
            self.out.push_str("](");
            push_address(&mut self.out, &image.src);
            self.out.push(')');
        }
        self.at_start = false;
    }

    fn attribute(&mut self, key: &str, value: &str) {
        let value = value.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;");
        self.out.push_str(&format!(" {key}=\"{value}\""));
    }

    fn set(&mut self, marks: Vec<Mark<'a>>) {
        let shared = self.open.iter().zip(&marks).take_while(|(open, mark)| open == mark).count();
        while self.open.len() > shared {
            if let Some(mark) = self.open.pop() {
                self.close(&mark);
            }
        }
        for mark in marks.into_iter().skip(shared) {
            self.begin(&mark);
            self.open.push(mark);
        }
    }

    fn begin(&mut self, mark: &Mark<'a>) {
        let sign = match (mark, self.way) {
            (Mark::Link(_), Way::Signs) => "[",
            (Mark::Link(href), Way::Tags) => {
                self.out.push_str("<a");
                self.attribute("href", href);
                ">"
            }
            (Mark::Strong, Way::Signs) => "**",
            (Mark::Strong, Way::Tags) => "<strong>",
            (Mark::Em, Way::Signs) => "*",
            (Mark::Em, Way::Tags) => "<em>",
            (Mark::Strike, Way::Signs) => "~~",
            (Mark::Strike, Way::Tags) => "<s>",
            (Mark::Underline, _) => "<u>",
            (Mark::Sub, _) => "<sub>",
            (Mark::Sup, _) => "<sup>",
            (Mark::Code, Way::Signs) => "",
            (Mark::Code, Way::Tags) => "<code>",
        };
        self.out.push_str(sign);
        self.at_start &= sign.is_empty();
    }

    fn close(&mut self, mark: &Mark<'a>) {
        let sign = match (mark, self.way) {
            (Mark::Link(href), Way::Signs) => {
                self.out.push_str("](");
                push_address(&mut self.out, href);
                ")"
            }
            (Mark::Link(_), Way::Tags) => "</a>",
            (Mark::Strong, Way::Signs) => "**",
            (Mark::Strong, Way::Tags) => "</strong>",
            (Mark::Em, Way::Signs) => "*",
            (Mark::Em, Way::Tags) => "</em>",
            (Mark::Strike, Way::Signs) => "~~",
            (Mark::Strike, Way::Tags) => "</s>",
            (Mark::Underline, _) => "</u>",
            (Mark::Sub, _) => "</sub>",
            (Mark::Sup, _) => "</sup>",
            (Mark::Code, Way::Signs) => "",
            (Mark::Code, Way::Tags) => "</code>",
        };
        self.out.push_str(sign);
    }
}

fn marks_of(marks: &Marks) -> Vec<Mark<'_>> {
    let set = [
        (marks.strong, Mark::Strong),
        (marks.em, Mark::Em),
        (marks.strike, Mark::Strike),
        (marks.underline, Mark::Underline),
        (marks.sub, Mark::Sub),
        (marks.sup, Mark::Sup),
        (marks.code, Mark::Code),
    ];
    let link = marks.link.as_deref().map(Mark::Link);
    link.into_iter().chain(set.into_iter().filter(|(set, _)| *set).map(|(_, mark)| mark)).collect()
}

/// An address as the goal of a link. Kept addresses are plain ASCII; only what ends the goal early, or
/// reads as a sign or a character reference in it, needs care.
fn push_address(out: &mut String, address: &str) {
    let may_hold_references = address.contains(';');
    for c in address.chars() {
        let is_sign = match c {
            '&' => may_hold_references,
            _ => matches!(c, '(' | ')' | '*' | '_' | '~' | '`'),
        };
        if is_sign {
            out.push('\\');
        }
        out.push(c);
    }
}
