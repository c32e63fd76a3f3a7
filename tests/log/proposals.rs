//! What `inspect` proposes, and that it is tried before it is proposed.
#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test that cannot go on fails"
)]

use shixian::VerdictKind;
use shixian::log::{Column, Mapping};

use crate::inspected::{has_note, proposed, seen, seen_by};
use crate::support::logs::check;

#[test]
fn a_promised_date_is_proposed_as_due_and_never_as_the_finish() {
    for promised in [
        "承诺办结时间",
        "承诺完成时间",
        "要求完成时间",
        "计划完成时间",
        "应完成时间",
        "法定办结时限",
        "预期办结时限",
        "审批完成时限",
        "planned completion",
        "SLA",
        "expectedEndDate",
    ] {
        let log = format!(
            "办件编号,受理时间,{promised},实际办结时间\n\
             A1,2023-06-07 09:00,2023-06-21 17:00,2023-06-20 10:00\n\
             A2,2023-06-08 09:00,2023-06-22 17:00,2023-07-20 10:00\n\
             A3,2023-06-08 09:00,2023-06-22 17:00,\n"
        );
        let expected = ["办件编号", "受理时间", "实际办结时间", promised];
        assert_eq!(proposed(&log), expected, "{promised}");
        // without the actual one no finish is proposed, and it is said
        let alone = log.replace(",实际办结时间", ",备注");
        assert_eq!(proposed(&alone)[2], "-", "{promised}");
    }
    let log = "办件编号,受理时间,承诺办结时间,实际办结时间\n\
               A1,2023-06-07 09:00,2023-06-21 17:00,2023-06-20 10:00\n\
               A2,2023-06-08 09:00,2023-06-22 17:00,2023-07-20 10:00\n\
               A3,2023-06-08 09:00,2023-06-22 17:00,\n";
    let toml = seen(log).mapping() + "[[checks]]\nname = \"ten\"\nlimit = \"10 working days\"\n";
    let (summary, _) = check(log.as_bytes(), &Mapping::from_toml(&toml).unwrap()).unwrap();
    let tally = summary.assessment("ten").unwrap().tally();
    let kinds = [VerdictKind::Met, VerdictKind::Missed, VerdictKind::Overdue];
    assert_eq!(kinds.map(|kind| tally.count(kind)), [1, 1, 1]);
}

#[test]
fn the_columns_of_many_systems_are_known() {
    let times = "2023-06-07 09:00,2023-06-08 09:00";
    for (headers, rest, expected) in [
        (
            "Case ID,Start Date,End Date",
            "",
            ["Case ID", "Start Date", "End Date", "-"],
        ),
        (
            "留言编号,留言时间,答复时间",
            "\n3,2023-06-07 09:00,未答复",
            ["留言编号", "留言时间", "答复时间", "-"],
        ),
        (
            "id,created_at,reply_at,deadline",
            ",2023-06-09 23:59",
            ["id", "created_at", "reply_at", "deadline"],
        ),
        (
            "Unique Key,Created Date,Closed Date,Due Date,Resolution Action Updated Date",
            ",2023-06-09 09:00,2023-06-08 09:00",
            ["Unique Key", "Created Date", "Closed Date", "Due Date"],
        ),
        (
            "工单编号,派单时间,办理完成时间,要求反馈时间",
            ",2023-06-09 09:00",
            ["工单编号", "派单时间", "办理完成时间", "要求反馈时间"],
        ),
        (
            "issueKey,created,resolved,updated,dueDate",
            ",2023-06-08 09:00,2023-06-09 09:00",
            ["issueKey", "created", "resolved", "dueDate"],
        ),
        (
            "FILENO,DATE_OPENED,DATE_CLOSED",
            "",
            ["FILENO", "DATE_OPENED", "DATE_CLOSED", "-"],
        ),
        (
            "Ticket No.,openedAt,closedAt",
            "",
            ["Ticket No.", "openedAt", "closedAt", "-"],
        ),
    ] {
        let log = format!("{headers}\n1,{times}{rest}\n2,{times}{rest}\n");
        assert_eq!(proposed(&log), expected, "{headers}");
    }
}

#[test]
fn of_columns_that_fit_alike_none_is_proposed_and_all_are_named() {
    let log = "number,opened_at,resolved_at,closed_at\n\
               1,2023-06-07,2023-06-08,2023-06-09\n2,2023-06-07,2023-06-08,2023-06-09\n";
    assert_eq!(proposed(log), ["number", "opened_at", "-", "-"]);
    let seen = seen(log);
    assert!(has_note(
        &seen,
        "`resolved_at` and `closed_at` fit columns.finished_at alike"
    ));
    // a header that stands twice is told apart by its number
    let log = "案件编号,受理时间,办结时间,备注,受理时间\n\
               1,2023-06-07 09:00,2023-06-08 10:00,x,2023-06-07\n";
    let seen = seen_by(log, &Mapping::new());
    assert!(has_note(&seen, "the header `受理时间` stands 2 times"));
    assert!(has_note(
        &seen,
        "`受理时间#1` and `受理时间#2` fit columns.started_at alike"
    ));
    assert_eq!(seen.proposes(Column::StartedAt), None);
}

#[test]
fn where_names_say_nothing_the_data_propose_as_a_comment() {
    let log = "文本甲,甲,乙,丙\n\
               x1,2023-06-07,2023-06-08,1\nx2,2023-06-08,2023-06-08,1\nx3,2023-06-09,2023-06-12,2\n";
    let seen = seen(log);
    let toml = seen.mapping();
    assert!(
        toml.contains("# case_id = \"文本甲\"  # every value is another"),
        "{toml}"
    );
    assert!(
        toml.contains(
            "# started_at = \"甲\", finished_at = \"乙\"  # in 3 rows the second is never before the first"
        ),
        "{toml}"
    );
    assert_eq!(seen.proposes(Column::StartedAt), None);
}

#[test]
fn a_column_that_differs_between_the_events_of_a_case_is_none_of_the_case() {
    let log = "case:concept:name,concept:name,time:timestamp,start_timestamp\n\
               C1,place order,2023-06-05 09:02,2023-06-05 09:00\n\
               C1,pay,2023-06-06 10:00,2023-06-06 09:00\n\
               C2,place order,2023-06-05 10:54,2023-06-05 10:18\n\
               C2,pay,2023-06-08 10:00,2023-06-08 09:00\n";
    let seen = seen(log);
    assert_eq!(seen.proposes(Column::StartedAt), None);
    assert_eq!(seen.proposes(Column::Time), Some("time:timestamp"));
    assert!(has_note(
        &seen,
        "`start_timestamp` differs between the events of a case"
    ));
    let toml = seen.mapping() + "[[checks]]\nname = \"five\"\nlimit = \"5 working days\"\n";
    let (summary, kept) = check(log.as_bytes(), &Mapping::from_toml(&toml).unwrap()).unwrap();
    assert_eq!(
        (summary.cases(), summary.rejects()),
        (2, 0),
        "{:?}",
        kept.rejects
    );
    assert_eq!(
        summary
            .assessment("five")
            .unwrap()
            .tally()
            .count(VerdictKind::Met),
        2
    );
    // each event has a start and an end: it happened when it ended
    let log = "案件编号,环节,开始时间,完成时间\n\
               1,受理,2023-06-05 09:00,2023-06-05 09:30\n1,办结,2023-06-06 09:00,2023-06-06 10:00\n\
               2,受理,2023-06-05 09:00,2023-06-05 09:30\n2,办结,2023-06-06 09:00,2023-06-06 10:00\n";
    assert_eq!(
        seen_by(log, &Mapping::new()).proposes(Column::Time),
        Some("完成时间")
    );
}

#[test]
fn stages_in_words_of_the_logs_own_are_stages_of_what_is_done() {
    let log = "case:concept:name,concept:name,lifecycle:transition,time:timestamp\n\
               1,Accepted,In Progress,2023-05-08T10:00:00+08:00\n\
               1,Accepted,Wait - User,2023-05-09T10:00:00+08:00\n\
               1,Completed,Resolved,2023-05-10T10:00:00+08:00\n";
    let toml = seen(log).mapping() + "[[checks]]\nname = \"five\"\nlimit = \"5 working days\"\n";
    let (summary, kept) = check(log.as_bytes(), &Mapping::from_toml(&toml).unwrap()).unwrap();
    assert_eq!(summary.about().unwrap().events.unwrap().passed_over, 0);
    assert!(kept.told()[0].starts_with("met"), "{:?}", kept.told());
    // by the standard of event logs an activity is done when it is complete
    let staged = log
        .replace("In Progress", "start")
        .replace("Resolved", "complete");
    let toml = seen(&staged).mapping();
    assert!(toml.contains("\"Accepted+start\" = \"started\""), "{toml}");
}

#[test]
fn what_would_not_work_is_explained_and_not_proposed() {
    for (log, objection) in [
        (
            "案件编号,受理时间,办结时间\n1,07/06/2023,08/06/2023\n2,07/06/2023,09/06/2023\n",
            "2 of 2 rows would be rejected; the first: line 2",
        ),
        (
            "案件编号,受理时间,办结时间\n1,2023-06-12,2023-06-08\n2,2023-06-12,2023-06-09\n",
            "2 of 2 finished cases would end before they start",
        ),
        (
            "案件编号,受理时间,办结时间\n1,,2023-06-08\n2,-,2023-06-09\n",
            "none of 2 cases would have a start",
        ),
        (
            "case_id,started_at,finished_at\n1,11/28/11 9:27,12/20/11 9:32\n",
            "has a year of two digits",
        ),
    ] {
        let seen = seen(log);
        let found = seen.objection().unwrap_or_default();
        assert!(found.contains(objection), "{found}");
        let toml = seen.mapping();
        assert!(toml.contains("# Not proposed, for with it"), "{toml}");
        assert_eq!(Mapping::from_toml(&toml), Ok(Mapping::new()), "{toml}");
        assert_eq!(seen.proposes(Column::StartedAt), None);
    }
}

#[test]
fn the_order_of_day_and_month_that_the_data_prove_is_proposed() {
    for (rows, line) in [
        (
            "1,25/06/2023,26/06/2023\n",
            Some("day_order = \"day-first\"  # 2 times"),
        ),
        (
            "1,06/25/2023,06/26/2023\n2,06/07/2023,06/08/2023\n",
            Some("day_order = \"month-first\"  # 2 times"),
        ),
        ("1,25/06/2023,06/26/2023\n", None),
    ] {
        let seen = seen(&format!("案件编号,受理时间,办结时间\n{rows}"));
        let toml = seen.mapping();
        match line {
            Some(line) => assert!(toml.contains(line), "{toml}"),
            None => assert!(has_note(&seen, "the log has both orders")),
        }
    }
}

#[test]
fn a_mapping_given_is_taken_as_said() {
    let log = "number,opened_at,closed_at\n\
               T1,2023-06-07 09:00,2023-06-20 10:00\nT2,2023-06-07 09:00,2023-06-08 10:00\n";
    let mapping = Mapping::from_toml(
        "[columns]\ncase_id = \"number\"\nstarted_at = \"opened_at\"\nfinished_at = \"closed_at\"\n",
    )
    .unwrap();
    let seen = seen_by(log, &mapping);
    assert!(
        seen.to_string().contains("looked at all 2 rows, 2 cases"),
        "{seen}"
    );
    assert!(!has_note(&seen, "set columns"), "{:?}", seen.notes());
    assert_eq!(seen.objection(), None);
}

#[test]
fn a_log_without_names_of_cases_says_so() {
    let log = "start_date,type,end_date\n2025-04-01,bug,2025-05-30\n2025-04-01,bug,2025-04-23\n";
    let seen = seen(log);
    let told = seen.to_string();
    assert!(
        told.contains("looked at all 2 rows; no column names the case"),
        "{told}"
    );
    assert!(!told.contains("earlier row names"), "{told}");
    let toml = seen.mapping() + "[[checks]]\nname = \"twenty\"\nlimit = \"20 working days\"\n";
    let (summary, kept) = check(log.as_bytes(), &Mapping::from_toml(&toml).unwrap()).unwrap();
    assert_eq!(summary.cases(), 2);
    let names: Vec<&str> = kept
        .verdicts
        .iter()
        .map(|verdict| verdict.1.as_str())
        .collect();
    assert_eq!(names, ["2", "3"]);
    let notices = summary.notices();
    assert_eq!(
        notices[0].to_string(),
        "2 cases have no name and are named by their lines"
    );
}

#[test]
fn every_value_is_counted_however_many_there_are() {
    let rows: String = (0..1205)
        .map(|number| format!("{number},2023-06-07,2023-06-08\n"))
        .collect();
    let seen = seen(&format!("案件编号,受理时间,办结时间\n{rows}"));
    assert_eq!(seen.columns()[0].different, 1205);
}

#[test]
fn a_title_in_every_merged_cell_is_above_the_header() {
    let log = "办件明细,办件明细,办件明细,办件明细\n工单编号,状态,开工时间,完工时间\n\
               G1,完,2026-05-14 08:00,2026-05-18 09:00\nG2,完,2026-05-14 08:00,2026-06-18 09:00\n";
    assert_eq!(proposed(log), ["工单编号", "开工时间", "完工时间", "-"]);
    assert_eq!(seen(log).file().rows_above_header, 1);
}

#[test]
fn events_may_be_passed_over_where_columns_tell_of_start_and_finish() {
    let log = "case:concept:name,case:startdate,case:enddate,concept:name,time:timestamp\n\
               1,2023-06-05,2023-06-07,a,2023-06-05 10:00\n1,2023-06-05,2023-06-07,b,2023-06-06 10:00\n";
    let seen = seen(log);
    assert_eq!(seen.objection(), None);
    let toml = seen.mapping() + "[[checks]]\nname = \"five\"\nlimit = \"5 working days\"\n";
    let (_, kept) = check(log.as_bytes(), &Mapping::from_toml(&toml).unwrap()).unwrap();
    assert_eq!(kept.told(), ["met with 3 working days to spare"]);
}

#[test]
fn the_ends_of_a_stop_are_shown_as_comments() {
    let log = "编号,受理时间,办结时间,暂停时间,恢复时间\n\
               1,2023-06-05 09:10,2023-06-07 09:10,,\n\
               2,2023-06-05 09:10,2023-06-07 09:10,2023-06-06 09:00,2023-06-06 10:00\n";
    let seen = seen(log);
    assert!(has_note(&seen, "columns look like the ends of stops"));
    let toml = seen.mapping();
    let lines = "[events]\n# \"stop:other\" = \"暂停时间\"\n# \"resume:other\" = \"恢复时间\"\n";
    assert!(toml.contains(lines), "{toml}");
    let whole =
        toml.replace("# \"", "\"") + "[[checks]]\nname = \"one\"\nlimit = \"1 working day\"\n";
    let (_, kept) = check(log.as_bytes(), &Mapping::from_toml(&whole).unwrap()).unwrap();
    assert_eq!(kept.told().len(), 2);
}
