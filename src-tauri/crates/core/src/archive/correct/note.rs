//! The note to the readers: for every sentence that was wrong, what stood there and what should.

use similar::{ChangeTag, TextDiff};

use super::{called, is_printed};
use crate::archive::difference::PassageDifference;
use crate::body::Body;
use crate::export::language::{Language, Script};

/// A note for the next issue.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Note {
    /// Its headline.
    pub headline: String,
    /// What it says: one paragraph for each repair; blank where there is nothing to tell.
    pub body: Body,
}

/// The words a note is made of.
struct Words {
    headline: &'static str,
    /// `{issue}` and `{heading}` are filled in.
    in_item: &'static str,
    in_issue: &'static str,
    /// `{before}` and `{after}` are filled in.
    instead: &'static str,
    gone: &'static str,
    missing: &'static str,
}

const ENGLISH: Words = Words {
    headline: "Correction",
    in_item: "In “{heading}” ({issue})",
    in_issue: "In {issue}",
    instead: "{place} we wrote: “{before}” It should read: “{after}”",
    gone: "{place} we wrote: “{before}” This should not have stood there.",
    missing: "{place} this was missing: “{after}”",
};

const CHINESE: Words = Words {
    headline: "更正",
    in_item: "{issue}《{heading}》一文",
    in_issue: "{issue}",
    instead: "{place}原文为“{before}”，应为“{after}”。",
    gone: "{place}中“{before}”一句有误，现予删除。",
    missing: "{place}遗漏了以下内容：“{after}”",
};

/// The note about these differences.
pub fn of(issue: &str, differences: &[PassageDifference], language: &Language) -> Note {
    let words = match language.script() {
        Script::SimplifiedHan | Script::TraditionalHan => CHINESE,
        _ => ENGLISH,
    };
    let printed = differences.iter().filter(|difference| is_printed(difference.part));
    let paragraphs: Vec<String> = printed.flat_map(|difference| paragraphs(&words, issue, difference)).collect();
    Note { headline: words.headline.to_owned(), body: Body::paragraphs(paragraphs) }
}

fn paragraphs(words: &Words, issue: &str, difference: &PassageDifference) -> Vec<String> {
    let place = match called(difference) {
        Some((heading, _)) => fill(words.in_item, &[("{heading}", heading), ("{issue}", issue)]),
        None => fill(words.in_issue, &[("{issue}", issue)]),
    };
    let repairs = repairs(&difference.before, &difference.after);
    let sentence = |(before, after): (String, String)| {
        let form = match (before.is_empty(), after.is_empty()) {
            (false, false) => words.instead,
            (false, true) => words.gone,
            _ => words.missing,
        };
        // Filled in one go, since what was written may hold anything.
        fill(form, &[("{place}", &place), ("{before}", &before), ("{after}", &after)])
    };
    repairs.into_iter().map(sentence).collect()
}

fn fill(form: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::new();
    let mut rest = form;
    while let Some(start) = rest.find('{') {
        filled.push_str(&rest[..start]);
        match values.iter().find(|(name, _)| rest[start..].starts_with(name)) {
            Some((name, value)) => {
                filled.push_str(value);
                rest = &rest[start + name.len()..];
            }
            None => {
                filled.push('{');
                rest = &rest[start + 1..];
            }
        }
    }
    filled + rest
}

/// The sentences that differ, each run with what stands in its place.
fn repairs(before: &str, after: &str) -> Vec<(String, String)> {
    let (was, is) = (sentences(before), sentences(after));
    let difference = TextDiff::from_slices(&was, &is);
    let mut repairs: Vec<(String, String)> = Vec::new();
    let mut open = false;
    for change in difference.iter_all_changes() {
        if change.tag() == ChangeTag::Equal {
            open = false;
            continue;
        }
        if !open {
            repairs.push((String::new(), String::new()));
            open = true;
        }
        let Some((gone, new)) = repairs.last_mut() else { continue };
        let side = if change.tag() == ChangeTag::Delete { gone } else { new };
        if !side.is_empty() {
            side.push(' ');
        }
        side.push_str(change.value());
    }
    repairs
}

/// The sentences of a text, without the space around them: they end with a stop and a space after it, a
/// full-width stop, or a line.
fn sentences(text: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().map(|(_, next)| *next);
        let closes = match letter {
            '\n' | '。' | '！' | '？' => !matches!(next, Some('”' | '’' | '」' | '』')),
            '.' | '!' | '?' | '”' | '’' | '"' | ')' => {
                next.is_none_or(char::is_whitespace)
                    && (matches!(letter, '.' | '!' | '?') || text[..at].ends_with(['.', '!', '?', '。', '！', '？']))
            }
            '」' | '』' => text[..at].ends_with(['。', '！', '？']),
            _ => false,
        };
        if closes {
            let end = at + letter.len_utf8();
            sentences.push(text[start..end].trim());
            start = end;
        }
    }
    sentences.push(text[start..].trim());
    sentences.retain(|sentence| !sentence.is_empty());
    sentences
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::difference::words;
    use crate::archive::transcript::PassagePart;

    fn body_of(before: &str, after: &str, heading: &str, language: &str) -> String {
        let difference = PassageDifference {
            part: PassagePart::Body,
            entry: Some(uuid::Uuid::nil()),
            heading: heading.to_owned(),
            before: before.to_owned(),
            after: after.to_owned(),
            stretches: words(before, after),
        };
        of("Weekly No. 7", &[difference], &Language::of(language)).body.to_text()
    }

    #[test]
    fn a_note_says_what_stood_there_and_what_should() {
        let check = |before: &str, after: &str, expect: &str| {
            assert_eq!(body_of(before, after, "Johor", "en"), expect);
        };
        check(
            "It opened in May. The rent is 18 million. More follows.",
            "It opened in May. The rent is 16 million. More follows.",
            "In “Johor” (Weekly No. 7) we wrote: “The rent is 18 million.” It should read: “The rent is 16 million.”",
        );
        check(
            "One. Two is wrong. Three.",
            "One. Three.",
            "In “Johor” (Weekly No. 7) we wrote: “Two is wrong.” This should not have stood there.",
        );
        check("One.", "One. It was denied.", "In “Johor” (Weekly No. 7) this was missing: “It was denied.”");
        check("Same.", "Same.", "");
    }

    #[test]
    fn a_note_of_a_chinese_publication_is_chinese() {
        let text = body_of("五月开业。租金为十八亿元。", "五月开业。租金为十六亿元。", "柔佛", "zh-CN");
        assert_eq!(text, "Weekly No. 7《柔佛》一文原文为“租金为十八亿元。”，应为“租金为十六亿元。”。");
    }

    #[test]
    fn words_that_look_like_a_place_to_fill_are_only_words() {
        let text = body_of("Say {after} now.", "Say {place} now.", "{issue}", "en");
        assert_eq!(text, "In “{issue}” (Weekly No. 7) we wrote: “Say {after} now.” It should read: “Say {place} now.”");
    }

    #[test]
    fn what_readers_did_not_see_is_not_told() {
        let difference = PassageDifference {
            part: PassagePart::Subject,
            entry: None,
            heading: String::new(),
            before: "Old".to_owned(),
            after: "New".to_owned(),
            stretches: Vec::new(),
        };
        assert!(of("Weekly No. 7", &[difference], &Language::of("en")).body.is_blank());
    }

    #[test]
    fn sentences_end_where_readers_stop() {
        let check = |text: &str, expect: &[&str]| assert_eq!(sentences(text), expect, "{text}");
        check("One. Two! Three?", &["One.", "Two!", "Three?"]);
        check("It is 3.5 per cent. Yes.", &["It is 3.5 per cent.", "Yes."]);
        check("He said “no.” Then left.", &["He said “no.”", "Then left."]);
        check("他说“不。”然后走了。完。", &["他说“不。”然后走了。", "完。"]);
        check("A\n\nB", &["A", "B"]);
        check("", &[]);
    }
}
