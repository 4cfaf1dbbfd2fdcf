//! What reviewers said: approvals that an export still needs, changes that somebody asked for, words proposed in headlines
//! and other fields that nobody has decided.

use super::{Finding, Look, Severity, name, shortened};
use crate::proof::file::Verdict;

/// The name of the finding that approvals are missing.
pub const MISSING: &str = "approval-missing";
/// The name of the finding that somebody asked for changes.
pub const REQUESTED: &str = "changes-requested";

pub(super) fn check(look: &Look<'_>, findings: &mut Vec<Finding>) {
    let standing = &look.snapshot.standing;
    for proposal in &standing.proposals {
        let (quote, words) = (shortened(&proposal.quote), shortened(&proposal.words));
        let what = format!("“{words}” in the place of “{quote}”");
        let item = proposal.item.and_then(|id| look.snapshot.items().find(|item| item.id == id));
        let finding = match item {
            Some(item) => {
                let message = format!("{} has an open suggestion: {what}. Accept or reject it.", name(item));
                Finding::of_item(super::suggestion::NAME, Severity::Block, item, message)
            }
            None => {
                let message = format!("The issue has an open suggestion: {what}. Accept or reject it.");
                Finding::of_issue(super::suggestion::NAME, Severity::Block, message)
            }
        };
        findings.push(finding.with("inserted", words).with("deleted", quote));
    }
    for word in standing.words.iter().filter(|word| word.verdict == Verdict::RequestChanges) {
        if word.counts() || standing.needed > 0 {
            let message = format!(
                "{} requested changes on Proof {}. Make them and have a new proof read, or give the reason to go on.",
                word.name, word.number
            );
            let finding = Finding::of_issue(REQUESTED, Severity::Block, message);
            findings.push(finding.with("name", &word.name).with("number", word.number));
        }
    }
    if standing.approvals() >= standing.needed {
        return;
    }
    let lapsed = standing.words.iter().filter(|word| word.verdict == Verdict::Approve && !word.counts()).last();
    let wanting = standing.needed - standing.approvals();
    let needs = match wanting {
        1 => "One more approval is needed.".to_owned(),
        more => format!("{more} more approvals are needed."),
    };
    let message = match lapsed {
        Some(word) => {
            let changed = match word.changed {
                1 => "one item changed since".to_owned(),
                more => format!("{more} items changed since"),
            };
            format!("{} approved Proof {}; {changed}. {needs}", word.name, word.number)
        }
        None => needs,
    };
    let finding = Finding::of_issue(MISSING, Severity::Block, message).with("needed", wanting);
    findings.push(match lapsed {
        Some(word) => finding.with("name", &word.name).with("number", word.number).with("changed", word.changed),
        None => finding,
    });
}
