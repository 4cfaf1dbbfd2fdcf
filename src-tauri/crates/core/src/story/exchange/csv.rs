//! Comma-separated values (RFC 4180) with a first line of names; semicolons and tabs are taken too. A name that
//! is not known is kept with the story.

use std::io::{BufRead, Read, Write};

use serde_json::{Map, Value};

use super::{Carried, Refused, json_lines, line};

/// Names of columns, as programs write them, and ours.
const NAMES: [(&str, &[&str]); 9] = [
    ("title", &["title", "headline", "name", "标题"]),
    ("text", &["text", "body", "content", "description", "正文"]),
    ("url", &["url", "link", "address", "网址", "链接"]),
    ("outlet", &["outlet", "source", "publication", "publisher", "site", "来源"]),
    ("language", &["language", "lang", "语言"]),
    ("date", &["date", "published", "publication date", "日期"]),
    ("author", &["author", "byline", "作者"]),
    ("tags", &["tags", "labels", "keywords", "标签"]),
    ("notes", &["notes", "note", "备注"]),
];

/// Reads every row behind the line of names.
pub fn read<E>(
    mut from: impl BufRead,
    take: &mut impl FnMut(Result<Carried, Refused>, u64) -> Result<(), E>,
) -> Result<(), E> {
    // The first line tells the sign between cells, and is then read with the rest.
    let mut first = Vec::new();
    if let Err(error) = (&mut from).take(line::LONGEST as u64).read_until(b'\n', &mut first) {
        return take(Err(Refused { line: 1, reason: format!("The file cannot be read: {error}.") }), 1);
    }
    let delimiter = delimiter(&first);
    // The end of a line in two signs is only seen whole with the next row.
    let behind = u64::from(first.ends_with(b"\r\n"));
    let from = first.as_slice().chain(from);
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).has_headers(false).from_reader(from);
    let mut row = csv::ByteRecord::new();
    let mut names: Option<Vec<String>> = None;
    loop {
        let behind = if names.is_some() { behind } else { 0 };
        let before = reader.position().line() + behind;
        match reader.read_byte_record(&mut row) {
            Ok(false) => return Ok(()),
            Ok(true) => {}
            Err(error) => {
                let broken = matches!(error.kind(), csv::ErrorKind::Io(_));
                let reason = format!("This row cannot be read: {error}.");
                take(Err(Refused { line: before, reason }), before)?;
                if broken {
                    return Ok(());
                }
                continue;
            }
        }
        let line = row.position().map_or(before, |position| position.line() + behind);
        let cells: Vec<String> = row.iter().map(|cell| String::from_utf8_lossy(cell).into_owned()).collect();
        let Some(names) = &names else {
            let known: Vec<String> = cells.iter().map(|cell| known(cell)).collect();
            if !known.iter().any(|name| name == "title") {
                let reason = "The first line names no column “title”, so nothing in this file can be taken.".to_owned();
                return take(Err(Refused { line, reason }), line);
            }
            names = Some(known);
            continue;
        };
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let read = if cells.len() > names.len() {
            Err(format!("This row has {} cells, but there are {} columns.", cells.len(), names.len()))
        } else {
            json_lines::of_object(object(names, cells))
        };
        take(read.map_err(|reason| Refused { line, reason }), line)?;
    }
}

fn object(names: &[String], cells: Vec<String>) -> Map<String, Value> {
    let unguarded = |cell: String| match cell.strip_prefix('\'') {
        Some(rest) if starts_formula(rest) => rest.to_owned(),
        _ => cell,
    };
    names
        .iter()
        .cloned()
        .zip(cells.into_iter().map(unguarded))
        .filter(|(name, cell)| !name.is_empty() && !cell.is_empty())
        .map(|(name, cell)| (name, Value::String(cell)))
        .collect()
}

fn known(cell: &str) -> String {
    let name = cell.trim().trim_start_matches('\u{FEFF}');
    let lower = name.to_lowercase();
    let ours = NAMES.iter().find(|(_, names)| names.contains(&lower.as_str())).map(|(ours, _)| (*ours).to_owned());
    ours.unwrap_or_else(|| if lower == "state" { lower } else { name.to_owned() })
}

/// The sign between cells: the one that the first line has most of.
fn delimiter(beginning: &[u8]) -> u8 {
    let first = beginning.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let count = |sign: u8| first.iter().filter(|byte| **byte == sign).count();
    [b'\t', b';'].into_iter().filter(|sign| count(*sign) > count(b',')).max_by_key(|sign| count(*sign)).unwrap_or(b',')
}

/// Writes the line of names.
pub fn begin(to: &mut impl Write) -> std::io::Result<()> {
    to.write_all(b"title,text,url,outlet,language,date,author,tags,notes,state\r\n")
}

/// Writes a story as one row.
pub fn write(to: &mut impl Write, story: &Carried) -> std::io::Result<()> {
    let tags = story.tags.join(", ");
    let cells = [
        &story.title,
        &story.text,
        &story.url,
        &story.outlet,
        &story.language,
        &story.date,
        &story.author,
        &tags,
        &story.notes,
    ];
    let mut row = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let cells = cells.into_iter().map(|cell| guarded(cell)).chain(std::iter::once(story.state.name().to_owned()));
    row.write_record(cells).map_err(std::io::Error::other)?;
    to.write_all(&row.into_inner().map_err(|error| error.into_error())?)
}

/// Spreadsheets run what begins like a formula, so an apostrophe goes before it.
fn guarded(cell: &str) -> String {
    if starts_formula(cell) { format!("'{cell}") } else { cell.to_owned() }
}

fn starts_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r'])
}
