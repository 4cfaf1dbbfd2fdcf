//! Rows: the lines of a past issue with what their look says about them.
//!
//! A row is a line that shows something, with the blank lines above it counted, its number read, and
//! a judgement of whether it looks like a title. Nothing here knows what the row is in the issue.

use super::number::{self, Enumerator};
use super::source::{self, Credit};
use super::word::{Ending, ending, fold, has_word, holds_sentences, is_caps};
use super::{Hints, cut};
use crate::body::text::{count_words, is_ideographic};
use crate::body::{Inline, Line, LineKind};

/// How much a row stands out, strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// The page's main heading.
    Top,
    /// A second-level heading.
    Second,
    /// A third-level heading.
    Third,
    /// A fourth-level heading.
    Fourth,
    /// A short line that is strong from end to end.
    Strong,
    /// A short line in capitals.
    Caps,
    /// A short line that is one link.
    Linked,
    /// Nothing sets it off.
    Plain,
}

/// A line with what its look says.
#[derive(Debug, Clone)]
pub(super) struct Row {
    /// The line, tidied.
    pub line: Line,
    /// Its words; places in the line are bytes of these.
    pub text: String,
    /// How many blank lines stand above it.
    pub gap: usize,
    /// How much it stands out.
    pub rank: Rank,
    /// How many words it has.
    pub words: usize,
    /// How it ends.
    pub ending: Ending,
    /// Whether it looks like a title: short, no sentence, neither list entry nor source line.
    pub title: bool,
    /// The number before it.
    pub enumerator: Option<Enumerator>,
    /// Whether it stands in a row of lines that count up, as the entries of a typed list do.
    pub listed: bool,
    /// The credit, where it is a source line.
    pub credit: Option<Credit>,
}

/// The most words of a title.
const LONGEST_TITLE: usize = 24;

/// The most Han, Kana and Hangul characters of a title.
const LONGEST_IDEOGRAPHIC_TITLE: usize = 48;

impl Row {
    /// The row of a line.
    pub fn of(line: Line, gap: usize, hints: &Hints) -> Row {
        let text = cut::text_of(&line);
        let words = count_words(&text);
        let enumerator = match line.kind {
            LineKind::Bullet | LineKind::Code | LineKind::Quote => None,
            _ => number::read(&text),
        };
        let credit = source::read(&line, &text);
        let mut row = Row {
            ending: ending(&text),
            line,
            text,
            gap,
            rank: Rank::Plain,
            words,
            title: false,
            listed: false,
            enumerator,
            credit,
        };
        row.title = row.looks_like_title() && !row.ends_with_credit();
        row.rank = row.rank_of(hints);
        row
    }

    /// Whether the format marked it as a heading.
    pub fn is_heading(&self) -> bool {
        matches!(self.line.kind, LineKind::Heading2 | LineKind::Heading3 | LineKind::Heading4)
    }

    /// Whether it is an entry of a list, marked by the format or typed.
    pub fn is_list(&self) -> bool {
        self.listed || matches!(self.line.kind, LineKind::Bullet | LineKind::Ordered)
    }

    /// Whether all its words are strong, a number before them aside.
    pub fn is_strong(&self) -> bool {
        self.all_words(|marks| marks.strong)
    }

    /// Whether all its words are emphasized.
    pub fn is_emphasized(&self) -> bool {
        self.all_words(|marks| marks.em)
    }

    /// Whether its first words are strong, be it only the number.
    pub fn opens_strong(&self) -> bool {
        let first =
            self.line.inline.iter().find(|inline| matches!(inline, Inline::Text { text, .. } if has_word(text)));
        matches!(first, Some(Inline::Text { marks, .. }) if marks.strong)
    }

    /// Whether it is running text: neither title nor list entry nor source line nor picture.
    pub fn is_prose(&self) -> bool {
        !self.title
            && !self.listed
            && self.credit.is_none()
            && has_word(&self.text)
            && matches!(self.line.kind, LineKind::Paragraph | LineKind::Quote)
    }

    /// Whether it shows pictures and no words.
    pub fn is_picture(&self) -> bool {
        self.line.inline.iter().any(|inline| matches!(inline, Inline::Image(_))) && !has_word(&self.text)
    }

    /// Whether it is a thematic break.
    pub fn is_rule(&self) -> bool {
        self.line.is_rule()
    }

    /// The words without the number before them.
    pub fn words_after_number(&self) -> &str {
        &self.text[self.enumerator.map_or(0, |enumerator| enumerator.length)..]
    }

    fn all_words(&self, marked: impl Fn(&crate::body::Marks) -> bool) -> bool {
        let mut passed = 0;
        let number = self.enumerator.map_or(0, |enumerator| enumerator.length);
        let mut any = false;
        for inline in &self.line.inline {
            let Inline::Text { text, marks } = inline else { continue };
            passed += text.len();
            if passed <= number || !has_word(text) {
                continue;
            }
            if !marked(marks) {
                return false;
            }
            any = true;
        }
        any
    }

    fn looks_like_title(&self) -> bool {
        let heading = self.is_heading();
        if !heading && self.line.kind != LineKind::Paragraph || self.credit.is_some() {
            return false;
        }
        let ideographic =
            self.text.len() < 1_000 && self.text.chars().filter(|c| is_ideographic(*c)).count() * 2 > self.words;
        let longest = if ideographic { LONGEST_IDEOGRAPHIC_TITLE } else { LONGEST_TITLE };
        let short = self.words <= longest && self.text.len() <= 400 && has_word(&self.text);
        let ends_like_one = match self.ending {
            Ending::Bare | Ending::Open => true,
            Ending::Stop | Ending::Pending => heading || self.is_strong() && self.words <= 16,
        };
        let first = self.words_after_number().trim_start_matches(|c: char| !c.is_alphanumeric());
        let mut letters = first.chars();
        // A small first letter continues a sentence, but for names such as "iQiyi".
        let opens_small =
            letters.next().is_some_and(char::is_lowercase) && !letters.next().is_some_and(char::is_uppercase);
        let sentences = short && !heading && holds_sentences(self.words_after_number());
        short && !sentences && ends_like_one && (heading || !opens_small || self.is_strong()) && !is_address(&self.text)
    }

    /// Whether a credit in brackets stands at its end, as it does behind a text.
    fn ends_with_credit(&self) -> bool {
        let plain = self.line.kind == LineKind::Paragraph && self.enumerator.is_none() && !self.is_strong();
        let bracket = self.text.trim_end_matches(['.', '。']).ends_with([')', '）', ']', '】']);
        plain && bracket && source::take_from_end(&self.line, &self.text).is_some()
    }

    fn rank_of(&self, hints: &Hints) -> Rank {
        if !self.title {
            return Rank::Plain;
        }
        match self.line.kind {
            LineKind::Heading2 if hints.is_top_heading(&self.text) => Rank::Top,
            LineKind::Heading2 => Rank::Second,
            LineKind::Heading3 => Rank::Third,
            LineKind::Heading4 => Rank::Fourth,
            _ if self.is_strong() => Rank::Strong,
            _ if is_caps(self.words_after_number()) => Rank::Caps,
            _ if self.all_words(|marks| marks.link.is_some()) => Rank::Linked,
            _ => Rank::Plain,
        }
    }
}

pub(super) fn is_address(text: &str) -> bool {
    let text = text.trim_start_matches(['<', '(']);
    (text.starts_with("http://") || text.starts_with("https://")) && !text.contains(char::is_whitespace)
}

impl Hints {
    /// Whether a heading with these words is the page's main one.
    fn is_top_heading(&self, text: &str) -> bool {
        !self.top_headings.is_empty() && self.top_headings.contains(&fold(text))
    }
}
