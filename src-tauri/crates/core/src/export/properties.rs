//! What holds for the mail of any issue, however strange its words.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;

use proptest::prelude::*;
use scraper::{Html, Node, Selector};
use url::Url;

use super::arbitrary::snapshot;
use super::{Target, Theme, html, render, text};
fn select<'a>(document: &'a Html, selector: &str) -> Vec<scraper::ElementRef<'a>> {
    document.select(&Selector::parse(selector).unwrap()).collect()
}

/// No control character, none that the standard keeps out of text, no unpaired bidirectional control.
fn characters_are_fit_to_print(output: &str) {
    for c in output.chars() {
        let fit = (c >= ' ' || c == '\n' || c == '\t') && !('\u{7F}'..='\u{9F}').contains(&c);
        assert!(fit && !matches!(c, '\u{FFFC}' | '\u{FEFF}' | '\u{2028}' | '\u{2029}' | '\u{FFFE}'), "{c:?}");
    }
    let count = |set: &[char]| output.matches(set).count();
    assert_eq!(count(&['\u{202A}', '\u{202B}', '\u{202D}', '\u{202E}']), count(&['\u{202C}']));
    assert_eq!(count(&['\u{2066}', '\u{2067}', '\u{2068}']), count(&['\u{2069}']));
}

/// The markup is what a browser makes of it: parsed without an error, and the same when parsed again.
fn markup_is_sound(markup: &str, document: &Html) {
    assert!(document.errors.is_empty(), "{:?}", document.errors);
    let again = Html::parse_document(&document.html());
    assert!(again == *document, "the markup does not parse to itself");
    assert!(!markup.to_ascii_lowercase().contains("<script"));
    for line in markup.lines().filter(|line| line.len() >= 500) {
        // Only an address, or a title or alternative text without spaces, cannot be folded; nor can a run of
        // characters without width, which stands on one line with the style of its element (some 200 bytes).
        let longest = line.split([' ', '<', '>']).map(str::len).max().unwrap_or(0);
        assert!(longest >= 250, "a long line that could be folded: {line}");
    }
}

fn links_and_pictures_are_safe(document: &Html) {
    for link in select(document, "a[href]") {
        let href = link.attr("href").unwrap();
        if href != "#top" {
            let url = Url::parse(href).unwrap_or_else(|_| panic!("not absolute: {href}"));
            assert!(matches!(url.scheme(), "http" | "https" | "mailto"), "{href}");
            assert!(url.username().is_empty() && url.password().is_none(), "{href}");
            assert!(href.bytes().all(|b| b.is_ascii_graphic()), "{href}");
        } else {
            assert_eq!(select(document, "h1#top").len(), 1);
        }
        let named = link.text().any(|text| !text.trim().is_empty())
            || link.select(&Selector::parse("img").unwrap()).any(|img| img.attr("alt") != Some(""));
        assert!(named, "a link without a name: {}", link.html());
        assert!(link.attr("style").unwrap_or_default().contains("underline"));
    }
    for img in select(document, "img") {
        assert!(img.attr("alt").is_some());
        let url = Url::parse(img.attr("src").unwrap()).unwrap();
        assert!(matches!(url.scheme(), "http" | "https"));
        assert!(img.attr("width").unwrap().parse::<u32>().unwrap() <= 600);
        assert!(img.attr("style").unwrap().contains("display:block"));
    }
}

/// Only what mail programs keep: our own elements and attributes, layout in tables, no foreign style.
fn structure_is_ours(document: &Html) {
    let elements: BTreeSet<&str> = select(document, "*").iter().map(|element| element.value().name()).collect();
    let known: BTreeSet<&str> = "html head meta title style body div table tbody tr td h1 h2 h3 h4 h5 h6 p a ul ol li \
        blockquote pre code hr img br wbr span strong em u s sub sup"
        .split_whitespace()
        .collect();
    assert!(elements.is_subset(&known), "{:?}", elements.difference(&known).collect::<Vec<_>>());
    assert_eq!(select(document, "h1").len(), 1);
    assert_eq!(select(document, "title").len(), 1);
    assert!(select(document, "title, h1").iter().all(|element| element.text().any(|text| !text.trim().is_empty())));
    assert_eq!(select(document, "table").len(), select(document, "table[role=presentation]").len());
    let mut above = 0;
    for heading in select(document, "h1, h2, h3, h4, h5, h6") {
        let level = i32::from(heading.value().name().as_bytes()[1] - b'0');
        assert!(level <= above + 1, "h{level} after h{above}");
        above = level;
    }
    for element in select(document, "[style]") {
        let style = element.attr("style").unwrap();
        assert!(!style.contains("url(") && !style.contains("rgb"), "{style}");
        if style.split(';').any(|declaration| declaration.starts_with("padding") && !declaration.ends_with(":0")) {
            assert_eq!(element.value().name(), "td", "{style}");
        }
    }
    for text in document.tree.nodes().filter_map(|node| match node.value() {
        Node::Comment(comment) => Some(comment.to_string()),
        _ => None,
    }) {
        assert!(text.starts_with("[if mso]>"), "{text}");
    }
}

fn nothing_but_the_issue(output: &str) {
    assert!(!output.contains("7000-8000-00c0ffee"), "an id came out");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_issue_makes_a_sound_mail(snapshot in snapshot()) {
        let theme = Theme::plain();
        let rendered = render(&snapshot, &theme, Target::Plain);
        let document = Html::parse_document(&rendered.html);
        characters_are_fit_to_print(&rendered.html);
        characters_are_fit_to_print(&rendered.text);
        markup_is_sound(&rendered.html, &document);
        links_and_pictures_are_safe(&document);
        structure_is_ours(&document);
        nothing_but_the_issue(&rendered.html);
        nothing_but_the_issue(&rendered.text);
        prop_assert_eq!(&rendered.html, &html(&snapshot, &theme, Target::Plain));
        prop_assert_eq!(&rendered.text, &text(&snapshot, Target::Plain));
    }

    #[test]
    fn the_text_keeps_to_its_column(snapshot in snapshot()) {
        use unicode_width::UnicodeWidthStr;
        for line in text(&snapshot, Target::Plain).lines() {
            prop_assert!(!line.ends_with(' '));
            let words = line.trim_start_matches([' ', '>', '-']).split(' ').filter(|word| !word.is_empty()).count();
            prop_assert!(line.width() <= 72 || words <= 3 || line.starts_with("    "), "{}", line);
        }
    }
}
