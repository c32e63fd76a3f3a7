//! A limit in English, as it is printed and stored: every unit says what it is.

use super::count::{count, working_days};
use super::error::LimitError;
use super::limit::Limit;
use super::numeral::{self, Head};
use super::read_as::ReadAs;

/// The limit of a text in lower case with single blanks; `original` is what was
/// written.
pub(super) fn read(text: &str, original: &str) -> Result<(Limit, Vec<ReadAs>), LimitError> {
    let malformed = || LimitError::Malformed(original.to_owned());
    match text {
        "immediate" => return Ok((Limit::Immediate, Vec::new())),
        "case due" | "case-due" | "due" | "due_at" => return Ok((Limit::CaseDue, Vec::new())),
        _ => {}
    }
    if let Some(date) = text.strip_prefix("until ") {
        let date = date.parse().map_err(|_| malformed())?;
        return Ok((Limit::Until(date), Vec::new()));
    }
    let (number, unit) = match numeral::head(text) {
        Head::Number(number, rest) => (number, rest.trim()),
        Head::TooLarge => return Err(LimitError::TooLarge(original.to_owned())),
        Head::Nothing | Head::Vague(_) => return Err(malformed()),
    };
    let whole = |make: fn(u32) -> Limit, scale| {
        let limit = count(number, scale, original, LimitError::OnlyWhole)?;
        Ok((make(limit), Vec::new()))
    };
    let open = |scale| {
        let seconds = count(number, scale, original, LimitError::OnlyWhole)?;
        Ok((Limit::OpenSeconds(seconds), vec![ReadAs::OpenTime]))
    };
    match unit {
        "working day" | "working days" => Ok((working_days(number, original)?, Vec::new())),
        "calendar day" | "calendar days" if !number.has_point => whole(Limit::CalendarDays, 1),
        "month" | "months" if !number.has_point => whole(Limit::Months, 1),
        "calendar day" | "calendar days" | "month" | "months" => {
            Err(LimitError::OnlyWhole(original.to_owned()))
        }
        "week" | "weeks" => {
            let (limit, _) = whole(Limit::CalendarDays, 7)?;
            Ok((limit, vec![ReadAs::Weeks]))
        }
        "year" | "years" => whole(Limit::Months, 12),
        "second" | "seconds" => open(1),
        "minute" | "minutes" => open(60),
        "hour" | "hours" => open(3600),
        "clock second" | "clock seconds" => whole(Limit::ClockSeconds, 1),
        "clock minute" | "clock minutes" => whole(Limit::ClockSeconds, 60),
        "clock hour" | "clock hours" => whole(Limit::ClockSeconds, 3600),
        "day" | "days" => Err(LimitError::WhichDays(original.to_owned())),
        _ => Err(malformed()),
    }
}
