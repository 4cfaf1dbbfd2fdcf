//! The least that would do: rows, an index of words, and nothing else. No documents, no history, no undo.

use std::io::BufRead;
use std::path::Path;

use rusqlite::{Connection, params};
use serde_json::Value;

pub struct Bare {
    connection: Connection,
}

impl Bare {
    pub fn create(file: &Path) -> Bare {
        let bare = Bare::open(file);
        bare.connection
            .execute_batch(
                "CREATE TABLE story (id INTEGER PRIMARY KEY, title TEXT, url TEXT, state TEXT, date TEXT, body TEXT);
                 CREATE INDEX story_state ON story (state, id);
                 CREATE INDEX story_url ON story (url);
                 CREATE TABLE story_tag (tag TEXT, state TEXT, id INTEGER, PRIMARY KEY (tag, state, id)) WITHOUT ROWID;
                 CREATE INDEX story_tag_id ON story_tag (tag, id);
                 CREATE VIRTUAL TABLE word USING fts5(title, body, content = '', contentless_delete = 1, prefix = '3',
                   tokenize = 'unicode61 remove_diacritics 2');
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
        connection.set_prepared_statement_cache_capacity(64);
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0)).unwrap();
        Bare { connection }
    }

    pub fn import(&mut self, file: &Path) {
        let mut lines = std::io::BufReader::new(std::fs::File::open(file).unwrap()).lines().peekable();
        while lines.peek().is_some() {
            let tx = self.connection.transaction().unwrap();
            for line in lines.by_ref().take(1_000) {
                let story: Value = serde_json::from_str(&line.unwrap()).unwrap();
                let word = |name: &str| story[name].as_str().unwrap();
                tx.prepare_cached("INSERT INTO story (title, url, state, date, body) VALUES (?1, ?2, ?3, ?4, ?5)")
                    .unwrap()
                    .execute(params![word("title"), word("url"), word("state"), word("date"), word("text")])
                    .unwrap();
                let id = tx.last_insert_rowid();
                for tag in story["tags"].as_array().unwrap() {
                    tx.prepare_cached("INSERT INTO story_tag VALUES (?1, ?2, ?3)")
                        .unwrap()
                        .execute(params![tag.as_str(), word("state"), id])
                        .unwrap();
                }
                let (title, body) = (pairs(word("title")), pairs(word("text")));
                tx.prepare_cached("INSERT INTO word (rowid, title, body) VALUES (?1, ?2, ?3)")
                    .unwrap()
                    .execute(params![id, title, body])
                    .unwrap();
                tx.prepare_cached("INSERT INTO character (rowid, c) VALUES (?1, ?2)")
                    .unwrap()
                    .execute(params![id, characters(&story)])
                    .unwrap();
            }
            tx.commit().unwrap();
        }
    }

    pub fn page(&self, condition: &str, below: usize) {
        let from = if condition.contains("tag") { "story_tag JOIN story USING (id)" } else { "story" };
        let condition = condition.replace("state", if from == "story" { "story.state" } else { "story_tag.state" });
        let id = if from == "story" { "story.id" } else { "story_tag.id" };
        let sql = format!(
            "SELECT story.id, title, url, story.state, date FROM {from} WHERE {condition} AND {id} < ?1 ORDER BY {id} DESC LIMIT 50"
        );
        let mut statement = self.connection.prepare_cached(&sql).unwrap();
        let rows = statement.query_map([below as i64], |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?))
        });
        let found: Vec<(i64, String, String)> = rows.unwrap().map(|row| row.unwrap()).collect();
        assert!(found.len() <= 50);
    }

    pub fn search(&self, expression: &str) {
        let (table, expression) = match expression.strip_prefix("character:") {
            Some(character) => ("character", character),
            None => ("word", expression),
        };
        self.hits(
            &format!("SELECT rowid FROM {table} WHERE {table} MATCH ?1 ORDER BY rowid DESC LIMIT 50"),
            expression,
        );
    }

    /// The newest five hundred read, counted and put in order.
    pub fn ranked(&self, expression: &str) {
        self.hits("SELECT rowid FROM word WHERE word MATCH ?1 ORDER BY rowid DESC LIMIT 500", expression);
    }

    fn hits(&self, sql: &str, expression: &str) {
        let mut statement = self.connection.prepare_cached(sql).unwrap();
        let rows: Vec<i64> =
            statement.query_map([expression], |row| row.get(0)).unwrap().map(|row| row.unwrap()).collect();
        let mut row_of = self.connection.prepare_cached("SELECT title, body FROM story WHERE id = ?1").unwrap();
        let needle = expression.trim_matches(['"', '*', ' ']);
        let mut shown = 0;
        for row in rows {
            let (title, body): (String, String) =
                row_of.query_row([row], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
            let at = body.find(needle).unwrap_or(0);
            shown += title.len() + body[at..].chars().take(160).collect::<String>().len();
        }
        std::hint::black_box(shown);
    }

    pub fn save(&self) {
        let tx = self.connection.unchecked_transaction().unwrap();
        let last: i64 = tx.query_row("SELECT max(id) FROM story", [], |row| row.get(0)).unwrap();
        let body: String = tx.query_row("SELECT body FROM story WHERE id = ?1", [last], |row| row.get(0)).unwrap();
        tx.execute("UPDATE story SET body = ?1 || 'x' WHERE id = ?2", params![body, last]).unwrap();
        tx.execute("DELETE FROM word WHERE rowid = ?1", [last]).unwrap();
        tx.execute("INSERT INTO word (rowid, title, body) VALUES (?1, '', ?2)", params![last, pairs(&body)]).unwrap();
        tx.commit().unwrap();
    }

    pub fn at(&self, url: &str) {
        let mut statement = self.connection.prepare_cached("SELECT id FROM story WHERE url = ?1").unwrap();
        std::hint::black_box(statement.query_map([url], |row| row.get::<_, i64>(0)).unwrap().count());
    }
}

/// The bytes that tables take in a database, their own tables within included.
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

fn characters(story: &Value) -> String {
    let text = format!("{}{}", story["title"].as_str().unwrap(), story["text"].as_str().unwrap());
    let mut all: Vec<char> = text.chars().filter(|c| is_han(*c)).collect();
    all.sort_unstable();
    all.dedup();
    all.into_iter().flat_map(|c| [c, ' ']).collect()
}
