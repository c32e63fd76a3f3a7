//! What is to be said of the cells of columns before a log is checked.

use super::header_words::HeaderWords;
use super::proposal::Proposal;
use super::seen::ColumnSeen;
use super::written::quoted;
use crate::ground::counted::counted;
use crate::ground::moment::{DayOrder, Parsed};
use crate::log::mapping::column::Column;

impl Proposal<'_> {
    /// Of columns that look like times and are not read as such, and of what else stands
    /// in columns of times.
    pub(super) fn notes_of_columns(&self) -> Vec<String> {
        let mut notes = self.notes_of_finish();
        let is_time = |seen: &&ColumnSeen| Parsed::read(&seen.header, DayOrder::Unknown).is_ok();
        if let Some(time) = self.seen.iter().find(is_time) {
            notes.push(format!(
                "the row taken for the header holds a time, `{}`: if it is a case, the log has no header, and needs one",
                time.header
            ));
        }
        for (position, seen) in (1..).zip(self.seen) {
            let header = match seen.header.as_str() {
                "" if seen.filled == 0 => continue,
                "" => {
                    let times = if seen.is_of_times() { " of times" } else { "" };
                    notes.push(format!(
                        "column {position}{times} has no header, so that no mapping can name it: give it one, or say which row is the header (`header_row`)"
                    ));
                    format!("column {position}")
                }
                header => format!("`{header}`"),
            };
            notes.extend(self.note_of_times(&header, seen));
        }
        notes
    }

    /// Of the finish proposed: that another column could be it, or that it is empty.
    fn notes_of_finish(&self) -> Vec<String> {
        let mut notes = Vec::new();
        let Some(index) = self.index(Column::FinishedAt) else {
            return notes;
        };
        let name = self.name(index);
        if let Some((proposed, others)) = &self.other_finishes
            && *proposed == index
        {
            notes.push(format!(
                "`{name}` is proposed as columns.finished_at; {} could be it as well",
                self.names_of(others.iter().copied())
            ));
        }
        if self.seen.get(index).is_some_and(ColumnSeen::is_empty) {
            notes.push(format!(
                "`{name}` is empty in all rows looked at: by it, no case is finished so far"
            ));
        }
        notes
    }

    fn note_of_times(&self, header: &str, seen: &ColumnSeen) -> Vec<String> {
        let mut notes = Vec::new();
        let words = HeaderWords::of(&seen.header);
        let is_asked = |column, is_called: bool| is_called && self.index(column).is_none();
        let is_end = is_asked(Column::StartedAt, words.start().is_some())
            || is_asked(Column::FinishedAt, words.finish().is_some());
        if is_end && seen.times > 0 && !seen.is_of_times() && !self.is_of_events() {
            notes.push(format!(
                "{header} is called like the start or the finish, but only {} of {} {} a time: see what the others say",
                seen.times,
                counted(seen.filled, "cell", "cells"),
                if seen.times == 1 { "is" } else { "are" }
            ));
        }
        let is_of_number = words.case_id().is_some();
        if seen.is_unread() && !is_of_number {
            notes.push(format!(
                "{} of {header} {} in a form that is not read, such as `{}`: write them as `2023-06-07 09:05`",
                counted(seen.unread, "cell", "cells"),
                if seen.unread == 1 { "looks like a time" } else { "look like times" },
                seen.unread_example
            ));
        }
        if seen.is_of_times_of_day() {
            notes.push(format!(
                "{header} holds times of day without a date, and is passed over: a time is read from one column, so cases are measured by the dates beside it; put date and time into one column, and the hours count"
            ));
        }
        let numbers = [
            (seen.epoch_seconds, "seconds", "epoch-seconds"),
            (
                seen.epoch_milliseconds,
                "milliseconds",
                "epoch-milliseconds",
            ),
        ];
        for (count, unit, option) in numbers {
            let is_most = count * 10 >= seen.filled * 8 && count > 0;
            if is_most && !seen.is_of_times() && !is_of_number && !self.has_ends() {
                notes.push(format!(
                    "{} of {header} could be {unit} since 1970: if so, say `numbers = \"{option}\"` under [times]",
                    counted(count, "number", "numbers")
                ));
            }
        }
        let is_of_times = seen.is_of_times() || seen.is_empty();
        let placeholder = seen.placeholder().filter(|_| is_of_times);
        if let Some((word, count)) = placeholder {
            notes.push(format!(
                "{} of {header} {} {}, which is not a time: if it means that nothing is there, say `empty = [{}]` at the top of the mapping",
                counted(count, "cell", "cells"),
                if count == 1 { "says" } else { "say" },
                quoted(word),
                quoted(word)
            ));
        }
        notes
    }
}
