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
                "INSERT INTO outlet (id, uuid, name, credit, home, language, kind, paywall, trust_note, merged_into)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
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
                self.merged_into.map(|into| into.uuid()),
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
    coalesce((SELECT count FROM facet WHERE facet.kind = 'outlet' AND value = hex(outlet.uuid)), 0), merged_into FROM outlet";

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
        merged_into: row.get::<_, Option<Uuid>>(10)?.map(Into::into),
    };
    Ok((outlet, row.get(9)?))
}

/// Every outlet by name, with the count of its stories.
pub(crate) fn all(connection: &Connection) -> Result<Vec<(Outlet, u32)>> {
    let doing = "listing the outlets";
    let mut statement = connection
        .prepare_cached(&format!("{COLUMNS} WHERE merged_into IS NULL ORDER BY name COLLATE NOCASE, id"))
        .while_doing(doing)?;
    let rows = statement.query_map([], of_row).while_doing(doing)?;
    rows.collect::<rusqlite::Result<_>>().while_doing(doing)
}

/// The outlet of that id, with the count of its stories.
pub(crate) fn get(connection: &Connection, uuid: Uuid) -> Result<Option<(Outlet, u32)>> {
    one(connection, &format!("{COLUMNS} WHERE uuid = ?1"), params![uuid])
}

/// The outlet of that name or preferred credit, in any case of letters; of a name that was merged into another
/// outlet, that one.
pub(crate) fn by_name(connection: &Connection, name: &str) -> Result<Option<(Outlet, u32)>> {
    // A name that stands in the register goes before one that was merged away.
    let order = "ORDER BY merged_into IS NOT NULL, id LIMIT 1";
    for column in ["name", "credit"] {
        let sql = format!("{COLUMNS} WHERE {column} = ?1 COLLATE NOCASE {order}");
        if let Some(found) = one(connection, &sql, params![name])? {
            return standing(connection, found).map(Some);
        }
    }
    Ok(None)
}

/// The outlet that a domain belongs to.
pub(crate) fn by_domain(connection: &Connection, domain: &str) -> Result<Option<Outlet>> {
    let sql = format!(
        "{COLUMNS} WHERE id IN (SELECT outlet FROM outlet_domain WHERE domain = ?1)
         ORDER BY merged_into IS NOT NULL, id LIMIT 1"
    );
    let found = one(connection, &sql, params![domain])?;
    found.map(|found| standing(connection, found).map(|(outlet, _)| outlet)).transpose()
}

/// The outlet itself, or the one that it was merged into, however often.
fn standing(connection: &Connection, found: (Outlet, u32)) -> Result<(Outlet, u32)> {
    let mut found = found;
    // A ring of merges cannot be made here, but could arrive from elsewhere.
    for _ in 0..16 {
        let Some(into) = found.0.merged_into else { break };
        match get(connection, into.uuid())? {
            Some(next) => found = next,
            None => break,
        }
    }
    Ok(found)
}

/// The stories and items that name an outlet.
pub(crate) fn users(connection: &Connection, outlet: Uuid) -> Result<(Vec<Uuid>, Vec<Uuid>)> {
    let doing = "looking who names an outlet";
    let list = |sql: &str| -> Result<Vec<Uuid>> {
        let mut statement = connection.prepare_cached(sql).while_doing(doing)?;
        let rows = statement.query_map([outlet], |row| row.get(0)).while_doing(doing)?;
        rows.collect::<rusqlite::Result<_>>().while_doing(doing)
    };
    let items = "SELECT DISTINCT item.uuid FROM item_source JOIN item ON item.id = item_source.item
        WHERE item_source.outlet = ?1";
    Ok((list("SELECT uuid FROM story WHERE outlet = ?1")?, list(items)?))
}

fn one(connection: &Connection, sql: &str, values: &[&dyn rusqlite::ToSql]) -> Result<Option<(Outlet, u32)>> {
    connection
        .prepare_cached(sql)
        .and_then(|mut statement| statement.query_row(values, of_row).optional())
        .while_doing("looking for an outlet")
}
