//! Where printed words come from: which passage of the issue, and where in its flat text.
//!
//! Only a proof prints this, so that a reader's comment finds the words it was made on. An export never does:
//! without marks a page is made exactly as if this module were not there.

use uuid::Uuid;

use super::clean;
use super::image::Images;
use super::page::Span;
use crate::body::{BREAK, Body, EMBED, Inline, LineKind, is_uncounted_char};
use crate::variable::Values;

/// Whether a rendering says where its words come from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Places {
    /// It does not: every export.
    #[default]
    Unmarked,
    /// It does: a proof.
    Marked,
}

/// Where printed words stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Place {
    /// The first of them stands here: owner, part and position, as `data-place` says it.
    At(String),
    /// They stand in no passage; the renderer put them in.
    Added,
}

/// A passage: a text of an item or of the issue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Passage {
    /// The item or the issue.
    pub owner: Uuid,
    /// Which of its texts.
    pub part: &'static str,
}

/// A character as it may be printed, and its position in the flat text; none where it stands in no passage.
pub(super) type Unit = (char, Option<usize>);

/// Where the lines of a body come from.
#[derive(Debug, Clone)]
pub(super) struct Origin {
    /// The passage.
    pub passage: Passage,
    /// The characters of each line, as they stand before anything is left out.
    lines: Vec<Vec<Unit>>,
    /// Where each line ends.
    ends: Vec<usize>,
}

impl Places {
    /// The passage of that owner and part, where marks are wanted.
    pub(super) fn passage(self, owner: Uuid, part: &'static str) -> Option<Passage> {
        (self == Places::Marked).then_some(Passage { owner, part })
    }
}

impl Passage {
    fn at(&self, position: usize) -> Place {
        Place::At(format!("{}/{}/{position}", self.owner, self.part))
    }

    /// Where the lines of a body come from, in whose words variables may be filled in.
    pub fn origin(self, body: &Body, values: Option<&Values>, images: Images<'_>) -> Origin {
        let mut position = 0;
        let mut ends = Vec::with_capacity(body.lines.len());
        let lines = body
            .lines
            .iter()
            .map(|line| {
                let mut units = Vec::new();
                for inline in &line.inline {
                    match inline {
                        Inline::Text { text, .. } => push_text(&mut units, text, values, &mut position),
                        Inline::Image(image) if line.kind != LineKind::Code && images.show(&image.src).is_some() => {
                            units.push((EMBED, Some(position)));
                            position += 1;
                        }
                        Inline::Image(image) => {
                            // In a line of words the alternative text stands on one line; in preformatted text as it is.
                            let print = |c| if c == BREAK && line.kind != LineKind::Code { ' ' } else { c };
                            units.extend(image.alt.chars().map(|c| (print(c), None)));
                            position += 1;
                        }
                        Inline::Rule => position += 1,
                    }
                }
                ends.push(position);
                position += 1;
                units
            })
            .collect();
        Origin { passage: self, lines, ends }
    }

    /// A line that is one text, printed as these words.
    pub fn line(self, text: &str, values: Option<&Values>, printed: &str) -> Vec<Span> {
        let mut units = Vec::new();
        push_text(&mut units, text, values, &mut 0);
        units.iter_mut().filter(|(c, _)| *c == BREAK).for_each(|(c, _)| *c = ' ');
        if printed.is_empty() { Vec::new() } else { self.mark(vec![Span::words(printed)], &units, clean::printable) }
    }

    /// The printed content of a line with its marks: around the whole of it, and again inside it wherever
    /// something was left out or put in.
    pub fn mark(self, content: Vec<Span>, units: &[Unit], print: fn(char) -> Option<char>) -> Vec<Span> {
        let mut marker = Marker { passage: self, units, at: 0, first: None, next: None, print };
        let content = marker.spans(content);
        match marker.first {
            Some(first) => vec![Span::Placed { place: self.at(first), content }],
            None if content.is_empty() => content,
            None => vec![Span::Placed { place: Place::Added, content }],
        }
    }
}

impl Origin {
    /// The characters of a line.
    pub fn line(&self, index: usize) -> &[Unit] {
        self.lines.get(index).map_or(&[], Vec::as_slice)
    }

    /// The characters of a line of preformatted text, its end included.
    pub fn line_with_end(&self, index: usize) -> impl Iterator<Item = Unit> {
        let line = self.line(index);
        let end = self.ends.get(index).copied();
        line.iter().copied().chain([('\n', end)])
    }
}

fn push_text(units: &mut Vec<Unit>, text: &str, values: Option<&Values>, position: &mut usize) {
    let mut push = |words: &str, length: usize, stands: bool| {
        // A stray mark of an embedded thing is never printed and must not be taken for a picture.
        let fit = |c: char| if c == EMBED { '\0' } else { c };
        units.extend(words.chars().zip(*position..).map(|(c, at)| (fit(c), stands.then_some(at))));
        *position += length;
    };
    match values {
        None => push(text, text.chars().count(), true),
        Some(values) => values.pieces(text).for_each(|piece| push(piece.words, piece.length, !piece.is_filled)),
    }
}

/// Finds the characters of a line again among those that it was printed from, which come in the same order.
struct Marker<'a> {
    passage: Passage,
    units: &'a [Unit],
    /// The first unit that was not found yet.
    at: usize,
    /// The position of the first character that stands in the passage.
    first: Option<usize>,
    /// The position that a reader who counts would give to the next character.
    next: Option<usize>,
    print: fn(char) -> Option<char>,
}

impl Marker<'_> {
    fn spans(&mut self, content: Vec<Span>) -> Vec<Span> {
        let mut marked = Vec::new();
        for span in content {
            match span {
                Span::Words { text, marks } => {
                    for (place, text) in self.runs(&text) {
                        place_in(&mut marked, place, Span::Words { text, marks: marks.clone() });
                    }
                }
                Span::Link { address, content } => {
                    let content = self.spans(content);
                    marked.push(Span::Link { address, content });
                }
                Span::Picture(picture) => {
                    let place = self.one(EMBED);
                    place_in(&mut marked, place, Span::Picture(picture));
                }
                Span::Break => {
                    let place = self.one(BREAK);
                    place_in(&mut marked, place, Span::Break);
                }
                placed @ Span::Placed { .. } => marked.push(placed),
            }
        }
        marked
    }

    /// The words cut wherever counting has to begin anew, each with the mark that it needs.
    fn runs(&mut self, text: &str) -> Vec<(Option<Place>, String)> {
        let mut runs: Vec<(Option<Place>, String)> = Vec::new();
        let mut added = false;
        for c in text.chars() {
            let place = self.one(c);
            let is_added = place == Some(Place::Added);
            match runs.last_mut() {
                Some((_, run)) if is_added == added && (place.is_none() || is_added) => run.push(c),
                _ => runs.push((place, c.to_string())),
            }
            added = is_added;
        }
        runs
    }

    /// The mark that a character needs before it; none where counting on leads to it.
    fn one(&mut self, printed: char) -> Option<Place> {
        let is_it = |(c, _): &Unit| if printed == EMBED { *c == EMBED } else { (self.print)(*c) == Some(printed) };
        let found = self.units[self.at..].iter().position(is_it);
        let position = found.and_then(|skipped| {
            self.at += skipped + 1;
            self.units[self.at - 1].1
        });
        let Some(position) = position else { return Some(Place::Added) };
        let first = self.first.is_none();
        let counted_on = self.next == Some(position);
        self.first.get_or_insert(position);
        self.next = Some(position + usize::from(!is_uncounted_char(printed)));
        (!first && !counted_on).then(|| self.passage.at(position))
    }
}

fn place_in(marked: &mut Vec<Span>, place: Option<Place>, span: Span) {
    match place {
        Some(place) => marked.push(Span::Placed { place, content: vec![span] }),
        None => marked.push(span),
    }
}

#[cfg(test)]
mod tests;
