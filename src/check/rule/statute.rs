//! Which statutory limit (法定时限) is a case's: the text of the law in force when its
//! clock starts ([S9](crate::design#s9)).

use super::rule::Rule;
use super::tier::Tier;
use crate::check::case::Case;
use crate::check::verdict::{NotApplicable, Verdict};
use crate::plan::commitment::Statutory;

/// The text of the law by which a case is judged.
#[derive(Clone, Copy)]
pub(super) struct Chosen<'a> {
    pub(super) text: &'a Statutory<'a>,
    /// The verdict where its start is not known, nor, therefore, whether it binds.
    pub(super) unknown: Option<Verdict>,
}

impl<'a> Rule<'a> {
    /// The statutory limit that binds `case`: the first behind the commitment whose
    /// start the case tells and that is in force on the day of that start. `None`
    /// where the commitment has none at all.
    ///
    /// ```
    /// use chrono::NaiveDate;
    /// use shixian::check::Occurrence;
    /// use shixian::plan::huarong_2023::PROCUREMENT_PAYMENT;
    /// use shixian::{Case, Rule, Schedule, Settings};
    ///
    /// let rule = Rule::new(&PROCUREMENT_PAYMENT, &Schedule::china(), &Settings::new());
    /// let text_of = |year| {
    ///     let day = NaiveDate::from_ymd_opt(year, 7, 1).unwrap();
    ///     let events = [Occurrence::new("delivered", day)];
    ///     let case = Case::new("1").with_events(&events);
    ///     rule.statute(&case).unwrap().ok().map(|text| text.to_string())
    /// };
    /// let amended = text_of(2025).unwrap();
    /// assert_eq!(amended, "30 calendar days (保障中小企业款项支付条例（国务院令第802号） art. 9)");
    /// let before = text_of(2024).unwrap();
    /// assert_eq!(before, "30 calendar days (保障中小企业款项支付条例（国务院令第728号） art. 8)");
    /// assert_eq!(text_of(2019), None, "no text was in force");
    /// ```
    ///
    /// # Errors
    ///
    /// The verdict on the case by the statute where no text is known to bind it: not
    /// started, where the case does not tell the start of any; undetermined, where it
    /// tells it more than once; not applicable, where none was in force on the day of
    /// a start that it tells.
    pub fn statute(&self, case: &Case<'_>) -> Option<Result<&'a Statutory<'a>, Verdict>> {
        let chosen = self.chosen_text(case)?;
        Some(chosen.and_then(|chosen| chosen.unknown.map_or(Ok(chosen.text), Err)))
    }

    /// The text by which `case` is judged: the one that binds it or, where it is not
    /// known when the case started, the first that could.
    pub(super) fn chosen_text(&self, case: &Case<'_>) -> Option<Result<Chosen<'a>, Verdict>> {
        let mut none = None;
        let mut undated = None;
        for text in self.commitment.statutory() {
            let tier = self.tier(text);
            if !tier.is_started(case) {
                none = none.or(Some(Verdict::NotStarted));
                continue;
            }
            let unknown = match self.start_or_verdict(case, tier.start) {
                Ok(start) if text.is_in_force(start.date()) => {
                    let unknown = None;
                    return Some(Ok(Chosen { text, unknown }));
                }
                Ok(_) => {
                    none = Some(Verdict::NotApplicable(NotApplicable::Period));
                    continue;
                }
                Err(verdict) => Some(verdict),
            };
            undated = undated.or(Some(Chosen { text, unknown }));
        }
        undated.map(Ok).or(none.map(Err))
    }

    /// The tier of a statutory limit.
    pub(super) fn tier(&self, text: &Statutory<'a>) -> Tier<'a> {
        Tier {
            limit: text.limit(),
            unit: text.limit().unit(&self.conventions),
            start: text.start().unwrap_or(self.committed.start),
            has_own_start: text.start().is_some(),
        }
    }
}
