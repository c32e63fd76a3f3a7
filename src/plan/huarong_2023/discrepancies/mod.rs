//! Where the plan contradicts itself.

mod items_1_to_28;
mod items_29_to_61;

use super::joined;
use crate::plan::citation::Note;
use crate::plan::discrepancy::Discrepancy;

/// Every place where body and annex differ, in the order of the document.
///
/// Listed is what differs in a figure, a date, a condition, an exception, in what
/// is counted or who leads, in numbers and words. What one text only adds in
/// detail to the other is not. Cells of the annex that are damaged or that
/// contradict each other are listed too; the body is silent on them.
///
/// ```
/// use shixian::plan::Difference;
/// use shixian::plan::huarong_2023::DISCREPANCIES;
///
/// let figures = DISCREPANCIES.iter().filter(|d| d.difference() == Difference::Figure);
/// let about: Vec<&str> = figures.flat_map(|d| d.promises()).copied().collect();
/// assert_eq!(about, ["procurement-complaint-handling"]);
/// ```
pub const DISCREPANCIES: [Discrepancy<'static>; 76] = joined(
    items_1_to_28::DISCREPANCIES[0],
    &[
        &items_1_to_28::DISCREPANCIES,
        &items_29_to_61::DISCREPANCIES,
    ],
);

const SAME_MEANING: Note<'static> = Note::new(
    "The words differ; nothing follows from it.",
    "措辞不同，含义无别。",
);
const ANNEX_ALONE: Note<'static> = Note::new(
    "The annex alone says so, and it is held as said there.",
    "仅附件载明，按附件执行。",
);
