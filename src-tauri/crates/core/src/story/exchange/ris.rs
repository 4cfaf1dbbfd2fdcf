//! RIS, the tagged lines that reference managers exchange: `TY  - NEWS` begins an entry, `ER  -` ends it. Tags
//! that have no place in a story are kept with it.

use std::io::{BufRead, Write};

use serde_json::{Map, Value};

use super::{Carried, Refused, json_lines, line, tidy};

/// Reads every entry.
pub fn read<E>(
    from: impl BufRead,
    take: &mut impl FnMut(Result<Carried, Refused>, u64) -> Result<(), E>,
) -> Result<(), E> {
    let mut entry = Entry::default();
    let mut last = 0;
    line::each(from, |line, number| {
        last = number;
        let line = match line {
            Ok(line) => line,
            Err(reason) => return take(Err(Refused { line: number, reason }), number),
        };
        match tagged(line) {
            Some(("TY", kind)) => {
                entry.give(take)?;
                entry = Entry { begun: number, ..Entry::default() };
                entry.add("TY", kind);
                Ok(())
            }
            Some(("ER", _)) => {
                entry.give(take)?;
                entry = Entry::default();
                Ok(())
            }
            Some((tag, words)) if entry.begun > 0 => {
                entry.add(tag, words);
                Ok(())
            }
            // A line without a tag goes on with the one before.
            None if entry.begun > 0 && !line.trim().is_empty() => {
                entry.go_on(line.trim());
                Ok(())
            }
            _ if line.trim().is_empty() => Ok(()),
            _ => take(Err(Refused { line: number, reason: "This line stands in no entry.".to_owned() }), number),
        }
    })?;
    entry.give(take)
}

#[derive(Default)]
struct Entry {
    begun: u64,
    tags: Vec<(String, String)>,
}

impl Entry {
    fn add(&mut self, tag: &str, words: &str) {
        self.tags.push((tag.to_owned(), words.trim().to_owned()));
    }

    fn go_on(&mut self, words: &str) {
        if let Some((_, last)) = self.tags.last_mut() {
            last.push('\n');
            last.push_str(words);
        }
    }

    fn give<E>(&mut self, take: &mut impl FnMut(Result<Carried, Refused>, u64) -> Result<(), E>) -> Result<(), E> {
        if self.begun == 0 {
            return Ok(());
        }
        let line = std::mem::take(&mut self.begun);
        let read = json_lines::of_entry(object(std::mem::take(&mut self.tags)));
        take(read.map_err(|reason| Refused { line, reason }), line)
    }
}

/// `TI  - words`: two letters or digits, two spaces, a dash.
fn tagged(line: &str) -> Option<(&str, &str)> {
    let tag = line.get(..2).filter(|tag| tag.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit()))?;
    let rest = line[2..].trim_start_matches(' ').strip_prefix('-')?;
    Some((tag, rest))
}

/// The tags that tell what a story has; those that tell it more surely stand first.
const FIELDS: [(&str, &[&str]); 6] = [
    ("title", &["TI", "T1", "CT", "BT", "ST"]),
    ("text", &["AB", "N2"]),
    ("url", &["UR", "LK"]),
    ("outlet", &["JF", "JO", "T2", "JA", "PB"]),
    ("language", &["LA"]),
    ("date", &["DA", "Y1", "PY"]),
];

/// The story that an entry tells. What is told twice, and in another way, is kept with it.
fn object(tags: Vec<(String, String)>) -> Map<String, Value> {
    let tags: Vec<(String, String)> = tags.into_iter().flat_map(apart).collect();
    let mut object = Map::new();
    for (name, known) in FIELDS {
        let told = tags.iter().filter(|(tag, _)| known.contains(&tag.as_str()));
        // The fuller of two dates: a day says more than its year.
        let best = told.min_by_key(|(tag, words)| {
            let length = if name == "date" { date(words).len() } else { 0 };
            (std::cmp::Reverse(length), known.iter().position(|one| one == tag))
        });
        if let Some((_, words)) = best {
            object.insert(name.to_owned(), if name == "date" { date(words).into() } else { words.as_str().into() });
        }
    }
    let all = |names: &[&str]| {
        let of_it = tags.iter().filter(|(tag, _)| names.contains(&tag.as_str()));
        of_it.map(|(_, words)| words.clone()).collect::<Vec<_>>()
    };
    let (labels, authors, notes) = (all(&["KW"]), all(&["AU", "A1"]), all(&["N1"]));
    if !labels.is_empty() {
        object.insert("tags".to_owned(), labels.into());
    }
    if !authors.is_empty() {
        object.insert("author".to_owned(), authors.join("; ").into());
    }
    if !notes.is_empty() {
        object.insert("notes".to_owned(), notes.join("\n").into());
    }
    let is_told = |tag: &str, words: &str| {
        let field =
            FIELDS.iter().find(|(_, known)| known.contains(&tag)).and_then(|(name, _)| object.get(*name)?.as_str());
        let said = field.is_some_and(|said| said == words || said.starts_with(&date(words)));
        said || matches!(tag, "KW" | "AU" | "A1" | "N1")
    };
    let mut rest: Map<String, Value> = Map::new();
    for (tag, words) in tags.iter().filter(|(tag, words)| !is_told(tag, words)) {
        let kept = rest.entry(tag.clone()).or_insert_with(|| Value::Array(Vec::new()));
        if let Value::Array(kept) = kept {
            kept.push(words.as_str().into());
        }
    }
    if !rest.is_empty() {
        object.insert("ris".to_owned(), Value::Object(rest));
    }
    object
}

/// What programs write in one line, or in lines of which only the first has its tag, told apart: labels, names of
/// authors, addresses.
fn apart((tag, words): (String, String)) -> Vec<(String, String)> {
    let signs: &[char] = match tag.as_str() {
        "KW" => &['\n', ';', '；'],
        "AU" | "A1" => &['\n'],
        // A semicolon can stand in an address.
        "UR" | "LK" if words.split([';', '\n']).filter(|one| !one.trim().is_empty()).all(tidy::is_address) => {
            &['\n', ';']
        }
        _ => &[],
    };
    let pieces = words.split(signs).map(str::trim);
    pieces.filter(|one| !one.is_empty() || tag == "TY").map(|one| (tag.clone(), one.to_owned())).collect()
}

/// `2025/01/03/morning`: year, month and day apart by slashes, of which each may be missing, then anything else.
fn date(words: &str) -> String {
    let parts: Vec<&str> = words.split('/').take(3).map(str::trim).take_while(|part| !part.is_empty()).collect();
    let is_year = |part: &&&str| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    if parts.first().filter(is_year).is_none() || !parts.iter().all(|part| part.parse::<u32>().is_ok()) {
        return words.to_owned();
    }
    parts.iter().map(|part| format!("{part:0>2}")).collect::<Vec<_>>().join("-")
}

/// Writes a story as one entry.
pub fn write(to: &mut impl Write, story: &Carried) -> std::io::Result<()> {
    let mut put = |tag: &str, words: &str| match words.trim() {
        "" => Ok(()),
        words => writeln!(to, "{tag}  - {}\r", words.replace("\r\n", "\n").replace('\n', "\r\n")),
    };
    let kept = story.extra.get("ris").and_then(Value::as_object);
    let kind = kept.and_then(|kept| kept.get("TY")?.get(0)?.as_str()).unwrap_or("NEWS");
    put("TY", kind)?;
    put("TI", &story.title)?;
    for author in story.author.split(';') {
        put("AU", author)?;
    }
    put("T2", &story.outlet)?;
    put("DA", &story.date.get(..10).unwrap_or(&story.date).replace('-', "/"))?;
    put("UR", &story.url)?;
    put("LA", &story.language)?;
    for tag in &story.tags {
        put("KW", tag)?;
    }
    put("N1", &story.notes)?;
    put("AB", &story.text)?;
    for (tag, all) in kept.into_iter().flatten().filter(|(tag, _)| *tag != "TY") {
        for words in all.as_array().into_iter().flatten().filter_map(Value::as_str) {
            put(tag, words)?;
        }
    }
    to.write_all(b"ER  - \r\n\r\n")
}
