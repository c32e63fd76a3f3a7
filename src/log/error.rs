//! Why a log cannot be read at all.

use std::fmt;
use std::io;

use crate::ground::language::{Language, Localized, display_in_english};
use crate::ground::nearest::did_you_mean;
use crate::log::mapping::column::Column;
use crate::log::mapping::place::MappingPlace;

/// Why a log cannot be read at all.
#[derive(Debug)]
#[non_exhaustive]
pub enum LogError {
    /// The log has no header line.
    Empty,
    /// The header is not in the encoding of the log.
    UndecodableHeader {
        /// The encoding it was read in.
        encoding: String,
    },
    /// No encoding is called that.
    EncodingName(String),
    /// The encoding is not known for sure.
    UnsureEncoding {
        /// The likeliest.
        guess: String,
    },
    /// The file is no text and none of the formats known.
    Binary,
    /// The file is of a format that is not read.
    Unsupported {
        /// The format.
        format: &'static str,
        /// What to do instead.
        cure: &'static str,
    },
    /// The file is not of the format it was said to be.
    Format {
        /// The format asked for.
        said: String,
        /// The format found.
        found: String,
    },
    /// A separator that cannot be one.
    Separator(char),
    /// The workbook cannot be read.
    Workbook(String),
    /// The workbook has no such sheet.
    NoSheet {
        /// The sheet asked for.
        name: String,
        /// The sheets found.
        found: Vec<String>,
    },
    /// Several sheets look like a log.
    ManySheets(Vec<String>),
    /// The header is said to be where there is none.
    NoHeaderRow {
        /// The row asked for.
        row: u64,
    },
    /// The XES is wrong.
    Xes {
        /// The line.
        line: u64,
        /// What is wrong.
        reason: String,
    },
    /// A row is too long.
    RowTooLong {
        /// The line it starts on; in XES, where it was given up.
        line: u64,
    },
    /// A row has too many cells.
    TooManyCells {
        /// The line.
        line: u64,
        /// The cells of the row.
        found: usize,
        /// How many are read.
        limit: usize,
    },
    /// Names of columns come with the records, and there are too many of them.
    TooManyNames {
        /// The line.
        line: u64,
        /// How many are read, and how long.
        limit: usize,
    },
    /// A column that is needed is not there.
    MissingColumn {
        /// The column.
        column: Column,
        /// The headers that would stand for it.
        wanted: Vec<String>,
        /// The headers found.
        found: String,
        /// Where the mapping names the header, if it does.
        place: Option<MappingPlace>,
        /// The header most like one of those wanted.
        nearest: Option<String>,
    },
    /// A column that the mapping takes an event's time from is not there.
    MissingEvent {
        /// Where the mapping names the header.
        place: MappingPlace,
        /// The header that would stand for it.
        header: String,
        /// The headers found.
        found: String,
        /// The header most like it.
        nearest: Option<String>,
    },
    /// A column to group by that is not there.
    NoGroupColumn {
        /// The column.
        column: String,
        /// The headers found.
        found: String,
    },
    /// A log of events, of which nobody said what they mean.
    NoActivities,
    /// Two columns with the same meaning.
    DoubleColumn {
        /// The column.
        column: Column,
        /// The first header.
        one: String,
        /// The second header.
        other: String,
    },
    /// The events of a case are not together, though the mapping says so.
    NotGrouped {
        /// The case.
        case: String,
        /// Where it comes up again.
        line: u64,
    },
    /// More events than are held in memory.
    TooManyEvents {
        /// How much is held.
        limit: usize,
    },
    /// The input cannot be read on.
    Read {
        /// The last line read whole.
        line: u64,
        /// What failed.
        source: io::Error,
    },
}

impl Localized for LogError {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self, language) {
            (Self::Empty, Language::English) => {
                f.write_str("the log is empty: it has not even a header line")
            }
            (Self::Empty, Language::Chinese) => f.write_str("台账为空：连表头也没有"),
            (Self::UndecodableHeader { encoding }, Language::English) => write!(
                f,
                "the header line is not {encoding}; name the right encoding, such as gb18030"
            ),
            (Self::UndecodableHeader { encoding }, Language::Chinese) => {
                write!(f, "表头不是{encoding}编码；请指明编码，如gb18030")
            }
            (Self::EncodingName(name), Language::English) => write!(
                f,
                "no encoding is called `{name}`; use utf-8, gb18030, utf-16le or another name of the WHATWG standard"
            ),
            (Self::EncodingName(name), Language::Chinese) => write!(
                f,
                "没有名为“{name}”的编码；可用utf-8、gb18030、utf-16le或WHATWG标准中的其他名称"
            ),
            (Self::UnsureEncoding { guess }, Language::English) => write!(
                f,
                "the log is neither UTF-8 nor, for all one can tell, GB18030; it looks like {guess}: if so, say so"
            ),
            (Self::UnsureEncoding { guess }, Language::Chinese) => write!(
                f,
                "台账不是UTF-8，看来也不是GB18030；可能是{guess}，如属实请指明"
            ),
            (Self::Binary, Language::English) => {
                f.write_str("the log is neither text nor a workbook")
            }
            (Self::Binary, Language::Chinese) => f.write_str("台账既不是文本也不是工作簿"),
            (Self::Unsupported { format, cure }, Language::English) => {
                write!(f, "the log is {format}: {cure}")
            }
            (Self::Unsupported { format, .. }, Language::Chinese) => {
                write!(f, "不能读取这种格式的台账：{format}")
            }
            (Self::Format { said, found }, Language::English) => write!(
                f,
                "the log was said to be {said}, but its content is {found}"
            ),
            (Self::Format { said, found }, Language::Chinese) => {
                write!(f, "台账指明为{said}，内容却是{found}")
            }
            (Self::Separator(separator), Language::English) => write!(
                f,
                "`{separator}` cannot separate cells; use one ASCII character, such as `,`, `;` or a tab"
            ),
            (Self::Separator(separator), Language::Chinese) => write!(
                f,
                "“{separator}”不能作分隔符；请用一个ASCII字符，如 `,`、`;` 或制表符"
            ),
            (Self::Workbook(reason), Language::English) => {
                write!(f, "the workbook cannot be read: {reason}")
            }
            (Self::Workbook(reason), Language::Chinese) => {
                write!(f, "工作簿无法读取：{reason}")
            }
            (Self::NoSheet { name, found }, Language::English) => write!(
                f,
                "the workbook has no sheet `{name}`; it has {}",
                listed(found, language)
            ),
            (Self::NoSheet { name, found }, Language::Chinese) => write!(
                f,
                "工作簿中没有工作表“{name}”；其中有{}",
                listed(found, language)
            ),
            (Self::ManySheets(sheets), Language::English) => write!(
                f,
                "the workbook has several sheets that look like a log: {}; name one",
                listed(sheets, language)
            ),
            (Self::ManySheets(sheets), Language::Chinese) => write!(
                f,
                "工作簿中有多张工作表像是台账：{}；请指明一张",
                listed(sheets, language)
            ),
            (Self::NoHeaderRow { row }, Language::English) => write!(
                f,
                "there is no row {row} to be the header: name another `header_row`"
            ),
            (Self::NoHeaderRow { row }, Language::Chinese) => {
                write!(f, "没有第{row}行可作表头：请另指 `header_row`")
            }
            (Self::Xes { line, reason }, Language::English) => write!(
                f,
                "the log is no XES that can be read, at line {line}: {reason}"
            ),
            (Self::Xes { line, reason }, Language::Chinese) => {
                write!(f, "台账不是可读取的XES，第{line}行：{reason}")
            }
            (Self::RowTooLong { line }, Language::English) => write!(
                f,
                "the row of line {line} is longer than 16 MiB: this is no log, or a quote is never closed"
            ),
            (Self::RowTooLong { line }, Language::Chinese) => {
                write!(f, "第{line}行超过16 MiB：这不是台账，或引号未闭合")
            }
            (Self::TooManyCells { line, found, limit }, Language::English) => write!(
                f,
                "the row of line {line} has {found} cells, and no more than {limit} are read: this is no log, or its separator is another"
            ),
            (Self::TooManyCells { line, found, limit }, Language::Chinese) => write!(
                f,
                "第{line}行有{found}个单元格，最多读取{limit}个：这不是台账，或分隔符有误"
            ),
            (Self::TooManyNames { line, limit }, Language::English) => write!(
                f,
                "at line {line} the log has more than {limit} names of columns, or one longer than {limit} bytes: this is no log of cases"
            ),
            (Self::TooManyNames { line, limit }, Language::Chinese) => write!(
                f,
                "至第{line}行列名已超过{limit}个，或有列名超过{limit}字节：这不是办件台账"
            ),
            (
                Self::MissingColumn {
                    column,
                    wanted,
                    found,
                    place,
                    nearest,
                },
                _,
            ) => {
                if let Some(place) = place {
                    place.fmt_in(language, f)?;
                    f.write_str(either(language, ": ", "："))?;
                }
                let (id, near) = (column.id(), did_you_mean(nearest.as_deref(), language));
                match language {
                    Language::English => write!(
                        f,
                        "the log has no column for `{id}`: none of its headers ({found}) is {}{near}",
                        joined(wanted, language, " or ")
                    ),
                    Language::Chinese => write!(
                        f,
                        "台账缺少`{id}`对应的列：表头（{found}）中没有{}{near}",
                        joined(wanted, language, "或")
                    ),
                }
            }
            (
                Self::MissingEvent {
                    place,
                    header,
                    found,
                    nearest,
                },
                _,
            ) => {
                place.fmt_in(language, f)?;
                let near = did_you_mean(nearest.as_deref(), language);
                match language {
                    Language::English => write!(
                        f,
                        ": the log has no column `{header}`; its headers are {found}{near}"
                    ),
                    Language::Chinese => {
                        write!(f, "：台账中没有“{header}”列；表头为{found}{near}")
                    }
                }
            }
            (Self::NoGroupColumn { column, found }, Language::English) => write!(
                f,
                "the log has no column `{column}` to group by; its headers are {found}"
            ),
            (Self::NoGroupColumn { column, found }, Language::Chinese) => {
                write!(f, "台账中没有可按其分组的“{column}”列；表头为{found}")
            }
            (Self::NoActivities, Language::English) => {
                f.write_str("a log of events needs a mapping that says what its activities mean")
            }
            (Self::NoActivities, Language::Chinese) => {
                f.write_str("按环节记录的台账需要字段对照表说明各办理环节的含义")
            }
            (Self::DoubleColumn { column, one, other }, Language::English) => write!(
                f,
                "the log has two columns for `{}`: `{one}` and `{other}`; name the right one in a mapping",
                column.id()
            ),
            (Self::DoubleColumn { column, one, other }, Language::Chinese) => write!(
                f,
                "台账中有两列对应`{}`：“{one}”和“{other}”；请在字段对照表中指明一列",
                column.id()
            ),
            (Self::NotGrouped { case, line }, Language::English) => write!(
                f,
                "the events of the case `{case}` are not together: it comes up again in line {line}; sort the log by case, or leave out `grouped` in the mapping"
            ),
            (Self::NotGrouped { case, line }, Language::Chinese) => write!(
                f,
                "办件“{case}”的环节没有排在一起，第{line}行再次出现；请按办件排序，或在字段对照表中去掉 `grouped`"
            ),
            (Self::TooManyEvents { limit }, Language::English) => write!(
                f,
                "the event log is larger than the {limit} MiB that are held in memory; sort it by case and say `grouped = true` in the mapping, and it is read as a stream"
            ),
            (Self::TooManyEvents { limit }, Language::Chinese) => write!(
                f,
                "按环节记录的台账超过内存可容纳的{limit} MiB；请按办件排序并在字段对照表中写明 `grouped = true`，即可逐件读取"
            ),
            (Self::Read { line, .. }, Language::English) => {
                write!(f, "reading the log failed after line {line}")
            }
            (Self::Read { line, .. }, Language::Chinese) => {
                write!(f, "读完第{line}行后，读取台账失败")
            }
        }
    }
}

display_in_english!(LogError);

impl std::error::Error for LogError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Read { source, .. } => Some(source),
            _ => None,
        }
    }
}

const fn either(language: Language, english: &'static str, chinese: &'static str) -> &'static str {
    match language {
        Language::English => english,
        Language::Chinese => chinese,
    }
}

/// Names in quotes.
fn joined(names: &[String], language: Language, between: &str) -> String {
    let quoted = names.iter().map(|name| match language {
        Language::English => format!("`{name}`"),
        Language::Chinese => format!("“{name}”"),
    });
    quoted.collect::<Vec<_>>().join(between)
}

fn listed(names: &[String], language: Language) -> String {
    joined(names, language, either(language, ", ", "、"))
}
