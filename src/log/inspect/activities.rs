//! How often the activities of a log occur, and where in their cases.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde::Serialize;

use crate::log::mapping::activity::is_done;
use crate::log::mapping::column::Column;
use crate::log::source::record::Record;

/// What was seen of an activity.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct ActivitySeen {
    /// How often it occurs among the rows that were looked at.
    pub times: u64,
    /// Of how many cases it is the first.
    pub first: u64,
    /// Of how many cases it is the last.
    pub last: u64,
    /// In how many cases it occurs more than once.
    pub repeated: u64,
}

/// What was counted over the rows, once it was clear which columns they have.
#[derive(Default)]
pub(super) struct Counted {
    pub(super) activities: BTreeMap<String, ActivitySeen>,
    pub(super) cases: usize,
    pub(super) duplicates: u64,
    /// Rows that leave the name of their case empty.
    pub(super) nameless: u64,
}

impl Counted {
    /// Over `records`, whose columns stand where `index` says.
    pub(super) fn of(
        records: &[Record],
        is_of_events: bool,
        index: impl Fn(Column) -> Option<usize>,
    ) -> Self {
        let text = |record: &Record, column| -> String {
            let cell = index(column).and_then(|index| record.cell(index));
            cell.map(|cell| cell.text().to_owned()).unwrap_or_default()
        };
        // as the mapping would name it
        let activity_of = |record: &Record| {
            let activity = text(record, Column::Activity);
            match text(record, Column::Lifecycle) {
                stage if activity.is_empty() || is_done(&stage) => activity,
                stage => format!("{activity}+{stage}"),
            }
        };
        let has_names = index(Column::CaseId).is_some();
        let mut counted = Self::default();
        let mut told = HashSet::new();
        let mut cases: HashMap<String, Vec<String>> = HashMap::new();
        for record in records {
            let case = text(record, Column::CaseId);
            if has_names && case.is_empty() {
                counted.nameless += 1;
                continue;
            }
            let activity = activity_of(record);
            let key = if is_of_events {
                let at = text(record, Column::Time);
                (
                    case.clone(),
                    activity.clone(),
                    at + &text(record, Column::Lifecycle),
                )
            } else {
                (case.clone(), text(record, Column::Matter), String::new())
            };
            counted.duplicates += u64::from(has_names && !told.insert(key));
            let events = cases.entry(case).or_default();
            if !activity.is_empty() {
                events.push(activity);
            }
        }
        counted.cases = if has_names { cases.len() } else { 0 };
        for events in cases.values() {
            let mut before: HashMap<&str, u64> = HashMap::new();
            for (position, activity) in events.iter().enumerate() {
                let seen = counted.activities.entry(activity.clone()).or_default();
                seen.times += 1;
                seen.first += u64::from(position == 0);
                seen.last += u64::from(position + 1 == events.len());
                let before = before.entry(activity).or_default();
                seen.repeated += u64::from(*before == 1);
                *before += 1;
            }
        }
        counted
    }
}
