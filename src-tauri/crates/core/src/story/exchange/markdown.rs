//! Markdown: one file is one story. Front matter says what is known of it, as YAML between lines of dashes or as TOML
//! between lines of pluses; without, the first heading is its title, or the name of the file.

use std::io::{BufRead, Read, Write};

use serde_json::{Map, Value};

use super::{Carried, Refused, json_lines, line, name};

/// Reads a whole file as one story. One that says no title is called by the file's `name`.
pub fn read<E>(
    from: impl BufRead,
    name: &str,
    take: &mut impl FnMut(Result<Carried, Refused>, u64) -> Result<(), E>,
) -> Result<(), E> {
    let mut bytes = Vec::new();
    let read = from.take(line::LONGEST as u64 + 1).read_to_end(&mut bytes);
    let refused = |reason: &str| Refused { line: 1, reason: reason.to_owned() };
    let story = match (read, std::str::from_utf8(&bytes)) {
        (Err(error), _) => Err(refused(&format!("The file cannot be read: {error}."))),
        _ if bytes.len() > line::LONGEST => Err(refused("The file is too large for one story.")),
        (_, Err(_)) => Err(refused("The file is not UTF-8 text.")),
        (_, Ok(text)) => story(text.trim_start_matches('\u{FEFF}'), name).map_err(|reason| refused(&reason)),
    };
    take(story, 1)
}

fn story(text: &str, file: &str) -> Result<Carried, String> {
    let (mut object, body) = match front_matter(text, "---") {
        Some((matter, body)) => (yaml(matter), body),
        None => match front_matter(text, "+++") {
            Some((matter, body)) => (toml(matter), body),
            None => (Map::new(), text),
        },
    };
    let mut body = body.trim();
    if !name::has_title(object.keys().map(String::as_str))
        && let Some(heading) = body.lines().next().and_then(|first| first.strip_prefix("# "))
    {
        object.insert("title".to_owned(), heading.trim().into());
        body = body.split_once('\n').map_or("", |(_, rest)| rest).trim();
    }
    if !name::has_title(object.keys().map(String::as_str)) && !file.is_empty() {
        object.insert("title".to_owned(), file.into());
    }
    let text = crate::markdown::to_body(body).to_text();
    if !text.is_empty() {
        object.insert("text".to_owned(), text.into());
    }
    json_lines::of_entry(object)
}

/// What YAML says. Where it is none, which a colon in a title is enough for, each line is a name and its words.
fn yaml(matter: &str) -> Map<String, Value> {
    let mut object = lines(matter);
    let Ok(Value::Object(read)) = serde_saphyr::from_str::<Value>(matter) else { return object };
    for (name, value) in read {
        // Numbers stay as they were written: `1.10` is no `1.1`.
        if !(value.is_null() || value.is_number() && object.contains_key(&name)) {
            object.insert(name, value);
        }
    }
    object
}

/// Lines of a name, a colon and words.
fn lines(matter: &str) -> Map<String, Value> {
    let mut object: Map<String, Value> = Map::new();
    for line in matter.lines().filter(|line| !line.starts_with([' ', '\t', '-', '#'])) {
        let Some((name, value)) = line.split_once(':') else { continue };
        let (name, value) = (name.trim(), value.trim());
        if name.is_empty() || value.is_empty() {
            continue;
        }
        // What YAML and JSON write alike is read as such; the rest is words.
        let read = serde_json::from_str(value).ok().filter(|value: &Value| !value.is_number());
        let value = read.unwrap_or_else(|| match value.strip_prefix('[').and_then(|list| list.strip_suffix(']')) {
            Some(list) => list.split(',').map(|one| Value::from(one.trim().trim_matches(['"', '\'']))).collect(),
            None => value.trim_matches(['"', '\'']).into(),
        });
        object.insert(name.to_owned(), value);
    }
    object
}

/// What TOML says; nothing where it is none.
fn toml(matter: &str) -> Map<String, Value> {
    fn json(value: toml::Value) -> Value {
        match value {
            toml::Value::String(words) => words.into(),
            toml::Value::Integer(number) => number.into(),
            toml::Value::Float(number) => number.into(),
            toml::Value::Boolean(is) => is.into(),
            toml::Value::Datetime(moment) => moment.to_string().into(),
            toml::Value::Array(list) => list.into_iter().map(json).collect(),
            toml::Value::Table(table) => {
                Value::Object(table.into_iter().map(|(name, value)| (name, json(value))).collect())
            }
        }
    }
    let read: Option<toml::Table> = toml::from_str(matter).ok();
    read.into_iter().flatten().map(|(name, value)| (name, json(value))).collect()
}

/// What stands between the first line, if that is the fence, and the next line that is one; and what is behind it.
fn front_matter<'a>(text: &'a str, fence: &str) -> Option<(&'a str, &'a str)> {
    let rest = text.strip_prefix(fence)?.trim_start_matches([' ', '\t', '\r']).strip_prefix('\n')?;
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        if line.trim_end() == fence {
            return Some((&rest[..at], &rest[at + line.len()..]));
        }
        at += line.len();
    }
    None
}

/// Writes a story as one file.
pub fn write(to: &mut impl Write, story: &Carried) -> std::io::Result<()> {
    let mut matter = json_lines::written(story);
    matter.shift_remove("text");
    writeln!(to, "---")?;
    for (name, value) in &matter {
        writeln!(to, "{name}: {value}")?;
    }
    let body = crate::markdown::from_body(&super::plain_body(&story.text));
    writeln!(to, "---\n\n{}", body.trim_end())
}

/// The name of a story's file: words of its title, then the end of its id.
pub fn file_name(story: &Carried) -> String {
    let mut name = String::new();
    for c in story.title.chars() {
        if c.is_alphanumeric() {
            name.extend(c.to_lowercase());
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
        if name.len() >= 60 {
            break;
        }
    }
    let name = name.trim_matches('-');
    let id = story.galley.as_ref().map(|own| own.id.uuid().simple().to_string()).unwrap_or_default();
    let end = id.get(id.len().saturating_sub(12)..).unwrap_or_default();
    format!("{}-{end}.md", if name.is_empty() { "story" } else { name })
}
