//! A past issue as stable text, to be compared and read by people.

use galley_core::body::{Body, Inline, Line, LineKind, Marks};
use galley_core::import::{ImportNoteKind, ImportedEntry, ImportedIssue, ImportedItem, ImportedSource};
use serde_json::{Map, Value, json};

/// The issue as JSON, absent fields left out.
pub fn dump(issue: &ImportedIssue) -> String {
    let mut map = Map::new();
    put(&mut map, "masthead", &issue.masthead);
    put(&mut map, "topic_line", &issue.topic_line);
    put(&mut map, "title", &issue.title);
    put(&mut map, "number", &issue.number);
    put(&mut map, "date", &issue.date.map(|date| date.to_string()));
    put(&mut map, "subject", &issue.subject);
    put(&mut map, "preheader", &issue.preheader);
    put_body(&mut map, "intro", &issue.intro);
    map.insert("entries".into(), issue.entries.iter().map(entry).collect());
    put(&mut map, "outro_heading", &issue.outro_heading);
    put_body(&mut map, "outro", &issue.outro);
    if let Some(call) = &issue.call_to_action {
        map.insert("call_to_action".into(), json!({ "text": call.text, "label": call.label, "url": call.url }));
    }
    let notes = issue.notes.iter().map(|note| Value::from(format!("{}: {}", kind(note.kind), note.text)));
    map.insert("notes".into(), notes.collect());
    serde_json::to_string_pretty(&Value::Object(map)).expect("JSON") + "\n"
}

fn put<T: Clone + Into<Value>>(map: &mut Map<String, Value>, name: &str, value: &Option<T>) {
    if let Some(value) = value {
        map.insert(name.into(), value.clone().into());
    }
}

fn put_body(map: &mut Map<String, Value>, name: &str, body: &Body) {
    if !body.lines.is_empty() {
        map.insert(name.into(), body.lines.iter().map(line).collect());
    }
}

fn kind(kind: ImportNoteKind) -> String {
    serde_json::to_value(kind).expect("JSON").as_str().expect("a name").to_owned()
}

fn entry(entry: &ImportedEntry) -> Value {
    match entry {
        ImportedEntry::Section(title) => json!({ "section": title }),
        ImportedEntry::Item(item) => Value::Object(item_map(item)),
    }
}

fn item_map(item: &ImportedItem) -> Map<String, Value> {
    let mut map = Map::new();
    put(&mut map, "number", &item.number);
    put(&mut map, "kicker", &item.kicker);
    map.insert("headline".into(), item.headline.clone().into());
    put(&mut map, "dek", &item.dek);
    put_body(&mut map, "body", &item.body);
    if !item.sources.is_empty() {
        map.insert("sources".into(), item.sources.iter().map(source).collect());
    }
    map
}

fn source(source: &ImportedSource) -> Value {
    let url = source.url.as_ref().map(|url| format!(" <{url}>")).unwrap_or_default();
    format!("{}: {}{url}", source.role.name(), source.outlet).into()
}

fn line(line: &Line) -> Value {
    let name = match line.kind {
        LineKind::Paragraph => "p",
        other => other.name().unwrap_or("p"),
    };
    let indent = if line.indent > 0 { format!("+{}", line.indent) } else { String::new() };
    let words: String = line.inline.iter().map(inline).collect();
    format!("{name}{indent}: {words}").into()
}

fn inline(inline: &Inline) -> String {
    match inline {
        Inline::Text { text, marks } => marked(text.replace('\u{2028}', "⏎"), marks),
        Inline::Image(image) => {
            let link = image.link.as_ref().map(|link| format!(" -> {link}")).unwrap_or_default();
            format!("![{}]({}{link})", image.alt, image.src)
        }
        Inline::Rule => "----".to_owned(),
    }
}

fn marked(text: String, marks: &Marks) -> String {
    let mut text = text;
    for (set, sign) in
        [(marks.strong, "**"), (marks.em, "_"), (marks.underline, "__"), (marks.strike, "~~"), (marks.code, "`")]
    {
        if set {
            text = format!("{sign}{text}{sign}");
        }
    }
    match &marks.link {
        Some(link) => format!("[{text}]({link})"),
        None => text,
    }
}
