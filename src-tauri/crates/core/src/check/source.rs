//! Items that credit nobody, where the recipe prints source lines.

use super::{Finding, Look, Severity, name};
use crate::publication::Presence;

pub(super) fn check(look: &Look<'_>, findings: &mut Vec<Finding>) {
    if look.snapshot.publication.recipe.source_line == Presence::Off {
        return;
    }
    for item in look.snapshot.items() {
        let credited =
            item.sources.iter().any(|source| !source.name.trim().is_empty() || !source.url.trim().is_empty());
        if !credited {
            let message = format!("{} has no source. Add the outlet that reported it.", name(item));
            findings.push(Finding::of_item("source-missing", Severity::Warn, item, message));
        }
    }
}
