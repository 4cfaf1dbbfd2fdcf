//! Asking addresses whether they still lead somewhere.

use galley_core::address;
use galley_core::library::Reader;
use galley_core::search::find::{Ask, Counting, Order};
use galley_core::search::parse::Typing;
use galley_net::link::{Answer, Asked, Found, check};

use super::{Reply, read, store};
use crate::command::Session;
use crate::failure::Failure;
use crate::job::{JobKind, JobOutcome, JobView};
use crate::link::{LinkStory, LinkView, LinksCheck};
use crate::{resolve, view};

/// How many addresses are asked in one job.
const MOST: usize = 2_000;

pub fn links_check(session: &mut Session, request: LinksCheck) -> Reply<JobView> {
    let urls = addresses(session, &request)?;
    if urls.is_empty() {
        return Err(Failure::invalid("There is no address to ask, so nothing was contacted.")
            .with_hint("Name an issue, stories, or a search that finds some with an address."));
    }
    if urls.len() > MOST {
        return Err(Failure::invalid(format!(
            "These are {} addresses; at most {MOST} are asked at once. Nothing was contacted.",
            urls.len()
        ))
        .with_hint("Narrow the search."));
    }
    let named = super::host::named(session)?;
    let mut hosts: Vec<String> = urls.iter().filter_map(|url| address::host(url)).collect();
    hosts.sort_unstable();
    hosts.dedup();
    store(session, "links_check", |tx| hosts.iter().try_for_each(|host| tx.count_contact(host, "link_check")))?;
    let patience = session.work.patience;
    let subject = match urls.as_slice() {
        [only] => only.clone(),
        all => format!("{} addresses", all.len()),
    };
    let of = view::count(urls.len());
    let found = Found::default();
    let (finding, told, stopped) = (found.clone(), found.clone(), found);
    session.work.begin_kept(
        JobKind::Links,
        subject,
        |teller| async move { check(urls, named, patience, &teller, finding).await },
        move |session, ended| ended.map_err(Failure::from).and_then(|()| settle(session, told.take(), of)),
        move |session| settle(session, stopped.take(), of),
    )
}

/// Keeps what was answered, as one change that undo passes over.
fn settle(session: &mut Session, asked: Vec<Asked>, of: u32) -> Reply<JobOutcome> {
    store(session, "links_check", |tx| {
        for one in &asked {
            match &one.answer {
                Answer::Sound => tx.mark_sound(&one.url)?,
                Answer::Gone(why) => tx.mark_broken(&one.url, why)?,
                // What was known before is no worse than not knowing.
                Answer::Unknown(_) => {}
            }
        }
        Ok(())
    })?;
    read(session, |reader| {
        let (mut sound, mut broken, mut unknown) = (0, Vec::new(), Vec::new());
        for one in asked {
            match one.answer {
                Answer::Sound => sound += 1,
                Answer::Gone(message) => broken.push(link(reader, one.url, message)?),
                Answer::Unknown(message) => unknown.push(link(reader, one.url, message)?),
            }
        }
        Ok(JobOutcome::Links { sound: view::count(sound), broken, unknown, of })
    })
}

fn link(reader: &Reader<'_>, url: String, message: String) -> galley_core::Result<LinkView> {
    let stories = reader.stories_at(&url)?.into_iter().map(|id| {
        let title = reader.story(id)?.story.title;
        Ok(LinkStory { id: id.to_string(), title })
    });
    Ok(LinkView { stories: stories.collect::<galley_core::Result<_>>()?, url, message })
}

/// Every address that is asked for, each once.
fn addresses(session: &mut Session, request: &LinksCheck) -> Reply<Vec<String>> {
    let query = request.query.as_deref().map(|query| super::search::query(session, query, Typing::Finished));
    let query = query.transpose()?;
    let mut urls: Vec<String> = Vec::new();
    read(session, |reader| {
        if let Some(issue) = &request.issue {
            let snapshot = reader.snapshot(resolve::issue(reader, issue)?)?;
            urls.extend(snapshot.addresses().into_iter().map(str::to_owned));
        }
        for story in request.stories.iter().flatten() {
            urls.push(reader.story(resolve::story(reader, story)?)?.story.url);
        }
        if let Some(query) = query {
            let limit = u32::try_from(MOST + 1).unwrap_or(u32::MAX);
            let ask = Ask { query, order: Order::Newest, after: None, limit };
            let found = reader.stories(&ask, Counting::Apart)?.stories;
            urls.extend(found.into_iter().map(|found| found.story.url));
        }
        Ok(())
    })?;
    let mut known = std::collections::HashSet::new();
    urls.retain(|url| address::host(url).is_some() && known.insert(url.clone()));
    Ok(urls)
}
