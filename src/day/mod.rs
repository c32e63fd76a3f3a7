//! Days: which days and hours are worked.
//!
//! A [`WorkCalendar`] knows for each date of its range whether it is worked, which
//! holiday it belongs to and by which [`Notice`], and whether that is announced or
//! provisional; [overlays](Overlay) change it for a region or an office. The notices
//! of China from 2004 on stand in [`china`]; others load at run time.
//! [`OfficeHours`] say when on a working day the office is open, and a [`Schedule`]
//! binds both with a zone and counts open time.
//!
//! ```
//! use chrono::{NaiveDate, TimeDelta};
//! use shixian::day::{DayKind, OfficeHours, Schedule, WorkCalendar};
//!
//! let day = |d| NaiveDate::from_ymd_opt(2023, 6, d).unwrap();
//! let calendar = WorkCalendar::china();
//! assert_eq!(calendar.kind(day(25))?, DayKind::MakeUpWorkingDay); // a Sunday
//! assert_eq!(calendar.nth_working_day_after(day(20), 2)?, day(25));
//!
//! let hours: OfficeHours = "09:00-12:00,13:00-17:00".parse()?;
//! let schedule = Schedule::new(calendar, hours, chrono_tz::Asia::Shanghai);
//! let late = day(21).and_hms_opt(16, 30, 0).unwrap();
//! let after = schedule.advance(late, TimeDelta::hours(1))?; // a holiday lies between
//! assert_eq!(after.to_string(), "2023-06-25 09:30:00");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub(crate) mod calendar;
pub(crate) mod hours;
pub(crate) mod schedule;

pub use self::calendar::{
    Basis, CalendarBuildError, CalendarError, CalendarFile, CoverageEnd, Day, DayKind, Fingerprint,
    LoadError, MakeUpDay, Notice, NoticeError, OffPeriod, Overlay, PublicDay, PublicYear, Source,
    WorkCalendar, china,
};
pub use self::hours::{HoursError, OfficeHours, Session};
pub use self::schedule::Schedule;
