//! What can be wrong with a plan file, and where.

use std::ops::Range;

use crate::plan::citation::Place;
use crate::plan::indicator::ValueError;
use crate::term::limit::{Limit, LimitError};
use crate::term::stops::StopError;

/// Why a text is not a plan: what is wrong, on which line and under which key.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}{}: {problem}", in_field(.field))]
pub struct PlanFileError {
    line: usize,
    field: String,
    problem: PlanProblem,
}

fn in_field(field: &str) -> String {
    if field.is_empty() {
        String::new()
    } else {
        format!(", `{field}`")
    }
}

impl PlanFileError {
    /// `problem` with what stands at `span` of `text` under the key `field`.
    pub(super) fn new(text: &str, span: &Range<usize>, field: &str, problem: PlanProblem) -> Self {
        Self {
            line: line_of(text, span.start),
            field: field.to_owned(),
            problem,
        }
    }

    /// What serde or the parser says of `text`.
    pub(super) fn of_toml(text: &str, error: &toml::de::Error, is_syntax: bool) -> Self {
        let span = error.span().unwrap_or(0..0);
        let said = error.message().lines().collect::<Vec<_>>().join(", ");
        if is_syntax {
            return Self::new(text, &span, "", PlanProblem::Syntax(said));
        }
        let field = key_at(text, span.start);
        let mut quoted = said.split('`').skip(1).step_by(2);
        let problem = if said.starts_with("unknown field") {
            let key = quoted.next().unwrap_or_default().to_owned();
            let known: Vec<&str> = quoted.collect();
            let nearest = nearest(&key, &known);
            PlanProblem::UnknownKey { key, nearest }
        } else if said.starts_with("missing field") {
            PlanProblem::Missing(quoted.next().unwrap_or_default().to_owned())
        } else {
            PlanProblem::Value(said)
        };
        Self::new(text, &span, &field, problem)
    }

    /// The line, the first being 1.
    #[must_use]
    pub const fn line(&self) -> usize {
        self.line
    }

    /// The key, or the table where a key is missing; empty where the text is not
    /// TOML.
    #[must_use]
    pub fn field(&self) -> &str {
        &self.field
    }

    /// What is wrong.
    #[must_use]
    pub const fn problem(&self) -> &PlanProblem {
        &self.problem
    }
}

/// What is wrong with a plan file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PlanProblem {
    /// The text is not TOML.
    #[error("{0}")]
    Syntax(String),
    /// The file is of another version of the form.
    #[error("this library reads plan files of `format = 1`, not {0}")]
    Format(i64),
    /// A key that a plan does not have.
    #[error("there is no key `{key}` here; {}", meant(.nearest))]
    UnknownKey {
        /// The key.
        key: String,
        /// The key most like it.
        nearest: String,
    },
    /// A key that is needed.
    #[error("`{0}` is missing")]
    Missing(String),
    /// A value of the wrong type or of no known name.
    #[error("{0}")]
    Value(String),
    /// A text that has to say something.
    #[error("the text is empty")]
    Empty,
    /// An id with blanks around it, which no log could name.
    #[error("`{0}` begins or ends with a blank")]
    Blank(String),
    /// A second promise of that id.
    #[error("two promises have the id `{id}`; the other is on line {other}")]
    SameId {
        /// The id.
        id: String,
        /// The line of the first.
        other: usize,
    },
    /// An id that the dates of the tasks have.
    #[error("`{0}` is the id of a date of the plan's tasks; give the promise another")]
    IdOfMilestone(String),
    /// A limit that cannot be read.
    #[error(transparent)]
    Limit(#[from] LimitError),
    /// A kind of stop of no known name.
    #[error(transparent)]
    Stop(#[from] StopError),
    /// A target of no known form.
    #[error("`{0}` is not a target; write `每件`, `平均` or a share such as `80%`")]
    Target(String),
    /// A share of the cases over 100 %.
    #[error("{0} % of the cases cannot be: a share is from 0 to 100 per cent")]
    Share(u32),
    /// A mean over cases whose limit is not an amount of time.
    #[error(
        "a mean cannot be promised of cases with the limit `{0}`: it is not an amount of time in which they could be measured"
    )]
    NoMeasure(Limit),
    /// Readings of which it is not said which decides.
    #[error(
        "the commitment has readings: say which of them decides, `strictest = \"body\"`, `\"annex\"` or `\"neither\"`"
    )]
    StrictestMissing,
    /// A decision between readings that are not there.
    #[error(
        "the commitment has no readings to decide between; leave `strictest` out, or add them as `[[commitment.reading]]`"
    )]
    StrictestNeedless,
    /// Not one reading of the body and one of the annex.
    #[error(
        "a commitment has two readings, one of the body and one of the annex: that of the {place} is {}",
        if *.twice { "given twice" } else { "missing" }
    )]
    Readings {
        /// The place in question.
        place: Place,
        /// Whether it is given twice.
        twice: bool,
    },
    /// A figure that does not say how it is compared.
    #[error(
        "`{0}` is not a figure with its sign; write for example `≥ 95%`, `≤ 6.34`, `= 1` or `> 140`"
    )]
    Comparison(String),
    /// A figure that the measure cannot have.
    #[error(transparent)]
    Figure(#[from] ValueError),
    /// A task that the plan does not have.
    #[error("the plan has no task {0}")]
    UnknownTask(u16),
    /// A second task of that number.
    #[error("two tasks have the number {number}; the other is on line {other}")]
    SameTask {
        /// The number.
        number: u16,
        /// The line of the first.
        other: usize,
    },
    /// A task with neither a date nor a lasting duty.
    #[error("task {0} has no date and is not ongoing; write its `due`, or `ongoing = true`")]
    TaskWithoutDate(u16),
    /// A promise that the plan does not have.
    #[error("the plan has no promise `{id}`; {}", meant(.nearest))]
    UnknownPromise {
        /// The id.
        id: String,
        /// The id most like it.
        nearest: String,
    },
    /// A period whose last day comes before its first.
    #[error("the period ends before it begins")]
    PeriodReversed,
}

fn meant(nearest: &str) -> String {
    if nearest.is_empty() {
        "it knows none".to_owned()
    } else {
        format!("did you mean `{nearest}`?")
    }
}

/// The one of `known` that is most like `word`; empty where there is none.
pub(super) fn nearest(word: &str, known: &[&str]) -> String {
    let likeness = |known: &str| strsim::jaro_winkler(word, known);
    let best = known
        .iter()
        .max_by(|one, other| likeness(one).total_cmp(&likeness(other)));
    best.map(|best| (*best).to_owned()).unwrap_or_default()
}

/// The line of a place in a text.
pub(super) fn line_of(text: &str, at: usize) -> usize {
    let before = text.as_bytes().iter().take(at);
    before.filter(|byte| **byte == b'\n').count() + 1
}

/// The key whose value stands at a place of a text, or the header there.
fn key_at(text: &str, at: usize) -> String {
    let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
    let is_key = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_' || c == '.';
    let line = before.rsplit_once('\n').map_or(before, |(_, line)| line);
    if line.starts_with('[') || (line.is_empty() && after.starts_with('[')) {
        // a header, or a key in one
        let key = after.trim_start_matches(['[', ' ']);
        return key.chars().take_while(|c| is_key(*c)).collect();
    }
    if after.starts_with(is_key) && !before.trim_end_matches([' ', '\t']).ends_with('=') {
        // a key itself, if an equals sign follows it
        let key: String = after.chars().take_while(|c| is_key(*c)).collect();
        let rest = after.get(key.len()..).unwrap_or_default();
        if rest.trim_start_matches([' ', '\t']).starts_with('=') {
            return key;
        }
    }
    let Some((before, _)) = before.rsplit_once('=') else {
        return String::new();
    };
    let before = before.trim_end();
    let start = before.trim_end_matches(is_key).len();
    before.get(start..).unwrap_or_default().to_owned()
}
