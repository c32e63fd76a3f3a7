//! Laws for random timers.

use std::sync::Arc;

use chrono::{NaiveDateTime, TimeDelta};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use shixian::plan::Statutory;
use shixian::term::{Amount, StopKinds, clock_hours, deemed_acceptance};
use shixian::timer::{Correction, Entry, TimerState, Transition};
use shixian::{
    Case, ClockStop, Limit, Moment, Rule, Schedule, Settings, StopKind, Timer, Verdict,
    WarningLevel, calendar_days, commitment, half_working_days, hours, months, working_days,
};

use crate::on;
use crate::support::asked::{Asked, config};

/// What is tried, so many minutes after what came before.
#[derive(Clone, Debug)]
struct Try {
    after: i64,
    transition: Transition,
}

fn kinds() -> impl Strategy<Value = StopKind> {
    prop::sample::select(StopKind::ALL.to_vec())
}

fn tries(limit: Limit) -> impl Strategy<Value = Vec<Try>> {
    let transition = prop_oneof![
        1 => Just(Transition::Receive),
        2 => Just(Transition::AskSupplement),
        2 => Just(Transition::Supplemented),
        3 => Just(Transition::Start),
        4 => kinds().prop_map(|kind| Transition::Stop { kind }),
        4 => prop::option::of(kinds()).prop_map(|kind| Transition::Resume { kind }),
        1 => Just(Transition::Extend { by: limit }),
        1 => Just(Transition::Finish),
        1 => Just(Transition::Reopen),
    ];
    let after = prop_oneof![1..500_i64, 1..12_000_i64];
    let one = (after, transition).prop_map(|(after, transition)| Try { after, transition });
    prop::collection::vec(one, 1..24)
}

fn limits() -> impl Strategy<Value = Limit> {
    prop::sample::select(vec![
        working_days(1),
        working_days(5),
        working_days(20),
        calendar_days(15),
        months(2),
        hours(30),
        half_working_days(3),
        clock_hours(100),
    ])
}

fn tried() -> impl Strategy<Value = (Limit, Vec<Try>)> {
    limits().prop_flat_map(|limit| (Just(limit), tries(limit)))
}

fn rule(limit: Limit) -> Arc<Rule<'static>> {
    // leaked: a test's commitment outlives it
    let own = commitment("own", "本项")
        .within(limit)
        .stops_for(
            StopKinds::NONE
                .with(StopKind::Supplement)
                .with(StopKind::SpecialProcedure),
        )
        .with_statutory(Box::leak(Box::new([Statutory::new(
            calendar_days(45),
            "某法",
            "1",
        )])));
    let own: &'static _ = Box::leak(Box::new(own));
    Arc::new(Rule::new(own, &Schedule::china(), &Settings::new()))
}

/// The legal ones among the tries, each at its moment.
fn legal(rule: &Arc<Rule<'static>>, tries: &[Try]) -> Vec<Entry> {
    let mut timer = Timer::new("HR-7", rule);
    let mut at = on("01-05 08:00");
    for one in tries {
        at += TimeDelta::minutes(one.after);
        let entry = Entry::new(one.transition.clone(), at).cite("决定");
        let _ = timer.record(entry);
    }
    timer.entries().to_vec()
}

/// A model of the state machine that shares nothing with it: what the entries
/// come to, as a log would tell it.
#[derive(Default)]
pub(crate) struct Log {
    received: Option<Moment>,
    asked: Option<Moment>,
    pub(crate) started: Option<Moment>,
    deemed: bool,
    finished: Option<Moment>,
    stops: Vec<ClockStop>,
    extension: Option<Limit>,
}

impl Log {
    /// Of the entries up to `now`.
    pub(crate) fn of(entries: &[Entry], now: NaiveDateTime) -> Self {
        let schedule = Schedule::china();
        let mut log = Self::default();
        for entry in entries
            .iter()
            .take_while(|entry| entry.at().earliest() <= now)
        {
            log.deem(&schedule, entry.at());
            log.add(entry);
        }
        log.deem(&schedule, Moment::at(now));
        log
    }

    fn deem(&mut self, schedule: &Schedule, now: Moment) {
        let (Some(received), None) = (self.received, self.started) else {
            return;
        };
        if let Ok(Some(_)) = deemed_acceptance(schedule, received, self.asked, now) {
            (self.started, self.deemed) = (Some(received), true);
        }
    }

    fn add(&mut self, entry: &Entry) {
        let at = entry.at();
        let end = |stops: &mut Vec<ClockStop>, kind: Option<StopKind>| {
            for stop in stops {
                if stop.end().is_none() && kind.is_none_or(|kind| kind == stop.kind()) {
                    *stop = ClockStop::ended(stop.kind(), stop.begin(), at);
                }
            }
        };
        match entry.transition() {
            Transition::Receive => self.received = Some(at),
            Transition::AskSupplement if self.started.is_some() => {
                self.stops.push(ClockStop::open(StopKind::Supplement, at));
            }
            Transition::AskSupplement => self.asked = self.asked.or(Some(at)),
            Transition::Supplemented if self.started.is_some() => {
                end(&mut self.stops, Some(StopKind::Supplement));
            }
            Transition::Supplemented => (self.received, self.asked) = (Some(at), None),
            Transition::Start => self.started = self.started.or(Some(at)),
            Transition::Stop { kind } => self.stops.push(ClockStop::open(*kind, at)),
            Transition::Resume { kind } => end(&mut self.stops, *kind),
            Transition::WithdrawStop { kind, begin } => {
                let is_own = |stop: &ClockStop| (stop.kind(), stop.begin()) == (*kind, *begin);
                let place = self.stops.iter().position(is_own).unwrap();
                self.stops.remove(place);
            }
            Transition::Extend { by } => {
                let sum = self.extension.map(|own| own.extended_by(*by).unwrap());
                self.extension = sum.or(Some(*by));
            }
            Transition::Finish => self.finished = Some(at),
            Transition::Reopen => self.finished = None,
            other => unreachable!("{other}"),
        }
    }

    pub(crate) fn case(&self) -> Case<'_> {
        let mut case = Case::new("HR-7").with_stops(&self.stops);
        if let Some(started) = self.started {
            case = if self.deemed {
                case.deemed_accepted(started)
            } else {
                case.started(started)
            };
        }
        if let Some(finished) = self.finished {
            case = case.finished(finished);
        }
        self.extension
            .map_or(case, |extension| case.extended_by(extension))
    }
}

/// All that a standing says, as text.
fn all(timer: &Timer<'_>, now: NaiveDateTime) -> String {
    format!("{:?}", timer.standing(now))
}

/// Stored and restored.
fn restored(timer: &Timer<'static>, now: NaiveDateTime) -> Timer<'static> {
    let text = serde_json::to_string(&timer.state(now)).unwrap();
    let state: TimerState = serde_json::from_str(&text).unwrap();
    state.restore(timer.rule()).unwrap()
}

#[test]
fn replayed_in_any_chunking_a_timer_says_what_the_checker_says() {
    let asked = Asked::with_floors(&[("started", 51), ("stopped once at least", 39)]);
    proptest!(config(300), |(
        (limit, tries) in tried(),
        cuts in prop::collection::vec(any::<bool>(), 24),
        later in 0..90_000_i64,
    )| {
        asked.question();
        let rule = rule(limit);
        let entries = legal(&rule, &tries);
        let mut timer = Timer::new("HR-7", &rule);
        for (entry, cut) in entries.iter().zip(cuts) {
            timer.record(entry.clone()).unwrap();
            if cut {
                timer = restored(&timer, entry.at().earliest());
                let _ = all(&timer, entry.at().earliest());
            }
        }
        prop_assert_eq!(timer.entries(), &entries[..]);
        let last = entries.last().map_or(on("01-05 08:00"), |entry| entry.at().earliest());
        let now = last + TimeDelta::minutes(later);
        let log = Log::of(&entries, now);
        asked.on_if("started", log.started.is_some());
        asked.on_if("stopped once at least", !log.case().stops().is_empty());
        let checked = rule.check(&log.case(), now);
        let read = timer.standing(now);
        prop_assert_eq!(format!("{:?}", read.outcome()), format!("{checked:?}"));
        prop_assert_eq!(read.elapsed(), rule.elapsed(&log.case(), now).ok());
        prop_assert_eq!(timer.with_case(now, |case| rule.usage(case, now)), read.usage());
    });
    asked.hold();
}

/// Read at an earlier moment, a timer says what it would have said then.
#[test]
fn what_happens_later_does_not_change_what_was_said() {
    let asked = Asked::with_floors(&[("some happened before, some after", 31)]);
    proptest!(config(300), |(
        (limit, tries) in tried(),
        back in 0..40_000_i64,
    )| {
        let rule = rule(limit);
        let entries = legal(&rule, &tries);
        prop_assume!(!entries.is_empty());
        asked.question();
        let last = entries.last().unwrap();
        let then = last.at().earliest() - TimeDelta::minutes(back);
        let mut whole = Timer::new("HR-7", &rule);
        let mut part = whole.clone();
        for entry in &entries {
            whole.record(entry.clone()).unwrap();
            if entry.at().earliest() <= then {
                part.record(entry.clone()).unwrap();
            }
        }
        let before = part.entries().len();
        asked.on_if("some happened before, some after", 0 < before && before < entries.len());
        prop_assert_eq!(all(&whole, then), all(&part, then));
    });
    asked.hold();
}

#[test]
fn a_correction_is_as_good_as_having_recorded_it_right() {
    let asked = Asked::with_floors(&[("recorded late", 36), ("recorded with a wrong moment", 57)]);
    proptest!(config(300), |(
        (limit, tries) in tried(),
        which in any::<prop::sample::Index>(),
        wrong in -400..400_i64,
        later in 0..30_000_i64,
    )| {
        let rule = rule(limit);
        let entries = legal(&rule, &tries);
        prop_assume!(!entries.is_empty());
        asked.question();
        let place = which.index(entries.len());
        let right = &entries[place];
        let mut timer = Timer::new("HR-7", &rule);
        for entry in &entries {
            timer.record(entry.clone()).unwrap();
        }
        let now = entries.last().unwrap().at().earliest() + TimeDelta::minutes(later);
        let expected = all(&timer, now);

        // recorded late: left out, where the rest makes sense without it
        let mut late = Timer::new("HR-7", &rule);
        let others = entries.iter().enumerate().filter(|(number, _)| *number != place);
        let recorded: Result<Vec<_>, _> = others
            .map(|(_, entry)| late.record(entry.clone()).map(|_| ()))
            .collect();
        if recorded.is_ok() {
            asked.on("recorded late");
            late.correct(Correction::Insert(right.clone())).unwrap();
            prop_assert_eq!(late.entries(), &entries[..]);
            prop_assert_eq!(all(&late, now), expected.clone());
        }

        // recorded with a wrong moment, where that makes sense at all
        let moment = right.at().earliest() + TimeDelta::minutes(wrong);
        let mistaken = Entry::new(right.transition().clone(), moment).cite("错记");
        if timer.correct(Correction::Replace(place, mistaken.clone())).is_ok() {
            asked.on("recorded with a wrong moment");
            let place = timer.entries().iter().position(|entry| *entry == mistaken).unwrap();
            timer.correct(Correction::Replace(place, right.clone())).unwrap();
            // of two at one moment either may be first
            let mut own = timer.entries().to_vec();
            let mut theirs = entries.clone();
            own.sort_by_key(|entry| (entry.at().earliest(), entry.to_string()));
            theirs.sort_by_key(|entry| (entry.at().earliest(), entry.to_string()));
            prop_assert_eq!(own, theirs);
            prop_assert_eq!(all(&timer, now), expected);
        }
    });
    asked.hold();
}

#[test]
fn what_remains_falls_while_running_and_stays_while_stopped() {
    let asked = Asked::with_floors(&[("running", 7), ("paused", 13)]);
    proptest!(config(300), |(
        (limit, tries) in tried(),
        steps in prop::collection::vec(1..6_000_i64, 1..12),
    )| {
        let rule = rule(limit);
        let mut timer = Timer::new("HR-7", &rule);
        for entry in legal(&rule, &tries) {
            timer.record(entry).unwrap();
        }
        let mut now = timer.entries().last().map_or(on("01-05 08:00"), |e| e.at().earliest());
        let mut before = timer.standing(now);
        for step in steps {
            now += TimeDelta::minutes(step);
            asked.question();
            let standing = timer.standing(now);
            match (before.verdict(), standing.verdict()) {
                (Verdict::Paused { remaining: before }, Verdict::Paused { remaining }) => {
                    asked.on("paused");
                    prop_assert_eq!(before, remaining);
                }
                (Verdict::Running { remaining: Some(before) }, Verdict::Running { remaining: Some(now) }) => {
                    asked.on("running");
                    prop_assert!(at_most(now, before), "{} after {}", now, before);
                }
                (Verdict::Running { .. }, Verdict::Overdue { .. })
                | (Verdict::NotStarted, Verdict::Running { .. } | Verdict::Overdue { .. }) => {}
                (before, now) => prop_assert_eq!(before.kind(), now.kind()),
            }
            let share = |usage: Option<shixian::check::Usage>| usage.map(|usage| usage.share());
            prop_assert!(share(before.usage()) <= share(standing.usage()));
            prop_assert!(before.level() <= standing.level());
            before = standing;
        }
    });
    asked.hold();
}

proptest! {
    #![proptest_config(config(200))]

    /// Days used are the worked days that are over, one by one, stops left out.
    #[test]
    fn days_used_are_counted_one_by_one(
        start in 0..200_000_i64,
        stops in prop::collection::vec((1..9_000_i64, 0..9_000_i64), 0..3),
        later in 0..60_000_i64,
    ) {
        let rule = rule(working_days(20));
        let mut at = on("01-01 00:00") + TimeDelta::minutes(start);
        let mut timer = Timer::new("HR-7", &rule);
        timer.start(at).unwrap();
        let (first, mut spans) = (at.date(), Vec::new());
        for (before, during) in stops {
            let begin = at + TimeDelta::minutes(before);
            at = begin + TimeDelta::minutes(during);
            timer.stop(StopKind::Supplement, begin).unwrap();
            timer.resume(at).unwrap();
            spans.push((begin.date(), at.date()));
        }
        let now = at + TimeDelta::minutes(later);
        let calendar = rule.schedule().calendar();
        let counted = |day: &chrono::NaiveDate| {
            calendar.is_working_day(*day).unwrap()
                && !spans.iter().any(|(begin, end)| begin < day && day <= end)
        };
        let over = first.iter_days().skip(1).take_while(|day| *day < now.date());
        let used = over.filter(counted).count();
        let usage = timer.standing(now).usage().unwrap();
        prop_assert_eq!(usage.used(), Amount::WorkingDays(i32::try_from(used).unwrap()));
        let hundredths = 100 * used;
        let level = match timer.standing(now).level().unwrap() {
            WarningLevel::Green => 0..1000,
            WarningLevel::Yellow => 1000..1600,
            WarningLevel::Orange => 1600..2000,
            WarningLevel::Red => 2000..usize::MAX,
        };
        prop_assert!(level.contains(&hundredths), "{} of 2000 is not in {:?}", hundredths, level);
    }
}

fn at_most(one: Amount, other: Amount) -> bool {
    match (one, other) {
        (Amount::WorkingDays(one), Amount::WorkingDays(other)) => one <= other,
        (Amount::WorkingDaysOfTime(one), Amount::WorkingDaysOfTime(other)) => one <= other,
        (Amount::CalendarDays(one), Amount::CalendarDays(other)) => one <= other,
        (Amount::OpenTime(one), Amount::OpenTime(other))
        | (Amount::ClockTime(one), Amount::ClockTime(other)) => one <= other,
        _ => false,
    }
}

#[test]
fn the_tries_reach_every_state() {
    // the laws would say little if hardly anything were legal
    let rule = rule(working_days(5));
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let (mut kinds, mut entries) = (std::collections::BTreeMap::new(), 0);
    for _ in 0..400 {
        let tree = tries(working_days(5)).new_tree(&mut runner).unwrap();
        let mut timer = Timer::new("HR-7", &rule);
        for entry in legal(&rule, &tree.current()) {
            let now = entry.at().earliest();
            timer.record(entry).unwrap();
            entries += 1;
            *kinds
                .entry(timer.standing(now).verdict().kind().id())
                .or_insert(0) += 1;
        }
    }
    for kind in [
        "met",
        "missed",
        "running",
        "overdue",
        "paused",
        "not_started",
    ] {
        assert!(
            kinds.get(kind).is_some_and(|count| *count > 10),
            "{kinds:?}"
        );
    }
    assert!(entries > 1000, "{entries}");
}
