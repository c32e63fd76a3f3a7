//! What a text looks like that is not read as a time.

/// Words that stand in times.
const WORDS: &str = "\
    jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july \
    august september october november december mon tue tues wed thu thur thurs fri sat sun monday \
    tuesday wednesday thursday friday saturday sunday am pm t z utc gmt cst est edt pst pdt cet cest \
    bst of st nd rd th at h m s 年 月 日 号 时 点 分 秒 上午 下午 中午 凌晨 早上 晚上 民国 民國 星期 周";
const MONTHS: &str = "jan feb mar apr may jun jul aug sep oct nov dec 月";

/// Whether it looks like a time, in a form that is not read: it has a year, a month and a
/// day, and no word that stands in no time.
pub(super) fn looks_like_a_time(text: &str) -> bool {
    const LONGEST: usize = 60;
    if text.len() > LONGEST || !text.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return is_solid(text);
    }
    let mut numbers: Vec<(char, &str)> = Vec::new();
    let mut has_month = false;
    let mut rest = text;
    let mut before = ' ';
    while let Some(first) = rest.chars().next() {
        let is_of = |c: char| match first {
            _ if first.is_ascii_digit() => c.is_ascii_digit(),
            _ => first.is_ascii_alphabetic() && c.is_ascii_alphabetic(),
        };
        let end = rest.find(|c: char| !is_of(c)).filter(|end| *end > 0);
        let end = match first.is_ascii_alphanumeric() {
            true => end.unwrap_or(rest.len()),
            false => first.len_utf8(),
        };
        let (token, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        if first.is_ascii_digit() {
            numbers.push((before, token));
        } else if first.is_alphabetic() {
            let lower = token.to_ascii_lowercase();
            let is_known = |words: &str| {
                words.split_whitespace().any(|word| match word.is_ascii() {
                    true => word == lower,
                    false => word.contains(token),
                })
            };
            if !is_known(WORDS) {
                return false;
            }
            let month = lower.get(..3).unwrap_or(&lower);
            has_month |= MONTHS.split(' ').any(|word| word == month);
        } else if !" -/.,:+()'年月日T　".contains(first) {
            return false;
        }
        before = first;
        rest = after;
    }
    let is_year =
        |text: &str| text.len() == 4 && (text.starts_with("19") || text.starts_with("20"));
    let years = numbers.iter().filter(|(_, number)| is_year(number)).count();
    // a fraction of a second and an offset are long as well
    let long = numbers
        .iter()
        .filter(|(before, number)| number.len() > 2 && !['.', '+'].contains(before));
    let is_short = years == 0 && has_month && long.clone().count() == 0;
    let parts = numbers.len() + usize::from(has_month && text.is_ascii());
    parts > 2 && (is_short || (years == 1 && long.count() <= 1))
}

/// Whether digits alone are a day and a time of it, to the minute.
fn is_solid(text: &str) -> bool {
    let part =
        |from: usize, to: usize| text.get(from..to).and_then(|part| part.parse::<u32>().ok());
    let is_within =
        |from, to, least, most| part(from, to).is_some_and(|part| (least..=most).contains(&part));
    text.len() == 12
        && is_within(0, 4, 1900, 2100)
        && is_within(4, 6, 1, 12)
        && is_within(6, 8, 1, 31)
        && is_within(8, 10, 0, 24)
        && is_within(10, 12, 0, 59)
}

/// Whether it is a time of day without a date.
pub(super) fn is_a_time_of_day(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    let text = text
        .trim_end_matches("am")
        .trim_end_matches("pm")
        .trim_end();
    let parts: Vec<&str> = text.split([':', '：']).collect();
    let is_part =
        |part: &&str| matches!(part.len(), 1 | 2) && part.bytes().all(|byte| byte.is_ascii_digit());
    matches!(parts.len(), 2 | 3) && parts.iter().all(is_part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_a_year_and_a_month_and_a_day_looks_like_a_time() {
        for text in [
            "Tue Jun 06 09:05:00 CST 2023",
            "2023-6-7-9-5",
            "2023:06:07 09:05",
            "June 7th 2023",
            "202306070905",
            "7 Jun, 23",
            "2023年6月7号",
        ] {
            assert!(looks_like_a_time(text), "{text}");
        }
        for text in [
            "HR-2023-06-07",
            "2023-06-0001",
            "13800138000",
            "Not set",
            "3 days",
            "block 7 of 2023, lot 4",
            "2023-1",
            "",
        ] {
            assert!(!looks_like_a_time(text), "{text}");
        }
        assert!(is_a_time_of_day("9:05") && is_a_time_of_day("09:05:10 PM"));
        assert!(!is_a_time_of_day("9") && !is_a_time_of_day("2023:06:07:09"));
    }
}
