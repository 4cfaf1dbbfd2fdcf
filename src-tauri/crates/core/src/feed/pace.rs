//! When a feed is asked again by itself: as often as the editor set, less often while it fails, and not before the
//! moment that its server named.

use chrono::{DateTime, TimeDelta, Utc};

/// The shortest time between two askings of one feed, in minutes.
pub const SHORTEST: u32 = 5;
/// The longest, in minutes: a week.
pub const LONGEST: u32 = 7 * 24 * 60;
/// A feed that fails is asked at least this often.
const PATIENCE: TimeDelta = TimeDelta::days(1);
/// A server may ask for no longer a pause than this.
const PAUSE: TimeDelta = TimeDelta::days(7);

/// How an asking ended, as far as the next one is concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// It answered.
    Answered,
    /// It failed, so often in a row.
    Failed(u32),
    /// The server asked for a pause.
    Asked(TimeDelta),
    /// It is gone for good.
    Gone,
}

/// The moment before which it is not asked by itself; `minutes` is what the editor set.
pub fn next(now: DateTime<Utc>, minutes: u32, ending: Ending) -> DateTime<Utc> {
    let every = TimeDelta::minutes(i64::from(minutes.clamp(SHORTEST, LONGEST)));
    let pause = match ending {
        Ending::Answered => every,
        Ending::Failed(times) => {
            let doubled = (0..times.min(16)).fold(every, |pause, _| if pause < PATIENCE { pause * 2 } else { pause });
            doubled.min(PATIENCE.max(every))
        }
        Ending::Asked(pause) => pause.clamp(every, PAUSE.max(every)),
        // It can still be asked by hand.
        Ending::Gone => TimeDelta::days(365 * 100),
    };
    now.checked_add_signed(pause).unwrap_or(DateTime::<Utc>::MAX_UTC)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_fails_is_asked_less_often() {
        let now = DateTime::UNIX_EPOCH;
        let check = |minutes: u32, ending: Ending, expect: i64| {
            assert_eq!((next(now, minutes, ending) - now).num_minutes(), expect, "{ending:?}");
        };
        check(60, Ending::Answered, 60);
        check(1, Ending::Answered, 5);
        check(60, Ending::Failed(1), 120);
        check(60, Ending::Failed(3), 480);
        check(60, Ending::Failed(u32::MAX), 24 * 60);
        check(7 * 24 * 60, Ending::Failed(9), 7 * 24 * 60);
        check(60, Ending::Asked(TimeDelta::seconds(10)), 60);
        check(60, Ending::Asked(TimeDelta::hours(5)), 300);
        check(60, Ending::Asked(TimeDelta::days(4_000)), 7 * 24 * 60);
        check(60, Ending::Gone, 365 * 100 * 24 * 60);
    }
}
