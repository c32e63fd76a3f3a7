//! Days: which days and hours are worked.

pub(crate) mod calendar;
pub(crate) mod hours;
pub(crate) mod schedule;

pub use self::calendar::{
    Basis, CalendarBuildError, CalendarError, CalendarFile, Day, DayKind, Fingerprint, LoadError,
    MakeUpDay, Notice, NoticeError, OffPeriod, Overlay, PublicDay, PublicYear, Source,
    WorkCalendar, china,
};
pub use self::hours::{HoursError, OfficeHours, Session};
pub use self::schedule::Schedule;
