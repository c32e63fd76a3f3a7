//! The mapping proposed, written in TOML with what speaks for it.

use std::fmt::Write;

use super::activities::{ActivitySeen, Counted};
use super::header_words::HeaderWords;
use super::pairs::{never_before, pairs};
use super::proposal::{Proposal, holds_times};
use super::seen::ColumnSeen;
use crate::log::mapping::column::Column;

impl Proposal<'_> {
    /// The mapping in TOML: what is known of the file, and the rest; and what is left to
    /// say.
    pub(super) fn write(&self, counted: &Counted) -> (String, String, Vec<String>) {
        let mut notes = self.notes.clone();
        let (mut source, mut toml) = (String::new(), String::new());
        self.write_source(&mut source);
        self.write_columns(&mut toml, &mut notes);
        self.write_stops(&mut toml, &mut notes);
        self.write_activities(&mut toml, counted);
        self.write_policies(&mut toml, counted);
        self.write_times(&mut toml, &mut notes);
        self.write_kinds(&mut toml, &mut notes);
        (source, toml, notes)
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
            if let Some(index) = self.index(column) {
                let found = self.name(index);
                let header = self.given.header(column).unwrap_or(&found);
                let line = format!("{} = {}", column.id(), quoted(header));
                lines.push(match self.is_used(column) {
                    true => line,
                    false => format!("# {line}  # with `deemed_acceptance = true`"),
                });
            }
        }
        for column in &self.not_of_case {
            lines.push(format!(
                "{} = \"\"  # none: it differs between the events of a case",
                column.id()
            ));
        }
        if self.starts_with_receipt {
            notes.push(
                "no column tells of acceptance, so the clock is started with receipt: see whether columns.started_at is right"
                    .to_owned(),
            );
        }
        if !self.names_cases() && !self.given.names_cases_by_line() {
            notes.push("no column looks like the name of a case: set columns.case_id".to_owned());
            let rows = self.records.len() as u64;
            for seen in self.seen {
                if rows > 1 && seen.different as u64 == rows && !seen.is_of_times() {
                    lines.push(format!(
                        "# case_id = {}  # every value is another",
                        quoted(&seen.header)
                    ));
                }
            }
        }
        if !self.is_of_events() && !self.has_ends() {
            notes.push(
                "no two columns of times look like start and finish: set columns.started_at and columns.finished_at"
                    .to_owned(),
            );
            lines.extend(self.pairs_of_the_data());
        }
        section(toml, "columns", &lines);
    }

    /// Columns of times of which one is never before the other, as comments.
    fn pairs_of_the_data(&self) -> Vec<String> {
        const MOST: usize = 3;
        let is_free = |index: usize| {
            let taken = |(column, taken): &(Column, usize)| {
                *taken == index && !matches!(column, Column::StartedAt | Column::FinishedAt)
            };
            !self.columns.iter().any(taken)
        };
        let fits = |index: &usize| {
            self.seen.get(*index).is_some_and(|seen| {
                seen.is_of_times()
                    && is_free(*index)
                    && HeaderWords::of(&seen.header).may_be_an_end()
            })
        };
        let times: Vec<usize> = (0..self.seen.len()).filter(fits).collect();
        let (start, finish) = (
            self.index(Column::StartedAt),
            self.index(Column::FinishedAt),
        );
        let known = |(one, other): &(usize, usize)| {
            start.is_none_or(|start| start == *one) && finish.is_none_or(|finish| finish == *other)
        };
        let mut lines = Vec::new();
        for (one, other) in pairs(&times).filter(known) {
            let rows = never_before(
                self.records,
                (one, other),
                self.given.times(),
                self.schedule,
            );
            if let Some(rows) = rows {
                lines.push(format!(
                    "# started_at = {}, finished_at = {}  # in {rows} rows the second is never before the first",
                    quoted(&self.name(one)),
                    quoted(&self.name(other))
                ));
            }
        }
        lines.truncate(MOST);
        lines
    }

    /// Columns that look like the two ends of a stop, as comments: which kind of stop it
    /// is nobody says.
    fn write_stops(&self, toml: &mut String, notes: &mut Vec<String>) {
        let is_taken = |index: usize| self.columns.iter().any(|(_, taken)| *taken == index);
        let mut lines = Vec::new();
        for (index, seen) in self.seen.iter().enumerate() {
            let stop = HeaderWords::of(&seen.header).stop();
            let Some(begins) = stop.filter(|_| seen.is_of_times() && !is_taken(index)) else {
                continue;
            };
            let word = if begins { "stop" } else { "resume" };
            let name = self.name(index);
            lines.push(format!("# \"{word}:other\" = {}", quoted(&name)));
        }
        if !lines.is_empty() && self.given.events().is_empty() && !self.is_of_events() {
            notes.push(
                "columns look like the ends of stops: name them under [events], or the stops do not count"
                    .to_owned(),
            );
            section(toml, "events", &lines);
        }
    }

    fn write_activities(&self, toml: &mut String, counted: &Counted) {
        if !self.is_of_events() || self.given.has_activities() {
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
    }

    fn write_policies(&self, toml: &mut String, counted: &Counted) {
        let [starts, finishes] = self.repeated;
        let mut lines = Vec::new();
        if starts > 0 {
            lines.push(format!(
                "repeated_start = \"first\"  # {starts} cases start more than once"
            ));
        }
        if finishes > 0 {
            lines.push(format!(
                "repeated_finish = \"last\"  # {finishes} cases finish more than once; or \"first-after-start\""
            ));
        }
        if counted.duplicates > 0 && !self.is_of_events() {
            lines.push(format!(
                "# repeated_case = \"first\"  # or \"last\", \"each\": {} rows name a case and a matter that an earlier row names",
                counted.duplicates
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
                "# zone = {}  # assumed, the schedule's: {local} of {all} times have no zone",
                quoted(zone)
            ));
        }
        let moved = sum(|c| c.moved);
        if moved > 0 {
            let zone = self.schedule.zone().name();
            notes.push(format!(
                "{moved} of {all} times have another zone than {zone}: their dates are those of {zone}"
            ));
        }
        self.write_order(&mut lines, notes, &sum);
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

    /// The order of day and month, as far as the times prove one.
    fn write_order(
        &self,
        lines: &mut Vec<String>,
        notes: &mut Vec<String>,
        sum: &dyn Fn(fn(&ColumnSeen) -> u64) -> u64,
    ) {
        let (either, short) = (sum(|c| c.either_order), sum(|c| c.short_years));
        match (sum(|c| c.day_first), sum(|c| c.month_first)) {
            (0, 0) if either == 0 => {}
            (0, 0) => {
                lines.push("# day_order = \"day-first\"  # or \"month-first\"".to_owned());
                notes.push(format!(
                    "{either} times can be read with the day or the month first, and nothing decides: set times.day_order"
                ));
            }
            (days, 0) => lines.push(format!(
                "day_order = \"day-first\"  # {days} times allow nothing else"
            )),
            (0, months) => lines.push(format!(
                "day_order = \"month-first\"  # {months} times allow nothing else"
            )),
            (days, months) => {
                lines.push("# day_order = \"day-first\"  # or \"month-first\"".to_owned());
                notes.push(format!(
                    "{days} times can only name the day first and {months} only the month first: the log has both orders"
                ));
            }
        }
        if short > 0 {
            lines.push(format!(
                "# century = 2000  # {short} times have a year of two digits"
            ));
            notes.push(format!(
                "{short} times have a year of two digits, which are refused: set times.century, and times.day_order where the year does not come first"
            ));
        }
    }

    fn write_kinds(&self, toml: &mut String, notes: &mut Vec<String>) {
        const MOST_KINDS: usize = 100;
        let Some(kinds) = self.column(Column::Matter) else {
            notes.push(
                "no column looks like a matter: cases can only be held against one commitment or limit".to_owned(),
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
            .filter(|kind| self.plan.called(kind).is_none())
            .filter(|kind| self.given.commitment_of(kind).is_none());
        let unknown = unknown.count();
        if unknown > 0 {
            notes.push(format!(
                "{unknown} matters are none of the plan's: give each a commitment or a limit in [kinds], or hold all cases against one"
            ));
        }
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
