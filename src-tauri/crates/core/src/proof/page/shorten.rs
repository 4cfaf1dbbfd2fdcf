//! Gives the names of our own script short ones, so that the page adds little to the mail.
//!
//! A name means one thing wherever it stands, so all of it is renamed or nothing: what is also a property in the
//! making (a key, a shorthand, a method) keeps its name, and what stands behind a point is never touched.

use std::collections::{BTreeMap, BTreeSet};

/// The script with short names for what it declares by `const`, `let` and `function`.
pub(super) fn shorten(script: &str) -> String {
    let tokens = tokens(script);
    let solid: Vec<&str> = tokens.iter().copied().filter(|token| !token.trim().is_empty()).collect();
    let names = renamed(&solid);
    let mut out = String::with_capacity(script.len());
    let mut before = "";
    for token in tokens {
        match names.get(token).filter(|_| !before.ends_with('.') || before.ends_with("...")) {
            Some(short) => out.push_str(short),
            None => out.push_str(token),
        }
        if !token.trim().is_empty() {
            before = token;
        }
    }
    out
}

/// The short name of every name that may have one.
fn renamed<'a>(tokens: &[&'a str]) -> BTreeMap<&'a str, String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut declared = BTreeSet::new();
    let mut kept = BTreeSet::new();
    for (at, token) in tokens.iter().copied().enumerate().filter(|(_, token)| is_name(token)) {
        let near = |index: Option<usize>| index.and_then(|index| tokens.get(index)).copied().unwrap_or_default();
        let (before, after) = (near(at.checked_sub(1)), near(Some(at + 1)));
        *counts.entry(token).or_default() += 1;
        if matches!(before, "const" | "let" | "function") {
            declared.insert(token);
        }
        if before == "async" || (matches!(before, "{" | ",") && matches!(after, "," | "}" | ":" | "=")) {
            kept.insert(token);
        }
    }
    let used: BTreeSet<&str> = counts.keys().copied().collect();
    let mut wanted: Vec<&str> = declared.difference(&kept).copied().filter(|name| name.len() > 2).collect();
    wanted.sort_by_key(|name| (std::cmp::Reverse(counts[name]), *name));
    let free = (0..).map(short).filter(|short| !used.contains(short.as_str()) && !RESERVED.contains(&short.as_str()));
    wanted.into_iter().zip(free).collect()
}

/// Words of the language that are as short as our names.
const RESERVED: [&str; 5] = ["as", "do", "if", "in", "of"];

/// The short name of that number: a … z, then two letters.
fn short(number: usize) -> String {
    let letter = |at: usize| char::from(b'a' + u8::try_from(at % 26).unwrap_or(0));
    if number < 26 { letter(number).to_string() } else { [letter(number / 26 - 1), letter(number)].iter().collect() }
}

fn is_name(token: &str) -> bool {
    token.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_' || c == '$')
}

/// The script in names, signs, and what is left as it is: strings, regular expressions, the words of templates.
fn tokens(script: &str) -> Vec<&str> {
    let mut tokens: Vec<&str> = Vec::new();
    let mut rest = script;
    while let Some(c) = rest.chars().next() {
        let word = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
        let length = match c {
            '"' | '\'' => super::squeeze::quoted(rest, c),
            '`' => {
                let whole = super::squeeze::template(rest);
                tokens.extend(in_template(&rest[..whole]));
                rest = &rest[whole..];
                continue;
            }
            '/' if super::squeeze::expects_value(tokens.last().copied().unwrap_or("(")) => {
                super::squeeze::expression(rest)
            }
            '.' if rest.starts_with("...") => 3,
            c if word(c) => rest.find(|c| !word(c)).unwrap_or(rest.len()),
            c => c.len_utf8(),
        };
        tokens.push(&rest[..length]);
        rest = &rest[length..];
    }
    tokens
}

/// A template: its words as they are, what stands in its places as script.
fn in_template(template: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut from = 0;
    while let Some(start) = template[from..].find("${").map(|at| from + at + 2) {
        let end = start + super::squeeze::place(&template[start..]);
        tokens.push(&template[from..start]);
        tokens.extend(self::tokens(&template[start..end]));
        from = end;
    }
    tokens.push(&template[from..]);
    tokens
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_name_is_shortened_everywhere_or_nowhere() {
        let check = |script: &str, expect: &str| assert_eq!(super::shorten(script), expect, "{script}");
        check("const word=1;f(word,x.word);", "const a=1;f(a,x.word);");
        check("const word=1;f({word});", "const word=1;f({word});");
        check("const word=1;f({word:2});", "const word=1;f({word:2});");
        check("function call(one){return one}call();", "function a(one){return one}a();");
        check("let word=b?word:c;", "let a=b?a:c;");
        check("const word=`word ${word} ${`${word}}`} word`;", "const a=`word ${a} ${`${a}}`} word`;");
        check("const word=\"word\"+/word/.test(word);", "const a=\"word\"+/word/.test(a);");
        check("const word=[];f(...word);", "const a=[];f(...a);");
        check("const word={async load(){}};let load;", "const a={async load(){}};let load;");
    }
}
