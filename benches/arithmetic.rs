//! Working-day arithmetic against `bdays`, in one run and on the same inputs:
//! read the ratios, not the times.
//!
//! The peer is a `bdays::HolidayCalendarCache` filled from this crate's calendar
//! of China, make-up working days included, so both give the same answers; the
//! benches check that before they measure.

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

use bdays::{HolidayCalendar, HolidayCalendarCache};
use chrono::{NaiveDate, TimeDelta};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use shixian::Schedule;
use shixian::day::WorkCalendar;

const DATES: usize = 1024;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a date")
}

/// Working days between 2004 and 2026.
fn working_days(calendar: &WorkCalendar) -> Vec<NaiveDate> {
    let mut random = StdRng::seed_from_u64(2023);
    let mut any = || day(2004, 1, 2) + TimeDelta::days(random.random_range(0..8200));
    (0..DATES)
        .map(|_| calendar.roll_forward(any()).expect("covered"))
        .collect()
}

fn cache(calendar: &WorkCalendar) -> HolidayCalendarCache<NaiveDate> {
    HolidayCalendarCache::new(calendar.clone(), day(2004, 1, 1), day(2030, 12, 30))
}

fn add_working_days(c: &mut Criterion) {
    let calendar = WorkCalendar::china();
    let cache = cache(&calendar);
    let dates = working_days(&calendar);
    let mut group = c.benchmark_group("add working days");
    group.throughput(Throughput::Elements(DATES as u64));
    for n in [1_u32, 5, 10, 20, 40, 60] {
        let peer = i32::try_from(n).expect("small");
        for date in &dates {
            let ours = calendar.nth_working_day_after(*date, n).expect("covered");
            assert_eq!(ours, cache.advance_bdays(*date, peer));
        }
        group.bench_with_input(BenchmarkId::new("shixian", n), &n, |b, n| {
            b.iter(|| {
                for date in &dates {
                    let due = calendar.nth_working_day_after(black_box(*date), black_box(*n));
                    black_box(due.expect("covered"));
                }
            });
        });
        group.bench_with_input(BenchmarkId::new("bdays cache", n), &peer, |b, n| {
            b.iter(|| {
                for date in &dates {
                    black_box(cache.advance_bdays(black_box(*date), black_box(*n)));
                }
            });
        });
    }
    let numbers: Vec<u32> = (0..DATES as u32).map(|i| 1 + i * 37 % 60).collect();
    group.bench_function("shixian/from 1 to 60", |b| {
        b.iter(|| {
            for (date, n) in dates.iter().zip(&numbers) {
                let due = calendar.nth_working_day_after(black_box(*date), black_box(*n));
                black_box(due.expect("covered"));
            }
        });
    });
    group.bench_function("bdays cache/from 1 to 60", |b| {
        b.iter(|| {
            for (date, n) in dates.iter().zip(&numbers) {
                black_box(cache.advance_bdays(black_box(*date), black_box(n.cast_signed())));
            }
        });
    });
    group.finish();
}

fn count_working_days(c: &mut Criterion) {
    let calendar = WorkCalendar::china();
    let cache = cache(&calendar);
    let dates = working_days(&calendar);
    let pairs: Vec<_> = dates
        .iter()
        .copied()
        .zip(dates.iter().copied().skip(1))
        .collect();
    for (from, to) in &pairs {
        let ours = calendar.working_days_between(*from, *to).expect("covered");
        assert_eq!(ours, cache.bdays(*from, *to));
    }
    let mut group = c.benchmark_group("count working days");
    group.throughput(Throughput::Elements(pairs.len() as u64));
    group.bench_function("shixian", |b| {
        b.iter(|| {
            for (from, to) in &pairs {
                let count = calendar.working_days_between(black_box(*from), black_box(*to));
                black_box(count.expect("covered"));
            }
        });
    });
    group.bench_function("bdays cache", |b| {
        b.iter(|| {
            for (from, to) in &pairs {
                black_box(cache.bdays(black_box(*from), black_box(*to)));
            }
        });
    });
    group.finish();
}

fn open_time(c: &mut Criterion) {
    let schedule = Schedule::china();
    let dates = working_days(schedule.calendar());
    let starts: Vec<_> = dates
        .iter()
        .enumerate()
        .map(|(i, date)| {
            let second = u32::try_from(i * 83 % 86_400).expect("small");
            let time = chrono::NaiveTime::from_num_seconds_from_midnight_opt(second, 0);
            date.and_time(time.expect("a time"))
        })
        .collect();
    let mut group = c.benchmark_group("open time");
    group.throughput(Throughput::Elements(DATES as u64));
    for hours in [1_i64, 40] {
        let amount = TimeDelta::hours(hours);
        group.bench_with_input(
            BenchmarkId::new("advance, hours", hours),
            &amount,
            |b, amount| {
                b.iter(|| {
                    for start in &starts {
                        let due = schedule.advance(black_box(*start), black_box(*amount));
                        black_box(due.expect("covered"));
                    }
                });
            },
        );
    }
    group.bench_function("between", |b| {
        b.iter(|| {
            for (from, to) in starts.iter().zip(&starts[1..]) {
                let open = schedule.open_between(black_box(*from), black_box(*to));
                black_box(open.expect("covered"));
            }
        });
    });
    group.finish();
}

fn start_up(c: &mut Criterion) {
    c.bench_function("calendar of China, shared", |b| b.iter(WorkCalendar::china));
    let overlay = shixian::day::china::hubei_2020();
    c.bench_function("calendar of China, built anew with an overlay", |b| {
        b.iter(|| {
            WorkCalendar::china()
                .with_overlay(overlay.clone())
                .expect("covered")
        });
    });
}

criterion_group! {
    name = benches;
    config = Criterion::default()
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(1))
        .sample_size(30);
    targets = add_working_days, count_working_days, open_time, start_up
}
criterion_main!(benches);
