//! Colours of the theme that cannot be read.

use super::{Finding, Look, Part, Severity};
use crate::theme::Scheme;

pub(super) fn check(look: &Look<'_>, findings: &mut Vec<Finding>) {
    let theme = &look.snapshot.theme;
    for (scheme, where_) in [(Scheme::Light, ""), (Scheme::Dark, " on dark systems")] {
        let weak: Vec<String> = theme
            .contrasts()
            .into_iter()
            .filter(|pair| pair.scheme == scheme && !pair.holds())
            .map(|pair| format!("{} on {} ({:.1})", pair.text.replace('_', " "), pair.ground, pair.ratio))
            .collect();
        if !weak.is_empty() {
            let message = format!(
                "The theme “{}” is hard to read{where_}: {}. Text needs a contrast of 4.5.",
                theme.name,
                weak.join(", ")
            );
            let found = Finding::of_part("contrast", Severity::Warn, Part::Theme, message);
            let scheme = if scheme == Scheme::Dark { "dark" } else { "light" };
            findings.push(found.with("theme", &theme.name).with("scheme", scheme).with("pairs", weak.join(", ")));
        }
    }
}
