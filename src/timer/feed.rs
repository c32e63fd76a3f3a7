//! Due dates and warnings as an iCalendar feed (RFC 5545), so that they stand in the
//! calendars people look at.

use std::fmt;

use chrono::{DateTime, MappedLocalTime, NaiveDateTime, TimeZone, Utc};
use chrono_tz::Tz;
use icalendar::{Calendar, Component, Event, EventLike, Property};

use super::timer::Timer;
use crate::check::verdict::VerdictKind;
use crate::ground::language::{Language, Localized, display_in_english};
use crate::ground::moment::MomentError;
use crate::plan::warning::WarningLevel;
use crate::term::deadline::{Deadline, Due};

/// Why a timer is not in a feed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FeedError {
    /// One of its moments does not exist in the zone, or exists twice.
    Moment {
        /// The name of the case, as the log writes it.
        case: String,
        /// What is wrong with the moment.
        source: MomentError,
    },
}

impl Localized for FeedError {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self, language) {
            (Self::Moment { case, source }, Language::English) => {
                write!(f, "case {case}: {source}")
            }
            (Self::Moment { case, source }, Language::Chinese) => {
                write!(f, "办件{case}：{}", source.chinese())
            }
        }
    }
}

impl std::error::Error for FeedError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        let Self::Moment { source, .. } = self;
        Some(source)
    }
}

display_in_english!(FeedError);

/// An iCalendar feed, made timer by timer.
///
/// A timer that is running or overdue has an event for its due day, or for its due
/// moment where that is exact, and one for each warning level that it has yet to
/// turn to, which is not just that it is overdue. One that is done, stopped or has
/// not started has none, so that a subscriber who reads the feed again loses them.
///
/// Days are all-day events; moments are given in UTC, which every calendar shows in
/// its reader's own zone and no one has to know ours for. The name of the schedule's
/// zone goes with the feed. An event keeps its UID for as long as the case has it,
/// whenever it moves.
///
/// ```
/// # use std::sync::Arc;
/// # use chrono::NaiveDate;
/// # use shixian::plan::huarong_2023::{Project, construction_approval};
/// use shixian::timer::Feed;
/// use shixian::{Language, Rule, Schedule, Settings, Timer};
///
/// # let at = |m, d, h| NaiveDate::from_ymd_opt(2026, m, d).unwrap().and_hms_opt(h, 0, 0).unwrap();
/// # let commitment = construction_approval(Project::SimpleLowRisk);
/// # let rule = Arc::new(Rule::new(commitment, &Schedule::china(), &Settings::new()));
/// let mut timer = Timer::new("HR-2026-0117", &rule);
/// timer.start(at(3, 2, 9))?;
/// let mut feed = Feed::new("officer Wang", chrono_tz::Asia::Shanghai, Language::English, at(3, 3, 9));
/// assert_eq!(feed.add(&timer)?, 3, "due, yellow, orange");
/// let text = feed.to_string();
/// assert!(text.starts_with("BEGIN:VCALENDAR"));
/// assert!(text.contains("DTSTART;VALUE=DATE:20260316"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Feed {
    calendar: Calendar,
    language: Language,
    now: NaiveDateTime,
    zone: Tz,
}

impl Feed {
    /// An empty feed called `name`, in a language, as of `now`, local time of `zone`.
    #[must_use]
    pub fn new(name: &str, zone: Tz, language: Language, now: NaiveDateTime) -> Self {
        let mut calendar = Calendar::new();
        let name = text(name);
        // said to be a text, it is escaped as one
        let named = |key| {
            Property::new(key, &name)
                .add_parameter("VALUE", "TEXT")
                .done()
        };
        calendar
            .append_property(named("NAME"))
            .append_property(named("X-WR-CALNAME"))
            .timezone(zone.name());
        Self {
            calendar,
            language,
            now,
            zone,
        }
    }

    /// Adds the events of a timer, and tells how many.
    ///
    /// # Errors
    ///
    /// [`FeedError::Moment`] when a moment of it is skipped, or shown twice, by the
    /// clocks of the zone; nothing of it is added then.
    pub fn add(&mut self, timer: &Timer<'_>) -> Result<usize, FeedError> {
        let events = self.events(timer).map_err(|source| FeedError::Moment {
            case: timer.case().to_owned(),
            source,
        })?;
        let count = events.len();
        self.calendar.extend(events);
        Ok(count)
    }

    fn events(&self, timer: &Timer<'_>) -> Result<Vec<Event>, MomentError> {
        let standing = timer.standing(self.now);
        let is_open = matches!(
            standing.verdict().kind(),
            VerdictKind::Running | VerdictKind::Overdue
        );
        let Some(Due::At(deadline)) = standing.due().filter(|_| is_open) else {
            return Ok(Vec::new());
        };
        let stamp = self.in_utc(self.now)?;
        let mut events = vec![self.due(timer, &deadline, stamp)?];
        let mut turns: Vec<(WarningLevel, NaiveDateTime)> = Vec::new();
        for level in WarningLevel::WARNINGS {
            let turns_at = timer.turns_to(level, self.now);
            let turns_at = turns_at.filter(|at| self.now < *at && *at < deadline.late_from());
            if let Some(at) = turns_at {
                // a level that is reached together with a higher one is not a turn of its own
                turns.retain(|(_, earlier)| *earlier < at);
                turns.push((level, at));
            }
        }
        for (level, at) in turns {
            events.push(self.warning(timer, level, at, stamp)?);
        }
        Ok(events)
    }

    fn due(
        &self,
        timer: &Timer<'_>,
        deadline: &Deadline,
        stamp: DateTime<Utc>,
    ) -> Result<Event, MomentError> {
        let what = match self.language {
            Language::English => "due",
            Language::Chinese => "到期",
        };
        let mut event = self.event(timer, "due", what, stamp);
        if deadline.is_end_of_day() {
            // without an end the whole day; an end would have to be later
            event.starts(deadline.day());
        } else {
            event.starts(self.in_utc(deadline.at())?);
        }
        Ok(event)
    }

    fn warning(
        &self,
        timer: &Timer<'_>,
        level: WarningLevel,
        at: NaiveDateTime,
        stamp: DateTime<Utc>,
    ) -> Result<Event, MomentError> {
        let what = match self.language {
            Language::English => format!("turns {level}"),
            Language::Chinese => format!("转{}预警", level.chinese()),
        };
        let mut event = self.event(timer, level.id(), &what, stamp);
        event.starts(self.in_utc(at)?);
        Ok(event)
    }

    fn event(&self, timer: &Timer<'_>, kind: &str, what: &str, stamp: DateTime<Utc>) -> Event {
        let commitment = timer.rule().commitment();
        let case = timer.case();
        let title = commitment.title_in(self.language);
        let standing = timer.standing(self.now);
        let mut event = Event::new();
        event
            .uid(&text(&format!("{case}/{}/{kind}@shixian", commitment.id())))
            .timestamp(stamp)
            .summary(&text(&format!("{case} {title} {what}")))
            .description(&text(&standing.in_language(self.language).to_string()))
            .add_property("TRANSP", "TRANSPARENT");
        event
    }

    fn in_utc(&self, local: NaiveDateTime) -> Result<DateTime<Utc>, MomentError> {
        let zone = self.zone;
        match zone.from_local_datetime(&local) {
            MappedLocalTime::Single(moment) => Ok(moment.with_timezone(&Utc)),
            MappedLocalTime::Ambiguous(..) => Err(MomentError::Ambiguous { local, zone }),
            MappedLocalTime::None => Err(MomentError::Skipped { local, zone }),
        }
    }
}

/// A text without the control characters that a feed must not hold; a line break of
/// any kind stays one.
fn text(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.replace(|c: char| c.is_control() && c != '\n' && c != '\t', " ")
}

/// The feed as a text of type `text/calendar`.
impl fmt::Display for Feed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.calendar.fmt(f)
    }
}
