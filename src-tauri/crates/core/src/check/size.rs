//! Whether Gmail would cut the mail, and hide the way out of the list with its end.

use super::{Finding, Look, Severity};
use crate::export::size::{BLOCK, WARN};

pub(super) fn check(look: &Look<'_>, findings: &mut Vec<Finding>) {
    let total = look.size.total();
    let severity = match total {
        total if total >= BLOCK => Severity::Block,
        total if total >= WARN => Severity::Warn,
        _ => return,
    };
    let added = if look.size.overhead > 0 {
        format!(", of which {} kB are what {} adds", look.size.overhead.div_ceil(1_000), look.target.profile().label)
    } else {
        String::new()
    };
    let message = format!(
        "The mail has {} kB of HTML{added}. Gmail cuts a mail at 102 kB and hides its end, the way out of the list \
         with it. Shorten it, or move items to the next issue.",
        total.div_ceil(1_000)
    );
    let found = Finding::of_issue("size", severity, message);
    let overhead = look.size.overhead.div_ceil(1_000);
    findings.push(
        found
            .with("kilobytes", total.div_ceil(1_000))
            .with("overhead", overhead)
            .with("target", look.target.profile().label),
    );
}
