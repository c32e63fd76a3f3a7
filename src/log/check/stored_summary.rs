//! The stored form of a log's summary: parts of a log that were checked apart, on other
//! days or other machines, are read back and merged.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::kept_case::KeptCase;
use super::summary::LogSummary;
use crate::ground::form::schema_marker;
use crate::log::mapping::policies::RepeatedCase;
use crate::log::read::about::LogAbout;
use crate::log::reject_kind::RejectKind;
use crate::tally::Assessment;
use crate::tally::stored::countable;

/// The name and version of the stored form of a [`LogSummary`]. Within a version fields
/// may be added, and those not known are passed over; a reason or a verdict that is not
/// known is an error, for it would be lost.
pub const LOG_SUMMARY_SCHEMA: &str = "shixian-log-summary/1";

schema_marker!(
    /// The schema, which is the first field of what is stored.
    Schema = LOG_SUMMARY_SCHEMA
);

/// Rows rejected for a column and a reason.
#[derive(Serialize, Deserialize)]
struct Rejected {
    column: String,
    reason: RejectKind,
    rows: u64,
}

#[derive(Serialize, Deserialize)]
struct Form<A> {
    schema: Schema,
    rows: u64,
    rejects: u64,
    other_matters: u64,
    cases: u64,
    verdicts: u64,
    open: u64,
    #[serde(default)]
    repeated: u64,
    #[serde(default)]
    repeated_case: RepeatedCase,
    #[serde(default)]
    zone: Cow<'static, str>,
    /// The hashes of the names of cases, in hexadecimal and in order.
    #[serde(default)]
    names: Vec<String>,
    about: Option<LogAbout>,
    group_columns: Vec<String>,
    reject_reasons: Vec<Rejected>,
    #[serde(default)]
    rejected_of: BTreeMap<String, u64>,
    /// Of a form without it, every row rejected that may be a case.
    rejected_of_any: Option<u64>,
    assessments: A,
}

impl Serialize for LogSummary {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let reasons = self.reject_reasons.iter();
        let mut names: Vec<u64> = self.names.iter().copied().collect();
        names.sort_unstable();
        let names = names.iter().map(|name| format!("{name:016x}")).collect();
        let form = Form {
            schema: Schema,
            rows: self.rows,
            rejects: self.rejects,
            other_matters: self.other_matters,
            cases: self.cases,
            verdicts: self.verdicts,
            open: self.open,
            repeated: self.repeated,
            repeated_case: self.repeated_case,
            zone: self.zone.clone(),
            names,
            about: self.about.clone(),
            group_columns: self.group_columns.clone(),
            reject_reasons: reasons
                .map(|((column, reason), rows)| Rejected {
                    column: column.clone(),
                    reason: *reason,
                    rows: *rows,
                })
                .collect(),
            rejected_of: self.rejected_of.clone(),
            rejected_of_any: Some(self.rejected_of_any),
            assessments: &self.assessments,
        };
        form.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for LogSummary {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let form = Form::deserialize(deserializer)?;
        Self::of_form(form).map_err(D::Error::custom)
    }
}

impl LogSummary {
    fn of_form(form: Form<BTreeMap<String, Assessment<KeptCase>>>) -> Result<Self, String> {
        let mut reject_reasons = BTreeMap::new();
        let mut rejected = 0;
        for of_reason in form.reject_reasons {
            rejected += countable(of_reason.rows)?;
            let reason = (of_reason.column, of_reason.reason);
            if reject_reasons.insert(reason, of_reason.rows).is_some() {
                return Err("a reason for rejects is given twice for one column".to_owned());
            }
        }
        if rejected != form.rejects {
            return Err(format!("{} rejects have {rejected} reasons", form.rejects));
        }
        let cases = reject_reasons.iter();
        let cases = cases.filter(|((_, kind), _)| RejectKind::may_be_a_case(*kind));
        let cases: u64 = cases.map(|(_, rows)| rows).sum();
        let rejected_of_any = form.rejected_of_any.unwrap_or(cases);
        // each of them is of one commitment or of any, and not of both
        let most = form.rejected_of.values().copied().max().unwrap_or_default();
        if most
            .checked_add(rejected_of_any)
            .is_none_or(|of| of > cases)
        {
            return Err(format!(
                "of {cases} rejects that may be cases, more are said to be"
            ));
        }
        let names = form.names.iter().map(|name| {
            u64::from_str_radix(name, 16).map_err(|_| format!("`{name}` is not the hash of a name"))
        });
        Ok(Self {
            rows: countable(form.rows)?,
            rejects: form.rejects,
            other_matters: countable(form.other_matters)?,
            cases: countable(form.cases)?,
            verdicts: countable(form.verdicts)?,
            open: countable(form.open)?,
            repeated: countable(form.repeated)?,
            repeated_case: form.repeated_case,
            zone: form.zone,
            names: names.collect::<Result<_, _>>()?,
            about: form.about,
            assessments: form.assessments,
            reject_reasons,
            rejected_of: form.rejected_of,
            rejected_of_any,
            group_columns: form.group_columns,
        })
    }
}
