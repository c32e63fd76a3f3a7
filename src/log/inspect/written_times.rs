//! What the mapping proposed says of times.

use super::orders::Orders;
use super::proposal::{Proposal, holds_times};
use super::seen::ColumnSeen;
use super::written::{quoted, section};
use crate::ground::counted::counted;
use crate::ground::moment::DayOrder;
use crate::log::mapping::time_options::TimeOptions;

impl Proposal<'_> {
    pub(super) fn write_times(&self, toml: &mut String, notes: &mut Vec<String>) {
        let columns = self.of_times();
        let used = || columns.iter().copied();
        let sum = |count: fn(&ColumnSeen) -> u64| -> u64 { used().map(count).sum() };
        let mut lines = Vec::new();
        let (local, all) = (
            sum(|c| c.local),
            sum(|c| c.times + c.either_order + c.short_years),
        );
        if local > 0 {
            let zone = self.schedule.zone().name();
            lines.push(format!(
                "# zone = {}  # assumed, the schedule's: {local} of {} no zone",
                quoted(zone),
                counted(all, "time has", "times have")
            ));
        }
        let moved = sum(|c| c.moved);
        if moved > 0 {
            let zone = self.schedule.zone().name();
            notes.push(format!(
                "{moved} of {} another zone than {zone}: their dates are those of {zone}",
                counted(all, "time has", "times have")
            ));
        }
        self.write_order(&mut lines, notes);
        let twice = sum(|c| c.repeated_hour);
        if twice > 0 {
            lines.push(format!(
                "# repeated_hour = \"first\"  # or \"second\": the clocks showed {} twice, which is refused",
                counted(twice, "time", "times")
            ));
        }
        let numbers = [
            (sum(|c| c.serials), "excel-serial"),
            (sum(|c| c.epoch_seconds), "epoch-seconds"),
            (sum(|c| c.epoch_milliseconds), "epoch-milliseconds"),
        ];
        let met = || numbers.iter().filter(|(count, _)| *count > 0);
        if self.about.sheet.is_none() {
            // of two units one would be read wrongly, and by thousands of days
            let comment = if met().count() > 1 { "# " } else { "" };
            for (count, name) in met() {
                lines.push(format!(
                    "{comment}numbers = {}  # {} like it",
                    quoted(name),
                    counted(*count, "number looks", "numbers look")
                ));
            }
            if met().count() > 1 {
                notes.push(
                    "numbers count time in different units, of which a log has one: write the times as `2023-06-07 09:05`, or all in one unit".to_owned(),
                );
            }
        }
        let mostly = |count: fn(&ColumnSeen) -> u64| {
            used().any(|c| c.local > 1 && count(c) * 10 >= c.local * 9)
        };
        if mostly(|c| c.midnight) {
            lines.push(
                "midnight = \"date-alone\"  # nearly all times of a column are at 00:00".to_owned(),
            );
        }
        if mostly(|c| c.last_minute) {
            lines.push(
                "last_minute = \"date-alone\"  # nearly all times of a column are at 23:59"
                    .to_owned(),
            );
        }
        section(toml, "times", &lines);
        let outside = sum(|c| c.outside_calendar);
        if outside > 0 {
            notes.push(format!(
                "{} in years that the calendar does not cover",
                counted(outside, "time lies", "times lie")
            ));
        }
    }

    /// The columns of times that are used or, where a start or a finish is still to be
    /// found, all that hold times.
    fn of_times(&self) -> Vec<&ColumnSeen> {
        let is_settled = self.is_of_events() || self.has_ends();
        let is_used = |index: &usize| {
            let mut used = self.columns.iter();
            used.any(|(column, used)| holds_times(*column) && used == index)
        };
        let columns = self.seen.iter().enumerate();
        let columns =
            columns.filter(|(index, seen)| is_used(index) || (!is_settled && seen.is_of_times()));
        columns.map(|(_, seen)| seen).collect()
    }

    fn orders(columns: &[&ColumnSeen]) -> Orders {
        let mut orders = Orders::default();
        for seen in columns {
            orders.add(&seen.orders);
        }
        orders
    }

    /// How times are read by what is given and, of the order of day and month, by what
    /// they prove.
    pub(super) fn time_options(&self) -> TimeOptions {
        let mut options = self.given.times().clone();
        if options.day_order == DayOrder::Unknown {
            options.day_order = Self::orders(&self.of_times()).decided();
        }
        options
    }

    /// The order of day and month, as far as the times prove one.
    fn write_order(&self, lines: &mut Vec<String>, notes: &mut Vec<String>) {
        let used = self.of_times();
        let orders = Self::orders(&used);
        let half = self.half_converted(&used);
        let (line, note) = orders.proposal();
        lines.extend(
            line.map(|line| match half.is_empty() || line.starts_with('#') {
                true => line,
                false => format!("# {line}"),
            }),
        );
        notes.extend(note);
        notes.extend(half);
        let short: u64 = used.iter().map(|seen| seen.short_years).sum();
        if short > 0 {
            let times = counted(short, "time has", "times have");
            lines.push(format!("# century = 2000  # {times} a year of two digits"));
            let is = if short == 1 { "is" } else { "are" };
            notes.push(format!(
                "{times} a year of two digits, which {is} refused: set times.century, and times.day_order where the year does not come first"
            ));
        }
    }

    /// Columns in which a spreadsheet took for dates what it could, with day and month
    /// the other way round, and left the rest as texts.
    fn half_converted(&self, used: &[&ColumnSeen]) -> Vec<String> {
        let is_half = |seen: &&&ColumnSeen| {
            let [cells, small] = seen.date_cells;
            let [days, months, _] = seen.orders.only();
            let only_one_way = (days > 0) != (months > 0) && seen.orders.unclear() == 0;
            cells > 0 && cells == small && only_one_way
        };
        let note = |seen: &&ColumnSeen| {
            let [cells, _] = seen.date_cells;
            let [days, months, _] = seen.orders.only();
            format!(
                "`{}` has {}, whose days are all 12 or less, beside {} whose days are all above 12: so it looks where a spreadsheet took day and month for each other in the date cells, and left the rest as texts; export the column again as text, or check both against the original",
                seen.header,
                counted(cells, "date cell", "date cells"),
                counted(days + months, "text", "texts"),
            )
        };
        used.iter().filter(is_half).map(note).collect()
    }
}
