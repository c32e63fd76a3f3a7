//! `calendar`.

use std::io;

use anyhow::{Result, bail};
use shixian::Localized;
use shixian::log::escaped;

use crate::args::CalendarArgs;
use crate::output::{self, say};

pub(crate) fn run(args: &CalendarArgs) -> Result<()> {
    let calendar = args.calendar.calendar()?;
    if args.to < args.from {
        bail!("--to {} comes before --from {}", args.to, args.from);
    }
    // both ends first: no half list before an error
    calendar.day(args.from)?;
    calendar.day(args.to)?;
    let days = args.from.iter_days().take_while(|day| *day <= args.to);
    let columns = ["date", "kind", "name", "statutory", "basis", "notice"];
    if args.csv {
        let mut csv = csv::Writer::from_writer(io::stdout().lock());
        csv.write_record(columns)?;
        for date in days {
            let day = calendar.day(date)?;
            csv.write_record([
                date.to_string().as_str(),
                day.kind().id(),
                &escaped(day.name().unwrap_or_default()),
                if day.is_statutory() { "true" } else { "false" },
                day.basis().id(),
                &escaped(day.document().unwrap_or_default()),
            ])?;
        }
        csv.flush()?;
        return Ok(());
    }
    let mut table = output::table();
    table.set_header(columns);
    for date in days {
        let day = calendar.day(date)?;
        table.add_row([
            format!("{date} {}", date.format("%a")),
            day.kind().in_language(args.lang).to_string(),
            day.name().unwrap_or_default().to_owned(),
            if day.is_statutory() { "✓" } else { "" }.to_owned(),
            day.basis().in_language(args.lang).to_string(),
            day.document().unwrap_or_default().to_owned(),
        ]);
    }
    say(&table.to_string())
}
