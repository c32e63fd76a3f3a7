//! The open minutes of one day, and what a working day's worth of them is.

use crate::day::hours::{DAY_MINUTES, Session};
use crate::ground::fraction::gcd;

/// Nanoseconds in a minute.
pub(super) const MINUTE: i64 = 60_000_000_000;

/// A day's sessions with tables over its minutes: within a day a lookup is
/// faster than clamping to sessions.
#[derive(Debug, Default)]
pub(super) struct Pattern {
    pub(super) sessions: Box<[Session]>,
    /// The minutes of the day that are open, in order.
    pub(super) open: Box<[u16]>,
    /// How many ticks a nanosecond of the day's open time is worth.
    pub(super) weight: i128,
}

impl Pattern {
    pub(super) fn new(sessions: &[Session]) -> Self {
        let is_open = |minute: &u16| {
            sessions
                .iter()
                .any(|s| s.open() <= *minute && *minute < s.close())
        };
        Self {
            sessions: sessions.into(),
            open: (0..DAY_MINUTES).filter(is_open).collect(),
            weight: 0,
        }
    }

    /// How many of the day's first `m` minutes are open, `m` from 0 to 1,440 and
    /// once more, so that every minute has a next.
    pub(super) fn open_before(&self) -> impl Iterator<Item = u16> {
        let mut open = self.open.iter().copied().peekable();
        let mut count = 0;
        (0..=DAY_MINUTES + 1).map(move |minute| {
            let before = count;
            count += u16::from(open.next_if_eq(&minute).is_some());
            before
        })
    }

    pub(super) fn minutes(&self) -> u32 {
        u32::try_from(self.open.len()).unwrap_or(0)
    }

    /// The day's open time in nanoseconds.
    pub(super) fn total(&self) -> i64 {
        i64::from(self.minutes()) * MINUTE
    }

    /// The time of day, in nanoseconds, at which `used` of the day's open time
    /// (more than none, at most all) is just used up: a closing rather than the
    /// next opening.
    #[inline]
    pub(super) fn used_up_at(&self, used: i64) -> Option<i64> {
        let minutes = (used - 1) / MINUTE;
        let minute = *self.open.get(usize::try_from(minutes).ok()?)?;
        Some(i64::from(minute) * MINUTE + used - minutes * MINUTE)
    }

    /// The last time of day, in nanoseconds, before which just `used` of the
    /// day's open time (less than all) has passed: an opening rather than the
    /// closing before it.
    pub(super) fn resumes_at(&self, used: i64) -> Option<i64> {
        let minutes = used / MINUTE;
        let minute = *self.open.get(usize::try_from(minutes).ok()?)?;
        Some(i64::from(minute) * MINUTE + used - minutes * MINUTE)
    }
}

/// The number of ticks that make a working day, whatever its length: the least
/// common multiple of the lengths of all days, so that a nanosecond of any day is
/// worth a whole number of them and fractions of days add up exactly.
///
/// `None` where a coverage of such days does not fit in 128 bits, which takes
/// seven lengths or more that have next to no factor in common.
pub(super) fn ticks_of_a_day(patterns: &[Pattern]) -> Option<i128> {
    let lengths = patterns
        .iter()
        .map(Pattern::minutes)
        .filter(|minutes| *minutes > 0);
    let least = lengths.map(i128::from).try_fold(1, |least: i128, minutes| {
        least.checked_mul(minutes / gcd(least, minutes))
    });
    let ticks = least?.checked_mul(i128::from(MINUTE))?;
    // twice a whole coverage, and a day's nanoseconds, leave room for every sum
    ticks.checked_mul(1 << 18).map(|_| ticks)
}
