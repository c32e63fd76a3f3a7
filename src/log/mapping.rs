//! Which column of a log holds what, and what its words mean.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Why a mapping file is no mapping.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum MappingError {
    /// The text is no TOML, or has a key or value that a mapping does not.
    #[error("the mapping is wrong: {0}")]
    Toml(String),
}

/// What a column of a log holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Column {
    /// The case's name.
    CaseId,
    /// The matter (事项), by which the commitment is found.
    Kind,
    /// The category within the matter.
    Category,
    /// When the clock started.
    StartedAt,
    /// When the case was finished; empty while it is open.
    FinishedAt,
    /// The case's own due moment.
    DueAt,
    /// Clock stops: `补正:2023-07-10 09:00..2023-07-19 17:00`, several separated by
    /// `;`, the end left out while a stop lasts.
    Stops,
    /// An extension granted, as a limit.
    Extension,
    /// When the application was received.
    ReceivedAt,
    /// When the applicant was told what was missing.
    NotifiedAt,
}

impl Column {
    /// Every column.
    pub const ALL: [Self; 10] = [
        Self::CaseId,
        Self::Kind,
        Self::Category,
        Self::StartedAt,
        Self::FinishedAt,
        Self::DueAt,
        Self::Stops,
        Self::Extension,
        Self::ReceivedAt,
        Self::NotifiedAt,
    ];

    /// The headers it is known by where the mapping says nothing, the first
    /// being its name in data.
    #[must_use]
    pub const fn headers(self) -> &'static [&'static str] {
        match self {
            Self::CaseId => &["case_id", "案件编号", "办件编号", "业务编号", "受理编号"],
            Self::Kind => &["kind", "事项", "事项名称", "办理事项"],
            Self::Category => &["category", "类别", "事项类别"],
            Self::StartedAt => &["started_at", "受理时间", "起算时间", "开始时间"],
            Self::FinishedAt => &["finished_at", "办结时间", "完成时间"],
            Self::DueAt => &["due_at", "到期时间", "应办结时间"],
            Self::Stops => &["stops", "中止", "中止记录", "中止时间"],
            Self::Extension => &["extension", "延长期限"],
            Self::ReceivedAt => &["received_at", "收件时间"],
            Self::NotifiedAt => &["notified_at", "补正告知时间"],
        }
    }

    /// Its name in data.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.headers().first().copied().unwrap_or_default()
    }
}

/// How a log is read: which header stands for which column, which matter for
/// which commitment.
///
/// The default knows the English and the Chinese headers of
/// [`Column::headers`]. The file form is TOML:
///
/// ```
/// use shixian::log::Mapping;
///
/// let mapping = Mapping::from_toml(r#"
///     deemed_acceptance = true
///
///     [columns]
///     started_at = "收件日期"
///
///     [kinds]
///     "验收" = "construction-joint-acceptance-3wd"
/// "#)?;
/// assert_eq!(mapping.commitment_of("验收"), Some("construction-joint-acceptance-3wd"));
/// # Ok::<(), shixian::log::MappingError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Mapping {
    columns: BTreeMap<Column, String>,
    kinds: BTreeMap<String, String>,
    deemed_acceptance: bool,
}

impl Mapping {
    /// The default.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads the TOML form.
    ///
    /// # Errors
    ///
    /// Text that is no TOML, and unknown keys; the message names the line.
    pub fn from_toml(text: &str) -> Result<Self, MappingError> {
        toml::from_str(text).map_err(|error| MappingError::Toml(error.to_string()))
    }

    /// Sets the header of a column.
    #[must_use]
    pub fn with_column(mut self, column: Column, header: impl Into<String>) -> Self {
        self.columns.insert(column, header.into());
        self
    }

    /// Sets the commitment, by its id, that a matter of that name means.
    #[must_use]
    pub fn with_kind(mut self, name: impl Into<String>, commitment: impl Into<String>) -> Self {
        self.kinds.insert(name.into(), commitment.into());
        self
    }

    /// Applies deemed acceptance (S17): a case received, of which nothing missing
    /// was told within five working days, starts on the day of receipt.
    #[must_use]
    pub const fn with_deemed_acceptance(mut self) -> Self {
        self.deemed_acceptance = true;
        self
    }

    /// The commitment that a matter of that name means.
    #[must_use]
    pub fn commitment_of(&self, name: &str) -> Option<&str> {
        self.kinds.get(name.trim()).map(String::as_str)
    }

    /// The commitments named, by the names of the matters.
    pub fn kinds(&self) -> impl Iterator<Item = (&str, &str)> {
        self.kinds
            .iter()
            .map(|(name, commitment)| (name.as_str(), commitment.as_str()))
    }

    /// Whether deemed acceptance is applied.
    #[must_use]
    pub const fn applies_deemed_acceptance(&self) -> bool {
        self.deemed_acceptance
    }

    /// Whether the mapping itself names a column's header.
    pub(super) fn names(&self, column: Column) -> bool {
        self.columns.contains_key(&column)
    }

    /// The headers that stand for a column.
    pub(super) fn headers(&self, column: Column) -> Vec<&str> {
        match self.columns.get(&column) {
            Some(header) => vec![header],
            None => column.headers().to_vec(),
        }
    }
}
