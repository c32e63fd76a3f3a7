//! The bridge to code written for the `bdays` crate.

use ::bdays::HolidayCalendar;
use chrono::NaiveDate;

use super::day_kind::DayKind;
use super::error::CalendarError;
use super::work_calendar::WorkCalendar;

/// Code written against [`HolidayCalendar`] of `bdays` gets make-up
/// working days, and every step in constant time.
///
/// The meaning of each method is that of `bdays`: an answer starts from the
/// date rolled forward to a working day, and `bdays(a, b)` counts `[a, b)` after
/// that rolling. `is_holiday` is true for holidays but not for plain weekends.
///
/// # Panics
///
/// That trait has no way to return an error. Outside the coverage its methods
/// panic with the message of the [`CalendarError`], as `bdays`' own cache does,
/// rather than answer wrongly; all of this library's own methods return the
/// error instead.
///
/// ```
/// use bdays::HolidayCalendar;
/// use chrono::NaiveDate;
/// use shixian::day::WorkCalendar;
///
/// let china = WorkCalendar::china();
/// let day = |m, d| NaiveDate::from_ymd_opt(2023, m, d).unwrap();
/// assert!(china.is_bday(day(6, 25))); // a Sunday, worked
/// assert_eq!(china.advance_bdays(day(6, 20), 3), day(6, 26));
/// assert_eq!(china.bdays(day(6, 20), day(6, 26)), 3);
/// ```
impl HolidayCalendar<NaiveDate> for WorkCalendar {
    fn is_holiday(&self, date: NaiveDate) -> bool {
        or_panic(self.kind(date)) == DayKind::Holiday
    }

    fn is_bday(&self, date: NaiveDate) -> bool {
        or_panic(self.is_working_day(date))
    }

    fn to_bday(&self, date: NaiveDate, adjust_next: bool) -> NaiveDate {
        or_panic(if adjust_next {
            self.roll_forward(date)
        } else {
            self.roll_back(date)
        })
    }

    fn advance_bdays(&self, date: NaiveDate, bdays_count: i32) -> NaiveDate {
        let start = self.to_bday(date, true);
        let steps = bdays_count.unsigned_abs();
        or_panic(if bdays_count < 0 {
            self.nth_working_day_before(start, steps)
        } else {
            self.nth_working_day_after(start, steps)
        })
    }

    fn bdays(&self, d0: NaiveDate, d1: NaiveDate) -> i32 {
        or_panic(self.working_days_between(self.to_bday(d0, true), self.to_bday(d1, true)))
    }
}

#[expect(
    clippy::panic,
    reason = "the foreign trait has no error; a wrong day would be worse"
)]
fn or_panic<T>(answer: Result<T, CalendarError>) -> T {
    match answer {
        Ok(value) => value,
        Err(error) => panic!("{error}"),
    }
}
