//! Refusals on the wire: a closed list of codes, a sentence, and where there is one a hint.

use galley_core::Error;
use serde::{Deserialize, Serialize};

/// A refusal or a failure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Failure {
    /// What the caller can act on.
    pub code: Code,
    /// What happened and what is safe, as a sentence.
    pub message: String,
    /// What to do, as a sentence.
    pub hint: Option<String>,
}

/// What a caller can act on. A code stands here only if a caller acts differently for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// Something named does not exist.
    NotFound,
    /// Input that cannot be taken.
    Invalid,
    /// A command or its arguments are not of the table.
    Unknown,
    /// Checks block it; it can be done all the same with a reason.
    Blocked,
    /// The library was written by a newer Galley.
    NewerLibrary,
    /// The library cannot be read as it was written.
    Damaged,
    /// The file system refused.
    Io,
    /// The database refused.
    Storage,
    /// A password or key is needed that is not at hand, or was not accepted: it is to be entered.
    Secret,
    /// A server could not be reached or trusted, or said no.
    Outside,
    /// A host in the person's own network was not contacted; it is once the person has named it.
    Guarded,
    /// A fault of Galley itself.
    Fault,
}

impl Code {
    /// Whether the request was refused (exit 1) rather than something being broken (exit 2).
    pub fn is_refusal(self) -> bool {
        matches!(
            self,
            Code::NotFound
                | Code::Invalid
                | Code::Unknown
                | Code::Blocked
                | Code::Secret
                | Code::Outside
                | Code::Guarded
        )
    }
}

impl Failure {
    /// Input that cannot be taken.
    pub fn invalid(message: impl Into<String>) -> Failure {
        Failure { code: Code::Invalid, message: message.into(), hint: None }
    }

    /// The same refusal with something to do.
    pub fn with_hint(mut self, hint: impl Into<String>) -> Failure {
        self.hint = Some(hint.into());
        self
    }
}

impl From<galley_net::Refusal> for Failure {
    fn from(refusal: galley_net::Refusal) -> Failure {
        use galley_net::Cause;
        let code = match refusal.cause {
            Cause::Invalid => Code::Invalid,
            Cause::NoSecret | Cause::NotSignedIn => Code::Secret,
            Cause::Guarded => Code::Guarded,
            _ => Code::Outside,
        };
        let hint = Some(refusal.hint).filter(|hint| !hint.is_empty());
        Failure { code, message: refusal.message, hint }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Failure {
        let (code, hint) = match &error {
            Error::NotFound { .. } => (Code::NotFound, None),
            Error::Invalid { .. } => (Code::Invalid, None),
            Error::Blocked { .. } => (
                Code::Blocked,
                Some(
                    "Repair what was found, or give a reason to write it out all the same; it is kept with the export.",
                ),
            ),
            Error::NewerLibrary { .. } => {
                (Code::NewerLibrary, Some("Open it with the newer Galley, or choose another library."))
            }
            Error::Damaged { .. } => (
                Code::Damaged,
                Some(
                    "Run `galley doctor` to see what is readable; the folder `backups` beside the library holds earlier copies.",
                ),
            ),
            Error::Io { .. } => {
                (Code::Io, Some("Check that the place exists, can be written and has room, then try again."))
            }
            Error::Storage { .. } => (
                Code::Storage,
                Some(
                    "Nothing of this change was kept and all earlier work is safe. Check the disk's free room and try again.",
                ),
            ),
        };
        Failure { code, message: error.to_string(), hint: hint.map(str::to_owned) }
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Failure {}
