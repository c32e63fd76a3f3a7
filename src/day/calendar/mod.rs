//! The working-day calendar: which days are worked, which are not, and by
//! which notice ([S2](crate::design#s2)–[S4](crate::design#s4)).
//!
//! [`WorkCalendar::china`] knows the State Council's notices from 2004 on, make-up
//! working days included, and marks what no notice has decided yet as
//! *provisional*. Other calendars are a weekly pattern with
//! [overlays](Overlay). A calendar covers a contiguous range of dates and
//! answers with an error outside of it; it never guesses.

mod assemble;
mod basis;
mod bdays;
pub mod china;
mod day;
mod day_kind;
mod error;
mod fingerprint;
mod layers;
mod load;
mod notice;
mod overlay;
mod recipe;
mod statute;
mod table;
mod work_calendar;

pub use self::basis::Basis;
pub use self::day::{Day, Source};
pub use self::day_kind::DayKind;
pub use self::error::{CalendarBuildError, CalendarError, CoverageEnd};
pub use self::fingerprint::Fingerprint;
pub use self::load::{CalendarFile, LoadError, PublicDay, PublicYear};
pub use self::notice::{MakeUpDay, Notice, NoticeError, OffPeriod};
pub use self::overlay::Overlay;
pub use self::work_calendar::WorkCalendar;
