//! The arguments, and what they make: a schedule, a rule, settings.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, anyhow, bail};
use chrono::{NaiveDate, NaiveDateTime};
use chrono_tz::Tz;
use clap::{Args, Parser, Subcommand};
use shixian::day::WorkCalendar;
use shixian::ground::zone_called;
use shixian::log::{LogCheck, Mapping, VerdictFormat, VerdictOptions};
use shixian::plan::{Plan, PlanStore, ReadingPolicy, huarong_2023};
use shixian::term::{
    BareDays, BareHours, Cutoff, HalfDay, OutsideHours, ReadAs, Roll, StartDay, StopDays, StopKinds,
};
use shixian::{
    Checker, ClockStop, Commitment, Conventions, Language, Limit, Localized, Moment, OfficeHours,
    Rule, Schedule, Settings, commitment,
};

use crate::log::LogArgs;
use crate::names::{language, named};

/// Deadlines of public agencies in China (时限): due days, explanations, verdicts.
#[derive(Parser)]
#[command(name = "shixian", version, about)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Check an exported case log: a verdict for every case
    Check(CheckArgs),
    /// Look at a log: what it is, what its columns hold, and a mapping to check it with
    Inspect(InspectArgs),
    /// When something started at a moment is due
    Due(DueArgs),
    /// How long something took, in every unit
    Elapsed(ElapsedArgs),
    /// As `due`, with every day counted and skipped
    Explain(DueArgs),
    /// Print the plan: all of it, one promise in full, or its tasks
    Plan(PlanArgs),
    /// List the days of the calendar
    Calendar(CalendarArgs),
}

#[derive(Args)]
pub(crate) struct CheckArgs {
    #[command(flatten)]
    pub(crate) source: LogArgs,
    /// Check only the rows of this matter
    #[arg(long)]
    pub(crate) kind: Option<String>,
    #[command(flatten)]
    pub(crate) rule: RuleArgs,
    #[command(flatten)]
    pub(crate) schedule: ScheduleArgs,
    #[command(flatten)]
    pub(crate) counting: CountingArgs,
    /// The moment open cases are judged at; without it, the system time
    #[arg(long, value_name = "TS")]
    pub(crate) now: Option<String>,
    /// Also add the cases up by a column, named by its header; several may be given
    #[arg(long, value_name = "COLUMN")]
    pub(crate) group: Vec<String>,
    /// Values observed of indicators, in CSV: commitment,period,value,denominator
    #[arg(long, value_name = "FILE")]
    pub(crate) indicators: Option<PathBuf>,
    /// When tasks were completed, in CSV: task,completed_at
    #[arg(long, value_name = "FILE")]
    pub(crate) tasks: Option<PathBuf>,
    /// Write report.html, summary.json, commitments.csv, the verdicts, rejects.csv
    /// and the rejected rows, to be put right, into this folder
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    /// The form of the verdicts: verdicts.csv, verdicts.jsonl or verdicts.xlsx
    #[arg(long, value_name = "csv|json-lines|xlsx", value_parser = named::<VerdictFormat>, default_value = "csv")]
    pub(crate) verdicts: VerdictFormat,
    /// Begin verdicts.csv with a byte order mark, by which Excel knows UTF-8
    #[arg(long)]
    pub(crate) bom: bool,
    /// The language of the headers of the verdicts; without it, their names in data
    #[arg(long, value_name = "zh|en", value_parser = language, default_value = "en")]
    pub(crate) headers: Language,
    /// Explain every verdict in a column of its own, in this language
    #[arg(long, value_name = "zh|en", value_parser = language)]
    pub(crate) explain: Option<Language>,
    /// Print JSON instead of a table
    #[arg(long)]
    pub(crate) json: bool,
    /// The language; without it the table is in English and the report in Chinese
    #[arg(long, value_name = "zh|en", value_parser = language)]
    pub(crate) lang: Option<Language>,
}

impl CheckArgs {
    /// How the log is checked.
    pub(crate) fn check<'a>(
        &'a self,
        plan: &'a Plan<'a>,
        schedule: &'a Schedule,
        mapping: &'a Mapping,
    ) -> Result<LogCheck<'a>> {
        let settings = self.rule.settings(&self.counting);
        let mut check = LogCheck::new(plan, schedule, mapping, &settings)?;
        if let Some(id) = &self.rule.commitment {
            check = check.against_commitment(id)?;
        }
        if let Some(text) = &self.rule.limit {
            let bare = settings.conventions().bare_units();
            let (limit, read_as) = Limit::read_with(text, bare)?;
            for read_as in read_as {
                let language = self.lang.unwrap_or_default();
                let note = language.pick("note: ", "注：");
                eprintln!("{note}{}", read_as.in_language(language));
            }
            check = check.against_limit(text, limit);
        }
        if let Some(kind) = &self.kind {
            check = check.of_matter(kind);
        }
        Ok(check.grouped_by(&self.group))
    }

    pub(crate) const fn verdict_options(&self) -> VerdictOptions {
        VerdictOptions {
            format: self.verdicts,
            byte_order_mark: self.bom,
            chinese_headers: matches!(self.headers, Language::Chinese),
            explanation: self.explain,
        }
    }
}

#[derive(Args)]
pub(crate) struct InspectArgs {
    #[command(flatten)]
    pub(crate) source: LogArgs,
    #[command(flatten)]
    pub(crate) plan: PlanChoice,
    #[command(flatten)]
    pub(crate) schedule: ScheduleArgs,
    /// How many rows are looked at
    #[arg(long, value_name = "N", default_value_t = 10_000)]
    pub(crate) rows: u64,
    /// Write the mapping proposed into this file, which must not be there yet
    #[arg(long, value_name = "FILE")]
    pub(crate) write: Option<PathBuf>,
    /// Print JSON
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Args)]
pub(crate) struct DueArgs {
    #[command(flatten)]
    pub(crate) rule: RuleArgs,
    /// When the clock started
    #[arg(long, value_name = "TS")]
    pub(crate) from: String,
    /// A clock stop, such as `supplement:2023-07-10T09:00..2023-07-19T17:00`
    #[arg(long = "stop", value_name = "KIND:FROM..UNTIL")]
    pub(crate) stops: Vec<String>,
    /// An extension granted, as a limit or as `延长10个工作日`
    #[arg(long, value_name = "LIMIT")]
    pub(crate) extend: Option<String>,
    #[command(flatten)]
    pub(crate) schedule: ScheduleArgs,
    #[command(flatten)]
    pub(crate) counting: CountingArgs,
    /// Print JSON
    #[arg(long)]
    pub(crate) json: bool,
    /// The language of the answer
    #[arg(long, value_name = "zh|en", value_parser = language, default_value = "en")]
    pub(crate) lang: Language,
}

#[derive(Args)]
pub(crate) struct ElapsedArgs {
    /// The start
    #[arg(long, value_name = "TS")]
    pub(crate) from: String,
    /// The end
    #[arg(long, value_name = "TS")]
    pub(crate) to: String,
    /// A clock stop, such as `supplement:2023-07-10T09:00..2023-07-19T17:00`
    #[arg(long = "stop", value_name = "KIND:FROM..UNTIL")]
    pub(crate) stops: Vec<String>,
    #[command(flatten)]
    pub(crate) schedule: ScheduleArgs,
    /// The days a stop takes out
    #[arg(long, value_name = "half-open|inclusive", value_parser = named::<StopDays>)]
    pub(crate) stop_days: Option<StopDays>,
    /// Print JSON
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Args)]
pub(crate) struct PlanArgs {
    /// One promise, by its id
    #[arg(value_name = "ID", conflicts_with_all = ["task", "tasks", "discrepancies", "export"])]
    pub(crate) id: Option<String>,
    /// One task, by its number
    #[arg(long, value_name = "N", conflicts_with_all = ["tasks", "discrepancies", "export"])]
    pub(crate) task: Option<u16>,
    /// The tasks
    #[arg(long, conflicts_with_all = ["discrepancies", "export"])]
    pub(crate) tasks: bool,
    /// The places where the plan contradicts itself
    #[arg(long, conflicts_with = "export")]
    pub(crate) discrepancies: bool,
    /// Write the plan as a file in TOML, to be edited and read with --plan
    #[arg(long, conflicts_with = "json")]
    pub(crate) export: bool,
    #[command(flatten)]
    pub(crate) plan: PlanChoice,
    /// Print JSON
    #[arg(long)]
    pub(crate) json: bool,
    /// The language
    #[arg(long, value_name = "zh|en", value_parser = language, default_value = "zh")]
    pub(crate) lang: Language,
}

/// Which plan is meant.
#[derive(Args)]
pub(crate) struct PlanChoice {
    /// A plan in TOML instead of the built-in one
    #[arg(long = "plan", value_name = "FILE")]
    file: Option<PathBuf>,
}

impl PlanChoice {
    /// The plan, a file's held in `store`.
    pub(crate) fn plan<'s>(&self, store: &'s PlanStore) -> Result<Plan<'s>> {
        let Some(path) = &self.file else {
            return Ok(huarong_2023::PLAN);
        };
        let name = path.display();
        let text =
            fs::read_to_string(path).with_context(|| format!("cannot read the plan `{name}`"))?;
        let plan = store.read(&text);
        plan.with_context(|| format!("cannot use the plan `{name}`"))
    }
}

#[derive(Args)]
pub(crate) struct CalendarArgs {
    /// The first day
    #[arg(long, value_name = "D")]
    pub(crate) from: NaiveDate,
    /// The last day
    #[arg(long, value_name = "D")]
    pub(crate) to: NaiveDate,
    #[command(flatten)]
    pub(crate) calendar: CalendarChoice,
    /// Print CSV: date,kind,name,statutory,basis,notice
    #[arg(long)]
    pub(crate) csv: bool,
    /// The language of the table
    #[arg(long, value_name = "zh|en", value_parser = language, default_value = "en")]
    pub(crate) lang: Language,
}

/// What is checked against.
#[derive(Args)]
pub(crate) struct RuleArgs {
    #[command(flatten)]
    pub(crate) plan: PlanChoice,
    /// A commitment of the plan, by its id
    #[arg(long, value_name = "ID")]
    pub(crate) commitment: Option<String>,
    /// A limit, such as `20 working days`, `5日` or `自受理之日起二十个工作日内`; `case due`
    /// is the case's own
    #[arg(
        long,
        value_name = "TEXT",
        conflicts_with = "commitment",
        allow_hyphen_values = true
    )]
    pub(crate) limit: Option<String>,
    /// What 日 and 天 without 工作 mean in a limit: calendar days, working days, or
    /// working days for these numbers and calendar days for others
    #[arg(long, value_name = "calendar|working|2,3,5,7", value_parser = named::<BareDays>)]
    pub(crate) bare_days: Option<BareDays>,
    /// What hours and minutes of less than a day mean in a limit written in Chinese
    #[arg(long, value_name = "open|clock", value_parser = named::<BareHours>)]
    pub(crate) bare_hours: Option<BareHours>,
    /// Which reading decides where the plan contradicts itself
    #[arg(long, value_name = "strictest|body|annex", value_parser = named::<ReadingPolicy>, default_value = "strictest")]
    pub(crate) reading: ReadingPolicy,
}

/// Which days are worked.
#[derive(Args)]
pub(crate) struct CalendarChoice {
    /// The calendar: China's, Monday to Friday, or a JSON file (a year in the
    /// form of the public data sets, or a calendar)
    #[arg(long, value_name = "cn|weekends|FILE", default_value = "cn")]
    calendar: String,
    /// Use announced days only: a due day that rests on others is an error
    #[arg(long)]
    announced_only: bool,
    /// Use the calendar as it was known on this date
    #[arg(long, value_name = "D")]
    known_on: Option<NaiveDate>,
}

/// Which days are worked, when, and where.
#[derive(Args)]
pub(crate) struct ScheduleArgs {
    #[command(flatten)]
    calendar: CalendarChoice,
    /// The office hours, such as `08:30-12:00,14:00-17:30`
    #[arg(long, value_name = "TEXT")]
    hours: Option<OfficeHours>,
    /// The time zone
    #[arg(long, value_name = "ZONE", value_parser = zone_called, default_value = "Asia/Shanghai")]
    tz: Tz,
}

/// How the law's open questions are read.
#[derive(Args)]
pub(crate) struct CountingArgs {
    /// When the last day of a limit in days ends
    #[arg(long, value_name = "end-of-day|close", value_parser = named::<Cutoff>)]
    cutoff: Option<Cutoff>,
    /// Whether the start day counts
    #[arg(long, value_name = "excluded|counted", value_parser = named::<StartDay>)]
    start_day: Option<StartDay>,
    /// The date of a start outside office hours
    #[arg(long, value_name = "own-date|next-opening", value_parser = named::<OutsideHours>)]
    outside_hours: Option<OutsideHours>,
    /// Where a last day that is a rest day goes
    #[arg(long, value_name = "following|holidays-only|none", value_parser = named::<Roll>)]
    roll: Option<Roll>,
    /// The days a stop takes out
    #[arg(long, value_name = "half-open|inclusive", value_parser = named::<StopDays>)]
    stop_days: Option<StopDays>,
    /// How half a day is read
    #[arg(long, value_name = "office-day|four-hours|session", value_parser = named::<HalfDay>)]
    half_day: Option<HalfDay>,
}

impl CalendarChoice {
    pub(crate) fn calendar(&self) -> Result<WorkCalendar> {
        let mut calendar = match self.calendar.as_str() {
            "cn" => WorkCalendar::china(),
            "weekends" => WorkCalendar::weekends_only(),
            file => calendar_from(file)?,
        };
        if let Some(date) = self.known_on {
            calendar = calendar.known_on(date)?;
        }
        if self.announced_only {
            calendar = calendar.announced_only()?;
        }
        Ok(calendar)
    }
}

/// A calendar from a JSON file: a year's notice on top of China's calendar, or a
/// calendar in the library's own form.
fn calendar_from(file: &str) -> Result<WorkCalendar> {
    let text = fs::read_to_string(file).with_context(|| {
        format!("cannot read the calendar `{file}` (use cn, weekends or a file)")
    })?;
    let about = || format!("the calendar `{file}` cannot be used");
    WorkCalendar::from_json(&text).with_context(about)
}

impl ScheduleArgs {
    pub(crate) fn schedule(&self) -> Result<Schedule> {
        let calendar = self.calendar.calendar()?;
        let hours = self.hours.clone().unwrap_or_default();
        Ok(Schedule::new(calendar, hours, self.tz))
    }
}

impl CountingArgs {
    pub(crate) fn conventions(&self) -> Conventions {
        let mut conventions = Conventions::new();
        if let Some(cutoff) = self.cutoff {
            conventions = conventions.with_cutoff(cutoff);
        }
        if let Some(start_day) = self.start_day {
            conventions = conventions.with_start_day(start_day);
        }
        if let Some(outside_hours) = self.outside_hours {
            conventions = conventions.with_outside_hours(outside_hours);
        }
        if let Some(roll) = self.roll {
            conventions = conventions.with_roll(roll);
        }
        if let Some(stop_days) = self.stop_days {
            conventions = conventions.with_stop_days(stop_days);
        }
        if let Some(half_day) = self.half_day {
            conventions = conventions.with_half_day(half_day);
        }
        conventions
    }
}

impl RuleArgs {
    pub(crate) fn settings(&self, counting: &CountingArgs) -> Settings {
        let mut conventions = counting.conventions();
        if let Some(bare_days) = self.bare_days {
            conventions = conventions.with_bare_days(bare_days);
        }
        if let Some(bare_hours) = self.bare_hours {
            conventions = conventions.with_bare_hours(bare_hours);
        }
        Settings::new()
            .with_reading(self.reading)
            .with_conventions(conventions)
    }

    /// The limit given, as a commitment of nobody's that every stop stops, and how
    /// its text was read.
    pub(crate) fn own_commitment(
        &self,
        settings: &Settings,
    ) -> Result<(Option<Commitment<'_>>, Vec<ReadAs>)> {
        let Some(text) = self.limit.as_deref() else {
            return Ok((None, Vec::new()));
        };
        let (limit, read_as) = Limit::read_with(text, settings.conventions().bare_units())?;
        Ok((Some(own(text, limit)), read_as))
    }

    /// The rule given: a commitment's of the plan, or the limit's.
    pub(crate) fn rule<'a>(
        &self,
        checker: &Checker<'a>,
        own: Option<&'a Commitment<'a>>,
        settings: &Settings,
        schedule: &Schedule,
    ) -> Result<Option<Rule<'a>>> {
        match (&self.commitment, own) {
            (Some(id), _) => {
                let rule = checker
                    .rule(id)
                    .map_err(|error| anyhow!("{error}; `shixian plan` lists those it has"))?;
                Ok(Some(rule.clone()))
            }
            (None, Some(own)) => Ok(Some(Rule::new(own, schedule, settings))),
            (None, None) => Ok(None),
        }
    }
}

/// A limit by itself, as a commitment known as `id`.
const fn own(id: &str, limit: Limit) -> Commitment<'_> {
    commitment(id, id).within(limit).stops_for(StopKinds::ALL)
}

impl DueArgs {
    pub(crate) fn start(&self, schedule: &Schedule) -> Result<Moment> {
        moment("--from", &self.from, schedule)
    }

    /// The rule asked for; one of the two ways to name it is needed.
    pub(crate) fn rule<'a>(
        &self,
        plan: &'a Plan<'a>,
        own: Option<&'a Commitment<'a>>,
        schedule: &Schedule,
    ) -> Result<Rule<'a>> {
        let settings = self.rule.settings(&self.counting);
        let checker = Checker::with_settings(plan, schedule, &settings);
        match self.rule.rule(&checker, own, &settings, schedule)? {
            Some(rule) => Ok(rule),
            None => bail!("give --commitment ID or --limit TEXT"),
        }
    }
}

/// The stops given on the command line.
pub(crate) fn stops(texts: &[String], schedule: &Schedule) -> Result<Vec<ClockStop>> {
    let zone = schedule.zone();
    let read = |text: &String| {
        let stop = ClockStop::parse_by(text, |text| Moment::parse_in(text, zone))?;
        if stop.is_reversed() {
            bail!("the stop `{text}` ends before it begins");
        }
        Ok(stop)
    };
    texts.iter().map(read).collect()
}

/// A moment given on the command line.
pub(crate) fn moment(option: &str, text: &str, schedule: &Schedule) -> Result<Moment> {
    Moment::parse_in(text, schedule.zone()).with_context(|| format!("{option} cannot be used"))
}

/// The system time as local time of the schedule.
pub(crate) fn system_time(schedule: &Schedule) -> Result<NaiveDateTime> {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH)?;
    let seconds = i64::try_from(since.as_secs())?;
    let utc =
        chrono::DateTime::from_timestamp(seconds, 0).context("the system time is unusable")?;
    Ok(Moment::from_zoned(&utc, schedule.zone()).earliest())
}
