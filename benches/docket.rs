//! The docket: a million open cases, what they take and how fast they are asked.
//!
//! Every answer is compared with a full scan of the same timers in the same run,
//! and so is the time it takes. With `--test` the docket is small.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a bench that cannot go on should stop"
)]

use std::fs;
use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use shixian::plan::huarong_2023;
use shixian::timer::Watch;
use shixian::{
    Checker, Docket, Due, Limit, Rule, Schedule, StopKind, Timer, VerdictKind, WarningLevel,
};

const MEGABYTE: f64 = 1e6;
const OFFICERS: u32 = 400;

fn at(month: u32, day: u32, hour: u32, minute: u32) -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, month, day)
        .and_then(|date| date.and_hms_opt(hour, minute, 0))
        .expect("a moment")
}

/// The rules of the plan that count days or more: what lies open at all.
fn rules() -> Vec<Arc<Rule<'static>>> {
    let checker = Checker::new(&huarong_2023::PLAN, &Schedule::china());
    let in_days = |rule: &&Rule<'static>| {
        matches!(
            rule.limit(),
            Limit::WorkingDays(_) | Limit::CalendarDays(_) | Limit::Months(_)
        )
    };
    let rules = checker.rules().iter().filter(in_days);
    rules.map(|rule| Arc::new(rule.clone())).collect()
}

/// Timers as of a Monday morning: started so long before that most are in time,
/// one in twelve stopped, one in thirty extended.
fn timers(count: u32, now: NaiveDateTime) -> impl Iterator<Item = (Timer<'static>, String)> {
    let (rules, mut random) = (rules(), StdRng::seed_from_u64(2026));
    (0..count).map(move |number| {
        let rule = &rules[random.random_range(0..rules.len())];
        let days = match rule.limit() {
            Limit::WorkingDays(n) => i64::from(n) * 7 / 5,
            Limit::CalendarDays(n) => i64::from(n),
            _ => 120,
        };
        let minutes = random.random_range(1..(days + 2) * 1440);
        let start = now - TimeDelta::minutes(minutes);
        let mut timer = Timer::new(format!("HR-2026-{number:07}"), rule);
        timer.start(start).expect("a start");
        let later = start + TimeDelta::minutes(random.random_range(0..minutes));
        if random.random_range(0..12) == 0 {
            timer.stop(StopKind::Supplement, later).expect("a stop");
        } else if random.random_range(0..30) == 0
            && let Limit::WorkingDays(n) = rule.limit()
        {
            let more = Limit::WorkingDays(n.div_ceil(2));
            timer.extend(more, later, "延期决定").expect("an extension");
        }
        (
            timer,
            format!("officer {}", random.random_range(0..OFFICERS)),
        )
    })
}

/// Kilobytes resident, where the system tells.
fn resident() -> Option<f64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

fn timed<T>(ask: impl FnOnce() -> T) -> (T, Duration) {
    let begin = Instant::now();
    let answer = black_box(ask());
    (answer, begin.elapsed())
}

fn compare(what: &str, found: usize, docket: Duration, scan: Duration) {
    let ratio = scan.as_secs_f64() / docket.as_secs_f64();
    println!(
        "{what}: {found} found in {docket:.1?}; a full scan {scan:.1?}, {ratio:.0} times that"
    );
}

fn main() {
    let small = std::env::args().any(|argument| argument == "--test");
    let count: u32 = if small { 20_000 } else { 1_000_000 };
    let now = at(5, 18, 8, 0); // a Monday
    let before = resident();
    let mut kept = None;
    let memory = allocation_counter::measure(|| {
        let (docket, time) = timed(|| {
            let mut docket = Docket::with_capacity(Watch::Status, count as usize);
            for (timer, officer) in timers(count, now) {
                docket.insert(timer, &officer, now).expect("a new timer");
            }
            docket
        });
        println!("{count} open cases taken in, one by one, in {time:.1?}");
        kept = Some(docket);
    });
    let mut docket = kept.expect("a docket");
    let bytes = memory.bytes_current;
    #[expect(clippy::cast_precision_loss, reason = "for people to read")]
    let (held, most) = (bytes as f64, memory.bytes_max as f64);
    println!(
        "allocated: {:.1} MB, {:.0} bytes a case; at most {:.1} MB on the way",
        held / MEGABYTE,
        held / f64::from(count),
        most / MEGABYTE
    );
    if let (Some(before), Some(after)) = (before, resident()) {
        println!(
            "resident: {:.1} MB more than before",
            (after - before) * 1024.0 / MEGABYTE
        );
    }
    assert!(
        memory.bytes_max < u64::from(count) * 500,
        "500 bytes a case"
    );

    // what turns red before Friday noon?
    let noon = at(5, 22, 12, 0);
    let (red, time) = timed(|| {
        let red = docket.turning(WarningLevel::Red, now..noon);
        red.map(|(_, timer)| timer.case().to_owned())
            .collect::<Vec<_>>()
    });
    let (scanned, scan) = timed(|| {
        let level = |timer: &Timer<'_>, at| timer.standing(at).level();
        let turns = |timer: &Timer<'_>| {
            level(timer, now - TimeDelta::nanoseconds(1)) != Some(WarningLevel::Red)
                && level(timer, noon - TimeDelta::nanoseconds(1)) == Some(WarningLevel::Red)
        };
        let timers = docket.iter().map(|(timer, _)| timer);
        let red = timers
            .filter(|timer| turns(timer))
            .map(|timer| timer.case().to_owned());
        red.collect::<Vec<_>>()
    });
    assert_eq!(sorted(red.clone()), sorted(scanned));
    compare("turns red before Friday noon", red.len(), time, scan);

    // what is due this week, by officer?
    let week = (now.date(), at(5, 24, 0, 0).date());
    let (due, time) = timed(|| {
        docket
            .due_by_officer(week.0, week.1)
            .map(|(_, due)| due.len())
            .sum()
    });
    let (scanned, scan) = timed(|| {
        let is_due = |timer: &Timer<'_>| {
            let standing = timer.standing(now);
            matches!(standing.due(), Some(Due::At(d)) if week.0 <= d.day() && d.day() <= week.1)
        };
        docket.iter().filter(|(timer, _)| is_due(timer)).count()
    });
    assert_eq!(due, scanned);
    compare("due this week, by officer", due, time, scan);
    let one = "officer 7";
    let (own, time) = timed(|| docket.due(one, week.0, week.1).count());
    let (scanned, scan) = timed(|| {
        let own = docket.iter().filter(|(_, officer)| *officer == one);
        let due = own.filter(|(timer, _)| {
            let standing = timer.standing(now);
            matches!(standing.due(), Some(Due::At(d)) if week.0 <= d.day() && d.day() <= week.1)
        });
        due.count()
    });
    assert_eq!(own, scanned);
    compare("due this week, of one officer", own, time, scan);

    tick(&mut docket, now);
}

/// A day of ticks, woken as the docket says; then one case at a time.
fn tick(docket: &mut Docket<'_>, now: NaiveDateTime) {
    let levels = |docket: &Docket<'_>, at: NaiveDateTime| -> Vec<(String, VerdictKind, _)> {
        let all = docket.iter().map(|(timer, _)| {
            let standing = timer.standing(at);
            (
                timer.case().to_owned(),
                standing.verdict().kind(),
                standing.level(),
            )
        });
        all.collect()
    };
    let day = now + TimeDelta::days(1);
    let before = levels(docket, now);
    let mut ticks = 0;
    let (woken, time) = timed(|| {
        let mut woken = Vec::new();
        while let Some(at) = docket.next_change().filter(|at| *at <= day) {
            ticks += 1;
            woken.extend(docket.tick(at).iter().map(|woken| {
                let standing = woken.standing();
                black_box((standing.verdict().kind(), standing.level()));
                woken.timer().case().to_owned()
            }));
        }
        woken
    });
    let (after, scan) = timed(|| levels(docket, day));
    let changed = before
        .into_iter()
        .zip(after)
        .filter(|(before, after)| before != after);
    let changed: Vec<String> = changed.map(|(before, _)| before.0).collect();
    let mut known = sorted(woken.clone());
    known.dedup();
    assert!(
        changed.iter().all(|case| known.binary_search(case).is_ok()),
        "every change was told"
    );
    let count = u32::try_from(woken.len().max(1)).expect("a count");
    let each = time / count;
    let ratio = time.as_secs_f64() / scan.as_secs_f64();
    println!(
        "changed by themselves in a day: {count} in {ticks} ticks and {time:.1?}, {each:.1?} each; standing all takes {scan:.1?}, the changes {ratio:.2} times that"
    );
    let (idle, time) = timed(|| docket.tick(day).len());
    assert_eq!(idle, 0);
    println!("a tick at which nothing changes: {time:.1?}");

    let keys: Vec<(String, &str)> = docket
        .iter()
        .step_by(docket.len() / 1000)
        .map(|(timer, _)| (timer.case().to_owned(), timer.rule().commitment().id()))
        .collect();
    let ((), time) = timed(|| {
        for (case, commitment) in &keys {
            // a late note of a visit: nothing follows, everything is looked at again
            let visit = shixian::timer::Transition::Happened {
                event: "visit".into(),
            };
            let entry = shixian::timer::Entry::new(visit, day);
            docket.record(case, commitment, entry, day).expect("a note");
        }
    });
    let each = time / u32::try_from(keys.len()).expect("a thousand");
    println!("a transition recorded and filed: {each:.1?}");
}

fn sorted(mut cases: Vec<String>) -> Vec<String> {
    cases.sort_unstable();
    cases
}
