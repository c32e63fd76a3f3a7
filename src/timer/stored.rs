//! Entries as stored: one flat map each, whose fields are checked.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::entry::{Entry, Transition};
use crate::ground::moment::Moment;
use crate::term::limit::Limit;
use crate::term::stops::StopKind;

/// An entry as stored.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Stored {
    at: Moment,
    #[serde(rename = "do")]
    what: What,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    event: Option<Box<str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    kind: Option<StopKind>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    begin: Option<Moment>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    by: Option<Limit>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    cite: Option<Box<str>>,
}

/// The name of a transition in data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum What {
    Receive,
    AskSupplement,
    Supplemented,
    Start,
    Happened,
    Stop,
    Resume,
    Extend,
    WithdrawStop,
    Finish,
    Reopen,
}

/// Why a map of known fields is not an entry.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum StoredError {
    #[error("the entry at {at} lacks `{field}`")]
    Lacks { at: Moment, field: &'static str },
    #[error("the entry at {at} has `{field}`, which its transition does not take")]
    Has { at: Moment, field: &'static str },
}

impl Serialize for Entry {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Stored::from(self.clone()).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Entry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let stored = Stored::deserialize(deserializer)?;
        Self::try_from(stored).map_err(D::Error::custom)
    }
}

impl From<Entry> for Stored {
    fn from(entry: Entry) -> Self {
        let mut stored = Self {
            at: entry.at,
            what: What::Start,
            event: None,
            kind: None,
            begin: None,
            by: None,
            cite: entry.citation,
        };
        stored.what = match entry.transition {
            Transition::Receive => What::Receive,
            Transition::AskSupplement => What::AskSupplement,
            Transition::Supplemented => What::Supplemented,
            Transition::Start => What::Start,
            Transition::Happened { event } => {
                stored.event = Some(event);
                What::Happened
            }
            Transition::Stop { kind } => {
                stored.kind = Some(kind);
                What::Stop
            }
            Transition::Resume { kind } => {
                stored.kind = kind;
                What::Resume
            }
            Transition::Extend { by } => {
                stored.by = Some(by);
                What::Extend
            }
            Transition::WithdrawStop { kind, begin } => {
                stored.kind = Some(kind);
                stored.begin = Some(begin);
                What::WithdrawStop
            }
            Transition::Finish => What::Finish,
            Transition::Reopen => What::Reopen,
        };
        stored
    }
}

impl TryFrom<Stored> for Entry {
    type Error = StoredError;

    fn try_from(stored: Stored) -> Result<Self, StoredError> {
        let Stored {
            at,
            what,
            mut event,
            mut kind,
            mut begin,
            mut by,
            cite,
        } = stored;
        let lacks = |field| StoredError::Lacks { at, field };
        let transition = match what {
            What::Receive => Transition::Receive,
            What::AskSupplement => Transition::AskSupplement,
            What::Supplemented => Transition::Supplemented,
            What::Start => Transition::Start,
            What::Happened => Transition::Happened {
                event: event.take().ok_or_else(|| lacks("event"))?,
            },
            What::Stop => Transition::Stop {
                kind: kind.take().ok_or_else(|| lacks("kind"))?,
            },
            What::Resume => Transition::Resume { kind: kind.take() },
            What::Extend => Transition::Extend {
                by: by.take().ok_or_else(|| lacks("by"))?,
            },
            What::WithdrawStop => Transition::WithdrawStop {
                kind: kind.take().ok_or_else(|| lacks("kind"))?,
                begin: begin.take().ok_or_else(|| lacks("begin"))?,
            },
            What::Finish => Transition::Finish,
            What::Reopen => Transition::Reopen,
        };
        let left = [
            ("event", event.is_some()),
            ("kind", kind.is_some()),
            ("begin", begin.is_some()),
            ("by", by.is_some()),
        ];
        if let Some((field, _)) = left.into_iter().find(|(_, left)| *left) {
            return Err(StoredError::Has { at, field });
        }
        Ok(Self {
            at,
            transition,
            citation: cite,
        })
    }
}
