//! Variables that stand for nothing: unknown ones stay visible in the mail, known ones without a value
//! leave a gap.

use std::collections::BTreeSet;

use super::{Finding, Look, Part, Severity, shortened};
use crate::variable::{NAMES, Values, names};

pub(super) fn check(look: &Look<'_>, findings: &mut Vec<Finding>) {
    let snapshot = look.snapshot;
    let (issue, publication) = (&snapshot.issue, &snapshot.publication);
    let values = Values::of(snapshot);
    let call = &issue.call_to_action;
    let imprint = &publication.imprint;
    for (part, words) in [
        (Part::Subject, issue.subject.clone()),
        (Part::Preheader, issue.preheader.clone()),
        (Part::Intro, issue.intro.to_text()),
        (Part::Outro, format!("{}\n{}", issue.outro_heading, issue.outro.to_text())),
        (Part::CallToAction, format!("{}\n{}\n{}", call.text, call.label, call.url)),
        (Part::Footer, format!("{}\n{}\n{}", publication.recipe.footer, imprint.reason, imprint.postal_address)),
        (Part::BrowserAddress, imprint.browser_url.clone()),
    ] {
        for variable in names(&words).collect::<BTreeSet<&str>>() {
            match values.get(variable) {
                None => {
                    let message = format!(
                        "{} holds “{{{{{}}}}}”, which is no variable and is printed as it stands. Known are: {}.",
                        part.sentence(),
                        shortened(variable),
                        NAMES.join(", ")
                    );
                    let found = Finding::of_part("variable-unknown", Severity::Warn, part, message);
                    findings.push(found.with("variable", shortened(variable)).with("known", NAMES.join(", ")));
                }
                Some("") => {
                    let message = format!(
                        "{} holds “{{{{{variable}}}}}”, but this issue has nothing to put there.",
                        part.sentence()
                    );
                    let found = Finding::of_part("variable-empty", Severity::Warn, part, message);
                    findings.push(found.with("variable", variable));
                }
                Some(_) => {}
            }
        }
    }
}
