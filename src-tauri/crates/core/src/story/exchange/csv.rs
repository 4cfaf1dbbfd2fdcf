//! Comma-separated values (RFC 4180) with a first line of names; semicolons, tabs and upright strokes are taken too. A
//! name that is not known is kept with the story. A table without names is read where one column holds addresses.

use std::cell::Cell;
use std::io::{BufRead, Read, Write};

use serde_json::{Map, Value};

use super::{Carried, Refused, json_lines, line, name, tidy};

/// Reads every row behind the line of names.
pub fn read<E>(
    mut from: impl BufRead,
    take: &mut impl FnMut(Result<Carried, Refused>, u64) -> Result<(), E>,
) -> Result<(), E> {
    let Head { first, delimiter, skipped } = match head(&mut from) {
        Ok(head) => head,
        Err(refused) => {
            let line = refused.line;
            return take(Err(refused), line);
        }
    };
    // The end of a line in two signs is only seen whole with the next row.
    let behind = skipped + u64::from(first.ends_with(b"\r\n"));
    let left = Cell::new(line::LONGEST);
    let from = line::Bounded { from: first.as_slice().chain(from), left: &left };
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).has_headers(false).from_reader(from);
    let mut row = csv::ByteRecord::new();
    let mut table = Table { delimiter, names: None, doubtful: None };
    loop {
        left.set(line::LONGEST);
        let behind = if table.names.is_some() { behind } else { skipped };
        let before = reader.position().line() + behind;
        let next = reader.read_byte_record(&mut row);
        if matches!(next, Ok(false)) {
            return table.end().map_or(Ok(()), |refused| take_read(take, Err(refused.reason), refused.line));
        }
        if let Some((row, line)) = table.doubtful.take() {
            take_read(take, story(row), line)?;
        }
        match next {
            Ok(_) => {
                let line = row.position().map_or(before, |position| position.line() + behind);
                let cells = row.iter().map(|cell| String::from_utf8_lossy(cell).into_owned()).collect();
                if let Some(read) = table.row(cells, line) {
                    take_read(take, read, line)?;
                }
                // Nothing can be taken of a table without names.
                if table.names.as_ref().is_some_and(Vec::is_empty) {
                    return Ok(());
                }
            }
            Err(error) => {
                let broken = matches!(error.kind(), csv::ErrorKind::Io(_));
                take_read(take, Err(format!("This row cannot be read: {error}.")), before)?;
                if broken {
                    return Ok(());
                }
            }
        }
    }
}

fn take_read<E>(
    take: &mut impl FnMut(Result<Carried, Refused>, u64) -> Result<(), E>,
    read: Result<Carried, String>,
    line: u64,
) -> Result<(), E> {
    take(read.map_err(|reason| Refused { line, reason }), line)
}

/// How a table begins.
struct Head {
    /// Its first line, which tells the sign between cells, and is then read with the rest.
    first: Vec<u8>,
    delimiter: u8,
    /// How many lines stand before it: a spreadsheet may say the sign in a line of its own.
    skipped: u64,
}

fn head(from: &mut impl BufRead) -> Result<Head, Refused> {
    let mut line = |number: u64| {
        let mut line = Vec::new();
        let read = from.by_ref().take(line::LONGEST as u64).read_until(b'\n', &mut line);
        let reason = |error| format!("The file cannot be read: {error}.");
        read.map(|_| line).map_err(|error| Refused { line: number, reason: reason(error) })
    };
    let first = line(1)?;
    Ok(match said_delimiter(&first) {
        Some(delimiter) => Head { first: line(2)?, delimiter, skipped: 1 },
        None => Head { delimiter: delimiter(&first), first, skipped: 0 },
    })
}

/// What is known of a table while its rows are read.
struct Table {
    delimiter: u8,
    /// The names of its columns, once they are known; empty where there are none that say anything.
    names: Option<Vec<String>>,
    /// A row that may have swallowed those behind it, until it is known whether any is left.
    doubtful: Option<(Map<String, Value>, u64)>,
}

impl Table {
    /// The story that a row tells, or why there is none; nothing for a row that tells none, or not yet.
    fn row(&mut self, cells: Vec<String>, line: u64) -> Option<Result<Carried, String>> {
        if cells.iter().all(|cell| cell.trim_matches(BLANK).is_empty()) {
            return None;
        }
        let names = match &self.names {
            Some(names) => names,
            None => {
                let first: Vec<&str> = cells.iter().map(|cell| cell.trim_matches(BLANK)).collect();
                if name::are_names(first.iter().copied()) {
                    self.names = Some(apart(&first));
                    return None;
                }
                let Some(names) = unnamed(&first) else {
                    self.names = Some(Vec::new());
                    let reason =
                        "The first line names no column “title” or “url”, so nothing in this file can be taken.";
                    return Some(Err(reason.to_owned()));
                };
                self.names.insert(names)
            }
        };
        if cells.len() > names.len() {
            return Some(Err(format!("This row has {} cells, but there are {} columns.", cells.len(), names.len())));
        }
        let doubtful = swallows(&cells, names.len(), self.delimiter);
        let row = object(names, cells);
        if doubtful {
            self.doubtful = Some((row, line));
            return None;
        }
        Some(story(row))
    }

    /// What is wrong with the last row, once no other follows.
    fn end(self) -> Option<Refused> {
        let reason = "A quotation mark is opened in this row and not closed before the end of the file.".to_owned();
        self.doubtful.map(|(_, line)| Refused { line, reason })
    }
}

/// Names of columns, each once: what a second column of a name holds is not lost for the first.
fn apart(names: &[&str]) -> Vec<String> {
    let mut apart: Vec<String> = Vec::with_capacity(names.len());
    for name in names {
        let count = names[..apart.len()].iter().filter(|other| *other == name).count();
        apart.push(if count == 0 { (*name).to_owned() } else { format!("{name} {}", count + 1) });
    }
    apart
}

/// Whether a row looks like one in which a quotation mark is opened and never closed: cells are missing, and the last
/// one there is holds what looks like rows.
fn swallows(cells: &[String], columns: usize, delimiter: u8) -> bool {
    let last = cells.last().map(String::as_str).unwrap_or_default();
    cells.len() < columns && last.contains('\n') && (last.ends_with('\n') || last.contains(char::from(delimiter)))
}

/// The story of a row.
fn story(row: Map<String, Value>) -> Result<Carried, String> {
    let story = json_lines::of_entry(row)?;
    // Reference managers keep notes as HTML.
    Ok(Carried { notes: tidy::plain(&story.notes), ..story })
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

/// White space, and the mark of byte order that programs write before the first cell.
const BLANK: [char; 6] = [' ', '\t', '\r', '\n', '\u{A0}', '\u{FEFF}'];

/// Names for the columns of a table that has none, by its first row; none where no cell of it is an address.
fn unnamed(first: &[&str]) -> Option<Vec<String>> {
    let url = first.iter().position(|cell| tidy::is_address(cell))?;
    let title = first.iter().position(|cell| !cell.is_empty() && !tidy::is_address(cell));
    let name = |at: usize| match at {
        at if at == url => "url".to_owned(),
        at if Some(at) == title => "title".to_owned(),
        at => format!("column {}", at + 1),
    };
    Some((0..first.len()).map(name).collect())
}

/// The sign that a line says which only says it: `sep=;`.
fn said_delimiter(first: &[u8]) -> Option<u8> {
    let first = first.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(first).trim_ascii_end();
    match first {
        [b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', sign] => Some(*sign),
        // A tab is white space at the end of the line.
        [b's' | b'S', b'e' | b'E', b'p' | b'P', b'='] => Some(b'\t'),
        _ => None,
    }
}

/// The sign between cells: the one that the first line has most of.
fn delimiter(beginning: &[u8]) -> u8 {
    let first = beginning.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let count = |sign: u8| first.iter().filter(|byte| **byte == sign).count();
    [b'\t', b';', b'|']
        .into_iter()
        .filter(|sign| count(*sign) > count(b','))
        .max_by_key(|sign| count(*sign))
        .unwrap_or(b',')
}

/// Writes the line of names.
pub fn begin(to: &mut impl Write) -> std::io::Result<()> {
    to.write_all(b"title,text,url,outlet,language,date,author,tags,notes,state\r\n")
}

/// Writes a story as one row.
pub fn write(to: &mut impl Write, story: &Carried) -> std::io::Result<()> {
    let tags = tidy::tag_line(&story.tags);
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
