//! Warnings: how red a running case is, and from which points on ([S13](crate::design#s13)).

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::ground::language::{Language, Localized, display_in_english};

/// How near a case is to its deadline (预警级别).
///
/// ```
/// use shixian::{Localized, WarningLevel};
///
/// assert!(WarningLevel::Yellow < WarningLevel::Red);
/// assert_eq!(WarningLevel::Orange.chinese().to_string(), "橙色");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WarningLevel {
    /// No warning yet (绿色): the first warning point is not reached.
    Green,
    /// The first warning (黄色).
    Yellow,
    /// The second warning (橙色).
    Orange,
    /// The last warning, and every case that is overdue (红色).
    Red,
}

impl WarningLevel {
    /// Every level, from the calmest on.
    pub const ALL: [Self; 4] = [Self::Green, Self::Yellow, Self::Orange, Self::Red];

    /// The levels that a case turns to, from the first warning on.
    pub const WARNINGS: [Self; 3] = [Self::Yellow, Self::Orange, Self::Red];

    /// The level's name in data.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Green => "green",
            Self::Yellow => "yellow",
            Self::Orange => "orange",
            Self::Red => "red",
        }
    }
}

impl Localized for WarningLevel {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match (self, language) {
            (_, Language::English) => self.id(),
            (Self::Green, Language::Chinese) => "绿色",
            (Self::Yellow, Language::Chinese) => "黄色",
            (Self::Orange, Language::Chinese) => "橙色",
            (Self::Red, Language::Chinese) => "红色",
        })
    }
}

/// The point from which a warning is given. Points are compared exactly, never
/// after rounding: 49.999 % is not 50 %.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WarningPoint {
    /// So many per cent of the allowance are used. A day of a limit in days is
    /// used when it is over: 90 % of 20 working days from the end of day 18 on.
    /// All of it, 100 or more, is used once the case is overdue, for what is done
    /// exactly at the deadline is in time.
    Used(u8),
    /// At most so many working days are left, as a verdict counts them: the due
    /// day included, today not. One is left from 00:00 of the working day before
    /// the due day.
    WorkingDaysLeft(u32),
    /// At most so many calendar days are left, counted likewise.
    CalendarDaysLeft(u32),
    /// At most so many seconds of open time are left before the due moment.
    OpenSecondsLeft(u32),
    /// At most so many seconds of clock time are left before the due moment.
    ClockSecondsLeft(u32),
}

impl Localized for WarningPoint {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let english = language == Language::English;
        match *self {
            Self::Used(percent) if english => write!(f, "{percent} % used"),
            Self::Used(percent) => write!(f, "已用{percent}%"),
            Self::WorkingDaysLeft(n) if english => write!(f, "{n} working days left"),
            Self::WorkingDaysLeft(n) => write!(f, "剩{n}个工作日"),
            Self::CalendarDaysLeft(n) if english => write!(f, "{n} calendar days left"),
            Self::CalendarDaysLeft(n) => write!(f, "剩{n}日"),
            Self::OpenSecondsLeft(n) if english => write!(f, "{n} s of open time left"),
            Self::OpenSecondsLeft(n) => write!(f, "剩{n}秒（办公时间）"),
            Self::ClockSecondsLeft(n) if english => write!(f, "{n} s left"),
            Self::ClockSecondsLeft(n) => write!(f, "剩{n}秒"),
        }
    }
}

display_in_english!(WarningLevel, WarningPoint);

/// The warning points of a plan: one for each level above green. A case has the
/// highest level whose point it has reached, and red once it is overdue.
///
/// ```
/// use shixian::plan::{Plan, huarong_2023};
/// use shixian::WarningLevel;
/// use shixian::plan::{WarningPoint, Warnings};
///
/// // yellow at half the time, orange at four fifths, red on the last day but one
/// const OURS: Warnings = Warnings::new(
///     WarningPoint::Used(50),
///     WarningPoint::Used(80),
///     WarningPoint::WorkingDaysLeft(1),
/// );
/// const PLAN: Plan = huarong_2023::PLAN.with_warnings(OURS);
/// assert_eq!(PLAN.warnings().point(WarningLevel::Yellow), Some(WarningPoint::Used(50)));
/// assert_eq!(Warnings::default().point(WarningLevel::Red), Some(WarningPoint::Used(100)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a table")]
pub struct Warnings {
    yellow: WarningPoint,
    orange: WarningPoint,
    red: WarningPoint,
}

impl Warnings {
    /// Yellow at 50 %, orange at 80 %, red at 100 % of the allowance.
    pub const DEFAULT: Self = Self::new(
        WarningPoint::Used(50),
        WarningPoint::Used(80),
        WarningPoint::Used(100),
    );

    /// A point for each level.
    #[must_use]
    pub const fn new(yellow: WarningPoint, orange: WarningPoint, red: WarningPoint) -> Self {
        Self {
            yellow,
            orange,
            red,
        }
    }

    /// The point of a level; none for green.
    #[must_use]
    pub const fn point(&self, level: WarningLevel) -> Option<WarningPoint> {
        match level {
            WarningLevel::Green => None,
            WarningLevel::Yellow => Some(self.yellow),
            WarningLevel::Orange => Some(self.orange),
            WarningLevel::Red => Some(self.red),
        }
    }
}

impl Default for Warnings {
    fn default() -> Self {
        Self::DEFAULT
    }
}
