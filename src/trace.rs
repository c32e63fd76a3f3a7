//! The trace: a deadline walked day by day and explained (S14).
//!
//! This is the one derivation apart from [`deadline`](crate::deadline()): it
//! counts days and sessions one by one and knows nothing of the tables. The
//! tests hold that its counted steps add up to the limit and that its last step
//! ends at the due moment.

use std::fmt;

use chrono::{Days, Months, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use crate::amount;
use crate::calendar::{Day, DayKind};
use crate::deadline::{DeadlineError, deadline};
use crate::fraction::Fraction;
use crate::language::{Language, Localized, display_in_english};
use crate::limit::{Conventions, Cutoff, HalfDay, Limit, OutsideHours, Roll, StartDay, StopDays};
use crate::moment::{Moment, end_of_day};
use crate::schedule::Schedule;
use crate::stops::{Bound, StopKind, Stops};

/// One step of a trace: a stretch of time and what it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step<'a> {
    from: NaiveDateTime,
    until: NaiveDateTime,
    what: What<'a>,
}

/// What a stretch of time was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum What<'a> {
    /// The day of the start event, not counted.
    StartDay,
    /// Days counted: the `first`-th to the `last`-th.
    CountedDays {
        /// The number of the first.
        first: u32,
        /// The number of the last.
        last: u32,
        /// The day, where it is a make-up working day, with its notice.
        make_up: Option<Reason<'a>>,
    },
    /// Open or clock time counted.
    CountedTime {
        /// How much.
        time: TimeDelta,
        /// The day's own open time, where the limit is in fractions of it.
        of: Option<TimeDelta>,
    },
    /// A session counted: the `n`-th.
    CountedSession(u32),
    /// The session the start lies in, or comes before; not counted.
    StartSession,
    /// The rest of the stretch up to a day or moment that is named outright.
    ByDate,
    /// Weekend.
    Weekend,
    /// Holiday, by a notice.
    Holiday(Reason<'a>),
    /// Outside office hours.
    Closed,
    /// The clock stood still.
    Paused(StopKind),
    /// Rolled over a rest day to the next working day.
    Rolled,
}

/// Why a day is what it is: a name and a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reason<'a> {
    name: &'a str,
    document: &'a str,
}

impl<'a> Reason<'a> {
    /// The holiday's name, such as 春节.
    #[must_use]
    pub const fn name(&self) -> &'a str {
        self.name
    }

    /// The notice's number, the statute's name or an overlay's citation; empty
    /// where there is none.
    #[must_use]
    pub const fn document(&self) -> &'a str {
        self.document
    }
}

impl<'a> Step<'a> {
    /// When it begins.
    #[must_use]
    pub const fn from(&self) -> NaiveDateTime {
        self.from
    }

    /// When it ends, and the next begins.
    #[must_use]
    pub const fn until(&self) -> NaiveDateTime {
        self.until
    }

    /// What it was.
    #[must_use]
    pub const fn what(&self) -> What<'a> {
        self.what
    }

    /// This step and `next` as one, where they are of a kind.
    fn merged(self, next: Self) -> Option<Self> {
        let what = match (self.what, next.what) {
            (
                What::CountedDays {
                    first, make_up: a, ..
                },
                What::CountedDays {
                    last, make_up: b, ..
                },
            ) if a == b => What::CountedDays {
                first,
                last,
                make_up: a,
            },
            (What::CountedTime { time: a, of }, What::CountedTime { time: b, of: other })
                if of == other =>
            {
                What::CountedTime { time: a + b, of }
            }
            (one, other) if one == other && !matches!(one, What::CountedSession(_)) => one,
            _ => return None,
        };
        Some(Self {
            from: self.from,
            until: next.until,
            what,
        })
    }
}

/// A trace: steps that tile the time from the start to the due moment, or to
/// the begin of a stop that lasts. Adjacent steps of a kind are merged.
pub struct Trace<'a> {
    walk: Walk<'a>,
    held: Option<Step<'a>>,
}

/// Explains when a case that started at `start` under `limit` is due, step by
/// step.
///
/// ```
/// use chrono::NaiveDate;
/// use shixian::{Conventions, Moment, Schedule, Stops, trace, working_days};
///
/// let schedule = Schedule::china();
/// let start = Moment::on(NaiveDate::from_ymd_opt(2023, 6, 20).unwrap());
/// let steps = trace(&schedule, working_days(3), &Conventions::new(), start, Stops::NONE)?;
/// let lines: Vec<String> = steps.map(|step| step.to_string()).collect();
/// assert_eq!(lines, [
///     "2023-06-20: start day, not counted",
///     "2023-06-21: counted, day 1",
///     "2023-06-22 to 2023-06-24: holiday 端午节 (国办发明电〔2022〕16号), not counted",
///     "2023-06-25: counted, day 2 (make-up working day for 端午节, 国办发明电〔2022〕16号)",
///     "2023-06-26: counted, day 3",
/// ]);
/// # Ok::<(), shixian::DeadlineError>(())
/// ```
///
/// # Errors
///
/// As [`deadline`]: what has no deadline has no trace.
pub fn trace<'a>(
    schedule: &'a Schedule,
    limit: Limit,
    conventions: &Conventions,
    start: Moment,
    stops: Stops<'a>,
) -> Result<Trace<'a>, DeadlineError> {
    deadline(schedule, limit, conventions, start, stops)?;
    let ground = Ground {
        schedule,
        conventions: *conventions,
        stops,
    };
    let begin = start.earliest();
    let time = |mode| {
        Walk::Time(TimeWalk {
            ground,
            at: begin,
            mode,
        })
    };
    let walk = match limit {
        Limit::WorkingDays(n) => Walk::Days(DayWalk::new(ground, start, Counting::Working(n))),
        Limit::CalendarDays(n) => Walk::Days(DayWalk::new(ground, start, Counting::Calendar(n))),
        Limit::Months(n) => Walk::Days(DayWalk::new(ground, start, Counting::Months(n))),
        Limit::OpenSeconds(n) => time(Mode::Open(TimeDelta::seconds(i64::from(n)))),
        Limit::ClockSeconds(n) => time(Mode::Clock(TimeDelta::seconds(i64::from(n)))),
        Limit::WorkingDayHalves(n) => time(match conventions.half_day() {
            HalfDay::OfficeDay => Mode::OfficeDays(Fraction::halves(n)),
            HalfDay::FourHours => Mode::Open(TimeDelta::hours(4 * i64::from(n))),
            HalfDay::Session => Mode::Sessions {
                left: n,
                number: 0,
                started: false,
            },
        }),
        Limit::Immediate => time(Mode::Immediate { opened: false }),
        Limit::Until(day) => Walk::Days(DayWalk::by_date(ground, start, day)),
        Limit::CaseDue => return Err(DeadlineError::NoCase),
    };
    Ok(Trace { walk, held: None })
}

impl<'a> Trace<'a> {
    /// The single step up to a due moment that the case states for itself.
    pub(crate) fn up_to(start: Moment, due: NaiveDateTime) -> Self {
        let from = start.earliest();
        let step = Step {
            from,
            until: due,
            what: What::ByDate,
        };
        Self {
            walk: Walk::Done,
            held: (from < due).then_some(step),
        }
    }
}

impl<'a> Iterator for Trace<'a> {
    type Item = Step<'a>;

    fn next(&mut self) -> Option<Step<'a>> {
        let mut held = match self.held.take() {
            Some(step) => step,
            None => self.walk.step()?,
        };
        while let Some(next) = self.walk.step() {
            match held.merged(next) {
                Some(merged) => held = merged,
                None => {
                    self.held = Some(next);
                    break;
                }
            }
        }
        Some(held)
    }
}

/// What every walk goes over.
#[derive(Clone, Copy)]
struct Ground<'a> {
    schedule: &'a Schedule,
    conventions: Conventions,
    stops: Stops<'a>,
}

impl<'a> Ground<'a> {
    fn day(&self, date: NaiveDate) -> Option<Day<'a>> {
        self.schedule.calendar().day(date).ok()
    }

    /// The stop that takes `date` out of a limit in days whose start is `start`.
    fn stop_on(&self, date: NaiveDate, start: NaiveDateTime) -> Option<(StopKind, bool)> {
        self.stops
            .resolved(Bound::Earliest)
            .find(|(_, begin, end)| {
                let first = begin.max(&start).date();
                let after_begin = match self.conventions.stop_days() {
                    StopDays::HalfOpen => first < date,
                    StopDays::Inclusive => first <= date,
                };
                after_begin && end.is_none_or(|end| end >= start && date <= end.date())
            })
            .map(|(kind, _, end)| (kind, end.is_none()))
    }

    /// The stop that covers the stretch of time beginning at `at`.
    fn stop_at(&self, at: NaiveDateTime) -> Option<(StopKind, Option<NaiveDateTime>)> {
        self.stops
            .resolved(Bound::Earliest)
            .find(|(_, begin, end)| *begin <= at && end.is_none_or(|end| at < end))
            .map(|(kind, _, end)| (kind, end))
    }

    /// The stop that overlaps `from..until`, and whether it lasts.
    fn stop_touching(&self, from: NaiveDateTime, until: NaiveDateTime) -> Option<(StopKind, bool)> {
        self.stops
            .resolved(Bound::Earliest)
            .find(|(_, begin, end)| {
                *begin < until && end.is_none_or(|end| end > from && end > *begin)
            })
            .map(|(kind, _, end)| (kind, end.is_none()))
    }

    fn next_stop_begin(&self, after: NaiveDateTime) -> Option<NaiveDateTime> {
        self.stops
            .resolved(Bound::Earliest)
            .map(|(_, begin, _)| begin)
            .filter(|begin| *begin > after)
            .min()
    }
}

fn reason<'a>(day: &Day<'a>) -> Reason<'a> {
    Reason {
        name: day.name().unwrap_or_default(),
        document: day.document().unwrap_or_default(),
    }
}

fn rest<'a>(day: &Day<'a>) -> What<'a> {
    if day.kind() == DayKind::Holiday {
        What::Holiday(reason(day))
    } else {
        What::Weekend
    }
}

enum Walk<'a> {
    Days(DayWalk<'a>),
    Time(TimeWalk<'a>),
    Done,
}

impl<'a> Walk<'a> {
    fn step(&mut self) -> Option<Step<'a>> {
        match self {
            Self::Days(walk) => walk.step(),
            Self::Time(walk) => walk.step(),
            Self::Done => None,
        }
    }
}

/// How a walk over days counts.
#[derive(Clone, Copy)]
enum Counting {
    Working(u32),
    Calendar(u32),
    Months(u32),
    ByDate(NaiveDate),
}

/// A walk over whole days.
struct DayWalk<'a> {
    ground: Ground<'a>,
    start: NaiveDateTime,
    /// The day the start counts as; later than the start where it was made out
    /// of hours and is deemed to be made at the next opening.
    day_zero: NaiveDate,
    how: Counting,
    at: NaiveDate,
    counted: u32,
    /// For months: the last day, moved by stops.
    target: NaiveDate,
    /// The count is complete; only rolling is left.
    rolling: bool,
    over: bool,
}

impl<'a> DayWalk<'a> {
    fn new(ground: Ground<'a>, start: Moment, how: Counting) -> Self {
        let begin = start.earliest();
        let day_zero = match ground.conventions.outside_hours() {
            OutsideHours::OwnDate => start.date(),
            OutsideHours::NextOpening => {
                let opening = ground.schedule.next_opening(begin);
                opening.map_or(start.date(), |opening| opening.date())
            }
        };
        let counted_start = ground.conventions.start_day() == StartDay::Counted;
        let target = match how {
            Counting::Months(n) => {
                let last = day_zero.checked_add_months(Months::new(n));
                let back = Days::new(u64::from(counted_start && n > 0));
                last.and_then(|day| day.checked_sub_days(back))
                    .unwrap_or(day_zero)
            }
            Counting::ByDate(day) => day,
            _ => day_zero,
        };
        Self {
            ground,
            start: if day_zero == start.date() {
                begin
            } else {
                day_zero.and_time(NaiveTime::MIN)
            },
            day_zero,
            how,
            at: start.date(),
            counted: 0,
            target,
            rolling: false,
            over: false,
        }
    }

    fn by_date(ground: Ground<'a>, start: Moment, day: NaiveDate) -> Self {
        let mut walk = Self::new(ground, start, Counting::ByDate(day));
        walk.over = day < start.date();
        walk
    }

    fn step(&mut self) -> Option<Step<'a>> {
        if self.over {
            return None;
        }
        let date = self.at;
        let day = self.ground.day(date)?;
        let what = if self.rolling {
            What::Rolled
        } else {
            self.count(&day)?
        };
        let from = if date == self.start.date() {
            self.start
        } else {
            date.and_time(NaiveTime::MIN)
        };
        if self.rolling {
            self.over = day.kind().is_worked();
        } else if self.is_complete(date) {
            self.rolling = self.rolls_from(&day);
            self.over = !self.rolling;
        }
        let until = if self.over {
            self.end(date)
        } else {
            end_of_day(date)
        };
        self.at = date.succ_opt()?;
        Some(Step { from, until, what })
    }

    /// What a day is before the count is complete; `None` when a stop that lasts
    /// ends the walk.
    fn count(&mut self, day: &Day<'a>) -> Option<What<'a>> {
        let date = day.date();
        if let Counting::ByDate(_) = self.how {
            return Some(What::ByDate);
        }
        if date < self.day_zero {
            return Some(What::StartDay);
        }
        let counted_start = self.ground.conventions.start_day() == StartDay::Counted;
        let is_start = date == self.day_zero;
        let months = matches!(self.how, Counting::Months(_));
        if is_start && (!counted_start || months || self.wanted() == 0) {
            return Some(What::StartDay);
        }
        if let Some((kind, lasts)) = self.ground.stop_on(date, self.start) {
            if lasts {
                return None;
            }
            if months {
                self.target = self.target.succ_opt()?;
            }
            return Some(What::Paused(kind));
        }
        let worked = day.kind().is_worked();
        if matches!(self.how, Counting::Working(_)) && !worked {
            return Some(if is_start { What::StartDay } else { rest(day) });
        }
        self.counted += 1;
        let make_up = day.kind() == DayKind::MakeUpWorkingDay;
        Some(What::CountedDays {
            first: self.counted,
            last: self.counted,
            make_up: make_up.then(|| reason(day)),
        })
    }

    fn wanted(&self) -> u32 {
        match self.how {
            Counting::Working(n) | Counting::Calendar(n) | Counting::Months(n) => n,
            Counting::ByDate(_) => 0,
        }
    }

    fn is_complete(&self, date: NaiveDate) -> bool {
        match self.how {
            Counting::Working(n) | Counting::Calendar(n) => {
                date >= self.day_zero && self.counted >= n
            }
            Counting::Months(_) | Counting::ByDate(_) => date >= self.target,
        }
    }

    /// Whether the last day counted is a rest day that rolls on.
    fn rolls_from(&self, day: &Day<'a>) -> bool {
        let roll = match self.how {
            Counting::Working(_) => Roll::None,
            Counting::ByDate(_) => self.ground.conventions.roll_of_named_day(),
            _ => self.ground.conventions.roll(),
        };
        match roll {
            Roll::None => false,
            Roll::Following => !day.kind().is_worked(),
            Roll::HolidaysOnly => day.kind() == DayKind::Holiday,
        }
    }

    fn end(&self, date: NaiveDate) -> NaiveDateTime {
        let close = match self.ground.conventions.cutoff() {
            Some(Cutoff::Close) => self.ground.schedule.closing(date).ok().flatten(),
            _ => None,
        };
        close.unwrap_or_else(|| end_of_day(date))
    }
}

/// How a walk over time counts, and what is left of the limit.
#[derive(Clone, Copy)]
enum Mode {
    Open(TimeDelta),
    Clock(TimeDelta),
    OfficeDays(Fraction),
    Sessions {
        left: u32,
        number: u32,
        started: bool,
    },
    Immediate {
        opened: bool,
    },
}

/// A walk over stretches of time in which nothing changes.
struct TimeWalk<'a> {
    ground: Ground<'a>,
    at: NaiveDateTime,
    mode: Mode,
}

impl<'a> TimeWalk<'a> {
    fn step(&mut self) -> Option<Step<'a>> {
        if self.is_over() {
            return None;
        }
        let from = self.at;
        let day = self.ground.day(from.date())?;
        let sessions = self.ground.schedule.sessions(from.date()).ok()?;
        let edge = |minute: u16| {
            from.date().and_time(NaiveTime::MIN) + TimeDelta::minutes(i64::from(minute))
        };
        let session = sessions
            .iter()
            .find(|s| edge(s.open()) <= from && from < edge(s.close()));
        let mut until = end_of_day(from.date());
        for boundary in sessions
            .iter()
            .flat_map(|s| [edge(s.open()), edge(s.close())])
        {
            if boundary > from {
                until = until.min(boundary);
            }
        }
        let immediate = matches!(self.mode, Mode::Immediate { .. });
        let stop = (!immediate).then(|| self.ground.stop_at(from)).flatten();
        if let Mode::Sessions {
            left,
            number,
            started,
        } = self.mode
        {
            return self.session_step(&day, session.is_some(), until, left, number, started);
        }
        if let (false, Some(begin)) = (immediate, self.ground.next_stop_begin(from)) {
            until = until.min(begin);
        }
        let what = match stop {
            Some((_, None)) => return None,
            Some((kind, Some(end))) => {
                until = until.min(end);
                What::Paused(kind)
            }
            None => {
                let total =
                    TimeDelta::minutes(sessions.iter().map(|s| i64::from(s.minutes())).sum());
                let counts = session.is_some() || matches!(self.mode, Mode::Clock(_));
                if counts {
                    self.count(from, &mut until, total)
                } else if day.kind().is_worked() {
                    What::Closed
                } else {
                    rest(&day)
                }
            }
        };
        if let Mode::Immediate { opened: true } = self.mode
            && sessions
                .last()
                .is_some_and(|last| edge(last.close()) == until)
        {
            // closing time of the day it was asked for on
            self.mode = Mode::Clock(TimeDelta::zero());
        }
        self.at = until;
        Some(Step { from, until, what })
    }

    fn is_over(&self) -> bool {
        match self.mode {
            Mode::Open(left) | Mode::Clock(left) => left <= TimeDelta::zero(),
            Mode::OfficeDays(left) => left <= Fraction::ZERO,
            Mode::Sessions { left, .. } => left == 0,
            Mode::Immediate { .. } => false,
        }
    }

    /// Counts the stretch `from..until`, cut short where the limit is used up.
    fn count(
        &mut self,
        from: NaiveDateTime,
        until: &mut NaiveDateTime,
        total: TimeDelta,
    ) -> What<'a> {
        let mut of = None;
        match &mut self.mode {
            Mode::Open(left) | Mode::Clock(left) => {
                *until = (*until).min(from + *left);
                *left -= *until - from;
            }
            Mode::OfficeDays(left) => {
                of = Some(total);
                let whole = total.num_nanoseconds().map_or(1, i128::from);
                let nanos = left.numerator() * whole / left.denominator();
                let end = i64::try_from(nanos)
                    .map_or(*until, |nanos| from + TimeDelta::nanoseconds(nanos));
                if end <= *until {
                    *until = end;
                    *left = Fraction::ZERO;
                } else {
                    let used = (*until - from).num_nanoseconds().map_or(0, i128::from);
                    *left = *left - Fraction::from_parts(used, whole).unwrap_or(Fraction::ZERO);
                }
            }
            Mode::Immediate { opened } => *opened = true,
            Mode::Sessions { .. } => {}
        }
        What::CountedTime {
            time: *until - from,
            of,
        }
    }

    /// A stretch of a walk that counts sessions as wholes: one that a stop
    /// touches does not count.
    fn session_step(
        &mut self,
        day: &Day<'a>,
        is_open: bool,
        until: NaiveDateTime,
        left: u32,
        number: u32,
        started: bool,
    ) -> Option<Step<'a>> {
        let from = self.at;
        let what = if !is_open {
            match self.ground.stop_at(from) {
                Some((_, None)) if started => return None,
                _ if day.kind().is_worked() => What::Closed,
                _ => rest(day),
            }
        } else if !started {
            What::StartSession
        } else if let Some((kind, lasts)) = self.ground.stop_touching(from, until) {
            if lasts {
                return None;
            }
            What::Paused(kind)
        } else {
            What::CountedSession(number + 1)
        };
        let counted = u32::from(matches!(what, What::CountedSession(_)));
        self.mode = Mode::Sessions {
            left: left - counted,
            number: number + counted,
            started: started || is_open,
        };
        self.at = until;
        Some(Step { from, until, what })
    }
}

impl Localized for Step<'_> {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let midnight = |moment: NaiveDateTime| moment.time() == NaiveTime::MIN;
        let (from, until) = (self.from, self.until);
        let english = language == Language::English;
        let to = if english { " to " } else { " 至 " };
        let in_days = matches!(
            self.what,
            What::StartDay
                | What::CountedDays { .. }
                | What::Weekend
                | What::Holiday(_)
                | What::Rolled
        ) || (midnight(from) && midnight(until));
        let last = if midnight(until) {
            until.date().pred_opt().unwrap_or(until.date())
        } else {
            until.date()
        };
        match (in_days, from.date() == last) {
            (true, true) => write!(f, "{}", from.date())?,
            (true, false) => write!(f, "{}{to}{last}", from.date())?,
            (false, true) => write!(f, "{from}{to}{}", until.time())?,
            (false, false) => write!(f, "{from}{to}{until}")?,
        }
        f.write_str(if english { ": " } else { "：" })?;
        self.what.fmt_in(language, f)
    }
}

impl Localized for What<'_> {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let english = language == Language::English;
        let pick = |en: &'static str, zh: &'static str| if english { en } else { zh };
        match *self {
            Self::StartDay => f.write_str(pick("start day, not counted", "起算当日，不计入")),
            Self::CountedDays {
                first,
                last,
                make_up,
            } => {
                match (english, first == last) {
                    (true, true) => write!(f, "counted, day {first}")?,
                    (true, false) => write!(f, "counted, days {first} to {last}")?,
                    (false, true) => write!(f, "计入，第{first}日")?,
                    (false, false) => write!(f, "计入，第{first}至{last}日")?,
                }
                match make_up {
                    Some(reason) if english => {
                        write!(
                            f,
                            " (make-up working day for {}, {})",
                            reason.name, reason.document
                        )
                    }
                    Some(reason) => write!(f, "（{}调休上班日，{}）", reason.name, reason.document),
                    None => Ok(()),
                }
            }
            Self::CountedTime { time, of } => {
                let time = amount::Span(time, language);
                match of.map(|of| amount::Span(of, language)) {
                    None if english => write!(f, "counted, {time}"),
                    None => write!(f, "计入，{time}"),
                    Some(of) if english => write!(f, "counted, {time} of the day's {of}"),
                    Some(of) => write!(f, "计入，{time}（当日办公时间{of}）"),
                }
            }
            Self::CountedSession(n) if english => write!(f, "counted, session {n}"),
            Self::CountedSession(n) => write!(f, "计入，第{n}个半日"),
            Self::StartSession => f.write_str(pick(
                "the session of the start, not counted",
                "起算所在半日，不计入",
            )),
            Self::ByDate => f.write_str(pick("until the day named", "至规定日期")),
            Self::Weekend => f.write_str(pick("weekend, not counted", "周末，不计入")),
            Self::Holiday(reason) => match (english, reason.document) {
                (true, "") => write!(f, "holiday {}, not counted", reason.name),
                (true, document) => write!(f, "holiday {} ({document}), not counted", reason.name),
                (false, "") => write!(f, "{}放假，不计入", reason.name),
                (false, document) => write!(f, "{}放假（{document}），不计入", reason.name),
            },
            Self::Closed => f.write_str(pick(
                "outside office hours, not counted",
                "非办公时间，不计入",
            )),
            Self::Paused(kind) if english => write!(f, "clock stopped: {kind}"),
            Self::Paused(kind) => write!(f, "中止计时：{}", kind.chinese()),
            Self::Rolled => f.write_str(pick(
                "the last day is a rest day: moved on to the next working day",
                "期限最后一日为休息日，顺延至下一工作日",
            )),
        }
    }
}

display_in_english!(Step<'_>, What<'_>);
