//! How typed values are written in the summary's JSON form.

use std::fmt::Display;

use chrono::NaiveDateTime;
use serde::{Serialize, Serializer};

use crate::ground::moment::Moment;
use crate::plan::commitment::Commitment;
use crate::tally::Attainment;
use crate::term::amount::Unit;
use crate::term::deadline::Deadline;

/// As it is displayed.
pub(super) fn shown<T: Display, S: Serializer>(value: &T, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(value)
}

pub(super) fn shown_if_any<T: Display, S: Serializer>(
    value: &Option<T>,
    to: S,
) -> Result<S::Ok, S::Error> {
    match value {
        Some(value) => to.collect_str(value),
        None => to.serialize_none(),
    }
}

pub(super) fn moment_if_any<S: Serializer>(
    moment: &Option<Moment>,
    to: S,
) -> Result<S::Ok, S::Error> {
    shown_if_any(&moment.map(Moment::iso), to)
}

pub(super) fn moment_of_clock<S: Serializer>(at: &NaiveDateTime, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(&Moment::at(*at).iso())
}

pub(super) fn day_if_any<S: Serializer>(due: &Option<Deadline>, to: S) -> Result<S::Ok, S::Error> {
    due.map(|due| due.day()).serialize(to)
}

pub(super) fn attainment<S: Serializer>(attainment: &Attainment, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(attainment.id())
}

pub(super) fn commitments<S: Serializer>(
    commitments: &[&Commitment<'_>],
    to: S,
) -> Result<S::Ok, S::Error> {
    to.collect_seq(commitments.iter().map(|commitment| commitment.id()))
}

pub(super) fn unit<S: Serializer>(unit: &Option<Unit>, to: S) -> Result<S::Ok, S::Error> {
    unit.map(Unit::id).serialize(to)
}
