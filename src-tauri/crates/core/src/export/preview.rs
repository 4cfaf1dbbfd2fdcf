//! An export as another reader would see it: with dark colours on a light screen, or the other way round.
//!
//! The bytes of the export ask the reader's system; a preview answers for it and changes nothing else.

use super::html::DARK_QUERY;
use crate::theme::Scheme;

/// The HTML with the question after dark colours answered.
pub fn as_in(html: &str, scheme: Scheme) -> String {
    let (answer, colours) = match scheme {
        Scheme::Dark => ("@media all", "dark"),
        Scheme::Light => ("@media not all", "light"),
    };
    html.replacen(DARK_QUERY, answer, 1).replacen(
        ":root{color-scheme:light dark}",
        &format!(":root{{color-scheme:{colours}}}"),
        1,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::sample::Sample;
    use crate::export::{Target, Theme, html};

    #[test]
    fn the_question_is_answered_and_nothing_else_changes() {
        let export = html(&Sample::default().snapshot(), &Theme::plain(), Target::Plain);
        let dark = as_in(&export, Scheme::Dark);
        assert!(dark.contains("@media all{") && dark.contains(":root{color-scheme:dark}"), "{dark}");
        let light = as_in(&export, Scheme::Light);
        assert!(light.contains("@media not all{") && !light.contains(DARK_QUERY));
        assert_eq!(dark.lines().count(), export.lines().count());
    }
}
