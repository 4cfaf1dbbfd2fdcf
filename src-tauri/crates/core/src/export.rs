//! Writes an issue out: what readers get, from the snapshot alone.
//!
//! `page` decides what is printed, `html` and `text` how, `target` what a mail tool needs, `theme` how
//! it looks. All of it is pure: the same snapshot, theme and target give the same bytes. `write` puts
//! them into a file. Preview and proof show these bytes and no others.

mod address;
mod clean;
mod east_asian;
mod html;
pub mod language;
mod merge;
mod page;
mod target;
mod text;
pub mod theme;
pub mod write;

pub use self::target::Target;
pub use self::theme::Theme;

use self::page::Page;
use crate::issue::snapshot::IssueSnapshot;

/// The form an export is written in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Format {
    /// The HTML part of a mail.
    #[default]
    Html,
    /// The plain-text part of a mail.
    Text,
}

/// An issue as it is written out, both parts of the mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// The HTML part, a complete document.
    pub html: String,
    /// The plain-text part.
    pub text: String,
}

/// Both parts of the mail.
pub fn render(snapshot: &IssueSnapshot, theme: &Theme, target: Target) -> Rendered {
    let page = Page::of(snapshot);
    Rendered { html: html::render(&page, theme, target), text: text::render(&page) }
}

/// The HTML part alone; the preview shows it.
pub fn html(snapshot: &IssueSnapshot, theme: &Theme, target: Target) -> String {
    html::render(&Page::of(snapshot), theme, target)
}

/// The plain-text part alone.
pub fn text(snapshot: &IssueSnapshot) -> String {
    text::render(&Page::of(snapshot))
}

impl Format {
    /// All formats, in the order they are listed.
    pub const ALL: [Format; 2] = [Format::Html, Format::Text];

    /// The format's name.
    pub fn name(self) -> &'static str {
        match self {
            Format::Html => "html",
            Format::Text => "text",
        }
    }

    /// The format of that name.
    pub fn from_name(name: &str) -> Option<Format> {
        Format::ALL.into_iter().find(|format| format.name() == name)
    }

    /// The ending of a file in this format, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Format::Html => "html",
            Format::Text => "txt",
        }
    }
}

impl Rendered {
    /// The bytes of the part in that format.
    pub fn bytes(&self, format: Format) -> &[u8] {
        match format {
            Format::Html => self.html.as_bytes(),
            Format::Text => self.text.as_bytes(),
        }
    }
}

#[cfg(test)]
mod arbitrary;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod sample;
