//! The one policy that all HTML passes before it may be called safe, and the only place that makes a
//! [`SafeHtml`]. What reaches it is already written by us in the form it lets through, so it changes
//! nothing; it stands here so that no mistake before it can put anything else into a page or a mail.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};

use super::SafeHtml;
use super::address;
use super::flow::is_language;
use super::line::MAX_PIXELS;

/// The elements that are kept.
pub const ELEMENTS: [&str; 31] = [
    "p",
    "br",
    "a",
    "em",
    "strong",
    "b",
    "i",
    "u",
    "s",
    "sub",
    "sup",
    "code",
    "pre",
    "blockquote",
    "ul",
    "ol",
    "li",
    "h2",
    "h3",
    "h4",
    "hr",
    "img",
    "figure",
    "figcaption",
    "table",
    "thead",
    "tbody",
    "tr",
    "td",
    "th",
    "span",
];

/// The elements that are left out with their content.
const WITHOUT_CONTENT: [&str; 24] = [
    "script",
    "style",
    "title",
    "iframe",
    "noscript",
    "template",
    "textarea",
    "xmp",
    "noembed",
    "noframes",
    "svg",
    "math",
    "object",
    "embed",
    "applet",
    "input",
    "button",
    "select",
    "option",
    "video",
    "audio",
    "canvas",
    "datalist",
    "plaintext",
];

static POLICY: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut policy = Builder::empty();
    policy
        .tags(HashSet::from(ELEMENTS))
        .clean_content_tags(HashSet::from(WITHOUT_CONTENT))
        .generic_attributes(HashSet::from(["lang", "dir"]))
        .tag_attributes(HashMap::from([
            ("a", HashSet::from(["href", "title"])),
            ("img", HashSet::from(["src", "alt", "width", "height"])),
            ("td", HashSet::from(["colspan", "rowspan"])),
            ("th", HashSet::from(["colspan", "rowspan", "scope"])),
        ]))
        .url_schemes(HashSet::from(["http", "https", "mailto"]))
        .url_relative(UrlRelative::Deny)
        .link_rel(None)
        .strip_comments(true)
        .attribute_filter(|element, attribute, value| {
            is_kept(element, attribute, value).then_some(Cow::Borrowed(value))
        });
    policy
});

fn is_kept(element: &str, attribute: &str, value: &str) -> bool {
    let is_number = |most: u32| value.parse().is_ok_and(|number: u32| number <= most) && !value.starts_with('+');
    match (element, attribute) {
        ("a", "href") => address::link(value).as_deref() == Some(value),
        ("img", "src") => address::picture(value).as_deref() == Some(value),
        ("a", "title") | ("img", "alt") => true,
        ("img", "width" | "height") => is_number(MAX_PIXELS),
        ("td" | "th", "colspan" | "rowspan") => is_number(1_000),
        ("th", "scope") => matches!(value, "row" | "col" | "rowgroup" | "colgroup"),
        (_, "lang") => is_language(value),
        (_, "dir") => matches!(value, "ltr" | "rtl" | "auto"),
        _ => false,
    }
}

/// Passes HTML that was written here through the policy.
pub fn pass(html: &str) -> SafeHtml {
    SafeHtml::passed(POLICY.clean(html).to_string())
}
