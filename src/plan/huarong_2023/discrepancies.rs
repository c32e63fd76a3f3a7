//! Where the plan contradicts itself.

use crate::citation::Note;
use crate::plan::{Difference, Discrepancy};

/// Every place where body and annex differ, in the order of the document.
pub const DISCREPANCIES: [Discrepancy<'static>; 1] = [Discrepancy::new(
    Difference::Figure,
    &["procurement-complaint-handling"],
    "将政府采购投诉案件处理时间压减至20个工作日内",
    "将政府采购投诉案件处理时间压减至15个工作日内",
    Note::new(
        "Both are held; the reading decides which one a verdict follows.",
        "两说并存，以所选口径为准。",
    ),
)
.at(Some(9), &[20])];
