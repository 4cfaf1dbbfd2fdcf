//! Finding words in a text: places in Unicode scalars, without overlap, from left to right. What the text belongs
//! to and what comes in its place is `issue::replace`'s business.

mod fold;

use unicode_normalization::char::is_combining_mark;

use crate::body::text::is_ideographic;

/// What is looked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pattern {
    /// The words; nothing is found where there are none.
    pub words: String,
    /// Whether large and small letters differ.
    pub case: Case,
    /// Whether it may be a part of a longer word.
    pub extent: Extent,
    /// Whether accents, widths and forms of signs differ.
    pub forms: Forms,
}

/// Whether large and small letters differ.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Case {
    /// They are one.
    #[default]
    Either,
    /// They differ.
    Same,
}

/// Whether what is found may be a part of a longer word.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Extent {
    /// It may.
    #[default]
    Anywhere,
    /// It begins and ends where words do. Scripts without spaces have words everywhere.
    Word,
}

/// Whether accents, widths and forms of signs differ.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Forms {
    /// They differ.
    #[default]
    AsWritten,
    /// `cafe` finds `café`, `ABC` finds `ＡＢＣ`, a straight quote finds a curly one.
    Folded,
}

/// Where the words stand: beginning and end of each place.
pub fn find(text: &str, pattern: &Pattern) -> Vec<(usize, usize)> {
    let characters: Vec<char> = text.chars().collect();
    let wanted: Vec<char> = fold::fold(&pattern.words, pattern).into_iter().map(|(c, _)| c).collect();
    let folded = fold::fold(text, pattern);
    let mut found = Vec::new();
    if wanted.is_empty() {
        return found;
    }
    let source = |at: usize| folded.get(at).map(|(_, from)| *from);
    let mut at = 0;
    while at + wanted.len() <= folded.len() {
        let end = at + wanted.len();
        let same = folded[at..end].iter().zip(&wanted).all(|((c, _), wanted)| c == wanted);
        // A place begins and ends between whole characters.
        let begins = at == 0 || source(at) != source(at - 1);
        let ends = source(end) != source(end - 1);
        if !(same && begins && ends) {
            at += 1;
            continue;
        }
        let from = folded[at].1;
        let mut to = folded[end - 1].1 + 1;
        while pattern.forms == Forms::Folded && characters.get(to).is_some_and(|c| is_combining_mark(*c)) {
            to += 1;
        }
        let parts_a_letter = characters.get(to).is_some_and(|c| is_combining_mark(*c));
        let whole = pattern.extent == Extent::Anywhere || (is_edge(&characters, from) && is_edge(&characters, to));
        if parts_a_letter || !whole {
            at += 1;
            continue;
        }
        found.push((from, to));
        at = end;
    }
    found
}

/// Whether a word begins or ends at that place.
fn is_edge(characters: &[char], at: usize) -> bool {
    let joins = |c: char| (c.is_alphanumeric() || is_combining_mark(c) || c == '_') && !is_ideographic(c);
    let before = at.checked_sub(1).and_then(|at| characters.get(at));
    !(before.is_some_and(|c| joins(*c)) && characters.get(at).is_some_and(|c| joins(*c)))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::body::edit::{Edit, edited_words};

    const EITHER: (Case, Extent, Forms) = (Case::Either, Extent::Anywhere, Forms::AsWritten);
    const SAME: (Case, Extent, Forms) = (Case::Same, Extent::Anywhere, Forms::AsWritten);
    const WORD: (Case, Extent, Forms) = (Case::Either, Extent::Word, Forms::AsWritten);
    const FOLDED: (Case, Extent, Forms) = (Case::Either, Extent::Anywhere, Forms::Folded);

    fn pattern(words: &str, (case, extent, forms): (Case, Extent, Forms)) -> Pattern {
        Pattern { words: words.to_owned(), case, extent, forms }
    }

    #[test]
    fn words_are_found_as_asked() {
        let check = |how, words: &str, text: &str, expect: &[(usize, usize)]| {
            assert_eq!(find(text, &pattern(words, how)), expect, "{words} in {text}");
        };
        check(EITHER, "", "anything", &[]);
        check(EITHER, "ferry", "Ferry and FERRY", &[(0, 5), (10, 15)]);
        check(SAME, "ferry", "Ferry and ferry", &[(10, 15)]);
        check(EITHER, "aa", "aaaaa", &[(0, 2), (2, 4)]);
        check(WORD, "cat", "concat cat, Cat. catalogue", &[(7, 10), (12, 15)]);
        check(WORD, "港口", "新港口的港口", &[(1, 3), (4, 6)]);
        check(WORD, "TK", "中TK文 ATK", &[(1, 3)]);
        check(WORD, ", and", "one, and two", &[(3, 8)]);
        check(EITHER, "平台", "电商平台与平台", &[(2, 4), (5, 7)]);
        check(FOLDED, "cafe", "Café CAFE cafe\u{301}s", &[(0, 4), (5, 9), (10, 15)]);
        check(EITHER, "cafe", "Café cafe\u{301} cafe", &[(11, 15)]);
        check(FOLDED, "ABC123", "ＡＢＣ１２３", &[(0, 6)]);
        check(FOLDED, "it's", "It’s 'it's'", &[(0, 4), (6, 10)]);
        check(FOLDED, "strasse", "Straße", &[(0, 6)]);
        check(FOLDED, "s", "ß", &[]);
        check(FOLDED, "か", "がか", &[(1, 2)]);
        check(EITHER, "İ", "i̇", &[(0, 2)]);
        check(EITHER, "a", "🍐a", &[(1, 2)]);
        check(EITHER, "a  b", "a  b a b", &[(0, 4)]);
    }

    fn how() -> impl Strategy<Value = (Case, Extent, Forms)> {
        let case = prop_oneof![Just(Case::Either), Just(Case::Same)];
        let extent = prop_oneof![Just(Extent::Anywhere), Just(Extent::Word)];
        let forms = prop_oneof![Just(Forms::AsWritten), Just(Forms::Folded)];
        (case, extent, forms)
    }

    fn replaced(text: &str, found: &[(usize, usize)], words: &str) -> String {
        let edits = found.iter().map(|(from, to)| Edit { from: *from, to: *to, words: words.to_owned() });
        edited_words(text, &edits.collect::<Vec<_>>())
    }

    proptest! {
        #[test]
        fn places_are_in_order_and_within_the_text(text in "[aAbé\u{301}中港 ’'.]{0,40}", words in "[aAbé中港 ']{0,3}", how in how()) {
            let found = find(&text, &pattern(&words, how));
            let length = text.chars().count();
            let mut last = 0;
            for (from, to) in &found {
                prop_assert!(*from >= last && from < to && *to <= length);
                last = *to;
            }
        }

        #[test]
        fn a_plain_search_finds_what_the_language_finds(text in "[abc中港 ]{0,40}", words in "[abc中港]{1,3}") {
            let found = find(&text, &pattern(&words, SAME));
            let byte = |at: usize| text.char_indices().nth(at).map_or(text.len(), |(at, _)| at);
            let expected: Vec<usize> = text.match_indices(&words).map(|(at, _)| at).collect();
            prop_assert_eq!(found.iter().map(|(from, _)| byte(*from)).collect::<Vec<_>>(), expected);
            prop_assert_eq!(replaced(&text, &found, "X"), text.replace(&words, "X"));
            prop_assert_eq!(replaced(&text, &found, "X").matches('X').count(), found.len());
        }

        #[test]
        fn nothing_found_is_nothing_changed(text in "\\PC{0,40}") {
            prop_assert_eq!(find(&text, &Pattern::default()), vec![]);
            prop_assert_eq!(replaced(&text, &[], "X"), text);
        }
    }
}
