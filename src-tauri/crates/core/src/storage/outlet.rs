//! The rows that show outlets.

use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

use super::StorageContext;
use super::record::Record;
use crate::document::{Document, Kind, OutletDocument, Version};
use crate::error::Result;
use crate::outlet::Outlet;

impl Record for Outlet {
    const KIND: Kind = Kind::Outlet;

    fn uuid(&self) -> Uuid {
        self.id.uuid()
    }

    fn of_document(document: &mut Document, uuid: Uuid) -> Option<Outlet> {
        (!document.is_void()).then(|| OutletDocument(document).read(uuid.into()))
    }

    fn to_document(&self, document: &mut Document) -> Result<()> {
        OutletDocument(document).write(self)
    }

    fn show(&self, connection: &Connection, row: i64, _: &Version) -> rusqlite::Result<()> {
        Outlet::hide(connection, row)?;
        connection
            .prepare_cached(
                "INSERT INTO outlet (id, uuid, name, credit, home, language, kind, paywall, trust_note)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            )?
            .execute(params![
                row,
                self.id.uuid(),
                self.name,
                self.credit,
                self.home,
                self.language,
                word(&self.kind),
                word(&self.paywall),
                self.trust_note,
            ])?;
        let mut statement =
            connection.prepare_cached("INSERT INTO outlet_domain (outlet, position, domain) VALUES (?1, ?2, ?3)")?;
        for (position, domain) in (0_i64..).zip(&self.domains) {
            statement.execute(params![row, position, domain])?;
        }
        Ok(())
    }

    fn hide(connection: &Connection, row: i64) -> rusqlite::Result<()> {
        connection.prepare_cached("DELETE FROM outlet WHERE id = ?1")?.execute([row])?;
        connection.prepare_cached("DELETE FROM outlet_domain WHERE outlet = ?1")?.execute([row]).map(|_| ())
    }
}

/// The name of a value of a closed list, as serde writes it.
fn word<T: serde::Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

fn of_word<T: serde::de::DeserializeOwned + Default>(word: String) -> T {
    serde_json::from_value(serde_json::Value::String(word)).unwrap_or_default()
}

const COLUMNS: &str = "SELECT uuid, name, credit, home, language, kind, paywall, trust_note,
    (SELECT json_group_array(domain) FROM (SELECT domain FROM outlet_domain WHERE outlet = outlet.id ORDER BY position)),
    (SELECT count(*) FROM story WHERE story.outlet = outlet.uuid) FROM outlet";

fn of_row(row: &Row<'_>) -> rusqlite::Result<(Outlet, u32)> {
    let outlet = Outlet {
        id: row.get::<_, Uuid>(0)?.into(),
        name: row.get(1)?,
        credit: row.get(2)?,
        home: row.get(3)?,
        language: row.get(4)?,
        kind: of_word(row.get(5)?),
        paywall: of_word(row.get(6)?),
        trust_note: row.get(7)?,
        domains: serde_json::from_str(&row.get::<_, String>(8)?).unwrap_or_default(),
    };
    Ok((outlet, row.get(9)?))
}

/// Every outlet by name, with the count of its stories.
pub(crate) fn all(connection: &Connection) -> Result<Vec<(Outlet, u32)>> {
    let doing = "listing the outlets";
    let mut statement =
        connection.prepare_cached(&format!("{COLUMNS} ORDER BY name COLLATE NOCASE, id")).while_doing(doing)?;
    let rows = statement.query_map([], of_row).while_doing(doing)?;
    rows.collect::<rusqlite::Result<_>>().while_doing(doing)
}

/// The outlet of that id, with the count of its stories.
pub(crate) fn get(connection: &Connection, uuid: Uuid) -> Result<Option<(Outlet, u32)>> {
    one(connection, &format!("{COLUMNS} WHERE uuid = ?1"), params![uuid])
}

/// The outlet of that name or preferred credit, in any case of letters.
pub(crate) fn by_name(connection: &Connection, name: &str) -> Result<Option<(Outlet, u32)>> {
    let by_name = format!("{COLUMNS} WHERE name = ?1 COLLATE NOCASE ORDER BY id LIMIT 1");
    if let Some(found) = one(connection, &by_name, params![name])? {
        return Ok(Some(found));
    }
    one(connection, &format!("{COLUMNS} WHERE credit = ?1 COLLATE NOCASE ORDER BY id LIMIT 1"), params![name])
}

fn one(connection: &Connection, sql: &str, values: &[&dyn rusqlite::ToSql]) -> Result<Option<(Outlet, u32)>> {
    connection
        .prepare_cached(sql)
        .and_then(|mut statement| statement.query_row(values, of_row).optional())
        .while_doing("looking for an outlet")
}
