//! Answers: what every one of them says besides its content, and refusals.

use axum::Json;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, REFERRER_POLICY, RETRY_AFTER, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::json;

use super::Reason;
use super::limit::LOCK;

/// The policy of whatever has none of its own.
const NOTHING: HeaderValue = HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'");

const ALWAYS: [(HeaderName, HeaderValue); 6] = [
    (CACHE_CONTROL, HeaderValue::from_static("no-store")),
    (REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
    (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
    (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin")),
];

/// Adds what every answer says. Nothing here, and nothing elsewhere, lets another site read one.
pub(super) async fn harden(mut response: Response) -> Response {
    let headers = response.headers_mut();
    for (name, value) in ALWAYS {
        headers.insert(name, value);
    }
    headers.entry(CONTENT_SECURITY_POLICY).or_insert(NOTHING);
    response
}

/// A page with its policy, which here also forbids to be shown within another.
pub(super) fn page(html: String, policy: &str) -> Response {
    let policy = HeaderValue::from_str(&format!("{policy}; frame-ancestors 'none'")).unwrap_or(NOTHING);
    ([(CONTENT_SECURITY_POLICY, policy)], axum::response::Html(html)).into_response()
}

impl Reason {
    /// The reason's name, for a page that says it in another language.
    pub fn code(&self) -> &'static str {
        match self {
            Reason::Unknown => "unknown",
            Reason::Used => "used",
            Reason::Expired => "expired",
            Reason::Revoked => "revoked",
            Reason::Gone => "gone",
            Reason::Foreign => "foreign",
            Reason::Locked => "locked",
            Reason::Busy => "busy",
            Reason::Large => "large",
            Reason::Form => "form",
            Reason::Refused(_) => "refused",
            Reason::Away => "away",
        }
    }

    /// The reason as a sentence.
    pub fn message(&self) -> &str {
        match self {
            Reason::Unknown => {
                "This link is not known here. Open the link that you were sent, or ask the editors for a new one."
            }
            Reason::Used => {
                "This link was opened in another browser, and each link is for one. Ask the editors for a new one."
            }
            Reason::Expired => "The time of this link is over. Ask the editors for a new one.",
            Reason::Revoked => "The editors took this link back. What you said by it is with them.",
            Reason::Gone => "The editors took this proof back, so nothing more can be said of it.",
            Reason::Foreign => "This was not sent by the page of a proof, so nothing was done.",
            Reason::Locked => {
                "Links that are not known here came from this computer several times. Try again in some minutes."
            }
            Reason::Busy => "Much came from this computer at once. It goes on in a moment.",
            Reason::Large => "This is longer than one remark can be, so it was not taken.",
            Reason::Form => "This is not of the form that the page of a proof sends, so nothing was done.",
            Reason::Refused(sentence) => sentence,
            Reason::Away => "Galley does not answer just now. What you wrote stays on this page and is sent again.",
        }
    }

    fn status(&self) -> StatusCode {
        match self {
            Reason::Unknown => StatusCode::UNAUTHORIZED,
            Reason::Used | Reason::Expired | Reason::Revoked | Reason::Foreign => StatusCode::FORBIDDEN,
            Reason::Gone => StatusCode::GONE,
            Reason::Locked | Reason::Busy => StatusCode::TOO_MANY_REQUESTS,
            Reason::Large => StatusCode::PAYLOAD_TOO_LARGE,
            Reason::Form => StatusCode::BAD_REQUEST,
            Reason::Refused(_) => StatusCode::CONFLICT,
            Reason::Away => StatusCode::SERVICE_UNAVAILABLE,
        }
    }
}

impl IntoResponse for Reason {
    fn into_response(self) -> Response {
        let body = Json(json!({ "code": self.code(), "message": self.message() }));
        let mut response = (self.status(), body).into_response();
        let seconds = match self {
            Reason::Busy => 1,
            Reason::Locked => LOCK.as_secs(),
            _ => return response,
        };
        response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
        response
    }
}
