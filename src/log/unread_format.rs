//! The formats in which a log is not read, and what to do instead.

use std::fmt;

use crate::ground::language::{Language, Localized, display_in_english};

/// A format in which a log is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum UnreadFormat {
    /// A table in Parquet, which this version does not read.
    Parquet,
    /// A file packed with gzip twice over.
    PackedTwice,
    /// A document in PDF, which holds pages and not rows.
    Pdf,
    /// One array of JSON, where one object on each line is read.
    JsonArray,
    /// One piece of JSON over several lines.
    JsonDocument,
    /// A web page, as many systems export under the name of a workbook.
    WebPage,
    /// The XML of Excel 2003.
    Excel2003,
    /// XES, in a build without the feature `xes`.
    Xes,
    /// A workbook, in a build without the feature `excel`.
    Workbook,
}

/// What it is, and what to do instead.
impl Localized for UnreadFormat {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match (self, language) {
            (Self::Parquet, Language::English) => "Parquet: convert it to CSV",
            (Self::Parquet, Language::Chinese) => "Parquet：请转换为CSV",
            (Self::PackedTwice, Language::English) => "packed with gzip twice: unpack it once",
            (Self::PackedTwice, Language::Chinese) => "两重gzip压缩：请先解压一次",
            (Self::Pdf, Language::English) => "a PDF: export the table it was made from",
            (Self::Pdf, Language::Chinese) => "PDF：请导出原来的表格",
            (Self::JsonArray, Language::English) => "a JSON array: write one object a line (JSON Lines)",
            (Self::JsonArray, Language::Chinese) => "JSON数组：请每行写一个对象（JSON Lines）",
            (Self::JsonDocument, Language::English) => "one JSON object over several lines, not one a case: write one object a line (JSON Lines)",
            (Self::JsonDocument, Language::Chinese) => "跨多行的一个JSON对象，而非每件一个：请每行写一个对象（JSON Lines）",
            (Self::WebPage, Language::English) => "a web page, whatever its name says: open it in a spreadsheet program and save it as .xlsx",
            (Self::WebPage, Language::Chinese) => "网页（不论文件名如何）：请用电子表格软件打开，另存为 .xlsx",
            (Self::Excel2003, Language::English) => "XML of Excel 2003: open it in a spreadsheet program and save it as .xlsx",
            (Self::Excel2003, Language::Chinese) => "Excel 2003的XML：请用电子表格软件打开，另存为 .xlsx",
            (Self::Xes, Language::English) => "XES: this build lacks the feature `xes`",
            (Self::Xes, Language::Chinese) => "XES：本软件编译时未启用 `xes`",
            (Self::Workbook, Language::English) => "a workbook: this build lacks the feature `excel`",
            (Self::Workbook, Language::Chinese) => "工作簿：本软件编译时未启用 `excel`",
        })
    }
}

display_in_english!(UnreadFormat);
