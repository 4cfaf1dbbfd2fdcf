//! JSON Lines: one object on each line, of which only a title or an address must be there. What Galley does not know,
//! and what it would write otherwise than it was written, is kept with the story and comes out as it went in.

use std::io::{BufRead, Write};

use serde_json::{Map, Value, json};

use super::{Carried, Own, Refused, line, name, plain_body, tidy};
use crate::story::StoryState;

/// Names that are read into a story.
const KNOWN: [&str; 11] =
    ["title", "text", "url", "outlet", "language", "date", "author", "tags", "notes", "state", "galley"];

/// Reads every line.
pub fn read<E>(
    from: impl BufRead,
    take: &mut impl FnMut(Result<Carried, Refused>, u64) -> Result<(), E>,
) -> Result<(), E> {
    line::each(from, |line, number| {
        let read = match line {
            Ok(line) if line.trim().is_empty() => return Ok(()),
            Ok(line) => story(line),
            Err(reason) => Err(reason),
        };
        take(read.map_err(|reason| Refused { line: number, reason }), number)
    })
}

/// Writes a story as one line.
pub fn write(to: &mut impl Write, story: &Carried) -> std::io::Result<()> {
    serde_json::to_writer(&mut *to, &written(story))?;
    to.write_all(b"\n")
}

fn story(line: &str) -> Result<Carried, String> {
    let object: Map<String, Value> = match serde_json::from_str(line) {
        Ok(Value::Object(object)) => object,
        Ok(_) => return Err("This line is not an object in curly brackets.".to_owned()),
        Err(error) => return Err(format!("This line is not JSON: {error}.")),
    };
    of_object(object)
}

/// The story that an entry of another form tells, whose names are that form's and not kept.
pub fn of_entry(entry: Map<String, Value>) -> Result<Carried, String> {
    of_object(name::renamed(&entry).into_owned())
}

/// The story that an object tells. A page of which only the address is known is called by it.
fn of_object(object: Map<String, Value>) -> Result<Carried, String> {
    let said = name::renamed(&object);
    let has_address = || tidy::is_address(&words(said.get("url")));
    match said.get("title") {
        Some(Value::String(title)) if !title.trim().is_empty() => {}
        Some(Value::String(_) | Value::Null) | None if has_address() => {}
        Some(Value::String(_)) => return Err("The title is empty.".to_owned()),
        Some(_) => return Err("The title is not text.".to_owned()),
        None => return Err("There is no title.".to_owned()),
    }
    let mut story = told(&said);
    let told_again = fields(&story);
    story.extra = object.into_iter().filter(|(name, value)| told_again.get(name) != Some(value)).collect();
    if story.title.is_empty() {
        story.title.clone_from(&story.url);
    }
    Ok(story)
}

/// What a value says in words: text, a number, a list of names, or an object that has a name.
fn words(value: Option<&Value>) -> String {
    match value {
        Some(Value::String(words)) => words.trim().to_owned(),
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::Array(list)) => {
            let all: Vec<String> = list.iter().filter_map(tidy::tag).map(|one| one.trim().to_owned()).collect();
            all.join("; ")
        }
        Some(object @ Value::Object(_)) => tidy::tag(object).unwrap_or_default().trim().to_owned(),
        _ => String::new(),
    }
}

/// A text in its plain form, as a clipping of it reads.
fn plain_text(text: &str) -> String {
    plain_body(&tidy::plain(text)).to_text()
}

/// What an object says in our names.
fn told(object: &Map<String, Value>) -> Carried {
    let words = |name: &str| words(object.get(name));
    let tags = match object.get("tags") {
        Some(Value::Array(tags)) => tags.iter().filter_map(tidy::tag).collect(),
        Some(Value::String(tags)) => tidy::tags(tags),
        _ => Vec::new(),
    };
    Carried {
        title: words("title"),
        text: object.get("text").and_then(Value::as_str).map(plain_text).unwrap_or_default(),
        url: tidy::address(&words("url")),
        outlet: words("outlet"),
        language: tidy::language(&words("language")),
        date: tidy::date(&words("date")),
        // Notes written with links between them link to whoever wrote a page.
        author: words("author").replace("[[", "").replace("]]", ""),
        tags: crate::story::capture::tidy_tags(tags),
        notes: words("notes"),
        state: StoryState::from_name(&words("state")).unwrap_or_default(),
        galley: object.get("galley").and_then(|own| serde_json::from_value::<Own>(own.clone()).ok()),
        extra: Map::new(),
    }
}

/// What a story says in the names that are known; what is empty is left out.
fn fields(story: &Carried) -> Map<String, Value> {
    let mut object = Map::new();
    object.insert("title".to_owned(), story.title.clone().into());
    let words = [
        ("text", &story.text),
        ("url", &story.url),
        ("outlet", &story.outlet),
        ("language", &story.language),
        ("date", &story.date),
        ("author", &story.author),
    ];
    for (name, words) in words {
        if !words.is_empty() {
            object.insert(name.to_owned(), words.clone().into());
        }
    }
    if !story.tags.is_empty() {
        object.insert("tags".to_owned(), json!(story.tags));
    }
    if !story.notes.is_empty() {
        object.insert("notes".to_owned(), story.notes.clone().into());
    }
    if story.state != StoryState::default() {
        object.insert("state".to_owned(), story.state.name().into());
    }
    if let Some(own) = story.galley.as_ref().and_then(|own| serde_json::to_value(own).ok()) {
        object.insert("galley".to_owned(), own);
    }
    object
}

/// The object of a story. What was kept as it went in comes out so, unless the story says otherwise by now.
pub fn written(story: &Carried) -> Map<String, Value> {
    let mut object = fields(story);
    if story.extra.is_empty() {
        return object;
    }
    let kept = fields(&told(&name::renamed(&story.extra)));
    for name in KNOWN.into_iter().filter(|name| *name != "galley") {
        let is_said = kept.get(name).is_some_and(|value| value != "");
        match (story.extra.get(name), object.get(name) == kept.get(name)) {
            (Some(as_it_was), true) => drop(object.insert(name.to_owned(), as_it_was.clone())),
            // Nothing was said, and nothing is.
            (Some(Value::Null), _) if !object.contains_key(name) => drop(object.insert(name.to_owned(), Value::Null)),
            // Another name tells it.
            (None, true) if is_said => drop(object.shift_remove(name)),
            // Another name would tell what was taken away.
            (None, false) if is_said && !object.contains_key(name) => drop(object.insert(name.to_owned(), Value::Null)),
            _ => {}
        }
    }
    for (name, value) in &story.extra {
        let is_ours = KNOWN.contains(&name.as_str());
        if !is_ours || (name == "galley" && value.get("id").is_none()) {
            object.insert(name.clone(), value.clone());
        }
    }
    object
}
