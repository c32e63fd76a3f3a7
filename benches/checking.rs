//! Checking cases from memory, by kind of limit.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a bench that cannot go on should stop"
)]
#![allow(
    missing_docs,
    reason = "criterion's macros make undocumented functions"
)]

use std::hint::black_box;
use std::time::Duration;

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use shixian::plan::huarong_2023;
use shixian::{Case, ClockStop, Commitment, Rule, Schedule, Settings, StopKind, VerdictKind};

const CASES: usize = 1024;

fn starts() -> Vec<(NaiveDateTime, NaiveDateTime)> {
    let mut random = StdRng::seed_from_u64(2023);
    let first = NaiveDate::from_ymd_opt(2023, 6, 8)
        .and_then(|date| date.and_hms_opt(8, 30, 0))
        .expect("a moment");
    (0..CASES)
        .map(|_| {
            let start = first + TimeDelta::seconds(random.random_range(0..80_000_000));
            (
                start,
                start + TimeDelta::seconds(random.random_range(60..3_000_000)),
            )
        })
        .collect()
}

fn check(c: &mut Criterion) {
    let now = NaiveDate::from_ymd_opt(2026, 11, 23)
        .and_then(|date| date.and_hms_opt(9, 0, 0))
        .expect("a moment");
    let schedule = Schedule::china();
    let times = starts();
    let stops: Vec<[ClockStop; 2]> = times
        .iter()
        .map(|(start, _)| {
            let stop = |kind, from, to| {
                let at = |hours| *start + TimeDelta::hours(hours);
                ClockStop::ended(kind, at(from), at(to))
            };
            [
                stop(StopKind::SpecialProcedure, 5, 60),
                stop(StopKind::Supplement, 70, 170),
            ]
        })
        .collect();
    let plain: Vec<Case<'_>> = times
        .iter()
        .map(|(start, finish)| Case::new("").started(*start).finished(*finish))
        .collect();
    let stopped: Vec<Case<'_>> = plain
        .iter()
        .zip(&stops)
        .map(|(case, stops)| case.with_stops(stops))
        .collect();
    let mut group = c.benchmark_group("check a case");
    group.throughput(Throughput::Elements(CASES as u64));
    let commitments: [(&str, &Commitment<'_>); 6] = [
        ("3 working days", &huarong_2023::JOINT_ACCEPTANCE),
        (
            "15 calendar days",
            &huarong_2023::CREDIT_COMMITMENT_PUBLICATION,
        ),
        ("30 minutes", &huarong_2023::TAX_THIRTEEN_SERVICES),
        (
            "1.5 working days of time",
            &huarong_2023::CONNECTION_RESIDENT,
        ),
        (
            "immediate, statutory too",
            &huarong_2023::BUSINESS_REGISTRATION,
        ),
        (
            "15 working days, statutory too",
            &huarong_2023::PROCUREMENT_COMPLAINT,
        ),
    ];
    for (name, commitment) in commitments {
        let rule = Rule::new(commitment, &schedule, &Settings::new());
        for (kind, cases) in [("", &plain), (", two stops", &stopped)] {
            let mut met = 0;
            for case in cases {
                let verdict = rule.check(case, now).verdict().kind();
                assert!(matches!(verdict, VerdictKind::Met | VerdictKind::Missed));
                met += u32::from(verdict == VerdictKind::Met);
            }
            assert!(met > 0);
            let id = BenchmarkId::from_parameter(format!("{name}{kind}"));
            group.bench_with_input(id, cases, |b, cases| {
                b.iter(|| {
                    for case in cases {
                        let outcome = rule.check(black_box(case), now);
                        black_box(&outcome);
                    }
                });
            });
        }
    }
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default()
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(1))
        .sample_size(30);
    targets = check
}
criterion_main!(benches);
