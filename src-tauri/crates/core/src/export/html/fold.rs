//! Keeps the source lines of the markup short, so that it survives transports that cut long lines.
//!
//! A line is folded where a line end means the same as what stands there: at a space between words,
//! else between the attributes of a tag. A run without spaces (Chinese, a very long word) gets a
//! `<wbr>`, where it may be broken on screen anyway, with the line end inside the tag. An address is
//! never touched.

use unicode_width::UnicodeWidthChar;

use crate::export::east_asian::{is_pause, is_unspaced};

/// Lines are folded beyond this many bytes. The mail standards allow 998; some way is left for what a
/// mail tool puts into addresses.
const LONGEST: usize = 420;

/// The same markup in short lines.
pub(in crate::export) fn fold(markup: &str) -> String {
    let mut folder = Folder {
        out: String::with_capacity(markup.len() + markup.len() / 16),
        state: State::Text,
        name: String::new(),
        verbatim: Verbatim::No,
        line: 0,
        space: None,
        gap: None,
        pause: None,
        before: ' ',
        entity: false,
    };
    let mut characters = markup.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        let next = characters.peek().map(|(_, next)| *next);
        folder.take(c, next, &markup[at..]);
    }
    folder.out
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Text,
    /// Inside a tag; `name` is its name until the first space.
    TagName,
    /// Between attributes; `name` is that of the attribute.
    Tag,
    /// Inside a quoted value of the attribute `name`.
    Value,
    Comment,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Verbatim {
    No,
    /// `pre`: white space means something, tags are tags.
    Pre,
    /// `title`: white space means nothing, tags are words.
    Title,
    /// `style`: left as it is.
    Style,
}

struct Folder {
    out: String,
    state: State,
    name: String,
    verbatim: Verbatim,
    /// Where the current line starts.
    line: usize,
    /// The last space between words.
    space: Option<usize>,
    /// The last space between attributes, or between words of an attribute that is read as words.
    gap: Option<usize>,
    /// The end of the last clause written without spaces.
    pause: Option<usize>,
    /// The last character of text, whatever tags stand after it.
    before: char,
    /// Inside a character reference.
    entity: bool,
}

impl Folder {
    fn take(&mut self, c: char, next: Option<char>, rest: &str) {
        match self.state {
            State::Text => self.text(c, next, rest),
            State::TagName => match c {
                '>' => self.end_tag(),
                ' ' | '\n' => {
                    self.note_gap(c);
                    self.enter_element();
                    self.state = State::Tag;
                    self.name.clear();
                }
                c => self.name.push(c),
            },
            State::Tag => match c {
                '>' => self.state = State::Text,
                '"' => self.state = State::Value,
                ' ' | '\n' => {
                    self.note_gap(c);
                    self.name.clear();
                }
                '=' => {}
                c => self.name.push(c),
            },
            State::Value => match c {
                '"' => self.state = State::Tag,
                ' ' if matches!(self.name.as_str(), "alt" | "aria-label") => self.note_gap(c),
                _ => {}
            },
            State::Comment => {
                if c == '>' && self.out.ends_with("--") {
                    self.state = State::Text;
                }
            }
        }
        self.out.push(c);
        if c == '\n' {
            self.start_line(self.out.len());
        }
        self.shorten();
    }

    fn text(&mut self, c: char, next: Option<char>, rest: &str) {
        if c == '<' && self.opens_tag(rest) {
            if rest.starts_with("<!--") {
                self.state = State::Comment;
            } else {
                self.state = State::TagName;
                self.name.clear();
            }
            return;
        }
        if self.verbatim == Verbatim::Style {
            return;
        }
        if self.entity {
            self.entity = c != ';';
        } else if c == ' ' && self.folds_here(next) {
            self.space = Some(self.out.len());
        } else if self.verbatim != Verbatim::Title && c != '\n' {
            self.divide(c);
            self.entity = c == '&';
        }
        self.before = c;
    }

    fn folds_here(&self, next: Option<char>) -> bool {
        match self.verbatim {
            Verbatim::No => folds(self.before, next),
            Verbatim::Title => true,
            Verbatim::Pre | Verbatim::Style => false,
        }
    }

    /// Whether a `<` in this place opens a tag, a comment or the end of what is left as it is.
    fn opens_tag(&self, rest: &str) -> bool {
        match self.verbatim {
            Verbatim::Title => rest.starts_with("</title>"),
            Verbatim::Style => rest.starts_with("</style>"),
            Verbatim::No | Verbatim::Pre => true,
        }
    }

    fn enter_element(&mut self) {
        self.verbatim = match self.name.as_str() {
            "pre" => Verbatim::Pre,
            "title" => Verbatim::Title,
            "style" => Verbatim::Style,
            "/pre" | "/title" | "/style" => Verbatim::No,
            _ => self.verbatim,
        };
    }

    fn end_tag(&mut self) {
        self.enter_element();
        self.state = State::Text;
    }

    fn note_gap(&mut self, c: char) {
        if c == ' ' {
            self.gap = Some(self.out.len());
        }
    }

    /// Divides a run without spaces before the character that would make the line too long.
    fn divide(&mut self, c: char) {
        if is_pause(self.before) && !is_pause(c) {
            self.pause = Some(self.out.len());
        }
        let foldable = self.space.is_some() || self.gap.is_some();
        if self.out.len() - self.line < LONGEST || foldable || !parts(self.before, c) {
            return;
        }
        let at = self.pause.filter(|pause| pause - self.line > LONGEST / 2).unwrap_or(self.out.len());
        self.out.insert_str(at, "<wbr\n>");
        self.start_line(at + "<wbr\n".len());
    }

    fn shorten(&mut self) {
        if self.out.len() - self.line <= LONGEST {
            return;
        }
        let Some(at) = self.space.or(self.gap) else { return };
        self.out.replace_range(at..=at, "\n");
        self.start_line(at + 1);
    }

    fn start_line(&mut self, at: usize) {
        self.line = at;
        for place in [&mut self.space, &mut self.gap, &mut self.pause] {
            *place = place.filter(|place| *place >= at);
        }
    }
}

/// Whether a line end in place of a space between these characters is still shown as a space. Between
/// characters of the East Asian kind it is not.
fn folds(before: char, next: Option<char>) -> bool {
    let joins = |c: char| is_unspaced(c) || c == '\u{200B}';
    !joins(before) && !next.is_some_and(joins)
}

/// Whether a run of characters may be divided between these two.
fn parts(before: char, c: char) -> bool {
    let joins = matches!(before, '\u{200D}' | '\u{2060}');
    // A space without width is a place where a line may end; other characters without width belong to what stands
    // before them.
    let wide = c == '\u{200B}' || c.width().unwrap_or(0) > 0;
    let joined = !wide || matches!(c, '\u{1F3FB}'..='\u{1F3FF}' | '\u{1F1E6}'..='\u{1F1FF}');
    !joins && !joined && !is_pause(c)
}

#[cfg(test)]
mod tests;
