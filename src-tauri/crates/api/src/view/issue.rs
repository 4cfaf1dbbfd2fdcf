//! Issues: at the desk, for programs, in a list.

use galley_core::body::Body;
use galley_core::check::{Finding, check};
use galley_core::export::Target;
use galley_core::id::{IssueId, PublicationId};
use galley_core::issue::Issue;
use galley_core::issue::snapshot::{IssueSnapshot, SnapshotEntry, SnapshotItem};
use galley_core::library::Reader;
use galley_core::publication::{CallToAction, Publication};
use galley_core::{Result, html};

use super::{call_to_action, card, count, delta, publication, some, source};
use crate::issue::*;

pub fn desk(reader: &Reader<'_>, id: IssueId) -> Result<IssueDesk> {
    let (issue, version) = reader.issue(id)?;
    let snapshot = reader.snapshot(id)?;
    Ok(IssueDesk {
        id: issue.id.to_string(),
        version: version.to_string(),
        publication: publication(&snapshot.publication),
        number: issue.number,
        date: issue.date.map(|date| date.to_string()),
        title: issue.title.clone(),
        state: issue.state.into(),
        masthead: snapshot.masthead().to_owned(),
        subject: issue.subject.clone(),
        preheader: issue.preheader.clone(),
        topic_line: issue.topic_line.clone(),
        intro: delta(&issue.intro),
        outro_heading: issue.outro_heading.clone(),
        outro: delta(&issue.outro),
        call_to_action: call_to_action(&issue.call_to_action),
        findings: findings(&check(&snapshot, Target::Plain)),
        entries: snapshot
            .entries
            .iter()
            .map(|entry| match entry {
                SnapshotEntry::Section { id, title } => EntryView::Section { id: id.to_string(), title: title.clone() },
                SnapshotEntry::Item(item) => EntryView::Item(card(item)),
            })
            .collect(),
    })
}

pub fn text(body: &Body) -> Option<TextView> {
    (!body.is_blank()).then(|| TextView { text: body.to_text(), html: html::from_body(body).into_string() })
}

fn prose(item: &SnapshotItem) -> ItemProse {
    ItemProse {
        id: Some(item.id.to_string()),
        position: item.position,
        section: item.section.clone(),
        kicker: some(&item.kicker),
        headline: item.headline.clone(),
        dek: some(&item.dek),
        text: item.body.to_text(),
        html: html::from_body(&item.body).into_string(),
        words: count(item.body.word_count()),
        sources: item.sources.iter().map(source).collect(),
    }
}

/// The form of an issue that programs read.
pub fn issue(snapshot: &IssueSnapshot) -> IssueView {
    let issue: &Issue = &snapshot.issue;
    let mut sections = Vec::new();
    let mut items = Vec::new();
    for entry in &snapshot.entries {
        match entry {
            SnapshotEntry::Section { id, title } => {
                sections.push(SectionView {
                    id: Some(id.to_string()),
                    title: title.clone(),
                    before: count(items.len()),
                });
            }
            SnapshotEntry::Item(item) => items.push(prose(item)),
        }
    }
    IssueView {
        id: Some(issue.id.to_string()),
        publication: snapshot.publication.slug.clone(),
        number: issue.number,
        date: issue.date.map(|date| date.to_string()),
        title: some(&issue.title),
        state: issue.state.into(),
        masthead: some(snapshot.masthead()),
        subject: some(&issue.subject),
        preheader: some(&issue.preheader),
        topic_line: some(&issue.topic_line),
        intro: text(&issue.intro),
        sections,
        items,
        outro: outro(&issue.outro_heading, &issue.outro),
        call_to_action: call_view(&issue.call_to_action),
        findings: findings(&check(snapshot, Target::Plain)),
    }
}

pub fn findings(findings: &[Finding]) -> Vec<FindingView> {
    findings
        .iter()
        .map(|finding| FindingView {
            check: finding.check.to_owned(),
            severity: finding.severity.name().to_owned(),
            item: finding.item.map(|item| item.to_string()),
            message: finding.message.clone(),
            range: finding.range,
            part: finding.part.map(FindingPart::from),
            facts: finding.facts.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect(),
        })
        .collect()
}

pub fn outro(heading: &str, body: &Body) -> Option<OutroView> {
    (!heading.trim().is_empty() || !body.is_blank()).then(|| OutroView {
        heading: some(heading),
        text: body.to_text(),
        html: html::from_body(body).into_string(),
    })
}

pub fn call_view(call: &CallToAction) -> Option<CallToActionView> {
    (!call.is_blank()).then(|| CallToActionView {
        text: call.text.clone(),
        label: some(&call.label),
        url: some(&call.url),
    })
}

pub fn issue_row(reader: &Reader<'_>, summary: &galley_core::IssueSummary) -> Result<IssueRow> {
    let publication: Publication = reader.publication(PublicationId::from(summary.issue.publication.uuid()))?;
    Ok(IssueRow {
        id: summary.issue.id.to_string(),
        publication: publication.slug,
        publication_name: publication.name,
        number: summary.issue.number,
        date: summary.issue.date.map(|date| date.to_string()),
        title: some(&summary.issue.title),
        state: summary.issue.state.into(),
        items: summary.items,
    })
}
