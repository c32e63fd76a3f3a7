//! What a column of a log holds, and by which headers it is known.

use serde::{Deserialize, Serialize};

/// What a column of a log holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Column {
    /// The name of the case (办件编号).
    CaseId,
    /// The matter (事项), by which the commitment is found.
    #[serde(rename = "kind")]
    Matter,
    /// The category within the matter.
    Category,
    /// When the clock started (起算时间).
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
    /// In a log of events, what happened (环节).
    Activity,
    /// In a log of events, when it happened.
    Time,
    /// In a log of events, whether the activity was started, completed, and so on.
    Lifecycle,
}

impl Column {
    /// Every column that has a meaning, in the order of verdicts.
    pub const ALL: [Self; 13] = [
        Self::CaseId,
        Self::Matter,
        Self::Category,
        Self::StartedAt,
        Self::FinishedAt,
        Self::DueAt,
        Self::Stops,
        Self::Extension,
        Self::ReceivedAt,
        Self::NotifiedAt,
        Self::Activity,
        Self::Time,
        Self::Lifecycle,
    ];

    /// The headers it is known by where the mapping says nothing, the first
    /// being its name in data. Case and spaces do not matter.
    #[must_use]
    pub const fn headers(self) -> &'static [&'static str] {
        match self {
            Self::CaseId => &[
                "case_id",
                "case id",
                "case:concept:name",
                "案件编号",
                "办件编号",
                "业务编号",
                "受理编号",
            ],
            Self::Matter => &["kind", "事项", "事项名称", "办理事项"],
            Self::Category => &["category", "类别", "事项类别"],
            Self::StartedAt => &["started_at", "受理时间", "起算时间", "开始时间"],
            Self::FinishedAt => &["finished_at", "办结时间", "完成时间"],
            Self::DueAt => &["due_at", "到期时间", "应办结时间"],
            Self::Stops => &["stops", "中止", "中止记录", "中止时间"],
            Self::Extension => &["extension", "延长期限"],
            Self::ReceivedAt => &["received_at", "收件时间"],
            Self::NotifiedAt => &["notified_at", "补正告知时间"],
            Self::Activity => &[
                "activity",
                "concept:name",
                "环节",
                "环节名称",
                "办理环节",
                "活动",
            ],
            Self::Time => &[
                "time",
                "timestamp",
                "time:timestamp",
                "环节时间",
                "操作时间",
            ],
            Self::Lifecycle => &["lifecycle", "lifecycle:transition"],
        }
    }

    /// Its name in data: English, stable, and the same in every file and form.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.headers().first().copied().unwrap_or_default()
    }

    /// Whether it belongs to an event and not to the case.
    #[must_use]
    pub const fn is_of_event(self) -> bool {
        matches!(self, Self::Activity | Self::Time | Self::Lifecycle)
    }

    /// Whether `header` is one it is known by.
    #[must_use]
    pub fn is_called(self, header: &str) -> bool {
        self.headers().iter().any(|known| same(known, header))
    }

    /// Whether `header` is one that any column is known by.
    #[must_use]
    pub fn any_is_called(header: &str) -> bool {
        Self::ALL.into_iter().any(|column| column.is_called(header))
    }
}

/// Where the header `name` stands: as it is written, else but for case and spaces, else
/// the second or third of that name, as `受理时间#2` says.
pub(crate) fn positions(headers: &[String], name: &str) -> Vec<usize> {
    let of = |fits: &dyn Fn(&str) -> bool| -> Vec<usize> {
        let all = headers.iter().enumerate();
        let found = all.filter(|(_, header)| fits(header));
        found.map(|(index, _)| index).collect()
    };
    let exact = of(&|header| header == name);
    let found = match exact.is_empty() {
        true => of(&|header| same(name, header)),
        false => exact,
    };
    match numbered(name).filter(|_| found.is_empty()) {
        Some((name, number)) => {
            let of_name = positions(headers, name);
            let chosen = number.checked_sub(1).and_then(|at| of_name.get(at));
            chosen.copied().into_iter().collect()
        }
        None => found,
    }
}

/// A header and which of its name is meant: `受理时间#2`.
pub(crate) fn numbered(name: &str) -> Option<(&str, usize)> {
    let (name, number) = name.rsplit_once('#')?;
    Some((name, number.parse().ok()?))
}

/// Whether two headers are the same but for case and spaces: merged cells and
/// narrow columns make people break headers into lines.
pub(crate) fn same(one: &str, other: &str) -> bool {
    let plain = |text: &'_ str| -> Vec<char> {
        let solid = text.chars().filter(|c| !c.is_whitespace());
        solid.map(|c| c.to_ascii_lowercase()).collect()
    };
    one == other || plain(one) == plain(other)
}
