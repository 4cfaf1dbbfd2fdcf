//! What is shown of a hit: a piece of its text around the first find, and where the finds stand in it.

use std::borrow::Cow;

use super::phrase::{Phrase, find_all};
use super::unit::is_plain_run;

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
pub fn marked(text: String, phrases: &[&Phrase]) -> Snippet {
    mark(text, phrases)
}

/// The piece of the first text in which something is found; the beginning of the first that is not blank
/// where nothing is. White space is closed up.
pub fn cut<'a>(texts: impl IntoIterator<Item = &'a str>, phrases: &[&Phrase]) -> Snippet {
    let mut blank = None;
    for text in texts {
        if !phrases.is_empty()
            && let Some(from) =
                glimpsed(text, phrases).or_else(|| find_all(phrases, text, 1).first().map(|(from, _)| *from))
        {
            return mark(around(text, from).0, phrases);
        }
        if blank.is_none() && !text.trim().is_empty() {
            blank = Some(text);
        }
    }
    blank.map(|text| mark(around(text, 0).0, &[])).unwrap_or_default()
}

/// The piece that [`cut`] would give of a text of which this is the beginning, where that can be told already. It nearly
/// always can, and the rest need not be read.
pub fn cut_beginning(text: &str, phrases: &[&Phrase]) -> Option<Snippet> {
    let from = if phrases.is_empty() { 0 } else { glimpsed(text, phrases)? };
    let (words, goes_on) = around(text, from);
    (goes_on && !words.is_empty()).then(|| mark(words, phrases))
}

/// Where the first find stands as it was typed. Nearly always it does, which is quicker to see than all that is the same
/// folded.
fn glimpsed(text: &str, phrases: &[&Phrase]) -> Option<usize> {
    let lower = lower(text, phrases);
    phrases.iter().filter_map(|phrase| phrase.glimpse(text, &lower).next()).min()
}

/// A text in lower case, as far as it matters to these phrases: Chinese has no case.
pub(super) fn lower<'a>(text: &'a str, phrases: &[&Phrase]) -> Cow<'a, str> {
    if phrases.iter().any(|phrase| phrase.has_case()) { text.to_ascii_lowercase().into() } else { text.into() }
}

/// The words around a place of a text, and whether the text goes on behind them.
fn around(text: &str, find: usize) -> (String, bool) {
    let from = back(text, find);
    let mut words = String::with_capacity(3 * LENGTH);
    if !text[..from].trim().is_empty() {
        words.push('…');
    }
    let tail = &text[from..];
    // Words are taken over as far as they stand together.
    let (mut begun, mut end) = (0, tail.len());
    let mut space = false;
    let mut length = 0;
    for (at, c) in tail.char_indices() {
        if c == ' ' && at > begun && is_lone_space(tail, at) {
            length += 1;
            if length >= LENGTH {
                words.push_str(&tail[begun..at]);
                words.push('…');
                return (words, true);
            }
            continue;
        }
        if !is_plain_run(c) && (c.is_whitespace() || c == '\u{FFFC}') {
            words.push_str(&tail[begun..at]);
            begun = at + c.len_utf8();
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
                return (words, true);
            }
        }
        length += 1;
        if length >= LENGTH + 20 {
            end = at + c.len_utf8();
            break;
        }
    }
    words.push_str(&tail[begun..end]);
    let goes_on = !tail[end..].trim().is_empty();
    if goes_on {
        words.push('…');
    }
    (words, goes_on)
}

/// Whether the space at a place of a text stands between two words of ASCII, so that it stays as it is.
#[inline]
fn is_lone_space(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    at > 0 && bytes[at - 1].is_ascii_graphic() && bytes.get(at + 1).is_some_and(u8::is_ascii_graphic)
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
    fn what_a_beginning_tells_is_what_the_whole_tells() {
        let check = |words: &str, beginning: &str, rest: &str, is_told: bool| {
            let phrase = Phrase::of(words, Ending::Whole);
            let phrases: Vec<&Phrase> = phrase.iter().collect();
            let whole = cut([format!("{beginning}{rest}").as_str()], &phrases);
            let told = cut_beginning(beginning, &phrases);
            assert_eq!(told.is_some(), is_told, "“{words}” in “{beginning}”");
            assert!(told.is_none_or(|told| told == whole), "“{words}” in “{beginning}”");
        };
        let long = "and so on ".repeat(40);
        let chinese = "港口牌照发给渡轮公司".repeat(30);
        for rest in ["", "Notes on the harbour.", "\n\n"] {
            check("harbour", &format!("The harbour {long}\n"), rest, true);
            check("渡轮", &format!("{chinese}\n"), rest, true);
            check("harbour", &format!("{long} the harbour\n"), rest, false);
            check("harbour", &format!("{long}\n"), rest, false);
            check("cafe", &format!("The café {long}\n"), rest, false);
            check("", &format!("{long}\n"), rest, true);
            check("", "  \n", rest, false);
            check("harbour", "", rest, false);
        }
    }

    proptest::proptest! {
        #[test]
        fn white_space_is_closed_up_and_nothing_else_changes(
            words in proptest::collection::vec(("[a-z.]{1,3}|平台|é", "( |\n|\t|\u{3000}|\u{FFFC}| ){1,2}"), 0..120),
        ) {
            let text: String = words.iter().map(|(word, gap)| format!("{word}{gap}")).collect();
            let whole = words.iter().map(|(word, _)| word.as_str()).collect::<Vec<_>>().join(" ");
            let Snippet { text: piece, .. } = cut([text.as_str()], &[]);
            match piece.strip_suffix('…') {
                Some(begun) => {
                    proptest::prop_assert!(whole.starts_with(begun));
                    let length = begun.chars().count();
                    proptest::prop_assert!((LENGTH - 3..LENGTH + 20).contains(&length), "{length}");
                }
                None => proptest::prop_assert_eq!(piece, whole),
            }
        }
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
        check("two", &["one…  two \n\u{FFFC} three\u{3000}four \n"], "one…[two] three four");
        check("none", &[&"word ".repeat(40)], &format!("{}…", "word ".repeat(32).trim_end()));
        check("none", &[&"平".repeat(200)], &format!("{}…", "平".repeat(180)));
        let long = format!("{} needle {}", "before ".repeat(30), "after ".repeat(60));
        let cut = cut([long.as_str()], &Phrase::of("needle", Ending::Whole).iter().collect::<Vec<_>>());
        assert!(cut.text.starts_with("…before") && cut.text.ends_with("after…"), "{}", cut.text);
        assert!(cut.text.chars().count() < 190);
        assert!(shown(&cut).contains("[needle]"));
    }
}
