//! RIS, the tagged lines that reference managers exchange: `TY  - NEWS` begins an entry, `ER  -` ends it. Tags
//! that have no place in a story are kept with it.

use std::io::{BufRead, Write};

use serde_json::{Map, Value};

use super::{Carried, Refused, json_lines, line};

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
        let read = json_lines::of_object(object(std::mem::take(&mut self.tags)));
        take(read.map_err(|reason| Refused { line, reason }), line)
    }
}

/// `TI  - words`: two letters or digits, two spaces, a dash.
fn tagged(line: &str) -> Option<(&str, &str)> {
    let tag = line.get(..2).filter(|tag| tag.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit()))?;
    let rest = line[2..].trim_start_matches(' ').strip_prefix('-')?;
    Some((tag, rest))
}

fn object(tags: Vec<(String, String)>) -> Map<String, Value> {
    let mut object: Map<String, Value> = Map::new();
    let mut labels = Vec::new();
    let mut authors = Vec::new();
    let mut rest: Map<String, Value> = Map::new();
    for (tag, words) in tags {
        let name = match tag.as_str() {
            "TI" | "T1" => "title",
            "AB" | "N2" => "text",
            "UR" => "url",
            "T2" | "JO" | "JF" | "PB" => "outlet",
            "LA" => "language",
            "DA" | "Y1" | "PY" => "date",
            "N1" => "notes",
            "KW" => {
                labels.push(Value::String(words));
                continue;
            }
            "AU" | "A1" => {
                authors.push(words);
                continue;
            }
            other => {
                let kept = rest.entry(other.to_owned()).or_insert_with(|| Value::Array(Vec::new()));
                if let Value::Array(kept) = kept {
                    kept.push(words.into());
                }
                continue;
            }
        };
        let words = if name == "date" { words.trim_end_matches('/').replace('/', "-") } else { words };
        // The fuller of two: a day says more than its year.
        let more =
            object.get(name).and_then(Value::as_str).is_none_or(|before| name == "date" && before.len() < words.len());
        if more && !words.is_empty() {
            object.insert(name.to_owned(), words.into());
        }
    }
    if !labels.is_empty() {
        object.insert("tags".to_owned(), Value::Array(labels));
    }
    if !authors.is_empty() {
        object.insert("author".to_owned(), authors.join("; ").into());
    }
    if !rest.is_empty() {
        object.insert("ris".to_owned(), Value::Object(rest));
    }
    object
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
