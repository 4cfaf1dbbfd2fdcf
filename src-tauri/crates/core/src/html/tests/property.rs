use proptest::prelude::*;

use super::nasty;
use super::*;

/// Whether every tag and attribute is one that the policy names, as an independent parser reads it.
pub fn assert_kept_to_the_contract(html: &str) {
    let fragment = scraper::Html::parse_fragment(html);
    for element in fragment.root_element().descendants().skip(1) {
        match element.value() {
            scraper::Node::Element(element) => {
                let name = element.name();
                assert!(policy::ELEMENTS.contains(&name), "<{name}> in {html:?}");
                for (key, value) in element.attrs() {
                    assert_attribute(name, key, value, html);
                }
                assert!(name != "img" || element.attr("alt").is_some(), "no alt in {html:?}");
            }
            scraper::Node::Text(text) => assert_words(text, html),
            other => panic!("{other:?} in {html:?}"),
        }
    }
}

fn assert_attribute(name: &str, key: &str, value: &str, html: &str) {
    let good = match (name, key) {
        ("a", "href") => ["http://", "https://", "mailto:"].iter().any(|scheme| value.starts_with(scheme)),
        ("img", "src") => ["http://", "https://"].iter().any(|scheme| value.starts_with(scheme)),
        ("a", "title") | ("img", "alt") => true,
        ("img", "width" | "height") | ("td" | "th", "colspan" | "rowspan") => {
            value.len() <= 4 && value.bytes().all(|b| b.is_ascii_digit())
        }
        ("th", "scope") => matches!(value, "row" | "col" | "rowgroup" | "colgroup"),
        (_, "lang") => value.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'),
        (_, "dir") => matches!(value, "ltr" | "rtl" | "auto"),
        _ => false,
    };
    assert!(good, "{name} {key}={value:?} in {html:?}");
    if matches!(key, "href" | "src") {
        assert!(value.bytes().all(|b| b.is_ascii_graphic() && b != b'\\'), "{value:?}");
        let host = value.split("//").nth(1).unwrap_or("").split(['/', '?', '#']).next().unwrap_or("");
        assert!(!host.contains('@'), "{value:?}");
    }
    assert_words(value, html);
}

fn assert_words(words: &str, html: &str) {
    let good =
        |c: char| matches!(c, '\n' | '\t') || !(c.is_control() || matches!(c, '\u{FFFC}' | '\u{2028}' | '\u{2029}'));
    assert!(words.chars().all(good), "{words:?} in {html:?}");
    assert_eq!(text::cleaned(words), words, "in {html:?}");
}

/// What an independent parser writes after reading the HTML.
pub fn read_and_written(html: &str) -> String {
    scraper::Html::parse_fragment(html).root_element().inner_html()
}

fn written(sheet: &sheet::Sheet) -> String {
    write::parts(sheet).map(|part| part.html).collect()
}

pub fn assert_safe_and_stable(foreign: &str) {
    let once = sanitize(foreign).html;
    assert_kept_to_the_contract(once.as_str());
    assert_eq!(read_and_written(once.as_str()), once.as_str(), "not what a parser writes; from {foreign:?}");
    assert_eq!(sanitize(once.as_str()).html, once, "not stable; from {foreign:?}");
    // The gate after the writer has nothing to object to.
    assert_eq!(written(&parse(foreign).sheet), once.as_str(), "objected to; from {foreign:?}");
}

/// Twice what is usual, or twice what `PROPTEST_CASES` says.
fn many() -> ProptestConfig {
    let usual = ProptestConfig::default();
    ProptestConfig { cases: usual.cases * 2, ..usual }
}

proptest! {
    #![proptest_config(many())]

    #[test]
    fn sanitized_html_is_safe_and_a_fixed_point(foreign in nasty::html()) {
        assert_safe_and_stable(&foreign);
    }

    #[test]
    fn any_text_at_all_is_read(foreign in "\\PC{0,200}") {
        assert_safe_and_stable(&foreign);
    }

    #[test]
    fn a_body_read_from_html_is_canonical(foreign in nasty::html()) {
        let body = to_body(&foreign).body;
        prop_assert_eq!(body.clone().canonical(), body);
    }

    #[test]
    fn what_is_kept_reads_as_what_was_foreign(foreign in nasty::html()) {
        // A role is read before the policy takes it away; apart from that the kept HTML says all that the
        // body does.
        let foreign = foreign.replace("presentation", "grid");
        let kept = sanitize(&foreign).html;
        prop_assert_eq!(to_body(kept.as_str()).body, to_body(&foreign).body, "{}", kept);
    }
}

proptest! {
    #![proptest_config(many())]

    #[test]
    fn the_canonical_form_is_its_own(body in arbitrary::body()) {
        let canonical = body.canonical();
        prop_assert_eq!(canonical.clone().canonical(), canonical.clone());
        prop_assert_eq!(canonical.clone().normalized(), canonical);
    }

    #[test]
    fn a_body_survives_html(body in arbitrary::body()) {
        let html = from_body(&body);
        prop_assert_eq!(to_body(html.as_str()).body, body.canonical(), "{}", html);
    }

    #[test]
    fn html_of_a_body_is_left_as_it_is(body in arbitrary::body()) {
        let html = from_body(&body);
        prop_assert_eq!(sanitize(html.as_str()).html, html.clone());
        prop_assert_eq!(written(&compose::compose(&body.canonical())), html.as_str());
        assert_kept_to_the_contract(html.as_str());
        prop_assert_eq!(read_and_written(html.as_str()), html.as_str());
    }
}
