//! A colour that every mail program understands: six hex digits.

use std::fmt;

/// An opaque colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Colour(u8, u8, u8);

impl Colour {
    /// The colour of `0xRRGGBB`.
    pub const fn rgb(rgb: u32) -> Colour {
        Colour((rgb >> 16) as u8, (rgb >> 8) as u8, rgb as u8)
    }

    /// The colour of `#` and six hex digits; none for anything else.
    pub fn from_hex(text: &str) -> Option<Colour> {
        let digits = text.strip_prefix('#')?;
        let fits = digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        fits.then(|| u32::from_str_radix(digits, 16).ok().map(Colour::rgb)).flatten()
    }

    /// The contrast between two colours, 1 to 21, as WCAG 2 defines it.
    pub fn contrast(self, other: Colour) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let value = f64::from(channel) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02X}{:02X}{:02X}", self.0, self.1, self.2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_printed_as_six_digits_and_contrast_as_wcag_defines_it() {
        assert_eq!(Colour::rgb(0xC2371C).to_string(), "#C2371C");
        assert_eq!(Colour::rgb(0x00000A).to_string(), "#00000A");
        let contrast = Colour::rgb(0x000000).contrast(Colour::rgb(0xFFFFFF));
        assert!((contrast - 21.0).abs() < 0.001, "{contrast}");
        let contrast = Colour::rgb(0x777777).contrast(Colour::rgb(0xFFFFFF));
        assert!((contrast - 4.478).abs() < 0.01, "{contrast}");
    }
}
