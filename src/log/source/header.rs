//! Which of the first rows is the header.

use std::collections::HashMap;

use super::record::{CellKind, Record};
use crate::ground::moment::{DayOrder, MomentError, Parsed};

/// How many of the first rows are looked at.
pub(super) const FIRST_ROWS: usize = 20;

/// The row of the header among the first: the one with the most names that are
/// known, at least two of them; where none has, the widest above the first row of
/// data. A title spread over merged cells is one cell, whether it stands in the first
/// of them or in each. Where the names go on in the row below, that one is taken, and
/// completed from the row above it.
pub(super) fn position(rows: &[Record], known: &dyn Fn(&str) -> bool) -> usize {
    let mut best = (1, None);
    for index in 0..rows.len() {
        let names = names(rows, index);
        let named = names.iter().filter(|name| !name.is_empty());
        let found = named.filter(|name| known(name)).count();
        if found > best.0 {
            best = (found, Some(index));
        }
    }
    let header = best.1.unwrap_or_else(|| by_its_place(rows));
    let goes_on = match (rows.get(header), rows.get(header + 1)) {
        (Some(row), Some(below)) => names_go_on(row, below),
        _ => false,
    };
    header + usize::from(goes_on)
}

/// The row that stands where a header does, whatever it says.
fn by_its_place(rows: &[Record]) -> usize {
    let filled: Vec<usize> = rows.iter().map(filled).collect();
    let agreeing = |width: usize| filled.iter().filter(|other| **other == width).count();
    // a row that goes on beyond the header says nothing of how wide it is
    let usual = filled.iter().map(|width| (agreeing(*width), *width)).max();
    let usual = usual.map_or(0, |(_, width)| width);
    let at_least = match usual {
        0..=2 => usual,
        wide => wide.div_ceil(2).max(2),
    };
    let is_wide = |index: usize| filled.get(index).is_some_and(|width| *width >= at_least);
    let is_data = |index: usize| rows.get(index).is_some_and(holds_data);
    let all = 0..rows.len();
    let begins = |index: &usize| is_wide(*index) && is_data(*index);
    let is_whole_row =
        |index: &usize| is_data(*index) && filled.get(*index).is_some_and(|width| *width >= usual);
    // what comes after rows of data is no header: this log has none, one of numbers, or
    // one that is narrow beside another table
    let first = all
        .clone()
        .find(|index| is_wide(*index) && !is_data(*index))
        .filter(|first| all.clone().take(*first).filter(is_whole_row).count() < 2);
    let is_told_apart = rows.iter().any(holds_data);
    let mut widest: (usize, Option<usize>) = (1, None);
    let from = first.unwrap_or(0);
    let above_data = (from..rows.len()).take_while(|index| !begins(index));
    for index in above_data.filter(|index| !is_data(*index)) {
        let width = filled.get(index).copied().unwrap_or(0);
        if width > widest.0 {
            widest = (width, Some(index));
        }
        // where nothing tells rows of data from the header, the first is the header
        if first.is_some() && !is_told_apart {
            break;
        }
    }
    let found = widest.1.or(first);
    found
        .or_else(|| all.clone().find(|index| is_wide(*index)))
        .unwrap_or(0)
}

/// How many cells say something: one in a title, and in a note above the table.
fn filled(row: &Record) -> usize {
    match is_title(row) || is_note(row) {
        true => 1,
        false => row.cells().filter(|cell| !cell.text().is_empty()).count(),
    }
}

/// Whether a row holds what no header does: a time, or a number.
fn holds_data(row: &Record) -> bool {
    row.cells().any(|cell| match cell.kind() {
        CellKind::Moment(_) | CellKind::Number(_) | CellKind::Boolean(_) => true,
        _ if !cell.text().contains(|c: char| c.is_numeric()) => false,
        _ if cell.text().parse::<f64>().is_ok() => true,
        _ => !matches!(
            Parsed::read(cell.text(), DayOrder::Unknown),
            Err(MomentError::Malformed(_))
        ),
    })
}

/// Whether a row says of the table who made it, and when: `填报单位：…`, in half of its
/// cells or more. A name that ends in a colon is a name, and so is one that is explained
/// in brackets.
fn is_note(row: &Record) -> bool {
    let says = |text: &str| {
        let bare = without_brackets(text);
        let text = bare.as_str();
        let after = text.split_once('：').or_else(|| match text.is_ascii() {
            true => text.split_once(": "),
            false => text.split_once(':'),
        });
        after.is_some_and(|(_, after)| !after.trim().is_empty())
    };
    let filled = row.cells().filter(|cell| !cell.text().is_empty());
    let notes = row.cells().filter(|cell| says(cell.text())).count();
    notes > 0 && notes * 2 >= filled.count()
}

/// A text without what it says in brackets, which explains a name: `（格式：…）`.
fn without_brackets(text: &str) -> String {
    let mut depth = 0_usize;
    let mut bare = String::new();
    for c in text.chars() {
        match c {
            '（' | '(' | '【' | '[' => depth += 1,
            '）' | ')' | '】' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => bare.push(c),
            _ => {}
        }
    }
    bare
}

/// Whether the names of a header go on in the row below: where names are merged over
/// several columns, and nowhere else.
fn names_go_on(header: &Record, below: &Record) -> bool {
    let text = |row: &Record, column| -> String {
        let cell = row.cell(column);
        cell.map(|cell| cell.text().to_owned()).unwrap_or_default()
    };
    let columns = || (0..below.len()).filter(|column| !text(below, *column).is_empty());
    // one that is merged has nothing, or itself, beside it
    let is_over_several = |column: usize| {
        let over = text(header, column);
        let before = column.checked_sub(1).map(|before| text(header, before));
        let next = text(header, column + 1);
        over.is_empty()
            || next == over
            || before.as_ref() == Some(&over)
            || (next.is_empty() && !text(below, column + 1).is_empty())
    };
    let is_of_names = !holds_data(below) && !is_note(below) && !is_title(below);
    is_of_names
        && columns().count() > 1
        && columns().all(is_over_several)
        && filled(header) > 1
        && columns().any(|column| !text(header, column).is_empty())
}

/// Whether the row says one thing in every cell that is filled: a title, which some
/// programs write into every cell that is merged.
fn is_title(row: &Record) -> bool {
    let mut filled = row.cells().filter(|cell| !cell.text().is_empty());
    let Some(first) = filled.next() else {
        return false;
    };
    let mut others = filled.peekable();
    others.peek().is_some() && others.all(|cell| cell.text() == first.text())
}

/// The names of the columns. A name that the header row leaves out, or gives
/// twice, is completed from the row above: there stand the names merged over
/// several rows or columns.
pub(super) fn names(rows: &[Record], header: usize) -> Vec<String> {
    let Some(row) = rows.get(header) else {
        return Vec::new();
    };
    let text = |row: &Record, column| {
        let cell = row.cell(column);
        cell.map(|cell| cell.text().to_owned()).unwrap_or_default()
    };
    let own: Vec<String> = (0..row.len()).map(|column| text(row, column)).collect();
    let above = header.checked_sub(1).and_then(|above| rows.get(above));
    let above = above.filter(|above| {
        let filled = above.cells().filter(|cell| !cell.text().is_empty());
        filled.count() > 1 && !is_title(above) && !is_note(above) && !holds_data(above)
    });
    let Some(above) = above else {
        return own;
    };
    let width = own.len().max(above.len());
    let mut count: HashMap<&str, usize> = HashMap::new();
    for name in &own {
        *count.entry(name).or_default() += 1;
    }
    let mut group = String::new();
    let mut names = Vec::with_capacity(width);
    for column in 0..width {
        let over = text(above, column);
        if !over.is_empty() {
            group = over.clone();
        }
        let name = own.get(column).cloned().unwrap_or_default();
        let is_double = count.get(name.as_str()).is_some_and(|count| *count > 1);
        names.push(match name.as_str() {
            "" => over,
            name if is_double && !group.is_empty() => format!("{group}/{name}"),
            name => name.to_owned(),
        });
    }
    names
}

/// The most names of columns that come with the records, and the longest of them.
pub(super) const MOST_NAMES: usize = 1024;

/// The column of that name, a new one at the end where there is none; `None` where
/// that is too much.
pub(super) fn column(headers: &mut Vec<String>, name: &str) -> Option<usize> {
    let known = headers.iter().position(|header| header == name);
    if known.is_some() || headers.len() == MOST_NAMES || name.len() > MOST_NAMES {
        return known;
    }
    headers.push(name.to_owned());
    Some(headers.len() - 1)
}
