//! What cannot be taken is refused with a sentence; what is large or odd is read within bounds.

use std::time::{Duration, Instant};

use galley_core::Error;
use galley_core::import::{Format, ImportNoteKind, LARGEST, LONGEST, MOST_ENTRIES, MOST_LINES, import};

const FORMATS: [Format; 4] = [Format::Text, Format::Html, Format::Markdown, Format::Mail];

fn refusal(bytes: &[u8], format: Format) -> String {
    match import(bytes, format) {
        Err(Error::Invalid { field, reason }) => {
            assert_eq!(field, "file");
            let opens = reason.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
            assert!(reason.ends_with('.') && opens, "{reason}");
            reason
        }
        other => panic!("{format:?} was not refused: {other:?}"),
    }
}

#[test]
fn what_holds_no_text_is_refused_with_a_sentence() {
    for format in FORMATS {
        assert!(refusal(b"", format).contains("empty"));
        assert!(refusal(b" \n\t\r\n \xC2\xA0", format).contains("no text"));
        assert!(refusal(b"---\n* * *\n", format).contains("no text"));
    }
    assert!(
        refusal(b"<html><head><title>Quay</title></head><body><img src=x></body></html>", Format::Html)
            .contains("no text")
    );
    assert!(refusal(b"Subject: Quay\nFrom: a@quay.example\n\n", Format::Mail).contains("no text"));
}

#[test]
fn what_is_no_text_is_refused_with_its_name() {
    assert!(refusal(b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj", Format::Text).contains("PDF"));
    for bytes in [b"PK\x03\x04\x14\x00\x06\x00".as_slice(), b"\x89PNG\r\n\x1A\n\0\0", &[0; 512]] {
        for format in [Format::Text, Format::Html, Format::Markdown] {
            refusal(bytes, format);
        }
    }
}

#[test]
fn what_is_too_large_is_refused_unread() {
    let bytes = vec![b'a'; LARGEST + 1];
    for format in FORMATS {
        assert!(refusal(&bytes, format).contains("32 MB"));
    }
}

#[test]
fn bytes_that_are_no_characters_are_replaced_and_noted() {
    let mut bytes = "商店周一重新开门，仓库仍然关闭。\n".repeat(20).into_bytes();
    bytes.extend(b"The shops \xFF opened again on Monday.\n");
    let issue = import(&bytes, Format::Text).unwrap();
    assert!(issue.notes.iter().any(|note| note.kind == ImportNoteKind::Encoding), "{:?}", issue.notes);
    assert!(issue.intro.to_text().ends_with("The shops \u{FFFD} opened again on Monday."));
}

#[test]
fn what_is_longer_than_any_newsletter_is_refused() {
    let page = |text: &str| format!("<p>{}</p>", text.replace('\n', "<br>"));
    let mail = |text: &str| format!("Subject: Quay\nFrom: a@quay.example\n\n{text}");
    for (text, expect) in
        [("The quay opens. ".repeat(LONGEST / 15), "2 MB"), ("a\n".repeat(MOST_LINES + 1), "20,000 lines")]
    {
        assert!(refusal(text.as_bytes(), Format::Text).contains(expect));
        assert!(refusal(text.as_bytes(), Format::Markdown).contains(expect));
        assert!(refusal(mail(&text).as_bytes(), Format::Mail).contains(expect));
        assert!(refusal(page(&text).as_bytes(), Format::Html).contains(expect));
    }
    let items: String =
        (0..=MOST_ENTRIES).map(|nth| format!("## Ship {nth} Sails at Noon\n\nIt was seen.\n\n")).collect();
    assert!(refusal(items.as_bytes(), Format::Markdown).contains("1001 items"));
}

#[test]
fn pictures_inside_a_page_do_not_make_it_too_long() {
    let picture = format!("<img src=\"data:image/png;base64,{}\" alt=\"A ship\">", "iVBORw0KGgo".repeat(400_000));
    let page = format!("<h2>1. Ships Sail</h2><p>They were seen.</p>{picture}<h2>2. Sheds Close</h2><p>It rained.</p>");
    assert!(page.len() > 2 * LONGEST);
    assert_eq!(import(page.as_bytes(), Format::Html).unwrap().entries.len(), 2);
}

/// Texts of a quarter of what is read, or of all of it where `GALLEY_LARGEST` asks, each of a shape that
/// could make a careless pass slow.
fn largest() -> Vec<(&'static str, String)> {
    let part = if std::env::var_os("GALLEY_LARGEST").is_some() { 1 } else { 4 };
    let (longest, most_lines) = (LONGEST / part, MOST_LINES / part);
    let fill = |piece: &str| piece.repeat((longest / piece.len()).min(most_lines / (1 + piece.matches('\n').count())));
    let one_line = |piece: &str| piece.repeat(longest / piece.len());
    vec![
        ("one line", one_line("word ")),
        ("very many lines", fill("a\n")),
        ("very many short paragraphs", fill("a\n\n")),
        ("numbered lines", fill("12. A Headline of the Quay\n")),
        (
            "numbered items",
            fill("3. A Headline of the Quay\nThe shops opened again on Monday, and the sheds stayed shut.\n\n"),
        ),
        ("brackets", one_line("(Source: ")),
        ("square brackets", one_line("[a")),
        ("stars", one_line("**a ")),
        ("full stops", one_line("a. ")),
        ("addresses", one_line("https://a.example ")),
        ("Han text", one_line("商店，")),
        ("dates", fill("3 January 2025, 4 January 2025\n")),
        ("quoted lines", fill(">>>>>>>>>>>>>>>>>>>> a\n")),
        ("wrapped lines", fill("The shops of the quay opened again on Monday after the storm had closed them.\n")),
    ]
}

#[test]
fn the_largest_text_comes_back_in_time() {
    for (name, text) in largest() {
        for format in [Format::Text, Format::Markdown, Format::Html] {
            let start = Instant::now();
            let read = import(text.as_bytes(), format).map_err(|error| error.to_string());
            let took = start.elapsed();
            eprintln!("{name} as {format:?}: {took:?}");
            // The aim is five seconds for code as it is shipped; this test runs without optimization.
            assert!(took < Duration::from_secs(30), "{name} as {format:?} took {took:?}");
            assert!(read.is_ok() || read.is_err_and(|reason| reason.contains("1,000")), "{name} as {format:?}");
        }
    }
}
