//! The summary's JSON form, held field by field against a stored one of a log so
//! small that its figures were worked out by hand; and the table of commitments.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde_json::Value;
use shixian::day::WorkCalendar;
use shixian::plan::Plan;
use shixian::plan::{
    Citation, Comparison, Event, Indicator, Measure, Place, Reading, Section, Statutory, Target,
    Task, Unmeasured, WhyUnmeasured, indicator, task,
};
use shixian::report::{read_completions, read_observations};
use shixian::tally::Progress;
use shixian::{
    Commitment, Fraction, OfficeHours, Schedule, Settings, commitment, half_working_days, minutes,
    working_days,
};

use super::support::{NOW, Outputs, at, check, outputs_of, reviewed};

const fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(date) => date,
        None => panic!("no such day"),
    }
}

const SECTION: Section<'static> = Section::new(1, Some(1), "一", "措施");

/// A small plan with a promise of every kind.
pub(crate) const PLAN: Plan<'static> = Plan::new("own", "行动方案", day(2025, 1, 1), COMMITMENTS)
    .with_indicators(INDICATORS)
    .with_unmeasured(UNMEASURED)
    .with_tasks(TASKS);

const COMMITMENTS: &[Commitment<'static>] = &[
    commitment("acceptance", "联合验收")
        .english("joint acceptance")
        .within(working_days(3))
        .cite(Citation::new(Some(6), &[15, 16], "3个工作日内"))
        .with_statutory(&[Statutory::new(working_days(5), "某法", "7")]),
    commitment("complaint", "投诉")
        .english("complaint")
        .from(Event::new("received", "收到"))
        .within(working_days(2))
        .cite(Citation::new(Some(9), &[], "2个工作日"))
        .read_as(
            &[
                Reading::new(Place::Body, "4个工作日").within(working_days(4)),
                Reading::new(Place::Annex, "2个工作日").within(working_days(2)),
            ],
            Some(Place::Annex),
        ),
    commitment("at-once", "即办")
        .english("at once")
        .within(minutes(10))
        .promised_of(Target::Share(80))
        .cite(Citation::new(Some(30), &[60], "即办率80%")),
    commitment("connection", "接电")
        .english("connection")
        .within(half_working_days(3))
        .promised_of(Target::Mean)
        .cite(Citation::new(None, &[85], "平均1.5个工作日")),
    commitment("untouched", "无人办理").within(working_days(1)),
];

const INDICATORS: &[Indicator<'static>] = &[
    indicator("delivery-rate", "电子送达率", Measure::Share, "%")
        .english("rate of electronic delivery", "%")
        .promised(Comparison::AtLeast, Fraction::decimal(80, 0)),
    indicator("outage", "停电时长", Measure::Mean, "小时")
        .english("outage", "hours")
        .promised(Comparison::AtMost, Fraction::decimal(634, 2)),
];

const UNMEASURED: &[Unmeasured<'static>] = &[Unmeasured::new(
    "while-you-wait",
    "立等可取",
    "while you wait",
    WhyUnmeasured::NoFigure,
    Citation::new(Some(30), &[63], "立等可取"),
)];

const TASKS: &[Task<'static>] = &[
    task(1, "一", SECTION).due(day(2024, 12, 31), "2024年底"),
    task(2, "二", SECTION).due(day(2025, 12, 31), "2025年底"),
    task(3, "三", SECTION).without_date("长期推进"),
];

/// Monday to Friday, so that no notice to come changes the stored summary.
pub(crate) fn weekdays() -> Schedule {
    let hours: OfficeHours = "09:00-12:00,13:00-17:00".parse().unwrap();
    Schedule::new(
        WorkCalendar::weekends_only(),
        hours,
        chrono_tz::Asia::Shanghai,
    )
}

/// From Monday 2025-06-02 on.
const LOG: &str = "\
case_id,kind,started_at,finished_at,window
A1,联合验收,2025-06-02 09:00,2025-06-04 10:00,one
A2,联合验收,2025-06-02 09:00,2025-06-06 10:00,one
A3,联合验收,2025-06-02 09:00,2025-06-12 10:00,two
A4,联合验收,2025-06-26 09:00,,two
A5,联合验收,2025-06-02 09:00,,one
A6,联合验收,2025-06-05 09:00,2025-06-02 09:00,one
B1,投诉,2025-05-28 09:00,2025-06-02 09:00,one
B2,投诉,2025-06-02 09:00,2025-06-03 09:00,one
C1,即办,2025-06-02 09:00,2025-06-02 09:10,one
C2,即办,2025-06-02 09:00,2025-06-02 09:05,one
C3,即办,2025-06-02 09:00,2025-06-02 09:11,one
D1,接电,2025-06-02 09:00,2025-06-02 17:00,one
D2,接电,2025-06-02 09:00,2025-06-03 17:00,one
D3,接电,2025-06-02 09:00,2025-06-02 09:01,one
E1,接电,2024-12-30 09:00,2025-01-02 09:00,one
X1,午餐,2025-06-02 09:00,,one
X2,投诉,2025-06-31 09:00,,one
X3,投诉,2025-06-31 09:00,,one
";

fn small() -> Outputs {
    let schedule = weekdays();
    let log = check(&PLAN, &schedule, LOG, &["window"]);
    let values = "commitment,period,value,denominator\n\
                  delivery-rate,2024,159,200\n\
                  delivery-rate,2025-Q1,799999999,1000000000\n";
    let observed = read_observations(values.as_bytes(), &PLAN).unwrap();
    let done = "task,completed_at\n1,2025-01-06\n";
    let done = read_completions(done.as_bytes(), &PLAN, &schedule).unwrap();
    let completed = |number| done.get(&number).copied();
    let progress = Progress::new(&PLAN, &schedule, &Settings::new(), completed, at(NOW));
    reviewed(&PLAN, &schedule, &log, |review| {
        let review = review.with_observations(&observed).with_progress(&progress);
        outputs_of(&review)
    })
}

/// Every leaf of a JSON value by its path.
fn leaves(value: &Value, path: &str, into: &mut BTreeMap<String, Value>) {
    match value {
        Value::Object(fields) if !fields.is_empty() => {
            for (name, value) in fields {
                leaves(value, &format!("{path}.{name}"), into);
            }
        }
        Value::Array(items) if !items.is_empty() => {
            for (index, value) in items.iter().enumerate() {
                leaves(value, &format!("{path}[{index}]"), into);
            }
        }
        leaf => {
            into.insert(path.to_owned(), leaf.clone());
        }
    }
}

#[test]
fn the_summary_of_a_small_log_is_the_stored_one() {
    let read = |text: &str| {
        let mut all = BTreeMap::new();
        leaves(&serde_json::from_str(text).unwrap(), "", &mut all);
        all
    };
    let (own, stored) = (
        read(&small().json),
        read(include_str!("../data/summary.json")),
    );
    let paths: std::collections::BTreeSet<&String> = own.keys().chain(stored.keys()).collect();
    let differing: Vec<String> = paths
        .into_iter()
        .filter(|path| own.get(*path) != stored.get(*path))
        .map(|path| format!("{path}: {:?}, stored {:?}", own.get(path), stored.get(path)))
        .collect();
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

#[test]
fn what_is_shown_of_the_small_log_is_rounded_against_the_agency() {
    let json: Value = serde_json::from_str(&small().json).unwrap();
    let of = |id: &str| {
        let commitments = json["commitments"].as_array().unwrap();
        commitments.iter().find(|c| c["id"] == id).unwrap().clone()
    };
    // 1 of 3, 1 of 4 with the overdue one
    let acceptance = of("acceptance");
    assert_eq!(acceptance["share"]["exact"], "1/3");
    assert_eq!(acceptance["share"]["decimal"], "33.33");
    assert_eq!(acceptance["share_with_overdue"]["decimal"], "25");
    // 2 of 3 is not 66.67 %
    assert_eq!(of("at-once")["share"]["decimal"], "66.66");
    // 2, 4 and 8 working days
    assert_eq!(acceptance["taken"]["mean"]["exact"], "14/3");
    assert_eq!(acceptance["taken"]["mean"]["decimal"], "4.667");
    // one day, two days and a minute of seven hours: 1261/1260, not 1 day
    assert_eq!(of("connection")["taken"]["mean"]["exact"], "1261/1260");
    assert_eq!(of("connection")["taken"]["mean"]["decimal"], "1.001");
    let rate = &json["indicators"][0];
    assert_eq!(rate["observations"][1]["value"], "79.999999");
    assert_eq!(rate["attainment"], "broken");
    assert_eq!(json["schema"], shixian::report::SCHEMA);
    assert_eq!(json["schema"], "shixian-summary/1");
}

#[test]
fn the_table_of_commitments_says_what_the_summary_says() {
    let outputs = small();
    let json: Value = serde_json::from_str(&outputs.json).unwrap();
    let mut table = csv::Reader::from_reader(outputs.csv.as_bytes());
    let header = table.headers().unwrap().clone();
    let lines: Vec<BTreeMap<String, String>> = table
        .records()
        .map(|record| {
            let record = record.unwrap();
            let cells = header.iter().zip(record.iter());
            cells
                .map(|(column, cell)| (column.to_owned(), cell.to_owned()))
                .collect()
        })
        .collect();
    let mut lines = lines.iter();
    let text = |value: &Value| match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    for commitment in json["commitments"].as_array().unwrap() {
        let own = std::iter::once(commitment).chain(commitment["groups"].as_array().unwrap());
        for (index, tally) in own.enumerate() {
            let line = lines.next().unwrap();
            assert_eq!(line["commitment"], text(&commitment["id"]));
            assert_eq!(line["limit"], text(&commitment["limit"]));
            let counts = [
                "attainment",
                "why_undecided",
                "cases",
                "met",
                "missed",
                "running",
                "overdue",
                "paused",
                "not_started",
                "not_applicable",
                "undetermined",
                "provisional",
            ];
            for column in counts {
                assert_eq!(line[column], text(&tally[column]), "{column}");
            }
            for (column, number) in [
                ("share_percent", &tally["share"]),
                ("share_with_overdue_percent", &tally["share_with_overdue"]),
                ("mean", &tally["taken"]["mean"]),
                ("median", &tally["taken"]["median"]),
                ("p90", &tally["taken"]["p90"]),
            ] {
                assert_eq!(line[column], text(&number["decimal"]), "{column}");
            }
            assert_eq!(line["unit"], text(&tally["taken"]["unit"]));
            let statutory = text(&tally["statutory"]["share"]["decimal"]);
            assert_eq!(line["statutory_share_percent"], statutory);
            let (by, value) = match index {
                0 => (String::new(), String::new()),
                _ => (text(&tally["column"]), text(&tally["value"])),
            };
            assert_eq!((&line["by"], &line["value"]), (&by, &value));
        }
    }
    assert!(lines.next().is_none());
}
