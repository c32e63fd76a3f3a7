//! Workbooks made by the tests: by a writer where there is one, by hand otherwise.
#![allow(dead_code, reason = "each test uses its own part")]

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;

/// Files packed as a workbook is.
pub(crate) fn packed(files: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A packed file with one text in one of its parts replaced by another.
pub(crate) fn repacked(bytes: &[u8], part: &str, from: &str, to: &str) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes.to_vec())).unwrap();
    let mut files = Vec::new();
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).unwrap();
        let name = entry.name().unwrap().into_owned();
        let mut content = Vec::new();
        entry.read_to_end(&mut content).unwrap();
        if name == part {
            let text = String::from_utf8(content).unwrap();
            assert!(text.contains(from), "{text}");
            content = text.replacen(from, to, 1).into_bytes();
        }
        files.push((name, content));
    }
    let files: Vec<(&str, Vec<u8>)> = files
        .iter()
        .map(|(name, content)| (name.as_str(), content.clone()))
        .collect();
    packed(&files)
}

/// An OpenDocument sheet of texts and, where they begin with `date:`, of dates.
pub(crate) fn ods(rows: &[&[&str]]) -> Vec<u8> {
    let mut table = String::new();
    for row in rows {
        table += "<table:table-row>";
        for cell in *row {
            table += &match cell.strip_prefix("date:") {
                Some(date) => format!(
                    "<table:table-cell office:value-type=\"date\" office:date-value=\"{date}\"><text:p>x</text:p></table:table-cell>"
                ),
                None if cell.is_empty() => "<table:table-cell/>".to_owned(),
                None => format!(
                    "<table:table-cell office:value-type=\"string\"><text:p>{cell}</text:p></table:table-cell>"
                ),
            };
        }
        table += "</table:table-row>";
    }
    ods_of(&table)
}

/// An OpenDocument sheet of that table.
pub(crate) fn ods_of(table: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content \
         xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
         xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body>\
         <office:spreadsheet><table:table table:name=\"Log\">{table}</table:table>\
         </office:spreadsheet></office:body></office:document-content>"
    );
    let kind = b"application/vnd.oasis.opendocument.spreadsheet".to_vec();
    let manifest = b"<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>";
    packed(&[
        ("mimetype", kind),
        ("META-INF/manifest.xml", manifest.to_vec()),
        ("content.xml", content.into_bytes()),
    ])
}

/// A binary workbook of texts and, where they are numbers, of dates.
pub(crate) fn xlsb(rows: &[&[&str]], is_1904: bool) -> Vec<u8> {
    let wide = |text: &str| {
        let units: Vec<u16> = text.encode_utf16().collect();
        let mut bytes = u32::try_from(units.len()).unwrap().to_le_bytes().to_vec();
        bytes.extend(units.iter().flat_map(|unit| unit.to_le_bytes()));
        bytes
    };
    let record = |id: u16, body: &[u8]| {
        let id = if id < 0x80 {
            vec![u8::try_from(id).unwrap()]
        } else {
            vec![
                u8::try_from(id & 0x7F).unwrap() | 0x80,
                u8::try_from(id >> 7).unwrap(),
            ]
        };
        assert!(body.len() < 1 << 14);
        let low = u8::try_from(body.len() & 0x7F).unwrap() | 0x80;
        let high = u8::try_from(body.len() >> 7).unwrap();
        [id, vec![low, high], body.to_vec()].concat()
    };
    let bundle = [
        0_u32.to_le_bytes().to_vec(),
        1_u32.to_le_bytes().to_vec(),
        wide("rId1"),
        wide("Log"),
    ]
    .concat();
    let workbook = [
        record(0x83, &[]),
        record(0x99, &[u8::from(is_1904), 0, 0, 0]),
        record(0x8F, &[]),
        record(0x9C, &bundle),
        record(0x90, &[]),
        record(0x9D, &[0; 26]),
        record(0x84, &[]),
    ]
    .concat();
    // two formats of cells: none, and a date with its time (22)
    let format = |code: u16| [0_u16.to_le_bytes(), code.to_le_bytes()].concat();
    let styles = [
        record(0x269, &2_u32.to_le_bytes()),
        record(0x2F, &format(0)),
        record(0x2F, &format(22)),
        record(0x26A, &[]),
    ]
    .concat();
    let mut sheet = [record(0x81, &[]), record(0x94, &[0; 16]), record(0x91, &[])].concat();
    for (index, row) in (0_u32..).zip(rows) {
        sheet.extend(record(
            0,
            &[index.to_le_bytes().to_vec(), vec![0; 13]].concat(),
        ));
        for (column, cell) in (0_u32..).zip(*row) {
            let head = |style: u32| [column.to_le_bytes(), style.to_le_bytes()].concat();
            sheet.extend(match cell.parse::<f64>() {
                Ok(number) => record(5, &[head(1), number.to_le_bytes().to_vec()].concat()),
                Err(_) => record(6, &[head(0), wide(cell)].concat()),
            });
        }
    }
    sheet.extend(record(0x92, &[]));
    let rels = b"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
        <Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.bin\"/></Relationships>";
    packed(&[
        ("xl/_rels/workbook.bin.rels", rels.to_vec()),
        ("xl/workbook.bin", workbook),
        ("xl/styles.bin", styles),
        ("xl/worksheets/sheet1.bin", sheet),
    ])
}
