//! Logs of events: the rows of a case gathered, and made a case.
//!
//! Where the mapping says that the events of a case stand together (`grouped`),
//! and in XES, the log is read as a stream: one case in memory, and of each case
//! done a hash of its name, to notice one that comes up again. Otherwise the log
//! is held in memory whole, up to [`MOST_HELD`].

use std::collections::{HashMap, HashSet, VecDeque};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::case_from_row::{Fields, cell};
use super::logged_case::LoggedCase;
use super::stops_from_events::StopsTold;
use crate::ground::moment::Moment;
use crate::log::error::LogError;
use crate::log::mapping::activity::Meaning;
use crate::log::mapping::column::Column;
use crate::log::mapping::policies::{DuplicateEvents, ResumeWithoutStop};
use crate::log::reject::Reject;
use crate::log::reject_reason::RejectReason;
use crate::log::source::record::{Cell, CellKind, Record};
use crate::log::source::source::Source;

/// The most bytes of events held in memory.
pub(crate) const MOST_HELD: usize = 1024 * 1024 * 1024;

/// What was noticed in the events of a log.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct EventsSeen {
    /// Rows whose activity the mapping does not name, or names to be ignored.
    pub passed_over: u64,
    /// Ends of stops that never began, passed over.
    pub resumes_ignored: u64,
    /// Events told twice, and taken for one.
    pub duplicates: u64,
    /// Stops that began while one of their kind lasted, and were united with it.
    pub stops_united: u64,
}

impl EventsSeen {
    /// Adds those of another part of the log.
    pub(crate) const fn add(&mut self, other: &Self) {
        self.passed_over += other.passed_over;
        self.resumes_ignored += other.resumes_ignored;
        self.duplicates += other.duplicates;
        self.stops_united += other.stops_united;
    }
}

/// The records of one case, or one that belongs to none.
enum Gathered {
    Case(Vec<Record>),
    Nameless(Record),
}

/// Gathers the records of a log by case.
pub(crate) struct Events {
    is_stream: bool,
    gathered: Option<VecDeque<Gathered>>,
    /// In a stream, the first record of the next case.
    next: Option<Record>,
    done: HashSet<[u64; 2]>,
    most_held: usize,
    seen: EventsSeen,
    /// The entries of the mapping for activities that were met.
    met: HashSet<String>,
}

impl Events {
    pub(crate) fn new(is_stream: bool) -> Self {
        Self {
            is_stream,
            gathered: None,
            next: None,
            done: HashSet::new(),
            most_held: MOST_HELD,
            seen: EventsSeen::default(),
            met: HashSet::new(),
        }
    }

    /// The keys of the mapping's activities that no event met.
    pub(crate) fn not_met(&self, fields: &Fields) -> Vec<String> {
        let activities = fields.mapping.activities().keys();
        let unmet = activities.filter(|activity| !self.met.contains(*activity));
        unmet
            .map(|activity| format!("activities.{activity}"))
            .collect()
    }

    #[cfg(test)]
    pub(crate) const fn holding_at_most(mut self, bytes: usize) -> Self {
        self.most_held = bytes;
        self
    }

    pub(crate) const fn seen(&self) -> EventsSeen {
        self.seen
    }

    /// Reads the next case into `row` and `records`. A case that cannot be read
    /// gives a reject for each of its rows, in order.
    pub(crate) fn read(
        &mut self,
        source: &mut Source<'_>,
        fields: &mut Fields,
        row: &mut LoggedCase,
        records: &mut Vec<Record>,
    ) -> Result<Option<Result<(), Vec<Reject>>>, LogError> {
        let next = if self.is_stream {
            self.next_of_stream(source, fields)?
        } else {
            if self.gathered.is_none() {
                self.gathered = Some(self.gather(source, fields)?);
            }
            self.gathered.as_mut().and_then(VecDeque::pop_front)
        };
        Ok(match next {
            None => None,
            Some(Gathered::Nameless(record)) => {
                row.clear(record.line());
                let reject = match fields.look_at_whole(&record, row) {
                    _ if fields.is_total_or_note(&record) => fields.reject_of_total(&record, row),
                    Err(reject) => reject,
                    Ok(()) => match fields.text(&record, row, Column::CaseId) {
                        Err(reject) => reject,
                        Ok(_) => fields.reject(&record, row, Column::CaseId, RejectReason::Empty),
                    },
                };
                *records = vec![record];
                Some(Err(vec![reject]))
            }
            Some(Gathered::Case(case)) => {
                let made = self.make(fields, &case, row);
                *records = case;
                Some(made)
            }
        })
    }

    /// The name of the case of a record: none where it cannot be read.
    fn name<'r>(fields: &'r Fields, record: &'r Record) -> Option<&'r str> {
        if fields
            .look_at_whole(record, &LoggedCase::default())
            .is_err()
        {
            return None;
        }
        let cell = cell(record, fields.index(Column::CaseId));
        let cell = fields.words.said(Some(Column::CaseId), cell, false);
        let is_read = !matches!(cell.kind(), CellKind::Undecodable | CellKind::Unusable);
        let name = Some(cell.text()).filter(|name| is_read && !name.contains('\u{fffd}'));
        name.filter(|name| !name.is_empty())
    }

    fn gather(
        &self,
        source: &mut Source<'_>,
        fields: &mut Fields,
    ) -> Result<VecDeque<Gathered>, LogError> {
        let mut cases: HashMap<String, usize> = HashMap::new();
        let mut gathered: VecDeque<Gathered> = VecDeque::new();
        let mut record = Record::default();
        let mut held = 0;
        while source.read(&mut record)? {
            fields.follow(source.headers())?;
            held += record.bytes();
            if held > self.most_held {
                return Err(LogError::TooManyEvents {
                    limit: self.most_held >> 20,
                });
            }
            let record = record.clone();
            let Some(name) = Self::name(fields, &record) else {
                gathered.push_back(Gathered::Nameless(record));
                continue;
            };
            let known = cases.get(name).copied();
            let case = known.and_then(|index| gathered.get_mut(index));
            if let Some(Gathered::Case(records)) = case {
                records.push(record);
            } else {
                // what a case takes beside its rows: its name, and room for a few more
                held += name.len() + 4 * size_of::<Record>() + 64;
                cases.insert(name.to_owned(), gathered.len());
                gathered.push_back(Gathered::Case(vec![record]));
            }
        }
        Ok(gathered)
    }

    fn next_of_stream(
        &mut self,
        source: &mut Source<'_>,
        fields: &mut Fields,
    ) -> Result<Option<Gathered>, LogError> {
        let mut case: Vec<Record> = Vec::new();
        let mut held = 0;
        loop {
            let record = match self.next.take() {
                Some(record) => record,
                None => {
                    let mut record = Record::default();
                    if !source.read(&mut record)? {
                        return Ok((!case.is_empty()).then_some(Gathered::Case(case)));
                    }
                    record
                }
            };
            fields.follow(source.headers())?;
            let name = Self::name(fields, &record);
            let Some(first) = case.first() else {
                let Some(name) = name else {
                    return Ok(Some(Gathered::Nameless(record)));
                };
                // a trace of XES is a case whatever its name
                if record.group() == 0 && !self.done.insert(hashes(name)) {
                    return Err(LogError::NotGrouped {
                        case: name.to_owned(),
                        line: record.line(),
                    });
                }
                held += record.bytes();
                case.push(record);
                continue;
            };
            let is_same = name == Self::name(fields, first) && record.group() == first.group();
            if !is_same {
                self.next = Some(record);
                return Ok(Some(Gathered::Case(case)));
            }
            held += record.bytes();
            if held > self.most_held {
                return Err(LogError::TooManyEvents {
                    limit: self.most_held >> 20,
                });
            }
            case.push(record);
        }
    }

    /// Makes a case of its records.
    fn make(
        &mut self,
        fields: &mut Fields,
        records: &[Record],
        row: &mut LoggedCase,
    ) -> Result<(), Vec<Reject>> {
        if records.iter().all(|record| fields.is_total_or_note(record)) {
            let rejects = records.iter();
            let rejects = rejects.map(|record| fields.reject_of_total(record, row));
            return Err(rejects.collect());
        }
        let mut rejects: Vec<Option<Reject>> = vec![None; records.len()];
        let merged = merge(fields, records, &mut rejects);
        if let Err(reject) = fields.fill(&merged, row)
            && let Some(first) = rejects.first_mut()
        {
            first.get_or_insert(reject);
        }
        row.rows = records.len() as u64;
        let mut happened: Vec<(usize, Moment, Meaning<'_>)> = Vec::new();
        let mapping = Arc::clone(&fields.mapping);
        let before = self.seen;
        for (index, record) in records.iter().enumerate() {
            let read = self.meaning(fields, &mapping, record, row);
            match read {
                Ok(Some((moment, meaning))) => happened.push((index, moment, meaning)),
                Ok(None) => {}
                Err(reject) => put(&mut rejects, index, reject),
            }
        }
        happened.sort_by_key(|(_, moment, _)| moment.earliest());
        self.follow(fields, records, &happened, row, &mut rejects);
        if rejects.iter().all(Option::is_none) {
            return Ok(());
        }
        self.seen = before;
        let worst = rejects.iter().flatten().next().cloned();
        let whole = rejects
            .into_iter()
            .zip(records)
            .filter_map(|(reject, record)| {
                reject.or_else(|| worst.as_ref().map(|worst| worst.of_another(record)))
            });
        Err(whole.collect())
    }

    /// What a record tells: when what happened.
    fn meaning<'m>(
        &mut self,
        fields: &mut Fields,
        mapping: &'m crate::log::mapping::mapping::Mapping,
        record: &Record,
        row: &LoggedCase,
    ) -> Result<Option<(Moment, Meaning<'m>)>, Reject> {
        if fields.index(Column::Activity).is_none() {
            return Ok(None);
        }
        let activity = fields.text(record, row, Column::Activity)?;
        let lifecycle = fields.text(record, row, Column::Lifecycle)?;
        let found = mapping.meaning(activity, lifecycle);
        if let Some((key, _)) = found
            && !self.met.contains(key)
        {
            self.met.insert(key.to_owned());
        }
        let meaning = found.map(|(_, meaning)| meaning);
        let meaning = meaning.filter(|meaning| *meaning != Meaning::Ignored);
        let Some(meaning) = meaning else {
            self.seen.passed_over += 1;
            return Ok(None);
        };
        let at = fields.index(Column::Time);
        match fields.moment_at(record, row, Some(Column::Time), at)? {
            Some(moment) => Ok(Some((moment, meaning))),
            None => Err(fields.reject_at(record, row, at, RejectReason::Empty)),
        }
    }

    /// Follows what happened, in the order of its times.
    fn follow(
        &mut self,
        fields: &Fields,
        records: &[Record],
        happened: &[(usize, Moment, Meaning<'_>)],
        row: &mut LoggedCase,
        rejects: &mut [Option<Reject>],
    ) {
        let policies = *fields.mapping.policies();
        let activity = fields.index(Column::Activity);
        let mut stops = StopsTold::default();
        let mut reject = |index: usize, row: &LoggedCase, reason: RejectReason| {
            if let Some(record) = records.get(index) {
                put(
                    rejects,
                    index,
                    fields.reject_at(record, row, activity, reason),
                );
            }
        };
        for (index, moment, meaning) in happened {
            match *meaning {
                Meaning::Event(name) => {
                    let is_told =
                        |(known, at): &(Arc<str>, Moment)| &**known == name && at == moment;
                    if policies.duplicate_events == DuplicateEvents::Once
                        && row.events.iter().any(is_told)
                    {
                        self.seen.duplicates += 1;
                        continue;
                    }
                    row.events.push((Arc::from(name), *moment));
                }
                Meaning::Stop(kind) => stops.begin(kind, *moment),
                Meaning::Resume(kind) => stops.resume(kind, *moment, *index),
                Meaning::Ignored => {}
            }
        }
        self.seen.stops_united += stops.united;
        for index in stops.unmatched() {
            if policies.resume_without_stop == ResumeWithoutStop::Ignored {
                self.seen.resumes_ignored += 1;
            } else {
                reject(index, row, RejectReason::ResumeWithoutStop);
            }
        }
        row.stops.extend(stops.told());
        row.stops.sort_by_key(|stop| stop.begin().earliest());
        row.settle();
    }
}

fn put(rejects: &mut [Option<Reject>], index: usize, reject: Reject) {
    if let Some(slot) = rejects.get_mut(index) {
        slot.get_or_insert(reject);
    }
}

/// What the rows of a case tell of it as a whole, as one record. Rows may leave
/// it out, but not contradict each other.
fn merge(fields: &Fields, records: &[Record], rejects: &mut [Option<Reject>]) -> Record {
    let mut merged = records.first().cloned().unwrap_or_default();
    merged.pad(fields.headers().len());
    for (means, column) in fields.of_case() {
        let mut said: Option<&str> = None;
        for (index, record) in records.iter().enumerate() {
            let says = |cell: &Cell<'_>| {
                let said = fields.words.said(means, *cell, false);
                !said.text().is_empty()
            };
            let Some(cell) = record.cell(column).filter(says) else {
                continue;
            };
            match said {
                None => {
                    said = Some(cell.text());
                    merged.replace(column, cell);
                }
                Some(said) if said != cell.text() => {
                    let row = LoggedCase::default();
                    let reason = RejectReason::Conflict(said.to_owned());
                    let mut reject = fields.reject_at(record, &row, Some(column), reason);
                    if let Some(name) = Events::name(fields, record) {
                        name.clone_into(&mut reject.case_id);
                    }
                    put(rejects, index, reject);
                }
                Some(_) => {}
            }
        }
    }
    merged
}

/// Two hashes of a name: two names with the same pair are not to be met with.
fn hashes(name: &str) -> [u64; 2] {
    [0_u8, 1].map(|salt| {
        let mut hasher = DefaultHasher::new();
        (salt, name).hash(&mut hasher);
        hasher.finish()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::schedule::Schedule;
    use crate::log::mapping::mapping::Mapping;
    use crate::log::read::time_from_cell::TimeReader;
    use crate::log::source::options::SourceOptions;

    #[test]
    fn more_events_than_are_held_are_refused_with_the_cure() {
        let mapping = Mapping::from_toml(
            "[columns]\nactivity = \"step\"\ntime = \"at\"\n[activities]\nx = \"started\"",
        );
        let mapping = mapping.unwrap();
        let schedule = Schedule::china();
        let log = "case_id,step,at\n".to_owned() + &"a,x,2023-06-20\n".repeat(30_000);
        let read = |most: usize| {
            let options = SourceOptions::default();
            let mut source = Source::open(log.as_bytes(), &options, &|_| false).unwrap();
            let times = TimeReader::new(mapping.times(), schedule.zone());
            let mut fields = Fields::new(&source, &mapping, &schedule, times).unwrap();
            let mut events = Events::new(false).holding_at_most(most);
            let (mut row, mut records) = (LoggedCase::default(), Vec::new());
            let read = events.read(&mut source, &mut fields, &mut row, &mut records);
            read.map(|read| read.map(|made| made.is_ok()))
        };
        assert_eq!(read(MOST_HELD).unwrap(), Some(true));
        assert_eq!(
            read(1 << 20).unwrap_err().to_string(),
            "the event log is larger than the 1 MiB that are held in memory; sort it by case and say `grouped = true` in the mapping, and it is read as a stream"
        );
    }
}
