//! Laws of the trace (S14): its steps tile the time from the start to the due
//! moment, what they count adds up to the limit, and every step is what the
//! calendar, the office hours and the stops make of it.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on fails"
)]

use crate::support::asked::{Asked, config};
use crate::trace_questions::{Question, any, days, end_of, question, rolling};
use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use proptest::prelude::*;
use shixian::day::DayKind;
use shixian::term::{Amount, HalfDay, Step, What};
use shixian::{ClockStop, Deadline, Due, Fraction, Limit, Moment};
/// Whether two adjacent steps ought to have been one.
fn are_of_a_kind(one: &What<'_>, next: &What<'_>) -> bool {
    match (one, next) {
        (What::CountedDays { make_up: a, .. }, What::CountedDays { make_up: b, .. }) => a == b,
        (What::CountedTime { of: a, .. }, What::CountedTime { of: b, .. }) => a == b,
        (What::CountedSession(_), What::CountedSession(_)) => false,
        (one, next) => one == next,
    }
}

pub(crate) fn check_tiling(
    question: &Question,
    due: Due,
    steps: &[Step<'_>],
) -> Result<(), TestCaseError> {
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
pub(crate) fn check_sum(
    question: &Question,
    due: Due,
    steps: &[Step<'_>],
) -> Result<(), TestCaseError> {
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
pub(crate) fn check_step(question: &Question, step: &Step<'_>) -> Result<(), TestCaseError> {
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
    #![proptest_config(config(10_000))]

    #[test]
    fn steps_tile_the_time_from_the_start_to_the_due_moment(question in any()) {
        let due = question.due();
        prop_assume!(due.is_ok(), "due beyond the calendar");
        check_tiling(&question, due.unwrap(), &question.steps())?;
    }

    #[test]
    fn every_step_is_what_its_days_are(question in any()) {
        prop_assume!(question.due().is_ok(), "due beyond the calendar");
        for step in question.steps() {
            check_step(&question, &step)?;
        }
    }
}

#[test]
fn counted_steps_sum_to_the_limit() {
    let asked = Asked::with_floors(&[
        ("days", 20),
        ("time", 14),
        ("fractions of days", 1),
        ("sessions", 1),
        ("paused", 5),
    ]);
    proptest!(config(10_000), |(question in any())| {
        let due = question.due();
        prop_assume!(due.is_ok(), "due beyond the calendar");
        let (due, steps) = (due.unwrap(), question.steps());
        asked.question();
        if !question.is_due_before_start(due) {
            if let Some(counted) = counted(&question, &steps) {
                asked.on(match counted {
                    Counted::Days(_) => "days",
                    Counted::Time(_) => "time",
                    Counted::Fraction(_) => "fractions of days",
                    Counted::Sessions(_) => "sessions",
                });
                asked.on_if("paused", matches!(due, Due::Paused(_)));
            }
            check_sum(&question, due, &steps)?;
        }
    });
    asked.hold();
}

#[test]
fn what_is_rolled_lies_between_the_unrolled_and_the_rolled_day() {
    let asked = Asked::with_floors(&[("rolled", 10)]);
    proptest!(config(10_000), |(question in question(rolling()))| {
        let due = question.due();
        prop_assume!(matches!(due, Ok(Due::At(_))), "paused, or due beyond the calendar");
        let Ok(Due::At(deadline)) = due else { unreachable!() };
        asked.question();
        asked.on_if("rolled", deadline.unrolled_day() < deadline.day());
        check_rolling(&deadline, &question.steps())?;
    });
    asked.hold();
}

#[test]
fn what_has_no_deadline_has_no_trace() {
    let asked = Asked::with_floors(&[("no deadline", 33)]);
    proptest!(config(10_000), |(mut question in any(), years in 0..3_u64)| {
        question.start = Moment::on(NaiveDate::from_ymd_opt(2030, 6, 1).unwrap() + Days::new(years * 150));
        asked.question();
        if let Err(error) = question.due() {
            asked.on("no deadline");
            prop_assert_eq!(question.term().trace().err(), Some(error));
        }
    });
    asked.hold();
}
