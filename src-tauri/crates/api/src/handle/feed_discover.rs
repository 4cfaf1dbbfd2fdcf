//! Looking for the feeds of an address: a job that asks the page, and then what it names.

use galley_core::feed::read as reading;
use galley_core::feed::{discover, subscribe};
use galley_net::feed::{self as net, Ask, Fresh, Meet, Said, host_of};
use galley_net::http::Web;
use galley_net::job::{Step, Teller, aside};
use galley_net::{Cause, Refusal};

use super::feed_refresh::{Host, PURPOSE, outside};
use super::{Reply, line, read, store};
use crate::command::Session;
use crate::failure::Failure;
use crate::feed::{FeedDiscover, FeedFound};
use crate::job::{JobKind, JobOutcome, JobView};
use crate::view::{count, some};

/// How many of the addresses that a page names are asked.
const NAMED: usize = 8;

/// How many headlines show what a feed is about.
const HEADLINES: usize = 3;

pub fn feed_discover(session: &mut Session, request: FeedDiscover) -> Reply<JobView> {
    let url = subscribe::address(&line(&request.url))?;
    let (web, _) = outside(session)?;
    store(session, "feed_discover", |tx| host_of(&url).map_or(Ok(()), |host| tx.count_contact(&host, PURPOSE)))?;
    let meet = Host(session.work.door());
    session.work.begin(
        JobKind::FeedDiscover,
        url.clone(),
        move |teller| async move { look(&web, &url, &meet, &teller).await },
        |session, found| {
            let mut feeds = found?;
            for found in &mut feeds {
                let known = read(session, |reader| reader.feed_at(&found.url))?;
                found.feed = known.map(|feed| feed.to_string());
            }
            Ok(JobOutcome::FeedDiscover { feeds })
        },
    )
}

/// The feeds of an address: itself, those that its page names, else those where such pages have them.
async fn look(web: &Web, url: &str, meet: &Host, teller: &Teller) -> Reply<Vec<FeedFound>> {
    teller.tell(Step::Fetching, 0, 1);
    let page = match fetch(web, url, meet).await? {
        Looked::Feed(found) => return Ok(vec![found]),
        Looked::Page(page) => page,
    };
    let candidates = aside(move || discover::of_page(&page.body, page.charset.as_deref(), &page.url)).await;
    let candidates = candidates.unwrap_or_default();
    let total = count(candidates.len().min(NAMED) + 1);
    let mut feeds: Vec<FeedFound> = Vec::new();
    for (at, candidate) in candidates.into_iter().take(NAMED).enumerate() {
        // What is only likely to be there need not be asked once something was found.
        if candidate.origin == discover::Origin::Guessed && !feeds.is_empty() {
            break;
        }
        teller.tell(Step::Fetching, count(at + 1), total);
        if let Some(host) = host_of(&candidate.url)
            && !meet.meet(&host).await
        {
            continue;
        }
        match fetch(web, &candidate.url, meet).await {
            Ok(Looked::Feed(mut found)) => {
                found.title = found.title.or_else(|| some(&candidate.title));
                if !feeds.iter().any(|known| known.url == found.url) {
                    feeds.push(found);
                }
            }
            // What the page names and cannot be asked now is told all the same.
            Err(_) if candidate.origin == discover::Origin::Named => feeds.push(FeedFound {
                url: candidate.url,
                title: some(&candidate.title),
                home: some(url),
                entries: None,
                headlines: Vec::new(),
                feed: None,
            }),
            _ => {}
        }
    }
    if feeds.is_empty() {
        let host = host_of(url).unwrap_or_default();
        return Err(Failure::invalid(format!("No feed was found at this address of “{host}”."))
            .with_hint("Look on the page for a link named RSS, Atom or feed, and give its address."));
    }
    Ok(feeds)
}

enum Looked {
    Feed(FeedFound),
    Page(Box<Fresh>),
}

async fn fetch(web: &Web, url: &str, meet: &Host) -> Reply<Looked> {
    let ask = Ask { url: url.to_owned(), ..Ask::default() };
    let asked = net::ask(web, &ask, meet).await;
    let fresh = match asked.said {
        Said::Fresh(fresh) => fresh,
        Said::Refused(refusal) => {
            meet.withhold(&refusal).await;
            return Err(refusal.into());
        }
        Said::Gone | Said::Later(_) | Said::Unchanged => {
            let host = host_of(url).unwrap_or_default();
            return Err(Failure::from(Refusal::new(
                Cause::Declined,
                format!("“{host}” does not give this now."),
                "Try again later.",
            )));
        }
    };
    let address = asked.moved.unwrap_or_else(|| url.to_owned());
    let looked = aside(move || match reading::read(&fresh.body, fresh.charset.as_deref(), Some(&fresh.url)) {
        Ok(parsed) => Looked::Feed(FeedFound {
            url: address,
            title: some(&parsed.title),
            home: some(&parsed.link),
            entries: Some(count(parsed.entries.len())),
            headlines: parsed
                .entries
                .iter()
                .map(|entry| entry.title.clone())
                .filter(|title| !title.is_empty())
                .take(HEADLINES)
                .collect(),
            feed: None,
        }),
        Err(_) => Looked::Page(fresh),
    })
    .await;
    looked.ok_or_else(crate::work::fault)
}
