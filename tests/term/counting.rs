//! Counting working days: the library against the naive model over whole calendars, the laws of
//! counting, the bridge to `bdays`, and no answer outside the coverage.
#![allow(clippy::indexing_slicing, clippy::unwrap_used)]

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::support::asked::{Asked, config};
use crate::support::facts::{CHINA_DAYS, CHINA_FIRST, CHINA_LAST, day};
use crate::support::naive::{self, Day, World};
use crate::support::offices::{CalendarSpec, calendar};
use bdays::HolidayCalendar;
use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use shixian::day::{CalendarError, CoverageEnd, WorkCalendar};

/// Mostly so many working days as a short calendar has, some as only the longest have.
fn days_ahead() -> impl Strategy<Value = u32> {
    prop_oneof![4 => 0..60_u32, 1 => 0..400_u32, 1 => 0..3000_u32]
}

/// A calendar built twice.
#[derive(Clone, Debug)]
struct Pair {
    spec: CalendarSpec,
    days: Vec<Day>,
    calendar: WorkCalendar,
}

fn pair() -> impl Strategy<Value = Pair> {
    calendar().prop_map(|spec| Pair {
        days: spec.days(),
        calendar: spec.calendar(),
        spec,
    })
}

impl Pair {
    fn ask<T>(&self, question: impl FnOnce(&World) -> T) -> T {
        let (first, last) = self.calendar.coverage();
        question(&World {
            first,
            last,
            kind: &|date| self.days[usize::try_from((date - first).num_days()).unwrap()],
            sessions: &|_| Vec::new(),
        })
    }

    /// A date in the coverage or up to three days outside of it.
    fn near(&self, number: u32) -> NaiveDate {
        self.spec.first() - Days::new(3) + Days::new(u64::from(number % (self.spec.length() + 6)))
    }

    /// A date in the coverage.
    fn inside(&self, number: u32) -> NaiveDate {
        self.spec.date(number % self.spec.length())
    }
}

#[test]
fn every_query_agrees_with_walking() {
    let asked = Asked::with_floors(&[
        ("both dates are covered", 53),
        ("the nth day after is covered", 36),
        ("the nth day before is covered", 35),
    ]);
    proptest!(config(15_000), |(pair in pair(), a: u32, b: u32, n in prop_oneof![3 => 0..40_u32, 1 => 0..8000_u32])| {
        asked.question();
        let (a, b) = (pair.near(a), pair.near(b));
        let calendar = &pair.calendar;
        pair.ask(|w| {
            asked.on_if("both dates are covered", naive::count(w, a, b).is_some());
            asked.on_if("the nth day after is covered", naive::nth_after(w, a, n).is_some());
            asked.on_if("the nth day before is covered", naive::nth_before(w, a, n).is_some());
            prop_assert_eq!(
                calendar.working_days_between(a, b).ok().map(i64::from),
                naive::count(w, a, b)
            );
            prop_assert_eq!(calendar.nth_working_day_after(a, n).ok(), naive::nth_after(w, a, n));
            prop_assert_eq!(calendar.nth_working_day_before(a, n).ok(), naive::nth_before(w, a, n));
            prop_assert_eq!(calendar.next_working_day(a).ok(), naive::next(w, a));
            prop_assert_eq!(calendar.previous_working_day(a).ok(), naive::previous(w, a));
            prop_assert_eq!(calendar.roll_forward(a).ok(), naive::roll_forward(w, a));
            prop_assert_eq!(calendar.roll_back(a).ok(), naive::roll_back(w, a));
            Ok(())
        })?;
    });
    asked.hold();
}

proptest! {
    #![proptest_config(config(15_000))]

    #[test]
    fn counting_to_the_nth_day_after_gives_n(pair in pair(), a: u32, n in days_ahead()) {
        let a = pair.inside(a);
        let nth = pair.calendar.nth_working_day_after(a, n);
        prop_assume!(nth.is_ok(), "beyond the calendar");
        let nth = nth.unwrap();
        prop_assert_eq!(pair.calendar.working_days_between(a, nth), Ok(i32::try_from(n).unwrap()));
        prop_assert!(n == 0 || pair.calendar.is_working_day(nth).unwrap());
    }
}

#[test]
fn before_undoes_after_on_working_days() {
    let asked = Asked::with_floors(&[("after", 36), ("before", 35)]);
    proptest!(config(15_000), |(pair in pair(), a: u32, n in days_ahead())| {
        let a = pair.calendar.roll_forward(pair.inside(a));
        prop_assume!(a.is_ok(), "no working day is left");
        let a = a.unwrap();
        asked.question();
        if let Ok(nth) = pair.calendar.nth_working_day_after(a, n) {
            asked.on("after");
            prop_assert_eq!(pair.calendar.nth_working_day_before(nth, n), Ok(a));
        }
        if let Ok(nth) = pair.calendar.nth_working_day_before(a, n) {
            asked.on("before");
            prop_assert_eq!(pair.calendar.nth_working_day_after(nth, n), Ok(a));
        }
    });
    asked.hold();
}

proptest! {
    #![proptest_config(config(15_000))]

    #[test]
    fn counts_add_up_over_a_split_and_turn_round(pair in pair(), a: u32, b: u32, c: u32) {
        let (a, b, c) = (pair.inside(a), pair.inside(b), pair.inside(c));
        let count = |from, to| pair.calendar.working_days_between(from, to).unwrap();
        prop_assert_eq!(count(a, b) + count(b, c), count(a, c));
        prop_assert_eq!(count(a, b), -count(b, a));
        prop_assert_eq!(count(a, a), 0);
    }
}

#[test]
fn counts_and_nth_days_are_monotone() {
    let asked = Asked::with_floors(&[("after", 39), ("before", 39), ("fewer", 40)]);
    proptest!(config(15_000), |(pair in pair(), a: u32, b: u32, c: u32, n in 0..60_u32, m in 0..60_u32)| {
        asked.question();
        let (a, b, c) = (pair.inside(a), pair.inside(b), pair.inside(c));
        let (early, late) = (a.min(b), a.max(b));
        let calendar = &pair.calendar;
        let count = |to| calendar.working_days_between(c, to).unwrap();
        prop_assert!(count(early) <= count(late));
        if let (Ok(one), Ok(other)) = (calendar.nth_working_day_after(early, n), calendar.nth_working_day_after(late, n)) {
            asked.on("after");
            prop_assert!(one <= other);
        }
        if let (Ok(one), Ok(other)) = (calendar.nth_working_day_before(early, n), calendar.nth_working_day_before(late, n)) {
            asked.on("before");
            prop_assert!(one <= other);
        }
        let (fewer, more) = (n.min(m), n.max(m));
        if let (Ok(one), Ok(other)) = (calendar.nth_working_day_after(a, fewer), calendar.nth_working_day_after(a, more)) {
            asked.on("fewer");
            prop_assert!(one <= other);
        }
    });
    asked.hold();
}

#[test]
fn fingerprints_are_equal_just_when_the_days_are() {
    let asked = Asked::with_floors(&[("equal", 2), ("different", 57)]);
    proptest!(config(15_000), |(one in small(), other in small())| {
        asked.question();
        let same_days = one.spec.first() == other.spec.first() && one.days == other.days;
        asked.on(if same_days { "equal" } else { "different" });
        prop_assert_eq!(one.calendar == other.calendar, same_days);
        prop_assert_eq!(one.calendar.fingerprint() == other.calendar.fingerprint(), same_days);
    });
    asked.hold();
}

/// Calendars of a few days, of which many pairs are equal.
fn small() -> impl Strategy<Value = Pair> {
    use crate::support::offices::{Base, Layer};
    let period = || proptest::collection::vec((0..3_u32, 0..2_u32), 0..=1);
    let parts = (any::<bool>(), 0..2_u64, 2..4_u32, period(), period());
    parts.prop_map(|(tuesday, later, length, off, worked)| {
        // from Friday or Saturday on
        let first = day(2024, 3, 1) + Days::new(later);
        let week = [true, tuesday, true, true, true, false, false];
        let spec = CalendarSpec {
            base: Base::Weekly(week, first, length),
            layers: vec![Layer { off, worked }],
        };
        Pair {
            days: spec.days(),
            calendar: spec.calendar(),
            spec,
        }
    })
}

// -- The bridge to bdays --

/// China's days, with nothing overridden but which days are worked.
struct Plain;

impl HolidayCalendar<NaiveDate> for Plain {
    fn is_holiday(&self, date: NaiveDate) -> bool {
        self.kind(date) == Day::Holiday
    }

    fn is_bday(&self, date: NaiveDate) -> bool {
        matches!(self.kind(date), Day::Working | Day::MakeUp)
    }
}

impl Plain {
    fn kind(&self, date: NaiveDate) -> Day {
        CHINA_DAYS[usize::try_from((date - CHINA_FIRST).num_days()).unwrap()]
    }
}

#[test]
fn the_bridge_to_bdays_answers_as_its_own_loops() {
    let china = WorkCalendar::china();
    let mut random = StdRng::seed_from_u64(2004);
    // not so near the ends that the loops would leave the days known
    let mut date = || {
        let days = random.random_range(60..9800);
        (CHINA_FIRST + Days::new(days), random.random_range(-30..=30))
    };
    for _ in 0..4000 {
        let ((a, n), (b, _)) = (date(), date());
        assert_eq!(china.is_holiday(a), Plain.is_holiday(a), "{a}");
        assert_eq!(china.is_bday(a), Plain.is_bday(a), "{a}");
        assert_eq!(china.to_bday(a, true), Plain.to_bday(a, true), "{a}");
        assert_eq!(china.to_bday(a, false), Plain.to_bday(a, false), "{a}");
        assert_eq!(
            china.advance_bdays(a, n),
            Plain.advance_bdays(a, n),
            "{a} {n}"
        );
        assert_eq!(china.bdays(a, b), Plain.bdays(a, b), "{a} {b}");
        let near = a + Days::new(u64::from(n.unsigned_abs()));
        assert_eq!(china.bdays(a, near), Plain.bdays(a, near), "{a} {near}");
        assert_eq!(china.bdays(near, a), Plain.bdays(near, a), "{near} {a}");
    }
}

#[test]
fn the_bridge_works_in_a_cache_of_bdays() {
    let cache =
        bdays::HolidayCalendarCache::new(WorkCalendar::china(), day(2023, 1, 1), day(2023, 12, 31));
    assert!(cache.is_bday(day(2023, 6, 25)));
    assert_eq!(cache.bdays(day(2023, 6, 20), day(2023, 6, 26)), 3);
}

#[test]
#[should_panic(
    expected = "2031-01-01 is outside the calendar, which covers 2004-01-01 to 2030-12-31; the statutory holidays are known for these years alone"
)]
fn the_bridge_panics_outside_the_coverage() {
    WorkCalendar::china().is_bday(day(2031, 1, 1));
}

#[test]
#[should_panic(
    expected = "5 working days from 2030-12-31 lie outside the calendar, which covers 2004-01-01 to 2030-12-31; the statutory holidays are known for these years alone"
)]
fn the_bridge_panics_when_it_advances_outside_the_coverage() {
    WorkCalendar::china().advance_bdays(day(2030, 12, 31), 5);
}

#[test]
fn the_bridge_never_answers_outside_the_coverage() {
    let china = WorkCalendar::china();
    let panics = |question: &dyn Fn()| catch_unwind(AssertUnwindSafe(question)).is_err();
    let (before, after, inside) = (day(2003, 12, 31), day(2031, 1, 1), day(2023, 6, 20));
    let all = [before, after].map(|outside| {
        panics(&|| _ = china.is_holiday(outside))
            && panics(&|| _ = china.is_bday(outside))
            && panics(&|| _ = china.to_bday(outside, true))
            && panics(&|| _ = china.to_bday(outside, false))
            && panics(&|| _ = china.advance_bdays(outside, 0))
            && panics(&|| _ = china.bdays(inside, outside))
            && panics(&|| _ = china.bdays(outside, inside))
    });
    assert_eq!(all, [true, true]);
}

// -- Outside the coverage --

#[test]
fn no_question_is_answered_outside_the_coverage() {
    let announced = WorkCalendar::china().announced_only().unwrap();
    for calendar in [
        WorkCalendar::china(),
        WorkCalendar::weekends_only(),
        announced,
    ] {
        let (first, last) = calendar.coverage();
        let inside = first + Days::new(100);
        for date in [
            first.pred_opt().unwrap(),
            last.succ_opt().unwrap(),
            first - Days::new(10_000),
            last + Days::new(10_000),
            NaiveDate::MIN,
            NaiveDate::MAX,
        ] {
            let end = calendar.coverage_end();
            let outside = CalendarError::OutsideCoverage {
                date,
                first,
                last,
                end,
            };
            assert_eq!(
                outside.to_string(),
                format!("{date} is outside the calendar, which covers {first} to {last}; {end}")
            );
            assert_eq!(calendar.day(date), Err(outside));
            assert_eq!(calendar.kind(date), Err(outside));
            assert_eq!(calendar.is_working_day(date), Err(outside));
            assert_eq!(calendar.basis(date), Err(outside));
            assert_eq!(calendar.notice(date), Err(outside));
            assert_eq!(calendar.working_days_between(date, inside), Err(outside));
            assert_eq!(calendar.working_days_between(inside, date), Err(outside));
            for n in [0, 1, 100_000, u32::MAX] {
                assert_eq!(calendar.nth_working_day_after(date, n), Err(outside));
                assert_eq!(calendar.nth_working_day_before(date, n), Err(outside));
            }
            assert_eq!(calendar.next_working_day(date), Err(outside));
            assert_eq!(calendar.previous_working_day(date), Err(outside));
            assert_eq!(calendar.roll_forward(date), Err(outside));
            assert_eq!(calendar.roll_back(date), Err(outside));
        }
    }
}

#[test]
fn a_date_outside_the_coverage_says_so() {
    let error = WorkCalendar::china().kind(day(2031, 1, 1)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "2031-01-01 is outside the calendar, which covers 2004-01-01 to 2030-12-31; the statutory holidays are known for these years alone"
    );
}

#[test]
fn a_count_that_leaves_the_coverage_says_from_where_and_how_far() {
    let china = WorkCalendar::china();
    let says = |answer: Result<NaiveDate, CalendarError>, from: NaiveDate, n: i64| {
        let error = answer.unwrap_err();
        let (first, last) = (CHINA_FIRST, CHINA_LAST);
        let beyond = CalendarError::BeyondCoverage {
            from,
            working_days: n,
            first,
            last,
            end: CoverageEnd::Statute,
        };
        assert_eq!(error, beyond);
        error.to_string()
    };
    let last_friday = day(2030, 12, 27);
    assert_eq!(china.nth_working_day_after(last_friday, 2), Ok(CHINA_LAST));
    assert_eq!(
        says(china.nth_working_day_after(last_friday, 3), last_friday, 3),
        "3 working days from 2030-12-27 lie outside the calendar, which covers 2004-01-01 to 2030-12-31; the statutory holidays are known for these years alone"
    );
    assert_eq!(
        says(
            china.nth_working_day_before(day(2004, 1, 5), 2),
            day(2004, 1, 5),
            -2
        ),
        "2 working days back from 2004-01-05 lie outside the calendar, which covers 2004-01-01 to 2030-12-31; the statutory holidays are known for these years alone"
    );
    says(china.next_working_day(CHINA_LAST), CHINA_LAST, 1);
    says(
        china.previous_working_day(day(2004, 1, 2)),
        day(2004, 1, 2),
        -1,
    );
    // 1 January 2004 was a holiday
    says(china.roll_back(CHINA_FIRST), CHINA_FIRST, -1);
    let weekend = WorkCalendar::weekends_only();
    let (_, last) = weekend.coverage();
    assert_eq!(weekend.roll_forward(last), Ok(last));
    let most = i64::from(u32::MAX);
    says(
        china.nth_working_day_after(CHINA_FIRST, u32::MAX),
        CHINA_FIRST,
        most,
    );
    says(
        china.nth_working_day_before(CHINA_LAST, u32::MAX),
        CHINA_LAST,
        -most,
    );
}

#[test]
fn a_calendar_without_working_days_answers_at_once() {
    use chrono::WeekdaySet;
    let (first, last) = (day(2000, 1, 1), day(2170, 1, 1));
    let never = WorkCalendar::weekly("never", WeekdaySet::EMPTY, first, last).unwrap();
    let middle = day(2080, 1, 1);
    assert_eq!(never.working_days_between(first, last), Ok(0));
    assert_eq!(never.nth_working_day_after(middle, 0), Ok(middle));
    for answer in [
        never.nth_working_day_after(middle, 1),
        never.nth_working_day_before(middle, 1),
        never.next_working_day(middle),
        never.previous_working_day(middle),
        never.roll_forward(middle),
        never.roll_back(middle),
    ] {
        assert!(matches!(answer, Err(CalendarError::BeyondCoverage { .. })));
    }
}
