//! Character references, and the few characters that are read as others.

use std::borrow::Cow;

use html5ever::data::{C1_REPLACEMENTS, NAMED_ENTITIES};

/// Where text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum In {
    /// Among tags.
    Words,
    /// In the value of an attribute, where a reference without its semicolon is often none.
    Attribute,
}

/// The text with its references resolved, lines ended by `\n`, and words without zero characters.
/// Unicode's own line and paragraph separators are ends of lines here: in a page they break nothing.
pub fn decoded(text: &str, place: In) -> Cow<'_, str> {
    let is_plain = |b: u8| !matches!(b, b'&' | b'\r' | 0) && b != 0xE2;
    if text.bytes().all(is_plain) || !text.contains(['&', '\r', '\0', '\u{2028}', '\u{2029}']) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['&', '\r', '\0', '\u{2028}', '\u{2029}']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        rest = match rest.as_bytes()[0] {
            b'&' => reference(rest, place, &mut out),
            b'\r' => {
                out.push('\n');
                rest[1..].strip_prefix('\n').unwrap_or(&rest[1..])
            }
            0 => {
                if place == In::Attribute {
                    out.push('\0');
                }
                &rest[1..]
            }
            _ => {
                out.push('\n');
                &rest['\u{2028}'.len_utf8()..]
            }
        };
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// Resolves the reference that `text` begins with, or keeps its `&`, and returns what comes after.
fn reference<'a>(text: &'a str, place: In, out: &mut String) -> &'a str {
    let after = &text[1..];
    let resolved = match after.strip_prefix('#') {
        Some(digits) => numeric(digits, out),
        None => named(after, place, out),
    };
    resolved.unwrap_or_else(|| {
        out.push('&');
        after
    })
}

fn numeric<'a>(text: &'a str, out: &mut String) -> Option<&'a str> {
    let (digits, radix) = match text.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16),
        None => (text, 10),
    };
    let end = digits.find(|c: char| !c.is_digit(radix)).unwrap_or(digits.len());
    if end == 0 {
        return None;
    }
    let number = digits[..end]
        .chars()
        .fold(0_u32, |number, c| number.saturating_mul(radix).saturating_add(c.to_digit(radix).unwrap_or(0)));
    let c = match number {
        0 => '\u{FFFD}',
        // What Windows had in the place of control characters.
        0x80..=0x9F => C1_REPLACEMENTS[number as usize - 0x80].unwrap_or('\u{FFFD}'),
        0x0D | 0x2028 | 0x2029 => '\n',
        _ => char::from_u32(number).unwrap_or('\u{FFFD}'),
    };
    out.push(c);
    let after = &digits[end..];
    Some(after.strip_prefix(';').unwrap_or(after))
}

/// The longest name that is known decides; some are known without their semicolon.
fn named<'a>(text: &'a str, place: In, out: &mut String) -> Option<&'a str> {
    let mut found = None;
    let mut length = 0;
    for b in text.bytes() {
        let ends = b == b';';
        if !ends && !b.is_ascii_alphanumeric() {
            break;
        }
        length += 1;
        // The table knows the beginnings of all names, too; they stand for nothing.
        match NAMED_ENTITIES.get(&text[..length]) {
            Some((0, _)) => {}
            Some(characters) => found = Some((length, *characters)),
            None => break,
        }
        if ends {
            break;
        }
    }
    let (length, (first, second)) = found?;
    let after = &text[length..];
    let is_open = !text[..length].ends_with(';');
    if is_open && place == In::Attribute && after.starts_with(|c: char| c == '=' || c.is_ascii_alphanumeric()) {
        return None;
    }
    for code in [first, second] {
        out.extend(char::from_u32(code).filter(|c| *c != '\0'));
    }
    Some(after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_resolved_as_browsers_do() {
        let check = |text: &str, expect: &str| assert_eq!(decoded(text, In::Words), expect, "{text:?}");
        check("a &amp; b &lt;c&gt; &quot;d&quot;", "a & b <c> \"d\"");
        check("&copy&COPY;&copyx", "©©©x");
        check("&notit; &notin; &not", "¬it; ∉ ¬");
        check("&eacute;&nbsp;&hellip;&NotEqualTilde;", "é\u{A0}…≂\u{338}");
        check("&unknown; & &; &# &#; &#x; &#xg;", "&unknown; & &; &# &#; &#x; &#xg;");
        check("&#65;&#x41;&#X41&#65b", "AAAAb");
        check("&#0;&#xD800;&#x110000;&#99999999999;", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}");
        check("&#146;&#x80;", "’€");
        check("&#13;&#8232;a\u{2029}b", "\n\na\nb");
        check("a\r\nb\rc\0d", "a\nb\ncd");
        check("&am", "&am");
    }

    #[test]
    fn in_an_attribute_an_open_reference_may_be_part_of_an_address() {
        let check = |text: &str, expect: &str| assert_eq!(decoded(text, In::Attribute), expect, "{text:?}");
        check("?a=1&copy=2&amp;b=3", "?a=1&copy=2&b=3");
        check("?a&copyright&copy", "?a&copyright©");
    }
}
