//! Stories.

use super::outlet::known;
use super::{Reply, change, line, read};
use crate::command::Session;
use crate::history::Changed;
use crate::library::Empty;
use crate::search::{COUNTED, Counted};
use crate::story::*;
use crate::{resolve, view};
use galley_core::address;
use galley_core::change::Label;
use galley_core::duplicate;
use galley_core::error::Error;
use galley_core::id::StoryId;
use galley_core::library::Tx;
use galley_core::memory::{self, Draft};
use galley_core::outlet::domain;
use galley_core::outlet::register;
use galley_core::search::find::{Ask, Cursor};
use galley_core::search::parse::Typing;
use galley_core::search::query::{Filter, Query};
use galley_core::story::capture::{self, Capture};
use galley_core::story::exchange::tidy;
use galley_core::story::many::{self, Deed};
use galley_core::story::merge;
use galley_core::story::{Story, StoryState};
use galley_core::{Facets, markdown};

pub fn story_list(session: &mut Session, request: StoryList) -> Reply<StoryPage> {
    let limit = request.limit.unwrap_or(50).clamp(1, 500);
    let query = listed(session, &request)?;
    read(session, |reader| {
        let after = request.after.as_deref().and_then(Cursor::read);
        let ask = Ask { query, order: request.order.unwrap_or_default().into(), after, limit };
        let page = reader.stories(&ask, request.count.unwrap_or_default().into())?;
        let stories = page.stories.iter().map(|story| view::story_row(reader, story)).collect::<Result<_, _>>()?;
        let finds = reader.finds(&ask.query, &page.stories)?.iter().map(view::finds).collect();
        Ok(StoryPage { finds, stories, next: page.next.map(|next| next.written()), total: page.total })
    })
}

pub fn story_count(session: &mut Session, request: StoryList) -> Reply<Counted> {
    let query = listed(session, &request)?;
    read(session, |reader| Ok(Counted { total: reader.story_count(&query, COUNTED)? }))
}

/// What a list is narrowed to.
fn listed(session: &mut Session, request: &StoryList) -> Reply<Query> {
    let script = request.script.unwrap_or_default().into();
    let words = request.text.as_deref().unwrap_or_default();
    let mut query = super::search::query_in(session, words, Typing::Going, script)?;
    if let Some(state) = request.state {
        query = query.and(Query::Filter(Filter::State(StoryState::from(state).name().to_owned())));
    }
    if let Some(tag) = &request.tag {
        query = query.and(Query::Filter(Filter::TagExactly(tag.clone())));
    }
    if let Some(name) = request.outlet.as_deref() {
        let outlet = read(session, |reader| resolve::outlet(reader, name))?;
        query = query.and(Query::Filter(Filter::OutletExactly(outlet)));
    }
    Ok(query)
}

pub fn story_facets(session: &mut Session, _: Empty) -> Reply<StoryFacets> {
    read(session, |reader| {
        let facets = |by| -> galley_core::Result<Vec<Facet>> {
            let rows = reader.story_facets(by)?;
            Ok(rows.into_iter().map(|(value, label, count)| Facet { value, label, count }).collect())
        };
        Ok(StoryFacets { states: facets(Facets::State)?, tags: facets(Facets::Tag)?, outlets: facets(Facets::Outlet)? })
    })
}

pub fn story_show(session: &mut Session, request: StoryShow) -> Reply<StoryView> {
    read(session, |reader| view::story(reader, resolve::story(reader, &request.story)?))
}

pub fn story_create(session: &mut Session, request: StoryCreate) -> Reply<Changed<StoryView>> {
    let words = |words: &Option<String>| line(words.as_deref().unwrap_or_default());
    change(
        session,
        Label::new("story_create", ""),
        |tx| {
            let url = address::clean(&words(&request.url), &tx.read().address_rules()?);
            let outlet = match register::of_name(tx, &words(&request.outlet))? {
                Some(named) => Some(named),
                None => domain::outlet_of(&tx.read(), &url)?,
            };
            let title = line(&request.title);
            let (language, date) = (tidy::language(&words(&request.language)), tidy::date(&words(&request.date)));
            let captures = request.text.as_deref().map(|text| Capture {
                url: url.clone(),
                title: title.clone(),
                author: String::new(),
                published: date.clone(),
                language: language.clone(),
                body: markdown::to_body(text),
            });
            let story = Story {
                tags: request.tags.iter().map(|tag| line(tag)).collect(),
                url,
                outlet: outlet.map(|outlet| outlet.id),
                language,
                date,
                ..Story::titled(StoryId::new(tx.at()), title)
            };
            capture::create(tx, story, captures.into_iter().collect())
        },
        view::story,
    )
}

pub fn story_set(session: &mut Session, request: StorySet) -> Reply<Changed<StoryView>> {
    let verb = match request.field {
        StoryField::State => "story_state",
        StoryField::Tags => "story_tags",
        _ => "story_set",
    };
    change(
        session,
        Label::new(verb, ""),
        |tx| {
            let id = resolve::story(&tx.read(), &request.story)?;
            let value = line(&request.value);
            let rules = tx.read().address_rules()?;
            let outlet = match request.field {
                StoryField::Outlet => register::of_name(tx, &value)?.map(|outlet| outlet.id),
                _ => None,
            };
            capture::edit(tx, id, |story| {
                match request.field {
                    StoryField::Title => story.title = value,
                    StoryField::State => {
                        let list = StoryState::ALL.map(StoryState::name).join(", ");
                        story.state = known(&value, "state", &list)?;
                    }
                    StoryField::Tags => story.tags = value.split([',', '，']).map(str::to_owned).collect(),
                    StoryField::Notes => story.notes = request.value.trim().to_owned(),
                    StoryField::Url => story.url = address::clean(&value, &rules),
                    StoryField::Outlet => story.outlet = outlet,
                    StoryField::Language => story.language = tidy::language(&value),
                    StoryField::Date => story.date = dated(&value)?,
                }
                Ok(())
            })
        },
        |reader, story| view::story(reader, story.id),
    )
}

/// A date as it is kept; none for no words.
fn dated(words: &str) -> Result<String, Error> {
    let date = tidy::date(words);
    if date.is_empty() || tidy::is_date(&date) {
        return Ok(date);
    }
    let message = format!("“{words}” is not a date: write it as year, month and day, like 2025-01-03.");
    Err(Error::invalid("date", message))
}

pub fn story_change(session: &mut Session, request: StoryChange) -> Reply<Changed<Vec<StoryRow>>> {
    let verb = match request.deed {
        DeedView::Tag { .. } | DeedView::Untag { .. } => "story_tags",
        DeedView::State { .. } => "story_state",
        DeedView::Outlet { .. } => "story_set",
        DeedView::Trash => "story_trash",
        DeedView::Restore => "story_restore",
    };
    change(
        session,
        Label::new(verb, ""),
        |tx| {
            let ids = stories(tx, &request.stories)?;
            let deed = match &request.deed {
                DeedView::Tag { tags } => Deed::Tag(tags.iter().map(|tag| line(tag)).collect()),
                DeedView::Untag { tags } => Deed::Untag(tags.iter().map(|tag| line(tag)).collect()),
                DeedView::State { state } => Deed::State((*state).into()),
                DeedView::Outlet { outlet } => {
                    Deed::Outlet(register::of_name(tx, &line(outlet))?.map(|outlet| outlet.id))
                }
                DeedView::Trash => Deed::Trash,
                DeedView::Restore => Deed::Restore,
            };
            many::change(tx, &ids, &deed)?;
            Ok(ids)
        },
        |reader, ids| ids.into_iter().map(|id| view::story_row(reader, &reader.story(id)?)).collect(),
    )
}

pub fn story_merge(session: &mut Session, request: StoryMerge) -> Reply<Changed<StoryView>> {
    change(
        session,
        Label::new("story_merge", ""),
        |tx| {
            let into = resolve::story(&tx.read(), &request.into)?;
            let others = stories(tx, &request.stories)?;
            merge::merge(tx, into, &others)
        },
        view::story,
    )
}

pub fn story_part(session: &mut Session, request: StoryShow) -> Reply<Changed<StoryView>> {
    change(
        session,
        Label::new("story_part", ""),
        |tx| {
            let id = resolve::story(&tx.read(), &request.story)?;
            merge::part(tx, id)
        },
        view::story,
    )
}

pub fn story_duplicates(session: &mut Session, request: StoryShow) -> Reply<Vec<DuplicateView>> {
    read(session, |reader| {
        let id = resolve::story(reader, &request.story)?;
        duplicate::of_story(reader, id)?.iter().map(|one| view::duplicate(reader, one)).collect()
    })
}

pub fn story_groups(session: &mut Session, _: Empty) -> Reply<Vec<Vec<StoryRow>>> {
    read(session, |reader| {
        let row = |id: &StoryId| view::story_row(reader, &reader.story(*id)?);
        duplicate::groups(reader)?.iter().map(|group| group.iter().map(row).collect()).collect()
    })
}

pub fn used_before(session: &mut Session, request: UsedBefore) -> Reply<Vec<RanView>> {
    read(session, |reader| {
        let mut ran = match &request.item {
            Some(item) => memory::of_item(reader, resolve::item(reader, item)?)?,
            None => Vec::new(),
        };
        let draft = Draft {
            headline: request.headline.as_deref().unwrap_or_default(),
            urls: request.urls.iter().map(String::as_str).collect(),
            item: request.item.as_deref().map(|item| resolve::item(reader, item)).transpose()?,
            story: None,
        };
        for more in memory::of_draft(reader, &draft)? {
            if !ran.iter().any(|known| known.item == more.item) {
                ran.push(more);
            }
        }
        Ok(ran.into_iter().map(view::ran).collect())
    })
}

/// The stories of these names, each once.
pub(super) fn stories(tx: &Tx<'_>, names: &[String]) -> Result<Vec<StoryId>, Error> {
    let mut ids = Vec::with_capacity(names.len());
    for name in names {
        let id = resolve::story(&tx.read(), name)?;
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    Ok(ids)
}
