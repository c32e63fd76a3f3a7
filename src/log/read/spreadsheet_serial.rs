//! The serial numbers by which spreadsheets count days.

use chrono::{NaiveDate, TimeDelta};

use crate::ground::moment::Moment;

/// The moment that a spreadsheet means by a serial number, by the date system of
/// 1900 or of 1904: a whole number is a date alone, a fraction its time of day to
/// the millisecond. `None` before 1 March 1900, where spreadsheets disagree, and
/// after the year 9999.
pub(crate) fn serial(number: f64, is_1904: bool) -> Option<Moment> {
    const FIRST: f64 = 61.0;
    const LAST: f64 = 2_958_466.0;
    const DAY: f64 = 86_400_000.0;
    let number = if is_1904 { number + 1462.0 } else { number };
    if !(FIRST..LAST).contains(&number) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "within bounds")]
    let millis = (number * DAY).round() as i64;
    let epoch = NaiveDate::from_ymd_opt(1899, 12, 30)?.and_hms_opt(0, 0, 0)?;
    let at = epoch.checked_add_signed(TimeDelta::milliseconds(millis))?;
    #[expect(clippy::float_cmp, reason = "a whole number is exact")]
    let is_whole = number.trunc() == number;
    Some(if is_whole {
        Moment::on(at.date())
    } else {
        Moment::at(at)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn serials_are_days_since_the_end_of_1899() {
        let text = |number, is_1904| serial(number, is_1904).map(|moment| moment.to_string());
        assert_eq!(text(45084.0, false).as_deref(), Some("2023-06-07"));
        assert_eq!(text(43622.0, true).as_deref(), Some("2023-06-07"));
        assert_eq!(
            text(45_084.378_472_222_22, false).as_deref(),
            Some("2023-06-07 09:05:00")
        );
        assert_eq!(text(61.0, false).as_deref(), Some("1900-03-01"));
        assert_eq!(text(60.0, false), None);
        assert_eq!(text(0.5, false), None);
        assert_eq!(text(f64::NAN, false), None);
        assert_eq!(text(20_230_607.0, false), None);
    }
}
