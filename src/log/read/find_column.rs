//! Where the columns of a log stand.

use crate::ground::nearest_name::nearest;
use crate::log::error::LogError;
use crate::log::mapping::column::{Column, positions};
use crate::log::mapping::mapping::Mapping;

/// Where a column stands; an error where it stands twice, or is needed and does
/// not.
pub(super) fn find_column(
    column: Column,
    mapping: &Mapping,
    headers: &[String],
) -> Result<Option<usize>, LogError> {
    if column == Column::CaseId && mapping.names_cases_by_line() {
        return Ok(None);
    }
    let found = match mapping.header(column) {
        // the mapping says that there is none
        Some("") if column != Column::CaseId => return Ok(None),
        // a mapping may tell apart what only case and spaces do
        Some(name) => positions(headers, name),
        None => {
            let all = headers.iter().enumerate();
            let known = all.filter(|(_, header)| column.is_called(header));
            known.map(|(index, _)| index).collect()
        }
    };
    let needed = match column {
        Column::CaseId => true,
        // events have their own times
        Column::StartedAt | Column::FinishedAt => {
            !mapping.is_of_events() && mapping.events().is_empty()
        }
        Column::Activity | Column::Time => mapping.has_activities(),
        _ => false,
    };
    let name = |index: &usize| headers.get(*index).cloned().unwrap_or_default();
    match found.as_slice() {
        [one, other, ..] if needed || !column.is_of_event() || mapping.names(column) => {
            Err(LogError::DoubleColumn {
                column,
                one: name(one),
                other: name(other),
            })
        }
        [index, ..] => Ok(Some(*index)),
        [] if needed || mapping.names(column) => Err(missing(column, mapping, headers)),
        [] => Ok(None),
    }
}

pub(super) fn missing(column: Column, mapping: &Mapping, headers: &[String]) -> LogError {
    let wanted = mapping.headers(column);
    let known = || headers.iter().map(String::as_str);
    let near = wanted.iter().find_map(|name| nearest(name, known()));
    let is_named = mapping.names(column);
    LogError::MissingColumn {
        place: is_named.then(|| mapping.place(&format!("columns.{}", column.id()))),
        column,
        nearest: near.filter(|_| is_named).map(str::to_owned),
        wanted: wanted.into_iter().map(str::to_owned).collect(),
        found: headers.join(", "),
    }
}
