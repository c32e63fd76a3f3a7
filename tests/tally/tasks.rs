//! Tasks held against their dates.

use chrono::NaiveDate;
use shixian::plan::{Plan, huarong_2023};
use shixian::plan::{Section, Task, task};
use shixian::tally::{Progress, TaskStatus};
use shixian::term::Roll;
use shixian::{Conventions, Moment, Settings};

use super::support::{CHINA, at, moment};

const fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(date) => date,
        None => panic!("no such day"),
    }
}

const SECTION: Section<'static> = Section::new(1, None, "一", "措施");
const TASKS: &[Task<'static>] = &[
    // over when the plan was issued
    task(1, "已过", SECTION).due(day(2023, 4, 30), "2023年4月底"),
    // a Saturday
    task(2, "周六", SECTION).due(day(2023, 9, 30), "2023年9月底"),
    task(3, "年底", SECTION)
        .due(day(2023, 12, 31), "2023年12月底,长期推进")
        .ongoing(),
    task(4, "长期", SECTION).without_date("长期推进"),
    // the day of issue itself
    task(5, "当日", SECTION).due(day(2023, 6, 2), "2023年6月2日"),
];
const PLAN: Plan<'static> = Plan::new("p", "方案", day(2023, 6, 2), &[]).with_tasks(TASKS);

fn status(number: u16, completed: Option<&str>, now: &str) -> TaskStatus {
    status_with(number, completed, now, &Settings::new())
}

fn status_with(number: u16, completed: Option<&str>, now: &str, settings: &Settings) -> TaskStatus {
    let completed: Option<Moment> = completed.map(moment);
    let of = |asked| completed.filter(|_| asked == number);
    let progress = Progress::new(&PLAN, &CHINA, settings, of, at(now));
    let task = progress.task(number).unwrap();
    assert_eq!(task.completed(), completed);
    task.status()
}

use TaskStatus::{InTime, Late, Ongoing, Overdue, Running, Undetermined};

#[test]
fn a_task_is_due_by_the_end_of_its_day() {
    for (completed, now, wanted) in [
        (None, "2023-06-02 09:00", Running),
        (None, "2023-12-31 23:59:59", Running),
        (None, "2024-01-01 00:00:01", Overdue),
        (Some("2023-12-31"), "2024-03-01 09:00", InTime),
        (Some("2023-12-31 23:59:59"), "2024-03-01 09:00", InTime),
        (Some("2024-01-01 09:00"), "2024-03-01 09:00", Late),
        (Some("2024-01-02"), "2024-03-01 09:00", Late),
        (Some("2023-06-30"), "2023-07-01 09:00", InTime),
        // told of a day that has not come
        (Some("2023-12-31"), "2023-07-01 09:00", Undetermined),
        (Some("2024-02-01"), "2024-01-15 09:00", Undetermined),
    ] {
        assert_eq!(status(3, completed, now), wanted, "{completed:?} at {now}");
    }
}

#[test]
fn a_task_may_be_due_and_done_before_the_plan_was_issued() {
    for (completed, now, wanted) in [
        (None, "2023-06-02 09:00", Overdue),
        (Some("2023-04-30"), "2023-07-01 09:00", InTime),
        (Some("2022-01-10"), "2023-07-01 09:00", InTime),
        (Some("2023-05-01"), "2023-07-01 09:00", Late),
        (Some("2023-06-10"), "2023-07-01 09:00", Late),
        // asked before the plan was
        (None, "2023-04-01 09:00", Running),
        (None, "2023-05-02 09:00", Overdue),
    ] {
        assert_eq!(status(1, completed, now), wanted, "{completed:?} at {now}");
    }
    let progress = Progress::new(
        &PLAN,
        &CHINA,
        &Settings::new(),
        |_| None,
        at("2023-06-05 09:00"),
    );
    let before: Vec<u16> = progress
        .tasks()
        .iter()
        .filter(|task| task.was_due_before_issue())
        .map(|task| task.number())
        .collect();
    assert_eq!(before, [1], "the day of issue is not before it");
    assert_eq!(progress.task(5).unwrap().status(), Overdue);
    assert_eq!(status(5, None, "2023-06-02 18:00"), Running);
    assert_eq!(
        status(5, Some("2023-06-02 18:00"), "2023-06-05 09:00"),
        InTime
    );
}

#[test]
fn a_named_day_is_not_rolled_unless_asked() {
    let rolled = Settings::new().with_conventions(Conventions::new().with_roll(Roll::Following));
    let now = "2023-11-01 09:00";
    // 2023-09-30 is in the autumn holidays, which end on 10-06; 10-07 is worked
    for (completed, plain, following) in [
        ("2023-09-30", InTime, InTime),
        ("2023-10-03", Late, InTime),
        ("2023-10-07", Late, InTime),
        ("2023-10-08", Late, Late),
    ] {
        assert_eq!(status(2, Some(completed), now), plain, "{completed}");
        let with = status_with(2, Some(completed), now, &rolled);
        assert_eq!(with, following, "{completed}");
    }
    let progress = Progress::new(&PLAN, &CHINA, &rolled, |_| None, at(now));
    assert_eq!(progress.task(2).unwrap().due(), Some(day(2023, 10, 7)));
    let progress = Progress::new(&PLAN, &CHINA, &Settings::new(), |_| None, at(now));
    assert_eq!(progress.task(2).unwrap().due(), Some(day(2023, 9, 30)));
}

#[test]
fn a_task_without_a_date_goes_on() {
    assert_eq!(status(4, None, "2030-01-01 09:00"), Ongoing);
    assert_eq!(status(4, Some("2023-07-01"), "2023-08-01 09:00"), Ongoing);
    let progress = Progress::new(
        &PLAN,
        &CHINA,
        &Settings::new(),
        |_| None,
        at("2023-08-01 09:00"),
    );
    assert_eq!(progress.task(4).unwrap().due(), None);
    assert!(!progress.task(4).unwrap().was_due_before_issue());
}

#[test]
fn every_task_has_one_status() {
    for plan in [&PLAN, &huarong_2023::PLAN] {
        for now in ["2023-06-02 09:00", "2023-09-01 09:00", "2026-01-01 09:00"] {
            let completed = |number| (number % 3 == 0).then(|| moment("2023-07-15"));
            let progress = Progress::new(plan, &CHINA, &Settings::new(), completed, at(now));
            assert_eq!(progress.tasks().len(), plan.tasks().len());
            let counted: usize = TaskStatus::ALL
                .into_iter()
                .map(|status| progress.count(status))
                .sum();
            assert_eq!(counted, plan.tasks().len());
            for (task, outcome) in plan.tasks().iter().zip(progress.tasks()) {
                assert_eq!(task.number(), outcome.number());
                assert_eq!(outcome.status() == Ongoing, task.due_date().is_none());
                assert_eq!(outcome.due(), task.due_date(), "not rolled");
                let before = task.due_date().is_some_and(|due| due < plan.issued());
                assert_eq!(outcome.was_due_before_issue(), before);
            }
        }
    }
    let progress = Progress::new(
        &PLAN,
        &CHINA,
        &Settings::new(),
        |_| None,
        at("2023-06-02 09:00"),
    );
    assert!(progress.task(6).is_none());
}
