//! A newspaper's front page: a masthead in the middle, sturdy serifs, thin rules, ink blue for links.

use crate::theme::{
    Alignment, ButtonStyle, Colour, FontStack, Generic, Header, ItemRule, KickerStyle, Manner, Measure, NumberStyle,
    Palette, Theme, TypeScale, TypeSize,
};

pub(super) fn theme() -> Theme {
    Theme {
        slug: "broadsheet".to_owned(),
        name: "Broadsheet".to_owned(),
        light: Palette {
            desk: Colour::rgb(0xEFEBE1),
            paper: Colour::rgb(0xFDFBF6),
            raised: Colour::rgb(0xF5F1E7),
            ink: Colour::rgb(0x161412),
            muted: Colour::rgb(0x5F594F),
            rule: Colour::rgb(0xD8D1C2),
            accent: Colour::rgb(0x1E4A7A),
            on_accent: Colour::rgb(0xFFFFFF),
        },
        dark: Palette {
            desk: Colour::rgb(0x12110F),
            paper: Colour::rgb(0x1A1816),
            raised: Colour::rgb(0x242120),
            ink: Colour::rgb(0xEEE9DF),
            muted: Colour::rgb(0xAAA394),
            rule: Colour::rgb(0x3A352E),
            accent: Colour::rgb(0x8FB8E8),
            on_accent: Colour::rgb(0x12110F),
        },
        type_scale: TypeScale {
            heading_font: FontStack::new(&["Hoefler Text", "Georgia", "Times New Roman"], Generic::Serif),
            text_font: FontStack::new(&["Charter", "Georgia"], Generic::Serif),
            label_font: FontStack::new(&["Helvetica", "Arial"], Generic::Sans),
            code_font: FontStack::new(&["Menlo", "Consolas", "Courier New"], Generic::Mono),
            heading_weight: 700,
            masthead: TypeSize { size: 42, line: 48 },
            section: TypeSize { size: 26, line: 34 },
            headline: TypeSize { size: 24, line: 30 },
            subheading: TypeSize { size: 18, line: 26 },
            text: TypeSize { size: 18, line: 28 },
            label: TypeSize { size: 14, line: 20 },
        },
        measure: Measure {
            width: 600,
            margin: 44,
            narrow_margin: 20,
            item_space: 32,
            paragraph_space: 16,
            indent: 24,
            bar: 0,
        },
        header: Header::default(),
        manner: Manner {
            item_rule: ItemRule::Hairline,
            number: NumberStyle::Accent,
            kicker: KickerStyle::Capitals,
            button: ButtonStyle::Outlined,
            masthead: Alignment::Center,
        },
    }
}
