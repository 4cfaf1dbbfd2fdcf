//! What was printed is what is found, in thousands of made-up issues and printings.

use galley_core::body::LineKind;
use galley_core::import::{Format, ImportedEntry, ImportedIssue, import};

use super::dump::dump;
use super::model::{Dice, Issue, Item};
use super::print::{self, Hand};

/// What was found, in the terms of what was printed.
fn found(issue: &ImportedIssue, caps: bool) -> Issue {
    let texts = |body: &galley_core::body::Body| body.lines.iter().map(|line| line.words()).collect::<Vec<_>>();
    let mut out = Issue {
        masthead: issue.masthead.clone(),
        topic_line: issue.topic_line.clone(),
        number: issue.number,
        date: issue.date.map(|date| {
            use chrono::Datelike;
            (date.year(), date.month(), date.day())
        }),
        intro: texts(&issue.intro),
        items: Vec::new(),
        outro_heading: issue.outro_heading.clone(),
        outro: texts(&issue.outro),
        call: issue.call_to_action.as_ref().map(|call| (call.text.clone(), call.label.clone())),
    };
    let mut section = None;
    for entry in &issue.entries {
        let item = match entry {
            ImportedEntry::Section(title) => {
                section = Some(title.clone());
                continue;
            }
            ImportedEntry::Item(item) => item,
        };
        let is_list = |kind: LineKind| matches!(kind, LineKind::Bullet | LineKind::Ordered);
        let entries: Vec<String> =
            item.body.lines.iter().filter(|line| is_list(line.kind)).map(|line| line.words()).collect();
        let counts = item.body.lines.iter().any(|line| line.kind == LineKind::Ordered);
        out.items.push(Item {
            section: section.take(),
            number: item.number,
            kicker: item.kicker.as_ref().map(|kicker| if caps { kicker.to_uppercase() } else { kicker.clone() }),
            headline: item.headline.clone(),
            paragraphs: item.body.lines.iter().filter(|line| !is_list(line.kind)).map(|line| line.words()).collect(),
            list: (!entries.is_empty()).then_some((counts, entries)),
            sources: item.sources.iter().map(|source| source.outlet.clone()).collect(),
        });
    }
    out
}

/// What can be found at all: capitals cannot be undone.
fn expected(mut issue: Issue, hand: &Hand) -> Issue {
    if hand.caps {
        for item in &mut issue.items {
            item.kicker = item.kicker.as_ref().map(|kicker| kicker.to_uppercase());
        }
    }
    issue
}

struct Case {
    name: String,
    input: String,
    format: Format,
    expect: Issue,
    caps: bool,
}

fn case(seed: u64) -> Case {
    let mut dice = Dice::new(seed + 1);
    for _ in 0..8 {
        dice.below(2);
    }
    let cjk = dice.chance(20);
    let kind = dice.below(3);
    let (issue, numbered) = match kind {
        0 => (print::weekly(&mut dice, cjk, true), true),
        1 => (print::weekly(&mut dice, cjk, false), false),
        _ => (print::daily(&mut dice, cjk), false),
    };
    let hand = Hand::any(&mut dice, numbered);
    let (format, input, set) = match dice.below(5) {
        0 | 1 => (Format::Text, print::text(&issue, &hand, &mut dice, cjk), "text".to_owned()),
        2 => (Format::Markdown, print::markdown(&issue, &hand, &mut dice, cjk), "markdown".to_owned()),
        _ => {
            let page = dice.below(print::PAGES.len());
            (Format::Html, print::html(&issue, &hand, &print::PAGES[page], &mut dice, cjk), format!("html {page}"))
        }
    };
    let name = format!("seed {seed}: {} {set} {hand:?}", ["weekly numbered", "weekly", "daily"][kind]);
    Case { name, input, format, caps: hand.caps, expect: expected(issue, &hand) }
}

/// The printing, what was found in it, and whether that is what was printed.
fn run(seed: u64) -> (Case, ImportedIssue, bool) {
    let case = case(seed);
    let issue = import(case.input.as_bytes(), case.format).expect("an issue");
    let right = found(&issue, case.caps) == case.expect;
    (case, issue, right)
}

/// How many printings a run makes; `GALLEY_PRINTINGS` asks for more.
const PRINTINGS: u64 = 300;

#[test]
fn what_was_printed_is_what_is_found() {
    let number = |name: &str| std::env::var(name).ok().and_then(|number| number.parse::<u64>().ok());
    let first = number("GALLEY_FIRST_PRINTING").unwrap_or(0);
    let count = number("GALLEY_PRINTINGS").unwrap_or(PRINTINGS);
    let misread: Vec<(Case, ImportedIssue)> =
        (first..first + count).map(run).filter(|(.., right)| !right).map(|(case, issue, _)| (case, issue)).collect();
    for (case, issue) in &misread {
        eprintln!("{}\n{}", case.name, difference(&case.expect, &found(issue, case.caps)));
    }
    if let Some((case, issue)) = misread.first() {
        let name = &case.name;
        panic!("{} of {count} printings were misread.\n{name}\n\n{}\n\n{}", misread.len(), case.input, dump(issue));
    }
}

/// Where two issues begin to differ.
fn difference(expect: &Issue, found: &Issue) -> String {
    let (expect, found) = (format!("{expect:#?}"), format!("{found:#?}"));
    let same = expect.lines().zip(found.lines()).take_while(|(a, b)| a == b).count();
    let from =
        |text: &str| text.lines().skip(same.saturating_sub(1)).take(6).map(str::trim).collect::<Vec<_>>().join(" ");
    format!("  printed {}\n  found   {}", from(&expect), from(&found))
}
