//! What is known: answers that rest on days without a notice are marked (S3), and
//! a date alone decides what every time of that day would decide (S1).

use chrono::NaiveTime;
use shixian::check::Undetermined;
use shixian::day::{Basis, WorkCalendar};
use shixian::term::{Cutoff, OutsideHours, Roll};
use shixian::{
    Conventions, Moment, OfficeHours, Outcome, Rule, Schedule, Settings, Tally, Verdict,
    VerdictKind,
};

use crate::cases::{at, case, check, day, moment, stops, verdict, within};

/// The kind of the verdict, whether it is provisional, and whether its deadline
/// is.
fn known(outcome: &Outcome<'_>) -> (VerdictKind, Basis, Option<Basis>) {
    let deadline = outcome.deadline();
    let deadline = deadline.map(|deadline| deadline.basis(&Schedule::china()));
    (outcome.verdict().kind(), outcome.basis(), deadline)
}

const ANNOUNCED: Basis = Basis::Announced;
const PROVISIONAL: Basis = Basis::Provisional;

#[test]
fn a_verdict_is_provisional_only_if_another_calendar_could_change_it() {
    // the days from 28 December 2026 on have no notice
    for (limit, start, finish, now, expected) in [
        // 20 working days from 21 December end with 19 January
        (
            "20 working days",
            "2026-12-21",
            "2026-12-24",
            "2026-12-25",
            (VerdictKind::Met, ANNOUNCED, Some(PROVISIONAL)),
        ),
        (
            "20 working days",
            "2026-12-21",
            "",
            "2026-12-27",
            (VerdictKind::Running, ANNOUNCED, Some(PROVISIONAL)),
        ),
        (
            "20 working days",
            "2026-12-21",
            "2027-01-15",
            "2027-02-01",
            (VerdictKind::Met, PROVISIONAL, Some(PROVISIONAL)),
        ),
        (
            "20 working days",
            "2026-12-21",
            "",
            "2027-01-15",
            (VerdictKind::Running, PROVISIONAL, Some(PROVISIONAL)),
        ),
        (
            "20 working days",
            "2026-12-21",
            "2027-01-20",
            "2027-02-01",
            (VerdictKind::Missed, PROVISIONAL, Some(PROVISIONAL)),
        ),
        (
            "20 working days",
            "2026-12-21",
            "",
            "2027-01-20",
            (VerdictKind::Overdue, PROVISIONAL, Some(PROVISIONAL)),
        ),
        // due on an announced day: certain, however late
        (
            "3 working days",
            "2026-12-21",
            "2027-02-01",
            "2027-02-01",
            (VerdictKind::Missed, ANNOUNCED, Some(ANNOUNCED)),
        ),
        (
            "3 working days",
            "2026-12-21",
            "",
            "2027-02-01",
            (VerdictKind::Overdue, ANNOUNCED, Some(ANNOUNCED)),
        ),
        // the last days of December belong to next year's notice
        (
            "3 working days",
            "2026-12-24",
            "",
            "2026-12-25",
            (VerdictKind::Running, ANNOUNCED, Some(PROVISIONAL)),
        ),
        (
            "3 working days",
            "2026-12-24",
            "2026-12-29",
            "2026-12-30",
            (VerdictKind::Met, PROVISIONAL, Some(PROVISIONAL)),
        ),
        (
            "15 calendar days",
            "2026-12-31",
            "2027-02-10",
            "2027-02-10",
            (VerdictKind::Missed, PROVISIONAL, Some(PROVISIONAL)),
        ),
        // clock time knows no days
        (
            "48 clock hours",
            "2027-03-01 09:00",
            "2027-03-04 09:00",
            "2027-03-05",
            (VerdictKind::Missed, ANNOUNCED, Some(ANNOUNCED)),
        ),
        (
            "10 minutes",
            "2027-03-01 09:00",
            "2027-03-01 09:05",
            "2027-03-05",
            (VerdictKind::Met, PROVISIONAL, Some(PROVISIONAL)),
        ),
        (
            "until 2027-03-06",
            "2023-06-07",
            "",
            "2027-03-05",
            (VerdictKind::Running, ANNOUNCED, Some(ANNOUNCED)),
        ),
    ] {
        let now = format!("{now} 23:00");
        let outcome = check(within(limit), Settings::new(), &case(start, finish), &now);
        assert_eq!(
            known(&outcome),
            expected,
            "{limit} from {start} to `{finish}` as of {now}"
        );
    }
}

#[test]
fn a_case_done_before_any_day_that_bears_on_its_deadline_is_certain() {
    for (limit, start, finish) in [
        // the 15th is counted to; only where it rolls is a matter of its own days
        ("15 calendar days", "2026-12-31", "2027-01-10"),
        // done on the day it started: no day counted yet
        ("3 working days", "2027-01-04 09:00", "2027-01-04 17:00"),
    ] {
        let done = case(start, finish);
        let outcome = check(within(limit), Settings::new(), &done, "2027-02-10 23:00");
        let certain = (VerdictKind::Met, ANNOUNCED, Some(PROVISIONAL));
        assert_eq!(known(&outcome), certain, "{limit} from {start} to {finish}");
    }
}

#[test]
fn what_does_not_roll_does_not_rest_on_the_day_it_ends_on() {
    let unrolled = Settings::new().with_conventions(Conventions::new().with_roll(Roll::None));
    let done = case("2026-12-31", "2027-02-10");
    let outcome = check(
        within("15 calendar days"),
        unrolled,
        &done,
        "2027-02-10 23:00",
    );
    assert_eq!(
        known(&outcome),
        (VerdictKind::Missed, ANNOUNCED, Some(ANNOUNCED))
    );
}

#[test]
fn a_pause_rests_on_the_days_before_it() {
    let early = stops(&["补正:2026-12-23 10:00.."]);
    let late = stops(&["补正:2027-01-13 10:00.."]);
    for (stops, basis) in [(&early, ANNOUNCED), (&late, PROVISIONAL)] {
        let paused = case("2026-12-21 09:00", "").with_stops(stops);
        let outcome = check(
            within("20 working days"),
            Settings::new(),
            &paused,
            "2027-02-10 23:00",
        );
        assert_eq!(known(&outcome), (VerdictKind::Paused, basis, None));
    }
}

#[test]
fn with_announced_days_only_the_unknown_is_undetermined() {
    let announced = WorkCalendar::china().announced_only().unwrap();
    let zone = Schedule::china().zone();
    let schedule = Schedule::new(announced, OfficeHours::assumed(), zone);
    let rule = Rule::new(within("20 working days"), &schedule, &Settings::new());
    let of = |finish: &str, now: &str| rule.check(&case("2026-12-21", finish), at(now)).verdict();
    // before the last announced day nothing can make it late, though by how much is not known
    let met = of("2026-12-24", "2026-12-25 09:00");
    assert_eq!(met, Verdict::Met { margin: None });
    assert_eq!(met.to_string(), "met");
    let running = of("", "2026-12-25 09:00");
    assert_eq!(running, Verdict::Running { remaining: None });
    assert_eq!(running.to_string(), "running");
    let outside = Verdict::Undetermined(Undetermined::OutsideCalendar);
    assert_eq!(of("2027-01-15", "2027-01-16 09:00"), outside);
    assert_eq!(of("", "2027-01-16 09:00"), outside);
}

#[test]
fn provisional_verdicts_are_tallied() {
    let mut tally = Tally::default();
    for finish in ["2026-12-24", "2027-01-15", "2027-01-20"] {
        let done = case("2026-12-21", finish);
        let outcome = check(
            within("20 working days"),
            Settings::new(),
            &done,
            "2027-02-01 09:00",
        );
        tally.add(&outcome, None);
    }
    assert_eq!((tally.cases(), tally.provisional()), (3, 2));
    assert_eq!(
        (
            tally.count(VerdictKind::Met),
            tally.count(VerdictKind::Missed)
        ),
        (2, 1)
    );
}

#[test]
fn a_day_outside_the_calendar_leaves_nothing_to_say() {
    let outside = Verdict::Undetermined(Undetermined::OutsideCalendar);
    let days = "3 working days";
    assert_eq!(
        verdict(days, &case("2003-12-30", "2003-12-31"), "2004-01-02 09:00"),
        outside
    );
    assert_eq!(
        verdict(days, &case("2031-01-02", "2031-01-03"), "2031-02-01 09:00"),
        outside
    );
    // due beyond the calendar, done within it
    let early = verdict(
        "20 working days",
        &case("2030-12-20", "2030-12-25"),
        "2030-12-26 09:00",
    );
    assert_eq!(early, Verdict::Met { margin: None });
}

#[test]
fn a_date_alone_is_enough_for_days() {
    for (finish, expected) in [
        ("2023-06-26", VerdictKind::Met),
        ("2023-06-27", VerdictKind::Missed),
    ] {
        let found = verdict(
            "3 working days",
            &case("2023-06-20", finish),
            "2023-07-01 09:00",
        );
        assert_eq!(found.kind(), expected, "{finish}");
    }
    let open = case("2023-06-20", "");
    assert_eq!(
        verdict("3 working days", &open, "2023-06-20 00:00").kind(),
        VerdictKind::Running
    );
}

#[test]
fn a_date_alone_that_does_not_decide_leaves_its_verdict_without_an_amount() {
    // asked for on the 12th, whenever; done on the 14th: late in any case
    let late = verdict(
        "10 minutes",
        &case("2023-06-12", "2023-06-14 09:00"),
        "2023-07-01 09:00",
    );
    assert_eq!(late, Verdict::Missed { by: None });
    assert_eq!(late.to_string(), "missed");
    let late = verdict(
        "10 minutes",
        &case("2023-06-12 09:00", "2023-06-14"),
        "2023-07-01 09:00",
    );
    assert_eq!(late, Verdict::Missed { by: None });
    let early = verdict(
        "16 hours",
        &case("2023-06-12", "2023-06-13"),
        "2023-07-01 09:00",
    );
    assert_eq!(early, Verdict::Met { margin: None });
}

#[test]
fn what_remains_of_a_pause_is_not_told_where_a_date_alone_does_not_decide_it() {
    let (schedule, stop) = (Schedule::china(), stops(&["补正:2023-06-13 10:00.."]));
    let limit = within("10 hours");
    let due = |start: &str| {
        let term = schedule.term(limit.limit(), moment(start));
        term.stopped(&stop).due()
    };
    // asked for in the morning 1.5 hours remain, in the evening 8.5
    assert_ne!(due("2023-06-12 08:30"), due("2023-06-12 17:30"));
    let open = case("2023-06-12", "").with_stops(&stop);
    let found = check(limit, Settings::new(), &open, "2023-06-14 09:00").verdict();
    assert_eq!(found, Verdict::Undetermined(Undetermined::PrecisionTooLow));
    assert!(due("2023-06-12").is_err(), "{:?}", due("2023-06-12"));
}

/// Every ten minutes of a day, its last second, and what else matters on it.
fn times(date: &str, also: &[&str]) -> Vec<chrono::NaiveDateTime> {
    let day = day(date);
    let tens = (0..144_u32).map(|ten| (ten / 6, ten % 6 * 10, 0));
    let times = tens.chain([(23, 59, 59), (12, 0, 1), (17, 30, 1)]);
    let mut times: Vec<_> = times
        .filter_map(|(h, m, s)| NaiveTime::from_hms_opt(h, m, s))
        .map(|time| day.and_time(time))
        .collect();
    let also = also.iter().filter_map(|also| moment(also).timestamp());
    times.extend(also.filter(|also| also.date() == day));
    times
}

#[test]
fn a_date_alone_decides_what_every_time_of_that_day_decides() {
    let limits = [
        "10 minutes",
        "6 hours",
        "0.5 working day",
        "immediate",
        "1 working day",
        "2 calendar days",
    ];
    let days = [
        "2023-06-08",
        "2023-06-09",
        "2023-06-10",
        "2023-06-12",
        "2023-06-13",
    ];
    let mut ends: Vec<String> = days.map(str::to_owned).into();
    for time in ["08:00", "08:40", "10:05", "12:00", "17:30", "18:00"] {
        ends.extend(days.map(|day| format!("{day} {time}")));
    }
    let close = Conventions::new().with_cutoff(Cutoff::Close);
    let opening = Conventions::new().with_outside_hours(OutsideHours::NextOpening);
    let now = "2023-07-01 09:00";
    let mut undetermined = 0;
    for conventions in [
        Conventions::new(),
        close,
        opening,
        close.overridden_by(opening),
    ] {
        let settings = Settings::new().with_conventions(conventions);
        for limit in limits {
            let rule = Rule::new(within(limit), &Schedule::china(), &settings);
            for start in &ends {
                for finish in &ends {
                    let (from, to) = (moment(start), moment(finish));
                    if to.is_before(from)
                        || (from.timestamp().is_some() && to.timestamp().is_some())
                    {
                        continue;
                    }
                    let starts = from
                        .timestamp()
                        .map_or_else(|| times(start, &[finish]), |at| vec![at]);
                    let finishes = to
                        .timestamp()
                        .map_or_else(|| times(finish, &[start]), |at| vec![at]);
                    let mut kinds = Vec::new();
                    for start in &starts {
                        for finish in finishes.iter().filter(|finish| start <= *finish) {
                            let exact = shixian::Case::new("1").started(*start).finished(*finish);
                            let kind = rule.check(&exact, at(now)).verdict().kind();
                            if !kinds.contains(&kind) {
                                kinds.push(kind);
                            }
                        }
                    }
                    let found = rule.check(&case(start, finish), at(now)).verdict();
                    let expected = match kinds.as_slice() {
                        [kind] => *kind,
                        _ => VerdictKind::Undetermined,
                    };
                    assert_eq!(
                        found.kind(),
                        expected,
                        "{limit} from {start} to {finish}, {conventions}"
                    );
                    undetermined +=
                        u32::from(found == Verdict::Undetermined(Undetermined::PrecisionTooLow));
                }
            }
        }
    }
    assert!(undetermined > 100, "{undetermined}");
}

#[test]
fn a_stop_of_dates_alone_decides_what_all_their_times_decide() {
    let start = "2023-06-09 10:00";
    let begins = ["2023-06-09", "2023-06-10", "2023-06-12", "2023-06-12 11:00"];
    let ends = ["2023-06-12", "2023-06-13", "2023-06-13 15:00"];
    let days = ["2023-06-12", "2023-06-13", "2023-06-14", "2023-06-15"];
    let hours = ["09:05", "11:05", "14:05", "17:05", "21:05"];
    let (mut undetermined, mut decided) = (0, 0);
    for limit in ["10 hours", "1.5 working days", "24 clock hours"] {
        let rule = Rule::new(within(limit), &Schedule::china(), &Settings::new());
        let verdict = |stop: &str, finish: &str| {
            let stop = stops(&[stop]);
            let done = case(start, finish).with_stops(&stop);
            rule.check(&done, at("2023-07-01 09:00")).verdict()
        };
        for (begin, end) in begins
            .iter()
            .flat_map(|begin| ends.map(|end| (*begin, end)))
        {
            let (first, last) = (moment(begin), moment(end));
            let exact = |moment: Moment| {
                let every = || times(&moment.date().to_string(), &[]);
                moment.timestamp().map_or_else(every, |at| vec![at])
            };
            for finish in days
                .iter()
                .flat_map(|day| hours.map(|hour| format!("{day} {hour}")))
            {
                let mut kinds = Vec::new();
                for begin in exact(first).iter().step_by(3) {
                    let ends = exact(last);
                    for end in ends.iter().step_by(3).filter(|end| begin <= *end) {
                        let stop = format!("补正:{begin}..{end}");
                        let kind = verdict(&stop, &finish).kind();
                        if !kinds.contains(&kind) {
                            kinds.push(kind);
                        }
                    }
                }
                let found = verdict(&format!("补正:{begin}..{end}"), &finish);
                match kinds.as_slice() {
                    [kind] => assert_eq!(found.kind(), *kind, "{limit}: {begin}..{end}, {finish}"),
                    _ => assert_eq!(
                        found,
                        Verdict::Undetermined(Undetermined::PrecisionTooLow),
                        "{limit}: {begin}..{end}, {finish}"
                    ),
                }
                undetermined += u32::from(kinds.len() > 1);
                decided += u32::from(kinds.len() == 1);
            }
        }
    }
    assert!(
        undetermined > 30 && decided > 100,
        "{undetermined}, {decided}"
    );
}
