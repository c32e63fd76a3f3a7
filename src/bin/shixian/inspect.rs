//! `inspect`: a log looked at, a mapping proposed.

use std::fs::OpenOptions;
use std::io::Write;

use anyhow::{Context, Result};
use shixian::log::{Column, inspect};
use shixian::plan::PlanStore;

use crate::args::InspectArgs;
use crate::output::say;

pub(crate) fn run(args: &InspectArgs) -> Result<()> {
    let schedule = args.schedule.schedule()?;
    let name = args.source.log.display();
    let open = args.source.open()?;
    let mapping = args.source.mapping()?;
    let input = open.read(&args.source.log)?;
    let store = PlanStore::new();
    let plan = args.plan.plan(&store)?;
    let seen = inspect(input, &mapping, &plan, &schedule, args.rows)
        .with_context(|| format!("cannot inspect `{name}`"))?;
    if let Some(path) = &args.write {
        let about = || format!("cannot write the mapping `{}`", path.display());
        let file = OpenOptions::new().write(true).create_new(true).open(path);
        let mut file = file.with_context(about)?;
        file.write_all(seen.mapping().as_bytes())
            .with_context(about)?;
    }
    if args.json {
        say(&serde_json::to_string_pretty(&seen)?)
    } else {
        say(&seen.to_string())?;
        if seen.proposes(Column::Matter).is_none() {
            eprintln!("without a matter, check the log with --commitment ID or --limit TEXT");
        }
        Ok(())
    }
}
