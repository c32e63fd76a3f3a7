//! Transitions that make no sense, and what is said of them; corrections.

use shixian::check::UnendedStop;
use shixian::plan::Event;
use shixian::term::StopKinds;
use shixian::timer::{Correction, Entry, Transition, TransitionError};
use shixian::{
    Localized, Moment, Settings, StopKind, Timer, calendar_days, commitment, working_days,
};

use crate::support::facts::date;
use crate::{on, rule, timer};

const TEN: shixian::Commitment<'static> = commitment("ten", "十日")
    .within(working_days(10))
    .stops_for(StopKinds::ALL);

fn refused(result: Result<&mut Timer<'_>, TransitionError>) -> String {
    result
        .map(|timer| timer.entries().len())
        .unwrap_err()
        .to_string()
}

/// A timer started on 2 March.
fn started() -> Timer<'static> {
    let mut timer = timer(&TEN);
    timer.start(on("03-02 10:00")).unwrap();
    timer
}

#[test]
fn before_the_start() {
    let mut timer = timer(&TEN);
    assert_eq!(
        refused(timer.stop(StopKind::Other, on("03-02 09:00"))),
        "stop for other stop at 2026-03-02 09:00:00: the clock has not started; record the start first"
    );
    assert_eq!(
        refused(timer.finish(on("03-02 09:00"))),
        "finish at 2026-03-02 09:00:00: the clock has not started; record the start first"
    );
    assert_eq!(
        refused(timer.ask_supplement(on("03-02 09:00"))),
        "ask for a supplement at 2026-03-02 09:00:00: no application was received; record its receipt first"
    );
    assert_eq!(
        refused(timer.supplemented(on("03-02 09:00"))),
        "supplement complete at 2026-03-02 09:00:00: no supplement was asked for"
    );
    assert_eq!(
        refused(timer.reopen(on("03-02 09:00"))),
        "reopen at 2026-03-02 09:00:00: the case is not finished"
    );
    timer.receive(on("03-02 09:00")).unwrap();
    assert_eq!(
        refused(timer.receive(on("03-02 10:00"))),
        "receive at 2026-03-02 10:00:00: the application was received at 2026-03-02 09:00:00; correct that entry instead"
    );
    assert_eq!(timer.entries().len(), 1, "nothing refused was kept");
}

#[test]
fn twice_and_out_of_order() {
    let mut timer = started();
    assert_eq!(
        refused(timer.start(on("03-03 10:00"))),
        "start at 2026-03-03 10:00:00: the clock started at 2026-03-02 10:00:00; correct that entry instead"
    );
    assert_eq!(
        refused(timer.receive(on("03-03 10:00"))),
        "receive at 2026-03-03 10:00:00: the clock started at 2026-03-02 10:00:00; correct that entry instead"
    );
    assert_eq!(
        refused(timer.stop(StopKind::Other, on("03-01 10:00"))),
        "stop for other stop at 2026-03-01 10:00:00 comes before the last entry, 2026-03-02 10:00:00; record it as a correction if it was recorded late"
    );
    // a date alone does not come before a time of that day
    timer.stop(StopKind::Other, date("2026-03-02")).unwrap();
}

#[test]
fn stops() {
    let mut timer = started();
    assert_eq!(
        refused(timer.resume(on("03-03 10:00"))),
        "resume at 2026-03-03 10:00:00: no such stop lasts"
    );
    timer.stop(StopKind::Supplement, on("03-03 10:00")).unwrap();
    assert_eq!(
        refused(timer.stop(StopKind::Supplement, on("03-04 10:00"))),
        "stop for supplement of documents at 2026-03-04 10:00:00: the clock already stands still for it since 2026-03-03 10:00:00"
    );
    timer
        .stop(StopKind::SpecialProcedure, on("03-04 10:00"))
        .unwrap();
    assert_eq!(
        refused(timer.resume(on("03-05 10:00"))),
        "resume at 2026-03-05 10:00:00: several stops last; say which kind ends"
    );
    let resume = |kind| Entry::new(Transition::Resume { kind: Some(kind) }, on("03-05 10:00"));
    assert_eq!(
        refused(timer.record(resume(StopKind::ForceMajeure))),
        "resume from force majeure at 2026-03-05 10:00:00: no such stop lasts"
    );
    timer.record(resume(StopKind::Supplement)).unwrap();
    assert_eq!(
        refused(timer.finish(on("03-06 10:00"))),
        "finish at 2026-03-06 10:00:00: the clock stands still for special procedure since 2026-03-04 10:00:00; resume first, at the same moment if need be"
    );
    let begin = on("03-05 10:00");
    assert_eq!(
        refused(timer.withdraw_stop(StopKind::SpecialProcedure, begin, on("03-06 10:00"))),
        "withdraw at 2026-03-06 10:00:00: no stop for special procedure began at 2026-03-05 10:00:00"
    );
    let begin = on("03-04 10:00");
    timer
        .withdraw_stop(StopKind::SpecialProcedure, begin, on("03-06 10:00"))
        .unwrap();
    timer.finish(on("03-06 10:00")).unwrap();
    assert_eq!(
        refused(timer.stop(StopKind::Other, on("03-07 10:00"))),
        "stop for other stop at 2026-03-07 10:00:00: the case was finished at 2026-03-06 10:00:00; reopen it first"
    );
    timer.reopen(on("03-09 10:00")).unwrap();
    timer.stop(StopKind::Other, on("03-09 11:00")).unwrap();
}

#[test]
fn a_policy_may_end_a_stop_with_its_case() {
    let settings = Settings::new().with_unended_stop(UnendedStop::EndsWithCase);
    let rule = shixian::Rule::new(&TEN, &shixian::Schedule::china(), &settings);
    let mut timer = Timer::new("HR-7", &std::sync::Arc::new(rule));
    timer.start(on("03-02 10:00")).unwrap();
    timer.stop(StopKind::Other, on("03-03 10:00")).unwrap();
    timer.finish(on("03-20 10:00")).unwrap();
    assert_eq!(
        timer.standing(on("03-21 10:00")).verdict().to_string(),
        "met with 9 working days to spare"
    );
}

#[test]
fn a_stop_of_no_bearing_does_not_keep_a_case_open() {
    let own = TEN.stops_for(StopKinds::NONE);
    let mut timer = timer(&own);
    timer.start(on("03-02 10:00")).unwrap();
    timer.stop(StopKind::Other, on("03-03 10:00")).unwrap();
    assert_eq!(
        timer.standing(on("03-04 10:00")).verdict().to_string(),
        "running, 8 working days left"
    );
    timer.finish(on("03-05 10:00")).unwrap();
}

#[test]
fn extensions() {
    let mut timer = started();
    assert_eq!(
        refused(timer.extend(working_days(5), on("03-03 10:00"), " ")),
        "extend by 5 working days at 2026-03-03 10:00:00: an extension needs a citation of the decision that grants it"
    );
    assert_eq!(
        refused(timer.extend(calendar_days(5), on("03-03 10:00"), "决定")),
        "extend at 2026-03-03 10:00:00: 10 working days and 5 calendar days are counted differently and cannot be added"
    );
    timer
        .extend(working_days(5), on("03-03 10:00"), "决定一")
        .unwrap();
    timer
        .extend(working_days(2), on("03-04 10:00"), "决定二")
        .unwrap();
    assert_eq!(timer.entries()[2].citation(), Some("决定二"));
    let allowance = |at| timer.standing(at).usage().unwrap().allowance().to_string();
    assert_eq!(allowance(on("03-02 12:00")), "10 working days");
    assert_eq!(allowance(on("03-03 12:00")), "15 working days");
    assert_eq!(allowance(on("03-04 12:00")), "17 working days");
}

#[test]
fn events_by_name() {
    const INVOICE: Event<'_> = Event::new("invoice", "收到发票");
    const CONDITION: Event<'_> = Event::new("condition", "满足支付条件");
    const PAID: Event<'_> = Event::new("paid", "支付");
    let payment = commitment("payment", "支付")
        .from_later_of(INVOICE, CONDITION)
        .to(PAID)
        .within(working_days(20));
    let mut timer = timer(&payment);
    let happened = |event, at: &str| Entry::new(Transition::happened(event), on(at));
    timer.record(happened(INVOICE, "03-02 10:00")).unwrap();
    assert_eq!(
        timer.standing(on("03-03 10:00")).verdict().to_string(),
        "not started"
    );
    assert_eq!(
        refused(timer.record(happened(INVOICE, "03-03 10:00"))),
        "invoice at 2026-03-03 10:00:00: it happened at 2026-03-02 10:00:00; correct that entry instead"
    );
    assert_eq!(
        refused(timer.record(happened(PAID, "03-03 10:00"))),
        "paid at 2026-03-03 10:00:00: the clock has not started; record the start first"
    );
    timer.record(happened(CONDITION, "03-04 10:00")).unwrap();
    let standing = timer.standing(on("03-04 10:00"));
    assert_eq!(
        standing.outcome().start(),
        Some(Moment::at(on("03-04 10:00")))
    );
    timer.record(happened(PAID, "03-10 10:00")).unwrap();
    assert_eq!(
        timer.standing(on("03-10 10:00")).verdict().to_string(),
        "met with 16 working days to spare"
    );
}

#[test]
fn corrections_that_make_no_sense_change_nothing() {
    let mut timer = started();
    timer.stop(StopKind::Other, on("03-04 10:00")).unwrap();
    timer.resume(on("03-05 10:00")).unwrap();
    let before = timer.entries().to_vec();
    let entry = |transition, at: &str| Entry::new(transition, on(at));
    for (correction, text) in [
        (
            Correction::Remove(1),
            "resume at 2026-03-05 10:00:00: no such stop lasts",
        ),
        (
            Correction::Remove(3),
            "there is no entry 3: the timer has 3, counted from 0",
        ),
        (
            Correction::Replace(0, entry(Transition::Start, "03-05 12:00")),
            "stop for other stop at 2026-03-04 10:00:00: the clock has not started; record the start first",
        ),
        (
            Correction::Insert(entry(Transition::Finish, "03-04 12:00")),
            "finish at 2026-03-04 12:00:00: the clock stands still for other stop since 2026-03-04 10:00:00; resume first, at the same moment if need be",
        ),
    ] {
        assert_eq!(refused(timer.correct(correction)), text);
        assert_eq!(timer.entries(), before);
    }
    // a start recorded a day late
    timer
        .correct(Correction::Replace(
            0,
            entry(Transition::Start, "03-01 10:00"),
        ))
        .unwrap();
    assert_eq!(timer.entries()[0].at(), Moment::at(on("03-01 10:00")));
}

#[test]
fn entries_in_words() {
    let entry = |transition| Entry::new(transition, on("03-04 10:00"));
    let kind = StopKind::Supplement;
    let begin = Moment::on(date("2026-03-02"));
    for (transition, english, chinese) in [
        (Transition::Receive, "receive", "收到申请"),
        (
            Transition::AskSupplement,
            "ask for a supplement",
            "告知补正",
        ),
        (
            Transition::Supplemented,
            "supplement complete",
            "补正材料收齐",
        ),
        (Transition::Start, "start", "起算"),
        (
            Transition::Stop { kind },
            "stop for supplement of documents",
            "中止（补正）",
        ),
        (Transition::Resume { kind: None }, "resume", "恢复"),
        (
            Transition::Resume { kind: Some(kind) },
            "resume from supplement of documents",
            "恢复（补正）",
        ),
        (
            Transition::Extend {
                by: working_days(10),
            },
            "extend by 10 working days",
            "延长10个工作日",
        ),
        (
            Transition::WithdrawStop { kind, begin },
            "withdraw the stop for supplement of documents of 2026-03-02",
            "撤销2026-03-02的中止（补正）",
        ),
        (Transition::Finish, "finish", "办结"),
        (Transition::Reopen, "reopen", "重新办理"),
    ] {
        let entry = entry(transition);
        assert_eq!(entry.to_string(), format!("2026-03-04 10:00:00: {english}"));
        assert_eq!(
            entry.chinese().to_string(),
            format!("2026-03-04 10:00:00：{chinese}")
        );
    }
}

#[test]
fn a_timer_goes_where_its_rule_goes() {
    let other = commitment("other", "别的").within(working_days(3));
    let mut timer = started();
    assert_eq!(
        timer.rebind(&rule(&other)).unwrap_err().to_string(),
        "the timer is for the commitment `ten`, the rule for `other`; look the rule up by the stored id"
    );
    timer.rebind(&rule(&TEN)).unwrap();
}

#[test]
fn accepted_late_is_told_once() {
    let mut timer = timer(&TEN);
    timer.receive(on("03-02 09:00")).unwrap();
    // deemed accepted after the 9th; accepted by hand on the 12th, which moves nothing
    timer.start(on("03-12 10:00")).unwrap();
    assert_eq!(
        timer.standing(on("03-12 10:00")).outcome().start(),
        Some(Moment::at(on("03-02 09:00")))
    );
    assert_eq!(
        refused(timer.start(on("03-13 10:00"))),
        "start at 2026-03-13 10:00:00: the clock started at 2026-03-02 09:00:00; correct that entry instead"
    );
}

#[test]
fn what_makes_no_sense_is_refused_in_chinese_too() {
    let mut timer = timer(&TEN);
    let stop = timer.stop(StopKind::SpecialProcedure, on("03-04 10:00"));
    assert_eq!(
        stop.unwrap_err().chinese().to_string(),
        "2026-03-04 10:00:00的“中止（特别程序）”：尚未起算；请先记录起算"
    );
    let mut timer = started();
    let by = timer.extend(calendar_days(5), on("03-04 10:00"), "决定");
    assert_eq!(
        by.unwrap_err().chinese().to_string(),
        "2026-03-04 10:00:00的延长期限：10个工作日与5日的计算方式不同，不能相加"
    );
}
