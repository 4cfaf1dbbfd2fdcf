//! What every kind of record has in common: a document that says what it is, and rows that show it.

use rusqlite::Connection;
use uuid::Uuid;

use crate::document::{Document, Kind, Version};
use crate::error::Result;

/// A record that is kept as a document and shown as rows.
pub(crate) trait Record: Sized + Clone + PartialEq {
    /// Which kind of document.
    const KIND: Kind;

    /// The record's id.
    fn uuid(&self) -> Uuid;

    /// What the document says; none where it holds no such record.
    fn of_document(document: &mut Document, uuid: Uuid) -> Option<Self>;

    /// Makes the document say this.
    fn to_document(&self, document: &mut Document) -> Result<()>;

    /// Replaces the rows that show the record.
    fn show(&self, connection: &Connection, row: i64, version: &Version) -> rusqlite::Result<()>;

    /// Removes the rows that show the record.
    fn hide(connection: &Connection, row: i64) -> rusqlite::Result<()>;
}
