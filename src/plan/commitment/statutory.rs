//! A statutory limit (法定时限) behind a commitment.

use std::fmt;

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

use super::event::{Event, Start};
use crate::ground::language::{Language, Localized, display_in_english};
use crate::plan::citation::Note;
use crate::term::limit::Limit;

/// A statutory limit (法定时限) behind a commitment, as one text of one law gives
/// it. A law that was amended is two of them, each with its period in force.
///
/// ```
/// use chrono::NaiveDate;
/// use shixian::calendar_days;
/// use shixian::plan::{Event, Note, Statutory};
///
/// let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
/// let payment = Statutory::new(calendar_days(30), "某条例", "8")
///     .from(Event::new("delivered", "交付"))
///     .in_force(day(2020, 9, 1), Some(day(2025, 5, 31)))
///     .on_condition(Note::new("small firms only.", "仅限中小企业。"));
/// assert_eq!(payment.to_string(), "30 calendar days (某条例 art. 8)");
/// assert!(payment.is_in_force(day(2025, 5, 31)));
/// assert!(!payment.is_in_force(day(2025, 6, 1)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Statutory<'a> {
    limit: Limit,
    law: &'a str,
    article: &'a str,
    start: Option<Start<'a>>,
    in_force: Option<(NaiveDate, Option<NaiveDate>)>,
    condition: Option<Note<'a>>,
}

impl<'a> Statutory<'a> {
    /// `limit`, by `article` of `law`, in force on every day.
    #[must_use]
    pub const fn new(limit: Limit, law: &'a str, article: &'a str) -> Self {
        Self {
            limit,
            law,
            article,
            start: None,
            in_force: None,
            condition: None,
        }
    }

    /// With a start of its own.
    #[must_use]
    pub const fn from(mut self, event: Event<'a>) -> Self {
        self.start = Some(Start::Event(event));
        self
    }

    /// With the period in which the text is in force (施行), both days included: it
    /// binds cases whose statutory clock starts in it.
    #[must_use]
    pub const fn in_force(mut self, from: NaiveDate, through: Option<NaiveDate>) -> Self {
        self.in_force = Some((from, through));
        self
    }

    /// With what has to be so for it to bind a case, and is not told by the case's
    /// dates (适用条件): it is shown beside the limit, never judged.
    #[must_use]
    pub const fn on_condition(mut self, condition: Note<'a>) -> Self {
        self.condition = Some(condition);
        self
    }

    /// The limit, before any extension of a case.
    #[must_use]
    pub const fn limit(&self) -> Limit {
        self.limit
    }

    /// Its own start; none where it is the commitment's.
    #[must_use]
    pub const fn start(&self) -> Option<Start<'a>> {
        self.start
    }

    /// The name of the law (法律、法规), in Chinese.
    #[must_use]
    pub const fn law(&self) -> &'a str {
        self.law
    }

    /// The article, or articles, such as `9` or `9、10`.
    #[must_use]
    pub const fn article(&self) -> &'a str {
        self.article
    }

    /// The period in force; none where it is not limited.
    #[must_use]
    pub const fn period(&self) -> Option<(NaiveDate, Option<NaiveDate>)> {
        self.in_force
    }

    /// What has to be so for it to bind a case.
    #[must_use]
    pub const fn condition(&self) -> Option<Note<'a>> {
        self.condition
    }

    /// Whether the text is in force on `date`.
    #[must_use]
    pub fn is_in_force(&self, date: NaiveDate) -> bool {
        self.in_force.is_none_or(|(from, through)| {
            from <= date && through.is_none_or(|through| date <= through)
        })
    }

    /// Limit, law and article with the start, the period in force and the
    /// condition, each where it has one.
    ///
    /// ```
    /// use shixian::Language;
    /// use shixian::plan::huarong_2023::BUSINESS_REGISTRATION;
    ///
    /// let text = BUSINESS_REGISTRATION.statutory().first().unwrap();
    /// assert_eq!(
    ///     text.in_full(Language::Chinese),
    ///     "3个工作日（市场主体登记管理条例第19条），自2022-03-01起施行；\
    ///      适用条件：申请材料齐全、符合法定形式；情形复杂的，经登记机关负责人批准，\
    ///      可再延长3个工作日。"
    /// );
    /// ```
    #[must_use]
    pub fn in_full(&self, language: Language) -> String {
        let english = language == Language::English;
        let mut text = self.in_language(language).to_string();
        if let Some(start) = self.start {
            text += &match english {
                true => format!(", from {start}"),
                false => format!("，自{}起算", start.chinese()),
            };
        }
        if let Some((from, through)) = self.in_force {
            text += &match (through, english) {
                (Some(through), true) => format!(", in force {from} to {through}"),
                (Some(through), false) => format!("，{from}至{through}施行"),
                (None, true) => format!(", in force from {from} on"),
                (None, false) => format!("，自{from}起施行"),
            };
        }
        if let Some(condition) = self.condition {
            text += if english {
                "; condition: "
            } else {
                "；适用条件："
            };
            text += condition.text(language);
        }
        text
    }
}

impl Localized for Statutory<'_> {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (limit, law, article) = (self.limit.in_language(language), self.law, self.article);
        match language {
            Language::English => write!(f, "{limit} ({law} art. {article})"),
            Language::Chinese => write!(f, "{limit}（{law}第{article}条）"),
        }
    }
}

/// A statutory limit as data: `limit`, `law`, `article`, and, each where it has one,
/// `start`, the id of the event that starts its clock, `in_force`, and `condition` in
/// both languages.
#[derive(Serialize)]
#[serde(rename = "Statutory")]
struct StatutoryForm<'a> {
    limit: Limit,
    law: &'a str,
    article: &'a str,
    start: Option<String>,
    in_force: Option<PeriodForm>,
    condition: Option<ConditionForm<'a>>,
}

#[derive(Serialize)]
struct PeriodForm {
    from: NaiveDate,
    through: Option<NaiveDate>,
}

#[derive(Serialize)]
struct ConditionForm<'a> {
    zh: &'a str,
    en: &'a str,
}

impl Serialize for Statutory<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let form = StatutoryForm {
            limit: self.limit,
            law: self.law,
            article: self.article,
            start: self.start.map(|start| start.to_string()),
            in_force: self
                .in_force
                .map(|(from, through)| PeriodForm { from, through }),
            condition: self.condition.as_ref().map(|condition| ConditionForm {
                zh: condition.text(Language::Chinese),
                en: condition.text(Language::English),
            }),
        };
        form.serialize(serializer)
    }
}

display_in_english!(Statutory<'_>);
