//! Chinese characters that are written in two ways. Folding them in the index would make the search inexact, so
//! a query is widened instead, and only where that is wanted.

use std::collections::HashMap;
use std::sync::OnceLock;

/// A query is widened to no more forms than this; beyond it, to the whole of it in each script.
const MOST: usize = 64;

/// The forms of some characters.
struct Variants {
    /// The simplified form of each traditional character.
    simplified: HashMap<char, char>,
    /// The traditional characters of each simplified form.
    traditional: HashMap<char, Vec<char>>,
}

fn variants() -> &'static Variants {
    static VARIANTS: OnceLock<Variants> = OnceLock::new();
    VARIANTS.get_or_init(|| {
        let mut simplified = HashMap::new();
        let mut traditional: HashMap<char, Vec<char>> = HashMap::new();
        let lines = include_str!("variant.txt").lines().filter(|line| !line.starts_with('#'));
        for pair in lines.flat_map(str::split_whitespace) {
            let mut characters = pair.chars();
            if let (Some(old), Some(new)) = (characters.next(), characters.next()) {
                simplified.insert(old, new);
                traditional.entry(new).or_default().push(old);
            }
        }
        Variants { simplified, traditional }
    })
}

/// Every way to write these words in simplified and traditional characters, the simplified first.
pub fn forms(words: &str) -> Vec<String> {
    let variants = variants();
    let ways = |c: char| -> Vec<char> {
        let simple = variants.simplified.get(&c).copied().unwrap_or(c);
        let mut ways = vec![simple];
        ways.extend(variants.traditional.get(&simple).into_iter().flatten());
        ways
    };
    let all: Vec<Vec<char>> = words.chars().map(ways).collect();
    let count =
        all.iter().try_fold(1_usize, |count, ways| count.checked_mul(ways.len()).filter(|count| *count <= MOST));
    let mut forms = vec![String::new()];
    if count.is_none() {
        // Too many to name each: the whole in one script, the whole in the other, and as it was written.
        let last = |ways: &Vec<char>| ways.last().copied();
        forms = vec![
            all.iter().filter_map(|ways| ways.first().copied()).collect(),
            all.iter().filter_map(last).collect(),
            words.to_owned(),
        ];
        forms.dedup();
        return forms;
    }
    for ways in &all {
        forms = forms.iter().flat_map(|form| ways.iter().map(move |way| format!("{form}{way}"))).collect();
    }
    forms
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_word_is_known_in_both_scripts() {
        let check = |words: &str, expect: &[&str]| assert_eq!(super::forms(words), expect, "{words}");
        check("国语", &["国语", "国語", "國语", "國語"]);
        check("國語", &["国语", "国語", "國语", "國語"]);
        check("頭髮", &["头发", "头發", "头髮", "頭发", "頭發", "頭髮"]);
        check("apple", &["apple"]);
        let long = "国发里谷".repeat(5);
        assert_eq!(super::forms(&long).len(), 3);
    }
}
