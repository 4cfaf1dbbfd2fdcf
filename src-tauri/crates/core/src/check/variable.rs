//! Variables that stand for nothing: unknown ones stay visible in the mail, known ones without a value
//! leave a gap.

use std::collections::BTreeSet;

use super::{Finding, Look, Severity, shortened};
use crate::variable::{NAMES, Values, names};

pub(super) fn check(look: &Look<'_>, findings: &mut Vec<Finding>) {
    let snapshot = look.snapshot;
    let (issue, publication) = (&snapshot.issue, &snapshot.publication);
    let values = Values::of(snapshot);
    let call = &issue.call_to_action;
    let imprint = &publication.imprint;
    for (place, words) in [
        ("The subject", issue.subject.clone()),
        ("The preheader", issue.preheader.clone()),
        ("The intro", issue.intro.to_text()),
        ("The outro", format!("{}\n{}", issue.outro_heading, issue.outro.to_text())),
        ("The call to action", format!("{}\n{}\n{}", call.text, call.label, call.url)),
        ("The footer", format!("{}\n{}\n{}", publication.recipe.footer, imprint.reason, imprint.postal_address)),
        ("The address of the mail on the web", imprint.browser_url.clone()),
    ] {
        for variable in names(&words).collect::<BTreeSet<&str>>() {
            match values.get(variable) {
                None => {
                    let message = format!(
                        "{place} holds “{{{{{}}}}}”, which is no variable and is printed as it stands. Known are: {}.",
                        shortened(variable),
                        NAMES.join(", ")
                    );
                    findings.push(Finding::of_issue("variable-unknown", Severity::Warn, message));
                }
                Some("") => {
                    let message =
                        format!("{place} holds “{{{{{variable}}}}}”, but this issue has nothing to put there.");
                    findings.push(Finding::of_issue("variable-empty", Severity::Warn, message));
                }
                Some(_) => {}
            }
        }
    }
}
