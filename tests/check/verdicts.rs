//! Every verdict, every reason why there is none, and the words they are told in.

use shixian::check::Ending;
use shixian::check::{Finding, NotApplicable, Occurrence, Undetermined, UntidyStops};
use shixian::plan::huarong_2023::PLAN;
use shixian::term::Cutoff;
use shixian::{
    Case, Conventions, Localized, Rule, Schedule, Settings, Verdict, VerdictKind, commitment,
    months, working_days,
};

use crate::cases::{at, case, check, moment, says, stops, verdict, within};

#[test]
fn finished_cases_are_met_or_missed_by_the_limits_own_unit() {
    // 3 working days from 20 June 2023 end with Monday, 26 June
    for (limit, start, finish, english, chinese) in [
        (
            "3 working days",
            "2023-06-20 10:00",
            "2023-06-20 10:00",
            "met with 3 working days to spare",
            "按时办结，余3个工作日",
        ),
        (
            "3 working days",
            "2023-06-20 10:00",
            "2023-06-25 16:00",
            "met with 1 working day to spare",
            "按时办结，余1个工作日",
        ),
        (
            "3 working days",
            "2023-06-20 10:00",
            "2023-06-26 23:59:59",
            "met with 0 working days to spare",
            "按时办结，余0个工作日",
        ),
        (
            "3 working days",
            "2023-06-20 10:00",
            "2023-06-27 09:00",
            "missed by 1 working day",
            "超时办结，超1个工作日",
        ),
        (
            "3 working days",
            "2023-06-20",
            "2023-06-28",
            "missed by 2 working days",
            "超时办结，超2个工作日",
        ),
        (
            "5 calendar days",
            "2023-06-19 10:00",
            "2023-06-24 10:00",
            "met with 1 calendar day to spare",
            "按时办结，余1日",
        ),
        (
            "5 calendar days",
            "2023-06-19 10:00",
            "2023-06-28 10:00",
            "missed by 3 calendar days",
            "超时办结，超3日",
        ),
        (
            "6 months",
            "2023-03-15",
            "2023-09-10",
            "met with 5 calendar days to spare",
            "按时办结，余5日",
        ),
        (
            "until 2023-06-30",
            "2023-06-07",
            "2023-07-02",
            "missed by 2 calendar days",
            "超时办结，超2日",
        ),
        // half of the day of 7 hours: 14:30
        (
            "0.5 working day",
            "2023-06-12 09:00",
            "2023-06-12 11:00",
            "met with 3/14 working days of open time to spare",
            "按时办结，余3/14个工作日（按办公时间计）",
        ),
        (
            "0.5 working day",
            "2023-06-12 09:00",
            "2023-06-13 14:30",
            "missed by 1 working day of open time",
            "超时办结，超1个工作日（按办公时间计）",
        ),
        (
            "10 minutes",
            "2023-06-12 11:55",
            "2023-06-12 14:05",
            "met with 0 s of open time to spare",
            "按时办结，余0秒（办公时间）",
        ),
        (
            "10 minutes",
            "2023-06-12 11:55",
            "2023-06-12 14:10",
            "missed by 5 min of open time",
            "超时办结，超5分（办公时间）",
        ),
        (
            "1 hour",
            "2023-06-09 17:10",
            "2023-06-12 10:40:30",
            "missed by 1 h 30 min 30 s of open time",
            "超时办结，超1小时30分30秒（办公时间）",
        ),
        (
            "48 clock hours",
            "2023-06-09 17:00",
            "2023-06-11 15:30",
            "met with 1 h 30 min to spare",
            "按时办结，余1小时30分",
        ),
        (
            "immediate",
            "2023-06-12 10:00",
            "2023-06-12 17:00",
            "met with 30 min of open time to spare",
            "按时办结，余30分（办公时间）",
        ),
    ] {
        let found = verdict(limit, &case(start, finish), finish_now(finish).as_str());
        assert_eq!(
            found.to_string(),
            english,
            "{limit} from {start} to {finish}"
        );
        assert_eq!(
            found.chinese().to_string(),
            chinese,
            "{limit} from {start} to {finish}"
        );
    }
}

/// A moment after a case finished.
fn finish_now(finish: &str) -> String {
    format!("{} 23:59:59", moment(finish).date())
}

#[test]
fn a_delay_too_short_for_whole_units_is_told_in_the_next_finer() {
    // due with Friday, 30 June; done on Saturday, which is no working day later
    let late = case("2023-06-27 09:00", "2023-07-01 10:00");
    says(
        verdict("3 working days", &late, "2023-07-03 09:00"),
        "missed by 1 calendar day",
        "超时办结，超1日",
    );
    // due at noon; done in the lunch break, no open time later
    let late = case("2023-06-12 11:50", "2023-06-12 12:30");
    says(
        verdict("10 minutes", &late, "2023-06-12 13:00"),
        "missed by 30 min",
        "超时办结，超30分",
    );
    // due at closing; done the same evening
    let close = within("1 working day").counted(Conventions::new().with_cutoff(Cutoff::Close));
    let late = case("2023-06-12 09:00", "2023-06-13 18:00");
    let found = check(&close, Settings::new(), &late, "2023-06-13 19:00").verdict();
    says(found, "missed by 30 min", "超时办结，超30分");
}

#[test]
fn open_cases_are_running_overdue_paused_or_not_started() {
    let running = case("2023-06-20 10:00", "");
    for (now, english, chinese) in [
        (
            "2023-06-20 10:00",
            "running, 3 working days left",
            "在办未超时，剩3个工作日",
        ),
        (
            "2023-06-21 12:00",
            "running, 2 working days left",
            "在办未超时，剩2个工作日",
        ),
        (
            "2023-06-26 23:59:59",
            "running, 0 working days left",
            "在办未超时，剩0个工作日",
        ),
        (
            "2023-06-28 09:00",
            "overdue by 2 working days",
            "在办已超时，超2个工作日",
        ),
        ("2023-06-20 09:59", "not started", "未起算"),
    ] {
        says(verdict("3 working days", &running, now), english, chinese);
    }
    let supplement = stops(&["补正:2023-06-21 10:00.."]);
    says(
        verdict(
            "3 working days",
            &running.with_stops(&supplement),
            "2023-07-20 09:00",
        ),
        "paused, 2 working days left",
        "中止计时，剩2个工作日",
    );
    says(
        verdict("3 working days", &case("", ""), "2023-06-21 12:00"),
        "not started",
        "未起算",
    );
}

#[test]
fn a_clock_that_stands_still_keeps_what_remains_in_its_own_unit() {
    let stop = stops(&["special-procedure:2023-06-13 10:00.."]);
    for (limit, english, chinese) in [
        (
            "20 calendar days",
            "paused, 19 calendar days left",
            "中止计时，剩19日",
        ),
        // one session of Monday, and of Tuesday 1.5 hours of 7
        (
            "1.5 working days",
            "paused, 2/7 working days of open time left",
            "中止计时，剩2/7个工作日（按办公时间计）",
        ),
        (
            "10 hours",
            "paused, 1 h 30 min of open time left",
            "中止计时，剩1小时30分（办公时间）",
        ),
        (
            "48 clock hours",
            "paused, 22 h 30 min left",
            "中止计时，剩22小时30分",
        ),
    ] {
        let paused = case("2023-06-12 08:30", "").with_stops(&stop);
        says(
            verdict(limit, &paused, "2023-06-30 09:00"),
            english,
            chinese,
        );
    }
}

#[test]
fn what_a_commitment_does_not_bind_says_why() {
    let category = Verdict::NotApplicable(NotApplicable::Category);
    let period = Verdict::NotApplicable(NotApplicable::Period);
    says(
        category,
        "not applicable: the case is of another category",
        "不适用：案件类别不符",
    );
    says(
        period,
        "not applicable: the case started outside the period in force",
        "不适用：起算时间不在承诺有效期内",
    );
    let tax = PLAN.commitment("tax-ten-minute-rate").unwrap();
    let other = case("2023-06-12 09:00", "").in_category("其他事项");
    assert_eq!(
        check(tax, Settings::new(), &other, "2023-06-12 10:00").verdict(),
        category
    );
}

/// A case of every reason.
fn undetermined(reason: Undetermined) -> (Verdict, &'static str, &'static str) {
    let days = "3 working days";
    let now = "2023-07-20 09:00";
    let strict = Settings::new().with_untidy_stops(UntidyStops::Undetermined);
    let with_stops = |settings, texts: &[&str]| {
        let stops = stops(texts);
        let done = case("2023-06-12 09:00", "2023-06-15 09:00").with_stops(&stops);
        check(within(days), settings, &done, now).verdict()
    };
    match reason {
        Undetermined::MissingStart => (
            verdict(days, &case("", "2023-06-15 09:00"), now),
            "undetermined: finished, but without a start",
            "无法判定：已办结但缺少起算时间",
        ),
        Undetermined::EndBeforeStart => (
            verdict(days, &case("2023-06-15 09:00", "2023-06-15 08:59"), now),
            "undetermined: ended before it started",
            "无法判定：办结时间早于起算时间",
        ),
        Undetermined::FinishAfterNow => (
            verdict(days, &case("2023-06-15 09:00", "2023-07-20 09:01"), now),
            "undetermined: finished after the moment the verdict is for",
            "无法判定：办结时间晚于判定时点",
        ),
        Undetermined::PrecisionTooLow => (
            verdict("10 minutes", &case("2023-06-12", "2023-06-12 10:00"), now),
            "undetermined: a date alone does not decide this limit",
            "无法判定：仅有日期，不足以判定该时限",
        ),
        Undetermined::StopEndsBeforeBegin => (
            with_stops(
                Settings::new(),
                &["补正:2023-06-14 09:00..2023-06-13 09:00"],
            ),
            "undetermined: a stop ends before it begins",
            "无法判定：中止的结束早于开始",
        ),
        Undetermined::StopNotEnded => (
            with_stops(Settings::new(), &["补正:2023-06-13 09:00.."]),
            "undetermined: finished while a stop without an end lasted",
            "无法判定：办结时中止尚无结束时间",
        ),
        Undetermined::StopOutsideCase => (
            with_stops(strict, &["补正:2023-06-11 09:00..2023-06-13 09:00"]),
            "undetermined: a stop lies outside the case",
            "无法判定：中止在案件起止之外",
        ),
        Undetermined::OverlappingStops => (
            with_stops(
                strict,
                &[
                    "补正:2023-06-13 09:00..2023-06-14 09:00",
                    "听证:2023-06-14 08:00..2023-06-15 08:00",
                ],
            ),
            "undetermined: stops overlap",
            "无法判定：中止时间重叠",
        ),
        Undetermined::RepeatedEvent => {
            let twice = [
                Occurrence::new("started", at("2023-06-12 09:00")),
                Occurrence::new("started", at("2023-06-13 09:00")),
            ];
            (
                verdict(days, &Case::new("1").with_events(&twice), now),
                "undetermined: an event that starts or ends the clock is repeated",
                "无法判定：起算或办结事件重复",
            )
        }
        Undetermined::OutsideCalendar => (
            verdict(days, &case("2003-12-31 09:00", "2004-01-05 09:00"), now),
            "undetermined: a day that matters is outside the calendar",
            "无法判定：所需日期超出日历范围",
        ),
        Undetermined::NoCaseDue => (
            verdict("case due", &case("2023-06-12 09:00", ""), now),
            "undetermined: the case has no due moment of its own",
            "无法判定：案件没有自带期限",
        ),
        Undetermined::UnlikeExtension => (
            verdict(
                days,
                &case("2023-06-12 09:00", "").extended_by(months(3)),
                now,
            ),
            "undetermined: the extension is counted otherwise than the limit",
            "无法判定：延长期限与原时限计算单位不同",
        ),
        Undetermined::NoticeBeforeReceipt => (
            verdict(
                days,
                &case("2023-06-12 09:00", "").notified_before_receipt(),
                now,
            ),
            "undetermined: the notice of what is missing is dated before the receipt",
            "无法判定：补正告知时间早于收到时间",
        ),
        Undetermined::UncountableHours => {
            let own = within("30 minutes");
            let never = "closed".parse().unwrap();
            let china = shixian::day::WorkCalendar::china();
            let schedule = shixian::Schedule::new(china, never, chrono_tz::UTC);
            let rule = shixian::Rule::new(own, &schedule, &Settings::new());
            let done = case("2023-06-12 09:00", "2023-06-12 09:10");
            (
                rule.check(&done, at(now)).verdict(),
                "undetermined: the office hours cannot count this limit",
                "无法判定：办公时间无法用于计算该时限",
            )
        }
    }
}

#[test]
fn every_reason_why_nothing_can_be_said_has_a_case_and_its_words() {
    use Undetermined::{
        EndBeforeStart, FinishAfterNow, MissingStart, NoCaseDue, NoticeBeforeReceipt,
        OutsideCalendar, OverlappingStops, PrecisionTooLow, RepeatedEvent, StopEndsBeforeBegin,
        StopNotEnded, StopOutsideCase, UncountableHours, UnlikeExtension,
    };
    for (reason, id) in [
        (MissingStart, "missing-start"),
        (EndBeforeStart, "end-before-start"),
        (FinishAfterNow, "finish-after-now"),
        (PrecisionTooLow, "precision-too-low"),
        (StopEndsBeforeBegin, "stop-ends-before-begin"),
        (StopNotEnded, "stop-not-ended"),
        (StopOutsideCase, "stop-outside-case"),
        (OverlappingStops, "overlapping-stops"),
        (RepeatedEvent, "repeated-event"),
        (OutsideCalendar, "outside-calendar"),
        (NoCaseDue, "no-case-due"),
        (UnlikeExtension, "unlike-extension"),
        (UncountableHours, "uncountable-hours"),
        (NoticeBeforeReceipt, "notice-before-receipt"),
    ] {
        let (found, english, chinese) = undetermined(reason);
        assert_eq!(found, Verdict::Undetermined(reason));
        assert_eq!(reason.id(), id);
        says(found, english, chinese);
    }
}

#[test]
fn kinds_of_verdicts_have_names_in_data() {
    let ids = VerdictKind::ALL.map(VerdictKind::id);
    assert_eq!(
        ids,
        [
            "met",
            "missed",
            "running",
            "overdue",
            "paused",
            "not_started",
            "not_applicable",
            "undetermined",
            "withdrawn",
            "refused_before_acceptance",
            "ended_abnormally"
        ]
    );
}

#[test]
fn findings_say_what_was_dealt_with() {
    for (finding, english, chinese) in [
        (
            Finding::StopClipped,
            "a stop was cut off at the start or end of the case",
            "中止超出案件起止，已截断",
        ),
        (
            Finding::StopsUnited,
            "overlapping stops were united",
            "中止时间重叠，已合并",
        ),
        (
            Finding::StopEndedWithCase,
            "a stop without an end was ended with the case",
            "中止缺少结束时间，按办结时结束",
        ),
        (
            Finding::RepeatedEvent,
            "an event was repeated; the policy chose one",
            "事件重复，按规则取其一",
        ),
        (
            Finding::DeemedAcceptance,
            "accepted from the day of receipt: no notice of what was missing within five working days (行政许可法 art. 32)",
            "五日内未告知补正，自收到之日起视为受理（行政许可法第三十二条）",
        ),
    ] {
        assert_eq!(finding.to_string(), english);
        assert_eq!(finding.chinese().to_string(), chinese);
    }
}

#[test]
fn a_case_that_was_not_done_is_told_by_how_it_ended() {
    let three = commitment("three", "三日").within(working_days(3));
    let rule = Rule::new(&three, &Schedule::china(), &Settings::new());
    let now = at("2023-06-30 09:00");
    let monday = Case::new("case").started(at("2023-06-12 09:00"));
    let (early, late) = (at("2023-06-14 09:00"), at("2023-06-20 09:00"));
    let verdict = |case: Case<'_>, ending| rule.check(&case.ended(ending), now).verdict();
    let withdrawn = |in_time| Verdict::Withdrawn { in_time };

    assert_eq!(
        verdict(monday.finished(early), Ending::Withdrawn),
        withdrawn(Some(true))
    );
    assert_eq!(
        verdict(monday.finished(late), Ending::Withdrawn),
        withdrawn(Some(false))
    );
    assert_eq!(
        verdict(Case::new("case").finished(late), Ending::Withdrawn),
        withdrawn(None)
    );
    says(
        withdrawn(Some(true)),
        "withdrawn in time",
        "撤回申请（未超时）",
    );
    says(
        withdrawn(Some(false)),
        "withdrawn late",
        "撤回申请（已超时）",
    );
    says(withdrawn(None), "withdrawn", "撤回申请");

    let refused = verdict(
        Case::new("case").finished(early),
        Ending::RefusedBeforeAcceptance,
    );
    assert_eq!(refused, Verdict::RefusedBeforeAcceptance);
    says(refused, "refused before acceptance", "不予受理");
    let abnormal = verdict(monday.finished(late), Ending::Abnormal);
    assert_eq!(abnormal, Verdict::EndedAbnormally);
    says(abnormal, "ended abnormally", "异常终结");

    let reversed = verdict(monday.finished(at("2023-06-09 09:00")), Ending::Abnormal);
    assert_eq!(
        reversed,
        Verdict::Undetermined(Undetermined::EndBeforeStart)
    );
    assert_eq!(
        verdict(monday.finished(late), Ending::Done).kind(),
        VerdictKind::Missed
    );
}
