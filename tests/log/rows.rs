//! Case logs: every row a verdict or a reject, whatever is in it.
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on fails"
)]

use chrono::{NaiveDate, NaiveDateTime};
use proptest::prelude::*;
use shixian::check::JudgedAt;
use shixian::log::{
    Checked, Column, LogCheck, LogCheckError, LogError, LogReader, LogSummary, LoggedCase, Mapping,
    Reject, Sink, SourceOptions,
};
use shixian::plan::huarong_2023;
use shixian::{Checker, Moment, Schedule, Settings, Verdict, VerdictKind};

fn at(text: &str) -> NaiveDateTime {
    text.parse::<Moment>().unwrap().earliest()
}

/// Keeps what it is given.
#[derive(Debug, Default)]
struct Kept {
    verdicts: Vec<(u64, String, Verdict)>,
    rejects: Vec<Reject>,
}

impl Sink for Kept {
    type Error = std::convert::Infallible;

    fn verdict(&mut self, checked: &Checked<'_>) -> Result<(), Self::Error> {
        let row = checked.logged_case();
        let id = row.case_id().to_owned();
        self.verdicts
            .push((row.line(), id, checked.outcome().verdict()));
        Ok(())
    }

    fn reject(&mut self, reject: &Reject) -> Result<(), Self::Error> {
        self.rejects.push(reject.clone());
        Ok(())
    }
}

fn check(log: &[u8], mapping: &Mapping) -> Result<(LogSummary, Kept), LogError> {
    let schedule = Schedule::china();
    let check = LogCheck::new(&huarong_2023::PLAN, &schedule, mapping, &Settings::new()).unwrap();
    let mut kept = Kept::default();
    let checked = check.run(log, JudgedAt::given(at("2024-01-01 00:00")), &mut kept);
    match checked.map(|checked| checked.summary().clone()) {
        Ok(summary) => Ok((summary, kept)),
        Err(LogCheckError::Log(error)) => Err(error),
        Err(error) => panic!("{error}"),
    }
}

#[test]
fn timestamps_as_they_occur() {
    let zone = chrono_tz::Asia::Shanghai;
    for (text, expected) in [
        ("2023-06-07 09:00:00", "2023-06-07 09:00:00"),
        ("2023-06-07T09:00:00+08:00", "2023-06-07 09:00:00"),
        ("2023-06-07T01:00:00Z", "2023-06-07 09:00:00"),
        ("2023-06-07 01:00:00 +0000", "2023-06-07 09:00:00"),
        ("2023-06-07T09:00:00.25", "2023-06-07 09:00:00.250"),
        ("2023/6/7 9:05", "2023-06-07 09:05:00"),
        ("2023-06-07", "2023-06-07"),
        ("2023年6月7日 9时5分", "2023-06-07 09:05:00"),
        ("2023年6月7日9时", "2023-06-07 09:00:00"),
        ("2023年6月7日", "2023-06-07"),
        (" 2023-06-07 ", "2023-06-07"),
        // as an input method, a spreadsheet and other systems write them
        ("２０２３-０６-０７ ０９：０５", "2023-06-07 09:05:00"),
        ("2023-06-07 09：05", "2023-06-07 09:05:00"),
        ("2023–06–07", "2023-06-07"),
        ("2023-06-07 周三", "2023-06-07"),
        ("2023年6月7日 星期三 下午3:05", "2023-06-07 15:05:00"),
        ("2023-06-07（星期三）", "2023-06-07"),
        ("2023-06-07 24:00", "2023-06-08 00:00:00"),
        ("2023-06-07 周三 24:00", "2023-06-08 00:00:00"),
        ("民國112年6月7日", "2023-06-07"),
        ("7-Jun-2023", "2023-06-07"),
        ("07-JUN-2023 09:05", "2023-06-07 09:05:00"),
        ("Wed, 7 June 2023 9:05 AM", "2023-06-07 09:05:00"),
        ("Jun 7, 2023", "2023-06-07"),
        ("2023-Jun-07", "2023-06-07"),
    ] {
        let read = Moment::parse_in(text, zone);
        assert_eq!(
            read.map(|moment| moment.to_string()).as_deref(),
            Ok(expected),
            "{text}"
        );
    }
    for text in [
        "",
        "2023",
        "2023-06",
        "2023-6-7-8",
        "23-06-07",
        "2023-06-07 9",
        "2023-06-07 09:00:60",
        "2023-06-07x",
        "2023-06-07 25:00",
        "2023-13-01",
        "2023/06-07",
        "2023-06-07 09:00+99:00",
        "2023-06-07T",
        "2023-06-07 周四",
        "2023-02-30 周四",
        "112/06/07",
        "民國0年6月7日",
        "07-JUN-23",
        "11/28/11 9:27",
        "23年6月7日",
        "7-Juni-2023",
        "Jun 2023",
        "周三",
        "—",
        "1.2.3",
        "1e9",
    ] {
        assert!(Moment::parse_in(text, zone).is_err(), "{text}");
    }
}

#[test]
fn local_times_that_do_not_exist_or_exist_twice_are_refused() {
    let error = |text, zone| Moment::parse_in(text, zone).unwrap_err().to_string();
    let shanghai = chrono_tz::Asia::Shanghai;
    let amsterdam = chrono_tz::Europe::Amsterdam;
    assert_eq!(
        error("2010-10-31 02:30", amsterdam),
        "2010-10-31 02:30:00 happened twice in Europe/Amsterdam: give its offset from UTC"
    );
    assert!(error("1986-05-04 02:30", shanghai).contains("does not exist in Asia/Shanghai"));
    assert_eq!(
        Moment::parse_in("2010-10-31T02:30:00+01:00", amsterdam)
            .map(|m| m.to_string())
            .as_deref(),
        Ok("2010-10-31 02:30:00")
    );
    assert_eq!(
        "2023-06-07T09:00:00Z"
            .parse::<Moment>()
            .unwrap_err()
            .to_string(),
        "`2023-06-07T09:00:00Z` has an offset from UTC; a plain local time is wanted, or a zone to read it in"
    );
}

#[test]
fn headers_in_either_language_with_or_without_a_byte_order_mark() {
    let english = "case_id,kind,started_at,finished_at,stops\n\
                   a,联合验收,2023-06-20,2023-06-27,补正:2023-06-21 09:00..2023-06-25 10:00\n";
    let chinese = "\u{feff}案件编号,事项,受理时间,办结时间,中止\r\n\
                   a,联合验收,2023-06-20,2023-06-27,补正:2023-06-21 09:00..2023-06-25 10:00\r\n";
    for log in [english, chinese] {
        let (_, kept) = check(log.as_bytes(), &Mapping::new()).unwrap();
        assert_eq!(kept.rejects, []);
        assert_eq!(
            kept.verdicts[0].2.to_string(),
            "met with 0 working days to spare"
        );
    }
}

#[test]
fn a_reject_names_line_column_value_and_reason() {
    let log = "case_id,kind,started_at,finished_at,stops\n\
               a,联合验收,2023-06-31,,\n\
               b,联合验收,2023-06-20\n\
               \"c\nc\",联合验收,2023-06-20,soon,\n\
               d,联合验收,2023-06-20,,补正:gestern..\n\
               ,联合验收,2023-06-20,,\n\
               f,飞行,2023-06-20,,\n\
               g,联合验收,2023-06-20,2023-06-21,\n";
    let (summary, kept) = check(log.as_bytes(), &Mapping::new()).unwrap();
    assert_eq!((summary.rows(), summary.rejects()), (7, 6));
    let seen: Vec<_> = kept
        .rejects
        .iter()
        .map(|r| (r.line(), r.case_id(), r.column(), r.value()))
        .collect();
    assert_eq!(
        seen,
        [
            (2, "a", "started_at", "2023-06-31"),
            (3, "", "", "b,联合验收,2023-06-20"),
            (4, "c\nc", "finished_at", "soon"),
            (6, "d", "stops", "补正:gestern.."),
            (7, "", "case_id", ""),
            (8, "f", "kind", "飞行"),
        ]
    );
    assert_eq!(
        kept.rejects[1].reason().to_string(),
        "the row has 3 cells, the header 5"
    );
    assert_eq!(
        kept.rejects[4].to_string(),
        "line 7, column case_id, value ``: empty"
    );
    assert_eq!(kept.verdicts[0].0, 9);
}

#[test]
fn extensions_are_read_as_they_are_granted_and_never_as_something_else() {
    let log = "case_id,kind,started_at,finished_at,extension\n\
               a,联合验收,2023-06-20,2023-06-27,2 working days\n\
               b,联合验收,2023-06-20,2023-06-27,延长两个工作日\n\
               c,联合验收,2023-06-20,2023-06-27,延长至五个工作日\n\
               d,联合验收,2023-06-20,2023-06-27,不少于两个工作日\n";
    let (_, kept) = check(log.as_bytes(), &Mapping::new()).unwrap();
    let verdicts = kept.verdicts.iter();
    let verdicts: Vec<String> = verdicts
        .map(|(_, _, verdict)| verdict.to_string())
        .collect();
    assert_eq!(verdicts, ["met with 1 working day to spare"; 2]);
    let reasons = kept
        .rejects
        .iter()
        .map(|reject| reject.reason().to_string());
    let reasons: Vec<String> = reasons.collect();
    assert_eq!(
        reasons,
        [
            "`延长至五个工作日` is not a limit: it says what a limit is extended to, the time so far counted in; write the limit alone, such as `20个工作日内`",
            "`不少于两个工作日` is not a limit: it says the least that something takes, not the most; write the limit alone, such as `20个工作日内`",
        ]
    );
}

#[test]
fn a_quote_never_closed_is_a_reject_not_a_swallowed_log() {
    let mut log = "case_id,kind,started_at,finished_at,note\n\
                   a,联合验收,2023-06-20,2023-06-21,\"oops\n"
        .to_owned();
    for number in 0..1000 {
        log += &format!("{number},联合验收,2023-06-20,2023-07-21,x\n");
    }
    let (summary, kept) = check(log.as_bytes(), &Mapping::new()).unwrap();
    assert_eq!((summary.rows(), summary.rejects()), (1, 1));
    assert_eq!(kept.rejects[0].line(), 2);
    assert_eq!(
        kept.rejects[0].reason().to_string(),
        "a quote is opened and never closed, so that all that follows is one cell"
    );
    // a quote within a cell, and one opened and closed, are none
    let fine = "case_id,kind,started_at,finished_at,note\n\
                a,联合验收,2023-06-20,2023-06-21,\"two \"\"quotes\"\"\"\n\
                b,联合验收,2023-06-20,2023-06-21,5\" pipe\n";
    assert_eq!(
        check(fine.as_bytes(), &Mapping::new()).unwrap().0.rejects(),
        0
    );
}

#[test]
fn lines_are_numbered_whatever_ends_them() {
    let rows = [
        "case_id,kind,started_at,finished_at",
        "a,联合验收,soon,",
        "",
        "",
        "\"b\nb\",联合验收,soon,",
        "c,联合验收,soon,",
        "",
        "d,联合验收,soon,",
    ];
    for end in ["\n", "\r\n", "\r"] {
        for last in ["", end] {
            let log = rows.join(end).replace("b\nb", &format!("b{end}b")) + last;
            let (_, kept) = check(log.as_bytes(), &Mapping::new()).unwrap();
            let lines: Vec<u64> = kept.rejects.iter().map(Reject::line).collect();
            assert_eq!(lines, [2, 5, 7, 9], "{end:?} {last:?}");
        }
    }
}

#[test]
fn bytes_that_are_not_utf8_are_rejected_not_mangled() {
    // 受理 in GBK
    let mut log = b"case_id,kind,started_at,finished_at\n".to_vec();
    log.extend(b"a,\xca\xdc\xc0\xed,2023-06-20,\nb,\xe8\x81\x94\xe5\x90\x88\xe9\xaa\x8c\xe6\x94\xb6,2023-06-20,\n");
    let (summary, kept) = check(&log, &Mapping::new()).unwrap();
    assert_eq!((summary.rows(), summary.rejects()), (2, 1));
    assert_eq!(kept.rejects[0].reason().to_string(), "not UTF-8");
    let named = |encoding: &str| {
        let encoding = Some(encoding.to_owned());
        Mapping::new().with_source(SourceOptions {
            encoding,
            ..SourceOptions::default()
        })
    };
    let header = b"\xca\xdc\xc0\xed,kind\n";
    assert_eq!(
        check(header, &named("utf-8")).unwrap_err().to_string(),
        "the header line is not UTF-8; name the right encoding, such as gb18030"
    );
    assert_eq!(
        check(header, &named("gbq")).unwrap_err().to_string(),
        "no encoding is called `gbq`; use utf-8, gb18030, utf-16le or another name of the WHATWG standard"
    );
}

#[test]
fn deemed_acceptance_starts_the_clock_on_the_day_of_receipt() {
    let log = "case_id,kind,received_at,notified_at,started_at,finished_at\n\
               late,社会投资简易低风险项目,2023-07-03 09:00,,2023-07-24,2023-07-18\n\
               told,社会投资简易低风险项目,2023-07-03 09:00,2023-07-04,2023-07-24,2023-08-04\n\
               soon,社会投资简易低风险项目,2023-07-03 09:00,,2023-07-05,2023-07-18\n";
    let plain = check(log.as_bytes(), &Mapping::new()).unwrap().1;
    assert_eq!(plain.verdicts[0].2.kind(), VerdictKind::Undetermined);
    let mapping = Mapping::new().with_deemed_acceptance();
    let (summary, kept) = check(log.as_bytes(), &mapping).unwrap();
    let verdicts: Vec<String> = kept
        .verdicts
        .iter()
        .map(|(_, _, v)| v.to_string())
        .collect();
    assert_eq!(
        verdicts,
        [
            "missed by 1 working day",
            "met with 1 working day to spare",
            "met with 1 working day to spare",
        ]
    );
    let found: u64 = summary
        .assessments()
        .values()
        .map(|assessment| {
            assessment
                .tally()
                .found(shixian::check::Finding::DeemedAcceptance)
        })
        .sum();
    assert_eq!(found, 1);
}

#[test]
fn a_log_is_read_in_the_zone_of_the_schedule() {
    let log = "case_id,kind,started_at,finished_at\na,联合验收,2023-06-08T17:00:00Z,\n";
    let schedule = Schedule::china();
    let mut reader = LogReader::new(log.as_bytes(), &Mapping::new(), &schedule).unwrap();
    assert_eq!(reader.header(Column::StartedAt), Some("started_at"));
    let mut row = LoggedCase::default();
    reader.read(&mut row).unwrap().unwrap().unwrap();
    let rule = Checker::new(&huarong_2023::PLAN, &schedule);
    let rule = rule.rule("construction-joint-acceptance-3wd").unwrap();
    let start = row.judge(rule, at("2023-06-10 00:00"), |checked| {
        checked.outcome().start()
    });
    assert_eq!(start.map(Moment::date), NaiveDate::from_ymd_opt(2023, 6, 9));
}

/// Cells of every sort: good, bad, and hostile to CSV.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => Just("2023-06-20 10:00".to_owned()),
        2 => Just("2023-06-26".to_owned()),
        2 => Just("联合验收".to_owned()),
        1 => Just(String::new()),
        1 => Just("补正:2023-06-21..2023-06-22".to_owned()),
        1 => "[ -~]{0,12}",
        1 => "\\PC{0,6}",
        1 => Just("=cmd|' /C calc'!A0".to_owned()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Rows in are verdicts plus rejects, and every line is accounted for once.
    #[test]
    fn nothing_is_lost(rows in prop::collection::vec(prop::collection::vec(cell(), 1..7), 0..30)) {
        let mut csv = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
        csv.write_record(["case_id", "kind", "started_at", "finished_at", "stops"]).unwrap();
        for row in &rows {
            csv.write_record(row).unwrap();
        }
        let log = csv.into_inner().unwrap();
        let counting = |which: &str| {
            Mapping::from_toml(&format!("[policies]\nrepeated_case = \"{which}\"")).unwrap()
        };
        for which in ["first", "last"] {
            let (summary, kept) = check(&log, &counting(which)).unwrap();
            prop_assert_eq!(summary.rows(), rows.len() as u64);
            let repeated = usize::try_from(summary.repeated_rows()).unwrap();
            prop_assert_eq!(kept.verdicts.len() + kept.rejects.len() + repeated, rows.len());
        }
        let (summary, kept) = check(&log, &counting("each")).unwrap();
        prop_assert_eq!(summary.rows(), rows.len() as u64);
        prop_assert_eq!(kept.verdicts.len() + kept.rejects.len(), rows.len());
        let mut lines: Vec<u64> = kept.verdicts.iter().map(|(line, ..)| *line).collect();
        lines.extend(kept.rejects.iter().map(Reject::line));
        lines.sort_unstable();
        lines.dedup();
        prop_assert_eq!(lines.len(), rows.len());
    }

    /// No bytes at all make it panic.
    #[test]
    fn any_bytes_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let mut log = b"case_id,kind,started_at,finished_at\n".to_vec();
        log.extend(bytes);
        let encoding = Some("utf-8".to_owned());
        let told = SourceOptions { encoding, ..SourceOptions::default() };
        let each = Mapping::from_toml("[policies]\nrepeated_case = \"each\"").unwrap();
        let (summary, kept) = check(&log, &each.with_source(told)).unwrap();
        prop_assert_eq!(summary.rows(), (kept.verdicts.len() + kept.rejects.len()) as u64);
        // untold, it may be no text for all one can tell
        if let Ok((summary, kept)) = check(&log, &Mapping::new()) {
            prop_assert_eq!(summary.rows(), (kept.verdicts.len() + kept.rejects.len()) as u64);
        }
    }
}
