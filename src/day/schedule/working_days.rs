//! Open time in working days' worth, each day counting its own open time as one.

use chrono::NaiveDateTime;

use super::pattern::MINUTE;
use super::schedule::{Position, Schedule};
use crate::day::calendar::CalendarError;
use crate::ground::fraction::Fraction;

/// A fraction of a positive denominator. Whole minutes are taken out first: they
/// are the common case, and small numbers reduce fast.
fn fraction(numerator: i128, denominator: i128) -> Fraction {
    let minute = i128::from(MINUTE);
    let reduced = if denominator % minute == 0 && numerator % minute == 0 {
        Fraction::from_parts(numerator / minute, denominator / minute)
    } else {
        Fraction::from_parts(numerator, denominator)
    };
    reduced.unwrap_or(Fraction::ZERO)
}

impl Schedule {
    /// How many working days' worth of open time lie between two moments, each
    /// day counting its own open time as one; negative when `to` comes first.
    ///
    /// # Errors
    ///
    /// [`CalendarError::OutsideCoverage`] for either moment.
    pub fn working_days_of_time(
        &self,
        from: NaiveDateTime,
        to: NaiveDateTime,
    ) -> Result<Fraction, CalendarError> {
        let day = self.day_ticks()?;
        let from = self.ticks(self.position(from)?, day);
        let to = self.ticks(self.position(to)?, day);
        Ok(fraction(to - from, day))
    }

    /// The moment at which `amount` working days' worth of open time has passed
    /// since `from`, each day counting its own open time as one; rounded down
    /// to the nanosecond, which no moment can tell from the exact point.
    ///
    /// # Errors
    ///
    /// As [`Schedule::advance`].
    pub fn advance_working_days(
        &self,
        from: NaiveDateTime,
        amount: Fraction,
    ) -> Result<NaiveDateTime, CalendarError> {
        let position = self.position(from)?;
        if amount == Fraction::ZERO {
            return Ok(from);
        }
        if amount < Fraction::ZERO {
            return self.retreat_working_days(from, Fraction::ZERO - amount);
        }
        let day_ticks = self.day_ticks()?;
        let moment = amount.ticks(day_ticks).and_then(|(ticks, exact)| {
            let target = self.ticks(position, day_ticks).checked_add(ticks)?;
            // used up exactly at the end of a day: that day's closing
            let whole = (target - i128::from(exact)).div_euclid(day_ticks);
            let day = self.open_day(whole)?;
            let pattern = self.pattern(day);
            let used = (target - whole * day_ticks).checked_div(pattern.weight)?;
            let nanos = match i64::try_from(used).ok()? {
                0 => pattern.resumes_at(0),
                used => pattern.used_up_at(used),
            };
            self.moment(day, nanos?)
        });
        moment.ok_or_else(|| self.beyond(from))
    }

    /// The latest moment from which `amount` working days' worth of open time
    /// passes by `to`: the mirror image of [`Schedule::advance_working_days`].
    ///
    /// # Errors
    ///
    /// As [`Schedule::advance`].
    pub fn retreat_working_days(
        &self,
        to: NaiveDateTime,
        amount: Fraction,
    ) -> Result<NaiveDateTime, CalendarError> {
        let position = self.position(to)?;
        if amount == Fraction::ZERO {
            return Ok(to);
        }
        if amount < Fraction::ZERO {
            return self.advance_working_days(to, Fraction::ZERO - amount);
        }
        let day_ticks = self.day_ticks()?;
        let moment = amount.ticks(day_ticks).and_then(|(ticks, exact)| {
            let ticks = ticks.checked_add(i128::from(!exact))?;
            let target = self.ticks(position, day_ticks).checked_sub(ticks)?;
            let whole = target.div_euclid(day_ticks);
            let day = self.open_day(whole)?;
            let pattern = self.pattern(day);
            let used = (target - whole * day_ticks).checked_div(pattern.weight)?;
            self.moment(day, pattern.resumes_at(i64::try_from(used).ok()?)?)
        });
        moment.ok_or_else(|| self.beyond(to))
    }

    fn day_ticks(&self) -> Result<i128, CalendarError> {
        self.inner.day_ticks.ok_or(CalendarError::TooManyDayLengths)
    }

    /// Working days' worth of open time from the start of the coverage, in ticks.
    fn ticks(&self, position: Position, day_ticks: i128) -> i128 {
        let days = self.inner.open_days.get(position.day).copied().unwrap_or(0);
        let (minutes, open) = self.open_within(position);
        let used = i128::from(minutes * MINUTE + open);
        i128::from(days) * day_ticks + used * self.pattern(position.day).weight
    }

    /// The `number`-th day, from 0 over the whole coverage, that has any session.
    fn open_day(&self, number: i128) -> Option<usize> {
        let number = u32::try_from(number).ok()?;
        let counts = &self.inner.open_days;
        let day = counts
            .partition_point(|before| *before <= number)
            .checked_sub(1)?;
        (day < self.inner.pattern_of.len()).then_some(day)
    }
}
