//! Stories.

use super::outlet::known;
use super::{Reply, change, line, read};
use crate::command::Session;
use crate::history::Changed;
use crate::library::Empty;
use crate::story::*;
use crate::{resolve, view};
use galley_core::change::Label;
use galley_core::id::StoryId;
use galley_core::outlet::register;
use galley_core::search::find::{Ask, Cursor};
use galley_core::search::parse::Typing;
use galley_core::search::query::{Filter, Query};
use galley_core::story::capture::{self, Capture};
use galley_core::story::{Story, StoryState};
use galley_core::{Facets, markdown};

/// Counts beyond this are shown as "1000+".
pub(super) const COUNTED: u32 = 1001;

pub fn story_list(session: &mut Session, request: StoryList) -> Reply<StoryPage> {
    let limit = request.limit.unwrap_or(50).clamp(1, 500);
    let mut query = super::search::query(session, request.text.as_deref().unwrap_or_default(), Typing::Going)?;
    read(session, |reader| {
        if let Some(state) = request.state {
            query = query.and(Query::Filter(Filter::State(StoryState::from(state).name().to_owned())));
        }
        if let Some(tag) = request.tag {
            query = query.and(Query::Filter(Filter::TagExactly(tag)));
        }
        if let Some(name) = request.outlet.as_deref() {
            query = query.and(Query::Filter(Filter::OutletExactly(resolve::outlet(reader, name)?)));
        }
        let after = request.after.as_deref().and_then(Cursor::read);
        let ask = Ask { query, order: request.order.unwrap_or_default().into(), after, limit };
        let (found, next) = reader.stories(&ask)?;
        let stories = found.iter().map(|story| view::story_row(reader, story)).collect::<Result<_, _>>()?;
        let total = reader.story_count(&ask.query, COUNTED)?;
        Ok(StoryPage { stories, next: next.map(|next| next.written()), total })
    })
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
            let outlet = register::of_name(tx, &words(&request.outlet))?;
            let url = words(&request.url);
            let title = line(&request.title);
            let captures = request.text.as_deref().map(|text| Capture {
                url: url.clone(),
                title: title.clone(),
                author: String::new(),
                published: words(&request.date),
                language: words(&request.language),
                body: markdown::to_body(text),
            });
            let story = Story {
                tags: request.tags.iter().map(|tag| line(tag)).collect(),
                url,
                outlet: outlet.map(|outlet| outlet.id),
                language: words(&request.language),
                date: words(&request.date),
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
                    StoryField::Url => story.url = value,
                    StoryField::Outlet => story.outlet = outlet,
                    StoryField::Language => story.language = value,
                    StoryField::Date => story.date = value,
                }
                Ok(())
            })
        },
        |reader, story| view::story(reader, story.id),
    )
}
