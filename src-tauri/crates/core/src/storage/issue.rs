//! The rows that show issues and their rundowns.

use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

use super::StorageContext;
use super::record::Record;
use super::search::{self, Index, Indexed};
use super::used;
use crate::body::Body;
use crate::document::{Document, IssueDocument, Kind, Version};
use crate::error::Result;
use crate::id::PublicationId;
use crate::issue::{Entry, Issue, IssueState};

impl Record for Issue {
    const KIND: Kind = Kind::Issue;

    fn uuid(&self) -> Uuid {
        self.id.uuid()
    }

    fn of_document(document: &mut Document, uuid: Uuid) -> Option<Issue> {
        IssueDocument(document).read(uuid.into())
    }

    fn to_document(&self, document: &mut Document) -> Result<()> {
        IssueDocument(document).write(self)
    }

    fn show(&self, connection: &Connection, row: i64, version: &Version) -> rusqlite::Result<()> {
        let before = used::items_of_issue(connection, row)?;
        hide_rows(connection, row)?;
        connection
            .prepare_cached(
                "INSERT INTO issue (id, uuid, publication, number, date, title, state, subject, preheader, topic_line,
                   intro, outro_heading, outro, call_to_action, version, masthead)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
            )?
            .execute(params![
                row,
                self.id.uuid(),
                self.publication.uuid(),
                self.number,
                self.date.map(|date| date.to_string()),
                self.title,
                self.state.name(),
                self.subject,
                self.preheader,
                self.topic_line,
                self.intro.to_json(),
                self.outro_heading,
                self.outro.to_json(),
                serde_json::to_string(&self.call_to_action).unwrap_or_default(),
                version.as_bytes(),
                self.masthead,
            ])?;
        let mut statement = connection
            .prepare_cached("INSERT INTO entry (issue, position, kind, uuid, title) VALUES (?1, ?2, ?3, ?4, ?5)")?;
        for (position, entry) in (0_i64..).zip(&self.rundown) {
            let (kind, title) = match entry {
                Entry::Section { title, .. } => ("section", title.as_str()),
                Entry::Item(_) => ("item", ""),
            };
            statement.execute(params![row, position, kind, entry.id().uuid(), title])?;
        }
        let after = used::items_of_issue(connection, row)?;
        placed_or_taken_out(connection, before.symmetric_difference(&after))?;
        let mut entry = Indexed::default();
        entry.headline.add(&self.title);
        entry.headline.add(&self.subject);
        let call = &self.call_to_action;
        for words in [&self.preheader, &self.topic_line, &self.outro_heading, &call.text, &call.label] {
            entry.body.add(words);
        }
        for body in [&self.intro, &self.outro] {
            entry.body.add(&body.to_text());
        }
        entry.put(connection, Index::Printed, row)
    }

    fn hide(connection: &Connection, row: i64) -> rusqlite::Result<()> {
        let before = used::items_of_issue(connection, row)?;
        hide_rows(connection, row)?;
        placed_or_taken_out(connection, before.iter())
    }
}

fn hide_rows(connection: &Connection, row: i64) -> rusqlite::Result<()> {
    connection.prepare_cached("DELETE FROM issue WHERE id = ?1")?.execute([row])?;
    connection.prepare_cached("DELETE FROM entry WHERE issue = ?1")?.execute([row])?;
    search::take_out(connection, Index::Printed, row)
}

/// Brings up to date which stories ran by items that came into a rundown or went from it.
fn placed_or_taken_out<'a>(connection: &Connection, items: impl Iterator<Item = &'a i64>) -> rusqlite::Result<()> {
    for item in items {
        used::tell(connection, &used::stories_of_item(connection, *item)?)?;
    }
    Ok(())
}

/// An issue as the rows show it, with the version that the next edit is made on.
pub(crate) struct IssueRow {
    pub issue: Issue,
    pub version: Version,
}

/// An issue in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssueSummary {
    /// The issue; intro, outro and rundown are left empty.
    pub issue: Issue,
    /// How many items stand in it.
    pub items: u32,
}

const COLUMNS: &str = "SELECT id, uuid, publication, number, date, title, state, subject, preheader, topic_line,
    outro_heading, call_to_action, version, intro, outro, masthead FROM issue";

fn of_row(row: &Row<'_>) -> rusqlite::Result<(i64, IssueRow)> {
    let version: Vec<u8> = row.get(12)?;
    let issue = Issue {
        id: row.get::<_, Uuid>(1)?.into(),
        publication: row.get::<_, Uuid>(2)?.into(),
        number: row.get(3)?,
        date: row.get::<_, Option<String>>(4)?.and_then(|date| date.parse().ok()),
        title: row.get(5)?,
        state: IssueState::from_name(&row.get::<_, String>(6)?).unwrap_or_default(),
        masthead: row.get(15)?,
        subject: row.get(7)?,
        preheader: row.get(8)?,
        topic_line: row.get(9)?,
        outro_heading: row.get(10)?,
        call_to_action: serde_json::from_str(&row.get::<_, String>(11)?).unwrap_or_default(),
        intro: Body::from_json(&row.get::<_, String>(13)?).unwrap_or_default(),
        outro: Body::from_json(&row.get::<_, String>(14)?).unwrap_or_default(),
        rundown: Vec::new(),
    };
    Ok((row.get(0)?, IssueRow { issue, version: Version::from_bytes(&version) }))
}

/// The issue of that id, with the order of its rundown.
pub(crate) fn get(connection: &Connection, uuid: Uuid) -> Result<Option<IssueRow>> {
    let doing = "looking for an issue";
    let found = connection
        .prepare_cached(&format!("{COLUMNS} WHERE uuid = ?1"))
        .and_then(|mut statement| statement.query_row([uuid], of_row).optional())
        .while_doing(doing)?;
    let Some((row, mut found)) = found else { return Ok(None) };
    let mut statement = connection
        .prepare_cached("SELECT kind, uuid, title FROM entry WHERE issue = ?1 ORDER BY position")
        .while_doing(doing)?;
    let entries = statement
        .query_map([row], |row| {
            let uuid: Uuid = row.get(1)?;
            Ok(match row.get::<_, String>(0)?.as_str() {
                "section" => Entry::Section { id: uuid.into(), title: row.get(2)? },
                _ => Entry::Item(uuid.into()),
            })
        })
        .while_doing(doing)?;
    found.issue.rundown = entries.collect::<rusqlite::Result<_>>().while_doing(doing)?;
    Ok(Some(found))
}

/// Issues, the newest first: by date, then by number, then by arrival.
pub(crate) fn list(connection: &Connection, publication: Option<PublicationId>) -> Result<Vec<IssueSummary>> {
    let doing = "listing the issues";
    let sql = "SELECT id, uuid, publication, number, date, title, state, subject, preheader, topic_line,
        outro_heading, call_to_action, version, '[]', '[]', masthead,
        (SELECT count(*) FROM entry WHERE entry.issue = issue.id AND kind = 'item')
        FROM issue WHERE ?1 IS NULL OR publication = ?1
        ORDER BY coalesce(date, '') DESC, coalesce(number, 0) DESC, id DESC";
    let mut statement = connection.prepare_cached(sql).while_doing(doing)?;
    let rows = statement
        .query_map(params![publication.map(|publication| publication.uuid())], |row| {
            Ok(IssueSummary { issue: of_row(row)?.1.issue, items: row.get(16)? })
        })
        .while_doing(doing)?;
    rows.collect::<rusqlite::Result<_>>().while_doing(doing)
}
