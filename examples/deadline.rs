//! The ten-line embedding: when is a case due, what is left, how red is it, and when
//! must I look again?

use std::error::Error;
use std::sync::Arc;

use chrono::NaiveDate;
use shixian::plan::huarong_2023;
use shixian::{Checker, Schedule, StopKind, Timer};

fn main() -> Result<(), Box<dyn Error>> {
    let day = |m, d| NaiveDate::from_ymd_opt(2026, m, d).ok_or("no such day");
    let at = |m, d, h| day(m, d)?.and_hms_opt(h, 0, 0).ok_or("no such hour");

    // once, at start-up: the plan, bound to a calendar, office hours and a zone
    let checker = Checker::new(&huarong_2023::PLAN, &Schedule::china());
    let rule = checker.rule("construction-approval-private-industrial-20wd")?;
    let rule = Arc::new(rule.clone());

    // for each case: what happens to it
    let mut timer = Timer::new("HR-2026-0117", &rule);
    timer.start(at(3, 2, 9)?)?;
    timer.stop(StopKind::SpecialProcedure, at(3, 9, 10)?)?;
    timer.resume(at(3, 13, 16)?)?;

    // at any time: how it stands
    let now = at(3, 23, 9)?;
    let standing = timer.standing(now);
    println!("{standing}");
    println!("look again at {:?}", timer.next_change(now));

    let text = standing.to_string();
    let expected = "approval of privately invested ordinary industry: \
         running, 9 working days left; due 2026-04-03, end of day; announced; yellow";
    if text != expected {
        return Err(format!("expected {expected}, got {text}").into());
    }
    if timer.next_change(now) != Some(at(3, 24, 0)?) {
        return Err("the next working day one day less is left".into());
    }
    Ok(())
}
