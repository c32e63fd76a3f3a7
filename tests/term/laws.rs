//! The laws of open time, deadlines and elapsed time: what must hold between answers, whatever the
//! calendar, the hours, the limit and the stops.
#![allow(clippy::panic, clippy::unwrap_used)]

use crate::support::naive::{self, Options};
use crate::support::offices::{Office, Sessions, ahead, config, office, span, start_of_day, when};
use crate::support::terms::{self, Case, library_due, placed};
use chrono::{NaiveDateTime, TimeDelta};
use proptest::prelude::*;
use shixian::term::{Amount, DeadlineError, StopDays};
use shixian::{ClockStop, Conventions, Deadline, Due, Elapsed, Fraction, Moment, StopKind};

const NANOSECOND: TimeDelta = TimeDelta::nanoseconds(1);

/// The deadline of a limit that no stop leaves open.
fn due(
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

fn elapsed(
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
fn orderly() -> impl Strategy<Value = Options> {
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

proptest! {
    #![proptest_config(config(4000))]

    #[test]
    fn a_later_start_is_never_due_earlier(
        office in office(), a in when(), b in when(), limit in terms::any_limit(),
        options in orderly(),
    ) {
        let (a, b) = (office.moment(a), office.moment(b));
        let (a, b) = (a.min(b), a.max(b));
        let limit = limit.at(&office, a);
        match (due(&office, limit, options, a, &[]), due(&office, limit, options, b, &[])) {
            (Ok(early), Ok(late)) => prop_assert!(early.at() <= late.at()),
            (Err(_), late) => prop_assert!(late.is_err()),
            (Ok(_), Err(_)) => {}
        }
    }

    #[test]
    fn a_later_start_is_never_due_earlier_in_time_with_stops(
        office in office(), a in when(), later in span(), limit in terms::time_limit(),
        options in orderly(), stops in terms::stops(),
    ) {
        let a = office.moment(a);
        let b = office.later(a, later).max(a);
        let (_, stops) = placed(&stops, &office, a);
        let limit = limit.at(&office, a);
        if let (Ok(early), Ok(late)) = (due(&office, limit, options, a, &stops), due(&office, limit, options, b, &stops)) {
            prop_assert!(early.at() <= late.at());
        }
    }

    #[test]
    fn a_longer_limit_is_never_due_earlier(
        office in office(), start in when(), limits in two_limits(),
        options in orderly(), stops in terms::stops(),
    ) {
        let start = office.moment(start);
        let (_, stops) = placed(&stops, &office, start);
        let (short, long) = limits;
        match (due(&office, short, options, start, &stops), due(&office, long, options, start, &stops)) {
            (Ok(short), Ok(long)) => prop_assert!(short.at() <= long.at()),
            (Err(_), long) => prop_assert!(long.is_err()),
            (Ok(_), Err(_)) => {}
        }
    }

    #[test]
    fn what_is_in_time_was_so_earlier(
        office in office(), start in when(), limit in terms::any_limit(), options in terms::options(),
        one in span(), other in span(),
    ) {
        let start = office.moment(start);
        let limit = limit.at(&office, start);
        let Ok(deadline) = due(&office, limit, options, start, &[]) else { return Ok(()) };
        let (one, other) = (office.later(start, one), office.later(start, other));
        let (early, late) = (one.min(other), one.max(other));
        let in_time = |moment: Moment| deadline.is_in_time(moment);
        if in_time(Moment::at(late)) == Some(true) {
            prop_assert_eq!(in_time(Moment::at(early)), Some(true));
        }
        // a date alone says what all its moments say, or nothing
        let (first, last) = (start_of_day(late.date()), start_of_day(late.date()) + TimeDelta::days(1) - NANOSECOND);
        let whole_day = in_time(Moment::on(late.date()));
        match (in_time(Moment::at(first)), in_time(Moment::at(last))) {
            (one, other) if one == other => prop_assert_eq!(whole_day, one),
            _ => prop_assert_eq!(whole_day, None),
        }
    }
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
        let (Some(one), Some(other), Some(whole)) = (measure(start, middle), measure(middle, end), measure(start, end)) else {
            return Ok(());
        };
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

proptest! {
    #![proptest_config(config(4000))]

    #[test]
    fn what_has_elapsed_at_an_end_is_due_then(
        office in office(), start in when(), end in span(), stops in terms::stops(),
    ) {
        let start = office.moment(start);
        let end = office.later(start, end).max(start);
        let (plain, stops) = placed(&stops, &office, start);
        let stopped = plain.iter().any(|stop| stop.begin < end && end <= stop.end);
        let Some(took) = elapsed(&office, start, end, &stops, StopDays::HalfOpen) else { return Ok(()) };
        let options = Options::default();
        if start == end || (!stopped && is_open_until(&office, end)) {
            let limit = naive::Limit::Open(took.open_time().unwrap().num_seconds());
            prop_assert_eq!(due(&office, limit, options, start, &stops).unwrap().at(), end);
            let days = office.schedule.working_days_of_time(start, end).unwrap();
            prop_assert_eq!(office.schedule.advance_working_days(start, days), Ok(end));
        }
        if !stopped || start == end {
            let limit = naive::Limit::Clock(took.clock_time().unwrap().num_seconds());
            prop_assert_eq!(due(&office, limit, options, start, &stops).unwrap().at(), end);
        }
        let in_stop = plain.iter().any(|stop| {
            stop.begin.max(start).date() < end.date() && end.date() <= stop.end.date() && stop.end >= start
        });
        let calendar = office.schedule.calendar();
        if start.date() == end.date() || (!in_stop && calendar.is_working_day(end.date()).unwrap()) {
            let limit = naive::Limit::WorkingDays(took.working_days().try_into().unwrap());
            prop_assert_eq!(due(&office, limit, options, start, &stops).unwrap().day(), end.date());
        }
        if start.date() == end.date() || !in_stop {
            let limit = naive::Limit::CalendarDays(took.calendar_days().try_into().unwrap());
            if let Ok(due) = due(&office, limit, options, start, &stops) {
                prop_assert_eq!(due.unrolled_day(), end.date());
            }
        }
    }

    #[test]
    fn what_is_due_has_taken_the_limit(
        office in office(), start in when(), limits in two_limits(), stops in terms::stops(), inclusive: bool,
    ) {
        let start = office.moment(start);
        let (_, stops) = placed(&stops, &office, start);
        let stop_days = match inclusive {
            true => naive::StopDays::Inclusive,
            false => naive::StopDays::HalfOpen,
        };
        let options = Options { stop_days, ..Options::default() };
        let limit = limits.0;
        let Ok(deadline) = due(&office, limit, options, start, &stops) else { return Ok(()) };
        let until = match deadline.is_end_of_day() {
            true => start_of_day(deadline.unrolled_day()).max(start),
            false => deadline.at(),
        };
        let took = elapsed(&office, start, until, &stops, terms::stop_days(stop_days));
        let Some(took) = took else { return Ok(()) };
        match limit {
            naive::Limit::WorkingDays(n) => prop_assert_eq!(i64::from(took.working_days()), i64::from(n)),
            naive::Limit::CalendarDays(n) => prop_assert_eq!(took.calendar_days(), i64::from(n)),
            naive::Limit::Open(n) => prop_assert_eq!(took.open_time().unwrap().num_seconds(), n),
            naive::Limit::Clock(n) => prop_assert_eq!(took.clock_time().unwrap().num_seconds(), n),
            naive::Limit::HalfWorkingDays(n) => {
                let halves = Fraction::new(n.into(), 2).unwrap();
                let days = took.working_days_of_time().unwrap();
                // rounded down to the nanosecond
                let next = elapsed(&office, start, until + NANOSECOND, &stops, StopDays::HalfOpen);
                let next = next.and_then(|e| e.working_days_of_time());
                prop_assert!(days == halves || (days < halves && next.is_none_or(|next| next > halves)));
            }
            _ => {}
        }
    }

    #[test]
    fn retreating_undoes_advancing(
        office in office(), from in when(), seconds in 1..200_000_i64, to in span(), exactly: bool,
    ) {
        let from = office.moment(from);
        let schedule = &office.schedule;
        let amount = match exactly {
            true => schedule.open_between(from, office.later(from, to).max(from)).unwrap_or_default(),
            false => TimeDelta::seconds(seconds),
        };
        if amount <= TimeDelta::zero() {
            return Ok(());
        }
        if let Ok(later) = schedule.advance(from, amount) {
            prop_assert_eq!(schedule.open_between(from, later), Ok(amount));
            prop_assert!(is_open_until(&office, later));
            prop_assert_eq!(schedule.retreat(later, amount), schedule.next_opening(from));
        }
        if let Ok(earlier) = schedule.retreat(from, amount) {
            prop_assert_eq!(schedule.open_between(earlier, from), Ok(amount));
            prop_assert_eq!(schedule.is_open(earlier), Ok(true));
            let again = schedule.advance(earlier, amount).unwrap();
            prop_assert!(again <= from);
            prop_assert_eq!(again == from, is_open_until(&office, from));
            prop_assert_eq!(schedule.open_between(again, from), Ok(TimeDelta::zero()));
        }
    }

    #[test]
    fn fractions_of_days_are_advanced_and_retreated_to_the_nanosecond(
        office in office(), from in when(), numerator in 1..3000_i64, denominator in 1..1000_i64,
    ) {
        let from = office.moment(from);
        let schedule = &office.schedule;
        let amount = Fraction::new(numerator, denominator).unwrap();
        let days = |from, to| schedule.working_days_of_time(from, to);
        if let Ok(later) = schedule.advance_working_days(from, amount) {
            let passed = days(from, later).unwrap();
            let next = days(from, later + NANOSECOND);
            prop_assert!(passed == amount || (passed < amount && next.unwrap() > amount));
            prop_assert_eq!(schedule.retreat_working_days(from, Fraction::ZERO - amount), Ok(later));
        }
        if let Ok(earlier) = schedule.retreat_working_days(from, amount) {
            let passed = days(earlier, from).unwrap();
            let next = days(earlier + NANOSECOND, from);
            prop_assert!(passed == amount || (passed > amount && next.unwrap() < amount));
            prop_assert_eq!(schedule.is_open(earlier), Ok(true));
            prop_assert_eq!(schedule.advance_working_days(from, Fraction::ZERO - amount), Ok(earlier));
        }
    }
}

// -- Stops --

proptest! {
    #![proptest_config(config(4000))]

    #[test]
    fn a_stop_never_makes_a_deadline_earlier(
        office in office(), start in when(), limit in terms::any_limit(), options in orderly(),
        stops in terms::stops(), one_more in terms::stop(),
    ) {
        let start = office.moment(start);
        let mut case = Case::new(&office, start, limit, &stops);
        let before = due(&office, case.limit, options, start, &case.clock_stops);
        let (_, one_more) = placed(&[one_more], &office, start);
        case.clock_stops.extend(one_more);
        let after = due(&office, case.limit, options, start, &case.clock_stops);
        match (before, after) {
            (Ok(before), Ok(after)) => prop_assert!(before.at() <= after.at()),
            (Err(_), after) => prop_assert!(after.is_err()),
            (Ok(_), Err(_)) => {}
        }
    }

    #[test]
    fn a_stop_of_no_length_takes_nothing(
        office in office(), start in when(), limit in terms::any_limit(), options in terms::options(),
        stops in terms::stops(), moment in ahead(-2..12), end in span(),
    ) {
        let start = office.moment(start);
        let mut case = Case::new(&office, start, limit, &stops);
        let moment = office.later(start, moment);
        let end = office.later(start, end).max(start);
        let answers = |stops: &[ClockStop]| (
            due(&office, case.limit, options, start, stops).ok(),
            elapsed(&office, start, end, stops, terms::stop_days(options.stop_days)),
        );
        let before = answers(&case.clock_stops);
        case.clock_stops.push(ClockStop::ended(StopKind::Other, moment, moment));
        prop_assert_eq!(answers(&case.clock_stops), before);
    }

    #[test]
    fn the_order_of_stops_is_nothing_and_touching_stops_are_one(
        office in office(), start in when(), limit in terms::any_limit(), options in terms::options(),
        stops in terms::stops(), end in span(), cut in 0..100_i32,
    ) {
        let start = office.moment(start);
        let case = Case::new(&office, start, limit, &stops);
        let end = office.later(start, end).max(start);
        let answers = |stops: &[ClockStop]| (
            due(&office, case.limit, options, start, stops).ok(),
            elapsed(&office, start, end, stops, terms::stop_days(options.stop_days)),
        );
        let expected = answers(&case.clock_stops);
        let mut reversed = case.clock_stops.clone();
        reversed.reverse();
        prop_assert_eq!(answers(&reversed), expected);

        // each stop in two, the halves apart from each other
        let halves = |late: bool| case.stops.iter().map(move |stop| {
            let middle = stop.begin + (stop.end - stop.begin) * cut / 100;
            let (begin, end) = if late { (middle, stop.end) } else { (stop.begin, middle) };
            ClockStop::ended(StopKind::Other, begin, end)
        });
        let cut: Vec<ClockStop> = halves(true).chain(halves(false)).collect();
        prop_assert_eq!(answers(&cut), expected);
    }

    #[test]
    fn a_stop_while_the_office_is_closed_takes_no_open_time(
        office in office(), start in when(), limit in terms::open_time(), day in 0..10_i64, gap in 0..4_usize,
    ) {
        let start = office.moment(start);
        let limit = limit.at(&office, start);
        let date = start.date() + TimeDelta::days(day);
        let sessions: Sessions = office.sessions(date);
        let minute = |minute: u32| start_of_day(date) + TimeDelta::minutes(i64::from(minute));
        let mut edges = vec![minute(0)];
        edges.extend(sessions.iter().flat_map(|session| [minute(session.0), minute(session.1)]));
        edges.push(minute(1440));
        let gap = 2 * (gap % (edges.len() / 2));
        let stop = ClockStop::ended(StopKind::Other, edges[gap], edges[gap + 1]);
        let at = |stops: &[ClockStop]| due(&office, limit, Options::default(), start, stops);
        prop_assert_eq!(at(&[stop]), at(&[]));
    }
}

// -- Stops that last --

/// The first day that a stop lasting from `begin` takes out of a count from `start`.
fn first_day_out(
    options: Options,
    start: NaiveDateTime,
    begin: NaiveDateTime,
) -> chrono::NaiveDate {
    let begin = begin.max(start).date();
    let next = |date: chrono::NaiveDate| date.succ_opt().unwrap();
    let first_counted = match options.start_day {
        naive::StartDay::Counted => start.date(),
        naive::StartDay::Excluded => next(start.date()),
    };
    let first_out = match options.stop_days {
        naive::StopDays::HalfOpen => next(begin),
        naive::StopDays::Inclusive => begin,
    };
    first_out.max(first_counted)
}

proptest! {
    #![proptest_config(config(4000))]

    #[test]
    fn a_stop_that_lasts_pauses_unless_the_deadline_comes_first(
        office in office(), start in when(), limit in terms::any_limit(), options in terms::options(),
        stops in terms::stops(), begin in ahead(-2..15),
    ) {
        let start = office.moment(start);
        let options = Options { outside_hours: naive::OutsideHours::OwnDate, ..options };
        let mut case = Case::new(&office, start, limit, &stops);
        let Ok(without) = due(&office, case.limit, options, start, &case.clock_stops) else { return Ok(()) };
        let begin = office.later(start, begin);
        case.clock_stops.push(ClockStop::open(StopKind::Supplement, begin));
        let conventions = terms::conventions(options, false, case.limit);
        let with = library_due(&office, case.limit, &conventions, start, &case.clock_stops).unwrap();

        let deadline_first = match case.limit {
            naive::Limit::Immediate | naive::Limit::Until(_) => true,
            naive::Limit::WorkingDays(0) | naive::Limit::CalendarDays(0) => true,
            naive::Limit::WorkingDays(_) | naive::Limit::CalendarDays(_) => {
                without.at() <= begin.max(start) || without.unrolled_day() < first_day_out(options, start, begin)
            }
            naive::Limit::Months(_) => {
                let options = Options { start_day: naive::StartDay::Excluded, ..options };
                without.at() <= begin.max(start) || without.unrolled_day() < first_day_out(options, start, begin)
            }
            _ => without.at() <= begin.max(start),
        };
        match with {
            Due::At(with) => {
                prop_assert!(deadline_first, "not paused");
                prop_assert_eq!(with, without);
            }
            Due::Paused(_) => prop_assert!(!deadline_first, "paused"),
        }
    }

    #[test]
    fn what_remains_in_a_pause_and_what_was_used_make_the_limit(
        office in office(), start in when(), limit in terms::any_limit(), options in terms::options(),
        stops in terms::stops(), begin in ahead(-2..15),
    ) {
        let start = office.moment(start);
        let options = Options {
            outside_hours: naive::OutsideHours::OwnDate,
            start_day: naive::StartDay::Excluded,
            ..options
        };
        let mut case = Case::new(&office, start, limit, &stops);
        let begin = office.later(start, begin);
        case.clock_stops.push(ClockStop::open(StopKind::Supplement, begin));
        let conventions = terms::conventions(options, false, case.limit);
        let found = library_due(&office, case.limit, &conventions, start, &case.clock_stops);
        let Ok(Due::Paused(paused)) = found else { return Ok(()) };
        if stops.is_empty() && start <= begin {
            prop_assert_eq!(paused.since(), begin);
        }
        let stop_days = terms::stop_days(options.stop_days);
        // as soon as the stop has a length
        let until = begin.max(start) + NANOSECOND;
        let used = elapsed(&office, start, until, &case.clock_stops, stop_days);
        let Some(used) = used else { return Ok(()) };
        match (case.limit, paused.remaining()) {
            (naive::Limit::WorkingDays(n), Amount::WorkingDays(left)) => {
                prop_assert_eq!(i64::from(used.working_days() + left), i64::from(n));
            }
            (naive::Limit::CalendarDays(n), Amount::CalendarDays(left)) => {
                prop_assert_eq!(used.calendar_days() + left, i64::from(n));
            }
            (naive::Limit::Months(n), Amount::CalendarDays(left)) => {
                let target = start.date() + chrono::Months::new(n);
                let days = (target - start.date()).num_days();
                prop_assert_eq!(used.calendar_days() + left, days);
            }
            (naive::Limit::Open(n), Amount::OpenTime(left)) => {
                prop_assert_eq!(used.open_time().unwrap() + left, TimeDelta::seconds(n));
            }
            (naive::Limit::Clock(n), Amount::ClockTime(left)) => {
                prop_assert_eq!(used.clock_time().unwrap() + left, TimeDelta::seconds(n));
            }
            (naive::Limit::HalfWorkingDays(n), left) => match (options.half_day, left) {
                (naive::HalfDay::FourHours, Amount::OpenTime(left)) => {
                    let limit = TimeDelta::hours(4 * i64::from(n));
                    prop_assert_eq!(used.open_time().unwrap() + left, limit);
                }
                (naive::HalfDay::OfficeDay, Amount::WorkingDaysOfTime(left)) => {
                    let limit = Fraction::new(i64::from(n), 2).unwrap();
                    prop_assert_eq!(used.working_days_of_time().unwrap() + left, limit);
                }
                // no amount of open time makes a number of sessions
                (naive::HalfDay::Session, Amount::WorkingDaysOfTime(_)) => {}
                (reading, left) => prop_assert!(false, "{reading:?} leaves {left:?}"),
            },
            (limit, left) => prop_assert!(false, "{limit:?} leaves {left:?}"),
        }
    }

    #[test]
    fn a_pause_that_ends_leaves_what_remained(
        office in office(), start in when(), limit in terms::any_limit(), begin in ahead(0..10), end in span(),
    ) {
        let start = office.moment(start);
        let limit = limit.at(&office, start);
        let begin = office.later(start, begin).max(start);
        let end = office.later(begin, end).max(begin);
        let options = Options::default();
        let conventions = terms::conventions(options, false, limit);
        let open = ClockStop::open(StopKind::Supplement, begin);
        let Ok(Due::Paused(paused)) = library_due(&office, limit, &conventions, start, &[open]) else {
            return Ok(());
        };
        let ended = ClockStop::ended(StopKind::Supplement, begin, end);
        let Ok(deadline) = due(&office, limit, options, start, &[ended]) else { return Ok(()) };
        let schedule = &office.schedule;
        match paused.remaining() {
            Amount::WorkingDays(left) => {
                let left = left.try_into().unwrap();
                let day = schedule.calendar().nth_working_day_after(end.date(), left);
                prop_assert_eq!(day, Ok(deadline.day()));
            }
            Amount::CalendarDays(left) => {
                prop_assert_eq!(end.date() + TimeDelta::days(left), deadline.unrolled_day());
            }
            Amount::OpenTime(left) => prop_assert_eq!(schedule.advance(end, left), Ok(deadline.at())),
            Amount::ClockTime(left) => prop_assert_eq!(end + left, deadline.at()),
            Amount::WorkingDaysOfTime(left) => {
                prop_assert_eq!(schedule.advance_working_days(end, left), Ok(deadline.at()));
            }
        }
    }
}
