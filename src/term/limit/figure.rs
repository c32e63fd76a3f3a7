//! A number with its unit: the length of time in a Chinese text.

use super::numeral::{self, Head, Number};

/// What a length is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    WorkingDay,
    CalendarDay,
    /// 日 and 天.
    Day,
    /// An hour of open time.
    OfficeHour,
    Week,
    Month,
    Year,
    Hour,
    Minute,
    Second,
    TradingDay,
}

impl Unit {
    /// The unit at the head of a text and what follows it.
    fn head(text: &str) -> Option<(Self, &str)> {
        // a longer name stands before the one it begins with
        const NAMES: [(&str, Unit); 25] = [
            ("法定工作日", Unit::WorkingDay),
            ("工作日", Unit::WorkingDay),
            ("工作天", Unit::WorkingDay),
            ("自然日", Unit::CalendarDay),
            ("自然天", Unit::CalendarDay),
            ("日历日", Unit::CalendarDay),
            ("日历天", Unit::CalendarDay),
            ("公历日", Unit::CalendarDay),
            ("交易日", Unit::TradingDay),
            ("开市日", Unit::TradingDay),
            ("日", Unit::Day),
            ("天", Unit::Day),
            ("周年", Unit::Year),
            ("周", Unit::Week),
            ("星期", Unit::Week),
            ("礼拜", Unit::Week),
            ("月", Unit::Month),
            ("年", Unit::Year),
            ("办公小时", Unit::OfficeHour),
            ("工作小时", Unit::OfficeHour),
            ("小时", Unit::Hour),
            ("钟头", Unit::Hour),
            ("分钟", Unit::Minute),
            ("秒钟", Unit::Second),
            ("秒", Unit::Second),
        ];
        NAMES
            .iter()
            .find_map(|(name, unit)| Some((*unit, text.strip_prefix(name)?)))
    }

    /// Whether 个 can, and whether it has to, stand before the unit.
    const fn takes_ge(self) -> (bool, bool) {
        match self {
            Self::WorkingDay | Self::CalendarDay | Self::TradingDay | Self::Week => (true, false),
            Self::Hour | Self::OfficeHour | Self::Minute => (true, false),
            Self::Month => (true, true),
            Self::Day | Self::Year | Self::Second => (false, false),
        }
    }
}

/// A length of time in a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Figure<'t> {
    pub(super) number: Number,
    pub(super) unit: Unit,
    pub(super) before: &'t str,
    pub(super) after: &'t str,
}

/// What a text begins with.
pub(super) enum Start<'t> {
    Nothing,
    Figure(Figure<'t>),
    TooLarge,
}

/// The length at the head of a text.
pub(super) fn head(text: &str) -> Start<'_> {
    let (number, rest) = match numeral::head(text) {
        Head::Number(number, rest) => (number, rest),
        Head::Nothing | Head::Vague(_) => return Start::Nothing,
        Head::TooLarge => return Start::TooLarge,
    };
    let rest = past_the_same(rest, number);
    let (has_ge, rest) = match rest.strip_prefix('个') {
        Some(rest) => (true, rest),
        None => (false, rest),
    };
    // 一个半月: and a half
    let (number, rest) = match rest.strip_prefix('半') {
        Some(rest) => match number.and_a_half() {
            Some(number) => (number, rest),
            None => return Start::Nothing,
        },
        None => (number, rest),
    };
    let Some((unit, rest)) = Unit::head(rest) else {
        return Start::Nothing;
    };
    let (can, must) = unit.takes_ge();
    // 6月 is June, 半月 half a month
    let needs = must && number.is_whole();
    if (has_ge && !can) || (needs && !has_ge) {
        return Start::Nothing;
    }
    // 2023年 is a year, 五年度 the fifth of them
    let is_date = unit == Unit::Year && number.is_at_least(1_000);
    if is_date || rest.starts_with('度') {
        return Start::Nothing;
    }
    // 两年半: the half stands after the unit, where no unit follows it
    let (number, rest) = match (unit, rest.strip_prefix('半')) {
        (Unit::Year | Unit::Day | Unit::Hour | Unit::Month, Some(after))
            if Unit::head(after.trim_start_matches('个')).is_none() =>
        {
            match number.and_a_half() {
                Some(number) => (number, after),
                None => return Start::Nothing,
            }
        }
        _ => (number, rest),
    };
    Start::Figure(Figure {
        number,
        unit,
        before: "",
        after: rest,
    })
}

/// What follows the same number in brackets: 十五(15)日.
fn past_the_same(text: &str, number: Number) -> &str {
    let again = text.strip_prefix('(').map(numeral::head);
    match again {
        Some(Head::Number(same, rest)) if same == number => rest.strip_prefix(')').unwrap_or(text),
        _ => text,
    }
}

/// The lengths in a text, from its head.
pub(super) fn all(text: &str) -> Vec<Figure<'_>> {
    let mut figures = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        if let Start::Figure(figure) = head(rest) {
            let before = text.get(..at).unwrap_or_default();
            figures.push(Figure { before, ..figure });
            at = text.len() - figure.after.len();
            continue;
        }
        // past a whole number, so that no part of one is taken for one
        let number = rest.find(|c| !numeral::is_numeral(c) && c != '.');
        let number = number.unwrap_or(rest.len());
        at += if number > 0 {
            number
        } else {
            rest.chars().next().map_or(1, char::len_utf8)
        };
    }
    figures
}
