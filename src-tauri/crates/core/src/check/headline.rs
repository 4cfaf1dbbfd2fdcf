//! Items without a headline or without a text.

use super::{Finding, Look, Severity, name};

pub(super) fn check(look: &Look<'_>, findings: &mut Vec<Finding>) {
    for item in look.snapshot.items() {
        if item.headline.trim().is_empty() {
            let message = format!("Item {} has no headline.", item.position);
            findings.push(Finding::of_item("headline-missing", Severity::Warn, item, message));
        }
        if item.body.is_blank() {
            let message = format!("{} has no text.", name(item));
            findings.push(Finding::of_item("body-missing", Severity::Warn, item, message));
        }
    }
}
