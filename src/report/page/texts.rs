//! Amounts, shares, places and results in words.

use chrono::TimeDelta;
use serde::Serialize;

use crate::ground::fraction::Fraction;
use crate::ground::language::{Language, Localized};
use crate::plan::citation::{Citation, Place};
use crate::report::number::Number;
use crate::tally::Attainment;
use crate::term::amount::{Amount, Unit};

/// Whether a promise was kept, in words and as a class of the style sheet.
#[derive(Clone, Serialize)]
pub(super) struct Status {
    class: &'static str,
    text: String,
    pub(super) why: Option<String>,
}

impl Status {
    pub(super) fn new(attainment: Attainment, language: Language) -> Self {
        let why = attainment.why();
        Self {
            class: attainment.id(),
            text: attainment.in_language(language).to_string(),
            why: why.map(|why| why.in_language(language).to_string()),
        }
    }
}

/// Where words stand, without the words.
pub(super) fn place(citation: Citation<'_>, language: Language) -> String {
    let place = Citation::new(citation.item(), citation.tasks(), "");
    place.in_language(language).to_string()
}

/// The words of a citation by place.
pub(super) fn words(citation: Citation<'_>, language: Language) -> Vec<(String, String)> {
    let places = [Place::Body, Place::Annex].into_iter();
    let words = places.filter_map(|place| {
        let words = citation.words_in(place).filter(|words| !words.is_empty())?;
        Some((place.in_language(language).to_string(), words.to_owned()))
    });
    words.collect()
}

/// A share in per cent.
pub(super) fn percent(share: &Number) -> String {
    format!("{}%", share.decimal)
}

/// What a case, or the mean of cases, took, rounded up: a number of days, or a
/// length of time.
pub(super) fn measured(value: Fraction, unit: Unit, language: Language) -> String {
    match unit {
        Unit::WorkingDays | Unit::WorkingDaysOfTime | Unit::CalendarDays => {
            value.to_decimal_up(2).to_string()
        }
        Unit::OpenTime | Unit::ClockTime => {
            let seconds = value.to_decimal_up(0).to_string().parse();
            let time = TimeDelta::seconds(seconds.unwrap_or(i64::MAX / 1_000));
            Amount::ClockTime(time).in_language(language).to_string()
        }
    }
}

/// A mark on the axis of a distribution.
pub(super) fn mark(value: Fraction, unit: Unit, language: Language) -> String {
    let per = match unit {
        Unit::OpenTime | Unit::ClockTime => Fraction::from(60),
        _ => Fraction::from(1),
    };
    let value = value.checked_div(per).unwrap_or(value);
    let hours = Fraction::from(60);
    if per != Fraction::from(1) && value >= Fraction::from(600) {
        let value = value.checked_div(hours).unwrap_or(value);
        let number = value.to_decimal(1);
        return format!("{number}{}", language.pick(" h", "时"));
    }
    let number = value.to_decimal(2);
    match unit {
        Unit::OpenTime | Unit::ClockTime => {
            format!("{number}{}", language.pick(" min", "分"))
        }
        _ => number.to_string(),
    }
}

/// What the axis of a distribution counts.
pub(super) fn axis(unit: Unit, language: Language) -> &'static str {
    match unit {
        Unit::WorkingDays => language.pick("working days", "工作日"),
        Unit::WorkingDaysOfTime => {
            language.pick("working days of open time", "工作日（按办公时间计）")
        }
        Unit::CalendarDays => language.pick("calendar days", "日"),
        Unit::OpenTime => language.pick("open time", "办公时间"),
        Unit::ClockTime => language.pick("clock time", "连续时间"),
    }
}
