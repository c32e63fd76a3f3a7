//! What was noticed of a log and bears on its figures, counted.

use std::fmt;

use serde::Serialize;

use super::mapping::policies::RepeatedCase;
use super::read::about::LogAbout;
use crate::ground::counted::counted;
use crate::ground::language::{Language, Localized, display_in_english};

/// What was noticed of a log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum NoticeKind {
    /// Rows rejected: they are in no figure.
    RowsRejected,
    /// Lines of totals and notes among the rows rejected: they are no cases.
    TotalsRejected,
    /// Rows that tell of a case what an earlier row tells, counted once.
    RepeatedRows,
    /// Rows that name a case as an earlier row does: its first row counts.
    RepeatedRowsFirst,
    /// Rows that name a case as a later row does: its last row counts.
    RepeatedRowsLast,
    /// Rows that name a case as an earlier row does: each is counted.
    RepeatedRowsEach,
    /// Times with another offset than that of the schedule's zone.
    TimesMoved,
    /// Of those, times that fall on another date there.
    TimesMovedToAnotherDate,
    /// Cells whose text means that nothing is there.
    TakenForEmpty,
    /// Rows of a sheet with cells to the right of its last header.
    RowsBesideTable,
    /// Rows that hold nothing but the name of a case.
    NamesAlone,
    /// Cases named by their lines.
    CasesByLine,
    /// Entries of the mapping that nothing in the log met.
    EntriesNotMet,
    /// Events that mean nothing to the mapping.
    EventsPassedOver,
    /// Ends of stops that never began.
    ResumesIgnored,
    /// Events that are told twice, and were taken for one.
    DuplicateEvents,
    /// Stops that began while one of their kind lasted.
    StopsUnited,
    /// Times at 00:00 or 23:59 taken for dates.
    TakenForDates,
    /// Times written 24:00, read as 00:00 of the next day.
    EndsOfDay,
    /// Times with a year of two digits.
    ShortYears,
    /// Times that came as numbers.
    Numbers,
    /// Times with the year last.
    YearLast,
    /// Local times that the clocks showed twice.
    RepeatedHour,
}

impl NoticeKind {
    /// Its name in data: English, stable, and the same in every file and form.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::RowsRejected => "rows-rejected",
            Self::TotalsRejected => "totals-rejected",
            Self::RepeatedRows => "repeated-rows",
            Self::RepeatedRowsFirst => "repeated-rows-first",
            Self::RepeatedRowsLast => "repeated-rows-last",
            Self::RepeatedRowsEach => "repeated-rows-each",
            Self::TimesMoved => "times-moved",
            Self::TimesMovedToAnotherDate => "times-moved-to-another-date",
            Self::TakenForEmpty => "taken-for-empty",
            Self::RowsBesideTable => "rows-beside-table",
            Self::NamesAlone => "names-alone",
            Self::CasesByLine => "cases-by-line",
            Self::EntriesNotMet => "entries-not-met",
            Self::EventsPassedOver => "events-passed-over",
            Self::ResumesIgnored => "resumes-ignored",
            Self::DuplicateEvents => "duplicate-events",
            Self::StopsUnited => "stops-united",
            Self::TakenForDates => "taken-for-dates",
            Self::EndsOfDay => "ends-of-day",
            Self::ShortYears => "short-years",
            Self::Numbers => "numbers",
            Self::YearLast => "year-last",
            Self::RepeatedHour => "repeated-hour",
        }
    }

    /// Whether it can change what a figure counts, and not only how a time was written.
    #[must_use]
    pub const fn bears_on_figures(self) -> bool {
        !matches!(
            self,
            Self::TotalsRejected
                | Self::TakenForDates
                | Self::EndsOfDay
                | Self::ShortYears
                | Self::Numbers
                | Self::YearLast
                | Self::RepeatedHour
        )
    }

    /// Of one, of several, and in Chinese.
    const fn words(self) -> [&'static str; 3] {
        match self {
            Self::RowsRejected => [
                "row was rejected and is in no figure",
                "rows were rejected and are in no figure",
                "条记录未采用，不计入任何数字",
            ],
            Self::TotalsRejected => [
                "row rejected is a line of totals or a note under the table, and not a case",
                "rows rejected are lines of totals or notes under the table, and not cases",
                "条未采用的记录是合计行或表下注记，不是办件",
            ],
            Self::RepeatedRows => [
                "row tells of a case what an earlier row tells: counted once",
                "rows tell of a case what an earlier row tells: counted once",
                "条记录与前面的记录为同一办件且内容相同，只计一次",
            ],
            Self::RepeatedRowsFirst => [
                "row names a case that an earlier row names: its first row counts",
                "rows name a case that an earlier row names: its first row counts",
                "条记录的办件前面已有记录，以首条为准",
            ],
            Self::RepeatedRowsLast => [
                "row names a case that a later row names: its last row counts",
                "rows name a case that a later row names: its last row counts",
                "条记录的办件后面还有记录，以末条为准",
            ],
            Self::RepeatedRowsEach => [
                "row names a case that an earlier row names: each is counted as a case",
                "rows name a case that an earlier row names: each is counted as a case",
                "条记录的办件前面已有记录，每条均计为一件",
            ],
            Self::TimesMoved => [
                "time has another zone than the schedule",
                "times have another zone than the schedule",
                "个时间的时区与计时依据不同",
            ],
            Self::TimesMovedToAnotherDate => [
                "of them falls on another date there",
                "of them fall on another date there",
                "个换算后日期有变",
            ],
            Self::TakenForEmpty => [
                "cell was read as empty:",
                "cells were read as empty:",
                "个单元格视为空值：",
            ],
            Self::RowsBesideTable => [
                "row has cells to the right of the last header, which were not read",
                "rows have cells to the right of the last header, which were not read",
                "条记录在表头右侧还有内容，未读取",
            ],
            Self::NamesAlone => [
                "row holds nothing but the name of a case: not started",
                "rows hold nothing but the name of a case: not started",
                "条记录只有办件编号，尚未起算",
            ],
            Self::CasesByLine => [
                "case has no name and is named by its line",
                "cases have no name and are named by their lines",
                "件没有编号，以行号为编号",
            ],
            Self::EntriesNotMet => [
                "entry of the mapping is met by nothing in the log:",
                "entries of the mapping are met by nothing in the log:",
                "项字段对照表条目在台账中未出现：",
            ],
            Self::EventsPassedOver => [
                "event means nothing to the mapping and was passed over",
                "events mean nothing to the mapping and were passed over",
                "个环节映射未列明，未计",
            ],
            Self::ResumesIgnored => [
                "end of a stop that never began was passed over",
                "ends of stops that never began were passed over",
                "个无对应中止的恢复未计",
            ],
            Self::DuplicateEvents => [
                "event told twice was taken for one",
                "events told twice were taken for one",
                "个重复环节合并",
            ],
            Self::StopsUnited => [
                "stop began while one of its kind lasted: united",
                "stops began while one of their kind lasted: united",
                "次暂停在同类暂停期间开始，合并计算",
            ],
            Self::TakenForDates => [
                "time at 00:00 or 23:59 was taken for a date alone",
                "times at 00:00 or 23:59 were taken for dates alone",
                "个0:00或23:59的时间仅取日期",
            ],
            Self::EndsOfDay => [
                "time is written 24:00: read as 00:00 of the next day",
                "times are written 24:00: read as 00:00 of the next day",
                "个时间写作24:00，按次日0:00读取",
            ],
            Self::ShortYears => [
                "time has a year of two digits, of the century stated",
                "times have a year of two digits, of the century stated",
                "个时间的年份只有两位，按指明的世纪读取",
            ],
            Self::Numbers => [
                "time came as a number",
                "times came as numbers",
                "个时间为数字",
            ],
            Self::YearLast => [
                "time names the year last",
                "times name the year last",
                "个时间的年份写在末尾",
            ],
            Self::RepeatedHour => [
                "local time that the clocks showed twice was settled by the mapping",
                "local times that the clocks showed twice were settled by the mapping",
                "个重复时段的时间按映射认定",
            ],
        }
    }
}

/// What was noticed of a log, and how often.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Notice {
    #[serde(rename = "id")]
    kind: NoticeKind,
    count: u64,
    /// Of how many, where that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<u64>,
    /// The words, keys or zones that it is about.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    about: Vec<String>,
}

impl Notice {
    /// What was noticed, without how often.
    #[must_use]
    pub const fn kind(&self) -> NoticeKind {
        self.kind
    }

    /// How many rows, cells or times it was noticed of.
    #[must_use]
    pub const fn count(&self) -> u64 {
        self.count
    }

    /// Of how many; none where that is not told.
    #[must_use]
    pub const fn of(&self) -> Option<u64> {
        self.of
    }

    /// The words, keys or zones that it is about; of most kinds none.
    #[must_use]
    pub fn about(&self) -> &[String] {
        &self.about
    }

    /// What is to be said of a log: the rows rejected and how many of them are no cases, those that repeat a case under that
    /// policy, and what was seen in reading it.
    pub(super) fn all(
        (rejects, totals): (u64, u64),
        repeated: u64,
        policy: RepeatedCase,
        cases: u64,
        zone: &str,
        about: Option<&LogAbout>,
    ) -> Vec<Self> {
        let times = about.map(|about| about.times.all());
        let mut notices = Vec::new();
        let mut put = |kind, count, about: Vec<String>| {
            if count > 0 {
                let of = match kind {
                    NoticeKind::TimesMoved => times,
                    _ => None,
                };
                notices.push(Self {
                    kind,
                    count,
                    of,
                    about,
                });
            }
        };
        put(NoticeKind::RowsRejected, rejects, Vec::new());
        put(NoticeKind::TotalsRejected, totals, Vec::new());
        let of_policy = match policy {
            RepeatedCase::Refused => NoticeKind::RepeatedRows,
            RepeatedCase::First => NoticeKind::RepeatedRowsFirst,
            RepeatedCase::Last => NoticeKind::RepeatedRowsLast,
            RepeatedCase::Each => NoticeKind::RepeatedRowsEach,
        };
        put(of_policy, repeated, Vec::new());
        let Some(about) = about else {
            return notices;
        };
        let times = &about.times;
        put(NoticeKind::TimesMoved, times.moved, vec![zone.to_owned()]);
        let to_another = times.moved_to_another_date;
        put(NoticeKind::TimesMovedToAnotherDate, to_another, Vec::new());
        let words = about.taken_for_empty.keys().cloned().collect();
        let cells = about.taken_for_empty.values().sum();
        put(NoticeKind::TakenForEmpty, cells, words);
        put(
            NoticeKind::RowsBesideTable,
            about.rows_beside_table,
            Vec::new(),
        );
        put(NoticeKind::NamesAlone, about.names_alone, Vec::new());
        let by_line = if about.cases_by_line { cases } else { 0 };
        put(NoticeKind::CasesByLine, by_line, Vec::new());
        let unmet = about.entries_not_met.len() as u64;
        put(
            NoticeKind::EntriesNotMet,
            unmet,
            about.entries_not_met.clone(),
        );
        if let Some(events) = &about.events {
            put(NoticeKind::EventsPassedOver, events.passed_over, Vec::new());
            put(
                NoticeKind::ResumesIgnored,
                events.resumes_ignored,
                Vec::new(),
            );
            put(NoticeKind::DuplicateEvents, events.duplicates, Vec::new());
            put(NoticeKind::StopsUnited, events.stops_united, Vec::new());
        }
        put(NoticeKind::TakenForDates, times.taken_for_dates, Vec::new());
        put(NoticeKind::EndsOfDay, times.ends_of_day, Vec::new());
        put(NoticeKind::ShortYears, times.short_years, Vec::new());
        put(NoticeKind::Numbers, times.numbers, Vec::new());
        put(NoticeKind::YearLast, times.year_last, Vec::new());
        put(NoticeKind::RepeatedHour, times.repeated_hour, Vec::new());
        notices
    }
}

impl Localized for Notice {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const MOST: usize = 10;
        let [one, many, chinese] = self.kind.words();
        if let (Some(of), [zone]) = (self.of, self.about.as_slice()) {
            let count = self.count;
            return match language {
                Language::English => write!(
                    f,
                    "{count} of {} another zone than {zone}: their dates are those of {zone}",
                    counted(of, "time has", "times have")
                ),
                Language::Chinese => {
                    write!(f, "{of}个时间中{count}个的时区不是{zone}，日期按{zone}换算")
                }
            };
        }
        match language {
            Language::English => f.write_str(&counted(self.count, one, many))?,
            Language::Chinese => write!(f, "{}{chinese}", self.count)?,
        }
        for (index, about) in self.about.iter().take(MOST).enumerate() {
            let between = match (index, language) {
                (0, Language::English) => " ",
                (0, Language::Chinese) => "",
                (_, Language::English) => ", ",
                (_, Language::Chinese) => "、",
            };
            write!(f, "{between}`{about}`")?;
        }
        match self.about.len() > MOST {
            true => f.write_str(language.pick(" and others", "等")),
            false => Ok(()),
        }
    }
}

display_in_english!(Notice);
