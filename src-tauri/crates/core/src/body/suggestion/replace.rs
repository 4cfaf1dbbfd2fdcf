//! A suggestion made from outside: a reviewer's words in the place of some of ours.

use std::ops::Range;

use super::{Body, Mark, Suggested};
use crate::body::{Inline, Line, Marks, is_forbidden_char};

impl Body {
    /// Suggests those words in the place of a range of the flat text. What is suggested there already by somebody is
    /// marked to go as well; what is to go already stays as it is. The words are set like those they replace, and a
    /// line end in them is a space.
    pub fn suggest_replacement(&self, range: Range<usize>, words: &str, mark: Mark) -> Body {
        let words: String = words.chars().map(|c| if c == '\n' { ' ' } else { c }).collect();
        let words: String = words.chars().filter(|c| !is_forbidden_char(*c)).collect();
        // Behind the last line end there is no text.
        let most = self.lines.iter().flat_map(|line| &line.inline).map(Inline::length).sum::<usize>();
        let most = (most + self.lines.len()).saturating_sub(1);
        let range = range.start.min(most)..range.end.min(most);
        let mut waiting = Waiting { words, marks: Marks::default(), is_settled: false };
        let mut lines = Vec::with_capacity(self.lines.len() + 1);
        let mut at = 0;
        for line in &self.lines {
            let mut written = Line { inline: Vec::with_capacity(line.inline.len() + 3), ..line.clone() };
            for inline in &line.inline {
                let length = inline.length();
                let cut = |place: usize| place.clamp(at, at + length) - at;
                let cuts = [0, cut(range.start), cut(range.end.max(range.start)), length];
                for (from, to) in cuts.into_iter().zip(cuts.into_iter().skip(1)).filter(|(from, to)| from < to) {
                    let here = at + from;
                    if here >= range.end && here >= range.start && !line.is_rule() {
                        waiting.put(&mut written, mark);
                    }
                    let mut piece = piece(inline, from, to);
                    waiting.look(&piece, here < range.start, range.contains(&here));
                    if range.contains(&here) {
                        match piece.suggested_mut() {
                            Some(suggested) => go(suggested, mark),
                            None => go(&mut written.suggested, mark),
                        }
                    }
                    written.inline.push(piece);
                }
                at += length;
            }
            if at >= range.end && at >= range.start && !line.is_rule() {
                waiting.put(&mut written, mark);
            }
            if range.contains(&at) && !line.is_rule() {
                go(&mut written.suggested, mark);
            }
            lines.push(written);
            at += 1;
        }
        let mut last = Line::default();
        waiting.put(&mut last, mark);
        lines.extend((!last.inline.is_empty()).then_some(last));
        Body { lines }.normalized()
    }
}

/// The words until they have found their place.
struct Waiting {
    words: String,
    marks: Marks,
    is_settled: bool,
}

impl Waiting {
    /// Takes the setting of the first words that go, else of those before.
    fn look(&mut self, piece: &Inline, is_before: bool, is_inside: bool) {
        let Inline::Text { marks, .. } = piece else { return };
        if self.is_settled || !(is_before || is_inside) {
            return;
        }
        let link = marks.link.clone().filter(|_| is_inside);
        self.marks = Marks { link, suggested: Suggested::default(), ..marks.clone() };
        self.is_settled = is_inside;
    }

    fn put(&mut self, line: &mut Line, mark: Mark) {
        let text = std::mem::take(&mut self.words);
        if !text.is_empty() {
            let marks = Marks { suggested: Suggested::inserted(mark), ..std::mem::take(&mut self.marks) };
            line.inline.push(Inline::Text { text, marks });
        }
    }
}

fn go(suggested: &mut Suggested, mark: Mark) {
    suggested.deletion.get_or_insert(mark);
}

fn piece(inline: &Inline, from: usize, to: usize) -> Inline {
    match inline {
        Inline::Text { text, marks } => {
            Inline::Text { text: text.chars().skip(from).take(to - from).collect(), marks: marks.clone() }
        }
        other => other.clone(),
    }
}
