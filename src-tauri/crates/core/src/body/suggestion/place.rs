//! Places in the text as it stands and in the text as it would be, and from one to the other.
//!
//! A place is a count of Unicode scalars in the flat text: lines joined, each with its end, a picture or a rule as one.

use super::{Body, Suggested};
use crate::body::Inline;

impl Body {
    /// The place in [`Body::settled`] of a place in this text: what will be gone has the place where it was.
    pub fn settled_place(&self, place: usize) -> usize {
        self.stretches().map(|(at, length, stays)| if stays { length.min(place.saturating_sub(at)) } else { 0 }).sum()
    }

    /// The place in this text of a place in [`Body::settled`]: before the character that stands there.
    pub fn raw_place(&self, settled: usize) -> usize {
        let mut left = settled;
        let mut end = 0;
        for (at, length, stays) in self.stretches() {
            if !stays {
                continue;
            }
            if left < length {
                return at + left;
            }
            left -= length;
            end = at + length;
        }
        end
    }

    /// The range in this text of a range in [`Body::settled`], no wider than what stays of it.
    pub fn raw_range(&self, start: usize, end: usize) -> (usize, usize) {
        let first = self.raw_place(start);
        if end <= start {
            return (first, first);
        }
        (first, self.raw_place(end - 1) + 1)
    }

    /// The flat text in stretches of which all or nothing will stay: where each begins, its length, whether it stays.
    fn stretches(&self) -> impl Iterator<Item = (usize, usize, bool)> {
        let last = self.lines.len().saturating_sub(1);
        let pieces = self.lines.iter().enumerate().flat_map(move |(index, line)| {
            let of = move |inline: &Inline| if line.is_rule() { line.suggested } else { inline.suggested() };
            let words = line.inline.iter().map(move |inline| (inline.length(), stays(of(inline))));
            // The text ends with a line end, whatever becomes of the last line.
            let end = stays(line.suggested) || (index == last && !line.is_rule());
            words.chain(std::iter::once((1, end)))
        });
        pieces.scan(0, |at, (length, stays)| {
            let start = *at;
            *at += length;
            Some((start, length, stays))
        })
    }
}

fn stays(suggested: Suggested) -> bool {
    suggested.deletion.is_none()
}
