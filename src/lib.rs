//! By when must a public agency in China be done with a case, how long is left, and
//! was the promise kept? `shixian` (时限, “time limit”) answers all three, says which
//! sentence of which document the answer rests on and which days it counted, and never
//! guesses. It is a pure library: it reads no clock, no file and no network; `now` is
//! an argument.
//!
//! # First steps
//!
//! **When is this due?** A [`Schedule`] knows which days and hours are worked; a
//! [`Term`] is a [`Limit`] that runs on it from a start.
//!
//! ```
//! use chrono::NaiveDate;
//! use shixian::{Due, Schedule, working_days};
//!
//! let day = |d| NaiveDate::from_ymd_opt(2023, 6, d).unwrap();
//! let schedule = Schedule::china();
//! let term = schedule.term(working_days(3), day(20));
//!
//! // 22–24 June are the Dragon Boat Festival; Sunday 25 June is worked for it
//! let Due::At(deadline) = term.due()? else { unreachable!("nothing stops the clock") };
//! assert_eq!(deadline.day(), day(26));
//! for step in term.trace()? {
//!     println!("{step}"); // every day, counted or not, with the notice that says so
//! }
//! # Ok::<(), shixian::term::DeadlineError>(())
//! ```
//!
//! **Was the promise kept?** A [`Rule`] is a [`Commitment`] bound to a schedule; it
//! checks a [`Case`] and gives an [`Outcome`]. Checking cannot fail and does not
//! allocate: trouble is a [`Verdict`], *undetermined*, with its reason.
//!
//! ```
//! use chrono::NaiveDate;
//! use shixian::plan::huarong_2023::{self, Project, construction_approval};
//! use shixian::{Case, Checker, Explanation, Schedule, VerdictKind};
//!
//! let at = |m, d, h| NaiveDate::from_ymd_opt(2026, m, d).unwrap().and_hms_opt(h, 0, 0).unwrap();
//! let checker = Checker::new(&huarong_2023::PLAN, &Schedule::china());
//! let commitment = construction_approval(Project::SimpleLowRisk); // 10 working days
//! let rule = checker.rule_for(commitment).expect("a commitment of the plan");
//!
//! let case = Case::new("HR-2026-0117").started(at(2, 10, 9)).finished(at(3, 3, 16));
//! let outcome = rule.check(&case, at(3, 31, 0));
//! assert_eq!(outcome.verdict().kind(), VerdictKind::Missed);
//! assert_eq!(outcome.verdict().to_string(), "missed by 1 working day");
//! println!("{}", Explanation::new(rule, &case, at(3, 31, 0)));
//! ```
//!
//! **How long is left, and when do I warn?** A [`Timer`] keeps what happens in one
//! case; a [`Docket`] keeps many and says which turn red before Friday.
//!
//! ```
//! use std::sync::Arc;
//! use chrono::NaiveDate;
//! use shixian::plan::huarong_2023::{Project, construction_approval};
//! use shixian::{Rule, Schedule, Settings, StopKind, Timer, WarningLevel};
//!
//! let at = |m, d, h| NaiveDate::from_ymd_opt(2026, m, d).unwrap().and_hms_opt(h, 0, 0).unwrap();
//! let commitment = construction_approval(Project::SimpleLowRisk);
//! let rule = Arc::new(Rule::new(commitment, &Schedule::china(), &Settings::new()));
//! let mut timer = Timer::new("HR-2026-0117", &rule);
//! timer.start(at(3, 2, 9))?.stop(StopKind::SpecialProcedure, at(3, 5, 10))?;
//! timer.resume(at(3, 10, 16))?;
//!
//! let standing = timer.standing(at(3, 16, 9));
//! assert_eq!(standing.verdict().to_string(), "running, 3 working days left");
//! assert_eq!(standing.level(), Some(WarningLevel::Yellow));
//! assert_eq!(timer.next_change(at(3, 16, 9)), Some(at(3, 17, 0))); // sleep until then
//! # Ok::<(), shixian::timer::TransitionError>(())
//! ```
//!
//! **How did a whole log do?** With the feature `csv` a log is checked in one call;
//! see the rooms `log` and `report`.
//!
//! ```
//! # #[cfg(feature = "csv")]
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! use chrono::NaiveDate;
//! use shixian::check::JudgedAt;
//! use shixian::log::{Checked, LogCheck, Mapping, Reject, Sink};
//! use shixian::plan::huarong_2023;
//! use shixian::report::{SummaryInput, write_commitments};
//! use shixian::{Schedule, Settings};
//!
//! struct Count(u64, u64);
//! impl Sink for Count {
//!     type Error = std::convert::Infallible;
//!     fn verdict(&mut self, _: &Checked<'_>) -> Result<(), Self::Error> {
//!         Ok(self.0 += 1)
//!     }
//!     fn reject(&mut self, _: &Reject) -> Result<(), Self::Error> {
//!         Ok(self.1 += 1)
//!     }
//! }
//!
//! let log = "case_id,kind,started_at,finished_at\n\
//!            HR-1,联合验收,2023-06-20 10:00,2023-06-26 16:00\n\
//!            HR-2,联合验收,yesterday,2023-06-26 16:00\n";
//! let now = NaiveDate::from_ymd_opt(2023, 7, 1).unwrap().and_hms_opt(9, 0, 0).unwrap();
//! let (schedule, mapping) = (Schedule::china(), Mapping::new());
//! let check = LogCheck::new(&huarong_2023::PLAN, &schedule, &mapping, &Settings::new())?;
//! let mut count = Count(0, 0);
//! let checked = check.run(log.as_bytes(), JudgedAt::given(now), &mut count)?;
//! // every row is a verdict or a reject
//! assert_eq!((count.0, count.1), (1, 1));
//!
//! let summary = SummaryInput::of(&checked).summary();
//! write_commitments(&summary, std::io::stdout())?;
//! # Ok(())
//! # }
//! # #[cfg(not(feature = "csv"))]
//! # fn main() {}
//! ```
//!
//! # The rooms
//!
//! The crate is a house of rooms; each depends on those below it only.
//!
//! | room | holds |
//! |---|---|
//! | `report` | a checked log as data, as a table and as a page (feature `csv`; the page: `report`) |
//! | `log` | exported case logs in, verdicts and rejects out (feature `csv`) |
//! | [`tally`] | outcomes added up and held against the promise |
//! | [`timer`] | one case as it goes on, and many |
//! | [`check`] | a promise bound to a schedule, and what it says of a case |
//! | [`plan`] | what was promised, and where it is written |
//! | [`term`] | 期间: a limit that runs from a start on a schedule, its stops taken out |
//! | [`day`] | which days and hours are worked |
//! | [`ground`] | moments, exact fractions, languages |
//!
//! [`design`] says what is meant by every answer, section by section; the docs cite it
//! as [S1](crate::design#s1) to [S18](crate::design#s18). [`design::map`] shows every file in its room, [`design::forms`] what answers
//! look like when they are stored or sent.
//!
//! # Features
//!
//! The core has serde and nothing else. Each feature adds an edge:
//!
//! | feature | adds |
//! |---|---|
//! | `json` | notices and calendars from JSON text |
//! | `plan-file` | plans read from and written to TOML |
//! | `csv` | logs in CSV and JSON Lines in any encoding, verdicts, the summary of a log |
//! | `excel` | logs in workbooks, verdicts in `.xlsx` |
//! | `xes` | logs in XES |
//! | `report` | the summary as a page |
//! | `ical` | due dates and warnings as an iCalendar feed |
//! | `cli` | the `shixian` command |

#![cfg_attr(docsrs, feature(doc_cfg))]
#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod check;
pub mod day;
pub mod ground;
#[cfg(feature = "csv")]
pub mod log;
pub mod plan;
#[cfg(feature = "csv")]
pub mod report;
pub mod tally;
pub mod term;
pub mod timer;

#[doc = include_str!("design/semantics.md")]
pub mod design {
    #[doc = include_str!("design/forms.md")]
    pub mod forms {}

    #[doc = include_str!("design/map.md")]
    pub mod map {}
}

/// The examples of the README are run as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

pub use crate::check::{Case, Checker, Explanation, Outcome, Rule, Settings, Verdict, VerdictKind};
pub use crate::day::{OfficeHours, Schedule, WorkCalendar};
pub use crate::ground::{Fraction, Language, Localized, Moment};
pub use crate::plan::{Commitment, Plan, WarningLevel, commitment};
pub use crate::tally::Tally;
pub use crate::term::{
    ClockStop, Conventions, Deadline, Due, Elapsed, Limit, StopKind, Term, calendar_days,
    half_working_days, hours, immediate, minutes, months, working_days,
};
pub use crate::timer::{Docket, Standing, Timer};
