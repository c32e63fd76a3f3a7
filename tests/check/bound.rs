//! What binds a case: the plan's period, its events, its tiers, and the calendar
//! as it was known.

use shixian::check::{Finding, NotApplicable, Occurrence, Repeated, Undetermined};
use shixian::day::{Basis, WorkCalendar, china};
use shixian::plan::huarong_2023::{self, PLAN};
use shixian::plan::{Event, Place};
use shixian::term::Cutoff;
use shixian::{
    Case, Checker, Commitment, Conventions, Limit, OfficeHours, Rule, Schedule, Settings, Tally,
    Verdict, VerdictKind, calendar_days, minutes, months, working_days,
};

use crate::cases::{at, case, check, day, moment, verdict, within};

#[test]
fn a_plan_binds_cases_from_its_issue_on() {
    let checker = Checker::new(&PLAN, &Schedule::china());
    let rule = checker.rule("construction-joint-acceptance-3wd").unwrap();
    let of = |start| {
        rule.check(&case(start, ""), at("2023-06-08 09:00"))
            .verdict()
    };
    assert_eq!(
        of("2023-06-06 23:59:59"),
        Verdict::NotApplicable(NotApplicable::Period)
    );
    assert_eq!(of("2023-06-07 00:00").kind(), VerdictKind::Running);
    assert_eq!(of("2023-06-07").kind(), VerdictKind::Running);
    // outside its plan a commitment has no period
    let unbound = check(
        &huarong_2023::JOINT_ACCEPTANCE,
        Settings::new(),
        &case("2023-06-06", ""),
        "2023-06-08 09:00",
    );
    assert_eq!(unbound.verdict().kind(), VerdictKind::Running);
}

#[test]
fn a_commitments_own_period_includes_both_its_days() {
    let own = within("3 working days").in_force(day("2023-01-01"), Some(day("2023-06-30")));
    for (start, bound) in [
        ("2022-12-31", false),
        ("2023-01-01", true),
        ("2023-06-30 23:00", true),
        ("2023-07-01", false),
    ] {
        let outcome = check(&own, Settings::new(), &case(start, ""), "2023-07-01 09:00");
        let outside = Verdict::NotApplicable(NotApplicable::Period);
        assert_eq!(outcome.verdict() != outside, bound, "{start}");
    }
}

#[test]
fn both_tiers_are_judged() {
    let complaint = PLAN.commitment("procurement-complaint-handling").unwrap();
    let tiers = |finish: &str| {
        let done = case("2023-06-15 09:00", finish);
        let outcome = check(complaint, Settings::new(), &done, "2023-09-01 09:00");
        assert_eq!(outcome.decided_by(), Some(Place::Annex));
        let statutory = outcome.statutory().unwrap();
        assert_eq!(statutory.deadline().unwrap().day(), day("2023-07-28"));
        [
            outcome.verdict().to_string(),
            statutory.verdict().to_string(),
        ]
    };
    assert_eq!(
        tiers("2023-07-07"),
        [
            "met with 0 working days to spare",
            "met with 15 working days to spare"
        ]
    );
    assert_eq!(
        tiers("2023-07-20"),
        [
            "missed by 9 working days",
            "met with 6 working days to spare"
        ]
    );
    assert_eq!(
        tiers("2023-07-31"),
        ["missed by 16 working days", "missed by 1 working day"]
    );
}

#[test]
fn the_statutory_tier_may_start_at_an_event_of_its_own() {
    let payment = PLAN.commitment("procurement-payment-20wd").unwrap();
    let mut events = vec![
        Occurrence::new("invoice-received", at("2023-09-01 10:00")),
        Occurrence::new("payment-condition-met", at("2023-09-04 10:00")),
    ];
    let outcome = |events: &[Occurrence<'_>]| {
        let outcome = check(
            payment,
            Settings::new(),
            &Case::new("1").with_events(events),
            "2023-09-20 09:00",
        );
        (
            outcome.verdict().kind(),
            outcome.statutory().unwrap().verdict().kind(),
        )
    };
    assert_eq!(
        outcome(&events),
        (VerdictKind::Running, VerdictKind::NotStarted)
    );
    events.push(Occurrence::new("acceptance-passed", at("2023-08-15 10:00")));
    assert_eq!(
        outcome(&events),
        (VerdictKind::Running, VerdictKind::Overdue)
    );
}

#[test]
fn the_later_of_two_events_starts_the_clock() {
    let payment = PLAN.commitment("procurement-payment-20wd").unwrap();
    let invoice = Occurrence::new("invoice-received", at("2023-12-01 10:00"));
    let condition = Occurrence::new("payment-condition-met", at("2023-12-08 10:00"));
    let paid = Occurrence::new("paid", at("2023-12-20 10:00"));
    let outcome = |events: &[Occurrence<'_>]| {
        check(
            payment,
            Settings::new(),
            &Case::new("1").with_events(events),
            "2024-01-02 09:00",
        )
    };
    let both = outcome(&[invoice, condition, paid]);
    assert_eq!(both.start(), Some(condition.at()));
    assert_eq!(both.finish(), Some(paid.at()));
    assert_eq!(both.deadline().unwrap().day(), day("2024-01-08"));
    assert_eq!(outcome(&[invoice]).verdict(), Verdict::NotStarted);
    assert_eq!(
        outcome(&[invoice, paid]).verdict(),
        Verdict::Undetermined(Undetermined::MissingStart)
    );
    // a log with a bare start column says when the clock started
    let bare = check(
        payment,
        Settings::new(),
        &case("2023-12-08 10:00", ""),
        "2024-01-02 09:00",
    );
    assert_eq!(bare.deadline(), both.deadline());
}

#[test]
fn events_come_before_bare_columns() {
    let own = within("3 working days")
        .from(Event::new("accepted", "受理"))
        .to(Event::new("issued", "出证"));
    let events = [
        Occurrence::new("accepted", at("2023-06-12 09:00")),
        Occurrence::new("issued", at("2023-06-15 09:00")),
        Occurrence::new("archived", at("2023-06-20 09:00")),
    ];
    let both = case("2023-06-01 09:00", "2023-06-20 09:00").with_events(&events);
    let outcome = check(&own, Settings::new(), &both, "2023-07-01 09:00");
    assert_eq!(outcome.start(), Some(moment("2023-06-12 09:00")));
    assert_eq!(outcome.finish(), Some(moment("2023-06-15 09:00")));
    assert_eq!(outcome.verdict().kind(), VerdictKind::Met);
}

#[test]
fn deemed_acceptance_starts_the_clock_at_receipt_and_is_noted() {
    let deemed = Case::new("1").deemed_accepted(at("2023-07-03 09:00"));
    let outcome = check(
        within("10 working days"),
        Settings::new(),
        &deemed,
        "2023-07-12 09:00",
    );
    assert_eq!(outcome.start(), Some(moment("2023-07-03 09:00")));
    assert_eq!(outcome.deadline().unwrap().day(), day("2023-07-17"));
    assert!(outcome.findings().contains(Finding::DeemedAcceptance));
}

#[test]
fn an_extension_adds_to_the_limit() {
    let due = |limit: &str, extension: Option<Limit>| {
        let mut open = case("2023-03-15 09:00", "");
        if let Some(extension) = extension {
            open = open.extended_by(extension);
        }
        let deadline = check(within(limit), Settings::new(), &open, "2023-03-16 09:00").deadline();
        deadline.unwrap()
    };
    // from Wednesday 15 March: 5 April is a holiday, 23 April is worked for the one in May
    let extended = due("20 working days", Some(working_days(10)));
    assert_eq!(extended.day(), day("2023-04-26"));
    assert_eq!(extended, due("30 working days", None));
    assert_eq!(due("6 months", Some(months(3))), due("9 months", None));
    assert_eq!(
        due("5 calendar days", Some(calendar_days(5))),
        due("10 calendar days", None)
    );
    assert_eq!(due("6 months", Some(months(3))).day(), day("2023-12-15"));
    let unlike = case("2023-03-15 09:00", "").extended_by(minutes(30));
    let found = verdict("6 months", &unlike, "2023-03-16 09:00");
    assert_eq!(found, Verdict::Undetermined(Undetermined::UnlikeExtension));
}

#[test]
fn the_cases_own_due_moment_is_kept_by_the_instant_or_by_the_day() {
    let by_instant = within("case due");
    let by_day = by_instant.counted(Conventions::new().with_cutoff(Cutoff::EndOfDay));
    let by_close = by_instant.counted(Conventions::new().with_cutoff(Cutoff::Close));
    let of = |commitment: &Commitment<'_>, due: &str, finish: &str| {
        let done = case("2023-06-12 09:00", finish).due_by(moment(due));
        check(commitment, Settings::new(), &done, "2023-07-01 09:00")
            .verdict()
            .to_string()
    };
    let due = "2023-06-20 10:00";
    assert_eq!(
        of(by_instant, due, "2023-06-20 10:00"),
        "met with 0 s to spare"
    );
    assert_eq!(of(by_instant, due, "2023-06-20 12:00"), "missed by 2 h");
    assert_eq!(
        of(&by_day, due, "2023-06-20 12:00"),
        "met with 0 calendar days to spare"
    );
    assert_eq!(
        of(&by_day, due, "2023-06-22 12:00"),
        "missed by 2 calendar days"
    );
    assert_eq!(
        of(&by_close, due, "2023-06-20 17:30"),
        "met with 0 s to spare"
    );
    assert_eq!(of(&by_close, due, "2023-06-20 17:31"), "missed by 1 min");
    // a date alone is that day, to its end
    assert_eq!(
        of(by_instant, "2023-06-20", "2023-06-20 23:00"),
        "met with 0 calendar days to spare"
    );
    assert_eq!(
        of(by_instant, "2023-06-20", "2023-06-21 01:00"),
        "missed by 1 calendar day"
    );
}

#[test]
fn office_hours_that_are_assumed_are_said_to_be() {
    let assumed = |limit: &str, cutoff: Option<Cutoff>, schedule: &Schedule| {
        let own = Conventions::new();
        let own = cutoff.map_or(own, |cutoff| own.with_cutoff(cutoff));
        let commitment = within(limit).counted(own);
        let rule = Rule::new(&commitment, schedule, &Settings::new());
        rule.check(&case("2023-06-12 09:00", ""), at("2023-06-12 10:00"))
            .hours_assumed()
    };
    let china = Schedule::china();
    assert!(assumed("10 minutes", None, &china));
    assert!(assumed("0.5 working day", None, &china));
    assert!(assumed("immediate", None, &china));
    assert!(assumed("3 working days", Some(Cutoff::Close), &china));
    assert!(!assumed("3 working days", None, &china));
    assert!(!assumed("48 clock hours", None, &china));
    let hours: OfficeHours = "08:30-12:00,14:00-17:30".parse().unwrap();
    let stated = Schedule::new(WorkCalendar::china(), hours, china.zone());
    assert!(!assumed("10 minutes", None, &stated));
}

#[test]
fn a_verdict_can_be_replayed_as_of_what_was_known() {
    let china = WorkCalendar::china();
    let before = china.known_on(day("2020-01-20")).unwrap();
    let hubei = china.with_overlay(china::hubei_2020()).unwrap();
    let limit = within("3 working days");
    let of = |calendar: WorkCalendar| {
        let zone = Schedule::china().zone();
        let schedule = Schedule::new(calendar, OfficeHours::assumed(), zone);
        let rule = Rule::new(limit, &schedule, &Settings::new());
        let outcome = rule.check(
            &case("2020-01-22 10:00", "2020-02-04 10:00"),
            at("2020-03-01 09:00"),
        );
        (
            outcome.deadline().unwrap().day(),
            outcome.verdict().to_string(),
            outcome.basis(),
        )
    };
    let announced = Basis::Announced;
    // 23 and 31 January and Saturday 1 February, a make-up working day, as first announced
    let late = "missed by 2 working days".to_owned();
    assert_eq!(of(before), (day("2020-02-01"), late, announced));
    // the holiday was prolonged to 2 February: 23 January, 3 and 4 February
    let in_time = "met with 0 working days to spare".to_owned();
    assert_eq!(of(china), (day("2020-02-04"), in_time, announced));
    // in Hubei to 13 February: 23 January, 14 and 17 February
    let early = "met with 2 working days to spare".to_owned();
    assert_eq!(of(hubei), (day("2020-02-17"), early, announced));
}

#[test]
fn a_name_is_checked_against_every_commitment_called_so() {
    let checker = Checker::new(&PLAN, &Schedule::china());
    let done = case("2023-06-20 10:00", "2023-06-27 09:00");
    let now = at("2023-06-30 09:00");
    let mut tally = Tally::default();
    let mut ids = Vec::new();
    for outcome in checker.check("联合验收", &done, now) {
        ids.push(outcome.commitment().id());
        tally.add(&outcome, None);
    }
    assert_eq!(ids, ["construction-joint-acceptance-3wd"]);
    assert_eq!((tally.cases(), tally.count(VerdictKind::Missed)), (1, 1));
    assert_eq!(checker.check("验收", &done, now).count(), 0);
}

#[test]
fn settings_override_the_conventions_of_a_commitment() {
    let close = Conventions::new().with_cutoff(Cutoff::Close);
    let end = Conventions::new().with_cutoff(Cutoff::EndOfDay);
    let own = within("1 working day").counted(close);
    let done = case("2023-06-12 09:00", "2023-06-13 18:00");
    let kind = |settings| {
        check(&own, settings, &done, "2023-06-14 09:00")
            .verdict()
            .kind()
    };
    assert_eq!(kind(Settings::new()), VerdictKind::Missed);
    assert_eq!(
        kind(Settings::new().with_conventions(end)),
        VerdictKind::Met
    );
}

#[test]
fn repeated_events_follow_the_policy() {
    let events = [
        Occurrence::new("started", at("2023-06-14 09:00")),
        Occurrence::new("started", at("2023-06-12 09:00")),
        Occurrence::new("finished", at("2023-06-16 09:00")),
        Occurrence::new("finished", at("2023-06-20 09:00")),
    ];
    let of = |start, finish| {
        let settings = Settings::new()
            .with_repeated_start(start)
            .with_repeated_finish(finish);
        let outcome = check(
            within("3 working days"),
            settings,
            &Case::new("1").with_events(&events),
            "2023-07-01 09:00",
        );
        let ends = outcome.start().zip(outcome.finish());
        (
            outcome.verdict().to_string(),
            ends,
            outcome.findings().contains(Finding::RepeatedEvent),
        )
    };
    let ends = |start, finish| Some((moment(start), moment(finish)));
    let (first, last) = (Repeated::First, Repeated::Last);
    let met = "met with 2 working days to spare".to_owned();
    assert_eq!(
        of(last, first),
        (
            "met with 1 working day to spare".to_owned(),
            ends("2023-06-14 09:00", "2023-06-16 09:00"),
            true
        )
    );
    assert_eq!(
        of(first, last),
        (
            "missed by 3 working days".to_owned(),
            ends("2023-06-12 09:00", "2023-06-20 09:00"),
            true
        )
    );
    assert_ne!(of(first, first).0, met);
    let undetermined =
        "undetermined: an event that starts or ends the clock is repeated".to_owned();
    assert_eq!(
        of(Repeated::Undetermined, first),
        (undetermined.clone(), None, false)
    );
    assert_eq!(of(first, Repeated::Undetermined).0, undetermined);
}

#[test]
fn a_due_moment_of_the_case_itself_is_traced_in_one_step() {
    let rule = Rule::new(within("case due"), &Schedule::china(), &Settings::new());
    let open = case("2023-06-12 09:00", "").due_by(at("2023-06-20 10:00"));
    let steps: Vec<String> = rule
        .trace(&open, at("2023-06-14 09:00"))
        .unwrap()
        .map(|step| step.to_string())
        .collect();
    assert_eq!(
        steps,
        ["2023-06-12 09:00:00 to 2023-06-20 10:00:00: until the day named"]
    );
    let none = rule
        .trace(&case("2023-06-12 09:00", ""), at("2023-06-14 09:00"))
        .map(Iterator::count);
    assert_eq!(
        none.unwrap_err().to_string(),
        "the limit is the case's own due moment, which has to come from the case"
    );
}
