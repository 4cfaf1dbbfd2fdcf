//! What comes too often from one address: requests, by a quota of which a reviewer never hears, and wrong secrets, after
//! which nothing more is looked up for a while.

use std::collections::HashMap;
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use tokio::time::Instant;

/// Requests a second from one address, and how many at once.
const EACH_SECOND: NonZeroU32 = NonZeroU32::new(5).unwrap();
const AT_ONCE: NonZeroU32 = NonZeroU32::new(20).unwrap();

/// So many wrong secrets within [`WINDOW`] lock an address out.
const GUESSES: u32 = 5;
const WINDOW: Duration = Duration::from_secs(60);
/// How long the first time; each further lock without a right secret in between doubles it, up to [`LONGEST`].
pub(super) const LOCK: Duration = Duration::from_secs(60);
const LONGEST: Duration = Duration::from_secs(3600);
/// The most addresses that are remembered; the longest ago go first.
const REMEMBERED: usize = 4096;

pub(super) struct Limits {
    requests: DefaultKeyedRateLimiter<IpAddr>,
    guesses: Mutex<HashMap<IpAddr, Guesses>>,
}

#[derive(Clone, Copy)]
struct Guesses {
    wrong: u32,
    since: Instant,
    locks: u32,
    locked_until: Option<Instant>,
}

impl Limits {
    pub fn new() -> Limits {
        Limits {
            requests: RateLimiter::keyed(Quota::per_second(EACH_SECOND).allow_burst(AT_ONCE)),
            guesses: Mutex::default(),
        }
    }

    /// Whether one more request from there is answered.
    pub fn allows(&self, peer: IpAddr) -> bool {
        if self.requests.len() > REMEMBERED {
            self.requests.retain_recent();
        }
        self.requests.check_key(&peer).is_ok()
    }

    /// Whether secrets from there are not looked at now.
    pub fn is_locked(&self, peer: IpAddr) -> bool {
        let guesses = self.guesses.lock().unwrap_or_else(PoisonError::into_inner);
        guesses.get(&peer).and_then(|guesses| guesses.locked_until).is_some_and(|until| Instant::now() < until)
    }

    /// A wrong secret came from there.
    pub fn wrong(&self, peer: IpAddr) {
        let now = Instant::now();
        let mut all = self.guesses.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= REMEMBERED && !all.contains_key(&peer) {
            let oldest = all.iter().min_by_key(|(_, guesses)| guesses.since).map(|(peer, _)| *peer);
            oldest.map(|peer| all.remove(&peer));
        }
        let guesses = all.entry(peer).or_insert(Guesses { wrong: 0, since: now, locks: 0, locked_until: None });
        if now.duration_since(guesses.since) > WINDOW {
            (guesses.wrong, guesses.since) = (0, now);
        }
        guesses.wrong += 1;
        if guesses.wrong >= GUESSES {
            let lock = LOCK.saturating_mul(1 << guesses.locks.min(10)).min(LONGEST);
            guesses.locked_until = Some(now + lock);
            (guesses.wrong, guesses.since) = (0, now);
            guesses.locks += 1;
        }
    }

    /// A right secret came from there.
    pub fn right(&self, peer: IpAddr) {
        self.guesses.lock().unwrap_or_else(PoisonError::into_inner).remove(&peer);
    }
}
