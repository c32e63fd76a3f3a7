//! The columns of verdicts, and the cells of one.

use std::fmt::{Display, Write};

use crate::check::explain::Explanation;
use crate::check::verdict::Verdict;
use crate::ground::language::{Language, Localized};
use crate::log::check::checked::Checked;

/// What a cell holds, for formats that tell types apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Text,
    Number,
    /// Words separated by spaces.
    Words,
}

/// A column of verdicts: its name in data, its name in Chinese, what it holds.
pub(super) struct VerdictColumn {
    pub(super) id: &'static str,
    pub(super) chinese: &'static str,
    pub(super) sort: Sort,
}

const fn column(id: &'static str, chinese: &'static str, sort: Sort) -> VerdictColumn {
    VerdictColumn { id, chinese, sort }
}

/// The columns of verdicts, as documented at [`VerdictWriter`](super::VerdictWriter).
pub(super) const COLUMNS: [VerdictColumn; 24] = [
    column("line", "行号", Sort::Number),
    column("case_id", "案件编号", Sort::Text),
    column("kind", "事项", Sort::Text),
    column("commitment", "承诺", Sort::Text),
    column("limit", "时限", Sort::Text),
    column("extension", "延长期限", Sort::Text),
    column("verdict", "判定", Sort::Text),
    column("detail", "余量或原因", Sort::Text),
    column("started_at", "起算时间", Sort::Text),
    column("finished_at", "办结时间", Sort::Text),
    column("due_day", "到期日", Sort::Text),
    column("due_at", "到期时刻", Sort::Text),
    column("unrolled_day", "顺延前到期日", Sort::Text),
    column("basis", "日历依据", Sort::Text),
    column("statutory_verdict", "法定时限判定", Sort::Text),
    column("statutory_due_day", "法定到期日", Sort::Text),
    column("statute", "法定依据", Sort::Text),
    column("working_days", "用时（工作日）", Sort::Number),
    column("working_day_fraction", "用时（工作日分数）", Sort::Text),
    column("open_seconds", "用时（办公秒数）", Sort::Number),
    column("calendar_days", "用时（自然日）", Sort::Number),
    column("decided_by", "采用文本", Sort::Text),
    column("findings", "处理情况", Sort::Words),
    column("explanation", "说明", Sort::Text),
];

/// The columns of which the last is there on request only.
pub(super) fn columns(has_explanation: bool) -> impl Iterator<Item = &'static VerdictColumn> {
    let all = COLUMNS.len() - usize::from(!has_explanation);
    COLUMNS.iter().take(all)
}

/// The cells of one verdict; filled again for each.
#[derive(Default)]
pub(super) struct Cells {
    text: String,
    ends: Vec<usize>,
}

impl Cells {
    /// The cells, in the order of the columns.
    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        let begins = std::iter::once(0).chain(self.ends.iter().copied());
        let spans = begins.zip(self.ends.iter().copied());
        spans.map(|(begin, end)| self.text.get(begin..end).unwrap_or_default())
    }

    /// Fills them.
    pub(super) fn fill(&mut self, checked: &Checked<'_>, explained_in: Option<Language>) {
        self.text.clear();
        self.ends.clear();
        let (row, outcome, elapsed) = (checked.logged_case(), checked.outcome(), checked.elapsed());
        let case = checked.case();
        let verdict = outcome.verdict();
        let deadline = outcome.deadline();
        let statutory = outcome.statutory();
        self.put(row.line());
        self.put(case.id());
        self.put(row.matter());
        self.put(outcome.commitment().id());
        self.put(outcome.limit());
        self.put_some(case.extension());
        self.put(verdict.kind().id());
        match verdict {
            Verdict::Undetermined(reason) => self.put(reason.id()),
            Verdict::NotApplicable(reason) => self.put(reason.id()),
            Verdict::Withdrawn { in_time } => self.put_some(in_time.map(|in_time| match in_time {
                true => "in-time",
                false => "late",
            })),
            _ => self.put_some(verdict.amount()),
        }
        let (start, finish) = match (outcome.start(), verdict) {
            (None, Verdict::Undetermined(_)) => checked.rule().ends_told(case),
            (start, _) => (start, outcome.finish()),
        };
        self.put_some(start);
        self.put_some(finish);
        self.put_some(deadline.map(|deadline| deadline.day()));
        self.put_some(deadline.map(|deadline| deadline.at()));
        self.put_some(deadline.map(|deadline| deadline.unrolled_day()));
        self.put(outcome.basis().id());
        self.put_some(statutory.map(|tier| tier.verdict().kind().id()));
        let day = statutory.and_then(|tier| tier.deadline());
        self.put_some(day.map(|deadline| deadline.day()));
        self.put_some(statutory.and_then(|tier| tier.statute()));
        self.put_some(elapsed.map(|elapsed| elapsed.working_days()));
        self.put_some(elapsed.and_then(|elapsed| elapsed.working_days_of_time()));
        let open = elapsed.and_then(|elapsed| elapsed.open_time());
        self.put_some(open.map(seconds));
        self.put_some(elapsed.map(|elapsed| elapsed.calendar_days()));
        self.put_some(outcome.decided_by());
        let mut separator = "";
        for finding in outcome.findings().iter() {
            self.write(separator);
            self.write(finding.id());
            separator = " ";
        }
        if outcome.hours_assumed() {
            self.write(separator);
            self.write("hours-assumed");
        }
        self.end();
        if let Some(language) = explained_in {
            let explanation = Explanation::new(checked.rule(), case, checked.now());
            self.put(explanation.in_language(language));
        }
    }

    fn write(&mut self, value: impl Display) {
        // writing to a string does not fail
        let _ = write!(self.text, "{value}");
    }

    fn end(&mut self) {
        self.ends.push(self.text.len());
    }

    fn put(&mut self, value: impl Display) {
        self.write(value);
        self.end();
    }

    fn put_some(&mut self, value: Option<impl Display>) {
        if let Some(value) = value {
            self.write(value);
        }
        self.end();
    }
}

/// Seconds, with a fraction where there is one.
fn seconds(time: chrono::TimeDelta) -> String {
    let nanos = time.subsec_nanos().unsigned_abs();
    if nanos == 0 {
        return time.num_seconds().to_string();
    }
    let sign = if time < chrono::TimeDelta::zero() {
        "-"
    } else {
        ""
    };
    let fraction = format!("{nanos:09}");
    let whole = time.num_seconds().unsigned_abs();
    format!("{sign}{whole}.{}", fraction.trim_end_matches('0'))
}
