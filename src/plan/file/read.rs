//! From the keys of a plan file to a plan: what the types alone do not check.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::ops::Range;

use bumpalo::Bump;
use chrono::NaiveDate;
use serde::Deserialize;
use toml::Spanned;

use super::error::{self, PlanFileError, PlanProblem};
use super::forms::{
    CommitmentForm, DiscrepancyForm, EventForm, IndicatorForm, NoteForm, PeriodForm, PlanForm,
    ReadingForm, SectionForm, StartForm, StatutoryForm, Text, UnmeasuredForm,
};
use super::words::{EACH, FORMAT, MEAN};
use crate::ground::nearest_name::nearest;
use crate::plan::citation::{Citation, Note, Place};
use crate::plan::commitment::{
    Commitment, Event, FINISHED, Reading, STARTED, Start, Statutory, Target, commitment,
};
use crate::plan::discrepancy::Discrepancy;
use crate::plan::indicator::{
    Comparison, Indicator, Measure, ObservedValue, Unmeasured, indicator,
};
use crate::plan::plan::Plan;
use crate::plan::task::{Assignment, Section, Task, task};
use crate::term::conventions::Conventions;
use crate::term::limit::{BareUnits, Limit};
use crate::term::stops::StopKinds;

type Result<T> = std::result::Result<T, PlanFileError>;

/// Reads a plan into `store`.
pub(super) fn plan<'s>(store: &'s Bump, text: &str) -> Result<Plan<'s>> {
    let deserializer = toml::Deserializer::parse(text)
        .map_err(|error| PlanFileError::of_toml(text, &error, true))?;
    let form = PlanForm::deserialize(deserializer)
        .map_err(|error| PlanFileError::of_toml(text, &error, false))?;
    let mut reader = Reader {
        store,
        text,
        ids: BTreeMap::new(),
        tasks: BTreeMap::new(),
        counted: Conventions::new(),
        bare: BareUnits::default(),
    };
    reader.plan(&form)
}

struct Reader<'t, 's> {
    store: &'s Bump,
    text: &'t str,
    /// The promises so far, with the places of their ids.
    ids: BTreeMap<String, Range<usize>>,
    /// The tasks, with the places of their numbers.
    tasks: BTreeMap<u16, Range<usize>>,
    /// How every commitment is counted that does not say otherwise.
    counted: Conventions,
    /// What units mean in the limits of the commitment that is read.
    bare: BareUnits,
}

impl<'s> Reader<'_, 's> {
    fn plan(&mut self, form: &PlanForm) -> Result<Plan<'s>> {
        let format = *form.format.get_ref();
        if format != FORMAT {
            return Err(self.error(&form.format, "format", PlanProblem::Format(format)));
        }
        let id = self.id(&form.id)?;
        let title = self.said(&form.title, "title")?;
        self.counted = form.counted;
        // the tasks first: promises cite them
        let mut tasks = Vec::new();
        for section in &form.section {
            self.section(section, &mut tasks)?;
        }
        let commitments = self.each(&form.commitment, Self::commitment)?;
        let indicators = self.each(&form.indicator, Self::indicator)?;
        let unmeasured = self.each(&form.unmeasured, Self::unmeasured)?;
        let plan = Plan::new(id, title, form.issued.0, commitments)
            .with_warnings(form.warnings)
            .with_indicators(indicators)
            .with_unmeasured(unmeasured)
            .with_tasks(self.store.alloc_slice_copy(&tasks));
        for milestone in plan.milestones() {
            if let Some(span) = self.ids.get(&milestone.id()) {
                let problem = PlanProblem::IdOfMilestone(milestone.id());
                return Err(PlanFileError::new(self.text, span, "id", problem));
            }
        }
        let ids: Vec<String> = plan.promises().map(|promise| promise.id()).collect();
        let discrepancy =
            |reader: &mut Self, form: &DiscrepancyForm| reader.discrepancy(form, &ids);
        let discrepancies = self.each(&form.discrepancy, discrepancy)?;
        Ok(plan.with_discrepancies(discrepancies))
    }

    fn error<T>(&self, place: &Spanned<T>, field: &str, problem: PlanProblem) -> PlanFileError {
        PlanFileError::new(self.text, &place.span(), field, problem)
    }

    /// Each form as a value, held in the store.
    fn each<F, T: Copy>(
        &mut self,
        forms: &[F],
        mut value: impl FnMut(&mut Self, &F) -> Result<T>,
    ) -> Result<&'s [T]> {
        let values: Result<Vec<T>> = forms.iter().map(|form| value(self, form)).collect();
        Ok(self.store.alloc_slice_copy(&values?))
    }

    fn held(&self, text: &str) -> &'s str {
        self.store.alloc_str(text)
    }

    /// A text that has to say something.
    fn said(&self, text: &Text, field: &str) -> Result<&'s str> {
        if text.get_ref().trim().is_empty() {
            return Err(self.error(text, field, PlanProblem::Empty));
        }
        Ok(self.held(text.get_ref()))
    }

    fn id(&self, text: &Text) -> Result<&'s str> {
        let id = self.said(text, "id")?;
        if id.trim() != id {
            return Err(self.error(text, "id", PlanProblem::Blank(id.to_owned())));
        }
        Ok(id)
    }

    /// The id of a promise, which no other has.
    fn own_id(&mut self, text: &Text) -> Result<&'s str> {
        let id = self.id(text)?;
        if let Some(first) = self.ids.get(id) {
            let (id, other) = (id.to_owned(), error::line_of(self.text, first.start));
            return Err(self.error(text, "id", PlanProblem::SameId { id, other }));
        }
        self.ids.insert(id.to_owned(), text.span());
        Ok(id)
    }

    fn english(&self, text: Option<&Text>, or: &'s str) -> Result<&'s str> {
        text.map_or(Ok(or), |text| self.said(text, "english"))
    }

    fn commitment(&mut self, form: &Spanned<CommitmentForm>) -> Result<Commitment<'s>> {
        let (whole, form) = (form, form.get_ref());
        let id = self.own_id(&form.id)?;
        let counted = self.counted.overridden_by(form.counted);
        self.bare = counted.bare_units();
        let limit = self.limit(&form.limit)?;
        let target = match &form.target {
            Some(text) => self.target(text, limit)?,
            None => Target::EachCase,
        };
        let names = self.each(&form.names, |reader, name| reader.said(name, "names"))?;
        let mut value = commitment(id, self.said(&form.title, "title")?)
            .english(self.english(form.english.as_ref(), id)?)
            .also_called(names)
            .within(limit)
            .counted(counted)
            .stops_for(self.stops(&form.stops)?)
            .promised_of(target)
            .cite(self.citation(form.item, &form.tasks, &form.words, form.annex.as_deref())?);
        value = match self
            .start(form.from.as_ref())?
            .unwrap_or(Start::Event(STARTED))
        {
            Start::Event(event) => value.from(event),
            Start::LaterOf(one, other) => value.from_later_of(one, other),
        };
        value = value.to(self.event(form.to.as_ref(), "to")?.unwrap_or(FINISHED));
        if let Some(period) = &form.in_force {
            let (from, through) = self.period(period)?;
            value = value.in_force(from, through);
        }
        if let Some(note) = &form.note {
            value = value.noted(self.note(note));
        }
        value = value.with_statutory(self.statutes(&form.statutory)?);
        let readings = self.readings(whole)?;
        if let Some(place) = &form.strictest {
            value = value.read_as(readings, place.get_ref().place());
        }
        if target == Target::Mean {
            for reading in &form.reading {
                if let Some(text) = &reading.get_ref().limit {
                    self.has_measure(text, self.limit(text)?)?;
                }
            }
        }
        Ok(value)
    }

    /// The two readings, or none.
    fn readings(&mut self, whole: &Spanned<CommitmentForm>) -> Result<&'s [Reading<'s>]> {
        let form = whole.get_ref();
        match (form.reading.first(), &form.strictest) {
            (None, None) => return Ok(&[]),
            (None, Some(strictest)) => {
                let problem = PlanProblem::StrictestNeedless;
                return Err(self.error(strictest, "strictest", problem));
            }
            (Some(_), None) => {
                return Err(self.error(whole, "strictest", PlanProblem::StrictestMissing));
            }
            (Some(first), Some(_)) => {
                for place in [Place::Body, Place::Annex] {
                    let of_place = |r: &&Spanned<ReadingForm>| r.get_ref().place == place;
                    let mut readings = form.reading.iter().filter(of_place);
                    let twice = match (readings.next(), readings.next()) {
                        (Some(_), None) => continue,
                        (None, _) => None,
                        (Some(_), second) => second,
                    };
                    let problem = PlanProblem::Readings {
                        place,
                        twice: twice.is_some(),
                    };
                    return Err(self.error(twice.unwrap_or(first), "place", problem));
                }
            }
        }
        self.each(&form.reading, |reader, reading| {
            reader.reading(reading.get_ref())
        })
    }

    fn reading(&mut self, form: &ReadingForm) -> Result<Reading<'s>> {
        let mut value = Reading::new(form.place, self.held(&form.words));
        if let Some(limit) = &form.limit {
            value = value.within(self.limit(limit)?);
        }
        if let Some(start) = self.start(form.from.as_ref())? {
            value = value.from(start);
        }
        if let Some(stops) = &form.stops {
            value = value.stops_for(self.stops(stops)?);
        }
        if let Some(category) = &form.category {
            value = value.in_category(self.said(category, "category")?);
        }
        Ok(value)
    }

    /// The texts of the law, of which no two with one start are in force at a time:
    /// the second would decide nothing.
    fn statutes(&mut self, forms: &[Spanned<StatutoryForm>]) -> Result<&'s [Statutory<'s>]> {
        let held = self.each(forms, |reader, form| reader.statutory(form.get_ref()))?;
        for (at, (form, later)) in forms.iter().zip(held).enumerate() {
            let mut earlier = forms.iter().zip(held).take(at);
            if let Some((first, _)) = earlier.find(|(_, text)| are_in_force_together(text, later)) {
                let other = error::line_of(self.text, first.span().start);
                let problem = PlanProblem::StatutesOverlap { other };
                return Err(self.error(form, "statutory", problem));
            }
        }
        Ok(held)
    }

    fn statutory(&self, form: &StatutoryForm) -> Result<Statutory<'s>> {
        let (limit, law) = (self.limit(&form.limit)?, self.said(&form.law, "law")?);
        let mut value = Statutory::new(limit, law, self.said(&form.article, "article")?);
        if let Some(event) = self.event(form.from.as_ref(), "from")? {
            value = value.from(event);
        }
        if let Some(period) = &form.in_force {
            let (from, through) = self.period(period)?;
            value = value.in_force(from, through);
        }
        if let Some(condition) = &form.condition {
            value = value.on_condition(self.note(condition));
        }
        Ok(value)
    }

    fn limit(&self, text: &Text) -> Result<Limit> {
        let limit = Limit::parse_with(text.get_ref(), self.bare);
        limit.map_err(|problem| self.error(text, "limit", problem.into()))
    }

    fn target(&self, text: &Text, limit: Limit) -> Result<Target> {
        let wrong = |problem| self.error(text, "target", problem);
        let written = text.get_ref().trim();
        if let Some(percent) = written.strip_suffix(['%', '％']) {
            let percent = percent.trim_end().parse::<u32>();
            let percent = percent.map_err(|_| wrong(PlanProblem::Target(written.to_owned())))?;
            return match u8::try_from(percent) {
                Ok(share @ 0..=100) => Ok(Target::Share(share)),
                _ => Err(wrong(PlanProblem::Share(percent))),
            };
        }
        match written {
            EACH | "each case" => Ok(Target::EachCase),
            MEAN | "mean" => {
                self.has_measure(text, limit)?;
                Ok(Target::Mean)
            }
            _ => Err(wrong(PlanProblem::Target(written.to_owned()))),
        }
    }

    /// That a mean of times can be compared with `limit`.
    fn has_measure(&self, place: &Text, limit: Limit) -> Result<()> {
        match limit {
            Limit::WorkingDays(_)
            | Limit::WorkingDayHalves(_)
            | Limit::CalendarDays(_)
            | Limit::OpenSeconds(_)
            | Limit::ClockSeconds(_) => Ok(()),
            Limit::Months(_) | Limit::Immediate | Limit::Until(_) | Limit::CaseDue => {
                Err(self.error(place, "target", PlanProblem::NoMeasure(limit)))
            }
        }
    }

    fn stops(&self, texts: &[Text]) -> Result<StopKinds> {
        texts.iter().try_fold(StopKinds::NONE, |kinds, text| {
            let kind = text.get_ref().parse();
            let kind =
                kind.map_err(|problem| self.error(text, "stops", PlanProblem::Stop(problem)))?;
            Ok(kinds.with(kind))
        })
    }

    fn start(&self, form: Option<&Spanned<StartForm>>) -> Result<Option<Start<'s>>> {
        let Some(form) = form else { return Ok(None) };
        let event = |event| self.named_event(form, "from", event);
        Ok(Some(match form.get_ref() {
            StartForm::One(one) => Start::Event(event(one)?),
            StartForm::LaterOf(one, other) => Start::LaterOf(event(one)?, event(other)?),
        }))
    }

    fn event(&self, form: Option<&Spanned<EventForm>>, field: &str) -> Result<Option<Event<'s>>> {
        let event = form.map(|form| self.named_event(form, field, form.get_ref()));
        event.transpose()
    }

    fn named_event<T>(
        &self,
        place: &Spanned<T>,
        field: &str,
        event: &EventForm,
    ) -> Result<Event<'s>> {
        if event.id.trim().is_empty() || event.name.trim().is_empty() {
            return Err(self.error(place, field, PlanProblem::Empty));
        }
        let id = self.held(&event.id);
        let name = if event.id == event.name {
            id
        } else {
            self.held(&event.name)
        };
        Ok(Event::new(id, name))
    }

    fn period(&self, form: &Spanned<PeriodForm>) -> Result<(NaiveDate, Option<NaiveDate>)> {
        let PeriodForm { from, through } = form.get_ref();
        let through = through.map(|date| date.0);
        if through.is_some_and(|through| through < from.0) {
            return Err(self.error(form, "in-force", PlanProblem::PeriodReversed));
        }
        Ok((from.0, through))
    }

    fn note(&self, form: &NoteForm) -> Note<'s> {
        Note::new(self.held(&form.en), self.held(&form.zh))
    }

    fn citation(
        &mut self,
        item: Option<u16>,
        tasks: &[Spanned<u16>],
        words: &str,
        annex: Option<&str>,
    ) -> Result<Citation<'s>> {
        let citation = Citation::new(item, self.task_numbers(tasks)?, self.held(words));
        Ok(match annex {
            Some(words) => citation.annex(self.held(words)),
            None => citation,
        })
    }

    /// Numbers of tasks that the plan has, if it lists any.
    fn task_numbers(&mut self, numbers: &[Spanned<u16>]) -> Result<&'s [u16]> {
        self.each(numbers, |reader, number| {
            let known = reader.tasks.contains_key(number.get_ref());
            if !known && !reader.tasks.is_empty() {
                let problem = PlanProblem::UnknownTask(*number.get_ref());
                return Err(reader.error(number, "tasks", problem));
            }
            Ok(*number.get_ref())
        })
    }

    fn indicator(&mut self, form: &IndicatorForm) -> Result<Indicator<'s>> {
        let id = self.own_id(&form.id)?;
        let title = self.said(&form.title, "title")?;
        let unit = self.held(&form.unit);
        let unit_english = form
            .unit_english
            .as_ref()
            .map_or(unit, |unit| self.held(unit));
        let bare = indicator(id, title, form.measure, unit)
            .english(self.english(form.english.as_ref(), id)?, unit_english)
            .cite(self.citation(form.item, &form.tasks, &form.words, form.annex.as_deref())?);
        let value = self.promised(bare, &form.figure)?;
        Ok(match &form.note {
            Some(note) => value.noted(self.note(note)),
            None => value,
        })
    }

    /// The indicator, of which `text` is promised.
    fn promised(&self, indicator: Indicator<'s>, text: &Text) -> Result<Indicator<'s>> {
        let wrong = |problem| self.error(text, "figure", problem);
        let written = text.get_ref().trim();
        let signs = [
            ("≥", Comparison::AtLeast),
            (">=", Comparison::AtLeast),
            ("≤", Comparison::AtMost),
            ("<=", Comparison::AtMost),
            ("=", Comparison::Exactly),
            (">", Comparison::MoreThan),
        ];
        let signed = signs
            .into_iter()
            .find_map(|(sign, comparison)| Some((comparison, written.strip_prefix(sign)?.trim())));
        let is_standard = indicator.measure() == Measure::Standard;
        let no_comparison = || wrong(PlanProblem::Comparison(written.to_owned()));
        let (comparison, figure) = match signed {
            // a standard is kept by what asks for no more
            None if is_standard => (Comparison::AtMost, written),
            Some((comparison, _)) if is_standard && comparison != Comparison::AtMost => {
                return Err(no_comparison());
            }
            signed => signed.ok_or_else(no_comparison)?,
        };
        let observed = indicator.observe(figure, None);
        match observed.map_err(|problem| wrong(problem.into()))? {
            ObservedValue::Number(number) => Ok(indicator.promised(comparison, number)),
            ObservedValue::Standard(standard) => Ok(indicator.promised_standard(standard)),
        }
    }

    fn unmeasured(&mut self, form: &UnmeasuredForm) -> Result<Unmeasured<'s>> {
        let id = self.own_id(&form.id)?;
        let title = self.said(&form.title, "title")?;
        let english = self.english(form.english.as_ref(), id)?;
        let citation = self.citation(form.item, &form.tasks, &form.words, form.annex.as_deref())?;
        let value = Unmeasured::new(id, title, english, form.why, citation);
        Ok(match &form.note {
            Some(note) => value.noted(self.note(note)),
            None => value,
        })
    }

    fn section(&mut self, form: &SectionForm, tasks: &mut Vec<Task<'s>>) -> Result<()> {
        let (part, title) = (self.held(&form.part), self.held(&form.title));
        let section = Section::new(form.measure, form.item, part, title);
        for form in &form.task {
            let number = *form.number.get_ref();
            match self.tasks.entry(number) {
                Entry::Vacant(entry) => {
                    entry.insert(form.number.span());
                }
                Entry::Occupied(entry) => {
                    let other = error::line_of(self.text, entry.get().start);
                    let problem = PlanProblem::SameTask { number, other };
                    return Err(self.error(&form.number, "number", problem));
                }
            }
            let assignment = Assignment::new(
                self.held(&form.group),
                self.held(&form.lead),
                self.held(&form.responsible),
            );
            let mut value =
                task(number, self.said(&form.text, "text")?, section).assigned(assignment);
            let words = self.held(&form.due_words);
            value = match (form.due, form.ongoing) {
                (Some(date), false) => value.due(date.0, words),
                (Some(date), true) => value.due(date.0, words).ongoing(),
                (None, true) => value.without_date(words),
                (None, false) => {
                    let problem = PlanProblem::TaskWithoutDate(number);
                    return Err(self.error(&form.number, "due", problem));
                }
            };
            tasks.push(value);
        }
        Ok(())
    }

    fn discrepancy(&mut self, form: &DiscrepancyForm, ids: &[String]) -> Result<Discrepancy<'s>> {
        let promises = self.each(&form.promises, |reader, text| {
            if ids.contains(text.get_ref()) {
                return Ok(reader.held(text.get_ref()));
            }
            let id = text.get_ref().clone();
            let near = nearest(&id, ids.iter().map(String::as_str)).map(str::to_owned);
            let problem = PlanProblem::UnknownPromise { id, nearest: near };
            Err(reader.error(text, "promises", problem))
        })?;
        let (body, annex) = (self.held(&form.body), self.held(&form.annex));
        let tasks = self.task_numbers(&form.tasks)?;
        let note = self.note(&form.note);
        Ok(Discrepancy::new(form.differs, promises, body, annex, note).at(form.item, tasks))
    }
}

/// Whether two texts of the law with one start are in force on one day.
fn are_in_force_together(one: &Statutory<'_>, other: &Statutory<'_>) -> bool {
    let always = (NaiveDate::MIN, None);
    let [(one_from, one_through), (other_from, other_through)] =
        [one, other].map(|text| text.period().unwrap_or(always));
    one.start() == other.start()
        && one_through.is_none_or(|through| other_from <= through)
        && other_through.is_none_or(|through| one_from <= through)
}
