//! How long cases took: the exact sum, and quantiles.

use std::collections::{BTreeMap, HashMap};

use hdrhistogram::Histogram;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::stored::{Parts, countable};

use crate::ground::fraction::Fraction;
use crate::term::amount::{Amount, Unit};

/// The most different values of which a [`Distribution`] keeps every one.
pub const EXACT_VALUES: usize = 16_384;

/// A quantile of a distribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quantile {
    value: Fraction,
    is_exact: bool,
}

impl Quantile {
    /// The value, in the distribution's unit.
    #[must_use]
    pub const fn value(self) -> Fraction {
        self.value
    }

    /// Whether it is exact. If not, it is within 0.1 % of the exact one, give or
    /// take a millionth of a day or a thousandth of a second.
    #[must_use]
    pub const fn is_exact(self) -> bool {
        self.is_exact
    }
}

/// The unit of the values so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Units {
    #[default]
    None,
    One(Unit),
    Mixed,
}

/// How long cases took, in one unit: days, or seconds of time.
///
/// The sum is exact whatever the number of cases. Quantiles are exact up to
/// [`EXACT_VALUES`] different values; beyond that every value is kept to 0.1 %, in
/// memory that does not grow with the number of cases. What a distribution says
/// depends on its values alone, not on their order nor on how they were merged.
///
/// It is stored whole, so that what is read back merges as the original does: `unit`
/// (an id, or `mixed`), `count`, the exact `sums` (one for each denominator, as
/// fractions), and the `values` with how often each occurred or, beyond
/// [`EXACT_VALUES`], the `rounded` ones (days, millionths of a day of open time or
/// milliseconds).
///
/// ```
/// use shixian::Fraction;
/// use shixian::tally::Distribution;
/// use shixian::term::Amount;
///
/// let mut taken = Distribution::default();
/// for days in [1, 2, 2, 9] {
///     taken.add(Amount::WorkingDays(days));
/// }
/// assert_eq!(taken.mean(), "3.5".parse().ok());
/// assert_eq!(taken.quantile(50).unwrap().value(), Fraction::from(2));
/// assert_eq!(taken.quantile(90).unwrap().value(), Fraction::from(9));
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Distribution {
    units: Units,
    count: u64,
    /// The sums of the numerators, by denominator.
    sums: BTreeMap<i128, i128>,
    is_beyond_sum: bool,
    /// How often each value, as numerator and denominator, occurred.
    values: HashMap<(i128, i128), u64>,
    /// The values scaled to whole numbers, once there are too many to keep each.
    rounded: Option<Histogram<u64>>,
}

impl Distribution {
    /// Adds a case that took `amount`; a negative one counts as nothing.
    pub fn add(&mut self, amount: Amount) {
        let value = amount.to_fraction();
        let value = if value < Fraction::ZERO {
            Fraction::ZERO
        } else {
            value
        };
        self.count += 1;
        if !self.unite(Units::One(amount.unit())) {
            return;
        }
        self.add_to_sum(value.denominator(), value.numerator());
        self.add_value((value.numerator(), value.denominator()), 1);
    }

    /// Adds another distribution, as if its cases had been counted here.
    pub fn merge(&mut self, other: &Self) {
        self.count += other.count;
        if !self.unite(other.units) {
            return;
        }
        self.is_beyond_sum |= other.is_beyond_sum;
        for (denominator, sum) in &other.sums {
            self.add_to_sum(*denominator, *sum);
        }
        if let Some(theirs) = &other.rounded {
            self.round();
            for step in theirs.iter_recorded() {
                self.record(step.value_iterated_to(), step.count_at_value());
            }
        }
        for (value, count) in &other.values {
            self.add_value(*value, *count);
        }
    }

    /// How many cases were measured.
    #[must_use]
    pub const fn count(&self) -> u64 {
        self.count
    }

    /// The unit; `None` where there are no cases, or where cases of different
    /// units were mixed.
    #[must_use]
    pub const fn unit(&self) -> Option<Unit> {
        match self.units {
            Units::One(unit) => Some(unit),
            Units::None | Units::Mixed => None,
        }
    }

    /// The exact sum, in the unit; of time, in seconds. `None` where there is no
    /// one unit, or beyond 128 bits.
    #[must_use]
    pub fn sum(&self) -> Option<Fraction> {
        self.unit()?;
        if self.is_beyond_sum {
            return None;
        }
        let parts = self.sums.iter();
        parts
            .map(|(denominator, sum)| Fraction::from_parts(*sum, *denominator))
            .try_fold(Fraction::ZERO, |all, part| all.checked_add(part?))
    }

    /// The exact mean; as [`Distribution::sum`], and `None` over no cases.
    #[must_use]
    pub fn mean(&self) -> Option<Fraction> {
        let count = Fraction::from_parts(i128::from(self.count), 1)?;
        self.sum()?.checked_div(count)
    }

    /// The smallest value that at least `percent` per cent of the cases do not
    /// exceed (nearest rank): 50 is the median. `None` as [`Distribution::mean`].
    #[must_use]
    pub fn quantile(&self, percent: u8) -> Option<Quantile> {
        let rank = u128::from(self.count) * u128::from(percent.min(100));
        let rank = rank.div_ceil(100).max(1);
        let mut passed = 0;
        let counts = self.counts();
        let at = counts.iter().find(|(_, count)| {
            passed += u128::from(*count);
            passed >= rank
        });
        at.map(|(value, _)| Quantile {
            value: *value,
            is_exact: self.rounded.is_none(),
        })
    }

    /// The values with how often each occurred, in order; to 0.1 % where there are
    /// more than [`EXACT_VALUES`]. None where units were mixed.
    #[must_use]
    pub fn counts(&self) -> Vec<(Fraction, u64)> {
        let Some(unit) = self.unit() else {
            return Vec::new();
        };
        if let Some(rounded) = &self.rounded {
            let scale = scale(unit);
            let read = rounded.iter_recorded().filter_map(|step| {
                let value = Fraction::from_parts(i128::from(step.value_iterated_to()), scale)?;
                Some((value, step.count_at_value()))
            });
            return read.collect();
        }
        let values = self
            .values
            .iter()
            .filter_map(|((numerator, denominator), count)| {
                Some((Fraction::from_parts(*numerator, *denominator)?, *count))
            });
        let mut counts: Vec<(Fraction, u64)> = values.collect();
        counts.sort_unstable_by_key(|(value, _)| *value);
        counts
    }

    /// Takes values of `other` units in; whether they can be kept. Nothing is kept
    /// of a mixture but the number of cases, whatever was known before it became
    /// one.
    fn unite(&mut self, other: Units) -> bool {
        self.units = match (self.units, other) {
            (units, Units::None) | (Units::None, units) => units,
            (Units::One(own), Units::One(other)) if own == other => self.units,
            _ => Units::Mixed,
        };
        if self.units == Units::Mixed {
            *self = Self {
                units: Units::Mixed,
                count: self.count,
                ..Self::default()
            };
        }
        self.units != Units::Mixed
    }

    fn add_to_sum(&mut self, denominator: i128, numerator: i128) {
        let sum = self.sums.entry(denominator).or_default();
        match sum.checked_add(numerator) {
            Some(total) => *sum = total,
            None => self.is_beyond_sum = true,
        }
    }

    fn add_value(&mut self, value: (i128, i128), count: u64) {
        if self.rounded.is_some() {
            self.record(self.scaled(value), count);
            return;
        }
        *self.values.entry(value).or_default() += count;
        if self.values.len() > EXACT_VALUES {
            self.round();
        }
    }

    fn record(&mut self, scaled: u64, count: u64) {
        if let Some(rounded) = &mut self.rounded {
            rounded.saturating_record_n(scaled, count);
        }
    }

    /// Moves the values kept so far to rounded ones.
    fn round(&mut self) {
        if self.rounded.is_none() {
            // three significant digits over the whole range; these bounds are
            // allowed, and were they not, every value would go on being kept
            self.rounded = Histogram::new_with_bounds(1, MOST_ROUNDED, 3).ok();
        }
        if self.rounded.is_some() {
            for (value, count) in std::mem::take(&mut self.values) {
                self.record(self.scaled(value), count);
            }
        }
    }

    /// A value as a whole number, rounded down.
    fn scaled(&self, (numerator, denominator): (i128, i128)) -> u64 {
        let scale = self.unit().map_or(1, scale);
        let value = Fraction::from_parts(numerator, denominator);
        let scaled = value.and_then(|value| value.scaled_down(scale));
        scaled.map_or(u64::MAX, |scaled| u64::try_from(scaled).unwrap_or(u64::MAX))
    }
}

/// A distribution as it is stored.
#[derive(Serialize, Deserialize)]
struct Form {
    unit: Option<String>,
    count: u64,
    sums: Vec<Parts>,
    #[serde(default)]
    is_beyond_sum: bool,
    values: Vec<(Parts, u64)>,
    rounded: Option<Vec<(u64, u64)>>,
}

const MIXED: &str = "mixed";

impl Serialize for Distribution {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let parts = |(numerator, denominator): (i128, i128)| Parts {
            numerator,
            denominator,
        };
        let sums = self.sums.iter();
        let mut values: Vec<(Parts, u64)> = self
            .values
            .iter()
            .map(|(value, count)| (parts(*value), *count))
            .collect();
        values.sort_unstable_by_key(|(value, _)| value.fraction());
        let rounded = self.rounded.as_ref().map(|rounded| {
            let steps = rounded.iter_recorded();
            let steps = steps.map(|step| (step.value_iterated_to(), step.count_at_value()));
            steps.collect()
        });
        let form = Form {
            unit: match self.units {
                Units::None => None,
                Units::One(unit) => Some(unit.id().to_owned()),
                Units::Mixed => Some(MIXED.to_owned()),
            },
            count: self.count,
            sums: sums
                .map(|(denominator, sum)| parts((*sum, *denominator)))
                .collect(),
            is_beyond_sum: self.is_beyond_sum,
            values,
            rounded,
        };
        form.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Distribution {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let form = Form::deserialize(deserializer)?;
        Self::of_form(form).map_err(D::Error::custom)
    }
}

impl Distribution {
    fn of_form(form: Form) -> Result<Self, String> {
        let units = match form.unit.as_deref() {
            None => Units::None,
            Some(MIXED) => Units::Mixed,
            Some(id) => match Unit::ALL.into_iter().find(|unit| unit.id() == id) {
                Some(unit) => Units::One(unit),
                None => return Err(format!("`{id}` is not a unit")),
            },
        };
        let mut read = Self {
            units,
            count: countable(form.count)?,
            is_beyond_sum: form.is_beyond_sum,
            ..Self::default()
        };
        let values = form.values.iter().map(|(_, count)| *count);
        let rounded = form.rounded.iter().flatten().map(|(_, count)| *count);
        let mut counts = values.chain(rounded);
        let kept = counts.try_fold(0_u64, u64::checked_add);
        let wanted = match units {
            Units::One(_) => form.count,
            Units::None | Units::Mixed => 0,
        };
        if kept != Some(wanted) || (units == Units::None && form.count > 0) {
            return Err("the count is not that of the values".to_owned());
        }
        let mut parts = form
            .sums
            .iter()
            .chain(form.values.iter().map(|(value, _)| value));
        if parts.any(|parts| parts.numerator < 0) {
            return Err("a case cannot take less than nothing".to_owned());
        }
        for sum in &form.sums {
            read.add_to_sum(sum.denominator, sum.numerator);
        }
        if let Some(steps) = form.rounded {
            read.round();
            for (value, count) in steps {
                read.record(value, count);
            }
        }
        for (value, count) in form.values {
            let value = value.fraction().unwrap_or(Fraction::ZERO);
            read.add_value((value.numerator(), value.denominator()), count);
        }
        Ok(read)
    }
}

/// The parts a unit is cut into where values are rounded.
const fn scale(unit: Unit) -> i128 {
    match unit {
        Unit::WorkingDays | Unit::CalendarDays => 1,
        Unit::WorkingDaysOfTime => 1_000_000,
        Unit::OpenTime | Unit::ClockTime => 1_000,
    }
}

/// The largest value kept where values are rounded: in milliseconds, longer than
/// dates reach.
const MOST_ROUNDED: u64 = 1 << 54;
