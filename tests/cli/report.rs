//! `check --out`: the report, its tables beside the log, and what they are refused
//! for.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use shixian::plan::Measure;
use shixian::plan::huarong_2023::PLAN;
use tempfile::TempDir;

use super::{json, refusal, shixian, stderr, stdout, write};

const NOW: &str = "2026-11-23T09:00:00";
const FILES: [&str; 5] = [
    "commitments.csv",
    "rejects.csv",
    "report.html",
    "summary.json",
    "verdicts.csv",
];

/// What the first summaries said of a commitment.
const COMMITMENT_FIELDS: [&str; 17] = [
    "cases",
    "decided_by",
    "findings",
    "hours_assumed",
    "id",
    "limit",
    "met",
    "missed",
    "not_applicable",
    "not_started",
    "overdue",
    "paused",
    "promised_of",
    "provisional",
    "running",
    "title",
    "undetermined",
];

/// A folder with a small log, and a place for the report.
struct Place {
    folder: TempDir,
    log: String,
}

impl Place {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let log = write(
            folder.path(),
            "台账.csv",
            "case_id,kind,started_at,finished_at,窗口\n\
             a,联合验收,2023-06-20 10:00,2023-06-26 16:00,一\n\
             b,联合验收,2023-06-20 10:00,2023-06-28 16:00,二\n",
        );
        Self { folder, log }
    }

    fn write(&self, name: &str, text: &str) -> String {
        write(self.folder.path(), name, text)
    }

    fn out(&self) -> PathBuf {
        self.folder.path().join("out")
    }

    /// What the command says when it refuses these options; nothing may be left in
    /// the folder it was to write to, and what stood there stays as it was.
    #[track_caller]
    fn refuses(&self, options: &[&str]) -> String {
        let out = self.out();
        let mut arguments = vec!["check", &self.log, "--now", NOW];
        arguments.extend(options);
        arguments.extend(["--out", out.to_str().unwrap()]);
        let told = refusal(&arguments);
        assert_eq!(names(&out), Vec::<String>::new());
        fs::create_dir_all(&out).unwrap();
        fs::write(out.join("report.html"), "of last month").unwrap();
        assert_eq!(refusal(&arguments), told);
        assert_eq!(names(&out), ["report.html"]);
        let kept = fs::read_to_string(out.join("report.html")).unwrap();
        assert_eq!(kept, "of last month");
        fs::remove_dir_all(&out).unwrap();
        told
    }
}

/// The names of the files in a folder, hidden ones too; none where it is not there.
fn names(folder: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_fault_in_the_indicators_is_one_error_with_file_line_and_column() {
    let place = Place::new();
    let share = PLAN
        .indicators()
        .iter()
        .find(|i| i.measure() == Measure::Share);
    let share = share.unwrap().id();
    let header = "commitment,period,value,denominator\n";
    let no_number = "is not a number; write for example `95`, `95.5` or, of a share, `95%`";
    let no_period =
        "is not a period; write a year, quarter or month, such as `2023`, `2023-Q3` or `2023-08`";
    for (table, wanted) in [
        (
            format!("{header}outage-average-duratoin,2023,6,\n"),
            "line 2, column commitment: the plan huarong-2023 has no indicator \
             `outage-average-duratoin`; did you mean `outage-average-duration`?"
                .to_owned(),
        ),
        (
            format!("{header}construction-joint-acceptance-3wd,2023,2,\n"),
            "line 2, column commitment: `construction-joint-acceptance-3wd` is checked from \
             cases, which no observed value decides"
                .to_owned(),
        ),
        (
            format!("{header}{share},2023,95%,\n{share},2024,140,\n"),
            "line 3, column value: 140 cannot be: a share is from 0 to 100 per cent".to_owned(),
        ),
        (
            format!("{header}{share},2023,7,5\n"),
            "line 2, column value: 140 cannot be: a share is from 0 to 100 per cent".to_owned(),
        ),
        (
            format!("{header}{share},2023,19/20,\n"),
            format!("line 2, column value: `19/20` {no_number}"),
        ),
        (
            format!("{header}outage-average-duration,2023,six,\n"),
            format!("line 2, column value: `six` {no_number}"),
        ),
        (
            format!("{header}outage-average-duration,last year,6,\n"),
            format!("line 2, column period: `last year` {no_period}"),
        ),
        (
            format!("{header}outage-average-duration,2023季度,6,\n"),
            format!("line 2, column period: `2023季度` {no_period}"),
        ),
        (
            format!("{header}\r\noutage-average-duration,2023,126800,0\r\n"),
            "line 3, column denominator: the denominator `0` is not positive; leave it empty \
             where there is none"
                .to_owned(),
        ),
        (
            format!(
                "{header}outage-average-duration,2023-08,6,\noutage-average-duration,2023年8月,7,\n"
            ),
            "line 3: `outage-average-duration` already has a value for 2023-08, on line 2"
                .to_owned(),
        ),
        (
            "commitment,period\noutage-average-duration,2023\n".to_owned(),
            "the table has no column `value`; its header is `commitment,period`, and it needs \
             `commitment,period,value,denominator`"
                .to_owned(),
        ),
    ] {
        let file = place.write("indicators.csv", &table);
        let told = place.refuses(&["--indicators", &file]);
        let wanted = format!("error: cannot use the indicators `{file}`: {wanted}");
        assert_eq!(told, wanted, "{table}");
    }
    let file = place.write(
        "indicators.csv",
        &format!("{header}outage-average-duration,2023\n"),
    );
    let told = place.refuses(&["--indicators", &file]);
    assert_eq!(told.matches("line: 2").count(), 1, "{told}");
    let missing = place.folder.path().join("nowhere.csv");
    let missing = missing.to_str().unwrap();
    assert_eq!(
        place.refuses(&["--indicators", missing]),
        format!(
            "error: cannot open the indicators `{missing}`: No such file or directory (os error 2)"
        )
    );
}

#[test]
fn a_fault_in_the_tasks_is_one_error_with_file_line_and_column() {
    let place = Place::new();
    for (rows, wanted) in [
        (
            "136,2023-07-01\n",
            "line 2, column task: the plan huarong-2023 has no task `136`",
        ),
        (
            "1,2023-07-01\nfirst,2023-07-01\n",
            "line 3, column task: the plan huarong-2023 has no task `first`",
        ),
        (
            "1,2023-07-01\n2,2023-07-01\n1,\n",
            "line 4: task 1 stands already on line 2",
        ),
        (
            "1,2023-06-31\n",
            "line 2, column completed_at: `2023-06-31` does not exist: no such day or time of day",
        ),
    ] {
        let file = place.write("tasks.csv", &format!("task,completed_at\n{rows}"));
        let told = place.refuses(&["--tasks", &file]);
        let wanted = format!("error: cannot use the tasks `{file}`: {wanted}");
        assert_eq!(told, wanted);
    }
    let file = place.write("tasks.csv", "task,done\n1,2023-07-01\n");
    assert_eq!(
        place.refuses(&["--tasks", &file]),
        format!(
            "error: cannot use the tasks `{file}`: the table has no column `completed_at`; its \
             header is `task,done`, and it needs `task,completed_at`"
        )
    );
}

#[test]
fn a_column_that_makes_no_groups_is_one_error() {
    let mut place = Place::new();
    let told = place.refuses(&["--group", "部门"]);
    let wanted = format!("error: cannot check `{}`: ", place.log);
    assert!(told.starts_with(&wanted), "{told}");
    assert!(
        told.contains("`部门`") && told.contains("case_id, kind"),
        "{told}"
    );
    let rows = (0..1_001).map(|n| format!("c{n},联合验收,2023-06-20,2023-06-21\n"));
    let rows: String = rows.collect();
    place.log = place.write(
        "many.csv",
        &format!("case_id,kind,started_at,finished_at\n{rows}"),
    );
    assert_eq!(
        place.refuses(&["--group", "case_id"]),
        format!(
            "error: cannot check `{}`: the column `case_id` has more than 1000 different values \
             and makes no groups; group by another",
            place.log
        )
    );
}

#[test]
fn a_folder_in_the_place_of_a_file_is_found_before_any_is_placed() {
    let place = Place::new();
    for name in FILES {
        let out = place.folder.path().join(format!("out-{name}"));
        fs::create_dir_all(out.join(name)).unwrap();
        let out_text = out.to_str().unwrap();
        let told = refusal(&["check", &place.log, "--now", NOW, "--out", out_text]);
        let path = out.join(name);
        let wanted = format!("error: cannot write `{}`: it is a folder", path.display());
        assert_eq!(told, wanted);
        assert_eq!(names(&out), [name]);
    }
}

#[test]
fn the_report_is_whole_and_repeats_itself() {
    let place = Place::new();
    let (out, again) = (place.out(), place.folder.path().join("again"));
    for out in [&out, &again] {
        let summary = json(&[
            "check",
            &place.log,
            "--now",
            NOW,
            "--json",
            "--group",
            "窗口",
            "--indicators",
            "examples/data/indicators.csv",
            "--tasks",
            "examples/data/tasks.csv",
            "--out",
            out.to_str().unwrap(),
        ]);
        assert_eq!(names(out), FILES);
        let written = fs::read_to_string(out.join("summary.json")).unwrap();
        assert_eq!(serde_json::from_str::<Value>(&written).unwrap(), summary);
        assert_eq!(summary["schema"], "shixian-summary/1");
        assert_eq!(summary["source"], "台账.csv");
        assert_eq!(summary["commitments"][0]["groups"][1]["value"], "二");
        assert_eq!(summary["commitments"][0]["share"]["decimal"], "50");
        assert!(!summary["indicators"].as_array().unwrap().is_empty());
        assert_eq!(summary["tasks"]["tasks"].as_array().unwrap().len(), 135);
    }
    for name in FILES {
        let read = |out: &Path| fs::read(out.join(name)).unwrap();
        assert!(read(&out) == read(&again), "{name}");
    }
    // a line for the commitment and one for each window
    let table = fs::read_to_string(out.join("commitments.csv")).unwrap();
    assert_eq!(table.lines().count(), 4);
}

#[test]
fn the_report_is_chinese_and_the_table_english_unless_asked() {
    let place = Place::new();
    let out = place.out();
    let run = |options: &[&str]| {
        let mut arguments = vec!["check", &place.log, "--now", NOW];
        arguments.extend(["--out", out.to_str().unwrap()]);
        arguments.extend(options);
        let told = stdout(&shixian(&arguments).success());
        let page = fs::read_to_string(out.join("report.html")).unwrap();
        (told, page)
    };
    let (told, page) = run(&[]);
    assert!(told.contains("2 rows: 2 verdicts, 0 rejects"), "{told}");
    assert!(page.contains("<html lang=\"zh-CN\">") && page.contains("承诺兑现情况"));
    let (told, page) = run(&["--lang", "en"]);
    assert!(told.contains("2 rows: 2 verdicts, 0 rejects"), "{told}");
    assert!(page.contains("<html lang=\"en\">") && page.contains("Promises kept"));
    let (told, page) = run(&["--lang", "zh"]);
    assert!(told.contains("共2行：判定2行，退回0行"), "{told}");
    assert!(page.contains("<html lang=\"zh-CN\">"));
}

#[test]
fn the_fields_of_the_first_summaries_are_still_there() {
    let summary = json(&["check", "examples/data/sample.csv", "--now", NOW, "--json"]);
    for field in [
        "calendar",
        "commitments",
        "conventions",
        "hours",
        "hours_assumed",
        "now",
        "open_cases",
        "other_kinds",
        "plan",
        "reading",
        "rejects",
        "rows",
        "zone",
    ] {
        assert!(summary.get(field).is_some(), "{field}");
    }
    let commitments = summary["commitments"].as_array().unwrap();
    let mut cases = 0;
    for commitment in commitments {
        for field in COMMITMENT_FIELDS {
            assert!(commitment.get(field).is_some(), "{field}");
        }
        cases += commitment["cases"].as_u64().unwrap();
    }
    assert_eq!(
        cases + summary["rejects"].as_u64().unwrap(),
        summary["rows"]
    );
}

#[test]
fn rejects_do_not_keep_the_report_from_being_written() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let assert = shixian(&[
        "check",
        "examples/data/sample-with-bad-rows.csv",
        "--now",
        NOW,
        "--out",
        out.to_str().unwrap(),
    ])
    .code(3);
    assert!(stderr(&assert).is_empty(), "{}", stderr(&assert));
    let mut files = FILES.map(str::to_owned).to_vec();
    files.push("rejected-rows.csv".to_owned());
    files.sort();
    assert_eq!(names(&out), files);
    let rejects = fs::read_to_string(out.join("rejects.csv")).unwrap();
    let verdicts = fs::read_to_string(out.join("verdicts.csv")).unwrap();
    assert_eq!(
        rejects.lines().count() - 1 + verdicts.lines().count() - 1,
        206
    );
    let page = fs::read_to_string(out.join("report.html")).unwrap();
    assert!(page.contains("HR-2024-") && page.contains("未知事项"));
}

#[test]
fn the_share_shown_first_is_the_one_that_the_result_rests_on() {
    let folder = tempfile::tempdir().unwrap();
    let rows: String = (0..8)
        .map(|n| format!("c{n},联合验收,2023-06-20 10:00,2023-06-21 10:00\n"))
        .chain((0..2).map(|n| format!("o{n},联合验收,2023-06-20 10:00,\n")))
        .collect();
    let log = write(
        folder.path(),
        "log.csv",
        &format!("case_id,kind,started_at,finished_at\n{rows}"),
    );
    let arguments = ["check", &log, "--now", "2023-08-01"];
    let table = stdout(&shixian(&arguments).success());
    assert!(table.contains("80 % (100 % of the closed)"), "{table}");
    let table = stdout(&shixian(&[&arguments[..], &["--lang", "zh"]].concat()).success());
    assert!(table.contains("80 %（已办结100 %）"), "{table}");
}
