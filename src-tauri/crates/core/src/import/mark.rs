//! Marks typed in plain text: `## Heading`, `**strong**`, `[words](address)`, bare addresses.

use super::word::has_word;
use crate::body::{Inline, Marks, is_blank_char};
use crate::html::address;

/// `## Heading`, as Markdown and much pasted text write it.
pub(super) fn hash_heading(words: &str) -> Option<(usize, &str)> {
    let level = words.len() - words.trim_start_matches('#').len();
    let heading = words[level..].strip_prefix(' ').filter(|_| (1..=6).contains(&level))?;
    has_word(heading).then(|| (level, heading.trim_end_matches('#').trim()))
}

/// Typed words with `**strong**`, `[words](address)` and bare addresses as marks.
pub(super) fn inlines(words: &str) -> Vec<Inline> {
    let (words, whole) = whole_line_marks(words);
    let mut inlines = Vec::new();
    let mut strong = whole.strong;
    let pairs = if words.matches("**").count().is_multiple_of(2) { words.matches("**").count() } else { 0 };
    for (nth, part) in words.split("**").enumerate() {
        if pairs == 0 {
            push_linked(&mut inlines, words, &whole);
            break;
        }
        if nth > 0 {
            strong = !strong;
        }
        push_linked(&mut inlines, part, &Marks { strong, ..whole.clone() });
    }
    inlines
}

/// A line that stands as a whole between asterisks or underscores.
fn whole_line_marks(words: &str) -> (&str, Marks) {
    let strong = Marks { strong: true, ..Marks::default() };
    let em = Marks { em: true, ..Marks::default() };
    for (sign, marks) in [("__", &strong), ("*", &strong), ("_", &em)] {
        if let Some(inside) = words.strip_prefix(sign).and_then(|rest| rest.strip_suffix(sign))
            && has_word(inside)
            && !inside.contains(&sign[..1])
            && !inside.starts_with(is_blank_char)
        {
            return (inside, marks.clone());
        }
    }
    (words, Marks::default())
}

fn push_linked(inlines: &mut Vec<Inline>, text: &str, marks: &Marks) {
    let mut rest = text;
    while let Some((before, label, url, after)) = next_link(rest) {
        push_words(inlines, before, marks);
        let link = Marks { link: address::link(url), ..marks.clone() };
        inlines.push(Inline::Text { text: label.to_owned(), marks: link });
        rest = after;
    }
    push_words(inlines, rest, marks);
}

fn push_words(inlines: &mut Vec<Inline>, text: &str, marks: &Marks) {
    if !text.is_empty() {
        inlines.push(Inline::Text { text: text.to_owned(), marks: marks.clone() });
    }
}

/// The next address: words before it, words that carry it, the address, words after it.
fn next_link(text: &str) -> Option<(&str, &str, &str, &str)> {
    let opens = |at: &usize| ["://", "s://"].iter().any(|sign| text[at + "http".len()..].starts_with(sign));
    let at = text.match_indices("http").map(|(at, _)| at).find(opens)?;
    let length = text[at..]
        .find(|c: char| is_blank_char(c) || matches!(c, ')' | '>' | ']' | '"' | '）' | '】' | '，' | '。'))
        .unwrap_or(text.len() - at);
    let url = &text[at..at + length];
    // `[words](address)`; words in brackets before a bare address stay as they are.
    if let Some(before) = text[..at].strip_suffix("](")
        && let Some(open) = before.rfind('[')
        && text[at + length..].starts_with(')')
        && has_word(&before[open..])
    {
        return Some((&text[..open], &before[open + 1..], url, &text[at + length + 1..]));
    }
    let bare = url.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'']);
    Some((&text[..at], bare, bare, &text[at + bare.len()..]))
}
