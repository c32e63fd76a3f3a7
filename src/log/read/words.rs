//! What the words of cells stand for: values for others, and texts that mean empty.

use std::cell::Cell as Count;
use std::collections::{BTreeMap, HashMap};

use crate::log::mapping::column::Column;
use crate::log::mapping::mapping::Mapping;
use crate::log::source::record::{Cell, CellKind};

/// What a spreadsheet has where nothing was found.
const NOT_AVAILABLE: &str = "#N/A";

/// Texts by which systems say that nothing is there; in columns of times, stops and
/// extensions they are no values.
const USUAL: [&str; 42] = [
    "-",
    "--",
    "---",
    "—",
    "——",
    "－",
    "/",
    "\\",
    "?",
    "？",
    "无",
    "無",
    "暂无",
    "空",
    "(空)",
    "（空）",
    "未填",
    "未填写",
    "null",
    "Null",
    "NULL",
    "(null)",
    "(NULL)",
    "<null>",
    "\\N",
    "nil",
    "none",
    "None",
    "NONE",
    "nan",
    "NaN",
    "NaT",
    "N/A",
    NOT_AVAILABLE,
    "n/a",
    "NA",
    "undefined",
    "0000-00-00",
    "0000-00-00 00:00",
    "0000-00-00 00:00:00",
    "0000-00-00T00:00:00",
    "0000/00/00",
];

/// Texts by which a finish is said not to have come yet.
const UNFINISHED: [&str; 12] = [
    "未办结",
    "未办理",
    "未处理",
    "未反馈",
    "处理中",
    "未完成",
    "未结束",
    "未关闭",
    "未答复",
    "未回复",
    "办理中",
    "在办",
];

/// Whether a text usually means that nothing is there, in a column of times, or has not
/// come yet.
pub(crate) fn is_usually_empty(text: &str) -> bool {
    USUAL.contains(&text) || UNFINISHED.contains(&text)
}

/// Whether a text usually means that nothing is there.
pub(crate) fn says_nothing(text: &str) -> bool {
    USUAL.contains(&text)
}

/// Whether a column is one in which such a text can be no value.
const fn has_no_words(column: Column) -> bool {
    !matches!(
        column,
        Column::CaseId | Column::Matter | Column::Category | Column::Activity | Column::Lifecycle
    )
}

type Values = HashMap<String, (String, Count<u64>)>;

/// What the words of cells stand for, and how often each was met.
#[derive(Clone, Debug)]
pub(crate) struct Words {
    values: [Option<Values>; Column::ALL.len()],
    /// Those that the mapping names.
    empty: HashMap<String, Count<u64>>,
    usual: HashMap<&'static str, Count<u64>>,
    unfinished: HashMap<&'static str, Count<u64>>,
}

impl Words {
    pub(crate) fn new(mapping: &Mapping) -> Self {
        let counted = |word: &&'static str| (*word, Count::new(0));
        let mut words = Self {
            values: [const { None }; Column::ALL.len()],
            empty: mapping
                .empty_words()
                .iter()
                .map(|word| (word.clone(), Count::new(0)))
                .collect(),
            usual: USUAL.iter().map(counted).collect(),
            unfinished: UNFINISHED.iter().map(counted).collect(),
        };
        for (column, values) in mapping.values() {
            let own = values.iter();
            let own = own.map(|(word, other)| (word.clone(), (other.clone(), Count::new(0))));
            if let Some(slot) = words.values.get_mut(*column as usize) {
                *slot = Some(own.collect());
            }
        }
        words
    }

    /// What a cell of a column says: another value where the mapping has one, nothing
    /// where its text means that. Counted where it `counts`.
    pub(crate) fn said<'c>(
        &'c self,
        column: Option<Column>,
        cell: Cell<'c>,
        counts: bool,
    ) -> Cell<'c> {
        let met = |count: &Count<u64>| count.set(count.get() + u64::from(counts));
        let values = column.and_then(|column| self.values.get(column as usize)?.as_ref());
        if let Some((other, count)) = values.and_then(|values| values.get(cell.text())) {
            met(count);
            return Cell {
                kind: CellKind::Text,
                text: other,
            };
        }
        let text = cell.text();
        if text.is_empty() {
            return cell;
        }
        let named = match self.empty.is_empty() {
            true => None,
            false => self.empty.get(text),
        };
        let usual = || {
            // no usual word begins as most times do
            let is_time = matches!(text.as_bytes().first(), Some(b'1'..=b'9'));
            // as a text, and as the error by which a spreadsheet says so
            let is_text = cell.kind() == CellKind::Text
                || (cell.kind() == CellKind::Unusable && text == NOT_AVAILABLE);
            if is_time || !column.is_none_or(has_no_words) || !is_text {
                return None;
            }
            let unfinished = self.unfinished.get(text);
            let unfinished = unfinished.filter(|_| column == Some(Column::FinishedAt));
            self.usual.get(text).or(unfinished)
        };
        match named.or_else(usual) {
            Some(count) => {
                met(count);
                Cell::EMPTY
            }
            None => cell,
        }
    }

    /// The texts that were taken for empty, and how often.
    pub(crate) fn taken_for_empty(&self) -> BTreeMap<String, u64> {
        let named = self
            .empty
            .iter()
            .map(|(word, count)| (word.as_str(), count));
        let usual = self.usual.iter().chain(&self.unfinished);
        let usual = usual.map(|(word, count)| (*word, count));
        let all = named.chain(usual).filter(|(_, count)| count.get() > 0);
        let mut taken = BTreeMap::new();
        for (word, count) in all {
            *taken.entry(word.to_owned()).or_default() += count.get();
        }
        taken
    }

    /// The keys of the mapping's entries that no cell met.
    pub(crate) fn not_met(&self) -> Vec<String> {
        let mut keys = Vec::new();
        for (column, values) in Column::ALL.into_iter().zip(&self.values) {
            let unmet = values.iter().flatten();
            let unmet = unmet.filter(|(_, (_, count))| count.get() == 0);
            keys.extend(unmet.map(|(word, _)| format!("values.{}.{word}", column.id())));
        }
        let unmet = self.empty.iter().filter(|(_, count)| count.get() == 0);
        keys.extend(unmet.map(|(word, _)| format!("empty.{word}")));
        keys.sort();
        keys
    }
}
