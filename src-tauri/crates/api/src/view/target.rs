//! What is known of the mail tools.

use galley_core::export::Target;
use galley_core::export::target::{self, Markup};

use crate::export::{TargetInfo, TargetToken};

pub fn target_info(target: Target) -> TargetInfo {
    let profile = target.profile();
    TargetInfo {
        target: target.into(),
        label: profile.label.to_owned(),
        form: profile.form.into(),
        tokens: profile
            .tokens
            .iter()
            .map(|token| TargetToken {
                place: token.place.name().to_owned(),
                words: match token.markup {
                    Markup::Address(words) | Markup::Words(words) => words.to_owned(),
                    Markup::Element(name) => format!("<{name}>"),
                },
            })
            .collect(),
        brings_footer: profile.footer == target::Footer::Tool,
        strips: profile.strips.iter().map(|strip| (*strip).into()).collect(),
        overhead_fixed: profile.overhead.fixed,
        overhead_per_link: profile.overhead.per_link,
    }
}
