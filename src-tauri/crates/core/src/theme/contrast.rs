//! Whether the words of a theme can be read: the contrast of every pair of text and ground that the
//! renderer can put together, as WCAG 2 measures it (success criterion 1.4.3).

use super::{Colour, Palette, Theme};

/// Which of a theme's two palettes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// The usual one.
    Light,
    /// The one for dark systems.
    Dark,
}

/// A pair of text and ground.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Contrast {
    /// The palette.
    pub scheme: Scheme,
    /// The colour of the text, by its token's last name.
    pub text: &'static str,
    /// The colour of the ground, by its token's last name.
    pub ground: &'static str,
    /// 1 to 21.
    pub ratio: f64,
}

impl Contrast {
    /// What text of ordinary size needs at least.
    pub const NEEDED: f64 = 4.5;

    /// Whether the text can be read.
    pub fn holds(&self) -> bool {
        self.ratio >= Contrast::NEEDED
    }
}

/// A colour of a palette, by its name.
type Named = (&'static str, fn(&Palette) -> Colour);

const INK: Named = ("ink", |palette| palette.ink);
const MUTED: Named = ("muted", |palette| palette.muted);
const ACCENT: Named = ("accent", |palette| palette.accent);
const ON_ACCENT: Named = ("on_accent", |palette| palette.on_accent);
const DESK: Named = ("desk", |palette| palette.desk);
const PAPER: Named = ("paper", |palette| palette.paper);
const RAISED: Named = ("raised", |palette| palette.raised);

/// Text and ground as they meet in a mail.
const PAIRS: [(Named, Named); 8] = [
    (INK, PAPER),
    (MUTED, PAPER),
    (ACCENT, PAPER),
    (INK, RAISED),
    (ACCENT, RAISED),
    (ACCENT, DESK),
    (MUTED, DESK),
    (ON_ACCENT, ACCENT),
];

impl Theme {
    /// The contrast of every pair, the light palette first.
    pub fn contrasts(&self) -> Vec<Contrast> {
        let of = |scheme, palette: Palette| {
            PAIRS.iter().map(move |((text, ink), (ground, paper))| Contrast {
                scheme,
                text,
                ground,
                ratio: ink(&palette).contrast(paper(&palette)),
            })
        };
        of(Scheme::Light, self.light).chain(of(Scheme::Dark, self.dark)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::shipped;

    #[test]
    fn every_pair_of_a_shipped_theme_can_be_read() {
        for theme in shipped::all() {
            for pair in theme.contrasts() {
                assert!(
                    pair.holds(),
                    "{}: {:?} {} on {}: {:.2}",
                    theme.slug,
                    pair.scheme,
                    pair.text,
                    pair.ground,
                    pair.ratio
                );
            }
        }
    }

    #[test]
    fn a_pair_that_cannot_be_read_is_found_in_its_palette() {
        let mut theme = Theme::plain();
        theme.dark.muted = Colour::rgb(0x444444);
        let weak: Vec<_> = theme.contrasts().into_iter().filter(|pair| !pair.holds()).collect();
        assert!(!weak.is_empty());
        assert!(weak.iter().all(|pair| pair.scheme == Scheme::Dark && pair.text == "muted"));
    }
}
