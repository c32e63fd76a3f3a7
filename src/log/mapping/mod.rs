//! What a person says of a log: which column holds what, what its words and
//! activities mean, how its times are written, what becomes of dirty data, and the
//! commitments it brings itself.

pub(super) mod activity;
pub(super) mod column;
mod effect;
pub(super) mod error;
#[expect(
    clippy::module_inception,
    reason = "the folder is named for what stands in it"
)]
pub(super) mod mapping;
pub(super) mod no_effect;
pub(super) mod own_commitment;
pub(super) mod place;
pub(super) mod policies;
pub(super) mod time_options;
mod toml_text;

pub use self::column::Column;
pub use self::error::{MappingError, MappingProblem};
pub use self::mapping::Mapping;
pub use self::no_effect::NoEffect;
pub use self::own_commitment::{OwnCommitment, OwnCommitmentEntry};
pub use self::place::MappingPlace;
pub use self::policies::{DuplicateEvents, Policies, RepeatedCase, ResumeWithoutStop};
pub use self::time_options::{Numbers, PlaceholderTime, RepeatedHour, TimeOptions};
