//! Verdicts: what became of a case, and why where nothing can be said ([S9](crate::design#s9)).

use std::fmt;

use crate::ground::language::{Language, Localized, display_in_english};
use crate::term::amount::Amount;

/// The verdict on a case for one commitment at a moment.
///
/// An amount is missing where it rests on days the calendar does not know, while
/// the verdict itself is certain without them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Done in time (按时办结).
    Met {
        /// What was left of the limit, in its unit.
        margin: Option<Amount>,
    },
    /// Done late (超时办结).
    Missed {
        /// By how much it is late, in the unit of the limit.
        by: Option<Amount>,
    },
    /// Not done, in time (在办未超时).
    Running {
        /// What is left of the limit, in its unit.
        remaining: Option<Amount>,
    },
    /// Not done, late (在办已超时).
    Overdue {
        /// By how much it is late, in the unit of the limit.
        by: Option<Amount>,
    },
    /// The clock stands still (中止计时).
    Paused {
        /// What remains when it runs again.
        remaining: Amount,
    },
    /// The clock has not started (未起算).
    NotStarted,
    /// The commitment does not bind the case (不适用).
    NotApplicable(NotApplicable),
    /// Nothing can be said (无法判定).
    Undetermined(Undetermined),
    /// Withdrawn by the applicant (撤回申请).
    Withdrawn {
        /// Whether that was in time, where it is known.
        in_time: Option<bool>,
    },
    /// Refused before acceptance (不予受理).
    RefusedBeforeAcceptance,
    /// Ended otherwise than by being done (异常终结).
    EndedAbnormally,
}

/// Why a commitment does not bind a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NotApplicable {
    /// The case is of another category.
    Category,
    /// The case started before or after the period in force.
    Period,
}

/// Why nothing can be said of a case. The list is closed: a new reason breaks
/// callers on purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Undetermined {
    /// It finished, but when it started is not known.
    MissingStart,
    /// It ended before it started.
    EndBeforeStart,
    /// It finished after the moment the verdict is for.
    FinishAfterNow,
    /// A date alone, where the time of day decides.
    PrecisionTooLow,
    /// A stop ends before it begins.
    StopEndsBeforeBegin,
    /// It finished while a stop without an end lasted.
    StopNotEnded,
    /// A stop lies outside it, which the policies do not allow.
    StopOutsideCase,
    /// Stops overlap, which the policies do not allow.
    OverlappingStops,
    /// An event that starts or ends its clock happened more than once.
    RepeatedEvent,
    /// A day that matters is outside the calendar.
    OutsideCalendar,
    /// The limit is its own due moment, and it has none.
    NoCaseDue,
    /// Its extension is counted otherwise than the limit.
    UnlikeExtension,
    /// The office hours cannot count its limit: the office never opens, or its
    /// days have too many lengths.
    UncountableHours,
    /// The notice of what is missing is dated before the receipt.
    NoticeBeforeReceipt,
}

/// The verdicts by name: what is counted in a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum VerdictKind {
    /// The case was done in time (按时办结).
    Met,
    /// The case was done late (超时办结).
    Missed,
    /// The case is not done and still in time (在办).
    Running,
    /// The case is not done and late (超时未办结).
    Overdue,
    /// The clock of the case stands still (暂停计时).
    Paused,
    /// The clock has not started.
    NotStarted,
    /// The commitment does not bind the case.
    NotApplicable,
    /// Nothing can be said of the case; the reason is told.
    Undetermined,
    /// The applicant withdrew the case (撤回申请).
    Withdrawn,
    /// Refused before acceptance.
    RefusedBeforeAcceptance,
    /// Ended otherwise than by being done.
    EndedAbnormally,
}

impl VerdictKind {
    /// Every kind, in the order of tables.
    pub const ALL: [Self; 11] = [
        Self::Met,
        Self::Missed,
        Self::Running,
        Self::Overdue,
        Self::Paused,
        Self::NotStarted,
        Self::NotApplicable,
        Self::Undetermined,
        Self::Withdrawn,
        Self::RefusedBeforeAcceptance,
        Self::EndedAbnormally,
    ];

    /// Whether the case ended without being done: in no share and no mean, and
    /// shown where it occurs.
    #[must_use]
    pub const fn is_without_result(self) -> bool {
        matches!(
            self,
            Self::Withdrawn | Self::RefusedBeforeAcceptance | Self::EndedAbnormally
        )
    }

    /// The kind's name in data.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Missed => "missed",
            Self::Running => "running",
            Self::Overdue => "overdue",
            Self::Paused => "paused",
            Self::NotStarted => "not_started",
            Self::NotApplicable => "not_applicable",
            Self::Undetermined => "undetermined",
            Self::Withdrawn => "withdrawn",
            Self::RefusedBeforeAcceptance => "refused_before_acceptance",
            Self::EndedAbnormally => "ended_abnormally",
        }
    }
}

impl Localized for VerdictKind {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match (self, language) {
            (Self::Met, Language::English) => "met",
            (Self::Missed, Language::English) => "missed",
            (Self::Running, Language::English) => "running",
            (Self::Overdue, Language::English) => "overdue",
            (Self::Paused, Language::English) => "paused",
            (Self::NotStarted, Language::English) => "not started",
            (Self::NotApplicable, Language::English) => "not applicable",
            (Self::Undetermined, Language::English) => "undetermined",
            (Self::Withdrawn, Language::English) => "withdrawn",
            (Self::RefusedBeforeAcceptance, Language::English) => "refused before acceptance",
            (Self::EndedAbnormally, Language::English) => "ended abnormally",
            (Self::Met, Language::Chinese) => "按时办结",
            (Self::Missed, Language::Chinese) => "超时办结",
            (Self::Running, Language::Chinese) => "在办未超时",
            (Self::Overdue, Language::Chinese) => "在办已超时",
            (Self::Paused, Language::Chinese) => "中止计时",
            (Self::NotStarted, Language::Chinese) => "未起算",
            (Self::NotApplicable, Language::Chinese) => "不适用",
            (Self::Undetermined, Language::Chinese) => "无法判定",
            (Self::Withdrawn, Language::Chinese) => "撤回申请",
            (Self::RefusedBeforeAcceptance, Language::Chinese) => "不予受理",
            (Self::EndedAbnormally, Language::Chinese) => "异常终结",
        })
    }
}

impl Verdict {
    /// The verdict by name, without its amount or reason.
    #[must_use]
    pub const fn kind(&self) -> VerdictKind {
        match self {
            Self::Met { .. } => VerdictKind::Met,
            Self::Missed { .. } => VerdictKind::Missed,
            Self::Running { .. } => VerdictKind::Running,
            Self::Overdue { .. } => VerdictKind::Overdue,
            Self::Paused { .. } => VerdictKind::Paused,
            Self::NotStarted => VerdictKind::NotStarted,
            Self::NotApplicable(_) => VerdictKind::NotApplicable,
            Self::Undetermined(_) => VerdictKind::Undetermined,
            Self::Withdrawn { .. } => VerdictKind::Withdrawn,
            Self::RefusedBeforeAcceptance => VerdictKind::RefusedBeforeAcceptance,
            Self::EndedAbnormally => VerdictKind::EndedAbnormally,
        }
    }

    /// The amount, where the verdict has one.
    #[must_use]
    pub const fn amount(&self) -> Option<Amount> {
        match *self {
            Self::Met { margin: amount }
            | Self::Missed { by: amount }
            | Self::Running { remaining: amount }
            | Self::Overdue { by: amount } => amount,
            Self::Paused { remaining } => Some(remaining),
            Self::NotStarted
            | Self::NotApplicable(_)
            | Self::Undetermined(_)
            | Self::Withdrawn { .. }
            | Self::RefusedBeforeAcceptance
            | Self::EndedAbnormally => None,
        }
    }
}

impl Undetermined {
    /// Every reason there is, in the order of the declaration.
    pub const ALL: [Self; 14] = [
        Self::MissingStart,
        Self::EndBeforeStart,
        Self::FinishAfterNow,
        Self::PrecisionTooLow,
        Self::StopEndsBeforeBegin,
        Self::StopNotEnded,
        Self::StopOutsideCase,
        Self::OverlappingStops,
        Self::RepeatedEvent,
        Self::OutsideCalendar,
        Self::NoCaseDue,
        Self::UnlikeExtension,
        Self::UncountableHours,
        Self::NoticeBeforeReceipt,
    ];

    /// The reason's name in data.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::MissingStart => "missing-start",
            Self::EndBeforeStart => "end-before-start",
            Self::FinishAfterNow => "finish-after-now",
            Self::PrecisionTooLow => "precision-too-low",
            Self::StopEndsBeforeBegin => "stop-ends-before-begin",
            Self::StopNotEnded => "stop-not-ended",
            Self::StopOutsideCase => "stop-outside-case",
            Self::OverlappingStops => "overlapping-stops",
            Self::RepeatedEvent => "repeated-event",
            Self::OutsideCalendar => "outside-calendar",
            Self::NoCaseDue => "no-case-due",
            Self::UnlikeExtension => "unlike-extension",
            Self::UncountableHours => "uncountable-hours",
            Self::NoticeBeforeReceipt => "notice-before-receipt",
        }
    }
}

impl Localized for Undetermined {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let english = language == Language::English;
        f.write_str(match self {
            Self::MissingStart if english => "finished, but without a start",
            Self::MissingStart => "已办结但缺少起算时间",
            Self::EndBeforeStart if english => "ended before it started",
            Self::EndBeforeStart => "办结时间早于起算时间",
            Self::FinishAfterNow if english => "finished after the moment the verdict is for",
            Self::FinishAfterNow => "办结时间晚于判定时点",
            Self::PrecisionTooLow if english => "a date alone does not decide this limit",
            Self::PrecisionTooLow => "仅有日期，不足以判定该时限",
            Self::StopEndsBeforeBegin if english => "a stop ends before it begins",
            Self::StopEndsBeforeBegin => "中止的结束早于开始",
            Self::StopNotEnded if english => "finished while a stop without an end lasted",
            Self::StopNotEnded => "办结时中止尚无结束时间",
            Self::StopOutsideCase if english => "a stop lies outside the case",
            Self::StopOutsideCase => "中止在案件起止之外",
            Self::OverlappingStops if english => "stops overlap",
            Self::OverlappingStops => "中止时间重叠",
            Self::RepeatedEvent if english => "an event that starts or ends the clock is repeated",
            Self::RepeatedEvent => "起算或办结事件重复",
            Self::OutsideCalendar if english => "a day that matters is outside the calendar",
            Self::OutsideCalendar => "所需日期超出日历范围",
            Self::NoCaseDue if english => "the case has no due moment of its own",
            Self::NoCaseDue => "案件没有自带期限",
            Self::UnlikeExtension if english => "the extension is counted otherwise than the limit",
            Self::UnlikeExtension => "延长期限与原时限计算单位不同",
            Self::UncountableHours if english => "the office hours cannot count this limit",
            Self::UncountableHours => "办公时间无法用于计算该时限",
            Self::NoticeBeforeReceipt if english => {
                "the notice of what is missing is dated before the receipt"
            }
            Self::NoticeBeforeReceipt => "补正告知时间早于收到时间",
        })
    }
}

impl NotApplicable {
    /// Every reason there is, in the order of the declaration.
    pub const ALL: [Self; 2] = [Self::Category, Self::Period];

    /// The reason's name in data.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Category => "category",
            Self::Period => "period",
        }
    }
}

impl Localized for NotApplicable {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match (self, language) {
            (Self::Category, Language::English) => "the case is of another category",
            (Self::Category, Language::Chinese) => "案件类别不符",
            (Self::Period, Language::English) => "the case started outside the period in force",
            (Self::Period, Language::Chinese) => "起算时间不在承诺有效期内",
        })
    }
}

impl Localized for Verdict {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.kind().fmt_in(language, f)?;
        let english = language == Language::English;
        if let Some(amount) = self.amount() {
            let amount = amount.in_language(language);
            return match (self, english) {
                (Self::Met { .. }, true) => write!(f, " with {amount} to spare"),
                (Self::Met { .. }, false) => write!(f, "，余{amount}"),
                (Self::Missed { .. } | Self::Overdue { .. }, true) => write!(f, " by {amount}"),
                (Self::Missed { .. } | Self::Overdue { .. }, false) => write!(f, "，超{amount}"),
                (_, true) => write!(f, ", {amount} left"),
                (_, false) => write!(f, "，剩{amount}"),
            };
        }
        let colon = if english { ": " } else { "：" };
        match self {
            Self::NotApplicable(reason) => write!(f, "{colon}{}", reason.in_language(language)),
            Self::Undetermined(reason) => write!(f, "{colon}{}", reason.in_language(language)),
            Self::Withdrawn { in_time } => f.write_str(match (in_time, english) {
                (None, _) => "",
                (Some(true), true) => " in time",
                (Some(true), false) => "（未超时）",
                (Some(false), true) => " late",
                (Some(false), false) => "（已超时）",
            }),
            _ => Ok(()),
        }
    }
}

display_in_english!(Verdict, VerdictKind, Undetermined, NotApplicable);

/// What was noticed about a case on the way to its verdict, and dealt with by a
/// policy ([S18](crate::design#s18)).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Finding {
    /// A stop, or a part of one, lay outside the case and was cut off.
    StopClipped,
    /// Stops overlapped and were united.
    StopsUnited,
    /// A stop without an end was ended with the case.
    StopEndedWithCase,
    /// An event happened more than once; the policy chose one.
    RepeatedEvent,
    /// Acceptance is deemed (行政许可法 art. 32).
    DeemedAcceptance,
}

impl Finding {
    /// Every finding there is, in the order of the declaration.
    pub const ALL: [Self; 5] = [
        Self::StopClipped,
        Self::StopsUnited,
        Self::StopEndedWithCase,
        Self::RepeatedEvent,
        Self::DeemedAcceptance,
    ];

    /// The finding's name in data.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::StopClipped => "stop-clipped",
            Self::StopsUnited => "stops-united",
            Self::StopEndedWithCase => "stop-ended-with-case",
            Self::RepeatedEvent => "repeated-event",
            Self::DeemedAcceptance => "deemed-acceptance",
        }
    }
}

impl Localized for Finding {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let english = language == Language::English;
        f.write_str(match self {
            Self::StopClipped if english => "a stop was cut off at the start or end of the case",
            Self::StopClipped => "中止超出案件起止，已截断",
            Self::StopsUnited if english => "overlapping stops were united",
            Self::StopsUnited => "中止时间重叠，已合并",
            Self::StopEndedWithCase if english => "a stop without an end was ended with the case",
            Self::StopEndedWithCase => "中止缺少结束时间，按办结时结束",
            Self::RepeatedEvent if english => "an event was repeated; the policy chose one",
            Self::RepeatedEvent => "事件重复，按规则取其一",
            Self::DeemedAcceptance if english => {
                "accepted from the day of receipt: no notice of what was missing within five working days (行政许可法 art. 32)"
            }
            Self::DeemedAcceptance => "五日内未告知补正，自收到之日起视为受理（行政许可法第三十二条）",
        })
    }
}

display_in_english!(Finding);

/// The findings of one outcome, each at most once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Findings(u8);

impl Findings {
    pub(crate) fn add(&mut self, finding: Finding) {
        self.0 |= 1 << finding as u8;
    }

    /// Whether `finding` is among them.
    #[must_use]
    pub const fn contains(self, finding: Finding) -> bool {
        self.0 & (1 << finding as u8) != 0
    }

    /// The findings, in the order of the declaration.
    pub fn iter(self) -> impl Iterator<Item = Finding> {
        Finding::ALL
            .into_iter()
            .filter(move |finding| self.contains(*finding))
    }
}
