//! A publication's look in mail, as tokens: colours, type, widths, spaces, and how recurring parts are set.
//!
//! A theme holds no markup and no CSS; `export::html::style` turns its tokens into declarations. Colours
//! are six hex digits and font names letters and digits, whatever a theme is read from, so nothing in a
//! theme can break out of a style. `token` is the one table of what a theme can say, from which come the
//! file form, the document and the editor.

mod colour;
mod contrast;
mod file;
mod font;
pub mod keep;
mod manner;
pub mod shipped;
pub mod token;

pub use colour::Colour;
pub use contrast::{Contrast, Scheme};
pub use font::{FontName, FontStack, Generic};
pub use manner::{Alignment, ButtonStyle, ItemRule, KickerStyle, Manner, NumberStyle};

use crate::id::ThemeId;

/// A theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    /// Its short name, by which publications name it; it never changes.
    pub slug: String,
    /// Its name, as people read it.
    pub name: String,
    /// The colours.
    pub light: Palette,
    /// The colours where the reader's system is dark and the mail program honours it.
    pub dark: Palette,
    /// The type.
    pub type_scale: TypeScale,
    /// Widths and spaces.
    pub measure: Measure,
    /// The picture at the head.
    pub header: Header,
    /// How recurring parts are set.
    pub manner: Manner,
}

/// A theme that a library keeps, and that can be changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnTheme {
    /// Its id.
    pub id: ThemeId,
    /// What it says.
    pub theme: Theme,
}

/// The colours of a theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Palette {
    /// Around the sheet.
    pub desk: Colour,
    /// The sheet itself.
    pub paper: Colour,
    /// A raised block on the sheet: the call to action, code.
    pub raised: Colour,
    /// Text.
    pub ink: Colour,
    /// Text of less weight: dates, credits, the footer.
    pub muted: Colour,
    /// Hairlines.
    pub rule: Colour,
    /// Links, kickers, numbers.
    pub accent: Colour,
    /// Words on the accent: a filled button.
    pub on_accent: Colour,
}

/// The type of a theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypeScale {
    /// Masthead, sections, headlines.
    pub heading_font: FontStack,
    /// Text.
    pub text_font: FontStack,
    /// Kickers, dates, credits, the footer.
    pub label_font: FontStack,
    /// Code.
    pub code_font: FontStack,
    /// The weight of headings, 400 to 800.
    pub heading_weight: u16,
    /// The masthead.
    pub masthead: TypeSize,
    /// The name of a section.
    pub section: TypeSize,
    /// A headline.
    pub headline: TypeSize,
    /// A heading inside a text.
    pub subheading: TypeSize,
    /// Text.
    pub text: TypeSize,
    /// Labels and credits.
    pub label: TypeSize,
}

/// A size of type and the height of its lines, in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TypeSize {
    /// The size.
    pub size: u16,
    /// The height of a line.
    pub line: u16,
}

/// Widths and spaces in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measure {
    /// The width of the sheet.
    pub width: u16,
    /// Between the edge of the sheet and the text.
    pub margin: u16,
    /// The same on a narrow screen.
    pub narrow_margin: u16,
    /// Above and below an item.
    pub item_space: u16,
    /// Between two paragraphs.
    pub paragraph_space: u16,
    /// By how much a list or a quote stands in.
    pub indent: u16,
    /// The height of the bar of accent over the sheet; 0 for none.
    pub bar: u16,
}

/// The picture at the head of the sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Header {
    /// Where it is: an absolute http(s) address, or `blob:` and the hash of one kept in the library;
    /// empty for none.
    pub image: String,
    /// The words that stand for it.
    pub alt: String,
    /// Its width in CSS pixels; 0 for that of the text.
    pub width: u16,
    /// Its height in CSS pixels; 0 where it follows from the width.
    pub height: u16,
}

impl Theme {
    /// Paper, ink and one red pencil: the theme of a publication that chose none.
    pub fn plain() -> Theme {
        shipped::plain()
    }
}

impl Measure {
    /// The width of the text, and the greatest width of a picture in it.
    pub fn text_width(&self) -> u16 {
        self.width.saturating_sub(2 * self.margin).max(1)
    }
}
