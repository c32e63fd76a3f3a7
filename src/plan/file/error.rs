//! What can be wrong with a plan file, and where.

use std::fmt;
use std::ops::Range;

use crate::ground::language::{Language, Localized, display_in_english};
use crate::ground::nearest_name::{did_you_mean, nearest};
use crate::plan::citation::Place;
use crate::plan::indicator::ValueError;
use crate::term::limit::{Limit, LimitError};
use crate::term::stops::StopError;

/// Why a text is not a plan: what is wrong, on which line and under which key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanFileError {
    line: usize,
    field: String,
    problem: PlanProblem,
}

impl Localized for PlanFileError {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (line, field) = (self.line, &self.field);
        match (language, field.is_empty()) {
            (Language::English, true) => write!(f, "line {line}: ")?,
            (Language::English, false) => write!(f, "line {line}, `{field}`: ")?,
            (Language::Chinese, true) => write!(f, "第{line}行：")?,
            (Language::Chinese, false) => write!(f, "第{line}行，`{field}`：")?,
        }
        self.problem.fmt_in(language, f)
    }
}

impl std::error::Error for PlanFileError {}

display_in_english!(PlanFileError);

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
            let nearest = nearest(&key, quoted).map(str::to_owned);
            PlanProblem::UnknownKey { key, nearest }
        } else if said.starts_with("missing field") {
            PlanProblem::Missing(quoted.next().unwrap_or_default().to_owned())
        } else if is_header(text, span.start) && said.ends_with("expected a sequence") {
            PlanProblem::OneTable(field.clone())
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

    /// What is wrong with the file at that place.
    #[must_use]
    pub const fn problem(&self) -> &PlanProblem {
        &self.problem
    }
}

/// What is wrong with a plan file.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PlanProblem {
    /// The text is not TOML.
    Syntax(String),
    /// The file is of another version of the form.
    Format(i64),
    /// A key that a plan does not have.
    UnknownKey {
        /// The key that is not known at that place.
        key: String,
        /// The key most like it, where one is.
        nearest: Option<String>,
    },
    /// A key that is needed.
    Missing(String),
    /// A value of the wrong type or of no known name.
    Value(String),
    /// A text that has to say something.
    Empty,
    /// An id with blanks around it, which no log could name.
    Blank(String),
    /// A second promise of that id.
    SameId {
        /// The id that was written.
        id: String,
        /// The line of the first.
        other: usize,
    },
    /// An id that the dates of the tasks have.
    IdOfMilestone(String),
    /// A limit that cannot be read.
    Limit(LimitError),
    /// A kind of stop of no known name.
    Stop(StopError),
    /// A target of no known form.
    Target(String),
    /// A share of the cases over 100 %.
    Share(u32),
    /// A mean over cases whose limit is not an amount of time.
    NoMeasure(Limit),
    /// Readings of which it is not said which decides.
    StrictestMissing,
    /// A decision between readings that are not there.
    StrictestNeedless,
    /// Not one reading of the body and one of the annex.
    Readings {
        /// The place, body or annex, that is named twice or not at all.
        place: Place,
        /// Whether it is given twice.
        twice: bool,
    },
    /// One table, where there can be several.
    OneTable(String),
    /// A text of the law that never decides, for another is in force as well.
    StatutesOverlap {
        /// The line of the other.
        other: usize,
    },
    /// A figure that does not say how it is compared.
    Comparison(String),
    /// A figure that the measure cannot have.
    Figure(ValueError),
    /// A task that the plan does not have.
    UnknownTask(u16),
    /// A second task of that number.
    SameTask {
        /// The number of the task that stands twice.
        number: u16,
        /// The line of the first.
        other: usize,
    },
    /// A task with neither a date nor a lasting duty.
    TaskWithoutDate(u16),
    /// A promise that the plan does not have.
    UnknownPromise {
        /// The id that was written.
        id: String,
        /// The id most like it, where one is.
        nearest: Option<String>,
    },
    /// A period whose last day comes before its first.
    PeriodReversed,
}

impl Localized for PlanProblem {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self, language) {
            (Self::Syntax(text), Language::English) => f.write_str(text),
            (Self::Syntax(text), Language::Chinese) => write!(f, "不符合TOML格式：{text}"),
            (Self::Format(format), Language::English) => write!(f, "this library reads plan files of `format = 1`, not {format}"),
            (Self::Format(format), Language::Chinese) => write!(f, "只能读取 `format = 1` 的方案文件，此文件为{format}"),
            (Self::UnknownKey { key, nearest }, Language::English) => write!(f, "there is no key `{key}` here{}", did_you_mean(nearest.as_deref(), language)),
            (Self::UnknownKey { key, nearest }, Language::Chinese) => write!(f, "此处没有键 `{key}`{}", did_you_mean(nearest.as_deref(), language)),
            (Self::Missing(key), Language::English) => write!(f, "`{key}` is missing"),
            (Self::Missing(key), Language::Chinese) => write!(f, "缺少 `{key}`"),
            (Self::Value(text), Language::English) => f.write_str(text),
            (Self::Value(text), Language::Chinese) => write!(f, "取值不符：{text}"),
            (Self::Empty, Language::English) => f.write_str("the text is empty"),
            (Self::Empty, Language::Chinese) => f.write_str("内容为空"),
            (Self::Blank(id), Language::English) => write!(f, "`{id}` begins or ends with a blank"),
            (Self::Blank(id), Language::Chinese) => write!(f, "“{id}”首尾有空格"),
            (Self::SameId { id, other }, Language::English) => write!(f, "two promises have the id `{id}`; the other is on line {other}"),
            (Self::SameId { id, other }, Language::Chinese) => write!(f, "两项承诺的编号同为“{id}”；另一项在第{other}行"),
            (Self::IdOfMilestone(id), Language::English) => write!(f, "`{id}` is the id of a date of the plan's tasks; give the promise another"),
            (Self::IdOfMilestone(id), Language::Chinese) => write!(f, "“{id}”是重点任务完成时限的编号；请为承诺另取编号"),
            (Self::Limit(error), _) => error.fmt_in(language, f),
            (Self::Stop(error), _) => error.fmt_in(language, f),
            (Self::Target(text), Language::English) => write!(f, "`{text}` is not a target; write `每件`, `平均` or a share such as `80%`"),
            (Self::Target(text), Language::Chinese) => write!(f, "“{text}”不是考核方式；请写 `每件`、`平均` 或比率，如 `80%`"),
            (Self::Share(percent), Language::English) => write!(f, "{percent} % of the cases cannot be: a share is from 0 to 100 per cent"),
            (Self::Share(percent), Language::Chinese) => write!(f, "办件的{percent}%不可能：比率须为0%至100%"),
            (Self::NoMeasure(limit), Language::English) => write!(f, "a mean cannot be promised of cases with the limit `{limit}`: it is not an amount of time in which they could be measured"),
            (Self::NoMeasure(limit), Language::Chinese) => write!(f, "时限为“{}”的办件不能以平均用时考核：该时限不是可以计量的时间", limit.chinese()),
            (Self::StrictestMissing, Language::English) => f.write_str("the commitment has readings: say which of them decides, `strictest = \"body\"`, `\"annex\"` or `\"neither\"`"),
            (Self::StrictestMissing, Language::Chinese) => f.write_str("承诺事项有两种表述：请写明以哪一种为准，`strictest = \"body\"`、`\"annex\"` 或 `\"neither\"`"),
            (Self::StrictestNeedless, Language::English) => f.write_str("the commitment has no readings to decide between; leave `strictest` out, or add them as `[[commitment.reading]]`"),
            (Self::StrictestNeedless, Language::Chinese) => f.write_str("承诺事项没有可供取舍的表述；请删去 `strictest`，或以 `[[commitment.reading]]` 列出表述"),
            (Self::Readings { place, twice }, Language::English) => write!(f, "a commitment has two readings, one of the body and one of the annex: that of the {place} is {}", if *twice { "given twice" } else { "missing" }),
            (Self::Readings { place, twice }, Language::Chinese) => write!(f, "承诺事项须有正文、附件两种表述：{}的表述{}", place.chinese(), if *twice { "重复" } else { "缺少" }),
            (Self::OneTable(key), Language::English) => write!(f, "there can be several of these; write `[[{key}]]` before each"),
            (Self::OneTable(key), Language::Chinese) => write!(f, "此项可有多段；每段前请写 `[[{key}]]`"),
            (Self::StatutesOverlap { other }, Language::English) => write!(f, "the statutory limit on line {other} has the same start and is in force at the same time: this one would never decide; give each of them its own `in-force = {{ from = …, through = … }}`"),
            (Self::StatutesOverlap { other }, Language::Chinese) => write!(f, "第{other}行的法定时限起算事件相同，施行期间重叠，此段永不适用；请各写 `in-force = {{ from = …, through = … }}`"),
            (Self::Comparison(text), Language::English) => write!(f, "`{text}` is not a figure with its sign; write for example `≥ 95%`, `≤ 6.34`, `= 1` or `> 140`"),
            (Self::Comparison(text), Language::Chinese) => write!(f, "“{text}”不是带符号的目标值；请写如 `≥ 95%`、`≤ 6.34`、`= 1` 或 `> 140`"),
            (Self::Figure(error), _) => error.fmt_in(language, f),
            (Self::UnknownTask(number), Language::English) => write!(f, "the plan has no task {number}"),
            (Self::UnknownTask(number), Language::Chinese) => write!(f, "方案没有第{number}项重点任务"),
            (Self::SameTask { number, other }, Language::English) => write!(f, "two tasks have the number {number}; the other is on line {other}"),
            (Self::SameTask { number, other }, Language::Chinese) => write!(f, "两项重点任务的序号同为{number}；另一项在第{other}行"),
            (Self::TaskWithoutDate(number), Language::English) => write!(f, "task {number} has no date and is not ongoing; write its `due`, or `ongoing = true`"),
            (Self::TaskWithoutDate(number), Language::Chinese) => write!(f, "第{number}项重点任务既无完成时限，也非长期推进；请写 `due` 或 `ongoing = true`"),
            (Self::UnknownPromise { id, nearest }, Language::English) => write!(f, "the plan has no promise `{id}`{}", did_you_mean(nearest.as_deref(), language)),
            (Self::UnknownPromise { id, nearest }, Language::Chinese) => write!(f, "方案没有编号为“{id}”的承诺{}", did_you_mean(nearest.as_deref(), language)),
            (Self::PeriodReversed, Language::English) => f.write_str("the period ends before it begins"),
            (Self::PeriodReversed, Language::Chinese) => f.write_str("期间的终日早于起日"),
        }
    }
}

impl std::error::Error for PlanProblem {}

impl From<LimitError> for PlanProblem {
    fn from(error: LimitError) -> Self {
        Self::Limit(error)
    }
}

impl From<StopError> for PlanProblem {
    fn from(error: StopError) -> Self {
        Self::Stop(error)
    }
}

impl From<ValueError> for PlanProblem {
    fn from(error: ValueError) -> Self {
        Self::Figure(error)
    }
}

display_in_english!(PlanProblem);

/// The line of a place in a text.
pub(super) fn line_of(text: &str, at: usize) -> usize {
    let before = text.as_bytes().iter().take(at);
    before.filter(|byte| **byte == b'\n').count() + 1
}

/// Whether a header of a single table stands at a place of a text.
fn is_header(text: &str, at: usize) -> bool {
    let rest = text.get(at..).unwrap_or_default();
    rest.starts_with('[') && !rest.starts_with("[[")
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
