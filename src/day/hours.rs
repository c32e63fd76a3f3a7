//! Office hours: when on a working day the office is open ([S5](crate::design#s5)).

use std::cell::Cell;
use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate, Weekday, WeekdaySet};

use crate::day::calendar::DayKind;
use crate::ground::form::form_is_text;
use crate::ground::full_width;
use crate::ground::language::{Language, Localized, display_in_english};

/// Minutes in a day.
pub(crate) const DAY_MINUTES: u16 = 1440;

/// Why a text or a list of sessions cannot be office hours.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum HoursError {
    /// No session of the form `HH:MM-HH:MM`.
    Session(String),
    /// A session that closes before, or when, it opens.
    Empty(Session),
    /// Two sessions of one day that overlap or are out of order.
    Overlap(Session, Session),
    /// A selector of unknown form.
    Selector(String),
    /// The first rule has a selector, so other days would have no hours.
    NoOrdinaryDay,
    /// A rule of the text gives no sessions.
    NoSessions(String),
    /// A rule that no day is left for: its own selectors exclude each other, or later
    /// rules are for all of its days.
    NoEffect(String),
}

impl Localized for HoursError {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self, language) {
            (Self::Session(text), Language::English) => write!(f, "`{text}` is not a session; write it as `{}`", SessionForm(text)),
            (Self::Session(text), Language::Chinese) => write!(f, "“{text}”不是办公时段；请写成 `{}`", SessionForm(text)),
            (Self::Empty(session), Language::English) => write!(f, "the session {session} closes before it opens"),
            (Self::Empty(session), Language::Chinese) => write!(f, "办公时段{session}的结束时间不晚于开始时间"),
            (Self::Overlap(one, other), Language::English) => write!(f, "the sessions {one} and {other} overlap or are out of order"),
            (Self::Overlap(one, other), Language::Chinese) => write!(f, "办公时段{one}与{other}重叠或次序颠倒"),
            (Self::Selector(text), Language::English) => write!(f, "`{text}` selects no days; use `Fri`, `Mon..Thu`, `05-01..09-30`, `make-up`, `2023-06-21` or `2023-06-21..2023-06-30`"),
            (Self::Selector(text), Language::Chinese) => write!(f, "“{text}”未指明日期；请用 `Fri`、`Mon..Thu`、`05-01..09-30`、`make-up`、`2023-06-21` 或 `2023-06-21..2023-06-30`"),
            (Self::NoOrdinaryDay, Language::English) => f.write_str("the hours must start with those of an ordinary day, such as `08:30-12:00,14:00-17:30`"),
            (Self::NoOrdinaryDay, Language::Chinese) => f.write_str("办公时间须先写平常工作日的时段，如 `08:30-12:00,14:00-17:30`"),
            (Self::NoSessions(rule), Language::English) => write!(f, "the rule `{rule}` lists no sessions; write `closed` for none"),
            (Self::NoSessions(rule), Language::Chinese) => write!(f, "规则“{rule}”未列办公时段；不办公请写 `closed`"),
            (Self::NoEffect(rule), Language::English) => write!(f, "the rule `{rule}` has no effect: there is no day that it is for, or later rules are for all of its days; a rule overrides those before it"),
            (Self::NoEffect(rule), Language::Chinese) => write!(f, "规则“{rule}”不起作用：没有适用的日期，或者其日期均由后面的规则另行规定；后面的规则优先"),
        }
    }
}

impl std::error::Error for HoursError {}

display_in_english!(HoursError);

/// How a text that is not a session is written as one, or how any is.
struct SessionForm<'t>(&'t str);

impl fmt::Display for SessionForm<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match session_meant(self.0) {
            Some(session) => session.fmt(f),
            None => f.write_str("08:30-12:00"),
        }
    }
}

/// How `text`, which is not a session, is written as one, where that is known.
fn session_meant(text: &str) -> Option<Session> {
    let narrow: String = text
        .chars()
        .map(|c| match c {
            '.' | '点' | '时' => ':',
            '—' | '–' | '~' | '～' | '至' | '到' => '-',
            '０'..='９' | '：' | '－' => full_width::narrow(c),
            c => c,
        })
        .filter(|c| !matches!(c, ' ' | '分'))
        .collect();
    let times: Vec<String> = narrow
        .split('-')
        .filter(|time| !time.is_empty())
        .map(|time| match time.split_once(':') {
            None => format!("{time:0>2}:00"),
            Some((hour, "")) => format!("{hour:0>2}:00"),
            Some((hour, minute)) => format!("{hour:0>2}:{minute:0>2}"),
        })
        .collect();
    times.join("-").parse().ok()
}

/// A session: a half-open stretch of a day, `[open, close)`, to the minute.
///
/// ```
/// use shixian::day::Session;
///
/// let morning: Session = "08:30-12:00".parse()?;
/// assert_eq!(morning.minutes(), 210);
/// # Ok::<(), shixian::day::HoursError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Session {
    open: u16,
    close: u16,
}

impl Session {
    /// The session from minute `open` of the day to minute `close`, at most
    /// 1,440.
    ///
    /// # Errors
    ///
    /// [`HoursError::Empty`] unless `open < close <= 1440`.
    pub const fn from_minutes(open: u16, close: u16) -> Result<Self, HoursError> {
        let session = Self { open, close };
        if open < close && close <= DAY_MINUTES {
            Ok(session)
        } else {
            Err(HoursError::Empty(session))
        }
    }

    /// The minute of the day it opens at.
    #[must_use]
    pub const fn open(self) -> u16 {
        self.open
    }

    /// The minute of the day it closes at; 1,440 is midnight.
    #[must_use]
    pub const fn close(self) -> u16 {
        self.close
    }

    /// The length of the session, in whole minutes.
    #[must_use]
    pub const fn minutes(self) -> u16 {
        self.close - self.open
    }
}

impl fmt::Display for Session {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (open, close) = (self.open, self.close);
        write!(
            f,
            "{:02}:{:02}-{:02}:{:02}",
            open / 60,
            open % 60,
            close / 60,
            close % 60
        )
    }
}

impl FromStr for Session {
    type Err = HoursError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let bad = || HoursError::Session(text.to_owned());
        let minute = |text: &str| -> Option<u16> {
            let (hours, minutes) = text.trim().split_once(':')?;
            let digits =
                |t: &str| (1..=2).contains(&t.len()) && t.bytes().all(|b| b.is_ascii_digit());
            if !digits(hours) || minutes.len() != 2 || !digits(minutes) {
                return None;
            }
            let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.parse().ok()?);
            let minute = hours * 60 + minutes;
            (minutes < 60 && minute <= DAY_MINUTES).then_some(minute)
        };
        let (open, close) = text.split_once('-').ok_or_else(bad)?;
        let open = minute(open).ok_or_else(bad)?;
        let close = minute(close).ok_or_else(bad)?;
        Self::from_minutes(open, close)
    }
}

/// The days a rule of the office hours is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Selector {
    /// Ordinary working days of these weekdays; make-up working days are not
    /// among them, whatever their weekday.
    Weekdays(WeekdaySet),
    /// A season: month and day to month and day, both included; it may run over
    /// the end of the year.
    Season((u32, u32), (u32, u32)),
    /// Make-up working days (调休上班日), of whatever weekday.
    MakeUp,
    /// From the first date to the last, both included.
    Dates(NaiveDate, NaiveDate),
}

impl Selector {
    fn matches(self, date: NaiveDate, kind: DayKind) -> bool {
        match self {
            Self::Weekdays(set) => {
                kind != DayKind::MakeUpWorkingDay && set.contains(date.weekday())
            }
            Self::Season(from, through) => {
                let day = (date.month(), date.day());
                if from <= through {
                    from <= day && day <= through
                } else {
                    from <= day || day <= through
                }
            }
            Self::MakeUp => kind == DayKind::MakeUpWorkingDay,
            Self::Dates(from, through) => from <= date && date <= through,
        }
    }
}

/// A rule: on the days that every selector matches, these sessions.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Rule {
    when: Vec<Selector>,
    sessions: Vec<Session>,
}

/// Office hours (办公时间): for every working day an ordered list of half-open
/// sessions.
///
/// The text form is a list of rules separated by `;`. The first is an ordinary
/// day; each further one starts with what it is for and overrides those before
/// it:
///
/// ```text
/// 08:30-12:00,14:00-17:30; 05-01..09-30 08:30-12:00,14:30-17:30; Fri 08:30-12:00; make-up 09:00-12:00; 2024-02-09 closed
/// ```
///
/// A weekday rule is for ordinary working days: a make-up working day is open
/// like an ordinary day unless `make-up` says otherwise. Hours never open a day
/// off: an opening on a rest day is an overlay of the calendar.
///
/// ```
/// use shixian::OfficeHours;
///
/// let text = "08:30-12:00,14:00-17:30; Fri 08:30-12:00";
/// let hours: OfficeHours = text.parse()?;
/// assert_eq!(hours.to_string(), text);
/// assert!(!hours.is_assumed());
/// assert!(OfficeHours::assumed().is_assumed());
/// # Ok::<(), shixian::day::HoursError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct OfficeHours {
    rules: Vec<Rule>,
    assumed: bool,
}

impl OfficeHours {
    /// 08:30–12:00 and 14:00–17:30: an assumption, since no published hours of
    /// the offices concerned were found. Results that used it say so.
    #[must_use]
    pub fn assumed() -> Self {
        let session = |open, close| Session { open, close };
        Self {
            rules: vec![Rule {
                when: Vec::new(),
                sessions: vec![session(510, 720), session(840, 1050)],
            }],
            assumed: true,
        }
    }

    /// Whether the hours are the built-in assumption, not a stated fact.
    #[must_use]
    pub const fn is_assumed(&self) -> bool {
        self.assumed
    }

    /// The sessions of `date`, a day of the given kind; none on a day off.
    #[must_use]
    pub fn sessions(&self, date: NaiveDate, kind: DayKind) -> &[Session] {
        if !kind.is_worked() {
            return &[];
        }
        self.rules
            .iter()
            .rev()
            .find(|rule| rule.matches(date, kind))
            .map_or(&[], |rule| &rule.sessions)
    }
}

/// The [assumed](OfficeHours::assumed) hours.
impl Default for OfficeHours {
    fn default() -> Self {
        Self::assumed()
    }
}

impl FromStr for OfficeHours {
    type Err = HoursError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let rules = text
            .split(';')
            .map(|rule| rule.trim().parse())
            .collect::<Result<Vec<Rule>, _>>()?;
        match rules.first() {
            Some(first) if first.when.is_empty() => {}
            _ => return Err(HoursError::NoOrdinaryDay),
        }
        match without_effect(&rules) {
            None => Ok(Self {
                rules,
                assumed: false,
            }),
            Some(rule) => Err(HoursError::NoEffect(rule.to_string())),
        }
    }
}

/// The first of `rules` that is for no day, the ordinary one aside.
///
/// Every rule holds on a day or not by the day of the year, the weekday and the stretches
/// that dates cut time into, so some days stand for all. Of hours with hundreds of rules
/// only as many are looked at as take some hundredths of a second.
fn without_effect(rules: &[Rule]) -> Option<&Rule> {
    const MOST: u32 = 4_000_000;
    let mut bounds: Vec<NaiveDate> = rules.iter().flat_map(Rule::bounds).collect();
    bounds.sort_unstable();
    bounds.dedup();
    let looked_at = Cell::new(0_u32);
    let look = || looked_at.set(looked_at.get().saturating_add(1));
    let mut later = rules.iter();
    let _ordinary = later.next();
    while let Some(rule) = later.next() {
        let decides = |date, kind| {
            rule.matches(date, kind)
                && !later.clone().rev().any(|rule| {
                    look();
                    rule.matches(date, kind)
                })
        };
        let mut has_effect = false;
        for date in rule.candidates(&bounds) {
            has_effect =
                decides(date, DayKind::WorkingDay) || decides(date, DayKind::MakeUpWorkingDay);
            look();
            if has_effect || looked_at.get() > MOST {
                break;
            }
        }
        if looked_at.get() > MOST {
            return None;
        }
        if !has_effect {
            return Some(rule);
        }
    }
    None
}

impl Rule {
    fn matches(&self, date: NaiveDate, kind: DayKind) -> bool {
        self.when
            .iter()
            .all(|selector| selector.matches(date, kind))
    }

    /// Where the stretches of dates begin that the rule is for, and the days after them.
    fn bounds(&self) -> impl Iterator<Item = NaiveDate> {
        self.when
            .iter()
            .flat_map(|selector| match selector {
                Selector::Dates(from, through) => [Some(*from), through.succ_opt()],
                _ => [None, None],
            })
            .flatten()
    }

    /// Days among which there is one for the rule if there is any: in each stretch of its
    /// dates the first 40 years, in which every day of the year falls on every weekday.
    fn candidates(&self, bounds: &[NaiveDate]) -> impl Iterator<Item = NaiveDate> {
        const CYCLE: usize = 40 * 366;
        let dates = self.when.iter().find_map(|selector| match selector {
            Selector::Dates(from, through) => Some((*from, *through)),
            _ => None,
        });
        let stretches = dates.into_iter().flat_map(move |(from, through)| {
            let first = bounds.partition_point(|bound| *bound < from);
            let within = bounds.get(first..).unwrap_or_default().iter().copied();
            within.take_while(move |bound| *bound <= through)
        });
        // before the first bound and after the last, where no dates are named
        let open = [NaiveDate::MIN, bounds.last().copied().unwrap_or_default()];
        let open = dates.is_none().then_some(open).into_iter().flatten();
        open.chain(stretches)
            .flat_map(|from| from.iter_days().take(CYCLE))
    }
}

impl fmt::Display for OfficeHours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, rule) in self.rules.iter().enumerate() {
            let separator = if index == 0 { "" } else { "; " };
            write!(f, "{separator}{rule}")?;
        }
        Ok(())
    }
}

impl FromStr for Rule {
    type Err = HoursError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        // blanks around a comma separate nothing
        let parts: Vec<&str> = text.split(',').map(str::trim).collect();
        let joined = parts.join(",");
        let mut words: Vec<&str> = joined.split_whitespace().collect();
        let sessions = match words.pop() {
            None => return Err(HoursError::NoSessions(text.to_owned())),
            Some("closed") => Vec::new(),
            Some(list) if list.contains(':') => list
                .split(',')
                .map(str::parse)
                .collect::<Result<Vec<Session>, _>>()?,
            // what selects days says nothing of their hours; 9-12 is meant for hours
            Some(word) if word.parse::<Selector>().is_ok() && session_meant(word).is_none() => {
                return Err(HoursError::NoSessions(text.to_owned()));
            }
            Some(word) => return Err(HoursError::Session(word.to_owned())),
        };
        for (one, next) in sessions.iter().zip(sessions.iter().skip(1)) {
            if next.open < one.close {
                return Err(HoursError::Overlap(*one, *next));
            }
        }
        let when = words
            .into_iter()
            .map(str::parse)
            .collect::<Result<_, _>>()?;
        Ok(Self { when, sessions })
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for selector in &self.when {
            write!(f, "{selector} ")?;
        }
        if self.sessions.is_empty() {
            return f.write_str("closed");
        }
        for (index, session) in self.sessions.iter().enumerate() {
            let separator = if index == 0 { "" } else { "," };
            write!(f, "{separator}{session}")?;
        }
        Ok(())
    }
}

impl FromStr for Selector {
    type Err = HoursError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let bad = || HoursError::Selector(text.to_owned());
        if text == "make-up" {
            return Ok(Self::MakeUp);
        }
        let (from, through) = text.split_once("..").unwrap_or((text, text));
        if let (Ok(from), Ok(through)) = (from.parse::<Weekday>(), through.parse::<Weekday>()) {
            let mut set = WeekdaySet::single(from);
            let mut day = from;
            while day != through {
                day = day.succ();
                set.insert(day);
            }
            return Ok(Self::Weekdays(set));
        }
        if let (Ok(from), Ok(through)) = (from.parse(), through.parse()) {
            return if from <= through {
                Ok(Self::Dates(from, through))
            } else {
                Err(bad())
            };
        }
        let month_day = |text: &str| -> Option<(u32, u32)> {
            let (month, day) = text.split_once('-')?;
            let (month, day) = (month.parse().ok()?, day.parse().ok()?);
            // 2000 is a leap year: 02-29 is a day a season may start on
            NaiveDate::from_ymd_opt(2000, month, day).map(|_| (month, day))
        };
        match (month_day(from), month_day(through)) {
            (Some(from), Some(through)) => Ok(Self::Season(from, through)),
            _ => Err(bad()),
        }
    }
}

impl fmt::Display for Selector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MakeUp => f.write_str("make-up"),
            Self::Season(from, through) => write!(
                f,
                "{:02}-{:02}..{:02}-{:02}",
                from.0, from.1, through.0, through.1
            ),
            Self::Dates(from, through) if from == through => from.fmt(f),
            Self::Dates(from, through) => write!(f, "{from}..{through}"),
            Self::Weekdays(set) => {
                // the set is one run of weekdays, which may pass Sunday
                let from = set
                    .iter(Weekday::Mon)
                    .find(|day| !set.contains(day.pred()))
                    .unwrap_or(Weekday::Mon);
                let through = set.iter(from).next_back().unwrap_or(from);
                if from == through {
                    from.fmt(f)
                } else {
                    write!(f, "{from}..{through}")
                }
            }
        }
    }
}

form_is_text!(OfficeHours);
