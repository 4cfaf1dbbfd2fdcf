//! What an edit did to a text, told in words: which stretch was replaced by which.
//!
//! A comparison of characters makes new words out of the letters of old ones; then a comment stays on letters of a
//! word that nobody commented on. So words are kept or replaced whole, but for letters added to a word or taken from
//! it. Positions count Unicode scalar values, as documents do. How a difference is shown is the business of
//! `archive::difference` and of the interface.

use std::ops::Range;
use std::time::Duration;

use similar::{DiffOp, TextDiff};

use crate::body::text::is_ideographic;

/// How long a fine comparison may take; after that what is left counts as replaced.
const PATIENCE: Duration = Duration::from_millis(200);

/// One stretch of a text that became another; one of the two may be empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// Where it stood in the earlier text.
    pub before: Range<usize>,
    /// Where it stands in the later text.
    pub after: Range<usize>,
}

/// The edits that lead from one text to another, in order, apart from each other. Lines that both have are told first, so
/// that a line that moved shares no words by chance with those that it passed; then the words of the others.
pub fn edits(before: &str, after: &str) -> Vec<Edit> {
    if before == after {
        return Vec::new();
    }
    let (old, new): (Vec<char>, Vec<char>) = (before.chars().collect(), after.chars().collect());
    let mut found: Vec<Edit> = Vec::new();
    for edit in by_line(&old, &new) {
        if edit.before.is_empty() || edit.after.is_empty() {
            found.push(edit);
        } else {
            found.extend(by_word(&old, &new, &edit));
        }
    }
    gather(&mut found, &old);
    let mut found: Vec<Edit> = found.into_iter().map(|edit| narrowed(edit, &old, &new)).collect();
    slide(&mut found, &old, &new);
    found
}

/// The edits by whole lines.
fn by_line(old: &[char], new: &[char]) -> Vec<Edit> {
    // Most edits are small: what both begin and end with is not compared at all.
    let (head, tail) = shared(old, new);
    let head = old[..head].iter().rposition(|c| *c == '\n').map_or(0, |at| at + 1);
    let from = old.len() - tail.min(old.len() - head).min(new.len() - head);
    let begins = |text: &[char], at: usize| at == head || text[at - 1] == '\n';
    let tail = (from..old.len()).find(|at| begins(old, *at) && begins(new, at + new.len() - old.len()));
    let tail = tail.map_or(0, |at| old.len() - at);
    let whole = Edit { before: head..old.len() - tail, after: head..new.len() - tail };
    different(old, new, &whole, |was, is| TextDiff::configure().timeout(PATIENCE).diff_lines(was, is))
}

/// The edits within a stretch by whole words.
fn by_word(old: &[char], new: &[char], within: &Edit) -> Vec<Edit> {
    let (was, is) = (&old[within.before.clone()], &new[within.after.clone()]);
    let (head, tail) = shared(was, is);
    let head = whole_words(was, is, head);
    let tail = was.len().min(is.len()).saturating_sub(head).min(whole_words_back(was, is, tail));
    let trimmed = |range: &Range<usize>| range.start + head..range.end - tail;
    let middle = Edit { before: trimmed(&within.before), after: trimmed(&within.after) };
    different(old, new, &middle, |was, is| TextDiff::configure().timeout(PATIENCE).diff_unicode_words(was, is))
}

/// What a comparison finds different within a stretch.
fn different(
    old: &[char],
    new: &[char],
    within: &Edit,
    compare: impl for<'t> Fn(&'t str, &'t str) -> TextDiff<'t, 't, str>,
) -> Vec<Edit> {
    let text = |of: &[char], range: &Range<usize>| of[range.clone()].iter().collect::<String>();
    let (was, is) = (text(old, &within.before), text(new, &within.after));
    let difference = compare(&was, &is);
    let places = |from: usize, count: usize, length: &dyn Fn(usize) -> usize| {
        let mut at = from;
        let mut places = Vec::with_capacity(count + 1);
        for index in 0..count {
            places.push(at);
            at += length(index);
        }
        places.push(at);
        places
    };
    let length = |piece: Option<&str>| piece.map_or(0, |piece| piece.chars().count());
    let old_places = places(within.before.start, difference.old_len(), &|at| length(difference.old_slice(at)));
    let new_places = places(within.after.start, difference.new_len(), &|at| length(difference.new_slice(at)));
    let of = |places: &[usize], range: Range<usize>| places[range.start]..places[range.end];
    difference
        .ops()
        .iter()
        .filter(|op| !matches!(op, DiffOp::Equal { .. }))
        .map(|op| Edit { before: of(&old_places, op.old_range()), after: of(&new_places, op.new_range()) })
        .collect()
}

/// How many characters both begin with, and how many of the rest both end with.
fn shared(old: &[char], new: &[char]) -> (usize, usize) {
    let head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let (old, new) = (&old[head..], &new[head..]);
    (head, old.iter().rev().zip(new.iter().rev()).take_while(|(a, b)| a == b).count())
}

/// So many characters of what both begin with that no word is cut.
fn whole_words(old: &[char], new: &[char], head: usize) -> usize {
    let inside = |text: &[char], at: usize| at < text.len() && !text[at].is_whitespace();
    let mut at = head;
    while at > 0 && !old[at - 1].is_whitespace() && (inside(old, at) || inside(new, at)) {
        at -= 1;
    }
    at
}

/// The same from the end.
fn whole_words_back(old: &[char], new: &[char], tail: usize) -> usize {
    let inside = |text: &[char], at: usize| at < text.len() && !text[text.len() - 1 - at].is_whitespace();
    let mut at = tail;
    while at > 0 && !old[old.len() - at].is_whitespace() && (inside(old, at) || inside(new, at)) {
        at -= 1;
    }
    at
}

/// Joins edits between which hardly anything stayed: a space, or a small word amid a passage that was written anew.
/// Such a word is there in both by chance.
fn gather(edits: &mut Vec<Edit>, old: &[char]) {
    let size = |edit: &Edit| edit.before.len().max(edit.after.len());
    let mut at = 1;
    while at < edits.len() {
        let (left, right) = (&edits[at - 1], &edits[at]);
        let kept = &old[left.before.end..right.before.start];
        let weight = kept.iter().filter(|c| c.is_alphanumeric()).count();
        let replaces = |edit: &Edit| !edit.before.is_empty() && !edit.after.is_empty();
        let by_chance = !kept.contains(&'\n')
            && (replaces(left) || replaces(right))
            && (weight == 0 || weight * 4 <= size(left).min(size(right)) && weight <= 4);
        if by_chance {
            let joined = Edit { before: left.before.start..right.before.end, after: left.after.start..right.after.end };
            edits[at - 1] = joined;
            edits.remove(at);
            at = at.saturating_sub(1).max(1);
        } else {
            at += 1;
        }
    }
}

/// Letters that were only added to a word, or only taken from it, leave the rest of the word as it was.
fn narrowed(edit: Edit, old: &[char], new: &[char]) -> Edit {
    let (head, tail) = shared(&old[edit.before.clone()], &new[edit.after.clone()]);
    let (was, is) = (edit.before.len() - head - tail, edit.after.len() - head - tail);
    if was > 0 && is > 0 {
        return edit;
    }
    let start = (edit.before.start + head, edit.after.start + head);
    Edit { before: start.0..start.0 + was, after: start.1..start.1 + is }
}

/// What was only put in, or only taken out, can often be told in several ways: of `ab ab` without two letters either may be
/// gone. Each such edit is moved to where it cuts the fewest words, so that no word is made of the halves of two.
fn slide(edits: &mut [Edit], old: &[char], new: &[char]) {
    for index in 0..edits.len() {
        let edit = edits[index].clone();
        let (text, stretch) = match (edit.before.is_empty(), edit.after.is_empty()) {
            (true, false) => (new, &edit.after),
            (false, true) => (old, &edit.before),
            _ => continue,
        };
        let room_back =
            index.checked_sub(1).map_or(edit.before.start, |last| edit.before.start - edits[last].before.end);
        let room_on = edits.get(index + 1).map_or(old.len(), |next| next.before.start) - edit.before.end;
        let back = (1..=room_back).take_while(|by| text[stretch.start - by] == text[stretch.end - by]).count();
        let on = (0..room_on).take_while(|by| text[stretch.start + by] == text[stretch.end + by]).count();
        let worth = |start: usize| boundary(text, start) + boundary(text, start + stretch.len());
        let places = (stretch.start - back..=stretch.start + on)
            .map(|start| (worth(start), start.abs_diff(stretch.start), start));
        // The best, and of several the one that moves least.
        let best = places.max_by_key(|(worth, far, _)| (*worth, std::cmp::Reverse(*far)));
        let Some((_, _, start)) = best else { continue };
        let moved = |range: &Range<usize>| {
            let at = range.start + start - stretch.start;
            at..at + range.len()
        };
        edits[index] = Edit { before: moved(&edit.before), after: moved(&edit.after) };
    }
}

/// How well a text is cut at a place: worst within a word of letters, best between two lines.
fn boundary(text: &[char], at: usize) -> u8 {
    let (Some(before), Some(after)) = (at.checked_sub(1).and_then(|at| text.get(at)), text.get(at)) else { return 4 };
    let is_letter = |c: &char| c.is_alphanumeric() && !is_ideographic(*c);
    match (before, after) {
        ('\n', _) => 4,
        (before, after) if before.is_whitespace() || after.is_whitespace() => 3,
        (before, after) if !before.is_alphanumeric() || !after.is_alphanumeric() => 2,
        (before, after) if is_letter(before) && is_letter(after) => 0,
        _ => 1,
    }
}

/// Where a stretch of the earlier text stands in the later one: from its first character that stayed to its last. None
/// where none stayed.
pub fn follow(range: &Range<usize>, edits: &[Edit]) -> Option<Range<usize>> {
    let first = Some(next_kept(range.start, edits)).filter(|at| *at < range.end)?;
    let last = last_kept(range.end, edits).filter(|at| *at >= first)?;
    Some(moved(first, edits)..moved(last, edits) + 1)
}

fn next_kept(from: usize, edits: &[Edit]) -> usize {
    edits.iter().fold(from, |at, edit| if edit.before.contains(&at) { edit.before.end } else { at })
}

fn last_kept(end: usize, edits: &[Edit]) -> Option<usize> {
    let step = |at: usize, edit: &Edit| {
        if edit.before.contains(&at) { edit.before.start.checked_sub(1) } else { Some(at) }
    };
    edits.iter().rev().try_fold(end.checked_sub(1)?, step)
}

fn moved(at: usize, edits: &[Edit]) -> usize {
    match edits.iter().rev().find(|edit| edit.before.end <= at) {
        Some(edit) => at - edit.before.end + edit.after.end,
        None => at,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(before: &str, after: &str) -> String {
        let (old, new): (Vec<char>, Vec<char>) = (before.chars().collect(), after.chars().collect());
        let mut out = String::new();
        let mut at = 0;
        for edit in edits(before, after) {
            out.extend(&old[at..edit.before.start]);
            out.push('[');
            out.extend(&old[edit.before.clone()]);
            out.push('|');
            out.extend(&new[edit.after]);
            out.push(']');
            at = edit.before.end;
        }
        out.extend(&old[at..]);
        out
    }

    #[test]
    fn an_edit_is_told_in_words() {
        let check = |before: &str, after: &str, expect: &str| assert_eq!(shown(before, after), expect);
        check("same", "same", "same");
        check("", "new", "[|new]");
        check("on Friday we met", "on Monday we met", "on [Friday|Monday] we met");
        check("on Friday we met", "on Fridays we met", "on Friday[|s] we met");
        check("on Fridays we met", "on Friday we met", "on Friday[s|] we met");
        check("the cat sat", "the black cat sat", "the [|black ]cat sat");
        check("one two three", "one three", "one [two |]three");
        check("alpha two gamma", "omega two delta", "[alpha|omega] two [gamma|delta]");
        check("租金为十八亿元。", "租金为十六亿元。", "租金为十[八|六]亿元。");
        check("Hello world", "Hello\nworld", "Hello[ |\n]world");
    }

    #[test]
    fn what_moves_is_cut_between_words() {
        let check = |before: &str, after: &str, expect: &str| assert_eq!(shown(before, after), expect);
        // The letters at the end of a line are those of its own word, not those of the line that is last now.
        check("甲乙en \n丙丁戊en \n", "丙丁戊en \n甲乙en \n", "[|丙丁戊en \n]甲乙en \n[丙丁戊en \n|]");
        check("甲乙丙en\n丁戊en\n", "丁戊en\n甲乙丙en\n", "[|丁戊en\n]甲乙丙en\n[丁戊en\n|]");
        check("one two\nthree two\n", "three two\n", "[one two\n|]three two\n");
        check("a spoken word", "a token spoken word", "a [|token ]spoken word");
        check("of ten men", "of ten open men", "of ten [|open ]men");
    }

    #[test]
    fn a_stretch_goes_where_its_words_go() {
        let check = |before: &str, after: &str, words: &str, expect: Option<&str>| {
            let at = before.find(words).map(|at| before[..at].chars().count()).unwrap();
            let range = at..at + words.chars().count();
            let found = follow(&range, &edits(before, after))
                .map(|range| after.chars().skip(range.start).take(range.len()).collect::<String>());
            assert_eq!(found.as_deref(), expect, "{before} → {after}");
        };
        check("we met on Friday at noon", "they met on Friday at noon", "Friday", Some("Friday"));
        check("we met on Friday at noon", "we met on Monday at noon", "Friday", None);
        check("we met on Friday at noon", "we met at noon", "Friday", None);
        check("we met on Friday at noon", "we met late on Friday at noon", "on Friday", Some("on Friday"));
        check("we met on Friday at noon", "we met on a Friday at noon", "on Friday", Some("on a Friday"));
        check("we met on Friday at noon", "we met Friday at noon", "on Friday", Some("Friday"));
        check("we met on Friday at noon", "we met on Fridays at noon", "Friday", Some("Friday"));
    }

    proptest! {
        #[test]
        fn edits_lead_from_one_text_to_the_other(before in "[ab租 \n]{0,30}", after in "[ab租 \n]{0,30}") {
            let (old, new): (Vec<char>, Vec<char>) = (before.chars().collect(), after.chars().collect());
            let (mut made, mut at, mut end) = (Vec::new(), 0, 0);
            for edit in edits(&before, &after) {
                prop_assert!(edit.before.start >= at && edit.after.start >= end);
                made.extend_from_slice(&old[at..edit.before.start]);
                prop_assert_eq!(made.len(), edit.after.start);
                made.extend_from_slice(&new[edit.after.clone()]);
                (at, end) = (edit.before.end, edit.after.end);
            }
            made.extend_from_slice(&old[at..]);
            prop_assert_eq!(made, new);
        }
    }
}
