//! The flat text of a body: what positions are counted in. Every line ends with `\n`, a picture or a rule is
//! one character. It is the text that the document keeps.

use super::{Body, EMBED, Inline};

impl Body {
    /// The flat text.
    pub fn flat_text(&self) -> String {
        let mut flat = String::new();
        for line in &self.lines {
            for inline in &line.inline {
                match inline {
                    Inline::Text { text, .. } => flat.push_str(text),
                    Inline::Image(_) | Inline::Rule => flat.push(EMBED),
                }
            }
            flat.push('\n');
        }
        flat
    }
}

#[cfg(test)]
mod tests {
    use crate::body::{Body, Image, Line};

    #[test]
    fn every_line_ends_and_a_picture_is_one_character() {
        let mut body = Body::paragraphs(["One", "Two"]);
        body.lines.insert(1, Line { inline: vec![super::Inline::Image(Image::default())], ..Line::default() });
        assert_eq!(body.flat_text(), "One\n\u{FFFC}\nTwo\n");
        assert_eq!(Body::default().flat_text(), "");
    }
}
