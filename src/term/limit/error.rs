//! Why a text is not a limit.

use std::fmt;

use super::limit::Limit;
use super::not_a_limit::NotALimit;
use crate::ground::language::{Language, Localized};

/// Why a text is not a limit, or two limits do not add up.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LimitError {
    /// The text has none of the known forms.
    #[error(
        "`{0}` is not a limit; write for example `20 working days`, `0.5 working day`, `5 calendar days`, `6 months`, `30 minutes`, `30 clock minutes`, `immediate`, `until 2023-06-30`, `case due`, `20个工作日`, `5日` or `30分钟`"
    )]
    Malformed(String),
    /// The text says something else of time than until when something is to be done.
    #[error("`{text}` is not a limit: {what}; write the limit alone, such as `20个工作日内`")]
    NotALimit {
        /// The text that was to be read.
        text: Box<str>,
        /// What the text says instead of a limit.
        what: NotALimit,
    },
    /// A limit among words of which it is not known whether they change it.
    #[error("`{text}`: it is not known what `{words}` makes of the limit; write the limit alone")]
    Words {
        /// The text that was to be read.
        text: Box<str>,
        /// The words that are not understood.
        words: Box<str>,
    },
    /// `days` without saying which kind.
    #[error("`{0}` does not say which days; write `working days` or `calendar days`")]
    WhichDays(String),
    /// A fraction other than a half.
    #[error("`{0}`: only halves of a working day can be counted, such as 0.5 or 1.5")]
    OnlyHalves(String),
    /// A fraction of a unit that is counted whole.
    #[error("`{0}`: this unit is counted in whole numbers")]
    OnlyWhole(String),
    /// A number below zero.
    #[error("`{0}`: a limit cannot be negative; write how long it is, without a sign")]
    Negative(String),
    /// A number too large to be a limit.
    #[error("`{0}`: the number is too large")]
    TooLarge(String),
    /// Limits counted in different ways.
    #[error("{0} and {1} are counted differently and cannot be added")]
    Unlike(Limit, Limit),
}

impl Localized for LimitError {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self, language) {
            (error, Language::English) => write!(f, "{error}"),
            (Self::Malformed(text), Language::Chinese) => write!(
                f,
                "“{text}”不是时限；请写如 `20个工作日`、`0.5个工作日`、`5日`、`6个月`、`30分钟`、`immediate`、`until 2023-06-30`、`case due`"
            ),
            (Self::NotALimit { text, what }, Language::Chinese) => {
                let what = what.chinese();
                write!(f, "“{text}”不是时限：{what}；请只写时限，如 `20个工作日内`")
            }
            (Self::Words { text, words }, Language::Chinese) => {
                write!(f, "“{text}”：无法确定“{words}”是否改变时限；请只写时限本身")
            }
            (Self::WhichDays(text), Language::Chinese) => write!(
                f,
                "“{text}”未说明是哪种日；请写 `working days`（工作日）或 `calendar days`（日）"
            ),
            (Self::OnlyHalves(text), Language::Chinese) => {
                write!(f, "“{text}”：工作日只能以半日计，如0.5或1.5")
            }
            (Self::OnlyWhole(text), Language::Chinese) => write!(f, "“{text}”：此单位只能取整数"),
            (Self::Negative(text), Language::Chinese) => {
                write!(f, "“{text}”：时限不能为负数；请写时限的长短，不加负号")
            }
            (Self::TooLarge(text), Language::Chinese) => write!(f, "“{text}”：数字过大"),
            (Self::Unlike(one, other), Language::Chinese) => write!(
                f,
                "{}与{}的计算方式不同，不能相加",
                one.chinese(),
                other.chinese()
            ),
        }
    }
}
