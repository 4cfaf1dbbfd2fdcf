//! Comparing words: folding a line to what two printings of it share, and looking it up in a list.
//!
//! The lists of phrases are `phrase`'s.

use std::borrow::Cow;

use super::phrase::Phrases;
use crate::body::is_blank_char;

/// The longest line, in bytes, that is ever compared with a list of phrases.
pub(super) const LONGEST_PHRASE_LINE: usize = 600;

/// A line in lower case, with plain apostrophes and single spaces, without the signs at its edges.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len().min(LONGEST_PHRASE_LINE));
    let mut space = false;
    for c in text.chars() {
        if is_blank_char(c) {
            space = true;
            continue;
        }
        if space && !folded.is_empty() {
            folded.push(' ');
        }
        space = false;
        match c {
            '’' | '‘' | '`' | '´' => folded.push('\''),
            _ => folded.extend(c.to_lowercase()),
        }
    }
    let edge = |c: char| !c.is_alphanumeric();
    folded.trim_matches(edge).to_owned()
}

/// [`fold`] for a line that may be long: a line no phrase can match folds to nothing.
pub(super) fn fold_short(text: &str) -> String {
    if text.len() > LONGEST_PHRASE_LINE { String::new() } else { fold(text) }
}

/// The words as they are quoted in a note: one line, cut where it grows long.
pub(super) fn shortened(text: &str) -> String {
    const LONGEST: usize = 300;
    let flat: String = text.trim().chars().map(|c| if c.is_control() || is_blank_char(c) { ' ' } else { c }).collect();
    match flat.char_indices().nth(LONGEST) {
        Some((cut, _)) => format!("{}…", flat[..cut].trim_end()),
        None => flat,
    }
}

/// Quotes and brackets that may stand between a sentence's last sign and the line's end.
fn is_closer(c: char) -> bool {
    matches!(c, '"' | '\'' | '’' | '”' | ')' | ']' | '»' | '」' | '』' | '）' | '】' | '》' | '*' | '_')
}

/// How a line ends, as far as it tells a title from a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// A full stop: the line is a sentence.
    Stop,
    /// `?`, `!` or an ellipsis: a sentence or a title.
    Open,
    /// A colon, semicolon or comma: something follows.
    Pending,
    /// No sign at all: the line is like a title.
    Bare,
}

/// How a line ends.
pub(super) fn ending(text: &str) -> Ending {
    let text = text.trim_end_matches(|c: char| is_blank_char(c) || is_closer(c));
    match text.chars().next_back() {
        Some('.') if text.ends_with("...") => Ending::Open,
        Some('.') if ends_in_abbreviation(text) => Ending::Bare,
        Some('.' | '。' | '．' | '｡') => Ending::Stop,
        Some('?' | '!' | '…' | '？' | '！') => Ending::Open,
        Some(':' | '：' | ',' | '，' | ';' | '；' | '、') => Ending::Pending,
        _ => Ending::Bare,
    }
}

/// Words after which a full stop ends no sentence.
static SHORT_FORMS: Phrases = Phrases::new(
    "mr | mrs | ms | dr | prof | st | mt | no | nr | nos | vs | vol | inc | ltd | co | corp | bros | jr | sr | gen | gov | \
     sen | rep | lt | col | capt | dept | est | approx | fig | jan | feb | mar | apr | jun | jul | aug | sep | sept | oct | \
     nov | dec",
);

/// Whether a sentence ends inside a text and another begins.
pub(super) fn holds_sentences(text: &str) -> bool {
    text.char_indices().any(|(at, c)| {
        let rest = &text[at + c.len_utf8()..];
        let next = rest.trim_start_matches(is_blank_char).chars().next();
        match c {
            '。' => next.is_some_and(|next| !is_closer(next)),
            '.' => {
                let word = text[..at].rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
                let short_form = word.chars().count() < 2 || is_caps(word) || SHORT_FORMS.has(&word.to_lowercase());
                let capital = next.is_some_and(|next| next.is_uppercase() || matches!(next, '(' | '“' | '"' | '['));
                !short_form && rest.starts_with(is_blank_char) && capital
            }
            _ => false,
        }
    })
}

/// Whether the last full stop belongs to a short form ("U.S.", "Inc.") rather than to a sentence.
fn ends_in_abbreviation(text: &str) -> bool {
    let last = text.rsplit(char::is_whitespace).next().unwrap_or_default();
    let letters: Vec<char> = last.trim_end_matches('.').chars().filter(|c| c.is_alphanumeric()).collect();
    let dotted = last.matches('.').count() >= 2 && letters.iter().all(|c| c.is_uppercase()) && letters.len() <= 4;
    let named = matches!(last, "Inc." | "Ltd." | "Co." | "Corp." | "Jr." | "Sr." | "plc." | "Bros.");
    dotted || named
}

/// Words as they stand in a field of one line: hard breaks and runs of white space as single spaces.
pub(super) fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// Whether a text holds at least one letter or digit.
pub(super) fn has_word(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

/// Whether letters stand in a text and none of them is lower case ("CHINA DIGITAL").
pub(super) fn is_caps(text: &str) -> bool {
    let mut upper = 0;
    for c in text.chars() {
        if c.is_lowercase() {
            return false;
        }
        upper += usize::from(c.is_uppercase());
    }
    upper >= 2
}

/// The words without full-width forms of ASCII signs and digits, which CJK text mixes freely.
pub(super) fn half_width(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| matches!(c, '\u{FF01}'..='\u{FF5E}')) {
        return Cow::Borrowed(text);
    }
    let narrow = |c: char| match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        _ => c,
    };
    Cow::Owned(text.chars().map(narrow).collect())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_line_folds_to_what_two_printings_share() {
        let check = |text: &str, expect: &str| assert_eq!(fold(text), expect, "{text}");
        check("  [ Back to  Top ↑ ] ", "back to top");
        check("That’s all\u{A0}for this week!", "that's all for this week");
        check("———", "");
    }

    #[test]
    fn an_ending_tells_a_title_from_a_sentence() {
        let check = |text: &str, expect: Ending| assert_eq!(ending(text), expect, "{text}");
        check("Shops open again", Ending::Bare);
        check("Shops open again.”", Ending::Stop);
        check("Ships Sail for the U.S.", Ending::Bare);
        check("But Not For Long…", Ending::Open);
        check("The list:", Ending::Pending);
        check("商店重新开门。", Ending::Stop);
    }
}
