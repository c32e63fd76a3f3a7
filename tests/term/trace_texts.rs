//! What a trace reads like, in English and in Chinese (S14): every text in full.
#![allow(clippy::unwrap_used)]

use shixian::term::Step;
use shixian::{
    ClockStop, Conventions, Limit, Localized, Moment, Schedule, calendar_days, half_working_days,
    minutes, working_days,
};

/// The steps of a limit from `start`, under the law's own conventions.
fn reads(limit: Limit, start: &str, stops: &[&str], english: &[&str], chinese: &[&str]) {
    let schedule = Schedule::china();
    let start: Moment = start.parse().unwrap();
    let stops: Vec<ClockStop> = stops.iter().map(|stop| stop.parse().unwrap()).collect();
    let steps = schedule.term(limit, start).stopped(&stops).trace().unwrap();
    let steps: Vec<Step<'_>> = steps.collect();
    let texts = |text: fn(&Step<'_>) -> String| steps.iter().map(text).collect::<Vec<_>>();
    assert_eq!(texts(|step| step.to_string()), english);
    assert_eq!(texts(|step| step.chinese().to_string()), chinese);
}

#[test]
fn a_make_up_sunday_reads_like_this() {
    reads(
        working_days(3),
        "2023-06-20 10:00",
        &[],
        &[
            "2023-06-20: start day, not counted",
            "2023-06-21: counted, day 1",
            "2023-06-22 to 2023-06-24: holiday 端午节 (国办发明电〔2022〕16号), not counted",
            "2023-06-25: counted, day 2 (make-up working day for 端午节, 国办发明电〔2022〕16号)",
            "2023-06-26: counted, day 3",
        ],
        &[
            "2023-06-20：起算当日，不计入",
            "2023-06-21：计入，第1日",
            "2023-06-22 至 2023-06-24：端午节放假（国办发明电〔2022〕16号），不计入",
            "2023-06-25：计入，第2日（端午节调休上班日，国办发明电〔2022〕16号）",
            "2023-06-26：计入，第3日",
        ],
    );
}

#[test]
fn spring_festival_2026_reads_like_this() {
    reads(
        working_days(10),
        "2026-02-10",
        &[],
        &[
            "2026-02-10: start day, not counted",
            "2026-02-11 to 2026-02-13: counted, days 1 to 3",
            "2026-02-14: counted, day 4 (make-up working day for 春节, 国办发明电〔2025〕7号)",
            "2026-02-15 to 2026-02-23: holiday 春节 (国办发明电〔2025〕7号), not counted",
            "2026-02-24 to 2026-02-27: counted, days 5 to 8",
            "2026-02-28: counted, day 9 (make-up working day for 春节, 国办发明电〔2025〕7号)",
            "2026-03-01: weekend, not counted",
            "2026-03-02: counted, day 10",
        ],
        &[
            "2026-02-10：起算当日，不计入",
            "2026-02-11 至 2026-02-13：计入，第1至3日",
            "2026-02-14：计入，第4日（春节调休上班日，国办发明电〔2025〕7号）",
            "2026-02-15 至 2026-02-23：春节放假（国办发明电〔2025〕7号），不计入",
            "2026-02-24 至 2026-02-27：计入，第5至8日",
            "2026-02-28：计入，第9日（春节调休上班日，国办发明电〔2025〕7号）",
            "2026-03-01：周末，不计入",
            "2026-03-02：计入，第10日",
        ],
    );
}

#[test]
fn half_a_day_over_a_weekend_reads_like_this() {
    reads(
        half_working_days(1),
        "2023-06-09 17:00",
        &[],
        &[
            "2023-06-09 17:00:00 to 17:30:00: counted, 30 min of the day's 7 h",
            "2023-06-09 17:30:00 to 2023-06-10 00:00:00: outside office hours, not counted",
            "2023-06-10 to 2023-06-11: weekend, not counted",
            "2023-06-12 00:00:00 to 08:30:00: outside office hours, not counted",
            "2023-06-12 08:30:00 to 11:30:00: counted, 3 h of the day's 7 h",
        ],
        &[
            "2023-06-09 17:00:00 至 17:30:00：计入，30分（当日办公时间7小时）",
            "2023-06-09 17:30:00 至 2023-06-10 00:00:00：非办公时间，不计入",
            "2023-06-10 至 2023-06-11：周末，不计入",
            "2023-06-12 00:00:00 至 08:30:00：非办公时间，不计入",
            "2023-06-12 08:30:00 至 11:30:00：计入，3小时（当日办公时间7小时）",
        ],
    );
}

#[test]
fn a_stop_in_days_reads_like_this() {
    let stop = "补正:2023-06-13 10:00..2023-06-15 16:00";
    reads(
        working_days(3),
        "2023-06-12 09:00",
        &[stop],
        &[
            "2023-06-12: start day, not counted",
            "2023-06-13: counted, day 1",
            "2023-06-14 to 2023-06-15: clock stopped: supplement of documents",
            "2023-06-16: counted, day 2",
            "2023-06-17 to 2023-06-18: weekend, not counted",
            "2023-06-19: counted, day 3",
        ],
        &[
            "2023-06-12：起算当日，不计入",
            "2023-06-13：计入，第1日",
            "2023-06-14 至 2023-06-15：中止计时：补正",
            "2023-06-16：计入，第2日",
            "2023-06-17 至 2023-06-18：周末，不计入",
            "2023-06-19：计入，第3日",
        ],
    );
    reads(
        working_days(3),
        "2023-06-12 09:00",
        &["补正:2023-06-13 10:00.."],
        &[
            "2023-06-12: start day, not counted",
            "2023-06-13: counted, day 1",
        ],
        &["2023-06-12：起算当日，不计入", "2023-06-13：计入，第1日"],
    );
}

#[test]
fn a_stop_in_time_reads_like_this() {
    let stop = "用户自建工程:2023-06-12 11:30..2023-06-12 14:15";
    reads(
        minutes(90),
        "2023-06-12 11:00",
        &[stop],
        &[
            "2023-06-12 11:00:00 to 11:30:00: counted, 30 min",
            "2023-06-12 11:30:00 to 14:15:00: clock stopped: the applicant's own works",
            "2023-06-12 14:15:00 to 15:15:00: counted, 1 h",
        ],
        &[
            "2023-06-12 11:00:00 至 11:30:00：计入，30分",
            "2023-06-12 11:30:00 至 14:15:00：中止计时：用户自建工程",
            "2023-06-12 14:15:00 至 15:15:00：计入，1小时",
        ],
    );
}

#[test]
fn a_rolled_day_reads_like_this() {
    reads(
        calendar_days(5),
        "2023-06-19",
        &[],
        &[
            "2023-06-19: start day, not counted",
            "2023-06-20 to 2023-06-24: counted, days 1 to 5",
            "2023-06-25: the last day is a rest day: moved on to the next working day",
        ],
        &[
            "2023-06-19：起算当日，不计入",
            "2023-06-20 至 2023-06-24：计入，第1至5日",
            "2023-06-25：期限最后一日为休息日，顺延至下一工作日",
        ],
    );
}

/// The reason for each day is its own, also where a start out of hours moves.
#[test]
fn a_day_off_is_a_day_off_though_the_case_starts_on_it() {
    let holiday = "holiday 国庆节 (国办发明电〔2025〕7号), not counted";
    let texts = |conventions: Conventions| {
        let schedule = Schedule::china();
        let start = crate::support::facts::at("2026-10-03 10:00");
        let term = schedule.term(working_days(1), start).counted(conventions);
        let steps = term.trace().unwrap();
        steps.map(|step| step.to_string()).collect::<Vec<_>>()
    };
    let counted = texts(Conventions::new().with_start_day(shixian::term::StartDay::Counted));
    assert_eq!(
        counted,
        [
            &format!("2026-10-03 to 2026-10-07: {holiday}"),
            "2026-10-08: counted, day 1",
        ]
    );
    let deemed = Conventions::new().with_outside_hours(shixian::term::OutsideHours::NextOpening);
    assert_eq!(
        texts(deemed),
        [
            &format!("2026-10-03 to 2026-10-07: {holiday}"),
            "2026-10-08: start day, not counted",
            "2026-10-09: counted, day 1",
        ]
    );
}
