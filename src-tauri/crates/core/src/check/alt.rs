//! Pictures that say nothing to those who cannot see them, or who have pictures off.

use super::{Finding, Look, Part, Severity, name};
use crate::body::{Body, Inline};

pub(super) fn check(look: &Look<'_>, findings: &mut Vec<Finding>) {
    let snapshot = look.snapshot;
    let message = |place: &str, count: usize| {
        let what = if count == 1 { "a picture".to_owned() } else { format!("{count} pictures") };
        format!("{place} has {what} without a description. Many readers see mail without pictures.")
    };
    for (part, body) in [(Part::Intro, &snapshot.issue.intro), (Part::Outro, &snapshot.issue.outro)] {
        let count = silent(body);
        if count > 0 {
            let found = Finding::of_part("alt-missing", Severity::Warn, part, message(part.sentence(), count));
            findings.push(found.with("count", count));
        }
    }
    for item in snapshot.items() {
        let count = silent(&item.body);
        if count > 0 {
            let found = Finding::of_item("alt-missing", Severity::Warn, item, message(&name(item), count));
            findings.push(found.with("count", count));
        }
    }
    let header = &snapshot.theme.header;
    if !header.image.is_empty() && header.alt.trim().is_empty() {
        let message = "The theme’s picture has no description. Many readers see mail without pictures.";
        findings.push(Finding::of_part("alt-missing", Severity::Warn, Part::Theme, message));
    }
}

fn silent(body: &Body) -> usize {
    let pictures = body.lines.iter().flat_map(|line| &line.inline);
    pictures.filter(|inline| matches!(inline, Inline::Image(image) if image.alt.trim().is_empty())).count()
}
