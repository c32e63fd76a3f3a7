//! The live timer (计时器): cases as they go on.
//!
//! A [`Timer`] keeps what happened in one case under one commitment, each
//! [`Transition`] at its moment, and nothing that follows from it: its [`Standing`]
//! at a moment is computed from the entries by the same [`Rule`](crate::Rule) that
//! checks finished cases. An entry recorded late or wrongly is
//! [corrected](Timer::correct), and all answers with it. A [`Docket`] holds many
//! timers and finds each when its turn comes; a [`TimerState`] is what is stored.
//!
//! The library reads no clock: `now` is always an argument, local time of the
//! schedule's zone. A timer can be asked about any moment, a past one too: what was
//! recorded for later has not happened yet, and an entry with a date alone has from
//! the beginning of that day on.
//!
//! ```
//! use std::sync::Arc;
//! use chrono::NaiveDate;
//! use shixian::timer::{Docket, Timer, Watch};
//! use shixian::{Rule, Schedule, Settings, commitment, working_days};
//!
//! let at = |d, h| NaiveDate::from_ymd_opt(2026, 3, d).unwrap().and_hms_opt(h, 0, 0).unwrap();
//! let permit = commitment("permit", "行政许可").within(working_days(10));
//! let rule = Arc::new(Rule::new(&permit, &Schedule::china(), &Settings::new()));
//!
//! let mut timer = Timer::new("HR-1", &rule);
//! timer.start(at(2, 9))?;
//! let standing = timer.standing(at(9, 10));
//! assert_eq!(standing.verdict().to_string(), "running, 5 working days left");
//!
//! let mut docket = Docket::new(Watch::Status);
//! docket.insert(timer, "王", at(9, 10))?;
//! assert_eq!(docket.next_change(), Some(at(10, 0))); // half is used: yellow
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub(crate) mod change;
pub(crate) mod docket;
pub(crate) mod entry;
#[cfg(feature = "ical")]
mod feed;
mod form;
mod glance;
mod history;
pub(crate) mod standing;
pub(crate) mod state;
mod stored;
#[expect(
    clippy::module_inception,
    reason = "the room is named for what stands in it"
)]
pub(crate) mod timer;

pub use self::change::Watch;
pub use self::docket::{Docket, DocketError, DueMoved, Woken};
pub use self::entry::{Correction, Entry, Transition, TransitionError};
#[cfg(feature = "ical")]
pub use self::feed::{Feed, FeedError};
pub use self::standing::{Standing, TierStanding};
pub use self::state::{DueWas, Moved, PlanState, RestoreError, Restored, TimerState, VERSION};
pub use self::timer::Timer;
