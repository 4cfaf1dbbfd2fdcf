//! An issue in which nothing is printed between masthead and footer; a theme that is not there.

use super::{Finding, Look, Part, Severity};

pub(super) fn check(look: &Look<'_>, findings: &mut Vec<Finding>) {
    let snapshot = look.snapshot;
    if snapshot.items().next().is_none() && snapshot.issue.intro.is_blank() {
        findings.push(Finding::of_issue("issue-empty", Severity::Block, "There is nothing in this issue yet."));
    }
    let wanted = &snapshot.publication.theme;
    if !wanted.is_empty() && *wanted != snapshot.theme.slug {
        let message = format!(
            "The theme “{wanted}” is not in this library, so “{}” is used. Choose a theme for the publication.",
            snapshot.theme.name
        );
        let found = Finding::of_part("theme-missing", Severity::Warn, Part::Theme, message);
        findings.push(found.with("wanted", wanted).with("theme", &snapshot.theme.name));
    }
}
