//! What the attributes of foreign HTML come to.

use html5ever::interface::Attribute;

use super::super::chain::Voice;
use super::super::line::{MAX_PIXELS, Picture};
use super::super::sheet::{Cell, Layout};
use super::super::style::Look;

/// The longest title of a link that is kept.
pub const MAX_TITLE: usize = 1_000;

/// The value of an attribute.
pub fn value<'a>(attributes: &'a [Attribute], name: &str) -> Option<&'a str> {
    attributes.iter().find(|attribute| &*attribute.name.local == name).map(|attribute| &*attribute.value)
}

/// Language and direction, where they are well formed.
pub fn voice(attributes: &[Attribute]) -> Voice {
    let lang = value(attributes, "lang").map(str::trim).filter(|lang| is_language(lang)).map(str::to_owned);
    let dir = value(attributes, "dir")
        .and_then(|dir| ["ltr", "rtl", "auto"].into_iter().find(|known| dir.trim().eq_ignore_ascii_case(known)));
    Voice { lang, dir }
}

/// Whether it has the form of a language tag.
pub fn is_language(lang: &str) -> bool {
    (1..=35).contains(&lang.len())
        && lang.split('-').all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// The picture of an `img`; none where it has no usable address or only counts who looks.
pub fn picture(attributes: &[Attribute], look: &Look) -> Option<Picture> {
    let size = |name: &str, styled: Option<f32>| match value(attributes, name).and_then(pixels) {
        Some(size) => Some(size),
        None => styled.filter(|size| (0.0..=MAX_PIXELS as f32).contains(size)).map(|size| size.round() as u32),
    };
    let (width, height) = (size("width", look.width), size("height", look.height));
    let alt = value(attributes, "alt").unwrap_or("");
    // A page that loads its pictures late keeps the real address aside.
    let names = ["data-src", "data-original", "data-lazy-src", "src"];
    names.into_iter().find_map(|name| Picture::kept(value(attributes, name)?, alt, width, height))
}

fn pixels(written: &str) -> Option<u32> {
    let written = written.trim();
    let written = written.strip_suffix("px").unwrap_or(written);
    written.parse().ok()
}

/// What a table says of its purpose.
pub fn layout(attributes: &[Attribute]) -> Layout {
    let role = value(attributes, "role").unwrap_or("").trim();
    let is_zero = |name: &str| value(attributes, name).is_some_and(|size| pixels(size) == Some(0));
    if role.eq_ignore_ascii_case("presentation") || role.eq_ignore_ascii_case("none") {
        Layout::Said
    } else if is_zero("border") && is_zero("cellpadding") && is_zero("cellspacing") {
        Layout::Likely
    } else {
        Layout::Unknown
    }
}

/// The cell of a table.
pub fn cell(header: bool, attributes: &[Attribute]) -> Cell {
    let span = |name: &str| value(attributes, name)?.trim().parse().ok().filter(|count| (2..=1_000).contains(count));
    let scope = value(attributes, "scope").filter(|_| header).and_then(|scope| {
        ["row", "col", "rowgroup", "colgroup"].into_iter().find(|known| scope.trim().eq_ignore_ascii_case(known))
    });
    Cell { header, colspan: span("colspan"), rowspan: span("rowspan"), scope }
}
