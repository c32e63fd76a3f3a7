//! The days of a calendar while its layers are put over each other: the week, the
//! statute, the notices, the overlays.

use chrono::{Datelike, NaiveDate};

use super::day_kind::DayKind;
use super::notice::{self, Notice};
use super::overlay::Overlay;
use super::recipe::Recipe;
use super::statute;
use super::table::{DayRecord, Table};

/// Why a day differs from the week's pattern.
pub(super) struct Note {
    pub(super) name: String,
    pub(super) source: NoteSource,
}

#[derive(Clone, Copy)]
pub(super) enum NoteSource {
    Statute,
    Notice(usize),
    Overlay(usize),
}

/// The days of `recipe`, whose range holds 1 to 65,534 of them, and the notes that
/// their records name.
pub(super) fn days_of(recipe: &Recipe) -> (Table, Vec<Note>) {
    let mut draft = Draft::new(recipe);
    if let Some(notices) = &recipe.notices {
        draft.mark_provisional(notices);
        draft.apply_statute();
        draft.apply_notices(notices);
    }
    draft.apply_overlays(&recipe.overlays);
    (Table::new(recipe.first, draft.days), draft.notes)
}

/// The days of a calendar while layers are put over each other.
struct Draft {
    first: NaiveDate,
    last: NaiveDate,
    days: Vec<DayRecord>,
    notes: Vec<Note>,
}

impl Draft {
    /// The week's pattern alone.
    fn new(recipe: &Recipe) -> Self {
        let span = recipe.last.signed_duration_since(recipe.first).num_days();
        let length = usize::try_from(span + 1).unwrap_or(0);
        let record = |date: NaiveDate| DayRecord {
            kind: if recipe.worked.contains(date.weekday()) {
                DayKind::WorkingDay
            } else {
                DayKind::Weekend
            },
            statutory: false,
            provisional: false,
            note: DayRecord::NO_NOTE,
        };
        Self {
            first: recipe.first,
            last: recipe.last,
            days: recipe.first.iter_days().take(length).map(record).collect(),
            notes: Vec::new(),
        }
    }

    fn day(&mut self, date: NaiveDate) -> Option<&mut DayRecord> {
        let index = date.signed_duration_since(self.first).num_days();
        self.days.get_mut(usize::try_from(index).ok()?)
    }

    fn note(&mut self, name: &str, source: NoteSource) -> u16 {
        self.notes.push(Note {
            name: name.to_owned(),
            source,
        });
        u16::try_from(self.notes.len() - 1).unwrap_or(DayRecord::NO_NOTE)
    }

    /// A day is announced when its year has a notice; the last four days of
    /// December only when the next year has one too ([S3](crate::design#s3)).
    fn mark_provisional(&mut self, notices: &[Notice]) {
        let known = |year| notices.iter().any(|notice| notice.year() == year);
        for (record, date) in self.days.iter_mut().zip(self.first.iter_days()) {
            let open_end = date.month() == 12 && date.day() >= 28 && !known(date.year() + 1);
            record.provisional = !known(date.year()) || open_end;
        }
    }

    fn apply_statute(&mut self) {
        for year in self.first.year()..=self.last.year() {
            for holiday in statute::holidays(year) {
                let note = self.note(holiday.name, NoteSource::Statute);
                if let Some(day) = self.day(holiday.date) {
                    *day = DayRecord {
                        kind: DayKind::Holiday,
                        statutory: true,
                        note,
                        ..*day
                    };
                }
            }
        }
    }

    fn apply_notices(&mut self, notices: &[Notice]) {
        for (index, notice) in notices.iter().enumerate() {
            for period in notice.off() {
                let note = self.note(period.name(), NoteSource::Notice(index));
                for date in period.days() {
                    self.put(date, DayKind::Holiday, note);
                }
            }
            for make_up in notice.worked() {
                let note = self.note(make_up.name(), NoteSource::Notice(index));
                self.put(make_up.date(), DayKind::MakeUpWorkingDay, note);
            }
        }
    }

    fn apply_overlays(&mut self, overlays: &[Overlay]) {
        for (index, overlay) in overlays.iter().enumerate() {
            for (period, worked) in overlay.periods() {
                let note = self.note(&period.name, NoteSource::Overlay(index));
                let last = period.last;
                for date in period.first.iter_days().take_while(|date| *date <= last) {
                    let kind = match (worked, notice::is_weekend(date)) {
                        (false, _) => DayKind::Holiday,
                        (true, true) => DayKind::MakeUpWorkingDay,
                        (true, false) => DayKind::WorkingDay,
                    };
                    self.put(date, kind, note);
                }
            }
        }
    }

    /// Decides a day; whether the statute names it, and its basis, stay.
    fn put(&mut self, date: NaiveDate, kind: DayKind, note: u16) {
        if let Some(day) = self.day(date) {
            day.kind = kind;
            day.note = note;
        }
    }
}
