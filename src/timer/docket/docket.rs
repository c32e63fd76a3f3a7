//! The docket (在办件簿): many timers at once, each found when its turn comes.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::ops::Range;
use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};
use hashbrown::HashTable;
use hashbrown::hash_table::Entry as Place;

use super::error::{DocketError, unknown};
use super::index::{Index, Keys};
use super::moved::{DueMoved, is_same};
use super::officers::Officers;
use super::slot::{Slot, hash, id, is_of, slot_at};
use super::woken::Woken;
use crate::check::rule::Rule;
use crate::day::schedule::Schedule;
use crate::plan::warning::WarningLevel;
use crate::timer::change::Watch;
use crate::timer::entry::{Correction, Entry, TransitionError};
use crate::timer::timer::Timer;

/// The docket: open timers, each with the officer (承办人) who has it, ordered by
/// their next change, by the moments at which they turn to a warning level, and by
/// officer and due day.
///
/// What is asked is answered in time proportional to the answer, and logarithmic
/// in the number of timers; nothing is scanned. The docket reads no clock: it is
/// told the time with every change, and [ticks](Docket::tick) when asked to.
///
/// ```
/// use std::sync::Arc;
/// use chrono::NaiveDate;
/// use shixian::plan::huarong_2023::{Project, construction_approval};
/// use shixian::timer::Watch;
/// use shixian::{Docket, Rule, Schedule, Settings, Timer, WarningLevel};
///
/// let at = |m, d, h| NaiveDate::from_ymd_opt(2026, m, d).unwrap().and_hms_opt(h, 0, 0).unwrap();
/// let commitment = construction_approval(Project::SimpleLowRisk); // 10 working days
/// let rule = Arc::new(Rule::new(commitment, &Schedule::china(), &Settings::new()));
///
/// let mut docket = Docket::new(Watch::Status);
/// for (case, day) in [("HR-1", 2), ("HR-2", 4), ("HR-3", 9)] {
///     let mut timer = Timer::new(case, &rule);
///     timer.start(at(3, day, 9))?;
///     docket.insert(timer, "王", at(3, 9, 10))?;
/// }
/// // what turns red before Wednesday the 18th, noon?
/// let now = at(3, 9, 10);
/// let red: Vec<_> = docket.turning(WarningLevel::Red, now..at(3, 18, 12)).collect();
/// assert_eq!(red.len(), 1);
/// assert_eq!((red[0].0, red[0].1.case()), (at(3, 17, 0), "HR-1"));
/// // what is due that week?
/// let week = (at(3, 16, 0).date(), at(3, 22, 0).date());
/// let due: Vec<_> = docket.due("王", week.0, week.1).map(|(day, t)| (day, t.case())).collect();
/// assert_eq!(due, [(at(3, 16, 0).date(), "HR-1"), (at(3, 18, 0).date(), "HR-2")]);
/// // sleep until then
/// assert_eq!(docket.next_change(), Some(at(3, 10, 0)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Docket<'a> {
    watch: Watch,
    slots: Vec<Option<Slot<'a>>>,
    free: Vec<u32>,
    /// The slots by case and commitment.
    places: HashTable<u32>,
    hasher: RandomState,
    officers: Officers,
    index: Index,
}

impl<'a> Docket<'a> {
    /// An empty docket whose timers change when something that `watch` names does.
    #[must_use]
    pub fn new(watch: Watch) -> Self {
        Self::with_capacity(watch, 0)
    }

    /// An empty docket with room for so many timers.
    #[must_use]
    pub fn with_capacity(watch: Watch, timers: usize) -> Self {
        Self {
            watch,
            slots: Vec::with_capacity(timers),
            free: Vec::new(),
            places: HashTable::with_capacity(timers),
            hasher: RandomState::new(),
            officers: Officers::default(),
            index: Index::with_capacity(timers),
        }
    }

    /// The number of timers that the docket holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether it holds no timer.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// The timers with their officers, in no order that means something.
    pub fn iter(&self) -> impl Iterator<Item = (&Timer<'a>, &str)> {
        let slots = self.slots.iter().flatten();
        slots.map(|slot| (&slot.timer, self.officers.name(slot.officer)))
    }

    /// Takes in a timer as of `now`.
    ///
    /// # Errors
    ///
    /// [`DocketError::Duplicate`] and [`DocketError::Full`].
    pub fn insert(
        &mut self,
        timer: Timer<'a>,
        officer: &str,
        now: NaiveDateTime,
    ) -> Result<(), DocketError> {
        let place = match self.free.last() {
            Some(place) => *place,
            None => u32::try_from(self.slots.len()).map_err(|_| DocketError::Full)?,
        };
        let officer = self.officers.number(officer).ok_or(DocketError::Full)?;
        let (slots, hasher) = (&self.slots, &self.hasher);
        let hash_at = |place: &u32| slot_at(slots, *place).map_or(0, |slot| hash(hasher, slot));
        let is_same = |place: &u32| {
            slot_at(slots, *place).is_some_and(|slot| is_of(slot, timer.case(), id(&timer)))
        };
        let own = hasher.hash_one((timer.case(), id(&timer)));
        match self.places.entry(own, is_same, hash_at) {
            Place::Occupied(_) => {
                return Err(DocketError::Duplicate {
                    case: timer.case().to_owned(),
                    commitment: id(&timer).to_owned(),
                });
            }
            Place::Vacant(vacant) => {
                vacant.insert(place);
            }
        }
        let slot = Some(Slot { timer, officer });
        if self.free.pop().is_some() {
            if let Some(empty) = self.slots.get_mut(place as usize) {
                *empty = slot;
            }
        } else {
            self.slots.push(slot);
        }
        self.refile(place, now);
        Ok(())
    }

    /// The timer of `case` for the commitment of that id.
    #[must_use]
    pub fn get(&self, case: &str, commitment: &str) -> Option<&Timer<'a>> {
        let slot = self.slot(self.place(case, commitment)?)?;
        Some(&slot.timer)
    }

    /// The officer who has the timer.
    #[must_use]
    pub fn officer(&self, case: &str, commitment: &str) -> Option<&str> {
        let slot = self.slot(self.place(case, commitment)?)?;
        Some(self.officers.name(slot.officer))
    }

    /// Records a transition of a timer, as of `now`: see [`Timer::record`].
    ///
    /// ```
    /// # use std::sync::Arc;
    /// # use chrono::NaiveDate;
    /// # use shixian::plan::huarong_2023::{Project, construction_approval};
    /// # use shixian::{Docket, Rule, Schedule, Settings, StopKind, Timer};
    /// use shixian::timer::{Entry, Transition, Watch};
    /// # let at = |m, d, h| NaiveDate::from_ymd_opt(2026, m, d).unwrap().and_hms_opt(h, 0, 0).unwrap();
    /// # let commitment = construction_approval(Project::SimpleLowRisk);
    /// # let rule = Arc::new(Rule::new(commitment, &Schedule::china(), &Settings::new()));
    /// # let mut docket = Docket::new(Watch::Status);
    /// # let mut timer = Timer::new("HR-1", &rule);
    /// # timer.start(at(3, 2, 9))?;
    /// # docket.insert(timer, "王", at(3, 2, 10))?;
    /// let now = at(3, 5, 10);
    /// let stop = Entry::new(Transition::Stop { kind: StopKind::SpecialProcedure }, now);
    /// docket.record("HR-1", commitment.id(), stop, now)?;
    /// assert_eq!(docket.next_change(), None, "nothing happens by itself while it is stopped");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`DocketError::Unknown`], and [`DocketError::Transition`]; the docket is then
    /// as it was.
    pub fn record(
        &mut self,
        case: &str,
        commitment: &str,
        entry: Entry,
        now: NaiveDateTime,
    ) -> Result<(), DocketError> {
        self.change(case, commitment, now, |timer| {
            timer.record(entry).map(|_| ())
        })
    }

    /// Corrects what was recorded of a timer, as of `now`: see [`Timer::correct`].
    ///
    /// # Errors
    ///
    /// As [`Docket::record`].
    pub fn correct(
        &mut self,
        case: &str,
        commitment: &str,
        correction: Correction,
        now: NaiveDateTime,
    ) -> Result<(), DocketError> {
        self.change(case, commitment, now, |timer| {
            timer.correct(correction).map(|_| ())
        })
    }

    fn change(
        &mut self,
        case: &str,
        commitment: &str,
        now: NaiveDateTime,
        change: impl FnOnce(&mut Timer<'a>) -> Result<(), TransitionError>,
    ) -> Result<(), DocketError> {
        let place = self.known(case, commitment)?;
        let slot = self.slot_mut(place);
        let slot = slot.ok_or_else(|| unknown(case, commitment))?;
        change(&mut slot.timer).map_err(|error| DocketError::Transition {
            case: case.to_owned(),
            error,
        })?;
        self.refile(place, now);
        Ok(())
    }

    /// Gives a timer to another officer.
    ///
    /// # Errors
    ///
    /// [`DocketError::Unknown`], [`DocketError::Full`].
    pub fn assign(
        &mut self,
        case: &str,
        commitment: &str,
        officer: &str,
    ) -> Result<(), DocketError> {
        let place = self.known(case, commitment)?;
        let officer = self.officers.number(officer).ok_or(DocketError::Full)?;
        let Some(slot) = self.slot_mut(place) else {
            return Err(unknown(case, commitment));
        };
        slot.officer = officer;
        let mut keys = self.index.keys(place);
        keys.due = keys.due.map(|(_, day)| (officer, day));
        self.index.file(place, keys);
        Ok(())
    }

    /// Takes a timer out.
    ///
    /// # Errors
    ///
    /// [`DocketError::Unknown`].
    pub fn remove(&mut self, case: &str, commitment: &str) -> Result<Timer<'a>, DocketError> {
        let place = self.known(case, commitment)?;
        let hash = self.hasher.hash_one((case, commitment));
        if let Ok(found) = self.places.find_entry(hash, |own| *own == place) {
            found.remove();
        }
        let slot = self.slots.get_mut(place as usize).and_then(Option::take);
        let slot = slot.ok_or_else(|| unknown(case, commitment))?;
        self.free.push(place);
        self.index.file(place, Keys::default());
        Ok(slot.timer)
    }

    /// The next moment at which a timer changes by itself, so that a scheduler can
    /// sleep until then; `None` where none ever will.
    #[must_use]
    pub fn next_change(&self) -> Option<NaiveDateTime> {
        self.index.changes.first().map(|(at, _)| *at)
    }

    /// The timers that changed by themselves up to `now`, each with what it says
    /// now and its officer, in the order of their changes; one that has since been
    /// changed by an entry too. They are then asleep until their next change.
    pub fn tick(&mut self, now: NaiveDateTime) -> Vec<Woken<'_, 'a>> {
        let Self {
            watch,
            slots,
            officers,
            index,
            ..
        } = self;
        let mut woken = Vec::new();
        while let Some((at, place)) = index.pop_change(now) {
            let Some(slot) = slot_at(slots, place) else {
                continue;
            };
            let history = slot.timer.history(now);
            let glance = slot.timer.glance(&history, now);
            index.file(place, Keys::of(&glance, slot.officer, *watch));
            woken.push(Woken {
                at,
                timer: &slot.timer,
                officer: officers.name(slot.officer),
                now,
            });
        }
        woken
    }

    /// The timers that turn to `level` or a higher one within `span`, its end left
    /// out, if nothing else happens to them; each with the moment, in order. Those
    /// that turned before are not among them, nor those whose clock stands still.
    pub fn turning(
        &self,
        level: WarningLevel,
        span: Range<NaiveDateTime>,
    ) -> impl Iterator<Item = (NaiveDateTime, &Timer<'a>)> {
        let place = WarningLevel::WARNINGS.iter().position(|own| *own == level);
        let turns = place.and_then(|place| self.index.turns.get(place));
        // an empty span, or one turned round, holds nothing
        let turns = turns.filter(|_| span.start < span.end);
        let within = turns.map(|turns| turns.range((span.start, 0)..(span.end, 0)));
        within
            .into_iter()
            .flatten()
            .filter_map(|(at, place)| Some((*at, &self.slot(*place)?.timer)))
    }

    /// The timers of `officer` that are due from `from` to `through`, both days
    /// included, in order; those long overdue and not done too, for their days.
    pub fn due<'d>(
        &'d self,
        officer: &str,
        from: NaiveDate,
        through: NaiveDate,
    ) -> impl Iterator<Item = (NaiveDate, &'d Timer<'a>)> + use<'d, 'a> {
        let number = self.officers.numbers.get(officer);
        let number = number.filter(|_| from <= through);
        let within = number.map(|number| {
            self.index
                .dues
                .range((*number, from, 0)..=(*number, through, u32::MAX))
        });
        within
            .into_iter()
            .flatten()
            .filter_map(|(_, day, place)| Some((*day, &self.slot(*place)?.timer)))
    }

    /// What is due from `from` to `through`, both days included, officer by
    /// officer: those who have anything due then.
    pub fn due_by_officer(
        &self,
        from: NaiveDate,
        through: NaiveDate,
    ) -> impl Iterator<Item = (&str, Vec<(NaiveDate, &Timer<'a>)>)> {
        let officers = self.officers.names.iter();
        officers.filter_map(move |name| {
            let due: Vec<_> = self.due(name, from, through).collect();
            (!due.is_empty()).then_some((&**name, due))
        })
    }

    /// Goes over to another schedule, such as one whose calendar knows a new
    /// notice, and lists the cases whose due day or moment it moved as of `now`,
    /// by case and commitment. Every timer is looked at.
    pub fn adopt(&mut self, schedule: &Schedule, now: NaiveDateTime) -> Vec<DueMoved> {
        let mut rules: HashMap<*const Rule<'a>, Arc<Rule<'a>>> = HashMap::new();
        let mut moved = Vec::new();
        for place in 0..self.slots.len() {
            let Ok(place) = u32::try_from(place) else {
                break;
            };
            let Some(slot) = self.slot_mut(place) else {
                continue;
            };
            let from = slot.timer.standing(now).due();
            let old = slot.timer.rule();
            let new = rules
                .entry(Arc::as_ptr(old))
                .or_insert_with(|| Arc::new(old.on_schedule(schedule)));
            // the rule is for the same commitment
            slot.timer.adopt(new);
            let to = slot.timer.standing(now).due();
            if !is_same(from, to) {
                moved.push(DueMoved {
                    case: slot.timer.case().to_owned(),
                    commitment: id(&slot.timer).to_owned(),
                    from,
                    to,
                });
            }
            self.refile(place, now);
        }
        moved.sort_unstable_by(|one, other| {
            (&one.case, &one.commitment).cmp(&(&other.case, &other.commitment))
        });
        moved
    }

    fn place(&self, case: &str, commitment: &str) -> Option<u32> {
        let hash = self.hasher.hash_one((case, commitment));
        let is_own = |place: &u32| {
            self.slot(*place)
                .is_some_and(|slot| is_of(slot, case, commitment))
        };
        self.places.find(hash, is_own).copied()
    }

    fn known(&self, case: &str, commitment: &str) -> Result<u32, DocketError> {
        self.place(case, commitment)
            .ok_or_else(|| unknown(case, commitment))
    }

    fn slot(&self, place: u32) -> Option<&Slot<'a>> {
        slot_at(&self.slots, place)
    }

    fn slot_mut(&mut self, place: u32) -> Option<&mut Slot<'a>> {
        self.slots.get_mut(place as usize)?.as_mut()
    }

    /// Files a timer under the keys it has as of `now`. A change up to then of which
    /// no tick has told yet stays.
    fn refile(&mut self, place: u32, now: NaiveDateTime) {
        let Some(slot) = slot_at(&self.slots, place) else {
            return;
        };
        let history = slot.timer.history(now);
        let glance = slot.timer.glance(&history, now);
        let mut keys = Keys::of(&glance, slot.officer, self.watch);
        let untold = self.index.keys(place).change.filter(|at| *at <= now);
        keys.change = untold.or(keys.change);
        self.index.file(place, keys);
    }
}
