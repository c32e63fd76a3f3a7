//! The live timer (计时器): one case under one commitment, as it goes on.
//!
//! A [`Timer`] keeps what happened — start, stops, extensions, finish — and
//! nothing that follows from it: every answer is computed anew from the entries by
//! the same [`Rule`] that checks finished cases. An entry recorded late or wrongly
//! is [corrected](Timer::correct), and all answers with it.
//!
//! The library reads no clock: `now` is always an argument, local time of the
//! schedule's zone. A timer can be asked about any moment, a past one too: what was
//! recorded for later has not happened yet, and an entry with a date alone has from
//! the beginning of that day on. [`Timer::next_change`] says until when
//! a scheduler can sleep.

pub(crate) mod change;
pub(crate) mod docket;
pub(crate) mod entry;
#[cfg(feature = "ical")]
mod feed;
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
