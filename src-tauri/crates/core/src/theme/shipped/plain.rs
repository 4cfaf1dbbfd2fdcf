//! Paper, ink and one red pencil: the theme of a publication that chose none.

use crate::theme::{Colour, FontStack, Generic, Header, Manner, Measure, Palette, Theme, TypeScale, TypeSize};

pub(super) fn theme() -> Theme {
    Theme {
        slug: "plain".to_owned(),
        name: "Plain".to_owned(),
        light: Palette {
            desk: Colour::rgb(0xF3F0E9),
            paper: Colour::rgb(0xFFFFFF),
            raised: Colour::rgb(0xFBFAF7),
            ink: Colour::rgb(0x1B1A17),
            muted: Colour::rgb(0x6B665D),
            rule: Colour::rgb(0xE6E2DA),
            accent: Colour::rgb(0xC2371C),
            on_accent: Colour::rgb(0xFFFFFF),
        },
        dark: Palette {
            desk: Colour::rgb(0x171614),
            paper: Colour::rgb(0x1F1D1A),
            raised: Colour::rgb(0x292622),
            ink: Colour::rgb(0xECE8E1),
            muted: Colour::rgb(0xA39D92),
            rule: Colour::rgb(0x35312B),
            accent: Colour::rgb(0xEE7D63),
            on_accent: Colour::rgb(0x1F1D1A),
        },
        type_scale: TypeScale {
            heading_font: FontStack::new(&["Georgia", "Times New Roman"], Generic::Serif),
            text_font: FontStack::new(&["Georgia", "Times New Roman"], Generic::Serif),
            label_font: FontStack::new(&["Helvetica", "Arial"], Generic::Sans),
            code_font: FontStack::new(&["Menlo", "Consolas", "Courier New"], Generic::Mono),
            heading_weight: 700,
            masthead: TypeSize { size: 34, line: 40 },
            section: TypeSize { size: 27, line: 34 },
            headline: TypeSize { size: 22, line: 28 },
            subheading: TypeSize { size: 18, line: 26 },
            text: TypeSize { size: 17, line: 27 },
            label: TypeSize { size: 14, line: 20 },
        },
        measure: Measure {
            width: 600,
            margin: 40,
            narrow_margin: 20,
            item_space: 32,
            paragraph_space: 16,
            indent: 24,
            bar: 4,
        },
        header: Header::default(),
        manner: Manner::default(),
    }
}
