//! Bodies for property tests: any that the types allow, and those in canonical form.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use uuid::Uuid;

use super::suggestion::Mark;
use super::{BREAK, Body, Image, Inline, Line, LineKind, MAX_INDENT, Marks, Suggested};

/// Words of many scripts, with spaces at any place and what other forms read as their own signs.
pub fn words() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        4 => "[a-z]{1,6}",
        2 => Just(" ".to_owned()),
        1 => "[A-Z][a-z]{2,5}, [0-9]{1,4}\\.",
        1 => prop::sample::select(vec![
            "新能源汽车", "，", "。", "“引号”", "שלום", "مرحبا", "👩‍👩‍👧", "e\u{301}", "İ", "½", "—", "…", "’", "中 文",
        ])
        .prop_map(str::to_owned),
        1 => prop::sample::select(vec![
            "*", "**", "_", "__", "`", "``", "~~", "#", "# ", "- ", "+ ", "1. ", "1) ", "> ", "|", "[", "](", ")", "!",
            "<", ">", "<b>", "</p>", "&", "&amp;", "&#123;", "&nbsp", "\\", "\\\\", "\"", "'", "{{name}}", "*|MERGE|*",
            "<%tag%>", "---", "===", "```", "    ", "https://example.com/x", "www.example.com", "a@example.com",
            "://", "<!--", "-->", "]]>", "\t", ":", "^", "$", "~", "%", "http://", "mailto:x@y.zz",
        ])
        .prop_map(str::to_owned),
        1 => prop::sample::select(vec!["\u{A0}", "\u{2028}", "\u{3000}", "\u{200B}", "\u{202E}", "\u{202C}", "\u{AD}"])
            .prop_map(str::to_owned),
    ];
    vec(part, 1..6).prop_map(|parts| parts.concat())
}

/// Addresses in the form that is kept.
pub fn address() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "https://example.com",
        "https://example.com/a?b=1&c=2#d",
        "http://example.org/path_(with)_signs*~[1]",
        "https://example.com/%E4%B8%AD%E6%96%87",
        "https://example.com/a_b_c'd;e,f!",
        "mailto:desk@example.com",
        "https://example.com/{{id}}",
    ])
    .prop_map(str::to_owned)
}

/// Any setting of words.
pub fn marks() -> impl Strategy<Value = Marks> {
    let rarely = || prop::bool::weighted(0.2);
    (rarely(), rarely(), rarely(), rarely(), rarely(), rarely(), rarely(), option::weighted(0.2, address())).prop_map(
        |(strong, em, underline, strike, code, sub, sup, link)| Marks {
            strong,
            em,
            underline,
            strike,
            code,
            sub,
            sup,
            link,
            ..Marks::default()
        },
    )
}

fn image() -> impl Strategy<Value = Image> {
    let size = || option::of(2..3_000_u32);
    (address(), words(), size(), size(), option::weighted(0.3, address())).prop_map(
        |(src, alt, width, height, link)| {
            let src = if src.starts_with("http") { src } else { "https://example.com/p.png".to_owned() };
            Image { src, alt, width, height, link, ..Image::default() }
        },
    )
}

fn inline() -> impl Strategy<Value = Inline> {
    prop_oneof![
        12 => (words(), marks()).prop_map(|(text, marks)| Inline::Text { text, marks }),
        4 => words().prop_map(Inline::text),
        1 => image().prop_map(Inline::Image),
        1 => marks().prop_map(|marks| Inline::Text { text: BREAK.to_string(), marks }),
    ]
}

fn kind() -> impl Strategy<Value = LineKind> {
    prop_oneof![
        6 => Just(LineKind::Paragraph),
        1 => Just(LineKind::Heading2),
        1 => Just(LineKind::Heading3),
        1 => Just(LineKind::Heading4),
        3 => Just(LineKind::Bullet),
        3 => Just(LineKind::Ordered),
        1 => Just(LineKind::Quote),
        2 => Just(LineKind::Code),
    ]
}

/// Any line.
pub fn line() -> impl Strategy<Value = Line> {
    let rule = Just(Line { kind: LineKind::Paragraph, indent: 0, inline: vec![Inline::Rule], ..Line::default() });
    let words = (kind(), 0..=MAX_INDENT, vec(inline(), 0..5));
    prop_oneof![
        1 => rule,
        12 => words.prop_map(|(kind, indent, inline)| Line { kind, indent, inline, ..Line::default() }),
    ]
}

/// Any body in the form of [`Body::normalized`].
pub fn body() -> impl Strategy<Value = Body> {
    vec(line(), 0..8).prop_map(|lines| Body { lines }.normalized())
}

/// Any body in the form of [`Body::canonical`].
pub fn canonical_body() -> impl Strategy<Value = Body> {
    body().prop_map(Body::canonical)
}

/// What may be suggested of a piece: by one of four suggestions, two of one person.
fn suggested() -> impl Strategy<Value = Suggested> {
    let mark = || {
        (1..5_u128)
            .prop_map(|id| Mark { id: Uuid::from_u128(id).into(), by: (id > 1).then(|| Uuid::from_u128(100 + id / 2)) })
    };
    (option::weighted(0.3, mark()), option::weighted(0.3, mark()))
        .prop_map(|(insertion, deletion)| Suggested { insertion, deletion })
}

/// Any body in the form of [`Body::normalized`], with suggestions anywhere.
pub fn suggested_body() -> impl Strategy<Value = Body> {
    let piece = (inline(), suggested()).prop_map(|(inline, suggested)| match inline {
        Inline::Text { text, marks } => Inline::Text { text, marks: Marks { suggested, ..marks } },
        Inline::Image(image) => Inline::Image(Image { suggested, ..image }),
        Inline::Rule => Inline::Rule,
    });
    let words = (kind(), 0..=MAX_INDENT, vec(piece, 0..4));
    let line = prop_oneof![
        1 => Just(vec![Inline::Rule]).prop_map(|inline| (LineKind::Paragraph, 0, inline)),
        6 => words,
    ];
    let lines = vec((line, suggested()), 0..7);
    lines.prop_map(|lines| {
        let line = |((kind, indent, inline), suggested)| Line { kind, indent, inline, suggested };
        Body { lines: lines.into_iter().map(line).collect() }.normalized()
    })
}
