#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use proptest::prelude::*;

use super::*;
use crate::body::{Inline, Line, LineKind, Marks, arbitrary};

fn strong(text: &str) -> Inline {
    Inline::Text { text: text.to_owned(), marks: Marks { strong: true, ..Marks::default() } }
}

fn linked(text: &str, address: &str) -> Inline {
    Inline::Text { text: text.to_owned(), marks: Marks { link: Some(address.to_owned()), ..Marks::default() } }
}

fn line(kind: LineKind, indent: u8, inline: Vec<Inline>) -> Line {
    Line { kind, indent, inline, ..Line::default() }
}

#[test]
fn markdown_is_read_as_it_is_meant() {
    let check = |markdown: &str, lines: Vec<Line>| assert_eq!(to_body(markdown).lines, lines, "{markdown}");
    let text = |kind, text: &str| Line::of(kind, text);
    check(
        "# One\n\n### Two\n\nthree\nfour",
        vec![text(LineKind::Heading2, "One"), text(LineKind::Heading3, "Two"), text(LineKind::Paragraph, "three four")],
    );
    check(
        "- a\n  1. b\n\n     more\n- c",
        vec![
            text(LineKind::Bullet, "a"),
            line(LineKind::Ordered, 1, vec![Inline::text("b")]),
            line(LineKind::Paragraph, 2, vec![Inline::text("more")]),
            text(LineKind::Bullet, "c"),
        ],
    );
    check("> said\n>\n> twice", vec![text(LineKind::Quote, "said"), text(LineKind::Quote, "twice")]);
    check(
        "```rust\nfn a() {\n\n  b\n}\n```",
        vec![
            text(LineKind::Code, "fn a() {"),
            line(LineKind::Code, 0, vec![]),
            text(LineKind::Code, "  b"),
            text(LineKind::Code, "}"),
        ],
    );
    check(
        "a **b** [c](https://example.com/c) https://example.com/d",
        vec![line(
            LineKind::Paragraph,
            0,
            vec![
                Inline::text("a "),
                strong("b"),
                Inline::text(" "),
                linked("c", "https://example.com/c"),
                Inline::text(" "),
                linked("https://example.com/d", "https://example.com/d"),
            ],
        )],
    );
    check("**“引号”**后面", vec![line(LineKind::Paragraph, 0, vec![strong("“引号”"), Inline::text("后面")])]);
    check(
        "| a | b |\n|---|---|\n| 1 | 2 |",
        vec![text(LineKind::Paragraph, "a | b"), text(LineKind::Paragraph, "1 | 2")],
    );
    check(
        "a<script>alert(1)</script> [b](javascript:alert(1)) <b onclick=x>c</b>",
        vec![line(LineKind::Paragraph, 0, vec![Inline::text("a b "), strong("c")])],
    );
}

#[test]
fn markdown_is_written_the_short_way() {
    let check = |lines: Vec<Line>, markdown: &str| assert_eq!(from_body(&Body { lines }), markdown);
    check(vec![Line::of(LineKind::Heading2, "Title"), Line::of(LineKind::Paragraph, "Text.")], "## Title\n\nText.");
    check(
        vec![
            Line::of(LineKind::Ordered, "a"),
            line(LineKind::Bullet, 1, vec![Inline::text("b")]),
            line(LineKind::Paragraph, 2, vec![Inline::text("more")]),
            Line::of(LineKind::Ordered, "c"),
        ],
        "1. a\n   - b\n\n     more\n2. c",
    );
    check(
        vec![line(LineKind::Paragraph, 0, vec![Inline::text("a "), strong("b"), linked("c", "https://example.com/")])],
        "a **b**[c](https://example.com/)",
    );
    check(vec![Line::of(LineKind::Quote, "a"), Line::of(LineKind::Quote, "b")], "> a\n>\n> b");
    check(vec![Line::of(LineKind::Code, "a ``` b"), Line::of(LineKind::Code, "  c")], "````\na ``` b\n  c\n````");
    check(
        vec![Line::of(LineKind::Paragraph, "1. no list, 2 * 3 * 4, snake_case")],
        "1\\. no list, 2 \\* 3 \\* 4, snake_case",
    );
}

#[test]
fn absurd_markdown_comes_back() {
    for markdown in [
        ">".repeat(50_000),
        "> ".repeat(50_000),
        "- ".repeat(50_000),
        "*".repeat(100_000),
        "* a ".repeat(50_000),
        "**a ".repeat(50_000),
        "[".repeat(100_000),
        "[a](".repeat(50_000),
        "![".repeat(50_000),
        "`a ``".repeat(30_000),
        "<div>".repeat(50_000),
        "<a ".repeat(50_000),
        "_a __b ".repeat(30_000),
        "a\n".repeat(200_000),
        "~~".repeat(50_000),
        "a@".repeat(50_000),
        "www.".repeat(50_000),
        "http://".repeat(50_000),
        "&a".repeat(100_000),
        "[a]: b\n".repeat(50_000),
        "|a".repeat(50_000),
        format!("a{}\n{}", "|a".repeat(2_000), "|-".repeat(2_001)),
        (0..2_000).map(|i| format!("{}- a\n", " ".repeat(i))).collect::<String>(),
        (0..2_000).map(|i| format!("{}a\n", "> ".repeat(i))).collect::<String>(),
    ] {
        // What matters is that it comes back at all: a parser that is cubic here would not.
        to_body(&markdown);
    }
}

proptest! {
    #[test]
    fn a_body_survives_markdown(body in arbitrary::canonical_body()) {
        let markdown = from_body(&body);
        prop_assert_eq!(to_body(&markdown), body, "{}", markdown);
    }

    #[test]
    fn any_text_is_read(markdown in "(\\PC|[\n*_`#>\\-\\[\\]()<&!|~ ]){0,200}") {
        let body = to_body(&markdown);
        prop_assert_eq!(body.clone().canonical(), body);
    }
}
