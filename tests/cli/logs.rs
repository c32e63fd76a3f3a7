//! Logs as agencies export them, by the command: looked at, checked, put right.

use std::fs;
use std::path::Path;
#[cfg(unix)]
use std::process::Command as Process;

use super::{json, names, refusal, shixian, stderr, stdout, write};

const LOG: &str = "case_id,kind,started_at,finished_at\n\
                   a,联合验收,2023-06-20 09:05,2023-06-26\n\
                   b,联合验收,2023-06-31,2023-06-26\n\
                   =c,联合验收,2023-06-20 09:05,bald\n";

#[test]
fn inspect_says_what_it_saw_and_writes_a_mapping_that_works() {
    let folder = tempfile::tempdir().unwrap();
    let log = write(
        folder.path(),
        "log.csv",
        "业务流水号;事项;受理日期;办结日期\n\
         1;联合验收;2023/6/20 00:00;2023/6/26 00:00\n\
         2;联合验收;2023/6/20 00:00;2023-06-27\n\
         3;联合验收;1066/6/20 00:00;\n\
         3;联合验收;1066/6/20 00:00;\n",
    );
    let map = folder.path().join("map.toml");
    let map = map.to_str().unwrap();
    let told = stdout(&shixian(&["inspect", &log, "--write", map]).success());
    for part in [
        "csv, UTF-8, separated by `;`",
        "looked at all 4 rows, 3 cases",
        "受理日期: 4 filled, 2 different, such as 1066/6/20 00:00 | 2023/6/20 00:00",
        "4 times written as YYYY/N/N N:N",
        "4 at 00:00",
        "2 in years outside the calendar",
        "note: 1 row names a case and a matter that an earlier row names",
        "midnight = \"date-alone\"",
    ] {
        assert!(told.contains(part), "{part}\n{told}");
    }
    let summary = json(&["check", &log, "--map", map, "--now", "2024-01-01", "--json"]);
    assert_eq!(
        (&summary["rows"], &summary["rejects"]),
        (&4.into(), &0.into())
    );
    assert_eq!(
        (&summary["cases"], &summary["repeated_rows"]),
        (&3.into(), &1.into())
    );
    assert_eq!(summary["log"]["file"]["separator"], ";");
    assert_eq!(summary["log"]["times"]["taken_for_dates"], 5);
    // the zone is the one of the command, whatever the mapping was proposed with
    assert_eq!(summary["log"]["local_times_zone_is_mapped"], false);
    // it does not write over a mapping
    let told = refusal(&["inspect", &log, "--write", map]);
    assert!(told.contains("cannot write the mapping"), "{told}");
    let seen = json(&["inspect", &log, "--json"]);
    assert_eq!(seen["columns"][2]["midnight"], 4);
}

#[test]
fn what_was_found_out_can_be_said_otherwise() {
    let folder = tempfile::tempdir().unwrap();
    let (gbk, ..) = encoding_rs::GBK.encode(LOG);
    let path = folder.path().join("log.txt");
    fs::write(&path, gbk).unwrap();
    let log = path.to_str().unwrap();
    let told = stdout(&shixian(&["check", log, "--now", "2024-01-01"]).code(3));
    assert!(
        told.contains("read as csv, gb18030, separated by `,`"),
        "{told}"
    );
    assert!(
        told.contains("2 of 3 times have no zone: read as Asia/Shanghai"),
        "{told}"
    );
    let wrong = shixian(&["check", log, "--now", "2024-01-01", "--encoding", "utf-8"]).code(3);
    assert!(stderr(&wrong).contains("not UTF-8"));
    let refused = refusal(&["check", log, "--separator", "tab"]);
    assert!(refused.contains("no column for `case_id`"), "{refused}");
    let refused = refusal(&["check", log, "--format", "xes"]);
    assert!(refused.contains("cannot be read as XES"), "{refused}");
    let refused = refusal(&["check", log, "--header-row", "9"]);
    assert!(refused.contains("there is no row 9"), "{refused}");
    assert!(refused.contains("use --header-row N"), "{refused}");
    let latin = "case_id,kind,started_at,finished_at\nGebühr für Müll,x,2023-06-20,\n";
    let (latin, ..) = encoding_rs::WINDOWS_1252.encode(latin);
    let path = folder.path().join("latin.csv");
    fs::write(&path, latin).unwrap();
    let refused = refusal(&["check", path.to_str().unwrap()]);
    assert!(refused.contains("use --encoding "), "{refused}");
}

#[test]
fn the_same_log_twice_is_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let log = write(folder.path(), "log.csv", LOG);
    for form in ["csv", "json-lines", "xlsx"] {
        let run = |name: &str| {
            let out = folder.path().join(name);
            shixian(&[
                "check",
                &log,
                "--now",
                "2024-01-01",
                "--verdicts",
                form,
                "--explain",
                "zh",
                "--headers",
                "zh",
                "--bom",
                "--out",
                out.to_str().unwrap(),
            ])
            .code(3);
            names(&out)
                .into_iter()
                .map(|name| (name.clone(), fs::read(out.join(name)).unwrap()))
                .collect::<Vec<_>>()
        };
        let (one, other) = (run(&format!("{form}-1")), run(&format!("{form}-2")));
        assert_eq!(one.len(), 6);
        assert!(one == other, "{form}");
    }
}

#[test]
fn rejected_rows_put_right_are_checked_alone() {
    let folder = tempfile::tempdir().unwrap();
    let log = write(folder.path(), "log.csv", LOG);
    let out = folder.path().join("out");
    let out = out.to_str().unwrap();
    shixian(&["check", &log, "--now", "2024-01-01", "--out", out]).code(3);
    let rejected = fs::read_to_string(format!("{out}/rejected-rows.csv")).unwrap();
    assert!(rejected.contains(",'=c,"), "{rejected}");
    let right = rejected
        .replace("2023-06-31,", "2023-06-30,")
        .replace("bald", "");
    let right = right.replace("2023-06-30,2023-06-26", "2023-06-20,2023-06-26");
    let again = write(folder.path(), "again.csv", &right);
    let summary = json(&[
        "check",
        &again,
        "--now",
        "2024-01-01",
        "--json",
        "--out",
        out,
    ]);
    assert_eq!(
        (&summary["rows"], &summary["rejects"]),
        (&2.into(), &0.into())
    );
    let verdicts = fs::read_to_string(format!("{out}/verdicts.csv")).unwrap();
    assert!(verdicts.contains("'=c,联合验收"), "{verdicts}");
    // nothing of the run before is left beside it
    assert!(!names(Path::new(out)).contains(&"rejected-rows.csv".to_owned()));
}

#[test]
fn two_runs_do_not_mix_in_one_folder() {
    let folder = tempfile::tempdir().unwrap();
    let log = write(folder.path(), "log.csv", LOG);
    let out = folder.path().join("out");
    fs::create_dir(&out).unwrap();
    let lock = fs::File::open(&out).unwrap();
    fs4::FileExt::try_lock(&lock).unwrap();
    let told = refusal(&["check", &log, "--out", out.to_str().unwrap()]);
    assert!(told.contains("another run is writing into"), "{told}");
    assert_eq!(names(&out), [""; 0]);
    drop(lock);
    // what a killed run left is swept away
    fs::write(out.join(".shixian-abc.tmp"), "half").unwrap();
    shixian(&[
        "check",
        &log,
        "--now",
        "2024-01-01",
        "--out",
        out.to_str().unwrap(),
    ])
    .code(3);
    assert!(names(&out).iter().all(|name| !name.starts_with(".shixian")));
    assert!(names(&out).contains(&"summary.json".to_owned()));
}

#[cfg(unix)]
#[test]
fn a_disk_that_is_full_is_one_clear_sentence_and_no_half_file() {
    let folder = tempfile::tempdir().unwrap();
    let rows: Vec<String> = (0..9000)
        .map(|n| format!("{n},联合验收,2023-06-20,\n"))
        .collect();
    let text = "case_id,kind,started_at,finished_at\n".to_owned() + &rows.concat();
    let log = write(folder.path(), "log.csv", &text);
    let out = folder.path().join("out");
    let binary = assert_cmd::cargo::cargo_bin("shixian");
    // no file may grow beyond 64 blocks
    let script = format!(
        "trap '' XFSZ; ulimit -f 64; exec '{}' check '{log}' --now 2024-01-01 --out '{}'",
        binary.display(),
        out.display()
    );
    let ended = Process::new("bash").args(["-c", &script]).output().unwrap();
    let told = String::from_utf8(ended.stderr).unwrap();
    assert_eq!(ended.status.code(), Some(2), "{told}");
    assert!(
        told.contains("the verdicts cannot be written: File too large"),
        "{told}"
    );
    assert_eq!(told.lines().count(), 1, "{told}");
    assert_eq!(names(&out), [""; 0]);
}

#[cfg(unix)]
#[test]
fn an_unreadable_log_is_one_clear_sentence() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let log = write(folder.path(), "log.csv", LOG);
    fs::set_permissions(&log, fs::Permissions::from_mode(0o000)).unwrap();
    // whoever may read everything reads this as well
    if fs::File::open(&log).is_err() {
        assert!(refusal(&["check", &log]).contains("cannot open the log"));
    }
    assert!(refusal(&["check", "/nowhere/log.csv"]).contains("cannot open the log"));
}

#[test]
fn what_was_noticed_of_a_log_is_said_in_check_summary_and_report() {
    let folder = tempfile::tempdir().unwrap();
    let log = write(
        folder.path(),
        "log.csv",
        "case_id,started_at,finished_at\n\
         T1,2023-06-07T09:00:00+02:00,2023-06-20 10:00\n\
         T1,2023-06-07T09:00:00+02:00,2023-06-20 10:00\n\
         T2,2023-06-07 09:00,-\n总计：2件,,\n",
    );
    let out = folder.path().join("out");
    let out = out.to_str().unwrap();
    let arguments = [
        "check",
        &log,
        "--limit",
        "5 working days",
        "--now",
        "2024-01-01",
    ];
    let told = stdout(&shixian(&[&arguments[..], &["--out", out]].concat()).code(3));
    let notices = [
        "1 row tells of a case what an earlier row tells: counted once",
        "2 of 5 times have another zone than Asia/Shanghai: their dates are those of Asia/Shanghai",
        "1 cell was read as empty: `-`",
    ];
    for notice in notices {
        assert!(told.contains(notice), "{notice}\n{told}");
    }
    let read = |name: &str| fs::read_to_string(Path::new(out).join(name)).unwrap();
    let summary: serde_json::Value = serde_json::from_str(&read("summary.json")).unwrap();
    assert_eq!(
        (&summary["rows"], &summary["rejects"]),
        (&4.into(), &1.into())
    );
    assert_eq!(
        (&summary["cases"], &summary["repeated_rows"]),
        (&2.into(), &1.into())
    );
    let ids = summary["notices"].as_array().unwrap();
    let ids: Vec<&str> = ids
        .iter()
        .map(|notice| notice["id"].as_str().unwrap())
        .collect();
    assert_eq!(
        ids,
        [
            "rows-rejected",
            "totals-rejected",
            "repeated-rows",
            "times-moved",
            "taken-for-empty"
        ]
    );
    let page = read("report.html");
    let head = page.split("</header>").next().unwrap();
    for notice in [
        "1条记录未采用，不计入任何数字",
        "1条记录与前面的记录为同一办件且内容相同，只计一次",
        "5个时间中2个的时区不是Asia",
        "1个单元格视为空值：`-`",
    ] {
        assert!(head.contains(notice), "{notice}\n{head}");
    }
}

#[test]
fn what_a_person_says_of_the_zone_beats_what_was_assumed() {
    let folder = tempfile::tempdir().unwrap();
    let log = write(
        folder.path(),
        "log.csv",
        "case_id,activity,time\n1,受理,2018-01-05 10:00:00\n1,办结,2018-01-12 03:00:00\n",
    );
    let map = folder.path().join("map.toml");
    let map = map.to_str().unwrap();
    shixian(&["inspect", &log, "--write", map]).success();
    let verdicts = |zone: &str| {
        let arguments = ["check", &log, "--map", map, "--limit", "4 working days"];
        let more = [
            "--calendar",
            "weekends",
            "--tz",
            zone,
            "--now",
            "2024-01-01",
            "--json",
        ];
        let summary = json(&[&arguments[..], &more].concat());
        (
            summary["commitments"][0]["missed"].clone(),
            summary["log"]["local_times_in"].clone(),
        )
    };
    assert_eq!(
        verdicts("Europe/Amsterdam"),
        (1.into(), "Europe/Amsterdam".into())
    );
}

#[test]
fn a_log_of_which_no_event_means_anything_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let log = write(
        folder.path(),
        "log.csv",
        "case_id,activity,time\n1,a,2023-06-07\n1,b,2023-06-08\n",
    );
    let map = write(
        folder.path(),
        "map.toml",
        "[activities]\n\"c\" = \"started\"\n",
    );
    let told = refusal(&[
        "check",
        &log,
        "--map",
        &map,
        "--limit",
        "5 working days",
        "--now",
        "2024-01-01",
    ]);
    assert!(told.contains("none of the 2 events of"), "{told}");
}

#[test]
fn a_row_names_the_text_of_the_law_that_decided() {
    let folder = tempfile::tempdir().unwrap();
    let log = write(
        folder.path(),
        "payments.csv",
        "事项,编号,环节,时间\n\
         政府采购付款,1,delivered,2025-05-20 09:00\n\
         政府采购付款,1,invoice-received,2025-06-20 09:00\n\
         政府采购付款,1,payment-condition-met,2025-06-20 09:00\n\
         政府采购付款,1,paid,2025-06-21 09:00\n\
         政府采购付款,2,delivered,2025-06-20 09:00\n\
         政府采购付款,2,invoice-received,2025-06-20 09:00\n\
         政府采购付款,2,payment-condition-met,2025-06-20 09:00\n",
    );
    let map = write(
        folder.path(),
        "map.toml",
        "[columns]\ncase_id = \"编号\"\nkind = \"事项\"\nactivity = \"环节\"\ntime = \"时间\"\n\
         [activities]\ndelivered = \"delivered\"\ninvoice-received = \"invoice-received\"\n\
         payment-condition-met = \"payment-condition-met\"\npaid = \"paid\"\n\
         [times]\nzone = \"Asia/Shanghai\"\n",
    );
    let out = folder.path().join("out");
    let arguments = ["check", &log, "--map", &map, "--now", "2025-07-01"];
    let written = ["--verdicts", "json-lines", "--out", out.to_str().unwrap()];
    shixian(&[&arguments[..], &written].concat()).success();
    let rows = fs::read_to_string(out.join("verdicts.jsonl")).unwrap();
    let rows: Vec<serde_json::Value> = rows
        .lines()
        .map(|row| serde_json::from_str(row).unwrap())
        .collect();
    let law = |row: &serde_json::Value| {
        ["statutory_verdict", "statutory_due_day", "statute"].map(|key| row[key].to_string())
    };
    assert_eq!(
        law(&rows[0]),
        [
            "\"missed\"",
            "\"2025-06-19\"",
            "\"30 calendar days (保障中小企业款项支付条例（国务院令第728号） art. 8)\"",
        ]
    );
    assert_eq!(
        law(&rows[1]),
        [
            "\"running\"",
            "\"2025-07-21\"",
            "\"30 calendar days (保障中小企业款项支付条例（国务院令第802号） art. 9)\"",
        ]
    );
}
