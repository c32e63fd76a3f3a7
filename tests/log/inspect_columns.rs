//! Which columns `inspect` proposes as what in files as they are published, and what it
//! says of those that it does not propose.
#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test that cannot go on fails"
)]

use shixian::log::{Column, Mapping};

use crate::inspected::{has_note, proposed, seen};
use crate::support::logs::check;

#[test]
fn a_decision_fits_the_finish_as_well_as_what_comes_after_it() {
    for (headers, start, alike) in [
        (
            "permitnum,applieddate,issueddate,completeddate",
            "applieddate",
            "`issueddate` and `completeddate` fit columns.finished_at alike",
        ),
        (
            "PermitNum,Application Date,Issue Date,Finaled Date",
            "Application Date",
            "`Issue Date` and `Finaled Date` fit columns.finished_at alike",
        ),
        (
            "id,received,decision,closed",
            "received",
            "`decision` and `closed` fit columns.finished_at alike",
        ),
        (
            "id,submitted,approved,completed",
            "submitted",
            "`approved` and `completed` fit columns.finished_at alike",
        ),
        (
            "工单编号,申请日期,审批日期,完成日期",
            "申请日期",
            "`审批日期` and `完成日期` fit columns.finished_at alike",
        ),
        (
            "订单编号,下单时间,付款时间,发货时间,确认收货时间",
            "下单时间",
            "`付款时间` and `发货时间` and `确认收货时间` fit columns.finished_at alike",
        ),
    ] {
        let more = if headers.contains("收货") {
            ",2023-06-12"
        } else {
            ""
        };
        let log = format!(
            "{headers}\nA1,2023-06-05,2023-06-07,2023-06-09{more}\nA2,2023-06-05,2023-06-07,2023-06-09{more}\n"
        );
        let proposed = proposed(&log);
        assert_eq!((&*proposed[1], &*proposed[2]), (start, "-"), "{headers}");
        let seen = seen(&log);
        assert!(has_note(&seen, alike), "{:?}", seen.notes());
    }
    // a header that is known to be the finish is, and the other is named
    let log = "办件编号,受理时间,审批时间,办结时间\nA1,2023-06-05,2023-06-07,2023-06-09\n";
    assert_eq!(proposed(log)[2], "办结时间");
    assert!(has_note(&seen(log), "`审批时间` could be it as well"));
}

#[test]
fn a_deadline_or_a_call_afterwards_is_not_a_finish() {
    let row = "A1,2023-06-05,2023-06-09,2023-06-12\nA2,2023-06-06,2023-06-09,2023-06-12\n";
    for (headers, expected) in [
        (
            "工单编号,受理时间,限办时间,回访时间",
            ["工单编号", "受理时间", "-", "限办时间"],
        ),
        (
            "订单编号,订单日期,合同交货日期,出货日期",
            ["订单编号", "订单日期", "出货日期", "合同交货日期"],
        ),
        (
            "工单编号,故障时间,预警时间,修复时间",
            ["工单编号", "故障时间", "修复时间", "-"],
        ),
        (
            "工单编号,反映时间,下次跟进时间,结单时间",
            ["工单编号", "反映时间", "结单时间", "-"],
        ),
        (
            "运单编号,收件时间,承诺送达时间,签收时间",
            ["运单编号", "收件时间", "签收时间", "承诺送达时间"],
        ),
        (
            "案件编号,立案日期,处罚决定日期,公示截止期",
            ["案件编号", "立案日期", "处罚决定日期", "-"],
        ),
    ] {
        assert_eq!(
            proposed(&format!("{headers}\n{row}")),
            expected,
            "{headers}"
        );
    }
    // nor is it one of two columns of which one is never before the other
    let log = format!("甲,乙,需求日期,预警时间\n{row}");
    let toml = seen(&log).mapping();
    assert!(!toml.contains("finished_at = \"需求日期\""), "{toml}");
    assert!(!toml.contains("finished_at = \"预警时间\""), "{toml}");
}

#[test]
fn what_repeats_or_names_a_product_does_not_rival_the_name_of_the_case() {
    let times = "2023-06-05,2023-06-07";
    for headers in ["id,产品编号", "工单编号,key", "id,设备编号"] {
        let log = format!("{headers},created,closed\n1,P7,{times}\n2,P7,{times}\n3,P8,{times}\n");
        let name = headers.split(',').next().unwrap();
        assert_eq!(proposed(&log)[0], name, "{headers}");
    }
    // where what repeats looks the surer, it is said
    let log = format!("单号,id,created,closed\nP7,1,{times}\nP7,2,{times}\nP8,3,{times}\n");
    assert_eq!(proposed(&log)[0], "id");
    assert!(has_note(
        &seen(&log),
        "the values of `单号` repeat, and those of `id` do not"
    ));
}

#[test]
fn only_what_is_missing_is_asked_for_and_the_cure_is_named() {
    let log = "Number,Opened,State\nA1,2026-01-05 09:00,New\n";
    let open = seen(log);
    assert_eq!(open.proposes(Column::StartedAt), Some("Opened"));
    assert!(
        !has_note(&open, "set columns.started_at"),
        "{:?}",
        open.notes()
    );
    assert!(has_note(
        &open,
        "set columns.finished_at, or `finished_at = \"\"` where the log holds open cases alone"
    ));
    let toml = open.mapping() + "[[checks]]\nname = \"five\"\nlimit = \"5 working days\"\n";
    let refused = check(log.as_bytes(), &Mapping::from_toml(&toml).unwrap());
    let refused = refused.err().unwrap();
    assert!(
        refused.contains("`finished_at = \"\"` under [columns]"),
        "{refused}"
    );
    let cured = toml.replace("# finished_at = \"\"", "finished_at = \"\"");
    let (summary, _) = check(log.as_bytes(), &Mapping::from_toml(&cured).unwrap()).unwrap();
    assert_eq!((summary.cases(), summary.rejects()), (1, 0));
    let none = seen("Number,State\nA1,New\n");
    assert!(has_note(
        &none,
        "set columns.started_at and columns.finished_at, or"
    ));
    let closed = seen("Number,Closed\nA1,2026-01-05\n");
    assert!(has_note(
        &closed,
        "no column of times looks like the start: set columns.started_at"
    ));
    assert!(!has_note(&closed, "columns.finished_at"));
}

#[test]
fn a_finish_that_is_still_empty_is_proposed_and_said_to_be_empty() {
    for header in ["实际结束时间", "actual end", "Closed Date"] {
        let log = format!("编号,开始时间,计划结束时间,{header}\n1,2023-06-05,2023-06-09,\n");
        assert_eq!(proposed(&log), ["编号", "开始时间", header, "计划结束时间"]);
        assert!(has_note(&seen(&log), "is empty in all rows looked at"));
    }
    // one that has values comes before one that has none
    let log = "编号,开始时间,关闭时间,完成日期\n1,2023-06-05,2023-06-09,\n";
    assert_eq!(proposed(log)[2], "关闭时间");
}

#[test]
fn pairs_are_read_in_the_order_that_the_times_prove() {
    let log = "number,opened_at,resolved_at,closed_at\n\
               1,29/2/2016 01:16,29/2/2016 11:29,5/3/2016 12:00\n\
               2,29/2/2016 01:16,29/2/2016 11:29,5/3/2016 12:00\n";
    let toml = seen(log).mapping();
    for finish in ["resolved_at", "closed_at"] {
        let pair = format!("# started_at = \"opened_at\", finished_at = \"{finish}\"  # in 2 rows");
        assert!(toml.contains(&pair), "{toml}");
    }
}

#[test]
fn pairs_that_are_not_listed_are_counted() {
    let log = "name,a,b,c,d\nx,2023-06-05,2023-06-06,2023-06-07,2023-06-08\n";
    let toml = seen(log).mapping();
    assert!(
        toml.contains("# and 3 pairs more of columns of which the second is never before"),
        "{toml}"
    );
}

#[test]
fn cases_named_by_their_lines_are_said_to_be() {
    let log = "start_date,end_date\n2025-04-01,2025-05-30\n2025-04-01,2025-04-23\n";
    let seen = seen(log);
    assert!(has_note(
        &seen,
        "each case is named by its line (`cases_by_line = true`): if one does name them, set columns.case_id and take `cases_by_line` out"
    ));
    assert!(seen.mapping().contains("\ncases_by_line = true\n"));
}

#[test]
fn what_is_only_begun_or_asked_for_is_not_a_finish() {
    let row = "A1,2023-06-05,2023-06-09\nA2,2023-06-06,2023-06-09\n";
    for asked in [
        "开始办理时间",
        "开始处理时间",
        "提交审批时间",
        "申请验收时间",
        "申请付款时间",
        "移送处理时间",
        "Submitted for approval",
    ] {
        let log = format!("工单编号,受理时间,{asked}\n{row}");
        assert_eq!(proposed(&log)[1..3], ["受理时间", "-"], "{asked}");
    }
    // where nothing surer is, it is the start
    let log = format!("工单编号,提交审批时间,审批时间\n{row}");
    assert_eq!(proposed(&log)[1..3], ["提交审批时间", "审批时间"]);
    for finish in [
        "办理时间",
        "处理时间",
        "验收时间",
        "送达时间",
        "流转完成时间",
        "approved",
    ] {
        let log = format!("工单编号,受理时间,{finish}\n{row}");
        assert_eq!(proposed(&log)[1..3], ["受理时间", finish], "{finish}");
    }
}

#[test]
fn a_name_that_is_explained_in_brackets_is_of_the_header() {
    let log = "填报单位：某局\n\
               编号,开始时间（格式：YYYY-MM-DD）,办结时间（格式：YYYY-MM-DD）\n\
               1,2023-06-05,2023-06-07\n2,2023-06-05,2023-06-07\n";
    let expected = [
        "编号",
        "开始时间（格式：YYYY-MM-DD）",
        "办结时间（格式：YYYY-MM-DD）",
        "-",
    ];
    assert_eq!(proposed(log), expected);
    let log = log.replace('（', "[").replace('）', "]");
    assert_eq!(proposed(&log)[0], "编号");
}

#[test]
fn of_many_columns_of_times_only_some_are_held_against_each_other() {
    let mut log = "name".to_owned();
    for column in 0..30 {
        log += &format!(",c{column}");
    }
    log += "\nx";
    for day in 1..=30 {
        log += &format!(",2023-06-{day:02}");
    }
    let toml = seen(&format!("{log}\n")).mapping();
    assert!(toml.contains("# and 187 pairs more"), "{toml}");
    assert!(
        toml.contains("# and 10 columns more of times, which were not held against the others"),
        "{toml}"
    );
}

#[test]
fn an_activity_is_repeated_in_a_case_once_however_often_it_comes() {
    let mut log = "case_id,activity,time\n".to_owned();
    for day in 1..=9 {
        log += &format!("a,step,2023-06-0{day}\nb,other{day},2023-06-0{day}\n");
    }
    log += "b,step,2023-06-11\n";
    let told = serde_json::to_value(seen(&log)).unwrap();
    let step = &told["activities"]["step"];
    assert_eq!((&step["times"], &step["repeated"]), (&10.into(), &1.into()));
    let other = &told["activities"]["other1"];
    assert_eq!(
        (&other["times"], &other["repeated"]),
        (&1.into(), &0.into())
    );
}

#[test]
fn what_says_that_nothing_is_there_is_what_a_check_takes_for_it() {
    let times = "2023-06-05 09:00,2023-06-07 09:00";
    let log = format!(
        "编号,事项,受理时间,办结时间\n1,-,{times}\n2,-,处理中,处理中\n3,-,处理中,\n4,甲,{times}\n5,甲,处理中,-\n"
    );
    let seen = seen(&log);
    let taken = |column: usize| seen.columns()[column].taken_for_empty;
    assert_eq!([taken(1), taken(2), taken(3)], [0, 0, 2]);
    assert_eq!(
        (seen.columns()[2].filled, seen.columns()[2].different),
        (5, 2)
    );
    let note = "3 cells of `受理时间` say \"处理中\", which is not a time: if it means that nothing is there, say `empty = [\"处理中\"]`";
    assert!(has_note(&seen, note), "{:?}", seen.notes());
    assert!(
        !has_note(&seen, "cells of `办结时间`"),
        "{:?}",
        seen.notes()
    );
    // a check says the same of each
    let mapping = format!(
        "{}\n[[checks]]\nname = \"five\"\nlimit = \"5 working days\"\n",
        "[columns]\ncase_id = \"编号\""
    );
    let (summary, _) = check(log.as_bytes(), &Mapping::from_toml(&mapping).unwrap()).unwrap();
    assert_eq!((summary.cases(), summary.rejects()), (2, 3));
}
