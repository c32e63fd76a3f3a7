//! Checking a case does not allocate, whatever the case: one loop over a million
//! of them costs no memory (A1).
#![allow(clippy::unwrap_used)]

use std::hint::black_box;

use allocation_counter::measure;
use chrono::NaiveDateTime;
use shixian::check::{Ending, Occurrence, Repeated, UnendedStop, UntidyStops};
use shixian::day::WorkCalendar;
use shixian::plan::huarong_2023::PLAN;
use shixian::term::{Cutoff, HalfDay, OutsideHours, StartDay, StopDays, StopKinds};
use shixian::{
    Case, Checker, ClockStop, Commitment, Conventions, Limit, Moment, OfficeHours, Rule, Schedule,
    Settings, Tally, VerdictKind, commitment, months, working_days,
};

fn at(text: &str) -> NaiveDateTime {
    text.parse::<Moment>().unwrap().timestamp().unwrap()
}

fn moment(text: &str) -> Moment {
    text.parse().unwrap()
}

fn stops(texts: &[&str]) -> Vec<ClockStop> {
    texts.iter().map(|text| text.parse().unwrap()).collect()
}

/// Everything a case can be made of.
struct Material {
    stops: Vec<Vec<ClockStop>>,
    events: Vec<Vec<Occurrence<'static>>>,
}

fn material() -> Material {
    let sorted = [
        "补正:2023-06-13 09:00..2023-06-14 09:00",
        "听证:2023-06-14 10:00..2023-06-15 09:00",
        "用户自建工程:2023-06-15 10:00..2023-06-16 12:00",
        "不可抗力:2023-06-19 08:00..2023-06-19 18:00",
        "其他:2023-06-20 08:00..2023-06-21 09:00",
    ];
    let mut unsorted = sorted;
    unsorted.reverse();
    Material {
        stops: vec![
            Vec::new(),
            stops(&sorted),
            stops(&unsorted),
            // of dates alone, overlapping, lasting, reversed, outside the case
            stops(&["补正:2023-06-14..2023-06-16", "听证:2023-06-13..2023-06-15"]),
            stops(&[
                "听证:2023-06-15 09:00..",
                "补正:2023-06-13 09:00..2023-06-14 09:00",
            ]),
            stops(&["补正:2023-06-14 09:00..2023-06-13 09:00"]),
            stops(&[
                "补正:2023-05-14 09:00..2023-06-13 09:00",
                "补正:2024-05-14 09:00..",
            ]),
        ],
        events: vec![
            Vec::new(),
            vec![
                Occurrence::new("invoice-received", at("2023-06-08 10:00")),
                Occurrence::new("payment-condition-met", at("2023-06-09 10:00")),
                Occurrence::new("acceptance-passed", at("2023-06-07 10:00")),
                Occurrence::new("started", at("2023-06-12 09:00")),
                Occurrence::new("started", at("2023-06-13 09:00")),
                Occurrence::new("finished", at("2023-06-23 09:00")),
            ],
        ],
    }
}

impl Material {
    /// Cases of every make, for `ends` of start and finish.
    fn cases(&self) -> Vec<Case<'_>> {
        let ends = [
            ("", ""),
            ("", "2023-06-20 09:00"),
            ("2023-06-12 09:00", ""),
            ("2023-06-12 09:00", "2023-06-20 17:45"),
            ("2023-06-12", "2023-06-20"),
            ("2023-06-12", ""),
            ("2023-06-10 22:00", "2023-06-12"),
            ("2023-06-12", "2023-06-12 10:00"),
            ("2023-06-20 09:00", "2023-06-12 09:00"),
            ("2003-06-20 09:00", "2003-06-22 09:00"),
            ("2030-12-20 09:00", "2031-02-22 09:00"),
            ("2026-12-21 09:00", "2026-12-24 09:00"),
        ];
        let mut cases = Vec::new();
        for (start, finish) in ends {
            for stops in &self.stops {
                for events in &self.events {
                    let mut case = Case::new("1").with_stops(stops).with_events(events);
                    if !start.is_empty() {
                        case = case.started(moment(start));
                    }
                    if !finish.is_empty() {
                        case = case.finished(moment(finish));
                    }
                    cases.push(case);
                    cases.push(case.in_category("即办事项").extended_by(working_days(10)));
                    cases.push(case.in_category("其他事项").extended_by(months(3)));
                    cases.push(
                        case.due_by(moment("2023-06-21 09:00"))
                            .deemed_accepted(at("2023-06-09 09:00")),
                    );
                    let endings = [
                        Ending::Withdrawn,
                        Ending::RefusedBeforeAcceptance,
                        Ending::Abnormal,
                    ];
                    cases.extend(endings.map(|ending| case.ended(ending)));
                }
            }
        }
        cases
    }
}

/// A commitment of every limit, beside those of the plan.
fn commitments() -> Vec<Commitment<'static>> {
    let limits = [
        "20 working days",
        "0.5 working day",
        "1.5 working days",
        "15 calendar days",
        "6 months",
        "90 minutes",
        "48 clock hours",
        "immediate",
        "until 2023-06-30",
        "case due",
    ];
    let within = |limit: &str| {
        let limit: Limit = limit.parse().unwrap();
        commitment("c", "承诺")
            .within(limit)
            .stops_for(StopKinds::ALL)
    };
    limits.map(within).into()
}

fn settings() -> [Settings; 3] {
    let other = Conventions::new()
        .with_cutoff(Cutoff::Close)
        .with_outside_hours(OutsideHours::NextOpening)
        .with_start_day(StartDay::Counted)
        .with_stop_days(StopDays::Inclusive)
        .with_half_day(HalfDay::Session);
    let lenient = Settings::new()
        .with_unended_stop(UnendedStop::EndsWithCase)
        .with_repeated_start(Repeated::First)
        .with_repeated_finish(Repeated::Last);
    let strict = Settings::new().with_untidy_stops(UntidyStops::Undetermined);
    [Settings::new(), lenient.with_conventions(other), strict]
}

fn schedules() -> [Schedule; 2] {
    let china = Schedule::china();
    let announced = WorkCalendar::china().announced_only().unwrap();
    let hours = "08:30-12:00,14:00-17:30; 05-01..09-30 08:30-12:00,14:30-17:30; Fri 08:30-12:00";
    let hours: OfficeHours = hours.parse().unwrap();
    let zone = china.zone();
    [china, Schedule::new(announced, hours, zone)]
}

#[test]
fn checking_a_case_allocates_nothing() {
    let material = material();
    let cases = material.cases();
    let own = commitments();
    let nows = [
        at("2023-06-14 11:00"),
        at("2023-07-20 09:00"),
        at("2031-03-01 09:00"),
    ];
    let mut tally = Tally::default();
    for schedule in schedules() {
        for settings in settings() {
            let checker = Checker::with_settings(&PLAN, &schedule, &settings);
            let own: Vec<Rule<'_>> = own
                .iter()
                .map(|c| Rule::new(c, &schedule, &settings))
                .collect();
            for rule in checker.rules().iter().chain(&own) {
                let allocated = measure(|| {
                    for case in &cases {
                        for now in nows {
                            tally.add(&black_box(rule.check(black_box(case), now)), None);
                        }
                    }
                });
                let (limit, id) = (rule.limit(), rule.commitment().id());
                assert_eq!(allocated.count_total, 0, "{id}, {limit}: {allocated:?}");
            }
        }
    }
    // the mix was a mix
    for kind in VerdictKind::ALL {
        assert!(tally.count(kind) > 1_000, "{kind}: {}", tally.count(kind));
    }
}

#[test]
fn an_extension_beyond_all_bounds_allocates_nothing_either() {
    let most = commitment("c", "承诺").within(working_days(u32::MAX));
    let rule = Rule::new(&most, &Schedule::china(), &Settings::new());
    let case = Case::new("1")
        .started(at("2023-06-12 09:00"))
        .extended_by(working_days(1));
    let now = at("2023-06-14 11:00");
    let allocated = measure(|| {
        black_box(rule.check(&case, now));
    });
    assert_eq!(allocated.count_total, 0, "{allocated:?}");
}

#[test]
fn counting_and_deciding_allocate_nothing() {
    let schedule = Schedule::china();
    let (start, end) = (at("2023-06-12 09:00"), at("2023-10-12 15:00"));
    let calendar = schedule.calendar();
    let allocated = measure(|| {
        black_box(calendar.nth_working_day_after(start.date(), 40).is_ok());
        black_box(
            calendar
                .working_days_between(start.date(), end.date())
                .is_ok(),
        );
        black_box(schedule.open_between(start, end).is_ok());
        black_box(
            schedule
                .advance(start, chrono::TimeDelta::hours(100))
                .is_ok(),
        );
    });
    assert_eq!(allocated.count_total, 0, "{allocated:?}");
}

#[test]
fn the_counter_counts() {
    let allocated = measure(|| {
        black_box(vec![1_u8]);
    });
    assert_eq!((allocated.count_total, allocated.bytes_total), (1, 1));
}
