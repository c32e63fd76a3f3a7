//! A start of which the date alone is known, beside every time of that day, under the
//! conventions that bear on it.
#![allow(clippy::unwrap_used)]

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime};
use shixian::term::{Cutoff, DeadlineError, OutsideHours, Roll, StartDay, StopDays};
use shixian::{
    ClockStop, Conventions, Due, Limit, Moment, Schedule, StopKind, calendar_days, working_days,
};

use crate::support::facts::day;

/// The start day is not counted: whether a stop was over when a day began that counts is
/// not asked of its dates.
fn conventions() -> Vec<Conventions> {
    let mut all = Vec::new();
    for outside in [OutsideHours::OwnDate, OutsideHours::NextOpening] {
        for stop_days in [StopDays::HalfOpen, StopDays::Inclusive] {
            for (roll, cutoff) in [
                (Roll::Following, Cutoff::EndOfDay),
                (Roll::None, Cutoff::Close),
            ] {
                all.push(
                    Conventions::new()
                        .with_start_day(StartDay::Excluded)
                        .with_outside_hours(outside)
                        .with_stop_days(stop_days)
                        .with_roll(roll)
                        .with_cutoff(cutoff),
                );
            }
        }
    }
    all
}

/// The times that divide a day: before, at and after the edges of sessions and stops.
fn times(date: NaiveDate) -> impl Iterator<Item = NaiveDateTime> + Clone {
    let edges = [
        (0, 0),
        (8, 29),
        (8, 30),
        (9, 0),
        (9, 30),
        (10, 0),
        (10, 30),
        (12, 0),
        (13, 0),
        (14, 0),
        (15, 0),
        (17, 29),
        (17, 30),
        (18, 0),
        (23, 59),
    ];
    edges
        .into_iter()
        .map(move |(hour, minute)| date.and_time(NaiveTime::from_hms_opt(hour, minute, 0).unwrap()))
}

fn answer(
    limit: Limit,
    start: Moment,
    conventions: Conventions,
    stops: &[ClockStop],
) -> Result<String, DeadlineError> {
    let schedule = Schedule::china();
    let term = schedule.term(limit, start).counted(conventions);
    term.stopped(stops).due().map(|due| match due {
        Due::At(deadline) => format!("due {}", deadline.at()),
        Due::Paused(paused) => format!(
            "paused with {} since {}",
            paused.remaining(),
            paused.since()
        ),
    })
}

#[test]
fn what_a_date_alone_decides_is_what_every_time_of_it_decides() {
    // a Friday before a make-up Sunday, a Saturday, the Sunday, a Monday
    let dates = [
        day(2026, 2, 13),
        day(2026, 3, 7),
        day(2026, 2, 14),
        day(2026, 3, 9),
    ];
    let (mut decided, mut undecided) = (0, 0);
    for date in dates {
        let mut stops: Vec<Vec<ClockStop>> = vec![Vec::new()];
        for begins in [date - Days::new(1), date, date + Days::new(1)] {
            for begin in [(9, 0), (15, 0), (18, 0)] {
                let begin = begins.and_hms_opt(begin.0, begin.1, 0).unwrap();
                stops.push(vec![ClockStop::open(StopKind::Supplement, begin)]);
                for ends in [begins, begins + Days::new(1), begins + Days::new(3)] {
                    for end in [(10, 0), (16, 0), (20, 0)] {
                        let end = ends.and_hms_opt(end.0, end.1, 0).unwrap();
                        if begin < end {
                            stops.push(vec![ClockStop::ended(StopKind::Supplement, begin, end)]);
                        }
                    }
                }
            }
        }
        for conventions in conventions() {
            for limit in [
                working_days(1),
                working_days(2),
                calendar_days(1),
                calendar_days(3),
            ] {
                for stops in &stops {
                    let mut answers = Vec::new();
                    for time in times(date) {
                        let found = answer(limit, Moment::at(time), conventions, stops);
                        if !answers.contains(&found) {
                            answers.push(found);
                        }
                    }
                    let from_date = answer(limit, Moment::on(date), conventions, stops);
                    let about =
                        || format!("{limit} from {date}, {conventions}, {stops:?}: {answers:?}");
                    // since when a clock stands still that starts in a stop is no answer of days
                    let without_since = |answer: &Result<String, DeadlineError>| {
                        let answer = answer.clone().unwrap_or_else(|error| error.to_string());
                        answer.split(" since ").next().map(str::to_owned)
                    };
                    let mut kinds: Vec<_> = answers.iter().map(without_since).collect();
                    kinds.dedup();
                    match (answers.as_slice(), from_date) {
                        ([one], found) => {
                            assert_eq!(found, *one, "{}", about());
                            decided += 1;
                        }
                        (_, Ok(found)) if kinds.len() == 1 => {
                            assert_eq!(without_since(&Ok(found)), kinds[0], "{}", about());
                        }
                        (_, Err(_)) => undecided += 1,
                        (_, Ok(found)) => panic!("{found}, but {}", about()),
                    }
                }
            }
        }
    }
    assert!(decided > 5_000 && undecided > 10, "{decided} {undecided}");
}
