//! Why an entry of a mapping cannot take effect.

use crate::ground::language::Language;

/// Why an entry of a mapping cannot take effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NoEffect {
    /// Matters are given commitments, but every row is checked against others.
    Matters,
    /// An own commitment that nothing asks for.
    Check,
    /// What is said of events, where a row is a case.
    Events,
    /// What is said of rows that are cases, where a row is an event.
    Cases,
    /// When an application was received or its lacks were told, where deemed acceptance
    /// is not applied.
    Receipt,
    /// The column of the end of a stop whose beginning has none.
    Resume,
    /// A column whose event means nothing.
    Ignored,
    /// A column for the names of cases that are named by their lines.
    CaseId,
    /// A word with space around it, which no cell has.
    Space,
    /// A policy for several starts where a row has one.
    OneStart,
    /// The first start after the start.
    StartAfterStart,
    /// That 23:59 is a time of day, which it is.
    LastMinute,
}

impl NoEffect {
    pub(super) const fn words(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Matters, Language::English) => {
                "has no effect: every row is checked against the commitments listed, or against all own ones, whatever its matter"
            }
            (Self::Matters, Language::Chinese) => {
                "不起作用：每条记录均按所列或自设的承诺核验，与事项无关"
            }
            (Self::Check, Language::English) => {
                "has no effect: no matter and no list of commitments asks for it"
            }
            (Self::Check, Language::Chinese) => "不起作用：没有事项或承诺清单用到它",
            (Self::Events, Language::English) => {
                "has no effect: a row of the log is a case, and not an event"
            }
            (Self::Events, Language::Chinese) => "不起作用：台账每行是一件，不是一个环节",
            (Self::Cases, Language::English) => {
                "has no effect: a row of the log is an event, and not a case"
            }
            (Self::Cases, Language::Chinese) => "不起作用：台账每行是一个环节，不是一件",
            (Self::Receipt, Language::English) => {
                "has no effect without `deemed_acceptance = true`"
            }
            (Self::Receipt, Language::Chinese) => "不起作用：须写明 `deemed_acceptance = true`",
            (Self::Resume, Language::English) => {
                "has no effect: no column is named for the beginning of that stop, or of several it is not clear which"
            }
            (Self::Resume, Language::Chinese) => {
                "不起作用：未指明该类暂停开始时间的字段，或有几类而不明是哪一类"
            }
            (Self::Ignored, Language::English) => "has no effect: leave the column out",
            (Self::Ignored, Language::Chinese) => "不起作用：请删去该字段",
            (Self::CaseId, Language::English) => {
                "has no effect: `cases_by_line = true` names the cases by their lines"
            }
            (Self::CaseId, Language::Chinese) => {
                "不起作用：`cases_by_line = true` 以行号为办件编号"
            }
            (Self::Space, Language::English) => {
                "has no effect: cells are read without the space around them, so write it without"
            }
            (Self::Space, Language::Chinese) => "不起作用：单元格首尾空格不计，请去掉空格",
            (Self::OneStart, Language::English) => {
                "has no effect: where a row is a case it has one start and one finish"
            }
            (Self::OneStart, Language::Chinese) => {
                "不起作用：台账每行是一件，只有一个起算时间和一个办结时间"
            }
            (Self::StartAfterStart, Language::English) => {
                "has no effect: it is a policy for finishes; of starts, say the first or the last"
            }
            (Self::StartAfterStart, Language::Chinese) => {
                "不起作用：此项仅用于办结；起算请取首次或末次"
            }
            (Self::LastMinute, Language::English) => {
                "has no effect: 23:59 is read as a time of day without it; \"date-alone\" says that the date alone is known"
            }
            (Self::LastMinute, Language::Chinese) => {
                "不起作用：23:59本就读作时刻；只知日期的，请写明 \"date-alone\""
            }
        }
    }
}
