//! One promise in full, with its words.

use shixian::plan::{Citation, Note, Place, Reading, Task};
use shixian::plan::{Discrepancy, Plan, Promise, ReadingPolicy};
use shixian::term::StopKinds;
use shixian::{Commitment, Conventions, Language, Localized};

/// A promise, where it is written, what contradicts it, and its tasks.
pub(super) fn in_full(plan: &Plan<'_>, promise: &Promise<'_>, lang: Language) -> String {
    let mut sheet = Sheet {
        text: String::new(),
        lang,
    };
    match promise {
        Promise::InTime(held) => {
            sheet.title(held.title_in(lang), held.id());
            sheet.commitment(plan, held);
            let citation = held.citation();
            let place = Citation::new(citation.item(), citation.tasks(), "");
            // the words of readings are theirs
            let has_readings = !held.readings().is_empty();
            sheet.source(if has_readings { place } else { citation }, held.note());
        }
        Promise::Indicator(held) => {
            sheet.title(held.title_in(lang), held.id());
            let (sign, figure) = (held.comparison().sign(), held.figure());
            let unit = held.unit_in(lang);
            sheet.line("figure", "数值", &format!("{sign} {figure} {unit}"));
            sheet.line("measure", "类型", held.measure().id());
            sheet.source(held.citation(), held.note());
        }
        Promise::Unmeasured(held) => {
            sheet.title(held.title_in(lang), held.id());
            let why = held.why().in_language(lang).to_string();
            sheet.line("not measurable", "无法核验", &why);
            sheet.source(held.citation(), held.note());
        }
        Promise::Milestone(held) => {
            sheet.title(&held.in_language(lang).to_string(), &held.id());
        }
    }
    let about = super::discrepancies_about(plan, &promise.id());
    if !about.is_empty() {
        sheet.heading("contradictions", "矛盾之处");
        let about = about.into_iter().map(|one| discrepancy(one, lang));
        sheet.text.extend(about);
    }
    let tasks = super::tasks_of(plan, promise);
    if !tasks.is_empty() {
        sheet.heading("tasks", "任务");
        sheet
            .text
            .extend(tasks.into_iter().map(|one| task(one, lang)));
    }
    sheet.text
}

/// A task and who has to do it.
pub(super) fn task(task: &Task<'_>, lang: Language) -> String {
    let mut sheet = Sheet {
        text: format!("{}\n", task.in_language(lang)),
        lang,
    };
    let (section, assignment) = (task.section(), task.assignment());
    let heading = match (section.item(), lang) {
        (Some(item), Language::Chinese) => format!("{}（正文第{item}条）", section.title()),
        (Some(item), _) => format!("{} (item {item})", section.title()),
        (None, _) => section.title().to_owned(),
    };
    sheet.line("  under", "  所属", section.part());
    sheet.line(
        "  measure",
        "  措施",
        format!("{} {heading}", section.measure()).trim_end(),
    );
    sheet.line("  group", "  专项组", assignment.group());
    sheet.line("  lead", "  牵头单位", assignment.lead());
    sheet.line("  responsible", "  责任单位", assignment.responsible());
    sheet.line("  date as printed", "  完成时限", task.due_words());
    sheet.text
}

/// A contradiction: the words of both places, and what is made of it.
pub(super) fn discrepancy(discrepancy: &Discrepancy<'_>, lang: Language) -> String {
    let place = Citation::new(discrepancy.item(), discrepancy.tasks(), "");
    let place = place.in_language(lang).to_string();
    let what = discrepancy.difference().in_language(lang).to_string();
    let promises = discrepancy.promises().join(", ");
    let about = [place, promises]
        .into_iter()
        .filter(|part| !part.is_empty());
    let about = about.collect::<Vec<_>>().join(lang.pick("; ", "；"));
    let mut sheet = Sheet {
        text: String::new(),
        lang,
    };
    sheet.line(&format!("- {what}"), &format!("- {what}"), &about);
    sheet.quote(Place::Body, discrepancy.body());
    sheet.quote(Place::Annex, discrepancy.annex());
    sheet.line("  note", "  说明", discrepancy.note().text(lang));
    sheet.text
}

struct Sheet {
    text: String,
    lang: Language,
}

impl Sheet {
    fn title(&mut self, title: &str, id: &str) {
        self.text += &format!("{title} [{id}]\n");
    }

    fn heading(&mut self, english: &'static str, chinese: &'static str) {
        let colon = self.lang.pick(":", "：");
        self.text += &format!("{}{colon}\n", self.lang.pick(english, chinese));
    }

    /// A line for a value that says something.
    fn line(&mut self, english: &str, chinese: &str, value: &str) {
        if value.is_empty() {
            return;
        }
        self.text += &match self.lang {
            Language::Chinese => format!("{chinese}：{value}\n"),
            _ => format!("{english}: {value}\n"),
        };
    }

    fn quote(&mut self, place: Place, words: &str) {
        if !words.is_empty() {
            let place = format!("  {}", place.in_language(self.lang));
            self.line(&place, &place, &format!("「{words}」"));
        }
    }

    fn commitment(&mut self, plan: &Plan<'_>, held: &Commitment<'_>) {
        let lang = self.lang;
        self.line(
            "also called",
            "又称",
            &held.names().join(lang.pick(", ", "、")),
        );
        self.line("from", "起算", &held.start().in_language(lang).to_string());
        self.line("to", "终止", &held.finish().in_language(lang).to_string());
        self.line("limit", "时限", &held.limit().in_language(lang).to_string());
        let target = held.target().in_language(lang).to_string();
        self.line("promised of", "对象", &target);
        self.line("stopped by", "不计入", &self.stops(held.stopped_by()));
        self.line("counted", "计算口径", &conventions(held.conventions()));
        let (from, through) = plan.period(held);
        let period = match (through, lang) {
            (Some(through), Language::Chinese) => format!("{from}至{through}"),
            (Some(through), _) => format!("{from} to {through}"),
            (None, Language::Chinese) => format!("自{from}起"),
            (None, _) => format!("from {from} on"),
        };
        self.line("in force", "施行", &period);
        for statutory in held.statutory() {
            self.line("statutory limit", "法定时限", &statutory.in_full(lang));
        }
        self.readings(held);
    }

    fn stops(&self, kinds: StopKinds) -> String {
        let kinds = kinds
            .iter()
            .map(|kind| kind.in_language(self.lang).to_string());
        kinds.collect::<Vec<_>>().join(self.lang.pick(", ", "、"))
    }

    fn readings(&mut self, held: &Commitment<'_>) {
        if held.readings().is_empty() {
            return;
        }
        let lang = self.lang;
        self.heading("two readings", "两种口径");
        let decides = ReadingPolicy::Strictest.decides(held);
        for reading in held.readings() {
            self.quote(reading.place(), reading.words());
            self.line("    differs", "    不同", &self.differs(reading));
        }
        let decides = match (decides, lang) {
            (Some(place), Language::Chinese) => format!("{}（--reading 可另选）", place.chinese()),
            (Some(place), _) => format!("the {place}, unless --reading says otherwise"),
            (None, Language::Chinese) => "两者均涵盖（--reading 可选其一）".to_owned(),
            (None, _) => "both are covered, unless --reading picks one".to_owned(),
        };
        self.line("  decides", "  以何为准", &decides);
    }

    /// What a reading sets.
    fn differs(&self, reading: &Reading<'_>) -> String {
        let lang = self.lang;
        let mut parts = Vec::new();
        let mut part = |english, chinese, value: String| {
            parts.push(format!("{} {value}", lang.pick(english, chinese)));
        };
        if let Some(limit) = reading.limit() {
            part("limit", "时限", limit.in_language(lang).to_string());
        }
        if let Some(start) = reading.start() {
            part("from", "起算", start.in_language(lang).to_string());
        }
        if let Some(kinds) = reading.stopped_by() {
            let stops = self.stops(kinds);
            let none = lang.pick("nothing", "无").to_owned();
            part(
                "stopped by",
                "不计入",
                if stops.is_empty() { none } else { stops },
            );
        }
        if let Some(category) = reading.category() {
            part("only", "限于", category.to_owned());
        }
        parts.join(lang.pick("; ", "；"))
    }

    /// Where it is written, with the words of each place, and the note.
    fn source(&mut self, citation: Citation<'_>, note: Option<Note<'_>>) {
        let place = Citation::new(citation.item(), citation.tasks(), "");
        self.line("source", "出处", &place.in_language(self.lang).to_string());
        let places = [Place::Body, Place::Annex].map(|place| (place, citation.words_in(place)));
        for (place, words) in places {
            self.quote(place, words.unwrap_or_default());
        }
        if places.iter().all(|(_, words)| words.is_none()) && !citation.words().is_empty() {
            self.line("  words", "  原文", &format!("「{}」", citation.words()));
        }
        let note = note.map(|note| note.text(self.lang));
        self.line("note", "说明", note.unwrap_or_default());
    }
}

/// The conventions of a commitment's own, by their names in data.
fn conventions(conventions: Conventions) -> String {
    let set = serde_json::to_value(conventions).unwrap_or_default();
    let set = set.as_object().into_iter().flatten();
    let set = set.map(|(name, value)| format!("{name} = {}", value.as_str().unwrap_or_default()));
    set.collect::<Vec<_>>().join(", ")
}
