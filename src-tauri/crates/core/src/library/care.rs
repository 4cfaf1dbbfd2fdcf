//! Care: making the projections anew, comparing them with the documents, looking for damage.

use rusqlite::types::ValueRef;
use rusqlite::{Connection, TransactionBehavior};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::Library;
use crate::address::rule::Rules;
use crate::blob::Found;
use crate::dictionary::Word;
use crate::document::Kind;
use crate::error::Result;
use crate::feed::Feed;
use crate::feed::rule::Rule;
use crate::issue::Issue;
use crate::item::Item;
use crate::outlet::Outlet;
use crate::person::Person;
use crate::publication::Publication;
use crate::review::thread::Thread;
use crate::search::join::{Joined, Joining};
use crate::search::saved::SavedSearch;
use crate::snippet::Snippet;
use crate::storage::document::Which;
use crate::storage::record::Record;
use crate::storage::{
    StorageContext, address_answer, address_number, address_rule, document, migrate, redirect, seal, search, story,
};
use crate::story::Story;
use crate::theme::OwnTheme;

/// What an examination found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Examination {
    /// How many documents were read.
    pub documents: u32,
    /// What is wrong, as sentences.
    pub faults: Vec<String>,
}

/// The tables that show documents, each with its columns and an order that makes two dumps comparable.
const PROJECTIONS: &[(&str, &str, &str)] = &[
    ("theme", "*", "id"),
    ("publication", "*", "id"),
    ("outlet", "*", "id"),
    ("outlet_domain", "*", "outlet, position"),
    ("feed", "*", "id"),
    ("feed_rule", "*", "id"),
    ("story", "*", "id"),
    ("story_tag", "*", "id, tag"),
    // What is known of the marks is left out: a library of an older form comes to know it with each save.
    ("story_text", "id, notes, merged, extra, indexed", "id"),
    ("story_clipping", "*", "story, position"),
    ("story_address", "*", "story, address"),
    ("facet", "*", "kind, value"),
    ("item", "*", "id"),
    ("item_text", "*", "id"),
    ("item_source", "*", "item, position"),
    ("issue", "*", "id"),
    ("item_address", "*", "item, address"),
    ("entry", "*", "issue, position"),
    ("saved_search", "*", "id"),
    ("person", "*", "id"),
    ("thread", "*", "id"),
    ("snippet", "*", "id"),
    ("dictionary_word", "*", "id"),
    ("printed_band", "*", "band, item"),
    ("story_near", "*", "story, item"),
    ("story_used", "*", "story"),
];

impl Library {
    /// The form of the library's tables.
    pub fn form(&self) -> Result<u32> {
        migrate::form(&self.connection)
    }

    /// The whole current schema as SQL.
    pub fn schema(&self) -> Result<String> {
        migrate::schema(&self.connection)
    }

    /// Drops every projection and makes it anew from the documents, as one transaction. A document that
    /// cannot be read keeps the rows it had, and is named.
    pub fn rebuild(&mut self) -> Result<Examination> {
        let writer = self.writer;
        let tx = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .while_doing("making the lists anew")?;
        let mut examination = Examination::default();
        show_all(&tx, writer, &mut examination)?;
        migrate::projections_are_fresh(&tx)?;
        address_number::is_fresh(&tx)?;
        tx.commit().while_doing("making the lists anew")?;
        self.joined = Joined::More;
        self.join_on(Joining::Whole, || true);
        Ok(examination)
    }

    /// Puts other rules for addresses in force, and numbers every address anew by them.
    pub fn set_address_rules(&mut self, rules: &Rules) -> Result<()> {
        self.number_addresses(|tx| address_rule::keep(tx, rules))
    }

    /// Numbers every address anew, where that was done by other rules of Galley's own.
    pub(super) fn number_stale_addresses(&mut self) -> Result<()> {
        if address_number::is_stale(&self.connection)? { self.number_addresses(|_| Ok(())) } else { Ok(()) }
    }

    /// One transaction: an address is never by one rule here and by another there.
    fn number_addresses(&mut self, first: impl FnOnce(&Connection) -> Result<()>) -> Result<()> {
        let doing = "numbering its addresses anew";
        let tx = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).while_doing(doing)?;
        first(&tx)?;
        address_number::again(&tx)?;
        tx.commit().while_doing(doing)
    }

    /// Looks at everything and changes nothing: the file's structure, every document, every projection.
    pub fn examine(&mut self) -> Result<Examination> {
        let writer = self.writer;
        let mut examination = Examination::default();
        let verdict: Vec<String> = self
            .connection
            .prepare("PRAGMA integrity_check(20)")
            .and_then(|mut statement| statement.query_map([], |row| row.get(0))?.collect())
            .while_doing("examining its file")?;
        examination
            .faults
            .extend(verdict.into_iter().filter(|line| line != "ok").map(|line| format!("The file: {line}.")));
        self.examine_blobs(&mut examination)?;
        let before = dump(&self.connection)?;
        let tx = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .while_doing("examining its records")?;
        show_all(&tx, writer, &mut examination)?;
        let after = dump(&tx)?;
        tx.rollback().while_doing("examining its records")?;
        for ((table, was), (_, is)) in before.iter().zip(&after) {
            if was != is {
                examination.faults.push(format!(
                    "The list “{table}” does not show what the records say. `galley doctor --rebuild` makes it anew."
                ));
            }
        }
        Ok(examination)
    }

    /// Looks at every file that the records name.
    fn examine_blobs(&self, examination: &mut Examination) -> Result<()> {
        let blobs = self.blobs();
        for (hash, what) in seal::blobs(&self.connection)? {
            let short = hash.get(..12).unwrap_or(&hash);
            let fault = match blobs.examine(&hash) {
                Found::Sound => continue,
                Found::Missing => format!("The file {short} ({what}) is missing from the folder “blobs”."),
                Found::Damaged => format!("The file {short} ({what}) in the folder “blobs” is not as it was written."),
            };
            examination.faults.push(fault);
        }
        Ok(())
    }

    /// Every projection with the hash of what it shows, for comparing; empty where it shows nothing.
    pub fn projections(&self) -> Result<Vec<(String, String)>> {
        dump(&self.connection)
    }
}

/// Makes every projection anew. A document that cannot be read keeps the rows it had.
fn show_all(connection: &Connection, writer: u64, examination: &mut Examination) -> Result<()> {
    search::clear(connection)?;
    let rules = address_rule::in_force(connection).while_doing("making the lists anew")?;
    redirect::number_again(connection, &rules)?;
    address_answer::number_again(connection, &rules)?;
    // Stories come last: whether they ran is told by what is printed.
    for which in [Which::Others, Which::Stories] {
        let mut last = 0;
        loop {
            let page = document::after(connection, which, last)?;
            let Some((end, ..)) = page.last() else { break };
            last = *end;
            for (row, uuid, kind) in page {
                examination.documents += 1;
                if let Err(error) = show_again(connection, row, uuid, &kind, writer) {
                    examination.faults.push(format!("The {kind} {uuid} cannot be read: {error}"));
                }
            }
            search::join::thin_out(connection)?;
        }
    }
    if examination.faults.is_empty() { Ok(()) } else { story::index_the_rest(connection) }
}

fn show_again(connection: &Connection, row: i64, uuid: Uuid, kind: &str, writer: u64) -> Result<()> {
    match Kind::from_name(kind) {
        Some(Kind::Publication) => show::<Publication>(connection, row, uuid, writer),
        Some(Kind::Outlet) => show::<Outlet>(connection, row, uuid, writer),
        Some(Kind::Story) => show::<Story>(connection, row, uuid, writer),
        Some(Kind::Item) => show::<Item>(connection, row, uuid, writer),
        Some(Kind::Issue) => show::<Issue>(connection, row, uuid, writer),
        Some(Kind::Feed) => show::<Feed>(connection, row, uuid, writer),
        Some(Kind::Rule) => show::<Rule>(connection, row, uuid, writer),
        Some(Kind::Theme) => show::<OwnTheme>(connection, row, uuid, writer),
        Some(Kind::SavedSearch) => show::<SavedSearch>(connection, row, uuid, writer),
        Some(Kind::Person) => show::<Person>(connection, row, uuid, writer),
        Some(Kind::Thread) => show::<Thread>(connection, row, uuid, writer),
        Some(Kind::Snippet) => show::<Snippet>(connection, row, uuid, writer),
        Some(Kind::Word) => show::<Word>(connection, row, uuid, writer),
        // A kind of a newer Galley is kept as it is.
        None => Ok(()),
    }
}

fn show<R: Record>(connection: &Connection, row: i64, uuid: Uuid, writer: u64) -> Result<()> {
    let mut loaded = document::load(connection, row, writer)?;
    match R::of_document(&mut loaded, uuid) {
        Some(record) => record.show(connection, row, &loaded.version()),
        None => R::hide(connection, row),
    }
    .while_doing("making the lists anew")
}

fn dump(connection: &Connection) -> Result<Vec<(String, String)>> {
    let doing = "examining its lists";
    let mut tables = Vec::with_capacity(PROJECTIONS.len() + search::join::INDEXES.len());
    for (table, columns, order) in PROJECTIONS {
        let shown = hash(connection, &format!("SELECT {columns} FROM {table} ORDER BY {order}")).while_doing(doing)?;
        tables.push(((*table).to_owned(), shown));
    }
    // What an index of text holds is told by its terms.
    for index in search::join::INDEXES {
        // A temporary table over the index's terms: it leaves nothing in the library.
        connection
            .execute_batch(&format!(
                "CREATE VIRTUAL TABLE temp.examined USING fts5vocab('main', '{index}', 'instance')"
            ))
            .while_doing(doing)?;
        // Terms come in order, and within one term the rows do: sorting them again would take a disk's worth.
        let shown = hash(connection, "SELECT term, doc, col, \"offset\" FROM temp.examined");
        connection.execute_batch("DROP TABLE temp.examined").while_doing(doing)?;
        tables.push((index.to_owned(), shown.while_doing(doing)?));
    }
    Ok(tables)
}

/// The hash of all rows; empty where there are none.
fn hash(connection: &Connection, sql: &str) -> rusqlite::Result<String> {
    let mut statement = connection.prepare(sql)?;
    let columns = statement.column_count();
    let mut digest = Sha256::new();
    let mut none = true;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        none = false;
        for column in 0..columns {
            let (kind, bytes): (u8, &[u8]) = match row.get_ref(column)? {
                ValueRef::Null => (0, &[]),
                ValueRef::Integer(number) => (1, &number.to_le_bytes()),
                ValueRef::Real(number) => (2, &number.to_le_bytes()),
                ValueRef::Text(text) => (3, text),
                ValueRef::Blob(blob) => (4, blob),
            };
            digest.update([kind]);
            digest.update(bytes.len().to_le_bytes());
            digest.update(bytes);
        }
    }
    Ok(if none { String::new() } else { digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect() })
}
