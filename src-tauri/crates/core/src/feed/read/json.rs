//! JSON Feed 1 and 1.1, and what comes close: values of other types than they should have, missing parts, a text that
//! ends too early.

use serde_json::{Map, Value};
use url::Url;

use super::date::{Region, moment};
use super::word::{self, Meant};
use super::{MOST, ParsedEntry, ParsedFeed};

/// Reads a document; none where it is not one that holds entries.
pub fn read(text: &str, base: Option<&str>) -> Option<ParsedFeed> {
    let value: Value = serde_json::from_str(text).or_else(|_| serde_json::from_str(&mended(text))).ok()?;
    let (feed, items) = match &value {
        Value::Object(feed) => {
            let items =
                ["items", "entries", "posts", "articles"].into_iter().find_map(|name| feed.get(name)?.as_array());
            let says = words(feed, &["version"]).contains("jsonfeed");
            (feed.clone(), items.or_else(|| says.then_some(const { &Vec::new() }))?)
        }
        Value::Array(items) => (Map::new(), items),
        _ => return None,
    };
    let home = words(&feed, &["home_page_url", "home", "link", "url"]);
    let base = base.and_then(|base| Url::parse(base).ok()).or_else(|| Url::parse(&home).ok());
    let language = word::language(&words(&feed, &["language", "lang"]));
    let author = people(&feed);
    let region = if language.starts_with("zh") { Region::China } else { Region::Elsewhere };
    let entries = items.iter().filter_map(Value::as_object).take(MOST).map(|item| {
        let text = words(item, &["content_text", "text"]);
        let html = words(item, &["content_html", "content", "html", "body"]);
        let own = people(item);
        let link = resolved(&words(item, &["url", "link", "external_url", "permalink"]), base.as_ref());
        let id = words(item, &["id", "guid"]);
        ParsedEntry {
            title: word::title(&words(item, &["title"]), Meant::Unsaid),
            link: if link.is_empty() && id.starts_with("http") { id.clone() } else { link },
            published: moment(&words(item, &["date_published", "published", "pubDate", "date", "created_at"]), region),
            updated: moment(&words(item, &["date_modified", "updated", "modified", "updated_at"]), region),
            author: if own.is_empty() { author.clone() } else { own },
            summary: words(item, &["summary", "description", "excerpt"]),
            content: match (html.is_empty(), &base) {
                (true, _) => plain_html(&text),
                (false, Some(base)) => super::markup::absolute(&html, base),
                (false, None) => html,
            },
            language: word::language(&words(item, &["language", "lang"])),
            source: String::new(),
            source_url: String::new(),
            id,
        }
    });
    let entries: Vec<ParsedEntry> = entries.filter(|entry| !entry.is_blank()).collect();
    // Any list can be JSON; one that is no feed has no entries.
    if matches!(value, Value::Array(_)) && entries.is_empty() {
        return None;
    }
    Some(ParsedFeed {
        title: word::title(&words(&feed, &["title", "name"]), Meant::Unsaid),
        link: home,
        language,
        entries,
    })
}

/// The first of these members that holds words or a number.
fn words(object: &Map<String, Value>, names: &[&str]) -> String {
    let said = |value: &Value| match value {
        Value::String(words) => Some(words.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        Value::Object(inner) => ["html", "rendered", "value", "text", "url", "href"]
            .into_iter()
            .find_map(|name| inner.get(name)?.as_str().map(str::to_owned)),
        Value::Array(several) => several.first().and_then(Value::as_str).map(str::to_owned),
        _ => None,
    };
    names.iter().filter_map(|name| said(object.get(*name)?)).find(|words| !words.is_empty()).unwrap_or_default()
}

/// Authors as 1.1 has them, as 1.0 has one, or as bare words.
fn people(object: &Map<String, Value>) -> String {
    let name = |value: &Value| match value {
        Value::String(words) => word::author(words),
        Value::Object(person) => word::author(&words(person, &["name", "email", "url"])),
        _ => String::new(),
    };
    let all = match (object.get("authors"), object.get("author")) {
        (Some(Value::Array(several)), _) | (None, Some(Value::Array(several))) => {
            several.iter().take(20).map(name).collect()
        }
        (Some(one), None) | (None, Some(one)) | (Some(Value::Null), Some(one)) => vec![name(one)],
        (Some(one), Some(_)) => vec![name(one)],
        (None, None) => Vec::new(),
    };
    let mut known: Vec<String> = Vec::new();
    for person in all.into_iter().filter(|person| !person.is_empty()) {
        if !known.contains(&person) {
            known.push(person);
        }
    }
    known.join(", ")
}

fn resolved(words: &str, base: Option<&Url>) -> String {
    match (Url::parse(words), base) {
        (Err(_), Some(base)) if !words.is_empty() => base.join(words).map_or_else(|_| words.to_owned(), String::from),
        _ => words.to_owned(),
    }
}

fn plain_html(words: &str) -> String {
    let parts = words.split("\n\n").filter(|part| !part.trim().is_empty());
    parts
        .map(|part| format!("<p>{}</p>", part.replace('&', "&amp;").replace('<', "&lt;").replace('\n', "<br>")))
        .collect()
}

/// The text with what people and programs get wrong put right: commas before an end, line ends within words,
/// remarks, and an end that is missing.
fn mended(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut open: Vec<char> = Vec::new();
    let mut characters = text.chars().peekable();
    let mut within = false;
    while let Some(c) = characters.next() {
        if within {
            match c {
                '\\' => match characters.next() {
                    Some(next @ ('"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't' | 'u')) => out.extend(['\\', next]),
                    // A sign that needs none, as scripts write them.
                    Some(next) => out.push(next),
                    None => {}
                },
                '"' => {
                    within = false;
                    out.push(c);
                }
                '\n' => out.push_str("\\n"),
                '\t' => out.push_str("\\t"),
                c if c.is_control() => {}
                c => out.push(c),
            }
            continue;
        }
        match c {
            '"' => {
                within = true;
                out.push(c);
            }
            '{' | '[' => {
                open.push(if c == '{' { '}' } else { ']' });
                out.push(c);
            }
            '}' | ']' => {
                without_comma(&mut out);
                if open.last() == Some(&c) {
                    open.pop();
                    out.push(c);
                }
                if open.is_empty() {
                    return out;
                }
            }
            '/' if characters.peek() == Some(&'/') => while characters.next_if(|c| *c != '\n').is_some() {},
            c => out.push(c),
        }
        if open.len() > 120 {
            return String::new();
        }
    }
    if within {
        out.push('"');
    }
    // A name without its value ends nothing.
    without_comma(&mut out);
    if out.ends_with(':') {
        out.push_str("null");
    }
    while let Some(end) = open.pop() {
        out.push(end);
    }
    out
}

fn without_comma(out: &mut String) {
    let bare = out.trim_end();
    if bare.ends_with(',') {
        let length = bare.len() - 1;
        out.truncate(length);
    }
}
