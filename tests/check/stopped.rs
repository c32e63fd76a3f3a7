//! Cases whose clock stops, and what becomes of stops that are in disorder.

use shixian::check::{Finding, UnendedStop, UntidyStops};
use shixian::plan::huarong_2023::PLAN;
use shixian::term::{Amount, StopDays};
use shixian::{ClockStop, Conventions, Rule, Schedule, Settings, Verdict, VerdictKind};

use crate::cases::{at, case, check, day, says, stops, verdict, within};

#[test]
fn a_case_paused_and_resumed_is_due_later() {
    let lasting = stops(&["专家评审:2023-09-12 10:00.."]);
    let over = stops(&["专家评审:2023-09-12 10:00..2023-09-18 16:00"]);
    let open = case("2023-09-01 09:00", "");
    let of = |stops: &[ClockStop], now: &str| {
        let outcome = check(
            within("20 working days"),
            Settings::new(),
            &open.with_stops(stops),
            now,
        );
        (
            outcome.verdict(),
            outcome.deadline().map(|deadline| deadline.day()),
        )
    };
    let left = Verdict::Paused {
        remaining: Amount::WorkingDays(13),
    };
    assert_eq!(of(&lasting, "2023-09-14 09:00"), (left, None));
    // before the stop is over it lasts, whatever is known of its end today
    assert_eq!(of(&over, "2023-09-14 09:00"), (left, None));
    // before the stop there is none yet
    let running = of(&over, "2023-09-11 09:00");
    assert_eq!(running.0.kind(), VerdictKind::Running);
    assert_eq!(running.1, Some(day("2023-10-07")));
    let resumed = of(&over, "2023-09-19 09:00");
    assert_eq!(resumed.0.kind(), VerdictKind::Running);
    assert_eq!(resumed.1, Some(day("2023-10-11")));
}

#[test]
fn a_stop_after_the_deadline_leaves_a_case_overdue() {
    let open = case("2023-06-20 10:00", "");
    let late = stops(&["补正:2023-06-28 09:00.."]);
    says(
        verdict(
            "3 working days",
            &open.with_stops(&late),
            "2023-06-30 09:00",
        ),
        "overdue by 4 working days",
        "在办已超时，超4个工作日",
    );
}

#[test]
fn the_deadline_comes_before_a_stop_that_begins_at_it() {
    let open = case("2023-06-12 09:00", "");
    let of = |limit: &str, stop: &str| {
        verdict(limit, &open.with_stops(&stops(&[stop])), "2023-06-20 09:00").kind()
    };
    assert_eq!(
        of("60 minutes", "补正:2023-06-12 10:00.."),
        VerdictKind::Overdue
    );
    assert_eq!(
        of("60 minutes", "补正:2023-06-12 09:59:59.."),
        VerdictKind::Paused
    );
    // due at noon, or 12:00 + 1 day on the clock
    assert_eq!(
        of("3 hours", "补正:2023-06-12 12:00.."),
        VerdictKind::Overdue
    );
    assert_eq!(
        of("24 clock hours", "补正:2023-06-13 09:00.."),
        VerdictKind::Overdue
    );
    // due with 13 June: midnight ends it, and the day a stop begins still counts
    assert_eq!(
        of("1 working day", "补正:2023-06-14 00:00.."),
        VerdictKind::Overdue
    );
    assert_eq!(
        of("1 working day", "补正:2023-06-13 08:00.."),
        VerdictKind::Overdue
    );
    assert_eq!(
        of("1 working day", "补正:2023-06-12 17:00.."),
        VerdictKind::Paused
    );
    let inclusive =
        within("1 working day").counted(Conventions::new().with_stop_days(StopDays::Inclusive));
    let stop = stops(&["鉴定:2023-06-13 08:00.."]);
    let found = check(
        &inclusive,
        Settings::new(),
        &open.with_stops(&stop),
        "2023-06-20 09:00",
    )
    .verdict();
    says(found, "paused, 1 working day left", "中止计时，剩1个工作日");
}

#[test]
fn a_stop_of_a_kind_the_commitment_does_not_name_stops_nothing() {
    let visit = PLAN.commitment("tax-onsite-guidance-2d").unwrap();
    let stop = stops(&["用户自建工程:2023-06-08 10:00.."]);
    let open = case("2023-06-07 11:00", "").with_stops(&stop);
    let found = check(visit, Settings::new(), &open, "2023-06-09 09:00").verdict();
    says(found, "running, 0 calendar days left", "在办未超时，剩0日");
}

#[test]
fn dates_alone_stop_the_clock_like_timestamps_in_days() {
    let timestamps = stops(&["专家评审:2023-09-12 10:00..2023-09-18 16:00"]);
    let dates = stops(&["专家评审:2023-09-12..2023-09-18"]);
    let open = case("2023-09-01 09:00", "");
    let due = |stops: &[ClockStop]| {
        let outcome = check(
            within("20 working days"),
            Settings::new(),
            &open.with_stops(stops),
            "2023-09-20 09:00",
        );
        outcome.deadline().map(|deadline| deadline.day())
    };
    assert_eq!(due(&timestamps), Some(day("2023-10-11")));
    assert_eq!(due(&dates), Some(day("2023-10-11")));
}

#[test]
fn days_taken_by_stops_known_by_dates_alone_are_no_elapsed_days() {
    let schedule = Schedule::china();
    let limit = within("20 working days");
    let rule = Rule::new(limit, &schedule, &Settings::new());
    for stop in [
        "专家评审:2023-09-12 10:00..2023-09-18 16:00",
        "专家评审:2023-09-12..2023-09-18",
    ] {
        let stop = stops(&[stop]);
        let done = case("2023-09-01", "2023-10-11").with_stops(&stop);
        let elapsed = rule.elapsed(&done, at("2023-10-12 09:00")).unwrap();
        assert_eq!((elapsed.working_days(), elapsed.calendar_days()), (20, 34));
    }
}

#[test]
fn a_stop_without_an_end_in_a_finished_case_follows_the_policy() {
    let stop = stops(&["补正:2023-06-13 09:00.."]);
    let done = case("2023-06-12 09:00", "2023-06-20 09:00").with_stops(&stop);
    let of = |policy| {
        let settings = Settings::new().with_unended_stop(policy);
        let outcome = check(
            within("3 working days"),
            settings,
            &done,
            "2023-07-01 09:00",
        );
        (
            outcome.verdict().to_string(),
            outcome.findings().contains(Finding::StopEndedWithCase),
        )
    };
    assert_eq!(
        of(UnendedStop::Undetermined),
        (
            "undetermined: finished while a stop without an end lasted".to_owned(),
            false
        )
    );
    // one day used on the 13th; 14-20 June are out, so two are left from the 21st
    assert_eq!(
        of(UnendedStop::EndsWithCase),
        ("met with 2 working days to spare".to_owned(), true)
    );
    // one that begins after the case is none of it
    let stop = stops(&["补正:2023-06-21 09:00.."]);
    let done = case("2023-06-12 09:00", "2023-06-20 09:00").with_stops(&stop);
    let outcome = check(
        within("3 working days"),
        Settings::new(),
        &done,
        "2023-07-01 09:00",
    );
    says(
        outcome.verdict(),
        "missed by 3 working days",
        "超时办结，超3个工作日",
    );
    assert!(outcome.findings().contains(Finding::StopClipped));
}

#[test]
fn untidy_stops_follow_the_policy() {
    let of = |texts: &[&str], policy| {
        let stops = stops(texts);
        let settings = Settings::new().with_untidy_stops(policy);
        let done = case("2023-06-12 09:00", "2023-06-20 09:00").with_stops(&stops);
        let outcome = check(
            within("3 working days"),
            settings,
            &done,
            "2023-07-01 09:00",
        );
        let findings: Vec<&str> = outcome.findings().iter().map(Finding::id).collect();
        (outcome.verdict().kind(), findings.concat())
    };
    let (tidied, strict) = (UntidyStops::Tidied, UntidyStops::Undetermined);
    let (missed, nothing) = (VerdictKind::Missed, VerdictKind::Undetermined);
    let early = ["补正:2023-06-11 09:00..2023-06-13 09:00"];
    assert_eq!(of(&early, tidied), (missed, "stop-clipped".to_owned()));
    assert_eq!(of(&early, strict), (nothing, String::new()));
    let late = ["补正:2023-06-19 09:00..2023-06-22 09:00"];
    assert_eq!(of(&late, tidied), (missed, "stop-clipped".to_owned()));
    assert_eq!(of(&late, strict), (nothing, String::new()));
    let overlapping = [
        "补正:2023-06-13 09:00..2023-06-14 09:00",
        "听证:2023-06-13 10:00..2023-06-13 17:00",
    ];
    assert_eq!(
        of(&overlapping, tidied),
        (missed, "stops-united".to_owned())
    );
    assert_eq!(of(&overlapping, strict), (nothing, String::new()));
    let touching = [
        "听证:2023-06-14 09:00..2023-06-15 09:00",
        "补正:2023-06-13 09:00..2023-06-14 09:00",
    ];
    assert_eq!(of(&touching, strict), (missed, String::new()));
}

#[test]
fn overlapping_stops_are_united_never_added() {
    // 补正 and a hearing at once: 14-16 June are out once
    let one = stops(&["补正:2023-06-13 09:00..2023-06-16 09:00"]);
    let two = stops(&[
        "听证:2023-06-14 09:00..2023-06-16 09:00",
        "补正:2023-06-13 09:00..2023-06-15 09:00",
    ]);
    for limit in [
        "3 working days",
        "5 calendar days",
        "1.5 working days",
        "10 hours",
        "24 clock hours",
        "1 month",
    ] {
        let due = |stops: &[ClockStop]| {
            let open = case("2023-06-12 09:00", "").with_stops(stops);
            check(within(limit), Settings::new(), &open, "2023-06-16 10:00")
                .deadline()
                .unwrap()
        };
        assert_eq!(due(&one), due(&two), "{limit}");
    }
}
