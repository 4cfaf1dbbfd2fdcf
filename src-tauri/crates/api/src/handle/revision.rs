//! Revisions: listing the states of a record, comparing two, going back to one, naming one.

use super::archive::stretch;
use super::{Reply, action_label, change, read};
use crate::command::Session;
use crate::history::{ActionLabel, Changed};
use crate::revision::*;
use galley_core::Result;
use galley_core::change::Label;
use galley_core::library::{ActionName, Reader};
use galley_core::review::passage::Owner;
use galley_core::revision;

/// How many states a list has where nobody says.
const USUAL: u32 = 200;

pub fn revision_list(session: &mut Session, request: RevisionList) -> Reply<Vec<RevisionView>> {
    read(session, |reader| {
        let owner = super::owner(reader, request.item.as_deref(), request.issue.as_deref())?;
        list(reader, owner, request.limit.unwrap_or(USUAL))
    })
}

pub fn revision_show(session: &mut Session, request: RevisionShow) -> Reply<RevisionText> {
    read(session, |reader| {
        let owner = super::owner(reader, request.item.as_deref(), request.issue.as_deref())?;
        let passages = revision::passages(reader, owner, &request.version.parse()?)?;
        let said = passages.iter().filter(|(_, text)| !text.trim().is_empty());
        let passages = said.map(|(part, text)| PassageText { part: part.name().to_owned(), text: text.to_owned() });
        Ok(RevisionText { passages: passages.collect() })
    })
}

pub fn revision_compare(session: &mut Session, request: RevisionCompare) -> Reply<Vec<RevisionDifference>> {
    read(session, |reader| {
        let owner = super::owner(reader, request.item.as_deref(), request.issue.as_deref())?;
        let to = request.to.as_deref().map(str::parse).transpose()?;
        let found = revision::compare(reader, owner, &request.from.parse()?, to.as_ref())?;
        Ok(found
            .into_iter()
            .map(|one| RevisionDifference {
                part: one.part.name().to_owned(),
                before: one.before,
                after: one.after,
                stretches: one.stretches.iter().map(stretch).collect(),
            })
            .collect())
    })
}

pub fn revision_restore(session: &mut Session, request: RevisionShow) -> Reply<Changed<Vec<RevisionView>>> {
    let decide = |tx: &mut galley_core::library::Tx<'_>| {
        let owner = super::owner(&tx.read(), request.item.as_deref(), request.issue.as_deref())?;
        revision::restore(tx, owner, &request.version.parse()?)?;
        Ok(owner)
    };
    change(session, Label::new("revision_restore", ""), decide, |reader, owner| list(reader, owner, USUAL))
}

pub fn revision_name(session: &mut Session, request: RevisionName) -> Reply<Changed<Vec<RevisionView>>> {
    let decide = |tx: &mut galley_core::library::Tx<'_>| {
        let owner = super::owner(&tx.read(), request.item.as_deref(), request.issue.as_deref())?;
        let version = match &request.version {
            Some(version) => version.parse()?,
            None => match owner {
                Owner::Item(id) => tx.read().item(id)?.1,
                Owner::Issue(id) => tx.read().issue(id)?.1,
            },
        };
        revision::name(tx, owner, &version, &super::line(&request.name))?;
        Ok(owner)
    };
    change(session, Label::new("revision_name", ""), decide, |reader, owner| list(reader, owner, USUAL))
}

fn list(reader: &Reader<'_>, owner: Owner, limit: u32) -> Result<Vec<RevisionView>> {
    let (people, checkpoints) = (reader.people()?, reader.checkpoints(owner)?);
    let issue = match owner {
        Owner::Issue(id) => Some(id),
        Owner::Item(id) => reader.item(id)?.0.issue,
    };
    let proofs = issue.map(|id| reader.proofs(id)).transpose()?.unwrap_or_default();
    let view = |row: galley_core::RevisionRow| {
        let frozen = proofs.iter().filter(|proof| proof.version(owner.uuid()).as_ref() == Some(&row.version));
        let named = checkpoints.iter().filter(|point| point.version == row.version).map(|point| point.name.clone());
        let names = frozen.map(|proof| format!("Proof {}", proof.number)).chain(named).collect();
        let by = people.iter().find(|person| Some(person.id) == row.person).map(|person| person.name.clone());
        let label: ActionLabel = action_label(ActionName { verb: row.verb, subject: row.subject });
        RevisionView {
            version: row.version.to_string(),
            label,
            made_at: row.made_at,
            by: by.unwrap_or_default(),
            person: row.person.map(|person| person.to_string()),
            names,
        }
    };
    Ok(reader.revisions(owner, limit.min(10_000))?.into_iter().map(view).collect())
}
