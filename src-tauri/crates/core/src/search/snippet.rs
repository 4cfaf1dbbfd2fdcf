//! What is shown of a hit: a piece of its text around the first find, and where the finds stand in it.

use super::phrase::{Phrase, find_all};

/// How long a piece is, in characters, about.
const LENGTH: usize = 160;

/// How much of it stands before the first find.
const BEFORE: usize = 40;

/// How many finds are marked in one piece.
const MARKS: usize = 12;

/// A piece of text and what is found in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Snippet {
    /// The words; an ellipsis where text goes on.
    pub text: String,
    /// Where the finds stand, as ranges of bytes of `text`.
    pub marks: Vec<(usize, usize)>,
}

/// Marks the finds in a whole text.
pub fn marked(text: &str, phrases: &[&Phrase]) -> Snippet {
    Snippet { text: text.to_owned(), marks: find_all(phrases, text, MARKS) }
}

/// The piece of the first text in which something is found; the beginning of the first that is not blank
/// where nothing is. White space is closed up.
pub fn cut<'a>(texts: impl IntoIterator<Item = &'a str>, phrases: &[&Phrase]) -> Snippet {
    let mut blank = None;
    for text in texts {
        // Nearly always it stands there as it was typed, which is quicker to see than all that is the same folded.
        let lower = text.to_ascii_lowercase();
        let seen = phrases.iter().filter_map(|phrase| phrase.glimpse(text, &lower).next()).min();
        if let Some(from) = seen.or_else(|| find_all(phrases, text, 1).first().map(|(from, _)| *from)) {
            return piece(text, from, phrases);
        }
        if blank.is_none() && !text.trim().is_empty() {
            blank = Some(text);
        }
    }
    blank.map(|text| piece(text, 0, &[])).unwrap_or_default()
}

fn piece(text: &str, find: usize, phrases: &[&Phrase]) -> Snippet {
    let from = back(text, find);
    let mut words = String::new();
    if !text[..from].trim().is_empty() {
        words.push('…');
    }
    let mut space = false;
    let mut length = 0;
    let mut rest = text[from..].chars();
    for c in rest.by_ref() {
        if c.is_whitespace() || c == '\u{FFFC}' {
            space = !words.is_empty() && !words.ends_with('…');
            continue;
        }
        if std::mem::take(&mut space) {
            words.push(' ');
            length += 1;
            // A piece ends between words, unless there is none for long.
            if length >= LENGTH {
                words.truncate(words.trim_end().len());
                words.push('…');
                return mark(words, phrases);
            }
        }
        words.push(c);
        length += 1;
        if length >= LENGTH + 20 {
            break;
        }
    }
    if !rest.as_str().trim().is_empty() {
        words.push('…');
    }
    mark(words, phrases)
}

fn mark(text: String, phrases: &[&Phrase]) -> Snippet {
    let marks = if phrases.is_empty() { Vec::new() } else { find_all(phrases, &text, MARKS) };
    Snippet { text, marks }
}

/// Where a piece begins: some characters before the find, at the beginning of a word where one is near.
fn back(text: &str, find: usize) -> usize {
    let before = &text[..find];
    let start = before.char_indices().rev().nth(BEFORE - 1).map_or(0, |(at, _)| at);
    if start == 0 {
        return 0;
    }
    match before[start..].char_indices().find(|(_, c)| c.is_whitespace()) {
        Some((at, c)) if at < before.len() - start => start + at + c.len_utf8(),
        _ => start,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::phrase::Ending;

    fn shown(snippet: &Snippet) -> String {
        let mut text = String::new();
        let mut at = 0;
        for &(from, to) in &snippet.marks {
            text.push_str(&format!("{}[{}]", &snippet.text[at..from], &snippet.text[from..to]));
            at = to;
        }
        text + &snippet.text[at..]
    }

    #[test]
    fn a_piece_shows_the_first_find_in_its_surroundings() {
        let check = |words: &str, texts: &[&str], expect: &str| {
            let phrase = Phrase::of(words, Ending::Whole);
            let phrases: Vec<&Phrase> = phrase.iter().collect();
            assert_eq!(shown(&cut(texts.iter().copied(), &phrases)), expect);
        };
        check("cafe", &["", "A\n\ncafé opened. The café closed."], "A [café] opened. The [café] closed.");
        check("none", &["", "  The beginning.  "], "The beginning.");
        check("平台", &["新平台\n上线"], "新[平台] 上线");
        check("x", &[], "");
        let long = format!("{} needle {}", "before ".repeat(30), "after ".repeat(60));
        let cut = cut([long.as_str()], &Phrase::of("needle", Ending::Whole).iter().collect::<Vec<_>>());
        assert!(cut.text.starts_with("…before") && cut.text.ends_with("after…"), "{}", cut.text);
        assert!(cut.text.chars().count() < 190);
        assert!(shown(&cut).contains("[needle]"));
    }
}
