//! What helps in writing: finding and replacing, lengths, quotation marks, quoting.

use super::{Reply, change, read};
use crate::command::Session;
use crate::history::Changed;
use crate::issue::IssueShow;
use crate::item::ItemView;
use crate::writing::*;
use crate::{resolve, view};
use galley_core::Result;
use galley_core::body::Body;
use galley_core::change::Label;
use galley_core::error::Error;
use galley_core::find::{Case, Extent, Forms, Pattern};
use galley_core::issue::replace::{self, Found, Quotes, Wanted};
use galley_core::issue::text::Place;
use galley_core::item::cite;

pub fn issue_find(session: &mut Session, request: IssueFind) -> Reply<Vec<FoundView>> {
    read(session, |reader| {
        let snapshot = reader.snapshot(resolve::issue(reader, &request.issue)?)?;
        Ok(replace::find(&snapshot, &wanted(request.wanted)).into_iter().map(shown).collect())
    })
}

pub fn issue_replace(session: &mut Session, request: IssueReplace) -> Reply<Changed<ReplacedView>> {
    let label = Label::new("issue_replace", request.wanted.words.clone());
    change(
        session,
        label,
        |tx| {
            let issue = resolve::issue(&tx.read(), &request.issue)?;
            let wanted = wanted(request.wanted);
            let chosen = match request.chosen {
                Some(chosen) => chosen.into_iter().map(found).collect::<Result<Vec<_>>>()?,
                None => replace::find(&tx.read().snapshot(issue)?, &wanted),
            };
            replace::replace(tx, issue, &wanted, &chosen, &request.words)
        },
        |_, replaced| Ok(ReplacedView { changed: view::count(replaced.changed), left: view::count(replaced.left) }),
    )
}

pub fn issue_quotes(session: &mut Session, request: IssueQuotes) -> Reply<Changed<ReplacedView>> {
    let (quotes, verb) = match request.quotes {
        QuotesView::Curled => (Quotes::Curled, "issue_quotes_curled"),
        QuotesView::Straight => (Quotes::Straight, "issue_quotes_straight"),
    };
    change(
        session,
        Label::new(verb, ""),
        |tx| {
            let issue = resolve::issue(&tx.read(), &request.issue)?;
            let item = request.item.as_deref().map(|item| resolve::item(&tx.read(), item)).transpose()?;
            replace::set_quotes(tx, issue, item, quotes)
        },
        |_, changed| Ok(ReplacedView { changed: view::count(changed), left: 0 }),
    )
}

pub fn issue_count(session: &mut Session, request: IssueShow) -> Reply<Vec<PartCountView>> {
    read(session, |reader| {
        let snapshot = reader.snapshot(resolve::issue(reader, &request.issue)?)?;
        let view = |part: galley_core::issue::text::PartCount| PartCountView {
            item: part.item.map(|item| item.to_string()),
            words: view::count(part.count.words),
            characters: view::count(part.count.characters),
            ideographs: view::count(part.count.ideographs),
            seconds: view::count(part.count.seconds()),
            missing: view::count(part.missing),
        };
        Ok(snapshot.counts().into_iter().map(view).collect())
    })
}

pub fn item_quote(session: &mut Session, request: ItemQuote) -> Reply<Changed<ItemQuoted>> {
    change(
        session,
        Label::new("item_quote", ""),
        |tx| {
            let id = resolve::item(&tx.read(), &request.item)?;
            let clipping = tx.read().clipping_by_prefix(&request.clipping)?;
            let body = Body::from_delta(&request.delta.0);
            let (item, version) = cite::quote(tx, id, &body, &request.base.parse()?, clipping)?;
            Ok((item, version))
        },
        |reader, (item, version)| {
            Ok(ItemQuoted {
                saved: view::text_saved(&item.body, &version, &request.delta),
                item: view::item(reader, item.id)?,
            })
        },
    )
}

pub fn item_story(session: &mut Session, request: ItemStory) -> Reply<Changed<ItemView>> {
    change(
        session,
        Label::new("item_story", ""),
        |tx| {
            let id = resolve::item(&tx.read(), &request.item)?;
            let story = request.story.as_deref().map(|story| resolve::story(&tx.read(), story)).transpose()?;
            Ok(cite::set_story(tx, id, story)?.id)
        },
        view::item,
    )
}

fn wanted(view: WantedView) -> Wanted {
    if view.what == WhatView::Marker {
        return Wanted::Marker;
    }
    Wanted::Words(Pattern {
        words: view.words,
        case: match view.case {
            CaseView::Either => Case::Either,
            CaseView::Same => Case::Same,
        },
        extent: match view.extent {
            ExtentView::Anywhere => Extent::Anywhere,
            ExtentView::Word => Extent::Word,
        },
        forms: match view.forms {
            FormsView::AsWritten => Forms::AsWritten,
            FormsView::Folded => Forms::Folded,
        },
    })
}

fn shown(found: Found) -> FoundView {
    let (place, entry) = match found.place {
        Place::Subject => (PlaceView::Subject, None),
        Place::Preheader => (PlaceView::Preheader, None),
        Place::TopicLine => (PlaceView::TopicLine, None),
        Place::Intro => (PlaceView::Intro, None),
        Place::Section(section) => (PlaceView::Section, Some(section.to_string())),
        Place::Kicker(item) => (PlaceView::Kicker, Some(item.to_string())),
        Place::Headline(item) => (PlaceView::Headline, Some(item.to_string())),
        Place::Dek(item) => (PlaceView::Dek, Some(item.to_string())),
        Place::Body(item) => (PlaceView::Body, Some(item.to_string())),
        Place::OutroHeading => (PlaceView::OutroHeading, None),
        Place::Outro => (PlaceView::Outro, None),
        Place::CallToActionText => (PlaceView::CallToActionText, None),
        Place::CallToActionLabel => (PlaceView::CallToActionLabel, None),
    };
    let Found { from, to, words, before, behind, .. } = found;
    FoundView { place, entry, from: view::count(from), to: view::count(to), words, before, behind }
}

fn found(view: FoundView) -> Result<Found> {
    let entry = view.entry.as_deref().unwrap_or_default();
    let missing = || Error::not_found("entry of this rundown", entry);
    let item = || entry.parse().map_err(|_| missing());
    let place = match view.place {
        PlaceView::Subject => Place::Subject,
        PlaceView::Preheader => Place::Preheader,
        PlaceView::TopicLine => Place::TopicLine,
        PlaceView::Intro => Place::Intro,
        PlaceView::Section => Place::Section(entry.parse().map_err(|_| missing())?),
        PlaceView::Kicker => Place::Kicker(item()?),
        PlaceView::Headline => Place::Headline(item()?),
        PlaceView::Dek => Place::Dek(item()?),
        PlaceView::Body => Place::Body(item()?),
        PlaceView::OutroHeading => Place::OutroHeading,
        PlaceView::Outro => Place::Outro,
        PlaceView::CallToActionText => Place::CallToActionText,
        PlaceView::CallToActionLabel => Place::CallToActionLabel,
    };
    let FoundView { from, to, words, before, behind, .. } = view;
    Ok(Found { place, from: from as usize, to: to as usize, words, before, behind })
}
