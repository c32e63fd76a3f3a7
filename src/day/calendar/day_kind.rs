//! What kind of day a day is.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::ground::language::{Language, Localized, display_in_english};

/// What kind of day a day is ([S2](crate::design#s2)).
///
/// The word 调休 alone is ambiguous, so no kind is called that: a *make-up
/// working day* is worked, a moved rest day is a *holiday*.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DayKind {
    /// An ordinary working day (工作日).
    WorkingDay,
    /// Make-up working day (调休上班日): a weekend day declared worked.
    MakeUpWorkingDay,
    /// Weekend (周末), or another weekly rest day.
    Weekend,
    /// Holiday (放假): a day of a published off-period, weekend days inside it
    /// included.
    Holiday,
}

impl DayKind {
    /// Whether the day is worked.
    #[must_use]
    pub const fn is_worked(self) -> bool {
        matches!(self, Self::WorkingDay | Self::MakeUpWorkingDay)
    }

    /// The kind's name in data: `working-day`, `make-up-working-day`,
    /// `weekend` or `holiday`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::WorkingDay => "working-day",
            Self::MakeUpWorkingDay => "make-up-working-day",
            Self::Weekend => "weekend",
            Self::Holiday => "holiday",
        }
    }
}

impl Localized for DayKind {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match (self, language) {
            (Self::WorkingDay, Language::English) => "working day",
            (Self::MakeUpWorkingDay, Language::English) => "make-up working day",
            (Self::Weekend, Language::English) => "weekend",
            (Self::Holiday, Language::English) => "holiday",
            (Self::WorkingDay, Language::Chinese) => "工作日",
            (Self::MakeUpWorkingDay, Language::Chinese) => "调休上班日",
            (Self::Weekend, Language::Chinese) => "周末",
            (Self::Holiday, Language::Chinese) => "放假",
        })
    }
}

display_in_english!(DayKind);
