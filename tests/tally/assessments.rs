//! Readings, both tiers, months and groups of one commitment.

use shixian::check::Occurrence;
use shixian::plan::{Event, Place, Statutory};
use shixian::plan::{ReadingPolicy, huarong_2023};
use shixian::tally::{Assessment, Attainment, MOST_GROUPS, Month, ReadingTally};
use shixian::{
    Case, Checker, ClockStop, Commitment, Settings, StopKind, VerdictKind, commitment, working_days,
};

use super::support::{CHINA, EACH, NOW, at, case_of, cut, judged, merged_every_way, rule};

/// A commitment's cases under a reading of the plan that decides, as a log's batch
/// adds them.
fn assessed(
    commitment: &Commitment<'_>,
    reading: ReadingPolicy,
    cases: &[Case<'_>],
    now: &str,
) -> (Option<Place>, Assessment<()>) {
    let settings = Settings::new().with_reading(reading);
    let checker = Checker::with_settings(&huarong_2023::PLAN, &CHINA, &settings);
    let rule = checker.rule_for(commitment).unwrap();
    let mut all = Assessment::default();
    for case in cases {
        let (outcome, elapsed) = judged(rule, case, now);
        all.add(&outcome, elapsed.as_ref());
        all.add_readings(checker.rules_by_reading(commitment).map(|rule| {
            let (outcome, elapsed) = judged(rule, case, now);
            (rule.decided_by().unwrap(), outcome, elapsed)
        }));
    }
    (rule.decided_by(), all)
}

fn counts(all: &[ReadingTally]) -> Vec<(Place, u64, u64)> {
    let counts = all.iter().map(|reading| {
        let tally = reading.tally();
        (
            reading.place(),
            tally.count(VerdictKind::Met),
            tally.count(VerdictKind::Missed),
        )
    });
    counts.collect()
}

#[test]
fn a_complaint_of_eighteen_days_is_in_time_by_the_body_alone() {
    // working days from Monday 2023-07-03: 15 are up on 07-24, 20 on 07-31
    let received = Case::new("c").started(at("2023-07-03 09:00"));
    let cases = [
        received.finished(at("2023-07-24 16:00")),
        received.finished(at("2023-07-27 16:00")),
        received.finished(at("2023-08-01 16:00")),
    ];
    for (reading, place, met) in [
        (ReadingPolicy::Strictest, Place::Annex, 1),
        (ReadingPolicy::Annex, Place::Annex, 1),
        (ReadingPolicy::Body, Place::Body, 2),
    ] {
        let commitment = &huarong_2023::PROCUREMENT_COMPLAINT;
        let (decides, all) = assessed(commitment, reading, &cases, "2023-09-01 09:00");
        assert_eq!(decides, Some(place), "{reading}");
        assert_eq!(all.tally().count(VerdictKind::Met), met, "{reading}");
        let wanted = vec![(Place::Body, 2, 1), (Place::Annex, 1, 2)];
        assert_eq!(counts(all.readings()), wanted, "{reading}");
        assert_eq!(all.differing(), 1, "{reading}");
        // 法定时限: 30 working days, kept by all three
        assert_eq!(all.tally().statutory(VerdictKind::Met), 3);
        assert_eq!(all.tally().statutory_share().unwrap().to_string(), "1");
    }
}

#[test]
fn payment_starts_with_the_invoice_or_when_it_is_owed_too() {
    // 20 working days from 2023-07-03 are up on 07-31, from 07-10 on 08-07
    let events = [
        Occurrence::new("invoice-received", at("2023-07-03 09:00")),
        Occurrence::new("payment-condition-met", at("2023-07-10 09:00")),
        Occurrence::new("paid", at("2023-08-02 09:00")),
    ];
    let without_condition = [events[0], events[2]];
    let cases = [
        Case::new("both").with_events(&events),
        Case::new("invoice alone").with_events(&without_condition),
    ];
    let commitment = &huarong_2023::PROCUREMENT_PAYMENT;
    let (decides, all) = assessed(
        commitment,
        ReadingPolicy::Strictest,
        &cases,
        "2023-09-01 09:00",
    );
    assert_eq!(decides, Some(Place::Annex));
    assert_eq!(
        counts(all.readings()),
        [(Place::Body, 0, 2), (Place::Annex, 1, 0)]
    );
    let annex = all.readings()[1].tally();
    assert_eq!(
        annex.count(VerdictKind::Undetermined),
        1,
        "no condition told"
    );
    assert_eq!(all.differing(), 2);
}

#[test]
fn what_is_done_at_once_is_a_share_of_other_cases_by_each_reading() {
    let started = Case::new("t").started(at("2023-07-03 09:00"));
    let quick = started.finished(at("2023-07-03 09:10"));
    let slow = started.finished(at("2023-07-03 09:11"));
    let cases = [
        quick.in_category("即办事项"),
        slow.in_category("即办事项"),
        quick.in_category("非即办事项"),
        quick.in_category("非即办事项"),
        slow.in_category("午餐"),
        quick,
    ];
    let commitment = &huarong_2023::TAX_TEN_MINUTES;
    let (decides, all) = assessed(
        commitment,
        ReadingPolicy::Strictest,
        &cases,
        "2023-09-01 09:00",
    );
    // neither is stricter: both are covered
    assert_eq!(decides, None);
    let tally = all.tally();
    assert_eq!(tally.count(VerdictKind::Met), 4);
    assert_eq!(tally.count(VerdictKind::Missed), 1);
    assert_eq!(tally.count(VerdictKind::NotApplicable), 1);
    let checker = Checker::new(&huarong_2023::PLAN, &CHINA);
    // 4 of 5 is 80 %
    let rule = checker.rule_for(commitment).unwrap();
    assert_eq!(Attainment::of(rule, tally), Attainment::Kept);
    // a case without a category is counted under both
    let wanted = [(Place::Body, 2, 1), (Place::Annex, 3, 0)];
    assert_eq!(counts(all.readings()), wanted);
    for (rule, reading) in checker.rules_by_reading(commitment).zip(all.readings()) {
        let wanted = match reading.place() {
            Place::Body => Attainment::Broken,
            Place::Annex => Attainment::Kept,
        };
        assert_eq!(rule.decided_by(), Some(reading.place()));
        assert_eq!(Attainment::of(rule, reading.tally()), wanted);
    }
    assert_eq!(
        all.differing(),
        4,
        "all but the two that are the same to both"
    );
    for (reading, met, missed) in [(ReadingPolicy::Body, 2, 1), (ReadingPolicy::Annex, 3, 0)] {
        let (_, all) = assessed(commitment, reading, &cases, "2023-09-01 09:00");
        assert_eq!(all.tally().count(VerdictKind::Met), met);
        assert_eq!(all.tally().count(VerdictKind::Missed), missed);
    }
}

#[test]
fn the_applicants_own_works_are_out_by_the_annex_alone() {
    let stops = [ClockStop::ended(
        StopKind::ApplicantWorks,
        at("2023-07-03 14:00"),
        at("2023-07-06 14:00"),
    )];
    let case = Case::new("p")
        .started(at("2023-07-03 08:30"))
        .finished(at("2023-07-06 17:30"))
        .with_stops(&stops);
    let commitment = &huarong_2023::CONNECTION_RESIDENT;
    let (decides, all) = assessed(
        commitment,
        ReadingPolicy::Strictest,
        &[case],
        "2023-09-01 09:00",
    );
    assert_eq!(decides, Some(Place::Annex));
    let mean = |reading: &ReadingTally| reading.tally().taken().mean().unwrap().to_string();
    let means: Vec<String> = all.readings().iter().map(mean).collect();
    // four days and, without the stop from 14:00 to 14:00, one
    assert_eq!(means, ["4", "1"]);
    assert_eq!(all.differing(), 1);
}

#[test]
fn a_commitment_of_one_reading_has_none_to_show() {
    let case = Case::new("j").started(at("2023-07-03 09:00"));
    let commitment = &huarong_2023::JOINT_ACCEPTANCE;
    let (decides, all) = assessed(commitment, ReadingPolicy::Body, &[case], "2023-09-01 09:00");
    assert_eq!((decides, all.differing()), (None, 0));
    assert!(all.readings().is_empty());
}

#[test]
fn the_two_tiers_are_counted_apart() {
    let law = [Statutory::new(working_days(5), "法", "1")];
    let two_tiers = commitment("two", "两档")
        .within(working_days(3))
        .with_statutory(&law);
    let rule = rule(&two_tiers);
    let started = Case::new("t").started(at("2023-06-12 09:00"));
    // due on 06-15, by the statute on 06-19
    let mut all: Assessment<()> = Assessment::default();
    for finish in ["2023-06-15 17:00", "2023-06-16 09:00", "2023-06-20 09:00"] {
        let (outcome, elapsed) = judged(&rule, &started.finished(at(finish)), NOW);
        all.add(&outcome, elapsed.as_ref());
    }
    let (open, _) = judged(&rule, &started, "2023-06-16 12:00");
    all.add(&open, None);
    let tally = all.tally();
    let of = |kind| (tally.count(kind), tally.statutory(kind));
    assert_eq!(of(VerdictKind::Met), (1, 2));
    assert_eq!(of(VerdictKind::Missed), (2, 1));
    assert_eq!(of(VerdictKind::Overdue), (1, 0));
    assert_eq!(of(VerdictKind::Running), (0, 1));
    assert_eq!(tally.share().unwrap().to_string(), "1/3");
    assert_eq!(tally.statutory_share().unwrap().to_string(), "2/3");
}

#[test]
fn a_statutory_limit_with_a_start_of_its_own_waits_for_it() {
    let delivered = Event::new("delivered", "交付");
    let law = [Statutory::new(working_days(5), "法", "1").from(delivered)];
    let two_tiers = commitment("two", "两档")
        .within(working_days(3))
        .with_statutory(&law);
    let rule = rule(&two_tiers);
    let case = Case::new("t")
        .started(at("2023-06-12 09:00"))
        .finished(at("2023-06-13 09:00"));
    let mut all: Assessment<()> = Assessment::default();
    let (outcome, elapsed) = judged(&rule, &case, NOW);
    all.add(&outcome, elapsed.as_ref());
    assert_eq!(all.tally().count(VerdictKind::Met), 1);
    assert_eq!(all.tally().statutory(VerdictKind::Met), 0);
    assert_eq!(all.tally().statutory_share(), None, "no data is no data");
}

fn month(text: &str) -> Month {
    Month::of(at(&format!("{text}-01 00:00")).date())
}

#[test]
fn months_are_those_of_closing_and_open_cases_are_in_none() {
    let rule = rule(&EACH);
    let mut all: Assessment<()> = Assessment::default();
    let started = Case::new("m").started(at("2023-05-31 09:00"));
    let cases = [
        started.finished(at("2023-05-31 23:59")),
        started.finished(at("2023-06-01 00:00")),
        started.finished(at("2023-06-30 10:00")),
        started,
        Case::new("not started"),
    ];
    for case in &cases {
        let (outcome, elapsed) = judged(&rule, case, NOW);
        all.add(&outcome, elapsed.as_ref());
    }
    let months: Vec<(String, u64, u64)> = all
        .months()
        .iter()
        .map(|(month, tally)| {
            let count = |kind| tally.count(kind);
            (
                month.to_string(),
                count(VerdictKind::Met),
                count(VerdictKind::Missed),
            )
        })
        .collect();
    assert_eq!(
        months,
        [("2023-05".to_owned(), 1, 0), ("2023-06".to_owned(), 1, 1)]
    );
    let in_months: u64 = all.months().values().map(|tally| tally.cases()).sum();
    assert_eq!(in_months, 3);
    assert_eq!((all.tally().cases(), all.tally().open()), (5, 1));
}

#[test]
fn months_follow_each_other_over_the_year() {
    assert_eq!(month("2023-12").next(), month("2024-01"));
    assert_eq!(month("2023-01").next(), month("2023-02"));
    assert!(month("2023-12") < month("2024-01"));
    assert_eq!(month("2023-02").to_string(), "2023-02");
}

fn grouped(values: &[&str]) -> Assessment<()> {
    let rule = rule(&EACH);
    let mut all = Assessment::default();
    for value in values {
        let kind = if value.len() % 2 == 0 {
            VerdictKind::Met
        } else {
            VerdictKind::Missed
        };
        let (outcome, elapsed) = judged(&rule, &case_of(kind).unwrap(), NOW);
        all.add(&outcome, elapsed.as_ref());
        for (index, column) in ["窗口", "区"].into_iter().enumerate() {
            let value = if index == 0 { value } else { "同" };
            all.add_to_group((index, column), value, &outcome, elapsed.as_ref())
                .unwrap();
        }
    }
    all
}

fn merged(one: Assessment<()>, other: Assessment<()>) -> Assessment<()> {
    let mut one = one;
    one.merge(other, &["窗口".to_owned(), "区".to_owned()])
        .unwrap();
    one
}

#[test]
fn groups_add_up_to_the_whole_and_merge() {
    let values: Vec<&str> = (0..3_000)
        .map(|n| ["", "a", "bb", "ccc", " a"][n * n % 7 % 5])
        .collect();
    let whole = grouped(&values);
    for index in 0..2 {
        let groups = whole.groups(index).unwrap();
        let cases: u64 = groups.values().map(|tally| tally.cases()).sum();
        assert_eq!(cases, 3_000);
    }
    assert_eq!(
        whole.groups(0).unwrap()["a"].share().unwrap().to_string(),
        "0"
    );
    assert_eq!(
        whole.groups(0).unwrap()["bb"].share().unwrap().to_string(),
        "1"
    );
    assert_eq!(whole.groups(1).unwrap()["同"], *whole.tally());
    assert!(whole.groups(2).is_none());
    for pieces in [1, 7, 1_000] {
        let parts: Vec<_> = cut(&values, pieces).into_iter().map(grouped).collect();
        for all in merged_every_way(&parts, merged) {
            assert_eq!(all, whole, "{pieces}");
        }
    }
}

#[test]
fn a_column_of_a_thousand_values_makes_groups_and_one_of_more_makes_none() {
    let rule = rule(&EACH);
    let (outcome, _) = judged(&rule, &case_of(VerdictKind::Met).unwrap(), NOW);
    let from = |values: std::ops::Range<usize>| {
        let mut all: Assessment<()> = Assessment::default();
        for value in values {
            all.add_to_group((0, "编号"), &value.to_string(), &outcome, None)
                .unwrap();
        }
        all
    };
    let message = "the column `编号` has more than 1000 different values and makes no groups; \
                   group by another";
    let mut full = from(0..MOST_GROUPS);
    full.add_to_group((0, "编号"), "7", &outcome, None).unwrap();
    let error = full.add_to_group((0, "编号"), "one more", &outcome, None);
    assert_eq!(error.unwrap_err().to_string(), message);
    let columns = ["编号".to_owned()];
    let mut half = from(0..600);
    half.merge(from(400..1_000), &columns).unwrap();
    assert_eq!(half.groups(0).unwrap().len(), MOST_GROUPS);
    let error = half.merge(from(1_000..1_001), &columns);
    assert_eq!(error.unwrap_err().to_string(), message);
}

#[test]
fn what_is_stored_of_the_parts_merges_to_the_whole_when_read_back() {
    let cases: Vec<Case<'_>> = [
        ("2023-07-24 16:00", 3),
        ("2023-07-27 16:00", 3),
        ("2023-08-01 16:00", 3),
        ("2023-08-02 09:00", 7),
        ("2023-08-09 11:30", 10),
    ]
    .into_iter()
    .map(|(finish, day)| {
        let received = Case::new("c").started(at(&format!("2023-07-{day:02} 09:00")));
        received.finished(at(finish))
    })
    .collect();
    let commitment = &huarong_2023::PROCUREMENT_COMPLAINT;
    let all = |cases: &[Case<'_>]| assessed(commitment, ReadingPolicy::Strictest, cases, NOW).1;
    let stored = |part: &Assessment<()>| serde_json::to_string(part).unwrap();
    let read = |text: &str| serde_json::from_str::<Assessment<()>>(text).unwrap();
    let whole = all(&cases);
    assert_eq!(stored(&read(&stored(&whole))), stored(&whole));
    for cut in 0..=cases.len() {
        let (one, other) = cases.split_at(cut);
        let mut merged = read(&stored(&all(one)));
        merged.merge(read(&stored(&all(other))), &[]).unwrap();
        assert_eq!(stored(&merged), stored(&whole), "cut at {cut}");
    }
}
