//! Asking feeds for news. It is a job: what is asked and read happens outside; what came of it is kept in small
//! steps, so that nobody waits for the library meanwhile.

use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};
use galley_core::address::rule::Rules;
use galley_core::change::{Label, Undo};
use galley_core::feed::arrive::{self, Arrived, Piece};
use galley_core::feed::pace::{self, Ending};
use galley_core::feed::read::{self as reading, ParsedFeed, Unreadable};
use galley_core::feed::rule::Rulebook;
use galley_core::feed::{Fault, FeedSummary, Fetch, Reading, subscribe};
use galley_core::id::FeedId;
use galley_core::library::Tx;
use galley_net::feed::{self as net, Ask, Asked, Fresh, Meet, Pace, Said, host_of};
use galley_net::http::Web;
use galley_net::job::{Step, Teller, aside};
use galley_net::link;
use galley_net::{Cause, Refusal};

use super::feed::setting;
use super::host;
use super::{Reply, line, read, store};
use crate::command::Session;
use crate::failure::Failure;
use crate::feed::{FeedFailed, FeedRefresh, FeedRefreshed};
use crate::job::{JobKind, JobOutcome, JobView};
use crate::view::count;
use crate::work::Door;
use crate::{resolve, view_feed};

/// Why hosts are contacted here.
pub(super) const PURPOSE: &str = "feed";

/// How many entries are taken in at once, and of how many feeds: few enough that other work gets its turn.
const ENTRIES: usize = 60;
const FEEDS: usize = 24;

/// How many faults are told one by one.
const FAULTS: usize = 100;

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
    Fault {
        fault: Fault,
        /// The host that would have been contacted if the person had named it.
        withheld: Option<String>,
        /// The status by which the server said that there is nothing any more.
        gone: Option<u16>,
    },
}

impl From<Fault> for What {
    fn from(fault: Fault) -> What {
        What::Fault { fault, withheld: None, gone: None }
    }
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
pub(super) struct Host(pub Door);

impl Meet for Host {
    async fn meet(&self, host: &str) -> bool {
        let host = host.to_owned();
        self.0
            .send(move |session| store(session, "feed_refresh", |tx| tx.count_contact(&host, PURPOSE)).is_ok())
            .come()
            .await
            .is_some()
    }
}

impl Host {
    /// Has a host that was not contacted remembered, so that the person can name it.
    pub(super) async fn withhold(&self, refusal: &Refusal) {
        if refusal.withheld.is_some() {
            let refusal = refusal.clone();
            let noted = self.0.send(move |session| {
                host::withhold(session, &refusal);
                true
            });
            noted.come().await;
        }
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

/// Whether feeds are asked by themselves and the time of one has come.
pub fn feeds_are_due(session: &mut Session) -> Reply<bool> {
    if setting(session)?.every == 0 {
        return Ok(false);
    }
    let now = (session.clock)().to_rfc3339_opts(SecondsFormat::Millis, true);
    let next = read(session, |reader| reader.next_feed_at())?;
    Ok(next.is_some_and(|next| next <= now))
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
pub(super) fn outside(session: &mut Session) -> Reply<(Web, Pace)> {
    let named = host::named(session)?;
    let patience = session.work.patience;
    Ok((net::web(named, patience)?, Pace::polite(patience.between)))
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
        let news = news.unwrap_or_else(|| vec![News { feed: id, moved: None, what: fell_over().into() }]);
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
        Said::Refused(refusal) => {
            let gone = match refusal.cause {
                Cause::Gone(status) => Some(status),
                _ => None,
            };
            return vec![news(What::Fault { fault: fault_of(&refusal), withheld: refusal.withheld, gone })];
        }
    };
    let hash = arrive::hash(&fresh.body);
    if hash == one.fetch.hash {
        return vec![news(What::Unchanged)];
    }
    let Fresh { body, charset, url, etag, last_modified } = *fresh;
    let parsed = match reading::read(&body, charset.as_deref(), Some(&url)) {
        Ok(parsed) => parsed,
        Err(why) => return vec![news(no_feed(&url, why).into())],
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
    for one in &news {
        if let What::Fault { withheld, .. } = &one.what {
            session.work.withheld.extend(withheld.clone());
        }
    }
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
            tx.mark_broken(&summary.feed.url, &link::gone(410))?;
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
        What::Fault { fault, gone, .. } => {
            if let Some(status) = gone {
                tx.mark_broken(&summary.feed.url, &link::gone(status))?;
            }
            fetch.fault = Some(fault);
            Ending::Failed(failures)
        }
    };
    match &fetch.fault {
        None => {
            // What never failed was never marked.
            if before.failures > 0 {
                tx.mark_sound(&summary.feed.url)?;
            }
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
