//! Plans as files: every form of a value, and what is left out.
#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test that cannot go on fails"
)]

use chrono::NaiveDate;
use shixian::plan::{Citation, Event, Place, Reading, Start, Target, WarningPoint, Warnings};
use shixian::plan::{Plan, PlanStore, huarong_2023};
use shixian::term::{Cutoff, StopDays, StopKinds};
use shixian::{Conventions, StopKind, commitment};

/// A plan of one commitment, its other lines after line 9.
pub(crate) const MINIMAL: &str = "format = 1
id = \"p\"
title = \"方案\"
issued = 2023-06-07

[[commitment]]
id = \"a\"
title = \"甲\"
limit = \"20个工作日\"
";

/// What is said of a text that is no plan.
pub(crate) fn refusal(text: &str) -> String {
    PlanStore::new().read(text).unwrap_err().to_string()
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

#[test]
fn a_minimal_plan_takes_the_laws_defaults() {
    let store = PlanStore::new();
    let plan = store.read(MINIMAL).unwrap();
    let expected = [commitment("a", "甲").within(shixian::working_days(20))];
    assert_eq!(plan, Plan::new("p", "方案", day(2023, 6, 7), &expected));
    // it outlives the text and crosses threads, as the built-in one does
    fn shared<T: Send + Sync>(_: &T) {}
    shared(&plan);
}

#[test]
fn a_plan_brings_its_own_warning_points() {
    let points = "warnings = { yellow = { working-days-left = 3 }, orange = { used = 80 }, red = { working-days-left = 1 } }\n\n[[commitment]]";
    let store = PlanStore::new();
    let plan = store
        .read(&MINIMAL.replacen("\n[[commitment]]", points, 1))
        .unwrap();
    let own = Warnings::new(
        WarningPoint::WorkingDaysLeft(3),
        WarningPoint::Used(80),
        WarningPoint::WorkingDaysLeft(1),
    );
    assert_eq!(plan.warnings(), own);
    assert_eq!(store.read(&plan.to_toml()), Ok(plan), "{}", plan.to_toml());
    let minimal = store.read(MINIMAL).unwrap();
    assert_eq!(minimal.warnings(), Warnings::DEFAULT);
    assert!(!minimal.to_toml().contains("\nwarnings"));
    let wrong = MINIMAL.replacen("\n[[commitment]]", &points.replace("used", "gone"), 1);
    assert!(
        refusal(&wrong).starts_with("line 5, `gone`: unknown variant `gone`"),
        "{}",
        refusal(&wrong)
    );
}

#[test]
fn the_plan_of_the_readme_is_one() {
    let readme = include_str!("../../README.md");
    let (_, rest) = readme.split_once("```toml\nformat = 1\n").unwrap();
    let (text, _) = rest.split_once("```").unwrap();
    let store = PlanStore::new();
    let plan = store.read(&format!("format = 1\n{text}")).unwrap();
    let limit = plan.commitments().first().unwrap().limit();
    assert_eq!(limit, shixian::working_days(8));
}

#[test]
fn the_built_in_plan_survives_its_file() {
    let plan = huarong_2023::PLAN;
    let store = PlanStore::new();
    let text = plan.to_toml();
    assert_eq!(store.read(&text), Ok(plan));
    assert_eq!(store.read(&text).unwrap().to_toml(), text);
    for line in [
        "limit = \"0.5个工作日\"",
        "from = [{ id = \"invoice-received\", name = \"收到发票\" }, { id = \"payment-condition-met\", name = \"满足合同约定支付条件\" }]",
        "stops = [\"补正\", \"特别程序\"]",
        "target = \"80%\"",
        "target = \"平均\"",
        "figure = \"≤ 6.34\"",
        "figure = \"10000\"",
        "strictest = \"neither\"",
        "due = 2023-06-30",
    ] {
        assert!(text.lines().any(|written| written == line), "{line}");
    }
}

#[test]
fn every_form_of_a_value_is_read() {
    let text = format!(
        "{MINIMAL}
english = \"first\"
names = [\"一\", \"二\"]
from = \"受理\"
to = {{ id = \"paid\", name = \"付款\" }}
counted = {{ cutoff = \"close\", stop-days = \"inclusive\" }}
stops = [\"补正\", \"special-procedure\"]
target = \" 95 % \"
item = 3
in-force = {{ from = \"2023-07-01\", through = 2023-12-31 }}
strictest = \"附件\"
[[commitment.reading]]
place = \"正文\"
[[commitment.reading]]
place = \"annex\"
from = [\"受理\", {{ id = \"inspected\", name = \"勘验\" }}]
stops = []
category = \"乙\"
"
    );
    let store = PlanStore::new();
    let plan = store.read(&text).unwrap();
    let accepted = Event::new("受理", "受理");
    let later = Start::LaterOf(accepted, Event::new("inspected", "勘验"));
    let kinds = StopKinds::NONE
        .with(StopKind::Supplement)
        .with(StopKind::SpecialProcedure);
    let conventions = Conventions::new()
        .with_cutoff(Cutoff::Close)
        .with_stop_days(StopDays::Inclusive);
    let readings = [
        Reading::new(Place::Body, ""),
        Reading::new(Place::Annex, "")
            .from(later)
            .stops_for(StopKinds::NONE)
            .in_category("乙"),
    ];
    let expected = commitment("a", "甲")
        .english("first")
        .also_called(&["一", "二"])
        .from(accepted)
        .to(Event::new("paid", "付款"))
        .within(shixian::working_days(20))
        .counted(conventions)
        .stops_for(kinds)
        .promised_of(Target::Share(95))
        .cite(Citation::new(Some(3), &[], ""))
        .in_force(day(2023, 7, 1), Some(day(2023, 12, 31)))
        .read_as(&readings, Some(Place::Annex));
    assert_eq!(plan.commitments(), [expected]);
}

#[test]
fn limits_are_read_as_the_plan_and_its_commitments_count() {
    let text = "format = 1
id = \"p\"
title = \"方案\"
issued = 2023-06-07
counted = { bare-days = [2, 3, 5, 7], cutoff = \"close\" }

[[commitment]]
id = \"seven\"
title = \"七日\"
limit = \"自受理之日起七日内\"
[[commitment.statutory]]
limit = \"不得超过十五日\"
law = \"甲法\"
article = \"1\"

[[commitment]]
id = \"own\"
title = \"另有规定\"
limit = \"七日内\"
counted = { bare-days = \"calendar\", bare-hours = \"clock\" }
strictest = \"neither\"
[[commitment.reading]]
place = \"body\"
[[commitment.reading]]
place = \"annex\"
limit = \"两小时内\"

[[commitment]]
id = \"day\"
title = \"一日\"
limit = \"24小时内\"
";
    let store = PlanStore::new();
    let plan = store.read(text).unwrap();
    let limits: Vec<String> = plan
        .commitments()
        .iter()
        .map(|commitment| commitment.limit().to_string())
        .collect();
    assert_eq!(
        limits,
        ["7 working days", "7 calendar days", "24 clock hours"]
    );
    let [seven, own, _] = plan.commitments() else {
        panic!("three commitments");
    };
    assert_eq!(seven.statutory()[0].limit().to_string(), "15 calendar days");
    assert_eq!(
        own.readings()[1].limit().unwrap().to_string(),
        "2 clock hours"
    );
    assert_eq!(own.conventions().cutoff(), Some(Cutoff::Close));
    // written so that it is read as the same again
    let written = plan.to_toml();
    assert!(written.contains("bare-days = \"2,3,5,7\""), "{written}");
    assert_eq!(PlanStore::new().read(&written), Ok(plan));
}

#[test]
fn one_name_may_mean_two_commitments() {
    let text = format!(
        "{MINIMAL}names = [\"事\"]\n[[commitment]]\nid = \"b\"\ntitle = \"乙\"\nlimit = \"5日\"\nnames = [\"事\"]\n"
    );
    let store = PlanStore::new();
    assert_eq!(store.read(&text).unwrap().called("事"), None);
}
