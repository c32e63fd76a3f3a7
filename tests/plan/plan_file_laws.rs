//! Random plans: each survives its file, and no text breaks the reader.
#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test that cannot go on fails"
)]
use crate::plan_file::MINIMAL;
use chrono::{Days, NaiveDate};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use shixian::plan::{
    Assignment, Citation, Comparison, Event, FINISHED, Indicator, Measure, Note, Place, Reading,
    STARTED, Section, Standard, Start, Statutory, Target, Task, Unmeasured, WhyUnmeasured,
    indicator, task,
};
use shixian::plan::{Difference, Discrepancy, Plan, PlanStore};
use shixian::term::{
    BareDays, BareHours, Cutoff, DayNumbers, HalfDay, OutsideHours, Roll, StartDay, StopDays,
    StopKinds,
};
use shixian::{Commitment, Conventions, Fraction, Limit, StopKind, commitment};
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
