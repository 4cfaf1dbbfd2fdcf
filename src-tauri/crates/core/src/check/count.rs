//! Whether an issue has as many items as its recipe says.

use super::{Finding, Look, Severity};

pub(super) fn check(look: &Look<'_>, findings: &mut Vec<Finding>) {
    let Some((least, most)) = look.snapshot.publication.recipe.item_count else { return };
    let count = u32::try_from(look.snapshot.items().count()).unwrap_or(u32::MAX);
    if count == 0 || (least..=most).contains(&count) {
        return;
    }
    let items = if count == 1 { "1 item".to_owned() } else { format!("{count} items") };
    let wanted = if least == most { least.to_string() } else { format!("{least} to {most}") };
    let message = format!("This issue has {items}; the recipe says {wanted}.");
    let found = Finding::of_issue("item-count", Severity::Note, message);
    findings.push(found.with("count", count).with("least", least).with("most", most));
}
