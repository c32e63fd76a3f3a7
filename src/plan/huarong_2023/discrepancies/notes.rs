//! What is noted of more than one place.

use crate::plan::citation::Note;

pub(super) const SAME_MEANING: Note<'static> = Note::new(
    "The words differ; nothing follows from it.",
    "措辞不同，含义无别。",
);
pub(super) const ANNEX_ALONE: Note<'static> = Note::new(
    "The annex alone says so, and it is held as said there.",
    "仅附件载明，按附件执行。",
);
