//! What an approval is over: a hash of everything that readers get to see of an issue, and one for each of its records.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use uuid::Uuid;

use crate::hash;
use crate::issue::snapshot::{IssueSnapshot, SnapshotEntry, SnapshotItem};

/// The hashes of an issue's content, in hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    /// Of all of it, the order of the items included.
    pub whole: String,
    /// Of each item, and of the issue's own texts.
    pub records: BTreeMap<Uuid, String>,
}

impl Content {
    /// Of an issue as it would be printed. Its look and its state are not part of it.
    pub fn of(snapshot: &IssueSnapshot) -> Content {
        let issue = &snapshot.issue;
        let mut records = BTreeMap::new();
        let order: Vec<Value> = snapshot
            .entries
            .iter()
            .map(|entry| match entry {
                SnapshotEntry::Section { title, .. } => json!({ "section": title }),
                SnapshotEntry::Item(item) => {
                    let hash = hash_of(&item_value(item));
                    records.insert(item.id.uuid(), hash.clone());
                    json!({ "item": item.id, "content": hash })
                }
            })
            .collect();
        let own = json!({
            "masthead": snapshot.masthead(),
            "number": issue.number,
            "date": issue.date,
            "title": issue.title,
            "subject": issue.subject,
            "preheader": issue.preheader,
            "topic_line": issue.topic_line,
            "intro": issue.intro.to_delta(),
            "outro_heading": issue.outro_heading,
            "outro": issue.outro.to_delta(),
            "call_to_action": issue.call_to_action,
        });
        let own = hash_of(&own);
        let whole = hash_of(&json!({ "issue": own, "order": order }));
        records.insert(issue.id.uuid(), own);
        Content { whole, records }
    }
}

fn item_value(item: &SnapshotItem) -> Value {
    let sources: Vec<Value> = item
        .sources
        .iter()
        .map(|source| json!({ "name": source.name, "url": source.url, "role": source.role.name() }))
        .collect();
    json!({
        "kicker": item.kicker,
        "headline": item.headline,
        "dek": item.dek,
        "body": item.body.to_delta(),
        "sources": sources,
    })
}

/// Members of an object are written in alphabetical order, so the same content has the same hash.
fn hash_of(value: &Value) -> String {
    hash::hex(value.to_string().as_bytes())
}
