//! Rows: the lines of a past issue with what their look says about them.
//!
//! A row is a line that shows something, with the blank lines above it counted, its number read, and
//! a judgement of whether it looks like a title. Nothing here knows what the row is in the issue.

use std::collections::HashMap;

use super::number::{self, Enumerator, Style};
use super::source::{self, Credit};
use super::word::{Ending, ending, fold, has_word, holds_sentences, is_caps};
use super::{Hints, cut};
use crate::body::text::{count_words, is_ideographic};
use crate::body::{BREAK, Body, Inline, Line, LineKind, is_blank_char};

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

fn is_address(text: &str) -> bool {
    let text = text.trim_start_matches(['<', '(']);
    (text.starts_with("http://") || text.starts_with("https://")) && !text.contains(char::is_whitespace)
}

/// The rows of flat lines.
pub(super) fn read(body: Body, hints: &Hints) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::with_capacity(body.lines.len());
    let mut gap = 0;
    for line in body.lines {
        if line.is_blank() {
            gap += 1;
            continue;
        }
        for (breaks, line) in unfold(cut::tidy(line)) {
            rows.push(Row::of(bulleted(line), gap + breaks.saturating_sub(1), hints));
            gap = 0;
        }
    }
    join_open_labels(&mut rows, hints);
    join_addresses(&mut rows, hints);
    join_lone_numbers(&mut rows, hints);
    count_entries(&mut rows, hints);
    mark_typed_lists(&mut rows);
    rows
}

/// A line as its parts where hard breaks hold apart what are lines of their own: paragraphs (two
/// breaks), a headline set above its text, numbered lines, a source line.
fn unfold(line: Line) -> Vec<(usize, Line)> {
    let broken = line.inline.iter().any(|inline| matches!(inline, Inline::Text { text, .. } if text.contains(BREAK)));
    if !broken || line.kind == LineKind::Code {
        return vec![(0, line)];
    }
    let pieces = cut::pieces(&line);
    let plain = Hints::default();
    let looks: Vec<Row> = pieces.iter().map(|(_, piece)| Row::of(bulleted(piece.clone()), 0, &plain)).collect();
    let marked = looks.iter().filter(|row| row.enumerator.is_some() || row.line.kind == LineKind::Bullet).count();
    let long = looks.iter().any(|row| row.text.len() > 200);
    let apart = marked >= 2 && line.kind == LineKind::Paragraph || looks.len() >= 3 && long;
    let mut lines: Vec<(usize, Line)> = Vec::with_capacity(pieces.len());
    for (at, (breaks, mut piece)) in pieces.into_iter().enumerate() {
        let parts = at > 0 && {
            let (above, here) = (&looks[at - 1], &looks[at]);
            let headline = lines.len() == 1 && above.title && (above.is_strong() || above.enumerator.is_some());
            breaks >= 2 || apart || headline || here.credit.is_some() || above.credit.is_some()
        };
        match lines.last_mut() {
            Some((_, before)) if !parts => {
                before.inline.push(Inline::text(BREAK));
                before.inline.append(&mut piece.inline);
            }
            _ => {
                // What comes after the first part of a list entry continues it.
                if at > 0 && matches!(line.kind, LineKind::Bullet | LineKind::Ordered) {
                    piece.kind = LineKind::Paragraph;
                    piece.indent = line.indent + 1;
                }
                lines.push((breaks, piece));
            }
        }
    }
    lines.into_iter().map(|(breaks, line)| (breaks, cut::tidy(line))).collect()
}

/// The line as a list entry, where it begins with a typed bullet.
fn bulleted(line: Line) -> Line {
    if line.kind != LineKind::Paragraph {
        return line;
    }
    let Some(Inline::Text { text, .. }) = line.inline.first() else { return line };
    let Some(first) = text.chars().next() else { return line };
    let sign = matches!(
        first,
        '•' | '●'
            | '▪'
            | '■'
            | '◦'
            | '○'
            | '‣'
            | '∙'
            | '·'
            | '➤'
            | '➢'
            | '►'
            | '▸'
            | '★'
            | '§'
            | '◆'
            | '◇'
    ) || matches!(first, '-' | '*' | '+');
    let whole = cut::text_of(&line);
    let rest = &whole[first.len_utf8()..];
    // "- Caijing" alone at an item's end is a credit at best, so a dash needs words behind a space.
    let spaced = rest.starts_with(is_blank_char) || matches!(first, '•' | '●' | '▪' | '■') && has_word(rest);
    if !sign || !spaced || !has_word(rest) {
        return line;
    }
    let (_, entry) = cut::split(&line, first.len_utf8());
    Line { kind: LineKind::Bullet, ..entry }
}

/// Joins "Source:" on a line of its own with the line, or the list, that holds the names.
fn join_open_labels(rows: &mut Vec<Row>, hints: &Hints) {
    if !rows.iter().any(|row| source::is_open_label(&row.text)) {
        return;
    }
    let mut joined: Vec<Row> = Vec::with_capacity(rows.len());
    let mut rest = std::mem::take(rows).into_iter().peekable();
    while let Some(row) = rest.next() {
        if !source::is_open_label(&row.text) {
            joined.push(row);
            continue;
        }
        let mut names: Vec<Row> = Vec::new();
        while let Some(next) = rest.next_if(|next| next.line.kind == LineKind::Bullet && next.words <= 12) {
            names.push(next);
        }
        if names.is_empty() {
            names.extend(rest.next_if(|next| next.title && next.words <= 8));
        }
        let lines: Vec<Line> = names.iter().map(|name| name.line.clone()).collect();
        let whole = Row::of(source::joined(&row.line, &lines), row.gap, hints);
        if whole.credit.is_some() {
            joined.push(whole);
        } else {
            joined.push(row);
            joined.extend(names);
        }
    }
    *rows = joined;
}

/// Joins a source line with the address on the line right under it.
fn join_addresses(rows: &mut Vec<Row>, hints: &Hints) {
    let mut joined: Vec<Row> = Vec::with_capacity(rows.len());
    for row in std::mem::take(rows) {
        let bare = |above: &&mut Row| {
            let credit = above.credit.as_ref();
            credit.is_some_and(|credit| matches!(credit.sources.as_slice(), [only] if only.url.is_none()))
        };
        match joined.last_mut().filter(|above| row.gap == 0 && is_address(&row.text) && bare(above)) {
            Some(above) => {
                let line = source::joined(&above.line, std::slice::from_ref(&row.line));
                *above = Row::of(line, above.gap, hints);
            }
            None => joined.push(row),
        }
    }
    *rows = joined;
}

/// Joins a number on a line of its own with the headline on the next line. A number without any sign
/// ("3") may be anything, so such are joined only where they count up from one.
fn join_lone_numbers(rows: &mut Vec<Row>, hints: &Hints) {
    let lone = |at: usize| {
        let enumerator = rows[at].enumerator.filter(|enumerator| enumerator.alone)?;
        rows.get(at + 1).filter(|next| next.title && next.enumerator.is_none()).map(|_| enumerator)
    };
    let found: Vec<(usize, Enumerator)> = (0..rows.len()).filter_map(|at| lone(at).map(|e| (at, e))).collect();
    // "No. 12" is the number more often than an item's.
    let unsure = |e: &Enumerator| matches!(e.style, Style::Bare | Style::Sign);
    let first = found.iter().position(|(_, e)| unsure(e) && e.value == 1).unwrap_or(found.len());
    let values: Vec<u32> = found[first..].iter().filter(|(_, e)| unsure(e)).map(|(_, e)| e.value).collect();
    let counting = values.len() >= 2 && values.iter().zip(1..).all(|(value, expect)| *value == expect);
    let sure = |nth: usize, e: &Enumerator| !unsure(e) || counting && nth >= first;
    let mut joins =
        found.into_iter().enumerate().filter(|(nth, (_, e))| sure(*nth, e)).map(|(_, join)| join).peekable();
    if joins.peek().is_none() {
        return;
    }
    let mut joined: Vec<Row> = Vec::with_capacity(rows.len());
    let mut rest = std::mem::take(rows).into_iter().enumerate();
    while let Some((at, row)) = rest.next() {
        let join = joins.next_if(|(join, _)| *join == at);
        let (Some((_, enumerator)), Some((_, headline))) = (join, join.and_then(|_| rest.next())) else {
            joined.push(row);
            continue;
        };
        let number = format!("{} ", row.text);
        let length = number.len();
        let mut line = headline.line;
        line.inline.insert(0, Inline::text(number));
        let mut whole = Row::of(line, row.gap, hints);
        let style = if enumerator.style == Style::Bare { Style::Sign } else { enumerator.style };
        whole.enumerator = Some(Enumerator { style, length, alone: false, ..enumerator });
        whole.rank = whole.rank.min(headline.rank);
        whole.title = true;
        joined.push(whole);
    }
    *rows = joined;
}

/// Numbers the entries of lists that the format marked as ordered: as they were typed, where that is
/// known, else on through the whole issue, for a list that is interrupted by text counts on.
fn count_entries(rows: &mut [Row], hints: &Hints) {
    let mut count = 0;
    let mut taken: HashMap<String, usize> = HashMap::new();
    for row in rows.iter_mut().filter(|row| row.line.kind == LineKind::Ordered) {
        row.enumerator = None;
        if row.line.indent > 0 {
            continue;
        }
        count += 1;
        let words = if hints.numbers.is_empty() { String::new() } else { fold(&row.text) };
        let typed = hints.numbers.get(&words).and_then(|numbers| {
            let nth = taken.entry(words).or_default();
            *nth += 1;
            numbers.get(*nth - 1)
        });
        let (style, value) = typed.map_or((Style::Entry, count), |typed| (Style::Dot, *typed));
        row.enumerator = Some(Enumerator { style, value, length: 0, alone: false });
    }
}

/// Lines that count up with nothing between them are a list, not a run of titles.
fn mark_typed_lists(rows: &mut [Row]) {
    let counts_on = |before: &Row, row: &Row| match (before.enumerator, row.enumerator) {
        (Some(a), Some(b)) => {
            a.style == b.style && a.style != Style::Bare && a.value + 1 == b.value && before.line.kind == row.line.kind
        }
        _ => false,
    };
    for at in 1..rows.len() {
        if counts_on(&rows[at - 1], &rows[at]) && rows[at].rank > Rank::Fourth {
            for row in &mut rows[at - 1..=at] {
                row.listed = true;
                row.title = false;
                row.rank = Rank::Plain;
            }
        }
    }
}

impl Hints {
    /// Whether a heading with these words is the page's main one.
    fn is_top_heading(&self, text: &str) -> bool {
        !self.top_headings.is_empty() && self.top_headings.contains(&fold(text))
    }
}
