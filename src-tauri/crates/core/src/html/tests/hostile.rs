//! Hostile and broken HTML of our own making, each piece with what is kept of it, and HTML of a size
//! and depth that parsers are slow on.

use serde::Deserialize;

use super::property::assert_safe_and_stable;
use super::*;

const PAYLOADS: &str = include_str!("../../../../../../tests/fixtures/hostile/payloads.json");

#[derive(Deserialize)]
struct Payload {
    foreign: String,
    kept: String,
}

fn payloads() -> Vec<Payload> {
    serde_json::from_str(PAYLOADS).unwrap()
}

#[test]
fn of_hostile_html_only_the_harmless_part_is_kept() {
    let payloads = payloads();
    assert!(payloads.len() >= 200);
    for Payload { foreign, kept } in payloads {
        assert_eq!(sanitize(&foreign).html.as_str(), kept, "of {foreign:?}");
        assert_safe_and_stable(&foreign);
    }
}

#[test]
fn hostile_html_is_no_less_harmless_inside_other_html() {
    for (open, close) in [
        ("<table><tr><td>", "</table>"),
        ("<table>", "</table>"),
        ("<p><b><a href=https://example.com/>", "</a></b></p>"),
        ("<ul><li>", "</ul>"),
        ("<pre>", "</pre>"),
        ("<select>", "</select>"),
        ("<svg><desc>", "</desc></svg>"),
        ("<math><mtext>", "</mtext></math>"),
        ("<blockquote><h2>", "</h2></blockquote>"),
        ("<template>", "</template>"),
        ("<p title='", "'>"),
        ("<!--", "-->"),
        ("<noscript>", "</noscript>"),
    ] {
        for Payload { foreign, .. } in payloads() {
            assert_safe_and_stable(&format!("{open}{foreign}{close}"));
        }
    }
}

#[test]
fn a_body_of_hostile_html_is_canonical_and_carries_no_bad_address() {
    for Payload { foreign, .. } in payloads() {
        let body = to_body(&foreign).body;
        assert_eq!(body.clone().canonical(), body, "{foreign:?}");
    }
}

/// The kept HTML of something large. Nothing is timed: a reading that is not linear would not come back.
fn large(foreign: &str) -> Sanitized {
    to_body(foreign);
    sanitize(foreign)
}

#[test]
fn words_at_any_depth_are_kept() {
    for (open, close) in [
        ("<div>", "</div>"),
        ("<b>", "</b>"),
        ("<p><font color=red>", ""),
        ("<p><b style=\"color:red\">", ""),
        ("<table><tr><td>", "</td></tr></table>"),
        ("<table>", "</table>"),
        ("<ul><li>", "</li></ul>"),
        ("<blockquote>", "</blockquote>"),
        ("<a href=https://example.com/>", "</a>"),
        ("<svg><foreignObject></foreignObject></svg><i>", ""),
    ] {
        let depth = if open == "<div>" { 100_000 } else { 10_000 };
        let foreign = format!("{}deep{}<p>after</p>", open.repeat(depth), close.repeat(depth));
        let kept = large(&foreign);
        let words = kept.html.as_str();
        assert!(words.contains("deep") && words.contains("after"), "{open}");
        let body = to_body(&foreign).body;
        assert!(body.to_text().contains("deep") && body.to_text().contains("after"), "{open}");
    }
    assert!(large(&"<div>".repeat(100_000)).bounds.contains(&Bound::Depth));
}

#[test]
fn every_word_between_too_many_tags_is_kept() {
    let mut foreign = String::new();
    for number in 0..150_000 {
        foreign.push_str(&format!("<p><i>w{number}</i>"));
    }
    let kept = large(&foreign);
    assert!(kept.bounds.contains(&Bound::Elements));
    let text: Vec<&str> = kept.html.as_str().split(['<', '>', ' ']).filter(|word| word.starts_with('w')).collect();
    assert_eq!(text.len(), 150_000);
    assert_eq!(text.last(), Some(&"w149999"));
}

#[test]
fn a_tag_with_any_number_of_attributes_is_read() {
    let many: String = (0..80_000).map(|number| format!(" a{number}=x")).collect();
    let kept = large(&format!("<p{many} lang=en>first</p><p lang=fr{many}>second</p>"));
    assert_eq!(kept.html.as_str(), "<p>first</p><p lang=\"fr\">second</p>");
    assert_eq!(kept.bounds, [Bound::Attributes]);
    let long = format!("<a title=\"{}\" href=\"https://example.com/\">words</a>", "x".repeat(3 << 20));
    assert_eq!(large(&long).html.as_str(), "<a href=\"https://example.com/\">words</a>");
}

#[test]
fn text_that_never_ends_what_it_began_comes_back() {
    for piece in [
        "<a href=\"",
        "<a ",
        "<a",
        "<",
        "</",
        "<!",
        "<!--",
        "<?",
        "&",
        "&#",
        "&copy",
        "&CounterClockwiseContour",
        "\r",
        "\0",
        "<title>",
        "<textarea>x",
        "<noscript>",
        "<![CDATA[",
        "<svg>",
        "<script>x</script>",
        "<table>x",
        "</p>",
        "x<br>",
        "\u{202E}x",
        "\u{A0}",
        "x ",
        "<q>x",
        "<b><p>x</b>y</p>",
        "<p style=\"font-weight:bold;color:red\">x",
        "\u{2028}x",
    ] {
        large(&piece.repeat((512 << 10) / piece.len()));
    }
}

#[test]
fn one_address_around_very_many_lines_does_not_multiply() {
    let address = format!("https://example.com/{}", "x".repeat(8_000));
    let foreign = format!("<a href=\"{address}\">{}</a>", "<p>line".repeat(20_000));
    let kept = large(&foreign);
    assert!(kept.html.as_str().len() < 8 << 20);
    assert_eq!(kept.html.as_str().matches("line").count(), 20_000);
    assert_eq!(to_body(&foreign).body.lines.len(), 20_000);
}
