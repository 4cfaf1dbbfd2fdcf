//! Themes, their tokens and how well they can be read.

use galley_core::Result;
use galley_core::error::OrNotFound;
use galley_core::library::Reader;
use galley_core::publication::Publication;
use galley_core::theme::token::{TOKENS, TokenKind};
use galley_core::theme::{Contrast, Theme, shipped};

use super::count;
use crate::theme::*;

fn used_by(theme: &Theme, publications: &[Publication]) -> Vec<String> {
    let plain = theme.slug == Theme::plain().slug;
    let uses = |publication: &&Publication| publication.theme == theme.slug || (plain && publication.theme.is_empty());
    publications.iter().filter(uses).map(|publication| publication.slug.clone()).collect()
}

pub fn theme_row(theme: &Theme, publications: &[Publication]) -> ThemeRow {
    let light = &theme.light;
    ThemeRow {
        slug: theme.slug.clone(),
        name: theme.name.clone(),
        shipped: shipped::find(&theme.slug).is_some(),
        used_by: used_by(theme, publications),
        swatch: [light.desk, light.paper, light.ink, light.accent].iter().map(ToString::to_string).collect(),
    }
}

pub fn theme(reader: &Reader<'_>, slug: &str) -> Result<ThemeView> {
    let theme = reader.theme(slug)?.or_not_found("theme", slug)?;
    Ok(ThemeView {
        slug: theme.slug.clone(),
        name: theme.name.clone(),
        shipped: reader.own_theme(slug)?.is_none(),
        used_by: used_by(&theme, &reader.publications()?),
        tokens: TOKENS
            .iter()
            .map(|token| TokenView {
                name: token.name.to_owned(),
                kind: token_kind(token.kind),
                value: token.get(&theme),
            })
            .collect(),
        contrasts: theme
            .contrasts()
            .into_iter()
            .map(|pair| ContrastView {
                scheme: pair.scheme.into(),
                text: pair.text.to_owned(),
                ground: pair.ground.to_owned(),
                // What is shown with two places must not say 4.50 of a pair that fails.
                ratio: (pair.ratio * 100.0).floor() / 100.0,
                needed: Contrast::NEEDED,
                holds: pair.holds(),
            })
            .collect(),
    })
}

fn token_kind(kind: TokenKind) -> TokenKindView {
    match kind {
        TokenKind::Words(most) => TokenKindView::Words { most: count(most) },
        TokenKind::Colour => TokenKindView::Colour,
        TokenKind::Fonts => TokenKindView::Fonts,
        TokenKind::Length(least, most) => TokenKindView::Length { least, most },
        TokenKind::Choice(names) => TokenKindView::Choice { of: names.iter().map(|name| (*name).to_owned()).collect() },
        TokenKind::Picture => TokenKindView::Picture,
    }
}
