//! Which of the first rows is the header.

use std::collections::HashMap;

use super::record::Record;

/// How many of the first rows are looked at.
pub(super) const FIRST_ROWS: usize = 20;

/// The row of the header among the first: the one with the most names that are
/// known, at least two of them; where none has, the first that is not narrower
/// than the widest after it. A title spread over merged cells is one cell,
/// whether it stands in the first of them or in each.
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
    if let Some(index) = best.1 {
        return index;
    }
    let filled = |row: &Record| match is_title(row) {
        true => 1,
        false => row.cells().filter(|cell| !cell.text().is_empty()).count(),
    };
    let widest = rows.iter().map(filled).max().unwrap_or(0);
    let at_least = if widest > 2 {
        widest.div_ceil(2).max(2)
    } else {
        widest
    };
    rows.iter()
        .position(|row| filled(row) >= at_least)
        .unwrap_or(0)
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
        filled.count() > 1 && !is_title(above)
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
