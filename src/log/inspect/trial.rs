//! A mapping tried on the rows that were looked at.

use crate::day::schedule::Schedule;
use crate::ground::counted::counted;
use crate::ground::moment::Moment;
use crate::log::error::LogError;
use crate::log::mapping::mapping::Mapping;
use crate::log::read::logged_case::LoggedCase;
use crate::log::read::reader::LogReader;
use crate::log::source::about::About;
use crate::log::source::record::Record;
use crate::log::source::source::Source;
use crate::plan::commitment::{FINISHED, STARTED};

/// What came of the rows by a mapping.
#[derive(Default)]
struct Tried {
    rows: u64,
    rejected: u64,
    first_reject: String,
    passed_over: u64,
    cases: u64,
    started: u64,
    /// Cases with both ends, and those that end before they start.
    closed: u64,
    backwards: u64,
}

/// Why a mapping is not to be proposed, by what came of the rows; none where it works,
/// or is merely not whole.
pub(super) fn objection(
    about: &About,
    headers: &[String],
    records: &[Record],
    mapping: &Mapping,
    schedule: &Schedule,
) -> Option<String> {
    let tried = match try_out(about, headers, records, mapping, schedule) {
        Ok(tried) => tried,
        Err(
            LogError::MissingColumn { .. } | LogError::DoubleColumn { .. } | LogError::NoActivities,
        ) => return None,
        Err(error) => return Some(error.to_string()),
    };
    let Tried {
        rows,
        rejected,
        passed_over,
        cases,
        started,
        closed,
        backwards,
        ..
    } = tried;
    if rejected * 2 > rows {
        return Some(format!(
            "{rejected} of {} would be rejected; the first: {}",
            counted(rows, "row", "rows"),
            tried.first_reject
        ));
    }
    if passed_over > 0 && passed_over + rejected == rows && started == 0 {
        return Some(format!("all {passed_over} events would be passed over"));
    }
    if cases > 0 && started == 0 {
        return Some(format!(
            "none of {} would have a start",
            counted(cases, "case", "cases")
        ));
    }
    if backwards * 2 > closed {
        return Some(format!(
            "{backwards} of {} would end before they start",
            counted(closed, "finished case", "finished cases")
        ));
    }
    None
}

fn try_out(
    about: &About,
    headers: &[String],
    records: &[Record],
    mapping: &Mapping,
    schedule: &Schedule,
) -> Result<Tried, LogError> {
    let mut records = records.to_vec();
    for record in &mut records {
        if !crate::log::source::record::is_whole(record) {
            record.pad(headers.len());
        }
    }
    let source = Source::of_records(about.clone(), headers.to_vec(), records);
    let mut reader = LogReader::of_source(source, mapping, schedule)?;
    let (mut case, mut tried) = (LoggedCase::default(), Tried::default());
    while let Some(read) = reader.read(&mut case)? {
        if let Err(reject) = read {
            tried.rows += 1;
            tried.rejected += 1;
            if tried.first_reject.is_empty() {
                tried.first_reject = reject.to_string();
            }
            continue;
        }
        tried.rows += case.rows();
        tried.cases += 1;
        let of = |name: &str, own: Option<Moment>| {
            let mut events = case.events.iter().filter(|(known, _)| &**known == name);
            events.next().map(|(_, at)| *at).or(own)
        };
        let (start, finish) = (
            of(STARTED.id(), case.started),
            of(FINISHED.id(), case.finished),
        );
        tried.started += u64::from(start.is_some() || !case.events.is_empty());
        if let (Some(start), Some(finish)) = (start, finish) {
            tried.closed += 1;
            tried.backwards += u64::from(finish.is_before(start));
        }
    }
    tried.passed_over = reader.about().events.map_or(0, |events| events.passed_over);
    Ok(tried)
}
