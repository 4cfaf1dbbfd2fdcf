//! Suggestions that nobody has decided: the text is shown as it would be, and may not be meant so.

use super::{Finding, Look, Part, Severity, name, shortened};
use crate::issue::snapshot::TextPlace;

/// The check's name. Every export waits for what it finds, the plain one too.
pub(super) const NAME: &str = "suggestion-open";

pub(super) fn check(look: &Look<'_>, findings: &mut Vec<Finding>) {
    for open in &look.snapshot.suggestions {
        let inserted = shortened(open.suggestion.inserted.trim());
        let deleted = shortened(open.suggestion.deleted.trim());
        let what = match (inserted.is_empty(), deleted.is_empty()) {
            (false, false) => format!("“{inserted}” in the place of “{deleted}”"),
            (false, true) => format!("to put in “{inserted}”"),
            (true, false) => format!("to take out “{deleted}”"),
            (true, true) => "another parting of the text".to_owned(),
        };
        let finding = match open.place {
            TextPlace::Item(id) => {
                let Some(item) = look.snapshot.items().find(|item| item.id == id) else { continue };
                let message = format!("{} has an open suggestion: {what}. Accept or reject it.", name(item));
                Finding::of_item(NAME, Severity::Block, item, message)
            }
            TextPlace::Intro => of_part(Part::Intro, &what),
            TextPlace::Outro => of_part(Part::Outro, &what),
        };
        let by = open.suggestion.by.map(|by| by.to_string()).unwrap_or_default();
        let finding = finding.with("inserted", inserted).with("deleted", deleted);
        let finding = finding.with("suggestion", open.suggestion.id).with("by", by);
        findings.push(Finding { range: Some(open.range), ..finding });
    }
}

fn of_part(part: Part, what: &str) -> Finding {
    let message = format!("{} has an open suggestion: {what}. Accept or reject it.", part.sentence());
    Finding::of_part(NAME, Severity::Block, part, message)
}
