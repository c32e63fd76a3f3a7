//! `due`, `elapsed` and `explain`.

use anyhow::{Result, bail};
use chrono::{NaiveDateTime, TimeDelta};
use serde_json::{Value, json};
use shixian::plan::PlanStore;
use shixian::term::ReadAs;
use shixian::{
    Case, ClockStop, Conventions, Deadline, Due, Explanation, Limit, Localized, Moment, Rule,
    StopKind, Verdict,
};

use crate::args::{self, DueArgs, ElapsedArgs};
use crate::output::{say, tell};

pub(crate) fn due(args: &DueArgs) -> Result<()> {
    asked(args, |rule, case, read_as| {
        let due = rule.due(case)?;
        warn_of_skipped_hour(rule, &due);
        if !args.json {
            let explanation = Explanation::of_deadline(rule, case).without_steps();
            say(&explanation.in_language(args.lang).to_string())?;
            return say_how_it_was_read(args, read_as);
        }
        let mut answer = describe(rule, args, case, &due);
        set(&mut answer, "read_as", read_as_json(args, read_as));
        match (rule.statute(case), rule.statutory_due(case)) {
            (Some(Ok(statutory)), Some(Ok(due))) => {
                let mut tier = json!(statutory);
                add_due(&mut tier, rule, &due);
                set(&mut answer, "statutory", tier);
            }
            // there is a statute, and no text of it was in force
            (Some(Err(Verdict::NotApplicable(_))), _) => set(&mut answer, "statutory", Value::Null),
            _ => {}
        }
        say(&serde_json::to_string_pretty(&answer)?)
    })
}

pub(crate) fn explain(args: &DueArgs) -> Result<()> {
    asked(args, |rule, case, read_as| {
        let due = rule.due(case)?;
        if !args.json {
            let explanation = Explanation::of_deadline(rule, case);
            say(&explanation.in_language(args.lang).to_string())?;
            return say_how_it_was_read(args, read_as);
        }
        let mut answer = describe(rule, args, case, &due);
        set(&mut answer, "read_as", read_as_json(args, read_as));
        let steps = rule.trace_due(case)?.map(|step| {
            json!({
                "from": iso(step.from()),
                "until": iso(step.until()),
                "what": step.what().in_language(args.lang).to_string(),
            })
        });
        set(&mut answer, "steps", steps.collect());
        say(&serde_json::to_string_pretty(&answer)?)
    })
}

/// Says aloud how the text of the limit was read where it left something open.
fn say_how_it_was_read(args: &DueArgs, read_as: &[ReadAs]) -> Result<()> {
    let note = args.lang.pick("note: ", "注：");
    let mut notes = read_as.iter().map(|one| one.in_language(args.lang));
    notes.try_for_each(|words| say(&format!("{note}{words}")))
}

fn read_as_json(args: &DueArgs, read_as: &[ReadAs]) -> Value {
    let words = read_as.iter().map(|one| one.in_language(args.lang));
    words.map(|words| json!(words.to_string())).collect()
}

/// The rule and the case that the arguments describe, and how the text of the limit
/// was read, for `answer`.
fn asked(
    args: &DueArgs,
    answer: impl FnOnce(&Rule<'_>, &Case<'_>, &[ReadAs]) -> Result<()>,
) -> Result<()> {
    let is_read = args.rule.limit.is_some() || args.extend.is_some();
    if !is_read && (args.rule.bare_days.is_some() || args.rule.bare_hours.is_some()) {
        bail!("--bare-days and --bare-hours say how --limit and --extend are read: give one");
    }
    let schedule = args.schedule.schedule()?;
    let (own, read_as) = args
        .rule
        .own_commitment(&args.rule.settings(&args.counting))?;
    let store = PlanStore::new();
    let plan = args.rule.plan.plan(&store)?;
    let rule = args.rule(&plan, own.as_ref(), &schedule)?;
    let start = args.start(&schedule)?;
    let stops = args::stops(&args.stops, &schedule)?;
    warn_of_idle_stops(&rule, &stops);
    if let Some((from, _)) = rule.period().filter(|period| start.date() < period.0) {
        tell(&format!(
            "note: {} is in force from {from}: it does not bind this case",
            rule.commitment().id()
        ));
    }
    let case = Case::new("").started(start).with_stops(&stops);
    match &args.extend {
        Some(text) => {
            let bare = rule.conventions().bare_units();
            let extension = Limit::parse_extension(text, bare)?;
            answer(&rule, &case.extended_by(extension), &read_as)
        }
        None => answer(&rule, &case, &read_as),
    }
}

/// What both commands say of the deadline.
fn describe(rule: &Rule<'_>, args: &DueArgs, case: &Case<'_>, due: &Due) -> Value {
    let mut answer = json!({
        "commitment": rule.commitment().id(),
        "limit": rule.limit().to_string(),
        "extension": case.extension(),
        "from": args.from,
        "decided_by": rule.decided_by().map(|place| place.to_string()),
        "hours_assumed": rule.hours_assumed(),
    });
    add_due(&mut answer, rule, due);
    answer
}

pub(crate) fn elapsed(args: &ElapsedArgs) -> Result<()> {
    let schedule = args.schedule.schedule()?;
    let from = args::moment("--from", &args.from, &schedule)?;
    let to = args::moment("--to", &args.to, &schedule)?;
    let stops = args::stops(&args.stops, &schedule)?;
    let stop_days = args.stop_days.unwrap_or_default();
    let took = schedule
        .since(from)
        .counted(Conventions::new().with_stop_days(stop_days))
        .stopped(&stops)
        .elapsed(to)?;
    let seconds = |time: TimeDelta| {
        let whole = time.num_seconds();
        match time.subsec_nanos() {
            0 => json!(whole),
            _ => json!(time.as_seconds_f64()),
        }
    };
    let open = took.open_time().map(seconds);
    let clock = took.clock_time().map(seconds);
    let fraction = took.working_days_of_time().map(|days| days.to_string());
    if args.json {
        return say(&serde_json::to_string_pretty(&json!({
            "from": from.to_string(),
            "to": to.to_string(),
            "working_days": took.working_days(),
            "open_seconds": open,
            "working_day_fraction": fraction,
            "calendar_days": took.calendar_days(),
            "clock_seconds": clock,
            "hours_assumed": schedule.hours().is_assumed(),
        }))?);
    }
    let unknown = || "unknown: a date alone was given".to_owned();
    say(&format!(
        "working days: {}\nworking days of open time: {}\nopen seconds: {}\ncalendar days: {}\nclock seconds: {}",
        took.working_days(),
        fraction.unwrap_or_else(unknown),
        open.map_or_else(unknown, |seconds| seconds.to_string()),
        took.calendar_days(),
        clock.map_or_else(unknown, |seconds| seconds.to_string()),
    ))?;
    if schedule.hours().is_assumed() {
        say(&format!(
            "note: office hours {} are assumed, not published",
            schedule.hours()
        ))?;
    }
    Ok(())
}

/// Says where a due moment is one that the clocks of the zone skip.
fn warn_of_skipped_hour(rule: &Rule<'_>, due: &Due) {
    if let Due::At(deadline) = due
        && !deadline.is_end_of_day()
        && let Some(shown) = rule.schedule().shown_instead_of(deadline.at())
    {
        let (at, zone) = (deadline.at(), rule.schedule().zone());
        eprintln!("note: the clocks of {zone} skip {at}; it is then {shown}");
    }
}

/// Says which stops were given in vain.
fn warn_of_idle_stops(rule: &Rule<'_>, stops: &[ClockStop]) {
    if !stops.is_empty() && !rule.limit().can_be_stopped() {
        tell(&format!(
            "note: nothing stops the clock of a limit that is {}",
            rule.limit()
        ));
        return;
    }
    for stop in stops {
        if !rule.stopped_by().contains(stop.kind()) {
            let kinds: Vec<&str> = rule.stopped_by().iter().map(StopKind::id).collect();
            tell(&format!(
                "note: {} does not stop the clock of {}; what does: {}",
                stop.kind().id(),
                rule.commitment().id(),
                if kinds.is_empty() {
                    "nothing".to_owned()
                } else {
                    kinds.join(", ")
                },
            ));
        }
    }
}

fn add_due(answer: &mut Value, rule: &Rule<'_>, due: &Due) {
    match due {
        Due::At(deadline) => add_deadline(answer, rule, deadline),
        Due::Paused(paused) => {
            set(answer, "status", json!("paused"));
            set(answer, "due_day", Value::Null);
            set(answer, "due_at", Value::Null);
            set(answer, "unrolled_day", Value::Null);
            set(answer, "paused_since", json!(iso(paused.since())));
            set(answer, "remaining", json!(paused.remaining().to_string()));
            set(answer, "basis", json!(paused.basis(rule.schedule()).id()));
        }
    }
}

fn add_deadline(answer: &mut Value, rule: &Rule<'_>, deadline: &Deadline) {
    set(answer, "status", json!("due"));
    // the form of a deadline: `due_day`, `due_at` and `unrolled_day`
    if let Value::Object(form) = json!(deadline) {
        for (key, value) in form {
            set(answer, &key, value);
        }
    }
    set(answer, "basis", json!(deadline.basis(rule.schedule()).id()));
}

fn set(object: &mut Value, key: &str, value: Value) {
    if let Some(map) = object.as_object_mut() {
        map.insert(key.to_owned(), value);
    }
}

/// A local moment as JSON writes it.
fn iso(at: NaiveDateTime) -> String {
    Moment::at(at).iso().to_string()
}
