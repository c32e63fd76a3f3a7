//! Whether a promise over cases was kept.

use std::fmt;

use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::check::rule::Rule;
use crate::check::verdict::VerdictKind;
use crate::ground::counted::counted;
use crate::ground::fraction::Fraction;
use crate::ground::language::{Language, Localized, display_in_english};
use crate::plan::commitment::Target;

use super::tally::{Tally, ratio};

/// Whether a promise was kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Attainment {
    /// Kept (兑现), whatever becomes of the cases that are not decided.
    Kept,
    /// Broken (未兑现), whatever becomes of the cases that are not decided.
    Broken,
    /// It hangs on cases that are not decided (待定).
    Undecided(WhyUndecided),
    /// There is nothing to judge it by (无数据): no closed case, no value.
    NoData,
}

/// Why it is not decided whether a promise was kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WhyUndecided {
    /// The closed cases keep it; with the open ones that are overdue they do not.
    OverdueCases,
    /// Cases that are undetermined could turn it.
    UndeterminedCases,
    /// Cases that could not be measured could turn it.
    UnmeasuredCases,
    /// Rows that could not be read are cases that could turn it: so many of them.
    RejectedRows(u64),
    /// The limit has no figure that a mean can be compared with, or the sum is
    /// beyond all bounds.
    NoFigure,
}

impl Attainment {
    /// Whether the promise of `rule` was kept over the cases of `tally`.
    ///
    /// - *Each case*: broken by one that is missed, or open and overdue; kept
    ///   where none is and no closed case is undetermined.
    /// - *Share*: of the closed cases, compared exactly; kept for certain only if
    ///   it stays so with every overdue and undetermined case counted as missed,
    ///   broken only if it stays so with every undetermined one counted as met. Over
    ///   overdue cases alone it is the share with them.
    /// - *Mean*: over the closed cases, in the limit's own unit, compared exactly;
    ///   while a finished case could not be measured, a mean within the limit is
    ///   not decided, nor is one that the overdue cases exceed at their time so far.
    ///
    /// ```
    /// use shixian::plan::huarong_2023;
    /// use shixian::tally::{Attainment, Tally};
    /// use shixian::{Rule, Schedule, Settings};
    ///
    /// let rule = Rule::new(&huarong_2023::JOINT_ACCEPTANCE, &Schedule::china(), &Settings::new());
    /// assert_eq!(Attainment::of(&rule, &Tally::default()), Attainment::NoData);
    /// ```
    #[must_use]
    pub fn of(rule: &Rule<'_>, tally: &Tally) -> Self {
        match rule.commitment().target() {
            Target::EachCase => Self::of_each(tally),
            Target::Share(percent) => Self::of_share(percent, tally),
            Target::Mean => Self::of_mean(rule, tally),
        }
    }

    /// The same beside so many rows that could not be read, each of which may be a case:
    /// what is kept hangs on them, unless a share stays kept with all of them late. What
    /// is broken hangs on them where it would be kept with all of them in time: a share,
    /// with so many cases more that are met, and a mean, with so many that took nothing. A
    /// promise of each case that is broken stays so.
    ///
    /// ```
    /// use shixian::tally::{Attainment, Tally, WhyUndecided};
    /// # use shixian::plan::huarong_2023;
    /// # use shixian::{Rule, Schedule, Settings};
    /// # let rule = Rule::new(&huarong_2023::JOINT_ACCEPTANCE, &Schedule::china(), &Settings::new());
    ///
    /// let beside = Attainment::Kept.beside_rejected(&rule, &Tally::default(), 7);
    /// assert_eq!(beside, Attainment::Undecided(WhyUndecided::RejectedRows(7)));
    /// assert_eq!(beside.why().unwrap().to_string(), "7 rejected rows could turn it");
    /// ```
    #[must_use]
    pub fn beside_rejected(self, rule: &Rule<'_>, tally: &Tally, rows: u64) -> Self {
        let is_certain = match self {
            _ if rows == 0 => true,
            Self::Kept => Self::is_kept_beside(rule, tally, rows),
            Self::Broken => !Self::could_be_kept_with(rule, tally, rows),
            Self::Undecided(_) | Self::NoData => true,
        };
        match is_certain {
            true => self,
            false => Self::Undecided(WhyUndecided::RejectedRows(rows)),
        }
    }

    /// Whether what is kept stays so with so many more cases that are late.
    fn is_kept_beside(rule: &Rule<'_>, tally: &Tally, rows: u64) -> bool {
        let Target::Share(percent) = rule.commitment().target() else {
            return false;
        };
        let met = tally.count(VerdictKind::Met);
        let late = tally.count(VerdictKind::Missed)
            + tally.count(VerdictKind::Overdue)
            + tally.count(VerdictKind::Undetermined);
        reaches(percent, met, met + late + rows)
    }

    /// Whether what is broken would be kept with so many more cases that are in time.
    fn could_be_kept_with(rule: &Rule<'_>, tally: &Tally, rows: u64) -> bool {
        match rule.commitment().target() {
            Target::EachCase => false,
            Target::Share(percent) => {
                let most =
                    tally.count(VerdictKind::Met) + tally.count(VerdictKind::Undetermined) + rows;
                reaches(percent, most, most + tally.count(VerdictKind::Missed))
            }
            Target::Mean => {
                let (taken, unmeasured) = (tally.taken(), tally.unmeasured());
                let cases = taken.count() + unmeasured + rows;
                let most = rule.figure().and_then(|figure| figure.checked_times(cases));
                let least = taken.sum().zip(most);
                // beyond all bounds nothing is certain
                least.is_none_or(|(sum, most)| sum <= most)
            }
        }
    }

    fn of_each(tally: &Tally) -> Self {
        let late = tally.count(VerdictKind::Missed) + tally.count(VerdictKind::Overdue);
        if late > 0 {
            return Self::Broken;
        }
        let undetermined = tally.count(VerdictKind::Undetermined);
        match (undetermined, tally.closed()) {
            (0, 0) => Self::NoData,
            (0, _) => Self::Kept,
            _ => Self::Undecided(WhyUndecided::UndeterminedCases),
        }
    }

    fn of_share(percent: u8, tally: &Tally) -> Self {
        let (met, missed) = (
            tally.count(VerdictKind::Met),
            tally.count(VerdictKind::Missed),
        );
        let overdue = tally.count(VerdictKind::Overdue);
        let undetermined = tally.count(VerdictKind::Undetermined);
        let reaches = |met: u64, of: u64| reaches(percent, met, of);
        let all = met + missed + undetermined;
        if all == 0 {
            // over overdue cases alone the share is what it is with them
            return match overdue {
                0 => Self::NoData,
                _ if reaches(0, overdue) => Self::Kept,
                _ => Self::Broken,
            };
        }
        if !reaches(met + undetermined, all) {
            return Self::Broken;
        }
        if reaches(met, all + overdue) {
            return Self::Kept;
        }
        let by_undetermined = !reaches(met, all);
        Self::Undecided(if by_undetermined {
            WhyUndecided::UndeterminedCases
        } else {
            WhyUndecided::OverdueCases
        })
    }

    fn of_mean(rule: &Rule<'_>, tally: &Tally) -> Self {
        let (taken, unmeasured) = (tally.taken(), tally.unmeasured());
        let overdue = tally.count(VerdictKind::Overdue);
        if taken.count() + unmeasured == 0 {
            return match overdue {
                0 => Self::NoData,
                _ => Self::Undecided(WhyUndecided::OverdueCases),
            };
        }
        let undecided = Self::Undecided(WhyUndecided::NoFigure);
        let Some(figure) = rule.figure().filter(|_| taken.unit() == Some(rule.unit())) else {
            let nothing = taken.count() == 0 && rule.figure().is_some();
            return if nothing {
                Self::Undecided(WhyUndecided::UnmeasuredCases)
            } else {
                undecided
            };
        };
        // mean ≤ figure, exactly: sum ≤ figure × cases
        let most = figure.checked_times(taken.count() + unmeasured);
        let (Some(sum), Some(most)) = (taken.sum(), most) else {
            return undecided;
        };
        match (sum <= most, unmeasured) {
            // no case takes less than nothing
            (false, _) => Self::Broken,
            (true, _) if !Self::holds_with_overdue(figure, sum, tally) => {
                Self::Undecided(WhyUndecided::OverdueCases)
            }
            (true, 0) => Self::Kept,
            (true, _) => Self::Undecided(WhyUndecided::UnmeasuredCases),
        }
    }

    /// Whether a mean that holds over the finished cases, which took `sum`, holds with
    /// the open ones that are overdue at their time so far.
    fn holds_with_overdue(figure: Fraction, sum: Fraction, tally: &Tally) -> bool {
        let (overdue, so_far) = (tally.count(VerdictKind::Overdue), tally.overdue_taken());
        if overdue == 0 {
            return true;
        }
        let cases = tally.taken().count() + tally.unmeasured() + overdue;
        let all = so_far.sum().and_then(|so_far| so_far.checked_add(sum));
        let known =
            so_far.count() == overdue && so_far.unit() == tally.taken().unit().or(so_far.unit());
        let most = figure.checked_times(cases);
        known && all.zip(most).is_some_and(|(all, most)| all <= most)
    }

    /// Its name in data: English, stable, and the same in every file and form.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Broken => "broken",
            Self::Undecided(_) => "undecided",
            Self::NoData => "no-data",
        }
    }

    /// Why it is not decided.
    #[must_use]
    pub const fn why(self) -> Option<WhyUndecided> {
        match self {
            Self::Undecided(why) => Some(why),
            _ => None,
        }
    }
}

/// Whether so many of all are the share promised.
fn reaches(percent: u8, met: u64, of: u64) -> bool {
    ratio(met, of) >= Fraction::from_parts(percent.into(), 100)
}

impl Serialize for Attainment {
    /// As `attainment`, its name, and `why_undecided`, the name of the reason or null.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut form = serializer.serialize_struct("Attainment", 2)?;
        form.serialize_field("attainment", self.id())?;
        form.serialize_field("why_undecided", &self.why().map(WhyUndecided::id))?;
        form.end()
    }
}

impl WhyUndecided {
    /// Its name in data: English, stable, and the same in every file and form.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::OverdueCases => "overdue-cases",
            Self::UndeterminedCases => "undetermined-cases",
            Self::UnmeasuredCases => "unmeasured-cases",
            Self::RejectedRows(_) => "rejected-rows",
            Self::NoFigure => "no-figure",
        }
    }
}

impl Localized for Attainment {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match (self, language) {
            (Self::Kept, Language::English) => "kept",
            (Self::Kept, Language::Chinese) => "兑现",
            (Self::Broken, Language::English) => "broken",
            (Self::Broken, Language::Chinese) => "未兑现",
            (Self::Undecided(_), Language::English) => "undecided",
            (Self::Undecided(_), Language::Chinese) => "待定",
            (Self::NoData, Language::English) => "no data",
            (Self::NoData, Language::Chinese) => "无数据",
        })
    }
}

impl Localized for WhyUndecided {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let english = language == Language::English;
        if let Self::RejectedRows(rows) = self {
            return match english {
                true => {
                    let rows = counted(*rows, "rejected row", "rejected rows");
                    write!(f, "{rows} could turn it")
                }
                false => write!(f, "{rows}条未采用的记录可能改变结论"),
            };
        }
        f.write_str(match self {
            Self::OverdueCases if english => {
                "the closed cases keep it; with the open cases that are overdue they do not"
            }
            Self::OverdueCases => "已办结案件达标，计入在办超时案件则不达标",
            Self::UndeterminedCases if english => "undetermined cases could turn it",
            Self::UndeterminedCases => "无法判定的案件可能改变结论",
            Self::UnmeasuredCases if english => {
                "finished cases that could not be measured could turn it"
            }
            Self::UnmeasuredCases => "无法计量的已办结案件可能改变结论",
            Self::NoFigure if english => "there is no figure to compare a mean with",
            Self::NoFigure => "没有可与平均值比较的数值",
            // told above, with how many there are
            Self::RejectedRows(_) => "",
        })
    }
}

display_in_english!(Attainment, WhyUndecided);
