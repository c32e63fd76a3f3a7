//! The mapping proposed, written in TOML with what speaks for it.

use std::fmt::Write;

use super::activities::{ActivitySeen, Counted};
use super::header_words::HeaderWords;
use super::pairs::Read;
use super::proposal::Proposal;
use crate::ground::counted::counted as in_words;
use crate::log::mapping::column::Column;

impl Proposal<'_> {
    /// The mapping in TOML: what is known of the file, and the rest; and what is left to
    /// say.
    pub(super) fn write(&self, counted: &Counted) -> (String, String, Vec<String>) {
        let mut notes = self.notes.clone();
        notes.extend(self.notes_of_columns());
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
        if about.rows_above_header > 0 {
            // in a text, blank lines do not count
            let row = match about.separator {
                Some(_) => Some(about.rows_above_header + 1),
                None => about.header_line,
            };
            lines.extend(row.map(|row| format!("header_row = {row}")));
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
            notes.push(match self.is_of_events() {
                true => "no column looks like the name of a case: set columns.case_id".to_owned(),
                false => "no column is proposed as the name of a case, so each case is named by its line (`cases_by_line = true`): if one does name them, set columns.case_id and take `cases_by_line` out".to_owned(),
            });
            let rows = self.records.len() as u64;
            for seen in self.seen {
                let is_name = seen.different as u64 == rows && !seen.header.is_empty();
                if rows > 1 && is_name && !seen.is_of_times() {
                    lines.push(format!(
                        "# case_id = {}  # every value is another",
                        quoted(&seen.header)
                    ));
                }
            }
        }
        if !self.is_of_events() && !self.has_ends() {
            self.write_missing_ends(&mut lines, notes);
        }
        section(toml, "columns", &lines);
    }

    /// Which of start and finish is still to be set, and how.
    fn write_missing_ends(&self, lines: &mut Vec<String>, notes: &mut Vec<String>) {
        let is_missing = |column| {
            let is_said = self.given.header(column).is_some();
            self.index(column).is_none() && !is_said && !self.unsettled.contains(&column)
        };
        let none_is_finished = "`finished_at = \"\"` where the log holds open cases alone";
        match (is_missing(Column::StartedAt), is_missing(Column::FinishedAt)) {
            (true, true) => notes.push(format!(
                "no two columns of times look like start and finish: set columns.started_at and columns.finished_at, or {none_is_finished}"
            )),
            (true, false) => notes.push(
                "no column of times looks like the start: set columns.started_at".to_owned(),
            ),
            (false, true) => notes.push(format!(
                "no column of times looks like the finish: set columns.finished_at, or {none_is_finished}"
            )),
            (false, false) => {}
        }
        lines.extend(self.pairs_of_the_data());
        if is_missing(Column::FinishedAt) {
            lines.push("# finished_at = \"\"  # where the log holds open cases alone".to_owned());
        }
    }

    /// Columns of times of which one is never before the other, as comments.
    fn pairs_of_the_data(&self) -> Vec<String> {
        const MOST: usize = 3;
        const MOST_COLUMNS: usize = 20;
        let is_free = |index: usize| {
            let taken = |(column, taken): &(Column, usize)| {
                *taken == index && !matches!(column, Column::StartedAt | Column::FinishedAt)
            };
            !self.columns.iter().any(taken)
        };
        let fits = |index: &usize| {
            self.seen.get(*index).is_some_and(|seen| {
                seen.is_of_times()
                    && !seen.header.is_empty()
                    && is_free(*index)
                    && HeaderWords::of(&seen.header).may_be_an_end()
            })
        };
        let mut times: Vec<usize> = (0..self.seen.len()).filter(fits).collect();
        let (start, finish) = (
            self.index(Column::StartedAt),
            self.index(Column::FinishedAt),
        );
        let is_asked = |one: usize, other: usize| {
            start.is_none_or(|start| start == one) && finish.is_none_or(|finish| finish == other)
        };
        let passed_over = times.len().saturating_sub(MOST_COLUMNS) as u64;
        times.sort_by_key(|index| ![start, finish].contains(&Some(*index)));
        times.truncate(MOST_COLUMNS);
        times.sort_unstable();
        let read = Read::new(self.records, &times, &self.time_options(), self.schedule);
        let mut lines = Vec::new();
        for (one, other, rows) in read.never_before(is_asked) {
            lines.push(format!(
                "# started_at = {}, finished_at = {}  # in {} the second is never before the first",
                quoted(&self.name(one)),
                quoted(&self.name(other)),
                in_words(rows, "row", "rows")
            ));
        }
        let more = lines.len().saturating_sub(MOST) as u64;
        lines.truncate(MOST);
        if more > 0 {
            lines.push(format!(
                "# and {} of columns of which the second is never before the first",
                in_words(more, "pair more", "pairs more")
            ));
        }
        if passed_over > 0 {
            lines.push(format!(
                "# and {} of times, which were not held against the others",
                in_words(passed_over, "column more", "columns more")
            ));
        }
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
                "{} = {}  # {}, first of {} and last of {last}",
                quoted(activity),
                quoted(meaning),
                in_words(*times, "time", "times"),
                in_words(*first, "case", "cases")
            ));
        }
        let is_known =
            |activity: &String| self.activities.iter().any(|(known, ..)| known == activity);
        for (activity, seen) in &counted.activities {
            if !is_known(activity) {
                let times = seen.times;
                lines.push(format!(
                    "# {} = \"ignore\"  # {}",
                    quoted(activity),
                    in_words(times, "time", "times")
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
                "repeated_start = \"first\"  # {} more than once",
                in_words(starts, "case starts", "cases start")
            ));
        }
        if finishes > 0 {
            lines.push(format!(
                "repeated_finish = \"last\"  # {} more than once; or \"first-after-start\"",
                in_words(finishes, "case finishes", "cases finish")
            ));
        }
        if counted.duplicates > 0 && !self.is_of_events() {
            lines.push(format!(
                "# repeated_case = \"first\"  # or \"last\", \"each\": {} a case and a matter that an earlier row names",
                in_words(counted.duplicates, "row names", "rows name")
            ));
        }
        section(toml, "policies", &lines);
    }

    fn write_kinds(&self, toml: &mut String, notes: &mut Vec<String>) {
        const MOST_KINDS: usize = 100;
        let Some(kinds) = self.column(Column::Matter) else {
            notes.push(
                "no column looks like a matter: cases can only be held against one commitment or limit".to_owned(),
            );
            return;
        };
        let by_name = self.plan.by_name();
        let mut lines = Vec::new();
        for (kind, rows) in kinds.values.iter().take(MOST_KINDS) {
            match by_name.called(kind) {
                Some(commitment) => lines.push(format!(
                    "{} = {}  # {}",
                    quoted(kind),
                    quoted(commitment.id()),
                    in_words(*rows, "row", "rows")
                )),
                None => lines.push(format!(
                    "# {} = \"20 working days\"  # {}; no commitment of the plan is called that",
                    quoted(kind),
                    in_words(*rows, "row", "rows")
                )),
            }
        }
        section(toml, "kinds", &lines);
        let unknown = kinds
            .values
            .keys()
            .filter(|kind| by_name.called(kind).is_none())
            .filter(|kind| self.given.commitment_of(kind).is_none());
        let unknown = unknown.count();
        if unknown > 0 {
            notes.push(format!(
                "{}: give each a commitment or a limit in [kinds], or hold all cases against one",
                in_words(
                    unknown as u64,
                    "matter is none of the plan's",
                    "matters are none of the plan's"
                )
            ));
        }
    }
}

pub(super) fn section(toml: &mut String, name: &str, lines: &[String]) {
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
pub(super) fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
