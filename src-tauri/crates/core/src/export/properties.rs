//! What holds for the mail of any issue, theme and target, however strange its words.
//!
//! Each run draws some; `PROPTEST_CASES=16000` draws a thousand issues for every target.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeSet;

use proptest::prelude::*;
use scraper::{Html, Node, Selector};
use url::Url;

use super::arbitrary::snapshot;
use super::mail::{self, Envelope};
use super::target::{Comments, Form, Markup, Opening, Profile};
use super::{Images, Rendered, Target, html, render, text};
use crate::issue::snapshot::IssueSnapshot;

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

/// The output without the tool's own words, as its readers get it: links lead somewhere, comments stand.
fn as_sent(output: &str, profile: &Profile) -> String {
    let mut sent = output.to_owned();
    for token in profile.tokens {
        sent = match token.markup {
            Markup::Address(words) => sent.replace(&format!("\"{words}\""), "\"https://tool.example/\""),
            Markup::Words(words) => sent.replace(words, "Quay 4"),
            Markup::Element(name) => sent
                .replace(&format!("<{name}"), "<a href=\"https://tool.example/\"")
                .replace(&format!("</{name}>"), "</a>"),
        };
        sent = sent.replace(token.text, "https://tool.example/");
    }
    if let Comments::Wrapped(open, close) = profile.comments {
        sent = sent.replace(open, "").replace(&format!("<![endif]-->{close}"), "<![endif]-->");
    }
    sent
}

/// The markup without its comments, which are ours and no tool's tags. Words cannot hold one: their `<` is escaped.
fn without_comments(markup: &str) -> String {
    markup.split("<!--").map(|piece| piece.split_once("-->").map_or(piece, |(_, rest)| rest)).collect()
}

/// Nothing is left that the tool would read as a tag.
fn no_foreign_tag_is_left(bare: &str, profile: &Profile) {
    for opening in profile.openings {
        match opening {
            Opening::Exact(mark) => assert!(!bare.contains(mark), "{mark} in {bare}"),
            Opening::BeforeLetter(mark) => {
                for (at, _) in bare.match_indices(*mark) {
                    let next = bare[at + mark.len_utf8()..].chars().next();
                    assert!(!next.is_some_and(|c| c.is_ascii_alphabetic()), "{}", &bare[at..]);
                }
            }
        }
    }
}

/// The markup is what a browser makes of it: parsed without an error, and the same when parsed again.
fn markup_is_sound(markup: &str, document: &Html, form: Form) {
    assert!(document.errors.is_empty(), "{:?}", document.errors);
    let again = Html::parse_document(&document.html());
    if form == Form::Document {
        assert!(again == *document, "the markup does not parse to itself");
    }
    assert_eq!(again.html(), document.html(), "the markup does not parse to itself");
    assert!(!markup.to_ascii_lowercase().contains("<script"));
    for line in markup.lines().filter(|line| line.len() >= 500) {
        // Only an address, or a title or alternative text without spaces, cannot be folded; nor can a run of
        // characters without width, which stands on one line with the style of its element (some 200 bytes).
        let longest = line.split([' ', '<', '>']).map(str::len).max().unwrap_or(0);
        assert!(longest >= 250, "a long line that could be folded: {line}");
    }
}

fn links_and_pictures_are_safe(document: &Html, form: Form) {
    for link in select(document, "a[href]") {
        let href = link.attr("href").unwrap();
        match href.strip_prefix('#') {
            Some(anchor) => assert!(form == Form::Article || select(document, &format!("[id={anchor}]")).len() == 1),
            None => {
                let url = Url::parse(href).unwrap_or_else(|_| panic!("not absolute: {href}"));
                assert!(matches!(url.scheme(), "http" | "https" | "mailto"), "{href}");
                assert!(url.username().is_empty() && url.password().is_none(), "{href}");
                assert!(href.bytes().all(|b| b.is_ascii_graphic()), "{href}");
            }
        }
        let named = link.text().any(|text| !text.trim().is_empty())
            || link.select(&Selector::parse("img").unwrap()).any(|img| img.attr("alt") != Some(""));
        assert!(named, "a link without a name: {}", link.html());
        let style = link.attr("style").unwrap_or_default();
        let is_button = style.contains("display:inline-block");
        assert!(form == Form::Article || is_button || style.contains("underline"), "{}", link.html());
    }
    for img in select(document, "img") {
        assert!(img.attr("alt").is_some());
        let url = Url::parse(img.attr("src").unwrap()).unwrap();
        assert!(matches!(url.scheme(), "http" | "https"));
        if form != Form::Article {
            assert!(img.attr("width").unwrap().parse::<u32>().unwrap() <= 600);
            assert!(img.attr("style").unwrap().contains("display:block"));
        }
    }
}

/// Only what mail programs keep: our own elements and attributes, layout in tables, no foreign style.
fn structure_is_ours(document: &Html, profile: &Profile) {
    let form = profile.form;
    let elements: BTreeSet<&str> = select(document, "*").iter().map(|element| element.value().name()).collect();
    let known: BTreeSet<&str> = "html head meta title style body div table tbody tr td h1 h2 h3 h4 h5 h6 p a ul ol li \
        blockquote pre code hr img br wbr strong em u s sub sup span"
        .split_whitespace()
        .collect();
    assert!(elements.is_subset(&known), "{:?}", elements.difference(&known).collect::<Vec<_>>());
    assert_eq!(select(document, "h1").len(), usize::from(form != Form::Article));
    assert_eq!(select(document, "title").len(), usize::from(form == Form::Document));
    assert!(select(document, "title, h1").iter().all(|element| element.text().any(|text| !text.trim().is_empty())));
    assert_eq!(select(document, "table").len(), select(document, "table[role=presentation]").len());
    // The tool's own page has the first level.
    let mut above = i32::from(form == Form::Article);
    for heading in select(document, "h1, h2, h3, h4, h5, h6") {
        let level = i32::from(heading.value().name().as_bytes()[1] - b'0');
        assert!(level <= above + 1, "h{level} after h{above}");
        above = level;
    }
    for element in select(document, "[style]") {
        let style = element.attr("style").unwrap();
        assert!(!style.contains("url(") && !style.contains("rgb"), "{style}");
        let pads = |declaration: &str| declaration.starts_with("padding") && !declaration.ends_with(":0");
        if style.split(';').any(pads) && !style.contains("display:inline-block") {
            assert_eq!(element.value().name(), "td", "{style}");
        }
    }
    for text in document.tree.nodes().filter_map(|node| match node.value() {
        Node::Comment(comment) => Some(comment.to_string()),
        _ => None,
    }) {
        let ours = text.starts_with("[if mso]>") || profile.wrap.0.contains(&text) || profile.wrap.1.contains(&text);
        assert!(ours || text.starts_with("*|"), "{text}");
    }
}

fn nothing_but_the_issue(output: &str) {
    assert!(!output.contains("7000-8000-00c0ffee"), "an id came out");
}

/// Everything that holds for both parts of a mail.
fn mail_is_sound(snapshot: &IssueSnapshot, target: Target) -> Rendered {
    let profile = target.profile();
    let rendered = render(snapshot, &snapshot.theme, target);
    let sent = as_sent(&rendered.html, profile);
    no_foreign_tag_is_left(&without_comments(&sent), profile);
    no_foreign_tag_is_left(&as_sent(&rendered.text, profile), profile);
    // A tool puts a fragment into a document of its own.
    let doctype = if profile.form == Form::Document { "" } else { "<!doctype html>" };
    let document = Html::parse_document(&format!("{doctype}{sent}"));
    characters_are_fit_to_print(&rendered.html);
    characters_are_fit_to_print(&rendered.text);
    markup_is_sound(&sent, &document, profile.form);
    links_and_pictures_are_safe(&document, profile.form);
    structure_is_ours(&document, profile);
    nothing_but_the_issue(&rendered.html);
    nothing_but_the_issue(&rendered.text);
    rendered
}

fn cases(share: u32) -> ProptestConfig {
    let usual = ProptestConfig::default();
    ProptestConfig { failure_persistence: None, cases: (usual.cases / share).max(1), ..usual }
}

proptest! {
    #![proptest_config(cases(2))]

    #[test]
    fn any_issue_makes_a_sound_mail(snapshot in snapshot()) {
        let rendered = mail_is_sound(&snapshot, Target::Plain);
        prop_assert_eq!(&rendered.html, &html(&snapshot, &snapshot.theme, Target::Plain));
        prop_assert_eq!(&rendered.text, &text(&snapshot, Target::Plain));
    }

    #[test]
    fn the_text_keeps_to_its_column(snapshot in snapshot()) {
        use unicode_width::UnicodeWidthStr;
        for line in text(&snapshot, Target::Plain).lines() {
            prop_assert!(!line.ends_with(' '));
            let words = line.trim_start_matches([' ', '>', '-']).split(' ').filter(|word| !word.is_empty()).count();
            prop_assert!(line.width() <= 72 || words <= 3 || line.starts_with("    ") || line.contains(": http"), "{}", line);
        }
    }
}

proptest! {
    #![proptest_config(cases(16))]

    #[test]
    fn any_issue_makes_a_sound_mail_for_every_tool(snapshot in snapshot()) {
        for target in Target::ALL {
            mail_is_sound(&snapshot, target);
        }
    }

    #[test]
    fn any_issue_makes_a_mail_that_reads_back(snapshot in snapshot()) {
        let rendered = render(&snapshot, &snapshot.theme, Target::Plain);
        let envelope = Envelope { seed: "one".to_owned(), ..Envelope::default() };
        let bytes = mail::write(&snapshot, &rendered, Vec::new(), &envelope);
        prop_assert_eq!(&bytes, &mail::write(&snapshot, &rendered, Vec::new(), &envelope));
        for line in bytes.split(|byte| *byte == b'\n') {
            prop_assert!(line.len() <= 998 && !line.contains(&0) && line.iter().all(u8::is_ascii), "{:?}", line);
        }
        let body = bytes.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
        prop_assert!(bytes[body..].split(|byte| *byte == b'\n').all(|line| line.len() <= 79));
        let mail = mail_parser::MessageParser::default().parse(&bytes).unwrap();
        let read = |part: Option<std::borrow::Cow<'_, str>>| part.unwrap().replace("\r\n", "\n");
        prop_assert_eq!(read(mail.body_html(0)), rendered.html);
        prop_assert_eq!(read(mail.body_text(0)), rendered.text);
        let encoding = "Content-Transfer-Encoding: quoted-printable";
        prop_assert_eq!(String::from_utf8_lossy(&bytes).matches(encoding).count(), 2);
        prop_assert_eq!(mail.header_raw("X-Unsent").map(str::trim), Some("1"));
    }

    #[test]
    fn any_issue_makes_a_sound_page_and_feed_entry(snapshot in snapshot()) {
        let page = super::web(&snapshot, &snapshot.theme, Images::none());
        let document = Html::parse_document(&page);
        characters_are_fit_to_print(&page);
        prop_assert!(document.errors.is_empty(), "{:?}", document.errors);
        prop_assert_eq!(select(&document, "script, iframe, object").len(), 0);
        links_and_pictures_are_safe(&document, Form::Article);
        for anchor in select(&document, "a[href^='#']") {
            let name = anchor.attr("href").unwrap().trim_start_matches('#');
            prop_assert_eq!(select(&document, &format!("[id={name}]")).len(), 1);
        }
        characters_are_fit_to_print(&super::atom(&snapshot, Images::none()));
        characters_are_fit_to_print(&super::markdown(&snapshot, Images::none()));
    }
}
