//! A query as a condition on rows of one kind, and the way by which its rows are found.

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};
use uuid::Uuid;

use super::{Index, memory};
use crate::address;
use crate::error::Result;
use crate::search::query::{Filter, Found, Query};
use crate::storage::{StorageContext, address_rule};

const DOING: &str = "searching";

/// Above this many hits a text is looked up for each row; below it all its hits are gathered first.
const GATHERED: u32 = 5_000;

/// Conditions on the rows of one kind, with the values they name.
pub(super) struct Builder<'a> {
    connection: &'a Connection,
    kind: Found,
    pub values: Vec<Value>,
}

impl<'a> Builder<'a> {
    pub(super) fn new(connection: &'a Connection, kind: Found) -> Builder<'a> {
        Builder { connection, kind, values: Vec::new() }
    }

    /// Names a value.
    pub(super) fn bind(&mut self, value: impl Into<Value>) -> String {
        self.values.push(value.into());
        format!("?{}", self.values.len())
    }

    fn bind_all<T: Into<Value>>(&mut self, values: impl IntoIterator<Item = T>) -> String {
        let names: Vec<String> = values.into_iter().map(|value| self.bind(value)).collect();
        names.join(", ")
    }

    fn index(&self) -> Index {
        if self.kind == Found::Story { Index::Story } else { Index::Printed }
    }

    /// The condition that a query comes to.
    pub(super) fn condition(&mut self, query: &Query) -> Result<String> {
        if let Query::Text { phrase, parts } = query
            && parts.is_empty()
            && let Some(character) = phrase.lone_character()
        {
            return self.matching(self.index().mark(), format!("\"{character}\""));
        }
        if let Some(expression) = query.expression() {
            return self.matching(self.index().word(), expression);
        }
        match query {
            Query::Filter(filter) => self.filter(filter),
            Query::Not(inner) => Ok(format!("NOT ({})", self.condition(inner)?)),
            Query::All(all) => self.joined(all, " AND ", "1"),
            Query::Any(any) => self.joined(any, " OR ", "0"),
            Query::Text { .. } => Ok("0".to_owned()),
        }
    }

    fn joined(&mut self, all: &[Query], by: &str, none: &str) -> Result<String> {
        let all: Vec<String> = all.iter().map(|one| self.condition(one)).collect::<Result<_>>()?;
        Ok(if all.is_empty() { none.to_owned() } else { format!("({})", all.join(by)) })
    }

    fn matching(&mut self, table: &str, expression: String) -> Result<String> {
        let kind = self.kind.name();
        let hits = count(
            self.connection,
            &format!("SELECT 1 FROM {table} WHERE {table} MATCH ?1"),
            &[expression.clone().into()],
            GATHERED + 1,
        )?;
        let name = self.bind(expression);
        Ok(match hits > GATHERED {
            true => format!("EXISTS (SELECT 1 FROM {table} WHERE {table} MATCH {name} AND {table}.rowid = {kind}.id)"),
            false => format!("{kind}.id IN (SELECT rowid FROM {table} WHERE {table} MATCH {name})"),
        })
    }

    fn filter(&mut self, filter: &Filter) -> Result<String> {
        match self.kind {
            Found::Story => self.story(filter),
            Found::Item => self.item(filter),
            Found::Issue => self.issue(filter),
        }
    }

    fn story(&mut self, filter: &Filter) -> Result<String> {
        let standing = "SELECT 1 FROM item JOIN entry ON entry.uuid = item.uuid
            JOIN issue ON issue.id = entry.issue WHERE item.story = story.uuid";
        Ok(match filter {
            Filter::Tag(_) | Filter::TagExactly(_) => {
                let tags = tags(self.connection, filter)?;
                let names = self.bind_all(tags);
                format!("EXISTS (SELECT 1 FROM story_tag WHERE story_tag.id = story.id AND tag IN ({names}))")
            }
            Filter::Outlet(_) | Filter::OutletExactly(_) => {
                let outlets = outlets(self.connection, filter)?;
                format!("story.outlet IN ({})", self.bind_all(outlets.into_iter().map(blob)))
            }
            Filter::Feed(_) | Filter::FeedExactly(_) => {
                let feeds = feeds(self.connection, filter)?;
                let names = self.bind_all(feeds.into_iter().map(blob));
                format!(
                    "EXISTS (SELECT 1 FROM feed_entry WHERE feed_entry.story = story.uuid AND feed_entry.feed IN ({names}))"
                )
            }
            Filter::State(state) => format!("story.state = {}", self.bind(state.clone())),
            Filter::Language(language) => self.language("story.language", language),
            Filter::Before(day) => format!("story.day < {}", self.bind(day.to_string())),
            Filter::From(day) => format!("story.day >= {}", self.bind(day.to_string())),
            Filter::Publication(_) | Filter::Issue(_) => {
                let issues = issues(self.connection, filter)?;
                format!("EXISTS ({standing} AND issue.id IN ({}))", self.bind_all(issues))
            }
            Filter::Address(url) => {
                let key = self.address(url)?;
                format!("story.id IN (SELECT story FROM story_address WHERE address = {key})")
            }
            Filter::Used => {
                let near = memory::stories_near_printed(self.connection)?;
                let near = self.bind(serde_json::to_string(&near).unwrap_or_default());
                format!(
                    "(EXISTS ({standing}) OR EXISTS (SELECT 1 FROM story_address
                       JOIN item_address ON item_address.address = story_address.address
                       JOIN item ON item.id = item_address.item JOIN entry ON entry.uuid = item.uuid
                       WHERE story_address.story = story.id)
                     OR story.id IN (SELECT value FROM json_each({near})))"
                )
            }
            Filter::Broken => "EXISTS (SELECT 1 FROM story_address JOIN address_answer
                  ON address_answer.address = story_address.address
                  WHERE story_address.story = story.id AND answer = 'broken')"
                .to_owned(),
            Filter::Trashed => "story.shelf = 'trash'".to_owned(),
            Filter::Kind(kind) => self.of_kind(*kind),
        })
    }

    fn item(&mut self, filter: &Filter) -> Result<String> {
        let standing = "SELECT 1 FROM entry JOIN issue ON issue.id = entry.issue WHERE entry.uuid = item.uuid";
        Ok(match filter {
            Filter::Tag(_) | Filter::TagExactly(_) => {
                let tags = tags(self.connection, filter)?;
                format!(
                    "EXISTS (SELECT 1 FROM story JOIN story_tag ON story_tag.id = story.id
                     WHERE story.uuid = item.story AND tag IN ({}))",
                    self.bind_all(tags)
                )
            }
            Filter::Outlet(_) | Filter::OutletExactly(_) => {
                let outlets = outlets(self.connection, filter)?;
                let names = self.bind_all(outlets.into_iter().map(blob));
                format!("EXISTS (SELECT 1 FROM item_source WHERE item_source.item = item.id AND outlet IN ({names}))")
            }
            Filter::Feed(_) | Filter::FeedExactly(_) => {
                let feeds = feeds(self.connection, filter)?;
                let names = self.bind_all(feeds.into_iter().map(blob));
                format!(
                    "EXISTS (SELECT 1 FROM feed_entry WHERE feed_entry.story = item.story AND feed_entry.feed IN ({names}))"
                )
            }
            Filter::State(state) => format!("EXISTS ({standing} AND issue.state = {})", self.bind(state.clone())),
            Filter::Language(language) => {
                let spoken = self.language("publication.language", language);
                format!(
                    "EXISTS (SELECT 1 FROM entry JOIN issue ON issue.id = entry.issue
                     JOIN publication ON publication.uuid = issue.publication
                     WHERE entry.uuid = item.uuid AND {spoken})"
                )
            }
            Filter::Before(day) => format!("EXISTS ({standing} AND issue.date < {})", self.bind(day.to_string())),
            Filter::From(day) => format!("EXISTS ({standing} AND issue.date >= {})", self.bind(day.to_string())),
            Filter::Publication(_) | Filter::Issue(_) => {
                let issues = issues(self.connection, filter)?;
                format!("EXISTS ({standing} AND issue.id IN ({}))", self.bind_all(issues))
            }
            Filter::Address(url) => {
                let key = self.address(url)?;
                format!("item.id IN (SELECT item FROM item_address WHERE address = {key})")
            }
            Filter::Used => format!("EXISTS ({standing})"),
            Filter::Broken => "EXISTS (SELECT 1 FROM item_address JOIN address_answer
                  ON address_answer.address = item_address.address
                  WHERE item_address.item = item.id AND answer = 'broken')"
                .to_owned(),
            Filter::Trashed => "0".to_owned(),
            Filter::Kind(kind) => self.of_kind(*kind),
        })
    }

    fn issue(&mut self, filter: &Filter) -> Result<String> {
        Ok(match filter {
            Filter::Outlet(_) | Filter::OutletExactly(_) => {
                let outlets = outlets(self.connection, filter)?;
                let names = self.bind_all(outlets.into_iter().map(blob));
                format!(
                    "EXISTS (SELECT 1 FROM entry JOIN item ON item.uuid = entry.uuid
                     JOIN item_source ON item_source.item = item.id
                     WHERE entry.issue = issue.id AND item_source.outlet IN ({names}))"
                )
            }
            Filter::State(state) => format!("issue.state = {}", self.bind(state.clone())),
            Filter::Language(language) => {
                let spoken = self.language("publication.language", language);
                format!("EXISTS (SELECT 1 FROM publication WHERE publication.uuid = issue.publication AND {spoken})")
            }
            Filter::Before(day) => format!("coalesce(issue.date < {}, 0)", self.bind(day.to_string())),
            Filter::From(day) => format!("coalesce(issue.date >= {}, 0)", self.bind(day.to_string())),
            Filter::Publication(_) | Filter::Issue(_) => {
                let issues = issues(self.connection, filter)?;
                format!("issue.id IN ({})", self.bind_all(issues))
            }
            // An issue is what others are used in, so it is never among the unused.
            Filter::Used => "1".to_owned(),
            Filter::Kind(kind) => self.of_kind(*kind),
            Filter::Tag(_)
            | Filter::TagExactly(_)
            | Filter::Feed(_)
            | Filter::FeedExactly(_)
            | Filter::Address(_)
            | Filter::Broken
            | Filter::Trashed => "0".to_owned(),
        })
    }

    fn of_kind(&self, kind: Found) -> String {
        if kind == self.kind { "1" } else { "0" }.to_owned()
    }

    /// The language itself, or a more special form of it.
    fn language(&mut self, column: &str, language: &str) -> String {
        let whole = self.bind(language.to_owned());
        let begun = self.bind(format!("{}-%", language.replace(['%', '_'], "")));
        format!("(lower({column}) = {whole} OR {column} LIKE {begun})")
    }

    fn address(&mut self, url: &str) -> Result<String> {
        let rules = address_rule::in_force(self.connection).while_doing(DOING)?;
        Ok(self.bind(address::key(url, &rules).unwrap_or_default()))
    }
}

pub(super) fn blob(uuid: Uuid) -> Value {
    Value::Blob(uuid.as_bytes().to_vec())
}

/// How many rows a statement gives, counted up to `most`.
pub(super) fn count(connection: &Connection, sql: &str, values: &[Value], most: u32) -> Result<u32> {
    connection
        .prepare_cached(&format!("SELECT count(*) FROM ({sql} LIMIT {most})"))
        .and_then(|mut statement| statement.query_row(params_from_iter(values), |row| row.get(0)))
        .while_doing(DOING)
}

/// The tags in use that a filter names.
pub(super) fn tags(connection: &Connection, filter: &Filter) -> Result<Vec<String>> {
    match filter {
        Filter::TagExactly(tag) => Ok(vec![tag.clone()]),
        Filter::Tag(tag) => {
            let sql = "SELECT value FROM facet WHERE kind = 'tag' AND value = ?1 COLLATE NOCASE";
            let mut found: Vec<String> = list(connection, sql, &tag)?;
            // A story in the trash may carry a tag that no other does.
            if !found.contains(tag) {
                found.push(tag.clone());
            }
            Ok(found)
        }
        _ => Ok(Vec::new()),
    }
}

/// The outlets that a filter names: by name, credit or domain, else by words of the name.
pub(super) fn outlets(connection: &Connection, filter: &Filter) -> Result<Vec<Uuid>> {
    let name = match filter {
        Filter::OutletExactly(id) => return Ok(vec![id.uuid()]),
        Filter::Outlet(name) => name.trim(),
        _ => return Ok(Vec::new()),
    };
    let exact = "SELECT uuid FROM outlet WHERE name = ?1 COLLATE NOCASE OR credit = ?1 COLLATE NOCASE
        OR id IN (SELECT outlet FROM outlet_domain WHERE domain = lower(?1))";
    let found: Vec<Uuid> = list(connection, exact, &name)?;
    if !found.is_empty() {
        return Ok(found);
    }
    list(connection, "SELECT uuid FROM outlet WHERE instr(lower(name), lower(?1)) > 0", &name)
}

/// The feeds that a filter names: by title, folder or address, else by words of the title.
pub(super) fn feeds(connection: &Connection, filter: &Filter) -> Result<Vec<Uuid>> {
    let name = match filter {
        Filter::FeedExactly(ids) => return Ok(ids.iter().map(|id| id.uuid()).collect()),
        Filter::Feed(name) => name.trim(),
        _ => return Ok(Vec::new()),
    };
    let titled = "FROM feed LEFT JOIN feed_fetch ON feed_fetch.feed = feed.uuid";
    let exact = format!(
        "SELECT feed.uuid {titled} WHERE feed.title = ?1 COLLATE NOCASE OR feed_fetch.title = ?1 COLLATE NOCASE
           OR feed.url = ?1 OR feed.folder = ?1 COLLATE NOCASE
           OR substr(lower(feed.folder), 1, length(?1) + 1) = lower(?1) || '/'
           OR (length(?1) > 7 AND lower(hex(feed.uuid)) LIKE replace(lower(?1), '-', '') || '%')"
    );
    let found: Vec<Uuid> = list(connection, &exact, &name)?;
    if !found.is_empty() {
        return Ok(found);
    }
    let within = "SELECT feed.uuid {titled} WHERE instr(lower(feed.title), lower(?1)) > 0
        OR instr(lower(coalesce(feed_fetch.title, '')), lower(?1)) > 0";
    list(connection, &within.replace("{titled}", titled), &name)
}

/// The issues that a filter names.
fn issues(connection: &Connection, filter: &Filter) -> Result<Vec<i64>> {
    let of_publication = "SELECT issue.id FROM issue JOIN publication ON publication.uuid = issue.publication
        WHERE (publication.slug = ?1 COLLATE NOCASE OR publication.name = ?1 COLLATE NOCASE)";
    match filter {
        Filter::Publication(name) => list(connection, of_publication, name),
        Filter::Issue(name) => match name.split_once('#') {
            Some((publication, number)) => {
                let mut statement = connection
                    .prepare_cached(&format!("{of_publication} AND CAST(issue.number AS TEXT) = ?2"))
                    .while_doing(DOING)?;
                let rows = statement.query_map([publication, number], |row| row.get(0)).while_doing(DOING)?;
                rows.collect::<rusqlite::Result<_>>().while_doing(DOING)
            }
            None => {
                let digits = name.replace('-', "").to_lowercase();
                let sql = "SELECT id FROM issue WHERE CAST(number AS TEXT) = ?1
                    OR (length(?1) > 7 AND lower(hex(uuid)) LIKE ?1 || '%')";
                list(connection, sql, &digits)
            }
        },
        _ => Ok(Vec::new()),
    }
}

fn list<T: rusqlite::types::FromSql>(
    connection: &Connection,
    sql: &str,
    value: &dyn rusqlite::ToSql,
) -> Result<Vec<T>> {
    let mut statement = connection.prepare_cached(sql).while_doing(DOING)?;
    let rows = statement.query_map([value], |row| row.get(0)).while_doing(DOING)?;
    rows.collect::<rusqlite::Result<_>>().while_doing(DOING)
}
