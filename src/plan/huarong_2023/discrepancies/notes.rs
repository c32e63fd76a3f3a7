//! What is noted of more than one place.

use crate::plan::citation::Note;

pub(super) const SAME_MEANING: Note<'static> = Note::new(
    "The words differ; nothing follows from it.",
    "措辞不同，含义无别。",
);
pub(super) const EMPTY_CELLS: Note<'static> = Note::new(
    "The cell of responsible units is empty. All such cells are read alike: they hold what \
     the cell above under the same measure holds (tasks 12, 14, 15 and 118 to 121); where \
     none stands above, no unit is responsible (59, 92, 97, 124 and 125).",
    "责任单位格为空。此类空格一律承同一措施内上一格（第12、14、15、118至121项）；\
     其上无格的，按无责任单位计（第59、92、97、124、125项）。",
);
pub(super) const ANNEX_ALONE: Note<'static> = Note::new(
    "The annex alone says so, and it is held as said there.",
    "仅附件载明，按附件执行。",
);
