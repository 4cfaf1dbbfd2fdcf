//! Names that people give: ids and their beginnings, slugs, `PUBLICATION#NUMBER`, outlet names.

use galley_core::Result;
use galley_core::document::Kind;
use galley_core::error::{Error, OrNotFound};
use galley_core::feed::subscribe;
use galley_core::id::{
    EntryId, FeedId, IssueId, ItemId, OutletId, PersonId, PublicationId, RuleId, SavedSearchId, SnippetId, StoryId,
    ThreadId,
};
use galley_core::issue::Issue;
use galley_core::library::Reader;
use uuid::Uuid;

/// A publication by slug, id or the beginning of its id.
pub fn publication(reader: &Reader<'_>, name: &str) -> Result<PublicationId> {
    if let Some(found) = reader.publication_by_slug(name)? {
        return Ok(found.id);
    }
    match reader.by_prefix(Kind::Publication, name)? {
        Some(uuid) => Ok(reader.publication(uuid.into())?.id),
        None => Err(Error::not_found("publication", name)),
    }
}

/// An issue by `PUBLICATION#NUMBER`, `PUBLICATION@latest`, id or the beginning of its id.
pub fn issue(reader: &Reader<'_>, name: &str) -> Result<IssueId> {
    if let Some((slug, number)) = name.split_once('#') {
        let publication = publication(reader, slug)?;
        let number: u32 = number.parse().ok().or_not_found("issue", name)?;
        let issues = reader.issues(Some(publication))?;
        let found = issues.iter().find(|summary| summary.issue.number == Some(number));
        return found.map(|summary| summary.issue.id).or_not_found("issue", name);
    }
    if let Some((slug, which)) = name.split_once('@') {
        let publication = publication(reader, slug)?;
        let issues = reader.issues(Some(publication))?;
        let found = if which == "latest" { issues.first() } else { None };
        return found.map(|summary| summary.issue.id).or_not_found("issue", name);
    }
    standing(reader, Kind::Issue, name)
}

/// An item by id or the beginning of it.
pub fn item(reader: &Reader<'_>, name: &str) -> Result<ItemId> {
    standing(reader, Kind::Item, name)
}

/// A story by id or the beginning of it.
pub fn story(reader: &Reader<'_>, name: &str) -> Result<StoryId> {
    standing(reader, Kind::Story, name)
}

/// The record of a kind whose id begins so, unless its making was undone. It is not read: nearly every command names one.
fn standing<T: From<Uuid>>(reader: &Reader<'_>, kind: Kind, name: &str) -> Result<T> {
    // A whole id is what the window says.
    let found = match Uuid::parse_str(name) {
        Ok(whole) => Some(whole),
        Err(_) => reader.by_prefix(kind, name)?,
    };
    match found {
        Some(uuid) if reader.stands(kind, uuid)? => Ok(uuid.into()),
        _ => Err(Error::not_found(kind.name(), name)),
    }
}

/// A saved search by name, id or the beginning of its id.
pub fn saved_search(reader: &Reader<'_>, name: &str) -> Result<SavedSearchId> {
    if let Some(found) = reader.saved_searches()?.into_iter().find(|saved| saved.name == name) {
        return Ok(found.id);
    }
    match reader.by_prefix(Kind::SavedSearch, name)? {
        Some(uuid) => Ok(reader.saved_search(uuid.into())?.id),
        None => Err(Error::not_found("saved search", name)),
    }
}

/// A person by id, the beginning of it, or their name where only one is called so.
pub fn person(reader: &Reader<'_>, name: &str) -> Result<PersonId> {
    let people = reader.people()?;
    let mut called = people.iter().filter(|person| person.name == name);
    match (called.next(), called.next()) {
        (Some(only), None) => return Ok(only.id),
        (Some(_), Some(_)) => {
            return Err(Error::invalid("person", format!("Several people are called “{name}”. Say which by the id.")));
        }
        _ => {}
    }
    match reader.by_prefix(Kind::Person, name)? {
        Some(uuid) => Ok(reader.person(uuid.into())?.id),
        None => Err(Error::not_found("person", name)),
    }
}

/// A thread by id or the beginning of it.
pub fn thread(reader: &Reader<'_>, name: &str) -> Result<ThreadId> {
    match reader.by_prefix(Kind::Thread, name)? {
        Some(uuid) => Ok(reader.thread(uuid.into())?.id),
        None => Err(Error::not_found("thread", name)),
    }
}

/// A snippet by name, id or the beginning of its id.
pub fn snippet(reader: &Reader<'_>, name: &str) -> Result<SnippetId> {
    let same = |other: &str| other.to_lowercase() == name.trim_start_matches('/').to_lowercase();
    if let Some(found) = reader.snippets()?.into_iter().find(|snippet| same(&snippet.name)) {
        return Ok(found.id);
    }
    match reader.by_prefix(Kind::Snippet, name)? {
        Some(uuid) => Ok(reader.snippet(uuid.into())?.id),
        None => Err(Error::not_found("snippet", name)),
    }
}

/// An outlet by name, preferred credit, id or the beginning of its id.
pub fn outlet(reader: &Reader<'_>, name: &str) -> Result<OutletId> {
    if let Some((found, _)) = reader.outlet_by_name(name)? {
        return Ok(found.id);
    }
    match reader.by_prefix(Kind::Outlet, name)? {
        Some(uuid) => Ok(reader.outlet(uuid.into())?.0.id),
        None => Err(Error::not_found("outlet", name)),
    }
}

/// A feed by id, the beginning of it, or its address.
pub fn feed(reader: &Reader<'_>, name: &str) -> Result<FeedId> {
    if let Some(uuid) = reader.by_prefix(Kind::Feed, name)? {
        return Ok(reader.feed(uuid.into())?.feed.id);
    }
    let found = match subscribe::address(name) {
        Ok(url) => reader.feed_at(&url)?,
        Err(_) => None,
    };
    found.or_not_found("feed", name)
}

/// A rule by id or the beginning of it.
pub fn rule(reader: &Reader<'_>, name: &str) -> Result<RuleId> {
    match reader.by_prefix(Kind::Rule, name)? {
        Some(uuid) => Ok(reader.rule(uuid.into())?.id),
        None => Err(Error::not_found("rule", name)),
    }
}

/// An entry of a rundown by id, the beginning of it, or its place counting from 1.
pub fn entry(issue: &Issue, name: &str) -> Result<EntryId> {
    let wanted: String = name.chars().filter(|c| *c != '-').collect::<String>().to_ascii_lowercase();
    if wanted.len() < 6
        && let Ok(place) = wanted.parse::<usize>()
    {
        let found = place.checked_sub(1).and_then(|at| issue.rundown.get(at));
        return found.map(galley_core::issue::Entry::id).or_not_found("entry of this rundown", name);
    }
    let begins = |id: &EntryId| id.uuid().simple().to_string().starts_with(&wanted);
    let mut found = issue.rundown.iter().map(galley_core::issue::Entry::id).filter(begins);
    match (wanted.is_empty(), found.next(), found.next()) {
        (false, Some(only), None) => Ok(only),
        (false, Some(_), Some(_)) => Err(Error::invalid(
            "entry",
            format!("Several entries have an id that begins with “{name}”. Give more of it."),
        )),
        _ => Err(Error::not_found("entry of this rundown", name)),
    }
}
