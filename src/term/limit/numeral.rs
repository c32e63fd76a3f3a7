//! Numbers as Chinese texts write them, in figures and in characters.

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

/// A whole number in characters, written by the rules: 三五 and 一百八 are not.
pub(super) fn in_characters(text: &str) -> Option<u64> {
    let (mut total, mut section) = (0_u64, 0_u64);
    let mut digit: Option<u64> = None;
    // the last of 千, 百 and 十, and whether 零 has come since
    let (mut unit, mut zero) = (10_000, false);
    if matches!(text, "零" | "〇") {
        return Some(0);
    }
    for c in text.chars() {
        if let Some(value) = digit_value(c) {
            if digit.is_some() {
                return None;
            }
            digit = Some(value);
            continue;
        }
        match c {
            '零' | '〇' => {
                if digit.is_some() || zero || (section == 0 && total == 0) {
                    return None;
                }
                zero = true;
            }
            '廿' | '卅' => {
                if digit.is_some() || section != 0 || total != 0 {
                    return None;
                }
                section = if c == '廿' { 20 } else { 30 };
                unit = 10;
            }
            '万' => {
                if total != 0 {
                    return None;
                }
                section += digit.take().unwrap_or(0);
                if section == 0 {
                    return None;
                }
                total = section * 10_000;
                (section, unit, zero) = (0, 10_000, false);
            }
            _ => {
                let value = match c {
                    '十' => 10,
                    '百' => 100,
                    '千' => 1_000,
                    _ => return None,
                };
                let bare_ten = value == 10 && section == 0 && total == 0;
                let times = digit.take().or(bare_ten.then_some(1))?;
                if value >= unit {
                    return None;
                }
                section += times * value;
                (unit, zero) = (value, false);
            }
        }
    }
    if let Some(digit) = digit {
        // 一百八 is a hundred and eighty, and 一百零八 a hundred and eight
        let follows_ten = unit == 10 && !zero;
        if !(follows_ten || zero || (section == 0 && total == 0)) {
            return None;
        }
        section += digit;
    } else if zero {
        return None;
    }
    Some(total + section)
}

/// A year, figure by figure: 二〇二三.
pub(super) fn year(text: &str) -> Option<i32> {
    let digits: Option<String> = text
        .chars()
        .map(|c| match c {
            '〇' | '零' => Some('0'),
            c if c.is_ascii_digit() => Some(c),
            c => char::from_digit(u32::try_from(digit_value(c)?).ok()?, 10),
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

const fn digit_value(c: char) -> Option<u64> {
    Some(match c {
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_characters_are_those_written_by_the_rules() {
        for (text, number) in [
            ("十", Some(10)),
            ("十二", Some(12)),
            ("二十", Some(20)),
            ("四十八", Some(48)),
            ("廿五", Some(25)),
            ("两百", Some(200)),
            ("一百二十", Some(120)),
            ("一百零五", Some(105)),
            ("一百八十", Some(180)),
            ("一千零五十", Some(1_050)),
            ("一万零三", Some(10_003)),
            ("零", Some(0)),
            ("三五", None),
            ("两三", None),
            ("一百八", None),
            ("百", None),
            ("一百零", None),
            ("十百", None),
            ("十十", None),
            ("零五", None),
        ] {
            assert_eq!(in_characters(text), number, "{text}");
        }
        assert_eq!(year("二〇二三"), Some(2023));
        assert_eq!(year("2026"), Some(2026));
        assert_eq!(year("二十三"), None);
        assert_eq!(of_date("十二"), Some(12));
        assert_eq!(of_date("030"), None);
    }

    #[test]
    fn numbers_of_every_size_survive_their_characters() {
        for n in 0..=12_345 {
            assert_eq!(in_characters(&characters(n)), Some(n), "{}", characters(n));
        }
    }

    /// A number in characters, built place by place.
    fn characters(n: u64) -> String {
        let text = places(n);
        match text.strip_prefix('一') {
            Some(rest) if (10..20).contains(&n) => rest.to_owned(),
            _ => text,
        }
    }

    fn places(n: u64) -> String {
        const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
        let names = [(10_000, "万"), (1_000, "千"), (100, "百"), (10, "十")];
        let Some((place, name)) = names.into_iter().find(|(place, _)| n >= *place) else {
            return DIGITS[usize::try_from(n).unwrap()].to_owned();
        };
        let head = format!("{}{name}", places(n / place));
        match n % place {
            0 => head,
            low if low < place / 10 => format!("{head}零{}", places(low)),
            low => format!("{head}{}", places(low)),
        }
    }
}
