//! The questions on which implementations of working time disagree, each with its one answer here;
//! and what is said where there is none.
//!
//! The office of the table opens 09:00–12:00 and 13:30–17:00 (a day is 6.5 h) on the working days of
//! China; a limit in days ends at close of business. The numbers are those of a survey of such
//! questions; those on zones with summer time are left out, since all arithmetic is on wall-clock
//! time.
#![allow(clippy::unwrap_used)]

use crate::support::facts::{at, date, day};
use crate::support::hall::{CLOSE, due_with, office, office_on, on, stop};
use chrono::{NaiveDateTime, TimeDelta, WeekdaySet};
use shixian::day::{Basis, Overlay, WorkCalendar};
use shixian::term::{HalfDay, Roll, StopDays, until};
use shixian::{
    ClockStop, Due, Fraction, Limit, Moment, OfficeHours, Schedule, StopKind, calendar_days,
    half_working_days, hours, immediate, minutes, months, working_days,
};

#[track_caller]
fn due(start: NaiveDateTime, limit: Limit) -> NaiveDateTime {
    due_with(&office(), start, limit, CLOSE, &[]).at()
}

#[track_caller]
fn took(start: NaiveDateTime, end: NaiveDateTime, stops: &[ClockStop]) -> TimeDelta {
    let (start, end) = (Moment::at(start), Moment::at(end));
    let took = office().since(start).stopped(stops).elapsed(end);
    took.unwrap().open_time().unwrap()
}

fn half_hours(n: i32) -> TimeDelta {
    TimeDelta::minutes(30) * n
}

/// The office of the table without the days that no notice has decided.
fn announced_office() -> Schedule {
    let announced = WorkCalendar::china().announced_only().unwrap();
    office_on(announced, "09:00-12:00,13:30-17:00")
}

/// 6.5 hours.
const OFFICE_DAY: Limit = minutes(390);

// -- Close, open, zero --

#[test]
fn row_1_a_limit_used_up_at_lunch_ends_at_lunch() {
    assert_eq!(due(on("03-04 09:00"), hours(3)), on("03-04 12:00"));
}

#[test]
fn row_2_a_limit_used_up_at_closing_ends_at_closing() {
    assert_eq!(due(on("03-04 09:00"), OFFICE_DAY), on("03-04 17:00"));
    let nine_to_five = office_on(WorkCalendar::china(), "09:00-17:00");
    let deadline = due_with(&nine_to_five, on("03-04 09:00"), hours(8), CLOSE, &[]);
    assert_eq!(deadline.at(), on("03-04 17:00"));
}

#[test]
fn row_3_done_at_the_deadline_is_in_time() {
    for limit in [OFFICE_DAY, immediate(), working_days(0)] {
        let deadline = due_with(&office(), on("03-04 09:00"), limit, CLOSE, &[]);
        assert_eq!(deadline.at(), on("03-04 17:00"), "{limit}");
        let in_time = |text| deadline.is_in_time(Moment::at(on(text)));
        assert_eq!(in_time("03-04 17:00:00"), Some(true), "{limit}");
        assert_eq!(in_time("03-04 17:00:00.000000001"), Some(false), "{limit}");
        assert_eq!(in_time("03-05 08:59"), Some(false), "{limit}");
    }
}

#[test]
fn row_4_lunch_does_not_count() {
    assert_eq!(due(on("03-04 12:30"), hours(2)), on("03-04 15:30"));
}

#[test]
fn rows_5_and_6_no_time_at_all_leaves_the_start_as_it_is() {
    for start in [on("03-06 17:00"), on("03-07 10:00"), on("03-04 12:30")] {
        assert_eq!(due(start, minutes(0)), start);
        assert_eq!(due(start, half_working_days(0)), start);
        assert_eq!(took(start, start, &[]), TimeDelta::zero());
    }
}

#[test]
fn row_7_half_an_hour_is_not_cut_to_none() {
    assert_eq!(due(on("03-04 10:00"), minutes(30)), on("03-04 10:30"));
}

#[test]
fn row_8_half_a_day_is_read_as_the_convention_says() {
    let half = |text: &str, reading: HalfDay| {
        let conventions = CLOSE.with_half_day(reading);
        due_with(&office(), on(text), half_working_days(1), conventions, &[]).at()
    };
    assert_eq!(
        due(on("03-04 10:00"), half_working_days(1)),
        on("03-04 14:45")
    );
    assert_eq!(half("03-04 10:00", HalfDay::OfficeDay), on("03-04 14:45"));
    assert_eq!(half("03-04 15:00", HalfDay::OfficeDay), on("03-05 10:15"));
    assert_eq!(half("03-04 10:00", HalfDay::FourHours), on("03-04 15:30"));
    assert_eq!(half("03-04 15:00", HalfDay::FourHours), on("03-05 11:00"));
    assert_eq!(half("03-04 10:00", HalfDay::Session), on("03-04 17:00"));
    assert_eq!(half("03-04 15:00", HalfDay::Session), on("03-05 12:00"));
    assert_eq!(half("03-04 18:00", HalfDay::Session), on("03-05 17:00"));
}

#[test]
fn row_9_overlapping_sessions_are_refused() {
    let error = "09:00-12:00,11:00-15:00"
        .parse::<OfficeHours>()
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "the sessions 09:00-12:00 and 11:00-15:00 overlap or are out of order"
    );
}

// -- Counting days --

#[test]
fn rows_10_to_18_working_days_end_at_close_of_the_nth_after_the_start_day() {
    let table = [
        (10, "03-06 10:00", 1, "03-09 17:00"),
        (11, "03-06 18:00", 1, "03-09 17:00"),
        (12, "03-07 10:00", 1, "03-09 17:00"),
        (13, "03-08 18:00", 1, "03-09 17:00"),
        // make-up working days, and the Spring Festival
        (14, "02-27 10:00", 1, "02-28 17:00"),
        (15, "02-13 10:00", 5, "02-27 17:00"),
        (16, "02-11 10:00", 20, "03-17 17:00"),
        (17, "09-14 10:00", 15, "10-10 17:00"),
        (18, "09-30 16:00", 1, "10-08 17:00"),
    ];
    for (row, start, n, expected) in table {
        assert_eq!(due(on(start), working_days(n)), on(expected), "row {row}");
    }
}

#[test]
fn row_19_a_day_is_no_number_of_hours() {
    for hours in ["09:00-17:00", "09:00-12:00,13:30-17:00", "00:00-24:00"] {
        let schedule = office_on(WorkCalendar::china(), hours);
        let deadline = due_with(&schedule, on("03-04 10:00"), working_days(1), CLOSE, &[]);
        assert_eq!(deadline.day(), date("2026-03-05"), "{hours}");
    }
}

#[test]
fn row_20_a_short_make_up_day_is_one_day_and_three_hours() {
    let schedule = office_on(
        WorkCalendar::china(),
        "09:00-12:00,13:30-17:00; make-up 09:00-12:00",
    );
    let measure = |start: &str, end: &str| {
        let (start, end) = (Moment::at(on(start)), Moment::at(on(end)));
        schedule.since(start).elapsed(end).unwrap()
    };
    let took = measure("02-27 17:00", "02-28 12:00");
    assert_eq!(took.working_days(), 1);
    assert_eq!(took.open_time(), Some(TimeDelta::hours(3)));
    assert_eq!(took.working_days_of_time(), Some(Fraction::from(1)));
}

#[test]
fn rows_21_and_22_months_go_to_the_corresponding_day_or_the_last() {
    let due = |start: &str, n: u32| due_with(&office(), on(start), months(n), CLOSE, &[]);
    // a Saturday, but worked
    assert_eq!(due("01-31 10:00", 1).at(), on("02-28 17:00"));
    assert_eq!(due("01-31 10:00", 2).at(), on("03-31 17:00"));
    // two limits of one month are not one of two
    let chained = due("02-28 10:00", 1);
    assert_eq!(chained.unrolled_day(), date("2026-03-28"));
    assert_eq!(chained.at(), on("03-30 17:00"));
}

#[test]
fn row_23_a_last_day_off_goes_on_to_the_next_working_day() {
    let due = |start: &str, n: u32| {
        let deadline = due_with(&office(), on(start), calendar_days(n), CLOSE, &[]);
        (deadline.unrolled_day(), deadline.at())
    };
    // in the Spring Festival
    assert_eq!(
        due("02-11 10:00", 10),
        (date("2026-02-21"), on("02-24 17:00"))
    );
    // on to a make-up Sunday
    let (unrolled, at) = due("01-01 10:00", 2);
    assert_eq!((unrolled, at), (date("2026-01-03"), on("01-04 17:00")));
    // on a make-up Saturday
    assert_eq!(
        due("02-18 10:00", 10),
        (date("2026-02-28"), on("02-28 17:00"))
    );

    let unrolled = CLOSE.with_roll(Roll::None);
    let stays = due_with(
        &office(),
        on("02-11 10:00"),
        calendar_days(10),
        unrolled,
        &[],
    );
    // there is no closing on a day off
    assert_eq!(stays.at(), on("02-22 00:00"));
    assert!(stays.is_end_of_day());
}

// -- Pauses --

#[test]
fn row_25_a_pause_takes_out_the_open_time_inside_it() {
    let pause = stop(on("02-14 12:00"), on("02-24 09:00"));
    let (start, end) = (on("02-13 09:00"), on("02-25 17:00"));
    assert_eq!(took(start, end, &[]), half_hours(52));
    assert_eq!(took(start, end, &[pause]), half_hours(45));
}

#[test]
fn row_26_overlapping_pauses_are_taken_out_once() {
    let one = stop(on("03-04 10:00"), on("03-04 11:00"));
    let other = stop(on("03-04 10:30"), on("03-04 11:30"));
    let (start, end) = (on("03-04 09:00"), on("03-04 17:00"));
    assert_eq!(took(start, end, &[one, other]), half_hours(10));
    assert_eq!(took(start, end, &[other, one, one]), half_hours(10));
}

#[test]
fn row_27_a_pause_is_clipped_to_the_case() {
    let pause = stop(on("03-04 09:00"), on("03-04 10:30"));
    assert_eq!(
        took(on("03-04 10:00"), on("03-04 12:00"), &[pause]),
        half_hours(3)
    );
}

#[test]
fn row_28_a_pause_at_lunch_takes_nothing_out() {
    let pause = stop(on("03-04 12:00"), on("03-04 13:30"));
    assert_eq!(
        took(on("03-04 09:00"), on("03-04 17:00"), &[pause]),
        half_hours(13)
    );
}

#[test]
fn row_29_a_limit_runs_on_where_the_pause_ends() {
    let pause = stop(on("03-06 16:00"), on("03-09 10:00"));
    let deadline = due_with(&office(), on("03-06 15:00"), hours(4), CLOSE, &[pause]);
    assert_eq!(deadline.at(), on("03-09 14:30"));
}

#[test]
fn row_30_pauses_are_exact_to_the_second() {
    let (start, end) = (on("03-04 09:00"), on("03-04 10:00"));
    let none = stop(on("03-04 09:10"), on("03-04 09:10"));
    let short = stop(on("03-04 09:10:15"), on("03-04 09:10:45"));
    assert_eq!(took(start, end, &[none]), TimeDelta::hours(1));
    assert_eq!(took(start, end, &[short]), TimeDelta::seconds(3570));
    let deadline = due_with(&office(), start, hours(1), CLOSE, &[short]);
    assert_eq!(deadline.at(), on("03-04 10:00:30"));
}

#[test]
fn row_32_the_day_a_pause_begins_counts_unless_both_end_days_are_out() {
    let pause = stop(on("03-05 10:00"), on("03-05 11:00"));
    let due = |stop_days: StopDays| {
        let conventions = CLOSE.with_stop_days(stop_days);
        due_with(
            &office(),
            on("03-04 10:00"),
            working_days(1),
            conventions,
            &[pause],
        )
        .day()
    };
    assert_eq!(due(StopDays::HalfOpen), date("2026-03-05"));
    assert_eq!(due(StopDays::Inclusive), date("2026-03-06"));
}

#[test]
fn row_33_a_holiday_added_inside_a_pause_changes_nothing() {
    let pause = [stop(on("03-05 10:00"), on("03-09 10:00"))];
    let closure =
        Overlay::new("closure", "a notice").off("closed", day(2026, 3, 6), day(2026, 3, 6));
    let closed = WorkCalendar::china().with_overlay(closure).unwrap();
    let closed = office_on(closed, "09:00-12:00,13:30-17:00");
    let measure = |schedule: &Schedule| {
        let (start, end) = (Moment::at(on("03-04 09:00")), Moment::at(on("03-10 17:00")));
        schedule.since(start).stopped(&pause).elapsed(end).unwrap()
    };
    assert_eq!(measure(&office()).open_time(), measure(&closed).open_time());
    for limit in [hours(10), half_working_days(3), working_days(2)] {
        let due = |schedule: &Schedule| due_with(schedule, on("03-04 09:00"), limit, CLOSE, &pause);
        assert_eq!(due(&office()).at(), due(&closed).at(), "{limit}");
    }
}

#[test]
fn row_34_a_pause_that_begins_at_the_deadline_comes_too_late() {
    let start = on("03-04 09:00");
    for (limit, end) in [
        (hours(3), on("03-04 12:00")),
        (hours(1), on("03-04 10:00")),
        (half_working_days(2), on("03-04 17:00")),
        (Limit::ClockSeconds(7200), on("03-04 11:00")),
    ] {
        let later = on("03-06 09:00");
        for stops in [stop(end, later), ClockStop::open(StopKind::Supplement, end)] {
            assert_eq!(
                due_with(&office(), start, limit, CLOSE, &[stops]).at(),
                end,
                "{limit}"
            );
        }
        let second_before = ClockStop::open(StopKind::Supplement, end - TimeDelta::seconds(1));
        let stops = [second_before];
        let answer = office()
            .term(limit, start)
            .counted(CLOSE)
            .stopped(&stops)
            .due();
        assert!(matches!(answer, Ok(Due::Paused(_))), "{limit}");
    }
}

// -- Edges of the calendar, direction --

#[test]
fn rows_35_and_36_a_make_up_day_in_another_year_counts() {
    let start = at("2025-12-31 16:00");
    assert_eq!(took(start, on("01-04 10:00"), &[]), TimeDelta::hours(2));
    assert_eq!(due(start, hours(4)), on("01-04 12:00"));
}

#[test]
fn row_37_a_season_over_the_end_of_the_year_is_on_both_sides() {
    let schedule = office_on(
        WorkCalendar::china(),
        "09:00-12:00,13:30-17:00; 12-25..01-02 closed",
    );
    for (closed, text) in [
        (false, "2024-12-24"),
        (true, "2024-12-25"),
        (true, "2024-12-31"),
        (true, "2025-01-02"),
        (false, "2025-01-03"),
    ] {
        assert_eq!(
            schedule.sessions(date(text)).unwrap().is_empty(),
            closed,
            "{text}"
        );
    }
}

#[test]
fn row_38_a_year_without_a_notice_is_provisional_or_an_error() {
    let schedule = office();
    let deadline = due_with(&schedule, on("12-25 10:00"), working_days(1), CLOSE, &[]);
    assert_eq!(deadline.day(), date("2026-12-28"));
    assert_eq!(deadline.basis(&schedule), Basis::Provisional);
    let deadline = due_with(&schedule, on("12-24 10:00"), working_days(1), CLOSE, &[]);
    assert_eq!(deadline.basis(&schedule), Basis::Announced);

    let error = announced_office()
        .calendar()
        .kind(date("2027-10-01"))
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "2027-10-01 is outside the calendar, which covers 2004-01-01 to 2026-12-27; no day after that is announced: load the notice of the year, or let days count that are not yet announced"
    );
}

#[test]
fn row_39_a_deadline_over_the_end_of_the_calendar_is_an_error_that_names_it() {
    let error = |limit: Limit| {
        let start = Moment::at(on("12-24 16:00"));
        let answer = announced_office().term(limit, start).counted(CLOSE).due();
        answer.unwrap_err().to_string()
    };
    let covers = "outside the calendar, which covers 2004-01-01 to 2026-12-27; no day after that is announced: load the notice of the year, or let days count that are not yet announced";
    assert_eq!(
        error(working_days(2)),
        format!("2 working days from 2026-12-24 lie {covers}")
    );
    let open_time = format!("the open time counted from 2026-12-24 16:00:00 runs {covers}");
    assert_eq!(error(hours(8)), open_time);
    assert_eq!(error(half_working_days(3)), open_time);
    assert_eq!(error(calendar_days(5)), format!("2026-12-29 is {covers}"));
    assert_eq!(error(months(1)), format!("2027-01-24 is {covers}"));
    // the last sure answers
    let schedule = announced_office();
    let last = due_with(&schedule, on("12-24 16:00"), working_days(1), CLOSE, &[]);
    assert_eq!(last.at(), on("12-25 17:00"));
    let last = due_with(&schedule, on("12-24 16:00"), minutes(450), CLOSE, &[]);
    assert_eq!(last.at(), on("12-25 17:00"));
}

#[test]
fn row_40_a_calendar_without_working_days_is_an_error_at_once() {
    let (first, last) = (day(2000, 1, 1), day(2170, 1, 1));
    let never = WorkCalendar::weekly("never", WeekdaySet::EMPTY, first, last).unwrap();
    let always = WorkCalendar::weekly("always", WeekdaySet::ALL, first, last).unwrap();
    for schedule in [
        office_on(never, "09:00-17:00"),
        office_on(always.clone(), "09:00-17:00; 01-01..12-31 closed"),
    ] {
        for limit in [hours(1), half_working_days(1), immediate()] {
            let start = Moment::at(on("03-04 10:00"));
            let answer = schedule.term(limit, start).counted(CLOSE).due();
            assert_eq!(
                answer.unwrap_err().to_string(),
                "no day of the calendar has office hours, so no open time can be counted; say which days are worked, and when",
                "{limit}"
            );
        }
        assert!(schedule.next_opening(on("03-04 10:00")).is_err());
    }
    // worked days without hours are still days
    let closed = office_on(always, "closed");
    let deadline = due_with(&closed, on("03-04 10:00"), working_days(1), CLOSE, &[]);
    assert_eq!(deadline.at(), on("03-06 00:00"));
}

#[test]
fn row_44_zoned_times_are_read_as_the_clocks_of_the_office_show_them() {
    let zone = office().zone();
    let start = Moment::parse_in("2026-03-04T09:00:00+08:00", zone).unwrap();
    let end = Moment::parse_in("2026-03-04T02:30:00Z", zone).unwrap();
    let took = office().since(start).elapsed(end);
    assert_eq!(took.unwrap().open_time(), Some(half_hours(3)));
}

#[test]
fn row_46_an_end_before_the_start_is_an_error() {
    let (start, end) = (
        Moment::at(on("03-04 10:00")),
        Moment::at(on("03-04 09:59:59")),
    );
    let took = office().since(start).elapsed(end);
    assert_eq!(
        took.unwrap_err().to_string(),
        "the end 2026-03-04 09:59:59 comes before the start 2026-03-04 10:00:00"
    );
}

#[test]
fn row_47_an_hour_before_0930_is_1630_of_the_working_day_before() {
    let hour = TimeDelta::hours(1);
    assert_eq!(
        office().retreat(on("03-04 09:30"), hour),
        Ok(on("03-03 16:30"))
    );
    assert_eq!(
        office().retreat(on("02-24 09:30"), hour),
        Ok(on("02-14 16:30"))
    );
}

#[test]
fn row_49_a_date_alone_is_enough_for_limits_in_days() {
    let schedule = office();
    for date in crate::support::facts::days(day(2026, 2, 9), day(2026, 3, 9)) {
        for limit in [
            working_days(1),
            working_days(5),
            calendar_days(5),
            months(1),
            until(day(2026, 6, 30)),
        ] {
            let by_date = due_with(&schedule, date, limit, CLOSE, &[]);
            for hour in [0, 8, 10, 12, 17, 23] {
                let start = date.and_hms_opt(hour, 59, 59).unwrap();
                let by_time = due_with(&schedule, start, limit, CLOSE, &[]);
                assert_eq!(by_date, by_time, "{limit} from {start}");
            }
        }
    }
}
