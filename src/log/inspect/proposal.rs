//! The mapping that a log proposes.

use std::collections::HashMap;

use super::activities::{ActivitySeen, Counted};
use super::header_words::HeaderWords;
use super::seen::ColumnSeen;
use crate::day::schedule::Schedule;
use crate::log::mapping::column::{Column, positions};
use crate::log::mapping::mapping::Mapping;
use crate::log::source::about::About;
use crate::log::source::format::Format;
use crate::log::source::record::Record;
use crate::plan::Plan;

/// Which column is what, as far as headers and cells show.
pub(super) struct Proposal<'p> {
    pub(super) about: &'p About,
    pub(super) seen: &'p [ColumnSeen],
    pub(super) records: &'p [Record],
    pub(super) given: &'p Mapping,
    pub(super) plan: &'p Plan<'p>,
    pub(super) schedule: &'p Schedule,
    pub(super) columns: Vec<(Column, usize)>,
    pub(super) activities: Vec<(String, &'static str, ActivitySeen)>,
    pub(super) repeated: [u64; 2],
    pub(super) starts_with_receipt: bool,
    /// Columns that the log has by their headers, and that are of its events instead.
    pub(super) not_of_case: Vec<Column>,
    /// Columns for which several fit, so that none is proposed.
    pub(super) unsettled: Vec<Column>,
    /// A column proposed as the finish, and those that could be it as well.
    pub(super) other_finishes: Option<(usize, Vec<usize>)>,
    pub(super) notes: Vec<String>,
}

/// The columns, the surest to be told by their headers first. A column of times must
/// hold times, another must not.
const ORDER: [Column; 10] = [
    Column::CaseId,
    Column::Matter,
    Column::Category,
    Column::Stops,
    Column::DueAt,
    Column::FinishedAt,
    Column::StartedAt,
    Column::ReceivedAt,
    Column::NotifiedAt,
    Column::Extension,
];

pub(super) const fn holds_times(column: Column) -> bool {
    matches!(
        column,
        Column::StartedAt
            | Column::FinishedAt
            | Column::DueAt
            | Column::ReceivedAt
            | Column::NotifiedAt
            | Column::Time
    )
}

impl<'p> Proposal<'p> {
    /// What `given` says of columns stands; the others are looked for.
    pub(super) fn new(
        about: &'p About,
        (seen, records): (&'p [ColumnSeen], &'p [Record]),
        given: &'p Mapping,
        plan: &'p Plan<'p>,
        schedule: &'p Schedule,
    ) -> Self {
        let mut proposal = Self {
            about,
            seen,
            records,
            given,
            plan,
            schedule,
            columns: Vec::new(),
            activities: Vec::new(),
            repeated: [0; 2],
            starts_with_receipt: false,
            not_of_case: Vec::new(),
            unsettled: Vec::new(),
            other_finishes: None,
            notes: Vec::new(),
        };
        let headers: Vec<String> = seen.iter().map(|column| column.header.clone()).collect();
        for column in Column::ALL {
            let named = given.header(column).map(|name| positions(&headers, name));
            if let Some(index) = named.and_then(|found| found.first().copied()) {
                proposal.columns.push((column, index));
            }
        }
        proposal.note_doubles(&headers);
        for column in ORDER {
            proposal.find(column);
        }
        proposal.find_events();
        proposal.start_with_receipt();
        proposal
    }

    fn note_doubles(&mut self, headers: &[String]) {
        let mut count: HashMap<&str, usize> = HashMap::new();
        for header in headers {
            *count.entry(header).or_default() += 1;
        }
        let mut doubles: Vec<_> = count.into_iter().filter(|(_, count)| *count > 1).collect();
        doubles.sort_unstable();
        for (header, count) in doubles {
            if header.is_empty() {
                continue;
            }
            self.notes.push(format!(
                "the header `{header}` stands {count} times: a mapping tells them apart as `{header}#1`, `{header}#2`"
            ));
        }
    }

    /// Where no column tells of acceptance, the clock can only start with receipt.
    fn start_with_receipt(&mut self) {
        let of_start = self.column(Column::StartedAt);
        let words = of_start.map(|seen| HeaderWords::of(&seen.header));
        self.starts_with_receipt = self.given.header(Column::StartedAt).is_none()
            && words.is_some_and(|words| words.is_receipt());
    }

    /// Whether the rows are events: an event log has an activity and a time, and not
    /// both ends of a case in columns of its rows. What differs between the events of
    /// a case is not told of the case.
    fn find_events(&mut self) {
        self.find(Column::Activity);
        let differing: Vec<(Column, usize)> = self
            .columns
            .iter()
            .filter(|(column, index)| !column.is_of_event() && self.differs(*column, *index))
            .copied()
            .collect();
        let is_of_row = |column| {
            let index = self
                .index(column)
                .filter(|index| !differing.contains(&(column, *index)));
            let seen = index.and_then(|index| self.seen.get(index));
            seen.is_some_and(|seen| !seen.header.starts_with("case:"))
        };
        let has_ends = is_of_row(Column::StartedAt) && is_of_row(Column::FinishedAt);
        let of_rows = self.columns.clone();
        if self.index(Column::Activity).is_some() && !has_ends {
            self.columns.retain(|column| !differing.contains(column));
            self.find(Column::Time);
            if self.index(Column::Time).is_some() {
                self.find(Column::Lifecycle);
                for (column, index) in differing {
                    let name = self.name(index);
                    if column.is_called(&name) {
                        self.not_of_case.push(column);
                    }
                    let is_used = self.columns.iter().any(|(_, used)| *used == index);
                    let note = format!(
                        "`{name}` differs between the events of a case, so it is not a column of the case"
                    );
                    self.notes.extend((!is_used).then_some(note));
                }
                return;
            }
        }
        self.columns = of_rows;
        let given = self.given;
        self.columns
            .retain(|(column, _)| !column.is_of_event() || given.header(*column).is_some());
    }

    /// Whether the rows of a case say different things in a column.
    fn differs(&self, column: Column, index: usize) -> bool {
        let Some(of_case) = self
            .index(Column::CaseId)
            .filter(|_| column != Column::CaseId)
        else {
            return false;
        };
        let mut said: HashMap<&str, &str> = HashMap::new();
        for record in self.records {
            let (Some(case), Some(cell)) = (record.cell(of_case), record.cell(index)) else {
                continue;
            };
            if case.text().is_empty() || cell.text().is_empty() {
                continue;
            }
            let before = said.insert(case.text(), cell.text());
            if before.is_some_and(|before| before != cell.text()) {
                return true;
            }
        }
        false
    }

    pub(super) fn index(&self, column: Column) -> Option<usize> {
        let mut found = self.columns.iter().filter(|(known, _)| *known == column);
        found.next().map(|(_, index)| *index)
    }

    pub(super) fn column(&self, column: Column) -> Option<&'p ColumnSeen> {
        self.index(column).and_then(|index| self.seen.get(index))
    }

    /// The header of a column; where it stands several times, with its number.
    pub(super) fn name(&self, index: usize) -> String {
        let header = self.seen.get(index).map(|seen| seen.header.as_str());
        let header = header.unwrap_or_default();
        let same = |seen: &&ColumnSeen| seen.header == header;
        match self.seen.iter().filter(same).count() {
            0 | 1 => header.to_owned(),
            _ => {
                let before = self.seen.iter().take(index).filter(same).count();
                format!("{header}#{}", before + 1)
            }
        }
    }

    /// Whether it is a log of events that say no time: a case is measured by its times.
    pub(super) fn lacks_times_of_events(&self) -> bool {
        let is_xes = self.about.format == Format::Xes.id();
        is_xes && !self.is_of_events() && self.given.header(Column::Time).is_none()
    }

    pub(super) fn is_of_events(&self) -> bool {
        self.index(Column::Activity).is_some()
    }

    /// Whether some column names the cases, or the mapping given says that none does.
    pub(super) fn names_cases(&self) -> bool {
        self.index(Column::CaseId).is_some()
    }

    /// Finds what activities mean, once they have been counted.
    pub(super) fn settle(&mut self, counted: &Counted) {
        if !self.is_of_events() || self.has_ends() || self.given.has_activities() {
            return;
        }
        let mut meanings: Vec<(String, &'static str, ActivitySeen)> = Vec::new();
        for (activity, seen) in &counted.activities {
            if let Some(meaning) = meaning(activity) {
                meanings.push((activity.clone(), meaning, *seen));
            }
        }
        let has = |meanings: &[(String, &str, ActivitySeen)], wanted| {
            meanings.iter().any(|(_, meaning, _)| *meaning == wanted)
        };
        for (wanted, count) in [
            ("started", (|seen| seen.first) as fn(&ActivitySeen) -> u64),
            ("finished", |seen| seen.last),
        ] {
            if has(&meanings, wanted) {
                continue;
            }
            let free = |activity: &&String| meanings.iter().all(|(known, ..)| known != *activity);
            let all = counted
                .activities
                .iter()
                .filter(|(activity, _)| free(activity));
            let most = all.max_by_key(|(_, seen)| count(seen));
            if let Some((activity, seen)) = most {
                meanings.push((activity.clone(), wanted, *seen));
            }
        }
        for (slot, wanted) in self.repeated.iter_mut().zip(["started", "finished"]) {
            let of_meaning = meanings.iter().filter(|(_, meaning, _)| *meaning == wanted);
            *slot = of_meaning.map(|(_, _, seen)| seen.repeated).sum();
        }
        self.activities = meanings;
    }

    /// Whether columns tell of start and finish.
    pub(super) fn has_ends(&self) -> bool {
        let has = |column| self.index(column).is_some();
        (has(Column::StartedAt) && has(Column::FinishedAt)) || !self.given.events().is_empty()
    }

    /// The mapping given, with the columns found.
    pub(super) fn completed(&self) -> Mapping {
        let mut mapping = self.given.clone();
        for column in &self.not_of_case {
            mapping = mapping.with_column(*column, "");
        }
        for (column, index) in &self.columns {
            if mapping.header(*column).is_none() && self.is_used(*column) {
                mapping = mapping.with_column(*column, self.name(*index));
            }
        }
        mapping
    }

    /// Whether the column has an effect as the mapping stands: when an application was
    /// received tells only for deemed acceptance.
    pub(super) fn is_used(&self, column: Column) -> bool {
        !matches!(column, Column::ReceivedAt | Column::NotifiedAt)
            || self.given.applies_deemed_acceptance()
    }
}

/// What an activity means by its Chinese name, where that is plain.
fn meaning(activity: &str) -> Option<&'static str> {
    const STOPS: [(&[&str], &str, &str); 4] = [
        (&["补正"], "stop:supplement", "resume:supplement"),
        (
            &["特别程序", "听证", "专家评审"],
            "stop:special-procedure",
            "resume:special-procedure",
        ),
        (
            &["用户自建"],
            "stop:applicant-works",
            "resume:applicant-works",
        ),
        (&["不可抗力"], "stop:force-majeure", "resume:force-majeure"),
    ];
    let has = |words: &[&str]| words.iter().any(|word| activity.contains(word));
    for (words, begins, ends) in STOPS {
        if !has(words) {
            continue;
        }
        if has(&["收", "完成", "提交", "恢复", "结束", "补齐"]) {
            return Some(ends);
        }
        return has(&["告知", "通知", "要求", "开始", "启动"]).then_some(begins);
    }
    match activity {
        "受理" | "受理决定" | "予以受理" => Some("started"),
        "办结" | "送达" | "办结送达" => Some("finished"),
        _ => None,
    }
}
