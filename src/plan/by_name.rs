//! The commitments of a plan by the names that logs give their matters.

use std::collections::HashMap;

use crate::plan::commitment::Commitment;

/// Which commitment a log means by calling a matter so: a table of the names of all
/// of them, for many questions.
///
/// ```
/// use shixian::plan::huarong_2023::PLAN;
///
/// let by_name = PLAN.by_name();
/// let meant = by_name.called("联合验收3个工作日").unwrap();
/// assert_eq!(meant.id(), "construction-joint-acceptance-3wd");
/// assert_eq!(by_name.called("联合"), None);
/// ```
#[derive(Clone, Debug)]
pub struct CommitmentsByName<'a> {
    commitments: &'a [Commitment<'a>],
    /// Where the commitment of each name stands in the plan; none where several are
    /// called so.
    places: HashMap<&'a str, Option<usize>>,
}

impl<'a> CommitmentsByName<'a> {
    pub(super) fn of(commitments: &'a [Commitment<'a>]) -> Self {
        let mut places = HashMap::new();
        for (place, commitment) in commitments.iter().enumerate() {
            for name in commitment.all_names() {
                places
                    .entry(name)
                    .and_modify(|known| {
                        // an id may stand among the titles of the same commitment
                        if *known != Some(place) {
                            *known = None;
                        }
                    })
                    .or_insert(Some(place));
            }
        }
        Self {
            commitments,
            places,
        }
    }

    /// The commitment that a log means by calling a matter `name`; `None` where none is
    /// called that, or more than one.
    #[must_use]
    pub fn called(&self, name: &str) -> Option<&'a Commitment<'a>> {
        self.commitments.get(self.place(name)?)
    }

    /// Where that commitment stands in the plan, from 0.
    pub(crate) fn place(&self, name: &str) -> Option<usize> {
        *self.places.get(name.trim())?
    }
}
