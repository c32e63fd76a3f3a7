//! An indicator, and how a value of it is read and compared.

use std::fmt;

use super::error::ValueError;
use super::figure::{Figure, ObservedValue, Standard};
use super::measure::{Comparison, Measure};
use crate::ground::fraction::Fraction;
use crate::ground::language::{Language, Localized, display_in_english};
use crate::plan::citation::{Citation, Note};

/// An indicator (指标): a number observed elsewhere that is promised to reach a
/// figure.
///
/// ```
/// use shixian::Fraction;
/// use shixian::plan::{Comparison, Measure, indicator};
///
/// let rate = indicator("e-delivery-80", "电子送达率80%", Measure::Share, "%")
///     .promised(Comparison::AtLeast, Fraction::from(80));
/// let observed = rate.observe("161", Some("200"))?;
/// assert_eq!(observed.to_string(), "80.5");
/// assert!(rate.is_kept_by(observed));
/// assert!(rate.observe("140", None).is_err(), "no share of 140 %");
/// # Ok::<(), shixian::plan::ValueError>(())
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

    /// Its name in data: English, stable, and the same in every file and form.
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

    /// The figure promised, compared as [`comparison`](Self::comparison) says.
    #[must_use]
    pub const fn figure(&self) -> Figure {
        self.figure
    }

    /// Where it is written: item of the body, tasks of the annex, and the words.
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
    /// A text that is not a number or not a standard, a number that the measure cannot
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
        // a part of a whole is not a percentage: the whole stands beside it
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

display_in_english!(Indicator<'_>);
