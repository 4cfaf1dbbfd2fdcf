//! Output: JSON for programs, text for people.

use std::io::{IsTerminal, Write};

use serde_json::Value;

use crate::Stop;

/// Writes one JSON value.
pub fn json(value: &Value) -> Result<(), Stop> {
    let mut out = std::io::stdout().lock();
    serde_json::to_writer_pretty(&mut out, value).map_err(std::io::Error::from)?;
    writeln!(out)?;
    Ok(())
}

/// Writes a record as one JSON value: what is absent is `null`, never an empty string.
pub fn record(value: &Value) -> Result<(), Stop> {
    json(&absent_as_null(value.clone()))
}

/// Words that may be empty without being absent.
const PRESENT: [&str; 5] = ["text", "html", "headline", "title", "name"];

fn absent_as_null(value: Value) -> Value {
    match value {
        Value::Object(members) => {
            let cleared = members.into_iter().map(|(name, value)| {
                let absent = value.as_str() == Some("") && !PRESENT.contains(&name.as_str());
                (name, if absent { Value::Null } else { absent_as_null(value) })
            });
            Value::Object(cleared.collect())
        }
        Value::Array(values) => Value::Array(values.into_iter().map(absent_as_null).collect()),
        other => other,
    }
}

/// Writes text as it is.
pub fn raw(text: &str) -> Result<(), Stop> {
    let mut out = std::io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(())
}

/// Writes a line.
pub fn line(text: &str) -> Result<(), Stop> {
    raw(&format!("{}\n", visible(text)))
}

/// Writes a line beside the output, on standard error.
pub fn aside(text: &str) {
    // Whoever closed standard error did not want to read it.
    let _ = writeln!(std::io::stderr().lock(), "{}", visible(text));
}

/// Says how far a long work is, on one line that is written over, where a person looks on.
pub fn progress(done: u32, total: u32) {
    let mut stderr = std::io::stderr().lock();
    if !stderr.is_terminal() {
        return;
    }
    let of = if total > 0 { format!(" of {total}") } else { String::new() };
    let _ = write!(stderr, "\r{done}{of}\x1b[K");
}

/// Leaves the line of the progress standing.
pub fn progress_ended() {
    let mut stderr = std::io::stderr().lock();
    if stderr.is_terminal() {
        let _ = writeln!(stderr);
    }
}

/// The words at a path of members; empty where there are none.
pub fn word<'a>(value: &'a Value, name: &str) -> &'a str {
    value.get(name).and_then(Value::as_str).unwrap_or_default()
}

/// The beginning of an id that is enough to name it.
pub fn short(id: &str) -> &str {
    id.get(..23).unwrap_or(id)
}

/// Text without characters that would steer the terminal.
fn visible(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && c != '\n' && c != '\t' { '\u{FFFD}' } else { c }).collect()
}
