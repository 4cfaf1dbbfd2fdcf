//! Links that were asked and led nowhere.

use super::{Finding, Look, Severity, name, shortened};

pub(super) fn check(look: &Look<'_>, findings: &mut Vec<Finding>) {
    let snapshot = look.snapshot;
    let reason = |url: &str| {
        let known = snapshot.broken.iter().find(|broken| broken.url == url.trim())?;
        Some(format!("“{}”: {}", shortened(url.trim()), known.reason))
    };
    let tell =
        |place: &str, reason: &str| format!("{place} links to {reason} Check the address, or take the link out.");
    for (place, body) in [("The intro", &snapshot.issue.intro), ("The outro", &snapshot.issue.outro)] {
        for reason in body.links().filter_map(reason) {
            findings.push(Finding::of_issue("link-gone", Severity::Warn, tell(place, &reason)));
        }
    }
    for item in snapshot.items() {
        let sources = item.sources.iter().map(|source| source.url.as_str());
        let mut reasons: Vec<String> = item.body.links().chain(sources).filter_map(reason).collect();
        reasons.sort();
        reasons.dedup();
        for reason in reasons {
            findings.push(Finding::of_item("link-gone", Severity::Warn, item, tell(&name(item), &reason)));
        }
    }
    if let Some(reason) = reason(&snapshot.issue.call_to_action.url) {
        findings.push(Finding::of_issue("link-gone", Severity::Warn, tell("The call to action", &reason)));
    }
}
