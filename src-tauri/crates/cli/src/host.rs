//! What this host brings: where the library and the settings lie, and the dispatcher's replies.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use galley_api::{Code, Failure, Session, device};
use serde_json::Value;

use crate::Stop;

/// How much is read from standard input at most, in bytes.
const MAX_INPUT: u64 = 32_000_000;

/// How long a command stays for what can wait.
const A_MOMENT: Duration = Duration::from_millis(50);

/// The library's folder: as asked for, else `GALLEY_LIBRARY`, else Galley in the platform's data folder.
pub fn folder(asked: Option<&Path>) -> Result<PathBuf, Failure> {
    if let Some(asked) = asked {
        return Ok(asked.to_owned());
    }
    if let Some(set) = std::env::var_os("GALLEY_LIBRARY").filter(|value| !value.is_empty()) {
        return Ok(set.into());
    }
    match device::data_folder() {
        Some(data) => Ok(data.join("Galley")),
        None => Err(Failure::invalid("No folder for the library could be found.")
            .with_hint("Name one with --library PATH or in GALLEY_LIBRARY.")),
    }
}

/// Opens the library.
pub fn open(folder: &Path) -> Result<Session, Failure> {
    if !Session::exists(folder) {
        return Err(Failure {
            code: Code::NotFound,
            message: format!("There is no library in {}.", folder.display()),
            hint: Some("Make one with `galley init`, or name another with --library PATH.".to_owned()),
        });
    }
    let settings = device::settings_folder();
    Ok(Session::open(folder, device::identity(&settings))?.with_settings(&settings))
}

/// Makes a library.
pub fn create(folder: &Path) -> Result<Session, Failure> {
    Session::create(folder, device::identity(&device::settings_folder()))
}

/// Asks the dispatcher.
pub fn ask(session: &mut Session, name: &str, args: Value) -> Result<Value, Stop> {
    session.dispatch(name, args).map_err(Stop::from)
}

/// Does what can wait, for a moment: where everything is done by commands, nobody else has time for it.
pub fn rest(session: &mut Session) {
    let begun = Instant::now();
    while begun.elapsed() < A_MOMENT && session.rest() {}
}

/// The words given, or standard input where they are `-`.
pub fn words_or_input(words: &str) -> Result<String, Stop> {
    if words == "-" { input() } else { Ok(words.to_owned()) }
}

/// Standard input as text.
pub fn input() -> Result<String, Stop> {
    text(std::io::stdin().lock(), "Standard input")
}

/// A file as text.
pub fn file(path: &Path) -> Result<String, Stop> {
    let opened = std::fs::File::open(path).map_err(|error| {
        Stop::Failure(Failure::invalid(format!("The file {} could not be read: {error}.", path.display())))
    })?;
    text(opened, &format!("The file {}", path.display()))
}

/// Standard input as it comes.
pub fn input_bytes() -> Result<Vec<u8>, Stop> {
    bytes(std::io::stdin().lock(), "Standard input")
}

/// A file as it is.
pub fn file_bytes(path: &Path) -> Result<Vec<u8>, Stop> {
    let opened = std::fs::File::open(path).map_err(|error| {
        Stop::Failure(Failure::invalid(format!("The file {} could not be read: {error}.", path.display())))
    })?;
    bytes(opened, &format!("The file {}", path.display()))
}

fn bytes(source: impl Read, what: &str) -> Result<Vec<u8>, Stop> {
    let mut bytes = Vec::new();
    source.take(MAX_INPUT + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MAX_INPUT {
        let message = format!("{what} is larger than {} MB. Nothing was changed.", MAX_INPUT / 1_000_000);
        return Err(Failure::invalid(message).into());
    }
    Ok(bytes)
}

fn text(source: impl Read, what: &str) -> Result<String, Stop> {
    let bytes = bytes(source, what)?;
    let decoded = galley_core::html::decode(&bytes);
    match decoded.binary {
        Some(kind) => Err(Failure::invalid(format!("{what} is not text ({kind}). Nothing was changed.")).into()),
        None => Ok(decoded.text),
    }
}
