//! One log, whole and cut into 1, 7 and 1,000 pieces.

use shixian::log::LogSummary;
use shixian::plan::huarong_2023::PLAN;

use super::support::{CHINA, Numbers, Outputs, check, log, outputs, records, try_check};

const GROUPS: [&str; 2] = ["受理窗口", "区"];

/// The pieces' sizes differ, and some are empty.
fn cut(records: &[String], pieces: usize) -> Vec<LogSummary> {
    let mut numbers = Numbers(pieces as u64);
    let mut ends: Vec<usize> = (1..pieces)
        .map(|_| numbers.below(records.len() + 1))
        .collect();
    ends.sort_unstable();
    ends.push(records.len());
    let mut from = 0;
    let parts = ends.into_iter().map(|end| {
        let part = check(&PLAN, &CHINA, &log(&records[from..end]), &GROUPS);
        from = end;
        part
    });
    parts.collect()
}

fn merged(parts: Vec<LogSummary>) -> LogSummary {
    let mut parts = parts.into_iter();
    let mut all = parts.next().unwrap();
    for part in parts {
        all.merge(part).unwrap();
    }
    all
}

/// As it is read back from its stored form.
fn stored(part: &LogSummary) -> LogSummary {
    serde_json::from_str(&serde_json::to_string(part).unwrap()).unwrap()
}

/// Merges two by two.
fn merged_as_a_tree(mut parts: Vec<LogSummary>) -> LogSummary {
    while parts.len() > 1 {
        parts = parts.chunks(2).map(|pair| merged(pair.to_vec())).collect();
    }
    parts.remove(0)
}

#[track_caller]
fn assert_same(one: &Outputs, other: &Outputs, what: &str) {
    assert!(one.json == other.json, "the summary of {what}");
    assert!(one.csv == other.csv, "the table of {what}");
    #[cfg(feature = "report")]
    assert!(one.pages == other.pages, "the page of {what}");
}

#[test]
fn a_log_in_pieces_gives_the_report_of_the_whole() {
    let records = records(4_000, 5);
    let whole = check(&PLAN, &CHINA, &log(&records), &GROUPS);
    assert_eq!(whole.rows(), 4_000);
    assert!(whole.rejects() > 30 && whole.open() > 100);
    assert!(
        whole.reject_reasons().len() >= 6,
        "{:?}",
        whole.reject_reasons()
    );
    assert_eq!(whole.assessments().len(), 10);
    let wanted = outputs(&PLAN, &CHINA, &whole);
    for pieces in [1, 7, 1_000] {
        let parts = cut(&records, pieces);
        assert_eq!(parts.len(), pieces);
        let rows: u64 = parts.iter().map(LogSummary::rows).sum();
        let rejects: u64 = parts.iter().map(LogSummary::rejects).sum();
        assert_eq!((rows, rejects), (whole.rows(), whole.rejects()));
        let mut shuffled = parts.clone();
        Numbers(3).shuffle(&mut shuffled);
        let mut reversed = parts.clone();
        reversed.reverse();
        for (how, all) in [
            ("in order", merged(parts.clone())),
            ("reversed", merged(reversed.clone())),
            ("shuffled", merged(shuffled)),
            ("two by two", merged_as_a_tree(parts.clone())),
            (
                "stored and read back",
                merged(parts.iter().map(stored).collect()),
            ),
            ("two by two, reversed", merged_as_a_tree(reversed)),
        ] {
            let what = format!("{pieces} pieces {how}");
            assert_same(&outputs(&PLAN, &CHINA, &all), &wanted, &what);
        }
    }
}

#[test]
fn the_order_of_the_rows_does_not_show() {
    let mut records = records(1_500, 11);
    let whole = outputs(
        &PLAN,
        &CHINA,
        &check(&PLAN, &CHINA, &log(&records), &GROUPS),
    );
    records.reverse();
    let reversed = check(&PLAN, &CHINA, &log(&records), &GROUPS);
    assert_same(
        &outputs(&PLAN, &CHINA, &reversed),
        &whole,
        "the rows reversed",
    );
    let again = check(&PLAN, &CHINA, &log(&records), &GROUPS);
    assert_same(&outputs(&PLAN, &CHINA, &again), &whole, "a second run");
}

#[test]
fn a_summary_of_nothing_merges_to_the_same() {
    let records = records(300, 2);
    let some = check(&PLAN, &CHINA, &log(&records), &GROUPS);
    let none = check(&PLAN, &CHINA, &log(&[]), &GROUPS);
    let wanted = outputs(&PLAN, &CHINA, &some);
    for parts in [
        vec![some.clone(), none.clone()],
        vec![none, some.clone()],
        vec![LogSummary::default(), some.clone()],
        vec![some, LogSummary::default()],
    ] {
        assert_same(&outputs(&PLAN, &CHINA, &merged(parts)), &wanted, "nothing");
    }
}

#[test]
fn too_many_groups_are_one_error_whole_or_merged() {
    let line = |n| format!("HR-{n},联合验收,,2023-07-03 09:00,2023-07-04 09:00,,,{n}号,东\n");
    let lines: Vec<String> = (0..1_001).map(line).collect();
    let message = "the column `受理窗口` has more than 1000 different values and makes no groups; \
                   group by another";
    let error = try_check(&PLAN, &CHINA, &log(&lines), &GROUPS).unwrap_err();
    assert_eq!(error.to_string(), message);
    let mut one = check(&PLAN, &CHINA, &log(&lines[..600]), &GROUPS);
    let other = check(&PLAN, &CHINA, &log(&lines[600..]), &GROUPS);
    assert_eq!(one.merge(other).unwrap_err().to_string(), message);
    // a thousand are groups
    let most = check(&PLAN, &CHINA, &log(&lines[..1_000]), &GROUPS);
    let assessment = most
        .assessment("construction-joint-acceptance-3wd")
        .unwrap();
    assert_eq!(assessment.groups(0).unwrap().len(), 1_000);
}

#[test]
fn the_stored_form_of_a_summary_is_pinned() {
    let rows = [
        "HR-1,联合验收,,2023-07-03 09:00,2023-07-10 09:00,,,一号,东\n",
        "HR-2,联合验收,,2023-07-03 09:00,,supplement:2023-07-04..,,一号,东\n",
        "HR-3,联合验收,,gestern,,,,二号,西\n",
    ];
    let rows = rows.map(str::to_owned);
    let summary = check(&PLAN, &CHINA, &log(&rows), &GROUPS);
    let form = serde_json::to_string_pretty(&summary).unwrap() + "\n";
    let golden = include_str!("../data/log-summary-v1.json");
    if form != golden {
        let path = std::env::temp_dir().join("shixian-log-summary.json");
        std::fs::write(&path, &form).unwrap();
        panic!("the stored form has changed; {} is it", path.display());
    }
    // a form that does not tell of which commitment they are counts them for every one
    let mut older: serde_json::Value = serde_json::from_str(golden).unwrap();
    older.as_object_mut().unwrap().remove("rejected_of");
    older.as_object_mut().unwrap().remove("rejected_of_any");
    let older: LogSummary = serde_json::from_value(older).unwrap();
    assert_eq!(summary.rejected_of("construction-joint-acceptance-3wd"), 1);
    assert_eq!(summary.rejected_of("another"), 0);
    assert_eq!(older.rejected_of("another"), 1);
    for (from, to) in [
        ("shixian-log-summary/1", "shixian-log-summary/2"),
        ("\"moment\"", "\"mood\""),
        ("\"rejects\": 1", "\"rejects\": 2"),
        ("\"rejected_of_any\": 0", "\"rejected_of_any\": 2"),
        ("\"rows\": 3", "\"rows\": 9007199254740993"),
        ("\"rows_are\": \"cases\"", "\"rows_are\": \"cages\""),
    ] {
        let changed = golden.replacen(from, to, 1);
        assert_ne!(changed, golden, "{from}");
        assert!(
            serde_json::from_str::<LogSummary>(&changed).is_err(),
            "{to}"
        );
    }
}
