//! The tasks of the annex (重点任务清单), as printed, by its parts.

mod all;
mod cells;
mod conduct;
mod law;
mod permits;
mod services;
mod supervision;
mod taxes;
mod utilities;

pub use self::all::TASKS;
