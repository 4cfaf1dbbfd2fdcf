//! Quotation marks and dashes as a language prints them. The interface sets them in the same way while somebody types
//! (`ui/src/lib/editor/quotation.ts`); one file of cases holds both to it.

use crate::body::edit::Edit;
use crate::body::text::is_ideographic;

/// What a language prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// Before and behind a quotation.
    pub double: (char, char),
    /// Before and behind one within another.
    pub single: (char, char),
    /// Whether a narrow space stands within the outer marks, and before high signs.
    pub spaced: Spaced,
    /// What two hyphens become.
    pub dash: &'static str,
    /// What the marks of the language are.
    pub marks: MarksOf,
}

/// Whether a narrow space stands within the outer marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Spaced {
    Yes,
    No,
}

/// Whose the curled marks are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarksOf {
    /// Of a script with letters: straight and curled forms are two ways of writing one mark.
    Letters,
    /// Of Chinese: the curled ones are the only ones, and are never straightened.
    Chinese,
    /// Of Japanese: straight ones are left as they are.
    Japanese,
}

/// The space that French has within its marks.
const NARROW: char = '\u{202F}';

impl Style {
    /// What the language of that tag prints.
    pub fn of_language(tag: &str) -> Style {
        let tag = tag.to_ascii_lowercase().replace('_', "-");
        let base = tag.split('-').next().unwrap_or_default();
        let english =
            Style {
                double: ('“', '”'), single: ('‘', '’'), spaced: Spaced::No, dash: "—", marks: MarksOf::Letters
            };
        let guillemets = Style { double: ('«', '»'), single: ('“', '”'), dash: "–", ..english };
        match base {
            "de" if tag.contains("-ch") || tag.contains("-li") => Style { single: ('‹', '›'), ..guillemets },
            "de" | "cs" | "sk" | "sl" => {
                Style { double: ('„', '“'), single: ('‚', '‘'), dash: "–", ..english }
            }
            "fr" if tag.contains("-ch") => Style { single: ('‹', '›'), ..guillemets },
            "fr" => Style { spaced: Spaced::Yes, ..guillemets },
            "es" | "it" | "ca" | "pt" if tag != "pt-br" => guillemets,
            "nb" | "nn" | "no" => Style { single: ('‘', '’'), ..guillemets },
            "ru" | "uk" | "be" => Style { single: ('„', '“'), dash: "—", ..guillemets },
            "pl" | "ro" | "hu" => Style { double: ('„', '”'), single: ('‚', '’'), dash: "–", ..english },
            "sv" | "fi" => Style { double: ('”', '”'), single: ('’', '’'), dash: "–", ..english },
            "zh" => Style { dash: "——", marks: MarksOf::Chinese, ..english },
            "ja" => Style { dash: "――", marks: MarksOf::Japanese, ..english },
            "en" if tag.contains("-us") || tag == "en" => english,
            "en" => Style { dash: "–", ..english },
            _ => Style { dash: "–", ..english },
        }
    }
}

/// The edits that curl the straight marks of a text and make dashes of double hyphens. Code, addresses and variables
/// stay as they are; `code` says for every character whether it is code.
pub fn curl(text: &str, code: &[bool], style: &Style) -> Vec<Edit> {
    let characters: Vec<char> = text.chars().collect();
    let kept = kept(&characters, code);
    let mut edits = Vec::new();
    let mut open = Open::default();
    // What stands before, as it is set by now.
    let mut last = None;
    for (at, c) in characters.iter().copied().enumerate() {
        let before = last.replace(c);
        if c == '\n' {
            open = Open::default();
            continue;
        }
        open.see(c, style);
        if kept[at] {
            continue;
        }
        let behind = characters.get(at + 1).copied();
        let words = match c {
            '"' | '\'' => mark(c, before, behind, &mut open, style),
            '-' => dash(&characters, at, style),
            _ if is_high(c) => high(&characters, &kept, at, before, style),
            _ => None,
        };
        if let Some((words, from, to)) = words.map(|words| match c {
            '-' => (words, at, at + 2),
            // A space that was typed before a high sign is the one that it is set with.
            _ if is_high(c) && before == Some(' ') => (words, at - 1, at + 1),
            _ => (words, at, at + 1),
        }) {
            last = words.chars().last();
            edits.push(Edit { from, to, words });
        }
    }
    edits
}

/// The edits that straighten the curled marks of a text. Those of Chinese, and those beside its characters, are the only
/// ones it has, and stay.
pub fn straighten(text: &str, code: &[bool], style: &Style) -> Vec<Edit> {
    if style.marks == MarksOf::Chinese {
        return Vec::new();
    }
    let characters: Vec<char> = text.chars().collect();
    let kept = kept(&characters, code);
    let is_chinese = |at: Option<usize>| at.and_then(|at| characters.get(at)).is_some_and(|c| is_wide(*c));
    let mut edits = Vec::new();
    let mut within = false;
    for (at, c) in characters.iter().copied().enumerate() {
        let words = match c {
            '“' | '”' | '„' | '‟' | '«' | '»' => "\"",
            '‘' | '’' | '‚' | '‛' | '‹' | '›' => "'",
            _ => continue,
        };
        let wide = is_chinese(at.checked_sub(1)) || is_chinese(Some(at + 1));
        // A pair around Chinese words is left whole.
        if matches!(c, '“' | '‘') {
            within = wide;
        }
        let stays = wide || (within && matches!(c, '”' | '’'));
        if matches!(c, '”') {
            within = false;
        }
        if kept[at] || stays {
            continue;
        }
        let space = |c: Option<&char>| c.is_some_and(|c| matches!(c, '\u{A0}' | '\u{202F}'));
        let to = at + 1 + usize::from(c == '«' && space(characters.get(at + 1)));
        let from = at - usize::from(c == '»' && at > 0 && space(characters.get(at - 1)));
        edits.push(Edit { from, to, words: words.to_owned() });
    }
    edits
}

/// How many quotations are open on the line.
#[derive(Default)]
struct Open {
    double: usize,
    single: usize,
}

impl Open {
    /// Counts a mark that stands there already.
    fn see(&mut self, c: char, style: &Style) {
        if style.double.0 != style.double.1 {
            if c == style.double.0 {
                self.double += 1;
            } else if c == style.double.1 {
                self.double = self.double.saturating_sub(1);
            }
        }
    }
}

/// What a straight mark becomes where it stands; none where it is no quotation mark.
fn mark(c: char, before: Option<char>, behind: Option<char>, open: &mut Open, style: &Style) -> Option<String> {
    let starts = before.is_none_or(opens_after);
    let digit = before.is_some_and(|c| c.is_ascii_digit());
    let wide = before.is_some_and(is_wide);
    if c == '"' {
        if style.marks == MarksOf::Japanese {
            return None;
        }
        // Inches, where nothing waits to be closed.
        if digit && open.double == 0 {
            return None;
        }
        let opening = if wide { open.double == 0 } else { starts };
        let (left, right) = style.double;
        return Some(match (opening, style.spaced) {
            (true, Spaced::No) => {
                open.double += 1;
                left.to_string()
            }
            (true, Spaced::Yes) => {
                open.double += 1;
                format!("{left}{NARROW}")
            }
            (false, spaced) => {
                open.double = open.double.saturating_sub(1);
                let space = spaced == Spaced::Yes && before != Some(NARROW) && before != Some('\u{A0}');
                if space { format!("{NARROW}{right}") } else { right.to_string() }
            }
        });
    }
    if style.marks == MarksOf::Japanese {
        return None;
    }
    let letter_before = before.is_some_and(|c| c.is_alphabetic() && !is_wide(c));
    let letter_behind = behind.is_some_and(char::is_alphabetic);
    // An apostrophe is the same sign in every language.
    if letter_before && letter_behind {
        return Some('’'.to_string());
    }
    if digit && open.single == 0 {
        return letter_behind.then(|| '’'.to_string());
    }
    // A left-out century: ’90s.
    if starts && behind.is_some_and(|c| c.is_ascii_digit()) {
        return Some('’'.to_string());
    }
    let opening = if wide { open.single == 0 } else { starts };
    if opening {
        open.single += 1;
        return Some(style.single.0.to_string());
    }
    if open.single > 0 {
        open.single -= 1;
        return Some(style.single.1.to_string());
    }
    Some('’'.to_string())
}

/// What two hyphens become: between words at once, between spaces with them; a longer row of them stays.
fn dash(characters: &[char], at: usize, style: &Style) -> Option<String> {
    let is_hyphen = |at: Option<usize>| at.and_then(|at| characters.get(at)) == Some(&'-');
    if !is_hyphen(Some(at + 1)) || is_hyphen(at.checked_sub(1)) || is_hyphen(Some(at + 2)) {
        return None;
    }
    let before = at.checked_sub(1).map(|at| characters[at])?;
    let behind = characters.get(at + 2).copied();
    let is_space = |c: char| c.is_whitespace();
    match (is_space(before), behind) {
        (true, Some(c)) if is_space(c) => Some(style.dash.to_owned()),
        // An option of a command, or hyphens that begin something else.
        (true, _) => None,
        (false, _) => Some(style.dash.to_owned()),
    }
}

/// A sign before which French has a narrow space.
fn is_high(c: char) -> bool {
    matches!(c, ';' | ':' | '!' | '?')
}

/// What a high sign becomes with the space before it; none where it stays: in languages without that space, within times,
/// addresses and other words, and where a space stands that no line can break at. Of several in a row the first one has it.
fn high(characters: &[char], kept: &[bool], at: usize, before: Option<char>, style: &Style) -> Option<String> {
    if style.spaced == Spaced::No {
        return None;
    }
    let run = characters[at..].iter().take_while(|c| is_high(**c)).count();
    let last = characters[at + run - 1];
    let ends = match characters.get(at + run) {
        None => true,
        // A smile.
        Some(')') => !matches!(last, ':' | ';'),
        Some(c) => c.is_whitespace() || matches!(c, '»' | '”' | '’' | '›' | '"' | '\'' | ']'),
    };
    let stands_on = |at: Option<usize>, c: char| {
        // What an address ends with is left to it; behind a variable there may be a sign.
        let address = |at: usize| kept[at] && characters[at] != '}';
        !opens_after(c) && !is_high(c) && at.is_some_and(|at| !address(at))
    };
    let set = match before? {
        ' ' => at >= 2 && stands_on(Some(at - 2), characters[at - 2]),
        c => stands_on(at.checked_sub(1), c),
    };
    (ends && set).then(|| format!("{NARROW}{}", characters[at]))
}

/// Whether what follows this character begins anew.
fn opens_after(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '(' | '['
                | '{'
                | '<'
                | '/'
                | '-'
                | '–'
                | '—'
                | '―'
                | '='
                | '“'
                | '‘'
                | '„'
                | '‚'
                | '«'
                | '‹'
                | '"'
                | '\''
        )
        || c == crate::body::EMBED
}

/// Whether a character is Chinese, Japanese or Korean, its signs included.
fn is_wide(c: char) -> bool {
    is_ideographic(c) || matches!(c, '\u{3000}'..='\u{303F}' | '\u{FF00}'..='\u{FF65}')
}

/// Which characters stay as they are: code, addresses, mail addresses, variables.
fn kept(characters: &[char], code: &[bool]) -> Vec<bool> {
    let mut kept: Vec<bool> = (0..characters.len()).map(|at| code.get(at).copied().unwrap_or(false)).collect();
    let mut from = 0;
    while from < characters.len() {
        if characters[from].is_whitespace() {
            from += 1;
            continue;
        }
        let length = characters[from..].iter().take_while(|c| !c.is_whitespace()).count();
        let token: String = characters[from..from + length].iter().collect();
        if token.contains("://") || token.contains("www.") || (token.contains('@') && token.contains('.')) {
            // What stands around an address is not of it.
            let outer = |c: &char| matches!(c, '"' | '\'' | '(' | ')' | '.' | ',' | ';' | '!' | '?');
            let ahead = characters[from..from + length].iter().take_while(|c| outer(c)).count();
            let behind = characters[from..from + length].iter().rev().take_while(|c| outer(c)).count();
            kept[from + ahead..(from + length - behind).max(from + ahead)].fill(true);
        }
        from += length;
    }
    let mut at = 0;
    while at + 1 < characters.len() {
        if characters[at] == '{' && characters[at + 1] == '{' {
            let rest = &characters[at..];
            let length = rest.windows(2).position(|pair| pair == ['}', '}']).map_or(0, |end| end + 2);
            kept[at..at + length].fill(true);
            at += length.max(2);
        } else {
            at += 1;
        }
    }
    kept
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::body::edit::edited_words;

    fn curled(language: &str, text: &str) -> String {
        edited_words(text, &curl(text, &[], &Style::of_language(language)))
    }

    fn straightened(language: &str, text: &str) -> String {
        edited_words(text, &straighten(text, &[], &Style::of_language(language)))
    }

    #[test]
    fn texts_are_set_as_the_shared_cases_say() {
        let cases: Vec<[String; 3]> =
            serde_json::from_str(include_str!("../tests/fixtures/writing/quotation.json")).unwrap();
        assert!(cases.len() > 20);
        for [language, text, expect] in cases {
            assert_eq!(curled(&language, &text), expect, "{language}: {text}");
        }
    }

    #[test]
    fn what_follows_decides_where_the_whole_text_is_known() {
        let check = |language, text, expect: &str| assert_eq!(curled(language, text), expect, "{text}");
        check("en", "the '90s and 1990's", "the ’90s and 1990’s");
        check("en", "a 6\" pipe, 5' long", "a 6\" pipe, 5' long");
        check("en", "\"It's 5'10\" tall\"", "“It’s 5'10” tall”");
        check("en", "one -- two, pass --dry-run, a---b", "one — two, pass --dry-run, a---b");
        check("en", "see \"https://a.example/b?c='d'--e\" now", "see “https://a.example/b?c='d'--e” now");
        check("en", "{{issue.\"x\"}} \"y\"", "{{issue.\"x\"}} “y”");
    }

    #[test]
    fn french_has_a_narrow_space_before_high_signs_and_nowhere_else() {
        let check = |language, text, expect: &str| assert_eq!(curled(language, text), expect, "{language}: {text}");
        check("fr", "Quoi ?", "Quoi\u{202F}?");
        check("fr", "Quoi?", "Quoi\u{202F}?");
        check("fr", "Quoi?!", "Quoi\u{202F}?!");
        check("fr", "Quoi\u{A0}?", "Quoi\u{A0}?");
        check("fr", "à 12:30; à 3:1", "à 12:30\u{202F}; à 3:1");
        check("fr", "voir https://a.example/b?c=d;e:f!", "voir https://a.example/b?c=d;e:f!");
        check("fr", "a != b et C:\\x :) ;)", "a != b et C:\\x :) ;)");
        check("fr", "(oui !) [?] :", "(oui\u{202F}!) [?]\u{202F}:");
        check("fr", "numéro {{issue.number}}?", "numéro {{issue.number}}\u{202F}?");
        check("fr", "mailto:x@a.example ou x@a.example?", "mailto:x@a.example ou x@a.example?");
        check("fr-CA", "Quoi?", "Quoi\u{202F}?");
        check("fr-CH", "Quoi?", "Quoi?");
        check("en", "What?", "What?");
    }

    #[test]
    fn code_stays_as_it_is() {
        let text = "say \"a\" and \"b\"";
        let code: Vec<bool> = text.chars().enumerate().map(|(at, _)| at < 7).collect();
        assert_eq!(edited_words(text, &curl(text, &code, &Style::of_language("en"))), "say \"a\" and “b”");
    }

    #[test]
    fn straightening_leaves_chinese_marks() {
        let check = |language, text, expect: &str| assert_eq!(straightened(language, text), expect, "{text}");
        check("en", "“It’s” — ‘so’", "\"It's\" — 'so'");
        check("fr", "«\u{202F}oui\u{202F}»", "\"oui\"");
        check("de", "„ja“ und ‚nein‘", "\"ja\" und 'nein'");
        check("en", "He said “你好” and “bye”", "He said “你好” and \"bye\"");
        check("zh", "他说：“好。”", "他说：“好。”");
        check("zh", "《红楼梦》", "《红楼梦》");
    }

    proptest! {
        #[test]
        fn curling_twice_is_curling_once(text in "[a\"' 港0.(?:!-]{0,24}", language in "en|de|zh|en-GB|pl") {
            let once = curled(&language, &text);
            prop_assert_eq!(curled(&language, &once), once);
        }

        #[test]
        fn high_signs_that_are_set_stay(text in "[a 0.(?:;!)»-]{0,24}") {
            let once = curled("fr", &text);
            prop_assert_eq!(curled("fr", &once), once);
        }

        #[test]
        fn straightening_takes_back_curling(text in "[a\"' .(]{0,24}", language in "en|de|en-GB|pl") {
            prop_assert_eq!(straightened(&language, &curled(&language, &text)), text);
        }
    }
}
