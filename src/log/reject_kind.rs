//! The reasons for rejects without their particulars.

use std::fmt;

use crate::ground::form::form_is_id;
use crate::ground::language::{Language, Localized, display_in_english};

/// Why rows are rejected, without the particulars of one: what rejects are counted
/// by. In the order of the names in data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum RejectKind {
    /// A time outside the calendar.
    Calendar,
    /// Another row of the case is rejected.
    CaseRejected,
    /// More or fewer cells than headers.
    Cells,
    /// Rows of one case contradict each other.
    Conflict,
    /// A cell that is needed is empty.
    Empty,
    /// A cell is not a limit.
    Limit,
    /// A cell is not a time.
    Moment,
    /// A line is not an object of JSON.
    NotAnObject,
    /// A cell holds a zero byte.
    Nul,
    /// A quote is never closed.
    OpenQuote,
    /// A cell holds the mark of text lost.
    Replaced,
    /// The end of a stop that never began.
    ResumeWithoutStop,
    /// A cell is not a list of stops.
    Stop,
    /// A line of totals or a note under the table, which is not a case.
    Totals,
    /// A cell is not in the encoding of the log.
    Undecodable,
    /// No commitment is called that.
    UnknownMatter,
    /// A cell holds what cannot be used.
    Unusable,
}

impl RejectKind {
    /// Every kind, in the order of their names in data.
    pub const ALL: [Self; 17] = [
        Self::Calendar,
        Self::CaseRejected,
        Self::Cells,
        Self::Conflict,
        Self::Empty,
        Self::Limit,
        Self::Moment,
        Self::NotAnObject,
        Self::Nul,
        Self::OpenQuote,
        Self::Replaced,
        Self::ResumeWithoutStop,
        Self::Stop,
        Self::Totals,
        Self::Undecodable,
        Self::UnknownMatter,
        Self::Unusable,
    ];

    /// Whether a row rejected for it may be a case of a commitment: it is none where it is
    /// a line of totals or a note, or where its matter names no commitment, and of a case
    /// of which another row is rejected that row tells.
    #[must_use]
    pub const fn may_be_a_case(self) -> bool {
        !matches!(
            self,
            Self::CaseRejected | Self::Totals | Self::UnknownMatter
        )
    }

    /// Its name in data: English, stable, and the same in every file and form.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Calendar => "calendar",
            Self::CaseRejected => "case-rejected",
            Self::Cells => "cells",
            Self::Conflict => "conflict",
            Self::Empty => "empty",
            Self::Limit => "limit",
            Self::Moment => "moment",
            Self::NotAnObject => "not-an-object",
            Self::Nul => "nul",
            Self::OpenQuote => "open-quote",
            Self::Replaced => "replaced",
            Self::ResumeWithoutStop => "resume-without-stop",
            Self::Stop => "stop",
            Self::Totals => "totals",
            Self::Undecodable => "undecodable",
            Self::UnknownMatter => "unknown-kind",
            Self::Unusable => "unusable",
        }
    }
}

impl Localized for RejectKind {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (english, chinese) = match self {
            Self::Calendar => ("outside the calendar", "超出工作日历"),
            Self::CaseRejected => (
                "another row of the case is rejected",
                "同一办件的另一条记录未采用",
            ),
            Self::Cells => ("more or fewer cells than headers", "单元格数与表头不符"),
            Self::Conflict => (
                "rows of one case contradict each other",
                "同一办件的记录相互矛盾",
            ),
            Self::Empty => ("empty", "为空"),
            Self::Limit => ("not a limit", "不是时限"),
            Self::Moment => ("not a time", "不是时间"),
            Self::NotAnObject => ("not a JSON object", "不是JSON对象"),
            Self::Nul => ("a zero byte", "含有零字节"),
            Self::OpenQuote => ("a quote never closed", "引号未闭合"),
            Self::Replaced => ("text lost in a conversion", "转换编码时文字丢失"),
            Self::ResumeWithoutStop => (
                "the end of a stop that never began",
                "结束了未曾开始的暂停计时",
            ),
            Self::Stop => ("not a clock stop", "不是暂停计时记录"),
            Self::Totals => ("a line of totals or a note", "合计行或表下注记"),
            Self::Undecodable => ("not in the encoding of the log", "与台账编码不符"),
            Self::UnknownMatter => ("unknown matter", "未知事项"),
            Self::Unusable => ("a value that cannot be used", "不是可用的值"),
        };
        f.write_str(match language {
            Language::English => english,
            Language::Chinese => chinese,
        })
    }
}

display_in_english!(RejectKind);

form_is_id!(RejectKind);
