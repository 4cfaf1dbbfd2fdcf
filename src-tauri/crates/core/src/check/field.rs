//! The two mail fields: the subject, and the preheader behind it.

use super::{Finding, Look, Part, Severity};
use crate::variable::Values;

/// Mail programs on phones show some 40 characters of a subject, on desks some 70.
const SUBJECT: usize = 78;

/// Hardly a program shows more of a preheader.
const PREHEADER: usize = 150;

pub(super) fn check(look: &Look<'_>, findings: &mut Vec<Finding>) {
    let values = Values::of(look.snapshot);
    let subject = values.fill(&look.snapshot.issue.subject);
    let preheader = values.fill(&look.snapshot.issue.preheader);
    let mut find = |check, severity, part, long: usize, message: String| {
        findings.push(Finding::of_part(check, severity, part, message).with("count", long));
    };
    match width(&subject) {
        0 => find("subject-missing", Severity::Warn, Part::Subject, 0, "The mail has no subject.".to_owned()),
        long if long > SUBJECT => {
            let message = format!("The subject has {long} characters; mail programs show some {SUBJECT} at most.");
            find("subject-long", Severity::Note, Part::Subject, long, message);
        }
        _ => {}
    }
    match width(&preheader) {
        0 => {
            let message = "The mail has no preheader, so mail programs show its first words behind the subject.";
            find("preheader-missing", Severity::Note, Part::Preheader, 0, message.to_owned());
        }
        long if long > PREHEADER => {
            let message = format!("The preheader has {long} characters; mail programs show some {PREHEADER} at most.");
            find("preheader-long", Severity::Note, Part::Preheader, long, message);
        }
        _ => {}
    }
}

/// The characters, a wide one as two.
fn width(words: &str) -> usize {
    unicode_width::UnicodeWidthStr::width(words.trim())
}
