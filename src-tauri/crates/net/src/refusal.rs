//! What the outside world can refuse, as a closed list with a sentence for each.

use std::error::Error;
use std::io;

/// Why something outside did not work. The words are for people: what happened, what is safe, what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Refusal {
    /// What a caller can act on.
    pub cause: Cause,
    /// What happened, and what is safe.
    pub message: String,
    /// What to do; empty where nothing is known.
    pub hint: String,
    /// The host that would be contacted if the person named it.
    pub withheld: Option<String>,
}

/// What a caller can act on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cause {
    /// The host's name leads nowhere.
    NotResolved,
    /// Nothing listens there.
    NotConnected,
    /// It took too long.
    TooSlow,
    /// The connection cannot be trusted.
    NotTrusted,
    /// The password or key was not accepted.
    NotSignedIn,
    /// There is no password or key to sign in with.
    NoSecret,
    /// The sender may not send.
    SenderRefused,
    /// No recipient was accepted.
    RecipientRefused,
    /// What was brought is too large.
    TooLarge,
    /// The connection ended in the middle.
    ConnectionLost,
    /// The address is one that Galley does not contact by itself.
    Guarded,
    /// There is nothing at the address any more; the status that said so, 404 or 410.
    Gone(u16),
    /// The other side said no for another reason.
    Declined,
    /// The other side answered something that is not to be understood.
    NotUnderstood,
    /// What was asked for cannot be asked.
    Invalid,
}

impl Refusal {
    /// A refusal with a sentence and what to do.
    pub fn new(cause: Cause, message: impl Into<String>, hint: impl Into<String>) -> Refusal {
        Refusal { cause, message: message.into(), hint: hint.into(), withheld: None }
    }
}

/// What a server said, fit to be shown: one line, without controls, not endless.
pub fn said(words: &str) -> String {
    let line: String = words.chars().map(|c| if c.is_control() || c.is_whitespace() { ' ' } else { c }).collect();
    let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
    let short: String = line.chars().take(240).collect();
    short.trim_end_matches('.').to_owned()
}

/// The errors within an error, the outermost first.
pub(crate) fn causes<'e>(error: &'e (dyn Error + 'static)) -> Vec<&'e (dyn Error + 'static)> {
    let mut causes = Vec::new();
    let mut next = error.source();
    while let Some(cause) = next {
        causes.push(cause);
        // An error inside an `io::Error` is reached through it; its own source is that of the inner one.
        let inner = cause.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
        next = inner.map(|inner| inner as &(dyn Error + 'static)).or_else(|| cause.source());
    }
    causes
}
