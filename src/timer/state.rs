//! Timers as stored: a form with a version, which stays readable.

use std::fmt;
use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};

use super::entry::{Entry, TransitionError};
use super::history::History;
use super::timer::Timer;
use crate::check::rule::Rule;
use crate::ground::language::{Language, Localized, display_in_english};
use crate::ground::moment::Moment;
use crate::plan::PlanVersion;
use crate::term::amount::Amount;
use crate::term::deadline::Due;

/// The version of the stored form that this release writes. It reads this one and
/// every one before.
pub const VERSION: u32 = 1;

/// A timer as stored.
///
/// The form is a map of
///
/// - `version`: that of the form, now 1;
/// - `case`, and `category` and `due` where the case has them;
/// - `commitment`: its id, and `plan`: the `id` and `issued` date of the plan it
///   is of, left out for a commitment outside any plan;
/// - `calendar`: the fingerprint of the calendar's days when stored;
/// - `entries`: what happened, in order, each with `at`, what to `do` and, where it
///   has one, `cite`;
/// - `was`: when the case was due when stored, `as_of` that moment. No answer is
///   computed from it: it is there so that a reader under another plan or calendar
///   can tell what moved.
///
/// The rule itself is not stored: it is found again by the commitment's id. A form of
/// a later release is refused when it is read, as such where its version is read
/// first, as it is written.
///
/// ```
/// # use std::sync::Arc;
/// # use chrono::NaiveDate;
/// # use shixian::plan::huarong_2023::{Project, construction_approval};
/// # use shixian::{Rule, Schedule, Settings, Timer};
/// use shixian::timer::TimerState;
///
/// # let at = |m, d, h| NaiveDate::from_ymd_opt(2026, m, d).unwrap().and_hms_opt(h, 0, 0).unwrap();
/// # let commitment = construction_approval(Project::SimpleLowRisk);
/// # let rule = Arc::new(Rule::new(commitment, &Schedule::china(), &Settings::new()));
/// let mut timer = Timer::new("HR-2026-0117", &rule);
/// timer.start(at(3, 2, 9))?;
/// let text = serde_json::to_string(&timer.state(at(3, 3, 9)))?;
/// assert!(text.starts_with(r#"{"version":1,"case":"HR-2026-0117","commitment":"construction-approval-"#));
///
/// let state: TimerState = serde_json::from_str(&text)?;
/// let timer = state.restore(&rule)?;
/// assert_eq!(timer.standing(at(3, 4, 9)).verdict().to_string(), "running, 8 working days left");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimerState {
    #[serde(deserialize_with = "known_version")]
    version: u32,
    case: Box<str>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    category: Option<Box<str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    due: Option<Moment>,
    commitment: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    plan: Option<PlanState>,
    calendar: String,
    entries: Vec<Entry>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    was: Option<DueWas>,
}

/// The version, refused before any field that only a later one has.
fn known_version<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
    let version = u32::deserialize(deserializer)?;
    if version > VERSION {
        let message = format!(
            "the form of the timer has version {version}, this release reads up to {VERSION}; use a later release"
        );
        return Err(Error::custom(message));
    }
    Ok(version)
}

/// The plan that a stored timer was judged by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanState {
    id: String,
    issued: NaiveDate,
}

impl PlanState {
    fn of(version: PlanVersion<'_>) -> Self {
        Self {
            id: version.id().to_owned(),
            issued: version.issued(),
        }
    }

    /// The id by which the plan is known, such as `huarong-2023`.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The date on which the plan was issued (印发日期).
    #[must_use]
    pub const fn issued(&self) -> NaiveDate {
        self.issued
    }
}

impl Localized for PlanState {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match language {
            Language::English => write!(f, "{} of {}", self.id, self.issued),
            Language::Chinese => write!(f, "{}（{}印发）", self.id, self.issued),
        }
    }
}

/// When a case was due, or what remained, as of a moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DueWas {
    as_of: NaiveDateTime,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    day: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    at: Option<NaiveDateTime>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    remaining: Option<String>,
}

impl DueWas {
    /// The moment as of which the due moment was stored.
    #[must_use]
    pub const fn as_of(&self) -> NaiveDateTime {
        self.as_of
    }

    /// The due day; none while the clock stood still or nothing was known.
    #[must_use]
    pub const fn day(&self) -> Option<NaiveDate> {
        self.day
    }

    /// The due moment as it was stored; none while the clock stood still.
    #[must_use]
    pub const fn at(&self) -> Option<NaiveDateTime> {
        self.at
    }

    /// What remained while the clock stood still, in English.
    #[must_use]
    pub fn remaining(&self) -> Option<&str> {
        self.remaining.as_deref()
    }
}

impl Localized for DueWas {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let english = language == Language::English;
        match (self.day, self.at, &self.remaining) {
            (Some(day), Some(at), _) if english => write!(f, "due {day} (until {at})"),
            (Some(day), Some(at), _) => write!(f, "{day}到期（至{at}）"),
            (_, _, Some(remaining)) if english => write!(f, "stopped with {remaining} left"),
            (_, _, Some(remaining)) => write!(f, "中止计时，剩{remaining}"),
            _ if english => f.write_str("not due"),
            _ => f.write_str("无到期日"),
        }
    }
}

display_in_english!(DueWas);

/// Something that is not as it was when a timer was stored.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Moved {
    /// The plan is another one, or none.
    Plan {
        /// What it was when the state was stored.
        was: Option<PlanState>,
        /// The plan that the timer is bound to now.
        is: Option<PlanState>,
    },
    /// The calendar has other days.
    Calendar {
        /// The fingerprint of the calendar that was stored.
        was: String,
        /// The fingerprint of the calendar now.
        is: String,
    },
    /// The case is due at another time.
    Due {
        /// What it was when the state was stored.
        was: DueWas,
        /// Now, as of the same moment.
        is: DueWas,
    },
    /// An entry that made sense makes none under the rule as it is now.
    Entry(TransitionError),
}

impl Localized for Moved {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let named = |plan: &Option<PlanState>| match (plan, language) {
            (Some(plan), _) => plan.in_language(language).to_string(),
            (None, Language::English) => "no plan".to_owned(),
            (None, Language::Chinese) => "无方案".to_owned(),
        };
        match (self, language) {
            (Self::Plan { was, is }, Language::English) => {
                write!(f, "the plan was {}, is {}", named(was), named(is))
            }
            (Self::Plan { was, is }, Language::Chinese) => {
                write!(f, "方案原为{}，现为{}", named(was), named(is))
            }
            (Self::Calendar { was, is }, Language::English) => {
                write!(f, "the calendar was {was}, is {is}")
            }
            (Self::Calendar { was, is }, Language::Chinese) => {
                write!(f, "日历校验码原为{was}，现为{is}")
            }
            (Self::Due { was, is }, Language::English) => {
                write!(f, "the case was {was}, is {is}")
            }
            (Self::Due { was, is }, Language::Chinese) => {
                write!(f, "办件原为{}，现为{}", was.chinese(), is.chinese())
            }
            (Self::Entry(error), _) => error.fmt_in(language, f),
        }
    }
}

display_in_english!(PlanState, Moved);

/// A timer restored under a rule that may have changed, and what moved.
#[derive(Clone, Debug)]
pub struct Restored<'a> {
    /// The timer, with all that was recorded of its case.
    pub timer: Timer<'a>,
    /// What is not as it was.
    pub moved: Vec<Moved>,
}

/// Why a stored timer cannot be restored.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RestoreError {
    /// The rule is for another commitment.
    OtherCommitment {
        /// The id of the commitment that was stored.
        stored: String,
        /// The id of the commitment of the rule given.
        rule: String,
    },
    /// The plan, the calendar or the due day is not as it was.
    Changed {
        /// The name of the case that is meant.
        case: Box<str>,
        /// What is not as it was.
        moved: Vec<Moved>,
    },
}

impl Localized for RestoreError {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self, language) {
            (Self::OtherCommitment { stored, rule }, Language::English) => write!(
                f,
                "the timer is for the commitment `{stored}`, the rule for `{rule}`; look the rule up by the stored id"
            ),
            (Self::OtherCommitment { stored, rule }, Language::Chinese) => write!(
                f,
                "计时属于承诺事项“{stored}”，规则属于“{rule}”；请按存储的编号查找规则"
            ),
            (Self::Changed { case, moved }, Language::English) => write!(
                f,
                "timer {case}: {}; restore it as changed to accept that",
                list(moved, language)
            ),
            (Self::Changed { case, moved }, Language::Chinese) => write!(
                f,
                "办件{case}的计时：{}；如接受变化，请按已变化恢复",
                list(moved, language)
            ),
        }
    }
}

impl std::error::Error for RestoreError {}

display_in_english!(RestoreError);

fn list(moved: &[Moved], language: Language) -> String {
    let texts = moved.iter().map(|moved| moved.in_language(language));
    let texts: Vec<String> = texts.map(|text| text.to_string()).collect();
    texts.join(match language {
        Language::English => "; ",
        Language::Chinese => "；",
    })
}

impl TimerState {
    /// The name of the case, as the log or the case system writes it.
    #[must_use]
    pub fn case(&self) -> &str {
        &self.case
    }

    /// The id of the commitment, by which its rule is found.
    #[must_use]
    pub fn commitment(&self) -> &str {
        &self.commitment
    }

    /// The plan it was stored under.
    #[must_use]
    pub const fn plan(&self) -> Option<&PlanState> {
        self.plan.as_ref()
    }

    /// The fingerprint of the calendar it was stored under.
    #[must_use]
    pub fn calendar(&self) -> &str {
        &self.calendar
    }

    /// What happened in the case, in order.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Restores the timer under the plan and calendar it was stored under.
    ///
    /// # Errors
    ///
    /// [`RestoreError::Changed`] when the plan, the calendar or the due moment is
    /// not as it was, or an entry makes no sense:
    /// [`restore_changed`](TimerState::restore_changed) accepts that. A rule for
    /// another commitment.
    pub fn restore<'a>(self, rule: &Arc<Rule<'a>>) -> Result<Timer<'a>, RestoreError> {
        let Restored { timer, moved } = self.restore_changed(rule)?;
        if moved.is_empty() {
            Ok(timer)
        } else {
            let case = timer.case;
            Err(RestoreError::Changed { case, moved })
        }
    }

    /// Restores the timer under a plan or calendar that may have changed, and says
    /// what moved.
    ///
    /// # Errors
    ///
    /// A rule for another commitment.
    pub fn restore_changed<'a>(self, rule: &Arc<Rule<'a>>) -> Result<Restored<'a>, RestoreError> {
        if self.commitment != rule.commitment().id() {
            return Err(RestoreError::OtherCommitment {
                stored: self.commitment,
                rule: rule.commitment().id().to_owned(),
            });
        }
        let mut moved = Vec::new();
        let plan = rule.plan().map(PlanState::of);
        if plan != self.plan {
            moved.push(Moved::Plan {
                was: self.plan,
                is: plan,
            });
        }
        let calendar = rule.schedule().calendar().fingerprint().to_string();
        if calendar != self.calendar {
            moved.push(Moved::Calendar {
                was: self.calendar,
                is: calendar,
            });
        }
        let timer = Timer {
            case: self.case,
            category: self.category,
            due: self.due,
            rule: Arc::clone(rule),
            entries: self.entries,
        };
        History::of(&timer.entries, rule, None, |error| {
            moved.push(Moved::Entry(error));
            true
        });
        if let Some(was) = self.was {
            let is = timer.due_as_of(was.as_of);
            if is != was {
                moved.push(Moved::Due { was, is });
            }
        }
        Ok(Restored { timer, moved })
    }
}

impl<'a> Timer<'a> {
    /// The same timer under another rule for the same commitment, such as one on a
    /// calendar with a new notice.
    ///
    /// # Errors
    ///
    /// [`RestoreError::OtherCommitment`].
    pub fn rebind(&mut self, rule: &Arc<Rule<'a>>) -> Result<(), RestoreError> {
        let (own, other) = (self.rule.commitment().id(), rule.commitment().id());
        if own != other {
            return Err(RestoreError::OtherCommitment {
                stored: own.to_owned(),
                rule: other.to_owned(),
            });
        }
        self.adopt(rule);
        Ok(())
    }

    /// The timer as stored at `now`: serialise it with any serde format that keeps the
    /// names of fields, such as JSON.
    #[must_use]
    pub fn state(&self, now: NaiveDateTime) -> TimerState {
        TimerState {
            version: VERSION,
            case: self.case.clone(),
            category: self.category.clone(),
            due: self.due,
            commitment: self.rule.commitment().id().to_owned(),
            plan: self.rule.plan().map(PlanState::of),
            calendar: self.rule.schedule().calendar().fingerprint().to_string(),
            entries: self.entries.clone(),
            was: Some(self.due_as_of(now)),
        }
    }

    /// When the case is due, or what remains, as of `now`.
    #[must_use]
    pub fn due_as_of(&self, now: NaiveDateTime) -> DueWas {
        let due = self.standing(now).due();
        let remaining = |amount: Amount| amount.to_string();
        let (day, at, remaining) = match due {
            Some(Due::At(deadline)) => (Some(deadline.day()), Some(deadline.at()), None),
            Some(Due::Paused(paused)) => (None, None, Some(remaining(paused.remaining()))),
            None => (None, None, None),
        };
        DueWas {
            as_of: now,
            day,
            at,
            remaining,
        }
    }
}
