//! Commitments: what an agency promised, from which event to which, within what
//! limit, how it is counted, and where it is written.

#[expect(
    clippy::module_inception,
    reason = "the folder is named for what stands in it"
)]
mod commitment;
mod event;
mod reading;
mod statutory;
mod target;

pub use self::commitment::{Commitment, commitment};
pub use self::event::{Event, FINISHED, STARTED, Start};
pub use self::reading::Reading;
pub use self::statutory::Statutory;
pub use self::target::Target;
