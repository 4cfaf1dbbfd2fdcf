//! Where a remark belongs: a stretch of a passage, held so that it stays on its words and never comes to others.
//!
//! In running text the first and the last character are held by the document itself; in a field of one line, positions
//! are, and they are brought up to date by whoever changes the field. When all the words of an anchor are gone it is
//! lost: it keeps what it stood on, and comes back only where those words come back, in the same surroundings, in the
//! very edit that is looked at (a cut and paste, an undo). Nothing is guessed.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::passage::Part;
use crate::compare::Edit;
use crate::document::Pin;

/// How many characters before and after the words are kept with them.
pub const SURROUNDINGS: usize = 32;
/// How much of the surroundings must be there for words to be taken for those that were lost, in characters.
const ENOUGH: usize = 16;

/// Where a remark belongs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    /// The passage.
    pub part: Part,
    /// The words that were spoken about, as they were then.
    pub quote: String,
    /// The words as they were when the anchor was last set, and up to 32 characters of the same line around them.
    pub words: Quotation,
    /// Which characters of those words are held, counted from the first: what was written in between is no part of them,
    /// and they come back without it. All of them where none are named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub own: Vec<usize>,
    /// What holds it.
    pub hold: Hold,
}

/// Words with what stands around them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quotation {
    /// The words.
    pub exact: String,
    /// Up to 32 characters before them, not past the line.
    pub prefix: String,
    /// Up to 32 characters after them, not past the line.
    pub suffix: String,
}

/// What holds an anchor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hold {
    /// Two characters of a running text.
    Pin(Pin),
    /// Two positions in a field of one line.
    At(usize, usize),
    /// Nothing: its words are gone.
    Lost,
}

impl Quotation {
    /// The words of a stretch of a passage, with what stands around them.
    pub fn of(text: &[char], range: &Range<usize>) -> Quotation {
        let words = |range: Range<usize>| text[range].iter().collect::<String>();
        let before = text[..range.start].iter().rev().take(SURROUNDINGS).take_while(|c| **c != '\n').count();
        let after = text[range.end..].iter().take(SURROUNDINGS).take_while(|c| **c != '\n').count();
        Quotation {
            exact: words(range.clone()),
            prefix: words(range.start - before..range.start),
            suffix: words(range.end..range.end + after),
        }
    }

    /// Where these words stand in a text, among places that `may` be looked at: the one place whose surroundings are
    /// theirs. None where there is no such place, or more than one.
    pub fn find(&self, text: &[char], may: impl Fn(&Range<usize>) -> bool) -> Option<Range<usize>> {
        let exact: Vec<char> = self.exact.chars().collect();
        if exact.is_empty() || exact.len() > text.len() {
            return None;
        }
        let mut best: Option<(usize, Range<usize>)> = None;
        let mut again = false;
        for start in 0..=text.len() - exact.len() {
            let range = start..start + exact.len();
            if text[range.clone()] != exact[..] || !may(&range) {
                continue;
            }
            let Some(likeness) = self.likeness(&Quotation::of(text, &range)) else { continue };
            match &best {
                Some((most, _)) if *most > likeness => {}
                Some((most, _)) if *most == likeness => again = true,
                _ => (best, again) = (Some((likeness, range)), false),
            }
        }
        best.filter(|_| !again).map(|(_, range)| range)
    }

    /// How many characters of the surroundings are the same; none where they are too few to tell.
    fn likeness(&self, other: &Quotation) -> Option<usize> {
        let before = self.prefix.chars().rev().zip(other.prefix.chars().rev()).take_while(|(a, b)| a == b).count();
        let after = self.suffix.chars().zip(other.suffix.chars()).take_while(|(a, b)| a == b).count();
        let whole = self.prefix == other.prefix && self.suffix == other.suffix;
        let known = before + after + self.exact.chars().count();
        ((whole && known >= ENOUGH) || before + after >= ENOUGH).then_some(before + after)
    }
}

/// Follows an anchor in a field of one line through an edit of it. `stood` is where it stood before; none where it was
/// lost already.
pub fn follow(words: &Quotation, stood: Option<&Range<usize>>, after: &[char], edits: &[Edit]) -> Option<Range<usize>> {
    stood.and_then(|range| crate::compare::follow(range, edits)).or_else(|| come_back(words, after, edits))
}

/// Words that were lost and stand among what an edit has just brought.
pub fn come_back(words: &Quotation, after: &[char], edits: &[Edit]) -> Option<Range<usize>> {
    let is_new =
        |range: &Range<usize>| edits.iter().any(|edit| edit.after.start <= range.start && range.end <= edit.after.end);
    words.find(after, is_new)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]
mod tests {
    use super::*;
    use crate::compare;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn an_anchor_follows_its_words_or_is_lost() {
        let check = |before: &str, words: &str, after: &str, expect: Option<(usize, &str)>| {
            let at = before.find(words).map(|at| before[..at].chars().count()).unwrap();
            let range = at..at + words.chars().count();
            let quotation = Quotation::of(&chars(before), &range);
            let found = follow(&quotation, Some(&range), &chars(after), &compare::edits(before, after))
                .map(|range| (range.start, chars(after)[range].iter().collect::<String>()));
            let expect = expect.map(|(at, words)| (at, words.to_owned()));
            assert_eq!(found, expect, "{before:?} → {after:?}");
        };
        let two = "The ministry met on Friday in Hefei.\nShares rose after the meeting ended.\n";
        let turned = "Shares rose after the meeting ended.\nThe ministry met on Friday in Hefei.\n";
        // Whichever of two lines that change places is the one that moved, the words are found again.
        check(two, "on Friday", turned, Some((54, "on Friday")));
        check(two, "after the", turned, Some((12, "after the")));
        check(two, "Friday", "The ministry met in Hefei.\nShares rose after the meeting ended.\n", None);
        // The same word elsewhere is another word.
        check("On Friday they met. Then came rest.\n", "Friday", "They met. Then came rest on Friday.\n", None);
        check("On Friday we met, and on Friday we left.\n", "Friday", "On we met, and on Friday we left.\n", None);
    }

    #[test]
    fn a_quotation_is_found_where_it_stands_once() {
        let check = |text: &str, quotation: Quotation, expect: Option<usize>| {
            assert_eq!(quotation.find(&chars(text), |_| true).map(|range| range.start), expect, "{text}");
        };
        let of = |text: &str, words: &str| {
            let at = text.find(words).map(|at| text[..at].chars().count()).unwrap();
            Quotation::of(&chars(text), &(at..at + words.chars().count()))
        };
        let text = "Prices of new flats fell in sixty cities in May.\n";
        check(text, of(text, "fell"), Some(20));
        check(&format!("A line before.\n{text}"), of(text, "fell"), Some(35));
        check(&format!("{text}{text}"), of(text, "fell"), None);
        check("Shares fell again.\n", of(text, "fell"), None);
        check("租金连续五个月下跌。\n", of("租金连续五个月下跌。\n", "五个月"), None);
        let long = "上海和深圳的新房租金连续五个月下跌，降幅为今年最大。\n";
        check(&format!("第一段。\n{long}"), of(long, "五个月"), Some(17));
    }
}
