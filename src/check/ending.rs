//! How a case came to its end: as a rule it is done, but not always ([S9](crate::design#s9)).

use serde::{Deserialize, Serialize};

use crate::check::verdict::{Undetermined, Verdict};

/// How a case ended. One that was not done is in no share and no mean, and is
/// counted by name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ending {
    /// It was done (办结), or it has not ended.
    #[default]
    Done,
    /// The applicant withdrew it (撤回申请).
    Withdrawn,
    /// It was refused before acceptance (不予受理).
    RefusedBeforeAcceptance,
    /// It ended abnormally (异常终结).
    Abnormal,
}

impl Ending {
    /// The verdict on a case that ended so, where `verdict` is that on one done. A
    /// commitment that does not bind the case, and an end that cannot be, come first.
    pub(super) const fn verdict(self, verdict: Verdict) -> Verdict {
        match (self, verdict) {
            (Self::Done, _)
            | (
                _,
                Verdict::NotApplicable(_)
                | Verdict::Undetermined(Undetermined::EndBeforeStart | Undetermined::FinishAfterNow),
            ) => verdict,
            (Self::Withdrawn, Verdict::Met { .. }) => Verdict::Withdrawn {
                in_time: Some(true),
            },
            (Self::Withdrawn, Verdict::Missed { .. }) => Verdict::Withdrawn {
                in_time: Some(false),
            },
            (Self::Withdrawn, _) => Verdict::Withdrawn { in_time: None },
            (Self::RefusedBeforeAcceptance, _) => Verdict::RefusedBeforeAcceptance,
            (Self::Abnormal, _) => Verdict::EndedAbnormally,
        }
    }

    /// Whether it was done, or has not ended.
    #[expect(
        clippy::trivially_copy_pass_by_ref,
        reason = "serde passes a reference"
    )]
    pub(super) const fn is_done(&self) -> bool {
        matches!(self, Self::Done)
    }
}
