//! The document of a theme: one register for each token, so that two people who change two colours both
//! see both.

use super::Document;
use crate::error::Result;
use crate::id::ThemeId;
use crate::theme::token::TOKENS;
use crate::theme::{OwnTheme, Theme};

/// A theme's document; see [`Theme`] for the meaning of the tokens.
pub struct ThemeDocument<'a>(pub &'a mut Document);

impl ThemeDocument<'_> {
    /// The theme as it stands. A token that was never set, or whose value a newer Galley understands, is
    /// as in the plain theme.
    pub fn read(&self, id: ThemeId) -> OwnTheme {
        let mut theme = Theme { slug: self.0.word("slug"), ..Theme::plain() };
        for token in TOKENS {
            if self.0.value(token.name).is_some() {
                let _ = token.set(&mut theme, &self.0.word(token.name));
            }
        }
        OwnTheme { id, theme }
    }

    /// Makes it so. A token that says what it said is left alone.
    pub fn write(&mut self, own: &OwnTheme) -> Result<()> {
        let before = self.read(own.id).theme;
        self.0.set_word("slug", &own.theme.slug)?;
        for token in TOKENS {
            let words = token.get(&own.theme);
            if self.0.value(token.name).is_none() || token.get(&before) != words {
                self.0.set_word(token.name, &words)?;
            }
        }
        Ok(())
    }
}
