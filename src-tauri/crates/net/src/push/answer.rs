//! What a mail tool's answer means.

use reqwest::{StatusCode, Url};

use super::{Pushed, Tool};
use crate::http::Answer;
use crate::refusal::{Cause, Refusal};

/// The draft, or the sentence for why there is none.
pub fn read(tool: &dyn Tool, base: &Url, host: &str, answer: &Answer) -> Result<Pushed, Refusal> {
    let status = answer.status;
    if status.is_success() {
        return tool.pushed(base, answer).ok_or_else(|| {
            Refusal::new(
                Cause::NotUnderstood,
                format!("“{host}” took the request, but its answer is not one of this mail tool, so it is not known whether a \
                         draft was made."),
                "Look into the tool, and check that the address is that of the tool itself.",
            )
        });
    }
    let told = match tool.said(answer) {
        words if words.is_empty() => String::new(),
        words => format!(" It says: {words}."),
    };
    let refused = |cause, message: String, hint: &str| Err(Refusal::new(cause, message, hint));
    match status {
        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => refused(
            // What is said to a wrong key may repeat it, so it is not shown.
            Cause::NotSignedIn,
            format!("“{host}” did not accept the key ({}). No draft was made.", status.as_u16()),
            "Enter the user and the key again, and check what that user is allowed to do.",
        ),
        StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED => refused(
            Cause::Declined,
            format!("There is no such mail tool at “{host}” ({}). No draft was made.", status.as_u16()),
            "Check the address: it is that of the tool's own page, without the path of one of its pages.",
        ),
        StatusCode::PAYLOAD_TOO_LARGE => refused(
            Cause::TooLarge,
            format!("The issue is too large for “{host}”. No draft was made."),
            "Use smaller pictures, or have them hosted.",
        ),
        StatusCode::TOO_MANY_REQUESTS => refused(
            Cause::Declined,
            format!("“{host}” was asked too often. No draft was made."),
            "Wait a few minutes, then try again.",
        ),
        _ if status.is_redirection() => refused(
            Cause::Declined,
            format!(
                "“{host}” leads on to another address{}. The key was not sent there, and no draft was made.",
                elsewhere(base, answer)
            ),
            "If that address is the right one, enter it in the settings.",
        ),
        _ if status.is_server_error() => refused(
            Cause::Declined,
            format!("“{host}” has a fault of its own ({}).{told} No draft was confirmed.", status.as_u16()),
            "Look into the tool before you try again.",
        ),
        _ => refused(
            Cause::Declined,
            format!("“{host}” did not take the draft ({}).{told} No draft was made.", status.as_u16()),
            "What it says tells which setting is wrong.",
        ),
    }
}

/// The host that an answer leads on to, where it is another.
fn elsewhere(base: &Url, answer: &Answer) -> String {
    let target = answer.headers.get("location").and_then(|to| to.to_str().ok()).and_then(|to| base.join(to).ok());
    match target.as_ref().and_then(Url::host_str) {
        Some(host) if Some(host) != base.host_str() => format!(" (“{host}”)"),
        _ => String::new(),
    }
}
