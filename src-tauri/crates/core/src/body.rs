//! Flat rich text: the body of an item, an intro, an outro.
//!
//! A body is a run of lines; a line has a kind, an indent and inline content. It is never a tree, so
//! that two people's edits merge line by line (see `document`). Tree-shaped forms (HTML, Markdown,
//! the editor's own) are converted at the border, in `html`, `markdown` and the interface.

#[cfg(test)]
pub mod arbitrary;
mod canonical;
pub mod count;
mod delta;
pub mod edit;
pub mod flat;
pub mod suggestion;
pub mod text;

pub use delta::{Attributes, Delta, DeltaError, DeltaImage, Insert, Operation};
pub use suggestion::Suggested;

/// The deepest indent of a line; deeper input is brought up to it.
pub const MAX_INDENT: u8 = 5;

/// The character that stands for an image or a rule inside stored text (U+FFFC OBJECT REPLACEMENT).
pub const EMBED: char = '\u{FFFC}';

/// A hard line break inside a line (U+2028 LINE SEPARATOR); `\n` always ends a line.
pub const BREAK: char = '\u{2028}';

/// Flat rich text. Equal bodies render equally; use [`Body::normalized`] before comparing input of
/// different origin.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Body {
    /// The lines in reading order; none for an empty body.
    pub lines: Vec<Line>,
}

/// One line: a paragraph, a heading, a list entry …
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    /// What the line is.
    pub kind: LineKind,
    /// 0 to [`MAX_INDENT`]; the nesting of list entries, and of paragraphs that continue one.
    pub indent: u8,
    /// The content in reading order.
    pub inline: Vec<Inline>,
    /// What is suggested of the end of the line: parting it from the next, or joining the two. Of a rule, what is
    /// suggested of the whole line.
    pub suggested: Suggested,
}

/// What a line is. Neighbouring lines of one list kind form one list; of `Code`, one block.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LineKind {
    /// Plain text.
    #[default]
    Paragraph,
    /// Second-level heading; the first level is the item's own headline.
    Heading2,
    /// Third-level heading.
    Heading3,
    /// Fourth-level heading.
    Heading4,
    /// Entry of an unordered list.
    Bullet,
    /// Entry of an ordered list; the number follows from the position.
    Ordered,
    /// Quoted line.
    Quote,
    /// Line of preformatted text.
    Code,
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Words with the same marks. May hold [`BREAK`], never `\n` or [`EMBED`].
    Text {
        /// The words.
        text: String,
        /// How they are set.
        marks: Marks,
    },
    /// A picture in the line.
    Image(Image),
    /// A thematic break; it stands alone on its line.
    Rule,
}

/// How words are set.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Marks {
    /// Strong importance (bold).
    pub strong: bool,
    /// Emphasis (italic).
    pub em: bool,
    /// Underlined.
    pub underline: bool,
    /// Struck through.
    pub strike: bool,
    /// Code.
    pub code: bool,
    /// Subscript.
    pub sub: bool,
    /// Superscript.
    pub sup: bool,
    /// The address the words lead to: absolute, http, https or mailto.
    pub link: Option<String>,
    /// What is suggested of them.
    pub suggested: Suggested,
}

/// A picture: an address and the words that stand for it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Image {
    /// Absolute http(s) address, or `blob:` and a content hash for one kept in the library.
    pub src: String,
    /// Alternative text; empty for a decorative picture.
    pub alt: String,
    /// Width in CSS pixels, where known.
    pub width: Option<u32>,
    /// Height in CSS pixels, where known.
    pub height: Option<u32>,
    /// The address the picture leads to.
    pub link: Option<String>,
    /// What is suggested of it.
    pub suggested: Suggested,
}

impl LineKind {
    /// The kind's name in the Delta form and in stored documents; a paragraph has none.
    pub fn name(self) -> Option<&'static str> {
        match self {
            LineKind::Paragraph => None,
            LineKind::Heading2 => Some("heading2"),
            LineKind::Heading3 => Some("heading3"),
            LineKind::Heading4 => Some("heading4"),
            LineKind::Bullet => Some("bullet"),
            LineKind::Ordered => Some("ordered"),
            LineKind::Quote => Some("quote"),
            LineKind::Code => Some("code"),
        }
    }

    /// The kind of that name; an unknown name is a paragraph, so that text of a newer Galley stays.
    pub fn from_name(name: &str) -> LineKind {
        match name {
            "heading2" => LineKind::Heading2,
            "heading3" => LineKind::Heading3,
            "heading4" => LineKind::Heading4,
            "bullet" => LineKind::Bullet,
            "ordered" => LineKind::Ordered,
            "quote" => LineKind::Quote,
            "code" => LineKind::Code,
            _ => LineKind::Paragraph,
        }
    }

    /// Whether lines of this kind may be indented.
    pub fn indents(self) -> bool {
        matches!(self, LineKind::Paragraph | LineKind::Bullet | LineKind::Ordered)
    }
}

impl Inline {
    /// Words without marks.
    pub fn text(text: impl Into<String>) -> Inline {
        Inline::Text { text: text.into(), marks: Marks::default() }
    }
}

impl Line {
    /// A line of plain words.
    pub fn of(kind: LineKind, text: impl Into<String>) -> Line {
        Line { kind, inline: vec![Inline::text(text)], ..Line::default() }
    }

    /// Whether the line is a thematic break.
    pub fn is_rule(&self) -> bool {
        matches!(self.inline.as_slice(), [Inline::Rule])
    }

    /// Whether the line shows nothing: no picture, no rule, only white space.
    pub fn is_blank(&self) -> bool {
        self.inline.iter().all(|inline| match inline {
            Inline::Text { text, .. } => text.chars().all(is_blank_char),
            Inline::Image(_) | Inline::Rule => false,
        })
    }

    /// The words of the line, hard breaks as spaces, pictures as their alternative text.
    pub fn words(&self) -> String {
        let mut words = String::new();
        for inline in &self.inline {
            match inline {
                Inline::Text { text, .. } => words.extend(text.chars().map(|c| if c == BREAK { ' ' } else { c })),
                Inline::Image(image) => words.push_str(&image.alt),
                Inline::Rule => {}
            }
        }
        words
    }
}

/// Whether a character leaves nothing on paper: white space, no-break and zero-width space included.
pub fn is_blank_char(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}')
}

/// Whether a character is passed over where positions are counted in printed words: what a renderer may put
/// between letters to say where a line ends.
pub fn is_uncounted_char(c: char) -> bool {
    matches!(c, '\u{200B}' | '\u{2060}' | '\u{AD}')
}

/// Whether a character has no place in a newsletter's text: C0 but tab, DEL, C1, and the characters
/// that the model gives a meaning of its own.
pub fn is_forbidden_char(c: char) -> bool {
    (c.is_control() && c != '\t') || c == EMBED || c == '\u{2029}'
}

impl Body {
    /// A body of plain paragraphs.
    pub fn paragraphs<T: Into<String>>(texts: impl IntoIterator<Item = T>) -> Body {
        Body { lines: texts.into_iter().map(|text| Line::of(LineKind::Paragraph, text)).collect() }
    }

    /// Whether nothing in the settled text shows.
    pub fn is_blank(&self) -> bool {
        self.settled().lines.iter().all(Line::is_blank)
    }

    /// The same body in canonical form: forbidden characters gone, neighbouring equal spans joined,
    /// rules alone on their lines, indents within bounds, no line at all for an empty body, no suggestion that could
    /// not be decided (see `suggestion`).
    pub fn normalized(self) -> Body {
        let mut lines = Vec::with_capacity(self.lines.len());
        for line in self.lines {
            normalize_line(line, &mut lines);
        }
        if lines.len() == 1 && lines[0].inline.is_empty() && lines[0].kind == LineKind::Paragraph {
            lines.clear();
        }
        suggestion::keep_decidable(&mut lines);
        Body { lines }
    }

    /// Every address that words or pictures of the settled text lead to, in reading order.
    pub fn links(&self) -> impl Iterator<Item = &str> {
        let stays = |inline: &&Inline| inline.suggested().deletion.is_none();
        self.lines.iter().flat_map(|line| &line.inline).filter(stays).filter_map(|inline| match inline {
            Inline::Text { marks, .. } => marks.link.as_deref(),
            Inline::Image(image) => image.link.as_deref(),
            Inline::Rule => None,
        })
    }

    /// The same body without the lines that show nothing.
    pub fn without_blank_lines(mut self) -> Body {
        self.lines.retain(|line| !line.is_blank());
        self
    }
}

fn normalize_line(line: Line, lines: &mut Vec<Line>) {
    let indent = if line.kind.indents() { line.indent.min(MAX_INDENT) } else { 0 };
    let own = if line.is_rule() { line.suggested } else { Suggested::default() };
    let mut current = Line { kind: line.kind, indent, inline: Vec::new(), suggested: line.suggested };
    let mut split = false;
    for inline in line.inline {
        match inline {
            Inline::Rule => {
                if !current.inline.is_empty() {
                    let next = Line { kind: current.kind, indent, inline: Vec::new(), suggested: line.suggested };
                    let before = std::mem::replace(&mut current, next);
                    lines.push(Line { suggested: Suggested::default(), ..before });
                }
                lines.push(Line { inline: vec![Inline::Rule], suggested: own, ..Line::default() });
                split = true;
            }
            Inline::Image(image) => current.inline.push(Inline::Image(image)),
            Inline::Text { text, marks } => {
                let text: String = text.chars().filter(|c| !is_forbidden_char(*c)).collect();
                if text.is_empty() {
                    continue;
                }
                match current.inline.last_mut() {
                    Some(Inline::Text { text: before, marks: same }) if *same == marks => before.push_str(&text),
                    _ => current.inline.push(Inline::Text { text, marks }),
                }
            }
        }
    }
    if !split || !current.inline.is_empty() {
        lines.push(current);
    }
}
