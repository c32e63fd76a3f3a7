//! Where the plan contradicts itself.

mod all;
mod items_1_to_19;
mod items_20_to_40;
mod items_41_to_61;
mod notes;

pub use self::all::DISCREPANCIES;
