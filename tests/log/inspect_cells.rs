//! What `inspect` counts in the cells of files as they are published, and what it says of
//! those that cannot be read.
#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test that cannot go on fails"
)]

use shixian::log::{Column, Mapping};

use crate::inspected::{has_note, seen, seen_in};
use crate::support::logs::check;

#[test]
fn a_row_of_data_is_not_the_header_however_wide_it_is() {
    let log = "Id,Created,Resolved\n\
               C1,2026-01-05 09:00,2026-01-06 09:00\n\
               C2,2026-01-05 09:00,2026-01-07 09:00,reopened,twice,by,phone\n\
               C3,2026-01-05 09:00,2026-01-08 09:00\n";
    let plain = seen(log);
    assert_eq!(plain.file().rows_above_header, 0);
    assert_eq!(plain.proposes(Column::StartedAt), Some("Created"));
    for title in [
        "Cases of 2026\n",
        "导出时间,2026-04-01\n",
        "填报单位：甲,填报日期：2026年4月1日\n",
    ] {
        let log = format!("{title}{log}");
        let below = seen(&log);
        assert_eq!(below.file().rows_above_header, 1, "{title}");
        let toml = below.mapping() + "[[checks]]\nname = \"five\"\nlimit = \"5 working days\"\n";
        assert!(toml.contains("header_row = 2\n"), "{toml}");
        // what it wrote is what a check finds
        let (summary, _) = check(log.as_bytes(), &Mapping::from_toml(&toml).unwrap()).unwrap();
        assert_eq!((summary.cases(), summary.rejects()), (2, 1));
    }
}

#[test]
fn a_header_in_two_rows_is_read_as_one() {
    let log = "信访事项办理台账,,,,,,\n\
               填报单位：某局,,,,,填报日期：2026年4月1日,\n\
               序号,受理编号,诉求内容,时间,,,备注\n\
               ,,,受理,应办结,办结,\n\
               1,A1,路灯,2026-03-02,2026-03-20,2026-03-10,\n\
               2,A2,井盖,2026-03-03,2026-03-21,,\n";
    let seen = seen(log);
    let headers: Vec<&str> = seen
        .columns()
        .iter()
        .map(|column| &*column.header)
        .collect();
    assert_eq!(
        headers,
        [
            "序号",
            "受理编号",
            "诉求内容",
            "受理",
            "应办结",
            "办结",
            "备注"
        ]
    );
    assert_eq!(seen.proposes(Column::StartedAt), Some("受理"));
    assert_eq!(seen.proposes(Column::FinishedAt), Some("办结"));
    assert_eq!(seen.proposes(Column::DueAt), Some("应办结"));
    assert!(
        seen.mapping().contains("header_row = 4\n"),
        "{}",
        seen.mapping()
    );
}

#[test]
fn names_with_a_colon_or_an_example_are_a_header() {
    let log = "登记簿,,\n编号：,开始（例：2026-01-05）,结束：\n1,2026-01-05,2026-01-07\n2,2026-01-05,2026-01-08\n";
    let seen = seen(log);
    assert_eq!(seen.file().rows_above_header, 1);
    assert_eq!(
        seen.proposes(Column::StartedAt),
        Some("开始（例：2026-01-05）")
    );
    assert_eq!(seen.proposes(Column::FinishedAt), Some("结束："));
}

#[test]
fn a_column_without_a_header_is_not_proposed() {
    let log = "编号,受理时间,\n1,2023-06-05,2023-06-07\n2,2023-06-05,2023-06-08\n";
    let seen = seen(log);
    assert!(
        has_note(&seen, "column 3 of times has no header"),
        "{:?}",
        seen.notes()
    );
    assert!(
        !seen
            .mapping()
            .contains("started_at = \"受理时间\", finished_at")
    );
    let given = seen
        .mapping()
        .lines()
        .any(|line| line.starts_with("finished_at"));
    assert!(!given, "{}", seen.mapping());
}

#[test]
fn rows_that_a_check_rejects_are_not_counted_as_cases() {
    let times = "2026-03-02,2026-03-04";
    let log = format!(
        "Id,Subject,Created,Resolved\n1,a,{times}\n2,a,{times}\n3,b\nxx yy\n4,c,extra,{times}\n"
    );
    let ragged = seen(&log);
    let told = ragged.to_string();
    assert!(told.contains("looked at all 5 rows, 2 cases"), "{told}");
    assert_eq!(
        (ragged.rows_unlike_header(), ragged.columns()[0].filled),
        (3, 2)
    );
    assert!(has_note(
        &ragged,
        "3 rows do not have the cells of the header, and will be rejected; the first is in line 4"
    ));
    let log = "编号,受理时间,办结时间\n,2026-03-02,2026-03-04\nA,2026-03-02,2026-03-04\n,2026-03-04,2026-03-05\n";
    let nameless = seen(log);
    let told = nameless.to_string();
    assert!(told.contains("looked at all 3 rows, 1 case\n"), "{told}");
    assert!(has_note(
        &nameless,
        "2 rows have no name of a case in `编号`"
    ));
    assert!(!has_note(&nameless, "earlier row names"));
    let objects = seen("{\"id\":1,\"created\":\"2026-01-05\"}\nnot an object\n");
    assert!(objects.to_string().contains("all 2 rows, 1 case\n"));
    assert!(has_note(
        &objects,
        "1 line is not an object, and will be rejected; the first is in line 2"
    ));
}

#[test]
fn an_order_is_proposed_only_where_no_other_fits() {
    let both =
        "编号,受理时间,办结时间\n1,19.03.05,19.03.07\n2,19.03.25,19.04.07\n3,19.12.05,19.12.17\n";
    let both = seen_in(both.as_bytes(), "[times]\ncentury = 2000\n");
    assert!(
        has_note(
            &both,
            "with the day first or the year first, and nothing decides"
        ) || has_note(&both, "with the day or the year first, and nothing decides"),
        "{:?}",
        both.notes()
    );
    assert!(
        both.mapping()
            .contains("# day_order = \"day-first\"  # or \"year-first\"")
    );
    let year = seen("编号,受理时间,办结时间\n1,19.03.05,19.03.07\n2,23.03.25,33.04.07\n");
    assert!(
        year.mapping().contains("day_order = \"year-first\""),
        "{}",
        year.mapping()
    );
    assert!(year.mapping().contains("# century = 2000"));
    // the first proposal says it where no header is known
    let log = "桌号;开台时间;结账时间\n1;25.03.2026 18:00;25.03.2026 20:00\n2;03.04.2026 18:00;03.04.2026 20:00\n";
    let unknown = seen(log);
    assert!(
        unknown
            .mapping()
            .contains("\nday_order = \"day-first\"  # 2 times"),
        "{}",
        unknown.mapping()
    );
}

#[test]
fn times_count_whatever_the_order_of_day_and_month() {
    let log = "编号,受理时间,办结时间\n\
               1,03/04/2026 09:00,03/05/2026 09:00\n2,03/04/2026 09:00,03/05/2026 09:00\n\
               3,25/04/2026 09:00,26/04/2026 09:00\n";
    let seen = seen(log);
    assert_eq!(
        (seen.columns()[1].local, seen.columns()[1].either_order),
        (3, 2)
    );
    assert!(
        seen.mapping().contains("6 of 6 times have no zone"),
        "{}",
        seen.mapping()
    );
}

#[test]
fn what_looks_like_a_time_and_is_not_read_is_said() {
    let rows = (1..4).map(|day| format!("{day},{day}|June|2023,x\n"));
    let unread = seen(&format!(
        "id,Created,x\n{}",
        rows.collect::<String>().replace('|', " of ")
    ));
    assert!(
        has_note(
            &unread,
            "3 cells of `Created` look like times in a form that is not read, such as `1 of June of 2023`"
        ),
        "{:?}",
        unread.notes()
    );
    let solid = seen("id,Created\n1,202601050900\n2,202601060900\n");
    assert!(has_note(&solid, "such as `202601050900`"));
    let epoch = seen("id,甲,乙\n1,1686099900,1686099900000\n2,1686099901,1686099900001\n");
    assert!(
        has_note(&epoch, "`numbers = \"epoch-seconds\"`"),
        "{:?}",
        epoch.notes()
    );
    assert!(has_note(&epoch, "`numbers = \"epoch-milliseconds\"`"));
    let both = seen(
        "工单编号,受理时间,办结时间\n1,1767574800,1767661200000\n2,1767574800,1767661200000\n",
    );
    assert!(!both.mapping().contains("\nnumbers"), "{}", both.mapping());
    assert!(has_note(&both, "in different units"), "{:?}", both.notes());
    let known = seen("id,created,resolved\n1,1686099900,1686199900\n2,1686099901,1686199900\n");
    assert_eq!(known.proposes(Column::StartedAt), Some("created"));
    assert!(
        known.mapping().contains("\nnumbers = \"epoch-seconds\""),
        "{}",
        known.mapping()
    );
}

#[test]
fn a_word_that_stands_for_nothing_among_times_is_named() {
    let log = "id,Created,Resolved\n1,2023-06-05,2023-06-07\n2,2023-06-05,Not set\n3,2023-06-05,Not set\n";
    let asked = seen(log);
    assert!(
        has_note(
            &asked,
            "2 cells of `Resolved` say \"Not set\", which is not a time: if it means that nothing is there, say `empty = [\"Not set\"]`"
        ),
        "{:?}",
        asked.notes()
    );
    // where it is all that a column of times says, the column is named all the same
    let open = seen("编号,受理时间,办结时间\n1,2023-06-05,Not set\n2,2023-06-05,Not set\n");
    assert!(
        has_note(&open, "2 cells of `办结时间` say \"Not set\""),
        "{:?}",
        open.notes()
    );
    assert!(
        open.mapping().contains("# finished_at = \"办结时间\""),
        "{}",
        open.mapping()
    );
    let told = seen_in(log.as_bytes(), "empty = [\"Not set\"]\n");
    assert_eq!(told.proposes(Column::FinishedAt), Some("Resolved"));
    assert_eq!(told.columns()[2].taken_for_empty, 2);
}

#[test]
fn a_column_called_like_an_end_that_holds_few_times_is_named() {
    let log = "id,Created,Closed\n1,2023-06-05,2023-06-07\n2,2023-06-05,withdrawn\n3,2023-06-05,pending\n";
    let seen = seen(log);
    assert_eq!(seen.proposes(Column::FinishedAt), None);
    assert!(
        has_note(
            &seen,
            "`Closed` is called like the start or the finish, but only 1 of 3 cells is a time"
        ),
        "{:?}",
        seen.notes()
    );
}

#[test]
fn a_case_that_is_taken_for_the_header_is_told_of() {
    let seen = seen("1,2026-01-05,2026-01-07\n2,2026-01-05,2026-01-08\n3,2026-01-06,2026-01-08\n");
    assert!(has_note(
        &seen,
        "the row taken for the header holds a time, `2026-01-05`"
    ));
}

#[test]
fn times_of_day_and_numbers_of_eight_digits_are_what_they_are() {
    let log = "Unique Key,date_in,time_in,date_out\n64340630,2023-06-05,09:15,2023-06-07\n64340631,2023-06-05,10:20,2023-06-08\n20230607,2023-06-05,10:20,2023-06-08\n";
    let seen = seen(log);
    let told = seen.to_string();
    assert_eq!(seen.columns()[0].dates, 0, "{told}");
    assert!(has_note(
        &seen,
        "`time_in` holds times of day without a date, and is passed over"
    ));
}

#[test]
fn one_of_a_thing_is_told_in_the_singular() {
    let told = seen("编号,受理时间,办结时间\n1,2023-06-05,-\n").to_string();
    assert!(told.contains("looked at all 1 row, 1 case\n"), "{told}");
    assert!(told.contains("    1 time written as"), "{told}");
    assert!(
        told.contains("    1 cell that says that nothing is there\n"),
        "{told}"
    );
    assert!(
        !told.contains(" 1 rows") && !told.contains(" 1 cells"),
        "{told}"
    );
}

#[cfg(feature = "xes")]
#[test]
fn events_without_a_time_are_said_to_carry_none() {
    let log = "<log><trace><string key=\"concept:name\" value=\"1\"/>\
               <event><string key=\"concept:name\" value=\"受理\"/></event></trace></log>";
    let seen = seen(log);
    assert_eq!(
        seen.notes(),
        [
            "nothing is proposed: the events carry no time (`time:timestamp`), and cases are measured by their times"
        ]
    );
    let toml = seen.mapping();
    assert_eq!(Mapping::from_toml(&toml), Ok(Mapping::new()), "{toml}");
}

#[cfg(feature = "excel")]
#[test]
fn a_sheet_that_is_hidden_is_not_one_of_several() {
    use rust_xlsxwriter::Workbook;
    let mut book = Workbook::new();
    for (name, is_hidden) in [("办件", false), ("旧", true)] {
        let sheet = book.add_worksheet();
        sheet.set_name(name).unwrap().set_hidden(is_hidden);
        for (row, cells) in [
            ["编号", "受理时间", "办结时间"],
            ["1", "2023-06-05", "2023-06-07"],
        ]
        .iter()
        .enumerate()
        {
            for (column, text) in cells.iter().enumerate() {
                let (row, column) = (u32::try_from(row).unwrap(), u16::try_from(column).unwrap());
                sheet.write_string(row, column, *text).unwrap();
            }
        }
    }
    let seen = seen_in(&book.save_to_buffer().unwrap(), "");
    assert_eq!(seen.file().sheet.as_deref(), Some("办件"));
    let seen = seen_in(
        &book.save_to_buffer().unwrap(),
        "[source]\nsheet = \"旧\"\n",
    );
    assert_eq!(seen.file().sheet.as_deref(), Some("旧"));
}

#[cfg(feature = "excel")]
#[test]
fn a_header_of_merged_cells_is_found_beside_another_table() {
    use rust_xlsxwriter::{Format, Workbook};
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let plain = Format::new();
    sheet.merge_range(0, 0, 0, 4, "办件台账", &plain).unwrap();
    sheet.write_string(1, 0, "填报单位：某局").unwrap();
    sheet.write_string(1, 4, "填报日期：2026年4月1日").unwrap();
    sheet.write_string(2, 0, "流水号").unwrap();
    sheet.write_string(2, 1, "内容").unwrap();
    sheet.write_string(2, 2, "时间").unwrap();
    for (column, name) in (2..).zip(["受理", "应办结", "办结"]) {
        sheet.write_string(3, column, name).unwrap();
    }
    for row in 4..8 {
        sheet.write_string(row, 0, format!("A{row}")).unwrap();
        sheet.write_string(row, 1, "路灯").unwrap();
        for (column, day) in (2..).zip(["2026-03-02", "2026-03-20", "2026-03-10"]) {
            sheet.write_string(row, column, day).unwrap();
        }
        // another table to the right
        for column in 7..14 {
            sheet.write_number(row, column, 3.0).unwrap();
        }
    }
    let seen = seen_in(&book.save_to_buffer().unwrap(), "");
    assert_eq!(seen.proposes(Column::CaseId), Some("流水号"));
    assert_eq!(seen.proposes(Column::StartedAt), Some("受理"));
    assert_eq!(seen.proposes(Column::FinishedAt), Some("办结"));
    assert_eq!(seen.proposes(Column::DueAt), Some("应办结"));
    assert!(
        seen.mapping().contains("header_row = 4\n"),
        "{}",
        seen.mapping()
    );
}

#[cfg(feature = "excel")]
#[test]
fn dates_that_a_spreadsheet_half_converted_are_told_of() {
    use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let format = Format::new().set_num_format("yyyy-mm-dd");
    for (column, header) in (0..).zip(["编号", "受理时间", "办结时间"]) {
        sheet.write_string(0, column, header).unwrap();
    }
    for (row, day) in (1..).zip([3_u8, 5, 11]) {
        sheet.write_string(row, 0, row.to_string()).unwrap();
        let date = ExcelDateTime::from_ymd(2023, 6, day).unwrap();
        sheet
            .write_datetime_with_format(row, 1, &date, &format)
            .unwrap();
        sheet.write_string(row, 2, "2023-12-20").unwrap();
    }
    sheet.write_string(4, 0, "4").unwrap();
    sheet.write_string(4, 1, "25/06/2023").unwrap();
    let seen = seen_in(&book.save_to_buffer().unwrap(), "");
    assert!(
        has_note(
            &seen,
            "`受理时间` has 3 date cells, whose days are all 12 or less, beside 1 text"
        ),
        "{:?}",
        seen.notes()
    );
    assert!(
        seen.mapping().contains("\n# day_order = \"day-first\""),
        "{}",
        seen.mapping()
    );
}
