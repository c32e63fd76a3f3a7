//! Explanations: an outcome with the words it rests on and the days it counted
//! ([S14](crate::design#s14)).

use std::fmt;

use chrono::NaiveDateTime;

use crate::check::case::Case;
use crate::check::outcome::Outcome;
use crate::check::rule::Rule;
use crate::check::verdict::{NotApplicable, Verdict};
use crate::ground::language::{Language, Localized, display_in_english};
use crate::plan::citation::Citation;
use crate::plan::commitment::{Statutory, Target};
use crate::term::conventions::{
    Conventions, Cutoff, HalfDay, OutsideHours, Roll, StartDay, StopDays,
};
use crate::term::deadline::{Deadline, Due};
use crate::term::limit::{BareDays, BareHours};
use crate::term::trace::Trace;

/// Why the outcome of a case is what it is: the commitment and where it is
/// written, the limit and how it was read, every day counted and skipped, the
/// deadline, the verdict and what was noticed on the way.
///
/// ```
/// use chrono::NaiveDate;
/// use shixian::plan::huarong_2023;
/// use shixian::{Case, Explanation, Localized, Rule, Schedule, Settings};
///
/// let at = |d, h| NaiveDate::from_ymd_opt(2023, 6, d).unwrap().and_hms_opt(h, 0, 0).unwrap();
/// let rule = Rule::new(&huarong_2023::JOINT_ACCEPTANCE, &Schedule::china(), &Settings::new());
/// let case = Case::new("HR-1").started(at(20, 10)).finished(at(27, 9));
/// let text = Explanation::new(&rule, &case, at(30, 0)).chinese().to_string();
/// assert!(text.contains("附件第15项：「验收时限压缩至3个工作日内」"));
/// assert!(text.contains("2023-06-22 至 2023-06-24：端午节放假（国办发明电〔2022〕16号），不计入"));
/// assert!(text.contains("超时办结，超1个工作日"));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Explanation<'c> {
    pub(super) rule: &'c Rule<'c>,
    pub(super) case: &'c Case<'c>,
    /// The moment it is judged at, and what it came to; nothing where only the
    /// deadline is explained.
    pub(super) judged: Option<(NaiveDateTime, Outcome<'c>)>,
    /// Whether the days counted and skipped are told.
    pub(super) steps: bool,
}

impl<'c> Explanation<'c> {
    /// Explains the outcome of `case` under `rule` as of `now`.
    #[must_use]
    pub fn new(rule: &'c Rule<'c>, case: &'c Case<'c>, now: NaiveDateTime) -> Self {
        Self {
            rule,
            case,
            judged: Some((now, rule.check(case, now))),
            steps: true,
        }
    }

    /// Explains when `case` is due under `rule`, whatever has become of it.
    #[must_use]
    pub const fn of_deadline(rule: &'c Rule<'c>, case: &'c Case<'c>) -> Self {
        Self {
            rule,
            case,
            judged: None,
            steps: true,
        }
    }

    /// The same without the days counted and skipped.
    #[must_use]
    pub const fn without_steps(mut self) -> Self {
        self.steps = false;
        self
    }

    fn fmt_rule(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let english = language == Language::English;
        let commitment = self.rule.commitment();
        match commitment.title_in(language) {
            title if title == commitment.id() => {}
            title => writeln!(f, "{title} [{}]", commitment.id())?,
        }
        let citation = commitment.citation();
        if citation != Citation::new(None, &[], "") {
            let citation = citation.in_language(language);
            writeln!(f, "{}{citation}", language.pick("source: ", "出处："))?;
        }
        let limit = self.rule.limit();
        write!(
            f,
            "{}{}",
            language.pick("limit: ", "时限："),
            limit.in_language(language)
        )?;
        if let Some(extension) = self.case.extension() {
            write!(f, " + {}", extension.in_language(language))?;
        }
        if let Some(place) = self.rule.decided_by() {
            let place = place.in_language(language);
            match english {
                true => write!(f, ", as the {place} reads")?,
                false => write!(f, "（以{place}为准）")?,
            }
        }
        writeln!(f)?;
        for variant in commitment.readings() {
            let (place, words) = (variant.place(), variant.words());
            let place = place.in_language(language);
            writeln!(f, "  {place}{}「{words}」", language.pick(": ", "："))?;
        }
        if commitment.target() == Target::Mean {
            f.write_str(language.pick(
                "promised of the mean over the cases: a single case beyond the limit breaks no promise\n",
                "承诺针对平均值：单个案件超出不构成违诺\n",
            ))?;
        }
        let conventions = self.rule.conventions();
        if conventions != Conventions::new() {
            f.write_str(language.pick("counted: ", "计算口径："))?;
            conventions.fmt_in(language, f)?;
            writeln!(f)?;
        }
        Ok(())
    }
}

impl Localized for Explanation<'_> {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let english = language == Language::English;
        self.fmt_rule(language, f)?;
        match self.judged {
            None => self.fmt_due(language, f)?,
            Some((now, outcome)) => self.fmt_outcome(language, f, now, &outcome)?,
        }
        let hours_assumed = match self.judged {
            Some((_, outcome)) => outcome.hours_assumed(),
            None => self.rule.hours_assumed(),
        };
        if hours_assumed {
            let hours = self.rule.schedule().hours();
            match english {
                true => write!(f, "\nnote: office hours {hours} are assumed, not published")?,
                false => write!(f, "\n注：办公时间{hours}为假定，未见公布")?,
            }
        }
        Ok(())
    }
}

impl Explanation<'_> {
    fn fmt_due(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.rule.trace_due(self.case) {
            Ok(steps) => self.fmt_steps(steps, language, f)?,
            Err(error) => return write!(f, "{error}"),
        }
        match self.rule.due(self.case) {
            Ok(Due::At(deadline)) => self.fmt_deadline(&deadline, language, f)?,
            Ok(Due::Paused(paused)) => paused.fmt_in(language, f)?,
            Err(error) => write!(f, "{error}")?,
        }
        let due = match self.rule.statutory_due(self.case) {
            Some(Ok(Due::At(deadline))) => Some(deadline),
            _ => None,
        };
        match (self.rule.statute(self.case), due) {
            (Some(Ok(statute)), Some(_)) => fmt_statute(Some(statute), due, None, language, f),
            (Some(Err(verdict @ Verdict::NotApplicable(_))), _) => {
                fmt_statute(None, None, Some(verdict), language, f)
            }
            _ => Ok(()),
        }
    }

    fn fmt_outcome(
        &self,
        language: Language,
        f: &mut fmt::Formatter<'_>,
        now: NaiveDateTime,
        outcome: &Outcome<'_>,
    ) -> fmt::Result {
        if let Some(start) = outcome.start() {
            let event = self.rule.commitment().start();
            let event = event.in_language(language);
            match language {
                Language::English => writeln!(f, "start: {start} ({event})")?,
                Language::Chinese => writeln!(f, "起算：{start}（{event}）")?,
            }
        }
        match self.rule.trace(self.case, now) {
            Ok(steps) => self.fmt_steps(steps, language, f)?,
            Err(error) if outcome.start().is_some() => writeln!(f, "  {error}")?,
            Err(_) => {}
        }
        if let Some(deadline) = outcome.deadline() {
            self.fmt_deadline(&deadline, language, f)?;
            writeln!(f)?;
        }
        let (verdict, basis) = (outcome.verdict(), outcome.basis());
        write!(
            f,
            "{}{}",
            language.pick("verdict: ", "结论："),
            verdict.in_language(language)
        )?;
        write!(
            f,
            "{}{}",
            language.pick(", ", "，"),
            basis.in_language(language)
        )?;
        if let Some(tier) = outcome.statutory() {
            let (due, verdict) = (tier.deadline(), Some(tier.verdict()));
            fmt_statute(tier.statute(), due, verdict, language, f)?;
        }
        for finding in outcome.findings().iter() {
            let finding = finding.in_language(language);
            write!(f, "\n{}{finding}", language.pick("note: ", "注："))?;
        }
        Ok(())
    }

    fn fmt_steps(
        &self,
        steps: Trace<'_>,
        language: Language,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        for step in steps.take_while(|_| self.steps) {
            writeln!(f, "  {}", step.in_language(language))?;
        }
        Ok(())
    }

    fn fmt_deadline(
        &self,
        deadline: &Deadline,
        language: Language,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        f.write_str(language.pick("due: ", "到期："))?;
        deadline.fmt_in(language, f)?;
        let basis = deadline.basis(self.rule.schedule());
        let comma = language.pick(", ", "，");
        write!(f, "{comma}{}", basis.in_language(language))
    }
}

/// The statutory limit that binds the case, when it is due by it and how it fared;
/// or why no text of the law binds it.
fn fmt_statute(
    statute: Option<&Statutory<'_>>,
    due: Option<Deadline>,
    verdict: Option<Verdict>,
    language: Language,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    write!(f, "\n{}", language.pick("statutory: ", "法定时限："))?;
    let mut separator = "";
    match (statute, verdict) {
        (Some(statute), _) => {
            statute.fmt_in(language, f)?;
            separator = language.pick("; ", "；");
        }
        (None, Some(Verdict::NotApplicable(NotApplicable::Period))) => {
            return f.write_str(language.pick(
                "no text was in force when its clock started",
                "起算当日无施行中的规定",
            ));
        }
        (None, _) => {}
    }
    if let Some(deadline) = due {
        write!(f, "{}{}", language.pick(", due ", "，到期"), deadline.day())?;
    }
    if let Some(verdict) = verdict {
        write!(f, "{separator}{}", verdict.in_language(language))?;
    }
    if let Some(condition) = statute.and_then(Statutory::condition) {
        let condition = condition.text(language);
        let label = language.pick("  condition: ", "  适用条件：");
        write!(f, "\n{label}{condition}")?;
    }
    Ok(())
}

impl Localized for Conventions {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut separator = "";
        let mut say = |f: &mut fmt::Formatter<'_>, en: &str, zh: &str| {
            let words = language.pick(en, zh);
            write!(f, "{separator}{words}")?;
            separator = language.pick("; ", "；");
            Ok(())
        };
        match self.start_day() {
            StartDay::Excluded => say(f, "start day not counted", "起算当日不计入")?,
            StartDay::Counted => say(f, "start day counted", "起算当日计入")?,
        }
        if self.outside_hours() == OutsideHours::NextOpening {
            say(
                f,
                "a start out of hours counts from the next opening",
                "非办公时间起算的，视为下次开门时",
            )?;
        }
        match self.roll() {
            Roll::Following => {}
            Roll::HolidaysOnly => say(f, "rolled off holidays only", "仅遇放假顺延")?,
            Roll::None => say(f, "not rolled", "不顺延")?,
        }
        match self.cutoff() {
            None => {}
            Some(Cutoff::EndOfDay) => say(f, "due at the end of the day", "至当日二十四时")?,
            Some(Cutoff::Close) => say(f, "due at close of business", "至停止业务活动时")?,
        }
        match self.half_day() {
            HalfDay::OfficeDay => {}
            HalfDay::FourHours => say(
                f,
                "half a day read as four working hours",
                "0.5天按4个工作小时计",
            )?,
            HalfDay::Session => say(
                f,
                "half a day read as the next half-day session",
                "0.5天按下一个半日计",
            )?,
        }
        if self.stop_days() == StopDays::Inclusive {
            say(
                f,
                "both end days of a stop not counted",
                "中止首尾两日均不计入",
            )?;
        }
        match self.bare_days() {
            None => {}
            Some(BareDays::Calendar) => say(f, "日 read as calendar days", "“日”按自然日计算")?,
            Some(BareDays::Working) => say(f, "日 read as working days", "“日”按工作日计算")?,
            Some(rule @ BareDays::WorkingFor(_)) => say(
                f,
                &format!("日 read as working days for {rule}, else as calendar days"),
                &format!(
                    "{}日按工作日计算，其余按自然日计算",
                    rule.to_string().replace(',', "、")
                ),
            )?,
        }
        match self.bare_hours() {
            None => {}
            Some(BareHours::Open) => say(f, "hours read as office time", "小时按办公时间计算")?,
            Some(BareHours::Clock) => {
                say(f, "hours read as clock time", "小时按自然时间连续计算")?;
            }
        }
        Ok(())
    }
}

display_in_english!(Explanation<'_>, Conventions);
