//! Plans as files: what is written is read again, and what is wrong is told with
//! its line and key.
#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test that cannot go on fails"
)]

use chrono::{Days, NaiveDate};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use shixian::plan::{
    Assignment, Citation, Comparison, Event, FINISHED, Indicator, Measure, Note, Place, Reading,
    STARTED, Section, Standard, Start, Statutory, Target, Task, Unmeasured, WarningPoint, Warnings,
    WhyUnmeasured, indicator, task,
};
use shixian::plan::{Difference, Discrepancy, Plan, PlanProblem, PlanStore, huarong_2023};
use shixian::term::{
    BareDays, BareHours, Cutoff, DayNumbers, HalfDay, OutsideHours, Roll, StartDay, StopDays,
    StopKinds,
};
use shixian::{Commitment, Conventions, Fraction, Limit, Localized, StopKind, commitment};

/// A plan of one commitment, its other lines after line 9.
const MINIMAL: &str = "format = 1
id = \"p\"
title = \"方案\"
issued = 2023-06-07

[[commitment]]
id = \"a\"
title = \"甲\"
limit = \"20个工作日\"
";

/// What is said of a text that is no plan.
fn refusal(text: &str) -> String {
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
fn a_limit_that_is_not_one_is_told_with_its_line_and_reason() {
    for (limit, said) in [
        (
            "6月",
            "it names a time of the calendar that is neither a length nor a whole date",
        ),
        (
            "不少于十五日",
            "it says the least that something takes, not the most",
        ),
        (
            "提前三日",
            "it says how long before an event something is done",
        ),
    ] {
        let text = MINIMAL.replace("20个工作日", limit);
        assert_eq!(
            refusal(&text),
            format!(
                "line 9, `limit`: `{limit}` is not a limit: {said}; write the limit alone, such as `20个工作日内`"
            )
        );
    }
}

#[test]
fn a_wrong_value_is_told_with_its_line_and_key() {
    for (lines, said) in [
        (
            "limt = \"5日\"",
            "line 10, `limt`: there is no key `limt` here; did you mean `limit`?",
        ),
        (
            "zzzzqq = \"5日\"",
            "line 10, `zzzzqq`: there is no key `zzzzqq` here",
        ),
        (
            "from = { nom = \"x\" }",
            "line 10, `nom`: there is no key `nom` here; did you mean `name`?",
        ),
        (
            "from = { id = \"x\" }",
            "line 10, `from`: `name` is missing",
        ),
        (
            "from = [\"x\"]",
            "line 10, `from`: invalid length 1, expected an event, such as \"付款\" or { id = \"paid\", name = \"付款\" }, or two of them in brackets",
        ),
        ("to = \"\"", "line 10, `to`: the text is empty"),
        (
            "item = -3",
            "line 10, `item`: invalid value: integer `-3`, expected u16",
        ),
        (
            "item = \"3\"",
            "line 10, `item`: invalid type: string \"3\", expected u16",
        ),
        (
            "counted = { roll = \"backwards\" }",
            "line 10, `roll`: unknown variant `backwards`, expected one of `following`, `holidays-only`, `none`",
        ),
        (
            "counted = { bare-days = \"2,x\" }",
            "line 10, `bare-days`: `2,x` does not say what 日 means; write `calendar`, `working`, or the numbers from 1 to 63 that are working days, such as `2,3,5,7`",
        ),
        (
            "stops = [\n  \"补正\",\n  \"午休\",\n]",
            "line 12, `stops`: `午休` is not a kind of stop; use supplement (补正), special-procedure (特别程序), applicant-works (用户自建工程), force-majeure (不可抗力) or other (其他)",
        ),
        (
            "target = \"140%\"",
            "line 10, `target`: 140 % of the cases cannot be: a share is from 0 to 100 per cent",
        ),
        (
            "target = \"most\"",
            "line 10, `target`: `most` is not a target; write `每件`, `平均` or a share such as `80%`",
        ),
        (
            "in-force = { from = 2023-06-07, through = 2023-06-06 }",
            "line 10, `in-force`: the period ends before it begins",
        ),
        (
            "in-force = { from = \"2023-02-30\" }",
            "line 10, `from`: invalid value: string \"2023-02-30\", expected a date such as 2023-06-30",
        ),
        (
            "in-force = { from = 2023-06-07T09:00:00 }",
            "line 10, `from`: invalid value: 2023-06-07T09:00:00, expected a date such as 2023-06-30",
        ),
        (
            "strictest = \"annex\"",
            "line 10, `strictest`: the commitment has no readings to decide between; leave `strictest` out, or add them as `[[commitment.reading]]`",
        ),
        (
            "[[commitment.reading]]\nplace = \"body\"\n[[commitment.reading]]\nplace = \"annex\"",
            "line 6, `strictest`: the commitment has readings: say which of them decides, `strictest = \"body\"`, `\"annex\"` or `\"neither\"`",
        ),
        (
            "strictest = \"appendix\"",
            "line 10, `strictest`: unknown variant `appendix`, expected one of `body`, `正文`, `annex`, `附件`, `neither`",
        ),
        (
            "strictest = \"body\"\n[[commitment.reading]]\nplace = \"body\"",
            "line 11, `place`: a commitment has two readings, one of the body and one of the annex: that of the annex is missing",
        ),
        (
            "strictest = \"body\"\n[[commitment.reading]]\nplace = \"body\"\n[[commitment.reading]]\nplace = \"body\"",
            "line 13, `place`: a commitment has two readings, one of the body and one of the annex: that of the body is given twice",
        ),
        (
            "target = \"平均\"\nstrictest = \"body\"\n[[commitment.reading]]\nplace = \"body\"\nlimit = \"6个月\"\n[[commitment.reading]]\nplace = \"annex\"",
            "line 14, `target`: a mean cannot be promised of cases with the limit `6 months`: it is not an amount of time in which they could be measured",
        ),
        (
            "[[commitment.statutory]]\nlimit = \"5 days\"\nlaw = \"法\"\narticle = \"1\"",
            "line 11, `limit`: `5 days` does not say which days; write `working days` or `calendar days`",
        ),
        (
            "[[commitment.statutory]]\nlimit = \"5日\"\nlaw = \" \"\narticle = \"1\"",
            "line 12, `law`: the text is empty",
        ),
        (
            "[commitment.statutory]\nlimit = \"5日\"\nlaw = \"法\"\narticle = \"1\"",
            "line 10, `commitment.statutory`: there can be several of these; write `[[commitment.statutory]]` before each",
        ),
        (
            "[commitment.reading]\nplace = \"body\"\nwords = \"甲\"",
            "line 10, `commitment.reading`: there can be several of these; write `[[commitment.reading]]` before each",
        ),
        (
            "[[commitment.statutory]]\nlimit = \"5日\"\nlaw = \"法\"\narticle = \"1\"\nin-force = { from = 2025-06-01, through = 2025-05-31 }",
            "line 14, `in-force`: the period ends before it begins",
        ),
        (
            "[[commitment.statutory]]\nlimit = \"5日\"\nlaw = \"法\"\narticle = \"1\"\n[[commitment.statutory]]\nlimit = \"6日\"\nlaw = \"法\"\narticle = \"2\"",
            "line 14, `statutory`: the statutory limit on line 10 has the same start and is in force at the same time: this one would never decide; give each of them its own `in-force = { from = …, through = … }`",
        ),
        (
            "[[commitment]]\nid = \"b\"\ntitle = \"乙\"\nlimit = \"很快\"",
            "line 13, `limit`: `很快` is not a limit; write for example `20 working days`, `0.5 working day`, `5 calendar days`, `6 months`, `30 minutes`, `30 clock minutes`, `immediate`, `until 2023-06-30`, `case due`, `20个工作日`, `5日` or `30分钟`",
        ),
        (
            "[[commitment]]\nid = \"b\"\ntitle = \"乙\"",
            "line 10, `commitment`: `limit` is missing",
        ),
        (
            "[[commitment]]\nid = \"a\"\ntitle = \"乙\"\nlimit = \"5日\"",
            "line 11, `id`: two promises have the id `a`; the other is on line 7",
        ),
        (
            "[[commitment]]\nid = \" b\"\ntitle = \"乙\"\nlimit = \"5日\"",
            "line 11, `id`: ` b` begins or ends with a blank",
        ),
        (
            "[[commitment]]\nid = \"b\"\ntitle = \"\"\nlimit = \"5日\"",
            "line 12, `title`: the text is empty",
        ),
        (
            "[[commitment]]\nid = \"\"\ntitle = \"乙\"\nlimit = \"5日\"",
            "line 11, `id`: the text is empty",
        ),
        (
            "[[indicator]]\nid = \"r\"\ntitle = \"率\"\nmeasure = \"share\"\nfigure = \"≥ 140%\"",
            "line 14, `figure`: 140 cannot be: a share is from 0 to 100 per cent",
        ),
        (
            "[[indicator]]\nid = \"r\"\ntitle = \"率\"\nmeasure = \"count\"\nfigure = \"≥ 1.5\"",
            "line 14, `figure`: 1.5 cannot be: a count is a whole number, 0 or more",
        ),
        (
            "[[indicator]]\nid = \"r\"\ntitle = \"率\"\nmeasure = \"share\"\nfigure = \"95%\"",
            "line 14, `figure`: `95%` is not a figure with its sign; write for example `≥ 95%`, `≤ 6.34`, `= 1` or `> 140`",
        ),
        (
            "[[indicator]]\nid = \"r\"\ntitle = \"率\"\nmeasure = \"standard\"\nfigure = \"100\"",
            "line 14, `figure`: `100` is not a standard; write its five figures in one, such as `10000`",
        ),
        (
            "[[indicator]]\nid = \"a\"\ntitle = \"率\"\nmeasure = \"share\"\nfigure = \"≥ 95%\"",
            "line 11, `id`: two promises have the id `a`; the other is on line 7",
        ),
        (
            "[[unmeasured]]\nid = \"u\"\ntitle = \"无\"\nwhy = \"no\"",
            "line 13, `why`: unknown variant `no`, expected one of `no-figure`, `no-rank`, `relative-to-others`",
        ),
        (
            "tasks = [2, 3]\n[[section]]\nmeasure = 1\n[[section.task]]\nnumber = 2\ntext = \"做\"\ndue = 2023-06-30",
            "line 10, `tasks`: the plan has no task 3",
        ),
        (
            "[[section]]\nmeasure = 1\n[[section.task]]\nnumber = 2\ntext = \"做\"\nongoing = true\n[[section.task]]\nnumber = 2\ntext = \"做\"\nongoing = true",
            "line 17, `number`: two tasks have the number 2; the other is on line 13",
        ),
        (
            "[[section]]\nmeasure = 1\n[[section.task]]\nnumber = 2\ntext = \"做\"",
            "line 13, `due`: task 2 has no date and is not ongoing; write its `due`, or `ongoing = true`",
        ),
        (
            "[[commitment]]\nid = \"milestone-2023-06-30\"\ntitle = \"乙\"\nlimit = \"5日\"\n[[section]]\nmeasure = 1\n[[section.task]]\nnumber = 2\ntext = \"做\"\ndue = 2023-06-30",
            "line 11, `id`: `milestone-2023-06-30` is the id of a date of the plan's tasks; give the promise another",
        ),
        (
            "[[discrepancy]]\ndiffers = \"figure\"\npromises = [\"a\", \"aa\"]\nnote = { zh = \"并存\", en = \"both\" }",
            "line 12, `promises`: the plan has no promise `aa`; did you mean `a`?",
        ),
        (
            "[[discrepancy]]\ndiffers = \"figure\"\nnote = { zh = \"并存\" }",
            "line 12, `note`: `en` is missing",
        ),
    ] {
        assert_eq!(refusal(&format!("{MINIMAL}{lines}\n")), said, "{lines}");
    }
}

#[test]
fn a_wrong_head_is_told_with_its_line() {
    for (text, said) in [
        ("", "line 1: `format` is missing"),
        (
            "format = 2\nid = \"p\"\ntitle = \"t\"\nissued = 2023-06-07",
            "line 1, `format`: this library reads plan files of `format = 1`, not 2",
        ),
        (
            "format = 1\nid = \"p\"\ntitle = \"\"\nissued = 2023-06-07",
            "line 3, `title`: the text is empty",
        ),
        (
            "format = 1\nid = \"p\"\ntitle = \"t\"\nissued = 2023-06-07\n\n[[commitments]]\nid = \"a\"",
            "line 6, `commitments`: there is no key `commitments` here; did you mean `commitment`?",
        ),
    ] {
        assert_eq!(refusal(text), said, "{text}");
    }
    let store = PlanStore::new();
    let broken = store
        .read("format = 1\nid = \"p\ntitle = \"t\"")
        .unwrap_err();
    assert_eq!((broken.line(), broken.field()), (2, ""));
    assert!(matches!(broken.problem(), PlanProblem::Syntax(_)));
    let no_day = store.read("format = 1\nissued = 2023-02-30\n").unwrap_err();
    assert_eq!(no_day.line(), 2, "{no_day}");
}

#[test]
fn only_limits_with_a_measure_have_a_mean() {
    for (limit, shown) in [
        ("即时办结", "immediate"),
        ("6个月", "6 months"),
        ("截至2023年6月30日", "until 2023-06-30"),
        ("案件自带期限", "case due"),
    ] {
        let text = MINIMAL.replace("20个工作日", limit) + "target = \"平均\"\n";
        assert_eq!(
            refusal(&text),
            format!(
                "line 10, `target`: a mean cannot be promised of cases with the limit `{shown}`: it is not an amount of time in which they could be measured"
            )
        );
    }
}

#[test]
fn one_name_may_mean_two_commitments() {
    let text = format!(
        "{MINIMAL}names = [\"事\"]\n[[commitment]]\nid = \"b\"\ntitle = \"乙\"\nlimit = \"5日\"\nnames = [\"事\"]\n"
    );
    let store = PlanStore::new();
    assert_eq!(store.read(&text).unwrap().called("事"), None);
}

/// Makes what a strategy chose live as long as the test's process.
fn leak<T>(values: Vec<T>) -> &'static [T] {
    values.leak()
}

/// Text of every kind: quotes, line ends, equals signs, brackets, Chinese.
fn text() -> impl Strategy<Value = &'static str> {
    let chars = select(vec![
        'a', 'Z', '0', ' ', '"', '\'', '\\', '\n', '\t', '=', '[', ']', '#', '{', '-', '日', '「',
        '…', '🜁', '\u{7}', '\r',
    ]);
    vec(chars, 0..12).prop_map(|chars| &*chars.into_iter().collect::<String>().leak())
}

fn said() -> impl Strategy<Value = &'static str> {
    text().prop_map(|text| &*format!("x{text}").leak())
}

fn date() -> impl Strategy<Value = NaiveDate> {
    prop_oneof![
        (-3_000..12_000_i32, 1..=366_u32)
            .prop_filter_map("a day", |(year, day)| NaiveDate::from_yo_opt(year, day)),
        Just(NaiveDate::MIN),
        Just(NaiveDate::MAX),
    ]
}

fn limit() -> impl Strategy<Value = Limit> {
    let days = 0..=u32::MAX / 2;
    prop_oneof![
        days.clone().prop_map(Limit::WorkingDays),
        any::<u32>().prop_map(Limit::WorkingDayHalves),
        days.clone().prop_map(Limit::CalendarDays),
        days.clone().prop_map(Limit::Months),
        days.clone().prop_map(Limit::OpenSeconds),
        days.prop_map(Limit::ClockSeconds),
        Just(Limit::Immediate),
        date().prop_map(Limit::Until),
        Just(Limit::CaseDue),
    ]
}

fn event() -> impl Strategy<Value = Event<'static>> {
    prop_oneof![
        Just(STARTED),
        Just(FINISHED),
        said().prop_map(|both| Event::new(both, both)),
        (said(), said()).prop_map(|(id, name)| Event::new(id, name)),
    ]
}

fn start() -> impl Strategy<Value = Start<'static>> {
    prop_oneof![
        event().prop_map(Start::Event),
        (event(), event()).prop_map(|(one, other)| Start::LaterOf(one, other)),
    ]
}

fn stops() -> impl Strategy<Value = StopKinds> {
    vec(select(StopKind::ALL.to_vec()), 0..4)
        .prop_map(|kinds| kinds.into_iter().fold(StopKinds::NONE, StopKinds::with))
}

fn conventions() -> impl Strategy<Value = Conventions> {
    (
        option::of(select(vec![StartDay::Excluded, StartDay::Counted])),
        option::of(select(vec![
            OutsideHours::OwnDate,
            OutsideHours::NextOpening,
        ])),
        option::of(select(vec![
            Roll::Following,
            Roll::HolidaysOnly,
            Roll::None,
        ])),
        option::of(select(vec![Cutoff::EndOfDay, Cutoff::Close])),
        option::of(select(vec![
            HalfDay::OfficeDay,
            HalfDay::FourHours,
            HalfDay::Session,
        ])),
        option::of(select(vec![StopDays::HalfOpen, StopDays::Inclusive])),
        option::of(select(vec![
            BareDays::Calendar,
            BareDays::Working,
            BareDays::WorkingFor(DayNumbers::new(&[2, 3, 5, 7]).unwrap()),
        ])),
        option::of(select(vec![BareHours::Open, BareHours::Clock])),
    )
        .prop_map(
            |(start_day, outside, roll, cutoff, half_day, stop_days, days, hours)| {
                let mut value = Conventions::new();
                value = start_day.map_or(value, |set| value.with_start_day(set));
                value = outside.map_or(value, |set| value.with_outside_hours(set));
                value = roll.map_or(value, |set| value.with_roll(set));
                value = cutoff.map_or(value, |set| value.with_cutoff(set));
                value = half_day.map_or(value, |set| value.with_half_day(set));
                value = stop_days.map_or(value, |set| value.with_stop_days(set));
                value = days.map_or(value, |set| value.with_bare_days(set));
                hours.map_or(value, |set| value.with_bare_hours(set))
            },
        )
}

fn note() -> impl Strategy<Value = Note<'static>> {
    (text(), text()).prop_map(|(english, chinese)| Note::new(english, chinese))
}

/// A citation of tasks that a plan with `tasks` has, or of any where it has none.
fn citation(tasks: u16) -> impl Strategy<Value = Citation<'static>> {
    (
        option::of(any::<u16>()),
        cited(tasks),
        text(),
        option::of(text()),
    )
        .prop_map(|(item, tasks, words, annex)| {
            let citation = Citation::new(item, tasks, words);
            annex.map_or(citation, |words| citation.annex(words))
        })
}

fn cited(tasks: u16) -> impl Strategy<Value = &'static [u16]> {
    let last = if tasks == 0 { u16::MAX } else { tasks - 1 };
    vec(0..=last, 0..4).prop_map(leak)
}

fn reading(place: Place) -> impl Strategy<Value = Reading<'static>> {
    (
        text(),
        option::of(limit()),
        option::of(start()),
        option::of(stops()),
        option::of(said()),
    )
        .prop_map(move |(words, limit, start, stops, category)| {
            let mut value = Reading::new(place, words);
            value = limit.map_or(value, |limit| value.within(limit));
            value = start.map_or(value, |start| value.from(start));
            value = stops.map_or(value, |stops| value.stops_for(stops));
            category.map_or(value, |category| value.in_category(category))
        })
}

type Readings = (&'static [Reading<'static>], Option<Place>);

fn readings() -> impl Strategy<Value = Readings> {
    let both = (reading(Place::Body), reading(Place::Annex), any::<bool>());
    let both = both.prop_map(|(body, annex, turned)| {
        leak(if turned {
            vec![annex, body]
        } else {
            vec![body, annex]
        })
    });
    let strictest = option::of(select(vec![Place::Body, Place::Annex]));
    option::of((both, strictest)).prop_map(Option::unwrap_or_default)
}

fn statutory() -> impl Strategy<Value = Statutory<'static>> {
    let text = (
        limit(),
        said(),
        said(),
        option::of(event()),
        option::of(note()),
    );
    text.prop_map(|(limit, law, article, event, condition)| {
        let value = Statutory::new(limit, law, article);
        let value = event.map_or(value, |event| value.from(event));
        condition.map_or(value, |condition| value.on_condition(condition))
    })
}

/// Texts of which no two are in force at a time.
fn statutes() -> impl Strategy<Value = &'static [Statutory<'static>]> {
    let lengths = vec((statutory(), 0..4_000_u64), 0..3);
    let dated = (date(), lengths, any::<bool>()).prop_map(|(first, texts, ends)| {
        // room for the texts after it
        let mut from = first.min(NaiveDate::from_ymd_opt(9_999, 1, 1).unwrap());
        let count = texts.len();
        let texts = texts.into_iter().enumerate().map(|(at, (text, days))| {
            let (begin, is_last) = (from, at + 1 == count);
            let through = begin + Days::new(days);
            from = through + Days::new(1);
            text.in_force(begin, (ends || !is_last).then_some(through))
        });
        texts.collect::<Vec<_>>()
    });
    prop_oneof![dated, vec(statutory(), 0..2)].prop_map(leak)
}

/// Whether a mean of times can be compared with the limit.
fn has_measure(limit: Limit) -> bool {
    !matches!(
        limit,
        Limit::Months(_) | Limit::Immediate | Limit::Until(_) | Limit::CaseDue
    )
}

fn commitments(tasks: u16) -> impl Strategy<Value = Commitment<'static>> {
    let words = (
        said(),
        text(),
        vec(said(), 0..3).prop_map(leak),
        citation(tasks),
    );
    let clock = (start(), event(), limit(), conventions(), stops());
    let target = prop_oneof![
        Just(Target::EachCase),
        Just(Target::Mean),
        (0..=100_u8).prop_map(Target::Share),
    ];
    let rest = (
        readings(),
        statutes(),
        option::of((date(), option::of(date()))),
        option::of(note()),
    );
    (words, clock, target, rest).prop_map(|(words, clock, target, rest)| {
        let (title, english, names, citation) = words;
        let (start, finish, limit, conventions, stops) = clock;
        let ((readings, strictest), statutory, period, note) = rest;
        let mut value = commitment("", title)
            .also_called(names)
            .to(finish)
            .within(limit)
            .counted(conventions)
            .stops_for(stops)
            .cite(citation)
            .read_as(readings, strictest);
        if !english.trim().is_empty() {
            value = value.english(english);
        }
        let reading_limits = readings.iter().filter_map(Reading::limit);
        if target != Target::Mean || reading_limits.chain([limit]).all(has_measure) {
            value = value.promised_of(target);
        }
        value = match start {
            Start::Event(event) => value.from(event),
            Start::LaterOf(one, other) => value.from_later_of(one, other),
        };
        value = value.with_statutory(statutory);
        value = period.map_or(value, |(from, through)| {
            value.in_force(from, through.map(|through| through.max(from)))
        });
        note.map_or(value, |note| value.noted(note))
    })
}

fn indicators(tasks: u16) -> impl Strategy<Value = Indicator<'static>> {
    let number = prop_oneof![
        (-1_000_000..1_000_000_i64, 0..7_u8).prop_map(|(n, places)| Fraction::decimal(n, places)),
        (any::<i64>(), 1..1_000_i64).prop_map(|(n, d)| Fraction::new(n, d).unwrap()),
        any::<i64>().prop_map(|n| Fraction::decimal(n, 18)),
    ];
    let share = (0..=100_000_i64).prop_map(|n| Fraction::decimal(n, 3));
    let figure = prop_oneof![
        (Just(Measure::Share), share.clone()),
        (
            Just(Measure::Reduction),
            share.prop_map(|n| Fraction::from(100) - n - n)
        ),
        (Just(Measure::Mean), number.clone()),
        (Just(Measure::Amount), number),
        (
            Just(Measure::Count),
            any::<u32>().prop_map(|n| Fraction::decimal(n.into(), 0))
        ),
    ];
    let comparison = select(vec![
        Comparison::AtLeast,
        Comparison::AtMost,
        Comparison::Exactly,
        Comparison::MoreThan,
    ]);
    let standard = option::weighted(0.2, proptest::array::uniform5(0..10_u8));
    let words = (said(), said(), text(), text());
    (
        words,
        figure,
        comparison,
        standard,
        citation(tasks),
        option::of(note()),
    )
        .prop_map(
            |(
                (title, english, unit, unit_english),
                (measure, figure),
                comparison,
                standard,
                citation,
                note,
            )| {
                let mut value = indicator("", title, measure, unit)
                    .english(english, unit_english)
                    .cite(citation);
                value = match standard {
                    Some(figures) => value.promised_standard(Standard::new(figures)),
                    None => value.promised(comparison, figure),
                };
                note.map_or(value, |note| value.noted(note))
            },
        )
}

fn tasks(count: u16) -> impl Strategy<Value = &'static [Task<'static>]> {
    let section = (any::<u16>(), option::of(any::<u16>()), text(), text())
        .prop_map(|(measure, item, part, title)| Section::new(measure, item, part, title));
    let sections = vec(section, 1..3);
    let assignment = (text(), text(), text())
        .prop_map(|(group, lead, responsible)| Assignment::new(group, lead, responsible));
    let one = (
        said(),
        any::<bool>(),
        assignment,
        option::of(date()),
        text(),
        any::<bool>(),
    );
    (sections, vec(one, usize::from(count))).prop_map(|(sections, chosen)| {
        let numbered = (0..).zip(chosen);
        let tasks = numbered.map(|(number, chosen)| {
            let (text, first, assignment, due, words, is_ongoing) = chosen;
            let section = sections[if first { 0 } else { sections.len() - 1 }];
            let value = task(number, text, section).assigned(assignment);
            match due {
                Some(date) if is_ongoing => value.due(date, words).ongoing(),
                Some(date) => value.due(date, words),
                None => value.without_date(words),
            }
        });
        leak(tasks.collect())
    })
}

/// With an id that no other promise has.
fn numbered(kind: &str, number: usize) -> &'static str {
    format!("{kind} {number}=\"甲\"").leak()
}

fn renamed(value: &Commitment<'static>, id: &'static str) -> Commitment<'static> {
    let mut named = commitment(id, value.title())
        .also_called(value.names())
        .to(value.finish())
        .within(value.limit())
        .counted(value.conventions())
        .stops_for(value.stopped_by())
        .cite(value.citation())
        .promised_of(value.target())
        .read_as(value.readings(), value.strictest());
    let english = value.title_in(shixian::Language::English);
    named = if english.is_empty() {
        named
    } else {
        named.english(english)
    };
    named = match value.start() {
        Start::Event(event) => named.from(event),
        Start::LaterOf(one, other) => named.from_later_of(one, other),
    };
    named = named.with_statutory(value.statutory());
    named = value
        .period()
        .map_or(named, |(from, through)| named.in_force(from, through));
    value.note().map_or(named, |note| named.noted(note))
}

fn plans() -> impl Strategy<Value = Plan<'static>> {
    let difference = select(vec![
        Difference::Figure,
        Difference::Scope,
        Difference::Condition,
        Difference::Exclusion,
        Difference::Date,
        Difference::Lead,
        Difference::Numbering,
        Difference::Wording,
        Difference::Silence,
    ]);
    let why = select(vec![
        WhyUnmeasured::NoFigure,
        WhyUnmeasured::NoRank,
        WhyUnmeasured::RelativeToOthers,
    ]);
    (0..4_u16).prop_flat_map(move |count| {
        let unmeasured = (
            said(),
            said(),
            why.clone(),
            citation(count),
            option::of(note()),
        );
        let discrepancy = (
            difference.clone(),
            vec(any::<proptest::sample::Index>(), 0..3),
            option::of(any::<u16>()),
            cited(count),
            (text(), text(), note()),
        );
        (
            (said(), said(), date()),
            vec(commitments(count), 0..3),
            vec(indicators(count), 0..3),
            vec(unmeasured, 0..2),
            tasks(count),
            vec(discrepancy, 0..2),
        )
            .prop_map(
                |(head, commitments, indicators, unmeasured, tasks, discrepancies)| {
                    let (id, title, issued) = head;
                    let id = id.trim().to_owned().leak();
                    let commitments = commitments.iter().enumerate();
                    let commitments = leak(
                        commitments
                            .map(|(n, c)| renamed(c, numbered("c", n)))
                            .collect(),
                    );
                    let indicators = indicators.iter().enumerate().map(|(n, i)| {
                        let unit = i.unit_in(shixian::Language::Chinese);
                        let title = i.title_in(shixian::Language::Chinese);
                        let named = indicator(numbered("i", n), title, i.measure(), unit)
                            .english(
                                i.title_in(shixian::Language::English),
                                i.unit_in(shixian::Language::English),
                            )
                            .cite(i.citation());
                        let named = match i.figure() {
                            shixian::plan::Figure::Number(figure) => {
                                named.promised(i.comparison(), figure)
                            }
                            shixian::plan::Figure::Standard(standard) => {
                                named.promised_standard(standard)
                            }
                        };
                        i.note().map_or(named, |note| named.noted(note))
                    });
                    let indicators = leak(indicators.collect());
                    let unmeasured = unmeasured.into_iter().enumerate();
                    let unmeasured =
                        unmeasured.map(|(n, (title, english, why, citation, note))| {
                            let value =
                                Unmeasured::new(numbered("u", n), title, english, why, citation);
                            note.map_or(value, |note| value.noted(note))
                        });
                    let plan = Plan::new(id, title, issued, commitments)
                        .with_indicators(indicators)
                        .with_unmeasured(leak(unmeasured.collect()))
                        .with_tasks(tasks);
                    let ids: Vec<&'static str> = plan
                        .promises()
                        .map(|promise| &*promise.id().leak())
                        .collect();
                    let discrepancies = discrepancies.into_iter().map(
                        |(difference, about, item, tasks, (body, annex, note))| {
                            let about = if ids.is_empty() { Vec::new() } else { about };
                            let promises = about.iter().map(|index| *index.get(&ids)).collect();
                            Discrepancy::new(difference, leak(promises), body, annex, note)
                                .at(item, tasks)
                        },
                    );
                    plan.with_discrepancies(leak(discrepancies.collect()))
                },
            )
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn every_plan_survives_its_file(plan in plans()) {
        let text = plan.to_toml();
        let store = PlanStore::new();
        let read = store.read(&text);
        prop_assert_eq!(read.as_ref(), Ok(&plan), "{}", text);
        prop_assert_eq!(read.unwrap().to_toml(), text);
    }

    #[test]
    fn no_text_breaks_the_reader(junk in "[\\[\\]{}=\"\\n a-z0-9日.,-]{0,80}") {
        let store = PlanStore::new();
        for text in [junk.clone(), format!("{MINIMAL}{junk}")] {
            if let Err(error) = store.read(&text) {
                prop_assert!(error.line() <= text.lines().count() + 1, "{}", error);
                prop_assert_eq!(error.to_string().lines().count(), 1);
            }
        }
    }
}

#[test]
fn what_is_wrong_is_said_in_chinese_too() {
    let chinese = |text: &str| {
        let error = PlanStore::new().read(text).unwrap_err();
        error.chinese().to_string()
    };
    assert_eq!(
        chinese("format = 1\nid = \"a\"\ntitle = \"b\"\nisued = 2023-06-07\n"),
        "第4行，`isued`：此处没有键 `isued`；是否应为“issued”？"
    );
    assert_eq!(
        chinese("format = 2\nid = \"a\"\ntitle = \"b\"\nissued = 2023-06-07\n"),
        "第1行，`format`：只能读取 `format = 1` 的方案文件，此文件为2"
    );
}
