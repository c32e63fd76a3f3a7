//! Which column of a log holds what, and what its words mean.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::activity::{Meaning, is_done};
use super::column::{Column, numbered, same};
use super::error::{MappingError, MappingProblem};
use super::no_effect::NoEffect;
use super::own_commitment::{OwnCommitment, OwnCommitmentEntry};
use super::place::MappingPlace;
use super::policies::Policies;
use super::time_options::TimeOptions;
use super::toml_text::{name_meant, note_places};
use crate::check::settings::Settings;
use crate::ground::nearest_name::nearest;
use crate::log::source::options::SourceOptions;
use crate::plan::Plan;
use crate::term::limit::Limit;

/// One name, or several.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged, expecting = "a name or a list of names")]
enum Names {
    One(String),
    Several(Vec<String>),
}

impl Names {
    fn as_slice(&self) -> &[String] {
        match self {
            Self::One(name) => std::slice::from_ref(name),
            Self::Several(names) => names,
        }
    }
}

/// How a log is read: which header stands for which column, which matter for
/// which commitment, how times are written and what becomes of dirty data.
///
/// The default knows the English and the Chinese headers of
/// [`Column::headers`]. The file form is TOML, every part of it optional:
///
/// ```
/// use shixian::log::Mapping;
///
/// let mapping = Mapping::from_toml(r#"
///     deemed_acceptance = true
///     ## texts that mean nothing is there, beside the usual ones
///     empty = ["未填写", "1900-01-01"]
///     ## every row is checked against these, whatever its matter
///     ## commitments = ["decision"]
///
///     [source]
///     encoding = "gb18030"
///
///     ## an empty header: no such column, whatever the headers of the log
///     [columns]
///     started_at = "受理日期"
///     due_at = ""
///     received_at = "收件日期"
///
///     ## events, and the two ends of stops, with columns of their own; where a
///     ## header stands twice, `决定日期#2` is the second
///     [events]
///     decided = "决定日期"
///     "stop:supplement" = "补正告知日期"
///     "resume:supplement" = "补正收件日期"
///
///     ## matters: a commitment of the plan, one of its own below, or a limit; or several
///     [kinds]
///     "验收" = "construction-joint-acceptance-3wd"
///     "备案" = ["decision", "5 working days"]
///
///     ## values that stand for others, in any column
///     [values.kind]
///     "01" = "验收"
///     [values.finished_at]
///     "长期" = ""
///
///     [times]
///     zone = "Asia/Shanghai"
///     day_order = "day-first"
///     century = 2000
///     numbers = "excel-serial"
///     midnight = "date-alone"
///
///     [policies]
///     repeated_case = "last"
///
///     [[checks]]
///     name = "decision"
///     limit = "20 working days"
///     to = "decided"
/// "#)?;
/// assert_eq!(mapping.commitment_of("验收"), Some("construction-joint-acceptance-3wd"));
/// # Ok::<(), shixian::log::MappingError>(())
/// ```
///
/// A key, a name or a word that cannot take effect is an error; an entry that a log
/// merely does not meet is stated in the [`LogAbout`](crate::log::LogAbout).
///
/// A log of events, one row each, has activities instead of times:
///
/// ```
/// # use shixian::log::Mapping;
/// let mapping = Mapping::from_toml(r#"
///     ## the events of a case stand together: read as a stream
///     grouped = true
///
///     [columns]
///     case_id = "case"
///     activity = "step"
///     time = "at"
///
///     [activities]
///     "受理" = "started"
///     "补正告知" = "stop:supplement"
///     "补正收件" = "resume:supplement"
///     "制证+start" = "ignore"
///     "办结" = "finished"
/// "#)?;
/// assert!(mapping.is_of_events());
/// # Ok::<(), shixian::log::MappingError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, expecting = "a table")]
pub struct Mapping {
    source: SourceOptions,
    columns: BTreeMap<Column, String>,
    events: BTreeMap<String, String>,
    #[serde(rename = "kinds")]
    matters: BTreeMap<String, Names>,
    activities: BTreeMap<String, String>,
    values: BTreeMap<Column, BTreeMap<String, String>>,
    times: TimeOptions,
    policies: Policies,
    commitments: Vec<String>,
    checks: Vec<OwnCommitmentEntry>,
    deemed_acceptance: bool,
    grouped: bool,
    cases_by_line: bool,
    empty: Vec<String>,
    #[serde(skip)]
    places: BTreeMap<String, usize>,
}

impl Mapping {
    /// The mapping that expects columns by their usual headers and nothing else.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads the TOML form.
    ///
    /// # Errors
    ///
    /// Text that is no TOML, unknown keys, and words that mean nothing; the
    /// message names the line, the key and the nearest right name.
    pub fn from_toml(text: &str) -> Result<Self, MappingError> {
        let line_at = |at: usize| {
            let before = text.as_bytes().get(..at).unwrap_or_default();
            before.iter().filter(|byte| **byte == b'\n').count() + 1
        };
        let wrong = |error: &toml::de::Error| MappingError::Toml {
            line: line_at(error.span().map_or(0, |span| span.start)),
            nearest: name_meant(error.message()),
            reason: error.message().trim().replace('\n', " "),
        };
        let mut mapping: Self = toml::from_str(text).map_err(|error| wrong(&error))?;
        let table = toml::de::DeTable::parse(text).map_err(|error| wrong(&error))?;
        note_places(table.get_ref(), "", &line_at, &mut mapping.places);
        mapping.validate()?;
        Ok(mapping)
    }

    /// Looks for words that can be judged without the log and the plan.
    fn validate(&self) -> Result<(), MappingError> {
        for (activity, text) in &self.activities {
            if let Err(error) = Meaning::parse(text) {
                let key = format!("activities.{activity}");
                return Err(self.wrong(&key, MappingProblem::Stop(error)));
            }
        }
        if let Some((key, no_effect)) = self.without_effect() {
            return Err(self.wrong(&key, MappingProblem::NoEffect(no_effect)));
        }
        for event in self.events.keys() {
            if let Err(error) = Meaning::parse(event) {
                let key = format!("events.{event}");
                return Err(self.wrong(&key, MappingProblem::Stop(error)));
            }
        }
        let mut names: Vec<&str> = Vec::new();
        for (index, check) in self.checks.iter().enumerate() {
            let key = |field: &str| format!("checks.{index}.{field}");
            if check.name.is_empty() {
                return Err(self.wrong(&key("name"), MappingProblem::NoName));
            }
            if names.contains(&check.name.as_str()) {
                let problem = MappingProblem::SameName(check.name.clone());
                return Err(self.wrong(&key("name"), problem));
            }
            if check.repeated_start == Some(crate::check::case::Repeated::FirstAfterStart) {
                let problem = MappingProblem::NoEffect(NoEffect::StartAfterStart);
                return Err(self.wrong(&key("repeated_start"), problem));
            }
            if let Err(error) = check.limit.parse::<Limit>() {
                return Err(self.wrong(&key("limit"), MappingProblem::Limit(error)));
            }
            names.push(&check.name);
            let events: Vec<&str> = self.event_names().chain(["started", "finished"]).collect();
            for (field, event) in [("from", &check.from), ("to", &check.to)] {
                let Some(event) = event else { continue };
                if !events.contains(&event.as_str()) {
                    let nearest = nearest(event, events.iter().copied());
                    let problem = MappingProblem::UnknownEvent {
                        name: event.clone(),
                        nearest: nearest.map(str::to_owned),
                    };
                    return Err(self.wrong(&key(field), problem));
                }
            }
        }
        Ok(())
    }

    /// An error for a value of the mapping.
    pub(crate) fn wrong(&self, key: &str, problem: MappingProblem) -> MappingError {
        let place = self.place(key);
        MappingError::Value { place, problem }
    }

    /// Where a key stands.
    pub(crate) fn place(&self, key: &str) -> MappingPlace {
        // a key that is left out is missed where its table begins
        let table = key.rsplit_once('.').and_then(|(above, _)| {
            let is_check = above.starts_with("checks.");
            self.places.get(above).filter(|_| is_check)
        });
        MappingPlace {
            key: key.to_owned(),
            line: self.places.get(key).or(table).copied(),
        }
    }

    /// Sets the header of a column; an empty one says that the log has no such column,
    /// whatever its headers.
    #[must_use]
    pub fn with_column(mut self, column: Column, header: impl Into<String>) -> Self {
        self.columns.insert(column, header.into());
        self
    }

    /// Sets the commitment, by its id, that a matter of that name means.
    #[must_use]
    pub fn with_matter(mut self, name: impl Into<String>, commitment: impl Into<String>) -> Self {
        let names = Names::One(commitment.into());
        self.matters.insert(name.into(), names);
        self
    }

    /// Sets the header of the column that holds the time of an event.
    #[must_use]
    pub fn with_event(mut self, event: impl Into<String>, header: impl Into<String>) -> Self {
        self.events.insert(event.into(), header.into());
        self
    }

    /// Sets how times are read.
    #[must_use]
    pub fn with_times(mut self, times: TimeOptions) -> Self {
        self.times = times;
        self
    }

    /// Sets what is known of the file; what it leaves out is as before.
    #[must_use]
    pub fn with_source(mut self, options: SourceOptions) -> Self {
        self.source = options.or(self.source);
        self
    }

    /// Applies deemed acceptance ([S17](crate::design#s17)): a case received, of which nothing missing
    /// was told within five working days, starts on the day of receipt.
    #[must_use]
    pub const fn with_deemed_acceptance(mut self) -> Self {
        self.deemed_acceptance = true;
        self
    }

    /// The commitment that a matter of that name means; of several, the first.
    #[must_use]
    pub fn commitment_of(&self, name: &str) -> Option<&str> {
        let names = self.matters.get(name.trim())?;
        names.as_slice().first().map(String::as_str)
    }

    /// The commitments named, by the names of the matters.
    pub fn matters(&self) -> impl Iterator<Item = (&str, &[String])> {
        self.matters
            .iter()
            .map(|(name, commitments)| (name.as_str(), commitments.as_slice()))
    }

    /// The commitments that every row is checked against: those listed, or all
    /// checks where none is listed and no matter asks for one.
    #[must_use]
    pub fn for_every_row(&self) -> Vec<&str> {
        let is_asked_for = |check: &OwnCommitmentEntry| {
            self.matters().any(|(_, names)| names.contains(&check.name))
        };
        if self.commitments.is_empty() && !self.checks.iter().any(is_asked_for) {
            return self
                .checks
                .iter()
                .map(|check| check.name.as_str())
                .collect();
        }
        self.commitments.iter().map(String::as_str).collect()
    }

    /// The commitments listed for every row.
    pub(crate) fn commitments(&self) -> &[String] {
        &self.commitments
    }

    /// The entries of own commitments, as the mapping writes them.
    #[must_use]
    pub fn own_commitment_entries(&self) -> &[OwnCommitmentEntry] {
        &self.checks
    }

    /// What becomes of dirty data.
    #[must_use]
    pub const fn policies(&self) -> &Policies {
        &self.policies
    }

    /// What is known of the file.
    #[must_use]
    pub const fn source(&self) -> &SourceOptions {
        &self.source
    }

    /// How the times of the log are read: zone, order of day and month, numbers.
    #[must_use]
    pub const fn times(&self) -> &TimeOptions {
        &self.times
    }

    /// Whether deemed acceptance is applied.
    #[must_use]
    pub const fn applies_deemed_acceptance(&self) -> bool {
        self.deemed_acceptance
    }

    /// Whether a row is an event and not a case.
    #[must_use]
    pub fn is_of_events(&self) -> bool {
        let mut columns = self.columns.iter();
        let is_of_event =
            |(column, header): (&Column, &String)| column.is_of_event() && !header.is_empty();
        !self.activities.is_empty() || columns.any(is_of_event)
    }

    /// Whether activities have a meaning.
    pub(crate) fn has_activities(&self) -> bool {
        !self.activities.is_empty()
    }

    /// Whether the events of a case stand together: then, as in XES, a log of
    /// events is read as a stream, one case in memory (and 16 bytes for each case
    /// done, to notice one that comes up again). Otherwise it is held in memory
    /// whole, up to 1 GiB. In XES every trace is a case, whatever its name.
    #[must_use]
    pub const fn is_grouped(&self) -> bool {
        self.grouped
    }

    /// Whether `header` means something here.
    pub(crate) fn knows(&self, header: &str) -> bool {
        let named = self.columns.values().chain(self.events.values());
        let mut named = named.flat_map(|name| {
            let of_several = numbered(name).map(|(name, _)| name);
            std::iter::once(name.as_str()).chain(of_several)
        });
        let free = Column::ALL
            .into_iter()
            .filter(|column| !self.names(*column));
        named.any(|name| same(name, header))
            || free.into_iter().any(|column| column.is_called(header))
    }

    /// Whether the mapping itself names a column's header.
    pub(crate) fn names(&self, column: Column) -> bool {
        self.columns.contains_key(&column)
    }

    /// The header that the mapping names for a column.
    pub(crate) fn header(&self, column: Column) -> Option<&str> {
        self.columns.get(&column).map(String::as_str)
    }

    /// The headers that stand for a column.
    pub(crate) fn headers(&self, column: Column) -> Vec<&str> {
        match self.columns.get(&column) {
            Some(header) => vec![header],
            None => column.headers().to_vec(),
        }
    }

    /// The events with columns of their own.
    pub(crate) fn events(&self) -> &BTreeMap<String, String> {
        &self.events
    }

    /// The meanings of the activities.
    pub(crate) fn activities(&self) -> &BTreeMap<String, String> {
        &self.activities
    }

    /// The values that stand for others, by column.
    pub(crate) fn values(&self) -> &BTreeMap<Column, BTreeMap<String, String>> {
        &self.values
    }

    /// The texts that the mapping says mean nothing is there.
    pub(crate) fn empty_words(&self) -> &[String] {
        &self.empty
    }

    /// Whether it says nothing but what is known of the file.
    pub(crate) fn is_of_source_alone(&self) -> bool {
        let other = Self {
            source: self.source.clone(),
            places: self.places.clone(),
            ..Self::default()
        };
        *self == other
    }

    /// Whether the cases of a log of cases are named by their lines.
    #[must_use]
    pub const fn names_cases_by_line(&self) -> bool {
        self.cases_by_line
    }

    /// The names of every event that the log can tell of.
    pub(crate) fn event_names(&self) -> impl Iterator<Item = &str> {
        let of_activities =
            self.activities
                .values()
                .filter_map(|text| match Meaning::parse(text) {
                    Ok(Meaning::Event(name)) => Some(name),
                    _ => None,
                });
        let of_columns = self
            .events
            .keys()
            .filter_map(|text| match Meaning::parse(text) {
                Ok(Meaning::Event(name)) => Some(name),
                _ => None,
            });
        of_columns.chain(of_activities)
    }

    /// The entry for an activity in that stage of its lifecycle, and what it means. An
    /// entry without a stage is for activities completed, for logs that tell of no
    /// stages, and for stages in words of the log's own.
    pub(crate) fn meaning(&self, activity: &str, lifecycle: &str) -> Option<(&str, Meaning<'_>)> {
        let plain = || self.activities.get_key_value(activity);
        let (key, text) = if lifecycle.is_empty() {
            plain()?
        } else {
            let staged = format!("{activity}+{lifecycle}");
            let staged = self.activities.get_key_value(&staged);
            staged.or_else(|| plain().filter(|_| is_done(lifecycle)))?
        };
        Some((key, Meaning::parse(text).ok()?))
    }

    /// An error for a name that is not that of a commitment.
    pub(crate) fn unknown_commitment(
        &self,
        key: &str,
        name: &str,
        plan: &Plan<'_>,
    ) -> MappingError {
        let known = plan.commitments().iter().map(|commitment| commitment.id());
        let known = known.chain(self.checks.iter().map(|check| check.name.as_str()));
        let problem = MappingProblem::UnknownCommitment {
            name: name.to_owned(),
            plan: plan.id().to_owned(),
            nearest: nearest(name, known).map(str::to_owned),
        };
        self.wrong(key, problem)
    }

    /// The commitments that the mapping brings itself, to be checked with
    /// `settings`: its checks, and the limits it gives matters.
    ///
    /// ```
    /// use shixian::log::Mapping;
    /// use shixian::plan::huarong_2023;
    /// use shixian::Settings;
    ///
    /// let mapping = Mapping::from_toml("[kinds]\n\"备案\" = \"5 working days\"")?;
    /// let own = mapping.own_commitments(&huarong_2023::PLAN, &Settings::new())?;
    /// assert_eq!(own[0].commitment().limit().to_string(), "5 working days");
    /// # Ok::<(), shixian::log::MappingError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// A name that is neither a commitment of `plan`, nor an own commitment, nor a limit.
    pub fn own_commitments<'m>(
        &'m self,
        plan: &Plan<'_>,
        settings: &Settings,
    ) -> Result<Vec<OwnCommitment<'m>>, MappingError> {
        self.look_for_unused_events(plan)?;
        let mut own = Vec::new();
        for check in self.own_commitment_entries() {
            let of_entry = OwnCommitment::of_entry(check, settings);
            own.push(of_entry.map_err(|error| self.wrong("checks", MappingProblem::Limit(error)))?);
        }
        let of_matters = self.matters().flat_map(|(kind, names)| {
            names
                .iter()
                .map(move |name| (format!("kinds.{kind}"), name.as_str()))
        });
        let of_all = self.commitments().iter();
        let of_all = of_all.map(|name| ("commitments".to_owned(), name.as_str()));
        for (key, name) in of_matters.chain(of_all) {
            let is_own = |own: &OwnCommitment<'_>| own.commitment().id() == name;
            if plan.commitment(name).is_ok() || own.iter().any(is_own) {
                continue;
            }
            match Limit::parse_with(name, settings.conventions().bare_units()) {
                Ok(limit) => own.push(OwnCommitment::of_limit(name, limit, settings)),
                Err(_) => return Err(self.unknown_commitment(&key, name, plan)),
            }
        }
        Ok(own)
    }
}
