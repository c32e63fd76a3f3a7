//! The docket (在办件簿): many timers at once, each found when its turn comes.

#[expect(
    clippy::module_inception,
    reason = "the folder is named for what stands in it"
)]
mod docket;
mod error;
mod index;
mod moved;
mod officers;
mod slot;
mod woken;

pub use self::docket::Docket;
pub use self::error::DocketError;
pub use self::moved::DueMoved;
pub use self::woken::Woken;
