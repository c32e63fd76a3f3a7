//! Random questions whose answers are traced.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on fails"
)]
use std::sync::LazyLock;

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use proptest::prelude::*;
use shixian::day::{DayKind, WorkCalendar};
use shixian::term::{Cutoff, HalfDay, OutsideHours, Paused, Roll, StartDay, Step, StopDays};
use shixian::{ClockStop, Conventions, Due, Limit, Moment, Schedule, StopKind, Term};
static SCHEDULES: LazyLock<Vec<Schedule>> = LazyLock::new(|| {
    let hours = [
        "08:30-12:00,14:00-17:30",
        "08:30-12:00,14:00-17:30; 05-01..09-30 08:30-12:00,14:30-17:30; Fri 08:30-12:00; make-up 09:00-12:00",
        "09:00-17:00; Wed closed",
    ];
    let zone = chrono_tz::Asia::Shanghai;
    let china = WorkCalendar::china();
    hours
        .map(|hours| Schedule::new(china.clone(), hours.parse().unwrap(), zone))
        .into()
});

/// A limit, how it is counted, when its clock starts and what stops it.
#[derive(Clone, Debug)]
pub(crate) struct Question {
    pub(crate) hours: usize,
    pub(crate) limit: Limit,
    pub(crate) conventions: Conventions,
    pub(crate) start: Moment,
    pub(crate) stops: Vec<ClockStop>,
}

impl Question {
    pub(crate) fn schedule(&self) -> &'static Schedule {
        &SCHEDULES[self.hours]
    }

    pub(crate) fn term(&self) -> Term<'_> {
        let term = self.schedule().term(self.limit, self.start);
        term.counted(self.conventions).stopped(&self.stops)
    }

    pub(crate) fn due(&self) -> Result<Due, shixian::term::DeadlineError> {
        self.term().due()
    }

    pub(crate) fn steps(&self) -> Vec<Step<'_>> {
        self.term().trace().unwrap().collect()
    }

    /// The kind of a day; none beyond the calendar.
    pub(crate) fn kind(&self, day: NaiveDate) -> Option<DayKind> {
        self.schedule().calendar().kind(day).ok()
    }

    pub(crate) fn counts_sessions(&self) -> bool {
        matches!(self.limit, Limit::WorkingDayHalves(_))
            && self.conventions.half_day() == HalfDay::Session
    }

    /// Whether the day on which the clock stopped is shown whole: it stopped at the start, or as
    /// the day began, which counts.
    pub(crate) fn is_day_whole(&self, paused: Paused) -> bool {
        let (since, counts) = (
            paused.since(),
            self.conventions.stop_days() == StopDays::HalfOpen,
        );
        since <= self.start.earliest() || (counts && since.time() == NaiveTime::MIN)
    }

    /// Whether there is nothing to trace: due on the start day before the start.
    pub(crate) fn is_due_before_start(&self, due: Due) -> bool {
        matches!(due, Due::At(deadline) if deadline.at() <= self.start.earliest())
    }

    /// The start, or the next opening that a start out of hours is deemed to be
    /// made at.
    pub(crate) fn deemed_start(&self) -> Moment {
        let opening = self.schedule().next_opening(self.start.earliest());
        match (self.conventions.outside_hours(), opening) {
            (OutsideHours::NextOpening, Ok(opening)) if self.limit.is_in_days() => {
                Moment::at(opening)
            }
            _ => self.start,
        }
    }

    /// Whether a stop takes `day` out of a limit in days.
    pub(crate) fn is_stopped(&self, day: NaiveDate, kind: Option<StopKind>) -> bool {
        let start = self.deemed_start();
        let due = match self.due() {
            Ok(Due::At(deadline)) => deadline.at(),
            _ => NaiveDateTime::MAX,
        };
        // one of no length is none, and the deadline comes first
        let bears = |stop: &&ClockStop| {
            let begin = stop.begin();
            let ends = stop.end().and_then(Moment::timestamp);
            begin.earliest() < due && ends.is_none_or(|end| begin.earliest() < end)
        };
        self.stops.iter().filter(bears).any(|stop| {
            let begin = stop.begin().date().max(start.date());
            let begun = match self.conventions.stop_days() {
                StopDays::HalfOpen => begin < day,
                StopDays::Inclusive => begin <= day,
            };
            let lasts = stop
                .end()
                .is_none_or(|end| day <= end.date() && start.earliest() < end.latest());
            begun && lasts && kind.is_none_or(|kind| kind == stop.kind())
        })
    }

    /// Whether stops cover all of `from..until`.
    pub(crate) fn are_covering(
        &self,
        kind: StopKind,
        from: NaiveDateTime,
        until: NaiveDateTime,
    ) -> bool {
        let covers = |at: NaiveDateTime| {
            let end = |stop: &ClockStop| stop.end().map_or(NaiveDateTime::MAX, Moment::latest);
            let of_kind = self.stops.iter().filter(|stop| stop.kind() == kind);
            let covering = of_kind.filter(|stop| stop.begin().earliest() <= at && at < end(stop));
            covering.map(end).max()
        };
        let mut at = from;
        while at < until {
            match covers(at) {
                Some(end) => at = end,
                None => return false,
            }
        }
        true
    }
}

/// The days that a step in days covers.
pub(crate) fn days(step: &Step<'_>) -> impl Iterator<Item = NaiveDate> + use<> {
    let until = step.until();
    let last_excluded = if until.time() == NaiveTime::MIN {
        until.date()
    } else {
        until.date() + Days::new(1)
    };
    let first = step.from().date();
    first
        .iter_days()
        .take_while(move |day| *day < last_excluded)
}

pub(crate) fn end_of(day: NaiveDate) -> NaiveDateTime {
    (day + Days::new(1)).and_time(NaiveTime::MIN)
}

pub(crate) fn conventions() -> impl Strategy<Value = Conventions> {
    let start_day = prop_oneof![3 => Just(StartDay::Excluded), 1 => Just(StartDay::Counted)];
    let outside =
        prop_oneof![3 => Just(OutsideHours::OwnDate), 1 => Just(OutsideHours::NextOpening)];
    let roll = prop_oneof![
        Just(None),
        Just(Some(Roll::Following)),
        Just(Some(Roll::HolidaysOnly)),
        Just(Some(Roll::None))
    ];
    let cutoff = prop_oneof![
        Just(None),
        Just(Some(Cutoff::EndOfDay)),
        Just(Some(Cutoff::Close))
    ];
    let half_day = prop_oneof![
        Just(HalfDay::OfficeDay),
        Just(HalfDay::FourHours),
        Just(HalfDay::Session)
    ];
    let stop_days = prop_oneof![Just(StopDays::HalfOpen), Just(StopDays::Inclusive)];
    (start_day, outside, roll, cutoff, half_day, stop_days).prop_map(
        |(start_day, outside, roll, cutoff, half_day, stop_days)| {
            let mut conventions = Conventions::new()
                .with_start_day(start_day)
                .with_outside_hours(outside)
                .with_half_day(half_day)
                .with_stop_days(stop_days);
            if let Some(roll) = roll {
                conventions = conventions.with_roll(roll);
            }
            if let Some(cutoff) = cutoff {
                conventions = conventions.with_cutoff(cutoff);
            }
            conventions
        },
    )
}

/// Seconds after 2004-01-01 00:00; to a day at opening or closing now and then.
pub(crate) fn starts() -> impl Strategy<Value = NaiveDateTime> {
    let first = NaiveDate::from_ymd_opt(2004, 1, 1).unwrap();
    let time = prop_oneof![
        2 => (0..86_400_u32).boxed(),
        1 => prop::sample::select(vec![0, 8 * 60 + 30, 12 * 60, 14 * 60, 17 * 60 + 30])
            .prop_map(|minutes: u32| minutes * 60).boxed(),
    ];
    (0..9_860_u64, time).prop_map(move |(day, seconds)| {
        let time = NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0);
        (first + Days::new(day)).and_time(time.unwrap())
    })
}

pub(crate) fn stop(start: NaiveDateTime) -> impl Strategy<Value = ClockStop> {
    let kind = prop_oneof![Just(StopKind::Supplement), Just(StopKind::SpecialProcedure)];
    let begin = prop_oneof![
        4 => -5 * 86_400..40 * 86_400_i64,
        2 => 0..3 * 86_400_i64,
        1 => Just(0_i64),
    ];
    let length = prop_oneof![
        4 => (0..12 * 86_400_i64).prop_map(Some),
        2 => (0..10_000_i64).prop_map(Some),
        1 => Just(None),
    ];
    (kind, begin, length).prop_map(move |(kind, begin, length)| {
        let begin = start + TimeDelta::seconds(begin);
        match length {
            Some(length) => ClockStop::ended(kind, begin, begin + TimeDelta::seconds(length)),
            None => ClockStop::open(kind, begin),
        }
    })
}

/// A question whose limit is one of `limits`.
pub(crate) fn question(
    limits: impl Strategy<Value = Limit> + 'static,
) -> impl Strategy<Value = Question> {
    let limits = limits.boxed();
    starts().prop_flat_map(move |start| {
        let stops = prop::collection::vec(stop(start), 0..=3);
        let parts = (0..3_usize, limits.clone(), conventions(), stops);
        parts.prop_map(move |(hours, limit, conventions, stops)| Question {
            hours,
            limit,
            conventions,
            start: Moment::at(start),
            stops,
        })
    })
}

pub(crate) fn in_days() -> impl Strategy<Value = Limit> {
    prop_oneof![
        (0..60_u32).prop_map(Limit::WorkingDays),
        (0..90_u32).prop_map(Limit::CalendarDays),
        (0..13_u32).prop_map(Limit::Months),
    ]
}

/// Limits in days whose last day may be rolled.
pub(crate) fn rolling() -> impl Strategy<Value = Limit> {
    prop_oneof![
        (0..90_u32).prop_map(Limit::CalendarDays),
        (0..13_u32).prop_map(Limit::Months),
    ]
}

pub(crate) fn in_time() -> impl Strategy<Value = Limit> {
    prop_oneof![
        (0..200_000_u32).prop_map(Limit::OpenSeconds),
        (0..900_000_u32).prop_map(Limit::ClockSeconds),
        (0..20_u32).prop_map(Limit::WorkingDayHalves),
        Just(Limit::Immediate),
    ]
}

/// A question of a day named outright, mostly after the start.
pub(crate) fn of_a_named_day() -> impl Strategy<Value = Question> {
    let ahead = prop_oneof![4 => -15..60_i64, 1 => -400..2_000_i64];
    (question(in_days()), ahead).prop_map(|(question, ahead)| {
        let day = question.start.date() + TimeDelta::days(ahead);
        let limit = Limit::Until(day);
        Question { limit, ..question }
    })
}

/// A question of which only dates are known, in days.
pub(crate) fn of_dates() -> impl Strategy<Value = Question> {
    question(in_days()).prop_map(|question| {
        let date = |moment: Moment| Moment::on(moment.date());
        let stop = |stop: &ClockStop| match stop.end() {
            Some(end) => ClockStop::ended(stop.kind(), date(stop.begin()), date(end)),
            None => ClockStop::open(stop.kind(), date(stop.begin())),
        };
        let conventions = question.conventions;
        Question {
            start: date(question.start),
            stops: question.stops.iter().map(stop).collect(),
            conventions: conventions.with_outside_hours(OutsideHours::OwnDate),
            ..question
        }
    })
}

pub(crate) fn any() -> impl Strategy<Value = Question> {
    prop_oneof![
        4 => question(in_days()).boxed(),
        4 => question(in_time()).boxed(),
        1 => of_a_named_day().boxed(),
        1 => of_dates().boxed(),
    ]
}
