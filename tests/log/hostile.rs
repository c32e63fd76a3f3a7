//! Files made to do harm: bounded and refused, or made harmless.
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on fails"
)]

use std::io::{self, Cursor, Read, Seek, Write};

use flate2::Compression;
use flate2::write::GzEncoder;
use shixian::check::JudgedAt;
use shixian::log::{
    Checked, LogCheck, LogCheckError, LogReader, Mapping, Reject, RejectWriter, Sink,
    VerdictFormat, VerdictOptions, VerdictWriter,
};
use shixian::plan::huarong_2023;
use shixian::{Language, Schedule, Settings};

use crate::support::logs::{at, check};
use crate::support::workbooks;

const HEAD: &str = "case_id,kind,started_at,finished_at\n";

/// Reads `input` to its end, and tells what stopped it.
fn reading(input: impl Read, mapping: &Mapping) -> String {
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
fn workbooks_with_more_cells_than_memory_are_refused() {
    let cell = "<table:table-cell office:value-type=\"string\" table:number-columns-repeated=\"16384\"><text:p>x</text:p></table:table-cell>";
    let rows =
        format!("<table:table-row table:number-rows-repeated=\"1000000\">{cell}</table:table-row>");
    assert_eq!(
        reading(&workbooks::ods_of(&rows)[..], &Mapping::new()),
        "the workbook cannot be read: it has more than 20000000 cells"
    );
    // two cells far apart are two cells
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (column, header) in (0..).zip(["case_id", "kind", "started_at", "finished_at"]) {
        sheet.write_string(0, column, header).unwrap();
    }
    sheet.write_string(1, 0, "far").unwrap();
    let near = book.save_to_buffer().unwrap();
    let part = "xl/worksheets/sheet1.xml";
    let far = workbooks::repacked(&near, part, "<c r=\"A2\"", "<c r=\"XFD1048576\"");
    let (summary, kept) = check(&far, &Mapping::new()).unwrap();
    assert_eq!((summary.rows(), summary.rejects()), (1, 1));
    assert_eq!(kept.rejects[0].line(), 1_048_576);
}

#[test]
fn a_sheet_that_is_not_there_is_refused_and_a_chart_is_no_sheet() {
    let mut book = rust_xlsxwriter::Workbook::new();
    for name in ["log", "gone"] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        for (column, header) in (0..).zip(["case_id", "kind", "started_at", "finished_at"]) {
            sheet.write_string(0, column, header).unwrap();
        }
        sheet.write_string(1, 0, name).unwrap();
    }
    let mut chart = rust_xlsxwriter::Chart::new(rust_xlsxwriter::ChartType::Line);
    chart.add_series().set_values(("log", 0, 0, 1, 0));
    book.add_chartsheet().insert_chart(0, 0, &chart).unwrap();
    let whole = book.save_to_buffer().unwrap();
    assert!(
        reading(&whole[..], &Mapping::new())
            .contains("several sheets that look like a log: `log`, `gone`")
    );
    let only = Mapping::from_toml("[source]\nsheet = \"log\"").unwrap();
    assert_eq!(reading(&whole[..], &only), "read");
    let part = "xl/_rels/workbook.xml.rels";
    let gone = workbooks::repacked(&whole, part, "sheet2.xml", "nowhere.xml");
    let told = reading(&gone[..], &Mapping::new());
    assert!(
        told.starts_with("the workbook cannot be read: the sheet `gone`: "),
        "{told}"
    );
    assert_eq!(reading(&gone[..], &only), "read");
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
fn broken_workbooks_are_refused_not_fatal() {
    let rows: [&[&str]; 2] = [
        &["case_id", "kind", "started_at", "finished_at"],
        &["a", "x", "45097", ""],
    ];
    let whole = workbooks::xlsb(&rows, false);
    for cut in (4..whole.len()).step_by(41) {
        let told = reading(&whole[..cut], &Mapping::new());
        assert!(
            told.starts_with("the workbook cannot be read"),
            "{cut}: {told}"
        );
    }
    let xls = include_bytes!("../data/mixed-dates.xls");
    for cut in (8..xls.len()).step_by(397) {
        // a tail that nobody needs may be missing
        let _ = reading(&xls[..cut], &Mapping::new());
    }
    // a number far to the right or far below is room for all that lies between
    let cells = xls.windows(4).enumerate();
    let numbers: Vec<usize> = cells
        .filter(|(_, record)| *record == [0x03, 0x02, 14, 0])
        .map(|(at, _)| at + 4)
        .collect();
    assert!(!numbers.is_empty());
    for at in numbers {
        let mut xls = xls.to_vec();
        xls[at..at + 4].fill(0xFF);
        assert_eq!(
            reading(&xls[..], &Mapping::new()),
            "the workbook cannot be read: it has more than 20000000 cells"
        );
    }
    for flipped in (8..xls.len()).step_by(331) {
        let mut xls = xls.to_vec();
        xls[flipped] ^= 0x55;
        let _ = reading(&xls[..], &Mapping::new());
    }
}

/// A packed file with a part of that content, instead of its own or beside the others.
fn with_part(bytes: &[u8], part: &str, content: &[u8]) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut files = vec![(part.to_owned(), content.to_vec())];
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).unwrap();
        let name = entry.name().unwrap().into_owned();
        let mut content = Vec::new();
        entry.read_to_end(&mut content).unwrap();
        if name != part {
            files.push((name, content));
        }
    }
    let files: Vec<(&str, Vec<u8>)> = files
        .iter()
        .map(|(name, content)| (name.as_str(), content.clone()))
        .collect();
    workbooks::packed(&files)
}

/// What stops a workbook from being read.
fn refusal(book: &[u8]) -> String {
    let told = reading(book, &Mapping::new());
    let reason = told.strip_prefix("the workbook cannot be read: ");
    reason.unwrap_or_else(|| panic!("{told}")).to_owned()
}

#[test]
fn more_texts_than_a_workbook_can_hold_are_refused() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (column, header) in (0..).zip(["case_id", "kind", "started_at", "finished_at"]) {
        sheet.write_string(0, column, header).unwrap();
    }
    let honest = book.save_to_buffer().unwrap();
    assert_eq!(reading(&honest[..], &Mapping::new()), "read");
    let part = "xl/sharedStrings.xml";
    let claim = |count: &str| {
        let count = format!("uniqueCount=\"{count}\"");
        workbooks::repacked(&honest, part, "uniqueCount=\"4\"", &count)
    };
    assert_eq!(reading(&claim("5")[..], &Mapping::new()), "read");
    for (count, claims) in [
        ("1000", "1000"),
        ("4294967295", "4294967295"),
        ("99999999999999999999", "18446744073709551615"),
    ] {
        let told = format!("`{part}` claims {claims} texts, more than it can hold");
        assert_eq!(refusal(&claim(count)), told);
    }
    assert_eq!(
        refusal(&claim("-1")),
        "`uniqueCount` is `-1`, and no number"
    );
    // a reader takes no notice of case
    let other = "xl/SHAREDSTRINGS.xml";
    let texts = b"<x:sst uniqueCount='4294967295'/>";
    assert_eq!(
        refusal(&with_part(&honest, other, texts)),
        format!("`{other}` claims 4294967295 texts, more than it can hold")
    );
    // what it can hold, but no sheet can
    let empty = b"<si/>".repeat(20_000_001);
    let texts = [&b"<sst uniqueCount='20000001'>"[..], &empty, b"</sst>"].concat();
    assert_eq!(
        refusal(&with_part(&honest, part, &texts)),
        "it has more than 20000000 texts"
    );
}

#[test]
fn records_that_claim_more_than_they_hold_are_refused() {
    let rows: [&[&str]; 2] = [
        &["case_id", "kind", "started_at", "finished_at"],
        &["a", "x", "45097", ""],
    ];
    let whole = workbooks::xlsb(&rows, false);
    assert_eq!(reading(&whole[..], &Mapping::new()), "read");
    let with = |part: &str, content: &[&[u8]]| with_part(&whole, part, &content.concat());
    const ENDLESS: &[u8] = &[0xFF, 0xFF, 0xFF, 0x7F];
    let begin_formats: &[u8] = &[0xE7, 0x04];
    let begin_texts: &[u8] = &[0x9F, 0x01, 8, 0, 0, 0, 0];
    let (sheet, texts, styles) = (
        "xl/worksheets/sheet1.bin",
        "xl/sharedStrings.bin",
        "xl/styles.bin",
    );
    for (part, content) in [
        (sheet, [&[0x81, 0x01][..], ENDLESS].concat()),
        ("xl/workbook.bin", [&[0x83, 0x01][..], ENDLESS].concat()),
        (texts, [&[0x9F, 0x01][..], ENDLESS].concat()),
        // its reader does not step over what it does not know
        (styles, [&[0x01, 0x02][..], begin_formats, ENDLESS].concat()),
    ] {
        assert_eq!(
            refusal(&with(part, &[&content])),
            format!("a record of `{part}` claims 268435455 bytes, and 0 are left")
        );
    }
    assert_eq!(
        refusal(&with(texts, &[begin_texts, &[0xFF; 4]])),
        format!("`{texts}` claims 4294967295 texts, more than it can hold")
    );
    assert_eq!(
        refusal(&with(styles, &[begin_formats, &[4], &[0xFF; 4]])),
        format!("`{styles}` claims 4294967295 formats, and holds 0")
    );
    let more = |part: &str| format!("a record of `{part}` claims more than it holds");
    let other_sheets: &[u8] = &[0xEA, 0x02, 4, 0x3F, 0x42, 0x0F, 0];
    assert_eq!(
        refusal(&with("xl/workbook.bin", &[other_sheets])),
        more("xl/workbook.bin")
    );
    // a text that is not there would be the one before it again
    let one = [&[1, 0, 0, 0][..], &[0x13, 7, 0, 1, 0, 0, 0, b'a', 0]].concat();
    let again = &[0x13, 0];
    assert_eq!(
        refusal(&with(texts, &[begin_texts, &one, again])),
        more(texts)
    );
    let read = with(texts, &[begin_texts, &one]);
    assert_eq!(reading(&read[..], &Mapping::new()), "read");
    let cell = [&[6, 14][..], &[0; 8], &[1, 0, 0, 0, b'a', 0]].concat();
    for again in [[6, 0], [8, 0]] {
        assert_eq!(refusal(&with(sheet, &[&cell, &again])), more(sheet));
    }
    // wherever its sheets are
    let moved = workbooks::repacked(
        &whole,
        "xl/_rels/workbook.bin.rels",
        "worksheets/sheet1.bin",
        "worksheets/_rels/&#x61;.rels",
    );
    let elsewhere = "xl/WORKSHEETS/_rels/a.rels";
    assert_eq!(
        refusal(&with_part(&moved, elsewhere, &[6, 0])),
        more(elsewhere)
    );
}

#[test]
fn open_document_sheets_that_unfold_without_end_are_refused() {
    let told = |table: &str| refusal(&workbooks::ods_of(table));
    let cells = "it has more than 20000000 cells";
    let row = |cells: &str| format!("<table:table-row>{cells}</table:table-row>");
    let far = "<table:table-cell table:number-columns-repeated=\"16383\"/>";
    let one = "<table:table-cell office:value-type=\"float\" office:value=\"1\"/>";
    // the rectangle between two cells
    let wide = row(one) + &row(&format!("{far}{one}"));
    let rows = |count: u64| {
        let empty = "<table:table-cell/></table:table-row>";
        format!("<table:table-row table:number-rows-repeated=\"{count}\">{empty}")
    };
    assert_eq!(told(&(wide.clone() + &rows(1300) + &row(one))), cells);
    let harmless = wide + &rows(1_048_000);
    let harmless = reading(&workbooks::ods_of(&harmless)[..], &Mapping::new());
    assert!(
        harmless.starts_with("the log has no column for "),
        "{harmless}"
    );
    // each row is held as wide as it is
    assert_eq!(told(&row(&format!("{far}{one}")).repeat(1300)), cells);
    // a value without its type
    let value = "<table:table-cell office:value=\"1\" table:number-columns-repeated=\"16384\"/>";
    assert_eq!(told(&row(value).repeat(1300)), cells);
    // a count that is one, but not to everybody
    let hidden = row(one).replacen(
        "-row>",
        "-row table:number-rows-repeated='&#57;99999999'>",
        1,
    );
    assert_eq!(
        told(&hidden),
        "`table:number-rows-repeated` is `&#57;99999999`, and no number"
    );
    for (name, inner) in [("row", row(one)), ("cell", one.to_owned())] {
        let cell =
            format!("<table:table-cell office:value-type=\"string\">{inner}</table:table-cell>");
        assert_eq!(
            told(&row(&cell)),
            format!("it has a {name} within a {name}")
        );
    }
    let long = "its texts, each as often as it says, are longer than 1024 MiB";
    let text = |repeated: u64, text: &str| {
        row(&format!(
            "<table:table-cell office:value-type=\"string\" \
             table:number-columns-repeated=\"{repeated}\"><text:p>{text}</text:p></table:table-cell>"
        ))
    };
    assert_eq!(
        told(&text(1, "<text:s text:c=\"4294967295\"/>")),
        "it has a cell of more than 16 MiB"
    );
    let spaces = "<text:s text:c=\"1000000\"/>";
    assert_eq!(told(&text(1, spaces).repeat(1100)), long);
    assert_eq!(told(&text(1100, spaces)), long);
    assert_eq!(told(&text(11_000, &"a".repeat(100_000))), long);
    let twice = text(11, spaces).replacen("-row>", "-row table:number-rows-repeated=\"100\">", 1);
    assert_eq!(told(&twice), long);
    // as many as a cell may have are read
    let few = reading(
        &workbooks::ods_of(&text(2, "a<text:s text:c=\"32000\"/>"))[..],
        &Mapping::new(),
    );
    assert!(few.starts_with("the log has no column for "), "{few}");
}

#[test]
fn more_files_than_a_packed_workbook_can_hold_are_refused() {
    let mut end64 = b"PK\x06\x06".to_vec();
    end64.extend(44_u64.to_le_bytes());
    end64.extend([45, 0, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    for number in [1_u64 << 32, 1 << 32, 1 << 40, 1 << 33] {
        end64.extend(number.to_le_bytes());
    }
    let begin = b"PK\x03\x04nothing that is read".to_vec();
    let mut locator = b"PK\x06\x07".to_vec();
    locator.extend([0; 4]);
    locator.extend((begin.len() as u64).to_le_bytes());
    locator.extend(1_u32.to_le_bytes());
    let mut end = b"PK\x05\x06".to_vec();
    end.extend([0, 0, 0, 0]);
    end.extend([0xFF; 12]);
    end.extend([0, 0]);
    let told = refusal(&[begin, end64, locator, end].concat());
    assert!(told.starts_with("invalid Zip archive: "), "{told}");
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

/// Writes verdicts and rejects, each in its form.
struct Written<W: Write> {
    verdicts: VerdictWriter<W>,
    rejects: RejectWriter<Vec<u8>>,
}

impl<W: Write + Seek + Send> Sink for Written<W> {
    type Error = io::Error;

    fn verdict(&mut self, checked: &Checked<'_>) -> io::Result<()> {
        self.verdicts.write(checked)
    }

    fn reject(&mut self, reject: &Reject) -> io::Result<()> {
        self.rejects.write(reject)
    }
}

fn written<W: Write + Seek + Send>(
    log: &str,
    output: W,
    options: VerdictOptions,
) -> Result<(W, String), String> {
    let schedule = Schedule::china();
    let mapping = Mapping::new();
    let check = LogCheck::new(&huarong_2023::PLAN, &schedule, &mapping, &Settings::new()).unwrap();
    let now = JudgedAt::given(at("2024-01-01 00:00"));
    let mut sink = Written {
        verdicts: VerdictWriter::with_options(output, options).map_err(|e| e.to_string())?,
        rejects: RejectWriter::new(Vec::new()).unwrap(),
    };
    match check.run(log.as_bytes(), now, &mut sink) {
        Err(error @ LogCheckError::Sink(_)) => return Err(error.to_string()),
        other => drop(other.unwrap()),
    }
    let verdicts = sink.verdicts.finish().map_err(|error| error.to_string())?;
    let rejects = String::from_utf8(sink.rejects.finish().unwrap()).unwrap();
    Ok((verdicts, rejects))
}

const FORMULAS: &str = "case_id,kind,started_at,finished_at\n\
    =HYPERLINK(\"\"x\"\"),联合验收,2023-06-20 10:00,2023-06-26 16:00\n\
    @a,联合验收,=1+1,\n\
    -5,联合验收,2023-06-20,2023-06-26\n\
    +1-2,联合验收,2023-06-20,2023-06-26\n";

#[test]
fn cells_that_a_spreadsheet_would_run_are_made_harmless_in_every_csv() {
    let (csv, rejects) =
        written(FORMULAS, Cursor::new(Vec::new()), VerdictOptions::default()).unwrap();
    let csv = String::from_utf8(csv.into_inner()).unwrap();
    let cells: Vec<&str> = csv
        .lines()
        .skip(1)
        .map(|line| line.split(',').nth(1).unwrap())
        .collect();
    assert_eq!(cells, ["\"'=HYPERLINK(\"\"\"\"x\"\"\"\")\"", "-5", "'+1-2"]);
    assert!(rejects.contains("3,'@a,started_at,'=1+1,"), "{rejects}");
}

#[test]
fn verdicts_in_every_form() {
    let options = |format| VerdictOptions {
        format,
        ..VerdictOptions::default()
    };
    let chinese = VerdictOptions {
        byte_order_mark: true,
        chinese_headers: true,
        explanation: Some(Language::Chinese),
        ..VerdictOptions::default()
    };
    let (csv, _) = written(FORMULAS, Cursor::new(Vec::new()), chinese).unwrap();
    let csv = String::from_utf8(csv.into_inner()).unwrap();
    assert!(
        csv.starts_with("\u{feff}行号,案件编号,事项,承诺,时限,"),
        "{csv}"
    );
    assert!(
        csv.contains("端午节放假（国办发明电〔2022〕16号），不计入"),
        "{csv}"
    );
    let (json, _) = written(
        FORMULAS,
        Cursor::new(Vec::new()),
        options(VerdictFormat::JsonLines),
    )
    .unwrap();
    let json = String::from_utf8(json.into_inner()).unwrap();
    let first: serde_json::Value = serde_json::from_str(json.lines().next().unwrap()).unwrap();
    assert_eq!(first["case_id"], "=HYPERLINK(\"\"x\"\")");
    assert_eq!(first["line"], 2);
    assert_eq!(first["working_days"], 3);
    assert_eq!(first["extension"], serde_json::Value::Null);
    assert_eq!(first["findings"], serde_json::json!([]));
    assert_eq!(json.lines().count(), 3);
    let xlsx = || {
        written(
            FORMULAS,
            Cursor::new(Vec::new()),
            options(VerdictFormat::Xlsx),
        )
        .unwrap()
        .0
        .into_inner()
    };
    let book = xlsx();
    assert!(book == xlsx(), "the same verdicts are the same bytes");
    let mut read: calamine::Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(book)).unwrap();
    let sheet = calamine::Reader::worksheet_range(&mut read, "verdicts 1").unwrap();
    let cell = |row, column| sheet.get_value((row, column)).unwrap().to_string();
    assert_eq!(
        (cell(0, 1), cell(1, 1)),
        ("case_id".into(), "=HYPERLINK(\"\"x\"\")".into())
    );
    assert!(matches!(
        sheet.get_value((1, 0)),
        Some(calamine::Data::Float(2.0))
    ));
}

#[test]
fn a_full_disk_is_an_error_in_every_form() {
    /// Takes so many bytes and no more.
    struct Full(Cursor<Vec<u8>>, usize);
    impl Write for Full {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            if self.0.get_ref().len() + bytes.len() > self.1 {
                return Err(io::Error::new(
                    io::ErrorKind::StorageFull,
                    "no space left on device",
                ));
            }
            self.0.write(bytes)
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    impl Seek for Full {
        fn seek(&mut self, to: io::SeekFrom) -> io::Result<u64> {
            self.0.seek(to)
        }
    }
    let rows: Vec<String> = (0..2000)
        .map(|n| format!("{n},联合验收,2023-06-20,\n"))
        .collect();
    let log = HEAD.to_owned() + &rows.concat();
    for format in [
        VerdictFormat::Csv,
        VerdictFormat::JsonLines,
        VerdictFormat::Xlsx,
    ] {
        let options = VerdictOptions {
            format,
            ..VerdictOptions::default()
        };
        let told = written(&log, Full(Cursor::new(Vec::new()), 10_000), options)
            .err()
            .unwrap();
        assert!(
            told.contains("no space left on device"),
            "{format:?}: {told}"
        );
    }
}

#[test]
fn a_run_that_is_stopped_says_how_far_it_came() {
    struct Stops(u64);
    impl Sink for Stops {
        type Error = io::Error;
        fn verdict(&mut self, _: &Checked<'_>) -> io::Result<()> {
            Ok(())
        }
        fn reject(&mut self, _: &Reject) -> io::Result<()> {
            Ok(())
        }
        fn goes_on(&mut self) -> bool {
            self.0 += 1;
            self.0 <= 3
        }
    }
    let schedule = Schedule::china();
    let mapping = Mapping::new();
    let check = LogCheck::new(&huarong_2023::PLAN, &schedule, &mapping, &Settings::new()).unwrap();
    let now = JudgedAt::given(at("2024-01-01 00:00"));
    let log = format!(
        "{HEAD}a,联合验收,2023-06-20,\nb,联合验收,soon,\nc,联合验收,2023-06-20,\nd,联合验收,2023-06-20,\n"
    );
    let error = check.run(log.as_bytes(), now, &mut Stops(0)).unwrap_err();
    assert_eq!(
        error.to_string(),
        "stopped after 3 rows: 2 of them with verdicts, 1 rejected"
    );
}
