//! Markdown: one file is one story. Front matter between lines of dashes says what is known of it; without, the
//! first heading is its title.

use std::io::{BufRead, Read, Write};

use serde_json::{Map, Value};

use super::{Carried, Refused, json_lines, line};

/// Reads a whole file as one story.
pub fn read<E>(
    from: impl BufRead,
    take: &mut impl FnMut(Result<Carried, Refused>, u64) -> Result<(), E>,
) -> Result<(), E> {
    let mut bytes = Vec::new();
    let read = from.take(line::LONGEST as u64 + 1).read_to_end(&mut bytes);
    let refused = |reason: &str| Refused { line: 1, reason: reason.to_owned() };
    let story = match (read, std::str::from_utf8(&bytes)) {
        (Err(error), _) => Err(refused(&format!("The file cannot be read: {error}."))),
        _ if bytes.len() > line::LONGEST => Err(refused("The file is too large for one story.")),
        (_, Err(_)) => Err(refused("The file is not UTF-8 text.")),
        (_, Ok(text)) => story(text.trim_start_matches('\u{FEFF}')).map_err(|reason| refused(&reason)),
    };
    take(story, 1)
}

fn story(text: &str) -> Result<Carried, String> {
    let (matter, body) = front_matter(text);
    let mut object: Map<String, Value> = Map::new();
    for line in matter.lines() {
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
    let mut body = body.trim();
    if !object.contains_key("title")
        && let Some(heading) = body.lines().next().and_then(|first| first.strip_prefix("# "))
    {
        object.insert("title".to_owned(), heading.trim().into());
        body = body.split_once('\n').map_or("", |(_, rest)| rest).trim();
    }
    let text = crate::markdown::to_body(body).to_text();
    if !text.is_empty() {
        object.insert("text".to_owned(), text.into());
    }
    json_lines::of_object(object)
}

fn front_matter(text: &str) -> (&str, &str) {
    let Some(rest) = text.strip_prefix("---\n").or_else(|| text.strip_prefix("---\r\n")) else { return ("", text) };
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        if line.trim_end() == "---" {
            return (&rest[..at], &rest[at + line.len()..]);
        }
        at += line.len();
    }
    ("", text)
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
