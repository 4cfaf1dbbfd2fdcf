//! The last stage of a rendering, on finished bytes: foreign words that a mail tool would take for its
//! own merge tags are neutralised, and that tool's tags are put in their places.
//!
//! It comes last because any parser after it would turn the neutralised characters back.

mod place;
mod scan;

pub(super) use place::{comments, insert, insert_text};

use self::scan::{Context, contexts};
use super::target::{Opening, Profile};

/// The markup with everything that looks like a tag broken so that no tool reads it, while people read
/// the same. In words a place where a line may end stands inside it, which holds even where the markup is
/// parsed before its tags are filled in; everywhere else its first character is a reference.
pub(super) fn neutralise(markup: String, profile: &Profile) -> String {
    if !may_hold(&markup, profile.openings) {
        return markup;
    }
    let mut neutral = String::with_capacity(markup.len() + 256);
    for (at, c, context) in contexts(&markup) {
        let length = match context {
            Context::Own => None,
            Context::Words | Context::Value => opening_at(&markup[at..], profile.openings),
        };
        match length {
            Some(_) => {
                neutral.push_str(&format!("&#{};", c as u32));
                // A tag of one character before a letter has nothing inside that could be parted.
                if context == Context::Words {
                    neutral.push_str("<wbr>");
                }
            }
            None => neutral.push(c),
        }
    }
    neutral
}

/// The same for plain text, which knows no references: a joiner without width stands inside the tag.
pub(super) fn neutralise_text(text: String, profile: &Profile) -> String {
    if !may_hold(&text, profile.openings) {
        return text;
    }
    let mut neutral = String::with_capacity(text.len() + 64);
    for (at, c) in text.char_indices() {
        neutral.push(c);
        if opening_at(&text[at..], profile.openings).is_some() {
            neutral.push('\u{2060}');
        }
    }
    neutral
}

fn may_hold(text: &str, openings: &[Opening]) -> bool {
    openings.iter().any(|opening| match opening {
        Opening::Exact(mark) => text.contains(mark),
        Opening::BeforeLetter(mark) => text.contains(*mark),
    })
}

/// The length of the tag's beginning that stands here.
fn opening_at(rest: &str, openings: &[Opening]) -> Option<usize> {
    openings.iter().find_map(|opening| match opening {
        Opening::Exact(mark) => rest.starts_with(mark).then_some(mark.len()),
        Opening::BeforeLetter(mark) => {
            let letter = rest.strip_prefix(*mark)?.chars().next()?;
            letter.is_ascii_alphabetic().then_some(mark.len_utf8())
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::target::Target;

    #[test]
    fn foreign_tags_are_neutralised_and_read_the_same() {
        let check = |target: Target, markup: &str, expect: &str| {
            assert_eq!(neutralise(markup.to_owned(), target.profile()), expect, "{}", target.name());
        };
        use Target::*;
        check(Plain, "<p>{{ Name }} *|X|*</p>", "<p>{{ Name }} *|X|*</p>");
        check(Listmonk, "<p>plain { text } 50*2|3</p>", "<p>plain { text } 50*2|3</p>");
        check(Listmonk, "<p>{{ Name }}</p>", "<p>&#123;<wbr>{ Name }}</p>");
        check(Listmonk, "<p>{{{x}}} *|UNSUB|*</p>", "<p>&#123;<wbr>&#123;<wbr>{x}}} *|UNSUB|*</p>");
        check(Listmonk, "<title>{{x}}</title><p>a", "<title>&#123;{x}}</title><p>a");
        check(Listmonk, "<img alt=\"{{x}}\">", "<img alt=\"&#123;{x}}\">");
        check(Listmonk, "中{{", "中&#123;<wbr>{");
        check(Mailchimp, "<p>*|UNSUB|*</p>", "<p>&#42;<wbr>|UNSUB|*</p>");
        check(Ghost, "<p>%%{uuid}%%</p>", "<p>&#37;<wbr>%{uuid}%%</p>");
        check(Mailerlite, "<p>{$x}</p>", "<p>&#123;<wbr>$x}</p>");
        check(CampaignMonitor, "<p>[firstname] [1]</p>", "<p>&#91;<wbr>firstname] [1]</p>");
        check(CampaignMonitor, "<!--[if mso]><i><![endif]-->", "<!--[if mso]><i><![endif]-->");
        check(Sendgrid, "<p>&lt;%x%> [unsubscribe]</p>", "<p>&lt;%x%> &#91;<wbr>unsubscribe]</p>");
        check(Brevo, "<p>{% if %}</p>", "<p>&#123;<wbr>% if %}</p>");
        check(Kit, "<pre>{{x}}</pre>", "<pre>&#123;<wbr>{x}}</pre>");
    }

    #[test]
    fn plain_text_is_neutralised_by_a_joiner() {
        let check = |target: Target, text: &str, expect: &str| {
            assert_eq!(neutralise_text(text.to_owned(), target.profile()), expect);
        };
        check(Target::Plain, "{{x}}", "{{x}}");
        check(Target::Buttondown, "{{x}} {%", "{\u{2060}{x}} {\u{2060}%");
        check(Target::Sendgrid, "<%x%>", "<\u{2060}%x%>");
    }
}
