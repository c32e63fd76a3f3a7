//! The stops of a case that bear on its rule, and those that contradict themselves.

use super::course::Course;
use super::rule::Rule;
use crate::check::case::Case;
use crate::check::settings::{UnendedStop, UntidyStops};
use crate::check::verdict::{Finding, Findings, Undetermined};
use crate::term::stops::Stops;

impl<'a> Rule<'a> {
    /// The stops that bear on a case of this course.
    #[inline]
    pub(super) fn stops<'c>(&self, case: &Case<'c>, course: Course) -> Stops<'c> {
        course.clip(Stops::new(case.stops(), self.stopped_by))
    }

    /// Looks for stops that contradict themselves or the case.
    pub(super) fn look_at_stops(
        &self,
        case: &Case<'_>,
        course: Course,
        findings: &mut Findings,
    ) -> Result<(), Undetermined> {
        let stops = Stops::new(case.stops(), self.stopped_by);
        let tidied = self.settings.untidy_stops == UntidyStops::Tidied;
        for stop in stops.relevant() {
            if stop.is_reversed() {
                return Err(Undetermined::StopEndsBeforeBegin);
            }
            let late = course
                .finish
                .is_some_and(|finish| finish.is_before(stop.begin()));
            let outside = stop.begin().is_before(course.start)
                || late
                || course
                    .finish
                    .zip(stop.end())
                    .is_some_and(|(finish, end)| finish.is_before(end));
            if outside {
                if !tidied {
                    return Err(Undetermined::StopOutsideCase);
                }
                findings.add(Finding::StopClipped);
            }
            if course.finish.is_some() && stop.end().is_none() && !late {
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
