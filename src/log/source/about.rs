//! What a file was found to be.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::ground::counted::counted;

/// What a file was found, or said, to be.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct About {
    /// The format; of a workbook, which kind.
    pub format: String,
    /// Whether it was packed with gzip.
    pub gzip: bool,
    /// The encoding of a text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encoding: Option<String>,
    /// Whether a text begins with a byte order mark.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub byte_order_mark: bool,
    /// What separates the cells of a row; none where the format has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub separator: Option<char>,
    /// The name of the sheet that is read; none outside workbooks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// The other sheets of the workbook.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub other_sheets: Vec<String>,
    /// Whether a workbook counts its days from 1904.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub has_1904_dates: bool,
    /// The line of the header.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub header_line: Option<u64>,
    /// The rows above the header, titles and the like.
    pub rows_above_header: u64,
    /// What of this was given and not found out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub given: Vec<Cow<'static, str>>,
}

impl fmt::Display for About {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.format)?;
        if self.gzip {
            f.write_str(" in gzip")?;
        }
        if let Some(encoding) = &self.encoding {
            write!(f, ", {encoding}")?;
        }
        if self.byte_order_mark {
            f.write_str(" with a byte order mark")?;
        }
        if let Some(separator) = self.separator {
            match separator {
                '\t' => f.write_str(", separated by tabs")?,
                other => write!(f, ", separated by `{other}`")?,
            }
        }
        if let Some(sheet) = &self.sheet {
            write!(f, ", sheet `{sheet}`")?;
        }
        if !self.other_sheets.is_empty() {
            write!(f, " (not read: {})", self.other_sheets.join(", "))?;
        }
        if self.has_1904_dates {
            f.write_str(", days counted from 1904")?;
        }
        match self.rows_above_header {
            0 => {}
            rows => {
                let rows = counted(rows, "row", "rows");
                write!(f, ", {rows} above the header")?;
            }
        }
        Ok(())
    }
}
