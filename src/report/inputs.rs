//! The small tables beside a log: values observed of indicators, and tasks
//! completed.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::io::{Cursor, Read};

use crate::day::schedule::Schedule;
use crate::ground::language::Language;
use crate::ground::moment::{Moment, MomentError};
use crate::ground::nearest_name::{did_you_mean, nearest};
use crate::plan::indicator::ValueError;
use crate::plan::{Plan, Promise};
use crate::tally::{Observation, Period, PeriodError};

/// Why a table cannot be used. One fault is enough: a figure that is published
/// rests on the whole table.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum InputError {
    /// The table is no CSV in UTF-8, or a row has other cells than the header.
    #[error("the table cannot be read: {0}")]
    Csv(csv::Error),
    /// A column is missing.
    #[error(
        "the table has no column `{column}`; its header is `{header}`, and it needs `{wanted}`"
    )]
    MissingColumn {
        /// The header of the column that is meant.
        column: &'static str,
        /// The header that the table has.
        header: String,
        /// The header that has to stand there.
        wanted: &'static str,
    },
    /// An indicator that the plan does not have.
    #[error("line {line}, column commitment: the plan {plan} has no indicator `{id}`{}", did_you_mean(.nearest.as_deref(), Language::English))]
    UnknownIndicator {
        /// The line of the file on which it stands, counted from 1.
        line: u64,
        /// The id by which the plan is known, such as `huarong-2023`.
        plan: String,
        /// The id of an indicator, or the number of a task, that was written.
        id: String,
        /// The id that is nearest to it.
        nearest: Option<String>,
    },
    /// A promise that is not an indicator.
    #[error("line {line}, column commitment: `{id}` is {kind}, which no observed value decides")]
    NoIndicator {
        /// The line of the file on which it stands, counted from 1.
        line: u64,
        /// The id that was written.
        id: String,
        /// What the plan knows by that id instead, in words.
        kind: &'static str,
    },
    /// A period that is none.
    #[error("line {line}, column period: {why}")]
    Period {
        /// The line of the file on which it stands, counted from 1.
        line: u64,
        /// What is wrong with the text that stands there.
        why: PeriodError,
    },
    /// A value, or a denominator, that the indicator cannot have.
    #[error("line {line}, column {column}: {why}")]
    Value {
        /// The line of the file on which it stands, counted from 1.
        line: u64,
        /// The header of the column that is meant.
        column: &'static str,
        /// What is wrong with the text that stands there.
        why: ValueError,
    },
    /// A second value for the same indicator and period.
    #[error("line {line}: `{id}` already has a value for {period}, on line {earlier}")]
    Twice {
        /// The line of the file on which it stands, counted from 1.
        line: u64,
        /// The id of an indicator, or the number of a task, that was written.
        id: String,
        /// The period that was written, such as `2023-Q3`.
        period: String,
        /// The line of the first.
        earlier: u64,
    },
    /// A task that the plan does not have.
    #[error("line {line}, column task: the plan {plan} has no task `{task}`")]
    UnknownTask {
        /// The line of the file on which it stands, counted from 1.
        line: u64,
        /// The id by which the plan is known, such as `huarong-2023`.
        plan: String,
        /// The text given for the number of a task.
        task: String,
    },
    /// A task listed twice.
    #[error("line {line}: task {task} stands already on line {earlier}")]
    TaskTwice {
        /// The line of the file on which it stands, counted from 1.
        line: u64,
        /// The number of the task (序号) that is given twice.
        task: u16,
        /// The line of the first.
        earlier: u64,
    },
    /// A date that is none.
    #[error("line {line}, column completed_at: {why}")]
    Moment {
        /// The line of the file on which it stands, counted from 1.
        line: u64,
        /// What is wrong with the text that stands there.
        why: MomentError,
    },
}

/// Reads values observed of the indicators of `plan`, in CSV: `commitment`,
/// `period`, `value` and, where the value is a part or a total, `denominator`.
///
/// ```
/// use shixian::plan::huarong_2023;
/// use shixian::report::read_observations;
///
/// let table = "commitment,period,value,denominator\n\
///              outage-average-duration,2023,126800,20000\n";
/// let observed = read_observations(table.as_bytes(), &huarong_2023::PLAN)?;
/// assert_eq!(observed[0].value().to_string(), "6.34");
/// assert_eq!(observed[0].attainment().to_string(), "kept");
/// # Ok::<(), shixian::report::InputError>(())
/// ```
///
/// # Errors
///
/// Anything in the table that is not what it should be, with its line and column.
pub fn read_observations<'a>(
    input: impl Read,
    plan: &Plan<'a>,
) -> Result<Vec<Observation<'a>>, InputError> {
    const WANTED: &str = "commitment,period,value,denominator";
    let mut table = Table::read(input, WANTED)?;
    let [commitment, period, value] =
        ["commitment", "period", "value"].map(|column| table.column(column));
    let (commitment, period, value) = (commitment?, period?, value?);
    let denominator = table.column("denominator").ok();
    let mut observed = Vec::new();
    let mut lines = HashMap::new();
    while let Some((line, row)) = table.next()? {
        let cell = |at: usize| row.get(at).unwrap_or_default().trim();
        let id = cell(commitment);
        let indicator = match plan.promise(id) {
            Some(Promise::Indicator(indicator)) => indicator,
            Some(other) => {
                return Err(InputError::NoIndicator {
                    line,
                    id: id.to_owned(),
                    kind: match other {
                        Promise::InTime(_) => "checked from cases",
                        Promise::Milestone(_) => "a date for tasks",
                        Promise::Unmeasured(_) | Promise::Indicator(_) => "not measurable",
                    },
                });
            }
            None => {
                return Err(InputError::UnknownIndicator {
                    line,
                    plan: plan.id().to_owned(),
                    id: id.to_owned(),
                    nearest: nearest(id, plan.indicators().iter().map(|known| known.id()))
                        .map(str::to_owned),
                });
            }
        };
        let over: Period = cell(period)
            .parse()
            .map_err(|why| InputError::Period { line, why })?;
        let of = denominator.map(cell).filter(|text| !text.is_empty());
        let value = indicator
            .observe(cell(value), of)
            .map_err(|why| InputError::Value {
                line,
                column: match why.is_of_denominator() {
                    true => "denominator",
                    false => "value",
                },
                why,
            })?;
        match lines.entry((indicator.id(), over)) {
            Entry::Vacant(free) => free.insert(line),
            Entry::Occupied(taken) => {
                return Err(InputError::Twice {
                    line,
                    id: id.to_owned(),
                    period: over.to_string(),
                    earlier: *taken.get(),
                });
            }
        };
        observed.push(Observation::new(indicator, over, value));
    }
    Ok(observed)
}

/// Reads when tasks of `plan` were completed, in CSV: `task`, `completed_at`; empty
/// while one is not. Times are read in the zone of `schedule`.
///
/// # Errors
///
/// Anything in the table that is not what it should be, with its line and column.
pub fn read_completions(
    input: impl Read,
    plan: &Plan<'_>,
    schedule: &Schedule,
) -> Result<HashMap<u16, Moment>, InputError> {
    let mut table = Table::read(input, "task,completed_at")?;
    let (task, completed) = (table.column("task")?, table.column("completed_at")?);
    let (mut completions, mut lines) = (HashMap::new(), HashMap::new());
    while let Some((line, row)) = table.next()? {
        let cell = |at: usize| row.get(at).unwrap_or_default().trim();
        let number = cell(task).parse().ok().and_then(|number| plan.task(number));
        let Some(number) = number.map(|task| task.number()) else {
            return Err(InputError::UnknownTask {
                line,
                plan: plan.id().to_owned(),
                task: cell(task).to_owned(),
            });
        };
        if let Some(earlier) = lines.insert(number, line) {
            return Err(InputError::TaskTwice {
                line,
                task: number,
                earlier,
            });
        }
        if !cell(completed).is_empty() {
            let moment = Moment::parse_in(cell(completed), schedule.zone());
            let moment = moment.map_err(|why| InputError::Moment { line, why })?;
            completions.insert(number, moment);
        }
    }
    Ok(completions)
}

/// A table in CSV with a header, small enough to be held whole.
struct Table {
    csv: csv::Reader<Cursor<Vec<u8>>>,
    row: csv::StringRecord,
    header: csv::StringRecord,
    wanted: &'static str,
}

impl Table {
    fn read(mut input: impl Read, wanted: &'static str) -> Result<Self, InputError> {
        let mut bytes = Vec::new();
        input
            .read_to_end(&mut bytes)
            .map_err(|error| InputError::Csv(error.into()))?;
        let mut csv = csv::Reader::from_reader(Cursor::new(bytes));
        let mut header = csv.headers().map_err(InputError::Csv)?.clone();
        header.trim();
        Ok(Self {
            csv,
            row: csv::StringRecord::new(),
            header,
            wanted,
        })
    }

    fn column(&self, column: &'static str) -> Result<usize, InputError> {
        let named = |header: &str| header.trim_start_matches('\u{feff}') == column;
        let at = self.header.iter().position(named);
        at.ok_or_else(|| InputError::MissingColumn {
            column,
            header: self.header.iter().collect::<Vec<_>>().join(","),
            wanted: self.wanted,
        })
    }

    /// The next row with its line.
    fn next(&mut self) -> Result<Option<(u64, &csv::StringRecord)>, InputError> {
        let read = self.csv.read_record(&mut self.row);
        if !read.map_err(InputError::Csv)? {
            return Ok(None);
        }
        Ok(Some((self.line(), &self.row)))
    }

    /// The line the row starts on. Its position is where the one before it ended,
    /// with line ends between them.
    fn line(&self) -> u64 {
        let Some(position) = self.row.position() else {
            return 0;
        };
        let from = usize::try_from(position.byte()).unwrap_or(usize::MAX);
        let bytes = self.csv.get_ref().get_ref().get(from..).unwrap_or_default();
        let between = bytes
            .iter()
            .take_while(|byte| matches!(byte, b'\n' | b'\r'));
        let ends = between.fold(0, |ends, byte| ends + u64::from(*byte == b'\n'));
        position.line() + ends
    }
}
