//! A case checked against a rule, and the one way to check it.

use chrono::NaiveDateTime;

use crate::check::case::Case;
use crate::check::judged_at::JudgedAt;
use crate::check::outcome::Outcome;
use crate::check::rule::Rule;
use crate::log::read::logged_case::LoggedCase;
use crate::term::elapsed::Elapsed;

/// A row that was checked, and what came of it.
#[derive(Clone, Copy, Debug)]
pub struct Checked<'c> {
    row: &'c LoggedCase,
    case: Case<'c>,
    rule: &'c Rule<'c>,
    outcome: &'c Outcome<'c>,
    elapsed: Option<&'c Elapsed>,
    now: NaiveDateTime,
    is_finished: bool,
}

impl<'c> Checked<'c> {
    /// The case as the log tells it.
    #[must_use]
    pub const fn logged_case(&self) -> &'c LoggedCase {
        self.row
    }

    /// The case as it was checked, with its events.
    #[must_use]
    pub const fn case(&self) -> &Case<'c> {
        &self.case
    }

    /// What it was checked against.
    #[must_use]
    pub const fn rule(&self) -> &'c Rule<'c> {
        self.rule
    }

    /// The outcome of the case for the commitment.
    #[must_use]
    pub const fn outcome(&self) -> &'c Outcome<'c> {
        self.outcome
    }

    /// How long the case has taken, where that can be told.
    #[must_use]
    pub const fn elapsed(&self) -> Option<&'c Elapsed> {
        self.elapsed
    }

    /// The moment it was judged at; [`NaiveDateTime::MAX`] for a finished case
    /// where none was given.
    #[must_use]
    pub const fn now(&self) -> NaiveDateTime {
        self.now
    }

    /// Whether the case has its finish under the rule.
    pub(super) const fn is_finished(&self) -> bool {
        self.is_finished
    }
}

impl LoggedCase {
    /// Judges the case by `rule` as of `now`, with everything that its log tells of
    /// it. `look` is given what came of it.
    ///
    /// Which of the log's events are the start and the finish depends on the rule:
    /// so a case of a log is made for one rule, and judged nowhere else.
    ///
    /// ```
    /// use chrono::NaiveDate;
    /// use shixian::log::{LogReader, LoggedCase, Mapping};
    /// use shixian::plan::huarong_2023;
    /// use shixian::{Checker, Schedule};
    ///
    /// let log = "case_id,started_at,finished_at\nHR-1,2023-06-20,2023-06-26\n";
    /// let schedule = Schedule::china();
    /// let checker = Checker::new(&huarong_2023::PLAN, &schedule);
    /// let rule = checker.rule("construction-joint-acceptance-3wd")?;
    /// let mut row = LoggedCase::default();
    /// let mut reader = LogReader::new(log.as_bytes(), &Mapping::new(), &schedule)?;
    /// reader.read(&mut row)?;
    /// let now = NaiveDate::from_ymd_opt(2023, 7, 1).unwrap().and_hms_opt(0, 0, 0).unwrap();
    /// let verdict = row.judge(rule, now, |checked| checked.outcome().verdict().to_string());
    /// assert_eq!(verdict, "met with 0 working days to spare");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn judge<T>(
        &self,
        rule: &Rule<'_>,
        now: NaiveDateTime,
        look: impl FnOnce(&Checked<'_>) -> T,
    ) -> T {
        self.judge_at(rule, JudgedAt::given(now), look)
    }

    /// As [`LoggedCase::judge`], at a moment that may be a stand-in for one nobody gave.
    pub(super) fn judge_at<T>(
        &self,
        rule: &Rule<'_>,
        now: JudgedAt,
        look: impl FnOnce(&Checked<'_>) -> T,
    ) -> T {
        let occurrences = self.occurrences(rule);
        let case = self.case_for(rule, &occurrences);
        let is_finished = case.is_finished(rule.commitment().finish());
        let now = now.for_case(is_finished);
        let outcome = rule.check(&case, now);
        let elapsed = rule.elapsed(&case, now).ok();
        look(&Checked {
            row: self,
            case,
            rule,
            outcome: &outcome,
            elapsed: elapsed.as_ref(),
            now,
            is_finished,
        })
    }

    /// What comes of it by `rule` as of `now`, and how long it has taken.
    pub(super) fn outcome<'a>(
        &self,
        rule: &Rule<'a>,
        now: NaiveDateTime,
    ) -> (Outcome<'a>, Option<Elapsed>) {
        let occurrences = self.occurrences(rule);
        let case = self.case_for(rule, &occurrences);
        (rule.check(&case, now), rule.elapsed(&case, now).ok())
    }
}
