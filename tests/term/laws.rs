//! The laws of open time, deadlines and elapsed time: what must hold between answers, whatever the
//! calendar, the hours, the limit and the stops. Those of stops stand in their own file.
#![allow(clippy::panic, clippy::unwrap_used)]

use crate::support::asked::{Asked, config};
use crate::support::naive::{self, Options};
use crate::support::offices::{Office, office, span, start_of_day, when};
use crate::support::terms::{self, library_due, placed};
use chrono::{NaiveDateTime, TimeDelta};
use proptest::prelude::*;
use shixian::term::{DeadlineError, StopDays};
use shixian::{ClockStop, Conventions, Deadline, Due, Elapsed, Fraction, Moment};

pub(crate) const NANOSECOND: TimeDelta = TimeDelta::nanoseconds(1);

/// The deadline of a limit that no stop leaves open.
pub(crate) fn due(
    office: &Office,
    limit: naive::Limit,
    options: Options,
    start: NaiveDateTime,
    stops: &[ClockStop],
) -> Result<Deadline, DeadlineError> {
    let conventions = terms::conventions(options, true, limit);
    match library_due(office, limit, &conventions, start, stops)? {
        Due::At(deadline) => Ok(deadline),
        Due::Paused(paused) => panic!("no stop lasts: {paused:?}"),
    }
}

pub(crate) fn elapsed(
    office: &Office,
    start: NaiveDateTime,
    end: NaiveDateTime,
    stops: &[ClockStop],
    stop_days: StopDays,
) -> Option<Elapsed> {
    office
        .schedule
        .since(start)
        .counted(Conventions::new().with_stop_days(stop_days))
        .stopped(stops)
        .elapsed(end)
        .ok()
}

/// Whether open time runs up to `moment`: it lies in a session after its opening, or at its close.
fn is_open_until(office: &Office, moment: NaiveDateTime) -> bool {
    office
        .schedule
        .is_open(moment - NANOSECOND)
        .unwrap_or(false)
}

/// Every convention but a roll off holidays only: a Friday's holiday then rolls past the plain
/// weekend days that stay, so that order is lost.
pub(crate) fn orderly() -> impl Strategy<Value = Options> {
    terms::options().prop_map(|options| match options.roll {
        naive::Roll::HolidaysOnly => Options {
            roll: naive::Roll::Following,
            ..options
        },
        _ => options,
    })
}

/// Two limits counted in the same way, the smaller first.
fn two_limits() -> impl Strategy<Value = (naive::Limit, naive::Limit)> {
    use naive::Limit::{CalendarDays, Clock, HalfWorkingDays, Months, Open, WorkingDays};
    let sorted = |most: u32| (0..most, 0..most).prop_map(|(a, b)| (a.min(b), a.max(b)));
    prop_oneof![
        sorted(30).prop_map(|(a, b)| (WorkingDays(a), WorkingDays(b))),
        sorted(12).prop_map(|(a, b)| (HalfWorkingDays(a), HalfWorkingDays(b))),
        sorted(40).prop_map(|(a, b)| (CalendarDays(a), CalendarDays(b))),
        sorted(5).prop_map(|(a, b)| (Months(a), Months(b))),
        sorted(200_000).prop_map(|(a, b)| (Open(a.into()), Open(b.into()))),
        sorted(500_000).prop_map(|(a, b)| (Clock(a.into()), Clock(b.into()))),
    ]
}

// -- Monotony --

#[test]
fn a_later_start_is_never_due_earlier() {
    let asked = Asked::with_floors(&[("both are due", 48)]);
    proptest!(config(4000), |(
        office in office(), a in when(), b in when(), limit in terms::any_limit(),
        options in orderly(),
    )| {
        asked.question();
        let (a, b) = (office.moment(a), office.moment(b));
        let (a, b) = (a.min(b), a.max(b));
        let limit = limit.at(&office, a);
        match (due(&office, limit, options, a, &[]), due(&office, limit, options, b, &[])) {
            (Ok(early), Ok(late)) => {
                asked.on("both are due");
                prop_assert!(early.at() <= late.at());
            }
            (Err(_), late) => prop_assert!(late.is_err()),
            (Ok(_), Err(_)) => {}
        }
    });
    asked.hold();
}

proptest! {
    #![proptest_config(config(4000))]

    #[test]
    fn a_later_start_is_never_due_earlier_in_time_with_stops(
        office in office(), a in when(), later in span(), limit in terms::time_limit(),
        options in orderly(), stops in terms::stops(),
    ) {
        let a = office.moment(a);
        let b = office.later(a, later).max(a);
        let (_, stops) = placed(&stops, &office, a);
        let limit = limit.at(&office, a);
        let early = due(&office, limit, options, a, &stops);
        let late = due(&office, limit, options, b, &stops);
        prop_assume!(early.is_ok() && late.is_ok());
        prop_assert!(early.unwrap().at() <= late.unwrap().at());
    }
}

#[test]
fn a_longer_limit_is_never_due_earlier() {
    let asked = Asked::with_floors(&[("both are due", 47)]);
    proptest!(config(4000), |(
        office in office(), start in when(), limits in two_limits(),
        options in orderly(), stops in terms::stops(),
    )| {
        asked.question();
        let start = office.moment(start);
        let (_, stops) = placed(&stops, &office, start);
        let (short, long) = limits;
        match (due(&office, short, options, start, &stops), due(&office, long, options, start, &stops)) {
            (Ok(short), Ok(long)) => {
                asked.on("both are due");
                prop_assert!(short.at() <= long.at());
            }
            (Err(_), long) => prop_assert!(long.is_err()),
            (Ok(_), Err(_)) => {}
        }
    });
    asked.hold();
}

#[test]
fn what_is_in_time_was_so_earlier() {
    let asked = Asked::with_floors(&[
        ("the later one is in time", 19),
        ("the later one is late", 40),
        ("its day is undecided", 41),
    ]);
    proptest!(config(4000), |(
        office in office(), start in when(), limit in terms::any_limit(), options in terms::options(),
        one in span(), other in span(),
    )| {
        let start = office.moment(start);
        let limit = limit.at(&office, start);
        let deadline = due(&office, limit, options, start, &[]);
        prop_assume!(deadline.is_ok(), "due beyond the calendar");
        let deadline = deadline.unwrap();
        asked.question();
        let (one, other) = (office.later(start, one), office.later(start, other));
        let (early, late) = (one.min(other), one.max(other));
        let in_time = |moment: Moment| deadline.is_in_time(moment);
        if in_time(Moment::at(late)) == Some(true) {
            asked.on("the later one is in time");
            prop_assert_eq!(in_time(Moment::at(early)), Some(true));
        } else {
            asked.on("the later one is late");
        }
        // a date alone says what all its moments say, or nothing
        for date in [late.date(), deadline.day()] {
            let (first, last) = (start_of_day(date), start_of_day(date) + TimeDelta::days(1) - NANOSECOND);
            let whole_day = in_time(Moment::on(date));
            match (in_time(Moment::at(first)), in_time(Moment::at(last))) {
                (one, other) if one == other => prop_assert_eq!(whole_day, one),
                _ => prop_assert_eq!(whole_day, None),
            }
        }
        asked.on_if("its day is undecided", in_time(Moment::on(deadline.day())).is_none());
    });
    asked.hold();
}

#[test]
fn a_roll_off_holidays_only_can_pass_a_longer_limit() {
    use crate::support::facts::{at, day};
    let options = Options {
        roll: naive::Roll::HolidaysOnly,
        ..Options::default()
    };
    let conventions = terms::conventions(options, true, naive::Limit::Immediate);
    let due = |days: u32| {
        let limit = shixian::calendar_days(days);
        let start = Moment::at(at("2019-06-01 10:00"));
        let schedule = shixian::Schedule::china();
        match schedule.term(limit, start).counted(conventions).due() {
            Ok(Due::At(deadline)) => (deadline.unrolled_day(), deadline.day()),
            other => panic!("{other:?}"),
        }
    };
    // Friday 7 June, the Dragon Boat Festival alone, goes on past the weekend …
    assert_eq!(due(6), (day(2019, 6, 7), day(2019, 6, 10)));
    // … where the plain Saturday stays
    assert_eq!(due(7), (day(2019, 6, 8), day(2019, 6, 8)));
}

// -- Splits --

proptest! {
    #![proptest_config(config(4000))]

    #[test]
    fn open_time_adds_up_over_a_split(office in office(), a in when(), b in when(), c in when()) {
        let [a, b, c] = [a, b, c].map(|when| office.moment(when));
        let open = |from, to| office.schedule.open_between(from, to).unwrap();
        prop_assert_eq!(open(a, b) + open(b, c), open(a, c));
        let days = |from, to| office.schedule.working_days_of_time(from, to).unwrap();
        prop_assert_eq!(days(a, b) + days(b, c), days(a, c));
    }

    #[test]
    fn elapsed_adds_up_over_a_split_whatever_the_stops(
        office in office(), start in when(), middle in span(), end in span(), stops in terms::stops(),
    ) {
        let start = office.moment(start);
        let middle = office.later(start, middle).max(start);
        let end = office.later(middle, end).max(middle);
        let (_, stops) = placed(&stops, &office, start);
        let measure = |from, to| elapsed(&office, from, to, &stops, StopDays::HalfOpen);
        let whole = measure(start, end);
        prop_assume!(whole.is_some(), "ends beyond the calendar");
        let (one, other, whole) = (measure(start, middle).unwrap(), measure(middle, end).unwrap(), whole.unwrap());
        prop_assert_eq!(one.working_days() + other.working_days(), whole.working_days());
        prop_assert_eq!(one.calendar_days() + other.calendar_days(), whole.calendar_days());
        let time = |e: &Elapsed| (e.open_time().unwrap(), e.clock_time().unwrap());
        prop_assert_eq!(time(&one).0 + time(&other).0, time(&whole).0);
        prop_assert_eq!(time(&one).1 + time(&other).1, time(&whole).1);
        let days = |e: &Elapsed| e.working_days_of_time().unwrap();
        prop_assert_eq!(days(&one) + days(&other), days(&whole));
    }
}

// -- There and back --

#[test]
fn what_has_elapsed_at_an_end_is_due_then() {
    let asked = Asked::with_floors(&[
        ("open time", 14),
        ("clock time", 51),
        ("working days", 36),
        ("calendar days", 51),
    ]);
    proptest!(config(4000), |(
        office in office(), start in when(), end in span(), stops in terms::stops(),
    )| {
        let start = office.moment(start);
        let end = office.later(start, end).max(start);
        let (plain, stops) = placed(&stops, &office, start);
        let stopped = plain.iter().any(|stop| stop.begin < end && end <= stop.end);
        let took = elapsed(&office, start, end, &stops, StopDays::HalfOpen);
        prop_assume!(took.is_some(), "ends beyond the calendar");
        let took = took.unwrap();
        asked.question();
        let options = Options::default();
        if start == end || (!stopped && is_open_until(&office, end)) {
            asked.on("open time");
            let limit = naive::Limit::Open(took.open_time().unwrap().num_seconds());
            prop_assert_eq!(due(&office, limit, options, start, &stops).unwrap().at(), end);
            let days = office.schedule.working_days_of_time(start, end).unwrap();
            prop_assert_eq!(office.schedule.advance_working_days(start, days), Ok(end));
        }
        if !stopped || start == end {
            asked.on("clock time");
            let limit = naive::Limit::Clock(took.clock_time().unwrap().num_seconds());
            prop_assert_eq!(due(&office, limit, options, start, &stops).unwrap().at(), end);
        }
        let in_stop = plain.iter().any(|stop| {
            stop.begin.max(start).date() < end.date() && end.date() <= stop.end.date() && stop.end >= start
        });
        let calendar = office.schedule.calendar();
        if start.date() == end.date() || (!in_stop && calendar.is_working_day(end.date()).unwrap()) {
            asked.on("working days");
            let limit = naive::Limit::WorkingDays(took.working_days().try_into().unwrap());
            prop_assert_eq!(due(&office, limit, options, start, &stops).unwrap().day(), end.date());
        }
        if start.date() == end.date() || !in_stop {
            let limit = naive::Limit::CalendarDays(took.calendar_days().try_into().unwrap());
            if let Ok(due) = due(&office, limit, options, start, &stops) {
                asked.on("calendar days");
                prop_assert_eq!(due.unrolled_day(), end.date());
            }
        }
    });
    asked.hold();
}

#[test]
fn what_is_due_has_taken_the_limit() {
    let asked = Asked::with_floors(&[
        ("working days", 9),
        ("calendar days", 9),
        ("months", 9),
        ("open time", 10),
        ("clock time", 11),
        ("halves of days", 10),
    ]);
    proptest!(config(4000), |(
        office in office(), start in when(), limits in two_limits(), stops in terms::stops(), inclusive: bool,
    )| {
        let start = office.moment(start);
        let (_, stops) = placed(&stops, &office, start);
        let stop_days = match inclusive {
            true => naive::StopDays::Inclusive,
            false => naive::StopDays::HalfOpen,
        };
        let options = Options { stop_days, ..Options::default() };
        let limit = limits.0;
        let deadline = due(&office, limit, options, start, &stops);
        prop_assume!(deadline.is_ok(), "due beyond the calendar");
        let deadline = deadline.unwrap();
        let until = match deadline.is_end_of_day() {
            true => start_of_day(deadline.unrolled_day()).max(start),
            false => deadline.at(),
        };
        let took = elapsed(&office, start, until, &stops, terms::stop_days(stop_days));
        prop_assume!(took.is_some(), "due beyond the calendar");
        let took = took.unwrap();
        asked.question();
        match limit {
            naive::Limit::WorkingDays(n) => {
                asked.on("working days");
                prop_assert_eq!(i64::from(took.working_days()), i64::from(n));
            }
            naive::Limit::CalendarDays(n) => {
                asked.on("calendar days");
                prop_assert_eq!(took.calendar_days(), i64::from(n));
            }
            naive::Limit::Months(n) => {
                asked.on("months");
                let days = (start.date() + chrono::Months::new(n) - start.date()).num_days();
                prop_assert_eq!(took.calendar_days(), days);
            }
            naive::Limit::Open(n) => {
                asked.on("open time");
                prop_assert_eq!(took.open_time().unwrap().num_seconds(), n);
            }
            naive::Limit::Clock(n) => {
                asked.on("clock time");
                prop_assert_eq!(took.clock_time().unwrap().num_seconds(), n);
            }
            naive::Limit::HalfWorkingDays(n) => {
                asked.on("halves of days");
                let halves = Fraction::new(n.into(), 2).unwrap();
                let days = took.working_days_of_time().unwrap();
                // rounded down to the nanosecond
                let next = elapsed(&office, start, until + NANOSECOND, &stops, StopDays::HalfOpen);
                let next = next.and_then(|e| e.working_days_of_time());
                prop_assert!(days == halves || (days < halves && next.is_none_or(|next| next > halves)));
            }
            naive::Limit::Immediate | naive::Limit::Until(_) => unreachable!("two limits have none"),
        }
    });
    asked.hold();
}

#[test]
fn retreating_undoes_advancing() {
    let asked = Asked::with_floors(&[
        ("advanced", 53),
        ("retreated", 48),
        ("back at the start", 12),
    ]);
    proptest!(config(4000), |(
        office in office(), from in when(), seconds in 1..200_000_i64, to in span(), exactly: bool,
    )| {
        let from = office.moment(from);
        let schedule = &office.schedule;
        let amount = match exactly {
            true => schedule.open_between(from, office.later(from, to).max(from)).unwrap_or_default(),
            false => TimeDelta::seconds(seconds),
        };
        prop_assume!(amount > TimeDelta::zero());
        asked.question();
        if let Ok(later) = schedule.advance(from, amount) {
            asked.on("advanced");
            prop_assert_eq!(schedule.open_between(from, later), Ok(amount));
            prop_assert!(is_open_until(&office, later));
            prop_assert_eq!(schedule.retreat(later, amount), schedule.next_opening(from));
        }
        if let Ok(earlier) = schedule.retreat(from, amount) {
            asked.on("retreated");
            prop_assert_eq!(schedule.open_between(earlier, from), Ok(amount));
            prop_assert_eq!(schedule.is_open(earlier), Ok(true));
            let again = schedule.advance(earlier, amount).unwrap();
            asked.on_if("back at the start", again == from);
            prop_assert!(again <= from);
            prop_assert_eq!(again == from, is_open_until(&office, from));
            prop_assert_eq!(schedule.open_between(again, from), Ok(TimeDelta::zero()));
        }
    });
    asked.hold();
}

#[test]
fn fractions_of_days_are_advanced_and_retreated_to_the_nanosecond() {
    let asked = Asked::with_floors(&[("advanced", 50), ("retreated", 48)]);
    proptest!(config(4000), |(
        office in office(), from in when(), numerator in 1..3000_i64, denominator in 1..1000_i64,
    )| {
        asked.question();
        let from = office.moment(from);
        let schedule = &office.schedule;
        let amount = Fraction::new(numerator, denominator).unwrap();
        let days = |from, to| schedule.working_days_of_time(from, to);
        if let Ok(later) = schedule.advance_working_days(from, amount) {
            asked.on("advanced");
            let passed = days(from, later).unwrap();
            let next = days(from, later + NANOSECOND);
            prop_assert!(passed == amount || (passed < amount && next.unwrap() > amount));
            prop_assert_eq!(schedule.retreat_working_days(from, Fraction::ZERO - amount), Ok(later));
        }
        if let Ok(earlier) = schedule.retreat_working_days(from, amount) {
            asked.on("retreated");
            let passed = days(earlier, from).unwrap();
            let next = days(earlier + NANOSECOND, from);
            prop_assert!(passed == amount || (passed > amount && next.unwrap() < amount));
            prop_assert_eq!(schedule.is_open(earlier), Ok(true));
            prop_assert_eq!(schedule.advance_working_days(from, Fraction::ZERO - amount), Ok(earlier));
        }
    });
    asked.hold();
}

// -- The counting of what is asked --

#[test]
fn a_kind_hardly_ever_asked_about_is_noticed() {
    let low = |often: u32| {
        let asked = Asked::with_floors(&[("of use", 30), ("of more use", 10)]);
        for number in 0..200 {
            asked.question();
            asked.on("of more use");
            asked.on_if("of use", number < often);
        }
        asked.low()
    };
    assert_eq!(low(60), None);
    assert_eq!(low(59).as_deref(), Some("59 of 200 questions: of use"));
}
