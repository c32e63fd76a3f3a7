//! Sum, mean and quantiles against a list of all values, sorted.

use chrono::TimeDelta;
use proptest::prelude::*;
use shixian::Fraction;
use shixian::tally::{Distribution, EXACT_VALUES};
use shixian::term::{Amount, Unit};

use super::support::{cut, fraction, merged_every_way};

/// Every value, in order.
struct Reference(Vec<Fraction>);

impl Reference {
    fn of(amounts: &[Amount]) -> Self {
        let mut values: Vec<Fraction> = amounts
            .iter()
            .map(|amount| amount.to_fraction().max(Fraction::ZERO))
            .collect();
        values.sort();
        Self(values)
    }

    /// The least value that `percent` per cent of the values do not exceed.
    fn quantile(&self, percent: u8) -> Fraction {
        let all = self.0.len() as u128;
        let found = self.0.iter().enumerate().find(|(index, _)| {
            let not_more = *index as u128 + 1;
            not_more * 100 >= all * u128::from(percent)
        });
        *found.unwrap().1
    }

    /// Numerators over the common denominator of all the test's values, added up.
    fn sum_over(&self, denominator: i128) -> i128 {
        self.0
            .iter()
            .map(|value| {
                assert_eq!(denominator % value.denominator(), 0);
                value.numerator() * (denominator / value.denominator())
            })
            .sum()
    }
}

/// Whether `fraction` is `numerator / denominator`, without dividing.
fn is(fraction: Fraction, numerator: i128, denominator: i128) -> bool {
    fraction.numerator() * denominator == numerator * fraction.denominator()
}

/// A common multiple of the denominators below.
const COMMON: i128 = 25_200;
const DENOMINATORS: [i64; 7] = [1, 2, 3, 7, 60, 420, 25_200];

fn added(amounts: &[Amount]) -> Distribution {
    let mut all = Distribution::default();
    for amount in amounts {
        all.add(*amount);
    }
    all
}

fn merged(one: Distribution, other: Distribution) -> Distribution {
    let mut one = one;
    one.merge(&other);
    one
}

fn of_time(numerator: i64, denominator: i64) -> Amount {
    Amount::WorkingDaysOfTime(Fraction::new(numerator, denominator).unwrap())
}

fn amounts() -> impl Strategy<Value = Vec<Amount>> {
    let of_time = (0_i64..2_000_000, 0..DENOMINATORS.len())
        .prop_map(|(numerator, at)| of_time(numerator, DENOMINATORS[at]));
    let days = (-3..60).prop_map(Amount::WorkingDays);
    let calendar = (-3_i64..400).prop_map(Amount::CalendarDays);
    let open = (0_i64..100_000).prop_map(|s| Amount::OpenTime(TimeDelta::seconds(s)));
    let clock = (0_i64..100_000_000).prop_map(|s| Amount::ClockTime(TimeDelta::seconds(s)));
    prop_oneof![
        prop::collection::vec(of_time, 1..300),
        prop::collection::vec(days, 1..300),
        prop::collection::vec(calendar, 1..300),
        prop::collection::vec(open, 1..300),
        prop::collection::vec(clock, 1..300),
    ]
}

proptest! {
    #[test]
    fn what_is_said_is_what_a_sorted_list_says(amounts in amounts()) {
        let (all, reference) = (added(&amounts), Reference::of(&amounts));
        prop_assert_eq!(all.count(), amounts.len() as u64);
        prop_assert_eq!(all.unit(), Some(amounts[0].unit()));
        let sum = reference.sum_over(COMMON);
        prop_assert!(is(all.sum().unwrap(), sum, COMMON));
        prop_assert!(is(all.mean().unwrap(), sum, COMMON * amounts.len() as i128));
        for percent in 0..=100 {
            let quantile = all.quantile(percent).unwrap();
            prop_assert_eq!(quantile.value(), reference.quantile(percent), "{}", percent);
            prop_assert!(quantile.is_exact());
        }
        prop_assert_eq!(all.quantile(255), all.quantile(100));
        let counts = all.counts();
        prop_assert!(counts.windows(2).all(|pair| pair[0].0 < pair[1].0));
        prop_assert_eq!(counts.iter().map(|(_, count)| count).sum::<u64>(), all.count());
    }

    #[test]
    fn any_cut_merges_to_one_pass(amounts in amounts(), pieces in 1_usize..20) {
        let parts: Vec<Distribution> = cut(&amounts, pieces).into_iter().map(added).collect();
        for all in merged_every_way(&parts, merged) {
            prop_assert_eq!(all, added(&amounts));
        }
    }
}

/// `count` different amounts of working days of time, in no order.
fn different(count: usize) -> Vec<Amount> {
    let many = i64::try_from(count).unwrap();
    (0..many)
        .map(|n| of_time(n * 7_919 % many * 3 + 1, 25_200))
        .collect()
}

#[test]
fn the_last_value_that_is_kept_exactly() {
    let at_most = added(&different(EXACT_VALUES));
    let reference = Reference::of(&different(EXACT_VALUES));
    for percent in 0..=100 {
        let quantile = at_most.quantile(percent).unwrap();
        assert_eq!(quantile.value(), reference.quantile(percent));
        assert!(quantile.is_exact());
    }
    let one_more = added(&different(EXACT_VALUES + 1));
    assert!(!one_more.quantile(50).unwrap().is_exact());
    // the same values again are no more of them
    let mut twice = at_most.clone();
    twice.merge(&at_most);
    assert!(twice.quantile(50).unwrap().is_exact());
    assert_eq!(twice.count(), 2 * EXACT_VALUES as u64);
}

/// What is promised of a quantile that is not exact.
#[track_caller]
fn assert_within(quantile: Fraction, exact: Fraction, slack: Fraction, what: &str) {
    let off = if quantile > exact {
        quantile - exact
    } else {
        exact - quantile
    };
    let thousand = Fraction::from(1_000);
    // off ≤ exact / 1,000 + slack
    let allowed =
        exact.numerator() as f64 / exact.denominator() as f64 / thousand.numerator() as f64
            + slack.to_f64();
    assert!(
        off.to_f64() <= allowed * 1.000_001,
        "{what}: {quantile} for {exact}, off by {off}"
    );
}

fn assert_stated_error(amounts: &[Amount], slack: &str) {
    let (all, reference) = (added(amounts), Reference::of(amounts));
    assert!(!all.quantile(50).unwrap().is_exact(), "too few values");
    for percent in 0..=100 {
        let quantile = all.quantile(percent).unwrap().value();
        let exact = reference.quantile(percent);
        assert_within(quantile, exact, fraction(slack), &format!("{percent} %"));
    }
    let counts = all.counts();
    let counted: u64 = counts.iter().map(|(_, count)| count).sum();
    assert_eq!(counted, amounts.len() as u64);
}

#[test]
fn quantiles_beyond_the_exact_ones_are_within_the_stated_error() {
    assert_stated_error(&different(60_000), "0.000001");
    let seconds = |n: i64| TimeDelta::seconds(n * n % 1_000_003 + n);
    let clock: Vec<Amount> = (0..40_000).map(|n| Amount::ClockTime(seconds(n))).collect();
    assert_stated_error(&clock, "0.001");
    let open: Vec<Amount> = (0..40_000)
        .map(|n| Amount::OpenTime(TimeDelta::milliseconds(n * 37 + 1)))
        .collect();
    assert_stated_error(&open, "0.001");
    let days: Vec<Amount> = (0..40_000)
        .map(|n| Amount::CalendarDays(n * 3 % 40_000))
        .collect();
    assert_stated_error(&days, "0");
    let days: Vec<Amount> = (0..20_000).map(Amount::WorkingDays).collect();
    assert_stated_error(&days, "0");
}

#[test]
fn the_stated_error_holds_for_a_century() {
    let century = 100 * 366 * 86_400_i64;
    let step = century / 20_000;
    let clock: Vec<Amount> = (0..20_000)
        .map(|n| Amount::ClockTime(TimeDelta::seconds(n * step)))
        .collect();
    assert_stated_error(&clock, "0.001");
}

#[test]
fn sums_beyond_the_exact_values_stay_exact() {
    let amounts = different(60_000);
    let all = added(&amounts);
    let sum = Reference::of(&amounts).sum_over(COMMON);
    assert!(is(all.sum().unwrap(), sum, COMMON));
    assert!(is(all.mean().unwrap(), sum, COMMON * 60_000));
}

#[test]
fn a_cut_in_the_middle_of_the_exact_values_changes_nothing() {
    let amounts = different(40_000);
    let whole = added(&amounts);
    for pieces in [1, 2, 3, 7, 1_000] {
        let parts: Vec<Distribution> = cut(&amounts, pieces).into_iter().map(added).collect();
        for all in merged_every_way(&parts, merged) {
            assert_eq!(all, whole, "{pieces}");
            assert_eq!(all.counts(), whole.counts(), "{pieces}");
            assert_eq!(all.mean(), whole.mean(), "{pieces}");
        }
    }
}

#[test]
fn no_values_say_nothing() {
    let none = Distribution::default();
    assert_eq!((none.count(), none.unit()), (0, None));
    assert_eq!((none.sum(), none.mean()), (None, None));
    assert_eq!((none.quantile(0), none.quantile(50)), (None, None));
    assert!(none.counts().is_empty());
    let mut one = none.clone();
    one.merge(&none);
    assert_eq!(one, none);
    let days = added(&[Amount::WorkingDays(3)]);
    let mut merged = none;
    merged.merge(&days);
    assert_eq!(merged, days);
}

#[test]
fn a_negative_amount_counts_as_nothing() {
    let all = added(&[Amount::WorkingDays(-4), Amount::WorkingDays(2)]);
    assert_eq!(all.mean(), Some(Fraction::from(1)));
    assert_eq!(all.quantile(50).unwrap().value(), Fraction::ZERO);
}

#[test]
fn different_units_have_no_mean() {
    let days: Vec<Amount> = different(EXACT_VALUES + 100);
    let time = [Amount::ClockTime(TimeDelta::seconds(5))];
    let orders = [
        merged(added(&days), added(&time)),
        merged(added(&time), added(&days)),
        added(&[&days[..], &time[..]].concat()),
        added(&[&time[..], &days[..]].concat()),
        merged(
            added(&days[..100]),
            merged(added(&time), added(&days[100..])),
        ),
    ];
    for all in &orders {
        assert_eq!(all.unit(), None::<Unit>);
        assert_eq!(all.count(), days.len() as u64 + 1);
        assert_eq!((all.sum(), all.mean()), (None, None));
        assert_eq!(all.quantile(50), None);
        assert!(all.counts().is_empty());
        assert_eq!(*all, orders[0], "no order of adding shows");
    }
}

#[test]
fn a_sum_beyond_all_bounds_is_no_number() {
    // thirteen primes near 10⁹: their product is beyond 128 bits
    let primes: [i64; 13] = [
        998_244_353,
        999_999_937,
        1_000_000_007,
        1_000_000_009,
        1_000_000_021,
        1_000_000_033,
        1_000_000_087,
        1_000_000_093,
        1_000_000_097,
        1_000_000_103,
        1_000_000_123,
        1_000_000_181,
        1_000_000_207,
    ];
    let all = added(&primes.map(|prime| of_time(1, prime)));
    assert_eq!((all.sum(), all.mean()), (None, None));
    // the quantiles do not need it
    assert_eq!(
        all.quantile(100).unwrap().value(),
        Fraction::new(1, 998_244_353).unwrap()
    );
}
