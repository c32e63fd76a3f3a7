//! Reading a limit from a text.

use std::str::FromStr;

use super::bare::BareUnits;
use super::chinese;
use super::english;
use super::error::LimitError;
use super::limit::Limit;
use super::numeral::is_numeral;
use super::read_as::ReadAs;
use crate::ground::full_width;

impl Limit {
    /// Reads a limit as statutes and plans write it ([S21](crate::design#s21)), the
    /// units of a Chinese text that leave it open read as `bare` says.
    ///
    /// ```
    /// use shixian::{Limit, calendar_days, working_days};
    /// use shixian::term::BareDays;
    ///
    /// assert_eq!("自受理之日起二十日内".parse(), Ok(calendar_days(20)));
    /// assert_eq!(Limit::parse_with("5日", BareDays::Working)?, working_days(5));
    /// // what changes the meaning is never left out
    /// assert!("二十日前".parse::<Limit>().is_err());
    /// # Ok::<(), shixian::term::LimitError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// A text of no known form; one that says something else of time, with what it
    /// says; words of which it is not known what they make of the limit; a fraction
    /// where none can be counted; and a number beyond 32 bits.
    pub fn parse_with(text: &str, bare: impl Into<BareUnits>) -> Result<Self, LimitError> {
        Self::read_with(text, bare).map(|(limit, _)| limit)
    }

    /// Reads a limit as [`parse_with`](Self::parse_with) does, and says how it was
    /// read where the text does not say by itself how it is counted.
    ///
    /// ```
    /// use shixian::Limit;
    /// use shixian::term::{BareUnits, ReadAs, clock_hours};
    ///
    /// let (limit, read_as) = Limit::read_with("24小时内", BareUnits::default())?;
    /// assert_eq!(limit, clock_hours(24));
    /// assert_eq!(read_as, [ReadAs::ClockFromADayOn]);
    /// # Ok::<(), shixian::term::LimitError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As those of [`parse_with`](Self::parse_with).
    pub fn read_with(
        text: &str,
        bare: impl Into<BareUnits>,
    ) -> Result<(Self, Vec<ReadAs>), LimitError> {
        let narrow = narrow(text);
        let unsigned = narrow.trim_start().strip_prefix(['-', '−', '负']);
        if unsigned.is_some_and(|rest| rest.trim_start().starts_with(is_numeral)) {
            return Err(LimitError::Negative(text.to_owned()));
        }
        if narrow.is_ascii() {
            return english::read(&narrow, text);
        }
        chinese::read(&without_blanks(&narrow, text)?, text, bare.into())
    }

    /// Reads what a limit is extended by: a limit, or one after 延长.
    ///
    /// ```
    /// use shixian::{Limit, working_days};
    ///
    /// let extension = Limit::parse_extension("可以延长十五个工作日", Default::default())?;
    /// assert_eq!(extension, working_days(15));
    /// assert!(Limit::parse_extension("延长至三十日", Default::default()).is_err());
    /// # Ok::<(), shixian::term::LimitError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As those of [`parse_with`](Self::parse_with); and what a limit is extended *to*.
    pub fn parse_extension(text: &str, bare: BareUnits) -> Result<Self, LimitError> {
        let narrow = narrow(text);
        if narrow.is_ascii() {
            return Self::parse_with(text, bare);
        }
        let whole = without_blanks(&narrow, text)?;
        let mut rest = whole.as_str();
        for word in ["经批准", "批准", "可以", "可", "再", "予以"] {
            rest = rest.strip_prefix(word).unwrap_or(rest);
        }
        let by = ["延长", "顺延", "延期", "展期"]
            .iter()
            .find_map(|word| rest.strip_prefix(word));
        match by {
            Some(amount) => match chinese::read(amount, text, bare) {
                Ok((limit, _)) => Ok(limit),
                // said of the whole, as of 延长至
                Err(error) => chinese::read(&whole, text, bare).and(Err(error)),
            },
            None => Self::parse_with(text, bare),
        }
    }
}

impl FromStr for Limit {
    type Err = LimitError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse_with(text, BareUnits::default())
    }
}

/// The text with narrow figures, letters and marks, its blanks single, in lower case.
fn narrow(text: &str) -> String {
    let narrow = |c: char| match c {
        '個' => '个',
        '兩' => '两',
        '壹' => '一',
        '贰' | '貳' => '二',
        '叁' | '參' => '三',
        '肆' => '四',
        '伍' => '五',
        '陆' => '六',
        '柒' => '七',
        '捌' => '八',
        '玖' => '九',
        '拾' => '十',
        '佰' => '百',
        '仟' => '千',
        '○' | '◯' => '〇',
        c => full_width::narrow(c),
    };
    let text: String = text.chars().map(narrow).collect();
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    words.to_ascii_lowercase()
}

/// A Chinese text without its blanks, which mean nothing but within a number.
fn without_blanks(narrow: &str, text: &str) -> Result<String, LimitError> {
    let mut words = narrow.split(' ');
    let mut last = words.next().unwrap_or_default();
    let mut joined = last.to_owned();
    for word in words {
        let cut = |c: char| is_numeral(c) || c == '.';
        if last.ends_with(cut) && word.starts_with(cut) {
            return Err(LimitError::Malformed(text.to_owned()));
        }
        joined.push_str(word);
        last = word;
    }
    Ok(joined)
}
