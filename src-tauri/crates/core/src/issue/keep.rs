//! Keeping an imported issue: its items, its sections, its credits, in one change.

use crate::body::Body;
use crate::error::{Error, Result};
use crate::id::{EntryId, IssueId, ItemId, PublicationId};
use crate::import::{ImportedEntry, ImportedIssue, ImportedItem, ImportedSource};
use crate::issue::create::{taken, title_of};
use crate::issue::{Entry, Issue, IssueState};
use crate::item::{Item, Source};
use crate::library::Tx;
use crate::outlet::{self, Outlet};

/// Makes an issue of what was found. Outlets that are new to the register are entered in it.
pub fn keep(tx: &mut Tx<'_>, publication: PublicationId, imported: &ImportedIssue) -> Result<IssueId> {
    let publication = tx.read().publication(publication)?;
    if let Some(number) = imported.number {
        let earlier = tx.read().issues(Some(publication.id))?;
        if earlier.iter().any(|summary| summary.issue.number == Some(number)) {
            return Err(taken(&publication, number));
        }
    }
    if imported.entries.is_empty() && imported.intro.is_blank() && imported.outro.is_blank() {
        return Err(Error::invalid("issue", "There is nothing in this text that could be kept as an issue."));
    }
    tx.name(title_of(&publication, imported.number, imported.date));
    let mut rundown = Vec::with_capacity(imported.entries.len());
    for entry in &imported.entries {
        rundown.push(match entry {
            ImportedEntry::Section(title) => Entry::Section { id: EntryId::new(tx.at()), title: title.clone() },
            ImportedEntry::Item(item) => Entry::Item(keep_item(tx, item)?),
        });
    }
    let words = |words: &Option<String>| words.clone().unwrap_or_default();
    let masthead = words(&imported.masthead);
    let issue = Issue {
        id: IssueId::new(tx.at()),
        publication: publication.id,
        number: imported.number,
        date: imported.date,
        title: words(&imported.title),
        state: IssueState::Open,
        masthead: if masthead == publication.printed_masthead() { String::new() } else { masthead },
        subject: words(&imported.subject),
        preheader: words(&imported.preheader),
        topic_line: words(&imported.topic_line),
        intro: imported.intro.clone(),
        outro_heading: words(&imported.outro_heading),
        outro: imported.outro.clone(),
        call_to_action: imported.call_to_action.clone().unwrap_or_default(),
        rundown,
    };
    tx.create(&issue)?;
    Ok(issue.id)
}

fn keep_item(tx: &mut Tx<'_>, imported: &ImportedItem) -> Result<ItemId> {
    let mut sources = Vec::with_capacity(imported.sources.len());
    for source in &imported.sources {
        sources.push(keep_source(tx, source)?);
    }
    let item = Item {
        id: ItemId::new(tx.at()),
        issue: None,
        story: None,
        kicker: imported.kicker.clone().unwrap_or_default(),
        headline: imported.headline.clone(),
        dek: imported.dek.clone().unwrap_or_default(),
        body: Body::clone(&imported.body),
        sources,
    };
    tx.create(&item)?;
    Ok(item.id)
}

fn keep_source(tx: &mut Tx<'_>, source: &ImportedSource) -> Result<Source> {
    let outlet = outlet::register::of_name(tx, &source.outlet)?;
    Ok(Source {
        outlet: outlet.as_ref().map(|outlet| outlet.id),
        clipping: None,
        name: printed_name(&source.outlet, outlet.as_ref()),
        url: source.url.clone().unwrap_or_default(),
        role: source.role,
    })
}

/// The name to keep beside the outlet: none where the outlet prints the same.
fn printed_name(name: &str, outlet: Option<&Outlet>) -> String {
    match outlet {
        Some(outlet) if outlet.printed_credit() == name => String::new(),
        _ => name.to_owned(),
    }
}
