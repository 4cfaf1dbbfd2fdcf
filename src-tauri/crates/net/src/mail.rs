//! One mail to a few addresses through a mail server (RFC 5321), with a sentence for each way it fails.

mod send;
mod settings;
mod why;

pub use send::{Mail, Sent, Undelivered, send};
pub use settings::{Security, Server, Trust, check_address};
