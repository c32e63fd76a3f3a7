//! Laws of the trace (S14): its steps tile the time from the start to the due
//! moment, what they count adds up to the limit, and every step is what the
//! calendar, the office hours and the stops make of it.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

use std::sync::LazyLock;

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use proptest::prelude::*;
use shixian::day::{DayKind, WorkCalendar};
use shixian::term::{
    Amount, Cutoff, HalfDay, OutsideHours, Paused, Roll, StartDay, Step, StopDays, What,
    clock_hours, until,
};
use shixian::{
    ClockStop, Conventions, Deadline, Due, Fraction, Limit, Moment, Schedule, StopKind, Term,
    calendar_days, hours, working_days,
};

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
struct Question {
    hours: usize,
    limit: Limit,
    conventions: Conventions,
    start: Moment,
    stops: Vec<ClockStop>,
}

impl Question {
    fn schedule(&self) -> &'static Schedule {
        &SCHEDULES[self.hours]
    }

    fn term(&self) -> Term<'_> {
        let term = self.schedule().term(self.limit, self.start);
        term.counted(self.conventions).stopped(&self.stops)
    }

    fn due(&self) -> Result<Due, shixian::term::DeadlineError> {
        self.term().due()
    }

    fn steps(&self) -> Vec<Step<'_>> {
        self.term().trace().unwrap().collect()
    }

    /// The kind of a day; none beyond the calendar.
    fn kind(&self, day: NaiveDate) -> Option<DayKind> {
        self.schedule().calendar().kind(day).ok()
    }

    fn counts_sessions(&self) -> bool {
        matches!(self.limit, Limit::WorkingDayHalves(_))
            && self.conventions.half_day() == HalfDay::Session
    }

    /// Whether the day on which the clock stopped is shown whole: it stopped at the start, or as
    /// the day began, which counts.
    fn is_day_whole(&self, paused: Paused) -> bool {
        let (since, counts) = (
            paused.since(),
            self.conventions.stop_days() == StopDays::HalfOpen,
        );
        since <= self.start.earliest() || (counts && since.time() == NaiveTime::MIN)
    }

    /// Whether there is nothing to trace: due on the start day before the start.
    fn is_due_before_start(&self, due: Due) -> bool {
        matches!(due, Due::At(deadline) if deadline.at() <= self.start.earliest())
    }

    /// The start, or the next opening that a start out of hours is deemed to be
    /// made at.
    fn deemed_start(&self) -> Moment {
        let opening = self.schedule().next_opening(self.start.earliest());
        match (self.conventions.outside_hours(), opening) {
            (OutsideHours::NextOpening, Ok(opening)) if self.limit.is_in_days() => {
                Moment::at(opening)
            }
            _ => self.start,
        }
    }

    /// Whether a stop takes `day` out of a limit in days.
    fn is_stopped(&self, day: NaiveDate, kind: Option<StopKind>) -> bool {
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
    fn are_covering(&self, kind: StopKind, from: NaiveDateTime, until: NaiveDateTime) -> bool {
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
fn days(step: &Step<'_>) -> impl Iterator<Item = NaiveDate> + use<> {
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

fn end_of(day: NaiveDate) -> NaiveDateTime {
    (day + Days::new(1)).and_time(NaiveTime::MIN)
}

fn conventions() -> impl Strategy<Value = Conventions> {
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
fn starts() -> impl Strategy<Value = NaiveDateTime> {
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

fn stop(start: NaiveDateTime) -> impl Strategy<Value = ClockStop> {
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
fn question(limits: impl Strategy<Value = Limit> + 'static) -> impl Strategy<Value = Question> {
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

fn in_days() -> impl Strategy<Value = Limit> {
    prop_oneof![
        (0..60_u32).prop_map(Limit::WorkingDays),
        (0..90_u32).prop_map(Limit::CalendarDays),
        (0..13_u32).prop_map(Limit::Months),
    ]
}

fn in_time() -> impl Strategy<Value = Limit> {
    prop_oneof![
        (0..200_000_u32).prop_map(Limit::OpenSeconds),
        (0..900_000_u32).prop_map(Limit::ClockSeconds),
        (0..20_u32).prop_map(Limit::WorkingDayHalves),
        Just(Limit::Immediate),
    ]
}

/// A question of a day named outright, mostly after the start.
fn of_a_named_day() -> impl Strategy<Value = Question> {
    let ahead = prop_oneof![4 => -15..60_i64, 1 => -400..2_000_i64];
    (question(in_days()), ahead).prop_map(|(question, ahead)| {
        let day = question.start.date() + TimeDelta::days(ahead);
        let limit = Limit::Until(day);
        Question { limit, ..question }
    })
}

/// A question of which only dates are known, in days.
fn of_dates() -> impl Strategy<Value = Question> {
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

fn any() -> impl Strategy<Value = Question> {
    prop_oneof![
        4 => question(in_days()).boxed(),
        4 => question(in_time()).boxed(),
        1 => of_a_named_day().boxed(),
        1 => of_dates().boxed(),
    ]
}

/// Whether two adjacent steps ought to have been one.
fn are_of_a_kind(one: &What<'_>, next: &What<'_>) -> bool {
    match (one, next) {
        (What::CountedDays { make_up: a, .. }, What::CountedDays { make_up: b, .. }) => a == b,
        (What::CountedTime { of: a, .. }, What::CountedTime { of: b, .. }) => a == b,
        (What::CountedSession(_), What::CountedSession(_)) => false,
        (one, next) => one == next,
    }
}

fn check_tiling(question: &Question, due: Due, steps: &[Step<'_>]) -> Result<(), TestCaseError> {
    let start = question.start.earliest();
    let end = match due {
        Due::At(deadline) => deadline.at(),
        Due::Paused(paused) if question.limit.is_in_days() && question.is_day_whole(paused) => {
            end_of(paused.since().date())
        }
        Due::Paused(paused) => paused.since(),
    };
    if let Some(first) = steps.first() {
        prop_assert_eq!(first.from(), start, "the first step begins at the start");
    }
    match steps.last() {
        Some(last) => prop_assert_eq!(last.until(), end, "ends there"),
        None => prop_assert!(end <= start, "nothing up to {end}"),
    }
    for step in steps {
        prop_assert!(step.from() < step.until(), "`{}` takes no time", step);
    }
    for pair in steps.windows(2) {
        let [one, next] = pair else { unreachable!() };
        prop_assert_eq!(one.until(), next.from(), "`{}` and `{}` touch", one, next);
        prop_assert!(
            !are_of_a_kind(&one.what(), &next.what()),
            "`{one}` and `{next}` are one"
        );
    }
    Ok(())
}

/// What the steps counted, in the unit of the limit; `None` for months and for
/// limits without an amount.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Counted {
    Days(u32),
    Time(TimeDelta),
    Fraction(Fraction),
    Sessions(u32),
}

fn counted(question: &Question, steps: &[Step<'_>]) -> Option<Counted> {
    let whats = steps.iter().map(Step::what);
    let nanos = |time: TimeDelta| time.num_nanoseconds().unwrap();
    Some(match question.limit {
        Limit::WorkingDays(_) | Limit::CalendarDays(_) => {
            let mut number = 0;
            for what in whats {
                if let What::CountedDays { first, last, .. } = what {
                    assert_eq!(first, number + 1, "the numbers run on");
                    number = last;
                }
            }
            Counted::Days(number)
        }
        Limit::OpenSeconds(_) | Limit::ClockSeconds(_) => Counted::Time(
            whats
                .filter_map(|what| match what {
                    What::CountedTime { time, .. } => Some(time),
                    _ => None,
                })
                .sum(),
        ),
        Limit::WorkingDayHalves(_) => match question.conventions.half_day() {
            HalfDay::FourHours => {
                let mut sum = TimeDelta::zero();
                for what in whats {
                    if let What::CountedTime { time, .. } = what {
                        sum += time;
                    }
                }
                Counted::Time(sum)
            }
            HalfDay::OfficeDay => {
                let mut sum = Fraction::ZERO;
                for what in whats {
                    if let What::CountedTime { time, of } = what {
                        let of = of.expect("a fraction is of something");
                        sum = sum + Fraction::new(nanos(time), nanos(of)).unwrap();
                    }
                }
                Counted::Fraction(sum)
            }
            HalfDay::Session => {
                let mut number = 0;
                for what in whats {
                    if let What::CountedSession(n) = what {
                        assert_eq!(n, number + 1, "the numbers run on");
                        number = n;
                    }
                }
                Counted::Sessions(number)
            }
        },
        _ => return None,
    })
}

/// The counted steps sum to the limit, less what remains of it.
fn check_sum(question: &Question, due: Due, steps: &[Step<'_>]) -> Result<(), TestCaseError> {
    let remaining = match due {
        Due::At(_) => None,
        Due::Paused(paused) => Some(paused.remaining()),
    };
    let days = |n: u32| {
        let left = match remaining {
            None => 0,
            Some(Amount::WorkingDays(left)) => i64::from(left),
            Some(Amount::CalendarDays(left)) => left,
            Some(other) => panic!("{other} is not in days"),
        };
        i64::from(n) - left
    };
    let time = |seconds: i64| {
        let left = match remaining {
            None => TimeDelta::zero(),
            Some(Amount::OpenTime(left) | Amount::ClockTime(left)) => left,
            Some(other) => panic!("{other} is no time"),
        };
        TimeDelta::seconds(seconds) - left
    };
    let Some(counted) = counted(question, steps) else {
        return Ok(());
    };
    match (question.limit, counted) {
        (Limit::WorkingDays(n) | Limit::CalendarDays(n), Counted::Days(counted)) => {
            prop_assert_eq!(i64::from(counted), days(n));
        }
        (Limit::OpenSeconds(n) | Limit::ClockSeconds(n), Counted::Time(counted)) => {
            prop_assert_eq!(counted, time(i64::from(n)));
        }
        (Limit::WorkingDayHalves(n), Counted::Time(counted)) => {
            prop_assert_eq!(counted, time(i64::from(n) * 4 * 3600));
        }
        (Limit::WorkingDayHalves(n), Counted::Fraction(sum)) => {
            let left = match remaining {
                None => Fraction::ZERO,
                Some(Amount::WorkingDaysOfTime(left)) => left,
                Some(other) => panic!("{other} is no fraction"),
            };
            let uncounted = Fraction::new(i64::from(n), 2).unwrap() - left - sum;
            // the due moment is cut to a whole nanosecond, of a day of three hours or more
            let nanosecond = Fraction::new(1, 3 * 3_600_000_000_000).unwrap();
            prop_assert!(
                Fraction::ZERO <= uncounted && uncounted < nanosecond,
                "{uncounted} of a day is not counted"
            );
        }
        (Limit::WorkingDayHalves(n), Counted::Sessions(counted)) => match remaining {
            None => prop_assert_eq!(counted, n),
            Some(_) => prop_assert!(counted < n),
        },
        (limit, counted) => panic!("{limit}: {counted:?}"),
    }
    Ok(())
}

/// Every step is what the calendar, the hours and the stops make of its time.
fn check_step(question: &Question, step: &Step<'_>) -> Result<(), TestCaseError> {
    let schedule = question.schedule();
    let calendar = schedule.calendar();
    let (from, until) = (step.from(), step.until());
    let in_days = question.limit.is_in_days();
    let open = || schedule.open_between(from, until).unwrap();
    let untouched = |stop: &ClockStop| {
        let end = stop.end().map_or(NaiveDateTime::MAX, Moment::earliest);
        let begin = stop.begin().earliest();
        until <= begin || end <= from || end <= begin
    };
    match step.what() {
        What::CountedDays { make_up, .. } => {
            for day in days(step) {
                let kind = question.kind(day);
                if matches!(question.limit, Limit::WorkingDays(_)) {
                    let worked = kind.is_some_and(DayKind::is_worked);
                    prop_assert!(worked, "{day} is {kind:?}, yet counted");
                }
                let stopped = question.is_stopped(day, None);
                prop_assert!(!stopped, "{day} lies in a stop, yet is counted");
                let is_make_up = kind == Some(DayKind::MakeUpWorkingDay);
                prop_assert_eq!(make_up.is_some(), is_make_up, "{}", day);
                if let Some(reason) = make_up {
                    let day = calendar.day(day).unwrap();
                    prop_assert_eq!(Some(reason.name()), day.name());
                    prop_assert_eq!(Some(reason.document()), day.document());
                }
            }
        }
        What::CountedTime { time, of } => {
            if matches!(question.limit, Limit::ClockSeconds(_)) {
                prop_assert_eq!(time, until - from);
            } else {
                prop_assert_eq!(time, until - from, "one stretch");
                prop_assert_eq!(time, open(), "open all the time");
            }
            if let Some(of) = of {
                let day = from.date().and_time(NaiveTime::MIN);
                let of_day = schedule.open_between(day, end_of(from.date())).unwrap();
                prop_assert_eq!(of, of_day, "a fraction of its own day");
            }
            if question.limit != Limit::Immediate {
                prop_assert!(question.stops.iter().all(untouched), "{step} in a stop");
            }
        }
        What::CountedSession(_) => {
            prop_assert_eq!(open(), until - from, "a whole session");
            prop_assert!(question.stops.iter().all(untouched), "{step} in a stop");
        }
        What::Weekend | What::Holiday(_) => {
            for day in days(step) {
                let day = calendar.day(day).unwrap();
                match step.what() {
                    What::Holiday(reason) => {
                        prop_assert_eq!(day.kind(), DayKind::Holiday);
                        prop_assert_eq!(Some(reason.name()), day.name());
                        prop_assert_eq!(Some(reason.document()), day.document());
                    }
                    _ => prop_assert_eq!(day.kind(), DayKind::Weekend),
                }
            }
        }
        What::Closed => prop_assert_eq!(open(), TimeDelta::zero()),
        What::Paused(kind) if in_days => {
            for day in days(step) {
                prop_assert!(question.is_stopped(day, Some(kind)), "{day} is in no stop");
            }
        }
        What::Paused(kind) if question.counts_sessions() => {
            // the session is out as a whole, before the stop that lasts too, or before the
            // first of those that it overlaps
            let lasts = question.stops.iter().any(|stop| stop.end().is_none());
            let lasting = |stop: &ClockStop| lasts && stop.begin().earliest() == until;
            let touches =
                |stop: &ClockStop| stop.kind() == kind && (!untouched(stop) || lasting(stop));
            prop_assert!(question.stops.iter().any(touches), "{step} touches no stop");
        }
        What::Paused(kind) => {
            prop_assert!(
                question.are_covering(kind, from, until),
                "{step} in no stop"
            );
        }
        What::StartSession => prop_assert_eq!(open(), until - from),
        What::StartDay => prop_assert!(in_days),
        What::ByDate => prop_assert!(matches!(question.limit, Limit::Until(_))),
        What::Rolled => {
            prop_assert!(in_days && !matches!(question.limit, Limit::WorkingDays(_)));
        }
        what => prop_assert!(false, "{what:?} is new: say here what it must be"),
    }
    Ok(())
}

/// What is rolled lies between the unrolled and the rolled day.
fn check_rolling(deadline: &Deadline, steps: &[Step<'_>]) -> Result<(), TestCaseError> {
    let is_rolled = |step: &&Step<'_>| step.what() == What::Rolled;
    let rolled: Vec<NaiveDate> = steps.iter().filter(is_rolled).flat_map(days).collect();
    let unrolled = deadline.unrolled_day().iter_days().skip(1);
    let between: Vec<NaiveDate> = unrolled.take_while(|day| *day <= deadline.day()).collect();
    prop_assert_eq!(rolled, between);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 10_000,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn steps_tile_the_time_from_the_start_to_the_due_moment(question in any()) {
        if let Ok(due) = question.due() {
            check_tiling(&question, due, &question.steps())?;
        }
    }

    #[test]
    fn counted_steps_sum_to_the_limit(question in any()) {
        if let Ok(due) = question.due() && !question.is_due_before_start(due) {
            check_sum(&question, due, &question.steps())?;
        }
    }

    #[test]
    fn every_step_is_what_its_days_are(question in any()) {
        if question.due().is_ok() {
            for step in question.steps() {
                check_step(&question, &step)?;
            }
        }
    }

    #[test]
    fn what_is_rolled_lies_between_the_unrolled_and_the_rolled_day(question in question(in_days())) {
        if let Ok(Due::At(deadline)) = question.due() && !matches!(question.limit, Limit::WorkingDays(_)) {
            check_rolling(&deadline, &question.steps())?;
        }
    }

    #[test]
    fn what_has_no_deadline_has_no_trace(mut question in any(), years in 0..3_u64) {
        question.start = Moment::on(NaiveDate::from_ymd_opt(2030, 6, 1).unwrap() + Days::new(years * 150));
        if let Err(error) = question.due() {
            prop_assert_eq!(question.term().trace().err(), Some(error));
        }
    }
}

fn at(text: &str) -> Moment {
    text.parse().unwrap()
}

fn asked(limit: Limit, conventions: Conventions, start: &str, stops: &[&str]) -> Question {
    Question {
        hours: 0,
        limit,
        conventions,
        start: at(start),
        stops: stops.iter().map(|stop| stop.parse().unwrap()).collect(),
    }
}

/// The laws hold for one question.
fn holds(question: &Question) {
    let (due, steps) = (question.due().unwrap(), question.steps());
    check_tiling(question, due, &steps).unwrap();
    check_sum(question, due, &steps).unwrap();
    for step in &steps {
        check_step(question, step).unwrap();
    }
}

#[test]
fn a_start_deemed_the_next_openings_is_traced_from_the_start_itself() {
    let deemed = Conventions::new().with_outside_hours(OutsideHours::NextOpening);
    holds(&asked(working_days(3), deemed, "2023-06-08 18:10", &[]));
}

#[test]
fn a_due_moment_beyond_the_calendar_is_traced_to_it() {
    let unrolled = Conventions::new().with_roll(Roll::None);
    let late = "2030-12-30 09:00";
    holds(&asked(calendar_days(5), unrolled, late, &[]));
    holds(&asked(clock_hours(72), Conventions::new(), late, &[]));
    let named = until(at("2031-01-15").date());
    holds(&asked(named, Conventions::new(), late, &[]));
}

#[test]
fn nothing_is_traced_up_to_a_due_moment_before_the_start() {
    let close = Conventions::new().with_cutoff(Cutoff::Close);
    let counted = close.with_start_day(StartDay::Counted);
    let evening = "2023-06-30 18:00";
    for question in [
        asked(until(at("2023-06-30").date()), close, evening, &[]),
        asked(working_days(1), counted, evening, &[]),
        asked(calendar_days(0), close, evening, &[]),
    ] {
        let Ok(Due::At(deadline)) = question.due() else {
            panic!("{:?}", question.due())
        };
        // a day named outright is that day; nothing else is due before it starts
        let due = match question.limit {
            Limit::Until(_) => "2023-06-30 17:30:00",
            _ => "2023-06-30 18:00:00",
        };
        assert_eq!(deadline.at().to_string(), due);
        assert!(question.steps().is_empty(), "{}", question.limit);
    }
}

#[test]
fn a_named_day_before_the_start_is_traced_to_the_day_it_rolled_to() {
    let rolled = Conventions::new().with_roll(Roll::Following);
    let saturday = until(at("2023-06-10").date());
    holds(&asked(saturday, rolled, "2023-06-11 10:00", &[]));
}

#[test]
fn dates_alone_stop_the_same_days_as_timestamps() {
    let traced = |stop| {
        let own = Conventions::new();
        let steps = asked(working_days(20), own, "2023-09-01", &[stop]);
        let steps = steps.steps();
        steps.iter().map(Step::to_string).collect::<Vec<_>>()
    };
    assert_eq!(
        traced("special-procedure:2023-09-12..2023-09-18"),
        traced("special-procedure:2023-09-12 10:00..2023-09-18 16:00"),
    );
}

/// S8: overlapping stops are merged, so a stop that lasts begins where the first
/// of those it overlaps begins.
#[test]
fn a_stop_that_lasts_and_one_it_overlaps_are_one() {
    let stops = [
        "supplement:2023-06-13 10:00..2023-06-20 10:00",
        "supplement:2023-06-15 10:00..",
    ];
    for limit in [
        working_days(10),
        calendar_days(20),
        hours(30),
        clock_hours(400),
    ] {
        let question = asked(limit, Conventions::new(), "2023-06-12 08:30", &stops);
        let Ok(Due::Paused(paused)) = question.due() else {
            panic!("{limit}: {:?}", question.due())
        };
        assert_eq!(paused.since(), at("2023-06-13 10:00").earliest(), "{limit}");
        let last = question.steps().last().map(Step::until);
        assert_eq!(last, Some(paused.since()), "{limit}");
    }
}

/// A stop over before the clock starts is none, whichever day the start has.
#[test]
fn a_stop_over_before_the_start_takes_no_day_out() {
    let stop = ["supplement:2006-07-10 10:00..2006-07-10 11:00"];
    let counted = Conventions::new()
        .with_start_day(StartDay::Counted)
        .with_stop_days(StopDays::Inclusive);
    for outside in [OutsideHours::OwnDate, OutsideHours::NextOpening] {
        let conventions = counted.with_outside_hours(outside);
        let question = asked(working_days(1), conventions, "2006-07-10 15:00", &stop);
        let Ok(Due::At(deadline)) = question.due() else {
            panic!("{:?}", question.due())
        };
        assert_eq!(deadline.day(), at("2006-07-10").date(), "{outside:?}");
    }
}

/// Thousands of years without a calendar are one step.
#[test]
fn a_trace_beyond_the_calendar_walks_runs_of_days() {
    let unrolled = Conventions::new().with_roll(Roll::None);
    for (limit, stops) in [
        (calendar_days(90_000_000), &[][..]),
        (
            calendar_days(90_000_000),
            &["other:2031-05-01..2031-05-09"][..],
        ),
        (until(NaiveDate::MAX - Days::new(9)), &[][..]),
        (Limit::ClockSeconds(u32::MAX), &[][..]),
    ] {
        let question = asked(limit, unrolled, "2026-03-02 09:00", stops);
        let (due, steps) = (question.due().unwrap(), question.steps());
        check_tiling(&question, due, &steps).unwrap();
        check_sum(&question, due, &steps).unwrap();
        assert!(steps.len() < 60, "{limit}: {} steps", steps.len());
    }
}

/// As many steps as stops: a walk looks at each once.
#[test]
fn a_trace_of_many_stops_is_walked_once() {
    let begin = at("2026-03-02 09:00").earliest();
    let minute = |n: i64| begin + TimeDelta::minutes(n);
    let stops = (0..20_000)
        .map(|n| ClockStop::ended(StopKind::Other, minute(2 * n + 1), minute(2 * n + 2)));
    for limit in [hours(300), calendar_days(40)] {
        let question = Question {
            stops: stops.clone().collect(),
            ..asked(limit, Conventions::new(), "2026-03-02 09:00", &[])
        };
        let (due, steps) = (question.due().unwrap(), question.steps());
        check_tiling(&question, due, &steps).unwrap();
    }
}

/// Days of lengths without a common factor, and stops to the nanosecond.
#[test]
fn parts_of_days_of_many_lengths_are_traced_exactly() {
    let lengths = [1399, 1381, 1373, 1367, 1361, 1327];
    let close = |minutes: u32| format!("00:00-{:02}:{:02}", minutes / 60, minutes % 60);
    let days = ["03", "04", "05", "06", "09"].iter().zip(&lengths[1..]);
    let own = days.map(|(day, length)| format!("; 2023-01-{day} {}", close(*length)));
    let hours: shixian::OfficeHours = format!("{}{}", close(lengths[0]), own.collect::<String>())
        .parse()
        .unwrap();
    let calendar = shixian::day::WorkCalendar::china();
    let schedule = Schedule::new(calendar, hours, chrono_tz::Asia::Shanghai);
    let stops: Vec<ClockStop> = ["03", "04", "05", "06", "09"]
        .iter()
        .map(|day| {
            format!("other:2023-01-{day}T10:00:00.123456781..2023-01-{day}T11:00:01.987654337")
                .parse()
                .unwrap()
        })
        .collect();
    for halves in [11, 21, 41, 361] {
        let limit = Limit::WorkingDayHalves(halves);
        let start = at("2023-01-03T00:01:00.123456789");
        let term = schedule.term(limit, start).stopped(&stops);
        let Ok(Due::At(deadline)) = term.due() else {
            continue;
        };
        let steps: Vec<Step<'_>> = term.trace().unwrap().collect();
        assert!(
            steps.iter().all(|step| step.from() < step.until()),
            "{limit}"
        );
        let last = steps.last().unwrap().until();
        assert_eq!(last, deadline.at(), "{limit}");
    }
}
