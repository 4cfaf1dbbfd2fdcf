//! How long the outside world may take.

use std::time::Duration;

/// Until a connection stands.
pub const CONNECT: Duration = Duration::from_secs(10);
/// Until one answer has come.
pub const ANSWER: Duration = Duration::from_secs(30);
/// Until a server has taken a whole mail.
pub const MESSAGE: Duration = Duration::from_secs(120);

/// Between two questions to one host.
pub const BETWEEN: Duration = Duration::from_millis(250);

/// The bounds of one exchange; tests make them short.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    /// Until a connection stands.
    pub connect: Duration,
    /// Until one answer has come.
    pub answer: Duration,
    /// Until a whole mail is taken.
    pub message: Duration,
    /// Between the beginnings of two questions to one host that is asked for many things.
    pub between: Duration,
}

impl Default for Patience {
    fn default() -> Patience {
        Patience { connect: CONNECT, answer: ANSWER, message: MESSAGE, between: BETWEEN }
    }
}
