//! The commitments of Huarong's plan against the plan: every number, place and
//! word as `data/inventory.csv` and `data/plan_sentences.txt` have them.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

use std::collections::BTreeSet;

use crate::support::plan::{Fact, facts_of, places_of, text_of};
use chrono::NaiveDate;
use shixian::check::{NotApplicable, Occurrence};
use shixian::plan::huarong_2023::{
    self, COMMITMENTS, PLAN, Project, Supply, construction_approval, power_connection,
};
use shixian::plan::{Place, Target};
use shixian::plan::{Plan, ReadingPolicy};
use shixian::term::StopKinds;
use shixian::{
    Case, Checker, Commitment, Language, Limit, Localized, Moment, Rule, Schedule, Settings,
    StopKind, Verdict, VerdictKind, commitment, half_working_days, immediate, working_days,
};

/// What the plan says of its commitments in time.
fn facts() -> Vec<Fact> {
    facts_of("in-time")
}

fn commitment_of(fact: &Fact) -> &'static Commitment<'static> {
    PLAN.commitment(&fact.id).unwrap()
}

/// The limit that the number and its unit mean.
fn limit_of(fact: &Fact, value: &str) -> Limit {
    let text = match fact.measure.as_str() {
        "each-case" if fact.unit == "即时" => return immediate(),
        "each-case" => format!("{value}{}", fact.unit),
        // a mean of 3 working days is a number to compare with, not days to count
        "mean" if value.contains('.') => format!("{value}个工作日"),
        "mean" => format!("{value}.0个工作日"),
        "share" => fact.time_limit.clone(),
        measure => panic!("{}: no measure `{measure}`", fact.id),
    };
    text.parse().unwrap()
}

fn target_of(fact: &Fact) -> Target {
    match fact.measure.as_str() {
        "mean" => Target::Mean,
        "share" => Target::Share(fact.value.parse().unwrap()),
        _ => Target::EachCase,
    }
}

#[test]
fn the_plan_has_the_commitments_in_time_and_no_others() {
    let facts = facts();
    let known: BTreeSet<&str> = facts.iter().map(|fact| fact.id.as_str()).collect();
    let held: BTreeSet<&str> = COMMITMENTS.iter().map(Commitment::id).collect();
    assert_eq!(known, held);
    assert_eq!((facts.len(), COMMITMENTS.len(), held.len()), (23, 23, 23));
    assert_eq!(PLAN.commitments(), COMMITMENTS);
}

#[test]
fn every_number_is_the_plans() {
    for fact in facts() {
        let (id, commitment) = (&fact.id, commitment_of(&fact));
        let limits = [&fact.value, &fact.value_annex].map(|v| (!v.is_empty()).then_some(v));
        let [body, annex] = limits.map(|value| value.map(|value| limit_of(&fact, value)));
        match (body, annex) {
            (Some(limit), None) => assert_eq!(commitment.limit(), limit, "{id}"),
            (Some(body), Some(annex)) => {
                let variant = |place| {
                    let mut variants = commitment.readings().iter();
                    variants.find(|variant| variant.place() == place).unwrap()
                };
                assert_eq!(variant(Place::Body).limit(), Some(body), "{id}");
                assert_eq!(variant(Place::Annex).limit(), Some(annex), "{id}");
                assert_eq!(commitment.limit(), annex, "{id}: the stricter of two");
            }
            (None, _) => panic!("{id} has no value"),
        }
        assert_eq!(commitment.target(), target_of(&fact), "{id}");
    }
}

#[test]
fn every_place_is_the_plans() {
    for fact in facts() {
        let citation = commitment_of(&fact).citation();
        assert_eq!(citation.item(), fact.item, "{}: the item", fact.id);
        assert_eq!(citation.tasks(), fact.tasks, "{}: the tasks", fact.id);
        // what the body does not say is cited from the annex alone
        assert_eq!(fact.item.is_none(), fact.body.is_empty(), "{}", fact.id);
    }
}

#[test]
fn every_word_cited_stands_in_the_plan_at_the_place_cited() {
    for fact in facts() {
        let (id, commitment) = (&fact.id, commitment_of(&fact));
        let citation = commitment.citation();
        let places = |words| places_of(words, citation.item(), citation.tasks());
        assert!(!citation.words().is_empty(), "{id} cites no words");
        assert!(!places(citation.words()).is_empty(), "{id}: {citation}");
        for variant in commitment.readings() {
            let (place, words) = (variant.place(), variant.words());
            assert!(places(words).contains(&place), "{id}: {place}「{words}」");
        }
        for (place, quote) in [(Place::Body, &fact.body), (Place::Annex, &fact.annex)] {
            let found = quote.is_empty() || places(quote).contains(&place);
            assert!(found, "{id}: {place}「{quote}」 is not among the sentences");
        }
    }
}

#[test]
fn construction_approval_is_asked_for_by_type_in_the_order_of_the_plan() {
    use Project::{
        GovernmentInvested, LandWithPlan, PrivateBuilding, PrivateIndustrial, SimpleLowRisk,
    };
    let types = [
        (
            GovernmentInvested,
            "construction-approval-gov-invested-40wd",
            40,
            "政府投资房屋建筑和城市基础设施项目",
        ),
        (
            PrivateBuilding,
            "construction-approval-private-building-30wd",
            30,
            "社会投资房屋建筑项目",
        ),
        (
            PrivateIndustrial,
            "construction-approval-private-industrial-20wd",
            20,
            "社会投资一般工业类项目",
        ),
        (
            LandWithPlan,
            "construction-approval-private-land-with-plan-10wd",
            10,
            "社会投资带方案出让土地类项目",
        ),
        (
            SimpleLowRisk,
            "construction-approval-private-simple-low-risk-10wd",
            10,
            "社会投资简易低风险项目",
        ),
    ];
    let sentence = text_of(Place::Annex, 16);
    let mut after = 0;
    for (project, id, days, name) in types {
        let commitment = construction_approval(project);
        assert_eq!(commitment.id(), id);
        assert_eq!(commitment.limit(), working_days(days), "{id}");
        assert!(commitment.title().starts_with(name), "{id}");
        assert_eq!(PLAN.called(name).map(Commitment::id), Some(id));
        let at = sentence.find(name).expect("the type stands in the plan");
        assert!(at >= after, "{name} is out of order");
        after = at;
    }
    assert!(sentence.contains("分别压缩至40、30、20、10、10个工作日"));
}

#[test]
fn power_connection_is_asked_for_by_type() {
    let low = |residential, external_works| Supply::LowVoltage {
        residential,
        external_works,
    };
    let resident = "power-connection-average-low-voltage-resident";
    for (supply, id, halves) in [
        (low(true, false), resident, 3),
        (low(true, true), resident, 3),
        (
            low(false, false),
            "power-connection-average-low-voltage-nonresident-no-works",
            6,
        ),
        (
            low(false, true),
            "power-connection-average-low-voltage-nonresident-works",
            18,
        ),
        (
            Supply::HighVoltage,
            "power-connection-average-high-voltage",
            30,
        ),
    ] {
        let commitment = power_connection(supply);
        assert_eq!(commitment.id(), id, "{supply:?}");
        assert_eq!(commitment.limit(), half_working_days(halves), "{supply:?}");
        assert_eq!(commitment.target(), Target::Mean, "{supply:?}");
    }
}

#[test]
fn a_commitment_asked_for_by_type_has_its_rule_in_the_checker() {
    let checker = Checker::new(&PLAN, &Schedule::china());
    let asked = construction_approval(Project::SimpleLowRisk);
    let rule = checker.rule_for(asked).unwrap();
    assert_eq!(rule.commitment(), asked);
    assert_eq!(checker.rules().len(), 23);
    assert!(checker.rule_for(&commitment("another", "另一")).is_none());
}

fn rule(id: &str, reading: ReadingPolicy) -> Rule<'static> {
    let settings = Settings::new().with_reading(reading);
    let commitment = PLAN.commitment(id).unwrap();
    Rule::new(commitment, &Schedule::china(), &settings)
}

/// The place that decides, by the three readings: strictest, body and annex.
fn deciding(id: &str) -> [Option<Place>; 3] {
    [
        ReadingPolicy::Strictest,
        ReadingPolicy::Body,
        ReadingPolicy::Annex,
    ]
    .map(|reading| rule(id, reading).decided_by())
}

#[test]
fn complaints_are_held_to_15_days_unless_the_body_is_asked_for() {
    let id = "procurement-complaint-handling";
    assert_eq!(
        deciding(id),
        [Some(Place::Annex), Some(Place::Body), Some(Place::Annex)]
    );
    let limit = |reading| rule(id, reading).limit();
    assert_eq!(limit(ReadingPolicy::Strictest), working_days(15));
    assert_eq!(limit(ReadingPolicy::Body), working_days(20));
    assert_eq!(limit(ReadingPolicy::Annex), working_days(15));
}

#[test]
fn payment_runs_from_the_invoice_alone_only_as_the_body_reads() {
    let id = "procurement-payment-20wd";
    assert_eq!(
        deciding(id),
        [Some(Place::Annex), Some(Place::Body), Some(Place::Annex)]
    );
    let at = |text: &str| text.parse::<Moment>().unwrap();
    let invoice = Occurrence::new("invoice-received", at("2023-12-01 10:00"));
    let condition = Occurrence::new("payment-condition-met", at("2023-12-08 10:00"));
    let now = at("2023-12-11 09:00").earliest();
    let started = |reading, events: &[Occurrence<'_>]| {
        rule(id, reading)
            .check(&Case::new("1").with_events(events), now)
            .start()
    };
    for (reading, start) in [
        (ReadingPolicy::Strictest, condition),
        (ReadingPolicy::Body, invoice),
        (ReadingPolicy::Annex, condition),
    ] {
        assert_eq!(
            started(reading, &[invoice, condition]),
            Some(start.at()),
            "{reading}"
        );
        assert_eq!(
            started(reading, &[condition, invoice]),
            Some(start.at()),
            "{reading}"
        );
    }
    // until the condition is met, only the body's clock runs
    assert_eq!(started(ReadingPolicy::Strictest, &[invoice]), None);
    assert_eq!(started(ReadingPolicy::Body, &[invoice]), Some(invoice.at()));
}

#[test]
fn tax_shares_are_of_both_kinds_of_matters_unless_a_place_is_asked_for() {
    let now = "2023-06-12 11:00".parse::<Moment>().unwrap().earliest();
    let start: Moment = "2023-06-12 10:00".parse().unwrap();
    let other = Verdict::NotApplicable(NotApplicable::Category);
    for id in ["tax-ten-minute-rate", "tax-one-hour-rate"] {
        assert_eq!(deciding(id), [None, Some(Place::Body), Some(Place::Annex)]);
        let binds = |reading, category| {
            let case = Case::new("1").started(start).in_category(category);
            rule(id, reading).check(&case, now).verdict() != other
        };
        for (category, bound) in [
            ("即办事项", [true, true, false]),
            ("非即办事项", [true, false, true]),
            ("其他事项", [false, false, false]),
        ] {
            let readings = [
                ReadingPolicy::Strictest,
                ReadingPolicy::Body,
                ReadingPolicy::Annex,
            ];
            let found = readings.map(|reading| binds(reading, category));
            assert_eq!(found, bound, "{id}: {category}");
        }
        let case = Case::new("1").started(start);
        let outcome = rule(id, ReadingPolicy::Body).check(&case, now);
        assert_ne!(outcome.verdict(), other, "{id}: no category given");
    }
}

#[test]
fn the_applicants_own_works_are_out_of_connection_times_unless_the_body_is_asked_for() {
    let works = StopKinds::NONE.with(StopKind::ApplicantWorks);
    for fact in facts().iter().filter(|fact| fact.measure == "mean") {
        let id = &fact.id;
        assert_eq!(
            deciding(id),
            [Some(Place::Annex), Some(Place::Body), Some(Place::Annex)],
            "{id}"
        );
        assert_eq!(
            rule(id, ReadingPolicy::Strictest).stopped_by(),
            works,
            "{id}"
        );
        assert_eq!(
            rule(id, ReadingPolicy::Body).stopped_by(),
            StopKinds::NONE,
            "{id}"
        );
        assert_eq!(rule(id, ReadingPolicy::Annex).stopped_by(), works, "{id}");
    }
}

#[test]
fn what_the_plan_says_but_once_is_decided_by_no_reading() {
    let double = [
        "procurement-payment-20wd",
        "procurement-complaint-handling",
        "tax-ten-minute-rate",
        "tax-one-hour-rate",
    ];
    for fact in facts() {
        let id = fact.id.as_str();
        let has_two = double.contains(&id) || fact.measure == "mean";
        let commitment = commitment_of(&fact);
        assert_eq!(
            commitment.readings().len(),
            if has_two { 2 } else { 0 },
            "{id}"
        );
        if !has_two {
            assert_eq!(deciding(id), [None, None, None], "{id}");
        }
    }
}

/// What the law lets stop a clock, and no more.
#[test]
fn every_clock_is_stopped_by_what_the_law_names() {
    let supplement = StopKinds::NONE.with(StopKind::Supplement);
    let licensing = supplement.with(StopKind::SpecialProcedure);
    for commitment in &COMMITMENTS {
        let id = commitment.id();
        let kinds = match id {
            "business-registration-instant" | "business-setup-half-day" => supplement,
            "procurement-complaint-handling"
            | "construction-joint-acceptance-3wd"
            | "power-parallel-approval-3wd" => licensing,
            id if id.starts_with("construction-approval-") => licensing,
            id if id.starts_with("power-connection-") => {
                StopKinds::NONE.with(StopKind::ApplicantWorks)
            }
            id if id.starts_with("enforcement-closure-rate") => {
                StopKinds::NONE.with(StopKind::SpecialProcedure)
            }
            _ => StopKinds::NONE,
        };
        assert_eq!(commitment.stopped_by(), kinds, "{id}");
    }
}

#[test]
fn every_id_finds_its_commitment_and_an_unknown_one_says_so() {
    for commitment in &COMMITMENTS {
        assert_eq!(PLAN.commitment(commitment.id()), Ok(commitment));
    }
    let unknown = PLAN.commitment("lunch").unwrap_err();
    assert_eq!(
        unknown.to_string(),
        "the plan huarong-2023 has no commitment in time called `lunch`"
    );
    let checker = Checker::new(&PLAN, &Schedule::china());
    assert_eq!(checker.rule("lunch").unwrap_err(), unknown);
}

#[test]
fn titles_are_unique_in_both_languages() {
    for language in [Language::English, Language::Chinese] {
        let titles: BTreeSet<&str> = COMMITMENTS.iter().map(|c| c.title_in(language)).collect();
        assert_eq!(titles.len(), COMMITMENTS.len(), "{language:?}");
    }
}

#[test]
fn every_name_means_one_commitment() {
    for commitment in &COMMITMENTS {
        let titles = [Language::English, Language::Chinese].map(|l| commitment.title_in(l));
        for name in titles.into_iter().chain([commitment.id()]) {
            assert_eq!(PLAN.called(name), Some(commitment), "{name}");
        }
    }
    for (name, id) in [
        ("企业设立登记", "business-registration-instant"),
        ("设立登记", "business-registration-instant"),
        ("企业开办", "business-setup-half-day"),
        ("信用承诺公示", "credit-commitment-publication-15d"),
        ("联合验收", "construction-joint-acceptance-3wd"),
        ("竣工联合验收", "construction-joint-acceptance-3wd"),
        ("政府采购履约验收", "procurement-acceptance-5d"),
        ("履约验收", "procurement-acceptance-5d"),
        ("政府采购付款", "procurement-payment-20wd"),
        ("政府采购资金支付", "procurement-payment-20wd"),
        ("政府采购投诉", "procurement-complaint-handling"),
        ("税务上门服务", "tax-onsite-guidance-2d"),
        ("税务登记等13项业务", "tax-thirteen-services-30min"),
        ("10分钟即办", "tax-ten-minute-rate"),
        ("1小时即办", "tax-one-hour-rate"),
        ("电力接入并联审批", "power-parallel-approval-3wd"),
        (
            "低压居民接电",
            "power-connection-average-low-voltage-resident",
        ),
        (
            "低压非居民接电（无外部配套工程）",
            "power-connection-average-low-voltage-nonresident-no-works",
        ),
        (
            "低压非居民接电（有外部配套工程）",
            "power-connection-average-low-voltage-nonresident-works",
        ),
        ("高压用户接电", "power-connection-average-high-voltage"),
        ("有财产可供执行案件", "enforcement-closure-rate"),
        ("非诉执行案件", "enforcement-closure-rate-without-suit"),
        ("非诉执行", "enforcement-closure-rate-without-suit"),
        (" 联合验收 ", "construction-joint-acceptance-3wd"),
    ] {
        assert_eq!(PLAN.called(name).map(Commitment::id), Some(id), "{name}");
    }
    assert_eq!(PLAN.called("验收"), None, "no commitment is called that");
    assert_eq!(PLAN.called(""), None);
}

#[test]
fn a_name_of_two_commitments_means_neither() {
    let two = [
        commitment("one", "甲").also_called(&["办理"]),
        commitment("other", "乙").also_called(&["办理"]),
    ];
    let plan = Plan::new("two", "两件", huarong_2023::ISSUED, &two);
    assert_eq!(plan.called("办理"), None);
    assert_eq!(plan.called("甲").map(Commitment::id), Some("one"));
    // a log that says the name is checked against both
    let checker = Checker::new(&plan, &Schedule::china());
    let case = Case::new("1");
    let now = huarong_2023::ISSUED.and_time(chrono::NaiveTime::MIN);
    let outcomes = checker.check("办理", &case, now);
    let kinds: Vec<VerdictKind> = outcomes.map(|outcome| outcome.verdict().kind()).collect();
    assert_eq!(kinds, [VerdictKind::NotStarted, VerdictKind::NotStarted]);
}

#[test]
fn the_plan_is_in_force_from_its_issue_on() {
    let issued = NaiveDate::from_ymd_opt(2023, 6, 7).unwrap();
    assert_eq!(PLAN.id(), "huarong-2023");
    assert_eq!(PLAN.title(), "华容区以控制成本为核心优化营商环境行动方案");
    assert_eq!(PLAN.issued(), issued);
    for commitment in &COMMITMENTS {
        assert_eq!(
            PLAN.period(commitment),
            (issued, None),
            "{}",
            commitment.id()
        );
    }
}

#[test]
fn a_citation_reads_like_this() {
    let citation = |id| PLAN.commitment(id).unwrap().citation();
    let acceptance = citation("construction-joint-acceptance-3wd");
    assert_eq!(
        acceptance.to_string(),
        "item 6, annex task 15: 「验收时限压缩至3个工作日内」"
    );
    assert_eq!(
        acceptance.chinese().to_string(),
        "正文第6条、附件第15项：「验收时限压缩至3个工作日内」"
    );
    assert_eq!(
        citation("business-setup-half-day").chinese().to_string(),
        "正文第1条、附件第1项、附件第2项：「0.5天完成开办企业」"
    );
    assert_eq!(
        citation("tax-onsite-guidance-2d").to_string(),
        "annex task 62: 「企业办理营业执照后,税务部门2天内上门服务」"
    );
}
