//! Indicators held against values observed, over periods.

use shixian::Fraction;
use shixian::plan::{Comparison, Indicator, Measure, Standard, indicator};
use shixian::tally::{Attainment, Observation, Period};

fn period(text: &str) -> Period {
    text.parse().unwrap()
}

#[test]
fn a_period_is_written_in_the_ways_people_write_it() {
    for (text, shown) in [
        ("2023", "2023"),
        (" 2023 ", "2023"),
        ("2023年", "2023"),
        ("2023-Q3", "2023-Q3"),
        ("2023Q3", "2023-Q3"),
        ("2023-q3", "2023-Q3"),
        ("2023年第3季度", "2023-Q3"),
        ("2023年第三季度", "2023-Q3"),
        ("2023-08", "2023-08"),
        ("2023-8", "2023-08"),
        ("2023年8月", "2023-08"),
        ("2023年08月", "2023-08"),
        ("2023年12月", "2023-12"),
    ] {
        assert_eq!(period(text).to_string(), shown, "{text}");
        assert_eq!(period(shown), period(text), "{text}");
    }
}

#[test]
fn no_text_is_guessed_to_be_a_period() {
    for text in [
        "",
        " ",
        "-",
        "年",
        "月",
        "Q3",
        "-08",
        "23",
        "23-08",
        "12023",
        "２０２３",
        "2023-",
        "2023-0",
        "2023-00",
        "2023-13",
        "2023-Q0",
        "2023-Q5",
        "2023-Q",
        "2023-QQ3",
        "2023-08-01",
        "2023-+8",
        "2023--8",
        "2023/08",
        "2023.08",
        "2023年13月",
        "2023年第五季度",
        "2023年第8月",
        "spring",
        "2023-Aug",
        "2023 08",
        "2023-08-",
        "-2023",
        "+2023",
        "2023-H1",
        "2023年上半年",
        // these were once read as a year, a year, a month, a month, a year
        "2023季度",
        "2023月",
        "2023-08季度",
        "2023-08年",
        "2023年季度",
        "2023年年",
        "2023年8月月",
        "2023-008",
        "2023-Q3月",
        "2023年第三",
        "2023季度Q3",
        "第2023年",
    ] {
        let error = text.parse::<Period>().map(|period| period.to_string());
        let message = format!(
            "`{text}` is not a period; write a year, quarter or month, such as `2023`, `2023-Q3` or \
             `2023-08`"
        );
        assert_eq!(error.map_err(|error| error.to_string()), Err(message));
    }
}

#[test]
fn periods_are_ordered_by_their_end() {
    let order = [
        "2022", "2023-01", "2023-03", "2023-Q1", "2023-04", "2023-06", "2023-Q2", "2023-11",
        "2023-12", "2023-Q4", "2023", "2024-01",
    ];
    for pair in order.windows(2) {
        assert!(period(pair[0]) < period(pair[1]), "{pair:?}");
    }
}

const RATE: Indicator<'static> = indicator("rate", "率", Measure::Share, "%")
    .promised(Comparison::AtLeast, Fraction::decimal(80, 0));
const OUTAGE: Indicator<'static> = indicator("outage", "停电", Measure::Mean, "小时")
    .promised(Comparison::AtMost, Fraction::decimal(634, 2));

fn observe<'i>(
    indicator: &'i Indicator<'i>,
    over: &str,
    value: &str,
    of: Option<&str>,
) -> Observation<'i> {
    Observation::new(
        indicator,
        period(over),
        indicator.observe(value, of).unwrap(),
    )
}

#[test]
fn a_value_is_compared_exactly() {
    for (value, of, kept) in [
        ("80", None, true),
        ("80%", None, true),
        ("79.999999999999", None, false),
        ("4", Some("5"), true),
        ("7999", Some("10000"), false),
        ("8000", Some("10000"), true),
        ("0", Some("1"), false),
        ("100", None, true),
    ] {
        let observed = observe(&RATE, "2023", value, of);
        assert_eq!(observed.attainment() == Attainment::Kept, kept, "{value}");
    }
    for (value, of, kept) in [
        ("6.34", None, true),
        ("6.340000001", None, false),
        ("126800", Some("20000"), true),
        ("126801", Some("20000"), false),
        ("19.02", Some("3"), true),
    ] {
        let observed = observe(&OUTAGE, "2023", value, of);
        assert_eq!(observed.attainment() == Attainment::Kept, kept, "{value}");
    }
}

#[test]
fn what_is_shown_of_a_value_does_not_contradict_its_verdict() {
    for (indicator, value, of) in [
        (&RATE, "799999999", Some("1000000000")),
        (&RATE, "79.9999999", None),
        (&OUTAGE, "6.3400001", None),
        (&OUTAGE, "63400000001", Some("10000000000")),
    ] {
        let observed = observe(indicator, "2023", value, of);
        assert_eq!(observed.attainment(), Attainment::Broken);
        let shown: Fraction = observed.shown().parse().unwrap();
        let kept = match indicator.figure() {
            shixian::plan::Figure::Number(figure) => {
                indicator.comparison().is_kept(&shown, &figure)
            }
            shixian::plan::Figure::Standard(_) => unreachable!(),
        };
        assert!(!kept, "{value} of {of:?} is shown as {shown}");
    }
}

#[test]
fn values_that_cannot_be_are_refused() {
    let count = indicator("schools", "学校", Measure::Count, "所");
    let reduction = indicator("cut", "压减", Measure::Reduction, "%");
    let cases: [(&Indicator<'_>, &str, Option<&str>, &str); 20] = [
        (
            &RATE,
            "140",
            None,
            "140 cannot be: a share is from 0 to 100 per cent",
        ),
        (
            &RATE,
            "100.0001",
            None,
            "100.0001 cannot be: a share is from 0 to 100 per cent",
        ),
        (
            &RATE,
            "-1",
            None,
            "-1 cannot be: a share is from 0 to 100 per cent",
        ),
        (
            &RATE,
            "201",
            Some("200"),
            "100.5 cannot be: a share is from 0 to 100 per cent",
        ),
        (
            &RATE,
            "1",
            Some("0"),
            "the denominator `0` is not positive; leave it empty where there is none",
        ),
        (
            &RATE,
            "1",
            Some("-5"),
            "the denominator `-5` is not positive; leave it empty where there is none",
        ),
        (
            &RATE,
            "",
            None,
            "`` is not a number; write for example `95`, `95.5` or, of a share, `95%`",
        ),
        (
            &RATE,
            "many",
            None,
            "`many` is not a number; write for example `95`, `95.5` or, of a share, `95%`",
        ),
        (
            &RATE,
            "1",
            Some("x"),
            "the denominator `x` is not a number; leave it empty where there is none",
        ),
        (
            &RATE,
            "1e2",
            None,
            "`1e2` is not a number; write for example `95`, `95.5` or, of a share, `95%`",
        ),
        (
            &RATE,
            "NaN",
            None,
            "`NaN` is not a number; write for example `95`, `95.5` or, of a share, `95%`",
        ),
        // a part of a whole in one cell is no per cent
        (
            &RATE,
            "190/200",
            None,
            "`190/200` is not a number; write for example `95`, `95.5` or, of a share, `95%`",
        ),
        // per cent of a whole is neither
        (
            &RATE,
            "95%",
            Some("200"),
            "`95%` is not a number; write for example `95`, `95.5` or, of a share, `95%`",
        ),
        (
            &RATE,
            "95",
            Some("200%"),
            "the denominator `200%` is not a number; leave it empty where there is none",
        ),
        (
            &RATE,
            "95%%",
            None,
            "`95%%` is not a number; write for example `95`, `95.5` or, of a share, `95%`",
        ),
        (
            &OUTAGE,
            "6%",
            None,
            "`6%` is not a number; write for example `95`, `95.5` or, of a share, `95%`",
        ),
        (
            &count,
            "1.5",
            None,
            "1.5 cannot be: a count is a whole number, 0 or more",
        ),
        (
            &count,
            "-1",
            None,
            "-1 cannot be: a count is a whole number, 0 or more",
        ),
        (
            &count,
            "3",
            Some("4"),
            "a count has no denominator; leave it empty",
        ),
        (
            &reduction,
            "101",
            None,
            "101 cannot be: a reduction is at most 100 per cent",
        ),
    ];
    for (indicator, value, of, wanted) in cases {
        let error = indicator.observe(value, of).map(|value| value.to_string());
        let error = error.map_err(|error| error.to_string());
        assert_eq!(error, Err(wanted.to_owned()), "{value} of {of:?}");
    }
    // where there is but one way to read it, a fraction is a number
    assert_eq!(
        OUTAGE.observe("19/3", None),
        OUTAGE.observe("19", Some("3"))
    );
    assert_eq!(
        RATE.observe("475/6 %", None),
        RATE.observe("475", Some("600"))
    );
    let rose = reduction.observe("-12", None).unwrap();
    assert_eq!(rose.to_string(), "-12");
}

#[test]
fn a_standard_is_five_figures_and_none_may_be_more() {
    let water = indicator("water", "用水", Measure::Standard, "")
        .promised_standard(Standard::new([1, 0, 0, 0, 0]));
    let of = |value| observe(&water, "2023", value, None).attainment();
    assert_eq!(of("10000"), Attainment::Kept);
    assert_eq!(of("00000"), Attainment::Kept);
    // a smaller number, but a fee where none is promised
    assert_eq!(of("00100"), Attainment::Broken);
    assert_eq!(of("20000"), Attainment::Broken);
    for text in ["1000", "100000", "1 0000", "1000a", "", "-1000", "1.000"] {
        let error = water.observe(text, None).unwrap_err().to_string();
        assert_eq!(
            error,
            format!("`{text}` is not a standard; write its five figures in one, such as `10000`")
        );
    }
    assert!(water.observe("10000", Some("2")).is_err());
}

#[test]
fn the_latest_period_decides() {
    let good = observe(&RATE, "2023-Q3", "90", None);
    let bad = observe(&RATE, "2023-10", "70", None);
    let year = observe(&RATE, "2023", "85", None);
    let other = observe(&OUTAGE, "2024", "100", None);
    let latest = |observed: &[Observation<'_>]| Observation::latest(observed, "rate");
    assert_eq!(latest(&[]), Attainment::NoData);
    assert_eq!(latest(&[other]), Attainment::NoData);
    for order in [[good, bad, other], [bad, other, good], [other, good, bad]] {
        assert_eq!(latest(&order), Attainment::Broken);
    }
    for order in [[year, bad, good], [bad, good, year]] {
        assert_eq!(
            latest(&order),
            Attainment::Kept,
            "the year ends after October"
        );
    }
}
