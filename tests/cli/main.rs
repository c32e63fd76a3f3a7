//! The command as a user runs it: answers, exit statuses, one clear sentence for
//! what cannot be used, and files that are whole or not there.
#![cfg(feature = "cli")]
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on fails"
)]

#[cfg(unix)]
mod interrupted;
mod library;
mod logs;
mod plan;
mod refusals;
mod report;
mod told;

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use serde_json::Value;

fn shixian(arguments: &[&str]) -> assert_cmd::assert::Assert {
    let mut command = Command::cargo_bin("shixian").unwrap();
    command.args(arguments).assert()
}

fn stdout(assert: &assert_cmd::assert::Assert) -> String {
    String::from_utf8(assert.get_output().stdout.clone()).unwrap()
}

fn stderr(assert: &assert_cmd::assert::Assert) -> String {
    String::from_utf8(assert.get_output().stderr.clone()).unwrap()
}

fn json(arguments: &[&str]) -> Value {
    let assert = shixian(arguments).success();
    serde_json::from_str(&stdout(&assert)).unwrap()
}

/// The one line on standard error of a command that exits with 2.
fn refusal(arguments: &[&str]) -> String {
    let assert = shixian(arguments).code(2);
    let text = stderr(&assert);
    assert!(stdout(&assert).is_empty(), "{arguments:?}");
    assert_eq!(text.lines().count(), 1, "{text}");
    text.trim_end().to_owned()
}

fn write(folder: &Path, name: &str, text: &str) -> String {
    let path = folder.join(name);
    fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

/// The names in a folder, in order.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

#[test]
fn due_says_day_moment_and_basis() {
    let answer = json(&[
        "due",
        "--commitment",
        "construction-joint-acceptance-3wd",
        "--from",
        "2023-06-20T10:00",
        "--json",
    ]);
    assert_eq!(answer["due_day"], "2023-06-26");
    assert_eq!(answer["due_at"], "2023-06-27T00:00:00");
    assert_eq!(answer["unrolled_day"], "2023-06-26");
    assert_eq!(answer["basis"], "announced");
    let closed = json(&[
        "due",
        "--commitment",
        "construction-joint-acceptance-3wd",
        "--from",
        "2023-06-20T10:00",
        "--cutoff",
        "close",
        "--json",
    ]);
    assert_eq!(closed["due_at"], "2023-06-26T17:30:00");
}

#[test]
fn due_knows_every_option() {
    let due = |options: &[&str]| {
        let mut arguments = vec!["due", "--json"];
        arguments.extend(options);
        json(&arguments)["due_at"].as_str().unwrap().to_owned()
    };
    let cases: [(&[&str], &str); 14] = [
        (
            &["--limit", "5日", "--from", "2023-06-19T09:00"],
            "2023-06-26T00:00:00",
        ),
        (
            &[
                "--limit",
                "5日",
                "--from",
                "2023-06-19T09:00",
                "--roll",
                "none",
            ],
            "2023-06-25T00:00:00",
        ),
        (
            &[
                "--limit",
                "5日",
                "--from",
                "2023-06-12",
                "--roll",
                "holidays-only",
            ],
            "2023-06-18T00:00:00",
        ),
        (
            &[
                "--limit",
                "5日",
                "--bare-days",
                "working",
                "--from",
                "2023-06-19",
            ],
            "2023-06-28T00:00:00",
        ),
        (
            &[
                "--limit",
                "3 working days",
                "--from",
                "2023-06-12",
                "--start-day",
                "counted",
            ],
            "2023-06-15T00:00:00",
        ),
        (
            &[
                "--limit",
                "3 working days",
                "--from",
                "2023-06-08T18:10",
                "--outside-hours",
                "next-opening",
            ],
            "2023-06-15T00:00:00",
        ),
        (
            &["--limit", "0.5天", "--from", "2023-06-12T15:30"],
            "2023-06-13T10:00:00",
        ),
        (
            &[
                "--limit",
                "0.5天",
                "--from",
                "2023-06-12T15:30",
                "--half-day",
                "four-hours",
            ],
            "2023-06-13T10:30:00",
        ),
        (
            &[
                "--limit",
                "0.5天",
                "--from",
                "2023-06-12T15:30",
                "--half-day",
                "session",
            ],
            "2023-06-13T12:00:00",
        ),
        (
            &[
                "--limit",
                "10分钟",
                "--from",
                "2023-06-12T11:55",
                "--hours",
                "09:00-12:00,13:30-17:00",
            ],
            "2023-06-12T13:35:00",
        ),
        (
            &["--limit", "3 working days", "--from", "2023-06-08T17:00Z"],
            "2023-06-15T00:00:00",
        ),
        (
            &[
                "--limit",
                "6 months",
                "--extend",
                "3 months",
                "--from",
                "2023-03-15",
            ],
            "2023-12-16T00:00:00",
        ),
        (
            &[
                "--commitment",
                "procurement-complaint-handling",
                "--reading",
                "body",
                "--from",
                "2023-06-15",
            ],
            "2023-07-15T00:00:00",
        ),
        (
            &[
                "--limit",
                "5 working days",
                "--calendar",
                "weekends",
                "--from",
                "2026-02-13",
            ],
            "2026-02-21T00:00:00",
        ),
    ];
    for (options, expected) in cases {
        assert_eq!(due(options), expected, "{options:?}");
    }
}

#[test]
fn stops_are_skipped_half_open_or_inclusive() {
    let due = |stop_days| {
        let answer = json(&[
            "due",
            "--limit",
            "20 working days",
            "--from",
            "2023-07-03T09:00",
            "--stop",
            "special-procedure:2023-07-10T09:00..2023-07-19T17:00",
            "--stop-days",
            stop_days,
            "--json",
        ]);
        answer["due_day"].as_str().unwrap().to_owned()
    };
    assert_eq!(due("half-open"), "2023-08-09");
    assert_eq!(due("inclusive"), "2023-08-10");
}

#[test]
fn how_a_limit_was_read_is_said_aloud() {
    let said = |limit: &str, options: &[&str]| {
        let arguments = ["due", "--from", "2026-03-06T16:00", "--limit", limit];
        let assert = shixian(&[&arguments[..], options].concat()).success();
        String::from_utf8(assert.get_output().stdout.clone()).unwrap()
    };
    for (limit, options, lines) in [
        (
            "24小时内",
            &[][..],
            "limit: 24 clock hours
due: 2026-03-07 16:00:00, announced
note: 24 hours and more are read as clock time: nights and rest days count too (民法典 art. 201)
",
        ),
        (
            "2小时内",
            &["--bare-hours", "clock", "--lang", "zh"],
            "时限：连续2小时
计算口径：起算当日不计入；小时按自然时间连续计算
到期：2026-03-06 18:00:00，已公布
注：小时、分钟按自然时间连续计算，夜间和休息日计入
",
        ),
        (
            "七日内",
            &["--bare-days", "2,3,5,7", "--extend", "延长三日"],
            "limit: 7 working days + 3 working days
counted: start day not counted; 日 read as working days for 2,3,5,7, else as calendar days
due: 2026-03-20, end of day, announced
note: 日 is read as working days: it is one of 2,3,5,7
",
        ),
        (
            "自受理之日起二十个工作日内",
            &[],
            "limit: 20 working days
due: 2026-04-03, end of day, announced
",
        ),
    ] {
        assert_eq!(said(limit, options), lines, "{limit}");
    }
    let arguments = ["due", "--from", "2026-03-06T16:00", "--json", "--limit"];
    let answer = json(&[&arguments[..], &["30分钟内"]].concat());
    assert_eq!(answer["limit"], "30 minutes");
    assert_eq!(
        answer["read_as"],
        serde_json::json!([
            "hours and minutes are read as office time: nights, lunch and rest days do not count"
        ])
    );
}

#[test]
fn a_stop_that_lasts_leaves_no_due_day() {
    let answer = json(&[
        "due",
        "--limit",
        "10 working days",
        "--from",
        "2023-07-03",
        "--stop",
        "补正:2023-07-05T10:00..",
        "--json",
    ]);
    assert_eq!(answer["status"], "paused");
    assert_eq!(answer["due_day"], Value::Null);
    assert_eq!(answer["remaining"], "8 working days");
}

#[test]
fn a_stop_of_no_effect_is_said_to_be_one() {
    let assert = shixian(&[
        "due",
        "--commitment",
        "procurement-payment-20wd",
        "--from",
        "2023-12-08",
        "--stop",
        "supplement:2023-12-11..2023-12-13",
    ])
    .success();
    assert!(
        stderr(&assert).contains("supplement does not stop the clock of procurement-payment-20wd")
    );
}

#[test]
fn provisional_days_are_marked_and_can_be_refused() {
    let arguments = [
        "due",
        "--limit",
        "20 working days",
        "--from",
        "2026-12-21T09:00",
    ];
    let answer = json(&[&arguments[..], &["--json"]].concat());
    assert_eq!(answer["basis"], "provisional");
    assert_eq!(
        refusal(&[&arguments[..], &["--announced-only"]].concat()),
        "error: 20 working days from 2026-12-21 lie outside the calendar, which covers 2004-01-01 to 2026-12-27; no day after that is announced: load the notice of the year, or let days count that are not yet announced"
    );
}

#[test]
fn elapsed_is_exact_in_every_unit() {
    let answer = json(&[
        "elapsed",
        "--from",
        "2023-06-12T09:00",
        "--to",
        "2023-06-13T12:00",
        "--json",
    ]);
    assert_eq!(answer["working_days"], 1);
    assert_eq!(answer["open_seconds"], 36_000);
    assert_eq!(answer["working_day_fraction"], "10/7");
    assert_eq!(answer["calendar_days"], 1);
    let stopped = json(&[
        "elapsed",
        "--from",
        "2023-07-03T08:30",
        "--to",
        "2023-07-28T17:30",
        "--stop",
        "applicant-works:2023-07-10T08:30..2023-07-21T17:30",
        "--json",
    ]);
    assert_eq!(stopped["working_day_fraction"], "10");
    let dates = json(&[
        "elapsed",
        "--from",
        "2023-06-12",
        "--to",
        "2023-06-13",
        "--json",
    ]);
    assert_eq!(dates["open_seconds"], Value::Null);
}

#[test]
fn explain_tells_the_days_in_both_languages() {
    let explain = |lang| {
        let assert = shixian(&[
            "explain",
            "--commitment",
            "construction-joint-acceptance-3wd",
            "--from",
            "2023-06-20T10:00",
            "--lang",
            lang,
        ])
        .success();
        stdout(&assert)
    };
    let english = explain("en");
    assert!(english.contains("annex task 15: 「验收时限压缩至3个工作日内」"));
    assert!(english.contains(
        "2023-06-22 to 2023-06-24: holiday 端午节 (国办发明电〔2022〕16号), not counted"
    ));
    assert!(english.ends_with("due: 2023-06-26, end of day, announced\n"));
    let chinese = explain("zh");
    assert!(
        chinese.contains("2023-06-25：计入，第2日（端午节调休上班日，国办发明电〔2022〕16号）")
    );
    assert!(chinese.ends_with("到期：2023-06-26（当日结束），已公布\n"));
}

#[test]
fn the_calendar_is_listed_as_csv() {
    let assert = shixian(&[
        "calendar",
        "--from",
        "2023-06-23",
        "--to",
        "2023-06-25",
        "--csv",
    ])
    .success();
    assert_eq!(
        stdout(&assert),
        "date,kind,name,statutory,basis,notice\n\
         2023-06-23,holiday,端午节,false,announced,国办发明电〔2022〕16号\n\
         2023-06-24,holiday,端午节,false,announced,国办发明电〔2022〕16号\n\
         2023-06-25,make-up-working-day,端午节,false,announced,国办发明电〔2022〕16号\n"
    );
}

#[test]
fn the_sample_is_checked_whole() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let summary = json(&[
        "check",
        "examples/data/sample.csv",
        "--now",
        "2026-11-23T09:00:00",
        "--json",
        "--out",
        out.to_str().unwrap(),
    ]);
    assert_eq!(summary["rows"], 300);
    assert_eq!(summary["rejects"], 0);
    let commitments = summary["commitments"].as_array().unwrap();
    assert_eq!(commitments.len(), 22);
    let kinds = [
        "met",
        "missed",
        "running",
        "overdue",
        "paused",
        "not_started",
        "not_applicable",
        "undetermined",
    ];
    let mut cases = 0;
    for row in commitments {
        let sum: u64 = kinds.iter().map(|kind| row[kind].as_u64().unwrap()).sum();
        assert_eq!(row["cases"], sum, "{}", row["id"]);
        assert!(row["provisional"].as_u64().unwrap() <= sum);
        cases += sum;
    }
    assert_eq!(cases, 300);
    let mut names: Vec<String> = fs::read_dir(&out)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(
        names,
        [
            "commitments.csv",
            "rejects.csv",
            "report.html",
            "summary.json",
            "verdicts.csv",
        ]
    );
    let verdicts = fs::read_to_string(out.join("verdicts.csv")).unwrap();
    assert_eq!(verdicts.lines().count(), 301);
    let written: Value =
        serde_json::from_str(&fs::read_to_string(out.join("summary.json")).unwrap()).unwrap();
    assert_eq!(written, summary);
}

#[test]
fn one_limit_for_one_matter() {
    let folder = tempfile::tempdir().unwrap();
    let log = write(
        folder.path(),
        "log.csv",
        "case_id,kind,started_at,finished_at,due_at\n\
         a,x,2023-06-20T10:00:00+08:00,2023-06-26T17:00:00+08:00,2023-06-26T16:00:00+08:00\n\
         b,x,2023-06-20 10:00,2023-06-27,2023-06-27\n\
         c,y,2023-06-20,,\n\
         d,x,2023-06-20 10:00,2023-06-19,2023-06-27\n\
         e,x,2023-06-20 10:00,,2023-06-27\n",
    );
    let now = ["--now", "2023-06-22", "--json"];
    let row = |options: &[&str]| {
        let answer = json(&[&["check", &log, "--kind", "x"][..], options, &now].concat());
        assert_eq!(answer["rows"], 4);
        assert_eq!(answer["other_kinds"], 1);
        let row = answer["commitments"][0].clone();
        ["met", "missed", "running", "undetermined"].map(|kind| row[kind].as_u64().unwrap())
    };
    assert_eq!(
        row(&["--limit", "3 working days", "--now", "2023-08-01"][..2]),
        [0, 0, 1, 3]
    );
    let now = ["--now", "2023-06-28", "--json"];
    let row = |options: &[&str]| {
        let answer = json(&[&["check", &log, "--kind", "x"][..], options, &now].concat());
        let row = answer["commitments"][0].clone();
        ["met", "missed", "overdue", "undetermined"].map(|kind| row[kind].as_u64().unwrap())
    };
    assert_eq!(row(&["--limit", "3 working days"]), [1, 1, 1, 1]);
    // each case's own due moment: by the instant, and by the end of its day
    assert_eq!(row(&["--limit", "case due"]), [1, 1, 1, 1]);
    assert_eq!(
        row(&["--limit", "case due", "--cutoff", "end-of-day"]),
        [2, 0, 1, 1]
    );
    assert_eq!(row(&[]), [1, 1, 1, 1]);
}

#[test]
fn a_mapping_names_columns_and_matters() {
    let folder = tempfile::tempdir().unwrap();
    let log = write(
        folder.path(),
        "log.csv",
        "编号,业务,收,办\nA-1,验收,2023-06-20,2023-06-26\n",
    );
    let map = write(
        folder.path(),
        "map.toml",
        "[columns]\ncase_id = \"编号\"\nkind = \"业务\"\nstarted_at = \"收\"\nfinished_at = \"办\"\n\
         [kinds]\n\"验收\" = \"construction-joint-acceptance-3wd\"\n",
    );
    let summary = json(&["check", &log, "--map", &map, "--json"]);
    assert_eq!(summary["commitments"][0]["met"], 1);
    assert_eq!(summary["now"]["source"], "not needed");

    let wrong = write(folder.path(), "wrong.toml", "[columns]\nstart = \"收\"\n");
    let text = shixian(&["check", &log, "--map", &wrong]).code(2);
    assert!(stderr(&text).contains("line 2"), "{}", stderr(&text));
    let unknown = write(
        folder.path(),
        "unknown.toml",
        "[kinds]\n\"验收\" = \"lunch\"\n",
    );
    assert!(refusal(&["check", &log, "--map", &unknown]).contains(
        "`lunch` is not a commitment of the plan huarong-2023, an own commitment of the mapping or a limit"
    ));
}

#[test]
fn the_system_time_is_stated_where_it_was_used() {
    let folder = tempfile::tempdir().unwrap();
    let log = write(
        folder.path(),
        "log.csv",
        "case_id,kind,started_at,finished_at\na,联合验收,2023-06-20,\n",
    );
    let summary = json(&["check", &log, "--json"]);
    assert_eq!(summary["now"]["source"], "system time");
    assert_eq!(summary["commitments"][0]["overdue"], 1);
    let assert = shixian(&["check", &log]).success();
    assert!(stdout(&assert).contains("the system time (give --now to fix it)"));
}

#[test]
fn a_year_can_be_loaded_from_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let closure = write(
        folder.path(),
        "hall.json",
        r#"{"name": "hall", "base": "cn", "overlays": [{"name": "closure", "citation": "fiction",
            "off": [{"name": "closed", "first": "2024-02-09", "last": "2024-02-09"}]}]}"#,
    );
    let answer = json(&[
        "due",
        "--limit",
        "3 working days",
        "--from",
        "2024-02-07T09:00",
        "--calendar",
        &closure,
        "--json",
    ]);
    assert_eq!(answer["due_day"], "2024-02-19");
    let empty = write(
        folder.path(),
        "2027.json",
        r#"{"year": 2027, "papers": [], "days": []}"#,
    );
    assert_eq!(
        refusal(&[
            "due",
            "--limit",
            "3 working days",
            "--from",
            "2027-02-07",
            "--calendar",
            &empty
        ]),
        format!(
            "error: the calendar `{empty}` cannot be used: the data for 2027 lists no day: the notice was not yet out when it was made"
        )
    );
    let wrong = write(
        folder.path(),
        "wrong.json",
        r#"{"year": 2027, "days": [{"name": "元旦", "date": "2026-01-01", "isOffDay": true}]}"#,
    );
    assert!(
        refusal(&["due", "--limit", "3 working days", "--from", "2027-02-07", "--calendar", &wrong])
            .ends_with("the notice for 2027 names 2026-01-01, which is neither in 2027 nor in the December before")
    );
}

#[test]
fn a_case_before_the_plan_is_said_not_to_be_bound() {
    let assert = shixian(&[
        "due",
        "--commitment",
        "procurement-acceptance-5d",
        "--from",
        "2019-06-20",
    ])
    .success();
    assert!(stderr(&assert).contains("is in force from 2023-06-07"));
}
