//! Logs of events, several commitments from one row, and the policies for dirty
//! data.
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on fails"
)]

use proptest::prelude::*;
use shixian::check::JudgedAt;
use shixian::log::Checked;
use shixian::log::{LogCheck, Mapping, Reject, Sink};
use shixian::plan::huarong_2023::PLAN;
use shixian::report::SummaryInput;
use shixian::{Language, Localized, Schedule, Settings};

use crate::support::logs::check;

const COLUMNS: &str =
    "[columns]\ncase_id = \"case\"\nkind = \"kind\"\nactivity = \"step\"\ntime = \"at\"\n";
const ACTIVITIES: &str = "[activities]\n\"受理\" = \"started\"\n\"补正告知\" = \"stop:supplement\"\n\
    \"补正收件\" = \"resume:supplement\"\n\"恢复\" = \"resume\"\n\"听证\" = \"stop:special-procedure\"\n\
    \"办结\" = \"finished\"\n\"传阅\" = \"ignore\"\n";

fn events(more: &str) -> Mapping {
    Mapping::from_toml(&format!("{more}\n{COLUMNS}{ACTIVITIES}")).unwrap()
}

fn log(rows: &[&str]) -> String {
    let head = "case,kind,step,at\n".to_owned();
    rows.iter().fold(head, |log, row| log + row + "\n")
}

#[test]
fn events_become_cases_with_stops() {
    let log = log(&[
        "a,联合验收,受理,2023-06-20 09:00",
        "b,联合验收,受理,2023-06-20 09:00",
        "a,联合验收,补正告知,2023-06-21 10:00",
        "a,联合验收,传阅,gestern",
        "a,联合验收,未知环节,gestern",
        "b,联合验收,办结,2023-06-26 16:00",
        "a,联合验收,补正收件,2023-06-26 16:00",
        "a,联合验收,办结,2023-06-28 16:00",
        "c,联合验收,受理,2023-06-20",
        "c,联合验收,听证,2023-06-21",
    ]);
    let (summary, kept) = check(log.as_bytes(), &events("")).unwrap();
    let told: Vec<_> = kept
        .verdicts
        .iter()
        .map(|v| (v.0, v.1.as_str(), v.3.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            (2, "a", "met with 0 working days to spare"),
            (3, "b", "met with 0 working days to spare"),
            (10, "c", "paused, 2 working days left"),
        ]
    );
    assert_eq!(
        (
            summary.rows(),
            summary.cases(),
            summary.verdicts(),
            summary.rejects()
        ),
        (10, 3, 3, 0)
    );
    assert_eq!(summary.about().unwrap().events.unwrap().passed_over, 2);
}

#[test]
fn a_case_with_a_row_that_cannot_be_read_is_rejected_whole() {
    let log = log(&[
        "a,联合验收,受理,2023-06-20 09:00",
        "b,联合验收,受理,2023-06-20 09:00",
        ",联合验收,受理,2023-06-20 09:00",
        "a,联合验收,办结,2023-06-31 09:00",
        "c,午餐,受理,2023-06-20 09:00",
        "c,午餐,办结,2023-06-20 09:00",
        "b,联合审批,办结,2023-06-26 16:00",
        "d,联合验收,办结,",
    ]);
    let (summary, kept) = check(log.as_bytes(), &events("")).unwrap();
    assert_eq!(kept.verdicts, []);
    assert_eq!((summary.rows(), summary.rejects()), (8, 8));
    let seen: Vec<_> = kept
        .rejects
        .iter()
        .map(|r| (r.line(), r.case_id(), r.column(), r.reason().id()))
        .collect();
    assert_eq!(
        seen,
        [
            (2, "a", "", "case-rejected"),
            (5, "a", "at", "moment"),
            (3, "b", "", "case-rejected"),
            (8, "b", "kind", "conflict"),
            (4, "", "case", "empty"),
            (6, "c", "kind", "unknown-kind"),
            (7, "c", "", "case-rejected"),
            (9, "d", "at", "empty"),
        ]
    );
    assert_eq!(
        kept.rejects[3].to_string(),
        "line 8, column kind, value `联合审批`: another row of the case says `联合验收`"
    );
    assert_eq!(
        kept.rejects[0].reason().to_string(),
        "another row of the case is rejected, that of line 5"
    );
}

#[test]
fn rejected_rows_put_right_are_checked_alone() {
    let rows = [
        "=1+1,联合验收,受理,2023-06-20 09:00",
        "b,联合验收,受理,2023-06-20 09:00",
        "=1+1,联合验收,办结,2023-06-36 16:00",
        "'-x,联合验收,受理,2023-06-30",
        "b,联合验收,办结,2023-06-26 16:00",
        "'-x,联合验收,办结,bald",
    ];
    let (first, kept) = check(log(&rows).as_bytes(), &events("")).unwrap();
    assert_eq!((first.rejects(), kept.verdicts.len()), (4, 1));
    let rejected = String::from_utf8(kept.rejected.finish().unwrap()).unwrap();
    let lines: Vec<&str> = rejected.lines().collect();
    assert_eq!(lines.len(), 5);
    assert_eq!(lines[0], "shixian_reject_reason,case,kind,step,at");
    assert!(
        lines[1].ends_with(",'=1+1,联合验收,受理,2023-06-20 09:00"),
        "{rejected}"
    );
    assert!(lines[3].contains(",''-x,"), "{rejected}");
    // as it is, it is rejected as before
    let (again, _) = check(rejected.as_bytes(), &events("")).unwrap();
    assert_eq!((again.rows(), again.rejects()), (4, 4));
    let right = rejected
        .replace(",2023-06-36 16:00", ",2023-06-26 16:00")
        .replace(",bald", ",2023-07-03");
    let (second, kept) = check(right.as_bytes(), &events("")).unwrap();
    assert_eq!((second.rows(), second.rejects()), (4, 0));
    let cases: Vec<&str> = kept
        .verdicts
        .iter()
        .map(|verdict| verdict.1.as_str())
        .collect();
    assert_eq!(cases, ["=1+1", "'-x"]);
    assert_eq!(first.rows() - first.rejects() + second.rows(), 6);
}

#[test]
fn dirty_events_are_dealt_with_by_named_policies() {
    let verdict = |rows: &[&str], policies: &str| {
        let mapping = events(&format!("[policies]\n{policies}\n"));
        let (summary, kept) = check(log(rows).as_bytes(), &mapping).unwrap();
        match kept.verdicts.as_slice() {
            [(.., verdict)] => (verdict.clone(), summary),
            _ => {
                let mut reasons = kept.rejects.iter().map(|reject| reject.reason().id());
                let reason = reasons.find(|id| *id != "case-rejected").unwrap();
                (reason.to_owned(), summary)
            }
        }
    };
    let twice = [
        "a,联合验收,受理,2023-06-20 09:00",
        "a,联合验收,受理,2023-06-21 09:00",
        "a,联合验收,办结,2023-06-27 09:00",
    ];
    assert_eq!(
        verdict(&twice, "").0,
        "undetermined: an event that starts or ends the clock is repeated"
    );
    assert_eq!(
        verdict(&twice, "repeated_start = \"first\"").0,
        "missed by 1 working day"
    );
    assert_eq!(
        verdict(&twice, "repeated_start = \"last\"").0,
        "met with 0 working days to spare"
    );
    let ends = [
        "a,联合验收,受理,2023-06-20 09:00",
        "a,联合验收,办结,2023-06-26 09:00",
        "a,联合验收,办结,2023-06-27 09:00",
    ];
    assert_eq!(
        verdict(&ends, "").0,
        "undetermined: an event that starts or ends the clock is repeated"
    );
    assert_eq!(
        verdict(&ends, "repeated_finish = \"first\"").0,
        "met with 0 working days to spare"
    );
    assert_eq!(
        verdict(&ends, "repeated_finish = \"last\"").0,
        "missed by 1 working day"
    );
    let same = [
        "a,联合验收,受理,2023-06-20 09:00",
        "a,联合验收,受理,2023-06-20 09:00",
        "a,联合验收,办结,2023-06-26 09:00",
    ];
    assert_eq!(
        verdict(&same, "").0,
        "undetermined: an event that starts or ends the clock is repeated"
    );
    let (told, summary) = verdict(&same, "duplicate_events = \"once\"");
    assert_eq!(told, "met with 0 working days to spare");
    assert_eq!(summary.about().unwrap().events.unwrap().duplicates, 1);
    let resumed = [
        "a,联合验收,受理,2023-06-20 09:00",
        "a,联合验收,补正收件,2023-06-21 09:00",
        "a,联合验收,办结,2023-06-26 09:00",
    ];
    assert_eq!(verdict(&resumed, "").0, "resume-without-stop");
    let (told, summary) = verdict(&resumed, "resume_without_stop = \"ignored\"");
    assert_eq!(told, "met with 0 working days to spare");
    assert_eq!(summary.about().unwrap().events.unwrap().resumes_ignored, 1);
    let stopped = [
        "a,联合验收,受理,2023-06-20 09:00",
        "a,联合验收,补正告知,2023-06-21 09:00",
        "a,联合验收,办结,2023-06-27 09:00",
    ];
    assert!(verdict(&stopped, "").0.starts_with("undetermined: "));
    assert_eq!(
        verdict(&stopped, "unended_stop = \"ends-with-case\"").0,
        "met with 2 working days to spare"
    );
    let again = [
        "a,联合验收,受理,2023-06-20 09:00",
        "a,联合验收,补正告知,2023-06-21 09:00",
        "a,联合验收,补正告知,2023-06-25 09:00",
        "a,联合验收,补正收件,2023-06-26 09:00",
        "a,联合验收,办结,2023-06-27 09:00",
    ];
    let (told, summary) = verdict(&again, "");
    assert_eq!(told, "met with 1 working day to spare");
    assert_eq!(summary.about().unwrap().events.unwrap().stops_united, 1);
    assert!(
        verdict(&again, "untidy_stops = \"undetermined\"")
            .0
            .starts_with("undetermined: ")
    );
    let either = [
        "a,联合验收,受理,2023-06-20 09:00",
        "a,联合验收,补正告知,2023-06-21 09:00",
        "a,联合验收,听证,2023-06-21 09:00",
        "a,联合验收,恢复,2023-06-21 09:00",
    ];
    assert_eq!(verdict(&either, "").0, "resume-without-stop");
}

#[test]
fn a_stage_of_its_own_or_the_completed_one() {
    let mapping = Mapping::from_toml(
        "[columns]\ncase_id = \"case\"\nkind = \"kind\"\nactivity = \"step\"\ntime = \"at\"\nlifecycle = \"stage\"\n\
         [activities]\n\"审查+start\" = \"started\"\n\"审查\" = \"finished\"\n",
    )
    .unwrap();
    let log = "case,kind,step,stage,at\n\
               a,联合验收,审查,schedule,2023-06-01\n\
               a,联合验收,审查,start,2023-06-20\n\
               a,联合验收,审查,complete,2023-06-26\n";
    let (summary, kept) = check(log.as_bytes(), &mapping).unwrap();
    assert_eq!(kept.told(), ["met with 0 working days to spare"]);
    assert_eq!(summary.about().unwrap().events.unwrap().passed_over, 1);
}

#[test]
fn a_grouped_log_is_a_stream_and_a_case_that_comes_up_again_is_refused() {
    let mapping = events("grouped = true");
    let fine = log(&[
        "a,联合验收,受理,2023-06-20 09:00",
        "a,联合验收,办结,2023-06-26 16:00",
        "b,联合验收,受理,2023-06-20 09:00",
        "b,联合验收,办结,2023-06-27 16:00",
    ]);
    let (_, kept) = check(fine.as_bytes(), &mapping).unwrap();
    assert_eq!(
        kept.told(),
        [
            "met with 0 working days to spare",
            "missed by 1 working day"
        ]
    );
    let apart = fine + "a,联合验收,办结,2023-06-28 16:00\n";
    assert_eq!(
        check(apart.as_bytes(), &mapping).err().unwrap(),
        "the events of the case `a` are not together: it comes up again in line 6; sort the log by case, or leave out `grouped` in the mapping"
    );
}

#[test]
fn several_commitments_from_one_row() {
    let mapping = Mapping::from_toml(
        "[events]\naccepted = \"受理日期\"\ndecided = \"决定日期\"\ndelivered = \"送达日期\"\n\
         [columns]\ncase_id = \"编号\"\n\
         [[checks]]\nname = \"decision\"\nlimit = \"5 working days\"\nfrom = \"accepted\"\nto = \"decided\"\n\
         [[checks]]\nname = \"delivery\"\ntitle = \"送达\"\nlimit = \"10日\"\nfrom = \"decided\"\nto = \"delivered\"\n",
    )
    .unwrap();
    let log = "编号,受理日期,决定日期,送达日期\n\
               a,2023-06-05,2023-06-12,2023-06-13\n\
               b,2023-06-05,2023-06-13,\n\
               c,soon,2023-06-13,\n";
    let (summary, kept) = check(log.as_bytes(), &mapping).unwrap();
    let told: Vec<_> = kept
        .verdicts
        .iter()
        .map(|v| (v.1.as_str(), v.2.as_str(), v.3.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            ("a", "decision", "met with 0 working days to spare"),
            ("a", "delivery", "met with 12 calendar days to spare"),
            ("b", "decision", "missed by 1 working day"),
            ("b", "delivery", "overdue by 190 calendar days"),
        ]
    );
    assert_eq!(
        (
            summary.rows(),
            summary.cases(),
            summary.verdicts(),
            summary.rejects(),
            summary.open()
        ),
        (3, 2, 4, 1, 1)
    );
    // matters can ask for several as well, of the plan and of their own
    let toml = "[columns]\ncase_id = \"编号\"\nstarted_at = \"受理日期\"\nfinished_at = \"决定日期\"\nkind = \"送达日期\"\n\
                [kinds]\nx = [\"construction-joint-acceptance-3wd\", \"5 working days\"]\n[values.kind]\n\"01\" = \"x\"\n";
    let log = "编号,受理日期,决定日期,送达日期\na,2023-06-20,2023-06-27,01\n";
    let (_, kept) = check(log.as_bytes(), &Mapping::from_toml(toml).unwrap()).unwrap();
    assert_eq!(
        kept.told(),
        ["missed by 1 working day", "met with 1 working day to spare"]
    );
}

#[test]
fn a_wrong_mapping_names_line_key_and_nearest_name() {
    let toml = |text: &str| Mapping::from_toml(text).unwrap_err().to_string();
    assert_eq!(
        toml("[columns]\nstarted = \"x\"\n"),
        "line 2 of the mapping: unknown variant `started`, expected one of `case_id`, `kind`, `category`, `started_at`, `finished_at`, `due_at`, `stops`, `extension`, `received_at`, `notified_at`, `activity`, `time`, `lifecycle`; did you mean `started_at`?"
    );
    assert!(toml("\n\nkind = 3\n").starts_with("line 3 of the mapping: unknown field `kind`"));
    assert!(toml("\n\nkind = 3\n").ends_with("did you mean `kinds`?"));
    assert!(
        toml("[times]\nzone = \"Asia/Shanghia\"\n")
            .contains("line 2 of the mapping: `Asia/Shanghia` is not the name of a time zone")
    );
    assert!(toml("[policies]\nrepeated_start = \"frist\"\n").ends_with("did you mean `first`?"));
    assert_eq!(
        toml("[activities]\n\"听证\" = \"stop:special\"\n\"补正\" = \"stop:suplement\"\n"),
        "line 3 of the mapping, key `activities.补正`: `suplement` is not a kind of stop; use supplement (补正), special-procedure (特别程序), applicant-works (用户自建工程), force-majeure (不可抗力) or other (其他)"
    );
    assert_eq!(
        toml(
            "[events]\ndecided = \"x\"\n[[checks]]\nname = \"a\"\nlimit = \"5 working days\"\nto = \"decide\"\n"
        ),
        "line 6 of the mapping, key `checks.0.to`: `decide` is not an event that [events] or [activities] names; did you mean `decided`?"
    );
    let two = |second: &str| {
        toml(&format!(
            "[[checks]]\nname = \"a\"\nlimit = \"5 working days\"\n\n[[checks]]\n{second}"
        ))
    };
    assert!(
        two("name = \"b\"\nlimit = \"5 workng days\"\n").starts_with(
            "line 7 of the mapping, key `checks.1.limit`: `5 workng days` is not a limit; write"
        )
    );
    assert_eq!(
        two("name = \"a\"\nlimit = \"5 working days\"\n"),
        "line 6 of the mapping, key `checks.1.name`: `a` is the name of two own commitments"
    );
    assert!(
        two("limit = \"5 working days\"\n")
            .starts_with("line 5 of the mapping, key `checks.1.name`")
    );
    let run = |text: &str, log: &str| {
        check(log.as_bytes(), &Mapping::from_toml(text).unwrap())
            .err()
            .unwrap()
    };
    let log = "编号,事项,收件日期,办结时间\n";
    assert_eq!(
        run(
            "[columns]\ncase_id = \"编号\"\nstarted_at = \"收件日其\"\n",
            log
        ),
        "line 3 of the mapping, key `columns.started_at`: the log has no column for `started_at`: none of its headers (编号, 事项, 收件日期, 办结时间) is `收件日其`; did you mean `收件日期`?"
    );
    assert_eq!(
        run(
            "[events]\ndecided = \"决定时间\"\n[columns]\ncase_id = \"编号\"\n\
             [[checks]]\nname = \"decision\"\nlimit = \"5 working days\"\nto = \"decided\"\n",
            log
        ),
        "line 2 of the mapping, key `events.decided`: the log has no column `决定时间`; its headers are 编号, 事项, 收件日期, 办结时间; did you mean `办结时间`?"
    );
    assert_eq!(
        run(
            "[kinds]\n\"验收\" = \"construction-joint-acceptance-3w\"\n",
            log
        ),
        "line 2 of the mapping, key `kinds.验收`: `construction-joint-acceptance-3w` is not a commitment of the plan huarong-2023, an own commitment of the mapping or a limit; did you mean `construction-joint-acceptance-3wd`?"
    );
}

#[test]
fn what_is_wrong_with_a_mapping_is_said_in_chinese_too() {
    let wrong = |text: &str| Mapping::from_toml(text).unwrap_err().chinese().to_string();
    assert_eq!(
        wrong("[[checks]]\nname = \"a\"\nlimit = \"5日\"\nto = \"startd\"\n"),
        "字段对照表第4行，键 `checks.0.to`：“startd”不是 [events] 或 [activities] 中的办理环节；是否应为“started”？"
    );
    assert!(wrong("[policies]\nrepeated_start = \"frist\"\n").ends_with("；是否应为“first”？"));
}

#[test]
fn times_in_every_shape_and_what_was_made_of_them_is_stated() {
    let shapes = [
        "2023-06-20 09:05",
        "2023-06-20T01:05:00Z",
        "2023-06-20T09:05:00+08:00",
        "2023/6/20 9:05",
        "2023.6.20 9:05:00",
        "2023年6月20日 9时5分",
        "2023年6月20日上午9时5分",
        "2023-6-20 上午9:05",
        "2023-6-20 上午 9:05",
        "2023-6-20 9:05 AM",
        "20230620090500",
        "20/6/2023 9:05",
        "2023-06-20 01:05:00 +0000",
    ];
    let mut log = String::from("case_id,kind,started_at,finished_at\n");
    for shape in shapes {
        log += &format!("{shape},企业设立登记,{shape},20230620093000\n");
    }
    log += "pm,企业设立登记,2023-6-20 下午2:05,2023-6-20 下午14:30\n";
    log += "noon,企业设立登记,2023-6-20 12:00 PM,2023-6-20 下午12:30\n";
    let (summary, kept) = check(log.as_bytes(), &Mapping::new()).unwrap();
    assert_eq!(kept.rejects, []);
    assert_eq!(summary.verdicts(), 15);
    let times = summary.about().unwrap().times;
    assert_eq!(
        (times.all(), times.zoned, times.local, times.year_last),
        (30, 3, 27, 1)
    );
    let about = summary.about().unwrap();
    assert_eq!(about.local_times_in, "Asia/Shanghai");
    assert!(!about.local_times_zone_is_mapped);
    let refused = "case_id,kind,started_at,finished_at\n\
                   a,企业设立登记,07/06/2023,\n\
                   b,企业设立登记,2023-6-20 上午13:05,\n\
                   c,企业设立登记,45097,\n\
                   d,企业设立登记,1687223100,\n\
                   e,企业设立登记,20231320,\n";
    let (_, kept) = check(refused.as_bytes(), &Mapping::new()).unwrap();
    assert_eq!(kept.rejects.len(), 5);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever the events, their order and their case: every row is accounted for
    /// once, and a grouped log gives what the same log gives unsorted.
    #[test]
    fn no_event_is_lost(rows in prop::collection::vec((0_u8..6, 0_usize..9, 0_u32..40), 0..60)) {
        let steps = ["受理", "补正告知", "补正收件", "恢复", "听证", "办结", "传阅", "", "受理"];
        let line = |(case, step, day): &(u8, usize, u32)| {
            let at = if *day > 30 { "bald".to_owned() } else { format!("2023-08-{day:02}") };
            let case = if *case == 5 { String::new() } else { case.to_string() };
            format!("{case},联合验收,{},{at}", steps[*step])
        };
        let told = |rows: &[(u8, usize, u32)], mapping: &Mapping| {
            let lines: Vec<String> = rows.iter().map(line).collect();
            let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
            let (summary, kept) = check(log(&lines).as_bytes(), mapping).unwrap();
            assert_eq!(summary.rows(), rows.len() as u64);
            assert_eq!(summary.rejects(), kept.rejects.len() as u64);
            let mut verdicts: Vec<_> = kept.verdicts.iter().map(|v| (v.1.clone(), v.3.clone())).collect();
            verdicts.sort();
            (verdicts, summary.rejects())
        };
        let unsorted = told(&rows, &events(""));
        let mut sorted = rows.clone();
        sorted.sort_by_key(|(case, ..)| *case);
        prop_assert_eq!(told(&sorted, &events("grouped = true")), unsorted);
    }
}

/// Keeps nothing.
struct Nothing;

impl Sink for Nothing {
    type Error = std::convert::Infallible;

    fn verdict(&mut self, _: &Checked<'_>) -> Result<(), Self::Error> {
        Ok(())
    }

    fn reject(&mut self, _: &Reject) -> Result<(), Self::Error> {
        Ok(())
    }
}

#[test]
fn a_worst_case_is_judged_again_with_its_events_and_stops() {
    let text = "[columns]\ncase_id = \"case\"\nactivity = \"step\"\ntime = \"at\"\n\
        [activities]\n\"收件\" = \"started\"\n\"勘验\" = \"surveyed\"\n\"发证\" = \"finished\"\n\
        \"鉴定\" = \"stop:special-procedure\"\n\"鉴定完\" = \"resume:special-procedure\"\n\
        [[checks]]\nname = \"survey\"\nlimit = \"3 working days\"\nto = \"surveyed\"\n";
    let mapping = Mapping::from_toml(text).unwrap();
    let log = "case,step,at\n\
        late,收件,2023-06-05 09:00\nlate,鉴定,2023-06-06 09:00\nlate,鉴定完,2023-06-07 17:00\n\
        late,勘验,2023-06-16 10:00\nlate,发证,2023-09-28 10:00\n\
        good,收件,2023-06-05 09:00\ngood,勘验,2023-06-07 10:00\ngood,发证,2023-09-28 10:00\n";
    let (_, kept) = check(log.as_bytes(), &mapping).unwrap();
    assert_eq!(
        kept.told(),
        [
            "missed by 5 working days",
            "met with 1 working day to spare"
        ]
    );
    let schedule = Schedule::china();
    let run = LogCheck::new(&PLAN, &schedule, &mapping, &Settings::new()).unwrap();
    let now = JudgedAt::given("2023-10-01T00:00:00".parse().unwrap());
    let checked = run.run(log.as_bytes(), now, &mut Nothing).unwrap();
    let summary = SummaryInput::of(&checked).summary();
    let survey = summary.commitments.iter().find(|own| own.id == "survey");
    let worst: Vec<String> = survey
        .unwrap()
        .worst
        .iter()
        .map(|late| {
            assert!(
                late.explanation(Language::English)
                    .contains("special procedure")
            );
            format!("{} {}", late.verdict, late.finished_at.unwrap())
        })
        .collect();
    assert_eq!(worst, ["missed by 5 working days 2023-06-16 10:00:00"]);
}
