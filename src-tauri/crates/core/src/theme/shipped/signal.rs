//! A briefing for the screen: one sans serif, large numbers, much air, teal where something leads on.

use crate::theme::{
    Alignment, ButtonStyle, Colour, FontStack, Generic, Header, ItemRule, KickerStyle, Manner, Measure, NumberStyle,
    Palette, Theme, TypeScale, TypeSize,
};

pub(super) fn theme() -> Theme {
    Theme {
        slug: "signal".to_owned(),
        name: "Signal".to_owned(),
        light: Palette {
            desk: Colour::rgb(0xEEF1F3),
            paper: Colour::rgb(0xFFFFFF),
            raised: Colour::rgb(0xF3F7F8),
            ink: Colour::rgb(0x14202B),
            muted: Colour::rgb(0x556471),
            rule: Colour::rgb(0xDCE3E8),
            accent: Colour::rgb(0x00697A),
            on_accent: Colour::rgb(0xFFFFFF),
        },
        dark: Palette {
            desk: Colour::rgb(0x0E1418),
            paper: Colour::rgb(0x151D23),
            raised: Colour::rgb(0x1E2930),
            ink: Colour::rgb(0xE6EDF1),
            muted: Colour::rgb(0x9DADB8),
            rule: Colour::rgb(0x2C3942),
            accent: Colour::rgb(0x5CC7D6),
            on_accent: Colour::rgb(0x0E1418),
        },
        type_scale: TypeScale {
            heading_font: FontStack::new(&["Helvetica Neue", "Segoe UI", "Arial"], Generic::Sans),
            text_font: FontStack::new(&["Helvetica Neue", "Segoe UI", "Arial"], Generic::Sans),
            label_font: FontStack::new(&["Helvetica Neue", "Segoe UI", "Arial"], Generic::Sans),
            code_font: FontStack::new(&["Menlo", "Consolas", "Courier New"], Generic::Mono),
            heading_weight: 700,
            masthead: TypeSize { size: 30, line: 36 },
            section: TypeSize { size: 24, line: 32 },
            headline: TypeSize { size: 20, line: 27 },
            subheading: TypeSize { size: 17, line: 25 },
            text: TypeSize { size: 16, line: 25 },
            label: TypeSize { size: 14, line: 20 },
        },
        measure: Measure {
            width: 600,
            margin: 40,
            narrow_margin: 20,
            item_space: 28,
            paragraph_space: 16,
            indent: 24,
            bar: 6,
        },
        header: Header::default(),
        manner: Manner {
            item_rule: ItemRule::None,
            number: NumberStyle::Above,
            kicker: KickerStyle::Bold,
            button: ButtonStyle::Filled,
            masthead: Alignment::Start,
        },
    }
}
