//! The tiers of a rule: the committed limit (承诺时限) and the statutory one
//! (法定时限).

use crate::check::case::Case;
use crate::check::verdict::Undetermined;
use crate::plan::commitment::Start;
use crate::term::amount::Unit;
use crate::term::limit::Limit;
use crate::term::limit::sum::Sum;

/// One tier of a rule: a limit from a start.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tier<'a> {
    pub(super) limit: Limit,
    /// The unit in which the limit is counted, extended or not.
    pub(super) unit: Unit,
    pub(super) start: Start<'a>,
    /// Whether the start is another than the commitment's.
    pub(super) has_own_start: bool,
    /// Whether its clock starts as that of the text before it, as where a law was
    /// amended.
    pub(super) starts_alike: bool,
}

impl Tier<'_> {
    /// Whether a clock that has a start of its own has one in `case`: a bare start
    /// column says when the commitment's clock started, and no more.
    pub(super) fn is_started(&self, case: &Case<'_>) -> bool {
        match (self.has_own_start, self.start) {
            (true, Start::Event(event)) => case.has(event),
            _ => true,
        }
    }

    /// The case as the statutory limit sees it: an extension of the committed limit
    /// that is counted otherwise is not the statute's.
    pub(super) fn statutory_case<'c>(&self, case: &Case<'c>) -> Case<'c> {
        match case.extension().map(|extension| self.limit.sum(extension)) {
            Some(Sum::Unlike) => case.without_extension(),
            _ => *case,
        }
    }

    /// The limit with the case's extension. One beyond all bounds lies outside every
    /// calendar.
    #[inline]
    pub(super) fn extended(&self, case: &Case<'_>) -> Result<Limit, Undetermined> {
        match case.extension().map(|extension| self.limit.sum(extension)) {
            None => Ok(self.limit),
            Some(Sum::Limit(sum)) => Ok(sum),
            Some(Sum::TooLarge) => Err(Undetermined::OutsideCalendar),
            Some(Sum::Unlike) => Err(Undetermined::UnlikeExtension),
        }
    }
}
