//! Workbooks made to do harm, or broken: bounded and refused.
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on fails"
)]
use std::io::{Cursor, Read};

use shixian::log::Mapping;

use crate::support::logs::check;
use crate::support::workbooks;

use crate::hostile::reading;
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
