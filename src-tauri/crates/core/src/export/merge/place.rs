//! Puts a mail tool's own words into the places that the templates left, and its wrapping around comments.

use crate::export::address::{Address, PLACE};
use crate::export::target::{Comments, Markup, Place, Profile, Token};

/// The markup with the tool's words in their places.
pub(in crate::export) fn insert(markup: String, profile: &Profile) -> String {
    if !markup.contains(PLACE) {
        return markup;
    }
    profile.tokens.iter().fold(markup, |markup, token| match token.markup {
        Markup::Address(words) | Markup::Words(words) => markup.replace(mark(token.place).as_str(), words),
        Markup::Element(name) => elements(&markup, token, name),
    })
}

/// The text with the tool's words in their places.
pub(in crate::export) fn insert_text(text: String, profile: &Profile) -> String {
    if !text.contains(PLACE) {
        return text;
    }
    profile.tokens.iter().fold(text, |text, token| text.replace(mark(token.place).as_str(), token.text))
}

/// The markup with its conditional comments as the tool needs them.
pub(in crate::export) fn comments(markup: String, comments: Comments) -> String {
    let (open, close) = match comments {
        Comments::Kept => return markup,
        Comments::Wrapped(open, close) => (Some(open), close),
        Comments::LeftOut => (None, ""),
    };
    let mut settled = String::with_capacity(markup.len() + 256);
    let mut rest = markup.as_str();
    while let Some(start) = rest.find("<!--[if mso]>") {
        let Some(length) = rest[start..].find("<![endif]-->").map(|length| length + "<![endif]-->".len()) else {
            break;
        };
        settled.push_str(&rest[..start]);
        if let Some(open) = open {
            settled.push_str(open);
            settled.push_str(&rest[start..start + length]);
            settled.push_str(close);
        }
        rest = &rest[start + length..];
    }
    settled.push_str(rest);
    settled
}

fn mark(place: Place) -> Address {
    Address::place(place.name())
}

/// Turns the links that lead to a place into elements of the tool's own, which keep their style.
fn elements(markup: &str, token: &Token, name: &str) -> String {
    let href = format!("href=\"{}\"", mark(token.place));
    let mut turned = String::with_capacity(markup.len());
    let mut rest = markup;
    while let Some(at) = rest.find(&href) {
        // The renderer writes `<a href="…" style="…">words</a>`; folding may have made the space a line end.
        let (Some(start), Some(end)) = (rest[..at].rfind("<a"), rest[at..].find("</a>").map(|end| at + end)) else {
            break;
        };
        turned.push_str(&rest[..start]);
        turned.push_str(&format!("<{name}{}</{name}>", &rest[at + href.len()..end]));
        rest = &rest[end + "</a>".len()..];
    }
    turned.push_str(rest);
    turned
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::target::Target;

    fn link() -> String {
        format!("<p><a\nhref=\"{}\" style=\"color:#000000\">Leave</a></p>", mark(Place::Unsubscribe))
    }

    #[test]
    fn a_place_is_filled_with_the_tools_words() {
        let check = |target: Target, expect: &str| {
            assert_eq!(insert(link(), target.profile()), expect, "{}", target.name());
        };
        check(Target::Mailchimp, "<p><a\nhref=\"*|UNSUB|*\" style=\"color:#000000\">Leave</a></p>");
        check(
            Target::Sendgrid,
            "<p><a\nhref=\"<%asm_group_unsubscribe_raw_url%>\" style=\"color:#000000\">Leave</a></p>",
        );
        check(Target::CampaignMonitor, "<p><unsubscribe style=\"color:#000000\">Leave</unsubscribe></p>");
    }

    #[test]
    fn comments_are_kept_wrapped_or_left_out() {
        let markup = "<b><!--[if mso]><i>\n<![endif]--></b>";
        assert_eq!(comments(markup.to_owned(), Comments::Kept), markup);
        assert_eq!(comments(markup.to_owned(), Comments::LeftOut), "<b></b>");
        assert_eq!(
            comments(markup.to_owned(), Target::Listmonk.profile().comments),
            "<b>{{ Safe `<!--[if mso]><i>\n<![endif]-->` }}</b>"
        );
    }
}
