//! Whether items are as long as their recipe says.

use super::{Finding, Look, Severity, name};

pub(super) fn check(look: &Look<'_>, findings: &mut Vec<Finding>) {
    let Some((least, most)) = look.snapshot.publication.recipe.item_words else { return };
    for item in look.snapshot.items().filter(|item| !item.body.is_blank()) {
        let words = u32::try_from(item.body.word_count()).unwrap_or(u32::MAX);
        if !(least..=most).contains(&words) {
            let message = format!("{} has {words} words; the recipe says {least} to {most}.", name(item));
            let found = Finding::of_item("item-words", Severity::Note, item, message);
            findings.push(found.with("count", words).with("least", least).with("most", most));
        }
    }
}
