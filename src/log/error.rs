//! Why a log cannot be read at all.

use std::fmt;
use std::io;

use crate::ground::language::{Language, Localized, display_in_english};
use crate::ground::nearest_name::did_you_mean;
use crate::log::mapping::column::Column;
use crate::log::mapping::place::MappingPlace;
use crate::log::unread_format::UnreadFormat;

/// Why a log (台账) cannot be read at all.
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
        /// The encoding that the bytes look most like.
        guess: String,
    },
    /// The file is neither text nor of a known format.
    Binary,
    /// The file is of a format that is not read.
    Unsupported(UnreadFormat),
    /// The file is not of the format it was said to be.
    Format {
        /// The format that the log was said to have.
        said: String,
        /// The format that the content of the log shows.
        found: String,
    },
    /// A separator that cannot be one.
    Separator(char),
    /// The workbook cannot be read.
    Workbook(String),
    /// The workbook has no such sheet.
    NoSheet {
        /// The name of the sheet that was asked for.
        name: String,
        /// The names of the sheets that the workbook has.
        found: Vec<String>,
    },
    /// Several sheets look like a log.
    ManySheets(Vec<String>),
    /// The header is said to be where there is none.
    NoHeaderRow {
        /// The number of the row that was asked for, counted from 1.
        row: u64,
    },
    /// The XES is wrong.
    Xes {
        /// The line of the file on which it stands, counted from 1.
        line: u64,
        /// What is wrong with it, in words.
        reason: String,
    },
    /// A row is too long.
    RowTooLong {
        /// The line it starts on; in XES, where it was given up.
        line: u64,
    },
    /// A row has too many cells.
    TooManyCells {
        /// The line of the file on which it stands, counted from 1.
        line: u64,
        /// The cells of the row.
        found: usize,
        /// The most that there may be: of columns a number, of what is held MiB.
        limit: usize,
    },
    /// Names of columns come with the records, and there are too many of them.
    TooManyNames {
        /// The line of the file on which it stands, counted from 1.
        line: u64,
        /// How many are read, and how long.
        limit: usize,
    },
    /// A column that is needed is not there.
    MissingColumn {
        /// The column that is meant, whatever its header.
        column: Column,
        /// The headers that would stand for it.
        wanted: Vec<String>,
        /// The headers that the log has, in their order.
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
        /// The headers that the log has, in their order.
        found: String,
        /// The header most like it.
        nearest: Option<String>,
    },
    /// A column to group by that is not there.
    NoGroupColumn {
        /// The header of the column that is meant.
        column: String,
        /// The headers that the log has, in their order.
        found: String,
    },
    /// A log of events, of which nobody said what they mean.
    NoActivities,
    /// Two columns with the same meaning.
    DoubleColumn {
        /// The column that is meant, whatever its header.
        column: Column,
        /// The header of the first of the two columns.
        one: String,
        /// The header of the second of the two columns.
        other: String,
    },
    /// Two columns of the header that an event is in.
    DoubleEvent {
        /// Where the mapping names it.
        place: MappingPlace,
        /// The header of the first of the two columns.
        one: String,
        /// The header of the second of the two columns.
        other: String,
    },
    /// An option that a log of that format does not have.
    SourceOption {
        /// The option, by its name in a mapping.
        option: &'static str,
        /// The format of the log.
        format: String,
    },
    /// Several rows name one case and differ, and nobody said which of them counts.
    RepeatedCase {
        /// The name of the case, as the log writes it.
        case: String,
        /// Where it comes up again.
        line: u64,
    },
    /// More cases than are held in memory.
    TooManyCases {
        /// How much is held, in MiB.
        limit: usize,
    },
    /// The events of a case are not together, though the mapping says so.
    NotGrouped {
        /// The name of the case, as the log writes it.
        case: String,
        /// Where it comes up again.
        line: u64,
    },
    /// More events than are held in memory.
    TooManyEvents {
        /// The most that there may be: of columns a number, of what is held MiB.
        limit: usize,
    },
    /// The input cannot be read on.
    Read {
        /// The last line read whole.
        line: u64,
        /// What failed in reading or writing, as the system says it.
        source: io::Error,
    },
}

impl Localized for LogError {
    #[expect(
        clippy::too_many_lines,
        reason = "one message a line, in both languages"
    )]
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self, language) {
            (Self::Empty, Language::English) => {
                f.write_str("the log is empty: it has not even a header line")
            }
            (Self::Empty, Language::Chinese) => f.write_str("台账为空，连表头也没有"),
            (Self::UndecodableHeader { encoding }, Language::English) => write!(
                f,
                "the header line is not {encoding}; name the right encoding, such as gb18030"
            ),
            (Self::UndecodableHeader { encoding }, Language::Chinese) => {
                write!(f, "表头不是{encoding}编码；请指明正确的编码，如 gb18030")
            }
            (Self::EncodingName(name), Language::English) => write!(
                f,
                "no encoding is called `{name}`; use utf-8, gb18030, utf-16le or another name of the WHATWG standard"
            ),
            (Self::EncodingName(name), Language::Chinese) => write!(
                f,
                "没有名为“{name}”的编码；请用 utf-8、gb18030、utf-16le 或WHATWG标准中的其他名称"
            ),
            (Self::UnsureEncoding { guess }, Language::English) => write!(
                f,
                "the log is neither UTF-8 nor, for all one can tell, GB18030; it looks like {guess}: if so, give {guess} as its encoding"
            ),
            (Self::UnsureEncoding { guess }, Language::Chinese) => write!(
                f,
                "台账不是UTF-8编码，看来也不是GB18030，而像是{guess}；如确为{guess}，请指明编码"
            ),
            (Self::Binary, Language::English) => {
                f.write_str("the log is neither text nor a workbook")
            }
            (Self::Binary, Language::Chinese) => f.write_str("台账既不是文本，也不是工作簿"),
            (Self::Unsupported(format), Language::English) => write!(f, "the log is {format}"),
            (Self::Unsupported(format), Language::Chinese) => {
                write!(f, "台账是{}", format.chinese())
            }
            (Self::Format { said, found }, Language::English) => write!(
                f,
                "the log was said to be {said}, but its content is {found}"
            ),
            (Self::Format { said, found }, Language::Chinese) => {
                write!(f, "指明的格式是{said}，台账的内容却是{found}")
            }
            (Self::Separator(separator), Language::English) => write!(
                f,
                "`{separator}` cannot separate cells; use one ASCII character, such as `,`, `;` or a tab"
            ),
            (Self::Separator(separator), Language::Chinese) => write!(
                f,
                "“{separator}”不能用来分隔单元格；请用一个ASCII字符，如 `,`、`;` 或制表符"
            ),
            (Self::Workbook(reason), Language::English) => {
                write!(f, "the workbook cannot be read: {reason}")
            }
            (Self::Workbook(reason), Language::Chinese) => write!(f, "工作簿无法读取：{reason}"),
            (Self::NoSheet { name, found }, Language::English) => write!(
                f,
                "the workbook has no sheet `{name}`; it has {}",
                listed(found, ", ")
            ),
            (Self::NoSheet { name, found }, Language::Chinese) => {
                write!(f, "工作簿没有工作表“{name}”；现有{}", listed(found, "、"))
            }
            (Self::ManySheets(names), Language::English) => write!(
                f,
                "the workbook has several sheets that look like a log: {}; name one of them",
                listed(names, ", ")
            ),
            (Self::ManySheets(names), Language::Chinese) => write!(
                f,
                "工作簿有几个工作表像是台账：{}；请指明一个",
                listed(names, "、")
            ),
            (Self::NoHeaderRow { row }, Language::English) => write!(
                f,
                "there is no row {row} to be the header: name another as `header_row`"
            ),
            (Self::NoHeaderRow { row }, Language::Chinese) => {
                write!(f, "没有可作表头的第{row}行；请以 `header_row` 另指一行")
            }
            (Self::Xes { line, reason }, Language::English) => {
                write!(f, "the log cannot be read as XES, at line {line}: {reason}")
            }
            (Self::Xes { line, reason }, Language::Chinese) => {
                write!(f, "台账第{line}行起无法按XES读取：{reason}")
            }
            (Self::RowTooLong { line }, Language::English) => write!(
                f,
                "the row of line {line} is longer than 16 MiB: this is not a log, or a quote is never closed"
            ),
            (Self::RowTooLong { line }, Language::Chinese) => {
                write!(f, "第{line}行的记录超过16 MiB：这不是台账，或引号不成对")
            }
            (Self::TooManyCells { line, found, limit }, Language::English) => write!(
                f,
                "the row of line {line} has {found} cells, and no more than {limit} are read: this is not a log, or its separator is another"
            ),
            (Self::TooManyCells { line, found, limit }, Language::Chinese) => write!(
                f,
                "第{line}行的记录有{found}个单元格，最多读取{limit}个：这不是台账，或分隔符不对"
            ),
            (Self::TooManyNames { line, limit }, Language::English) => write!(
                f,
                "at line {line} the log has more than {limit} names of columns, or one longer than {limit} bytes: this is not a log of cases"
            ),
            (Self::TooManyNames { line, limit }, Language::Chinese) => write!(
                f,
                "至第{line}行，字段多于{limit}个，或有字段名长于{limit}字节：这不是办件台账"
            ),
            (
                Self::MissingColumn {
                    column,
                    wanted,
                    found,
                    place,
                    nearest,
                },
                Language::English,
            ) => {
                if let Some(place) = place {
                    write!(f, "{place}: ")?;
                }
                write!(
                    f,
                    "the log has no column for `{}`: none of its headers ({found}) is {}{}",
                    column.id(),
                    listed(wanted, " or "),
                    did_you_mean(nearest.as_deref(), language)
                )?;
                match (column, place) {
                    (Column::CaseId, None) => f.write_str(
                        "; where none names the cases, `cases_by_line = true` in a mapping names them by their lines",
                    ),
                    (Column::FinishedAt, None) => f.write_str(
                        "; where the log holds open cases alone, `finished_at = \"\"` under [columns] in a mapping says so",
                    ),
                    _ => Ok(()),
                }
            }
            (
                Self::MissingColumn {
                    column,
                    wanted,
                    found,
                    place,
                    nearest,
                },
                Language::Chinese,
            ) => {
                if let Some(place) = place {
                    write!(f, "{}：", place.chinese())?;
                }
                write!(
                    f,
                    "台账没有 `{}` 字段：表头（{found}）中没有{}{}",
                    column.id(),
                    listed(wanted, "或"),
                    did_you_mean(nearest.as_deref(), language)
                )?;
                match (column, place) {
                    (Column::CaseId, None) => f.write_str(
                        "；如无办件编号，可在字段对照表中写 `cases_by_line = true`，以行号为编号",
                    ),
                    (Column::FinishedAt, None) => f.write_str(
                        "；如台账中全是未办结的办件，可在字段对照表的 [columns] 中写 `finished_at = \"\"`",
                    ),
                    _ => Ok(()),
                }
            }
            (
                Self::MissingEvent {
                    place,
                    header,
                    found,
                    nearest,
                },
                Language::English,
            ) => write!(
                f,
                "{place}: the log has no column `{header}`; its headers are {found}{}",
                did_you_mean(nearest.as_deref(), language)
            ),
            (
                Self::MissingEvent {
                    place,
                    header,
                    found,
                    nearest,
                },
                Language::Chinese,
            ) => write!(
                f,
                "{}：台账没有字段“{header}”；表头为{found}{}",
                place.chinese(),
                did_you_mean(nearest.as_deref(), language)
            ),
            (Self::NoGroupColumn { column, found }, Language::English) => write!(
                f,
                "the log has no column `{column}` to group by; its headers are {found}"
            ),
            (Self::NoGroupColumn { column, found }, Language::Chinese) => {
                write!(f, "台账没有字段“{column}”，无法据以分组；表头为{found}")
            }
            (Self::NoActivities, Language::English) => {
                f.write_str("a log of events needs a mapping that says what its activities mean")
            }
            (Self::NoActivities, Language::Chinese) => {
                f.write_str("每行为一个办理环节的台账须有字段对照表，写明各环节的含义")
            }
            (Self::DoubleColumn { column, one, other }, Language::English) => write!(
                f,
                "the log has two columns for `{}`: {}; name the right one in a mapping",
                column.id(),
                two(one, other, " and ")
            ),
            (Self::DoubleColumn { column, one, other }, Language::Chinese) => write!(
                f,
                "台账有两个 `{}` 字段：{}；请在字段对照表中指明一个",
                column.id(),
                two(one, other, "和")
            ),
            (Self::DoubleEvent { place, one, other }, Language::English) => write!(
                f,
                "{place}: the log has two such columns; name {}",
                two(one, other, " or ")
            ),
            (Self::DoubleEvent { place, one, other }, Language::Chinese) => write!(
                f,
                "{}：台账有两个这样的字段；请指明{}",
                place.chinese(),
                two(one, other, "或")
            ),
            (Self::SourceOption { option, format }, Language::English) => write!(
                f,
                "`{option}` has no effect: the log is {format}, which has none; leave it out"
            ),
            (Self::SourceOption { option, format }, Language::Chinese) => {
                write!(
                    f,
                    "`{option}` 不起作用：台账格式为{format}，没有此项；请删去"
                )
            }
            (Self::RepeatedCase { case, line }, Language::English) => write!(
                f,
                "the row of line {line} names the case `{case}`, as an earlier row does, and says something else: which of them counts decides the figures; say `repeated_case = \"first\"`, `\"last\"` or `\"each\"` under [policies] in a mapping"
            ),
            (Self::RepeatedCase { case, line }, Language::Chinese) => write!(
                f,
                "第{line}行的办件“{case}”前面已有记录，而内容不同：以哪条为准会影响结果；请在字段对照表的 [policies] 中写明 `repeated_case = \"first\"`、`\"last\"` 或 `\"each\"`"
            ),
            (Self::TooManyCases { limit }, Language::English) => write!(
                f,
                "`repeated_case = \"last\"` holds the cases in memory, and they are larger than {limit} MiB; use `\"first\"` on the log in reverse order"
            ),
            (Self::TooManyCases { limit }, Language::Chinese) => write!(
                f,
                "`repeated_case = \"last\"` 须将办件保存在内存中，已超过{limit} MiB；请将台账倒序并改用 `\"first\"`"
            ),
            (Self::NotGrouped { case, line }, Language::English) => write!(
                f,
                "the events of the case `{case}` are not together: it comes up again in line {line}; sort the log by case, or leave out `grouped` in the mapping"
            ),
            (Self::NotGrouped { case, line }, Language::Chinese) => write!(
                f,
                "办件“{case}”的环节不在一处，第{line}行又出现；请将台账按办件排序，或删去字段对照表中的 `grouped`"
            ),
            (Self::TooManyEvents { limit }, Language::English) => write!(
                f,
                "the event log is larger than the {limit} MiB that are held in memory; sort it by case and say `grouped = true` in the mapping, and it is read as a stream"
            ),
            (Self::TooManyEvents { limit }, Language::Chinese) => write!(
                f,
                "台账超过内存中可保存的{limit} MiB；请按办件排序，并在字段对照表中写 `grouped = true`，即可逐件读取"
            ),
            (Self::Read { line, .. }, Language::English) => {
                write!(f, "reading the log failed after line {line}")
            }
            (Self::Read { line, .. }, Language::Chinese) => {
                write!(f, "台账读至第{line}行后无法继续读取")
            }
        }
    }
}

impl std::error::Error for LogError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Read { source, .. } => Some(source),
            _ => None,
        }
    }
}

display_in_english!(LogError);

/// Two headers, told apart by their number where they are the same.
fn two(one: &str, other: &str, between: &str) -> String {
    if one == other {
        format!("`{one}#1`{between}`{other}#2`")
    } else {
        format!("`{one}`{between}`{other}`")
    }
}

fn listed(names: &[String], between: &str) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    quoted.join(between)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::log::mapping::mapping::Mapping;

    #[test]
    fn an_error_is_said_in_both_languages_and_names_no_option_of_a_command() {
        let text = || "一月".to_owned();
        let place = || Mapping::new().place("columns.case_id");
        let errors = [
            LogError::Empty,
            LogError::UndecodableHeader { encoding: text() },
            LogError::EncodingName(text()),
            LogError::UnsureEncoding { guess: text() },
            LogError::Binary,
            LogError::Unsupported(UnreadFormat::Parquet),
            LogError::Unsupported(UnreadFormat::PackedTwice),
            LogError::Unsupported(UnreadFormat::Pdf),
            LogError::Unsupported(UnreadFormat::JsonArray),
            LogError::Unsupported(UnreadFormat::JsonDocument),
            LogError::SourceOption {
                option: "sheet",
                format: text(),
            },
            LogError::DoubleEvent {
                place: place(),
                one: text(),
                other: text(),
            },
            LogError::RepeatedCase {
                case: text(),
                line: 9,
            },
            LogError::TooManyCases { limit: 9 },
            LogError::Unsupported(UnreadFormat::WebPage),
            LogError::Unsupported(UnreadFormat::Excel2003),
            LogError::Unsupported(UnreadFormat::Xes),
            LogError::Unsupported(UnreadFormat::Workbook),
            LogError::Format {
                said: text(),
                found: text(),
            },
            LogError::Separator('é'),
            LogError::NoSheet {
                name: text(),
                found: vec![text()],
            },
            LogError::ManySheets(vec![text(), text()]),
            LogError::NoHeaderRow { row: 9 },
            LogError::RowTooLong { line: 9 },
            LogError::MissingColumn {
                column: Column::CaseId,
                wanted: vec![text()],
                found: text(),
                place: Some(place()),
                nearest: Some(text()),
            },
            LogError::MissingEvent {
                place: place(),
                header: text(),
                found: text(),
                nearest: None,
            },
            LogError::NoGroupColumn {
                column: text(),
                found: text(),
            },
            LogError::NoActivities,
            LogError::DoubleColumn {
                column: Column::CaseId,
                one: text(),
                other: text(),
            },
            LogError::NotGrouped {
                case: text(),
                line: 9,
            },
            LogError::TooManyEvents { limit: 9 },
        ];
        for error in errors {
            let (english, chinese) = (error.to_string(), error.chinese().to_string());
            assert_ne!(english, chinese);
            assert!(chinese.contains(|c: char| !c.is_ascii()), "{chinese}");
            for told in [english, chinese] {
                assert!(!told.contains("--"), "{told}");
            }
        }
    }
}
