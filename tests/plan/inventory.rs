//! The whole plan against its text: each of its 133 promises and 135 tasks by its place, number and
//! words, and every place where it contradicts itself.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

use std::collections::BTreeSet;

use crate::support::plan::{
    Fact, TaskRow, annex_says, body_says, facts, facts_of, issue, places, places_of, task_rows,
    text_of,
};
use chrono::{Datelike, NaiveDate};
use shixian::plan::huarong_2023::{
    COMMITMENTS, DISCREPANCIES, INDICATORS, ISSUED, PLAN, TASKS, UNMEASURED,
};
use shixian::plan::{
    Citation, Comparison, Figure, Indicator, Milestone, Note, ObservedValue, Place, Task,
};
use shixian::plan::{Difference, Discrepancy, Promise};
use shixian::{Case, Fraction, Language, Moment, Rule, Schedule, Settings, VerdictKind};

// -- The data of the tests itself --

#[test]
fn the_text_has_every_item_and_every_task_once_and_in_order() {
    let found: Vec<&str> = places().iter().map(|(place, _)| *place).collect();
    let items = (1..=61).map(|item| format!("body {item}"));
    let tasks = (1..=135).map(|task| format!("annex {task}"));
    let expected: Vec<String> = [String::from("issue")]
        .into_iter()
        .chain(items)
        .chain(tasks)
        .collect();
    assert_eq!(found, expected);
    for (place, text) in places() {
        assert!(!text.is_empty() && text == text.trim(), "{place}");
    }
}

#[test]
fn every_word_of_the_inventory_stands_at_its_place() {
    for fact in facts() {
        let id = &fact.id;
        let places = |words| places_of(words, fact.item, &fact.tasks);
        assert_eq!(fact.body.is_empty(), fact.item.is_none(), "{id}");
        assert_eq!(fact.annex.is_empty(), fact.tasks.is_empty(), "{id}");
        if !fact.body.is_empty() {
            assert!(places(&fact.body).contains(&Place::Body), "{id}");
        }
        if fact.kind == "milestone" {
            continue; // its words stand in the column of dates
        }
        if !fact.annex.is_empty() {
            assert!(places(&fact.annex).contains(&Place::Annex), "{id}");
        }
    }
}

/// The ways in which the plan writes a number.
pub(crate) fn written(value: &str) -> Vec<String> {
    let words: &[&str] = match value {
        "0" => &[
            "零",
            "0费用",
            "免收",
            "禁止",
            "即时",
            "取消",
            "免除",
            "不用",
            "不再",
            "政府买单",
        ],
        "1" => &["一", "首个"],
        "3" => &["三"],
        "4" => &["四"],
        "5" => &["五"],
        "50" => &["5折"],
        "100" => &["全部", "全覆盖"],
        _ => &[],
    };
    let words = words.iter().map(|word| (*word).to_owned());
    [value.to_owned()].into_iter().chain(words).collect()
}

/// Whether `text` has `number` with no digit before or after it.
pub(crate) fn has_number(text: &str, number: &str) -> bool {
    let is_part = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit() || c == '.');
    text.match_indices(number).any(|(at, _)| {
        let (before, rest) = text.split_at(at);
        let after = rest.strip_prefix(number).unwrap();
        let is_word = !number.starts_with(|c: char| c.is_ascii_digit());
        is_word || !(is_part(before.chars().last()) || is_part(after.chars().next()))
    })
}

#[test]
fn every_number_of_the_inventory_is_among_its_words() {
    for fact in facts() {
        if matches!(fact.kind.as_str(), "milestone" | "unmeasured") {
            continue;
        }
        let says = |words: &str, value: &str| {
            let mut written = written(value).into_iter();
            written.any(|number| has_number(words, &number))
        };
        let annex = [&fact.value_annex, &fact.value];
        let annex = annex.into_iter().find(|value| !value.is_empty()).unwrap();
        for (words, value) in [(&fact.body, &fact.value), (&fact.annex, annex)] {
            let found = words.is_empty() || says(words, value);
            assert!(found, "{}: {value} in 「{words}」", fact.id);
        }
    }
}

// -- The promises --

#[test]
fn the_plan_has_every_promise_of_the_inventory_and_no_others() {
    let facts = facts();
    let known: BTreeSet<String> = facts.iter().map(|fact| fact.id.clone()).collect();
    let held: Vec<String> = PLAN.promises().map(|promise| promise.id()).collect();
    let ids: BTreeSet<String> = held.iter().cloned().collect();
    assert_eq!(ids, known);
    assert_eq!((facts.len(), held.len(), ids.len()), (133, 133, 133));
    for fact in facts {
        let kind = match PLAN.promise(&fact.id).unwrap() {
            Promise::InTime(_) => "in-time",
            Promise::Indicator(_) => "indicator",
            Promise::Unmeasured(_) => "unmeasured",
            Promise::Milestone(_) => "milestone",
        };
        assert_eq!(kind, fact.kind, "{}", fact.id);
    }
    let numbers = ["in-time", "indicator", "unmeasured", "milestone"].map(|k| facts_of(k).len());
    assert_eq!(numbers, [23, 69, 32, 9]);
}

#[test]
fn promises_stand_in_the_order_of_the_inventory() {
    let ids = |kind| facts_of(kind).into_iter().map(|fact| fact.id);
    assert!(ids("indicator").eq(INDICATORS.iter().map(|i| i.id().to_owned())));
    assert!(ids("milestone").eq(PLAN.milestones().iter().map(Milestone::id)));
    let unmeasured: BTreeSet<&str> = UNMEASURED.iter().map(|promise| promise.id()).collect();
    let known: Vec<String> = ids("unmeasured").collect();
    assert_eq!(unmeasured, known.iter().map(String::as_str).collect());
}

fn indicator(id: &str) -> &'static Indicator<'static> {
    let mut indicators = INDICATORS.iter();
    indicators.find(|indicator| indicator.id() == id).unwrap()
}

#[test]
fn every_indicator_has_the_plans_number_unit_and_comparison() {
    for fact in facts_of("indicator") {
        let (id, indicator) = (&fact.id, indicator(&fact.id));
        assert_eq!(indicator.measure().id(), fact.measure, "{id}");
        assert_eq!(indicator.comparison().id(), fact.comparison, "{id}");
        assert_eq!(indicator.unit_in(Language::Chinese), fact.unit, "{id}");
        let promised = match indicator.figure() {
            Figure::Number(number) => {
                assert_eq!(fact.value.parse::<Fraction>().unwrap(), number, "{id}");
                ObservedValue::Number(number)
            }
            Figure::Standard(standard) => {
                assert_eq!(fact.value.parse(), Ok(standard), "{id}");
                ObservedValue::Standard(standard)
            }
        };
        assert_eq!(indicator.observe(&fact.value, None), Ok(promised), "{id}");
        // the figure itself keeps the promise, unless more is promised
        let is_kept = indicator.comparison() != Comparison::MoreThan;
        assert_eq!(indicator.is_kept_by(promised), is_kept, "{id}");
    }
}

#[test]
fn a_value_on_the_wrong_side_of_the_figure_breaks_the_promise() {
    for (id, kept, broken) in [
        ("business-setup-one-step", "1", "2"),
        ("outage-average-duration", "6.34", "6.35"),
        ("water-online-10000", "00000", "10010"),
        ("gas-platform-00000", "00000", "10000"),
        ("construction-multi-in-one-95", "95", "94.99"),
        ("outage-count-reduction-30", "30", "29"),
        ("bank-account-fee-discount", "50", "51"),
        ("cross-province-services-140", "141", "140"),
        ("tax-payments-per-year-5", "4.5", "6"),
        ("access-commitment-new-industries-4", "5", "3"),
        // a bound: a higher one grants more
        ("power-zero-investment-200kw", "250", "160"),
        ("power-zero-investment-1250kva", "1250", "1000"),
        ("road-crossing-40m", "60", "30"),
        ("line-length-1000m", "1000", "999"),
        ("first-account-one", "2", "0"),
        ("startup-loan-lpr-150bp", "-100", "-200"),
        ("employment-activities-10", "12", "9"),
        ("cheque-fees-zero", "0", "5"),
        ("draft-fees-zero", "0", "0.5"),
        ("power-no-trip", "0", "1"),
        ("power-works-outage-zero", "0", "2"),
        ("service-levels-3", "3", "2"),
        ("service-network-levels-5", "5", "4"),
        ("business-setup-one-place", "1", "2"),
        ("chief-attendant-one-person", "1", "3"),
        ("heavy-transport-one-to-one", "1", "0"),
        ("repeat-filing-zero", "0", "1"),
        ("licence-change-one-key", "1", "2"),
        ("regional-evaluation-cost-zero", "0", "0.01"),
        ("gas-one-network", "1", "2"),
        ("power-no-documents", "0", "1"),
    ] {
        let indicator = indicator(id);
        let holds = |value| indicator.is_kept_by(indicator.observe(value, None).unwrap());
        assert!(holds(kept), "{id}: {kept}");
        assert!(!holds(broken), "{id}: {broken}");
    }
}

#[test]
fn promises_without_a_number_say_why() {
    for fact in facts_of("unmeasured") {
        let mut promises = UNMEASURED.iter();
        let promise = promises.find(|promise| promise.id() == fact.id).unwrap();
        assert_eq!(promise.why().id(), fact.measure, "{}", fact.id);
        assert!(fact.value.is_empty(), "{}", fact.id);
    }
}

/// The citation and the note of every promise but the dates.
pub(crate) fn cited() -> Vec<(&'static str, Citation<'static>, Option<Note<'static>>)> {
    let in_time = COMMITMENTS.iter().map(|c| (c.id(), c.citation(), c.note()));
    let indicators = INDICATORS.iter().map(|i| (i.id(), i.citation(), i.note()));
    let unmeasured = UNMEASURED.iter().map(|u| (u.id(), u.citation(), u.note()));
    in_time.chain(indicators).chain(unmeasured).collect()
}

#[test]
fn every_promise_is_cited_from_its_place_in_its_words() {
    let facts = facts();
    for (id, citation, _) in cited() {
        let fact = facts.iter().find(|fact| fact.id == id).unwrap();
        assert_eq!(citation.item(), fact.item, "{id}: the item");
        assert_eq!(citation.tasks(), fact.tasks, "{id}: the tasks");
        for (place, quote) in [(Place::Body, &fact.body), (Place::Annex, &fact.annex)] {
            let Some(words) = citation.words_in(place) else {
                assert!(quote.is_empty(), "{id}: {place} says 「{quote}」");
                continue;
            };
            let places = places_of(words, citation.item(), citation.tasks());
            assert!(places.contains(&place), "{id}: {place}「{words}」");
            let related = quote.contains(words) || words.contains(quote.as_str());
            assert!(related, "{id}: {place}「{words}」 is not 「{quote}」");
        }
    }
}

#[test]
fn every_title_is_unique_in_both_languages() {
    for language in [Language::English, Language::Chinese] {
        let in_time = COMMITMENTS.iter().map(|c| c.title_in(language));
        let indicators = INDICATORS.iter().map(|i| i.title_in(language));
        let unmeasured = UNMEASURED.iter().map(|u| u.title_in(language));
        let titles: BTreeSet<&str> = in_time.chain(indicators).chain(unmeasured).collect();
        assert_eq!(titles.len(), 124, "{language:?}");
    }
    for indicator in &INDICATORS {
        let [english, chinese] = [Language::English, Language::Chinese];
        assert_ne!(indicator.title_in(english), indicator.id());
        assert_ne!(indicator.title_in(english), indicator.title_in(chinese));
        let unit = indicator.unit_in(english);
        assert!(unit.is_ascii() && !unit.is_empty(), "{}", indicator.id());
    }
}

#[test]
fn every_note_is_a_sentence_in_both_languages() {
    let notes = cited().into_iter();
    let notes = notes.filter_map(|(id, _, note)| note.map(|note| (id.to_owned(), note)));
    let discrepancies = DISCREPANCIES.iter();
    let discrepancies =
        discrepancies.map(|d| (format!("{} {:?}", d.difference(), d.item()), d.note()));
    for (of, note) in notes.chain(discrepancies) {
        let [english, chinese] = [Language::English, Language::Chinese].map(|l| note.text(l));
        assert!(
            english.ends_with('.') && !english.contains("  "),
            "{of}: {english}"
        );
        assert!(
            chinese.ends_with('。') && !chinese.contains(' '),
            "{of}: {chinese}"
        );
    }
    // every time limit leaves something open, and says what
    assert!(
        COMMITMENTS
            .iter()
            .all(|commitment| commitment.note().is_some())
    );
}

// -- The tasks --

#[test]
fn every_task_is_the_annexs() {
    let rows = task_rows();
    assert_eq!((rows.len(), TASKS.len()), (135, 135));
    for (task, row) in TASKS.iter().zip(&rows) {
        let number = task.number();
        assert_eq!(number, row.number);
        assert_eq!(row.printed.trim_end_matches(')'), number.to_string());
        assert_eq!(task.text(), text_of(Place::Annex, number), "task {number}");
        let section = task.section();
        let heading = (section.part(), section.measure(), section.title());
        let printed = (row.part.as_str(), row.measure, row.title.as_str());
        assert_eq!(heading, printed, "task {number}");
        assert_eq!(section.item(), Some(row.item), "task {number}");
        let assignment = task.assignment();
        assert_eq!(assignment.group(), row.group, "task {number}");
        assert_eq!(assignment.lead(), row.lead, "task {number}");
        assert_eq!(assignment.responsible(), row.responsible, "task {number}");
        assert_eq!(task.due_date(), row.due, "task {number}");
        assert_eq!(task.is_ongoing(), row.is_ongoing, "task {number}");
        assert_eq!(task.due_words(), row.due_words, "task {number}");
        assert_eq!(PLAN.task(number), Some(task));
    }
    assert_eq!(PLAN.task(0), None);
    assert_eq!(PLAN.task(136), None);
}

/// What the words of a date mean: the end of the month, and whether the duty goes on.
fn meant(words: &str) -> (Option<NaiveDate>, bool) {
    let month = words.strip_prefix("2023年").map(|rest| {
        let (month, _) = rest.split_once('月').unwrap();
        let month = month.parse::<u32>().unwrap();
        let first = NaiveDate::from_ymd_opt(2023, month, 1).unwrap();
        let days = first.iter_days();
        days.take_while(|day| day.month() == month).last().unwrap()
    });
    (month, words.contains("长期推"))
}

#[test]
fn every_date_is_what_its_words_mean() {
    for row in task_rows() {
        let due = (row.due, row.is_ongoing);
        assert_eq!(due, meant(&row.due_words), "task {}", row.number);
    }
    assert_eq!(meant("2023年6月底,长期推进").0, "2023-06-30".parse().ok());
    assert_eq!(meant("长期推进"), (None, true));
}

#[test]
fn nine_dates_have_just_their_tasks() {
    let facts = facts_of("milestone");
    assert_eq!(facts.len(), 9);
    let mut all = Vec::new();
    for (milestone, fact) in PLAN.milestones().into_iter().zip(&facts) {
        let Fact {
            id, value, annex, ..
        } = fact;
        assert_eq!(milestone.id(), *id);
        assert_eq!(milestone.due(), value.parse().ok(), "{id}");
        let tasks: Vec<&Task<'_>> = PLAN.tasks_of(milestone).collect();
        let numbers: Vec<u16> = tasks.iter().map(|task| task.number()).collect();
        assert_eq!(numbers, fact.tasks, "{id}");
        for task in tasks {
            assert!(task.due_words().starts_with(annex.as_str()), "{id}");
        }
        all.extend(numbers);
    }
    all.sort_unstable();
    assert!(all.into_iter().eq(1..=135), "each task has one date");
}

fn numbers(is_wanted: impl Fn(&Task<'_>) -> bool) -> Vec<u16> {
    let tasks = TASKS.iter().filter(|task| is_wanted(task));
    tasks.map(Task::number).collect()
}

#[test]
fn three_tasks_were_due_before_the_plan_was_issued_and_eight_have_no_date() {
    let early = |task: &Task<'_>| task.due_date().is_some_and(|due| due < ISSUED);
    assert_eq!(numbers(early), [33, 34, 35]);
    let open_ended = numbers(|task| task.due_date().is_none());
    assert_eq!(open_ended, [21, 22, 23, 24, 25, 69, 70, 134]);
    assert!(
        TASKS
            .iter()
            .all(|task| task.due_date().is_some() || task.is_ongoing())
    );
    assert_eq!(
        numbers(|task| !task.is_ongoing()),
        [7, 32, 59, 65, 97, 98, 106]
    );
}

#[test]
fn a_task_with_a_date_is_a_commitment_until_it() {
    for task in &TASKS {
        let limit = task.commitment().map(|commitment| commitment.limit());
        assert_eq!(limit, task.due_date().map(shixian::term::until), "{task}");
    }
}

#[test]
fn tasks_are_checked_by_the_engine_that_checks_cases() {
    let at = |text: &str| text.parse::<Moment>().unwrap();
    let now = at("2024-01-02 09:00").earliest();
    let check = |number: u16, completed: Option<&str>| {
        let commitment = PLAN.task(number).unwrap().commitment().unwrap();
        let rule = Rule::new(&commitment, &Schedule::china(), &Settings::new());
        let case = Case::new("task").started(Moment::on(ISSUED));
        let case = match completed {
            Some(text) => case.finished(at(text)),
            None => case,
        };
        rule.check(&case, now).verdict().kind()
    };
    // the last minute of the day still counts
    assert_eq!(check(1, Some("2023-06-30 23:59")), VerdictKind::Met);
    assert_eq!(check(1, Some("2023-07-01 00:00")), VerdictKind::Missed);
    assert_eq!(check(1, None), VerdictKind::Overdue);
    // a holiday: the date is not moved to the next working day
    assert_eq!(check(7, Some("2023-12-31")), VerdictKind::Met);
    assert_eq!(check(7, Some("2024-01-01")), VerdictKind::Missed);
    // due before the plan was issued: what was done after is late
    assert_eq!(check(33, Some("2023-06-08")), VerdictKind::Missed);
}

#[test]
fn every_item_has_its_tasks() {
    let items: BTreeSet<u16> = TASKS.iter().filter_map(|t| t.section().item()).collect();
    assert!(items.into_iter().eq(1..=61));
    for task in &TASKS {
        // a heading is that of the body, but for two and for the task of item 32
        let (section, number) = (task.section(), task.number());
        let heading = section.title().trim_end_matches('。');
        let is_the_bodys = text_of(Place::Body, section.item().unwrap()).starts_with(heading);
        assert_eq!(
            is_the_bodys,
            ![6, 65, 134].contains(&number),
            "task {number}"
        );
    }
}

/// The tasks whose cell of responsible units the annex leaves empty.
const EMPTY_CELLS: [u16; 12] = [12, 14, 15, 59, 92, 97, 118, 119, 120, 121, 124, 125];

#[test]
fn every_empty_cell_of_units_is_read_alike() {
    for number in EMPTY_CELLS {
        let task = PLAN.task(number).unwrap();
        let above = PLAN.task(number - 1).unwrap();
        let same = above.section() == task.section();
        let above = if same {
            above.assignment().responsible()
        } else {
            ""
        };
        assert_eq!(task.assignment().responsible(), above, "task {number}");
        // and what stands above decides, so it is said where it does
        let noted = DISCREPANCIES.iter().any(|d| {
            d.tasks().contains(&number) && d.note().text(Language::English).contains("read alike")
        });
        assert_eq!(noted, !above.is_empty(), "task {number}");
    }
    let without = numbers(|task| task.assignment().responsible().is_empty());
    assert_eq!(without, [59, 92, 97, 124, 125]);
}

// -- The contradictions --

/// Whether `words` stand in a cell of a task.
fn task_says(number: u16, words: &str) -> bool {
    let rows = task_rows();
    let row: &TaskRow = rows.iter().find(|row| row.number == number).unwrap();
    let cells = [&row.group, &row.lead, &row.responsible, &row.due_words];
    annex_says(number, words) || cells.into_iter().any(|cell| cell.contains(words))
}

#[test]
fn every_contradiction_stands_in_the_words_of_the_plan() {
    for (at, discrepancy) in DISCREPANCIES.iter().enumerate() {
        let (body, annex) = (discrepancy.body(), discrepancy.annex());
        let of = format!("{at}: {} 「{body}」「{annex}」", discrepancy.difference());
        assert!(!(body.is_empty() && annex.is_empty()), "{of}");
        assert!(body != annex, "{of}");
        if !body.is_empty() {
            let found = match discrepancy.item() {
                Some(item) => body_says(item, body),
                None => issue().contains(body),
            };
            assert!(found, "{of}: the body");
        }
        assert!(!discrepancy.tasks().is_empty(), "{of}");
        let mut tasks = discrepancy.tasks().iter();
        let found = annex.is_empty() || tasks.any(|task| task_says(*task, annex));
        assert!(found, "{of}: the annex");
    }
}

#[test]
fn silence_is_of_one_side_in_truth() {
    for discrepancy in &DISCREPANCIES {
        if discrepancy.difference() != Difference::Silence {
            continue;
        }
        let (body, annex) = (discrepancy.body(), discrepancy.annex());
        let item = discrepancy.item().unwrap();
        assert!(body.is_empty() != annex.is_empty(), "item {item}");
        if body.is_empty() {
            assert!(!body_says(item, annex), "item {item}: 「{annex}」");
        } else {
            let says = |task: &u16| annex_says(*task, body);
            assert!(
                !discrepancy.tasks().iter().any(says),
                "item {item}: 「{body}」"
            );
        }
    }
}

#[test]
fn every_contradiction_is_about_promises_that_exist_at_its_place() {
    let facts = facts();
    for discrepancy in &DISCREPANCIES {
        for id in discrepancy.promises() {
            let promise = PLAN.promise(id);
            assert!(promise.is_some(), "{}: {id}", discrepancy.difference());
            let fact = facts.iter().find(|fact| fact.id == *id).unwrap();
            let is_of = |task: &u16| discrepancy.tasks().contains(task);
            let is_here = fact.tasks.iter().any(is_of)
                || (fact.item.is_some() && fact.item == discrepancy.item());
            assert!(is_here, "{}: {id} is elsewhere", discrepancy.difference());
        }
    }
}

fn about(id: &str) -> impl Iterator<Item = &'static Discrepancy<'static>> {
    let id = id.to_owned();
    let mut discrepancies = DISCREPANCIES.iter();
    std::iter::from_fn(move || discrepancies.find(|d| d.promises().contains(&id.as_str())))
}

#[test]
fn what_one_text_alone_promises_is_listed() {
    for (id, citation, _) in cited() {
        let is_one_sided = citation.item().is_none() || citation.tasks().is_empty();
        let is_listed = about(id).any(|d| d.difference() == Difference::Silence);
        assert_eq!(is_listed, is_one_sided, "{id}");
    }
}

#[test]
fn words_that_differ_are_listed() {
    for fact in facts() {
        let both = !fact.body.is_empty() && !fact.annex.is_empty();
        if both && fact.body != fact.annex {
            assert!(about(&fact.id).next().is_some(), "{}", fact.id);
        }
    }
    for (id, citation, _) in cited() {
        let [body, annex] = [Place::Body, Place::Annex].map(|place| citation.words_in(place));
        if body.is_some() && annex.is_some() && body != annex {
            assert!(about(id).next().is_some(), "{id}");
        }
    }
}

#[test]
fn two_readings_are_listed_as_a_contradiction_of_substance() {
    let substance = [
        Difference::Figure,
        Difference::Scope,
        Difference::Condition,
        Difference::Exclusion,
    ];
    for commitment in &COMMITMENTS {
        let is_listed = about(commitment.id()).any(|d| substance.contains(&d.difference()));
        let has_two = !commitment.readings().is_empty();
        assert_eq!(is_listed, has_two, "{}", commitment.id());
    }
}

#[test]
fn every_measure_with_another_number_is_listed() {
    let numbering = DISCREPANCIES.iter();
    let numbering = numbering.filter(|d| d.difference() == Difference::Numbering);
    let listed: BTreeSet<u16> = numbering.flat_map(Discrepancy::tasks).copied().collect();
    let drifting = numbers(|task| task.section().item() != Some(task.section().measure()));
    let drifting: BTreeSet<u16> = drifting.into_iter().collect();
    // task 108 stands under measure 49, which has the heading of measure 48
    assert_eq!(listed, &drifting | &BTreeSet::from([108]));
    assert_eq!(drifting, (65..=107).filter(|task| *task != 66).collect());
}

#[test]
fn contradictions_stand_in_the_order_of_the_document() {
    let items: Vec<u16> = DISCREPANCIES.iter().filter_map(Discrepancy::item).collect();
    assert!(items.is_sorted(), "{items:?}");
    let without = DISCREPANCIES.iter().skip_while(|d| d.item().is_some());
    assert!(without.clone().count() == 3 && without.clone().all(|d| d.item().is_none()));
}
