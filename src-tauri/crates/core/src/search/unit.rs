//! Text as the search sees it: a row of units, each a word, or one character of a script that is written
//! without spaces. The index, the query and the highlighting all walk text here, so that they agree.
//!
//! Folded: case, full and half width and other compatible forms (NFKC, UAX #15), accents of Latin,
//! Greek and Cyrillic letters. Never folded: the marks of kana, and whatever a script's letters are made of.

use std::ops::ControlFlow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Longer words are cut here, in the index and in the query alike: nobody types them, and data that was
/// pasted as text is full of them.
const LONGEST_WORD: usize = 120;

/// A unit of text after folding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unit<'a> {
    /// The folded word, or the one folded character.
    pub folded: &'a str,
    /// Where it begins in the text, in bytes.
    pub from: usize,
    /// Where it ends in the text, in bytes.
    pub to: usize,
    /// Which of the two it is.
    pub writing: Writing,
}

/// How a unit is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Writing {
    /// A word between spaces or signs.
    Word,
    /// The first character of a run without spaces.
    Opening,
    /// A character that follows another of its run directly.
    Joined,
}

impl Writing {
    /// Whether it is a character of a run without spaces.
    #[inline]
    pub fn is_run(self) -> bool {
        self != Writing::Word
    }
}

/// Shows every unit of a text in reading order, until `visit` breaks off.
pub fn walk(text: &str, visit: impl FnMut(Unit<'_>) -> ControlFlow<()>) {
    let mut walker = Walker { visit, word: String::new(), from: 0, to: 0, in_run: false };
    let _ = walker.walk(text);
}

struct Walker<V> {
    visit: V,
    /// The word that is being gathered, and where it stands.
    word: String,
    from: usize,
    to: usize,
    in_run: bool,
}

impl<V: FnMut(Unit<'_>) -> ControlFlow<()>> Walker<V> {
    fn walk(&mut self, text: &str) -> ControlFlow<()> {
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let byte = bytes[at];
            // Nearly all text is letters of ASCII or characters that folding leaves alone.
            if let Some(end) = letters_end(bytes, at) {
                self.take_letters(&text[at..end], at, end);
                at = end;
                continue;
            }
            if byte.is_ascii() && bytes.get(at + 1).is_none_or(u8::is_ascii) {
                self.take(char::from(byte.to_ascii_lowercase()), at, at + 1)?;
                at += 1;
                continue;
            }
            let end = at + cluster(&text[at..]);
            self.take_cluster(&text[at..end], at, end)?;
            at = end;
        }
        self.end_word()
    }

    /// Takes letters and digits of ASCII, all of one word.
    #[inline]
    fn take_letters(&mut self, letters: &str, from: usize, to: usize) {
        self.in_run = false;
        if self.word.is_empty() {
            self.from = from;
        }
        let room = LONGEST_WORD.saturating_sub(self.word.len()).min(letters.len());
        let begun = self.word.len();
        self.word.push_str(&letters[..room]);
        self.word[begun..].make_ascii_lowercase();
        self.to = to;
    }

    /// Folds a character with the marks on it.
    fn take_cluster(&mut self, cluster: &str, from: usize, to: usize) -> ControlFlow<()> {
        let mut characters = cluster.chars();
        if let (Some(only), None) = (characters.next(), characters.next())
            && is_plain_run(only)
        {
            return self.take(only, from, to);
        }
        for composed in cluster.nfkc() {
            for lower in composed.to_lowercase() {
                if let Some(letters) = spelled(lower) {
                    for letter in letters.chars() {
                        self.take(letter, from, to)?;
                    }
                } else if bears_accents(lower) {
                    for part in std::iter::once(lower).nfd().filter(|part| !is_combining_mark(*part)) {
                        self.take(part, from, to)?;
                    }
                } else {
                    self.take(lower, from, to)?;
                }
            }
        }
        ControlFlow::Continue(())
    }

    #[inline]
    fn take(&mut self, folded: char, from: usize, to: usize) -> ControlFlow<()> {
        if is_run(folded) {
            self.end_word()?;
            let writing = if self.in_run { Writing::Joined } else { Writing::Opening };
            self.in_run = true;
            let mut buffer = [0; 4];
            return (self.visit)(Unit { folded: folded.encode_utf8(&mut buffer), from, to, writing });
        }
        self.in_run = false;
        if !is_of_word(folded) {
            return self.end_word();
        }
        if self.word.is_empty() {
            self.from = from;
        }
        if self.word.len() < LONGEST_WORD {
            self.word.push(folded);
        }
        self.to = to;
        ControlFlow::Continue(())
    }

    #[inline]
    fn end_word(&mut self) -> ControlFlow<()> {
        if self.word.is_empty() {
            return ControlFlow::Continue(());
        }
        let unit = Unit { folded: &self.word, from: self.from, to: self.to, writing: Writing::Word };
        let flow = (self.visit)(unit);
        self.word.clear();
        flow
    }
}

/// Whether folding changes nothing of a text but the case of letters of ASCII, and nothing in it goes onto what stands
/// before it. So it is of most English and Chinese text, and is quick to see.
pub(super) fn is_folded(text: &str) -> bool {
    text.is_ascii() || text.chars().all(|c| c.is_ascii() || is_plain_run(c) || is_plain_sign(c))
}

/// The commonest signs beyond ASCII: they end a word, and so do their compatible forms.
#[inline]
fn is_plain_sign(c: char) -> bool {
    matches!(c, '·' | '—' | '‘' | '’' | '“' | '”' | '…' | '\u{3000}'..='。' | '〈'..='】' | '！' | '（' | '）' | '，' | '：' | '；'
        | '？')
}

/// Where letters and digits of ASCII end that begin here; none where there are none. The last before a character beyond
/// ASCII is left out, since that may be a mark on it.
#[inline]
fn letters_end(bytes: &[u8], at: usize) -> Option<usize> {
    let letters = bytes[at..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let end = match bytes.get(at + letters) {
        Some(next) if !next.is_ascii() => at + letters.saturating_sub(1),
        _ => at + letters,
    };
    (end > at).then_some(end)
}

/// The length in bytes of the first character with all that is composed onto it.
#[inline]
fn cluster(text: &str) -> usize {
    let mut characters = text.char_indices();
    characters.next();
    characters.find(|(_, c)| !composes(*c)).map_or(text.len(), |(at, _)| at)
}

/// Whether a character goes onto the one before it: a mark, a half-width sound mark of katakana, a vowel
/// or final consonant of a Korean syllable that is written in parts.
#[inline]
fn composes(c: char) -> bool {
    match c {
        '\0'..='\u{2FF}' => false,
        '\u{FF9E}' | '\u{FF9F}' | '\u{1160}'..='\u{11FF}' | '\u{D7B0}'..='\u{D7FF}' => true,
        c if is_plain_run(c) => false,
        c => is_combining_mark(c),
    }
}

/// Characters that folding leaves alone, which is nearly all of Chinese, Japanese and Korean text.
#[inline]
pub(super) fn is_plain_run(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}'
        | '\u{AC00}'..='\u{D7A3}')
}

/// Whether a folded character belongs to a script that is written without spaces, or without spaces
/// between what people look for: each can be found by itself and within any run.
#[inline]
pub fn is_run(c: char) -> bool {
    match c {
        '\0'..='\u{DFF}' => false,
        // Thai, Lao, Burmese, Hangul in parts, Khmer.
        '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1100}'..='\u{11FF}' | '\u{1780}'..='\u{17D3}' => {
            c.is_alphanumeric() || is_combining_mark(c)
        }
        '\u{2E80}'..='\u{2FDF}' | '\u{3005}'..='\u{3007}' | '\u{3021}'..='\u{3029}' | '\u{3038}'..='\u{303C}' => true,
        '\u{3041}'..='\u{309A}' | '\u{309D}'..='\u{309F}' | '\u{30A1}'..='\u{30FA}' | '\u{30FC}'..='\u{30FF}' => true,
        '\u{3105}'..='\u{312F}' | '\u{3131}'..='\u{318E}' | '\u{31A0}'..='\u{31BF}' | '\u{31F0}'..='\u{31FF}' => true,
        '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{A960}'..='\u{A97C}' | '\u{AC00}'..='\u{D7FF}' => true,
        '\u{F900}'..='\u{FAFF}' | '\u{1AFF0}'..='\u{1B16F}' | '\u{20000}'..='\u{3FFFD}' => true,
        _ => false,
    }
}

#[inline]
fn is_of_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || (!c.is_ascii() && (c.is_alphanumeric() || is_combining_mark(c)))
}

/// Latin, Greek and Cyrillic: there an accent is a matter of spelling, and people leave it out.
pub(crate) fn bears_accents(c: char) -> bool {
    matches!(c, '\u{C0}'..='\u{36F}' | '\u{370}'..='\u{52F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1FFF}'
        | '\u{20D0}'..='\u{20F0}' | '\u{A640}'..='\u{A69F}' | '\u{FE20}'..='\u{FE2F}')
}

/// Letters that have no accent to take off and are commonly typed otherwise.
pub(crate) fn spelled(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'þ' => "th",
        'ı' => "i",
        'ς' => "σ",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(text: &str) -> Vec<String> {
        let mut units = Vec::new();
        walk(text, |unit| {
            let mark = if unit.writing == Writing::Joined { "+" } else { "" };
            units.push(format!("{mark}{}", unit.folded));
            ControlFlow::Continue(())
        });
        units
    }

    #[test]
    fn text_is_seen_as_words_and_runs() {
        let check = |text: &str, expect: &[&str]| assert_eq!(seen(text), expect, "{text}");
        check("The Café's naïve ﬁsh, U.S.", &["the", "cafe", "s", "naive", "fish", "u", "s"]);
        check(
            "cafe\u{301} straße Łódź Ångström İstanbul Ηλίας",
            &["cafe", "strasse", "lodz", "angstrom", "istanbul", "ηλιασ"],
        );
        check("平台，算法", &["平", "+台", "算", "+法"]);
        check("iPhone手机 5G", &["iphone", "手", "+机", "5g"]);
        check("ＡＢＣ１２３　ｱｲﾌｫﾝ ｶﾞ", &["abc123", "ア", "+イ", "+フ", "+ォ", "+ン", "ガ"]);
        check("か\u{3099}き が", &["が", "+き", "が"]);
        check("한글 한", &["한", "+글", "한"]);
        check("𠀀𠀁・〇々", &["𠀀", "+𠀁", "〇", "+々"]);
        check("snake_case a-b", &["snake", "case", "a", "b"]);
        check("हिन्दी", &["हिन्दी"]);
        check("", &[]);
        check("!?…—", &[]);
    }

    #[test]
    fn folding_leaves_most_text_alone() {
        let check = |text: &str, expect: bool| assert_eq!(is_folded(text), expect, "{text}");
        check("The Harbour, U.S.", true);
        check("“平台”上线——iPhone手机（新）：《报》……　か", true);
        check("café", false);
        check("ＡＢＣ", false);
        check("か\u{3099}", false);
        check("ｶﾞ", false);
        check("e\u{301}", false);
    }

    #[test]
    fn every_unit_knows_where_it_stands() {
        let text = "Un café 平台!";
        let mut places = Vec::new();
        walk(text, |unit| {
            places.push(&text[unit.from..unit.to]);
            ControlFlow::Continue(())
        });
        assert_eq!(places, ["Un", "café", "平", "台"]);
    }

    #[test]
    fn a_word_without_end_is_cut() {
        let text = "x".repeat(100_000);
        assert_eq!(seen(&text), ["x".repeat(LONGEST_WORD)]);
    }
}
