//! Makes a synthetic case log: cases over every commitment of the plan in time,
//! from 2022 to 2026, with Chinese headers, clock stops, open cases and, if
//! asked for, a few rows that cannot be read.
//!
//! ```text
//! cargo run --features csv --example sample_log -- [CASES] [SEED] [bad-rows]
//! ```
//!
//! The same numbers give the same log. Nothing in it is real: it shows how a log
//! looks, not how any office works.

use std::error::Error;
use std::io;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use shixian::plan::huarong_2023;
use shixian::{Case, Checker, ClockStop, Due, Limit, Localized, Rule, Schedule, StopKind};

/// Rows that cannot be read, and why.
const BAD_ROWS: [[&str; 8]; 6] = [
    // no such day
    [
        "HR-X001",
        "联合验收",
        "",
        "2023-06-31 09:00",
        "",
        "",
        "",
        "一号窗口",
    ],
    // no shape of a time
    [
        "HR-X002",
        "联合验收",
        "",
        "上周三",
        "2023-06-26",
        "",
        "",
        "一号窗口",
    ],
    // a matter the plan does not know
    [
        "HR-X003",
        "午餐补贴",
        "",
        "2023-06-20",
        "2023-06-26",
        "",
        "",
        "一号窗口",
    ],
    // no name
    [
        "",
        "联合验收",
        "",
        "2023-06-20",
        "2023-06-26",
        "",
        "",
        "一号窗口",
    ],
    // a stop without a kind
    [
        "HR-X005",
        "政府采购投诉",
        "",
        "2023-07-03",
        "",
        "2023-07-10..2023-07-19",
        "",
        "一号窗口",
    ],
    // an extension of no known unit
    [
        "HR-X006",
        "有财产可供执行案件",
        "",
        "2023-07-03",
        "",
        "",
        "再等等",
        "一号窗口",
    ],
];

/// The windows that took the cases, made up like everything else.
const WINDOWS: [&str; 4] = ["一号窗口", "二号窗口", "三号窗口", "四号窗口"];

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let cases: usize = arguments.next().map_or(Ok(5_000), |text| text.parse())?;
    let seed: u64 = arguments.next().map_or(Ok(2023), |text| text.parse())?;
    let bad_rows = arguments.next().is_some();

    let mut maker = Maker::new(seed);
    let mut csv = csv::Writer::from_writer(io::stdout().lock());
    csv.write_record([
        "案件编号",
        "事项",
        "类别",
        "受理时间",
        "办结时间",
        "中止",
        "延长期限",
        "受理窗口",
    ])?;
    for number in 0..cases {
        csv.write_record(maker.row(number)?)?;
        let bad = number * (BAD_ROWS.len() + 1) / cases;
        let next = (number + 1) * (BAD_ROWS.len() + 1) / cases;
        if let Some(row) = BAD_ROWS.get(bad).filter(|_| bad_rows && bad < next) {
            csv.write_record(row)?;
        }
    }
    Ok(csv.flush()?)
}

struct Maker {
    random: StdRng,
    checker: Checker<'static>,
    schedule: Schedule,
}

impl Maker {
    fn new(seed: u64) -> Self {
        let schedule = Schedule::china();
        Self {
            random: StdRng::seed_from_u64(seed),
            checker: Checker::new(&huarong_2023::PLAN, &schedule),
            schedule,
        }
    }

    /// One case in the log's columns.
    fn row(&mut self, number: usize) -> Result<[String; 8], Box<dyn Error>> {
        let pick = self.random.random_range(0..self.checker.rules().len());
        let rule = self.checker.rules().get(pick).ok_or("no rule")?.clone();
        let start = self.start()?;
        let stops = self.stops(&rule, start);
        let extension = self.extension(&rule);
        let mut case = Case::new("").started(start).with_stops(&stops);
        if let Some(extension) = extension {
            case = case.extended_by(extension);
        }
        let due = match rule.due(&case)? {
            Due::At(deadline) => deadline.at(),
            Due::Paused(_) => start,
        };
        let finish = self.finish(start, due);
        let in_days = rule.limit().is_in_days();
        Ok([
            format!("HR-{}-{number:05}", start.format("%Y")),
            self.name(&rule),
            self.category(&rule),
            self.written(start, in_days),
            finish.map_or_else(String::new, |finish| self.written(finish, in_days)),
            stops.iter().map(written_stop).collect::<Vec<_>>().join(";"),
            extension.map_or_else(String::new, |limit| limit.chinese().to_string()),
            // not at random, so that the rest stays as it was
            WINDOWS
                .get(number * 7 % 11 % 4)
                .copied()
                .unwrap_or_default()
                .to_owned(),
        ])
    }

    /// A start in office hours, one in twelve out of them.
    fn start(&mut self) -> Result<NaiveDateTime, Box<dyn Error>> {
        let first = NaiveDate::from_ymd_opt(2022, 1, 1).ok_or("no date")?;
        let day = first + TimeDelta::days(self.random.random_range(0..1_780));
        if self.random.random_ratio(1, 12) {
            let minute = self.random.random_range(0..1_440);
            return Ok(day.and_time(NaiveTime::MIN) + TimeDelta::minutes(minute));
        }
        let day = self.schedule.calendar().roll_forward(day)?;
        let opening = self.schedule.opening(day)?.ok_or("closed")?;
        let into = TimeDelta::minutes(self.random.random_range(0..400));
        Ok(self.schedule.advance(opening, into)?)
    }

    fn stops(&mut self, rule: &Rule<'_>, start: NaiveDateTime) -> Vec<ClockStop> {
        let kinds: Vec<StopKind> = rule.stopped_by().iter().collect();
        if kinds.is_empty() || !self.random.random_ratio(1, 5) {
            return Vec::new();
        }
        let pick = self.random.random_range(0..kinds.len());
        let kind = kinds.get(pick).copied().unwrap_or(StopKind::Other);
        let begin = start + TimeDelta::minutes(self.random.random_range(60..3_000));
        if self.random.random_ratio(1, 25) {
            return vec![ClockStop::open(kind, begin)];
        }
        let end = begin + TimeDelta::minutes(self.random.random_range(300..14_000));
        vec![ClockStop::ended(kind, begin, end)]
    }

    fn extension(&mut self, rule: &Rule<'_>) -> Option<Limit> {
        match rule.limit() {
            Limit::Months(_) if self.random.random_ratio(1, 6) => Some(Limit::Months(3)),
            _ => None,
        }
    }

    /// Mostly in time, some late, a few still open.
    fn finish(&mut self, start: NaiveDateTime, due: NaiveDateTime) -> Option<NaiveDateTime> {
        let last = NaiveDate::from_ymd_opt(2026, 11, 20)?.and_time(NaiveTime::MIN);
        let allowed = due.signed_duration_since(start).num_minutes().max(2);
        let took = match self.random.random_range(0..100) {
            0..4 => return None,
            4..88 => self.random.random_range(1..allowed),
            88..99 => allowed + self.random.random_range(1..allowed.max(600)),
            // a slip of the keyboard: finished before it began
            _ => -self.random.random_range(60..5_000),
        };
        Some(start + TimeDelta::minutes(took)).filter(|finish| *finish < last)
    }

    fn name(&mut self, rule: &Rule<'_>) -> String {
        let commitment = rule.commitment();
        if self.random.random_ratio(1, 4) {
            return commitment.title().to_owned();
        }
        commitment
            .names()
            .first()
            .copied()
            .unwrap_or(commitment.title())
            .to_owned()
    }

    fn category(&mut self, rule: &Rule<'_>) -> String {
        let categories: Vec<&str> = rule
            .commitment()
            .readings()
            .iter()
            .filter_map(|variant| variant.category())
            .collect();
        if categories.is_empty() {
            return String::new();
        }
        let pick = self.random.random_range(0..categories.len());
        categories.get(pick).copied().unwrap_or_default().to_owned()
    }

    /// A moment in one of the shapes that exports have.
    fn written(&mut self, moment: NaiveDateTime, in_days: bool) -> String {
        let shape = match self.random.random_range(0..20) {
            0 => "%Y/%-m/%-d %-H:%M",
            1 => "%Y-%m-%dT%H:%M:%S+08:00",
            2 => "%Y年%-m月%-d日 %-H时%-M分",
            3 if in_days => "%Y-%m-%d",
            _ => "%Y-%m-%d %H:%M:%S",
        };
        moment.format(shape).to_string()
    }
}

fn written_stop(stop: &ClockStop) -> String {
    let end = stop.end().map_or_else(String::new, |end| end.to_string());
    format!("{}:{}..{end}", stop.kind().chinese(), stop.begin())
}
