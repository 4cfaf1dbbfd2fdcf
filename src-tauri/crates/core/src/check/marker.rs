//! TK: the marker for a fact still missing.

use unicode_normalization::char::is_combining_mark;

use super::{Finding, Look, Part, Severity, name};
use crate::body::text::is_ideographic;

pub(super) fn check(look: &Look<'_>, findings: &mut Vec<Finding>) {
    let issue = &look.snapshot.issue;
    for (part, words) in [
        (Part::Subject, issue.subject.clone()),
        (Part::Preheader, issue.preheader.clone()),
        (Part::TopicLine, issue.topic_line.clone()),
        (Part::Intro, issue.intro.to_text()),
        (Part::Outro, format!("{}\n{}", issue.outro_heading, issue.outro.to_text())),
        (Part::CallToAction, format!("{} {}", issue.call_to_action.text, issue.call_to_action.label)),
    ] {
        if !markers(&words).is_empty() {
            let message = format!("{} still holds TK. Fill in what is missing.", part.sentence());
            findings.push(Finding::of_part("tk", Severity::Block, part, message));
        }
    }
    for item in look.snapshot.items() {
        let message = format!("{} still holds TK. Fill in what is missing.", name(item));
        for words in [&item.kicker, &item.headline, &item.dek] {
            if !markers(words).is_empty() {
                findings.push(Finding::of_item("tk", Severity::Block, item, message.clone()));
            }
        }
        for range in markers(&item.body.to_text()) {
            let finding = Finding::of_item("tk", Severity::Block, item, message.clone());
            findings.push(Finding { range: Some(range), ..finding });
        }
    }
}

/// Where markers stand, in Unicode scalars: `TK`, `TKTK` …, in capitals and as a word of their own.
pub(crate) fn markers(text: &str) -> Vec<(u32, u32)> {
    let characters: Vec<char> = text.chars().collect();
    let joins = |at: usize| characters.get(at).is_some_and(|c| is_of_word(*c));
    let mut found = Vec::new();
    let mut at = 0;
    while at + 1 < characters.len() {
        let starts = characters[at..].starts_with(&['T', 'K']) && (at == 0 || !joins(at - 1));
        if !starts {
            at += 1;
            continue;
        }
        let mut end = at;
        while characters[end..].starts_with(&['T', 'K']) {
            end += 2;
        }
        // A shop of that name is no gap in the text.
        let is_name = characters[end..].iter().collect::<String>().trim_start().starts_with("Maxx");
        if !joins(end) && !is_name {
            found.push((u32::try_from(at).unwrap_or(u32::MAX), u32::try_from(end).unwrap_or(u32::MAX)));
        }
        at = end;
    }
    found
}

/// Whether a character goes on with a word. Scripts without spaces leave a marker a word of its own.
fn is_of_word(c: char) -> bool {
    (c.is_alphanumeric() || is_combining_mark(c)) && !is_ideographic(c)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]
mod tests {
    use super::*;

    #[test]
    fn a_marker_is_a_word_of_its_own() {
        let cases: Vec<serde_json::Value> =
            serde_json::from_str(include_str!("../../tests/fixtures/writing/marker.json")).unwrap();
        assert!(cases.len() > 8);
        for case in cases {
            let text = case["text"].as_str().unwrap();
            assert_eq!(serde_json::json!(markers(text)), case["at"], "{text}");
        }
    }
}
