//! Many questions at once, politely: a bound for all, a couple for each host, and a moment between two of them.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{Mutex, Semaphore, mpsc};
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep_until};

use super::{Ask, Asked, Said, ask, host_of};
use crate::http::Web;

/// How many are asked at once, and how fast.
#[derive(Debug, Clone, Copy)]
pub struct Pace {
    /// How many questions are open at once.
    pub open: usize,
    /// How many of them to one host.
    pub each: usize,
    /// The time between the beginnings of two questions to one host.
    pub between: Duration,
}

impl Pace {
    /// The usual pace, with that time between two questions to one host.
    pub fn polite(between: Duration) -> Pace {
        Pace { open: 12, each: 2, between }
    }
}

/// The questions to one host that wait.
struct Host<T> {
    waiting: VecDeque<(T, Ask)>,
    /// Not before this moment.
    next: Instant,
    /// It wants to be left alone that long, which goes for all that is asked of it.
    pause: Option<Duration>,
}

/// The answers as they come. Whoever drops this stops asking.
pub struct Gathering<T> {
    answers: mpsc::Receiver<(T, Asked)>,
    workers: JoinSet<()>,
}

impl<T> Gathering<T> {
    /// The next answer; none once all have come.
    pub async fn next(&mut self) -> Option<(T, Asked)> {
        let next = self.answers.recv().await;
        if next.is_none() {
            self.workers.abort_all();
        }
        next
    }
}

/// Asks everything. `meet` is told of a further host before a redirect leads there, and may refuse. It must be
/// called within a job.
pub fn gather<T: Send + 'static>(web: &Web, asks: Vec<(T, Ask)>, pace: Pace, meet: impl Meet) -> Gathering<T> {
    let mut hosts: BTreeMap<String, VecDeque<(T, Ask)>> = BTreeMap::new();
    for (name, ask) in asks {
        hosts.entry(host_of(&ask.url).unwrap_or_default()).or_default().push_back((name, ask));
    }
    let open = Arc::new(Semaphore::new(pace.open));
    let meet = Arc::new(meet);
    // What has come is taken before much more is asked for.
    let (sender, answers) = mpsc::channel(pace.open);
    let mut workers = JoinSet::new();
    for waiting in hosts.into_values() {
        let count = pace.each.min(waiting.len());
        let host = Arc::new(Mutex::new(Host { waiting, next: Instant::now(), pause: None }));
        for _ in 0..count {
            let (host, open, meet, web, sender) =
                (host.clone(), open.clone(), meet.clone(), web.clone(), sender.clone());
            workers.spawn(async move {
                while let Some((name, question, turn)) = turn(&host, pace.between).await {
                    let asked = match turn {
                        Turn::At(moment) => {
                            sleep_until(moment).await;
                            let Ok(_open) = open.acquire().await else { return };
                            ask(&web, &question, &*meet).await
                        }
                        Turn::Paused(pause) => Asked { said: Said::Later(pause), moved: None },
                    };
                    if let Said::Later(pause) = asked.said {
                        host.lock().await.pause = Some(pause);
                    }
                    if sender.send((name, asked)).await.is_err() {
                        return;
                    }
                }
            });
        }
    }
    Gathering { answers, workers }
}

/// Who is told of a host before it is contacted.
pub trait Meet: Send + Sync + 'static {
    /// Says whether it may be contacted.
    fn meet(&self, host: &str) -> impl Future<Output = bool> + Send;
}

/// When the next question to a host may be asked.
enum Turn {
    At(Instant),
    Paused(Duration),
}

async fn turn<T>(host: &Mutex<Host<T>>, between: Duration) -> Option<(T, Ask, Turn)> {
    let mut host = host.lock().await;
    let (name, ask) = host.waiting.pop_front()?;
    if let Some(pause) = host.pause {
        return Some((name, ask, Turn::Paused(pause)));
    }
    let moment = host.next.max(Instant::now());
    host.next = moment + between;
    Some((name, ask, Turn::At(moment)))
}
