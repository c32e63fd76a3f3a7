//! The last day of a limit that names it.

use chrono::{Datelike, NaiveDate};

use super::numeral;

/// `2023年6月30日前`, `截至2023年6月30日`, `2023年6月底`, `2023年6月` and `2023年底前` as the
/// last day they leave.
pub(super) fn last_day(text: &str) -> Option<NaiveDate> {
    let text = ["截至", "截止", "到", "至", "在", "于"]
        .iter()
        .find_map(|word| text.strip_prefix(word))
        .unwrap_or(text);
    let (year, rest) = text.split_once('年')?;
    let year = numeral::year(year)?;
    let before = ["以前", "之前", "前"].iter();
    let before = before.clone().find_map(|word| rest.strip_suffix(word));
    let (is_before, rest) = (before.is_some(), before.unwrap_or(rest));
    if matches!(rest, "底" | "年底" | "末" | "年末") {
        return NaiveDate::from_ymd_opt(year, 12, 31);
    }
    let (month, rest) = rest.split_once('月')?;
    let first = NaiveDate::from_ymd_opt(year, numeral::of_date(month)?, 1)?;
    // before June is not by its end
    if matches!(rest, "底" | "末") || (rest.is_empty() && !is_before) {
        return first.with_day(u32::from(first.num_days_in_month()));
    }
    let day = rest.strip_suffix("日底").or(rest.strip_suffix('日'))?;
    first.with_day(numeral::of_date(day)?)
}
