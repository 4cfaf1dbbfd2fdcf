//! Links that lead nowhere: without an address, or with one that no mail may hold.

use super::{Finding, Look, Severity, name, shortened};
use crate::body::{Body, Inline};
use crate::html::address;
use crate::variable::Values;

pub(super) fn check(look: &Look<'_>, findings: &mut Vec<Finding>) {
    let snapshot = look.snapshot;
    for (place, body) in [("The intro", &snapshot.issue.intro), ("The outro", &snapshot.issue.outro)] {
        for broken in broken(body) {
            let message = format!("{place} links to “{}”, which no reader can follow.", shortened(broken));
            findings.push(Finding::of_issue("link-broken", Severity::Warn, message));
        }
    }
    for item in snapshot.items() {
        let sources = item.sources.iter().map(|source| source.url.trim()).filter(|url| is_broken(url));
        for broken in broken(&item.body).into_iter().chain(sources) {
            let message = format!("{} links to “{}”, which no reader can follow.", name(item), shortened(broken));
            findings.push(Finding::of_item("link-broken", Severity::Warn, item, message));
        }
    }
    let call = &snapshot.issue.call_to_action;
    let url = Values::of(snapshot).fill(&call.url);
    if call.is_blank() {
        return;
    }
    if url.trim().is_empty() {
        let message = "The call to action has no address, so it leads nowhere. Add one.";
        findings.push(Finding::of_issue("link-missing", Severity::Warn, message));
    } else if is_broken(url.trim()) {
        let message = format!("The call to action links to “{}”, which no reader can follow.", shortened(url.trim()));
        findings.push(Finding::of_issue("link-broken", Severity::Warn, message));
    }
}

fn broken(body: &Body) -> Vec<&str> {
    let links = body.lines.iter().flat_map(|line| &line.inline).filter_map(|inline| match inline {
        Inline::Text { marks, .. } => marks.link.as_deref(),
        Inline::Image(image) => image.link.as_deref(),
        Inline::Rule => None,
    });
    let mut found: Vec<&str> = links.filter(|link| is_broken(link)).collect();
    found.dedup();
    found
}

fn is_broken(url: &str) -> bool {
    !url.is_empty() && address::link(url).is_none()
}
