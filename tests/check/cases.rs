//! Cases in one line each.

use chrono::{NaiveDate, NaiveDateTime};
use shixian::term::StopKinds;
use shixian::{
    Case, ClockStop, Commitment, Limit, Localized, Moment, Outcome, Rule, Schedule, Settings,
    Verdict, commitment,
};

pub(crate) fn at(text: &str) -> NaiveDateTime {
    let moment: Moment = text.parse().unwrap();
    moment.timestamp().unwrap()
}

pub(crate) fn moment(text: &str) -> Moment {
    text.parse().unwrap()
}

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(crate) fn stops(texts: &[&str]) -> Vec<ClockStop> {
    texts.iter().map(|text| text.parse().unwrap()).collect()
}

/// A commitment of `limit` that every kind of stop stops.
pub(crate) fn within(limit: &str) -> &'static Commitment<'static> {
    let limit: Limit = limit.parse().unwrap();
    let commitment = commitment("c", "承诺").within(limit);
    kept(commitment.stops_for(StopKinds::ALL))
}

/// A commitment kept for as long as the tests run.
pub(crate) fn kept(commitment: Commitment<'static>) -> &'static Commitment<'static> {
    Box::leak(Box::new(commitment))
}

pub(crate) fn case<'a>(start: &str, finish: &str) -> Case<'a> {
    let mut case = Case::new("1");
    if !start.is_empty() {
        case = case.started(moment(start));
    }
    if !finish.is_empty() {
        case = case.finished(moment(finish));
    }
    case
}

/// The outcome under China's calendar and the assumed hours.
pub(crate) fn check<'a>(
    commitment: &'a Commitment<'a>,
    settings: Settings,
    case: &Case<'_>,
    now: &str,
) -> Outcome<'a> {
    Rule::new(commitment, &Schedule::china(), &settings).check(case, at(now))
}

/// The verdict with default settings.
pub(crate) fn verdict(limit: &str, case: &Case<'_>, now: &str) -> Verdict {
    check(within(limit), Settings::new(), case, now).verdict()
}

pub(crate) fn says(verdict: Verdict, english: &str, chinese: &str) {
    assert_eq!(verdict.to_string(), english);
    assert_eq!(verdict.chinese().to_string(), chinese);
}
