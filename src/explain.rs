//! Explanations: an outcome with the words it rests on and the days it counted
//! (S14).

use std::fmt;

use chrono::NaiveDateTime;

use crate::case::Case;
use crate::check::{Outcome, Rule};
use crate::commitment::Target;
use crate::language::{Language, Localized, display_in_english};
use crate::limit::{Conventions, HalfDay, OutsideHours, Roll, StartDay, StopDays};

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
    rule: &'c Rule<'c>,
    case: &'c Case<'c>,
    now: NaiveDateTime,
    outcome: Outcome<'c>,
}

impl<'c> Explanation<'c> {
    /// Explains the outcome of `case` under `rule` as of `now`.
    #[must_use]
    pub fn new(rule: &'c Rule<'c>, case: &'c Case<'c>, now: NaiveDateTime) -> Self {
        Self {
            rule,
            case,
            now,
            outcome: rule.check(case, now),
        }
    }

    /// The outcome explained.
    #[must_use]
    pub const fn outcome(&self) -> &Outcome<'c> {
        &self.outcome
    }

    fn fmt_rule(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let english = language == Language::English;
        let commitment = self.rule.commitment();
        let label = |en: &'static str, zh: &'static str| if english { en } else { zh };
        writeln!(f, "{} [{}]", commitment.title_in(language), commitment.id())?;
        let citation = commitment.citation();
        if citation.item().is_some() || !citation.tasks().is_empty() {
            let citation = citation.in_language(language);
            writeln!(f, "{}{citation}", label("source: ", "出处："))?;
        }
        let limit = self.rule.limit();
        write!(
            f,
            "{}{}",
            label("limit: ", "时限："),
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
        for variant in commitment.variants() {
            let (place, words) = (variant.place(), variant.words());
            let place = place.in_language(language);
            writeln!(f, "  {place}{}「{words}」", label(": ", "："))?;
        }
        if commitment.promised_of() == Target::Mean {
            f.write_str(label(
                "promised of the mean over the cases: a single case beyond the limit breaks no promise\n",
                "承诺针对平均值：单个案件超出不构成违诺\n",
            ))?;
        }
        let conventions = self.rule.conventions();
        if conventions != Conventions::new() {
            f.write_str(label("counted: ", "计算口径："))?;
            conventions.fmt_in(language, f)?;
            writeln!(f)?;
        }
        Ok(())
    }
}

impl Localized for Explanation<'_> {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let english = language == Language::English;
        let label = |en: &'static str, zh: &'static str| if english { en } else { zh };
        self.fmt_rule(language, f)?;
        if let Some(start) = self.outcome.start() {
            let event = self.rule.commitment().start();
            let event = event.in_language(language);
            match english {
                true => writeln!(f, "start: {start} ({event})")?,
                false => writeln!(f, "起算：{start}（{event}）")?,
            }
        }
        match self.rule.trace(self.case, self.now) {
            Ok(steps) => {
                for step in steps {
                    writeln!(f, "  {}", step.in_language(language))?;
                }
            }
            Err(error) if self.outcome.start().is_some() => writeln!(f, "  {error}")?,
            Err(_) => {}
        }
        if let Some(deadline) = self.outcome.deadline() {
            let basis = deadline.basis(self.rule.schedule());
            let due = deadline.at();
            match (english, deadline.is_end_of_day()) {
                (true, true) => write!(f, "due: {}, end of day", deadline.day())?,
                (false, true) => write!(f, "到期：{}（当日结束）", deadline.day())?,
                (true, false) => write!(f, "due: {due}")?,
                (false, false) => write!(f, "到期：{due}")?,
            }
            if deadline.unrolled_day() != deadline.day() {
                let unrolled = deadline.unrolled_day();
                match english {
                    true => write!(f, " (rolled from {unrolled})")?,
                    false => write!(f, "（自{unrolled}顺延）")?,
                }
            }
            writeln!(f, "{}{}", label(", ", "，"), basis.in_language(language))?;
        }
        let verdict = self.outcome.verdict();
        write!(
            f,
            "{}{}",
            label("verdict: ", "结论："),
            verdict.in_language(language)
        )?;
        write!(
            f,
            "{}{}",
            label(", ", "，"),
            self.outcome.basis().in_language(language)
        )?;
        let tiers = self
            .rule
            .commitment()
            .statutory_limit()
            .zip(self.outcome.statutory());
        if let Some((statutory, tier)) = tiers {
            let statutory = statutory.in_language(language);
            let verdict = tier.verdict();
            let verdict = verdict.in_language(language);
            let due = tier.deadline().map(|deadline| deadline.day());
            write!(f, "\n{}{statutory}", label("statutory: ", "法定时限："))?;
            if let Some(due) = due {
                write!(f, "{}{due}", label(", due ", "，到期"))?;
            }
            write!(f, "{}{verdict}", label("; ", "；"))?;
        }
        for finding in self.outcome.findings().iter() {
            write!(
                f,
                "\n{}{}",
                label("note: ", "注："),
                finding.in_language(language)
            )?;
        }
        if self.outcome.hours_assumed() {
            let hours = self.rule.schedule().hours();
            match english {
                true => write!(f, "\nnote: office hours {hours} are assumed, not published")?,
                false => write!(f, "\n注：办公时间{hours}为假定，未见公布")?,
            }
        }
        Ok(())
    }
}

impl Localized for Conventions {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let english = language == Language::English;
        let mut separator = "";
        let mut say = |f: &mut fmt::Formatter<'_>, en: &str, zh: &str| {
            let words = if english { en } else { zh };
            write!(f, "{separator}{words}")?;
            separator = if english { "; " } else { "；" };
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
            Some(crate::limit::Cutoff::EndOfDay) => {
                say(f, "due at the end of the day", "至当日二十四时")?
            }
            Some(crate::limit::Cutoff::Close) => {
                say(f, "due at close of business", "至停止业务活动时")?
            }
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
        Ok(())
    }
}

display_in_english!(Explanation<'_>, Conventions);
