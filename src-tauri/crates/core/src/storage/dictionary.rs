//! The rows that show the personal dictionary.

use rusqlite::{Connection, Row, params};
use uuid::Uuid;

use super::StorageContext;
use super::record::Record;
use crate::dictionary::Word;
use crate::document::{Document, Kind, Version, WordDocument};
use crate::error::Result;

impl Record for Word {
    const KIND: Kind = Kind::Word;

    fn uuid(&self) -> Uuid {
        self.id.uuid()
    }

    fn of_document(document: &mut Document, uuid: Uuid) -> Option<Word> {
        (!document.is_void()).then(|| WordDocument(document).read(uuid.into()))
    }

    fn to_document(&self, document: &mut Document) -> Result<()> {
        WordDocument(document).write(self)
    }

    fn show(&self, connection: &Connection, row: i64, _: &Version) -> rusqlite::Result<()> {
        connection
            .prepare_cached("INSERT OR REPLACE INTO dictionary_word (id, uuid, word, item) VALUES (?1, ?2, ?3, ?4)")?
            .execute(params![row, self.id.uuid(), self.word, self.item.map(|item| item.uuid())])
            .map(|_| ())
    }

    fn hide(connection: &Connection, row: i64) -> rusqlite::Result<()> {
        connection.prepare_cached("DELETE FROM dictionary_word WHERE id = ?1")?.execute([row]).map(|_| ())
    }
}

fn of_row(row: &Row<'_>) -> rusqlite::Result<Word> {
    Ok(Word {
        id: row.get::<_, Uuid>(0)?.into(),
        word: row.get(1)?,
        item: row.get::<_, Option<Uuid>>(2)?.map(Into::into),
    })
}

/// Every word, by the alphabet.
pub(crate) fn all(connection: &Connection) -> Result<Vec<Word>> {
    let doing = "listing the dictionary";
    let mut statement = connection
        .prepare_cached("SELECT uuid, word, item FROM dictionary_word ORDER BY word, id")
        .while_doing(doing)?;
    let rows = statement.query_map([], of_row).while_doing(doing)?;
    rows.collect::<rusqlite::Result<_>>().while_doing(doing)
}
