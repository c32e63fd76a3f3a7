//! Verdicts and rejects as they are written: in every form, on a full disk, of a run that is
//! stopped.
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on fails"
)]
use std::io::{self, Cursor, Seek, Write};

use shixian::check::JudgedAt;
use shixian::log::{
    Checked, LogCheck, LogCheckError, Mapping, Reject, RejectWriter, Sink, VerdictFormat,
    VerdictOptions, VerdictWriter,
};
use shixian::plan::huarong_2023;
use shixian::{Language, Schedule, Settings};

use crate::support::logs::at;

use crate::hostile::HEAD;
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
