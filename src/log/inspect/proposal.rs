//! The mapping that a log proposes.

use std::fmt::Write;

use super::activities::{ActivitySeen, Counted};
use super::seen::ColumnSeen;
use crate::day::schedule::Schedule;
use crate::log::mapping::column::{Column, same};
use crate::log::source::about::About;
use crate::plan::Plan;

/// Which column is what, as far as headers and cells show.
pub(super) struct Proposal<'p> {
    about: &'p About,
    seen: &'p [ColumnSeen],
    plan: &'p Plan<'p>,
    schedule: &'p Schedule,
    columns: Vec<(Column, usize)>,
    activities: Vec<(String, &'static str, ActivitySeen)>,
    repeated: [u64; 2],
    starts_with_receipt: bool,
}

/// The words by which a header is taken for a column, the surest first. A column
/// of times must hold times, another must not.
const WORDS: [(Column, &[&str]); 10] = [
    (
        Column::CaseId,
        &[
            "案号",
            "流水号",
            "编号",
            "业务号",
            "办件号",
            "受理号",
            "申请号",
            "工单号",
            "case_id",
            "caseid",
            "case id",
            "case:concept:name",
        ],
    ),
    (Column::Matter, &["事项", "业务类型", "办件类型"]),
    (Column::Category, &["类别"]),
    (Column::Stops, &["中止", "暂停"]),
    (
        Column::DueAt,
        &["应办结", "到期", "截止", "deadline", "due"],
    ),
    (Column::ReceivedAt, &["收件", "received"]),
    (Column::NotifiedAt, &["补正告知", "notified"]),
    (
        Column::StartedAt,
        &[
            "受理",
            "起算",
            "开始",
            "startdate",
            "start",
            "submitted",
            "created",
        ],
    ),
    (
        Column::FinishedAt,
        &[
            "办结",
            "完成",
            "结束",
            "enddate",
            "finish",
            "closed",
            "completed",
        ],
    ),
    (Column::Extension, &["延长", "延期", "extension"]),
];

const fn holds_times(column: Column) -> bool {
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
    pub(super) fn new(
        about: &'p About,
        seen: &'p [ColumnSeen],
        plan: &'p Plan<'p>,
        schedule: &'p Schedule,
    ) -> Self {
        let mut proposal = Self {
            about,
            seen,
            plan,
            schedule,
            columns: Vec::new(),
            activities: Vec::new(),
            repeated: [0; 2],
            starts_with_receipt: false,
        };
        for column in Column::ALL {
            proposal.find(column, &|header| column.is_called(header));
        }
        for (column, words) in WORDS {
            for word in words {
                let fits = |header: &str| {
                    let lower = header.to_lowercase();
                    lower.contains(word) && !lower.contains("plan") && !lower.contains("预计")
                };
                proposal.find(column, &fits);
            }
        }
        proposal.find_start();
        proposal.find_events();
        proposal
    }

    /// Where no column tells of acceptance, the clock can only start with receipt.
    fn find_start(&mut self) {
        let has = |wanted| self.index(wanted).is_some();
        if has(Column::StartedAt) || !has(Column::FinishedAt) {
            return;
        }
        for (column, _) in &mut self.columns {
            if *column == Column::ReceivedAt {
                *column = Column::StartedAt;
                self.starts_with_receipt = true;
            }
        }
    }

    /// An event log has an activity and a time, and not both ends of a case in
    /// columns of its rows.
    fn find_events(&mut self) {
        let of_row = |column| {
            let index = self.index(column)?;
            let header = &self.seen.get(index)?.header;
            (!header.starts_with("case:")).then_some(())
        };
        if of_row(Column::StartedAt).is_some() && of_row(Column::FinishedAt).is_some() {
            self.columns.retain(|(column, _)| !column.is_of_event());
            return;
        }
        let words = ["环节", "步骤", "活动", "activity", "concept:name"];
        self.find(Column::Activity, &|header| {
            header_fits(header, &[], &words) && !header.starts_with("case:")
        });
        let words = ["时间", "日期", "time", "date"];
        self.find(Column::Time, &|header| {
            header_fits(header, &[], &words) && !header.starts_with("case:")
        });
        if self.index(Column::Activity).is_none() || self.index(Column::Time).is_none() {
            self.columns.retain(|(column, _)| !column.is_of_event());
        }
    }

    /// Takes the first column that is free and fits.
    fn find(&mut self, column: Column, fits: &dyn Fn(&str) -> bool) {
        if self.index(column).is_some() {
            return;
        }
        let is_taken = |index: usize| self.columns.iter().any(|(_, taken)| *taken == index);
        let found = self.seen.iter().enumerate().position(|(index, seen)| {
            let holds = match column {
                _ if seen.filled == 0 => column.is_called(&seen.header),
                _ if holds_times(column) => seen.is_of_times(),
                _ => !seen.is_of_times(),
            };
            !is_taken(index) && holds && fits(&seen.header)
        });
        if let Some(index) = found {
            self.columns.push((column, index));
        }
    }

    pub(super) fn index(&self, column: Column) -> Option<usize> {
        let mut found = self.columns.iter().filter(|(known, _)| *known == column);
        found.next().map(|(_, index)| *index)
    }

    fn column(&self, column: Column) -> Option<&'p ColumnSeen> {
        self.index(column).and_then(|index| self.seen.get(index))
    }

    pub(super) fn is_of_events(&self) -> bool {
        self.index(Column::Activity).is_some()
    }

    /// Finds what activities mean, once they have been counted.
    pub(super) fn settle(&mut self, counted: &Counted) {
        if !self.is_of_events() || self.has_ends() {
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
    fn has_ends(&self) -> bool {
        self.index(Column::StartedAt).is_some() && self.index(Column::FinishedAt).is_some()
    }

    /// The mapping in TOML, and what is left to say.
    pub(super) fn write(&self, counted: &Counted) -> (String, Vec<String>) {
        let mut notes = Vec::new();
        let mut toml =
            String::from("# Proposed by `shixian inspect`: look it over before you use it.\n");
        self.write_source(&mut toml);
        self.write_columns(&mut toml, &mut notes);
        self.write_activities(&mut toml, counted);
        self.write_times(&mut toml, &mut notes);
        self.write_kinds(&mut toml, &mut notes);
        (toml, notes)
    }

    fn write_source(&self, toml: &mut String) {
        let about = self.about;
        let mut lines = Vec::new();
        if let Some(encoding) = about.encoding.as_deref().filter(|name| *name != "UTF-8") {
            lines.push(format!("encoding = {}", quoted(&encoding.to_lowercase())));
        }
        if let Some(separator) = about.separator.filter(|separator| *separator != ',') {
            lines.push(format!("separator = {}", quoted(&separator.to_string())));
        }
        if let Some(sheet) = &about.sheet {
            lines.push(format!("sheet = {}", quoted(sheet)));
        }
        if about.rows_above_header > 0 && about.separator.is_none() {
            lines.extend(about.header_line.map(|line| format!("header_row = {line}")));
        }
        section(toml, "source", &lines);
    }

    fn write_columns(&self, toml: &mut String, notes: &mut Vec<String>) {
        let mut lines = Vec::new();
        for column in Column::ALL {
            if let Some(seen) = self.column(column) {
                lines.push(format!("{} = {}", column.id(), quoted(&seen.header)));
            }
        }
        section(toml, "columns", &lines);
        if self.starts_with_receipt {
            notes.push(
                "no column tells of acceptance, so the clock is started with receipt: see whether columns.started_at is right"
                    .to_owned(),
            );
        }
        if self.index(Column::CaseId).is_none() {
            notes.push("no column looks like the name of a case: set columns.case_id".to_owned());
        }
        if !self.is_of_events() && !self.has_ends() {
            notes.push(
                "no two columns of times look like start and finish: set columns.started_at and columns.finished_at"
                    .to_owned(),
            );
        }
    }

    fn write_activities(&self, toml: &mut String, counted: &Counted) {
        if !self.is_of_events() {
            return;
        }
        let mut lines = Vec::new();
        if self.has_ends() {
            lines
                .push("# columns tell of start and finish; activities can tell of more".to_owned());
        }
        for (activity, meaning, seen) in &self.activities {
            let ActivitySeen {
                times, first, last, ..
            } = seen;
            lines.push(format!(
                "{} = {}  # {times} times, first of {first} cases and last of {last}",
                quoted(activity),
                quoted(meaning)
            ));
        }
        let is_known =
            |activity: &String| self.activities.iter().any(|(known, ..)| known == activity);
        for (activity, seen) in &counted.activities {
            if !is_known(activity) {
                let times = seen.times;
                lines.push(format!(
                    "# {} = \"ignore\"  # {times} times",
                    quoted(activity)
                ));
            }
        }
        section(toml, "activities", &lines);
        let [starts, finishes] = self.repeated;
        let mut lines = Vec::new();
        if starts > 0 {
            lines.push(format!(
                "repeated_start = \"first\"  # {starts} cases start more than once"
            ));
        }
        if finishes > 0 {
            lines.push(format!(
                "repeated_finish = \"last\"  # {finishes} cases finish more than once"
            ));
        }
        section(toml, "policies", &lines);
    }

    fn write_times(&self, toml: &mut String, notes: &mut Vec<String>) {
        let used = || {
            let of_times = self
                .columns
                .iter()
                .filter(|(column, _)| holds_times(*column));
            of_times.filter_map(|(_, index)| self.seen.get(*index))
        };
        let sum = |count: fn(&ColumnSeen) -> u64| -> u64 { used().map(count).sum() };
        let mut lines = Vec::new();
        let (local, all) = (sum(|c| c.local), sum(|c| c.times));
        if local > 0 {
            let zone = self.schedule.zone().name();
            lines.push(format!(
                "zone = {}  # assumed: {local} of {all} times have no zone",
                quoted(zone)
            ));
        }
        match (
            sum(|c| c.either_order),
            sum(|c| c.day_first),
            sum(|c| c.month_first),
        ) {
            (0, ..) => {}
            (_, days, 0) if days > 0 => {
                lines.push(format!(
                    "day_order = \"day-first\"  # {days} times allow nothing else"
                ));
            }
            (_, 0, months) if months > 0 => lines.push(format!(
                "day_order = \"month-first\"  # {months} times allow nothing else"
            )),
            (either, ..) => {
                lines.push("# day_order = \"day-first\"  # or \"month-first\"".to_owned());
                notes.push(format!(
                    "{either} times can be read with the day or the month first, and nothing decides: set times.day_order"
                ));
            }
        }
        let twice = sum(|c| c.repeated_hour);
        if twice > 0 {
            lines.push(format!(
                "# repeated_hour = \"first\"  # or \"second\": the clocks showed {twice} times twice, which are refused"
            ));
        }
        let numbers = [
            (sum(|c| c.serials), "excel-serial"),
            (sum(|c| c.epoch_seconds), "epoch-seconds"),
            (sum(|c| c.epoch_milliseconds), "epoch-milliseconds"),
        ];
        let most = numbers.iter().max_by_key(|(count, _)| *count);
        if let Some((count, name)) = most.filter(|(count, _)| *count > 0)
            && self.about.sheet.is_none()
        {
            lines.push(format!(
                "numbers = {}  # {count} numbers look like it",
                quoted(name)
            ));
        }
        let mostly = |count: fn(&ColumnSeen) -> u64| {
            used().any(|c| c.local > 1 && count(c) * 10 >= c.local * 9)
        };
        if mostly(|c| c.midnight) {
            lines.push(
                "midnight = \"date-alone\"  # nearly all times of a column are at 00:00".to_owned(),
            );
        }
        if mostly(|c| c.last_minute) {
            lines.push(
                "last_minute = \"date-alone\"  # nearly all times of a column are at 23:59"
                    .to_owned(),
            );
        }
        section(toml, "times", &lines);
        let outside = sum(|c| c.outside_calendar);
        if outside > 0 {
            notes.push(format!(
                "{outside} times lie in years that the calendar does not cover"
            ));
        }
    }

    fn write_kinds(&self, toml: &mut String, notes: &mut Vec<String>) {
        const MOST_KINDS: usize = 100;
        let Some(kinds) = self.column(Column::Matter) else {
            notes.push(
                "no column looks like a matter: check with --commitment or --limit".to_owned(),
            );
            return;
        };
        let mut lines = Vec::new();
        for (kind, rows) in kinds.values.iter().take(MOST_KINDS) {
            match self.plan.called(kind) {
                Some(commitment) => lines.push(format!(
                    "{} = {}  # {rows} rows",
                    quoted(kind),
                    quoted(commitment.id())
                )),
                None => lines.push(format!(
                    "# {} = \"20 working days\"  # {rows} rows; no commitment of the plan is called that",
                    quoted(kind)
                )),
            }
        }
        section(toml, "kinds", &lines);
        let unknown = kinds
            .values
            .keys()
            .filter(|kind| self.plan.called(kind).is_none());
        let unknown = unknown.count();
        if unknown > 0 {
            notes.push(format!(
                "{unknown} matters are none of the plan's: give each a commitment or a limit in [kinds], or check with --commitment or --limit"
            ));
        }
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

fn section(toml: &mut String, name: &str, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    // writing to a string does not fail
    let _ = write!(toml, "\n[{name}]\n");
    for line in lines {
        let _ = writeln!(toml, "{line}");
    }
}

/// A text as TOML has it: a basic string is one of JSON.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// Whether a header is one of `names`, or has one of `parts` in it.
fn header_fits(header: &str, names: &[&str], parts: &[&str]) -> bool {
    let lower = header.to_lowercase();
    names.iter().any(|name| same(name, header)) || parts.iter().any(|part| lower.contains(part))
}
