//! Writes an issue out: what readers get, from the snapshot alone.
//!
//! `page` decides what is printed, `html`, `article`, `text`, `markdown`, `mail` and `web` how, `target`
//! what a mail tool needs, a theme how it looks. All of it is pure: the same snapshot, theme, target and
//! pictures give the same bytes. `write` puts them into a file. Preview and proof show these bytes and
//! no others.

mod address;
mod article;
mod clean;
mod east_asian;
mod html;
pub mod image;
pub mod language;
pub mod mail;
mod markdown;
mod merge;
mod page;
mod place;
pub mod preview;
pub mod size;
pub mod target;
mod text;
mod web;
pub mod write;

pub(crate) use self::article::escaped;
pub use self::image::{ImageFile, ImageMode, ImageSource, Images};
pub use self::place::Places;
pub use self::target::Target;
pub use crate::theme::Theme;

use self::page::{Page, Setting};

use crate::issue::snapshot::IssueSnapshot;

/// The form an export is written in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Format {
    /// The HTML part of a mail.
    #[default]
    Html,
    /// The plain-text part of a mail.
    Text,
    /// Markdown.
    Markdown,
    /// A whole mail, as a draft.
    Mail,
    /// A page for the web.
    Web,
    /// The entry of an Atom feed.
    Atom,
}

/// An issue as it is written out, both parts of the mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// The HTML part: a complete document, or what the target takes.
    pub html: String,
    /// The plain-text part.
    pub text: String,
}

/// Both parts of the mail, of an issue that keeps no pictures in the library.
pub fn render(snapshot: &IssueSnapshot, theme: &Theme, target: Target) -> Rendered {
    render_with(snapshot, theme, target, Images::none())
}

/// Both parts of the mail.
pub fn render_with(snapshot: &IssueSnapshot, theme: &Theme, target: Target, images: Images<'_>) -> Rendered {
    let page = Page::of(snapshot, &Setting { theme, profile: target.profile(), images, places: Places::Unmarked });
    Rendered { html: html::render(&page, theme, target.profile()), text: settled_text(&page, target) }
}

/// The HTML part alone; the preview shows it.
pub fn html(snapshot: &IssueSnapshot, theme: &Theme, target: Target) -> String {
    let page = Page::of(
        snapshot,
        &Setting { theme, profile: target.profile(), images: Images::none(), places: Places::Unmarked },
    );
    html::render(&page, theme, target.profile())
}

/// The HTML part as a proof shows it: the mail for no tool in particular, whose words say where they come from.
///
/// What prints a line of a passage carries `data-place="<owner>/<part>/<position>"`, the position of its first
/// printed character in the passage's flat text. Counting goes on through its text, a picture as one character,
/// and begins anew at a mark inside it; what is marked `data-added` and [`is_uncounted_char`] is passed over.
///
/// [`is_uncounted_char`]: crate::body::is_uncounted_char
pub fn marked_html(snapshot: &IssueSnapshot, theme: &Theme, images: Images<'_>) -> String {
    let profile = Target::Plain.profile();
    let page = Page::of(snapshot, &Setting { theme, profile, images, places: Places::Marked });
    html::render(&page, theme, profile)
}

/// The plain-text part alone.
pub fn text(snapshot: &IssueSnapshot, target: Target) -> String {
    let setting =
        Setting { theme: &snapshot.theme, profile: target.profile(), images: Images::none(), places: Places::Unmarked };
    settled_text(&Page::of(snapshot, &setting), target)
}

/// The issue in Markdown. It is for people and archives, so it holds no tool's words.
pub fn markdown(snapshot: &IssueSnapshot, images: Images<'_>) -> String {
    let setting =
        Setting { theme: &snapshot.theme, profile: Target::Plain.profile(), images, places: Places::Unmarked };
    markdown::render(&Page::of(snapshot, &setting))
}

/// The issue as a page for the web.
pub fn web(snapshot: &IssueSnapshot, theme: &Theme, images: Images<'_>) -> String {
    let page =
        Page::of(snapshot, &Setting { theme, profile: Target::Plain.profile(), images, places: Places::Unmarked });
    web::page(&page, snapshot, theme)
}

/// The issue as an entry of an Atom feed (RFC 4287).
pub fn atom(snapshot: &IssueSnapshot, images: Images<'_>) -> String {
    let page = Page::of(
        snapshot,
        &Setting { theme: &snapshot.theme, profile: Target::Plain.profile(), images, places: Places::Unmarked },
    );
    web::entry(&page, snapshot)
}

/// What goes to the clipboard: one thing in two flavours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clipboard {
    /// `text/html`.
    pub html: String,
    /// `text/plain`.
    pub text: String,
}

/// The clipboard for a target. Where source text is pasted, both flavours are that source; where an editor
/// takes what it is given, the second is for those that take words alone.
pub fn clipboard(rendered: Rendered, target: Target) -> Clipboard {
    let editor = target.profile().form == target::Form::Article || target == Target::Gmail;
    let text = if editor { rendered.text } else { rendered.html.clone() };
    Clipboard { html: rendered.html, text }
}

fn settled_text(page: &Page, target: Target) -> String {
    let profile = target.profile();
    merge::insert_text(merge::neutralise_text(text::render(page), profile), profile)
}

impl Format {
    /// All formats, in the order they are listed.
    pub const ALL: [Format; 6] =
        [Format::Html, Format::Text, Format::Markdown, Format::Mail, Format::Web, Format::Atom];

    /// The format's name.
    pub fn name(self) -> &'static str {
        match self {
            Format::Html => "html",
            Format::Text => "text",
            Format::Markdown => "md",
            Format::Mail => "eml",
            Format::Web => "web",
            Format::Atom => "atom",
        }
    }

    /// The format of that name.
    pub fn from_name(name: &str) -> Option<Format> {
        Format::ALL.into_iter().find(|format| format.name() == name)
    }

    /// The ending of a file in this format, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Format::Html | Format::Web => "html",
            Format::Text => "txt",
            Format::Markdown => "md",
            Format::Mail => "eml",
            Format::Atom => "xml",
        }
    }
}

#[cfg(test)]
pub(crate) mod arbitrary;
#[cfg(test)]
mod properties;
#[cfg(test)]
pub(crate) mod sample;
