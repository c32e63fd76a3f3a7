//! The whole run as one call of the library: what the command makes of a log, an
//! embedder gets without it.

use std::convert::Infallible;
use std::fs;

use assert_cmd::Command;
use shixian::check::JudgedAt;
use shixian::log::{Checked, LogCheck, Mapping, Reject, Sink};
use shixian::plan::huarong_2023;
use shixian::report::SummaryInput;
use shixian::{Limit, Moment, Schedule, Settings};

const NOW: &str = "2023-12-01T09:00:00";
const LOG: &str = "案件编号,事项,类别,受理时间,办结时间,到期时间,勘验日期\n\
    HR-1,联合验收,甲,2023-06-20 10:00,2023-06-26 16:00,,2023-06-21\n\
    HR-2,联合验收,乙,2023-06-20 10:00,2023-07-26 16:00,,2023-06-30\n\
    HR-3,联合验收,乙,2023-06-31,,,\n\
    HR-4,备案,甲,2023-06-20 10:00,,,2023-06-21\n\
    HR-5,无此事项,甲,2023-06-20 10:00,2023-06-21 10:00,2023-06-20 17:30,2023-06-21\n\
    HR-6,无此事项,甲,2023-06-20 10:00,2023-06-21 10:00,,2023-06-21\n";
const MAPPING: &str = "[events]\nsurveyed = \"勘验日期\"\n\
    [kinds]\n\"备案\" = \"survey\"\n\"联合验收\" = [\"survey\", \"construction-joint-acceptance-3wd\"]\n\
    [[checks]]\nname = \"survey\"\nlimit = \"3 working days\"\nto = \"surveyed\"\n";

/// Counts what it is given.
#[derive(Default)]
struct Counted {
    verdicts: u64,
    rejects: u64,
}

impl Sink for Counted {
    type Error = Infallible;

    fn verdict(&mut self, _: &Checked<'_>) -> Result<(), Infallible> {
        self.verdicts += 1;
        Ok(())
    }

    fn reject(&mut self, _: &Reject) -> Result<(), Infallible> {
        self.rejects += 1;
        Ok(())
    }
}

/// The summary that the command prints.
fn of_the_command(args: &[&str]) -> serde_json::Value {
    let folder = tempfile::tempdir().unwrap();
    let (log, map) = (
        folder.path().join("log.csv"),
        folder.path().join("map.toml"),
    );
    fs::write(&log, LOG).unwrap();
    fs::write(&map, MAPPING).unwrap();
    let mut command = Command::cargo_bin("shixian").unwrap();
    command.arg("check").arg(&log).arg("--map").arg(&map);
    let output = command.args(["--now", NOW, "--json"]).args(args).output();
    serde_json::from_slice(&output.unwrap().stdout).unwrap()
}

/// The summary that the library gives.
fn of_the_library<'a>(
    change: impl Fn(LogCheck<'a>) -> LogCheck<'a>,
    schedule: &'a Schedule,
    mapping: &'a Mapping,
) -> serde_json::Value {
    let check = LogCheck::new(&huarong_2023::PLAN, schedule, mapping, &Settings::new());
    let check = change(check.unwrap());
    let mut counted = Counted::default();
    let now = JudgedAt::given(NOW.parse::<Moment>().unwrap().earliest());
    let checked = check.run(LOG.as_bytes(), now, &mut counted).unwrap();
    let summary = checked.summary();
    assert_eq!(counted.verdicts, summary.verdicts());
    assert_eq!(counted.rejects, summary.rejects());
    let review = SummaryInput::of(&checked).of_source("log.csv");
    serde_json::to_value(review.summary()).unwrap()
}

#[test]
fn the_library_alone_gives_the_summary_of_the_command() {
    let (schedule, mapping) = (Schedule::china(), Mapping::from_toml(MAPPING).unwrap());
    let whole = of_the_library(|check| check.grouped_by(["类别"]), &schedule, &mapping);
    assert_eq!(whole, of_the_command(&["--group", "类别"]));
    let ids = whole["commitments"].as_array().unwrap();
    let ids: Vec<&str> = ids.iter().map(|c| c["id"].as_str().unwrap()).collect();
    assert_eq!(
        ids,
        ["construction-joint-acceptance-3wd", "survey", "case-due"]
    );
    assert_eq!(whole["rejects"], 2);

    let id = "construction-joint-acceptance-3wd";
    let one = of_the_library(
        |check| check.against_commitment(id).unwrap(),
        &schedule,
        &mapping,
    );
    assert_eq!(one, of_the_command(&["--commitment", id]));

    let text = "5 working days";
    let limit: Limit = text.parse().unwrap();
    let of_matter = of_the_library(
        |check| check.against_limit(text, limit).of_matter("联合验收"),
        &schedule,
        &mapping,
    );
    assert_eq!(
        of_matter,
        of_the_command(&["--limit", text, "--kind", "联合验收"])
    );
    assert_eq!(of_matter["other_kinds"], 3);
}

#[test]
fn what_a_plan_does_not_have_is_an_error_before_the_log_is_opened() {
    let (schedule, mapping) = (Schedule::china(), Mapping::new());
    let check = || LogCheck::new(&huarong_2023::PLAN, &schedule, &mapping, &Settings::new());
    assert!(check().unwrap().against_commitment("none").is_err());
    let mapping = Mapping::from_toml("commitments = [\"none\"]").unwrap();
    let check = LogCheck::new(&huarong_2023::PLAN, &schedule, &mapping, &Settings::new());
    assert!(check.is_err());
}
