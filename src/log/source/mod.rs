//! Files of every kind turned into records: what the content is, not what the
//! name says, decides how it is read.
//!
//! `sniff` looks at the first bytes; `text` finds the encoding; `delimited` (CSV and
//! its kin), `json`, `xes` and `workbook` read records; `header` finds the header
//! among the first of them.

pub(super) mod about;
#[cfg(feature = "excel")]
mod cell_text;
#[cfg(feature = "excel")]
mod claims;
mod delimited;
pub(super) mod format;
mod header;
mod json;
mod lines;
pub(super) mod options;
pub(super) mod record;
pub(super) mod rejected_rows;
mod sniff;
#[expect(
    clippy::module_inception,
    reason = "the folder is named for what stands in it"
)]
pub(super) mod source;
mod text;
#[cfg(feature = "excel")]
mod workbook;
#[cfg(feature = "xes")]
mod xes;
#[cfg(feature = "excel")]
mod xls;

pub use self::about::About;
pub use self::format::Format;
pub use self::options::SourceOptions;
pub use self::record::{Cell, CellKind, Record};
pub use self::source::Source;
