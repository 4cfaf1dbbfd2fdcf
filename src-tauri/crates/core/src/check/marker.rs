//! TK: the marker for a fact still missing.

use super::{Finding, Look, Part, Severity, name};

pub(super) fn check(look: &Look<'_>, findings: &mut Vec<Finding>) {
    let issue = &look.snapshot.issue;
    for (part, words) in [
        (Part::Subject, issue.subject.clone()),
        (Part::Preheader, issue.preheader.clone()),
        (Part::TopicLine, issue.topic_line.clone()),
        (Part::Intro, issue.intro.to_text()),
        (Part::Outro, issue.outro.to_text()),
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
fn markers(text: &str) -> Vec<(u32, u32)> {
    let characters: Vec<char> = text.chars().collect();
    let joins = |at: usize| characters.get(at).is_some_and(|c| c.is_ascii_alphanumeric());
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_marker_is_a_word_of_its_own() {
        let check = |text: &str, expect: &[(u32, u32)]| assert_eq!(markers(text), expect, "{text}");
        check("It cost TK yuan.", &[(8, 10)]);
        check("TKTK", &[(0, 4)]);
        check("中TK文", &[(1, 3)]);
        check("(TK) TK", &[(1, 3), (5, 7)]);
        check("tk ATK TKO TK2", &[]);
        check("TK Maxx opens", &[]);
        check("T", &[]);
    }
}
