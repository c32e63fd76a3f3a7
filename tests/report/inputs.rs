//! The small tables beside a log: each fault is one error with its line and column.

use shixian::plan::Plan;
use shixian::plan::{Comparison, Indicator, Measure};
use shixian::report::{read_completions, read_observations};
use shixian::tally::Attainment;
use shixian::{Fraction, Schedule};

use super::schema::PLAN as OWN;
use super::support::CHINA;

fn observed(table: &str) -> Result<Vec<(String, String, Attainment)>, String> {
    let plan: Plan<'static> = OWN;
    let read = read_observations(table.as_bytes(), &plan).map_err(|error| error.to_string())?;
    Ok(read
        .iter()
        .map(|observed| {
            let id = observed.indicator().id().to_owned();
            (id, observed.period().to_string(), observed.attainment())
        })
        .collect())
}

#[test]
fn a_table_of_values_is_read() {
    let read = observed(
        "\u{feff}commitment , period,value,denominator\n\
         delivery-rate, 2023年 ,161,200\n\
         delivery-rate,2023-Q1,\" 79.9 % \",\n\
         outage,2023,19.02,3\n",
    );
    let entry = |id: &str, period: &str, kept| (id.to_owned(), period.to_owned(), kept);
    assert_eq!(
        read,
        Ok(vec![
            entry("delivery-rate", "2023", Attainment::Kept),
            entry("delivery-rate", "2023-Q1", Attainment::Broken),
            entry("outage", "2023", Attainment::Kept),
        ])
    );
    // without the column of denominators, in another order
    assert_eq!(
        observed("value,period,commitment\n80,2023,delivery-rate\n")
            .unwrap()
            .len(),
        1
    );
    assert_eq!(
        observed("commitment,period,value,denominator\n"),
        Ok(Vec::new())
    );
}

#[test]
fn a_fault_in_a_table_of_values_is_one_error_with_its_place() {
    let header = "commitment,period,value,denominator";
    let cases = [
        (
            "delivery-rat,2023,90,",
            "line 2, column commitment: the plan own has no indicator `delivery-rat`; did you mean `delivery-rate`?",
        ),
        (
            "午餐,2023,90,",
            "line 2, column commitment: the plan own has no indicator `午餐`",
        ),
        (
            ",2023,90,",
            "line 2, column commitment: the plan own has no indicator ``",
        ),
        (
            "acceptance,2023,90,",
            "line 2, column commitment: `acceptance` is checked from cases, which no observed value decides",
        ),
        (
            "while-you-wait,2023,90,",
            "line 2, column commitment: `while-you-wait` is not measurable, which no observed value decides",
        ),
        (
            "delivery-rate,spring,90,",
            "line 2, column period: `spring` is not a period; write a year, quarter or month, such as `2023`, `2023-Q3` or `2023-08`",
        ),
        (
            "delivery-rate,,90,",
            "line 2, column period: `` is not a period; write a year, quarter or month, such as `2023`, `2023-Q3` or `2023-08`",
        ),
        (
            "delivery-rate,2023,140,",
            "line 2, column value: 140 cannot be: a share is from 0 to 100 per cent",
        ),
        (
            "delivery-rate,2023,,",
            "line 2, column value: `` is not a number; write for example `95`, `95.5` or, of a share, `95%`",
        ),
        (
            "delivery-rate,2023,7,5",
            "line 2, column value: 140 cannot be: a share is from 0 to 100 per cent",
        ),
        (
            "delivery-rate,2023,7,0",
            "line 2, column denominator: the denominator `0` is not positive; leave it empty where there is none",
        ),
        (
            "delivery-rate,2023,7,x",
            "line 2, column denominator: the denominator `x` is not a number; leave it empty where there is none",
        ),
        (
            "delivery-rate,2023,90,\ndelivery-rate,2023年,91,",
            "line 3: `delivery-rate` already has a value for 2023, on line 2",
        ),
    ];
    for (rows, wanted) in cases {
        let error = observed(&format!("{header}\n{rows}\n"));
        assert_eq!(error, Err(wanted.to_owned()), "{rows}");
    }
    assert_eq!(
        observed("commitment,value\ndelivery-rate,90\n").unwrap_err(),
        "the table has no column `period`; its header is `commitment,value`, and it needs \
         `commitment,period,value,denominator`"
    );
    let ragged = observed(&format!("{header}\ndelivery-rate,2023\n")).unwrap_err();
    assert!(ragged.starts_with("the table cannot be read: "), "{ragged}");
    assert!(ragged.contains("line: 2"), "{ragged}");
    assert!(observed("").is_err());
    let latin = read_observations(&b"commitment,period,value\n\xff,2023,1\n"[..], &OWN);
    assert!(latin.is_err());
}

#[test]
fn a_table_of_completions_is_read_and_its_faults_are_told() {
    let read = |table: &str| {
        let schedule: &Schedule = &CHINA;
        read_completions(table.as_bytes(), &OWN, schedule).map_err(|error| error.to_string())
    };
    let done = read("task,completed_at\n1,2023-04-30\n2,\n3,2023年7月1日 9时30分\n").unwrap();
    assert_eq!(done.len(), 2, "an empty cell is not a completion");
    assert_eq!(done[&3].to_string(), "2023-07-01 09:30:00");
    for (rows, wanted) in [
        (
            "4,2023-07-01",
            "line 2, column task: the plan own has no task `4`",
        ),
        (
            "x,2023-07-01",
            "line 2, column task: the plan own has no task `x`",
        ),
        (
            "-1,2023-07-01",
            "line 2, column task: the plan own has no task `-1`",
        ),
        (
            "65537,2023-07-01",
            "line 2, column task: the plan own has no task `65537`",
        ),
        (
            "1,2023-04-31",
            "line 2, column completed_at: `2023-04-31` does not exist: no such day or time of day",
        ),
        (
            "1,2023-04-30\n\n1,",
            "line 4: task 1 stands already on line 2",
        ),
    ] {
        let error = read(&format!("task,completed_at\n{rows}\n"));
        assert_eq!(
            error.map(|done| done.len()),
            Err(wanted.to_owned()),
            "{rows}"
        );
    }
    assert_eq!(
        read("task\n1\n").unwrap_err(),
        "the table has no column `completed_at`; its header is `task`, and it needs \
         `task,completed_at`"
    );
}

#[test]
fn lines_are_counted_whatever_ends_them() {
    for end in ["\n", "\r\n"] {
        let lines = [
            "commitment,period,value",
            "",
            "delivery-rate,2023,90",
            "outage,2023,\"6\"",
            "",
            "",
            "delivery-rate,2024,140",
            "",
        ];
        let error = observed(&lines.join(end)).unwrap_err();
        assert!(error.starts_with("line 7, column value: 140"), "{error}");
        let lines = ["task,completed_at", "1,", "2,soon"];
        let error = read_completions(lines.join(end).as_bytes(), &OWN, &CHINA).unwrap_err();
        let error = error.to_string();
        assert!(
            error.starts_with("line 3, column completed_at: "),
            "{error}"
        );
    }
}

#[test]
fn an_indicator_promised_nothing_is_still_compared() {
    const ZERO_FEES: Indicator<'static> =
        shixian::plan::indicator("fees", "零费用", Measure::Amount, "元")
            .promised(Comparison::Exactly, Fraction::ZERO);
    let kept = |value| ZERO_FEES.is_kept_by(ZERO_FEES.observe(value, None).unwrap());
    assert!(kept("0") && kept("0.00") && kept("-0"));
    assert!(!kept("0.01") && !kept("-5"));
}
