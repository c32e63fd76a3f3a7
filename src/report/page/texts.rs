//! Amounts and shares in words.

use chrono::TimeDelta;

use crate::ground::fraction::Fraction;
use crate::ground::language::{Language, Localized};
use crate::term::amount::{Amount, Unit};

/// Either of two texts, by language.
pub(super) fn either<T>(language: Language, chinese: T, english: T) -> T {
    match language {
        Language::Chinese => chinese,
        Language::English => english,
    }
}

/// A share of one in per cent, rounded down.
pub(super) fn percent(share: Fraction) -> String {
    format!("{}%", share.percent_down(2))
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
        return either(language, format!("{number}时"), format!("{number} h"));
    }
    let number = value.to_decimal(2);
    match unit {
        Unit::OpenTime | Unit::ClockTime => {
            either(language, format!("{number}分"), format!("{number} min"))
        }
        _ => number.to_string(),
    }
}

/// What the axis of a distribution counts.
pub(super) fn axis(unit: Unit, language: Language) -> &'static str {
    match unit {
        Unit::WorkingDays => either(language, "工作日", "working days"),
        Unit::WorkingDaysOfTime => either(
            language,
            "工作日（按办公时间计）",
            "working days of open time",
        ),
        Unit::CalendarDays => either(language, "日", "calendar days"),
        Unit::OpenTime => either(language, "办公时间", "open time"),
        Unit::ClockTime => either(language, "连续时间", "clock time"),
    }
}
