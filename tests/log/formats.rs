//! Logs of every format, encoding and shape: the same cases, the same verdicts.
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on fails"
)]

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use rust_xlsxwriter::{Format, Workbook};
use shixian::Schedule;
use shixian::log::{LogReader, Mapping, inspect};
use shixian::plan::huarong_2023;

use crate::support::logs;
use crate::support::logs::check;
use crate::support::workbooks;

const CSV: &str = "案件编号,事项,受理时间,办结时间,备注\n\
                   HR-1,联合验收,2023-06-20 09:05,2023-06-26,\"一\n二\"\n\
                   HR-2,联合验收,2023-06-20 09:05,2023-06-27,\n\
                   HR-3,联合验收,2023-06-20,,\n";

fn about(log: &[u8], mapping: &Mapping) -> String {
    let reader = LogReader::new(log, mapping, &Schedule::china()).unwrap();
    reader.about().file.to_string()
}

/// The three cases of [`CSV`], however they are written.
#[track_caller]
fn assert_same(log: &[u8], mapping: &Mapping, lines: [u64; 3]) {
    let (summary, kept) = check(log, mapping).unwrap();
    let told: Vec<(u64, &str, &str)> = kept
        .verdicts
        .iter()
        .map(|(line, case, _, verdict)| (*line, case.as_str(), verdict.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            (lines[0], "HR-1", "met with 0 working days to spare"),
            (lines[1], "HR-2", "missed by 1 working day"),
            (lines[2], "HR-3", "overdue by 130 working days"),
        ],
        "{:?}",
        kept.rejects
    );
    assert_eq!((summary.rows(), summary.rejects()), (3, 0));
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn utf16(text: &str, is_little: bool) -> Vec<u8> {
    let units = text.encode_utf16();
    units
        .flat_map(|unit| {
            if is_little {
                unit.to_le_bytes()
            } else {
                unit.to_be_bytes()
            }
        })
        .collect()
}

fn mapping(toml: &str) -> Mapping {
    Mapping::from_toml(toml).unwrap()
}

#[test]
fn every_encoding_is_found_out_and_stated() {
    let plain = Mapping::new();
    let (gbk, _, lossy) = encoding_rs::GBK.encode(CSV);
    assert!(!lossy);
    let marked = format!("\u{feff}{CSV}");
    let cases: [(Vec<u8>, &str); 8] = [
        (CSV.into(), "csv, UTF-8, separated by `,`"),
        (
            marked.clone().into(),
            "csv, UTF-8 with a byte order mark, separated by `,`",
        ),
        (gbk.to_vec(), "csv, gb18030, separated by `,`"),
        (utf16(CSV, true), "csv, UTF-16LE, separated by `,`"),
        (utf16(CSV, false), "csv, UTF-16BE, separated by `,`"),
        (
            utf16(&marked, true),
            "csv, UTF-16LE with a byte order mark, separated by `,`",
        ),
        (
            utf16(&marked, false),
            "csv, UTF-16BE with a byte order mark, separated by `,`",
        ),
        (gzip(&gbk), "csv in gzip, gb18030, separated by `,`"),
    ];
    for (log, expected) in cases {
        assert_eq!(about(&log, &plain), expected);
        assert_same(&log, &plain, [2, 4, 5]);
    }
    let told = mapping("[source]\nencoding = \"gbk\"");
    assert_eq!(about(&gbk, &told), "csv, gb18030, separated by `,`");
    assert_same(&gbk, &told, [2, 4, 5]);
}

#[test]
fn an_encoding_nobody_can_be_sure_of_is_refused_and_can_be_named() {
    let text = "case_id,kind,started_at,finished_at\nGebühr für Müll,x,2023-06-20,\n";
    let (latin, ..) = encoding_rs::WINDOWS_1252.encode(text);
    let error = check(&latin, &Mapping::new()).err().unwrap();
    assert!(
        error.starts_with(
            "the log is neither UTF-8 nor, for all one can tell, GB18030; it looks like "
        ),
        "{error}"
    );
    let told = mapping("[source]\nencoding = \"windows-1252\"\n[kinds]\nx = \"5 working days\"");
    let (_, kept) = check(&latin, &told).unwrap();
    assert_eq!(kept.verdicts[0].1, "Gebühr für Müll");
}

#[test]
fn what_an_encoding_does_not_have_is_a_reject() {
    let (gbk, ..) =
        encoding_rs::GBK.encode("编号,kind,started_at,finished_at\n甲,联合验收,2023-06-20,\n");
    let mut log = gbk.to_vec();
    log.extend(b"\xff\xff,x,2023-06-20,\nfine,x,2023-06-20,\n");
    let told = mapping(
        "[source]\nencoding = \"gb18030\"\n[columns]\ncase_id = \"编号\"\n[kinds]\nx = \"5 working days\"",
    );
    let (summary, kept) = check(&log, &told).unwrap();
    assert_eq!((summary.rows(), summary.rejects()), (3, 1));
    assert_eq!(kept.rejects[0].reason().to_string(), "not gb18030");
    assert_eq!(kept.rejects[0].line(), 3);
    // a conversion that failed before is no name either
    let lost = "case_id,kind,started_at,finished_at\n\u{fffd}\u{fffd},联合验收,2023-06-20,\n";
    let (_, kept) = check(lost.as_bytes(), &Mapping::new()).unwrap();
    assert_eq!(kept.rejects[0].reason().id(), "replaced");
}

#[test]
fn every_separator_is_found_out_and_stated() {
    for (separator, stated) in [("\t", "tabs"), (";", "`;`"), ("|", "`|`")] {
        let log = CSV.replace(',', separator);
        assert_eq!(
            about(log.as_bytes(), &Mapping::new()),
            format!("csv, UTF-8, separated by {stated}")
        );
        assert_same(log.as_bytes(), &Mapping::new(), [2, 4, 5]);
    }
    let told = mapping("[source]\nseparator = \";\"");
    let error = check(CSV.as_bytes(), &told).err().unwrap();
    assert!(error.contains("no column for `case_id`"), "{error}");
    let broken = mapping("[source]\nseparator = \"；\"");
    assert_eq!(
        check(CSV.as_bytes(), &broken).err().unwrap(),
        "`；` cannot separate cells; use one ASCII character, such as `,`, `;` or a tab"
    );
}

#[test]
fn titles_above_the_header_are_passed_over_and_stated() {
    let log = format!("2023年办件台账,,,,\n制表：政务局,,,,\n{CSV}");
    let stated = about(log.as_bytes(), &Mapping::new());
    assert_eq!(
        stated,
        "csv, UTF-8, separated by `,`, 2 rows above the header"
    );
    assert_same(log.as_bytes(), &Mapping::new(), [4, 6, 7]);
    let told = mapping("[source]\nheader_row = 3");
    assert_same(log.as_bytes(), &told, [4, 6, 7]);
    let missing = mapping("[source]\nheader_row = 30");
    assert_eq!(
        check(log.as_bytes(), &missing).err().unwrap(),
        "there is no row 30 to be the header: name another as `header_row`"
    );
}

#[test]
fn json_lines_whose_names_come_when_they_come() {
    let log = "{\"case_id\":\"HR-1\",\"kind\":\"联合验收\",\"started_at\":\"2023-06-20 09:05\",\"finished_at\":\"2023-06-26\"}\n\
               {\"kind\":\"联合验收\",\"case_id\":\"HR-2\",\"finished_at\":\"2023-06-27\",\"started_at\":\"2023-06-20 09:05\",\"a\":{\"b\":1}}\n\
               \n\
               {\"case_id\":\"HR-3\",\"kind\":\"联合验收\",\"started_at\":\"2023-06-20\",\"finished_at\":null}\n";
    assert_eq!(about(log.as_bytes(), &Mapping::new()), "json-lines, UTF-8");
    assert_same(log.as_bytes(), &Mapping::new(), [1, 2, 4]);
    // names left out where there is nothing to say: all cases open, for a while
    let open = (0..30).map(|number| {
        format!(
            "{{\"case_id\":\"{number}\",\"kind\":\"联合验收\",\"started_at\":\"2023-06-20\"}}\n"
        )
    });
    let open: String = open.collect();
    let closed = "{\"case_id\":\"b\",\"kind\":\"联合验收\",\"started_at\":\"2023-06-20\",\"finished_at\":\"2023-06-26\"}\n";
    let (summary, _) = check((open.clone() + closed).as_bytes(), &Mapping::new()).unwrap();
    assert_eq!((summary.cases(), summary.open()), (31, 30));
    assert!(
        check(open.as_bytes(), &Mapping::new())
            .err()
            .unwrap()
            .contains("no column for `finished_at`")
    );
    // a column that first turns up after the rows looked ahead at is not lost
    let row = |number: usize, more: &str| {
        format!(
            "{{\"case_id\":\"{number}\",\"kind\":\"联合验收\",\"started_at\":\"2023-06-20\",\"finished_at\":\"2023-06-28\"{more}}}\n"
        )
    };
    let mut late: String = (0..50).map(|number| row(number, "")).collect();
    late += &row(50, ",\"stops\":[\"补正:2023-06-21..2023-06-26\"]");
    late += "[1]\nnot json\n";
    late += &row(51, ",\"kind\":\"twice\"");
    late += "{\"case_id\":9007199254740993,\"kind\":\"联合验收\",\"started_at\":\"2023-06-20\",\"finished_at\":\"\"}\n";
    let (summary, kept) = check(late.as_bytes(), &Mapping::new()).unwrap();
    assert_eq!((summary.rows(), summary.rejects()), (55, 3));
    assert_eq!(kept.verdicts[49].3, "missed by 2 working days");
    assert_eq!(kept.verdicts[50].3, "met with 0 working days to spare");
    assert_eq!(kept.verdicts[51].1, "9007199254740993");
    assert_eq!(
        kept.rejects[0].to_string(),
        "line 52: not one JSON object with every name once"
    );
}

/// A workbook with two title rows, merged headings in two rows, and dates of three
/// kinds in one column.
fn workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    let stamp = Format::new().set_num_format("yyyy-mm-dd hh:mm");
    let bold = Format::new().set_bold();
    let sheet = book.add_worksheet();
    sheet.set_name("办件").unwrap();
    sheet
        .merge_range(0, 0, 0, 3, "2023年办件台账", &bold)
        .unwrap();
    sheet.merge_range(1, 0, 2, 0, "案件\n编号", &bold).unwrap();
    sheet.merge_range(1, 1, 2, 1, "事项", &bold).unwrap();
    sheet.merge_range(1, 2, 1, 3, "时间", &bold).unwrap();
    sheet.write_string(2, 2, "受理时间").unwrap();
    sheet.write_string(2, 3, "办结时间").unwrap();
    for (row, case) in (3..).zip(["HR-1", "HR-2", "HR-3"]) {
        sheet.write_string(row, 0, case).unwrap();
        sheet.write_string(row, 1, "联合验收").unwrap();
    }
    // a date cell, a text, a bare serial number
    sheet
        .write_number_with_format(3, 2, 45_097.378_472_222, &stamp)
        .unwrap();
    sheet
        .write_number_with_format(3, 3, 45_103.0, &stamp)
        .unwrap();
    sheet.write_string(4, 2, "2023/6/20 9:05").unwrap();
    sheet.write_number(4, 3, 45104.0).unwrap();
    sheet.write_string(5, 2, "2023年6月20日").unwrap();
    book.add_worksheet().set_name("说明").unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn workbooks_with_merged_headings_and_dates_of_three_kinds() {
    let log = workbook();
    let stated = about(&log, &Mapping::new());
    assert_eq!(
        stated,
        "xlsx, sheet `办件` (not read: 说明), 2 rows above the header"
    );
    assert_same(&log, &Mapping::new(), [4, 5, 6]);
    // the extension is nobody's business, and neither is gzip
    assert_same(&gzip(&log), &Mapping::new(), [4, 5, 6]);
    let xls = include_bytes!("../data/mixed-dates.xls");
    assert_eq!(
        about(xls, &Mapping::new()),
        "xls, sheet `办件` (not read: 说明), 1 row above the header"
    );
    assert_same(xls, &Mapping::new(), [3, 4, 5]);
}

#[test]
fn days_counted_from_1904() {
    let log = workbooks::repacked(
        &workbook(),
        "xl/workbook.xml",
        "<workbookPr ",
        "<workbookPr date1904=\"1\" ",
    );
    let stated = about(&log, &Mapping::new());
    assert!(stated.contains("days counted from 1904"), "{stated}");
    let mut row = shixian::log::LoggedCase::default();
    let schedule = Schedule::china();
    let mut reader = LogReader::new(&log[..], &Mapping::new(), &schedule).unwrap();
    reader.read(&mut row).unwrap().unwrap().unwrap();
    let rule = shixian::Rule::new(
        &huarong_2023::JOINT_ACCEPTANCE,
        &schedule,
        &shixian::Settings::new(),
    );
    let start = row.judge(&rule, logs::at("2028-01-01 00:00"), |checked| {
        checked.outcome().start()
    });
    assert_eq!(start.unwrap().to_string(), "2027-06-21 09:05:00");
}

#[test]
fn open_document_and_binary_workbooks() {
    let rows: [&[&str]; 4] = [
        &["案件编号", "事项", "受理时间", "办结时间"],
        &[
            "HR-1",
            "联合验收",
            "date:2023-06-20T09:05:00",
            "date:2023-06-26",
        ],
        &["HR-2", "联合验收", "2023-6-20 上午9:05", "2023.6.27"],
        &["HR-3", "联合验收", "20230620", ""],
    ];
    let log = workbooks::ods(&rows);
    assert_eq!(about(&log, &Mapping::new()), "ods, sheet `Log`");
    assert_same(&log, &Mapping::new(), [2, 3, 4]);
    let rows: [&[&str]; 4] = [
        &["案件编号", "事项", "受理时间", "办结时间"],
        &["HR-1", "联合验收", "45097.378472222", "45103"],
        &["HR-2", "联合验收", "2023-6-20 9:05 AM", "45104"],
        &["HR-3", "联合验收", "20/6/2023"],
    ];
    let log = workbooks::xlsb(&rows, false);
    assert_eq!(about(&log, &Mapping::new()), "xlsb, sheet `Log`");
    assert_same(&log, &Mapping::new(), [2, 3, 4]);
    let early: [&[&str]; 4] = [
        rows[0],
        &["HR-1", "联合验收", "43635.378472222", "43641"],
        &["HR-2", "联合验收", "43635.378472222", "43642"],
        &["HR-3", "联合验收", "43635"],
    ];
    assert_same(&workbooks::xlsb(&early, true), &Mapping::new(), [2, 3, 4]);
}

#[test]
fn a_workbook_of_several_logs_is_not_chosen_from() {
    let mut book = Workbook::new();
    for name in ["一月", "二月"] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        for (column, header) in (0..).zip(["案件编号", "事项", "受理时间", "办结时间"])
        {
            sheet.write_string(0, column, header).unwrap();
        }
        for (column, cell) in (0..).zip([name, "联合验收", "2023-06-20", "2023-06-26"]) {
            sheet.write_string(1, column, cell).unwrap();
        }
    }
    let log = book.save_to_buffer().unwrap();
    assert_eq!(
        check(&log, &Mapping::new()).err().unwrap(),
        "the workbook has several sheets that look like a log: `一月`, `二月`; name one of them"
    );
    let (_, kept) = check(&log, &mapping("[source]\nsheet = \"二月\"")).unwrap();
    assert_eq!(kept.verdicts[0].1, "二月");
    assert_eq!(
        check(&log, &mapping("[source]\nsheet = \"三月\""))
            .err()
            .unwrap(),
        "the workbook has no sheet `三月`; it has `一月`, `二月`"
    );
}

#[test]
fn errors_and_rounded_numbers_of_a_spreadsheet_are_rejects() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, header) in (0..).zip(["案件编号", "事项", "受理时间", "办结时间"]) {
        sheet.write_string(0, column, header).unwrap();
    }
    sheet.write_number(1, 0, 420_700_202_306_200_001.0).unwrap();
    sheet.write_number(2, 0, 2_023_062_001.0).unwrap();
    for row in [1, 2] {
        sheet.write_string(row, 1, "联合验收").unwrap();
        sheet.write_string(row, 2, "2023-06-20").unwrap();
        sheet.write_string(row, 3, "2023-06-26").unwrap();
    }
    let log = book.save_to_buffer().unwrap();
    let (_, kept) = check(&log, &Mapping::new()).unwrap();
    assert_eq!(kept.rejects[0].reason().id(), "unusable");
    assert_eq!(kept.verdicts[0].1, "2023062001");
}

const XES: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<log xes.version=\"1.0\">\n\
    <extension name=\"Time\" prefix=\"time\" uri=\"http://www.xes-standard.org/time.xesext\"/>\n\
    <global scope=\"event\"><string key=\"concept:name\" value=\"unknown\"/></global>\n\
    <string key=\"concept:name\" value=\"the log\"/>\n\
    <trace><string key=\"concept:name\" value=\"HR-1\"/><string key=\"kind\" value=\"联合验收\"/>\n\
      <event><string key=\"concept:name\" value=\"受理\"><string key=\"nested\" value=\"no\"/></string>\
<date key=\"time:timestamp\" value=\"2023-06-20T09:05:00.000+08:00\"/></event>\n\
      <event><string key=\"concept:name\" value=\"办结 &amp; 送达\"/><date key=\"time:timestamp\" value=\"2023-06-26T09:00:00Z\"/></event>\n\
    </trace>\n\
    <trace><string key=\"concept:name\" value=\"HR-2\"/><string key=\"kind\" value=\"联合验收\"/>\n\
      <event><date key=\"time:timestamp\" value=\"2023-06-27T09:00:00+08:00\"/><string key=\"concept:name\" value=\"办结 &amp; 送达\"/></event>\n\
      <event><date key=\"time:timestamp\" value=\"2023-06-20T09:05:00+08:00\"/><string key=\"concept:name\" value=\"受理\"/></event>\n\
    </trace>\n\
    <trace><string key=\"concept:name\" value=\"HR-3\"/><string key=\"kind\" value=\"联合验收\"/>\
<event><string key=\"concept:name\" value=\"受理\"/><date key=\"time:timestamp\" value=\"2023-06-20T09:05:00+08:00\"/></event></trace>\n\
    <trace><string key=\"concept:name\" value=\"HR-4\"/><string key=\"kind\" value=\"联合验收\"/></trace>\n\
    </log>\n";

#[test]
fn xes_is_read_as_a_stream_of_events() {
    let told = mapping(
        "[columns]\nkind = \"case:kind\"\n[activities]\n\"受理\" = \"started\"\n\"办结 & 送达\" = \"finished\"\n",
    );
    assert_eq!(about(&gzip(XES.as_bytes()), &told), "xes in gzip, UTF-8");
    let (summary, kept) = check(XES.as_bytes(), &told).unwrap();
    assert_eq!(
        kept.told(),
        [
            "met with 0 working days to spare",
            "missed by 1 working day",
            "overdue by 130 working days",
            "not started",
        ]
    );
    assert_eq!(
        (summary.rows(), summary.cases(), summary.rejects()),
        (6, 4, 0)
    );
    assert_eq!(
        check(XES.as_bytes(), &Mapping::new()).err().unwrap(),
        "a log of events needs a mapping that says what its activities mean"
    );
}

#[test]
fn a_file_that_is_something_else_is_refused_by_its_content() {
    let unsupported = |bytes: &[u8]| check(bytes, &Mapping::new()).err().unwrap();
    assert_eq!(
        unsupported(b"<html><body><table><tr><td>x</td></tr></table></body></html>"),
        "the log is a web page, whatever its name says: open it in a spreadsheet program and save it as .xlsx"
    );
    assert_eq!(
        unsupported(b"PAR1xxxx"),
        "the log is Parquet: convert it to CSV"
    );
    assert_eq!(
        unsupported(b"[{\"case_id\":1}]"),
        "the log is a JSON array: write one object a line (JSON Lines)"
    );
    assert_eq!(
        unsupported(&gzip(&gzip(b"a,b"))),
        "the log is packed with gzip twice: unpack it once"
    );
    assert_eq!(
        unsupported(b"\x00\x01\x02\x00\x00"),
        "the log is neither text nor a workbook"
    );
    assert_eq!(
        unsupported(b""),
        "the log is empty: it has not even a header line"
    );
    assert!(unsupported(b"PK\x03\x04 nothing more").starts_with("the workbook cannot be read: "));
    assert!(unsupported(b"\xD0\xCF\x11\xE0 nothing more").contains("protected by a password"));
    let said = mapping("[source]\nformat = \"workbook\"");
    assert!(check(CSV.as_bytes(), &said).is_err());
    let said = mapping("[source]\nformat = \"csv\"");
    assert_eq!(
        check(&workbook(), &said).err().unwrap(),
        "the log was said to be csv, but its content is workbook"
    );
}

/// Every copy of the sample gets a mapping that works as it stands.
#[test]
fn the_mapping_proposed_works_unedited() {
    let sample = include_str!("../../examples/data/sample.csv");
    let expected = check(sample.as_bytes(), &Mapping::new()).unwrap().1;
    let (gbk, ..) = encoding_rs::GBK.encode(sample);
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_string(0, 0, "办件台账").unwrap();
    for (row, line) in (1..).zip(sample.lines()) {
        for (column, cell) in (0..).zip(line.split(',')) {
            sheet.write_string(row, column, cell).unwrap();
        }
    }
    let excel = book.save_to_buffer().unwrap();
    for (name, log) in [
        ("csv", sample.as_bytes().to_vec()),
        ("gbk", gbk.to_vec()),
        ("tabs", sample.replace(',', "\t").into_bytes()),
        ("excel", excel),
    ] {
        let schedule = Schedule::china();
        let seen = inspect(
            &log[..],
            &Mapping::new(),
            &huarong_2023::PLAN,
            &schedule,
            10_000,
        );
        let toml = seen.unwrap().mapping();
        let (summary, kept) = check(&log, &mapping(&toml)).unwrap();
        assert_eq!(summary.rejects(), 0, "{name}\n{toml}");
        assert!(kept.told() == expected.told(), "{name}\n{toml}");
    }
    // as a log of events: 受理 and 办结, and the stops
    let events = events_of(sample);
    let seen = inspect(
        events.as_bytes(),
        &Mapping::new(),
        &huarong_2023::PLAN,
        &Schedule::china(),
        10_000,
    );
    let toml = seen.unwrap().mapping();
    let (summary, kept) = check(events.as_bytes(), &mapping(&toml)).unwrap();
    assert_eq!(summary.rejects(), 0, "{toml}\n{:?}", kept.rejects);
    for (kept, expected) in kept.verdicts.iter().zip(&expected.verdicts) {
        assert_eq!(
            (&kept.1, &kept.2, &kept.3),
            (&expected.1, &expected.2, &expected.3)
        );
    }
    assert_eq!(kept.verdicts.len(), expected.verdicts.len());
}

/// The sample as a log of events.
fn events_of(sample: &str) -> String {
    let mut reader = csv::Reader::from_reader(sample.as_bytes());
    let headers = reader.headers().unwrap().clone();
    let mut events = String::from("办件编号,事项,类别,延长期限,环节,环节时间\n");
    for row in reader.records() {
        let row = row.unwrap();
        let cell = |name: &str| {
            let at = headers.iter().position(|header| header == name).unwrap();
            row[at].to_owned()
        };
        let mut put = |activity: &str, at: &str| {
            events += &format!(
                "{},{},{},{},{activity},{at}\n",
                cell("案件编号"),
                cell("事项"),
                cell("类别"),
                cell("延长期限")
            );
        };
        put("受理", &cell("受理时间"));
        for stop in cell("中止").split(';').filter(|stop| !stop.is_empty()) {
            let (kind, span) = stop.split_once(':').unwrap();
            let (begin, end) = span.split_once("..").unwrap();
            put(&format!("{kind}告知开始"), begin);
            if !end.is_empty() {
                put(&format!("{kind}结束"), end);
            }
        }
        if !cell("办结时间").is_empty() {
            put("办结", &cell("办结时间"));
        }
    }
    events
}

#[test]
fn rejected_rows_are_read_as_what_they_are_whatever_the_log_was() {
    let (log, ..) = encoding_rs::GBK.encode(
        "办件台账\n案件编号;事项;受理时间;办结时间\n\
         1;联合验收;2023-06-07;2023-06-08\n2;午餐;2023-06-07;2023-06-08\n",
    );
    let of_source = mapping("[source]\nheader_row = 2\nencoding = \"gb18030\"\nseparator = \";\"");
    let (summary, kept) = check(&log, &of_source).unwrap();
    assert_eq!((summary.rows(), summary.rejects()), (2, 1));
    let rejected = String::from_utf8(kept.rejected.finish().unwrap()).unwrap();
    let of_sheet = mapping("[source]\nheader_row = 3\nsheet = \"2023\"\nformat = \"workbook\"");
    for mapping in [&of_source, &of_sheet] {
        let (again, _) = check(rejected.as_bytes(), mapping).unwrap();
        assert_eq!((again.rows(), again.rejects()), (1, 1));
        let right = rejected.replace(",午餐,", ",联合验收,");
        // as a spreadsheet may have saved it
        let (gbk, ..) = encoding_rs::GBK.encode(&right);
        for right in [
            right.as_bytes(),
            ["\u{feff}", &right].concat().as_bytes(),
            &gbk,
            right.replace(',', ";").as_bytes(),
        ] {
            let (again, _) = check(right, mapping).unwrap();
            assert_eq!((again.rows(), again.rejects()), (1, 0));
        }
    }
}

#[test]
fn a_clock_starts_with_receipt_where_no_column_tells_of_acceptance() {
    let log = "业务号,事项,收件时间,办结时间\n1,联合验收,2023-06-20 09:00,2023-06-26 09:00\n";
    let seen = inspect(
        log.as_bytes(),
        &Mapping::new(),
        &huarong_2023::PLAN,
        &Schedule::china(),
        10_000,
    )
    .unwrap();
    assert!(
        seen.to_string().contains(
            "no column tells of acceptance, so the clock is started with receipt: see whether columns.started_at is right"
        )
    );
    let (summary, _) = check(log.as_bytes(), &mapping(&seen.mapping())).unwrap();
    assert_eq!((summary.rows(), summary.rejects()), (1, 0));
}
