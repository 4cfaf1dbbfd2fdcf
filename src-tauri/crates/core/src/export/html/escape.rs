//! The escape that every value in a template goes through.

use std::fmt::{self, Write};

use askama::filters::Escaper;

/// Escapes words for an element's text and for an attribute in double quotation marks. Single ones
/// stay as they are: no template quotes an attribute with them.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Markup;

impl Escaper for Markup {
    fn write_escaped_str<W: Write>(&self, mut dest: W, string: &str) -> fmt::Result {
        let mut from = 0;
        for (at, byte) in string.bytes().enumerate() {
            let escaped = match byte {
                b'&' => "&amp;",
                b'<' => "&lt;",
                b'>' => "&gt;",
                b'"' => "&quot;",
                _ => continue,
            };
            dest.write_str(&string[from..at])?;
            dest.write_str(escaped)?;
            from = at + 1;
        }
        dest.write_str(&string[from..])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_cannot_leave_their_place() {
        let check = |text: &str, expect: &str| {
            let mut escaped = String::new();
            assert!(Markup.write_escaped_str(&mut escaped, text).is_ok());
            assert_eq!(escaped, expect);
        };
        check("", "");
        check("it's plain", "it's plain");
        check("<b>\"A & B\"</b>", "&lt;b&gt;&quot;A &amp; B&quot;&lt;/b&gt;");
        check("&amp;", "&amp;amp;");
        check("中<文>", "中&lt;文&gt;");
    }
}
