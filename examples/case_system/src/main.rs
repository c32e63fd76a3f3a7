//! A small case system on SQLite: open cases, transitions from several threads, a
//! crash in the middle, and a wake-up loop on a simulated clock.
//!
//! It runs itself a second time as the system at work, kills that with no warning
//! while its threads are writing, and takes over: nothing that was acknowledged is
//! lost, every answer is the same as before, and from then on the clock is
//! simulated from wake-up to wake-up. It ends with an error when an answer is wrong.

use std::collections::BTreeMap;
use std::error::Error;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::{env, io, thread};

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use rusqlite::{Connection, params};
use shixian::plan::huarong_2023;
use shixian::timer::{Entry, TimerState, Transition, Watch};
use shixian::{
    Checker, Docket, Due, Rule, Schedule, StopKind, Timer, VerdictKind, WarningLevel, working_days,
};

type Failure = Box<dyn Error + Send + Sync>;
type Answer<T> = Result<T, Failure>;

const CASES: u32 = 120;
const THREADS: u32 = 4;
/// So many acknowledged transitions are waited for before the crash.
const BEFORE_THE_CRASH: usize = 300;
const COMMITMENTS: [&str; 3] = [
    "construction-approval-private-industrial-20wd",
    "construction-approval-private-simple-low-risk-10wd",
    "construction-joint-acceptance-3wd",
];

fn at(month: u32, day: u32, hour: u32, minute: u32) -> Answer<NaiveDateTime> {
    NaiveDate::from_ymd_opt(2026, month, day)
        .and_then(|date| date.and_hms_opt(hour, minute, 0))
        .ok_or_else(|| "no such moment".into())
}

fn ensure(holds: bool, what: impl FnOnce() -> String) -> Answer<()> {
    if holds { Ok(()) } else { Err(what().into()) }
}

/// The rules, by commitment.
fn rules() -> Answer<BTreeMap<&'static str, Arc<Rule<'static>>>> {
    let checker = Checker::new(&huarong_2023::PLAN, &Schedule::china());
    let rule = |id: &'static str| Ok((id, Arc::new(checker.rule(id)?.clone())));
    COMMITMENTS.into_iter().map(rule).collect()
}

/// The case system: the database holds what happened, the docket what follows.
struct CaseSystem {
    database: Connection,
    docket: Docket<'static>,
}

impl CaseSystem {
    /// Opens the database and takes its timers into the docket, as of `now`.
    fn open(path: &Path, now: NaiveDateTime) -> Answer<Self> {
        let database = Connection::open(path)?;
        database.pragma_update(None, "journal_mode", "WAL")?;
        database.pragma_update(None, "synchronous", "FULL")?;
        database.execute_batch(
            "CREATE TABLE IF NOT EXISTS timer (
                 \"case\" TEXT NOT NULL, commitment TEXT NOT NULL, officer TEXT NOT NULL,
                 state TEXT NOT NULL, PRIMARY KEY (\"case\", commitment)
             ) STRICT",
        )?;
        let rules = rules()?;
        let mut docket = Docket::new(Watch::Status);
        for (officer, state) in stored_timers(&database)? {
            let state: TimerState = serde_json::from_str(&state)?;
            let rule = rules
                .get(state.commitment())
                .ok_or("a commitment we know")?;
            // under the plan and calendar it was stored under, or not at all
            docket.insert(state.restore(rule)?, &officer, now)?;
        }
        Ok(Self { database, docket })
    }

    /// Opens a case.
    fn accept(&mut self, timer: Timer<'static>, officer: &str, now: NaiveDateTime) -> Answer<()> {
        let commitment = timer.rule().commitment().id();
        self.database.execute(
            "INSERT INTO timer VALUES (?1, ?2, ?3, ?4)",
            params![timer.case(), commitment, officer, stored(&timer, now)?],
        )?;
        self.docket.insert(timer, officer, now)?;
        Ok(())
    }

    /// Records a transition: in the database first, then in the docket. Returns when
    /// the case is due, or what remains.
    fn record(
        &mut self,
        case: &str,
        commitment: &str,
        entry: Entry,
        now: NaiveDateTime,
    ) -> Answer<String> {
        let own = self.docket.get(case, commitment).ok_or("a case we know")?;
        let mut timer = own.clone();
        timer.record(entry.clone())?;
        let changed = self.database.execute(
            "UPDATE timer SET state = ?3 WHERE \"case\" = ?1 AND commitment = ?2",
            params![case, commitment, stored(&timer, now)?],
        )?;
        ensure(changed == 1, || format!("{changed} rows of {case}"))?;
        self.docket.record(case, commitment, entry, now)?;
        Ok(answer(&timer, now))
    }
}

/// The officers and the timers as stored.
fn stored_timers(database: &Connection) -> Answer<Vec<(String, String)>> {
    let mut rows = database.prepare("SELECT officer, state FROM timer")?;
    let rows = rows.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn stored(timer: &Timer<'_>, now: NaiveDateTime) -> Answer<String> {
    Ok(serde_json::to_string(&timer.state(now))?)
}

/// When the case is due, or what remains, and how red it is.
fn answer(timer: &Timer<'_>, now: NaiveDateTime) -> String {
    let standing = timer.standing(now);
    let due = standing.due().map_or("-".to_owned(), |due| due.to_string());
    let level = standing.level().map_or("-", WarningLevel::id);
    format!("{}; {due}; {level}", standing.verdict())
}

// ---- the system at work, as a process of its own

/// Opens the cases, then lets the threads work until the process is killed. Every
/// transition that is safe in the database is told in a line.
fn work(path: &Path) -> Answer<()> {
    let opening = at(3, 2, 8, 30)?;
    let mut system = CaseSystem::open(path, opening)?;
    let rules = rules()?;
    for number in 0..CASES {
        let (case, commitment) = key(number);
        let rule = rules.get(commitment).ok_or("a commitment we know")?;
        let start = opening + TimeDelta::minutes(i64::from(number) * 7);
        let mut timer = Timer::new(case, rule);
        timer.start(start)?;
        system.accept(timer, &format!("officer {}", number % 5), start)?;
    }
    let system = Arc::new(Mutex::new(system));
    let threads = (0..THREADS).map(|thread| {
        let system = Arc::clone(&system);
        thread::spawn(move || officer(&system, thread))
    });
    for thread in threads.collect::<Vec<_>>() {
        thread.join().map_err(|_| "a thread broke down")??;
    }
    Err("the work was done before the crash".into())
}

/// One officer's work: the cases of a thread stop, run again and are extended, round
/// after round. What makes no sense any more is refused, and not told.
fn officer(system: &Mutex<CaseSystem>, thread: u32) -> Answer<()> {
    let begin = at(3, 3, 9, 0)?;
    let mut tick = 0;
    for round in 0..400_u32 {
        for number in (0..CASES).filter(|number| number % THREADS == thread) {
            tick += 1;
            let now = begin + TimeDelta::minutes(tick);
            let transition = match (round + number) % 5 {
                0 | 2 => Transition::Stop {
                    kind: StopKind::SpecialProcedure,
                },
                4 => Transition::Extend {
                    by: working_days(1),
                },
                _ => Transition::Resume { kind: None },
            };
            let entry = Entry::new(transition, now).cite(format!("document {round}"));
            let (case, commitment) = key(number);
            let mut system = system.lock().unwrap_or_else(PoisonError::into_inner);
            if let Ok(answer) = system.record(&case, commitment, entry, now) {
                let count = system
                    .docket
                    .get(&case, commitment)
                    .map_or(0, |t| t.entries().len());
                let mut out = io::stdout().lock();
                writeln!(out, "{case}|{commitment}|{count}|{now:?}|{answer}")?;
                out.flush()?;
            }
        }
    }
    Ok(())
}

/// The case of a number and its commitment: one of three.
fn key(number: u32) -> (String, &'static str) {
    let [industrial, simple, acceptance] = COMMITMENTS;
    let commitment = match number % 3 {
        0 => industrial,
        1 => simple,
        _ => acceptance,
    };
    (format!("HR-{number:03}"), commitment)
}

// ---- the supervisor: the crash, the restart, the simulated clock

/// What the system at work said of a transition before it crashed.
struct Told {
    count: usize,
    now: NaiveDateTime,
    answer: String,
}

/// Runs the system at work and kills it while it writes. Returns the last that was
/// told of every case.
fn crash(path: &Path) -> Answer<BTreeMap<(String, String), Told>> {
    let mut child = Command::new(env::current_exe()?)
        .arg("work")
        .arg(path)
        .stdout(Stdio::piped())
        .spawn()?;
    let out = child.stdout.take().ok_or("its output")?;
    let (mut told, mut count) = (BTreeMap::new(), 0);
    for line in BufReader::new(out).lines() {
        let line = line?;
        let fields: Vec<&str> = line.split('|').collect();
        // the crash may cut the last line
        let [case, commitment, entries, now, answer] = fields[..] else {
            break;
        };
        let last = Told {
            count: entries.parse()?,
            now: now.parse()?,
            answer: answer.to_owned(),
        };
        told.insert((case.to_owned(), commitment.to_owned()), last);
        count += 1;
        if count == BEFORE_THE_CRASH {
            child.kill()?;
        }
    }
    let status = child.wait()?;
    ensure(count >= BEFORE_THE_CRASH, || {
        format!("only {count} transitions, {status}")
    })?;
    ensure(!status.success(), || "it was to crash".to_owned())?;
    println!(
        "killed after {count} acknowledged transitions of {} cases",
        told.len()
    );
    Ok(told)
}

/// Nothing acknowledged is lost, and every answer is the one that was told.
fn compare(system: &CaseSystem, told: &BTreeMap<(String, String), Told>) -> Answer<()> {
    ensure(system.docket.len() == CASES as usize, || {
        format!("{} cases", system.docket.len())
    })?;
    let mut later = 0;
    for ((case, commitment), told) in told {
        let timer = system
            .docket
            .get(case, commitment)
            .ok_or("a case was lost")?;
        ensure(timer.entries().len() >= told.count, || {
            format!(
                "{case} has {} entries, {} were told",
                timer.entries().len(),
                told.count
            )
        })?;
        // what was safe and could not be told any more
        later += timer.entries().len() - told.count;
        let mut same = Timer::new(case.as_str(), timer.rule());
        for entry in timer.entries().iter().take(told.count) {
            same.record(entry.clone())?;
        }
        let answer = answer(&same, told.now);
        ensure(answer == told.answer, || {
            format!("{case}: {answer} after the restart, {} before", told.answer)
        })?;
    }
    // one line may be on its way from each thread
    ensure(later <= THREADS as usize, || {
        format!("{later} entries were never told")
    })?;
    println!("restarted: nothing lost, the same answers ({later} safe but not told)");
    Ok(())
}

/// Sleeps from wake-up to wake-up for half a year, when every case is overdue or
/// stopped, and keeps a board of lamps only by what the wake-ups say.
fn simulate(system: &mut CaseSystem, from: NaiveDateTime) -> Answer<()> {
    let lamp = |timer: &Timer<'_>, now| {
        let standing = timer.standing(now);
        (standing.verdict().kind(), standing.level())
    };
    let mut board: BTreeMap<String, (VerdictKind, Option<WarningLevel>)> = BTreeMap::new();
    system.docket.tick(from);
    for (timer, _) in system.docket.iter() {
        board.insert(timer.case().to_owned(), lamp(timer, from));
    }
    let (mut now, mut wakes, mut turned) = (from, 0, 0);
    let end = from + TimeDelta::days(180);
    while let Some(next) = system.docket.next_change().filter(|next| *next < end) {
        ensure(next > now, || format!("woken at {next} after {now}"))?;
        // between the wake-ups nothing changes: a look in the middle finds the same
        let middle = now + (next - now) / 2;
        for (timer, _) in system.docket.iter() {
            let known = board.get(timer.case()).copied();
            ensure(known == Some(lamp(timer, middle)), || {
                format!("{} changed unnoticed before {middle}", timer.case())
            })?;
        }
        now = next;
        wakes += 1;
        for woken in system.docket.tick(now) {
            let standing = woken.standing();
            board.insert(
                woken.timer().case().to_owned(),
                (standing.verdict().kind(), standing.level()),
            );
            turned += 1;
        }
    }
    println!("{wakes} wake-ups to {now}, {turned} changes");
    for (case, (verdict, level)) in &board {
        let is_settled = match verdict {
            VerdictKind::Overdue => *level == Some(WarningLevel::Red),
            VerdictKind::Paused => true,
            _ => false,
        };
        ensure(is_settled, || format!("{case} is {verdict}, {level:?}"))?;
    }
    ensure(turned > wakes && wakes > 5, || {
        format!("{wakes} wake-ups, {turned} changes")
    })
}

/// What is due in a week, officer by officer: as many as a look at every case finds.
fn week(system: &CaseSystem, now: NaiveDateTime) -> Answer<()> {
    let (from, through) = (now.date(), now.date() + TimeDelta::days(30));
    let mut count = 0;
    for (officer, due) in system.docket.due_by_officer(from, through) {
        println!("{officer}: {} due by {through}", due.len());
        count += due.len();
    }
    let is_due = |timer: &Timer<'_>| {
        let due = timer.standing(now).due();
        matches!(due, Some(Due::At(d)) if from <= d.day() && d.day() <= through)
    };
    let all = system
        .docket
        .iter()
        .filter(|(timer, _)| is_due(timer))
        .count();
    ensure(count == all && count > 0, || {
        format!("{count} by officer, {all} in all")
    })
}

fn main() -> Answer<()> {
    let mut arguments = env::args_os().skip(1);
    if arguments.next().is_some_and(|argument| argument == "work") {
        let path = arguments.next().ok_or("the path of the database")?;
        return work(Path::new(&path));
    }
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("cases.sqlite");
    let told = crash(&path)?;
    let now = told
        .values()
        .map(|told| told.now)
        .max()
        .ok_or("something told")?;
    let now = now + TimeDelta::minutes(i64::from(THREADS));
    let mut system = CaseSystem::open(&path, now)?;
    compare(&system, &told)?;
    week(&system, now)?;
    simulate(&mut system, now)
}
