//! Text that runs against the direction of its publication, which mail programs would set from the wrong
//! side.

use super::{Finding, Look, Severity, name};
use crate::export::language::{Direction, Language};

pub(super) fn check(look: &Look<'_>, findings: &mut Vec<Finding>) {
    let tag = &look.snapshot.publication.language;
    let direction = Language::of(tag).direction();
    for item in look.snapshot.items() {
        let text = format!("{} {}", item.headline, item.body.to_text());
        if prevailing(&text).is_some_and(|found| found != direction) {
            let runs = match direction {
                Direction::LeftToRight => "from right to left",
                Direction::RightToLeft => "from left to right",
            };
            let message = format!(
                "{} runs {runs}, but the publication’s language is “{tag}”. Check the language in its settings.",
                name(item)
            );
            let found = Finding::of_item("direction", Severity::Warn, item, message);
            findings.push(found.with("language", tag));
        }
    }
}

/// The direction of most letters; none where there are hardly any.
fn prevailing(text: &str) -> Option<Direction> {
    let (mut left, mut right) = (0_usize, 0_usize);
    for c in text.chars().filter(|c| c.is_alphabetic()) {
        match c {
            '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}' => right += 1,
            _ => left += 1,
        }
    }
    match left + right {
        0..20 => None,
        _ if right > left => Some(Direction::RightToLeft),
        _ => Some(Direction::LeftToRight),
    }
}
