//! Which statutory limit (法定时限) is a case's: the text of the law in force when its
//! clock starts ([S9](crate::design#s9)).

use chrono::NaiveDate;

use super::rule::Rule;
use super::tier::Tier;
use crate::check::case::Case;
use crate::check::verdict::{NotApplicable, Verdict};
use crate::plan::commitment::Statutory;

/// What the law has for a case.
#[derive(Clone, Copy)]
pub(super) enum Choice<'r, 'a> {
    /// The text that is in force on the day its clock starts.
    Binds(&'a Statutory<'a>, &'r Tier<'a>),
    /// The first text that could bind the case; when it started is not known.
    Undated(&'r Tier<'a>),
    /// The case tells the start of no text.
    NotStarted,
    /// No text was in force on the day of a start that the case tells.
    NotInForce,
}

/// What a case tells of the start of a clock.
#[derive(Clone, Copy)]
enum Told {
    At(NaiveDate),
    /// Not when, or more than once.
    Unknown,
    /// Not the event at all.
    Nothing,
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
        Some(match self.choice(case)? {
            Choice::Binds(text, _) => Ok(text),
            Choice::Undated(tier) => Err(self.unknown_start(case, tier)),
            Choice::NotStarted => Err(Verdict::NotStarted),
            Choice::NotInForce => Err(Verdict::NotApplicable(NotApplicable::Period)),
        })
    }

    /// What the law has for `case`; `None` where the commitment has no statutory limit.
    #[inline]
    pub(super) fn choice(&self, case: &Case<'_>) -> Option<Choice<'_, 'a>> {
        let texts = self.commitment.statutory();
        if texts.is_empty() {
            return None;
        }
        Some(self.choice_of(texts, case))
    }

    #[inline(never)]
    fn choice_of(&self, texts: &'a [Statutory<'a>], case: &Case<'_>) -> Choice<'_, 'a> {
        let mut otherwise = Choice::NotStarted;
        let mut undated = None;
        let mut start = Told::Nothing;
        for (text, tier) in texts.iter().zip(&self.statutory) {
            if !tier.starts_alike {
                start = self.told_start(case, tier);
            }
            match start {
                Told::At(date) if text.is_in_force(date) => return Choice::Binds(text, tier),
                Told::At(_) => otherwise = Choice::NotInForce,
                Told::Unknown => undated = undated.or(Some(tier)),
                Told::Nothing => {}
            }
        }
        undated.map_or(otherwise, Choice::Undated)
    }

    /// What `case` tells of the start of a tier's clock.
    fn told_start(&self, case: &Case<'_>, tier: &Tier<'_>) -> Told {
        let start = match case.bare_ends() {
            // a bare start is that of the commitment's clock
            Some(_) if tier.has_own_start => return Told::Nothing,
            Some((start, _)) => start,
            None if !tier.is_started(case) => return Told::Nothing,
            None => self.start_or_verdict(case, tier.start).ok(),
        };
        start.map_or(Told::Unknown, |start| Told::At(start.date()))
    }

    /// The verdict where the start of `tier` is not known.
    pub(super) fn unknown_start(&self, case: &Case<'_>, tier: &Tier<'_>) -> Verdict {
        let start = self.start_or_verdict(case, tier.start);
        start.err().unwrap_or(Verdict::NotStarted)
    }

    /// The statutory limit by which `case` is judged.
    pub(super) fn statutory_tier(&self, case: &Case<'_>) -> Option<&Tier<'a>> {
        match self.choice(case)? {
            Choice::Binds(_, tier) | Choice::Undated(tier) => Some(tier),
            Choice::NotStarted | Choice::NotInForce => None,
        }
    }
}
