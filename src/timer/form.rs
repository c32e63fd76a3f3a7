//! The forms of standings and of what moved, as data.

use chrono::{NaiveDateTime, TimeDelta};
use serde::{Serialize, Serializer};

use super::docket::{DueMoved, Woken};
use super::standing::{Standing, TierStanding};
use super::state::{DueWas, Moved, PlanState};
use crate::check::outcome::Outcome;
use crate::check::rule::Usage;
use crate::check::verdict::Verdict;
use crate::plan::warning::WarningLevel;
use crate::term::deadline::{Deadline, Due};
use crate::term::elapsed::Elapsed;
use crate::term::form::Seconds;

/// The name and version of the form of a standing.
const STANDING: &str = "shixian-standing/1";

#[derive(Serialize)]
#[serde(rename = "TierStanding")]
struct TierForm {
    verdict: Verdict,
    due: Option<Due>,
    due_if_resumed: Option<Deadline>,
}

impl Serialize for TierStanding {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let form = TierForm {
            verdict: self.verdict(),
            due: self.due(),
            due_if_resumed: self.due_if_resumed(),
        };
        form.serialize(serializer)
    }
}

#[derive(Serialize)]
#[serde(rename = "Standing")]
struct StandingForm<'a> {
    schema: &'static str,
    at: NaiveDateTime,
    outcome: Outcome<'a>,
    committed: TierStanding,
    statutory: Option<TierStanding>,
    elapsed: Option<Elapsed>,
    usage: Option<Usage>,
    open_seconds_left: Option<Seconds>,
    level: Option<WarningLevel>,
    acceptance_deemed_from: Option<NaiveDateTime>,
}

impl Serialize for Standing<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let left: Option<TimeDelta> = self.open_time_left();
        let form = StandingForm {
            schema: STANDING,
            at: self.at(),
            outcome: *self.outcome(),
            committed: self.committed(),
            statutory: self.statutory(),
            elapsed: self.elapsed(),
            usage: self.usage(),
            open_seconds_left: left.map(Seconds),
            level: self.level(),
            acceptance_deemed_from: self.acceptance_deemed_from(),
        };
        form.serialize(serializer)
    }
}

#[derive(Serialize)]
#[serde(rename = "Woken")]
struct WokenForm<'a> {
    at: NaiveDateTime,
    case: &'a str,
    officer: &'a str,
    standing: Standing<'a>,
}

impl Serialize for Woken<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let form = WokenForm {
            at: self.at(),
            case: self.timer().case(),
            officer: self.officer(),
            standing: self.standing(),
        };
        form.serialize(serializer)
    }
}

#[derive(Serialize)]
#[serde(rename = "DueMoved")]
struct DueMovedForm<'a> {
    case: &'a str,
    commitment: &'a str,
    from: Option<Due>,
    to: Option<Due>,
}

impl Serialize for DueMoved {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let form = DueMovedForm {
            case: self.case(),
            commitment: self.commitment(),
            from: self.from(),
            to: self.to(),
        };
        form.serialize(serializer)
    }
}

#[derive(Serialize)]
#[serde(rename = "Moved", tag = "kind", rename_all = "kebab-case")]
enum MovedForm<'a> {
    Plan {
        was: Option<&'a PlanState>,
        is: Option<&'a PlanState>,
    },
    Calendar {
        was: &'a str,
        is: &'a str,
    },
    Due {
        was: &'a DueWas,
        is: &'a DueWas,
    },
    Entry {
        error: String,
    },
}

impl Serialize for Moved {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let form = match self {
            Self::Plan { was, is } => MovedForm::Plan {
                was: was.as_ref(),
                is: is.as_ref(),
            },
            Self::Calendar { was, is } => MovedForm::Calendar { was, is },
            Self::Due { was, is } => MovedForm::Due { was, is },
            Self::Entry(error) => MovedForm::Entry {
                error: error.to_string(),
            },
        };
        form.serialize(serializer)
    }
}
