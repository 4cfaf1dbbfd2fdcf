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

#[expect(clippy::result_large_err, reason = "the case is what a failing test prints")]
fn run(seed: u64) -> Result<(), (Case, String)> {
    let case = case(seed);
    let issue = import(case.input.as_bytes(), case.format).expect("an issue");
    if found(&issue, case.caps) == case.expect { Ok(()) } else { Err((case, dump(&issue))) }
}

#[test]
fn what_was_printed_is_what_is_found() {
    let count: u64 = std::env::var("GALLEY_VARIANTS").ok().and_then(|count| count.parse().ok()).unwrap_or(600);
    let first: u64 = std::env::var("GALLEY_FIRST").ok().and_then(|first| first.parse().ok()).unwrap_or(0);
    let failures: Vec<_> = (first..count.max(first + 1)).filter_map(|seed| run(seed).err()).collect();
    for (case, _) in &failures {
        eprintln!("{}", case.name);
        if std::env::var_os("GALLEY_SHOW").is_some() {
            let issue = import(case.input.as_bytes(), case.format).unwrap();
            let (a, b) = (format!("{:#?}", case.expect), format!("{:#?}", found(&issue, case.caps)));
            let (a, b): (Vec<_>, Vec<_>) = (a.lines().collect(), b.lines().collect());
            let same = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
            eprintln!(
                "  EXPECT {}\n  FOUND  {}",
                a[same.saturating_sub(1)..a.len().min(same + 6)].join(" "),
                b[same.saturating_sub(1)..b.len().min(same + 6)].join(" ")
            );
        }
    }
    if let Some((case, dump)) = failures.first() {
        panic!(
            "{} of {count} printings were misread.\n{}\n\n{}\n\n{:#?}\n\n{dump}",
            failures.len(),
            case.name,
            case.input,
            case.expect
        );
    }
}
