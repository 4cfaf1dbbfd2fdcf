//! Links that lead nowhere: without an address, or with one that no mail may hold.

use super::{Finding, Look, Part, Severity, name, shortened};
use crate::body::{Body, Inline};
use crate::html::address;
use crate::variable::Values;

pub(super) fn check(look: &Look<'_>, findings: &mut Vec<Finding>) {
    let snapshot = look.snapshot;
    for (part, body) in [(Part::Intro, &snapshot.issue.intro), (Part::Outro, &snapshot.issue.outro)] {
        for broken in broken(body) {
            let message = format!("{} links to “{}”, which no reader can follow.", part.sentence(), shortened(broken));
            let found = Finding::of_part("link-broken", Severity::Warn, part, message);
            findings.push(found.with("address", shortened(broken)));
        }
    }
    for item in snapshot.items() {
        let sources = item.sources.iter().map(|source| source.url.trim()).filter(|url| is_broken(url));
        for broken in broken(&item.body).into_iter().chain(sources) {
            let message = format!("{} links to “{}”, which no reader can follow.", name(item), shortened(broken));
            let found = Finding::of_item("link-broken", Severity::Warn, item, message);
            findings.push(found.with("address", shortened(broken)));
        }
    }
    let call = &snapshot.issue.call_to_action;
    let url = Values::of(snapshot).fill(&call.url);
    if call.is_blank() {
        return;
    }
    if url.trim().is_empty() {
        let message = "The call to action has no address, so it leads nowhere. Add one.";
        findings.push(Finding::of_part("link-missing", Severity::Warn, Part::CallToAction, message));
    } else if is_broken(url.trim()) {
        let message = format!("The call to action links to “{}”, which no reader can follow.", shortened(url.trim()));
        let found = Finding::of_part("link-broken", Severity::Warn, Part::CallToAction, message);
        findings.push(found.with("address", shortened(url.trim())));
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
