//! A publication's look in mail, as tokens: colours, type, widths, spaces.
//!
//! A theme holds no markup and no CSS; `html::style` turns its tokens into declarations. Colours are
//! six hex digits and font names letters and digits, whatever a theme is read from, so nothing in a
//! theme can break out of a style.

mod colour;
mod font;
mod plain;

pub use colour::Colour;
pub use font::{FontName, FontStack, Generic};

/// A theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    /// Its name.
    pub name: String,
    /// The colours.
    pub light: Palette,
    /// The colours where the reader's system is dark and the mail program honours it.
    pub dark: Palette,
    /// The type.
    pub type_scale: TypeScale,
    /// Widths and spaces.
    pub measure: Measure,
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
}

/// The type of a theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypeScale {
    /// Masthead, headlines, text.
    pub text_font: FontStack,
    /// Kickers, dates, credits, the footer.
    pub label_font: FontStack,
    /// Code.
    pub code_font: FontStack,
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
}

impl Theme {
    /// Paper, ink and one red pencil: the theme of a publication that chose none.
    pub fn plain() -> Theme {
        plain::theme()
    }
}

impl Measure {
    /// The width of the text, and the greatest width of a picture in it.
    pub fn text_width(&self) -> u16 {
        self.width.saturating_sub(2 * self.margin).max(1)
    }
}
