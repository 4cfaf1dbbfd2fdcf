//! CSL-JSON, as Zotero and others write it: a list of objects. What has no place in a story is kept with it.

use std::fmt;
use std::io::{BufRead, Write};

use serde::de::{Deserializer, SeqAccess, Visitor};
use serde_json::{Map, Value, json};

use super::{Carried, Refused, json_lines};

/// Reads every object of the list. What is not JSON ends the reading, and is told with its line.
pub fn read<E>(
    from: impl BufRead,
    take: &mut impl FnMut(Result<Carried, Refused>, u64) -> Result<(), E>,
) -> Result<(), E> {
    struct Entries<'a, T, E> {
        take: &'a mut T,
        number: u64,
        stopped: &'a mut Option<E>,
    }
    impl<'de, T: FnMut(Result<Carried, Refused>, u64) -> Result<(), E>, E> Visitor<'de> for Entries<'_, T, E> {
        type Value = ();
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a list of objects in square brackets")
        }
        fn visit_seq<A: SeqAccess<'de>>(mut self, mut entries: A) -> Result<(), A::Error> {
            while let Some(entry) = entries.next_element::<Value>()? {
                self.number += 1;
                let read = match entry {
                    Value::Object(entry) => json_lines::of_object(object(entry)),
                    _ => Err("This entry is not an object in curly brackets.".to_owned()),
                };
                let line = self.number;
                let read = read.map_err(|reason| Refused { line, reason: format!("Entry {line}: {reason}") });
                if let Err(error) = (self.take)(read, line) {
                    *self.stopped = Some(error);
                    return Err(serde::de::Error::custom("stopped"));
                }
            }
            Ok(())
        }
    }
    let mut stopped = None;
    let mut reader = serde_json::Deserializer::from_reader(from);
    let read = reader.deserialize_seq(Entries { take, number: 0, stopped: &mut stopped });
    if let Some(error) = stopped {
        return Err(error);
    }
    match read {
        Ok(()) => Ok(()),
        Err(error) => {
            let line = error.line() as u64;
            take(Err(Refused { line, reason: format!("This is not CSL-JSON: {error}.") }), line)
        }
    }
}

fn object(mut entry: Map<String, Value>) -> Map<String, Value> {
    let mut object = Map::new();
    let mut put = |name: &str, value: Option<Value>| {
        if let Some(value) = value.filter(|value| value.as_str() != Some("")) {
            object.insert(name.to_owned(), value);
        }
    };
    put("title", entry.remove("title"));
    put("text", entry.remove("abstract"));
    put("url", entry.remove("URL"));
    put("outlet", entry.remove("container-title").or_else(|| entry.remove("publisher")));
    put("language", entry.remove("language"));
    put("notes", entry.remove("note"));
    put("date", entry.get("issued").and_then(date).map(Value::from));
    put("author", entry.get("author").map(names).map(Value::from));
    put("tags", entry.remove("keyword"));
    entry.remove("issued");
    // The parts of names are kept, since one line of words does not give them back.
    if !entry.is_empty() {
        object.insert("csl".to_owned(), Value::Object(entry));
    }
    object
}

fn date(issued: &Value) -> Option<String> {
    let parts = issued.get("date-parts").and_then(|parts| parts.get(0)).and_then(Value::as_array);
    if let Some(parts) = parts {
        let number = |at: usize| parts.get(at).and_then(|part| part.as_u64().or_else(|| part.as_str()?.parse().ok()));
        let year = number(0)?;
        return Some(match (number(1), number(2)) {
            (Some(month), Some(day)) => format!("{year:04}-{month:02}-{day:02}"),
            (Some(month), None) => format!("{year:04}-{month:02}"),
            _ => format!("{year:04}"),
        });
    }
    issued.get("raw").or_else(|| issued.get("literal")).and_then(Value::as_str).map(str::to_owned)
}

fn names(authors: &Value) -> String {
    let name = |author: &Value| {
        let part = |name: &str| author.get(name).and_then(Value::as_str).unwrap_or_default();
        match part("literal") {
            "" => format!("{} {}", part("given"), part("family")).trim().to_owned(),
            whole => whole.to_owned(),
        }
    };
    let names: Vec<String> =
        authors.as_array().into_iter().flatten().map(name).filter(|name| !name.is_empty()).collect();
    names.join("; ")
}

/// Writes a story as one object.
pub fn write(to: &mut impl Write, story: &Carried) -> std::io::Result<()> {
    let mut entry = story.extra.get("csl").and_then(Value::as_object).cloned().unwrap_or_default();
    let mut put = |name: &str, value: Value| {
        entry.entry(name.to_owned()).or_insert(value);
    };
    put("type", "article-newspaper".into());
    if let Some(own) = &story.galley {
        put("id", own.id.to_string().into());
    }
    put("title", story.title.clone().into());
    let words = [
        ("abstract", &story.text),
        ("URL", &story.url),
        ("container-title", &story.outlet),
        ("language", &story.language),
        ("note", &story.notes),
    ];
    for (name, words) in words {
        if !words.is_empty() {
            put(name, words.clone().into());
        }
    }
    if !story.author.is_empty() {
        let names: Vec<Value> = story.author.split(';').map(|name| json!({ "literal": name.trim() })).collect();
        put("author", names.into());
    }
    if !story.tags.is_empty() {
        put("keyword", story.tags.join(", ").into());
    }
    let day = story.date.get(..10).unwrap_or(&story.date);
    let parts: Option<Vec<u32>> = day.split('-').map(|part| part.parse().ok()).collect();
    match parts {
        Some(parts) => put("issued", json!({ "date-parts": [parts] })),
        None if !story.date.is_empty() => put("issued", json!({ "raw": story.date })),
        None => {}
    }
    serde_json::to_writer(to, &entry)?;
    Ok(())
}
