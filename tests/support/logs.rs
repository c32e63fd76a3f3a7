//! A log checked, and what came of it.
#![allow(dead_code, reason = "each test uses its own part")]

use chrono::NaiveDateTime;
use shixian::check::JudgedAt;
use shixian::log::{
    Checked, LogCheck, LogCheckError, LogSummary, Mapping, Record, Reject, RejectedRowWriter, Sink,
};
use shixian::plan::huarong_2023;
use shixian::{Moment, Schedule, Settings};

pub(crate) fn at(text: &str) -> NaiveDateTime {
    text.parse::<Moment>().unwrap().earliest()
}

/// Keeps what it is given.
pub(crate) struct Kept {
    /// Line, case, commitment and verdict.
    pub(crate) verdicts: Vec<(u64, String, String, String)>,
    pub(crate) rejects: Vec<Reject>,
    pub(crate) rejected: RejectedRowWriter<Vec<u8>>,
}

impl Sink for Kept {
    type Error = std::io::Error;

    fn verdict(&mut self, checked: &Checked<'_>) -> Result<(), Self::Error> {
        self.verdicts.push((
            checked.logged_case().line(),
            checked.case().id().to_owned(),
            checked.rule().commitment().id().to_owned(),
            checked.outcome().verdict().to_string(),
        ));
        Ok(())
    }

    fn reject(&mut self, reject: &Reject) -> Result<(), Self::Error> {
        self.rejects.push(reject.clone());
        Ok(())
    }

    fn rejected_row(
        &mut self,
        headers: &[String],
        record: &Record,
        reject: &Reject,
    ) -> Result<(), Self::Error> {
        self.rejected.write(headers, record, reject)
    }
}

impl Kept {
    /// The verdicts alone.
    pub(crate) fn told(&self) -> Vec<&str> {
        self.verdicts
            .iter()
            .map(|(.., verdict)| verdict.as_str())
            .collect()
    }
}

/// Checks a log as of 2024 against the plan and the mapping's own commitments.
pub(crate) fn check(log: &[u8], mapping: &Mapping) -> Result<(LogSummary, Kept), String> {
    let schedule = Schedule::china();
    let check = LogCheck::new(&huarong_2023::PLAN, &schedule, mapping, &Settings::new());
    let check = check.map_err(|error| error.to_string())?;
    let mut kept = Kept {
        verdicts: Vec::new(),
        rejects: Vec::new(),
        rejected: RejectedRowWriter::new(Vec::new()),
    };
    let checked = check.run(log, JudgedAt::given(at("2024-01-01 00:00")), &mut kept);
    match checked.map(|checked| checked.summary().clone()) {
        Ok(summary) => Ok((summary, kept)),
        Err(LogCheckError::Log(error)) => {
            let source = std::error::Error::source(&error);
            let cause = source.map_or_else(String::new, |source| format!(": {source}"));
            Err(format!("{error}{cause}"))
        }
        Err(error) => Err(error.to_string()),
    }
}
