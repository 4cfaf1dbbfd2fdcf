//! The closed list of what can go wrong, each of which a caller can act on.

use std::io;
use std::path::PathBuf;

use crate::check::Finding;

/// A result of the core.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What went wrong. The sentences are for people: what happened and what is safe.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Something named does not exist.
    #[error("There is no {what} “{name}” in this library.")]
    NotFound {
        /// The kind of record, in the vocabulary's words.
        what: &'static str,
        /// What was asked for.
        name: String,
    },
    /// Input that cannot be taken.
    #[error("{reason}")]
    Invalid {
        /// The field or argument.
        field: &'static str,
        /// A sentence that says why.
        reason: String,
    },
    /// Checks block what was asked for.
    #[error("{}", blocked(.findings))]
    Blocked {
        /// What they found, the blocking ones alone.
        findings: Vec<Finding>,
    },
    /// A library written by a newer Galley.
    #[error(
        "This library was written by a newer Galley (form {found}; this one knows up to {known}). Nothing in it was changed."
    )]
    NewerLibrary {
        /// The form found.
        found: u32,
        /// The newest form known here.
        known: u32,
    },
    /// A library, or a document in it, that cannot be read as it was written.
    #[error("The library is damaged: {reason} Nothing was changed.")]
    Damaged {
        /// What was found, as a sentence.
        reason: String,
    },
    /// The file system refused.
    #[error("{doing} {path} did not work: {source}.")]
    Io {
        /// What was being done, as the start of a sentence ("Writing").
        doing: &'static str,
        /// Where.
        path: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// The database refused.
    #[error("The library could not be used while {doing}: {source}.")]
    Storage {
        /// What was being done ("saving the change").
        doing: &'static str,
        /// SQLite's reason.
        source: rusqlite::Error,
    },
}

/// The sentences of what blocks.
fn blocked(findings: &[Finding]) -> String {
    let sentences: Vec<&str> = findings.iter().map(|finding| finding.message.as_str()).collect();
    format!("The issue was not written out. {}", sentences.join(" "))
}

impl Error {
    /// Input that cannot be taken, with a sentence that says why.
    pub fn invalid(field: &'static str, reason: impl Into<String>) -> Error {
        Error::Invalid { field, reason: reason.into() }
    }

    /// Something that does not exist.
    pub fn not_found(what: &'static str, name: impl ToString) -> Error {
        Error::NotFound { what, name: name.to_string() }
    }
}

/// Turns an absence into [`Error::NotFound`] and keeps call sites flat.
pub trait OrNotFound<T> {
    /// The value, or the refusal that names what is missing.
    fn or_not_found(self, what: &'static str, name: impl ToString) -> Result<T>;
}

impl<T> OrNotFound<T> for Option<T> {
    fn or_not_found(self, what: &'static str, name: impl ToString) -> Result<T> {
        self.ok_or_else(|| Error::not_found(what, name))
    }
}

/// Names what was being done when the file system refused.
pub trait IoContext<T> {
    /// The value, or the refusal with the deed and the place.
    fn while_doing(self, doing: &'static str, path: &std::path::Path) -> Result<T>;
}

impl<T> IoContext<T> for io::Result<T> {
    fn while_doing(self, doing: &'static str, path: &std::path::Path) -> Result<T> {
        self.map_err(|source| Error::Io { doing, path: path.to_owned(), source })
    }
}
