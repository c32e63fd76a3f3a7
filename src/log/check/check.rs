//! The whole run: a log in, verdicts and a summary out.

use std::io::Read;

use super::checked_log::CheckedLog;
use super::error::LogCheckError;
use super::repeated::{RepeatedCases, Seen};
use super::selection::Selection;
use super::sink::Sink;
use super::summary::LogSummary;
use crate::check::checker::Checker;
use crate::check::judged_at::JudgedAt;
use crate::check::rule::Rule;
use crate::check::settings::Settings;
use crate::day::schedule::Schedule;
use crate::ground::moment::Moment;
use crate::log::error::LogError;
use crate::log::mapping::column::Column;
use crate::log::mapping::error::MappingError;
use crate::log::mapping::mapping::Mapping;
use crate::log::mapping::own_commitment::OwnCommitment;
use crate::log::read::logged_case::LoggedCase;
use crate::log::read::reader::LogReader;
use crate::log::reject::Reject;
use crate::plan::commitment::{Commitment, commitment};
use crate::plan::{Plan, PlanError};
use crate::term::limit::Limit;
use crate::term::stops::StopKinds;

/// What binds a case whose matter names no commitment but that has a due moment of
/// its own.
static CASE_DUE: Commitment<'static> = commitment("case-due", "case-due")
    .within(Limit::CaseDue)
    .stops_for(StopKinds::ALL);

/// How a log is checked against a plan: everything but the log itself, the moment it
/// is judged at and where the verdicts go.
///
/// A case is checked against the commitment that its matter (事项) names: of the
/// plan, or by the mapping. A case with a due moment of its own, whose matter names
/// none, is checked against that, as `case-due`.
///
/// ```
/// use chrono::NaiveDate;
/// use shixian::check::JudgedAt;
/// use shixian::log::{Checked, LogCheck, Mapping, Reject, Sink};
/// use shixian::plan::huarong_2023;
/// use shixian::{Schedule, Settings, VerdictKind};
///
/// struct Print;
/// impl Sink for Print {
///     type Error = std::convert::Infallible;
///     fn verdict(&mut self, checked: &Checked<'_>) -> Result<(), Self::Error> {
///         Ok(println!("{}: {}", checked.case().id(), checked.outcome().verdict()))
///     }
///     fn reject(&mut self, reject: &Reject) -> Result<(), Self::Error> {
///         Ok(println!("{reject}"))
///     }
/// }
///
/// let log = "case_id,kind,started_at,finished_at\n\
///            HR-1,联合验收,2023-06-20 10:00,2023-06-26 16:00\n\
///            HR-2,午餐,2023-06-20 10:00,\n";
/// let (schedule, mapping) = (Schedule::china(), Mapping::new());
/// let check = LogCheck::new(&huarong_2023::PLAN, &schedule, &mapping, &Settings::new())?;
/// let now = NaiveDate::from_ymd_opt(2023, 7, 1).unwrap().and_hms_opt(0, 0, 0).unwrap();
/// let checked = check.run(log.as_bytes(), JudgedAt::given(now), &mut Print)?;
/// let summary = checked.summary();
/// assert_eq!((summary.rows(), summary.rejects()), (2, 1));
/// let assessment = summary.assessment("construction-joint-acceptance-3wd").unwrap();
/// assert_eq!(assessment.tally().count(VerdictKind::Met), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct LogCheck<'a> {
    plan: &'a Plan<'a>,
    schedule: &'a Schedule,
    mapping: &'a Mapping,
    settings: Settings,
    own: Vec<OwnCommitment<'a>>,
    only: Option<Only<'a>>,
    matter: Option<&'a str>,
    groups: Vec<String>,
}

/// What every case is checked against, whatever its matter.
#[derive(Clone, Debug)]
enum Only<'a> {
    /// The commitment of the plan known as this.
    OfPlan(&'a str),
    /// A commitment of nobody's.
    Limit(Box<Commitment<'a>>),
}

impl<'a> LogCheck<'a> {
    /// Checks logs that `mapping` describes against `plan` and the mapping's own
    /// commitments on `schedule`, with `settings` and the policies of the mapping.
    ///
    /// # Errors
    ///
    /// A mapping that names a commitment that neither it nor the plan has.
    pub fn new(
        plan: &'a Plan<'a>,
        schedule: &'a Schedule,
        mapping: &'a Mapping,
        settings: &Settings,
    ) -> Result<Self, MappingError> {
        let settings = mapping.policies().apply(*settings);
        Ok(Self {
            plan,
            schedule,
            mapping,
            settings,
            own: mapping.own_commitments(plan, &settings)?,
            only: None,
            matter: None,
            groups: Vec::new(),
        })
    }

    /// Checks every case against one commitment of the plan, whatever its matter.
    ///
    /// # Errors
    ///
    /// [`PlanError::UnknownCommitment`].
    pub fn against_commitment(mut self, id: &'a str) -> Result<Self, PlanError> {
        self.plan.commitment(id)?;
        self.only = Some(Only::OfPlan(id));
        Ok(self)
    }

    /// Checks every case against `limit` alone, which every stop stops. The result is
    /// known as `name`.
    #[must_use]
    pub fn against_limit(mut self, name: &'a str, limit: Limit) -> Self {
        let limit = commitment(name, name).within(limit);
        self.only = Some(Only::Limit(Box::new(limit.stops_for(StopKinds::ALL))));
        self
    }

    /// Checks only the cases of one matter; others are counted and passed over.
    #[must_use]
    pub const fn of_matter(mut self, matter: &'a str) -> Self {
        self.matter = Some(matter);
        self
    }

    /// Also adds the cases up by the columns of these headers.
    #[must_use]
    pub fn grouped_by<H: Into<String>>(mut self, headers: impl IntoIterator<Item = H>) -> Self {
        self.groups = headers.into_iter().map(Into::into).collect();
        self
    }

    /// The settings with the policies of the mapping, which cases are checked with.
    #[must_use]
    pub const fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Checks a log from its first byte to its last. Where a row is a case, memory grows
    /// with it by some 30 bytes a case, by which one that comes up again is known, and
    /// by nothing else (see [`LogReader`]).
    ///
    /// # Errors
    ///
    /// A log that cannot be read, a sink that takes no more, and counts that do not
    /// add up.
    pub fn run<'r, S: Sink>(
        &'r self,
        input: impl Read,
        now: JudgedAt,
        sink: &mut S,
    ) -> Result<CheckedLog<'r>, LogCheckError<S::Error>> {
        let opened = self.open(input).map_err(LogCheckError::Log)?;
        opened.run(now, sink)
    }

    /// Opens a log, finds its header and its columns, and reads none of its rows: so
    /// that what cannot be checked is known before there is a place for verdicts.
    ///
    /// # Errors
    ///
    /// A log that is empty or cannot be made out, or that lacks a column that is
    /// needed.
    pub fn open<'r, 'i>(&'r self, input: impl Read + 'i) -> Result<OpenedLog<'r, 'i>, LogError> {
        let reader = LogReader::new(input, self.mapping, self.schedule)?;
        let reader = reader.grouped_by(&self.groups)?;
        if let Some(Only::Limit(only)) = &self.only
            && only.limit() == Limit::CaseDue
        {
            reader.require(Column::DueAt, self.mapping)?;
        }
        Ok(OpenedLog {
            check: self,
            reader,
        })
    }

    fn only_rule<'r>(&'r self, checker: &Checker<'r>) -> Option<Rule<'r>> {
        match self.only.as_ref()? {
            Only::OfPlan(id) => checker.rule(id).ok().cloned(),
            Only::Limit(own) => Some(Rule::new(own, self.schedule, &self.settings)),
        }
    }
}

/// A log that was opened to be checked.
pub struct OpenedLog<'r, 'i> {
    check: &'r LogCheck<'r>,
    reader: LogReader<'i>,
}

impl<'r> OpenedLog<'r, '_> {
    /// The headers of the log.
    #[must_use]
    pub fn headers(&self) -> &[String] {
        self.reader.headers()
    }

    /// Checks it to its end, judging as of `now`.
    ///
    /// # Errors
    ///
    /// A log that cannot be read on, a sink that takes no more, and counts that do
    /// not add up.
    pub fn run<S: Sink>(
        self,
        now: JudgedAt,
        sink: &mut S,
    ) -> Result<CheckedLog<'r>, LogCheckError<S::Error>> {
        let check = self.check;
        let checker = Checker::with_settings(check.plan, check.schedule, &check.settings);
        let only = check.only_rule(&checker);
        let mut own: Vec<Rule<'_>> = check
            .own
            .iter()
            .map(|own| own.rule(check.schedule))
            .collect();
        let case_due = Rule::new(&CASE_DUE, check.schedule, &check.settings);
        let selection = match &only {
            Some(rule) => Selection::only(rule),
            None => Selection::by_matter(&checker, &own, &case_due, check.mapping)
                .map_err(LogCheckError::Mapping)?,
        };
        let run = Run {
            reader: self.reader,
            selection,
            mapping: check.mapping,
            matter: check.matter,
            now,
            zone: check.schedule.zone().name(),
        };
        let summary = run.finish(&checker, sink)?;
        own.push(case_due);
        Ok(CheckedLog {
            checker,
            own,
            only,
            schedule: check.schedule,
            settings: check.settings,
            now,
            summary,
        })
    }
}

/// A log being checked.
struct Run<'r, 'a, 'i> {
    reader: LogReader<'i>,
    selection: Selection<'r, 'a>,
    mapping: &'r Mapping,
    matter: Option<&'r str>,
    now: JudgedAt,
    zone: &'static str,
}

impl Run<'_, '_, '_> {
    fn finish<S: Sink>(
        mut self,
        checker: &Checker<'_>,
        sink: &mut S,
    ) -> Result<LogSummary, LogCheckError<S::Error>> {
        if self.selection.needs_matters() || self.matter.is_some() {
            let required = self.reader.require(Column::Matter, self.mapping);
            required.map_err(LogCheckError::Log)?;
        }
        let mut repeated = RepeatedCases::new(self.mapping);
        let mut summary = LogSummary {
            repeated_case: self.mapping.policies().repeated_case,
            zone: self.zone.into(),
            group_columns: self.reader.group_headers().map(str::to_owned).collect(),
            ..LogSummary::default()
        };
        let mut judged = 0;
        let mut case = LoggedCase::default();
        // whether the rows of the case rejected last were counted as one that may be a case
        let mut is_counted = false;
        loop {
            is_counted &= self.reader.is_within_case();
            let Some(read) = self.reader.read(&mut case).map_err(LogCheckError::Log)? else {
                break;
            };
            if !sink.goes_on() {
                return Err(LogCheckError::Stopped {
                    rows: summary.rows,
                    judged,
                    rejects: summary.rejects,
                });
            }
            let rows = if read.is_ok() { case.rows() } else { 1 };
            // a row whose matter could not be read may be of the one asked for
            let matter_is_known = read.is_ok() || !case.matter().is_empty();
            if matter_is_known && self.matter.is_some_and(|matter| matter != case.matter()) {
                summary.other_matters += rows;
                continue;
            }
            let ready = read.and_then(|()| self.prepare(&mut case));
            if let Err(reject) = ready {
                summary.rows += 1;
                // the case as far as it was read, and of an event none of it
                let is_known = !self.selection.needs_matters() || case.names_matter();
                let has_due = self.reader.header(Column::DueAt).is_some();
                let rules = match is_known {
                    true => Some(self.selection.rules_of_rejected(&case, has_due)),
                    false => None,
                };
                let ids = |rules: &[&Rule<'_>]| {
                    let ids = rules.iter().map(|rule| rule.commitment().id().to_owned());
                    ids.collect()
                };
                // however many of its rows have a reason of their own, it is one case
                let may_be_a_case = reject.reason().kind().may_be_a_case();
                if may_be_a_case && !is_counted {
                    summary.count_rejected(rules.map(ids));
                }
                is_counted |= may_be_a_case;
                summary.add_reject(&reject);
                sink.reject(&reject).map_err(LogCheckError::Sink)?;
                if let Some(record) = self.reader.rejected() {
                    let taken = sink.rejected_row(self.reader.headers(), record, &reject);
                    taken.map_err(LogCheckError::Sink)?;
                }
                continue;
            }
            summary.rows += rows;
            judged += rows;
            match repeated.see(&case).map_err(LogCheckError::Log)? {
                Seen::Counts => self.judge(&case, &mut summary, checker, sink)?,
                Seen::CountsAgain => {
                    summary.repeated += 1;
                    self.judge(&case, &mut summary, checker, sink)?;
                }
                Seen::Repeats => summary.repeated += 1,
                Seen::Waits => {}
            }
        }
        for case in repeated.waiting() {
            self.judge(&case, &mut summary, checker, sink)?;
        }
        let assessed = summary.assessments.values();
        let tallied: u64 = assessed.map(|assessment| assessment.tally().cases()).sum();
        if judged + summary.rejects != summary.rows || tallied != summary.verdicts {
            return Err(LogCheckError::Lost {
                rows: summary.rows,
                judged,
                rejects: summary.rejects,
            });
        }
        summary.names = repeated.names();
        let mut about = self.reader.about();
        about.entries_not_met.extend(self.selection.not_met());
        summary.about = Some(about);
        Ok(summary)
    }

    fn judge<S: Sink>(
        &mut self,
        case: &LoggedCase,
        summary: &mut LogSummary,
        checker: &Checker<'_>,
        sink: &mut S,
    ) -> Result<(), LogCheckError<S::Error>> {
        summary.cases += 1;
        for rule in self.selection.rules_of(case) {
            case.judge_at(rule, self.now, |checked| {
                let added = summary.add(checked, checker);
                added.map_err(LogCheckError::Group)?;
                sink.verdict(checked).map_err(LogCheckError::Sink)
            })?;
        }
        Ok(())
    }

    /// Sees to it that a case has rules, and applies deemed acceptance.
    fn prepare(&mut self, case: &mut LoggedCase) -> Result<(), Reject> {
        let Some(first) = self.selection.rules_of(case).first().copied() else {
            let header = self.reader.header(Column::Matter).unwrap_or_default();
            let reject = case.reject_of_matter(header);
            self.reader.reject_case(&reject);
            return Err(reject);
        };
        if self.mapping.applies_deemed_acceptance() {
            let now = self.now.for_case(case.is_finished_for(first));
            if let Err(reject) = self.reader.apply_deemed_acceptance(case, Moment::at(now)) {
                self.reader.reject_case(&reject);
                return Err(reject);
            }
        }
        Ok(())
    }
}
