//! Laws for random cases: the checker says what the deadline says.

use crate::asked::{Asked, config};
use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use proptest::prelude::*;
use shixian::check::{Undetermined, UnendedStop};
use shixian::day::{Basis, Overlay, WorkCalendar};
use shixian::term::{
    Amount, Cutoff, DeadlineError, HalfDay, OutsideHours, Roll, StartDay, StopDays, StopKinds,
    Stops,
};
use shixian::{
    Case, ClockStop, Conventions, Deadline, Due, Fraction, Limit, Moment, OfficeHours, Rule,
    Schedule, Settings, StopKind, Tally, Verdict, VerdictKind, commitment,
};

fn instants() -> impl Strategy<Value = NaiveDateTime> {
    let first = NaiveDate::from_ymd_opt(2004, 1, 1).unwrap();
    let times = prop_oneof![
        (0..86_400_u32).boxed(),
        prop::sample::select(vec![8 * 60 + 30, 12 * 60, 14 * 60, 17 * 60 + 30])
            .prop_map(|minutes: u32| minutes * 60)
            .boxed(),
    ];
    // some so near the end of the calendar that they are due beyond it
    let days = prop_oneof![4 => 0..9_800_u64, 1 => 9_800..9_860_u64];
    (days, times).prop_map(move |(day, seconds)| {
        let time = NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0).unwrap();
        (first + Days::new(day)).and_time(time)
    })
}

fn limits() -> impl Strategy<Value = Limit> {
    prop_oneof![
        (0..40_u32).prop_map(Limit::WorkingDays),
        (0..20_u32).prop_map(Limit::WorkingDayHalves),
        (0..60_u32).prop_map(Limit::CalendarDays),
        (0..9_u32).prop_map(Limit::Months),
        (0..300_000_u32).prop_map(Limit::OpenSeconds),
        (0..900_000_u32).prop_map(Limit::ClockSeconds),
        Just(Limit::Immediate),
    ]
}

fn conventions() -> impl Strategy<Value = Conventions> {
    let own = Conventions::new();
    let start_day = prop::sample::select(vec![StartDay::Excluded, StartDay::Counted]);
    let outside = prop::sample::select(vec![OutsideHours::OwnDate, OutsideHours::NextOpening]);
    let roll = prop::sample::select(vec![Roll::Following, Roll::HolidaysOnly, Roll::None]);
    let cutoff = prop::sample::select(vec![None, Some(Cutoff::EndOfDay), Some(Cutoff::Close)]);
    let half_day = vec![HalfDay::OfficeDay, HalfDay::FourHours, HalfDay::Session];
    let half_day = prop::sample::select(half_day);
    let stop_days = prop::sample::select(vec![StopDays::HalfOpen, StopDays::Inclusive]);
    (start_day, outside, roll, cutoff, half_day, stop_days).prop_map(
        move |(start_day, outside, roll, cutoff, half_day, stop_days)| {
            let own = own
                .with_start_day(start_day)
                .with_outside_hours(outside)
                .with_roll(roll)
                .with_half_day(half_day)
                .with_stop_days(stop_days);
            cutoff.map_or(own, |cutoff| own.with_cutoff(cutoff))
        },
    )
}

/// A case from start on: its stops and its end in seconds after the start.
#[derive(Clone, Debug)]
struct Random {
    limit: Limit,
    conventions: Conventions,
    start: NaiveDateTime,
    finish: Option<NaiveDateTime>,
    now: NaiveDateTime,
    stops: Vec<ClockStop>,
}

fn cases() -> impl Strategy<Value = Random> {
    let seconds = || prop_oneof![0..86_400 * 60_i64, 0..86_400 * 3_i64];
    let stop = (
        -200_000..86_400 * 30_i64,
        prop_oneof![4 => (0..86_400 * 8_i64).prop_map(Some), 1 => Just(None)],
    );
    let stops = prop::collection::vec(stop, 0..4);
    let finish = prop::option::of(seconds());
    (
        limits(),
        conventions(),
        instants(),
        finish,
        seconds(),
        stops,
    )
        .prop_map(|(limit, conventions, start, finish, now, stops)| {
            let after = |seconds| start + TimeDelta::seconds(seconds);
            let kind = StopKind::SpecialProcedure;
            let stop = |(begin, length): (i64, Option<i64>)| match length {
                Some(length) => ClockStop::ended(kind, after(begin), after(begin + length)),
                None => ClockStop::open(kind, after(begin)),
            };
            Random {
                limit,
                conventions,
                start,
                finish: finish.map(after),
                now: after(now + finish.unwrap_or(0)),
                stops: stops.into_iter().map(stop).collect(),
            }
        })
}

impl Random {
    fn verdict(&self) -> (Verdict, Option<Deadline>) {
        let (verdict, deadline, _) = self.checked(&Schedule::china());
        (verdict, deadline)
    }

    /// What the checker says under `schedule`, and whether it is provisional.
    fn checked(&self, schedule: &Schedule) -> (Verdict, Option<Deadline>, Basis) {
        let commitment = commitment("c", "承诺")
            .within(self.limit)
            .counted(self.conventions)
            .stops_for(StopKinds::ALL);
        let settings = Settings::new().with_unended_stop(UnendedStop::EndsWithCase);
        let rule = Rule::new(&commitment, schedule, &settings);
        let outcome = rule.check(&self.case(), self.now);
        (outcome.verdict(), outcome.deadline(), outcome.basis())
    }

    fn case(&self) -> Case<'_> {
        let case = Case::new("1").started(self.start).with_stops(&self.stops);
        match self.finish {
            Some(finish) => case.finished(finish),
            None => case,
        }
    }

    /// The same case moved to begin around the end of the announced days.
    fn moved(self) -> Self {
        let from = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
        let into = i64::from(self.start.date().num_days_from_ce() % 60);
        let by = from.signed_duration_since(self.start.date()) + TimeDelta::days(into);
        let moved = |moment: Moment| Moment::at(moment.earliest() + by);
        let stop = |stop: &ClockStop| match stop.end() {
            Some(end) => ClockStop::ended(stop.kind(), moved(stop.begin()), moved(end)),
            None => ClockStop::open(stop.kind(), moved(stop.begin())),
        };
        Self {
            start: self.start + by,
            finish: self.finish.map(|finish| finish + by),
            now: self.now + by,
            stops: self.stops.iter().map(stop).collect(),
            ..self
        }
    }

    /// What the deadline makes of the case, without the checker.
    fn due(&self) -> Result<Due, DeadlineError> {
        let stops = Stops::new(&self.stops, StopKinds::ALL);
        let stops = match self.finish {
            Some(finish) => stops.clipped_to(Moment::at(finish)),
            None => stops.as_of(Moment::at(self.now)),
        };
        let start = Moment::at(self.start);
        Schedule::china()
            .term(self.limit, start)
            .counted(self.conventions)
            .stopped(stops)
            .due()
    }
}

/// China's calendar with other days off, and other days worked, after the last
/// announced one.
fn flipped(off: &[u64], worked: &[u64]) -> Schedule {
    let first = NaiveDate::from_ymd_opt(2026, 12, 28).unwrap();
    let mut overlay = Overlay::new("other days", "supposed");
    let off = off.iter().filter(|after| !worked.contains(after));
    for day in off.map(|after| first + Days::new(*after)) {
        overlay = overlay.off("off", day, day);
    }
    for day in worked.iter().map(|after| first + Days::new(*after)) {
        overlay = overlay.worked("worked", day, day);
    }
    let calendar = WorkCalendar::china().with_overlay(overlay).unwrap();
    Schedule::new(calendar, OfficeHours::assumed(), Schedule::china().zone())
}

fn is_negative(amount: Amount) -> bool {
    match amount {
        Amount::WorkingDays(days) => days < 0,
        Amount::CalendarDays(days) => days < 0,
        Amount::WorkingDaysOfTime(days) => days < Fraction::ZERO,
        Amount::OpenTime(time) | Amount::ClockTime(time) => time < TimeDelta::zero(),
    }
}

#[test]
fn the_checker_says_what_the_deadline_says() {
    let asked = Asked::with_floors(&[
        ("due", 56),
        ("paused", 3),
        ("due beyond the calendar", 1),
        ("looked at from beyond the calendar", 1),
    ]);
    proptest!(config(10_000), |(random in cases())| {
        asked.question();
        let (found, of_checker) = random.verdict();
        let done = random.finish.is_some();
        let is_beyond = random.now.date() > Schedule::china().calendar().coverage().1;
        if is_beyond && found == Verdict::Undetermined(Undetermined::OutsideCalendar) {
            asked.on("looked at from beyond the calendar");
            return Ok(());
        }
        match random.due() {
            Ok(Due::At(deadline)) => {
                asked.on("due");
                let decided = Moment::at(random.finish.unwrap_or(random.now));
                let expected = match (done, deadline.is_in_time(decided)) {
                    (true, Some(true)) => VerdictKind::Met,
                    (true, Some(false)) => VerdictKind::Missed,
                    (false, Some(true)) => VerdictKind::Running,
                    (false, Some(false)) => VerdictKind::Overdue,
                    (_, None) => VerdictKind::Undetermined,
                };
                prop_assert_eq!(found.kind(), expected);
                prop_assert_eq!(of_checker, Some(deadline));
            }
            Ok(Due::Paused(paused)) => {
                asked.on("paused");
                prop_assert!(!done, "a finished case is not paused");
                prop_assert_eq!(found, Verdict::Paused { remaining: paused.remaining() });
            }
            // due beyond the calendar
            Err(DeadlineError::Calendar(_)) => {
                asked.on("due beyond the calendar");
                match found {
                Verdict::Met { margin: None } => prop_assert!(done),
                Verdict::Running { remaining: None } => prop_assert!(!done),
                found => prop_assert_eq!(
                    found,
                    Verdict::Undetermined(Undetermined::OutsideCalendar)
                ),
                }
            }
            Err(error) => prop_assert!(false, "{error}"),
        }
    });
    asked.hold();
}

#[test]
fn what_is_left_and_what_is_late_are_never_negative() {
    let asked = Asked::with_floors(&[("an amount", 59)]);
    proptest!(config(10_000), |(random in cases())| {
        asked.question();
        let (found, _) = random.verdict();
        if let Some(amount) = found.amount() {
            asked.on("an amount");
            prop_assert!(!is_negative(amount), "{found}");
        }
    });
    asked.hold();
}

proptest! {
    #![proptest_config(config(10_000))]

    #[test]
    fn tallies_of_parts_merge_to_the_tally_of_the_whole(randoms in prop::collection::vec(cases(), 0..12), cut in 0..12_usize) {
        let commitment = commitment("c", "承诺").within(Limit::WorkingDays(5)).stops_for(StopKinds::ALL);
        let rule = Rule::new(&commitment, &Schedule::china(), &Settings::new());
        let tally = |randoms: &[Random]| {
            let mut tally = Tally::default();
            for random in randoms {
                tally.add(&rule.check(&random.case(), random.now), None);
            }
            tally
        };
        let (one, other) = randoms.split_at(cut.min(randoms.len()));
        let mut merged = tally(other);
        merged.merge(&tally(one));
        prop_assert_eq!(merged.cases(), u64::try_from(randoms.len()).unwrap());
        prop_assert_eq!(merged, tally(&randoms));
    }
}

#[test]
fn what_is_announced_stands_whatever_the_next_notice_says() {
    let asked = Asked::with_floors(&[
        ("the verdict is announced", 41),
        ("the deadline is announced", 27),
        ("the verdict is provisional", 18),
    ]);
    proptest!(config(1_500), |(
        random in cases(),
        off in prop::collection::vec(0..90_u64, 0..40),
        worked in prop::collection::vec(0..90_u64, 0..40),
    )| {
        asked.question();
        let random = random.moved();
        let (china, other) = (Schedule::china(), flipped(&off, &worked));
        let (verdict, deadline, basis) = random.checked(&china);
        let (other_verdict, other_deadline, _) = random.checked(&other);
        asked.on_if("the verdict is provisional", basis == Basis::Provisional);
        if basis == Basis::Announced {
            asked.on("the verdict is announced");
            prop_assert_eq!(verdict.kind(), other_verdict.kind());
        }
        if deadline.is_some_and(|deadline| deadline.basis(&china) == Basis::Announced) {
            asked.on("the deadline is announced");
            let due = |deadline: Option<Deadline>| deadline.map(|deadline| deadline.at());
            prop_assert_eq!(due(deadline), due(other_deadline));
        }
    });
    asked.hold();
}
