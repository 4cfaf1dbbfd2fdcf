//! CSL-JSON, as Zotero and others write it: a list of objects, or an object that holds such a list. Lists of objects
//! with other names are read as well. What has no place in a story is kept with it.

use std::cell::Cell;
use std::fmt;
use std::io::{BufRead, BufReader, Write};

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value, json};

use super::{Carried, Refused, json_lines, line, tidy};

/// Reads every object of the list. What is not JSON ends the reading, and is told with its line.
pub fn read<E>(
    from: impl BufRead,
    take: &mut impl FnMut(Result<Carried, Refused>, u64) -> Result<(), E>,
) -> Result<(), E> {
    let mut stopped = None;
    let mut number = 0;
    let left = Cell::new(line::LONGEST);
    // Read by blocks: a byte at a time would be asked of the bounds.
    let from = BufReader::new(line::Bounded { from, left: &left });
    let mut reader = serde_json::Deserializer::from_reader(from);
    let read = Entries { take, number: &mut number, stopped: &mut stopped, left: &left, within: false }
        .deserialize(&mut reader);
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

/// The entries of a list, one after the other, however long it is.
struct Entries<'a, T, E> {
    take: &'a mut T,
    number: &'a mut u64,
    stopped: &'a mut Option<E>,
    /// How much the next entry may take.
    left: &'a Cell<usize>,
    /// Whether the list stands in an object.
    within: bool,
}

impl<'de, T: FnMut(Result<Carried, Refused>, u64) -> Result<(), E>, E> DeserializeSeed<'de> for Entries<'_, T, E> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de, T: FnMut(Result<Carried, Refused>, u64) -> Result<(), E>, E> Visitor<'de> for Entries<'_, T, E> {
    type Value = ();
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of objects in square brackets")
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        while let Some(entry) = entries.next_element::<Value>()? {
            self.left.set(line::LONGEST);
            let read = match entry {
                Value::Object(entry) if is_csl(&entry) => json_lines::of_entry(object(entry)),
                Value::Object(entry) => json_lines::of_entry(entry),
                // A list of something else may stand beside the entries.
                _ if self.within => continue,
                _ => Err("This entry is not an object in curly brackets.".to_owned()),
            };
            *self.number += 1;
            let line = *self.number;
            let read = read.map_err(|reason| Refused { line, reason: format!("Entry {line}: {reason}") });
            if let Err(error) = (self.take)(read, line) {
                *self.stopped = Some(error);
                return Err(serde::de::Error::custom("stopped"));
            }
        }
        Ok(())
    }
    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        let Entries { take, number, stopped, left, within } = self;
        while let Some(name) = members.next_key::<String>()? {
            left.set(line::LONGEST);
            // The names under which programs keep their lists of pages.
            if within || !LISTS.contains(&name.to_lowercase().as_str()) {
                members.next_value::<IgnoredAny>()?;
                continue;
            }
            let inside = Entries { take: &mut *take, number: &mut *number, stopped: &mut *stopped, left, within: true };
            members.next_value_seed(inside)?;
        }
        match *number {
            0 if !within => Err(serde::de::Error::custom("it holds no list of entries")),
            _ => Ok(()),
        }
    }
    fn visit_str<X>(self, _: &str) -> Result<(), X> {
        Ok(())
    }
    fn visit_unit<X>(self) -> Result<(), X> {
        Ok(())
    }
}

/// Names of lists of entries within an object: those of Zotero, of JSON Feed and of news interfaces.
const LISTS: [&str; 7] = ["items", "articles", "entries", "stories", "bookmarks", "results", "list"];

/// Whether an object has the names of CSL-JSON, and not those of some other list of pages.
fn is_csl(entry: &Map<String, Value>) -> bool {
    let has = |names: &[&str]| names.iter().any(|name| entry.contains_key(*name));
    has(&["URL", "issued", "container-title", "DOI", "accessed"]) || (has(&["type"]) && !has(&["url", "link", "href"]))
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
    let note = entry.remove("note").map(|note| note.as_str().map(tidy::plain).map_or(note.clone(), Value::from));
    put("notes", note);
    put("date", entry.get("issued").and_then(date).map(Value::from));
    put("author", entry.get("author").map(names).map(Value::from));
    put("tags", entry.remove("keyword"));
    entry.remove("issued");
    // A work without an address of its own is found under its DOI (DOI Handbook, 3.8).
    if !object.contains_key("url")
        && let Some(doi) = entry.get("DOI").and_then(Value::as_str).filter(|doi| doi.starts_with("10."))
    {
        object.insert("url".to_owned(), format!("https://doi.org/{doi}").into());
    }
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
        put("keyword", tidy::tag_line(&story.tags).into());
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
