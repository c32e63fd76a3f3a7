//! Files made to do harm: bounded and refused.
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on fails"
)]

use std::io::{self, Read, Write};

use flate2::Compression;
use flate2::write::GzEncoder;
use shixian::Schedule;
use shixian::log::{LogReader, Mapping};

use crate::support::logs::check;
use crate::support::workbooks;

pub(crate) const HEAD: &str = "case_id,kind,started_at,finished_at\n";

/// Reads `input` to its end, and tells what stopped it.
pub(crate) fn reading(input: impl Read, mapping: &Mapping) -> String {
    let mut reader = match LogReader::new(input, mapping, &Schedule::china()) {
        Ok(reader) => reader,
        Err(error) => return error.to_string(),
    };
    let mut row = shixian::log::LoggedCase::default();
    loop {
        match reader.read(&mut row) {
            Ok(Some(_)) => {}
            Ok(None) => return "read".to_owned(),
            Err(error) => return error.to_string(),
        }
    }
}

const TOO_LONG: &str = "is longer than 16 MiB: this is not a log, or a quote is never closed";

#[test]
fn a_row_of_two_gigabytes_is_refused_long_before() {
    let endless = || io::repeat(b'a').take(2 << 30);
    let line = reading(HEAD.as_bytes().chain(endless()), &Mapping::new());
    assert_eq!(line, format!("the row of line 2 {TOO_LONG}"));
    let quoted = format!("{HEAD}a,\"");
    let quote = reading(quoted.as_bytes().chain(endless()), &Mapping::new());
    assert_eq!(quote, format!("the row of line 2 {TOO_LONG}"));
    let third = format!("{HEAD}a,x,2023-06-20,\n");
    let third = reading(third.as_bytes().chain(endless()), &Mapping::new());
    assert_eq!(third, format!("the row of line 3 {TOO_LONG}"));
    let json = b"{\"case_id\":\"".chain(endless());
    assert!(reading(json, &Mapping::new()).ends_with(TOO_LONG));
    let told = Mapping::from_toml("[activities]\nx = \"started\"").unwrap();
    let xes = b"<log><trace><string key=\"".chain(endless());
    assert!(reading(xes, &told).ends_with(TOO_LONG));
    // packed, it is a few megabytes
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(HEAD.as_bytes()).unwrap();
    io::copy(&mut io::repeat(b'a').take(40 << 20), &mut packed).unwrap();
    let packed = packed.finish().unwrap();
    assert!(packed.len() < 2_000_000);
    assert!(reading(&packed[..], &Mapping::new()).ends_with(TOO_LONG));
}

#[test]
fn entities_that_unfold_are_refused() {
    let laughs = "<?xml version=\"1.0\"?><!DOCTYPE lolz [<!ENTITY lol \"lol\"><!ENTITY lol1 \"&lol;&lol;&lol;\">]>\
                  <log><trace><string key=\"concept:name\" value=\"&lol1;\"/></trace></log>";
    let told = Mapping::from_toml("[activities]\nx = \"started\"").unwrap();
    assert_eq!(
        reading(laughs.as_bytes(), &told),
        "the log cannot be read as XES, at line 1: it has a DOCTYPE, and XES has none"
    );
    let undeclared = "<log><trace><string key=\"concept:name\" value=\"&lol;\"/></trace></log>";
    assert!(reading(undeclared.as_bytes(), &told).starts_with("the log cannot be read as XES"));
    for broken in [
        "<log><trace>",
        "<log><trace></log>",
        "<lo",
        "<svg/>",
        "<log><trace><event/><string key=\"concept:name\" value=\"late\"/></trace></log>",
        "<log><trace><string value=\"no key\"/></trace></log>",
    ] {
        let told = reading(broken.as_bytes(), &told);
        assert!(
            told.starts_with("the log cannot be read as XES"),
            "{broken}: {told}"
        );
    }
    let deep = "<log><trace>".to_owned() + &"<list key=\"x\">".repeat(200_000);
    assert!(reading(deep.as_bytes(), &told).contains("ends before its last element is closed"));
}

#[test]
fn rows_of_more_cells_than_a_spreadsheet_has_are_refused() {
    // packed, gigabytes of separators are a few megabytes, and a cell takes more
    // than its separator
    let row = |cells: usize| format!("{HEAD}1{}\n", ",".repeat(cells - 1));
    let (summary, kept) = check(row(16_384).as_bytes(), &Mapping::new()).unwrap();
    assert_eq!((summary.rows(), summary.rejects()), (1, 1));
    assert_eq!(
        kept.rejects[0].reason().to_string(),
        "the row has 16384 cells, the header 4"
    );
    assert_eq!(
        reading(row(16_385).as_bytes(), &Mapping::new()),
        "the row of line 2 has 16385 cells, and no more than 16384 are read: this is not a log, or its separator is another"
    );
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet().write_string(1, 0, "far").unwrap();
    let near = book.save_to_buffer().unwrap();
    let part = "xl/worksheets/sheet1.xml";
    let far = workbooks::repacked(&near, part, "<c r=\"A2\"", "<c r=\"ZZZZZZ2\"");
    assert_eq!(
        reading(&far[..], &Mapping::new()),
        "the workbook cannot be read: row 2 has a cell beyond the 16384 columns that a sheet has"
    );
}

#[test]
fn names_of_columns_without_end_are_refused() {
    let names = |line: u64| {
        format!(
            "at line {line} the log has more than 1024 names of columns, or one longer than 1024 bytes: this is not a log of cases"
        )
    };
    let lines: String = (0..2000)
        .map(|n| format!("{{\"case_id\":\"{n}\",\"name-{n}\":1}}\n"))
        .collect();
    assert_eq!(reading(lines.as_bytes(), &Mapping::new()), names(1024));
    let long = format!("{{\"case_id\":\"1\",\"{}\":1}}\n", "n".repeat(2000));
    assert_eq!(reading(long.as_bytes(), &Mapping::new()), names(1));
    let told = Mapping::from_toml("[activities]\nx = \"started\"").unwrap();
    let events: String = (0..2000)
        .map(|n| format!("<event><string key=\"{n}\" value=\"\"/></event>\n"))
        .collect();
    let xes = format!("<log><trace>{events}</trace></log>");
    assert_eq!(reading(xes.as_bytes(), &told), names(1025));
}

#[test]
fn objects_in_objects_without_end_cost_no_more_than_their_text() {
    // their names joined would be gigabytes
    const DEEP: usize = 200_000;
    let deep = format!(
        "{{\"case_id\":\"1\",\"kind\":\"x\",\"started_at\":\"2023-06-07\",\"finished_at\":{}1{}}}\n",
        "{\"a\":".repeat(DEEP),
        "}".repeat(DEEP)
    );
    // an object is not a time
    let (summary, kept) = check(deep.as_bytes(), &Mapping::new()).unwrap();
    assert_eq!((summary.rows(), summary.rejects()), (1, 1));
    assert!(kept.rejects[0].value().len() <= 200);
    // a matter that nobody asks for may lie as deep as it likes
    let line = "{\"case_id\":\"1\",\"kind\":\"联合验收\",\"started_at\":\"2023-06-07\",\"finished_at\":\"2023-06-08\"";
    let deep = format!(
        "{line},\"more\":{}1{}}}\n",
        "{\"a\":".repeat(DEEP),
        "}".repeat(DEEP)
    );
    let (summary, kept) = check(deep.as_bytes(), &Mapping::new()).unwrap();
    assert_eq!((summary.rows(), summary.rejects()), (1, 0));
    assert_eq!(kept.verdicts.len(), 1);
}

#[test]
fn a_zero_byte_is_no_text_wherever_it_stands() {
    let row = |id: &str| format!("{id},联合验收,2023-06-07,2023-06-08\n");
    for before in [0, 5000] {
        let log = format!("{HEAD}{}{}", row("a").repeat(before), row("b\0"));
        let (summary, kept) = check(log.as_bytes(), &Mapping::new()).unwrap();
        assert_eq!((summary.rows(), summary.rejects()), (before as u64 + 1, 1));
        assert_eq!(
            kept.rejects[0].reason().to_string(),
            "holds a zero byte, which no text has"
        );
    }
}

#[test]
fn a_log_that_cannot_be_read_on_says_after_which_line() {
    struct Fails;
    impl Read for Fails {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("the disk is gone"))
        }
    }
    let log = format!("{HEAD}a,联合验收,2023-06-20,\n").repeat(3);
    assert_eq!(
        reading(log.as_bytes().chain(Fails), &Mapping::new()),
        "reading the log failed after line 0"
    );
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    let rows: Vec<String> = (0..40_000)
        .map(|n| format!("{n}-{},联合验收,2023-06-20,\n", n * n))
        .collect();
    packed
        .write_all((HEAD.to_owned() + &rows.concat()).as_bytes())
        .unwrap();
    let packed = packed.finish().unwrap();
    // a file cut short while it was copied
    let told = reading(&packed[..packed.len() / 2], &Mapping::new());
    assert!(
        told.starts_with("reading the log failed after line "),
        "{told}"
    );
    assert!(!told.ends_with("line 0"), "{told}");
}
