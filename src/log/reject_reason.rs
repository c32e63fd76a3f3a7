//! Why a row is rejected, in both languages.

use std::fmt;

use super::cure::Cure;
use super::reject_kind::RejectKind;
use crate::day::calendar::CalendarError;
use crate::ground::language::{Language, Localized, display_in_english};
use crate::ground::moment::MomentError;
use crate::term::limit::LimitError;
use crate::term::stops::StopError;

/// Why a row is rejected.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RejectReason {
    /// A cell is not in the encoding of the log.
    Undecodable(String),
    /// A cell holds the mark that a failed conversion leaves.
    Replaced,
    /// A cell holds a zero byte, which no text has.
    Nul,
    /// A cell holds an error of a spreadsheet, or what no cell can hold.
    Unusable,
    /// A line is not an object of JSON.
    NotAnObject,
    /// More or fewer cells than headers.
    Cells {
        /// The cells of the row.
        found: usize,
        /// The cells of the header.
        expected: usize,
    },
    /// A quote that is never closed: what follows it is all one cell.
    OpenQuote,
    /// A cell that is needed is empty.
    Empty,
    /// A cell is not a time.
    Moment(MomentError),
    /// A cell is not a list of stops.
    Stop(StopError),
    /// A cell is not a limit.
    Limit(LimitError),
    /// A time outside the calendar, where the calendar has to decide.
    Calendar(CalendarError),
    /// No commitment is called that.
    UnknownMatter,
    /// Rows of one case contradict each other.
    Conflict(String),
    /// The end of a stop that never began.
    ResumeWithoutStop,
    /// A line of totals or a note under the table, and not a case.
    Totals,
    /// Another row of the case is rejected, and without it the case is not whole.
    CaseRejected(u64),
}

impl RejectReason {
    /// The reason without its particulars, by which rejects are counted.
    #[must_use]
    pub const fn kind(&self) -> RejectKind {
        match self {
            Self::Undecodable(_) => RejectKind::Undecodable,
            Self::Replaced => RejectKind::Replaced,
            Self::Nul => RejectKind::Nul,
            Self::Unusable => RejectKind::Unusable,
            Self::NotAnObject => RejectKind::NotAnObject,
            Self::Cells { .. } => RejectKind::Cells,
            Self::OpenQuote => RejectKind::OpenQuote,
            Self::Empty => RejectKind::Empty,
            Self::Moment(_) => RejectKind::Moment,
            Self::Stop(_) => RejectKind::Stop,
            Self::Limit(_) => RejectKind::Limit,
            Self::Calendar(_) => RejectKind::Calendar,
            Self::UnknownMatter => RejectKind::UnknownMatter,
            Self::Conflict(_) => RejectKind::Conflict,
            Self::ResumeWithoutStop => RejectKind::ResumeWithoutStop,
            Self::Totals => RejectKind::Totals,
            Self::CaseRejected(_) => RejectKind::CaseRejected,
        }
    }

    /// The reason's name in data.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        self.kind().id()
    }
}

impl Localized for RejectReason {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self, language) {
            (Self::Undecodable(encoding), Language::English) => write!(f, "not {encoding}"),
            (Self::Undecodable(encoding), Language::Chinese) => write!(f, "不是{encoding}编码"),
            (Self::Replaced, Language::English) => {
                f.write_str("holds U+FFFD, the mark of text that a conversion lost")
            }
            (Self::Replaced, Language::Chinese) => {
                f.write_str("含有U+FFFD，即转换编码时丢失文字的标记")
            }
            (Self::Nul, Language::English) => {
                f.write_str("holds a zero byte, which no text has")
            }
            (Self::Nul, Language::Chinese) => f.write_str("含有零字节，不是文本"),
            (Self::Unusable, Language::English) => f.write_str(
                "no value that can be used: an error of the spreadsheet, a number of more than 15 digits (which it has rounded), a value twice, or an object of JSON",
            ),
            (Self::Unusable, Language::Chinese) => f.write_str(
                "不是可用的值：表格中的错误值、超过15位（已被表格舍入）的数字、重复的值，或JSON对象",
            ),
            (Self::NotAnObject, Language::English) => {
                f.write_str("not one JSON object with every name once")
            }
            (Self::NotAnObject, Language::Chinese) => {
                f.write_str("不是一个JSON对象，或其中名称重复")
            }
            (Self::Cells { found, expected }, Language::English) => {
                write!(f, "the row has {found} cells, the header {expected}")
            }
            (Self::Cells { found, expected }, Language::Chinese) => {
                write!(f, "该行有{found}个单元格，表头有{expected}个")
            }
            (Self::OpenQuote, Language::English) => f.write_str(
                "a quote is opened and never closed, so that all that follows is one cell",
            ),
            (Self::OpenQuote, Language::Chinese) => {
                f.write_str("引号未闭合，其后内容全部成为一个单元格")
            }
            (Self::Empty, Language::English) => f.write_str("empty"),
            (Self::Empty, Language::Chinese) => f.write_str("为空"),
            (Self::Moment(error), _) => {
                error.fmt_in(language, f)?;
                Cure::OfCell(error).fmt_in(language, f)
            }
            (Self::Stop(error), _) => {
                error.fmt_in(language, f)?;
                match error {
                    StopError::Moment(error) => Cure::WithinCell(error).fmt_in(language, f),
                    _ => Ok(()),
                }
            }
            (Self::Limit(error), _) => error.fmt_in(language, f),
            (Self::Calendar(error), _) => error.fmt_in(language, f),
            (Self::UnknownMatter, Language::English) => {
                f.write_str("no commitment is called that; name one in a mapping")
            }
            (Self::UnknownMatter, Language::Chinese) => {
                f.write_str("没有此名称的承诺事项；请在字段对照表中指定")
            }
            (Self::Conflict(said), Language::English) => {
                write!(f, "another row of the case says `{said}`")
            }
            (Self::Conflict(said), Language::Chinese) => {
                write!(f, "该办件的另一条记录为“{said}”")
            }
            (Self::ResumeWithoutStop, Language::English) => f.write_str(
                "ends a stop, and none of its kind lasts; `resume_without_stop = \"ignored\"` in a mapping passes over it",
            ),
            (Self::ResumeWithoutStop, Language::Chinese) => f.write_str(
                "结束暂停计时，但此前没有该类暂停；在字段对照表中写明 `resume_without_stop = \"ignored\"` 可略过",
            ),
            (Self::Totals, Language::English) => {
                f.write_str(
                "not a case: a line of totals or a note under the table, without a time",
            )
            }
            (Self::Totals, Language::Chinese) => f.write_str("不是办件：是没有时间的合计行或表下注记"),
            (Self::CaseRejected(line), Language::English) => {
                write!(f, "another row of the case is rejected, that of line {line}")
            }
            (Self::CaseRejected(line), Language::Chinese) => {
                write!(f, "该办件的另一条记录（第{line}行）未采用")
            }
        }
    }
}

display_in_english!(RejectReason);

impl std::error::Error for RejectReason {}

impl From<MomentError> for RejectReason {
    fn from(error: MomentError) -> Self {
        Self::Moment(error)
    }
}

impl From<StopError> for RejectReason {
    fn from(error: StopError) -> Self {
        Self::Stop(error)
    }
}

impl From<LimitError> for RejectReason {
    fn from(error: LimitError) -> Self {
        Self::Limit(error)
    }
}

impl From<CalendarError> for RejectReason {
    fn from(error: CalendarError) -> Self {
        Self::Calendar(error)
    }
}
