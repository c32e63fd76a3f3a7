//! Nothing that a mapping says is without effect, and what was counted is said.
#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test that cannot go on fails"
)]

use shixian::log::{LogSummary, Mapping};
use shixian::{Localized, VerdictKind};

use crate::support::logs::{Kept, check};

const FIVE: &str = "[[checks]]\nname = \"five\"\nlimit = \"5 working days\"\n";

fn run(log: &str, toml: &str) -> (LogSummary, Kept) {
    let mapping = Mapping::from_toml(&format!("{toml}\n{FIVE}")).unwrap();
    check(log.as_bytes(), &mapping).unwrap()
}

fn notices(summary: &LogSummary) -> Vec<String> {
    let notices = summary.notices().into_iter();
    notices.map(|notice| notice.to_string()).collect()
}

fn counts(summary: &LogSummary) -> [u64; 3] {
    let kinds = [VerdictKind::Met, VerdictKind::Missed, VerdictKind::Overdue];
    let tally = summary.assessment("five").unwrap().tally();
    kinds.map(|kind| tally.count(kind))
}

#[test]
fn texts_that_mean_empty_are_empty_and_stated() {
    let log = "case_id,started_at,finished_at\n1,2023-06-01 09:00,2023-06-02 09:00\n\
               2,2023-06-01 09:00,-\n3,2023-06-01 09:00,无\n4,2023-06-01 09:00,\\N\n\
               5,2023-06-01 09:00,未办结\n6,2023-06-01 09:00,0000-00-00\n";
    let (summary, kept) = run(log, "");
    assert_eq!(
        (summary.rejects(), counts(&summary)),
        (0, [1, 0, 5]),
        "{:?}",
        kept.rejects
    );
    assert_eq!(
        notices(&summary),
        ["5 cells were read as empty: `-`, `0000-00-00`, `\\N`, `无`, `未办结`"]
    );
    // others are named, once or for one column
    let log = "case_id,started_at,finished_at\n1,2023-06-01 09:00,1900-01-01\n\
               2,2023-06-01 09:00,长期\n3,2023-06-01 09:00,2023-06-02\n";
    let (summary, _) = run(log, "");
    assert_eq!(summary.rejects(), 1);
    let toml = "empty = [\"1900-01-01\"]\n[values.finished_at]\n\"长期\" = \"\"\n";
    let (summary, _) = run(log, toml);
    assert_eq!((summary.rejects(), counts(&summary)), (0, [1, 0, 2]));
    assert_eq!(
        notices(&summary),
        ["1 cell was read as empty: `1900-01-01`"]
    );
    // a start that is not there is none
    let (_, kept) = run("case_id,started_at,finished_at\n1,暂无,-\n", "");
    assert_eq!(kept.told(), ["not started"]);
    // in a column of words they are words
    let log = "case_id,kind,started_at,finished_at\n-,无,2023-06-01,2023-06-02\n";
    let (_, kept) = run(log, "");
    assert_eq!(kept.verdicts[0].1, "-");
}

#[test]
fn values_stand_for_others_in_every_column() {
    let log = "case_id,started_at,finished_at,stops,extension\n\
               1,2023-06-01 09:00,六月二日,全程,五日\n";
    let toml = "[values.finished_at]\n\"六月二日\" = \"2023-06-02 09:00\"\n\
                [values.stops]\n\"全程\" = \"补正:2023-06-01 09:00..2023-06-02 09:00\"\n\
                [values.extension]\n\"五日\" = \"5 working days\"\n";
    let (_, kept) = run(log, toml);
    assert_eq!(kept.told(), ["met with 10 working days to spare"]);
    // an entry that the log does not meet is counted and named
    let (summary, _) = run(
        log,
        &format!("{toml}[values.started_at]\n\"x\" = \"\"\n[times]\nday_order = \"day-first\"\n"),
    );
    assert_eq!(
        notices(&summary),
        [
            "2 entries of the mapping are met by nothing in the log: `values.started_at.x`, `times.day_order`"
        ]
    );
}

#[test]
fn the_two_ends_of_a_stop_may_have_columns_of_their_own() {
    let log = "案件编号,受理时间,办结时间,暂停时间,恢复时间\n\
               k1,2026-03-04 09:00,2026-03-11 11:00,2026-03-05 09:00,2026-03-09 10:00\n\
               k2,2026-03-04 09:00,2026-03-11 11:00,,\n\
               k3,2026-03-04 09:00,2026-03-11 11:00,,2026-03-09 10:00\n";
    let toml = "[events]\n\"stop:supplement\" = \"暂停时间\"\n\"resume:supplement\" = \"恢复时间\"\n\
                [[checks]]\nname = \"three\"\nlimit = \"3 working days\"\n";
    let now = shixian::check::JudgedAt::given(
        "2026-11-01T09:00"
            .parse::<shixian::Moment>()
            .unwrap()
            .earliest(),
    );
    let told = |toml: &str| {
        let mapping = Mapping::from_toml(toml).unwrap();
        let schedule = shixian::Schedule::china();
        let plan = &shixian::plan::huarong_2023::PLAN;
        let check =
            shixian::log::LogCheck::new(plan, &schedule, &mapping, &shixian::Settings::new());
        let check = check.unwrap();
        let mut kept = Kept {
            verdicts: Vec::new(),
            rejects: Vec::new(),
            rejected: shixian::log::RejectedRowWriter::new(Vec::new()),
        };
        let checked = check.run(log.as_bytes(), now, &mut kept).unwrap();
        let rejects: Vec<&str> = kept
            .rejects
            .iter()
            .map(|reject| reject.reason().id())
            .collect();
        let told: Vec<String> = kept.told().into_iter().map(str::to_owned).collect();
        (told, rejects.join(","), notices(checked.summary()))
    };
    let (verdicts, rejects, _) = told(toml);
    assert_eq!(
        verdicts,
        [
            "met with 0 working days to spare",
            "missed by 2 working days"
        ]
    );
    assert_eq!(rejects, "resume-without-stop");
    let ignoring = format!("[policies]\nresume_without_stop = \"ignored\"\n{toml}");
    let (verdicts, rejects, notices) = told(&ignoring);
    assert_eq!((verdicts.len(), rejects.as_str()), (3, ""));
    assert_eq!(
        notices,
        ["1 end of a stop that never began was passed over"]
    );
}

#[test]
fn an_entry_that_cannot_take_effect_is_an_error_that_names_it() {
    for (toml, key, reason) in [
        (
            "grouped = true",
            "grouped",
            "a row of the log is a case, and not an event",
        ),
        (
            "[policies]\nresume_without_stop = \"ignored\"",
            "policies.resume_without_stop",
            "a row of the log is a case",
        ),
        (
            "[policies]\nduplicate_events = \"once\"",
            "policies.duplicate_events",
            "a row of the log is a case",
        ),
        (
            "[policies]\nrepeated_start = \"first\"",
            "policies.repeated_start",
            "one start and one finish",
        ),
        (
            "[policies]\nrepeated_start = \"first-after-start\"",
            "policies.repeated_start",
            "a policy for finishes",
        ),
        (
            "[activities]\nx = \"started\"\n[policies]\nrepeated_case = \"first\"",
            "policies.repeated_case",
            "a row of the log is an event",
        ),
        (
            "cases_by_line = true\n[columns]\ncase_id = \"x\"",
            "columns.case_id",
            "names the cases by their lines",
        ),
        (
            "[columns]\nreceived_at = \"x\"",
            "columns.received_at",
            "without `deemed_acceptance = true`",
        ),
        (
            "[events]\n\"resume:supplement\" = \"x\"",
            "events.resume:supplement",
            "beginning of that stop",
        ),
        (
            "[events]\n\"ignore\" = \"x\"",
            "events.ignore",
            "leave the column out",
        ),
        (
            "[events]\n\"stop:lunch\" = \"x\"",
            "events.stop:lunch",
            "lunch",
        ),
        (
            "commitments = [\"5 working days\"]\n[kinds]\nx = \"3 working days\"",
            "kinds.x",
            "whatever its matter",
        ),
        (
            "commitments = [\"3 working days\"]\n[[checks]]\nname = \"a\"\nlimit = \"5 working days\"",
            "checks.0.name",
            "asks for it",
        ),
        (
            "[kinds]\n\" x\" = \"3 working days\"",
            "kinds. x",
            "write it without",
        ),
        ("empty = [\"无 \"]", "empty", "write it without"),
    ] {
        let error = Mapping::from_toml(toml).unwrap_err();
        let told = error.to_string();
        assert!(told.contains(&format!("key `{key}`")), "{told}");
        assert!(told.contains(reason), "{told}");
        assert_ne!(told, error.chinese().to_string());
    }
    let century = Mapping::from_toml("[times]\ncentury = 20").unwrap_err();
    assert!(
        century.to_string().contains("use 1900 or 2000"),
        "{century}"
    );
    // what needs the plan or the log
    let log = "case_id,started_at,finished_at,x\n1,2023-06-01,2023-06-02,\n";
    for (toml, told) in [
        (
            "[events]\ndecidd = \"x\"",
            "no commitment begins or ends with an event `decidd`",
        ),
        (
            "[activities]\n\"x\" = \"finish\"",
            "an event `finish`; did you mean `finished`?",
        ),
        ("deemed_acceptance = true", "no column for `received_at`"),
        (
            "[source]\nsheet = \"1\"",
            "`sheet` has no effect: the log is csv",
        ),
    ] {
        let mapping = Mapping::from_toml(toml).unwrap();
        let error = check(log.as_bytes(), &mapping).err().unwrap();
        assert!(error.contains(told), "{error}");
    }
}

const TWICE: &str = "case_id,started_at,finished_at,state\n\
                     T1,2023-06-07 09:00,2023-06-20 10:00,new\n\
                     T1,2023-06-07 09:00,2023-06-20 10:00,closed\n\
                     T2,2023-06-07 09:00,,new\n";

#[test]
fn rows_that_repeat_a_case_are_one_case_or_ask_for_a_policy() {
    let (summary, _) = run(TWICE, "");
    assert_eq!(
        (summary.rows(), summary.cases(), summary.rejects()),
        (3, 2, 0)
    );
    assert_eq!(counts(&summary), [0, 1, 1]);
    assert_eq!(
        notices(&summary),
        ["1 row tells of a case what an earlier row tells: counted once"]
    );
    let differing = format!("{TWICE}T2,2023-06-07 09:00,2023-06-08 10:00,closed\n");
    let refused = Mapping::from_toml(FIVE).unwrap();
    let refused = check(differing.as_bytes(), &refused).err().unwrap();
    assert!(refused.starts_with(
        "the row of line 5 names the case `T2`, as an earlier row does, and says something else"
    ));
    for (policy, cases, expected, told) in [
        (
            "first",
            2,
            [0, 1, 1],
            "2 rows name a case that an earlier row names: its first row counts",
        ),
        (
            "last",
            2,
            [1, 1, 0],
            "2 rows name a case that a later row names: its last row counts",
        ),
        (
            "each",
            4,
            [1, 2, 1],
            "2 rows name a case that an earlier row names: each is counted as a case",
        ),
    ] {
        let (summary, _) = run(
            &differing,
            &format!("[policies]\nrepeated_case = \"{policy}\""),
        );
        assert_eq!((summary.rows(), summary.cases()), (4, cases), "{policy}");
        assert_eq!(counts(&summary), expected, "{policy}");
        assert_eq!(notices(&summary), [told]);
        assert_eq!(summary.repeated_rows(), 2);
    }
}

#[test]
fn a_case_may_have_a_row_for_each_of_its_matters() {
    let log = "case_id,kind,started_at,finished_at\n1,甲,2023-06-07,2023-06-08\n1,乙,2023-06-07,2023-06-09\n";
    let (summary, _) = run(log, "");
    assert_eq!((summary.cases(), summary.repeated_rows()), (2, 0));
}

#[test]
fn times_of_another_zone_are_counted() {
    let log = "case_id,started_at,finished_at\n\
               1,2018-01-05T10:00:00+01:00,2018-01-11T23:59:00+01:00\n\
               2,2018-01-05T10:00:00+08:00,2018-01-11 10:00\n";
    let (summary, _) = run(log, "");
    assert_eq!(
        notices(&summary),
        [
            "2 of 4 times have another zone than Asia/Shanghai: their dates are those of Asia/Shanghai",
            "1 of them falls on another date there"
        ]
    );
    // one that stands for «not known» is the date as it was written
    let (summary, kept) = run(log, "[times]\nlast_minute = \"date-alone\"");
    assert_eq!(summary.about().unwrap().times.taken_for_dates, 1);
    assert_eq!(kept.told()[0], "met with 1 working day to spare");
}

#[test]
fn that_the_last_minute_is_a_time_goes_without_saying() {
    let refused = Mapping::from_toml("[times]\nlast_minute = \"time\"").unwrap_err();
    let told = refused.to_string();
    assert!(told.contains("last_minute"), "{told}");
    assert!(
        told.contains("has no effect: 23:59 is read as a time of day"),
        "{told}"
    );
    let told = refused.chinese().to_string();
    assert!(told.contains("23:59本就读作时刻"), "{told}");
    for word in ["as-written", "date-alone"] {
        let toml = format!("[times]\nlast_minute = \"{word}\"");
        assert!(Mapping::from_toml(&toml).is_ok(), "{word}");
    }
}

#[test]
fn a_line_of_totals_is_not_a_case() {
    let log = "案件编号,受理时间,办结时间\n1,2023-06-07 09:00,2023-06-08 10:00\n2,,\n总计：2件,,\nTotal,,\n合计,-,-\n合计办1,2023-06-07,2023-06-08\n";
    let (summary, kept) = run(log, "");
    let rejects: Vec<&str> = kept
        .rejects
        .iter()
        .map(|reject| reject.reason().id())
        .collect();
    assert_eq!(rejects, ["totals"; 3]);
    assert_eq!((summary.rows(), summary.cases()), (6, 3));
    assert_eq!(
        notices(&summary),
        [
            "3 rows were rejected and are in no figure",
            "3 rows rejected are lines of totals or notes under the table, and not cases",
            "1 row holds nothing but the name of a case: not started"
        ]
    );
}

#[test]
fn years_of_two_digits_are_of_the_century_stated() {
    let log = "case_id,started_at,finished_at\n1,11/28/11 9:27,12/20/11 9:32\n2,9.3.10 8:05,11.3.10 10:30\n3,07-JUN-23,08-JUN-23\n";
    let (_, kept) = run(log, "[times]\nday_order = \"month-first\"");
    assert_eq!(kept.rejects.len(), 3);
    assert!(
        kept.rejects[0]
            .to_string()
            .contains("has a year of two digits")
    );
    let (summary, kept) = run(log, "[times]\nday_order = \"month-first\"\ncentury = 2000");
    assert_eq!(kept.rejects, []);
    assert_eq!(summary.about().unwrap().times.short_years, 6);
    let (_, kept) = run(
        "case_id,started_at,finished_at\n1,23-06-07,23/6/08\n",
        "[times]\nday_order = \"year-first\"\ncentury = 2000",
    );
    assert_eq!(kept.told(), ["met with 4 working days to spare"]);
    // one order alone makes a day of each
    let (_, kept) = run(
        "case_id,started_at,finished_at\n1,23-06-31,31-12-23\n2,2023-06-07,31-12-99\n",
        "[times]\ncentury = 1900",
    );
    assert_eq!(kept.rejects[0].reason().id(), "moment");
}

#[test]
fn a_column_of_a_header_that_stands_twice_is_named_by_its_number() {
    let log = "案件编号,受理时间,办结时间,备注,受理时间\n1,2023-06-07 09:00,2023-06-08 10:00,x,2023-06-05\n";
    let refused = |toml: &str| {
        let mapping = Mapping::from_toml(&format!("{toml}\n{FIVE}")).unwrap();
        check(log.as_bytes(), &mapping).err().unwrap()
    };
    let told = "the log has two columns for `started_at`: `受理时间#1` and `受理时间#2`; name the right one in a mapping";
    assert_eq!(refused(""), told);
    assert_eq!(refused("[columns]\nstarted_at = \"受理时间\""), told);
    assert!(
        refused("[columns]\nstarted_at = \"受理时间#3\"").contains("no column for `started_at`")
    );
    for (number, verdict) in [
        (1, "met with 4 working days to spare"),
        (2, "met with 2 working days to spare"),
    ] {
        let (_, kept) = run(
            log,
            &format!("[columns]\nstarted_at = \"受理时间#{number}\""),
        );
        assert_eq!(kept.told(), [verdict]);
    }
}

#[test]
fn json_that_is_not_one_object_a_line_is_refused() {
    for log in [
        "{\n  \"tickets\": [\n    {\"case_id\": \"1\"}\n  ]\n}\n",
        "{\"data\":[\n{\"case_id\":\"1\",\"started_at\":\"2023-06-07\",\"finished_at\":\"2023-06-08\"},\n{\"case_id\":\"2\"}\n]}\n",
    ] {
        let refused = check(log.as_bytes(), &Mapping::new()).err().unwrap();
        assert!(
            refused.contains("one JSON object over several lines"),
            "{refused}"
        );
    }
    // a first line that is cut off is a reject, and the others are read
    let log = "{\"case_id\":\"1\"\n{\"case_id\":\"2\",\"started_at\":\"2023-06-07\",\"finished_at\":\"2023-06-08\"}\n";
    let (summary, _) = run(log, "");
    assert_eq!((summary.rows(), summary.rejects()), (2, 1));
}

#[test]
fn an_object_where_a_time_is_wanted_is_a_reject_and_not_an_open_case() {
    let log = "{\"case_id\":\"k1\",\"started_at\":\"2023-06-07\",\"finished_at\":\"2023-06-08\"}\n\
               {\"case_id\":\"k2\",\"started_at\":\"2023-06-07\",\"finished_at\":{\"$date\":\"2023-06-08T02:00:00Z\"}}\n\
               {\"case_id\":\"k3\",\"started_at\":\"2023-06-07\",\"finished_at\":{}}\n";
    let (summary, kept) = run(log, "");
    assert_eq!((summary.cases(), summary.rejects()), (1, 2));
    assert_eq!(kept.rejects[0].column(), "finished_at");
    // what is in it can be mapped
    let one = log.lines().nth(1).unwrap();
    let (_, kept) = run(one, "[columns]\nfinished_at = \"finished_at.$date\"");
    assert_eq!(kept.told(), ["met with 4 working days to spare"]);
}

#[test]
fn a_column_that_only_looks_like_one_is_said_to_be_none() {
    let log = "case_id,started_at,finished_at,due_at\n1,2023-06-07,2023-06-08,some day\n";
    let (summary, _) = run(log, "");
    assert_eq!(summary.rejects(), 1);
    let (_, kept) = run(log, "[columns]\ndue_at = \"\"");
    assert_eq!(kept.told(), ["met with 4 working days to spare"]);
}

#[test]
fn the_first_finish_after_the_start_can_be_the_one_that_counts() {
    let log = "case_id,activity,time\n1,付款,2023-05-09 14:11\n1,收到发票,2023-05-16 15:46\n\
               1,付款,2023-05-18 10:29\n1,付款,2023-06-28 10:29\n\
               2,付款,2023-05-09 14:11\n2,付款,2023-05-10 14:11\n2,收到发票,2023-05-16 15:46\n";
    let told = |policy: &str| {
        let toml = format!(
            "[activities]\n\"收到发票\" = \"started\"\n\"付款\" = \"finished\"\n\
             [policies]\nrepeated_finish = \"{policy}\"\n"
        );
        let (_, kept) = run(log, &toml);
        kept.told()
            .into_iter()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let before = "undetermined: ended before it started";
    assert_eq!(
        told("first-after-start"),
        ["met with 3 working days to spare", before]
    );
    assert_eq!(told("first"), [before, before]);
    assert_eq!(told("last")[0], "missed by 25 working days");
}

#[test]
fn a_dated_end_on_the_day_of_its_stop_ends_it() {
    const MAPPING: &str = "[activities]\n\"受理\" = \"started\"\n\"补正告知\" = \"stop:supplement\"\n\
         \"补正收件\" = \"resume:supplement\"\n\"办结\" = \"finished\"\n";
    let events = |rows: &[(&str, &str)]| {
        let rows = rows.iter().map(|(step, at)| format!("x1,{step},{at}\n"));
        let log = "case_id,activity,time\n".to_owned() + &rows.collect::<String>();
        let (_, kept) = run(&log, MAPPING);
        let mut reasons = kept.rejects.iter();
        match reasons.find(|reject| reject.reason().id() != "case-rejected") {
            Some(reject) => reject.reason().id().to_owned(),
            None => kept.told()[0].to_owned(),
        }
    };
    let row = |stops: &str| {
        let log =
            format!("案件编号,受理时间,办结时间,中止\nx1,2023-06-05 09:00,2023-06-13,{stops}\n");
        run(&log, "").1.told()[0].to_owned()
    };
    let (start, end) = (("受理", "2023-06-05 09:00"), ("办结", "2023-06-13"));
    let day = |at| ("补正收件", at);
    let told = |at| ("补正告知", at);
    for (stops, same) in [
        (
            vec![told("2023-06-06 10:00"), day("2023-06-06")],
            "补正:2023-06-06 10:00..2023-06-06",
        ),
        (
            vec![day("2023-06-06"), told("2023-06-06")],
            "补正:2023-06-06..2023-06-06",
        ),
        (
            vec![day("2023-06-06 10:00"), told("2023-06-06 10:00")],
            "补正:2023-06-06 10:00..2023-06-06 10:00",
        ),
        // an end that a stop of the day before has met belongs to that one
        (
            vec![
                told("2023-06-05 10:00"),
                day("2023-06-06"),
                told("2023-06-06 10:00"),
                day("2023-06-08"),
            ],
            "补正:2023-06-05 10:00..2023-06-06;补正:2023-06-06 10:00..2023-06-08",
        ),
        // a second stop while one lasts is united with it
        (
            vec![
                told("2023-06-06 10:00"),
                told("2023-06-07 10:00"),
                day("2023-06-08 10:00"),
            ],
            "补正:2023-06-06 10:00..2023-06-08 10:00",
        ),
        (
            vec![
                told("2023-06-06 10:00"),
                told("2023-06-07 10:00"),
                day("2023-06-08 10:00"),
                day("2023-06-09 10:00"),
            ],
            "补正:2023-06-06 10:00..2023-06-09 10:00",
        ),
        (
            vec![
                told("2023-06-06 10:00"),
                told("2023-06-06 11:00"),
                day("2023-06-07 10:00"),
                told("2023-06-08 10:00"),
                day("2023-06-09 10:00"),
            ],
            "补正:2023-06-06 10:00..2023-06-07 10:00;补正:2023-06-08 10:00..2023-06-09 10:00",
        ),
    ] {
        let mut rows = vec![start];
        rows.extend(&stops);
        rows.push(end);
        assert_eq!(events(&rows), row(same), "{stops:?}");
    }
    assert_eq!(
        events(&[
            start,
            day("2023-06-06 09:00"),
            told("2023-06-06 10:00"),
            end
        ]),
        "resume-without-stop"
    );
    assert_eq!(
        events(&[
            start,
            told("2023-06-06"),
            day("2023-06-07"),
            day("2023-06-08"),
            end
        ]),
        "resume-without-stop"
    );
}
