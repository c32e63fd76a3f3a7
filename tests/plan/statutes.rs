//! The statutory limits behind the plan's commitments: law, article, period in force and condition of
//! each, and where there is none.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use shixian::plan::huarong_2023::{COMMITMENTS, PLAN};
use shixian::{Language, Localized};

/// Every statutory limit, as the texts of the laws have it: the commitment, its limit, law,
/// article, own start, the first and the last day in force.
const LAWS: &str = "\
business-registration-instant|3 working days|市场主体登记管理条例|19||2022-03-01|
procurement-payment-20wd|30 calendar days|保障中小企业款项支付条例（国务院令第802号）|9、10|acceptance-passed|2025-06-01|
procurement-payment-20wd|30 calendar days|保障中小企业款项支付条例（国务院令第728号）|8、9|acceptance-passed|2020-09-01|2025-05-31
procurement-payment-20wd|30 calendar days|保障中小企业款项支付条例（国务院令第802号）|9|delivered|2025-06-01|
procurement-payment-20wd|30 calendar days|保障中小企业款项支付条例（国务院令第728号）|8|delivered|2020-09-01|2025-05-31
procurement-complaint-handling|30 working days|政府采购法|56||2003-01-01|
power-parallel-approval-3wd|45 working days|行政许可法|42||2004-07-01|
enforcement-closure-rate|6 months|最高人民法院关于严格执行案件审理期限制度的若干规定|5||2000-09-28|
enforcement-closure-rate-without-suit|3 months|最高人民法院关于严格执行案件审理期限制度的若干规定|5||2000-09-28|
";

#[test]
fn every_statutory_limit_is_the_laws() {
    let mut held = String::new();
    for commitment in &COMMITMENTS {
        for text in commitment.statutory() {
            let (from, through) = text.period().unwrap();
            let start = text.start().map(|start| start.to_string());
            let through = through.map(|through| through.to_string());
            held += &format!(
                "{}|{}|{}|{}|{}|{from}|{}\n",
                commitment.id(),
                text.limit(),
                text.law(),
                text.article(),
                start.unwrap_or_default(),
                through.unwrap_or_default(),
            );
        }
    }
    assert_eq!(held, LAWS);
    let complaint = PLAN.commitment("procurement-complaint-handling").unwrap();
    let [statutory] = complaint.statutory() else {
        panic!("one text");
    };
    assert_eq!(
        statutory.to_string(),
        "30 working days (政府采购法 art. 56)"
    );
    assert_eq!(
        statutory.chinese().to_string(),
        "30个工作日（政府采购法第56条）"
    );
    assert_eq!(
        statutory.in_full(Language::English),
        "30 working days (政府采购法 art. 56), in force from 2003-01-01 on"
    );
    let payment = PLAN.commitment("procurement-payment-20wd").unwrap();
    assert_eq!(
        payment.statutory()[3].in_full(Language::Chinese),
        "30日（保障中小企业款项支付条例（国务院令第728号）第8条），\
         自货物、工程、服务交付起算，2020-09-01至2025-05-31施行；\
         适用条件：供应商为中小企业；合同另有约定的，付款期限最长不得超过60日。"
    );
}

/// Commitments behind which no law has a limit, and why.
const WITHOUT: [(&str, &str); 10] = [
    (
        "business-setup-half-day",
        "市场主体登记管理条例第19条 is of one step, the registration",
    ),
    (
        "credit-commitment-publication-15d",
        "publication is asked for by the plan alone",
    ),
    (
        "construction-joint-acceptance-3wd",
        "the law knows the acceptances by themselves, not the joint one",
    ),
    (
        "construction-approval-",
        "行政许可法第42条 is of each decision, not of the stages together",
    ),
    (
        "procurement-acceptance-5d",
        "政府采购法第41条 asks for acceptance, and gives no time",
    ),
    ("tax-onsite-guidance-2d", "a visit that no law asks for"),
    ("tax-thirteen-services-30min", "time at a counter"),
    ("tax-ten-minute-rate", "time at a counter"),
    ("tax-one-hour-rate", "time at a counter"),
    (
        "power-connection-average-",
        "a mean; 优化营商环境条例第28条 refers to limits that it does not give",
    ),
];

#[test]
fn each_commitment_has_a_statutory_limit_or_is_listed_without() {
    let mut used = BTreeSet::new();
    for commitment in &COMMITMENTS {
        let id = commitment.id();
        let mut listed = WITHOUT.iter().filter(|(which, _)| id.starts_with(which));
        let is_listed = listed.next().inspect(|(which, why)| {
            assert!(!why.is_empty());
            used.insert(*which);
        });
        assert_eq!(
            commitment.statutory().is_empty(),
            is_listed.is_some(),
            "{id}"
        );
    }
    assert_eq!(used.len(), WITHOUT.len());
}

#[test]
fn where_no_law_limits_the_whole_the_note_says_so() {
    for (id, article) in [
        ("business-setup-half-day", "市场主体登记管理条例第19条"),
        (
            "construction-approval-gov-invested-40wd",
            "行政许可法第42条",
        ),
        (
            "construction-approval-private-simple-low-risk-10wd",
            "行政许可法第42条",
        ),
    ] {
        let commitment = PLAN.commitment(id).unwrap();
        assert!(commitment.statutory().is_empty(), "{id}");
        let note = commitment.note().unwrap().text(Language::Chinese);
        assert!(note.contains(article), "{id}: {note}");
        assert!(note.contains("不判定法定时限"), "{id}: {note}");
    }
}

#[test]
fn no_two_texts_with_one_start_are_in_force_on_one_day() {
    for commitment in &COMMITMENTS {
        for (at, text) in commitment.statutory().iter().enumerate() {
            let earlier = commitment.statutory().iter().take(at);
            for other in earlier.filter(|other| other.start() == text.start()) {
                let days = [text, other].map(|text| text.period().unwrap());
                let ends = days.into_iter().filter_map(|(from, through)| {
                    through.map(|through| (from, through.succ_opt().unwrap()))
                });
                // one ends, and the other begins on the day after
                let next: Vec<NaiveDate> = ends.map(|(_, next)| next).collect();
                assert_eq!(next.len(), 1, "{}", commitment.id());
                let begins = days.iter().any(|(from, _)| next.contains(from));
                assert!(begins, "{}", commitment.id());
            }
        }
    }
}
