//! The stops of a case as its events tell of them: beginnings and ends.

use crate::ground::moment::Moment;
use crate::term::stops::{ClockStop, StopKind};

/// The end of a stop that has not met its beginning yet.
struct Early {
    kind: Option<StopKind>,
    at: Moment,
    index: usize,
}

/// The stops of a case as its events are followed in the order of their times.
///
/// A stop that begins while one of its kind lasts is united with it: an end ends both,
/// and so many more ends as there were beginnings may follow before the next. Between
/// events of one day of which one is a date alone no order is known: an end may come
/// before its beginning.
#[derive(Default)]
pub(super) struct StopsTold {
    lasting: Vec<(StopKind, Moment)>,
    ended: Vec<ClockStop>,
    /// Ends that may still follow one that ended several stops, by the kind.
    more_ends: Vec<(StopKind, usize)>,
    early: Vec<Early>,
    /// Stops that began while one of their kind lasted.
    pub(super) united: u64,
}

impl StopsTold {
    pub(super) fn begin(&mut self, kind: StopKind, at: Moment) {
        self.united += u64::from(self.lasting.iter().any(|(known, _)| *known == kind));
        self.more_ends.retain(|(known, _)| *known != kind);
        let ends_it = |early: &Early| {
            early.kind.is_none_or(|of| of == kind)
                && early.at.date() == at.date()
                && !early.at.is_before(at)
        };
        if let Some(position) = self.early.iter().position(ends_it) {
            let early = self.early.remove(position);
            self.ended.push(ClockStop::ended(kind, at, early.at));
        } else {
            self.lasting.push((kind, at));
        }
    }

    /// The row of that index tells of the end of a stop: of one of that kind, or of the
    /// kind that lasts where it is the only one.
    pub(super) fn resume(&mut self, kind: Option<StopKind>, at: Moment, index: usize) {
        let mut kinds = self.lasting.iter().map(|(known, _)| *known);
        let first = kinds.next();
        let only = first.filter(|first| kinds.all(|other| other == *first));
        let Some(kind) = kind.or(only) else {
            return self.resume_without(None, at, index);
        };
        let is_of_kind = |(known, _): &(StopKind, Moment)| *known == kind;
        let begun = self.lasting.iter().filter(|stop| is_of_kind(stop)).count();
        if begun == 0 {
            return self.resume_without(Some(kind), at, index);
        }
        let of_kind = self.lasting.iter().filter(|stop| is_of_kind(stop));
        let ended = of_kind.map(|(kind, begin)| ClockStop::ended(*kind, *begin, at));
        self.ended.extend(ended);
        self.lasting.retain(|stop| !is_of_kind(stop));
        self.more_ends.push((kind, begun - 1));
    }

    /// An end while no stop of its kind lasts: one more of several united, or one whose
    /// beginning may come yet.
    fn resume_without(&mut self, kind: Option<StopKind>, at: Moment, index: usize) {
        let more = self
            .more_ends
            .iter_mut()
            .rev()
            .find(|(known, left)| *left > 0 && kind.is_none_or(|kind| kind == *known));
        if let Some((kind, left)) = more {
            *left -= 1;
            let kind = *kind;
            let mut ended = self.ended.iter_mut().rev();
            if let Some(last) = ended.find(|stop| stop.kind() == kind) {
                *last = ClockStop::ended(kind, last.begin(), at);
            }
            return;
        }
        self.early.push(Early { kind, at, index });
    }

    /// The rows that tell of the ends of stops that never began.
    pub(super) fn unmatched(&mut self) -> Vec<usize> {
        self.early.drain(..).map(|early| early.index).collect()
    }

    /// The stops, those that still last without an end.
    pub(super) fn told(self) -> impl Iterator<Item = ClockStop> {
        let lasting = self.lasting.into_iter();
        let open = lasting.map(|(kind, begin)| ClockStop::open(kind, begin));
        self.ended.into_iter().chain(open)
    }
}
