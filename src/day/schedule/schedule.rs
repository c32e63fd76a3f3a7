//! A schedule: calendar, office hours and zone bound together, with cumulative
//! open time, so that every question about open time is a lookup.

use std::sync::{Arc, LazyLock};

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Timelike};
use chrono_tz::Tz;

use super::pattern::{MINUTE, Pattern, ticks_of_a_day};
use crate::day::calendar::{CalendarError, WorkCalendar};
use crate::day::hours::{DAY_MINUTES, OfficeHours, Session};
use crate::ground::moment::end_of_day;

/// Nanoseconds in a second.
const SECOND: i64 = 1_000_000_000;

/// Which days are worked, when on them the office is open, and in which zone.
///
/// Cloning shares the tables. Amounts of open time are exact to the nanosecond.
///
/// ```
/// use chrono::{NaiveDate, TimeDelta};
/// use shixian::Schedule;
///
/// let schedule = Schedule::china();
/// let at = |d, h, m| NaiveDate::from_ymd_opt(2023, 6, d).unwrap().and_hms_opt(h, m, 0).unwrap();
///
/// // Friday 17:10, one hour: 20 minutes on Friday, 40 on Monday
/// assert_eq!(schedule.advance(at(9, 17, 10), TimeDelta::hours(1))?, at(12, 9, 10));
/// assert_eq!(schedule.open_between(at(9, 17, 10), at(12, 9, 10))?, TimeDelta::hours(1));
/// # Ok::<(), shixian::day::CalendarError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Schedule {
    pub(super) inner: Arc<Inner>,
}

#[derive(Debug)]
pub(super) struct Inner {
    calendar: WorkCalendar,
    hours: OfficeHours,
    zone: Tz,
    /// For each day, which of `patterns` it follows.
    pub(super) pattern_of: Box<[u16]>,
    patterns: Box<[Pattern]>,
    /// The patterns' [`Pattern::open_before`], one after the other, and where that
    /// of each day begins; the day after the last is closed.
    open_before: Box<[u16]>,
    minutes_of: Box<[u32]>,
    /// The pattern of a day outside the coverage.
    closed: Pattern,
    /// Open minutes, sessions and days with any session before the `i`-th day.
    open_minutes: Box<[u32]>,
    sessions: Box<[u32]>,
    pub(super) open_days: Box<[u32]>,
    /// The ticks of a working day, or `None` where no exact number of them fits:
    /// see [`ticks_of_a_day`].
    pub(super) day_ticks: Option<i128>,
}

/// A moment on the schedule: the day's index, the minute of the day and the
/// nanoseconds into that minute.
#[derive(Clone, Copy)]
pub(super) struct Position {
    pub(super) day: usize,
    pub(super) minute: u16,
    pub(super) rest: i64,
}

static CHINA: LazyLock<Schedule> = LazyLock::new(|| {
    Schedule::new(
        WorkCalendar::china(),
        OfficeHours::assumed(),
        chrono_tz::Asia::Shanghai,
    )
});

impl Schedule {
    /// Whether the office is never open in the whole coverage.
    fn never_opens(&self) -> bool {
        self.inner
            .open_minutes
            .last()
            .is_none_or(|minutes| *minutes == 0)
    }

    /// Binds a calendar, hours and a zone.
    #[must_use]
    pub fn new(calendar: WorkCalendar, hours: OfficeHours, zone: Tz) -> Self {
        let length = calendar.len();
        let mut patterns = vec![Pattern::new(&[])];
        let mut pattern_of = Vec::with_capacity(length);
        let mut open_minutes = Vec::with_capacity(length + 1);
        let mut sessions = Vec::with_capacity(length + 1);
        let mut open_days = Vec::with_capacity(length + 1);
        let mut counts = (0, 0, 0);
        let mut dates = calendar.coverage().0.iter_days();
        for day in 0..length {
            open_minutes.push(counts.0);
            sessions.push(counts.1);
            open_days.push(counts.2);
            let today = match (dates.next(), calendar.kind_at(day)) {
                (Some(date), Some(kind)) => hours.sessions(date, kind),
                _ => &[],
            };
            let known = patterns.iter().position(|p| *p.sessions == *today);
            let pattern = known.unwrap_or_else(|| {
                patterns.push(Pattern::new(today));
                patterns.len() - 1
            });
            // at most one pattern a day, and at most 65,534 days
            pattern_of.push(u16::try_from(pattern).unwrap_or(0));
            counts.0 += today.iter().map(|s| u32::from(s.minutes())).sum::<u32>();
            counts.1 += u32::try_from(today.len()).unwrap_or(0);
            counts.2 += u32::from(!today.is_empty());
        }
        open_minutes.push(counts.0);
        sessions.push(counts.1);
        open_days.push(counts.2);
        let day_ticks = ticks_of_a_day(&patterns);
        let stride = u32::from(DAY_MINUTES) + 2;
        let begin = |pattern: &u16| u32::from(*pattern) * stride;
        let minutes_of: Vec<u32> = pattern_of.iter().chain([&0]).map(begin).collect();
        let open_before = patterns.iter().flat_map(Pattern::open_before).collect();
        for pattern in &mut patterns {
            let total = i128::from(pattern.total().max(1));
            pattern.weight = day_ticks.unwrap_or(0) / total;
        }
        Self {
            inner: Arc::new(Inner {
                calendar,
                hours,
                zone,
                pattern_of: pattern_of.into(),
                patterns: patterns.into(),
                open_before,
                minutes_of: minutes_of.into(),
                closed: Pattern::new(&[]),
                open_minutes: open_minutes.into(),
                sessions: sessions.into(),
                open_days: open_days.into(),
                day_ticks,
            }),
        }
    }

    /// China's calendar, the assumed office hours, Asia/Shanghai. Built once, on
    /// first use.
    #[must_use]
    pub fn china() -> Self {
        CHINA.clone()
    }

    /// The calendar that says which days are worked.
    #[must_use]
    pub fn calendar(&self) -> &WorkCalendar {
        &self.inner.calendar
    }

    /// The office hours that say when on a worked day the office is open.
    #[must_use]
    pub fn hours(&self) -> &OfficeHours {
        &self.inner.hours
    }

    /// The zone whose wall clocks the schedule follows.
    #[must_use]
    pub fn zone(&self) -> Tz {
        self.inner.zone
    }

    /// What the wall clocks of the zone show in place of `local`, where they skip it:
    /// all counting is on local times, as if none were skipped.
    ///
    /// ```
    /// use chrono::NaiveDate;
    /// use shixian::day::WorkCalendar;
    /// use shixian::{OfficeHours, Schedule};
    ///
    /// let (calendar, hours) = (WorkCalendar::weekends_only(), OfficeHours::assumed());
    /// let schedule = Schedule::new(calendar, hours, chrono_tz::America::New_York);
    /// let at = |h| NaiveDate::from_ymd_opt(2026, 3, 8).unwrap().and_hms_opt(h, 30, 0).unwrap();
    /// assert_eq!(schedule.shown_instead_of(at(2)), Some(at(3)));
    /// assert_eq!(schedule.shown_instead_of(at(3)), None);
    /// ```
    #[must_use]
    pub fn shown_instead_of(&self, local: NaiveDateTime) -> Option<NaiveDateTime> {
        let zone = self.inner.zone;
        if zone.from_local_datetime(&local).latest().is_some() {
            return None;
        }
        // no zone has ever skipped more than a day
        let back = TimeDelta::hours(25);
        let before = zone.from_local_datetime(&local.checked_sub_signed(back)?);
        let shown = before.latest()?.checked_add_signed(back)?;
        Some(shown.naive_local())
    }

    /// The sessions of `date`; none on a day off.
    ///
    /// # Errors
    ///
    /// [`CalendarError::OutsideCoverage`].
    pub fn sessions(&self, date: NaiveDate) -> Result<&[Session], CalendarError> {
        Ok(&self.pattern(self.inner.calendar.index(date)?).sessions)
    }

    /// When the office opens on `date`; `None` on a day it does not.
    ///
    /// # Errors
    ///
    /// [`CalendarError::OutsideCoverage`].
    pub fn opening(&self, date: NaiveDate) -> Result<Option<NaiveDateTime>, CalendarError> {
        let first = self.sessions(date)?.first();
        Ok(first.and_then(|s| on_day(date, i64::from(s.open()) * MINUTE)))
    }

    /// When the office closes for the day on `date`; `None` on a day it does not
    /// open.
    ///
    /// # Errors
    ///
    /// [`CalendarError::OutsideCoverage`].
    pub fn closing(&self, date: NaiveDate) -> Result<Option<NaiveDateTime>, CalendarError> {
        let last = self.sessions(date)?.last();
        Ok(last.and_then(|s| on_day(date, i64::from(s.close()) * MINUTE)))
    }

    /// Whether the office is open at `moment`: in a session `[open, close)`.
    ///
    /// # Errors
    ///
    /// [`CalendarError::OutsideCoverage`].
    pub fn is_open(&self, moment: NaiveDateTime) -> Result<bool, CalendarError> {
        let minute = moment.time().num_seconds_from_midnight() / 60;
        let sessions = self.sessions(moment.date())?;
        Ok(sessions
            .iter()
            .any(|s| u32::from(s.open()) <= minute && minute < u32::from(s.close())))
    }

    /// `moment` itself if the office is open then, else the next opening.
    ///
    /// # Errors
    ///
    /// [`CalendarError::OutsideCoverage`] for `moment`,
    /// [`CalendarError::OpenTimeBeyondCoverage`] or [`CalendarError::NeverOpen`] when
    /// there is no opening left.
    pub fn next_opening(&self, moment: NaiveDateTime) -> Result<NaiveDateTime, CalendarError> {
        if self.is_open(moment)? {
            return Ok(moment);
        }
        let position = self.position(moment)?;
        let used = self.open_until(position);
        let day = self.day_using(position.day, minutes_up(used + 1));
        let opening = day.and_then(|day| {
            let within = used - self.open_before(day);
            self.moment(day, self.pattern(day).resumes_at(within)?)
        });
        opening.ok_or_else(|| self.beyond(moment))
    }

    /// The open time from `from` to `to`; negative when `to` comes first.
    ///
    /// # Errors
    ///
    /// [`CalendarError::OutsideCoverage`] for either moment.
    #[inline]
    pub fn open_between(
        &self,
        from: NaiveDateTime,
        to: NaiveDateTime,
    ) -> Result<TimeDelta, CalendarError> {
        let open = self.open_until(self.position(to)?) - self.open_until(self.position(from)?);
        Ok(TimeDelta::nanoseconds(open))
    }

    /// The moment at which `amount` of open time has passed since `from`. An
    /// amount used up exactly at a closing ends at that closing; none at all
    /// leaves `from` as it is ([S15](crate::design#s15)).
    ///
    /// # Errors
    ///
    /// [`CalendarError::OutsideCoverage`] for `from`,
    /// [`CalendarError::OpenTimeBeyondCoverage`] when the coverage has too little open
    /// time left. A negative amount [retreats](Schedule::retreat).
    pub fn advance(
        &self,
        from: NaiveDateTime,
        amount: TimeDelta,
    ) -> Result<NaiveDateTime, CalendarError> {
        let position = self.position(from)?;
        let Some(nanos) = amount.num_nanoseconds() else {
            return Err(self.beyond(from));
        };
        if nanos < 0 {
            return self.retreat(from, -amount);
        }
        if nanos == 0 {
            return Ok(from);
        }
        let moment = self
            .open_until(position)
            .checked_add(nanos)
            .and_then(|target| {
                let day = self.day_using(position.day, minutes_up(target))?;
                let used = target - self.open_before(day);
                let nanos = self.pattern(day).used_up_at(used)?;
                if day == position.day {
                    on_day(from.date(), nanos)
                } else {
                    self.moment(day, nanos)
                }
            });
        moment.ok_or_else(|| self.beyond(from))
    }

    /// The latest moment from which `amount` of open time passes by `to`: the
    /// mirror image of [`Schedule::advance`].
    ///
    /// # Errors
    ///
    /// As [`Schedule::advance`].
    pub fn retreat(
        &self,
        to: NaiveDateTime,
        amount: TimeDelta,
    ) -> Result<NaiveDateTime, CalendarError> {
        let position = self.position(to)?;
        let Some(nanos) = amount.num_nanoseconds() else {
            return Err(self.beyond(to));
        };
        if nanos < 0 {
            return self.advance(to, -amount);
        }
        if nanos == 0 {
            return Ok(to);
        }
        let target = self.open_until(position) - nanos;
        if target < 0 {
            return Err(self.beyond(to));
        }
        // the last day on which at most `target` has passed, and which opens
        let minutes = u32::try_from(target / MINUTE).unwrap_or(u32::MAX);
        let day = self
            .inner
            .open_minutes
            .partition_point(|before| *before <= minutes)
            .checked_sub(1);
        let moment = day.and_then(|day| {
            let used = target - self.open_before(day);
            self.moment(day, self.pattern(day).resumes_at(used)?)
        });
        moment.ok_or_else(|| self.beyond(to))
    }

    /// The number, from 0 over the whole coverage, of the session that `moment`
    /// lies in or, when closed, of the next one.
    pub(crate) fn session_from(&self, moment: NaiveDateTime) -> Result<u32, CalendarError> {
        let position = self.position(moment)?;
        let sessions = &self.pattern(position.day).sessions;
        let over = sessions
            .iter()
            .take_while(|s| s.close() <= position.minute)
            .count();
        Ok(self.sessions_before(position.day) + u32::try_from(over).unwrap_or(0))
    }

    /// How many sessions of the coverage opened before `moment`.
    pub(crate) fn sessions_opened(&self, moment: NaiveDateTime) -> Result<u32, CalendarError> {
        let position = self.position(moment)?;
        let sessions = &self.pattern(position.day).sessions;
        let opened = sessions
            .iter()
            .take_while(|s| (s.open(), 0) < (position.minute, position.rest))
            .count();
        Ok(self.sessions_before(position.day) + u32::try_from(opened).unwrap_or(0))
    }

    /// The close of the session of that number.
    pub(crate) fn session_close(&self, number: u32) -> Option<NaiveDateTime> {
        let counts = &self.inner.sessions;
        let day = counts
            .partition_point(|before| *before <= number)
            .checked_sub(1)?;
        let within = usize::try_from(number - counts.get(day)?).ok()?;
        let session = self.pattern(day).sessions.get(within)?;
        self.moment(day, i64::from(session.close()) * MINUTE)
    }

    /// What an amount of time that leaves the coverage is refused with.
    #[cold]
    pub(crate) fn beyond(&self, from: NaiveDateTime) -> CalendarError {
        if self.never_opens() {
            return CalendarError::NeverOpen;
        }
        let (first, last) = self.inner.calendar.coverage();
        CalendarError::OpenTimeBeyondCoverage {
            from,
            first,
            last,
            end: self.inner.calendar.coverage_end(),
        }
    }

    #[inline]
    pub(super) fn position(&self, moment: NaiveDateTime) -> Result<Position, CalendarError> {
        let time = moment.time();
        let seconds = time.num_seconds_from_midnight();
        // a leap second counts as the end of its minute
        let nanos = i64::from(time.nanosecond()).min(SECOND - 1);
        let calendar = &self.inner.calendar;
        let at = |day| Position {
            day,
            // at most 1,439
            minute: (seconds / 60) as u16,
            rest: i64::from(seconds % 60) * SECOND + nanos,
        };
        match calendar.index(moment.date()) {
            Ok(day) => Ok(at(day)),
            // the end of the last day is still covered
            Err(_)
                if time == NaiveTime::MIN
                    && calendar.coverage().1.succ_opt() == Some(moment.date()) =>
            {
                Ok(at(calendar.len()))
            }
            Err(outside) => Err(outside),
        }
    }

    #[inline]
    pub(super) fn pattern(&self, day: usize) -> &Pattern {
        let pattern = self.inner.pattern_of.get(day);
        pattern
            .and_then(|pattern| self.inner.patterns.get(usize::from(*pattern)))
            .unwrap_or(&self.inner.closed)
    }

    /// Open nanoseconds from the start of the coverage to the start of a day.
    #[inline]
    fn open_before(&self, day: usize) -> i64 {
        let minutes = self.inner.open_minutes.get(day);
        minutes.copied().map_or(0, i64::from) * MINUTE
    }

    /// Open nanoseconds from the start of the coverage.
    #[inline]
    fn open_until(&self, position: Position) -> i64 {
        let minutes = self.inner.open_minutes.get(position.day).copied();
        let (before, open) = self.open_within(position);
        (i64::from(minutes.unwrap_or(0)) + before) * MINUTE + open
    }

    /// Open time of the day before a moment: whole minutes, and the nanoseconds of
    /// the minute it lies in.
    #[inline]
    pub(super) fn open_within(&self, position: Position) -> (i64, i64) {
        let begin = self.inner.minutes_of.get(position.day).copied();
        let at = begin.unwrap_or(0) as usize + usize::from(position.minute);
        let minutes = self.inner.open_before.get(at..at + 2);
        let (before, after) = match minutes {
            Some([before, after]) => (i64::from(*before), i64::from(*after)),
            _ => (0, 0),
        };
        (before, (after - before) * position.rest)
    }

    fn sessions_before(&self, day: usize) -> u32 {
        self.inner.sessions.get(day).copied().unwrap_or(0)
    }

    /// The first day by whose end `minutes` open minutes of the coverage have
    /// passed, found by strides that double from the day `from`.
    #[inline]
    fn day_using(&self, from: usize, minutes: i64) -> Option<usize> {
        let counts = self.inner.open_minutes.get(from + 1..)?;
        let minutes = u32::try_from(minutes).ok()?;
        let mut stride = 1;
        while counts.get(stride - 1).is_some_and(|after| *after < minutes) {
            stride *= 2;
        }
        let low = stride / 2;
        let window = counts.get(low..stride.min(counts.len()))?;
        let day = low + window.partition_point(|after| *after < minutes);
        (day < counts.len()).then_some(from + day)
    }

    /// The moment on a working day given by its index.
    #[inline]
    pub(super) fn moment(&self, day: usize, nanos: i64) -> Option<NaiveDateTime> {
        on_day(self.inner.calendar.working_date(day)?, nanos)
    }
}

/// The whole minutes that hold `nanos`, none or more, rounded up.
#[inline]
fn minutes_up(nanos: i64) -> i64 {
    nanos / MINUTE + i64::from(nanos % MINUTE > 0)
}

/// A time of day in nanoseconds, up to and including the end of the day.
#[inline]
fn on_day(date: NaiveDate, nanos: i64) -> Option<NaiveDateTime> {
    if nanos == i64::from(DAY_MINUTES) * MINUTE {
        return Some(end_of_day(date));
    }
    let seconds = u32::try_from(nanos / SECOND).ok()?;
    let rest = u32::try_from(nanos % SECOND).ok()?;
    let time = NaiveTime::from_num_seconds_from_midnight_opt(seconds, rest)?;
    Some(date.and_time(time))
}
