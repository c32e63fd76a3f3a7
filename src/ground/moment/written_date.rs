//! The numbers of a date as they are written, and the date that they mean.

use chrono::NaiveDate;

use super::day_order::DayOrder;
use super::error::MomentError;

/// The numbers of a date, in the order written.
#[derive(Clone, Copy)]
pub(super) enum Date {
    YearFirst(u32, u32, u32),
    YearLast(u32, u32, u32),
    /// The year, of two digits, is one of them.
    Short(Short),
    /// The year has two digits and comes first.
    ShortYear(u32, u32, u32),
}

/// Three numbers of one or two digits, one of which is a year.
#[derive(Clone, Copy)]
pub(super) struct Short {
    pub(super) numbers: (u32, u32, u32),
    /// Whether the first has the two digits of a year.
    pub(super) may_begin: bool,
    /// Whether the last has.
    pub(super) may_end: bool,
    /// Whether the one in the middle is a month, and said to be one.
    pub(super) names_month: bool,
}

impl Short {
    /// The year, the month and the day in that order; `None` where the number in the
    /// place of the year has one digit.
    const fn in_order(self, order: DayOrder) -> Option<(u32, u32, u32)> {
        let (one, other, third) = self.numbers;
        match order {
            DayOrder::YearFirst if self.may_begin => Some((one, other, third)),
            DayOrder::DayFirst if self.may_end => Some((third, other, one)),
            DayOrder::MonthFirst if self.may_end && self.names_month => Some((third, other, one)),
            DayOrder::MonthFirst if self.may_end => Some((third, one, other)),
            _ => None,
        }
    }
}

impl Date {
    /// The year, the month and the day.
    pub(super) fn ordered(
        self,
        text: &str,
        order: DayOrder,
        century: Option<u16>,
    ) -> Result<(u32, u32, u32), MomentError> {
        let full = |year: u32| match century {
            Some(century) => Ok(u32::from(century) + year),
            None => Err(MomentError::YearDigits(text.to_owned())),
        };
        let unclear = || MomentError::DayOrder(text.to_owned());
        let not_so = || MomentError::NotInOrder {
            text: text.to_owned(),
            order,
        };
        Ok(match (self, order) {
            (Self::YearFirst(year, month, day), _)
            | (Self::YearLast(day, month, year), DayOrder::DayFirst)
            | (Self::YearLast(month, day, year), DayOrder::MonthFirst) => (year, month, day),
            (Self::YearLast(one, other, year), DayOrder::Unknown | DayOrder::YearFirst) => {
                match (one > 12, other > 12) {
                    (true, _) => (year, other, one),
                    (false, true) => (year, one, other),
                    _ if one == other => (year, one, other),
                    _ => return Err(unclear()),
                }
            }
            (Self::ShortYear(year, month, day), _) => (full(year)?, month, day),
            (Self::Short(short), DayOrder::Unknown) => {
                let is_day = |(year, month, day): &(u32, u32, u32)| {
                    let year = i32::try_from(*year).ok();
                    year.and_then(|year| NaiveDate::from_ymd_opt(year, *month, *day))
                        .is_some()
                };
                let mut days = Vec::new();
                for order in DayOrder::STATED {
                    if let Some((year, month, day)) = short.in_order(order) {
                        days.push((full(year)?, month, day));
                    }
                }
                let mut days = days.into_iter().filter(is_day);
                let first = days.next().ok_or_else(unclear)?;
                // a year that is not the last is not always the first
                if !short.may_end || days.any(|other| other != first) {
                    return Err(unclear());
                }
                first
            }
            (Self::Short(short), order) => {
                let (year, month, day) = short.in_order(order).ok_or_else(not_so)?;
                (full(year)?, month, day)
            }
        })
    }
}
