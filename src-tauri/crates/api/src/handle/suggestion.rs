//! Suggestions in running texts.

use galley_core::body::Body;
use galley_core::body::suggestion::{Verdict, Which};
use galley_core::change::Label;
use galley_core::document::{Part, Version};
use galley_core::error::{Error, OrNotFound};
use galley_core::id::{IssueId, ItemId};
use galley_core::issue::Entry;
use galley_core::library::Reader;

use super::{Reply, change, read};
use crate::command::Session;
use crate::history::Changed;
use crate::issue::{IssuePart, TextSaved};
use crate::suggestion::*;
use crate::{resolve, view};

type CoreResult<T> = galley_core::Result<T>;

pub fn suggestion_list(session: &mut Session, request: SuggestionList) -> Reply<Vec<SuggestionView>> {
    read(session, |reader| match resolve::item(reader, &request.of) {
        Ok(item) => of_item(reader, item),
        Err(Error::NotFound { .. }) => of_issue(reader, resolve::issue(reader, &request.of)?),
        Err(error) => Err(error),
    })
}

pub fn suggestion_decide(session: &mut Session, request: SuggestionDecide) -> Reply<Changed<TextSaved>> {
    let verdict = Verdict::from(request.verdict);
    let verb = match verdict {
        Verdict::Accept => "suggestion_accept",
        Verdict::Reject => "suggestion_reject",
    };
    change(
        session,
        Label::new(verb, ""),
        |tx| {
            let base = request.base.as_deref().map(str::parse::<Version>).transpose()?;
            match &request.of {
                TextOf::Item { item } => {
                    let id = resolve::item(&tx.read(), item)?;
                    let (item, present) = tx.read().item(id)?;
                    tx.name(item.headline.clone());
                    let which = which(&item.body, &request.which)?;
                    let decide = |body: Body| body.decide(&which, verdict);
                    let (item, version) = tx.change_item_body(id, &base.unwrap_or(present), decide)?;
                    Ok((item.body, version))
                }
                TextOf::Issue { issue, part } => {
                    let id = resolve::issue(&tx.read(), issue)?;
                    let (issue, present) = tx.read().issue(id)?;
                    super::issue::name_after(tx, id)?;
                    let part = match part {
                        IssuePart::Intro => Part::Intro,
                        IssuePart::Outro => Part::Outro,
                    };
                    let which = which(text(part, &issue.intro, &issue.outro), &request.which)?;
                    let decide = |body: Body| body.decide(&which, verdict);
                    let (issue, version) = tx.change_issue_body(id, part, &base.unwrap_or(present), decide)?;
                    Ok((text(part, &issue.intro, &issue.outro).clone(), version))
                }
            }
        },
        |_, (body, version)| {
            let words = view::count(body.word_count());
            Ok(TextSaved { version: version.to_string(), words, delta: Some(view::delta(&body)) })
        },
    )
}

fn text<'a>(part: Part, intro: &'a Body, outro: &'a Body) -> &'a Body {
    match part {
        Part::Intro => intro,
        Part::Outro => outro,
    }
}

fn of_item(reader: &Reader<'_>, id: ItemId) -> CoreResult<Vec<SuggestionView>> {
    let (item, _) = reader.item(id)?;
    Ok(views(&item.body, &TextOf::Item { item: id.to_string() }, &item.headline))
}

fn of_issue(reader: &Reader<'_>, id: IssueId) -> CoreResult<Vec<SuggestionView>> {
    let (issue, _) = reader.issue(id)?;
    let of = |part| TextOf::Issue { issue: id.to_string(), part };
    let mut found = views(&issue.intro, &of(IssuePart::Intro), "");
    for entry in &issue.rundown {
        if let Entry::Item(item) = entry {
            found.extend(of_item(reader, *item)?);
        }
    }
    found.extend(views(&issue.outro, &of(IssuePart::Outro), ""));
    Ok(found)
}

fn views(body: &Body, of: &TextOf, headline: &str) -> Vec<SuggestionView> {
    let view = |one: galley_core::body::suggestion::Suggestion| SuggestionView {
        id: one.id.to_string(),
        by: one.by.map(|by| by.to_string()).unwrap_or_default(),
        of: of.clone(),
        headline: headline.to_owned(),
        inserted: one.inserted,
        deleted: one.deleted,
        start: view::count(one.start),
        end: view::count(one.end),
    };
    body.suggestions().into_iter().map(view).collect()
}

/// What is to be decided, as long as there is any of it: an id may be shortened to what tells it from the others.
fn which(body: &Body, which: &WhichView) -> CoreResult<Which> {
    let open = body.suggestions();
    match which {
        WhichView::All => Ok(Which::All),
        WhichView::By { person } => Which::of_person(person).or_not_found("person", person),
        WhichView::One { id } => {
            let mut found = open.iter().filter(|one| !id.is_empty() && one.id.to_string().starts_with(id.as_str()));
            let one = found.next().or_not_found("suggestion", id)?;
            match found.next() {
                None => Ok(Which::One(one.id)),
                Some(_) => Err(Error::invalid(
                    "id",
                    format!("Several suggestions have an id that begins with “{id}”. Give more of it."),
                )),
            }
        }
    }
}

impl From<Decision> for Verdict {
    fn from(decision: Decision) -> Verdict {
        match decision {
            Decision::Accept => Verdict::Accept,
            Decision::Reject => Verdict::Reject,
        }
    }
}
