//! Bodies on the wire: the Delta form, and foreign text turned into it.

use serde::{Deserialize, Serialize};

/// A body in the Delta form; see `galley_core::body`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(transparent)]
pub struct Delta(#[cfg_attr(test, ts(type = "DeltaOperation[]"))] pub galley_core::body::Delta);

/// Foreign text to be read as a body.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct BodyParse {
    /// The form of the text.
    pub form: BodyForm,
    /// The text.
    pub text: String,
}

/// The form of a foreign text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum BodyForm {
    /// HTML of any origin.
    Html,
    /// Markdown.
    Markdown,
}

/// A body that was read.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct BodyView {
    /// The body.
    pub delta: Delta,
}

/// Foreign HTML to be cleaned.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Sanitize {
    /// The HTML.
    pub html: String,
}

/// What Galley would keep of foreign HTML.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Sanitized {
    /// The clean HTML.
    pub html: String,
}
