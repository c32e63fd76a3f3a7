//! Numbers as Chinese texts write them, in figures and in characters.

use crate::ground::chinese_number::{digit, in_characters};

/// A number that is not negative, exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number {
    numerator: u64,
    denominator: u64,
    /// Whether a decimal point was written.
    pub(super) has_point: bool,
}

impl Number {
    const HALF: Self = Self {
        numerator: 1,
        denominator: 2,
        has_point: false,
    };

    /// The number in parts of which `scale` make one; `None` where it falls between
    /// two of them. The inner `None` stands for more than 32 bits hold.
    pub(super) fn parts(self, scale: u32) -> Option<Option<u32>> {
        let Some(scaled) = self.numerator.checked_mul(scale.into()) else {
            return Some(None);
        };
        let rest = scaled.checked_rem(self.denominator)?;
        let whole = scaled.checked_div(self.denominator)?;
        (rest == 0).then(|| u32::try_from(whole).ok())
    }

    /// Whether it is half of something whole.
    pub(super) fn is_half(self) -> bool {
        self.parts(1).is_none() && self.parts(2).is_some()
    }

    pub(super) const fn is_whole(self) -> bool {
        self.denominator == 1
    }

    pub(super) const fn is_at_least(self, n: u64) -> bool {
        self.numerator >= self.denominator.saturating_mul(n)
    }

    /// It and a half.
    pub(super) fn and_a_half(self) -> Option<Self> {
        self.is_whole().then(|| Self {
            numerator: self.numerator.saturating_mul(2).saturating_add(1),
            denominator: 2,
            has_point: false,
        })
    }
}

/// What stands at the head of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Head<'t> {
    /// No number.
    Nothing,
    /// A number, and what follows it.
    Number(Number, &'t str),
    /// A number that is no more than about right, such as 三五 or 两三; what follows.
    Vague(&'t str),
    /// A number too large to be one of a limit.
    TooLarge,
}

const NUMERALS: &str = "〇零一二两三四五六七八九十廿卅百千万半";

/// Whether `c` is a figure or a character of a number.
pub(super) fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || NUMERALS.contains(c)
}

/// The number at the head of `text`.
pub(super) fn head(text: &str) -> Head<'_> {
    if let Some(rest) = text.strip_prefix('半') {
        return match rest.starts_with(is_numeral) {
            true => Head::Vague(rest),
            false => Head::Number(Number::HALF, rest),
        };
    }
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.');
    let (figures, rest) = text
        .split_at_checked(end.unwrap_or(text.len()))
        .unwrap_or((text, ""));
    if !figures.is_empty() {
        if rest.starts_with(|c| is_numeral(c) && c != '半') {
            return Head::Nothing;
        }
        return in_figures(figures).map_or(Head::Nothing, |number| match number {
            Some(number) => Head::Number(number, rest),
            None => Head::TooLarge,
        });
    }
    let end = text.find(|c: char| !NUMERALS.contains(c) || c == '半');
    let (characters, rest) = text
        .split_at_checked(end.unwrap_or(text.len()))
        .unwrap_or((text, ""));
    if characters.is_empty() {
        return Head::Nothing;
    }
    match in_characters(characters) {
        Some(numerator) => {
            let number = Number {
                numerator,
                denominator: 1,
                has_point: false,
            };
            Head::Number(number, rest)
        }
        None => Head::Vague(rest),
    }
}

/// `1.5` and the like: `None` where it is not a number, the inner one where it is too
/// large.
#[expect(clippy::option_option, reason = "not a number, and too large a number")]
fn in_figures(text: &str) -> Option<Option<Number>> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
    let all_digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    if !all_digits(whole) || !all_digits(decimals) {
        return None;
    }
    let trimmed = decimals.trim_end_matches('0');
    let number = || {
        let denominator = 10_u64.checked_pow(u32::try_from(trimmed.len()).ok()?)?;
        let whole = whole.parse::<u64>().ok()?.checked_mul(denominator)?;
        let decimals = if trimmed.is_empty() {
            0
        } else {
            trimmed.parse::<u64>().ok()?
        };
        Some(Number {
            numerator: whole.checked_add(decimals)?,
            denominator,
            has_point: text.contains('.'),
        })
    };
    Some(number())
}

/// A year, figure by figure: 二〇二三.
pub(super) fn year(text: &str) -> Option<i32> {
    let digits: Option<String> = text
        .chars()
        .map(|c| match c {
            '〇' | '零' => Some('0'),
            c if c.is_ascii_digit() => Some(c),
            c => char::from_digit(digit(c)?, 10),
        })
        .collect();
    digits.filter(|digits| digits.len() == 4)?.parse().ok()
}

/// A month or a day of one, in figures or in characters.
pub(super) fn of_date(text: &str) -> Option<u32> {
    if text.len() <= 2 && !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit()) {
        return text.parse().ok();
    }
    u32::try_from(in_characters(text)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_and_days_of_dates_are_read_figure_by_figure_or_by_the_rules() {
        assert_eq!(year("二〇二三"), Some(2023));
        assert_eq!(year("2026"), Some(2026));
        assert_eq!(year("二十三"), None);
        assert_eq!(of_date("十二"), Some(12));
        assert_eq!(of_date("030"), None);
    }
}
