//! Pictures on the wire.

use serde::{Deserialize, Serialize};

/// Takes a picture into the library.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ImageAdd {
    /// Where the picture is.
    pub from: ImageFrom,
}

/// Where a picture is taken from. Its content decides what it is, never a name.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ImageFrom {
    /// What was pasted or dropped.
    Bytes {
        /// The file in base64 (RFC 4648, section 4).
        data: String,
    },
    /// A file.
    File {
        /// Its path.
        path: String,
    },
}

/// A picture of the library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ImageView {
    /// SHA-256 of the file, in hexadecimal.
    pub hash: String,
    /// How a body names it: the `src` of an image insert.
    pub src: String,
    /// `image/png`, `image/jpeg` or `image/gif`.
    pub media_type: String,
    /// The width it is shown at, in CSS pixels.
    pub width: u32,
    /// The height it is shown at, in CSS pixels.
    pub height: u32,
    /// The width of the file, in dots.
    pub pixel_width: u32,
    /// The height of the file, in dots.
    pub pixel_height: u32,
    /// The size of the file in bytes.
    pub bytes: u32,
}

/// A picture that was taken in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ImageAdded {
    /// The picture.
    pub image: ImageView,
    /// What was done to it on its way in, where it shows.
    pub changes: Vec<ImageChangeView>,
}

/// What was done to a picture on its way in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ImageChangeView {
    /// It is of another kind now.
    Converted,
    /// It is smaller now.
    Resized,
    /// It stands upright now.
    Turned,
    /// It moved and does not any more.
    Stilled,
}

/// Asks for a picture to show it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ImageShow {
    /// Its `src` in a body, or its hash.
    pub image: String,
}

/// A picture with its bytes.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ImageData {
    /// The picture.
    pub image: ImageView,
    /// Its file as a `data:` address.
    pub data: String,
}
