//! What stands beside the cases: lines of totals, notes under the table, and rows that
//! could not be read, which may be cases.
#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test that cannot go on fails"
)]

use shixian::check::JudgedAt;
use shixian::log::{LogCheck, LogSummary, Mapping, VerdictWriter};
use shixian::plan::huarong_2023;
use shixian::report::SummaryInput;
use shixian::tally::{Attainment, WhyUndecided};
use shixian::{Localized, Schedule, Settings, VerdictKind};

use crate::support::logs::{Kept, at, check};

const FIVE: &str = "[[checks]]\nname = \"five\"\nlimit = \"5 working days\"\n";
const HEADER: &str = "案件编号,受理时间,办结时间,备注\n";

fn run(log: &str) -> (LogSummary, Kept) {
    check(log.as_bytes(), &Mapping::from_toml(FIVE).unwrap()).unwrap()
}

#[test]
fn rows_under_the_table_are_no_cases() {
    let case = "1,2023-06-01 09:00,2023-06-02 09:00,\n";
    for row in [
        "合 计,,,2件",
        "　合　计　,,,",
        "合计,7件,,",
        "合计,7件,3天,",
        "本页小计,,,2件",
        "平均,,,3天",
        "办结率,,,85.7%",
        "制表人：张三,,,审核：李四",
        "制表人：张三,审核：李四,制表日期：2023-06-30,",
        "注：以收件时间为准,,,某局",
        "单位负责人：张三,,,填表人：李四",
        "备注：无,,,",
        "以下空白,,,",
        "共7条,,,",
        "导出时间：2023-06-30 09:00,,,",
        // with other cells than the header, or in another column than the name's
        "制表人：张三",
        "制表人：张三,,审核：李四,,,,",
        ",,,合计7件",
    ] {
        let (summary, kept) = run(&format!("{HEADER}{case}{row}\n"));
        assert_eq!((summary.cases(), summary.rejects()), (1, 1), "{row}");
        let reason = kept.rejects[0].reason();
        assert_eq!(reason.id(), "totals", "{row}");
        assert_eq!(
            reason.to_string(),
            "not a case: a line of totals or a note under the table, without a time"
        );
        assert_eq!(
            reason.chinese().to_string(),
            "不是办件：是没有时间的合计行或表下注记"
        );
        let notices: Vec<_> = summary
            .notices()
            .iter()
            .map(|n| n.chinese().to_string())
            .collect();
        assert_eq!(
            notices,
            [
                "1条记录未采用，不计入任何数字",
                "1条未采用的记录是合计行或表下注记，不是办件"
            ],
            "{row}"
        );
        assert_eq!(summary.rejected_of("five"), 0, "{row}");
    }
    // a name that holds such a word, a case that has such a name and a time, and a row
    // whose time cannot be read
    for (row, cases, rejects) in [
        ("合计项目-12,2023-06-01 09:00,,", 2, 0),
        ("合计项目-12,,,", 2, 0),
        ("合计,2023-06-01 09:00,,", 2, 0),
        ("注：2,,2023-06-02 09:00,", 2, 0),
        ("2,7件,,", 1, 1),
        // a text that was meant for a time is not a figure, and a note has none
        ("合计,bald,,", 1, 1),
        ("Total loss of supply,bald,,", 1, 1),
        ("来源：热线,bald,,", 1, 1),
        ("来源：热线,7件,,", 1, 1),
        ("来源：热线,,2023-06-71,", 1, 1),
        ("2,2023-06-01 09:00,合计,", 1, 1),
    ] {
        let (summary, kept) = run(&format!("{HEADER}{case}{row}\n"));
        assert_eq!(
            (summary.cases(), summary.rejects()),
            (cases, rejects),
            "{row}"
        );
        assert!(
            kept.rejects
                .iter()
                .all(|reject| reject.reason().id() == "moment")
        );
    }
    let events = "case_id,step,at\n1,受理,2023-06-01 09:00\n合计,,\n合计,,1件\n注：无,,\n,,共3条\n";
    let mapping =
        "[columns]\nactivity = \"step\"\ntime = \"at\"\n[activities]\n\"受理\" = \"started\"\n";
    let mapping = Mapping::from_toml(&format!("{mapping}{FIVE}")).unwrap();
    let (summary, kept) = check(events.as_bytes(), &mapping).unwrap();
    assert_eq!((summary.cases(), summary.rejects()), (1, 4));
    assert!(
        kept.rejects
            .iter()
            .all(|reject| reject.reason().id() == "totals")
    );
}

#[test]
fn free_text_in_the_first_column_is_not_the_name_of_a_line_of_totals() {
    let header = "诉求来源,受理时间,办结时间\n";
    let case = "12345热线,2023-06-01 09:00,2023-06-02 09:00\n";
    let mapping = Mapping::from_toml(&format!("cases_by_line = true\n{FIVE}")).unwrap();
    let of = |row: &str| {
        let (summary, kept) = check(format!("{header}{case}{row}\n").as_bytes(), &mapping).unwrap();
        let reason = kept
            .rejects
            .first()
            .map_or("", |reject| reject.reason().id());
        (
            summary.cases(),
            reason.to_owned(),
            summary.rejected_of("five"),
        )
    };
    for row in [
        "来源：12345热线,bald,",
        "Total loss of supply,bald,",
        "审核：通过,6月1日上午,2023-06-02 09:00",
        "合计,bald,",
        "注：无,7件,",
    ] {
        assert_eq!(of(row), (1, "moment".to_owned(), 1), "{row}");
    }
    assert_eq!(of("来源：12345热线,bald"), (1, "cells".to_owned(), 1));
    assert_eq!(of("Total loss of supply,,"), (2, String::new(), 0));
    for row in [
        "合计,7件,",
        "合计7件,,",
        "注：无,,",
        "共1条,,",
        "Total,1,",
        "合计,1件",
        "注：无",
    ] {
        assert_eq!(of(row), (1, "totals".to_owned(), 0), "{row}");
    }
}

fn attainment(log: &str, toml: &str) -> Vec<(String, Attainment)> {
    let (schedule, mapping) = (Schedule::china(), Mapping::from_toml(toml).unwrap());
    let settings = Settings::new();
    let check = LogCheck::new(&huarong_2023::PLAN, &schedule, &mapping, &settings).unwrap();
    let mut kept = Kept {
        verdicts: Vec::new(),
        rejects: Vec::new(),
        rejected: shixian::log::RejectedRowWriter::new(Vec::new()),
    };
    let checked = check.run(
        log.as_bytes(),
        JudgedAt::given(at("2024-01-01 00:00")),
        &mut kept,
    );
    let checked = checked.unwrap();
    // a summary that was stored says the same
    let stored = serde_json::to_string(checked.summary()).unwrap();
    let stored: LogSummary = serde_json::from_str(&stored).unwrap();
    for id in stored.assessments().keys() {
        assert_eq!(stored.rejected_of(id), checked.summary().rejected_of(id));
    }
    let summary = SummaryInput::of(&checked).summary();
    let commitments = summary.commitments.iter();
    commitments
        .map(|of| (of.id.to_owned(), of.attainment))
        .collect()
}

#[test]
fn what_is_kept_hangs_on_the_rows_that_could_not_be_read() {
    let undecided = |rows| Attainment::Undecided(WhyUndecided::RejectedRows(rows));
    let met = "1,2023-06-01 09:00,2023-06-02 09:00,\n";
    let of = |rows: &str| attainment(&format!("{HEADER}{met}{rows}"), FIVE)[0].1;
    assert_eq!(of(""), Attainment::Kept);
    assert_eq!(of("合计,,,1件\n共1条,,,\n"), Attainment::Kept);
    assert_eq!(of("2,bald,,\n"), undecided(1));
    assert_eq!(
        of("2,bald,,\n3\n,2023-06-01 09:00,,\n合计,,,\n"),
        undecided(3)
    );
    // a row that repeats a case is no other case, and what is broken stays so
    assert_eq!(of(met), Attainment::Kept);
    let late = "2,2023-06-01 09:00,2023-08-02 09:00,\n3,bald,,\n";
    assert_eq!(of(late), Attainment::Broken);
    // each matter by its own rows, and all by those whose matter is not known
    let header = "case_id,kind,started_at,finished_at\n";
    let two = "[kinds]\nA = [\"five\"]\nB = [\"six\"]\n[[checks]]\nname = \"five\"\nlimit = \"5 working days\"\n[[checks]]\nname = \"six\"\nlimit = \"6 working days\"\n";
    let both = "1,A,2023-06-01,2023-06-02\n2,B,2023-06-01,2023-06-02\n";
    let of = |rows: &str| {
        let all = attainment(&format!("{header}{both}{rows}"), two);
        [all[0].1, all[1].1]
    };
    assert_eq!(of("3,B,bald,\n"), [Attainment::Kept, undecided(1)]);
    assert_eq!(
        of("3,A,bald,\n4,B,bald,\n5,B\n"),
        [undecided(2), undecided(2)]
    );
    // of a matter that names no commitment it is a case of neither
    assert_eq!(of("3,C,2023-06-01,\n4,C,bald,\n"), [Attainment::Kept; 2]);
    // nor is one whose matter is not said, which may be a case of either
    assert_eq!(
        of("3,,2023-06-01,\n4,-,2023-06-01,\n5,-,bald,\n"),
        [undecided(3), undecided(3)]
    );
    let why = WhyUndecided::RejectedRows(2);
    assert_eq!(why.to_string(), "2 rejected rows could turn it");
    assert_eq!(why.chinese().to_string(), "2条未采用的记录可能改变结论");
}

#[test]
fn a_row_that_may_have_a_due_moment_of_its_own_may_be_a_case_of_that() {
    let undecided = |rows| Attainment::Undecided(WhyUndecided::RejectedRows(rows));
    let header = "case_id,kind,started_at,finished_at,due_at\n";
    let met = "1,X,2023-06-01,2023-06-02,2023-06-05\n";
    let of = |rows: &str| attainment(&format!("{header}{met}{rows}"), "");
    let due = |attained| vec![("case-due".to_owned(), attained)];
    assert_eq!(of(""), due(Attainment::Kept));
    assert_eq!(of("2,X,bad,2023-06-02,2023-06-05\n"), due(undecided(1)));
    assert_eq!(of("2,X,2023-06-01,,bad\n"), due(undecided(1)));
    // of one that was read and has none it is known that it is no case
    assert_eq!(of("2,X,2023-06-01,,\n"), due(Attainment::Kept));
    let alone = attainment(&format!("{header}2,X,bad,,2023-06-05\n"), "");
    assert_eq!(alone, due(Attainment::NoData));
}

#[test]
fn a_promise_of_which_every_row_is_rejected_has_no_data() {
    let log = "case_id,kind,started_at,finished_at\n1,联合验收,bald,\n2,A,bald,\n3,A,bald,\n";
    let mapping = format!("[kinds]\nA = [\"five\"]\n{FIVE}");
    let acceptance = "construction-joint-acceptance-3wd";
    assert_eq!(
        attainment(log, &mapping),
        [acceptance, "five"].map(|id| (id.to_owned(), Attainment::NoData))
    );
    let (schedule, mapping) = (Schedule::china(), Mapping::from_toml(&mapping).unwrap());
    let settings = Settings::new();
    let check = LogCheck::new(&huarong_2023::PLAN, &schedule, &mapping, &settings).unwrap();
    let mut kept = Kept {
        verdicts: Vec::new(),
        rejects: Vec::new(),
        rejected: shixian::log::RejectedRowWriter::new(Vec::new()),
    };
    let now = JudgedAt::given(at("2024-01-01 00:00"));
    let checked = check.run(log.as_bytes(), now, &mut kept).unwrap();
    let summary = SummaryInput::of(&checked).summary();
    let rows: Vec<_> = summary
        .commitments
        .iter()
        .map(|of| of.rejected_rows)
        .collect();
    assert_eq!(rows, [1, 2]);
    let mut without = summary.without_cases.iter();
    assert!(without.all(|it| it.id() != acceptance));
    let all = huarong_2023::PLAN.commitments().len();
    assert_eq!(summary.without_cases.len() + 1, all);
}

#[test]
fn a_case_of_events_that_is_rejected_is_one_whatever_its_rows() {
    let undecided = |rows| Attainment::Undecided(WhyUndecided::RejectedRows(rows));
    let mapping = "[columns]\nactivity = \"step\"\ntime = \"at\"\n\
        [activities]\nA = \"started\"\nZ = \"finished\"\nm = \"ignore\"\nB = \"stop:supplement\"\n";
    let mut log = "case_id,step,at\n".to_owned();
    for case in 0..20 {
        log += &format!("{case},A,2023-06-01\n{case},Z,2023-06-02\n");
    }
    let bad = |case: &str, times: usize| {
        let row = format!("{case},B,bald\n");
        format!(
            "{case},A,2023-06-01\n{}{case},Z,2023-06-02\n",
            row.repeat(times)
        )
    };
    let each = format!("{mapping}{FIVE}");
    for times in [1, 8] {
        let log = format!("{log}{}", bad("x", times));
        assert_eq!(attainment(&log, &each)[0].1, undecided(1));
    }
    let two = format!("{log}{}{},B,bald\n", bad("x", 3), bad("y", 2));
    assert_eq!(attainment(&two, &each)[0].1, undecided(3));
}

#[test]
fn a_summary_stored_with_more_rejects_of_a_promise_than_there_are_is_refused() {
    let log =
        "case_id,kind,started_at,finished_at\n1,联合验收,2023-06-01,\n2,联合验收,bald,\n3,,bald,\n";
    let (summary, _) = check(log.as_bytes(), &Mapping::new()).unwrap();
    let mut stored = serde_json::to_value(&summary).unwrap();
    assert_eq!(stored["rejected_of_any"], 1);
    let acceptance = "construction-joint-acceptance-3wd";
    assert_eq!(stored["rejected_of"][acceptance], 1);
    assert!(serde_json::from_value::<LogSummary>(stored.clone()).is_ok());
    stored["rejected_of_any"] = 2.into();
    let refused = serde_json::from_value::<LogSummary>(stored).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "of 2 rejects that may be cases, more are said to be"
    );
}

#[test]
fn what_holds_for_whole_cells_is_no_cure_within_a_list_of_stops() {
    let of = |stops: &str| {
        let header = "案件编号,受理时间,办结时间,停表";
        let log = format!("{header}\n1,2023-06-01,2023-06-02,{stops}\n");
        let mapping = format!("[columns]\nstops = \"停表\"\n{FIVE}");
        let (_, kept) = check(log.as_bytes(), &Mapping::from_toml(&mapping).unwrap()).unwrap();
        let reason = kept.rejects[0].reason();
        format!("{reason} {}", reason.chinese())
    };
    for stops in ["supplement:2023-06-01..未知", "supplement:45078..45079"] {
        let told = of(stops);
        assert!(!told.contains("empty = "), "{told}");
        assert!(!told.contains("numbers = "), "{told}");
    }
    let told = of("supplement:01/02/2023..03/02/2023");
    assert!(told.contains("`day_order`"), "{told}");
    let log = "案件编号,受理时间,办结时间\n1,2023-06-01,未知\n";
    let (_, kept) = check(log.as_bytes(), &Mapping::from_toml(FIVE).unwrap()).unwrap();
    let told = kept.rejects[0].reason().to_string();
    assert!(told.contains("`empty = [\"未知\"]`"), "{told}");
}

#[test]
fn a_case_of_which_nothing_can_be_said_shows_the_times_that_were_read() {
    let log = "case_id,started_at,finished_at\n\
               a,2023-06-20 09:00,2023-06-19 10:00\n\
               b,2023-06-20 09:00,2033-06-21 10:00\n\
               c,,2023-06-21 10:00\n\
               d,,\n";
    struct Verdicts(VerdictWriter<std::io::Cursor<Vec<u8>>>);
    impl shixian::log::Sink for Verdicts {
        type Error = std::io::Error;
        fn verdict(&mut self, checked: &shixian::log::Checked<'_>) -> Result<(), Self::Error> {
            self.0.write(checked)
        }
        fn reject(&mut self, _: &shixian::log::Reject) -> Result<(), Self::Error> {
            Ok(())
        }
    }
    let (schedule, mapping) = (Schedule::china(), Mapping::from_toml(FIVE).unwrap());
    let settings = Settings::new();
    let check = LogCheck::new(&huarong_2023::PLAN, &schedule, &mapping, &settings).unwrap();
    let mut sink = Verdicts(VerdictWriter::new(std::io::Cursor::new(Vec::new())).unwrap());
    let checked = check.run(
        log.as_bytes(),
        JudgedAt::given(at("2024-01-01 00:00")),
        &mut sink,
    );
    let tally = checked
        .unwrap()
        .summary()
        .assessment("five")
        .unwrap()
        .tally()
        .clone();
    assert_eq!(tally.count(VerdictKind::Undetermined), 3);
    let csv = sink.0.finish().unwrap().into_inner();
    let csv = String::from_utf8(csv).unwrap();
    let cells = csv.lines().skip(1).map(|line| {
        let cells: Vec<_> = line.split(',').collect();
        [cells[7], cells[8], cells[9]].join(",")
    });
    assert_eq!(
        cells.collect::<Vec<_>>(),
        [
            "end-before-start,2023-06-20 09:00:00,2023-06-19 10:00:00",
            "finish-after-now,2023-06-20 09:00:00,2033-06-21 10:00:00",
            "missing-start,,2023-06-21 10:00:00",
            ",,",
        ]
    );
}

#[cfg(feature = "excel")]
#[test]
fn date_cells_at_midnight_are_what_the_mapping_says() {
    use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, header) in (0..).zip(["case_id", "started_at", "finished_at"]) {
        sheet.write_string(0, column, header).unwrap();
    }
    let stamp = Format::new().set_num_format("yyyy-mm-dd hh:mm:ss");
    sheet.write_string(1, 0, "a").unwrap();
    for (column, hour) in [(1, 0), (2, 20)] {
        let time = ExcelDateTime::from_ymd(2023, 6, 20)
            .unwrap()
            .and_hms(hour, 0, 0)
            .unwrap();
        sheet
            .write_datetime_with_format(1, column, &time, &stamp)
            .unwrap();
    }
    sheet.write_string(2, 0, "b").unwrap();
    sheet
        .write_formula(
            2,
            1,
            rust_xlsxwriter::Formula::new("=NA()").set_result("#N/A"),
        )
        .unwrap();
    let log = book.save_to_buffer().unwrap();
    let minutes = "[[checks]]\nname = \"quick\"\nlimit = \"90 minutes\"\n";
    let told = |times: &str| {
        let mapping = Mapping::from_toml(&format!("{times}\n{minutes}")).unwrap();
        let (summary, kept) = check(&log, &mapping).unwrap();
        let seen = summary.about().unwrap().clone();
        assert_eq!(seen.taken_for_empty.get("#N/A"), Some(&1));
        (
            kept.told()[0].to_owned(),
            seen.times.dates,
            seen.times.midnight,
            seen.entries_not_met,
        )
    };
    let unknown = "undetermined: a date alone does not decide this limit";
    let none = Vec::<String>::new();
    assert_eq!(told(""), (unknown.to_owned(), 1, 0, none.clone()));
    let (verdict, dates, midnight, unmet) = told("[times]\nmidnight = \"time\"");
    assert!(verdict.starts_with("missed"), "{verdict}");
    assert_eq!((dates, midnight, unmet), (0, 1, none));
    // where no time is at midnight, that is said
    let mapping = format!("[times]\nmidnight = \"time\"\n{FIVE}");
    let csv = "case_id,started_at,finished_at\na,2023-06-20 09:00,\n";
    let (summary, _) = check(csv.as_bytes(), &Mapping::from_toml(&mapping).unwrap()).unwrap();
    assert_eq!(summary.about().unwrap().entries_not_met, ["times.midnight"]);
}
