//! The commitments of a summary as a table in CSV.

use std::io::Write;

use crate::check::verdict::VerdictKind;
use crate::log::escaped;
use crate::tally::Attainment;
use crate::term::amount::Unit;

use super::number::Number;
use super::summary::{CommitmentSummary, Summary, TallySummary};

const COLUMNS: [&str; 23] = [
    "commitment",
    "title",
    "limit",
    "promised_of",
    "attainment",
    "why_undecided",
    "cases",
    "met",
    "missed",
    "running",
    "overdue",
    "paused",
    "not_started",
    "not_applicable",
    "undetermined",
    "provisional",
    "share_percent",
    "share_with_overdue_percent",
    "unit",
    "mean",
    "median",
    "p90",
    "statutory_share_percent",
];

/// The verdicts, in the order of their columns.
const VERDICTS: [VerdictKind; 8] = [
    VerdictKind::Met,
    VerdictKind::Missed,
    VerdictKind::Running,
    VerdictKind::Overdue,
    VerdictKind::Paused,
    VerdictKind::NotStarted,
    VerdictKind::NotApplicable,
    VerdictKind::Undetermined,
];

/// Writes the commitments of a summary as CSV, one line each, and one more for
/// each group, told apart by the last two columns.
///
/// | column | meaning |
/// |---|---|
/// | `commitment`, `title`, `limit`, `promised_of` | the commitment |
/// | `attainment`, `why_undecided` | whether it was kept |
/// | `cases`, `met` … `undetermined`, `provisional` | how many |
/// | `share_percent`, `share_with_overdue_percent` | the share in time, rounded down |
/// | `unit`, `mean`, `median`, `p90` | how long the closed cases took, rounded up |
/// | `statutory_share_percent` | the share within the statutory limit |
/// | `by`, `value` | of a group, its column and value |
///
/// # Errors
///
/// Those of the output.
pub fn write_commitments(summary: &Summary<'_>, output: impl Write) -> csv::Result<()> {
    let mut csv = csv::Writer::from_writer(output);
    csv.write_record(COLUMNS.into_iter().chain(["by", "value"]))?;
    for commitment in &summary.commitments {
        let (attainment, tally) = (commitment.attainment, &commitment.tally);
        csv.write_record(line(commitment, tally, attainment, ["", ""]))?;
        for group in &commitment.groups {
            let by = [group.column, group.value];
            csv.write_record(line(commitment, &group.tally, group.attainment, by))?;
        }
    }
    csv.flush()?;
    Ok(())
}

fn line(
    commitment: &CommitmentSummary<'_>,
    tally: &TallySummary,
    attainment: Attainment,
    by: [&str; 2],
) -> Vec<String> {
    let decimal = |number: &Option<Number>| {
        let number = number.as_ref();
        number.map_or_else(String::new, |number| number.decimal.clone())
    };
    let mut cells: Vec<String> = vec![
        commitment.id.to_owned(),
        commitment.title.to_owned(),
        commitment.limit.to_string(),
        commitment.promised_of.to_string(),
        attainment.id().to_owned(),
        attainment.why().map_or("", |why| why.id()).to_owned(),
        tally.cases.to_string(),
    ];
    cells.extend(VERDICTS.map(|kind| tally.verdicts.get(kind).to_string()));
    cells.extend([
        tally.provisional.to_string(),
        decimal(&tally.share),
        decimal(&tally.share_with_overdue),
        tally.taken.unit.map_or("", Unit::id).to_owned(),
        decimal(&tally.taken.mean),
        decimal(&tally.taken.median),
        decimal(&tally.taken.p90),
    ]);
    let whole = by == ["", ""];
    let statutory = commitment.statutory.as_ref().filter(|_| whole);
    cells.push(statutory.map_or_else(String::new, |statutory| decimal(&statutory.share)));
    cells.extend(by.map(str::to_owned));
    cells
        .iter()
        .map(|cell| escaped(cell).into_owned())
        .collect()
}
