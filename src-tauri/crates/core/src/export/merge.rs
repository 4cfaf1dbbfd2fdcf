//! The last stage of a rendering, on finished markup: foreign words that a mail tool would take for its
//! own merge tags are neutralised, and that tool's tags are put in their places.
//!
//! It comes last because any parser after it would turn the neutralised characters back.

use super::address::PLACE_HOST;

/// What a mail tool reads in the text it is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tokens {
    /// How the tool's tags begin ("{{", "*|").
    pub openings: &'static [&'static str],
    /// The places that templates leave, by name, and the tool's words for them.
    pub places: &'static [(&'static str, &'static str)],
}

/// The markup with the first character of everything that looks like a tag written as a reference; it
/// reads the same to people.
pub(super) fn neutralise(markup: String, tokens: &Tokens) -> String {
    if !tokens.openings.iter().any(|opening| markup.contains(opening)) {
        return markup;
    }
    let mut neutral = String::with_capacity(markup.len() + 64);
    for (at, c) in markup.char_indices() {
        if tokens.openings.iter().any(|opening| markup[at..].starts_with(opening)) {
            neutral.push_str(&format!("&#{};", c as u32));
        } else {
            neutral.push(c);
        }
    }
    neutral
}

/// The markup with the tool's words in the places that templates left. A place is an address under a
/// host that no foreign address may have (see `address`).
pub(super) fn insert(markup: String, tokens: &Tokens) -> String {
    tokens
        .places
        .iter()
        .fold(markup, |markup, (name, words)| markup.replace(&format!("https://{PLACE_HOST}/{name}"), words))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAMPLE: Tokens = Tokens { openings: &["{{", "*|", "<%"], places: &[("unsubscribe", "{{ UnsubscribeURL }}")] };

    #[test]
    fn foreign_tags_are_neutralised_and_our_own_put_in_place() {
        let check = |markup: &str, expect: &str| {
            assert_eq!(insert(neutralise(markup.to_owned(), &SAMPLE), &SAMPLE), expect);
        };
        check("<p>plain { text } 50*2|3</p>", "<p>plain { text } 50*2|3</p>");
        check("<p>{{ Name }}</p>", "<p>&#123;{ Name }}</p>");
        check("<p>{{{x}}} *|UNSUB|*</p>", "<p>&#123;&#123;{x}}} &#42;|UNSUB|*</p>");
        check("<a href=\"https://galley.invalid/unsubscribe\">", "<a href=\"{{ UnsubscribeURL }}\">");
        check("中{{", "中&#123;{");
    }

    #[test]
    fn a_target_without_tokens_leaves_every_byte() {
        let none = Tokens { openings: &[], places: &[] };
        let markup = "<p>{{ Name }} *|X|*</p>".to_owned();
        assert_eq!(insert(neutralise(markup.clone(), &none), &none), markup);
    }
}
