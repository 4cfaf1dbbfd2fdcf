//! Links that were asked and led nowhere.

use super::{Finding, Look, Part, Severity, name, shortened};

pub(super) fn check(look: &Look<'_>, findings: &mut Vec<Finding>) {
    let snapshot = look.snapshot;
    let reason = |url: &str| {
        let known = snapshot.broken.iter().find(|broken| broken.url == url.trim())?;
        Some((shortened(url.trim()), known.reason.clone()))
    };
    let tell = |place: &str, (address, reason): &(String, String)| {
        format!("{place} links to “{address}”: {reason} Check the address, or take the link out.")
    };
    let with =
        |found: Finding, (address, reason): &(String, String)| found.with("address", address).with("reason", reason);
    for (part, body) in [(Part::Intro, &snapshot.issue.intro), (Part::Outro, &snapshot.issue.outro)] {
        for gone in body.links().filter_map(reason) {
            let found = Finding::of_part("link-gone", Severity::Warn, part, tell(part.sentence(), &gone));
            findings.push(with(found, &gone));
        }
    }
    for item in snapshot.items() {
        let sources = item.sources.iter().map(|source| source.url.as_str());
        let mut reasons: Vec<(String, String)> = item.body.links().chain(sources).filter_map(reason).collect();
        reasons.sort();
        reasons.dedup();
        for gone in reasons {
            let found = Finding::of_item("link-gone", Severity::Warn, item, tell(&name(item), &gone));
            findings.push(with(found, &gone));
        }
    }
    if let Some(gone) = reason(&snapshot.issue.call_to_action.url) {
        let part = Part::CallToAction;
        let found = Finding::of_part("link-gone", Severity::Warn, part, tell(part.sentence(), &gone));
        findings.push(with(found, &gone));
    }
}
