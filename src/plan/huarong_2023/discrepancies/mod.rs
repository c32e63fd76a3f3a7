//! Where the plan contradicts itself.

mod all;
mod items_1_to_28;
mod items_29_to_61;
mod notes;

pub use self::all::DISCREPANCIES;
