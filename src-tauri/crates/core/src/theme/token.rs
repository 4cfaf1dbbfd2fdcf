//! The one table of what a theme can say: each token's name, what it takes, how it is read and set.
//!
//! The file form, the document, the command line and the editor all go through it, so a token that is
//! added here is everywhere. Values are words; a length is its digits.

use super::font::FontStack;
use super::manner::{Alignment, ButtonStyle, ItemRule, KickerStyle, Named, NumberStyle};
use super::{Colour, Theme};
use crate::error::{Error, Result};
use crate::html::address;

/// One thing that a theme says.
#[derive(Clone, Copy)]
pub struct Token {
    /// Its name, with a point between group and member (`light.ink`).
    pub name: &'static str,
    /// What it takes.
    pub kind: TokenKind,
    get: fn(&Theme) -> String,
    set: fn(&mut Theme, &str) -> Option<()>,
}

/// What a token takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// Words, at most so many characters.
    Words(usize),
    /// Six hex digits after `#`.
    Colour,
    /// Names of fonts apart by commas, the last of them `serif`, `sans-serif` or `monospace`.
    Fonts,
    /// A whole number of CSS pixels (of font weight, for a weight) from least to most.
    Length(u16, u16),
    /// One of these names.
    Choice(&'static [&'static str]),
    /// An absolute http(s) address of a picture, or `blob:` and a hash; empty for none.
    Picture,
}

impl Token {
    /// What the theme says.
    pub fn get(&self, theme: &Theme) -> String {
        (self.get)(theme)
    }

    /// Makes the theme say it; a value that the token does not take is refused and changes nothing.
    pub fn set(&self, theme: &mut Theme, value: &str) -> Result<()> {
        let value = value.trim();
        let refused = || Error::invalid("value", format!("“{}” {}, not “{value}”.", self.name, self.kind.wanted()));
        if !self.kind.takes(value) {
            return Err(refused());
        }
        (self.set)(theme, value).ok_or_else(refused)
    }
}

/// The token of that name.
pub fn find(name: &str) -> Option<&'static Token> {
    TOKENS.iter().find(|token| token.name == name)
}

/// The token of that name, or a refusal that says where the names stand.
pub fn named(name: &str) -> Result<&'static Token> {
    find(name).ok_or_else(|| {
        let near = TOKENS.iter().find(|token| token.name.rsplit('.').next() == name.rsplit('.').next());
        let hint = near.map_or_else(String::new, |token| format!(" There is “{}”.", token.name));
        Error::invalid("token", format!("A theme has no token “{name}”.{hint}"))
    })
}

impl TokenKind {
    fn takes(self, value: &str) -> bool {
        match self {
            TokenKind::Words(most) => value.chars().count() <= most && !value.chars().any(char::is_control),
            TokenKind::Length(least, most) => value.parse::<u16>().is_ok_and(|length| (least..=most).contains(&length)),
            TokenKind::Choice(names) => names.contains(&value),
            TokenKind::Picture => value.is_empty() || is_picture(value),
            TokenKind::Colour | TokenKind::Fonts => true,
        }
    }

    /// What the token takes, as the middle of a sentence.
    fn wanted(self) -> String {
        match self {
            TokenKind::Words(most) => format!("takes one line of at most {most} characters"),
            TokenKind::Colour => "takes a colour of six hex digits like #1B1A17".to_owned(),
            TokenKind::Fonts => {
                "takes names of fonts apart by commas with serif, sans-serif or monospace as the last".to_owned()
            }
            TokenKind::Length(least, most) => format!("takes a whole number from {least} to {most}"),
            TokenKind::Choice(names) => format!("takes one of {}", names.join(", ")),
            TokenKind::Picture => "takes the https address of a PNG, JPEG or GIF picture".to_owned(),
        }
    }
}

fn is_picture(value: &str) -> bool {
    match value.strip_prefix("blob:") {
        Some(hash) => hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()),
        None => address::picture(value).is_some(),
    }
}

macro_rules! colour {
    ($palette:ident.$name:ident) => {
        Token {
            name: concat!(stringify!($palette), ".", stringify!($name)),
            kind: TokenKind::Colour,
            get: |theme| theme.$palette.$name.to_string(),
            set: |theme, value| {
                theme.$palette.$name = Colour::from_hex(value)?;
                Some(())
            },
        }
    };
}

macro_rules! fonts {
    ($name:ident) => {
        Token {
            name: concat!("type.", stringify!($name)),
            kind: TokenKind::Fonts,
            get: |theme| theme.type_scale.$name.to_string(),
            set: |theme, value| {
                theme.type_scale.$name = FontStack::parse(value)?;
                Some(())
            },
        }
    };
}

macro_rules! length {
    ($name:literal, $least:literal..=$most:literal, $($member:ident).+) => {
        Token {
            name: $name,
            kind: TokenKind::Length($least, $most),
            get: |theme| theme.$($member).+.to_string(),
            set: |theme, value| {
                theme.$($member).+ = value.parse().ok()?;
                Some(())
            },
        }
    };
}

macro_rules! choice {
    ($name:literal, $list:ident, $member:ident) => {
        Token {
            name: $name,
            kind: TokenKind::Choice($list::CHOICES),
            get: |theme| theme.manner.$member.name().to_owned(),
            set: |theme, value| {
                theme.manner.$member = $list::from_name(value)?;
                Some(())
            },
        }
    };
}

macro_rules! words {
    ($name:literal, $kind:expr, $($member:ident).+) => {
        Token {
            name: $name,
            kind: $kind,
            get: |theme| theme.$($member).+.clone(),
            set: |theme, value| {
                theme.$($member).+ = value.to_owned();
                Some(())
            },
        }
    };
}

/// Every token, in the order in which a file and the editor have them.
pub const TOKENS: &[Token] = &[
    words!("name", TokenKind::Words(60), name),
    colour!(light.desk),
    colour!(light.paper),
    colour!(light.raised),
    colour!(light.ink),
    colour!(light.muted),
    colour!(light.rule),
    colour!(light.accent),
    colour!(light.on_accent),
    colour!(dark.desk),
    colour!(dark.paper),
    colour!(dark.raised),
    colour!(dark.ink),
    colour!(dark.muted),
    colour!(dark.rule),
    colour!(dark.accent),
    colour!(dark.on_accent),
    fonts!(heading_font),
    fonts!(text_font),
    fonts!(label_font),
    fonts!(code_font),
    length!("type.heading_weight", 400..=800, type_scale.heading_weight),
    length!("type.masthead.size", 18..=72, type_scale.masthead.size),
    length!("type.masthead.line", 18..=96, type_scale.masthead.line),
    length!("type.section.size", 14..=48, type_scale.section.size),
    length!("type.section.line", 16..=72, type_scale.section.line),
    length!("type.headline.size", 14..=48, type_scale.headline.size),
    length!("type.headline.line", 16..=72, type_scale.headline.line),
    length!("type.subheading.size", 14..=36, type_scale.subheading.size),
    length!("type.subheading.line", 16..=54, type_scale.subheading.line),
    length!("type.text.size", 14..=24, type_scale.text.size),
    length!("type.text.line", 16..=48, type_scale.text.line),
    length!("type.label.size", 12..=20, type_scale.label.size),
    length!("type.label.line", 14..=36, type_scale.label.line),
    length!("measure.width", 320..=800, measure.width),
    length!("measure.margin", 0..=80, measure.margin),
    length!("measure.narrow_margin", 0..=40, measure.narrow_margin),
    length!("measure.item_space", 8..=80, measure.item_space),
    length!("measure.paragraph_space", 4..=40, measure.paragraph_space),
    length!("measure.indent", 8..=60, measure.indent),
    length!("measure.bar", 0..=16, measure.bar),
    words!("header.image", TokenKind::Picture, header.image),
    words!("header.alt", TokenKind::Words(200), header.alt),
    length!("header.width", 0..=800, header.width),
    length!("header.height", 0..=800, header.height),
    choice!("style.item_rule", ItemRule, item_rule),
    choice!("style.number", NumberStyle, number),
    choice!("style.kicker", KickerStyle, kicker),
    choice!("style.button", ButtonStyle, button),
    choice!("style.masthead", Alignment, masthead),
];

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_theme_is_its_tokens() {
        for shipped in crate::theme::shipped::all() {
            let mut copy = Theme { slug: shipped.slug.clone(), ..Theme::plain() };
            for token in TOKENS {
                token.set(&mut copy, &token.get(&shipped)).unwrap();
            }
            assert_eq!(copy, shipped);
        }
    }

    #[test]
    fn a_value_that_is_not_taken_is_refused_with_what_would_be() {
        let check = |name: &str, value: &str, expect: &str| {
            let mut theme = Theme::plain();
            let error = named(name).and_then(|token| token.set(&mut theme, value)).unwrap_err();
            assert!(error.to_string().contains(expect), "{error}");
            assert_eq!(theme, Theme::plain(), "{name}");
        };
        check("light.ink", "red", "six hex digits");
        check("light.ink", "#123", "six hex digits");
        check("light.ink", "rgb(0 128 0)", "six hex digits");
        check("light.ink", "#12345\u{FF11}", "six hex digits");
        check("type.text.size", "9", "from 14 to 24");
        check("type.text.size", "17px", "whole number");
        check("type.text_font", "Georgia", "as the last");
        check("type.text_font", "x\";}, serif", "as the last");
        check("style.button", "round", "link, filled, outlined");
        check("header.image", "javascript:alert(1)", "address");
        check("header.image", "blob:12", "address");
        check("name", "two\nlines", "one line");
        check("ligth.ink", "#000000", "There is “light.ink”");
        check("nothing", "1", "no token");
    }

    #[test]
    fn a_value_is_taken_as_people_write_it() {
        let mut theme = Theme::plain();
        for (name, value, expect) in [
            ("light.ink", " #abcdef ", "#ABCDEF"),
            (
                "type.text_font",
                "Charter, 'Iowan Old Style',Georgia , serif",
                "Charter, Iowan Old Style, Georgia, serif",
            ),
            ("measure.width", "640", "640"),
            ("header.image", "https://example.com/a.png", "https://example.com/a.png"),
        ] {
            let token = named(name).unwrap();
            token.set(&mut theme, value).unwrap();
            assert_eq!(token.get(&theme), expect);
        }
    }
}
