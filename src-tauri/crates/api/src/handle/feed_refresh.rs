//! Asking feeds for news, and looking for the feeds of an address. Both are jobs: what is asked and read happens
//! outside; what came of it is kept in small steps, so that nobody waits for the library meanwhile.

use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};
use galley_core::address::rule::Rules;
use galley_core::change::{Label, Undo};
use galley_core::feed::arrive::{self, Arrived, Piece};
use galley_core::feed::pace::{self, Ending};
use galley_core::feed::read::{self as reading, ParsedFeed, Unreadable};
use galley_core::feed::rule::Rulebook;
use galley_core::feed::{Fault, FeedSummary, Fetch, Reading, discover, subscribe};
use galley_core::id::FeedId;
use galley_core::library::Tx;
use galley_net::feed::{self as net, Ask, Asked, Fresh, Meet, Pace, Said, host_of};
use galley_net::guard::Named;
use galley_net::http::Web;
use galley_net::job::{Step, Teller, aside};
use galley_net::{Cause, Refusal};

use super::feed::setting;
use super::mail::store;
use super::{Reply, line, read};
use crate::command::Session;
use crate::failure::Failure;
use crate::feed::{FeedDiscover, FeedFailed, FeedFound, FeedRefresh, FeedRefreshed};
use crate::job::{JobKind, JobOutcome, JobView};
use crate::view::{count, some};
use crate::work::Door;
use crate::{resolve, view_feed};

/// Why hosts are contacted here.
const PURPOSE: &str = "feed";

/// How many entries are taken in at once, and of how many feeds: few enough that other work gets its turn.
const ENTRIES: usize = 60;
const FEEDS: usize = 24;

/// How many faults are told one by one.
const FAULTS: usize = 100;

/// How many of the addresses that a page names are asked.
const NAMED: usize = 8;

/// How many headlines show what a feed is about.
const HEADLINES: usize = 3;

/// What came of asking one feed, ready to be kept.
struct News {
    feed: FeedId,
    /// Where it is from now on.
    moved: Option<String>,
    what: What,
}

enum What {
    /// Entries of a feed that brings more of them.
    Part(Vec<Piece>),
    /// A feed, with its last entries.
    Whole {
        pieces: Vec<Piece>,
        title: String,
        home: String,
        language: String,
        etag: String,
        last_modified: String,
        hash: i64,
    },
    Unchanged,
    Gone,
    Later(TimeDelta),
    Fault(Fault),
}

impl What {
    fn entries(&self) -> usize {
        match self {
            What::Part(pieces) | What::Whole { pieces, .. } => pieces.len(),
            _ => 0,
        }
    }
}

/// Tells the library of a host before it is contacted.
struct Host(Door);

impl Meet for Host {
    async fn meet(&self, host: &str) -> bool {
        let host = host.to_owned();
        self.0
            .send(move |session| store(session, "feed_refresh", |tx| tx.count_contact(&host, PURPOSE)).is_ok())
            .come()
            .await
    }
}

/// The asking of feeds that is under way.
struct Round {
    door: Door,
    rules: Rules,
    every: u32,
    tally: Arc<Mutex<FeedRefreshed>>,
    failure: Arc<Mutex<Option<Failure>>>,
    waiting: Vec<News>,
    done: u32,
    total: u32,
    teller: Teller,
}

pub fn feed_refresh(session: &mut Session, request: FeedRefresh) -> Reply<JobView> {
    let now = (session.clock)();
    let every = setting(session)?.every;
    let chosen = read(session, |reader| {
        let all = reader.feeds()?;
        let named = match &request.feeds {
            Some(names) => {
                Some(names.iter().map(|name| resolve::feed(reader, name)).collect::<galley_core::Result<Vec<_>>>()?)
            }
            None => None,
        };
        let folder =
            request.folder.as_deref().map(|folder| reader.feeds_in(&subscribe::folder(&line(folder)))).transpose()?;
        let wanted = |one: &FeedSummary| match (&named, &folder) {
            (Some(named), _) => named.contains(&one.feed.id),
            (None, Some(within)) => within.contains(&one.feed.id) && one.feed.reading == Reading::Going,
            (None, None) => one.feed.reading == Reading::Going,
        };
        Ok(all.into_iter().filter(|one| wanted(one)).collect::<Vec<_>>())
    })?;
    let by_hand = request.feeds.is_some();
    let (asked, left): (Vec<_>, Vec<_>) =
        chosen.into_iter().partition(|one| by_hand || is_asked(one, now, request.due));
    let waiting = if request.due { 0 } else { count(left.len()) };
    let subject = match asked.as_slice() {
        [only] => only.name().to_owned(),
        several => several.len().to_string(),
    };
    store(session, "feed_refresh", |tx| {
        let hosts = asked.iter().filter_map(|one| host_of(&one.feed.url));
        hosts.into_iter().try_for_each(|host| tx.count_contact(&host, PURPOSE))
    })?;
    let (web, pace) = outside(session)?;
    let rules = read(session, |reader| reader.address_rules())?;
    let tally = Arc::new(Mutex::new(FeedRefreshed { asked: count(asked.len()), waiting, ..FeedRefreshed::default() }));
    let failure = Arc::new(Mutex::new(None));
    let door = session.work.door();
    let (kept_tally, kept_failure) = (tally.clone(), failure.clone());
    session.work.begin(
        JobKind::FeedRefresh,
        subject,
        move |teller| {
            let total = count(asked.len());
            let round = Round { door, rules, every, tally, failure, waiting: Vec::new(), done: 0, total, teller };
            round.ask(web, pace, asked)
        },
        move |_, ()| match lock(&kept_failure).take() {
            Some(failure) => Err(failure),
            None => Ok(JobOutcome::FeedRefresh { result: lock(&kept_tally).clone() }),
        },
    )
}

/// Whether a feed is asked now, where it was not named: not while its server wants to be left alone, and by itself
/// not before its time.
fn is_asked(one: &FeedSummary, now: DateTime<Utc>, due: bool) -> bool {
    let its_time =
        one.fetch.next_at.parse::<DateTime<Utc>>().is_ok_and(|next| next <= now) || one.fetch.next_at.is_empty();
    let left_alone = one.fetch.fault.as_ref().is_some_and(|fault| matches!(fault.cause.as_str(), "later" | "gone"));
    its_time || (!due && !left_alone)
}

/// The way outside, with the hosts that the person named.
fn outside(session: &mut Session) -> Reply<(Web, Pace)> {
    let hosts = read(session, |reader| Ok(reader.setting::<Vec<String>>("allowed_hosts")?.unwrap_or_default()))?;
    let patience = session.work.patience;
    Ok((net::web(Named::hosts(hosts), patience)?, Pace::polite(patience.between)))
}

impl Round {
    async fn ask(mut self, web: Web, pace: Pace, feeds: Vec<FeedSummary>) {
        self.teller.tell(Step::Fetching, 0, self.total);
        let asks = feeds.into_iter().map(|one| {
            let ask = Ask {
                url: one.feed.url.clone(),
                etag: one.fetch.etag.clone(),
                last_modified: one.fetch.last_modified.clone(),
            };
            (one, ask)
        });
        let meet = Host(self.door.clone());
        let mut answers = net::gather(&web, asks.collect(), pace, meet);
        while let Some((one, asked)) = answers.next().await {
            self.take(one, asked).await;
        }
        self.keep().await;
    }

    /// Reads an answer and keeps it, with others where it is a small one.
    async fn take(&mut self, one: FeedSummary, asked: Asked) {
        let rules = self.rules.clone();
        let id = one.feed.id;
        let news = aside(move || digest(&one, asked, &rules)).await;
        // A reader that fell over takes nobody with it.
        let news = news.unwrap_or_else(|| vec![News { feed: id, moved: None, what: What::Fault(fell_over()) }]);
        for part in news {
            self.waiting.push(part);
            let entries: usize = self.waiting.iter().map(|news| news.what.entries()).sum();
            if entries >= ENTRIES || self.waiting.len() >= FEEDS {
                self.keep().await;
            }
        }
        self.done += 1;
        self.teller.tell(Step::Fetching, self.done, self.total);
    }

    async fn keep(&mut self) {
        if self.waiting.is_empty() {
            return;
        }
        let news = std::mem::take(&mut self.waiting);
        let (every, tally, failure) = (self.every, self.tally.clone(), self.failure.clone());
        let kept = self.door.send(move |session| {
            // What comes after a library that refuses would be refused too.
            if lock(&failure).is_none()
                && let Err(refused) = keep(session, news, every, &tally)
            {
                *lock(&failure) = Some(refused);
            }
            true
        });
        kept.come().await;
    }
}

/// Reads an answer: work that needs no library.
fn digest(one: &FeedSummary, asked: Asked, rules: &Rules) -> Vec<News> {
    let Asked { said, moved } = asked;
    let feed = one.feed.id;
    let news = |what| News { feed, moved: moved.clone(), what };
    let fresh = match said {
        Said::Fresh(fresh) => fresh,
        Said::Unchanged => return vec![news(What::Unchanged)],
        Said::Gone => return vec![news(What::Gone)],
        Said::Later(pause) => {
            return vec![news(What::Later(TimeDelta::from_std(pause).unwrap_or(TimeDelta::days(7))))];
        }
        Said::Refused(refusal) => return vec![news(What::Fault(fault_of(&refusal)))],
    };
    let hash = arrive::hash(&fresh.body);
    if hash == one.fetch.hash {
        return vec![news(What::Unchanged)];
    }
    let Fresh { body, charset, url, etag, last_modified } = *fresh;
    let parsed = match reading::read(&body, charset.as_deref(), Some(&url)) {
        Ok(parsed) => parsed,
        Err(why) => return vec![news(What::Fault(no_feed(&url, why)))],
    };
    let mut pieces = arrive::prepare(&parsed, rules);
    let ParsedFeed { title, link: home, language, .. } = parsed;
    let mut all = Vec::new();
    while pieces.len() > ENTRIES {
        let rest = pieces.split_off(ENTRIES);
        all.push(News { feed, moved: None, what: What::Part(std::mem::replace(&mut pieces, rest)) });
    }
    all.push(news(What::Whole { pieces, title, home, language, etag, last_modified, hash }));
    all
}

fn fault_of(refusal: &Refusal) -> Fault {
    let cause = match refusal.cause {
        Cause::TooLarge => "too_large",
        Cause::Guarded => "guarded",
        _ => "outside",
    };
    Fault { cause: cause.to_owned(), message: refusal.message.clone(), hint: refusal.hint.clone() }
}

fn no_feed(url: &str, why: Unreadable) -> Fault {
    let host = host_of(url).unwrap_or_default();
    let (message, hint) = match why {
        Unreadable::Page => (
            format!("“{host}” answered with a web page and not with a feed."),
            "The feed may have moved: look for it by the address of the page.",
        ),
        Unreadable::Unknown => (format!("What “{host}” answered is not a feed in any form that Galley reads."), ""),
        Unreadable::Empty => (format!("“{host}” answered with nothing at all."), "It is asked again later."),
    };
    Fault { cause: "no_feed".to_owned(), message, hint: hint.to_owned() }
}

fn fell_over() -> Fault {
    let message = "Galley itself failed in reading this feed. Everything else was read.".to_owned();
    Fault { cause: "no_feed".to_owned(), message, hint: "Please report the address of the feed.".to_owned() }
}

/// Keeps what came of several feeds, as one change that undo passes over.
fn keep(session: &mut Session, news: Vec<News>, every: u32, tally: &Mutex<FeedRefreshed>) -> Reply<()> {
    let at = (session.clock)();
    let subject = match news.as_slice() {
        [only] => read(session, |reader| reader.feed_name(only.feed)).unwrap_or_default(),
        several => several.len().to_string(),
    };
    let label = Label { undo: Undo::Withheld, ..Label::new("feed_refresh", subject) };
    let told = session.library.transact(at, label, |tx| {
        let book = Rulebook::of(tx.read().rules()?);
        let mut told = FeedRefreshed::default();
        for one in news {
            // A feed that was removed meanwhile brings nothing.
            if tx.read().feed_name(one.feed).is_ok() {
                keep_one(tx, one, every, &book, &mut told)?;
            }
        }
        Ok(told)
    })?;
    add(&mut lock(tally), told.value);
    Ok(())
}

fn keep_one(
    tx: &mut Tx<'_>,
    news: News,
    every: u32,
    book: &Rulebook,
    told: &mut FeedRefreshed,
) -> galley_core::Result<()> {
    let News { feed, moved, what } = news;
    if let Some(url) = moved {
        // Where another feed has that address already, this one keeps its own.
        let free = tx.read().feed_at(&url)?.is_none_or(|other| other == feed);
        if free {
            subscribe::edit(tx, feed, |feed| {
                feed.url = url;
                Ok(())
            })?;
        }
    }
    let now = tx.at();
    let summary = tx.read().feed(feed)?;
    let before = summary.fetch.clone();
    let moment = now.to_rfc3339_opts(SecondsFormat::Millis, true);
    let mut fetch = Fetch { asked_at: moment.clone(), fault: None, ..before.clone() };
    let failures = before.failures.saturating_add(1);
    let ending = match what {
        What::Part(pieces) => {
            arrived(told, &arrive::arrive(tx, feed, &pieces, book)?);
            return Ok(());
        }
        What::Whole { pieces, title, home, language, etag, last_modified, hash } => {
            let came = arrive::arrive(tx, feed, &pieces, book)?;
            let is_new = came != Arrived::default();
            arrived(told, &came);
            told.changed += 1;
            fetch = Fetch { title, home, language, etag, last_modified, hash, ..fetch };
            if is_new {
                fetch.changed_at.clone_from(&moment);
            }
            Ending::Answered
        }
        What::Unchanged => {
            told.unchanged += 1;
            Ending::Answered
        }
        What::Gone => {
            fetch.fault = Some(Fault {
                cause: "gone".to_owned(),
                message: "The server says that this feed is gone for good (410). It is not asked any more.".to_owned(),
                hint: "Look on the site for another feed, or remove this one. Its stories stay.".to_owned(),
            });
            Ending::Gone
        }
        What::Later(pause) => {
            fetch.fault = Some(Fault {
                cause: "later".to_owned(),
                message: "The server asks to be left alone for a while.".to_owned(),
                hint: "It is asked again after that.".to_owned(),
            });
            Ending::Asked(pause)
        }
        What::Fault(fault) => {
            fetch.fault = Some(fault);
            Ending::Failed(failures)
        }
    };
    match &fetch.fault {
        None => {
            fetch.failures = 0;
            fetch.answered_at = moment;
        }
        Some(fault) => {
            fetch.failures = failures;
            told.failed += 1;
            told.faults.push(FeedFailed {
                feed: feed.to_string(),
                name: summary.name().to_owned(),
                fault: view_feed::fault(fault, failures),
            });
        }
    }
    fetch.next_at = pace::next(now, every, ending).to_rfc3339_opts(SecondsFormat::Millis, true);
    tx.keep_fetch(feed, &fetch)
}

fn arrived(told: &mut FeedRefreshed, came: &Arrived) {
    told.stories += count(came.added.len());
    told.joined += came.joined;
    told.updated += came.updated;
}

fn add(all: &mut FeedRefreshed, told: FeedRefreshed) {
    all.changed += told.changed;
    all.unchanged += told.unchanged;
    all.failed += told.failed;
    all.stories += told.stories;
    all.joined += told.joined;
    all.updated += told.updated;
    let room = FAULTS.saturating_sub(all.faults.len());
    all.faults.extend(told.faults.into_iter().take(room));
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

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
        Said::Refused(refusal) => return Err(refusal.into()),
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
