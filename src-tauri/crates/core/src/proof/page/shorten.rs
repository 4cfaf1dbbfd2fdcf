//! Gives the names of our own script short ones, and says the same in fewer signs, so that the page adds little to the
//! mail.
//!
//! A name means one thing within a statement of the script's outermost function, so it is renamed in all of that
//! statement or not at all; what is declared in that function itself means one thing everywhere. What is declared
//! nowhere is the browser's and keeps its name. Keys and properties are never touched, but for those of the tables of
//! words, which nothing outside of the script reads.

mod role;
mod token;

use std::collections::{BTreeMap, BTreeSet};

use role::{Reading, Role};
use token::{is_name, tokens};

/// The tables whose keys may be renamed, and the name by which they are read.
const TABLES: [&str; 2] = ["EN", "ZH"];
const READER: &str = "say";

/// The script with short names.
pub(super) fn shorten(script: &str) -> String {
    let tokens = tokens(script);
    let reading = Reading::of(tokens.iter().copied().filter(|token| !token.trim().is_empty()).collect());
    let (names, keys) = (names(&reading), keys(&reading));
    let spare = spare(&reading);
    let mut out = String::with_capacity(script.len());
    let mut at = 0;
    for token in tokens {
        if token.trim().is_empty() {
            out.push_str(token);
            continue;
        }
        let short = || names.get(&(reading.regions[at], token)).or_else(|| names.get(&(usize::MAX, token)));
        let said = match (reading.roles[at], short()) {
            _ if spare.contains(&at) => String::new(),
            (Role::Both, Some(short)) => format!("{token}:{short}"),
            (Role::Value, Some(short)) => short.clone(),
            (Role::Key | Role::Property, _) => keys.get(&at).cloned().unwrap_or_else(|| token.to_owned()),
            (Role::Value, None) => shorter(token).to_owned(),
            _ => token.to_owned(),
        };
        if matches!(token, "}" | "]" | ")") && (out.ends_with(',') || (token == "}" && out.ends_with(';'))) {
            out.pop();
        }
        out.push_str(&said);
        at += 1;
    }
    out
}

/// Words of the language for which there are shorter ones.
fn shorter(word: &str) -> &str {
    match word {
        "const" => "let",
        "true" => "!0",
        "false" => "!1",
        word => word,
    }
}

/// The brackets around a single name before an arrow.
fn spare(reading: &Reading<'_>) -> BTreeSet<usize> {
    let is_spare = |at: &usize| {
        reading.near(*at, 0) == "("
            && is_name(reading.near(*at, 1))
            && reading.near(*at, 2) == ")"
            && reading.near(*at, 3) == "=>"
            && !is_name(reading.near(*at, -1))
    };
    (0..reading.tokens.len()).filter(is_spare).flat_map(|at| [at, at + 2]).collect()
}

/// A name that is one thing: in one statement, or everywhere (`usize::MAX`).
type Name<'a> = (usize, &'a str);

/// The short name of every name that is declared.
fn names<'a>(reading: &Reading<'a>) -> BTreeMap<Name<'a>, String> {
    let mut used: BTreeMap<Name<'a>, (usize, BTreeSet<usize>)> = BTreeMap::new();
    let mut foreign: BTreeSet<&str> = RESERVED.into_iter().collect();
    for (at, token) in reading.tokens.iter().copied().enumerate() {
        if !matches!(reading.roles[at], Role::Value | Role::Both) {
            continue;
        }
        let region = reading.regions[at];
        let name = if reading.everywhere.contains(token) {
            (usize::MAX, token)
        } else if reading.within.get(&region).is_some_and(|names| names.contains(token)) {
            (region, token)
        } else {
            foreign.insert(token);
            continue;
        };
        let (count, regions) = used.entry(name).or_default();
        *count += 1;
        regions.insert(region);
    }
    let mut wanted: Vec<(Name<'a>, (usize, BTreeSet<usize>))> = used.into_iter().collect();
    wanted.sort_by_key(|(name, (count, _))| (std::cmp::Reverse(*count), *name));
    let mut everywhere: BTreeSet<String> = BTreeSet::new();
    let mut taken: BTreeMap<usize, BTreeSet<String>> = BTreeMap::new();
    let mut names = BTreeMap::new();
    for (name, (_, regions)) in wanted {
        let is_taken =
            |short: &String| regions.iter().any(|region| taken.get(region).is_some_and(|taken| taken.contains(short)));
        let is_global = name.0 == usize::MAX;
        let free = |short: &String| {
            let is_foreign = foreign.contains(short.as_str()) || (is_global && everywhere.contains(short));
            !is_foreign && !is_taken(short)
        };
        let Some(short) = (0..).map(short).find(free) else { continue };
        for region in regions {
            taken.entry(region).or_default().insert(short.clone());
        }
        if is_global {
            everywhere.insert(short.clone());
        }
        names.insert(name, short);
    }
    names
}

/// The short names of the keys of tables of words, by the places of their tokens.
fn keys(reading: &Reading<'_>) -> BTreeMap<usize, String> {
    let mut places: Vec<(usize, &str)> = Vec::new();
    for (at, token) in reading.tokens.iter().copied().enumerate() {
        if reading.roles[at] == Role::Property && reading.near(at, -2) == READER && reading.near(at, -3) != "." {
            places.push((at, token));
        }
        let is_table = TABLES.contains(&token) && reading.near(at, 1) == "=" && reading.near(at, 2) == "{";
        let Some(end) = reading.partner(at + 2).filter(|_| is_table) else { continue };
        let is_direct = |key: usize| {
            reading.roles[key] == Role::Key
                && (at + 3..key).all(|between| {
                    // Whatever was opened before the key was closed before it.
                    reading.partner(between).is_none_or(|partner| partner < key)
                })
        };
        places.extend((at + 3..end).filter(|key| is_direct(*key)).map(|key| (key, reading.tokens[key])));
    }
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    places.iter().for_each(|(_, key)| *counts.entry(key).or_default() += 1);
    let mut wanted: Vec<&str> = counts.keys().copied().collect();
    wanted.sort_by_key(|key| (std::cmp::Reverse(counts[key]), *key));
    let shorts: BTreeMap<&str, String> = wanted.into_iter().zip((0..).map(short)).collect();
    places.into_iter().map(|(at, key)| (at, shorts[key].clone())).collect()
}

/// Words of the language that are as short as our names.
const RESERVED: [&str; 5] = ["as", "do", "if", "in", "of"];

/// The short name of that number: a … z, A … Z, then two letters.
fn short(number: usize) -> String {
    const LETTERS: &[u8; 52] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let letter = |at: usize| char::from(LETTERS[at % 52]);
    if number < 52 { letter(number).to_string() } else { [letter(number / 52 - 1), letter(number)].iter().collect() }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_name_is_shortened_everywhere_or_nowhere() {
        let check = |script: &str, expect: &str| assert_eq!(super::shorten(script), expect, "{script}");
        check("const word=1;f(word,x.word);", "let a=1;f(a,x.word);");
        check("const word=1;f({word});", "let a=1;f({word:a});");
        check("const word=1;f({word:2},{word:word});", "let a=1;f({word:2},{word:a});");
        check("function call(one){return one}call();", "function b(a){return a}b();");
        check("let word=b?word:c;", "let a=b?a:c;");
        check("const word=`word ${word} ${`${word}}`} word`;", "let a=`word ${a} ${`${a}}`} word`;");
        check("const word=\"word\"+/word/.test(word);", "let a=\"word\"+/word/.test(a);");
        check("const word=[];f(...word);", "let a=[];f(...a);");
        check("const word={async load(){}};let load;", "let b={async load(){}};let a;");
        check("const{one,two:other=one}=f();g(one,other);", "let{one:a,two:b=a}=f();g(a,b);");
        check("const[one,two]=f();g(one,two);", "let[a,b]=f();g(a,b);");
        check("f((one)=>one+1,({one=true,...more})=>[one,more]);", "f(a=>a+1,({one:a=!0,...b})=>[a,b]);");
        check("try{f()}catch(error){g(error)}", "try{f()}catch(a){g(a)}");
        check("f({async go(one){return one},});", "f({async go(a){return a}});");
        check("f(async(one)=>{one();});", "f(async(a)=>{a()});");
    }

    #[test]
    fn what_is_declared_nowhere_keeps_its_name() {
        let check = |script: &str, expect: &str| assert_eq!(super::shorten(script), expect, "{script}");
        // The second statement speaks of the browser's own.
        check("const one=(name)=>name;const two=()=>name;", "let b=a=>a;let a=()=>name;");
        check("const a=1;let long=a;g(b);", "let a=1;let c=a;g(b);");
        check("const one=a=>a;const two=b=>b+one;", "let b=a=>a;let c=a=>a+b;");
    }

    #[test]
    fn the_keys_of_words_are_short_too() {
        let check = |script: &str, expect: &str| assert_eq!(super::shorten(script), expect, "{script}");
        check(
            "const EN={one:\"x\",two:(many)=>({one:1})[many],help:{one:2}};let say=EN;f(say.one,say.help.one,x.say.two);",
            "let b={b:\"x\",c:a=>({one:1})[a],a:{one:2}};let a=b;f(a.b,a.a.one,x.say.two);",
        );
    }
}
