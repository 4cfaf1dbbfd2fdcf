//! The same headline or the same link twice in one issue.

use std::collections::BTreeMap;

use super::{Finding, Look, Severity, name, shortened};
use crate::body::Inline;
use crate::issue::snapshot::SnapshotItem;

pub(super) fn check(look: &Look<'_>, findings: &mut Vec<Finding>) {
    let mut headlines: BTreeMap<String, &SnapshotItem> = BTreeMap::new();
    let mut links: BTreeMap<String, &SnapshotItem> = BTreeMap::new();
    for item in look.snapshot.items() {
        let headline = item.headline.trim().to_lowercase();
        if !headline.is_empty() {
            if let Some(first) = headlines.get(&headline) {
                let message =
                    format!("Items {} and {} have the same headline: {}.", first.position, item.position, name(item));
                let found = Finding::of_item("headline-twice", Severity::Warn, item, message);
                findings.push(found.with("first", first.position));
            }
            headlines.entry(headline).or_insert(item);
        }
        for link in addresses(item) {
            let same = bare(link);
            match links.get(&same) {
                Some(first) if first.id != item.id => {
                    let message =
                        format!("{} and {} link to the same page: {}", name(first), name(item), shortened(link));
                    let found = Finding::of_item("link-twice", Severity::Note, item, message);
                    findings.push(found.with("first", first.position).with("address", shortened(link)));
                }
                _ => drop(links.entry(same).or_insert(item)),
            }
        }
    }
}

fn addresses(item: &SnapshotItem) -> Vec<&str> {
    let body = item.body.lines.iter().flat_map(|line| &line.inline).filter_map(|inline| match inline {
        Inline::Text { marks, .. } => marks.link.as_deref(),
        Inline::Image(image) => image.link.as_deref(),
        Inline::Rule => None,
    });
    let sources = item.sources.iter().map(|source| source.url.as_str());
    let mut found: Vec<&str> = body.chain(sources).map(str::trim).filter(|link| !link.is_empty()).collect();
    found.sort_unstable();
    found.dedup_by_key(|link| bare(link));
    // A home page that several items credit is no repetition.
    found.retain(|link| bare(link).contains('/'));
    found
}

/// The address without what does not decide where it leads.
fn bare(link: &str) -> String {
    let link = link.split('#').next().unwrap_or(link);
    let link = link.split_once("://").map_or(link, |(_, rest)| rest);
    link.strip_prefix("www.").unwrap_or(link).trim_end_matches('/').to_lowercase()
}
