//! Questions before the fact: when must something start at the latest, what would a
//! stop do, and what do the two standings of a plan that contradicts itself come to?

use std::error::Error;
use std::sync::Arc;

use chrono::NaiveDate;
use shixian::plan::{ReadingPolicy, huarong_2023};
use shixian::{Case, Checker, Due, Localized, Moment, Rule, Schedule, Settings, StopKind, Timer};

type Answer<T> = Result<T, Box<dyn Error>>;

fn main() -> Answer<()> {
    latest_start()?;
    effect_of_a_stop()?;
    both_readings()
}

fn day(month: u32, day: u32) -> Answer<NaiveDate> {
    NaiveDate::from_ymd_opt(2026, month, day).ok_or_else(|| "no such day".into())
}

fn check<T: PartialEq + std::fmt::Debug>(found: &T, expected: &T) -> Answer<()> {
    if found == expected {
        return Ok(());
    }
    Err(format!("expected {expected:?}, found {found:?}").into())
}

fn rule(id: &str, settings: &Settings) -> Answer<Rule<'static>> {
    let checker = Checker::with_settings(&huarong_2023::PLAN, &Schedule::china(), settings);
    Ok(checker.rule(id)?.clone())
}

/// To be done before the spring festival, whose first day off is 15 February.
fn latest_start() -> Answer<()> {
    for (id, expected) in [
        (
            "construction-approval-private-simple-low-risk-10wd",
            day(2, 2)?,
        ),
        ("construction-approval-private-industrial-20wd", day(1, 19)?),
    ] {
        let rule = rule(id, &Settings::new())?;
        let start = rule.latest_start(day(2, 14)?)?.ok_or("a start moves it")?;
        println!(
            "{}: start on {start} at the latest",
            rule.commitment().title()
        );
        check(&start, &Moment::on(expected))?;
        // and so it is: due by then, and a day later no more
        for (start, is_early) in [
            (expected, true),
            (expected.succ_opt().ok_or("a day")?, false),
        ] {
            let due = rule.due(&Case::new("what-if").started(start))?;
            let Due::At(deadline) = due else {
                return Err("no stop lasts".into());
            };
            check(&(deadline.day() <= day(2, 14)?), &is_early)?;
        }
    }
    Ok(())
}

/// The same case with an expert review of a week and without.
fn effect_of_a_stop() -> Answer<()> {
    let rule = rule(
        "construction-approval-private-industrial-20wd",
        &Settings::new(),
    )?;
    let at = |m, d, h| {
        day(m, d)?
            .and_hms_opt(h, 0, 0)
            .ok_or_else(|| "no such hour".into())
    };
    let at = |m, d, h| -> Answer<_> { at(m, d, h).map_err(|error: Box<dyn Error>| error) };
    let mut without = Timer::new("what-if", &Arc::new(rule));
    without.start(at(3, 2, 9)?)?;
    let mut with = without.clone();
    with.stop(StopKind::SpecialProcedure, at(3, 11, 10)?)?;
    with.resume(at(3, 18, 16)?)?;
    let now = at(3, 18, 16)?;
    let (without, with) = (without.standing(now), with.standing(now));
    println!("without the stop: {without}");
    println!("with it:          {with}");
    let due = |due: Option<Due>| match due {
        Some(Due::At(deadline)) => Ok(deadline.day()),
        _ => Err("a due day"),
    };
    check(&due(without.due())?, &day(3, 30)?)?;
    // five working days later: the 12th to the 18th do not count
    check(&due(with.due())?, &day(4, 7)?)
}

/// Complaints about procurement: 20 working days by the body, 15 by the annex.
fn both_readings() -> Answer<()> {
    let case = Case::new("what-if").started(day(3, 2)?);
    let mut days = Vec::new();
    for standing in [
        ReadingPolicy::Body,
        ReadingPolicy::Annex,
        ReadingPolicy::Strictest,
    ] {
        let settings = Settings::new().with_reading(standing);
        let rule = rule("procurement-complaint-handling", &settings)?;
        let Due::At(deadline) = rule.due(&case)? else {
            return Err("no stop lasts".into());
        };
        println!(
            "{} ({}): {}, due {deadline}",
            standing,
            standing.chinese(),
            rule.limit()
        );
        days.push(deadline.day());
    }
    check(&days, &vec![day(3, 30)?, day(3, 23)?, day(3, 23)?])
}
