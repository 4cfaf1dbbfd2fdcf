//! The list of the items before them, each leading to its own.

use super::rundown::{Item, Part};
use crate::export::clean::Clean;

/// A line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::export) enum Listed {
    /// The name of a section.
    Section(Clean),
    /// An item.
    Item {
        /// The printed number.
        number: Option<u32>,
        /// The title.
        headline: Clean,
        /// The name that the item has in this document; none where the mail tool keeps no names.
        anchor: Option<String>,
    },
}

/// The list of a rundown; none where fewer than two items have a headline.
pub(super) fn contents(parts: &[Part]) -> Vec<Listed> {
    let listed: Vec<Listed> = parts
        .iter()
        .filter_map(|part| match part {
            Part::Section(title) => Some(Listed::Section(title.clone())),
            Part::Item(Item { headline, .. }) if headline.is_empty() => None,
            Part::Item(item) => {
                Some(Listed::Item { number: item.number, headline: item.headline.clone(), anchor: item.anchor.clone() })
            }
            Part::TopLink => None,
        })
        .collect();
    let items = listed.iter().filter(|line| matches!(line, Listed::Item { .. })).count();
    if items < 2 { Vec::new() } else { listed }
}
