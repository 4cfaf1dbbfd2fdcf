//! How many stories of the library have each state, tag and outlet: kept with every change of a story, so that a
//! sidebar counts nothing. Statements and no triggers: see the migration that took those away.

use std::collections::BTreeSet;

use rusqlite::{Connection, params};
use uuid::Uuid;

/// What a story is counted under: kinds with values. Nothing for one that stands in no list.
pub(super) type Counted = BTreeSet<(&'static str, String)>;

/// What a story of this state, with this outlet and these tags, is counted under.
pub(super) fn under(state: &str, outlet: Option<Uuid>, tags: &[String]) -> Counted {
    let mut counted = Counted::from([("state", state.to_owned())]);
    counted.extend(outlet.map(|outlet| ("outlet", format!("{:X}", outlet.simple()))));
    counted.extend(tags.iter().map(|tag| ("tag", tag.clone())));
    counted
}

/// Counts a story under `after` that was counted under `before`.
pub(super) fn change(connection: &Connection, before: &Counted, after: &Counted) -> rusqlite::Result<()> {
    for (kind, value) in before.difference(after) {
        connection
            .prepare_cached("UPDATE facet SET count = count - 1 WHERE kind = ?1 AND value = ?2")?
            .execute(params![kind, value])?;
        connection
            .prepare_cached("DELETE FROM facet WHERE kind = ?1 AND value = ?2 AND count <= 0")?
            .execute(params![kind, value])?;
    }
    for (kind, value) in after.difference(before) {
        connection
            .prepare_cached(
                "INSERT INTO facet (kind, value, count) VALUES (?1, ?2, 1)
                 ON CONFLICT (kind, value) DO UPDATE SET count = count + 1",
            )?
            .execute(params![kind, value])?;
    }
    Ok(())
}
