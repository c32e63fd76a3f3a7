//! Indicators: promises of numbers observed elsewhere, not measured from cases
//! (S11); and promises that no number can check.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::ground::fraction::Fraction;
use crate::ground::language::{Language, Localized, display_in_english};
use crate::plan::citation::{Citation, Note};

/// What kind of number an indicator is, which says what values it can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    /// A share in per cent (率、比例), from 0 to 100. With a denominator the value
    /// is the number that counts, and the share is worked out.
    Share,
    /// By how much something fell, in per cent (压减) of what it was: at most 100,
    /// negative where it rose. With a denominator, what it was, the value is by
    /// how much it fell.
    Reduction,
    /// A mean (平均). With a denominator the value is the total.
    Mean,
    /// A whole number of things (个、项、所), not negative.
    Count,
    /// An amount of something (元、千瓦、米), of any sign.
    Amount,
    /// A standard of five figures, such as 10000: [`Standard`].
    Standard,
}

impl Measure {
    /// Its name in data.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Share => "share",
            Self::Reduction => "reduction",
            Self::Mean => "mean",
            Self::Count => "count",
            Self::Amount => "amount",
            Self::Standard => "standard",
        }
    }
}

/// How a value is compared with the figure promised. Words that say 以上, 以下,
/// 以内 or 届满 include the figure; 超过 does not (民法典 art. 1259).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Comparison {
    /// At most (以内、不超过).
    AtMost,
    /// At least (以上、达到).
    AtLeast,
    /// Just that.
    Exactly,
    /// More (超、高于).
    MoreThan,
}

impl Comparison {
    /// Whether `value` keeps the promise of `figure`.
    #[must_use]
    pub fn is_kept<T: PartialOrd>(self, value: &T, figure: &T) -> bool {
        match self {
            Self::AtMost => value <= figure,
            Self::AtLeast => value >= figure,
            Self::Exactly => value == figure,
            Self::MoreThan => value > figure,
        }
    }

    /// Its name in data.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::AtMost => "at-most",
            Self::AtLeast => "at-least",
            Self::Exactly => "exactly",
            Self::MoreThan => "more-than",
        }
    }

    /// Its sign.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::AtMost => "≤",
            Self::AtLeast => "≥",
            Self::Exactly => "=",
            Self::MoreThan => ">",
        }
    }
}

/// A standard of connection service, five figures in one: steps, waiting, fees,
/// materials and trips (环节、等待、费用、材料、跑腿). `10000` is one step and none of
/// the rest. A service keeps it where each figure is at most the standard's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Standard([u8; 5]);

impl Standard {
    /// The five figures, in the order of their names.
    #[must_use]
    pub const fn new(figures: [u8; 5]) -> Self {
        Self(figures)
    }

    /// The five figures.
    #[must_use]
    pub const fn figures(self) -> [u8; 5] {
        self.0
    }

    /// Whether a service with these figures keeps `promised`.
    ///
    /// ```
    /// use shixian::Standard;
    ///
    /// let promised: Standard = "10000".parse()?;
    /// assert!("10000".parse::<Standard>()?.keeps(promised));
    /// assert!("00000".parse::<Standard>()?.keeps(promised));
    /// assert!(!"10010".parse::<Standard>()?.keeps(promised), "one material is asked for");
    /// # Ok::<(), shixian::ValueError>(())
    /// ```
    #[must_use]
    pub fn keeps(self, promised: Self) -> bool {
        self.0
            .iter()
            .zip(promised.0)
            .all(|(own, most)| *own <= most)
    }
}

impl fmt::Display for Standard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|figure| write!(f, "{figure}"))
    }
}

impl FromStr for Standard {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let malformed = || ValueError::NoStandard(text.to_owned());
        let digit = |byte: u8| byte.is_ascii_digit().then(|| byte - b'0');
        let digits: Option<Vec<u8>> = text.trim().bytes().map(digit).collect();
        let figures = digits.and_then(|digits| <[u8; 5]>::try_from(digits).ok());
        figures.map(Self).ok_or_else(malformed)
    }
}

/// The figure promised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Figure {
    /// A number.
    Number(Fraction),
    /// A standard.
    Standard(Standard),
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => number.to_decimal(6).fmt(f),
            Self::Standard(standard) => standard.fmt(f),
        }
    }
}

/// An indicator (指标): a number observed elsewhere that is promised to reach a
/// figure.
///
/// ```
/// use shixian::{Comparison, Fraction, Measure, indicator};
///
/// let rate = indicator("e-delivery-80", "电子送达率80%", Measure::Share, "%")
///     .promised(Comparison::AtLeast, Fraction::from(80));
/// let observed = rate.observe("161", Some("200"))?;
/// assert_eq!(observed.to_string(), "80.5");
/// assert!(rate.is_kept_by(observed));
/// assert!(rate.observe("140", None).is_err(), "no share of 140 %");
/// # Ok::<(), shixian::ValueError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Indicator<'a> {
    id: &'a str,
    title: &'a str,
    english: &'a str,
    measure: Measure,
    unit: &'a str,
    unit_english: &'a str,
    comparison: Comparison,
    figure: Figure,
    citation: Citation<'a>,
    note: Option<Note<'a>>,
}

/// An indicator known as `id` in data and called `title` in the source, counted
/// in `unit`; it promises at least nothing until the builder methods say more.
#[must_use]
pub const fn indicator<'a>(
    id: &'a str,
    title: &'a str,
    measure: Measure,
    unit: &'a str,
) -> Indicator<'a> {
    Indicator {
        id,
        title,
        english: id,
        measure,
        unit,
        unit_english: unit,
        comparison: Comparison::AtLeast,
        figure: Figure::Number(Fraction::ZERO),
        citation: Citation::new(None, &[], ""),
        note: None,
    }
}

impl<'a> Indicator<'a> {
    /// Sets the English title and unit.
    #[must_use]
    pub const fn english(mut self, title: &'a str, unit: &'a str) -> Self {
        self.english = title;
        self.unit_english = unit;
        self
    }

    /// Sets what is promised of the number.
    #[must_use]
    pub const fn promised(mut self, comparison: Comparison, figure: Fraction) -> Self {
        self.comparison = comparison;
        self.figure = Figure::Number(figure);
        self
    }

    /// Sets the standard that is promised; the measure becomes
    /// [`Measure::Standard`].
    #[must_use]
    pub const fn promised_standard(mut self, standard: Standard) -> Self {
        self.measure = Measure::Standard;
        self.comparison = Comparison::AtMost;
        self.figure = Figure::Standard(standard);
        self
    }

    /// Sets where it is written.
    #[must_use]
    pub const fn cite(mut self, citation: Citation<'a>) -> Self {
        self.citation = citation;
        self
    }

    /// Sets what has to be said about it.
    #[must_use]
    pub const fn noted(mut self, note: Note<'a>) -> Self {
        self.note = Some(note);
        self
    }

    /// Its name in data.
    #[must_use]
    pub const fn id(&self) -> &'a str {
        self.id
    }

    /// Its title in a language.
    #[must_use]
    pub const fn title_in(&self, language: Language) -> &'a str {
        match language {
            Language::English => self.english,
            Language::Chinese => self.title,
        }
    }

    /// What kind of number it is.
    #[must_use]
    pub const fn measure(&self) -> Measure {
        self.measure
    }

    /// Its unit in a language.
    #[must_use]
    pub const fn unit_in(&self, language: Language) -> &'a str {
        match language {
            Language::English => self.unit_english,
            Language::Chinese => self.unit,
        }
    }

    /// How a value is compared with the figure.
    #[must_use]
    pub const fn comparison(&self) -> Comparison {
        self.comparison
    }

    /// The figure promised.
    #[must_use]
    pub const fn figure(&self) -> Figure {
        self.figure
    }

    /// Where it is written.
    #[must_use]
    pub const fn citation(&self) -> Citation<'a> {
        self.citation
    }

    /// What has to be said about it.
    #[must_use]
    pub const fn note(&self) -> Option<Note<'a>> {
        self.note
    }

    /// Reads an observed value and, where it is a part or a total, what it is of.
    /// A share is written `95`, `95%` or `190` of `200`.
    ///
    /// # Errors
    ///
    /// A text that is no number or no standard, a number that the measure cannot
    /// have (a share of 140 %, half a school), a denominator that is not positive
    /// or that the measure does not take.
    pub fn observe(
        &self,
        value: &str,
        denominator: Option<&str>,
    ) -> Result<ObservedValue, ValueError> {
        if self.measure == Measure::Standard {
            return match denominator {
                None => value.parse().map(ObservedValue::Standard),
                Some(_) => Err(ValueError::NeedlessDenominator(self.measure)),
            };
        }
        let is_share = matches!(self.measure, Measure::Share | Measure::Reduction);
        // a part of a whole is no per cent: it has the whole beside it
        let takes_percent = denominator.is_none() && (is_share || self.unit.contains('%'));
        let number = |text: &str, takes_percent: bool| {
            let plain = text.trim();
            let percent = plain
                .strip_suffix(['%', '％'])
                .filter(|_| takes_percent)
                .map(str::trim_end);
            // nor does a fraction say that it is one, without the sign
            let is_part = is_share && percent.is_none() && plain.contains('/');
            let number = percent.unwrap_or(plain).parse::<Fraction>().ok();
            number
                .filter(|_| !is_part)
                .ok_or_else(|| ValueError::NoNumber(text.to_owned()))
        };
        let read = number(value, takes_percent)?;
        let result = match denominator {
            None => read,
            Some(text) => {
                if matches!(self.measure, Measure::Count | Measure::Standard) {
                    return Err(ValueError::NeedlessDenominator(self.measure));
                }
                let denominator =
                    number(text, false).map_err(|_| ValueError::NoDenominator(text.to_owned()))?;
                if denominator <= Fraction::ZERO {
                    return Err(ValueError::NotPositive(text.to_owned()));
                }
                let quotient = read.checked_div(denominator);
                let scaled = quotient.and_then(|q| q.checked_times(if is_share { 100 } else { 1 }));
                scaled.ok_or_else(|| ValueError::TooLarge(value.to_owned()))?
            }
        };
        let hundred = Fraction::from(100);
        let possible = match self.measure {
            Measure::Share => (Fraction::ZERO..=hundred).contains(&result),
            Measure::Reduction => result <= hundred,
            Measure::Count => result >= Fraction::ZERO && result.denominator() == 1,
            Measure::Mean | Measure::Amount | Measure::Standard => true,
        };
        if !possible {
            // away from what would be possible
            let shown = match result > Fraction::ZERO {
                true => result.to_decimal_up(6),
                false => result.to_decimal_down(6),
            };
            return Err(ValueError::Impossible {
                value: shown.to_string(),
                measure: self.measure,
            });
        }
        Ok(ObservedValue::Number(result))
    }

    /// Whether an observed value keeps the promise.
    #[must_use]
    pub fn is_kept_by(&self, value: ObservedValue) -> bool {
        match (value, self.figure) {
            (ObservedValue::Number(value), Figure::Number(figure)) => {
                self.comparison.is_kept(&value, &figure)
            }
            (ObservedValue::Standard(own), Figure::Standard(promised)) => own.keeps(promised),
            _ => false,
        }
    }
}

/// The title, what is promised and the source in one line.
impl Localized for Indicator<'_> {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (sign, unit) = (self.comparison.sign(), self.unit_in(language));
        let [colon, end] = match language {
            Language::English => [": ", "; "],
            Language::Chinese => ["：", "；"],
        };
        write!(
            f,
            "{}{colon}{sign} {}",
            self.title_in(language),
            self.figure
        )?;
        write!(f, " {unit}{end}")?;
        self.citation.fmt_in(language, f)
    }
}

/// A value observed of an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ObservedValue {
    /// A number; of a share, in per cent.
    Number(Fraction),
    /// The figures of a standard.
    Standard(Standard),
}

impl fmt::Display for ObservedValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => number.to_decimal(6).fmt(f),
            Self::Standard(standard) => standard.fmt(f),
        }
    }
}

/// Why a text is no value of an indicator.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ValueError {
    /// The text is no number.
    #[error("`{0}` is no number; write for example `95`, `95.5` or, of a share, `95%`")]
    NoNumber(String),
    /// The text is no standard.
    #[error("`{0}` is no standard; write its five figures in one, such as `10000`")]
    NoStandard(String),
    /// The denominator is no number.
    #[error("the denominator `{0}` is no number; leave it empty where there is none")]
    NoDenominator(String),
    /// The denominator is zero or less.
    #[error("the denominator `{0}` is not positive; leave it empty where there is none")]
    NotPositive(String),
    /// The measure takes no denominator.
    #[error("a {} has no denominator; leave it empty", .0.id())]
    NeedlessDenominator(Measure),
    /// The measure cannot have that value.
    #[error("{value} cannot be: a {} is {}", .measure.id(), possible(*.measure))]
    Impossible {
        /// The value.
        value: String,
        /// The measure.
        measure: Measure,
    },
    /// The number is beyond 128 bits.
    #[error("`{0}` is too large a number")]
    TooLarge(String),
}

impl ValueError {
    /// Whether it is the denominator that is wrong, not the value.
    #[must_use]
    pub const fn is_of_denominator(&self) -> bool {
        matches!(
            self,
            Self::NoDenominator(_) | Self::NotPositive(_) | Self::NeedlessDenominator(_)
        )
    }
}

const fn possible(measure: Measure) -> &'static str {
    match measure {
        Measure::Share => "from 0 to 100 per cent",
        Measure::Reduction => "at most 100 per cent",
        Measure::Count => "a whole number, 0 or more",
        Measure::Mean | Measure::Amount => "a number",
        Measure::Standard => "five figures",
    }
}

/// Why a promise cannot be measured by this library.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WhyUnmeasured {
    /// It names neither a time nor another number.
    NoFigure,
    /// It promises a place among the first, and does not say which (前列).
    NoRank,
    /// It is relative to a figure that the document does not give (高于平均).
    RelativeToOthers,
}

impl WhyUnmeasured {
    /// Its name in data.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::NoFigure => "no-figure",
            Self::NoRank => "no-rank",
            Self::RelativeToOthers => "relative-to-others",
        }
    }
}

impl Localized for WhyUnmeasured {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match (self, language) {
            (Self::NoFigure, Language::English) => "it names neither a time nor another number",
            (Self::NoFigure, Language::Chinese) => "未写明时限或其他数值",
            (Self::NoRank, Language::English) => {
                "it promises a place among the first, and does not say which"
            }
            (Self::NoRank, Language::Chinese) => "“前列”未写明名次",
            (Self::RelativeToOthers, Language::English) => {
                "it is relative to a figure of others that the document does not give"
            }
            (Self::RelativeToOthers, Language::Chinese) => "以他处数值为参照，文中未给出该数值",
        })
    }
}

/// A promise that this library cannot measure, kept so that it is not forgotten.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unmeasured<'a> {
    id: &'a str,
    title: &'a str,
    english: &'a str,
    why: WhyUnmeasured,
    citation: Citation<'a>,
    note: Option<Note<'a>>,
}

impl<'a> Unmeasured<'a> {
    /// The promise known as `id`, called `title` in the source and `english` in
    /// English, cited from `citation`.
    #[must_use]
    pub const fn new(
        id: &'a str,
        title: &'a str,
        english: &'a str,
        why: WhyUnmeasured,
        citation: Citation<'a>,
    ) -> Self {
        Self {
            id,
            title,
            english,
            why,
            citation,
            note: None,
        }
    }

    /// Sets what has to be said about it.
    #[must_use]
    pub const fn noted(mut self, note: Note<'a>) -> Self {
        self.note = Some(note);
        self
    }

    /// Its name in data.
    #[must_use]
    pub const fn id(&self) -> &'a str {
        self.id
    }

    /// Its title in a language.
    #[must_use]
    pub const fn title_in(&self, language: Language) -> &'a str {
        match language {
            Language::English => self.english,
            Language::Chinese => self.title,
        }
    }

    /// Why it cannot be measured.
    #[must_use]
    pub const fn why(&self) -> WhyUnmeasured {
        self.why
    }

    /// Where it is written.
    #[must_use]
    pub const fn citation(&self) -> Citation<'a> {
        self.citation
    }

    /// What has to be said about it.
    #[must_use]
    pub const fn note(&self) -> Option<Note<'a>> {
        self.note
    }
}

display_in_english!(Indicator<'_>, WhyUnmeasured);
