//! All places where the plan contradicts itself.

use super::items_1_to_19;
use super::items_20_to_40;
use super::items_41_to_61;
use crate::plan::discrepancy::Discrepancy;
use crate::plan::huarong_2023::parts::joined;

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
pub const DISCREPANCIES: [Discrepancy<'static>; 92] = joined(
    items_1_to_19::DISCREPANCIES[0],
    &[
        &items_1_to_19::DISCREPANCIES,
        &items_20_to_40::DISCREPANCIES,
        &items_41_to_61::DISCREPANCIES,
    ],
);
