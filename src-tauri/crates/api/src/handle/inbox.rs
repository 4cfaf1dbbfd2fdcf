//! What came in, and what is decided on it.

use galley_core::change::Label;
use galley_core::search::find::{Ask, Counting, Cursor, Order};
use galley_core::search::parse::Typing;
use galley_core::search::query::{Filter, Query};
use galley_core::story::StoryState;
use galley_core::story::many::{self, Deed};

use super::story::stories;
use super::{Reply, change, line, read};
use crate::command::Session;
use crate::feed::{InboxList, InboxPage, InboxTriage, Verdict};
use crate::history::Changed;
use crate::search::COUNTED;
use crate::story::{StoryRow, StoryStateView};
use crate::{resolve, view, view_feed};

pub fn inbox_list(session: &mut Session, request: InboxList) -> Reply<InboxPage> {
    let words = request.text.as_deref().unwrap_or_default();
    let mut query = super::search::query_in(session, words, Typing::Going, Default::default())?;
    read(session, |reader| {
        let state = StoryState::from(request.state.unwrap_or(StoryStateView::Inbox));
        query = query.and(Query::Filter(Filter::State(state.name().to_owned())));
        if let Some(name) = &request.feed {
            query = query.and(Query::Filter(Filter::FeedExactly(vec![resolve::feed(reader, name)?])));
        }
        if let Some(folder) = &request.folder {
            let folder = galley_core::feed::subscribe::folder(&line(folder));
            query = query.and(Query::Filter(Filter::FeedExactly(reader.feeds_in(&folder)?)));
        }
        let after = request.after.as_deref().and_then(Cursor::read);
        let limit = request.limit.unwrap_or(50).clamp(1, 200);
        let ask = Ask { query, order: Order::Newest, after, limit };
        let page = reader.stories(&ask, Counting::UpTo(COUNTED))?;
        let rows = page.stories.iter().map(|story| view_feed::inbox_row(reader, story)).collect::<Result<_, _>>()?;
        Ok(InboxPage { rows, next: page.next.map(|next| next.written()), total: page.total.unwrap_or_default() })
    })
}

pub fn inbox_triage(session: &mut Session, request: InboxTriage) -> Reply<Changed<Vec<StoryRow>>> {
    let (verb, state) = match request.verdict {
        Verdict::Shortlist => ("inbox_shortlist", StoryState::Shortlist),
        Verdict::Hold => ("inbox_hold", StoryState::Hold),
        Verdict::Spike => ("inbox_spike", StoryState::Spiked),
        Verdict::Inbox => ("inbox_return", StoryState::Inbox),
    };
    change(
        session,
        Label::new(verb, ""),
        |tx| {
            let ids = stories(tx, &request.stories)?;
            many::change(tx, &ids, &Deed::State(state))?;
            Ok(ids)
        },
        |reader, ids| ids.into_iter().map(|id| view::story_row(reader, &reader.story(id)?)).collect(),
    )
}
