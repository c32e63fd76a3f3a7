//! What `check` tells on the terminal beside its table: why nothing can be said of cases,
//! the groups asked for, and what a result hangs on.

use super::{shixian, stderr, stdout, write};

const LOG: &str = "案件编号,受理时间,办结时间,窗口\n\
                   1,2023-06-01 09:00,2023-06-02 09:00,东\n\
                   2,2023-06-05 09:00,2023-06-02 09:00,东\n\
                   3,2023-06-05 09:00,2033-06-02 09:00,西\n\
                   4,2023-06-05 09:00,2033-06-02 09:00,\n\
                   5,2023-06-01 09:00,TBD,西\n\
                   合计,,,5件\n";

#[test]
fn the_reasons_of_the_undetermined_and_the_groups_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let log = write(folder.path(), "log.csv", LOG);
    let arguments = |lang| {
        [
            "check",
            &log,
            "--limit",
            "5 working days",
            "--now",
            "2024-01-01",
            "--group",
            "窗口",
            "--lang",
            lang,
        ]
        .map(str::to_owned)
    };
    let run = |lang| {
        let arguments = arguments(lang);
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        shixian(&arguments).code(3)
    };
    let english = run("en");
    let told = stdout(&english);
    for part in [
        "1 case undetermined: ended before it started",
        "2 cases undetermined: finished after the moment the verdict is for",
        "by group",
        "窗口 (empty) undecided 1 0 1 –",
        "窗口 东 undecided 2 1 1 100 %",
        "窗口 西 undecided 1 0 1 –",
        "1 row rejected is a line of totals or a note under the table, and not a case",
    ] {
        let squeezed: Vec<&str> = told.split_whitespace().collect();
        assert!(squeezed.join(" ").contains(part), "{part}\n{told}");
    }
    assert!(
        stderr(&english).contains("say `empty = [\"TBD\"]` in a mapping"),
        "{}",
        stderr(&english)
    );
    let told = stdout(&run("zh"));
    for part in [
        "1件无法判定：办结时间早于起算时间",
        "2件无法判定：办结时间晚于判定时点",
        "分组统计",
        "（空）",
    ] {
        assert!(told.contains(part), "{part}\n{told}");
    }
}

#[test]
fn a_result_that_hangs_on_rejected_rows_says_so_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let log = "案件编号,受理时间,办结时间\n\
               1,2023-06-01 09:00,2023-06-02 09:00\n2,bald,\n3,bald,\n合计,2件,\n";
    let log = write(folder.path(), "log.csv", log);
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
    assert!(
        told.contains("undecided: 2 rejected rows could turn it"),
        "{told}"
    );
    let told = stdout(&shixian(&[&arguments[..], &["--lang", "zh"]].concat()).code(3));
    assert!(told.contains("待定：2条未采用的记录可能改变结论"), "{told}");
    let read = |name: &str| std::fs::read_to_string(format!("{out}/{name}")).unwrap();
    let summary: serde_json::Value = serde_json::from_str(&read("summary.json")).unwrap();
    let of = &summary["commitments"][0];
    assert_eq!(
        (
            &of["attainment"],
            &of["why_undecided"],
            &of["rejected_rows"]
        ),
        (&"undecided".into(), &"rejected-rows".into(), &2.into())
    );
    assert!(read("report.html").contains("2条未采用的记录可能改变结论"));
    assert!(read("commitments.csv").contains("undecided,rejected-rows,"));
}
