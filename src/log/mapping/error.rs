//! Why a mapping cannot be used.

use std::fmt;

use super::no_effect::NoEffect;
use super::place::MappingPlace;
use crate::ground::language::{Language, Localized, display_in_english};
use crate::ground::nearest_name::did_you_mean;
use crate::term::limit::LimitError;
use crate::term::stops::StopError;

/// Why a mapping (字段对照表) cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum MappingError {
    /// The text is not TOML, or has a key or value that a mapping does not have.
    Toml {
        /// The line, counted from 1.
        line: usize,
        /// What is wrong, in the words of the reader of TOML.
        reason: String,
        /// The right name most like the one found, where one is.
        nearest: Option<String>,
    },
    /// A value that cannot be used.
    Value {
        /// The key that it stands at.
        place: MappingPlace,
        /// What is wrong there, with its particulars.
        problem: MappingProblem,
    },
}

/// What is wrong with a value of a mapping.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum MappingProblem {
    /// A stop that an activity begins or ends is of no known kind.
    Stop(StopError),
    /// The limit of an own commitment cannot be read.
    Limit(LimitError),
    /// An own commitment has no name.
    NoName,
    /// Two own commitments have this name.
    SameName(String),
    /// The log tells of no event of that name.
    UnknownEvent {
        /// The name that was written.
        name: String,
        /// The event most like it, where one is.
        nearest: Option<String>,
    },
    /// No commitment of the plan or of the mapping begins or ends with an event of
    /// that name.
    UnusedEvent {
        /// The name that was written.
        name: String,
        /// The event most like it, where one is.
        nearest: Option<String>,
    },
    /// An entry that cannot take effect.
    NoEffect(NoEffect),
    /// Neither the plan nor the mapping has a commitment of that name, and it is not a
    /// limit.
    UnknownCommitment {
        /// The name that was written.
        name: String,
        /// The id by which the plan is known, such as `huarong-2023`.
        plan: String,
        /// The commitment most like it, where one is.
        nearest: Option<String>,
    },
}

impl Localized for MappingProblem {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self, language) {
            (Self::Stop(error), _) => error.fmt_in(language, f),
            (Self::Limit(error), _) => error.fmt_in(language, f),
            (Self::NoName, Language::English) => f.write_str("an own commitment has no name"),
            (Self::NoName, Language::Chinese) => f.write_str("自设的承诺没有名称"),
            (Self::SameName(name), Language::English) => {
                write!(f, "`{name}` is the name of two own commitments")
            }
            (Self::SameName(name), Language::Chinese) => write!(f, "两项自设的承诺同名：“{name}”"),
            (Self::UnknownEvent { name, nearest }, Language::English) => write!(
                f,
                "`{name}` is not an event that [events] or [activities] names{}",
                did_you_mean(nearest.as_deref(), language)
            ),
            (Self::UnknownEvent { name, nearest }, Language::Chinese) => write!(
                f,
                "“{name}”不是 [events] 或 [activities] 中的办理环节{}",
                did_you_mean(nearest.as_deref(), language)
            ),
            (Self::UnusedEvent { name, nearest }, Language::English) => write!(
                f,
                "no commitment begins or ends with an event `{name}`{}",
                did_you_mean(nearest.as_deref(), language)
            ),
            (Self::UnusedEvent { name, nearest }, Language::Chinese) => write!(
                f,
                "没有承诺以“{name}”为计时起点或计时终点{}",
                did_you_mean(nearest.as_deref(), language)
            ),
            (Self::NoEffect(no_effect), _) => f.write_str(no_effect.words(language)),
            (
                Self::UnknownCommitment {
                    name,
                    plan,
                    nearest,
                },
                Language::English,
            ) => write!(
                f,
                "`{name}` is not a commitment of the plan {plan}, an own commitment of the mapping or a limit{}",
                did_you_mean(nearest.as_deref(), language)
            ),
            (
                Self::UnknownCommitment {
                    name,
                    plan,
                    nearest,
                },
                Language::Chinese,
            ) => write!(
                f,
                "“{name}”不是方案{plan}的承诺事项，不是字段对照表自设的承诺，也不是时限{}",
                did_you_mean(nearest.as_deref(), language)
            ),
        }
    }
}

impl Localized for MappingError {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self, language) {
            (
                Self::Toml {
                    line,
                    reason,
                    nearest,
                },
                Language::English,
            ) => write!(
                f,
                "line {line} of the mapping: {reason}{}",
                did_you_mean(nearest.as_deref(), language)
            ),
            (
                Self::Toml {
                    line,
                    reason,
                    nearest,
                },
                Language::Chinese,
            ) => write!(
                f,
                "字段对照表第{line}行：{reason}{}",
                did_you_mean(nearest.as_deref(), language)
            ),
            (Self::Value { place, problem }, Language::English) => write!(f, "{place}: {problem}"),
            (Self::Value { place, problem }, Language::Chinese) => {
                write!(f, "{}：{}", place.chinese(), problem.chinese())
            }
        }
    }
}

impl std::error::Error for MappingError {}

display_in_english!(MappingProblem, MappingError);
