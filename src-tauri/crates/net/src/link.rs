//! Whether addresses still lead somewhere. Asked politely: the head alone where that is enough, one request at a time
//! of each host with a pause between, a few hosts side by side, and no host that keeps silent is asked on and on.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use reqwest::{Method, Request, StatusCode, Url};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

use crate::clock::Patience;
use crate::guard::Named;
use crate::http::{Redirects, Web};
use crate::job::{Step, Teller};
use crate::refusal::{Cause, Refusal};

/// How many hosts are asked side by side.
const HOSTS: usize = 6;
/// How much of a page is taken in where its head was not enough.
const MOST: usize = 200_000;
/// A host that kept silent this often is not asked further.
const SILENCES: u32 = 2;

/// An address that was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The address.
    pub url: String,
    /// What came of it.
    pub answer: Answer,
}

/// What came of asking an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// It leads somewhere.
    Sound,
    /// It leads nowhere any more: why, as a sentence.
    Gone(String),
    /// It cannot be told now: why, as a sentence.
    Unknown(String),
}

/// What was told so far. It stays with whoever began the asking, also where that is stopped on its way.
#[derive(Clone, Default)]
pub struct Found(Arc<Mutex<Vec<(String, Told)>>>);

impl Found {
    /// Hands over every address that was asked by now, with what came of it.
    pub fn take(&self) -> Vec<Asked> {
        let all = std::mem::take(&mut *self.held());
        // Where nothing answers at all it is this machine that is not connected.
        let connected = all.iter().any(|(_, told)| matches!(told, Told::Sound | Told::Gone(_)));
        all.into_iter().map(|(url, told)| Asked { url, answer: told.answer(connected) }).collect()
    }

    /// Keeps what an address told; gives how many were asked with it.
    fn keep(&self, url: String, told: Told) -> u32 {
        let mut all = self.held();
        all.push((url, told));
        u32::try_from(all.len()).unwrap_or(u32::MAX)
    }

    fn held(&self) -> MutexGuard<'_, Vec<(String, Told)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Asks every address, each once, and keeps each answer in `found` as it comes.
pub async fn check(
    urls: Vec<String>,
    named: Named,
    patience: Patience,
    teller: &Teller,
    found: Found,
) -> Result<(), Refusal> {
    let web = Web::new(named, Redirects::Followed, patience)?.at_most(MOST);
    let total = u32::try_from(urls.len()).unwrap_or(u32::MAX);
    teller.tell(Step::Fetching, 0, total);
    let mut hosts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for url in urls {
        let host = Url::parse(&url).ok().and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_default();
        hosts.entry(host).or_default().push(url);
    }
    let gate = Arc::new(Semaphore::new(HOSTS));
    let mut asking = JoinSet::new();
    for urls in hosts.into_values() {
        let (web, gate, found, teller) = (web.clone(), gate.clone(), found.clone(), teller.clone());
        asking.spawn(async move {
            // The gate is never closed; were it, asking at once would do no harm.
            let _turn = gate.acquire_owned().await;
            let mut silences = 0;
            for (at, url) in urls.into_iter().enumerate() {
                let answer = if silences < SILENCES {
                    if at > 0 {
                        tokio::time::sleep(pause(patience)).await;
                    }
                    ask(&web, &url).await
                } else {
                    Told::Unknown("Its host did not answer the addresses before it.".to_owned())
                };
                silences = if matches!(answer, Told::Silent(_)) { silences + 1 } else { silences };
                teller.tell(Step::Fetching, found.keep(url, answer), total);
            }
        });
    }
    asking.join_all().await;
    Ok(())
}

/// How long a host is left alone between two requests.
fn pause(patience: Patience) -> Duration {
    patience.connect / 20
}

/// What one request told.
enum Told {
    Sound,
    Gone(String),
    /// Its host's name leads nowhere, which may be for this machine's lack of a connection.
    NotFound(String),
    Silent(String),
    Unknown(String),
}

impl Told {
    fn answer(self, connected: bool) -> Answer {
        match self {
            Told::Sound => Answer::Sound,
            Told::Gone(why) => Answer::Gone(why),
            Told::NotFound(why) if connected => Answer::Gone(why),
            Told::NotFound(why) | Told::Silent(why) | Told::Unknown(why) => Answer::Unknown(why),
        }
    }
}

async fn ask(web: &Web, url: &str) -> Told {
    let Ok(url) = Url::parse(url) else { return Told::Unknown("This is not the address of a web page.".to_owned()) };
    match web.ask(Request::new(Method::HEAD, url.clone())).await {
        Ok(answer) if answer.status.is_success() => Told::Sound,
        // Some servers know no heads, and some say of a page that is there that it is not.
        Ok(_) => match web.ask(Request::new(Method::GET, url)).await {
            Ok(answer) => told(answer.status),
            Err(refusal) => refused(refusal),
        },
        Err(refusal) => refused(refusal),
    }
}

fn told(status: StatusCode) -> Told {
    match status {
        status if status.is_success() => Told::Sound,
        StatusCode::NOT_FOUND | StatusCode::GONE => Told::Gone(gone(status.as_u16())),
        status => Told::Unknown(format!("It answers {} just now.", status.as_u16())),
    }
}

/// Why an address leads nowhere that answers with this status, as a sentence.
pub fn gone(status: u16) -> String {
    format!("The page is gone (it answers {status}).")
}

fn refused(refusal: Refusal) -> Told {
    match refusal.cause {
        // It has answered, at length.
        Cause::TooLarge => Told::Sound,
        Cause::NotResolved => Told::NotFound(refusal.message),
        Cause::TooSlow | Cause::NotConnected => Told::Silent(refusal.message),
        _ => Told::Unknown(refusal.message),
    }
}
