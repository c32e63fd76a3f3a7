//! The forms of terms as data: units, amounts, due moments, lengths and traces.

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::ground::form::form_is_id;
use crate::ground::fraction::Fraction;
use crate::term::amount::{Amount, Unit};
use crate::term::deadline::{Deadline, Due, Paused};
use crate::term::elapsed::Elapsed;
use crate::term::stops::StopKind;
use crate::term::trace::{Reason, Step, What};

impl Unit {
    /// Every unit there is, in the order of the declaration.
    pub const ALL: [Self; 5] = [
        Self::WorkingDays,
        Self::WorkingDaysOfTime,
        Self::CalendarDays,
        Self::OpenTime,
        Self::ClockTime,
    ];

    /// The unit's name in data.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::WorkingDays => "working-days",
            Self::WorkingDaysOfTime => "working-days-of-open-time",
            Self::CalendarDays => "calendar-days",
            Self::OpenTime => "seconds-of-open-time",
            Self::ClockTime => "seconds",
        }
    }
}

form_is_id!(Unit);

#[derive(Serialize, Deserialize)]
#[serde(rename = "Amount")]
struct AmountForm {
    unit: Unit,
    number: Fraction,
}

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (unit, number) = (self.unit(), self.to_fraction());
        AmountForm { unit, number }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let AmountForm { unit, number } = AmountForm::deserialize(deserializer)?;
        let whole = || {
            i64::try_from(number.numerator())
                .ok()
                .filter(|_| number.denominator() == 1)
        };
        let amount = match unit {
            Unit::WorkingDays => whole()
                .and_then(|n| i32::try_from(n).ok())
                .map(Self::WorkingDays),
            Unit::WorkingDaysOfTime => Some(Self::WorkingDaysOfTime(number)),
            Unit::CalendarDays => whole().map(Self::CalendarDays),
            Unit::OpenTime => length(number).map(Self::OpenTime),
            Unit::ClockTime => length(number).map(Self::ClockTime),
        };
        amount
            .ok_or_else(|| D::Error::custom(format!("`{number}` is not a number of {}", unit.id())))
    }
}

/// So many seconds, if they are a whole number of nanoseconds.
pub(crate) fn length(seconds: Fraction) -> Option<TimeDelta> {
    let nanos = seconds.checked_times(1_000_000_000)?;
    let nanos = nanos
        .numerator()
        .checked_div(nanos.denominator())
        .filter(|_| nanos.denominator() == 1)?;
    let (seconds, rest) = (
        nanos.div_euclid(1_000_000_000),
        nanos.rem_euclid(1_000_000_000),
    );
    TimeDelta::new(i64::try_from(seconds).ok()?, u32::try_from(rest).ok()?)
}

/// A length of time as data: seconds, as a whole number where they are one.
pub(crate) struct Seconds(pub(crate) TimeDelta);

impl Serialize for Seconds {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.subsec_nanos() {
            0 => serializer.serialize_i64(self.0.num_seconds()),
            _ => serializer.serialize_f64(self.0.as_seconds_f64()),
        }
    }
}

#[derive(Serialize)]
#[serde(rename = "Deadline")]
struct DeadlineForm {
    due_day: NaiveDate,
    due_at: NaiveDateTime,
    unrolled_day: NaiveDate,
}

impl Serialize for Deadline {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let form = DeadlineForm {
            due_day: self.day(),
            due_at: self.at(),
            unrolled_day: self.unrolled_day(),
        };
        form.serialize(serializer)
    }
}

#[derive(Serialize)]
#[serde(rename = "Paused")]
struct PausedForm {
    paused_since: NaiveDateTime,
    remaining: Amount,
}

impl Serialize for Paused {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let form = PausedForm {
            paused_since: self.since(),
            remaining: self.remaining(),
        };
        form.serialize(serializer)
    }
}

#[derive(Serialize)]
#[serde(rename = "Due", tag = "status", rename_all = "kebab-case")]
enum DueForm {
    Due(Deadline),
    Paused(Paused),
}

impl Serialize for Due {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let form = match *self {
            Self::At(deadline) => DueForm::Due(deadline),
            Self::Paused(paused) => DueForm::Paused(paused),
        };
        form.serialize(serializer)
    }
}

#[derive(Serialize)]
#[serde(rename = "Elapsed")]
struct ElapsedForm {
    working_days: i32,
    working_day_fraction: Option<Fraction>,
    open_seconds: Option<Seconds>,
    clock_seconds: Option<Seconds>,
    calendar_days: i64,
}

impl Serialize for Elapsed {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let form = ElapsedForm {
            working_days: self.working_days(),
            working_day_fraction: self.working_days_of_time(),
            open_seconds: self.open_time().map(Seconds),
            clock_seconds: self.clock_time().map(Seconds),
            calendar_days: self.calendar_days(),
        };
        form.serialize(serializer)
    }
}

#[derive(Serialize)]
#[serde(rename = "Reason")]
struct ReasonForm<'a> {
    name: &'a str,
    document: &'a str,
}

impl Serialize for Reason<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (name, document) = (self.name(), self.document());
        ReasonForm { name, document }.serialize(serializer)
    }
}

#[derive(Serialize)]
#[serde(rename = "Step")]
struct StepForm<'a> {
    from: NaiveDateTime,
    until: NaiveDateTime,
    what: What<'a>,
}

impl Serialize for Step<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let form = StepForm {
            from: self.from(),
            until: self.until(),
            what: self.what(),
        };
        form.serialize(serializer)
    }
}

#[derive(Serialize)]
#[serde(rename = "What", tag = "kind", rename_all = "kebab-case")]
enum WhatForm<'a> {
    StartDay,
    CountedDays {
        first: u32,
        last: u32,
        make_up: Option<Reason<'a>>,
    },
    CountedTime {
        seconds: Seconds,
        day_seconds: Option<Seconds>,
    },
    CountedSession {
        number: u32,
    },
    StartSession,
    ByDate,
    Weekend,
    Holiday(Reason<'a>),
    Closed,
    Paused {
        stop: StopKind,
    },
    Rolled,
}

impl Serialize for What<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let form = match *self {
            Self::StartDay => WhatForm::StartDay,
            Self::CountedDays {
                first,
                last,
                make_up,
            } => WhatForm::CountedDays {
                first,
                last,
                make_up,
            },
            Self::CountedTime { time, of } => WhatForm::CountedTime {
                seconds: Seconds(time),
                day_seconds: of.map(Seconds),
            },
            Self::CountedSession(number) => WhatForm::CountedSession { number },
            Self::StartSession => WhatForm::StartSession,
            Self::ByDate => WhatForm::ByDate,
            Self::Weekend => WhatForm::Weekend,
            Self::Holiday(reason) => WhatForm::Holiday(reason),
            Self::Closed => WhatForm::Closed,
            Self::Paused(stop) => WhatForm::Paused { stop },
            Self::Rolled => WhatForm::Rolled,
        };
        form.serialize(serializer)
    }
}
