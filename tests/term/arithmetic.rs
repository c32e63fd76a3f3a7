//! Open time, deadlines and elapsed time: the library against the naive model, over random
//! calendars, unequal office hours, every limit under every convention, and stops of any kind.

use crate::support::asked::{Asked, config};
use crate::support::naive::{self, Options};
use crate::support::offices::{Office, ahead, office, span, start_of_day, when};
use crate::support::terms::{self, Case, LimitPick, StopPick};
use chrono::{NaiveDateTime, TimeDelta};
use proptest::prelude::*;
use shixian::term::{ElapsedError, StopKinds, Stops};
use shixian::{ClockStop, Conventions, Due, Fraction, Moment, StopKind};

// -- Open time --

#[test]
fn open_time_agrees_with_the_minutes() {
    let asked = Asked::with_floors(&[("covered", 52)]);
    proptest!(config(2500), |(office in office(), from in when(), to in span())| {
        asked.question();
        let from = office.moment(from);
        let to = office.later(from, to);
        let (from, to) = (from.min(to), from.max(to));
        let expected = office.ask(|w| naive::elapsed(w, naive::StopDays::HalfOpen, from, to, &[]));
        let open = office.schedule.open_between(from, to);
        let days = office.schedule.working_days_of_time(from, to);
        match expected {
            Some(expected) => {
                asked.on("covered");
                let (open, days) = (open.unwrap(), days.unwrap());
                prop_assert_eq!(open, TimeDelta::seconds(expected.open_seconds));
                prop_assert_eq!((days.numerator(), days.denominator()), expected.fraction);
                // turned round
                prop_assert_eq!(office.schedule.open_between(to, from), Ok(-open));
                let back = office.schedule.working_days_of_time(to, from).unwrap();
                prop_assert_eq!(back, Fraction::ZERO - days);
            }
            None if to == start_of_day(office.last()) + TimeDelta::days(1) => {
                prop_assert!(open.is_ok(), "the end of the last day is covered");
            }
            None => prop_assert!(open.is_err() && days.is_err()),
        }
    });
    asked.hold();
}

#[test]
fn advancing_and_retreating_agree_with_the_minutes() {
    let asked = Asked::with_floors(&[("advanced", 56), ("retreated", 52)]);
    proptest!(config(2500), |(
        office in office(),
        from in when(),
        seconds in prop_oneof![2 => (0..3_000_i64).prop_map(|minutes| minutes * 60), 2 => 0..90_000_i64, 1 => Just(0)],
        to in span(),
        exactly: bool,
    )| {
        asked.question();
        let from = office.moment(from);
        // half of them end where a session does
        let seconds = match exactly {
            true => terms::LimitPick::OpenTo(to).at(&office, from),
            false => naive::Limit::Open(seconds),
        };
        let naive::Limit::Open(seconds) = seconds else { unreachable!() };
        let amount = TimeDelta::seconds(seconds);
        let schedule = &office.schedule;
        let (later, earlier) = office.ask(|w| {
            (naive::advance(w, from, seconds), naive::retreat(w, from, seconds))
        });
        asked.on_if("advanced", later.is_some());
        asked.on_if("retreated", earlier.is_some());
        prop_assert_eq!(schedule.advance(from, amount).ok(), later);
        prop_assert_eq!(schedule.retreat(from, -amount).ok(), later);
        prop_assert_eq!(schedule.retreat(from, amount).ok(), earlier);
        prop_assert_eq!(schedule.advance(from, -amount).ok(), earlier);
    });
    asked.hold();
}

proptest! {
    #![proptest_config(config(2500))]

    #[test]
    fn opening_and_closing_are_those_of_the_hours(office in office(), moment in when()) {
        let moment = office.moment(moment);
        let schedule = &office.schedule;
        let date = moment.date();
        let minute = |date, minute: u32| start_of_day(date) + TimeDelta::minutes(i64::from(minute));
        let sessions = office.sessions(date);

        let listed: Vec<(u32, u32)> = schedule
            .sessions(date)
            .unwrap()
            .iter()
            .map(|session| (session.open().into(), session.close().into()))
            .collect();
        prop_assert_eq!(&listed, &sessions);
        let opening = sessions.first().map(|session| minute(date, session.0));
        prop_assert_eq!(schedule.opening(date), Ok(opening));
        let closing = sessions.last().map(|session| minute(date, session.1));
        prop_assert_eq!(schedule.closing(date), Ok(closing));
        let open = sessions
            .iter()
            .any(|s| minute(date, s.0) <= moment && moment < minute(date, s.1));
        prop_assert_eq!(schedule.is_open(moment), Ok(open));

        let next = crate::support::facts::days(date, office.last())
            .flat_map(|date| office.sessions(date).into_iter().map(move |session| (date, session)))
            .find(|(date, session)| moment < minute(*date, session.1))
            .map(|(date, session)| moment.max(minute(date, session.0)));
        prop_assert_eq!(schedule.next_opening(moment).ok(), next);
    }
}

#[test]
fn halves_of_a_day_agree_with_the_minutes() {
    let asked = Asked::with_floors(&[("due", 54)]);
    proptest!(config(2500), |(office in office(), from in when(), halves in 0..12_u32)| {
        asked.question();
        let from = office.moment(from);
        let options = Options { half_day: naive::HalfDay::OfficeDay, ..Options::default() };
        let limit = naive::Limit::HalfWorkingDays(halves);
        let expected = office.ask(|w| naive::due(w, limit, options, from, &[]));
        let amount = Fraction::new(i64::from(halves), 2).unwrap();
        let found = office.schedule.advance_working_days(from, amount);
        asked.on_if("due", expected.is_some());
        prop_assert_eq!(found.ok(), expected.map(|due| due.at));
    });
    asked.hold();
}

// -- Deadlines --

/// A limit as the library has it must be due when the naive model says, or not at all.
fn compare(
    asked: &Asked,
    office: &Office,
    case: &Case,
    options: Options,
    terse: bool,
) -> Result<(), TestCaseError> {
    let conventions = terms::conventions(options, terse, case.limit);
    let found = terms::library_due(
        office,
        case.limit,
        &conventions,
        case.start,
        &case.clock_stops,
    );
    let expected = office.ask(|w| naive::due(w, case.limit, options, case.start, &case.stops));
    // the model knows no day beyond the calendar, where what needs none is due all the same
    let is_known = expected.is_some() || !terms::needs_no_calendar(case.limit, options);
    prop_assume!(is_known || found.is_err());
    asked.question();
    let (found, expected) = match (found, expected) {
        (Ok(Due::At(found)), Some(expected)) => (found, expected),
        (Err(_), None) => return Ok(()),
        (found, expected) => {
            return Err(TestCaseError::fail(format!("{found:?} for {expected:?}")));
        }
    };
    asked.on("due");
    prop_assert_eq!(found.unrolled_day(), expected.unrolled);
    prop_assert_eq!(found.day(), expected.day);
    prop_assert_eq!(found.at(), expected.at);
    prop_assert_eq!(found.is_end_of_day(), !expected.exact);
    let (second, day) = (TimeDelta::seconds(1), TimeDelta::days(1));
    for offset in [-day, -second, TimeDelta::zero(), second, day] {
        let done = expected.at + offset;
        let in_time = naive::in_time(&expected, done);
        prop_assert_eq!(
            found.is_in_time(Moment::at(done)),
            Some(in_time),
            "{}",
            done
        );
    }
    Ok(())
}

fn agrees(
    asked: &Asked,
    office: &Office,
    start: crate::support::offices::When,
    limit: LimitPick,
    options: (Options, bool),
    stops: &[StopPick],
) -> Result<(), TestCaseError> {
    let start = office.moment(start);
    let case = Case::new(office, start, limit, stops);
    compare(asked, office, &case, options.0, options.1).map_err(|error| match error {
        TestCaseError::Fail(why) => TestCaseError::fail(format!("{why}\nin {case:?}")),
        rejected => rejected,
    })
}

#[test]
fn working_days_are_due_as_walking_says() {
    let asked = Asked::with_floors(&[("due", 48)]);
    proptest!(config(2500), |(
        office in office(), start in when(), limit in terms::working_days(),
        options in (terms::options(), any::<bool>()), stops in terms::stops(),
    )| {
        agrees(&asked, &office, start, limit, options, &stops)?;
    });
    asked.hold();
}

#[test]
fn calendar_days_are_due_as_walking_says() {
    let asked = Asked::with_floors(&[("due", 49)]);
    proptest!(config(2500), |(
        office in office(), start in when(), limit in terms::calendar_days(),
        options in (terms::options(), any::<bool>()), stops in terms::stops(),
    )| {
        agrees(&asked, &office, start, limit, options, &stops)?;
    });
    asked.hold();
}

#[test]
fn months_are_due_as_walking_says() {
    let asked = Asked::with_floors(&[("due", 41)]);
    proptest!(config(2500), |(
        office in office(), start in when(), limit in terms::months(),
        options in (terms::options(), any::<bool>()), stops in terms::stops(),
    )| {
        agrees(&asked, &office, start, limit, options, &stops)?;
    });
    asked.hold();
}

#[test]
fn half_working_days_are_due_as_walking_says() {
    let asked = Asked::with_floors(&[("due", 51)]);
    proptest!(config(2500), |(
        office in office(), start in when(), limit in terms::half_working_days(),
        options in (terms::options(), any::<bool>()), stops in terms::stops(),
    )| {
        agrees(&asked, &office, start, limit, options, &stops)?;
    });
    asked.hold();
}

#[test]
fn open_time_is_due_as_walking_says() {
    let asked = Asked::with_floors(&[("due", 54)]);
    proptest!(config(2500), |(
        office in office(), start in when(), limit in terms::open_time(),
        options in (terms::options(), any::<bool>()), stops in terms::stops(),
    )| {
        agrees(&asked, &office, start, limit, options, &stops)?;
    });
    asked.hold();
}

#[test]
fn clock_time_is_due_as_walking_says() {
    let asked = Asked::with_floors(&[("due", 60)]);
    proptest!(config(2500), |(
        office in office(), start in when(), limit in terms::clock_time(),
        options in (terms::options(), any::<bool>()), stops in terms::stops(),
    )| {
        agrees(&asked, &office, start, limit, options, &stops)?;
    });
    asked.hold();
}

#[test]
fn what_is_immediate_or_named_is_due_as_walking_says() {
    let asked = Asked::with_floors(&[("due", 55)]);
    proptest!(config(2500), |(
        office in office(), start in when(),
        limit in prop_oneof![
            Just(LimitPick::Fixed(naive::Limit::Immediate)),
            (-5..40_i32).prop_map(LimitPick::Until),
        ],
        options in (terms::options(), any::<bool>()), stops in terms::stops(),
    )| {
        agrees(&asked, &office, start, limit, options, &stops)?;
    });
    asked.hold();
}

#[test]
fn stops_of_other_kinds_are_none() {
    let asked = Asked::with_floors(&[
        ("due", 52),
        ("some stops are of the kind", 18),
        ("not all stops are of the kind", 45),
    ]);
    proptest!(config(2500), |(
        office in office(), start in when(), limit in terms::any_limit(),
        options in terms::options(), stops in terms::stops(), kind in proptest::sample::select(&StopKind::ALL[..]),
    )| {
        asked.question();
        let start = office.moment(start);
        let case = Case::new(&office, start, limit, &stops);
        let of_kind: Vec<_> = case.clock_stops.iter().copied().filter(|s| s.kind() == kind).collect();
        let conventions = terms::conventions(options, false, case.limit);
        let due = |stops| {
            let limit = terms::limit(case.limit);
            office.schedule.term(limit, start).counted(conventions).stopped(stops).due()
        };
        let kinds = StopKinds::NONE.with(kind);
        asked.on_if("due", due(Stops::new(&of_kind, StopKinds::ALL)).is_ok());
        asked.on_if("some stops are of the kind", !of_kind.is_empty());
        asked.on_if("not all stops are of the kind", of_kind.len() < case.clock_stops.len());
        prop_assert_eq!(
            due(Stops::new(&case.clock_stops, kinds)),
            due(Stops::new(&of_kind, StopKinds::ALL))
        );
        prop_assert_eq!(due(Stops::new(&case.clock_stops, StopKinds::NONE)), due(Stops::new(&[], StopKinds::ALL)));
    });
    asked.hold();
}

// -- Elapsed --

#[test]
fn elapsed_agrees_with_the_minutes() {
    let asked = Asked::with_floors(&[("covered", 47)]);
    proptest!(config(2500), |(
        office in office(), start in when(), end in prop_oneof![9 => ahead(-1..12), 1 => ahead(0..60)],
        stops in terms::stops(), inclusive: bool,
    )| {
        asked.question();
        let start = office.moment(start);
        let end = office.later(start, end);
        let (stops, clock_stops) = terms::placed(&stops, &office, start);
        let stop_days = match inclusive {
            true => naive::StopDays::Inclusive,
            false => naive::StopDays::HalfOpen,
        };
        let expected = office.ask(|w| naive::elapsed(w, stop_days, start, end, &stops));
        let conventions = Conventions::new().with_stop_days(terms::stop_days(stop_days));
        let term = office.schedule.since(start).counted(conventions);
        let found = term.stopped(&clock_stops).elapsed(end);
        let Some(expected) = expected else {
            prop_assert!(found.is_err());
            if end < start {
                let (start, end) = (Moment::at(start), Moment::at(end));
                prop_assert_eq!(found, Err(ElapsedError::EndBeforeStart { start, end }));
            }
            return Ok(());
        };
        asked.on("covered");
        let found = found.unwrap();
        prop_assert_eq!(i64::from(found.working_days()), expected.working_days);
        prop_assert_eq!(found.calendar_days(), expected.calendar_days);
        prop_assert_eq!(found.open_time(), Some(TimeDelta::seconds(expected.open_seconds)));
        prop_assert_eq!(found.clock_time(), Some(TimeDelta::seconds(expected.clock_seconds)));
        let days = found.working_days_of_time().unwrap();
        prop_assert_eq!((days.numerator(), days.denominator()), expected.fraction);

        // dates alone measure the days, and the time that is the same for all times of day
        let dates = office.schedule.since(Moment::on(start.date())).elapsed(Moment::on(end.date()))
        .unwrap();
        let counted = office.ask(|w| naive::count(w, start.date(), end.date()));
        prop_assert_eq!(Some(i64::from(dates.working_days())), counted);
        prop_assert_eq!(dates.calendar_days(), (end.date() - start.date()).num_days());
        let (first, last) = (start_of_day(start.date()), start_of_day(end.date()));
        let day = TimeDelta::days(1);
        let open = |from, to| office.schedule.open_between(from, to).unwrap();
        let closed = open(first, first + day) + open(last, last + day) == TimeDelta::zero();
        prop_assert_eq!(dates.open_time(), closed.then(|| open(first, last)));
        prop_assert_eq!(dates.clock_time(), None);
    });
    asked.hold();
}

// -- Dates alone --

/// The dates of a case at noon, and as dates alone. The two say the same, in days: what a stop does
/// to the day it begins on does not depend on the time.
struct Dates {
    start: NaiveDateTime,
    stops: Vec<naive::Stop>,
    dates: Vec<ClockStop>,
}

impl Dates {
    fn new(office: &Office, start: NaiveDateTime, stops: &[StopPick]) -> Self {
        let noon = |moment: NaiveDateTime| start_of_day(moment.date()) + TimeDelta::hours(12);
        let (stops, clock_stops) = terms::placed(stops, office, start);
        let on = |moment: NaiveDateTime| Moment::on(moment.date());
        Dates {
            start: noon(start),
            dates: stops
                .iter()
                .zip(&clock_stops)
                .map(|(stop, clock)| ClockStop::ended(clock.kind(), on(stop.begin), on(stop.end)))
                .collect(),
            stops: stops
                .iter()
                .map(|stop| naive::Stop {
                    begin: noon(stop.begin),
                    end: noon(stop.end) + TimeDelta::hours(1),
                })
                .collect(),
        }
    }
}

#[test]
fn stops_known_by_their_dates_are_enough_for_limits_in_days() {
    let asked = Asked::with_floors(&[("due", 45)]);
    proptest!(config(2500), |(
        office in office(), start in when(), limit in terms::day_limit(),
        options in terms::options(), stops in terms::stops(),
    )| {
        asked.question();
        // with the start day counted it would matter whether a stop of that day ended before,
        // with the cutoff at closing whether a stop or the start came after it
        let options = Options {
            outside_hours: naive::OutsideHours::OwnDate,
            start_day: naive::StartDay::Excluded,
            cutoff: naive::Cutoff::EndOfDay,
            ..options
        };
        let start = office.moment(start);
        let case = Dates::new(&office, start, &stops);
        let limit = limit.at(&office, start);
        let conventions = terms::conventions(options, false, limit);
        let expected = office.ask(|w| naive::due(w, limit, options, case.start, &case.stops));
        asked.on_if("due", expected.is_some());
        for start in [Moment::at(case.start), Moment::on(start.date())] {
            let limit = terms::limit(limit);
            let term = office.schedule.term(limit, start).counted(conventions);
            let found = term.stopped(&case.dates).due();
            match (found, expected) {
                (Ok(Due::At(found)), Some(expected)) => {
                    prop_assert_eq!(found.unrolled_day(), expected.unrolled, "from {}", start);
                    prop_assert_eq!(found.at(), expected.at, "from {}", start);
                }
                (Ok(Due::Paused(paused)), _) => prop_assert!(false, "{paused:?}"),
                (Ok(_), None) => prop_assert_eq!(options.roll, naive::Roll::None),
                (Err(error), expected) => prop_assert_eq!(expected, None, "{}", error),
            }
        }
    });
    asked.hold();
}

#[test]
fn elapsed_days_can_be_measured_by_dates() {
    let asked = Asked::with_floors(&[("covered", 50)]);
    proptest!(config(2500), |(
        office in office(), start in when(), end in ahead(0..20), stops in terms::stops(), inclusive: bool,
    )| {
        asked.question();
        let stop_days = match inclusive {
            true => naive::StopDays::Inclusive,
            false => naive::StopDays::HalfOpen,
        };
        let start = office.moment(start);
        let end = office.later(start, end).max(start);
        let case = Dates::new(&office, start, &stops);
        let noon = start_of_day(end.date()) + TimeDelta::hours(14);
        let expected =
            office.ask(|w| naive::elapsed(w, stop_days, case.start, noon, &case.stops));
        asked.on_if("covered", expected.is_some());
        for (start, end) in [
            (Moment::on(start.date()), Moment::on(end.date())),
            (Moment::at(case.start), Moment::at(noon)),
        ] {
            let conventions = Conventions::new().with_stop_days(terms::stop_days(stop_days));
            let term = office.schedule.since(start).counted(conventions);
            let found = term.stopped(&case.dates).elapsed(end);
            let found = found.ok().map(|e| (i64::from(e.working_days()), e.calendar_days()));
            prop_assert_eq!(found, expected.map(|e| (e.working_days, e.calendar_days)), "{} to {}", start, end);
        }
    });
    asked.hold();
}
