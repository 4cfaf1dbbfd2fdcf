//! A text as it is compared: each character as what it counts for, with the place that it comes from.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::{Case, Forms, Pattern};
use crate::search::unit::{bears_accents, spelled};

/// The characters that count, each with the place in Unicode scalars of what it comes from. An accent that does not
/// count leaves nothing.
pub(super) fn fold(text: &str, pattern: &Pattern) -> Vec<(char, usize)> {
    let mut folded = Vec::with_capacity(text.len());
    let mut before = '\0';
    for (at, c) in text.chars().enumerate() {
        if pattern.forms == Forms::AsWritten {
            push(&mut folded, c, at, pattern.case);
        } else if !(is_combining_mark(c) && bears(before)) {
            for composed in std::iter::once(c).nfkc() {
                push_plain(&mut folded, composed, at, pattern.case);
            }
            before = c;
        }
    }
    folded
}

fn bears(c: char) -> bool {
    c.is_ascii_alphabetic() || bears_accents(c)
}

fn push_plain(folded: &mut Vec<(char, usize)>, c: char, at: usize, case: Case) {
    if let Some(sign) = sign(c) {
        folded.push((sign, at));
        return;
    }
    let lower = c.to_lowercase().next().unwrap_or(c);
    if let Some(letters) = spelled(lower) {
        for letter in letters.chars() {
            let letter = if lower == c { letter } else { letter.to_ascii_uppercase() };
            push(folded, letter, at, case);
        }
    } else if bears_accents(c) {
        for part in std::iter::once(c).nfd().filter(|part| !is_combining_mark(*part)) {
            push(folded, part, at, case);
        }
    } else {
        push(folded, c, at, case);
    }
}

fn push(folded: &mut Vec<(char, usize)>, c: char, at: usize, case: Case) {
    match case {
        Case::Same => folded.push((c, at)),
        Case::Either => folded.extend(c.to_lowercase().map(|lower| (if lower == 'ς' { 'σ' } else { lower }, at))),
    }
}

/// The plain form of a sign that has several.
fn sign(c: char) -> Option<char> {
    Some(match c {
        '‘' | '’' | '‚' | '‛' | '′' | '‹' | '›' => '\'',
        '“' | '”' | '„' | '‟' | '″' | '«' | '»' => '"',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => '-',
        '\u{A0}' | '\u{202F}' | '\u{2009}' | '\u{3000}' | crate::body::BREAK => ' ',
        _ => return None,
    })
}
