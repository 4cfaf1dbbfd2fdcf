//! The least that would do: rows, indices for the same lists, an index of words that is exact for Chinese, and
//! nothing else. No documents, no history, no undo, no clippings, no register. The same rows in the same batches,
//! flushed to the disk as Galley's are.

use std::io::BufRead;
use std::path::Path;

use rusqlite::{Connection, params};
use serde_json::{Value, json};

/// How many stories stand in a transaction of an import, as in Galley's.
const BATCH: usize = 4_000;

pub struct Bare {
    connection: Connection,
}

impl Bare {
    pub fn create(file: &Path) -> Bare {
        let bare = Bare::open(file);
        bare.connection
            .execute_batch(
                "CREATE TABLE story (id INTEGER PRIMARY KEY, title TEXT, url TEXT, outlet TEXT, state TEXT,
                   language TEXT, date TEXT, tags TEXT);
                 CREATE TABLE story_text (id INTEGER PRIMARY KEY, body TEXT, notes TEXT);
                 CREATE INDEX story_state ON story (state, id);
                 CREATE INDEX story_outlet ON story (outlet, state, id);
                 CREATE INDEX story_date ON story (date, id);
                 CREATE INDEX story_url ON story (url);
                 CREATE TABLE story_tag (tag TEXT, id INTEGER, PRIMARY KEY (tag, id)) WITHOUT ROWID;
                 CREATE TABLE ran (url TEXT, issue INTEGER, PRIMARY KEY (url, issue)) WITHOUT ROWID;
                 CREATE VIRTUAL TABLE word USING fts5(title, body, notes, content = '', contentless_delete = 1,
                   prefix = '3', tokenize = 'unicode61 remove_diacritics 2');
                 CREATE VIRTUAL TABLE character USING fts5(c, content = '', contentless_delete = 1, detail = none);",
            )
            .unwrap();
        bare
    }

    pub fn open(file: &Path) -> Bare {
        let connection = Connection::open(file).unwrap();
        connection
            .execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -32768;")
            .unwrap();
        connection.set_db_config(rusqlite::config::DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).unwrap();
        connection.set_prepared_statement_cache_capacity(64);
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0)).unwrap();
        Bare { connection }
    }

    /// Joins its indices into one piece each.
    pub fn join(&self) {
        for table in ["word", "character"] {
            self.connection.execute(&format!("INSERT INTO {table} ({table}) VALUES ('optimize')"), []).unwrap();
        }
        self.connection.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
    }

    pub fn import(&mut self, file: &Path) {
        let mut lines = std::io::BufReader::new(std::fs::File::open(file).unwrap()).lines().peekable();
        while lines.peek().is_some() {
            let tx = self.connection.transaction().unwrap();
            for line in lines.by_ref().take(BATCH) {
                insert(&tx, &serde_json::from_str(&line.unwrap()).unwrap());
            }
            tx.commit().unwrap();
        }
    }

    /// A page of rows that meet a condition, in an order.
    pub fn page(&self, condition: &str, order: &str) {
        let from = if condition.contains("tag") { "story_tag CROSS JOIN story USING (id)" } else { "story" };
        let order = order.replace("ID", if from == "story" { "story.id" } else { "story_tag.id" });
        let sql = format!(
            "SELECT story.id, title, url, outlet, story.state, language, date, tags FROM {from} WHERE {condition}
             ORDER BY {order} LIMIT 50"
        );
        let mut statement = self.connection.prepare_cached(&sql).unwrap();
        let rows = statement.query_map([], |row| {
            let words: Vec<String> = (1..8).map(|column| row.get(column)).collect::<Result<_, _>>()?;
            Ok((row.get::<_, i64>(0)?, words))
        });
        let found: Vec<(i64, Vec<String>)> = rows.unwrap().map(|row| row.unwrap()).collect();
        assert!(found.len() <= 50);
        std::hint::black_box(found);
    }

    /// The newest fifty with their titles and a piece of their text; of those that meet a condition too.
    pub fn search(&self, expression: &str, condition: &str) {
        let (table, expression) = match expression.strip_prefix("character:") {
            Some(character) => ("character", character),
            None => ("word", expression),
        };
        let join =
            if condition.is_empty() { String::new() } else { format!("CROSS JOIN story ON story.id = {table}.rowid") };
        let sql = format!(
            "SELECT {table}.rowid FROM {table} {join} WHERE {table} MATCH ?1 {condition} ORDER BY {table}.rowid DESC LIMIT 50"
        );
        self.hits(&sql, expression);
    }

    /// The newest fifty as in [`Bare::search`], how many there are up to 1,001, and all of it as JSON.
    pub fn answer(&self, expression: &str) {
        let (table, words) = match expression.strip_prefix("character:") {
            Some(character) => ("character", character),
            None => ("word", expression),
        };
        let sql = format!("SELECT count(*) FROM (SELECT 1 FROM {table} WHERE {table} MATCH ?1 LIMIT 1001)");
        let total: i64 = self.connection.prepare_cached(&sql).unwrap().query_row([words], |row| row.get(0)).unwrap();
        let sql = format!("SELECT rowid FROM {table} WHERE {table} MATCH ?1 ORDER BY rowid DESC LIMIT 50");
        let hits = self.shown(&sql, words).into_iter().map(|(row, [title, outlet, date, snippet])| {
            json!({ "id": row.to_string(), "kind": "story", "title": title, "date": date, "outlet": outlet,
                "snippet": snippet })
        });
        std::hint::black_box(json!({ "total": total, "hits": hits.collect::<Vec<_>>() }).to_string());
    }

    /// The newest five hundred read, counted and put in order.
    pub fn ranked(&self, expression: &str) {
        self.hits("SELECT rowid FROM word WHERE word MATCH ?1 ORDER BY rowid DESC LIMIT 500", expression);
    }

    fn hits(&self, sql: &str, expression: &str) {
        std::hint::black_box(self.shown(sql, expression));
    }

    /// Rows with title, outlet, date and a piece of the text.
    fn shown(&self, sql: &str, expression: &str) -> Vec<(i64, [String; 4])> {
        let mut statement = self.connection.prepare_cached(sql).unwrap();
        let rows: Vec<i64> =
            statement.query_map([expression], |row| row.get(0)).unwrap().map(|row| row.unwrap()).collect();
        let sql = "SELECT title, outlet, date, body FROM story JOIN story_text USING (id) WHERE story.id = ?1";
        let mut row_of = self.connection.prepare_cached(sql).unwrap();
        let needle = expression.trim_matches(['"', '*', ' ']);
        let mut shown = Vec::new();
        for row in rows {
            let of_row = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?));
            let (title, outlet, date, body): (String, String, String, String) =
                row_of.query_row([row], of_row).unwrap();
            let at = body.find(needle).unwrap_or(0);
            shown.push((row, [title, outlet, date, body[at..].chars().take(160).collect()]));
        }
        shown
    }

    /// The notes of the newest story, with its place in both indices.
    pub fn save(&self, notes: &str) {
        let tx = self.connection.unchecked_transaction().unwrap();
        let last: i64 = tx.query_row("SELECT max(id) FROM story", [], |row| row.get(0)).unwrap();
        let (title, body): (String, String) = tx
            .query_row("SELECT title, body FROM story JOIN story_text USING (id) WHERE id = ?1", [last], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })
            .unwrap();
        tx.execute("UPDATE story_text SET notes = ?1 WHERE id = ?2", params![notes, last]).unwrap();
        tx.execute("DELETE FROM word WHERE rowid = ?1", [last]).unwrap();
        tx.execute("DELETE FROM character WHERE rowid = ?1", [last]).unwrap();
        enter(&tx, last, &title, &body, notes);
        tx.commit().unwrap();
    }

    /// Says that an address ran.
    pub fn run(&self, url: &str, issue: usize) {
        self.connection.execute("INSERT OR IGNORE INTO ran VALUES (?1, ?2)", params![url, issue as i64]).unwrap();
    }

    /// Where an address ran.
    pub fn ran(&self, url: &str) {
        let mut statement = self.connection.prepare_cached("SELECT issue FROM ran WHERE url = ?1").unwrap();
        std::hint::black_box(statement.query_map([url], |row| row.get::<_, i64>(0)).unwrap().count());
    }
}

fn insert(tx: &Connection, story: &Value) {
    let word = |name: &str| story[name].as_str().unwrap();
    let columns = "title, url, outlet, state, language, date, tags";
    tx.prepare_cached(&format!("INSERT INTO story ({columns}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"))
        .unwrap()
        .execute(params![
            word("title"),
            word("url"),
            word("outlet"),
            word("state"),
            word("language"),
            word("date"),
            story["tags"].to_string()
        ])
        .unwrap();
    let id = tx.last_insert_rowid();
    tx.prepare_cached("INSERT INTO story_text VALUES (?1, ?2, '')")
        .unwrap()
        .execute(params![id, word("text")])
        .unwrap();
    for tag in story["tags"].as_array().unwrap() {
        tx.prepare_cached("INSERT INTO story_tag VALUES (?1, ?2)").unwrap().execute(params![tag.as_str(), id]).unwrap();
    }
    enter(tx, id, word("title"), word("text"), "");
}

/// Enters a story in both indices.
fn enter(tx: &Connection, id: i64, title: &str, body: &str, notes: &str) {
    tx.prepare_cached("INSERT INTO word (rowid, title, body, notes) VALUES (?1, ?2, ?3, ?4)")
        .unwrap()
        .execute(params![id, pairs(title), pairs(body), pairs(notes)])
        .unwrap();
    tx.prepare_cached("INSERT INTO character (rowid, c) VALUES (?1, ?2)")
        .unwrap()
        .execute(params![id, characters([title, body, notes])])
        .unwrap();
}

/// The bytes that full-text tables take in a database.
pub fn bytes_of(file: &Path, tables: &[&str]) -> u64 {
    let connection = Connection::open(file).unwrap();
    tables
        .iter()
        .map(|table| {
            let sql = format!("SELECT coalesce(sum(length(block)), 0) FROM {table}_data");
            connection.query_row(&sql, [], |row| row.get::<_, i64>(0)).unwrap() as u64
        })
        .sum()
}

fn is_han(c: char) -> bool {
    ('\u{4E00}'..='\u{9FFF}').contains(&c)
}

/// Runs of Chinese as overlapping pairs and their last character.
fn pairs(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut before: Option<char> = None;
    for c in text.chars() {
        match (before, is_han(c)) {
            (Some(last), true) => out.extend([last, c, ' ']),
            (Some(last), false) => out.extend([last, ' ', c]),
            (None, true) => out.push(' '),
            (None, false) => out.push(c),
        }
        before = is_han(c).then_some(c);
    }
    out.extend(before);
    out
}

fn characters(texts: [&str; 3]) -> String {
    let mut all: Vec<char> = texts.iter().flat_map(|text| text.chars()).filter(|c| is_han(*c)).collect();
    all.sort_unstable();
    all.dedup();
    all.into_iter().flat_map(|c| [c, ' ']).collect()
}
