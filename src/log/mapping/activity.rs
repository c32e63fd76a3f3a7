//! What the activities of a log of events mean.

use crate::term::stops::{StopError, StopKind};

/// What an activity of a log of events means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meaning<'m> {
    /// The event of that name happened.
    Event(&'m str),
    /// A stop of that kind began.
    Stop(StopKind),
    /// A stop ended: one of that kind, or the one that lasts.
    Resume(Option<StopKind>),
    /// It means nothing to a deadline, and its rows are passed over.
    Ignored,
}

/// The stages of an activity by the standard of event logs, but for `complete`: in
/// these an activity is not done.
const STAGES: [&str; 12] = [
    "schedule",
    "assign",
    "withdraw",
    "reassign",
    "start",
    "suspend",
    "resume",
    "pi_abort",
    "ate_abort",
    "autoskip",
    "manualskip",
    "unknown",
];

/// Whether an activity in that stage is what its name says: done, in a stage that is
/// a word of the log's own, or in none.
pub(crate) fn is_done(lifecycle: &str) -> bool {
    !STAGES
        .iter()
        .any(|stage| lifecycle.eq_ignore_ascii_case(stage))
}

impl<'m> Meaning<'m> {
    pub(crate) fn parse(text: &'m str) -> Result<Self, StopError> {
        Ok(match text.trim().split_once(':') {
            Some(("stop", kind)) => Self::Stop(kind.parse()?),
            Some(("resume", kind)) => Self::Resume(Some(kind.parse()?)),
            _ if text.trim() == "resume" => Self::Resume(None),
            _ if text.trim() == "ignore" => Self::Ignored,
            _ => Self::Event(text.trim()),
        })
    }
}
