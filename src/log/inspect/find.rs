//! Which column of a log fits best.

use super::header_words::HeaderWords;
use super::proposal::{Proposal, holds_times};
use super::seen::ColumnSeen;
use crate::log::mapping::column::Column;

impl Proposal<'_> {
    /// Takes the column that fits best, if no other fits as well.
    pub(super) fn find(&mut self, column: Column) {
        if self.index(column).is_some() {
            return;
        }
        let mut fitting = self.fitting(column, false);
        if fitting.is_empty() && column == Column::FinishedAt {
            fitting = self.fitting(column, true);
        }
        if column == Column::CaseId {
            self.drop_repeating(&mut fitting);
        }
        let Some(most) = fitting.iter().map(|(likeness, _)| *likeness).max() else {
            return;
        };
        let others: Vec<usize> = fitting
            .iter()
            .filter(|(likeness, _)| *likeness < most)
            .map(|(_, index)| *index)
            .collect();
        fitting.retain(|(likeness, _)| *likeness == most);
        if column == Column::FinishedAt {
            self.look_at_other_finishes(most, &mut fitting, &others);
        }
        if let [(_, only)] = fitting.as_slice() {
            self.columns.push((column, *only));
            return;
        }
        // any of several that name every row tells the cases apart
        let is_name = |(_, index): &&(u32, usize)| self.names_every_row(*index);
        let name = fitting.iter().find(is_name).copied();
        let name = name.filter(|_| column == Column::CaseId);
        let headers = self.names_of(fitting.iter().map(|(_, index)| *index));
        let id = column.id();
        if let Some((_, index)) = name {
            self.columns.push((column, index));
            self.notes.push(format!(
                "{headers} could each be columns.{id}; the first is proposed"
            ));
        } else {
            self.unsettled.push(column);
            self.notes.push(format!(
                "{headers} fit columns.{id} alike, so none of them is proposed: set the right one"
            ));
        }
    }

    /// The columns that may be `column`, with how surely; of those without a value only
    /// the ones that their header names for certain, or all that `may_be_empty`.
    fn fitting(&self, column: Column, may_be_empty: bool) -> Vec<(u32, usize)> {
        let is_taken = |index: usize| self.columns.iter().any(|(_, taken)| *taken == index);
        let mut fitting: Vec<(u32, usize)> = Vec::new();
        for (index, seen) in self.seen.iter().enumerate() {
            let words = HeaderWords::of(&seen.header);
            let is_actual_finish = column == Column::FinishedAt && words.is_actual();
            let holds = match column {
                _ if seen.is_empty() => {
                    may_be_empty || is_actual_finish || column.is_called(&seen.header)
                }
                _ if holds_times(column) => seen.is_of_times(),
                _ => !seen.is_of_times(),
            };
            // a mapping cannot name what has no header
            if is_taken(index) || !holds || seen.header.is_empty() {
                continue;
            }
            let is_of_event = !seen.header.starts_with("case:");
            if column.is_of_event() && !is_of_event {
                continue;
            }
            let actual = u32::from(words.is_actual()) * 50;
            let likeness = match column.is_called(&seen.header) {
                true => Some(100),
                false => words.of_column(column).map(|likeness| likeness + actual),
            };
            fitting.extend(likeness.map(|likeness| (likeness, index)));
        }
        fitting
    }

    /// A decision fits the finish as well as what comes after it does: which of them the
    /// limit is for, the log does not say. Of other columns that may be it, it is said.
    fn look_at_other_finishes(
        &mut self,
        most: u32,
        fitting: &mut Vec<(u32, usize)>,
        others: &[usize],
    ) {
        const SURE: u32 = 100;
        let is_of_decision = |index: &usize| {
            let seen = self.seen.get(*index);
            seen.is_some_and(|seen| HeaderWords::of(&seen.header).is_of_decision())
        };
        if most < SURE {
            // `Issue Date` is of a permit what `issued` says, where something else ends it
            let is_issue = |index: &usize| {
                let is_taken = self.columns.iter().any(|(_, taken)| taken == index);
                let seen = self
                    .seen
                    .get(*index)
                    .filter(|seen| seen.is_of_times() && !is_taken);
                seen.is_some_and(|seen| HeaderWords::of(&seen.header).is_of_issue())
            };
            let issues = (0..self.seen.len()).filter(is_issue);
            fitting.extend(issues.map(|index| (most, index)));
            let decisions = others.iter().filter(|index| is_of_decision(index));
            fitting.extend(decisions.map(|index| (most, *index)));
            fitting.sort_by_key(|(_, index)| *index);
        }
        if let [(_, only)] = fitting.as_slice()
            && !others.is_empty()
        {
            self.other_finishes = Some((*only, others.to_vec()));
        }
    }

    /// In a log of cases, what repeats is not their name where another column names every
    /// row.
    fn drop_repeating(&mut self, fitting: &mut Vec<(u32, usize)>) {
        const NUMBER: u32 = 50;
        let is_activity = |seen: &ColumnSeen| {
            let called = Column::Activity.is_called(&seen.header);
            called
                || HeaderWords::of(&seen.header)
                    .of_column(Column::Activity)
                    .is_some()
        };
        let name = fitting.iter().filter(|(likeness, _)| *likeness >= NUMBER);
        let name = name
            .filter(|(_, index)| self.names_every_row(*index))
            .max_by_key(|(likeness, index)| (*likeness, std::cmp::Reverse(*index)));
        let Some((surest, name)) = name.copied() else {
            return;
        };
        if self.seen.iter().any(is_activity) {
            return;
        }
        let repeats = |(likeness, index): &(u32, usize)| {
            let seen = self.seen.get(*index);
            let repeats = seen.is_some_and(|seen| (seen.different as u64) < seen.filled);
            repeats && !Column::CaseId.is_called(&self.name(*index)) && *likeness >= surest
        };
        let dropped: Vec<usize> = fitting
            .iter()
            .filter(|one| repeats(one))
            .map(|(_, index)| *index)
            .collect();
        if !dropped.is_empty() {
            fitting.retain(|(_, index)| !dropped.contains(index));
            self.notes.push(format!(
                "the values of {} repeat, and those of `{}` do not: it is taken for the name of the case",
                self.names_of(dropped.into_iter()),
                self.name(name)
            ));
        }
    }

    /// Whether every row has a value of its own in a column.
    fn names_every_row(&self, index: usize) -> bool {
        let rows = self.records.len();
        let seen = self.seen.get(index);
        seen.is_some_and(|seen| seen.different == rows && rows > 1)
    }

    pub(super) fn names_of(&self, columns: impl Iterator<Item = usize>) -> String {
        let names: Vec<String> = columns
            .map(|index| format!("`{}`", self.name(index)))
            .collect();
        names.join(" and ")
    }
}
