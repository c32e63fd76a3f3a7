//! The keys of a plan file, as serde reads them.

use std::fmt;

use chrono::NaiveDate;
use serde::Deserialize;
use serde::de::{self, Deserializer, MapAccess, SeqAccess, Visitor};
use toml::Spanned;
use toml::value::Datetime;

use crate::plan::citation::Place;
use crate::plan::discrepancy::Difference;
use crate::plan::indicator::{Measure, WhyUnmeasured};
use crate::plan::warning::Warnings;
use crate::term::conventions::Conventions;

/// A text and where it stands.
pub(super) type Text = Spanned<String>;

/// A whole plan.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, expecting = "a table")]
pub(super) struct PlanForm {
    pub(super) format: Spanned<i64>,
    pub(super) id: Text,
    pub(super) title: Text,
    pub(super) issued: Date,
    #[serde(default)]
    pub(super) warnings: Warnings,
    #[serde(default)]
    pub(super) counted: Conventions,
    #[serde(default)]
    pub(super) commitment: Vec<Spanned<CommitmentForm>>,
    #[serde(default)]
    pub(super) indicator: Vec<IndicatorForm>,
    #[serde(default)]
    pub(super) unmeasured: Vec<UnmeasuredForm>,
    #[serde(default)]
    pub(super) section: Vec<SectionForm>,
    #[serde(default)]
    pub(super) discrepancy: Vec<DiscrepancyForm>,
}

/// A promise in time.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, expecting = "a table")]
pub(super) struct CommitmentForm {
    pub(super) id: Text,
    pub(super) title: Text,
    pub(super) english: Option<Text>,
    #[serde(default)]
    pub(super) names: Vec<Text>,
    pub(super) from: Option<Spanned<StartForm>>,
    pub(super) to: Option<Spanned<EventForm>>,
    pub(super) limit: Text,
    #[serde(default)]
    pub(super) counted: Conventions,
    #[serde(default)]
    pub(super) stops: Vec<Text>,
    pub(super) target: Option<Text>,
    pub(super) item: Option<u16>,
    #[serde(default)]
    pub(super) tasks: Vec<Spanned<u16>>,
    #[serde(default)]
    pub(super) words: String,
    pub(super) annex: Option<String>,
    pub(super) in_force: Option<Spanned<PeriodForm>>,
    pub(super) note: Option<NoteForm>,
    #[serde(default)]
    pub(super) statutory: Vec<Spanned<StatutoryForm>>,
    pub(super) strictest: Option<Spanned<StrictestForm>>,
    #[serde(default)]
    pub(super) reading: Vec<Spanned<ReadingForm>>,
}

/// The limit of a law, as one text of it gives it.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, expecting = "a table")]
pub(super) struct StatutoryForm {
    pub(super) limit: Text,
    pub(super) law: Text,
    pub(super) article: Text,
    pub(super) from: Option<Spanned<EventForm>>,
    pub(super) in_force: Option<Spanned<PeriodForm>>,
    pub(super) condition: Option<NoteForm>,
}

/// The reading that decides unless one is asked for.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum StrictestForm {
    #[serde(alias = "正文")]
    Body,
    #[serde(alias = "附件")]
    Annex,
    Neither,
}

impl StrictestForm {
    pub(super) const fn place(self) -> Option<Place> {
        match self {
            Self::Body => Some(Place::Body),
            Self::Annex => Some(Place::Annex),
            Self::Neither => None,
        }
    }
}

/// One of the two readings.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, expecting = "a table")]
pub(super) struct ReadingForm {
    pub(super) place: Place,
    #[serde(default)]
    pub(super) words: String,
    pub(super) limit: Option<Text>,
    pub(super) from: Option<Spanned<StartForm>>,
    pub(super) stops: Option<Vec<Text>>,
    pub(super) category: Option<Text>,
}

/// A number observed elsewhere.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, expecting = "a table")]
pub(super) struct IndicatorForm {
    pub(super) id: Text,
    pub(super) title: Text,
    pub(super) english: Option<Text>,
    pub(super) measure: Measure,
    #[serde(default)]
    pub(super) unit: String,
    pub(super) unit_english: Option<String>,
    pub(super) figure: Text,
    pub(super) item: Option<u16>,
    #[serde(default)]
    pub(super) tasks: Vec<Spanned<u16>>,
    #[serde(default)]
    pub(super) words: String,
    pub(super) annex: Option<String>,
    pub(super) note: Option<NoteForm>,
}

/// A promise that no number can check.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, expecting = "a table")]
pub(super) struct UnmeasuredForm {
    pub(super) id: Text,
    pub(super) title: Text,
    pub(super) english: Option<Text>,
    pub(super) why: WhyUnmeasured,
    pub(super) item: Option<u16>,
    #[serde(default)]
    pub(super) tasks: Vec<Spanned<u16>>,
    #[serde(default)]
    pub(super) words: String,
    pub(super) annex: Option<String>,
    pub(super) note: Option<NoteForm>,
}

/// A heading of the annex and the tasks under it.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, expecting = "a table")]
pub(super) struct SectionForm {
    pub(super) measure: u16,
    pub(super) item: Option<u16>,
    #[serde(default)]
    pub(super) part: String,
    #[serde(default)]
    pub(super) title: String,
    #[serde(default)]
    pub(super) task: Vec<TaskForm>,
}

/// A task of the annex (重点任务), and how it stands.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, expecting = "a table")]
pub(super) struct TaskForm {
    pub(super) number: Spanned<u16>,
    pub(super) text: Text,
    #[serde(default)]
    pub(super) group: String,
    #[serde(default)]
    pub(super) lead: String,
    #[serde(default)]
    pub(super) responsible: String,
    pub(super) due: Option<Date>,
    #[serde(default)]
    pub(super) due_words: String,
    #[serde(default)]
    pub(super) ongoing: bool,
}

/// A place where the document contradicts itself.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, expecting = "a table")]
pub(super) struct DiscrepancyForm {
    pub(super) differs: Difference,
    #[serde(default)]
    pub(super) promises: Vec<Text>,
    pub(super) item: Option<u16>,
    #[serde(default)]
    pub(super) tasks: Vec<Spanned<u16>>,
    #[serde(default)]
    pub(super) body: String,
    #[serde(default)]
    pub(super) annex: String,
    pub(super) note: NoteForm,
}

/// What has to be said, in both languages.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "a table")]
pub(super) struct NoteForm {
    pub(super) zh: String,
    pub(super) en: String,
}

/// A period, both days included.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "a table")]
pub(super) struct PeriodForm {
    pub(super) from: Date,
    pub(super) through: Option<Date>,
}

/// An event: `{ id = "paid", name = "付款" }` or, where both are the same, its
/// name alone.
pub(super) struct EventForm {
    pub(super) id: String,
    pub(super) name: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "a table")]
struct EventTable {
    id: String,
    name: String,
}

impl From<EventTable> for EventForm {
    fn from(table: EventTable) -> Self {
        let EventTable { id, name } = table;
        Self { id, name }
    }
}

impl<'de> Deserialize<'de> for EventForm {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match deserializer.deserialize_any(EventsVisitor { several: false })? {
            StartForm::One(event) | StartForm::LaterOf(event, _) => Ok(event),
        }
    }
}

/// The start of a clock: an event, or two in brackets of which the later one
/// starts it.
pub(super) enum StartForm {
    One(EventForm),
    LaterOf(EventForm, EventForm),
}

impl<'de> Deserialize<'de> for StartForm {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(EventsVisitor { several: true })
    }
}

struct EventsVisitor {
    several: bool,
}

impl<'de> Visitor<'de> for EventsVisitor {
    type Value = StartForm;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an event, such as \"付款\" or { id = \"paid\", name = \"付款\" }")?;
        if self.several {
            f.write_str(", or two of them in brackets")?;
        }
        Ok(())
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<StartForm, E> {
        let (id, name) = (text.to_owned(), text.to_owned());
        Ok(StartForm::One(EventForm { id, name }))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<StartForm, A::Error> {
        let table = EventTable::deserialize(de::value::MapAccessDeserializer::new(map))?;
        Ok(StartForm::One(table.into()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut events: A) -> Result<StartForm, A::Error> {
        if !self.several {
            return Err(de::Error::invalid_type(de::Unexpected::Seq, &self));
        }
        let mut held = Vec::new();
        while let Some(event) = events.next_element::<EventForm>()? {
            held.push(event);
        }
        match <[EventForm; 2]>::try_from(held) {
            Ok([one, other]) => Ok(StartForm::LaterOf(one, other)),
            Err(held) => Err(de::Error::invalid_length(held.len(), &self)),
        }
    }
}

/// A date, written `2023-06-30` with or without quotes.
#[derive(Clone, Copy)]
pub(super) struct Date(pub(super) NaiveDate);

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(DateVisitor)
    }
}

struct DateVisitor;

impl<'de> Visitor<'de> for DateVisitor {
    type Value = Date;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a date such as 2023-06-30")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Date, E> {
        let date = text.parse().map(Date);
        date.map_err(|_| E::invalid_value(de::Unexpected::Str(text), &self))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Date, A::Error> {
        let written = Datetime::deserialize(de::value::MapAccessDeserializer::new(map))?;
        match (written.date, written.time, written.offset) {
            (Some(date), None, None) => self.visit_str(&date.to_string()),
            _ => {
                let written = written.to_string();
                Err(de::Error::invalid_value(
                    de::Unexpected::Other(&written),
                    &self,
                ))
            }
        }
    }
}
