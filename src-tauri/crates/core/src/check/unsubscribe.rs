//! Whether readers can leave the list and learn who writes to them; the laws on commercial mail of most
//! countries ask for both.

use super::{Finding, Look, Part, Severity};
use crate::export::Target;
use crate::export::target::{Footer, Place};
use crate::html::address;
use crate::variable::Values;

pub(super) fn check(look: &Look<'_>, findings: &mut Vec<Finding>) {
    let profile = look.target.profile();
    if profile.footer == Footer::Tool {
        return;
    }
    // What is pasted into a mail of one's own goes to people one knows.
    let severity = if look.target == Target::Gmail { Severity::Note } else { Severity::Warn };
    let publication = &look.snapshot.publication;
    let imprint = &publication.imprint;
    let own = Values::of(look.snapshot).fill(&imprint.unsubscribe_url);
    if profile.token(Place::Unsubscribe).is_none() && address::link(&own).is_none() {
        let message = format!(
            "Nothing in this mail leads off the list, and “{}” adds nothing that does. Enter an address for it in the \
             publication’s settings.",
            profile.label
        );
        let found = Finding::of_part("unsubscribe-missing", severity, Part::Footer, message);
        findings.push(found.with("target", profile.label));
    }
    let addressed = !imprint.postal_address.trim().is_empty() || !publication.recipe.footer.trim().is_empty();
    if !addressed && profile.token(Place::PostalAddress).is_none() {
        let message = "The footer has no postal address. Enter one in the publication’s settings.";
        findings.push(Finding::of_part("address-missing", severity, Part::Footer, message));
    }
}
