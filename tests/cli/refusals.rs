//! What the command refuses, and how it says so.

use std::fs;

use serde_json::Value;

use super::{refusal, shixian, stderr, stdout, write};

#[test]
fn bad_rows_are_rejected_and_the_rest_go_on() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().to_str().unwrap();
    let assert = shixian(&[
        "check",
        "examples/data/sample-with-bad-rows.csv",
        "--now",
        "2026-11-23T09:00:00",
        "--json",
        "--out",
        out,
    ])
    .code(3);
    let summary: Value = serde_json::from_str(&stdout(&assert)).unwrap();
    assert_eq!(summary["rows"], 206);
    assert_eq!(summary["rejects"], 6);
    let rejects = fs::read_to_string(folder.path().join("rejects.csv")).unwrap();
    let lines: Vec<&str> = rejects.lines().collect();
    assert_eq!(lines.len(), 7);
    assert_eq!(
        lines[1],
        "31,HR-X001,受理时间,2023-06-31 09:00,`2023-06-31 09:00` does not exist: no such day or time of day"
    );
}

#[test]
fn what_cannot_be_used_gets_one_clear_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let empty = write(folder.path(), "empty.csv", "");
    let columns = write(folder.path(), "columns.csv", "case_id,kind,finished_at\n");
    let kindless = write(
        folder.path(),
        "kindless.csv",
        "case_id,started_at,finished_at\n",
    );
    let twice = write(
        folder.path(),
        "twice.csv",
        "case_id,kind,started_at,受理时间,finished_at\n",
    );
    let directory = folder.path().to_str().unwrap();
    let cases: &[(&[&str], &str)] = &[
        (
            &["due", "--commitment", "lunch", "--from", "2023-06-07"],
            "the plan huarong-2023 has no commitment in time called `lunch`; `shixian plan` lists those it has",
        ),
        (
            &["due", "--from", "2023-06-07"],
            "give --commitment ID or --limit TEXT",
        ),
        (
            &["due", "--limit", "5 days", "--from", "2023-06-07"],
            "`5 days` does not say which days; write `working days` or `calendar days`",
        ),
        (
            &["due", "--limit", "6月", "--from", "2023-06-07"],
            "`6月` is not a limit: it names a time of the calendar that is neither a length nor a whole date; write the limit alone, such as `20个工作日内`",
        ),
        (
            &["due", "--limit", "三年内不得申请", "--from", "2023-06-07"],
            "`三年内不得申请`: it is not known what `不得申请` makes of the limit; write the limit alone",
        ),
        (
            &[
                "due",
                "--commitment",
                "procurement-payment-20wd",
                "--from",
                "2023-06-07",
                "--bare-days",
                "working",
            ],
            "--bare-days and --bare-hours say how --limit and --extend are read: give one",
        ),
        (
            &["due", "--limit", "5日", "--from", "2023-02-30"],
            "--from cannot be used: `2023-02-30` does not exist: no such day or time of day",
        ),
        (
            &["due", "--limit", "5日", "--from", "23/06/07"],
            "--from cannot be used: `23/06/07` has a year of two digits; write all four, or say of which century it is",
        ),
        (
            &[
                "due",
                "--limit",
                "5日",
                "--from",
                "2011-03-27T02:30",
                "--tz",
                "Europe/Amsterdam",
            ],
            "--from cannot be used: 2011-03-27 02:30:00 does not exist in Europe/Amsterdam: the clocks were put forward over it",
        ),
        (
            &["due", "--limit", "30分钟", "--from", "2023-06-07"],
            "a date alone does not decide a limit of 30 minutes: it is due between 2023-06-07 09:00:00 and 2023-06-08 09:00:00",
        ),
        (
            &["due", "--limit", "5 working days", "--from", "2031-01-02"],
            "2031-01-02 is outside the calendar, which covers 2004-01-01 to 2030-12-31; the statutory holidays are known for these years alone",
        ),
        (
            &[
                "due",
                "--limit",
                "3 hours",
                "--from",
                "2026-03-04T09:00",
                "--hours",
                "closed",
            ],
            "no day of the calendar has office hours, so no open time can be counted; say which days are worked, and when",
        ),
        (
            &[
                "due",
                "--limit",
                "100000 working days",
                "--from",
                "2026-03-04",
                "--calendar",
                "weekends",
            ],
            "100000 working days from 2026-03-04 lie outside the calendar, which covers 1970-01-01 to 2100-12-31; a weekly pattern takes no notices: make one with a longer range",
        ),
        (
            &[
                "due",
                "--limit",
                "1日",
                "--from",
                "2026-12-26",
                "--announced-only",
            ],
            "the next working day after 2026-12-27 lies outside the calendar, which covers 2004-01-01 to 2026-12-27; no day after that is announced: load the notice of the year, or let days count that are not yet announced",
        ),
        (
            &["due", "--limit", "-5 working days", "--from", "2026-03-04"],
            "`-5 working days`: a limit cannot be negative; write how long it is, without a sign",
        ),
        (
            &[
                "due",
                "--limit",
                "5日",
                "--from",
                "2023-06-07",
                "--stop",
                "补正:2023-06-09..2023-06-08",
            ],
            "the stop `补正:2023-06-09..2023-06-08` ends before it begins",
        ),
        (
            &["elapsed", "--from", "2023-06-08", "--to", "2023-06-07"],
            "the end 2023-06-07 comes before the start 2023-06-08",
        ),
        (
            &["calendar", "--from", "1999-01-01", "--to", "1999-01-02"],
            "1999-01-01 is outside the calendar, which covers 2004-01-01 to 2030-12-31; the statutory holidays are known for these years alone",
        ),
        (
            &["check", directory],
            &format!("`{directory}` is a directory, not a log"),
        ),
        (
            &["check", "nowhere.csv"],
            "cannot open the log `nowhere.csv`: No such file or directory (os error 2)",
        ),
        (
            &["check", &empty],
            &format!("cannot check `{empty}`: the log is empty: it has not even a header line"),
        ),
        (
            &["check", &columns],
            &format!(
                "cannot check `{columns}`: the log has no column for `started_at`: none of its headers (case_id, kind, finished_at) is `started_at` or `受理时间` or `起算时间` or `开始时间`"
            ),
        ),
        (
            &["check", &twice],
            &format!(
                "cannot check `{twice}`: the log has two columns for `started_at`: `started_at` and `受理时间`; name the right one in a mapping"
            ),
        ),
    ];
    for (arguments, expected) in cases {
        assert_eq!(refusal(arguments), format!("error: {expected}"));
    }
    assert!(refusal(&["check", &kindless]).contains("no column for `kind`"));
    // and what the parser of arguments refuses
    for arguments in [
        &[
            "due",
            "--limit",
            "5日",
            "--from",
            "2023-06-07",
            "--cutoff",
            "noon",
        ][..],
        &[
            "due",
            "--limit",
            "5日",
            "--from",
            "2023-06-07",
            "--tz",
            "Mars",
        ],
        &[
            "due",
            "--limit",
            "5日",
            "--from",
            "2023-06-07",
            "--hours",
            "09:00-12:00,11:00-15:00",
        ],
        &["check", "x.csv", "--limit", "5日", "--commitment", "y"],
    ] {
        shixian(arguments).code(2);
    }
    for (option, value, says) in [
        ("--tz", "UTC+8", "name a place, such as `Asia/Shanghai`"),
        ("--hours", "9-12", "write it as `09:00-12:00`"),
    ] {
        let due = ["due", "--limit", "5日", "--from", "2023-06-07"];
        let refused = shixian(&[&due[..], &[option, value]].concat()).code(2);
        let error = String::from_utf8(refused.get_output().stderr.clone()).unwrap();
        assert!(error.contains(says), "{error}");
    }
}

#[test]
fn a_run_that_fails_leaves_no_file_under_its_final_name() {
    let folder = tempfile::tempdir().unwrap();
    let log = write(
        folder.path(),
        "log.csv",
        "case_id,started_at,finished_at\na,2023-06-20,\n",
    );
    let out = folder.path().join("out");
    // the needed column is missed only after the folder was made
    shixian(&["check", &log, "--out", out.to_str().unwrap()]).code(2);
    assert_eq!(fs::read_dir(&out).map(Iterator::count).unwrap_or(0), 0);
}

#[test]
fn what_is_not_there_is_not_made_up() {
    let folder = tempfile::tempdir().unwrap();
    let log = write(
        folder.path(),
        "log.csv",
        "case_id,kind,started_at,finished_at\na,政府采购付款,2025-03-03,2025-04-10\n",
    );
    // no column for the cases' own due moments
    let refused = refusal(&["check", &log, "--limit", "case due"]);
    assert!(refused.contains("no column for `due_at`"), "{refused}");
    // no row of the matter
    assert_eq!(
        refusal(&["check", &log, "--kind", "付款"]),
        format!("error: none of the 1 rows of `{log}` is of the matter `付款`")
    );
    // the statutory clock starts with an event that the log does not tell
    let out = folder.path().join("out");
    shixian(&["check", &log, "--out", out.to_str().unwrap()]).success();
    let verdicts = fs::read_to_string(out.join("verdicts.csv")).unwrap();
    assert!(verdicts.contains(",announced,not_started,,"), "{verdicts}");
    // beyond all sessions
    let far = [
        "due",
        "--limit",
        "2147483647.5 working days",
        "--half-day",
        "session",
    ];
    refusal(&[&far[..], &["--from", "2023-06-20T10:00"]].concat());
    // neither 2天 nor half a day
    refusal(&["due", "--limit", "2.0天", "--from", "2023-06-20T10:00"]);
}

#[test]
fn rejects_are_told_where_no_folder_keeps_them() {
    let assert = shixian(&[
        "check",
        "examples/data/sample-with-bad-rows.csv",
        "--now",
        "2026-11-23T09:00:00",
    ])
    .code(3);
    let told = stderr(&assert);
    assert!(told.starts_with("rejected: line 31, column 受理时间, value `2023-06-31 09:00`"));
    assert!(
        told.ends_with("and 1 more; --out DIR writes them all\n"),
        "{told}"
    );
}

#[test]
fn what_stands_in_a_cell_does_not_command_the_terminal() {
    let folder = tempfile::tempdir().unwrap();
    let log = write(
        folder.path(),
        "log.csv",
        "case_id,kind,started_at,finished_at\na,no\u{1b}]0;x\u{7}\u{202e},2023-06-07,\nb,联合验收,20\u{9b}31m23,\n",
    );
    let assert = shixian(&["check", &log, "--now", "2023-07-01"]).code(3);
    let told = stderr(&assert);
    assert!(
        told.contains("value `no\\u{1b}]0;x\\u{7}\\u{202e}`"),
        "{told}"
    );
    assert!(told.contains("20\\u{9b}31m23"), "{told}");
    assert!(told.chars().all(|c| c == '\n' || !c.is_control()), "{told}");
}

#[cfg(target_os = "linux")]
#[test]
fn the_exit_status_does_not_hang_on_who_listens() {
    use std::process::{Command, Stdio};
    let run = |stdout: Stdio, stderr: Stdio| {
        Command::new(assert_cmd::cargo::cargo_bin("shixian"))
            .args(["check", "examples/data/sample-with-bad-rows.csv", "--json"])
            .args(["--now", "2026-11-23T09:00:00"])
            .stdout(stdout)
            .stderr(stderr)
            .spawn()
            .unwrap()
    };
    let full = fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .unwrap();
    let mut told_to_nobody = run(Stdio::null(), full.into());
    assert_eq!(told_to_nobody.wait().unwrap().code(), Some(3));
    // whoever reads has gone before anything is written
    let mut piped = run(Stdio::piped(), Stdio::null());
    drop(piped.stdout.take());
    assert_eq!(piped.wait().unwrap().code(), Some(3));
}

#[test]
fn a_folder_in_the_place_of_a_file_leaves_all_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let run = || {
        let mut arguments = vec!["check", "examples/data/sample.csv"];
        arguments.extend(["--now", "2026-11-23T09:00:00", "--out"]);
        arguments.push(out.to_str().unwrap());
        shixian(&arguments)
    };
    run().success();
    let before = fs::read(out.join("summary.json")).unwrap();
    for name in ["verdicts.xlsx", "verdicts.jsonl", "rejected-rows.csv"] {
        fs::create_dir(out.join(name)).unwrap();
        let told = stderr(&run().code(2));
        assert!(told.contains(name), "{told}");
        assert_eq!(
            fs::read(out.join("summary.json")).unwrap(),
            before,
            "{name}"
        );
        assert!(out.join("verdicts.csv").is_file(), "{name}");
        fs::remove_dir(out.join(name)).unwrap();
    }
    run().success();
    assert_eq!(fs::read(out.join("summary.json")).unwrap(), before);
}
