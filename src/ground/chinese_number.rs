//! Numbers in Chinese characters.

/// A whole number in characters, written by the rules: 三五 and 一百八 are not.
pub(crate) fn in_characters(text: &str) -> Option<u64> {
    let (mut total, mut section) = (0_u64, 0_u64);
    let mut ones: Option<u64> = None;
    // the last of 千, 百 and 十, and whether 零 has come since
    let (mut unit, mut zero) = (10_000, false);
    if matches!(text, "零" | "〇") {
        return Some(0);
    }
    for c in text.chars() {
        if let Some(value) = digit(c) {
            if ones.is_some() {
                return None;
            }
            ones = Some(u64::from(value));
            continue;
        }
        match c {
            '零' | '〇' => {
                if ones.is_some() || zero || (section == 0 && total == 0) {
                    return None;
                }
                zero = true;
            }
            '廿' | '卅' => {
                if ones.is_some() || section != 0 || total != 0 {
                    return None;
                }
                section = if c == '廿' { 20 } else { 30 };
                unit = 10;
            }
            '万' => {
                if total != 0 {
                    return None;
                }
                section += ones.take().unwrap_or(0);
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
                let times = ones.take().or(bare_ten.then_some(1))?;
                if value >= unit {
                    return None;
                }
                section += times * value;
                (unit, zero) = (value, false);
            }
        }
    }
    if let Some(ones) = ones {
        // 一百八 is a hundred and eighty, and 一百零八 a hundred and eight
        let follows_ten = unit == 10 && !zero;
        if !(follows_ten || zero || (section == 0 && total == 0)) {
            return None;
        }
        section += ones;
    } else if zero {
        return None;
    }
    Some(total + section)
}

/// The value of a character from 一 to 九, and of 两.
pub(crate) const fn digit(c: char) -> Option<u32> {
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
