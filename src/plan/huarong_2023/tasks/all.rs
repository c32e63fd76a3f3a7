//! All parts of the annex, one after the other.

use super::conduct;
use super::law;
use super::permits;
use super::services;
use super::supervision;
use super::taxes;
use super::utilities;
use crate::plan::huarong_2023::parts::joined;
use crate::plan::task::Task;

/// Every task, in the order of their numbers.
///
/// A cell that the annex merges over several rows is written once and holds for
/// all of them. What is printed damaged is kept: the responsible units of task 7
/// run together, task 13 lacks parts of its lead's name and a bracket, the text
/// of task 8 its first sign, and tasks 102 and 103 the last sign of their date.
///
/// The cells of units are read in one way: one that is empty holds what the cell
/// above it under the same measure holds (tasks 12, 14, 15 and 118 to 121); where none
/// stands above it under the measure, there is no unit (59, 92, 97, 124 and 125).
///
/// Two rows are read so:
/// - Tasks 8 and 9: the one cell of units beside them is that of the responsible
///   units. The lead is that of task 7, merged over the measure.
/// - Task 10 has two cells of responsible units; both are kept, ` / ` between
///   them. Each list of tasks 10 to 12 leaves out one unit that leads here, so
///   they may have been meant for the three tasks in another order.
///
/// ```
/// use shixian::plan::huarong_2023::TASKS;
///
/// let open_ended = TASKS.iter().filter(|task| task.due_date().is_none());
/// let numbers: Vec<u16> = open_ended.map(|task| task.number()).collect();
/// assert_eq!(numbers, [21, 22, 23, 24, 25, 69, 70, 134]);
/// ```
pub static TASKS: [Task<'static>; 135] = joined(
    permits::TASKS[0],
    &[
        &permits::TASKS,
        &services::TASKS,
        &supervision::TASKS,
        &taxes::TASKS,
        &utilities::TASKS,
        &law::TASKS,
        &conduct::TASKS,
    ],
);
