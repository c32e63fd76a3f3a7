//! Any sequence of transitions, under any limit, conventions, warnings and office hours.

use std::sync::Arc;

use chrono::{NaiveDateTime, TimeDelta};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use shixian::day::WorkCalendar;
use shixian::plan::{Statutory, Warnings};
use shixian::term::{OutsideHours, StopDays, StopKinds};
use shixian::timer::{Entry, Transition, Watch};
use shixian::{
    Conventions, Limit, Moment, Rule, Schedule, Settings, StopKind, Timer, VerdictKind,
    WarningLevel, commitment, working_days,
};

use crate::changes::{conventions, drive, limits, warnings};
use crate::laws::Log;
use crate::support::asked::{Asked, config};
use crate::support::facts::at;

/// In one piece and in two, by season and weekday, always, seldom and never.
const HOURS: [&str; 6] = [
    "08:30-12:00,14:00-17:30",
    "08:30-12:00,14:00-17:30; 05-01..09-30 08:30-12:00,14:30-18:00; make-up 09:00-12:00",
    "09:00-12:00,13:30-17:00; Fri 09:00-12:00",
    "00:00-24:00",
    "closed; Mon 09:00-12:00",
    "closed",
];

/// Before the autumn, the new year's and the spring holidays, the season's turn, and the
/// end of the calendar.
const FROM: [&str; 5] = [
    "2026-09-10 08:00",
    "2026-12-20 08:00",
    "2026-02-05 08:00",
    "2026-04-22 08:00",
    "2030-12-01 08:00",
];

#[derive(Clone, Debug)]
enum What {
    Do(Transition),
    /// Withdraws one of the stops so far.
    Withdraw(Index),
}

/// What is tried, so many minutes after what came before; the date alone is told of some.
type Try = (i64, What, bool);

#[derive(Clone, Debug)]
struct World {
    limit: Limit,
    statutory: Option<Limit>,
    conventions: Conventions,
    warnings: Warnings,
    kinds: Vec<StopKind>,
    hours: &'static str,
    from: NaiveDateTime,
    tries: Vec<Try>,
}

fn tries(limit: Limit) -> impl Strategy<Value = Vec<Try>> {
    let by = match limit {
        Limit::Immediate | Limit::Until(_) => working_days(2),
        limit => limit,
    };
    let kinds = || select(StopKind::ALL.to_vec());
    let transition = prop_oneof![
        1 => Just(Transition::Receive),
        2 => Just(Transition::AskSupplement),
        2 => Just(Transition::Supplemented),
        3 => Just(Transition::Start),
        4 => kinds().prop_map(|kind| Transition::Stop { kind }),
        4 => prop::option::of(kinds()).prop_map(|kind| Transition::Resume { kind }),
        1 => Just(Transition::Extend { by }),
        1 => Just(Transition::Finish),
        1 => Just(Transition::Reopen),
    ];
    let what = prop_oneof![
        12 => transition.prop_map(What::Do),
        1 => any::<Index>().prop_map(What::Withdraw),
    ];
    let after = prop_oneof![0..500_i64, 1..9_000_i64];
    prop::collection::vec((after, what, prop::bool::weighted(0.15)), 1..16)
}

fn worlds() -> impl Strategy<Value = World> {
    // the case's own due moment is no part of the entries
    let limits = || limits().prop_filter("own", |limit| *limit != Limit::CaseDue);
    let rest = (
        prop::option::of(limits()),
        conventions(),
        prop_oneof![Just(Warnings::DEFAULT), warnings()],
        prop::sample::subsequence(StopKind::ALL.to_vec(), 0..=StopKind::ALL.len()),
        select(HOURS.to_vec()),
        select(FROM.to_vec()),
    );
    let world =
        (limits(), rest).prop_flat_map(|(limit, rest)| (Just(limit), Just(rest), tries(limit)));
    world.prop_map(|(limit, rest, tries)| {
        let (statutory, conventions, warnings, kinds, hours, from) = rest;
        let from = at(from);
        World {
            limit,
            statutory,
            conventions,
            warnings,
            kinds,
            hours,
            from,
            tries,
        }
    })
}

impl World {
    /// Asks `question` of a timer with the legal ones among the tries.
    fn with<R>(&self, question: impl FnOnce(&Timer<'_>) -> R) -> R {
        let kinds = self
            .kinds
            .iter()
            .fold(StopKinds::NONE, |kinds, kind| kinds.with(*kind));
        let mut own = commitment("own", "本项")
            .within(self.limit)
            .counted(self.conventions)
            .stops_for(kinds);
        let law = self
            .statutory
            .map(|limit| Statutory::new(limit, "某法", "1"));
        own = own.with_statutory(law.as_slice());
        let hours = self.hours.parse().unwrap();
        let schedule = Schedule::new(WorkCalendar::china(), hours, chrono_tz::Asia::Shanghai);
        let rule = Rule::new(&own, &schedule, &Settings::new()).with_warnings(self.warnings);
        let mut timer = Timer::new("HR-7", &Arc::new(rule));
        let mut now = self.from;
        for (after, what, alone) in &self.tries {
            now += TimeDelta::minutes(*after);
            let moment = if *alone {
                Moment::on(now.date())
            } else {
                Moment::at(now)
            };
            if let Some(transition) = transition(&timer, what) {
                let _ = timer.record(Entry::new(transition, moment).cite("决定"));
            }
        }
        question(&timer)
    }
}

fn transition(timer: &Timer<'_>, what: &What) -> Option<Transition> {
    let stop = |entry: &Entry| match entry.transition() {
        Transition::Stop { kind } => Some((*kind, entry.at())),
        _ => None,
    };
    match what {
        What::Do(transition) => Some(transition.clone()),
        What::Withdraw(which) => {
            let stops: Vec<_> = timer.entries().iter().filter_map(stop).collect();
            let (kind, begin) = *stops.get(which.index(stops.len().max(1)))?;
            Some(Transition::WithdrawStop { kind, begin })
        }
    }
}

proptest! {
    #![proptest_config(config(150))]

    #[test]
    fn no_change_is_missed(world in worlds(), status in any::<bool>()) {
        let watch = if status { Watch::Status } else { Watch::Everything };
        let to = world.from + TimeDelta::days(70);
        world.with(|timer| drive(timer, watch, world.from, to, TimeDelta::minutes(83)));
    }
}

#[test]
fn the_standing_is_the_verdict_on_the_case_told_by_hand() {
    let asked = Asked::with_floors(&[("judged", 54)]);
    proptest!(config(150), |(
        world in worlds(),
        later in prop::collection::vec(0..90_000_i64, 6),
    )| {
        world.with(|timer| {
            for later in later {
                asked.question();
                let now = world.from + TimeDelta::minutes(later);
                let log = Log::of(timer.entries(), now);
                let (case, rule, standing) = (log.case(), timer.rule(), timer.standing(now));
                if log.started.is_none() && standing.undetermined().is_some() {
                    // whether it is deemed accepted lies beyond the calendar
                    continue;
                }
                asked.on_if("judged", standing.undetermined().is_none());
                let outcome = format!("{:?}", standing.outcome());
                assert_eq!(outcome, format!("{:?}", rule.check(&case, now)), "{now}");
                assert_eq!(standing.elapsed(), rule.elapsed(&case, now).ok());
                assert_eq!(standing.usage(), rule.usage(&case, now));
                assert_eq!(standing.level(), rule.warning_level(&case, now));
            }
        });
    });
    asked.hold();
}

/// While nothing but stops and resumptions happens, a case never gets less red,
/// and less is never used.
#[test]
fn no_stop_takes_back_a_warning() {
    let asked = Asked::with_floors(&[("used before and after", 38)]);
    proptest!(config(150), |(mut world in worlds())| {
        // shares of working days: what is left in another unit, or rolled off a rest day,
        // moves as the clock runs again
        world.limit = working_days(10);
        world.warnings = Warnings::DEFAULT;
        world.kinds = StopKind::ALL.to_vec();
        // a date alone has been from the beginning of its day on
        world.tries.iter_mut().for_each(|(.., alone)| *alone = false);
        world.conventions = world
            .conventions
            .with_stop_days(StopDays::HalfOpen)
            .with_outside_hours(OutsideHours::OwnDate);
        world.with(|timer| {
            let steps = (0..800).map(|step| world.from + TimeDelta::minutes(97 * step));
            let entries = timer.entries().iter().map(|entry| entry.at().earliest());
            let around = entries.flat_map(|at| [at - TimeDelta::nanoseconds(1), at]);
            let mut moments: Vec<NaiveDateTime> = steps.chain(around).collect();
            moments.sort_unstable();
            let mut last = timer.standing(moments[0]);
            for now in moments {
                asked.question();
                let standing = timer.standing(now);
                let (was, is) = (last.usage(), standing.usage());
                let allowance = |usage: Option<shixian::check::Usage>| usage.map(|usage| usage.allowance());
                let withdrawn = timer.entries().iter().any(|entry| {
                    let at = entry.at().earliest();
                    last.at() < at && at <= now
                        && !matches!(entry.transition(), Transition::Stop { .. } | Transition::Resume { .. })
                });
                if was.is_some() && allowance(was) == allowance(is) && !withdrawn {
                    asked.on("used before and after");
                    assert!(was.map(|usage| usage.share()) <= is.map(|usage| usage.share()), "{now}");
                    let (was, is) = (last.level(), standing.level());
                    assert!(was.is_none() || is.is_none() || was <= is, "{was:?} to {is:?} at {now}");
                }
                last = standing;
            }
        });
    });
    asked.hold();
}

#[test]
fn a_case_turns_when_it_is_said_to() {
    let asked = Asked::with_floors(&[("with a level", 20), ("turned", 17)]);
    proptest!(config(150), |(world in worlds())| {
        world.with(|timer| {
            let last = timer.entries().last().map_or(world.from, |entry| entry.at().latest());
            for step in 1..200 {
                asked.question();
                let now = last + TimeDelta::minutes(step * 197);
                let standing = timer.standing(now);
                let runs = matches!(standing.verdict().kind(), VerdictKind::Running | VerdictKind::Overdue);
                let Some(own) = standing.level().filter(|_| runs) else { continue };
                asked.on("with a level");
                asked.on_if("turned", own > WarningLevel::Green);
                for level in WarningLevel::WARNINGS {
                    match timer.turns_to(level, now) {
                        Some(turned) => assert_eq!(turned <= now, own >= level, "{level} from {turned} on, {own} at {now}"),
                        // nor is it told where a date alone, or the calendar's end, leaves it open
                        None => assert!(own < level || standing.usage().is_none() || standing.due().is_none(), "{level} never, {own} at {now}"),
                    }
                }
            }
        });
    });
    asked.hold();
}
