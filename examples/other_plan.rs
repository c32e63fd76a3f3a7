//! Other places' promises, from a file that no one compiled: cases checked
//! against it, and each answer explained.
//!
//! ```text
//! cargo run --features plan-file --example other_plan
//! ```

use std::error::Error;

use chrono::{NaiveDate, NaiveDateTime};
use shixian::plan::PlanStore;
use shixian::{Case, Checker, Explanation, Localized, Schedule};

/// The plan: the same types as the built-in one's, written by hand in TOML.
const OTHER_PLACES: &str = include_str!("data/other-places.toml");

fn main() -> Result<(), Box<dyn Error>> {
    let store = PlanStore::new();
    let plan = store.read(OTHER_PLACES)?;
    let checker = Checker::new(&plan, &Schedule::china());
    let now = at(2024, 6, 28, 17, 0)?;

    // over the Dragon Boat Festival of 2024, 8 to 10 June
    let asked = at(2024, 6, 3, 10, 0)?;
    let done = at(2024, 6, 14, 16, 0)?;
    for (id, started, finished, verdict) in [
        (
            "chongqing-low-voltage-connection",
            asked,
            Some(done),
            "met with 0 working days to spare",
        ),
        (
            "henan-utility-connection",
            asked,
            Some(done),
            "missed by 3 working days",
        ),
        (
            "henan-utility-connection",
            at(2024, 6, 24, 9, 0)?,
            None,
            "running, 1 working day left",
        ),
        (
            "shanghai-on-the-spot",
            asked,
            Some(at(2024, 6, 3, 11, 0)?),
            "met with 4 h 30 min of open time to spare",
        ),
        (
            "shanghai-one-working-day",
            at(2024, 6, 7, 16, 0)?,
            Some(at(2024, 6, 11, 9, 0)?),
            "met with 0 working days to spare",
        ),
    ] {
        let rule = checker.rule(id)?;
        let mut case = Case::new("").started(started);
        if let Some(finished) = finished {
            case = case.finished(finished);
        }
        let outcome = rule.check(&case, now);
        let explanation = Explanation::new(rule, &case, now).chinese().to_string();
        println!("{explanation}");
        let words = rule.commitment().citation().words();
        assert!(explanation.contains(words), "{id} cites its source");
        assert_eq!(outcome.verdict().to_string(), verdict, "{id}");
    }
    Ok(())
}

fn at(year: i32, month: u32, day: u32, hour: u32, minute: u32) -> Result<NaiveDateTime, String> {
    let day = NaiveDate::from_ymd_opt(year, month, day);
    let moment = day.and_then(|day| day.and_hms_opt(hour, minute, 0));
    moment.ok_or_else(|| "no such moment".to_owned())
}
