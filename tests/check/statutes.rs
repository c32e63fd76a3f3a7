//! Which text of the law a case is judged by beside the promise: the one in force on the day its
//! clock starts.

use crate::asked::Asked;
use chrono::{Days, NaiveDate};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use shixian::check::{NotApplicable, Occurrence, Undetermined};
use shixian::plan::huarong_2023::PLAN;
use shixian::plan::{Event, Statutory};
use shixian::{
    Case, Checker, Due, Explanation, Localized, Rule, Schedule, Settings, Verdict, VerdictKind,
    working_days,
};

use crate::cases::{at, case, check, day, moment, within};

/// The text that a payment is judged by, and its verdict; the events are days.
fn statute_of_payment(events: &[(&'static str, &str)], now: &str) -> (String, Verdict) {
    let payment = PLAN.commitment("procurement-payment-20wd").unwrap();
    let events: Vec<Occurrence<'_>> = events
        .iter()
        .map(|(event, day)| Occurrence::new(event, moment(day)))
        .collect();
    let outcome = check(
        payment,
        Settings::new(),
        &Case::new("1").with_events(&events),
        now,
    );
    let tier = outcome.statutory().unwrap();
    let law = tier.statute().map(|text| {
        let number = text.law().split('第').nth(1).unwrap();
        format!("{} art. {}", number.trim_end_matches('）'), text.article())
    });
    (law.unwrap_or_default(), tier.verdict())
}

const BEGUN: [(&str, &str); 2] = [
    ("invoice-received", "2025-07-01 10:00"),
    ("payment-condition-met", "2025-07-01 10:00"),
];

#[test]
fn the_text_in_force_on_the_day_its_clock_starts_decides() {
    let of = |event, day| {
        let events = [BEGUN[0], BEGUN[1], (event, day)];
        statute_of_payment(&events, "2025-07-02 09:00").0
    };
    // the last day of the text of 2020, and the first of the amended one
    assert_eq!(of("delivered", "2025-05-31 17:00"), "728号 art. 8");
    assert_eq!(of("delivered", "2025-06-01 09:00"), "802号 art. 9");
    assert_eq!(of("acceptance-passed", "2025-05-31"), "728号 art. 8、9");
    assert_eq!(of("acceptance-passed", "2025-06-01"), "802号 art. 9、10");
    assert_eq!(of("delivered", "2020-09-01"), "728号 art. 8");
}

#[test]
fn acceptance_decides_before_delivery_whichever_text_is_in_force() {
    let events = [
        BEGUN[0],
        BEGUN[1],
        ("delivered", "2025-05-20"),
        ("acceptance-passed", "2025-06-10"),
        ("paid", "2025-07-09"),
    ];
    let (law, verdict) = statute_of_payment(&events, "2025-08-01 09:00");
    assert_eq!(law, "802号 art. 9、10");
    // from delivery it would have been due on 19 June
    assert_eq!(verdict.kind(), VerdictKind::Met);
}

#[test]
fn with_no_text_in_force_there_is_no_statutory_tier_and_it_is_said() {
    let events = [BEGUN[0], BEGUN[1], ("delivered", "2020-08-31")];
    let (law, verdict) = statute_of_payment(&events, "2025-07-02 09:00");
    assert_eq!(law, "", "no text");
    assert_eq!(verdict, Verdict::NotApplicable(NotApplicable::Period));
    // the events alone do not tell yet
    let (law, verdict) = statute_of_payment(&BEGUN, "2025-07-02 09:00");
    assert_eq!((law.as_str(), verdict), ("", Verdict::NotStarted));

    let text = [Statutory::new(working_days(5), "某法", "1")
        .in_force(day("2023-01-01"), Some(day("2023-06-30")))];
    let own = within("3 working days").with_statutory(&text);
    let explained = |start: &str| {
        let rule = Rule::new(&own, &Schedule::china(), &Settings::new());
        let case = case(start, "");
        let now = at("2023-07-10 09:00");
        let explanation = Explanation::new(&rule, &case, now);
        let due = Explanation::of_deadline(&rule, &case);
        [
            explanation.to_string(),
            explanation.chinese().to_string(),
            due.to_string(),
        ]
    };
    for text in explained("2023-06-30 10:00") {
        assert!(text.contains("某法"), "{text}");
    }
    let [english, chinese, due] = explained("2023-07-03 10:00");
    let none = "statutory: no text was in force when its clock started";
    assert!(english.contains(none), "{english}");
    assert!(
        chinese.contains("法定时限：起算当日无施行中的规定"),
        "{chinese}"
    );
    assert!(due.contains(none), "{due}");
}

#[test]
fn an_explanation_names_the_text_and_what_it_depends_on() {
    let payment = PLAN.commitment("procurement-payment-20wd").unwrap();
    let rule = Rule::new(payment, &Schedule::china(), &Settings::new());
    let events = [
        Occurrence::new("invoice-received", at("2023-09-01 10:00")),
        Occurrence::new("payment-condition-met", at("2023-09-04 10:00")),
        Occurrence::new("delivered", at("2023-09-01 10:00")),
    ];
    let case = Case::new("1").with_events(&events);
    let now = at("2023-09-20 09:00");
    let text = Explanation::new(&rule, &case, now).chinese().to_string();
    let statutory = "\n法定时限：30日（保障中小企业款项支付条例（国务院令第728号）第8条），\
                     到期2023-10-07；在办未超时，剩17日\n  适用条件：供应商为中小企业；\
                     合同另有约定的，付款期限最长不得超过60日。";
    assert!(text.contains(statutory), "{text}");
}

#[test]
fn a_statute_binds_from_its_own_day_on_not_from_the_plans() {
    // delivered before the plan was issued, invoiced after: the plan binds the payment, and the
    // law its own clock
    let events = [
        ("invoice-received", "2023-06-12"),
        ("payment-condition-met", "2023-06-12"),
        ("delivered", "2023-06-01"),
    ];
    let (law, verdict) = statute_of_payment(&events, "2023-06-20 09:00");
    assert_eq!(law, "728号 art. 8");
    assert_eq!(verdict.kind(), VerdictKind::Running);
    // what the plan does not bind is judged by neither
    let events = [
        ("invoice-received", "2023-06-01"),
        ("payment-condition-met", "2023-06-01"),
        ("delivered", "2023-06-12"),
    ];
    let payment = PLAN.commitment("procurement-payment-20wd").unwrap();
    let events: Vec<Occurrence<'_>> = events
        .iter()
        .map(|(event, day)| Occurrence::new(event, moment(day)))
        .collect();
    let checker = Checker::new(&PLAN, &Schedule::china());
    let rule = checker.rule(payment.id()).unwrap();
    let now = at("2023-06-20 09:00");
    let outcome = rule.check(&Case::new("1").with_events(&events), now);
    let unbound = Verdict::NotApplicable(NotApplicable::Period);
    assert_eq!(outcome.verdict(), unbound);
    assert_eq!(outcome.statutory().unwrap().verdict(), unbound);
}

#[test]
fn enforcement_without_a_suit_has_three_months() {
    let due = |id: &str| {
        let rule = Rule::new(
            PLAN.commitment(id).unwrap(),
            &Schedule::china(),
            &Settings::new(),
        );
        let case = case("2024-01-15", "");
        let due = rule.due(&case).unwrap();
        assert_eq!(rule.statutory_due(&case).unwrap().unwrap(), due);
        let Due::At(deadline) = due else {
            panic!("no stop");
        };
        deadline.day()
    };
    assert_eq!(due("enforcement-closure-rate"), day("2024-07-15"));
    let three = due("enforcement-closure-rate-without-suit");
    assert_eq!(three, day("2024-04-15"));
}

#[test]
fn while_its_start_is_not_known_no_text_binds_a_case() {
    let before = Statutory::new(working_days(5), "某法", "1")
        .in_force(day("2020-01-01"), Some(day("2023-06-30")));
    let after = Statutory::new(working_days(4), "某法", "2").in_force(day("2023-07-01"), None);
    let texts = [before, after];
    let own = within("3 working days").with_statutory(&texts);
    let rule = Rule::new(&own, &Schedule::china(), &Settings::new());
    let now = at("2023-07-10 09:00");
    let of = |case: &Case<'_>| {
        let tier = rule.check(case, now).statutory().unwrap();
        (tier.statute().map(Statutory::article), tier.verdict())
    };
    assert_eq!(of(&case("", "")), (None, Verdict::NotStarted));
    assert_eq!(rule.statute(&case("", "")), Some(Err(Verdict::NotStarted)));
    // done, and nobody knows since when
    let missing = Verdict::Undetermined(Undetermined::MissingStart);
    assert_eq!(of(&case("", "2023-07-03 10:00")), (None, missing));
    // told twice
    let events = [
        Occurrence::new("started", at("2023-06-30 09:00")),
        Occurrence::new("started", at("2023-07-03 09:00")),
    ];
    let twice = Verdict::Undetermined(Undetermined::RepeatedEvent);
    assert_eq!(of(&Case::new("1").with_events(&events)), (None, twice));
    // and by policy the last time
    let last = Settings::new().with_repeated_start(shixian::check::Repeated::Last);
    let rule = Rule::new(&own, &Schedule::china(), &last);
    let twice = Case::new("1").with_events(&events);
    assert_eq!(rule.statute(&twice), Some(Ok(&texts[1])));
    assert_eq!(rule.statute(&case("2023-06-30", "")), Some(Ok(&texts[0])));
}

const EVENTS: [Event<'static>; 2] = [
    Event::new("delivered", "交付"),
    Event::new("passed", "验收合格"),
];

/// A text of the law: whose start it is, from which day on and how long it is in force.
type Text = (u32, Option<usize>, u64, Option<u64>);

#[test]
fn a_case_is_judged_by_the_first_text_that_binds_it_as_by_a_promise() {
    let asked = Asked::with_floors(&[
        ("a text binds", 16),
        ("another text comes first", 7),
        ("no text binds", 30),
    ]);
    proptest!(ProptestConfig::with_cases(512), |(
        texts in vec((1_u32..20, option::of(0_usize..2), 0_u64..300, option::of(0_u64..200)), 0..5),
        begun in option::of(0_u64..400),
        told in [option::of(0_u64..400), option::of(0_u64..400)],
        finish in option::of(0_u64..450),
    )| {
        asked.question();
        let first = day("2023-01-01");
        let after = |days: u64| first + Days::new(days);
        let statute = |(limit, start, from, length): &Text| {
            let through = length.map(|length| after(from + length));
            let text = Statutory::new(working_days(*limit), "某法", "1").in_force(after(*from), through);
            start.map_or(text, |event| text.from(EVENTS[event]))
        };
        let statutes: Vec<Statutory<'_>> = texts.iter().map(statute).collect();
        let own = within("3 working days").with_statutory(&statutes);
        let mut events: Vec<Occurrence<'_>> = Vec::new();
        for (event, days) in EVENTS.iter().zip(told) {
            events.extend(days.map(|days| Occurrence::new(event.id(), after(days))));
        }
        let mut case = Case::new("1").with_events(&events);
        if let Some(days) = begun {
            case = case.started(after(days));
        }
        if let Some(days) = finish {
            case = case.finished(after(days));
        }

        // one after the other, whose start is told and lies in its period
        let mut bound: Option<(usize, NaiveDate)> = None;
        for (at, (_, start, from, length)) in texts.iter().enumerate() {
            let days = start.map_or(begun, |event| told[event]);
            let Some(days) = days else { continue };
            let ends = length.map_or(u64::MAX, |length| from + length);
            if *from <= days && days <= ends && bound.is_none() {
                bound = Some((at, after(days)));
            }
        }
        asked.on_if("no text binds", !texts.is_empty() && bound.is_none());
        let schedule = Schedule::china();
        let now = at("2024-04-01 09:00");
        let outcome = Rule::new(&own, &schedule, &Settings::new()).check(&case, now);
        prop_assert_eq!(outcome.statutory().is_some(), !texts.is_empty());
        let tier = outcome.statutory();
        let statute = tier.and_then(|tier| tier.statute());
        prop_assert_eq!(statute, bound.map(|(at, _)| &statutes[at]));
        if let (Some((at, start)), Some(tier)) = (bound, tier) {
            asked.on("a text binds");
            asked.on_if("another text comes first", at > 0);
            // the same as a promise of that limit from that day on
            let alone = within("3 working days").within(statutes[at].limit());
            let mut same = Case::new("1").started(start);
            if let Some(days) = finish {
                same = same.finished(after(days));
            }
            let promised = Rule::new(&alone, &schedule, &Settings::new()).check(&same, now);
            prop_assert_eq!(tier.verdict(), promised.verdict());
            prop_assert_eq!(tier.deadline(), promised.deadline());
        }
    });
    asked.hold();
}
