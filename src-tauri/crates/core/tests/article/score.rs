//! How well a text was found: precision, recall and F1 over shingles of four words.

use std::collections::HashMap;

/// How many words a shingle has.
const SHINGLE: usize = 4;

pub struct Score {
    pub precision: f64,
    pub recall: f64,
    pub f1: f64,
}

pub fn of(found: &str, wanted: &str) -> Score {
    let (found, wanted) = (shingles(found), shingles(wanted));
    let hits: usize =
        found.iter().map(|(shingle, count)| (*count).min(wanted.get(shingle).copied().unwrap_or(0))).sum();
    let total = |all: &HashMap<Vec<String>, usize>| all.values().sum::<usize>();
    let share = |of: usize| if of == 0 { 0.0 } else { hits as f64 / of as f64 };
    if total(&found) == 0 && total(&wanted) == 0 {
        return Score { precision: 1.0, recall: 1.0, f1: 1.0 };
    }
    let (precision, recall) = (share(total(&found)), share(total(&wanted)));
    let f1 = if precision + recall == 0.0 { 0.0 } else { 2.0 * precision * recall / (precision + recall) };
    Score { precision, recall, f1 }
}

fn shingles(text: &str) -> HashMap<Vec<String>, usize> {
    let words = words(text);
    let mut counts = HashMap::new();
    if !words.is_empty() && words.len() < SHINGLE {
        counts.insert(words, 1);
        return counts;
    }
    for shingle in words.windows(SHINGLE) {
        *counts.entry(shingle.to_vec()).or_default() += 1;
    }
    counts
}

/// Words in small letters; a character of a script without spaces is a word.
fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    for c in text.lines().map(without_marker).collect::<Vec<_>>().join("\n").chars() {
        let alone = galley_core::body::text::is_ideographic(c);
        if c.is_alphanumeric() && !alone {
            word.extend(c.to_lowercase());
            continue;
        }
        if !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        if alone {
            words.push(c.to_string());
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

/// What the Readability algorithm finds without any of ours.
pub fn readability_alone(page: &str) -> String {
    let read = dom_smoothie::Readability::new(page, None, None).ok().and_then(|mut reader| reader.parse().ok());
    read.map(|article| article.text_content.to_string()).unwrap_or_default()
}

/// A line without the number or the dash of a list, which some readings write and some do not.
fn without_marker(line: &str) -> &str {
    let line = line.trim_start();
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let bare = line.strip_prefix("- ").or_else(|| line.get(digits..)?.strip_prefix(". "));
    bare.unwrap_or(line)
}
