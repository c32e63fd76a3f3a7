//! The stops of a case that bear on its rule, and those that contradict themselves.

use chrono::NaiveDateTime;

use super::ends::Ends;
use super::rule::Rule;
use crate::check::case::Case;
use crate::check::settings::{UnendedStop, UntidyStops};
use crate::check::verdict::{Finding, Findings, Undetermined};
use crate::ground::moment::Moment;
use crate::term::stops::Stops;

impl<'a> Rule<'a> {
    /// The stops that bear on a case with these ends.
    #[inline]
    pub(super) fn stops<'c>(&self, case: &Case<'c>, ends: Ends, now: NaiveDateTime) -> Stops<'c> {
        let stops = Stops::new(case.stops(), self.stopped_by);
        match ends.finish {
            Some(finish) => stops.clipped_to(finish),
            None => stops.as_of(Moment::at(now)),
        }
    }

    /// Looks for stops that contradict themselves or the case.
    pub(super) fn look_at_stops(
        &self,
        case: &Case<'_>,
        ends: Ends,
        findings: &mut Findings,
    ) -> Result<(), Undetermined> {
        let stops = Stops::new(case.stops(), self.stopped_by);
        let tidied = self.settings.untidy_stops == UntidyStops::Tidied;
        for stop in stops.relevant() {
            if stop.is_reversed() {
                return Err(Undetermined::StopEndsBeforeBegin);
            }
            let late = ends
                .finish
                .is_some_and(|finish| finish.is_before(stop.begin()));
            let outside = stop.begin().is_before(ends.start)
                || late
                || ends
                    .finish
                    .zip(stop.end())
                    .is_some_and(|(finish, end)| finish.is_before(end));
            if outside {
                if !tidied {
                    return Err(Undetermined::StopOutsideCase);
                }
                findings.add(Finding::StopClipped);
            }
            if ends.finish.is_some() && stop.end().is_none() && !late {
                if self.settings.unended_stop == UnendedStop::Undetermined {
                    return Err(Undetermined::StopNotEnded);
                }
                findings.add(Finding::StopEndedWithCase);
            }
        }
        if stops.in_order().any(|stop| stop.overlaps) {
            if !tidied {
                return Err(Undetermined::OverlappingStops);
            }
            findings.add(Finding::StopsUnited);
        }
        Ok(())
    }
}
