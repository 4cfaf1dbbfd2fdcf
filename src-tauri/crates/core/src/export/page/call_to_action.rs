//! The invitation at the end, with the link in its place in the sentence.

use super::inline::Span;
use crate::body::text::is_ideographic;
use crate::export::address::Address;
use crate::export::clean::Clean;
use crate::export::language::Language;
use crate::publication::CallToAction;

/// The printed invitation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::export) struct Invitation {
    /// The sentence, with its link.
    pub content: Vec<Span>,
    /// The sentence without a link, for a link that stands under it; empty where the link is all there is.
    pub sentence: Vec<Span>,
    /// The words of a link that stands by itself; never empty where there is an address.
    pub label: Clean,
    /// The address it leads to.
    pub address: Option<Address>,
}

/// The invitation; none where there is nothing to say.
///
/// The label is linked where it stands in the sentence; a label that stands nowhere in it comes after
/// it. Without an address the words come without a link.
pub(in crate::export) fn invitation(call: &CallToAction, language: &Language) -> Option<Invitation> {
    let (text, label) = (Clean::line(&call.text), Clean::line(&call.label));
    let address = Address::of_link(&call.url);
    let content = match (text.as_str(), label.as_str()) {
        ("", "") => return None,
        ("", _) => vec![Span::linked(&label, address.clone())],
        // Without a label the whole sentence is the link.
        (_, "") => vec![Span::linked(&text, address.clone())],
        (text, _) => {
            let (start, end) = place_of(label.as_str(), text).unwrap_or((text.len(), text.len()));
            let (before, after) = (&text[..start], &text[end..]);
            let linked = if start == end { label.clone() } else { Clean::line(&text[start..end]) };
            let space = if start == end { language.space() } else { "" };
            let mut content = vec![
                Span::words(format!("{before}{space}")),
                Span::linked(&linked, address.clone()),
                Span::words(after),
            ];
            content.retain(|span| *span != Span::words(""));
            content
        }
    };
    let sentence = match (text.is_empty(), label.is_empty()) {
        (true, _) | (_, true) => Vec::new(),
        _ => match without_last_sentence(text.as_str(), label.as_str()) {
            "" => Vec::new(),
            words => vec![Span::words(words)],
        },
    };
    let label = if label.is_empty() { text } else { label };
    Some(Invitation { content, sentence, label: Clean::line(&language.sentence_case(label.as_str())), address })
}

/// Where the label stands in the text: as words of their own before inside other words, and as it is
/// written before written with other capitals.
fn place_of(label: &str, text: &str) -> Option<(usize, usize)> {
    let places = |same: fn(&str, &str) -> bool| {
        text.char_indices()
            .filter_map(move |(start, _)| {
                let end = start + label.len();
                text.get(start..end).filter(|words| same(words, label)).map(|_| (start, end))
            })
            .collect::<Vec<_>>()
    };
    for same in [|a: &str, b: &str| a == b, |a: &str, b: &str| a.eq_ignore_ascii_case(b)] {
        let places = places(same);
        let whole = places.iter().find(|(start, end)| stands_alone(text, *start, *end));
        if let Some(place) = whole.or(places.first()) {
            return Some(*place);
        }
    }
    None
}

/// The text without its last sentence where that is nothing but the label, which then stands under it.
fn without_last_sentence<'t>(text: &'t str, label: &str) -> &'t str {
    let ends = |c: char| matches!(c, '.' | '!' | '?' | '。' | '！' | '？' | '…' | ':' | '：');
    let Some(before) = text.trim_end_matches(ends).strip_suffix(label) else { return text };
    let before = before.trim_end();
    if before.is_empty() || before.ends_with(ends) { before } else { text }
}

fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let joins = |c: char| c.is_alphanumeric() && !is_ideographic(c);
    !text[..start].chars().next_back().is_some_and(joins) && !text[end..].chars().next().is_some_and(joins)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_label_is_linked_where_it_stands() {
        let check = |language: &str, text: &str, label: &str, url: &str, expect: &str| {
            let call = CallToAction { text: text.to_owned(), label: label.to_owned(), url: url.to_owned() };
            assert_eq!(plain(&call, language), expect);
        };
        const PAGE: &str = "https://example.com/report";
        check("en", "To read on, click here.", "click here", PAGE, "To read on, [click here].");
        check("en", "There is more, click here", "here", PAGE, "There is more, click [here]");
        check("en", "Click here to read on.", "click here", PAGE, "[Click here] to read on.");
        check("en", "Read the report.", "Open it", PAGE, "Read the report. [Open it]");
        check("en", "Theremin", "here", PAGE, "T[here]min");
        check("zh", "点击这里阅读全文。", "这里", PAGE, "点击[这里]阅读全文。");
        check("zh", "阅读全文。", "点击", PAGE, "阅读全文。[点击]");
        check("en", "", "Read on", PAGE, "[Read on]");
        check("en", "Read on", "", PAGE, "[Read on]");
        check("en", "To read on, click here.", "click here", "", "To read on, click here.");
        check("en", "Read the report.", "Open it", "javascript:x", "Read the report. Open it");
        check("en", " ", "\u{200B}", PAGE, "");
    }

    #[test]
    fn a_sentence_that_is_the_label_is_not_said_twice_beside_a_button() {
        let check = |text: &str, label: &str, expect: &str, button: &str| {
            let call =
                CallToAction { text: text.to_owned(), label: label.to_owned(), url: "https://example.com/".to_owned() };
            let words = invitation(&call, &Language::of("en")).map(|invitation| {
                let sentence: String = invitation
                    .sentence
                    .iter()
                    .map(|span| if let Span::Words { text, .. } = span { text.as_str() } else { "" })
                    .collect();
                (sentence, invitation.label.to_string())
            });
            assert_eq!(words, Some((expect.to_owned(), button.to_owned())));
        };
        check("Seen something? Write to us.", "Write to us", "Seen something?", "Write to us");
        check("To read on, click here.", "click here", "To read on, click here.", "Click here");
        check("", "read on", "", "Read on");
        check("Read on.", "", "", "Read on.");
    }

    fn plain(call: &CallToAction, language: &str) -> String {
        let words = |spans: &[Span]| -> String {
            spans.iter().map(|span| if let Span::Words { text, .. } = span { text.as_str() } else { "" }).collect()
        };
        invitation(call, &Language::of(language)).map_or_else(String::new, |invitation| {
            invitation
                .content
                .iter()
                .map(|span| match span {
                    Span::Link { content, .. } => format!("[{}]", words(content)),
                    span => words(std::slice::from_ref(span)),
                })
                .collect()
        })
    }
}
