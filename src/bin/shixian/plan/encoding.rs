//! How much of a plan is checked, and by what.

use serde_json::{Value, json};
use shixian::plan::Plan;
use shixian::plan::{Target, Task, Unmeasured, WhyUnmeasured};
use shixian::{Language, Localized};

/// The promises of a plan by how they are checked.
pub(super) struct Encoding {
    each: usize,
    share: usize,
    mean: usize,
    indicators: usize,
    unmeasured: Vec<(WhyUnmeasured, usize)>,
    tasks: usize,
    dated: usize,
}

impl Encoding {
    pub(super) fn of(plan: &Plan<'_>) -> Self {
        let promised = |is: fn(Target) -> bool| {
            let commitments = plan.commitments().iter();
            commitments.filter(|c| is(c.target())).count()
        };
        let reasons = [
            WhyUnmeasured::NoFigure,
            WhyUnmeasured::NoRank,
            WhyUnmeasured::RelativeToOthers,
        ];
        let of_reason = |why| {
            let promises = plan.unmeasured().iter().map(Unmeasured::why);
            (why, promises.filter(|own| *own == why).count())
        };
        Self {
            each: promised(|target| target == Target::EachCase),
            share: promised(|target| matches!(target, Target::Share(_))),
            mean: promised(|target| target == Target::Mean),
            indicators: plan.indicators().len(),
            unmeasured: reasons.map(of_reason).to_vec(),
            tasks: plan.tasks().len(),
            dated: plan.tasks().iter().filter_map(Task::due_date).count(),
        }
    }

    const fn in_time(&self) -> usize {
        self.each + self.share + self.mean
    }

    fn without_number(&self) -> usize {
        self.unmeasured.iter().map(|(_, count)| count).sum()
    }

    pub(super) fn json(&self) -> Value {
        let why = self.unmeasured.iter();
        let why = why.map(|(why, count)| (why.id().to_owned(), json!(count)));
        json!({
            "checked_from_cases": {
                "promises": self.in_time(),
                "each_case": self.each,
                "share": self.share,
                "mean": self.mean,
            },
            "compared_with_observed_values": {"promises": self.indicators},
            "checked_by_task_dates": {
                "tasks": self.tasks,
                "dated": self.dated,
                "without_date": self.tasks - self.dated,
            },
            "not_measurable": {
                "promises": self.without_number(),
                "why": Value::Object(why.collect()),
            },
        })
    }
}

/// A line for each way of checking.
impl Localized for Encoding {
    fn fmt_in(&self, language: Language, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self {
            each, share, mean, ..
        } = self;
        let Self {
            indicators,
            tasks,
            dated,
            ..
        } = self;
        let (in_time, without_number) = (self.in_time(), self.without_number());
        let open_ended = tasks - dated;
        let chinese = language == Language::Chinese;
        if chinese {
            writeln!(
                f,
                "有时限的承诺{in_time}项，按办件核验：对每件{each}项，对比例{share}项，对平均{mean}项"
            )?;
            writeln!(f, "指标{indicators}项，与另行观测的数值比对")?;
            writeln!(
                f,
                "任务{tasks}项，按完成日期核验{dated}项；未定日期{open_ended}项，只列不判"
            )?;
            write!(f, "没有数值的承诺{without_number}项，无法核验")?;
        } else {
            writeln!(
                f,
                "{in_time} promises in time, checked from cases: {each} of each case, {share} of a share, {mean} of the mean"
            )?;
            writeln!(
                f,
                "{indicators} indicators, compared with values observed elsewhere"
            )?;
            writeln!(
                f,
                "{tasks} tasks: {dated} checked by their dates, {open_ended} without a date, listed only"
            )?;
            write!(
                f,
                "{without_number} promises without a number, not measurable"
            )?;
        }
        let mut separator = if chinese { "：" } else { ": " };
        for (why, count) in self.unmeasured.iter().filter(|(_, count)| *count > 0) {
            let why = why.in_language(language);
            if chinese {
                write!(f, "{separator}{why}（{count}项）")?;
                separator = "；";
            } else {
                write!(f, "{separator}{why} ({count})")?;
                separator = "; ";
            }
        }
        Ok(())
    }
}
