//! Logs made up, checked and reviewed.

use std::convert::Infallible;
use std::sync::LazyLock;

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use shixian::check::JudgedAt;
use shixian::log::{Checked, LogCheck, LogCheckError, LogSummary, Mapping, Reject, Sink};
use shixian::plan::Plan;
use shixian::report::{SummaryInput, write_commitments};
use shixian::{Checker, Moment, Schedule, Settings};

pub(crate) static CHINA: LazyLock<Schedule> = LazyLock::new(Schedule::china);

/// The moment open cases are judged at.
pub(crate) const NOW: &str = "2025-06-30 09:00";

#[track_caller]
pub(crate) fn at(text: &str) -> NaiveDateTime {
    text.parse::<Moment>().unwrap().earliest()
}

/// Counts what it is given.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Counted {
    pub(crate) verdicts: u64,
    pub(crate) rejects: u64,
}

impl Sink for Counted {
    type Error = Infallible;

    fn verdict(&mut self, _: &Checked<'_>) -> Result<(), Infallible> {
        self.verdicts += 1;
        Ok(())
    }

    fn reject(&mut self, _: &Reject) -> Result<(), Infallible> {
        self.rejects += 1;
        Ok(())
    }
}

/// A log checked against a plan as of [`NOW`], grouped by columns.
pub(crate) fn try_check(
    plan: &Plan<'_>,
    schedule: &Schedule,
    log: &str,
    groups: &[&str],
) -> Result<LogSummary, LogCheckError<Infallible>> {
    // what is hostile to a page is a case of its own every time
    let mapping = Mapping::from_toml("[policies]\nrepeated_case = \"each\"\n").unwrap();
    let check = LogCheck::new(plan, schedule, &mapping, &Settings::new()).unwrap();
    let check = check.grouped_by(groups.iter().copied());
    let mut counted = Counted::default();
    let checked = check.run(log.as_bytes(), JudgedAt::given(at(NOW)), &mut counted)?;
    let summary = checked.summary().clone();
    assert_eq!(summary.rows(), counted.verdicts + counted.rejects);
    assert_eq!(summary.rejects(), counted.rejects);
    let tallied: u64 = summary
        .assessments()
        .values()
        .map(|assessment| assessment.tally().cases())
        .sum();
    assert_eq!(tallied, counted.verdicts);
    let reasons: u64 = summary.reject_reasons().values().sum();
    assert_eq!(reasons, counted.rejects);
    Ok(summary)
}

#[track_caller]
pub(crate) fn check(
    plan: &Plan<'_>,
    schedule: &Schedule,
    log: &str,
    groups: &[&str],
) -> LogSummary {
    try_check(plan, schedule, log, groups).unwrap()
}

/// What becomes of a checked log: the summary's JSON, the table of commitments,
/// and the page in both languages.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Outputs {
    pub(crate) json: String,
    pub(crate) csv: String,
    #[cfg(feature = "report")]
    pub(crate) pages: [String; 2],
}

pub(crate) fn reviewed<T>(
    plan: &Plan<'_>,
    schedule: &Schedule,
    log: &LogSummary,
    with: impl FnOnce(&SummaryInput<'_, '_>) -> T,
) -> T {
    let settings = Settings::new();
    let checker = Checker::new(plan, schedule);
    let review = SummaryInput::new(&checker, schedule, &settings, log, JudgedAt::given(at(NOW)));
    with(&review.of_source("台账.csv"))
}

pub(crate) fn outputs(plan: &Plan<'_>, schedule: &Schedule, log: &LogSummary) -> Outputs {
    reviewed(plan, schedule, log, outputs_of)
}

pub(crate) fn outputs_of(review: &SummaryInput<'_, '_>) -> Outputs {
    let summary = review.summary();
    let mut csv = Vec::new();
    write_commitments(&summary, &mut csv).unwrap();
    Outputs {
        json: serde_json::to_string_pretty(&summary).unwrap(),
        csv: String::from_utf8(csv).unwrap(),
        #[cfg(feature = "report")]
        pages: [shixian::Language::Chinese, shixian::Language::English]
            .map(|language| shixian::report::render_page(&summary, language).unwrap()),
    }
}

/// A small generator of numbers, the same everywhere.
pub(crate) struct Numbers(pub(crate) u64);

impl Numbers {
    /// A number below `bound`.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        let Self(state) = self;
        *state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(*state >> 33).unwrap() % bound
    }

    pub(crate) fn one_in(&mut self, bound: usize) -> bool {
        self.below(bound) == 0
    }

    pub(crate) fn of<'t>(&mut self, texts: &[&'t str]) -> &'t str {
        texts[self.below(texts.len())]
    }

    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for index in (1..items.len()).rev() {
            items.swap(index, self.below(index + 1));
        }
    }
}

pub(crate) const HEADER: &str = "案件编号,事项,类别,受理时间,办结时间,中止,延长期限,受理窗口,区\n";

/// The lines of a log of the built-in plan, without the header, each ended: in
/// time, late, open, backwards, stopped, extended, without a time of day, called
/// the same, and some that cannot be read.
pub(crate) fn records(count: usize, seed: u64) -> Vec<String> {
    let mut numbers = Numbers(seed);
    (0..count).map(|n| record(&mut numbers, n)).collect()
}

fn record(numbers: &mut Numbers, number: usize) -> String {
    let bad = [
        "HR-X,联合验收,,2023-06-31 09:00,,,,一号,东\n",
        "HR-X,午餐补贴,,2023-06-20,,,,一号,东\n",
        ",联合验收,,2023-06-20,,,,一号,东\n",
        "HR-X,政府采购投诉,,2023-07-03,,2023-07-10..2023-07-19,,一号,东\n",
        "HR-X,有财产可供执行案件,,2023-07-03,,,再等等,一号,东\n",
        "HR-X,联合验收,,2023-06-20\n",
        "HR-X,联合验收,,1999-06-20,1999-06-21,,,一号,东\n",
    ];
    if numbers.one_in(60) {
        return numbers.of(&bad).to_owned();
    }
    let (kind, minutes) = [
        ("联合验收", 8_000),
        ("政府采购投诉", 55_000),
        ("10分钟即办", 13),
        ("1小时即办", 70),
        ("低压居民接电", 4_500),
        ("企业开办", 900),
        ("政府采购付款", 50_000),
        ("有财产可供执行案件", 400_000),
        ("履约验收", 9_000),
        ("企业设立登记", 500),
    ][numbers.below(10)];
    let day =
        NaiveDate::from_ymd_opt(2023, 5, 25).unwrap() + TimeDelta::days(numbers.below(700) as i64);
    let start = day.and_hms_opt(8, 0, 0).unwrap() + TimeDelta::minutes(numbers.below(620) as i64);
    let took = numbers.below(minutes) as i64 + 1;
    let took = if numbers.one_in(40) { -took } else { took };
    let is_open = numbers.one_in(20);
    let finish = start + TimeDelta::minutes(took);
    let shape = if numbers.one_in(15) {
        "%Y-%m-%d"
    } else {
        "%Y-%m-%d %H:%M"
    };
    let shown = |moment: NaiveDateTime| moment.format(shape).to_string();
    let stop = match numbers.below(12) {
        0 => {
            let begin = start + TimeDelta::minutes(30 + numbers.below(3_000) as i64);
            let end = begin + TimeDelta::minutes(numbers.below(9_000) as i64);
            let kind = numbers.of(&["补正", "听证", "用户自建工程", "其他"]);
            format!(
                "{kind}:{}..{}",
                begin.format("%Y-%m-%d %H:%M"),
                end.format("%Y-%m-%d %H:%M")
            )
        }
        1 => format!("补正:{}..", start.format("%Y-%m-%d %H:%M")),
        _ => String::new(),
    };
    let category = match kind {
        "10分钟即办" | "1小时即办" => numbers.of(&["即办事项", "非即办事项", "", "午餐"]),
        _ => "",
    };
    let extension = if kind.starts_with('有') && numbers.one_in(5) {
        "3个月"
    } else {
        ""
    };
    // a name given to many cases, as it happens
    let id = if numbers.one_in(25) {
        "HR-重复".to_owned()
    } else {
        format!("HR-{number:05}")
    };
    let window = numbers.of(&["一号", "二号", "\"三\n号\"", "", "\"四,号\""]);
    let district = numbers.of(&["东", "西"]);
    let finish = if is_open {
        String::new()
    } else {
        shown(finish)
    };
    format!(
        "{id},{kind},{category},{},{finish},{stop},{extension},{window},{district}\n",
        shown(start)
    )
}

/// A log of these records.
pub(crate) fn log(records: &[String]) -> String {
    format!("{HEADER}{}", records.concat())
}
