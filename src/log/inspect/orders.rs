//! In which orders of day, month and year the times of a column can be read.

use crate::ground::moment::{DayOrder, MomentError, Parsed};

/// The orders, as a mapping calls them.
const ORDERS: [(DayOrder, &str, &str); 3] = [
    (DayOrder::DayFirst, "day-first", "day"),
    (DayOrder::MonthFirst, "month-first", "month"),
    (DayOrder::YearFirst, "year-first", "year"),
];

/// The times whose meaning hangs on an order: how many there are, and how many of them
/// each order reads.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Orders {
    all: u64,
    unclear: u64,
    /// Those whose year has two digits.
    short: u64,
    fits: [u64; 3],
    only: [u64; 3],
}

impl Orders {
    /// Takes a text; what it says in the first order that reads it, if it is a time of
    /// that sort.
    pub(super) fn see(&mut self, text: &str, century: Option<u16>) -> Option<Parsed> {
        const ANY: u16 = 2000;
        let read = |order| Parsed::read_of(text, order, century.or(Some(ANY)));
        let ways = ORDERS.map(|(order, ..)| read(order).ok());
        let has_short_year = matches!(
            Parsed::read_of(text, DayOrder::YearFirst, None),
            Err(MomentError::YearDigits(_))
        );
        let [day, month, year] = ways;
        let is_short = has_short_year && [day, month].iter().flatten().any(|p| p.is_year_last);
        let is_short = is_short || (has_short_year && day.is_none() && month.is_none());
        let is_long = !has_short_year && [day, month].iter().flatten().any(|p| p.is_year_last);
        if !is_short && !is_long {
            return day.or(year);
        }
        self.all += 1;
        self.short += u64::from(is_short);
        // where the year is whole, that it comes first says nothing
        let fits = [day.is_some(), month.is_some(), is_short && year.is_some()];
        let count = fits.iter().filter(|fits| **fits).count();
        for (index, fits) in fits.into_iter().enumerate() {
            if let Some(slot) = self.fits.get_mut(index) {
                *slot += u64::from(fits);
            }
            if let Some(slot) = self.only.get_mut(index) {
                *slot += u64::from(fits && count == 1);
            }
        }
        let dates = ways.iter().zip(fits).filter(|(_, fits)| *fits);
        let mut dates = dates.filter_map(|(way, _)| way.as_ref().map(|parsed| parsed.date));
        let first = dates.next();
        self.unclear += u64::from(dates.any(|other| Some(other) != first));
        day.or(month).or(year)
    }

    pub(super) fn add(&mut self, other: &Self) {
        self.all += other.all;
        self.unclear += other.unclear;
        self.short += other.short;
        for (own, more) in self.fits.iter_mut().zip(other.fits) {
            *own += more;
        }
        for (own, more) in self.only.iter_mut().zip(other.only) {
            *own += more;
        }
    }

    /// The times that only that order reads: the day first, the month, the year.
    pub(super) const fn only(&self) -> [u64; 3] {
        self.only
    }

    /// Those that more than one order reads, each as another date.
    pub(super) const fn unclear(&self) -> u64 {
        self.unclear
    }

    /// The orders that read all of the times, with the times that allow nothing else.
    fn fitting(&self) -> Vec<(&'static str, &'static str, u64)> {
        let all = ORDERS.iter().zip(self.fits).zip(self.only);
        // a year of two digits may come first; one of four that comes last does not
        let fitting = all.filter(|(((order, ..), fits), _)| {
            *fits == self.all && (*order != DayOrder::YearFirst || self.short == self.all)
        });
        let fitting = fitting.map(|(((_, id, name), _), only)| (*id, *name, only));
        fitting.collect()
    }

    /// The order, where one alone reads all of the times.
    pub(super) fn decided(&self) -> DayOrder {
        let fitting = self.fitting();
        let only = fitting
            .first()
            .filter(|_| self.all > 0 && fitting.len() == 1);
        let order = only.and_then(|(id, ..)| ORDERS.iter().find(|(_, known, _)| known == id));
        order.map_or(DayOrder::Unknown, |(order, ..)| *order)
    }

    /// What a mapping is to say of the order and, where that is not plain, what is to be
    /// looked at.
    pub(super) fn proposal(&self) -> (Option<String>, Option<String>) {
        let all = self.all;
        match self.fitting().as_slice() {
            _ if all == 0 => (None, None),
            [(id, _, 0)] => (
                Some(format!(
                    "day_order = \"{id}\"  # nothing else reads all of {all} times"
                )),
                None,
            ),
            [(id, _, only)] => (
                Some(format!(
                    "day_order = \"{id}\"  # {only} times allow nothing else"
                )),
                None,
            ),
            [] => {
                let [days, months, years] = self.only;
                let years = match years {
                    0 => String::new(),
                    years => format!(", {years} only the year first"),
                };
                let note = format!(
                    "{days} times can only name the day first and {months} only the month first{years}: the log has both orders"
                );
                let line = "# day_order = \"day-first\"  # or \"month-first\"";
                (Some(line.to_owned()), Some(note))
            }
            _ if self.unclear == 0 => (None, None),
            [(id, first, _), others @ ..] => {
                let ids: Vec<String> = others.iter().map(|(id, ..)| format!("\"{id}\"")).collect();
                let names = others.iter().map(|(_, name, _)| *name);
                let names: Vec<&str> = std::iter::once(*first).chain(names).collect();
                let line = format!("# day_order = \"{id}\"  # or {}", ids.join(", "));
                let note = format!(
                    "{} times can be read with the {} first, and nothing decides: set times.day_order",
                    self.unclear,
                    names.join(" or the ")
                );
                (Some(line), Some(note))
            }
        }
    }
}
