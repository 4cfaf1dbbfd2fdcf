//! Themes on the wire: a publication's look in mail, token by token.

use serde::{Deserialize, Serialize};

/// A theme in a list.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ThemeRow {
    /// Its short name, by which publications name it.
    pub slug: String,
    /// Its name, as people read it.
    pub name: String,
    /// Whether it comes with Galley; such a theme can only be copied.
    pub shipped: bool,
    /// The slugs of the publications that look like it.
    pub used_by: Vec<String>,
    /// Colours to tell it by: ground, paper, ink, accent, as `#RRGGBB`.
    pub swatch: Vec<String>,
}

/// A theme with everything that it says.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ThemeView {
    /// Its short name.
    pub slug: String,
    /// Its name, as people read it.
    pub name: String,
    /// Whether it comes with Galley; such a theme can only be copied.
    pub shipped: bool,
    /// The slugs of the publications that look like it.
    pub used_by: Vec<String>,
    /// Every token with its value, in the order in which they are shown.
    pub tokens: Vec<TokenView>,
    /// The contrast of every pair of text and ground, the light ones first.
    pub contrasts: Vec<ContrastView>,
}

/// One thing that a theme says.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TokenView {
    /// Its name, with a point between group and member (`light.ink`).
    pub name: String,
    /// What it takes.
    pub kind: TokenKindView,
    /// What it says, as words; a length in digits.
    pub value: String,
}

/// What a token takes.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum TokenKindView {
    /// One line of words.
    Words {
        /// How many characters at most.
        most: u32,
    },
    /// `#` and six hex digits.
    Colour,
    /// Names of fonts apart by commas, the last `serif`, `sans-serif` or `monospace`.
    Fonts,
    /// A whole number.
    Length {
        /// The least.
        least: u16,
        /// The greatest.
        most: u16,
    },
    /// One of a few words.
    Choice {
        /// The words, the usual one first.
        of: Vec<String>,
    },
    /// The address of a picture, or `blob:` and the hash of one kept in the library; empty for none.
    Picture,
}

/// How well text can be read on a ground.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ContrastView {
    /// Which of the two palettes.
    pub scheme: SchemeView,
    /// The token of the text's colour, without its group (`ink`).
    pub text: String,
    /// The token of the ground's colour, without its group (`paper`).
    pub ground: String,
    /// 1 to 21, as WCAG 2 measures it.
    pub ratio: f64,
    /// What it should be at least.
    pub needed: f64,
    /// Whether it is.
    pub holds: bool,
}

/// Colours for light or for dark systems.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum SchemeView {
    Light,
    Dark,
}

/// Names a theme by its slug.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs)]
pub struct ThemeShow {
    pub theme: String,
}

/// A theme as a file.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ThemeFileView {
    /// The JSON.
    pub content: String,
}

/// Writes a theme to a file.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs)]
pub struct ThemeExport {
    pub theme: String,
    /// Where to write; an existing file is replaced as a whole or not at all.
    pub path: String,
}

/// Makes a theme of the library's own from another.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct ThemeCopy {
    /// The slug of the theme to copy.
    pub theme: String,
    /// The name of the copy; made from the other's where absent.
    #[serde(default)]
    pub name: Option<String>,
}

/// Takes in a theme from a file, as a new one.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ThemeImport {
    /// The JSON.
    pub content: String,
}

/// Changes one token of a theme of the library's own.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[allow(missing_docs)]
pub struct ThemeSet {
    pub theme: String,
    /// The token's name (`light.ink`).
    pub token: String,
    /// What it is to say.
    pub value: String,
}
